// SPDX-License-Identifier: Apache-2.0
#include "ui/scan/qtwedgefilter.h"

#include <QGuiApplication>

// Qt's own way to play a key as if it had been pressed, shortcuts included; QtTest's public header declares it likewise.
Q_GUI_EXPORT bool qt_sendShortcutOverrideEvent(QObject *receiver, ulong timestamp, int key, Qt::KeyboardModifiers modifiers,
                                               const QString &text = QString(), bool isRepeat = false, ushort count = 1);

namespace zhike::ui {
namespace {

constexpr quint32 kEvdevOffset = 8; // Wayland hands on X's numbers

KeyStroke strokeOf(const QKeyEvent &event)
{
    KeyModifiers modifiers;
    modifiers.setFlag(KeyModifier::Shift, event.modifiers() & Qt::ShiftModifier);
    modifiers.setFlag(KeyModifier::Ctrl, event.modifiers() & Qt::ControlModifier);
    modifiers.setFlag(KeyModifier::Alt, event.modifiers() & Qt::AltModifier);
    modifiers.setFlag(KeyModifier::AltGr, event.modifiers() & Qt::GroupSwitchModifier);
    modifiers.setFlag(KeyModifier::Meta, event.modifiers() & Qt::MetaModifier);
    const quint32 code = event.nativeScanCode();
    const auto place = static_cast<quint16>(code > kEvdevOffset && code < kEvdevOffset + KeyTable::kKeys ? code - kEvdevOffset : 0);
    return {place, event.type() == QEvent::KeyPress, modifiers, event.text(), static_cast<qint64>(event.timestamp())};
}

} // namespace

QtWedgeFilter::QtWedgeFilter(const WedgeSettings &settings)
    : m_burst(settings)
{
    QCoreApplication::instance()->installEventFilter(this);
}

QtWedgeFilter::~QtWedgeFilter() = default;

void QtWedgeFilter::setSettings(const WedgeSettings &settings)
{
    apply(m_burst.interrupt());
    m_burst = WedgeBurst(settings);
}

bool QtWedgeFilter::eventFilter(QObject *watched, QEvent *event)
{
    auto *window = qobject_cast<QWindow *>(watched);
    if (!window || !event->spontaneous())
        return false;
    switch (event->type()) {
    case QEvent::ShortcutOverride: // taken: comes again as a press, and is asked about shortcuts when it is replayed
        event->accept();
        return true;
    case QEvent::KeyPress:
    case QEvent::KeyRelease:
        return takeKey(window, *static_cast<const QKeyEvent *>(event));
    default:
        return false;
    }
}

bool QtWedgeFilter::takeKey(QWindow *window, const QKeyEvent &event)
{
    const KeyStroke stroke = strokeOf(event);
    const WedgeBurst::Step step = m_burst.take(stroke);
    apply(step);
    if (step.key != WedgeBurst::Key::Drop) {
        std::vector<HeldKey> now;
        now.push_back({window, std::unique_ptr<QKeyEvent>(event.clone())});
        if (step.key == WedgeBurst::Key::Hold)
            m_held.push_back(std::move(now.front()));
        else
            replay(std::move(now)); // not let through as it is: its shortcut hasn't been looked up
    }
    waitFor(m_burst, stroke.atMs);
    return true;
}

void QtWedgeFilter::apply(const WedgeBurst::Step &step)
{
    std::vector<HeldKey> held;
    if (step.held != WedgeBurst::Held::Keep)
        held.swap(m_held);
    report(step.scanned);
    if (step.held == WedgeBurst::Held::Replay)
        replay(std::move(held));
}

void QtWedgeFilter::replay(std::vector<HeldKey> held)
{
    for (HeldKey &each : held) {
        QKeyEvent &key = *each.event;
        if (!each.window)
            continue;
        const bool isShortcut = key.type() == QEvent::KeyPress
            && qt_sendShortcutOverrideEvent(each.window, static_cast<ulong>(key.timestamp()), key.key(), key.modifiers(), key.text(),
                                            key.isAutoRepeat());
        if (!isShortcut && each.window) {
            key.ignore();
            QCoreApplication::sendEvent(each.window, &key);
        }
    }
}

void QtWedgeFilter::due()
{
    if (const auto at = m_burst.decideAt())
        apply(m_burst.settle(*at));
}

} // namespace zhike::ui
