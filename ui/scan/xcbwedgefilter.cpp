// SPDX-License-Identifier: Apache-2.0
#include "ui/scan/xcbwedgefilter.h"

#include <QGuiApplication>

#include <xcb/xcb.h>

#include <cstdlib>
#include <cstring>

namespace zhike::ui {
namespace {

constexpr quint8 kSentMark = 0x80; // X marks events that came by SendEvent
constexpr quint8 kEvdevOffset = 8; // an X key code is the input code plus eight
constexpr size_t kMostReturning = 1024; // more than a server that answers ever leaves open

xcb_connection_t *connectionOfApplication()
{
    const auto *x11 = qGuiApp ? qGuiApp->nativeInterface<QNativeInterface::QX11Application>() : nullptr;
    return x11 ? x11->connection() : nullptr;
}

template <typename T>
T read(const std::array<char, 32> &event)
{
    T value;
    static_assert(sizeof(T) <= sizeof(event));
    std::memcpy(&value, event.data(), sizeof(value));
    return value;
}

/// The usual places of modifiers in X's state; Caps Lock and Num Lock don't matter to a scanner's keys.
KeyModifiers modifiersOf(quint16 state)
{
    KeyModifiers modifiers;
    modifiers.setFlag(KeyModifier::Shift, state & XCB_MOD_MASK_SHIFT);
    modifiers.setFlag(KeyModifier::Ctrl, state & XCB_MOD_MASK_CONTROL);
    modifiers.setFlag(KeyModifier::Alt, state & XCB_MOD_MASK_1);
    modifiers.setFlag(KeyModifier::Meta, state & XCB_MOD_MASK_4);
    modifiers.setFlag(KeyModifier::AltGr, state & XCB_MOD_MASK_5);
    return modifiers;
}

quint32 atomNamed(xcb_connection_t *connection, const char *name)
{
    const auto cookie = xcb_intern_atom(connection, 0, static_cast<quint16>(std::strlen(name)), name);
    xcb_intern_atom_reply_t *reply = xcb_intern_atom_reply(connection, cookie, nullptr);
    const quint32 atom = reply ? reply->atom : 0;
    std::free(reply);
    return atom;
}

} // namespace

XcbWedgeFilter::XcbWedgeFilter(const WedgeSettings &settings)
    : m_connection(connectionOfApplication())
    , m_fence(atomNamed(m_connection, "_ZHIKE_KEY_FENCE"))
    , m_burst(settings)
{
    QCoreApplication::instance()->installNativeEventFilter(this);
}

XcbWedgeFilter::~XcbWedgeFilter()
{
    if (QCoreApplication *application = QCoreApplication::instance())
        application->removeNativeEventFilter(this);
}

bool XcbWedgeFilter::isPossible() { return connectionOfApplication() != nullptr; }

void XcbWedgeFilter::setSettings(const WedgeSettings &settings)
{
    static_cast<void>(apply(m_burst.interrupt(), nullptr));
    m_burst = WedgeBurst(settings);
}

bool XcbWedgeFilter::nativeEventFilter(const QByteArray &type, void *message, qintptr *)
{
    if (type != "xcb_generic_event_t")
        return false;
    const auto *generic = static_cast<const xcb_generic_event_t *>(message);
    const quint8 kind = generic->response_type & ~kSentMark;
    if (kind != XCB_KEY_PRESS && kind != XCB_KEY_RELEASE && kind != XCB_CLIENT_MESSAGE)
        return false;
    Event event;
    std::memcpy(event.data(), message, event.size());
    if (kind != XCB_CLIENT_MESSAGE)
        return generic->response_type & kSentMark ? isComingBack(event) && false : takeKey(event);
    const auto fence = read<xcb_client_message_event_t>(event);
    if (fence.type != m_fence)
        return false;
    // Everything the server had to say before has been seen. A key since then has set the timer anew.
    if (fence.data.data32[0] == m_strokes)
        if (const auto at = m_burst.decideAt())
            static_cast<void>(apply(m_burst.settle(*at), nullptr));
    return true;
}

bool XcbWedgeFilter::takeKey(const Event &event)
{
    const auto key = read<xcb_key_press_event_t>(event);
    const auto place = static_cast<quint16>(key.detail > kEvdevOffset ? key.detail - kEvdevOffset : 0);
    m_window = key.event;
    ++m_strokes;
    const KeyStroke stroke{place, key.response_type == XCB_KEY_PRESS, modifiersOf(key.state), {}, clockOf(key.time)};
    const bool isTaken = apply(m_burst.take(stroke), &event);
    waitFor(m_burst, stroke.atMs);
    return isTaken;
}

/// One of ours on its way to the field: takes it off the list.
bool XcbWedgeFilter::isComingBack(const Event &event)
{
    const auto key = read<xcb_key_press_event_t>(event);
    for (auto it = m_returning.begin(); it != m_returning.end(); ++it) {
        const auto sent = read<xcb_key_press_event_t>(*it);
        if (sent.detail != key.detail || sent.time != key.time || (key.response_type & ~kSentMark) != sent.response_type)
            continue;
        m_returning.erase(m_returning.begin(), it + 1); // the server keeps the order: earlier ones were lost with their window
        return true;
    }
    return false;
}

/// True when `event` is not to go on from here.
bool XcbWedgeFilter::apply(const WedgeBurst::Step &step, const Event *event)
{
    if (step.held == WedgeBurst::Held::Replay)
        for (const Event &held : m_held)
            sendBack(held);
    if (step.held != WedgeBurst::Held::Keep)
        m_held.clear();
    report(step.scanned);
    if (!event)
        return true;
    if (step.key == WedgeBurst::Key::Hold)
        m_held.push_back(*event);
    else if (step.key == WedgeBurst::Key::Deliver) {
        if (m_returning.empty())
            return false;
        sendBack(*event);
    }
    return true;
}

qint64 XcbWedgeFilter::clockOf(quint32 serverMs)
{
    if (m_strokes == 1)
        m_serverMs = serverMs;
    m_nowMs += static_cast<qint32>(serverMs - m_serverMs);
    m_serverMs = serverMs;
    return m_nowMs;
}

void XcbWedgeFilter::sendBack(const Event &event)
{
    const auto key = read<xcb_key_press_event_t>(event);
    // Mask 0: to whoever made the window, which is us.
    xcb_send_event(m_connection, 0, key.event, 0, event.data());
    xcb_flush(m_connection);
    if (m_returning.size() < kMostReturning)
        m_returning.push_back(event);
}

void XcbWedgeFilter::due() { sendFence(m_window); }

void XcbWedgeFilter::sendFence(quint32 window)
{
    xcb_client_message_event_t message{};
    message.response_type = XCB_CLIENT_MESSAGE;
    message.format = 32;
    message.window = window;
    message.type = m_fence;
    message.data.data32[0] = m_strokes;
    static_assert(sizeof(message) == sizeof(Event));
    xcb_send_event(m_connection, 0, window, 0, reinterpret_cast<const char *>(&message));
    xcb_flush(m_connection);
}

} // namespace zhike::ui
