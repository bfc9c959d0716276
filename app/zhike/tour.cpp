// SPDX-License-Identifier: Apache-2.0
#include "app/zhike/tour.h"

#include <QCoreApplication>
#include <QDir>

#include <cstdio>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLookMs = 100;   // between two looks at the screen
constexpr int kStill = 4;      // looks in a row: what moves in has come to rest
constexpr int kPatience = 300; // looks before a step has failed: half a minute

} // namespace

Tour::Tour(Start &start, TourOptions options) : m_start(start), m_options(std::move(options))
{
    QDir().mkpath(m_options.pictures);
    m_timer.setInterval(kLookMs);
    connect(&m_timer, &QTimer::timeout, this, &Tour::look);
    if (m_start.place() && m_start.place()->isEnrolled())
        begin();
    else
        connect(&m_start, &Start::windowReady, this, &Tour::begin);
}

void Tour::begin()
{
    auto *window = qobject_cast<QQuickWindow *>(m_start.window());
    if (!window)
        return QCoreApplication::exit(1);
    m_robot = std::make_unique<Robot>(window);
    addSteps();
    m_timer.start();
}

void Tour::addStep(const QString &name, std::function<bool()> isReady, std::function<void()> act)
{
    m_steps.push_back({name, std::move(isReady), std::move(act)});
}

void Tour::addStep(const QString &name, const QString &handle, std::function<void()> act)
{
    addStep(name, [this, handle] { return m_robot->sees(handle); }, std::move(act));
}

void Tour::addSteps()
{
    addStep(u"01-sign-in"_s, u"signInBadge"_s, [this] {
        m_robot->type(u"signInBadge"_s, u"1001"_s);
        m_robot->type(u"signInPin"_s, u"2580"_s);
        m_robot->press(u"signInButton"_s);
    });
    const auto isReady = [this] {
        Desk *desk = m_start.place()->reception()->desk();
        return desk && m_robot->sees(u"worklist"_s) && !desk->find(u"19900005678"_s, 1).empty();
    };
    addStep(u"02-home"_s, isReady, [this] { m_robot->type(u"searchField"_s, u"19900005678"_s); });
    addStep({}, u"hit0"_s, [this] { m_robot->press(u"hit0"_s); });
    addStep(u"03-member"_s, u"adviceAccept"_s, [this] { m_robot->press(u"adviceAccept"_s); });
    addStep(u"04-compare"_s, u"book0"_s, [this] { m_robot->press(u"book0"_s); });
    addStep(u"05-windows"_s, u"slotList"_s, [this] { m_robot->key(Qt::Key_Escape); });
    addScanSteps();
    addStep(u"08-outbox"_s, u"outboxList"_s, [this] { m_robot->press(u"rail-community"_s); });
    addStep(u"09-community"_s, u"communityRanking"_s, [this] { m_robot->press(u"languageButton"_s); });
    addStep({}, u"rail-member"_s, [this] { m_robot->press(u"rail-member"_s); });
    addStep(u"10-member-in-english"_s, u"memberName"_s, [this] { m_robot->press(u"rail-settings"_s); });
    addStep({}, u"themeButton"_s, [this] { m_robot->press(u"themeButton"_s); });
    addStep({}, u"rail-member"_s, [this] { m_robot->press(u"rail-member"_s); });
    addStep(u"11-member-in-the-dark"_s, u"memberName"_s, [] {});
}

void Tour::addScanSteps()
{
    addStep({}, u"rail-scan"_s, [this] { m_robot->press(u"rail-scan"_s); });
    addStep({}, u"scanDropArea"_s, [this] { m_robot->drop(m_options.labels + u"/connected.png"_s); });
    addStep(u"06-passport"_s, u"registerButton"_s, [this] { m_robot->press(u"registerButton"_s); });
    addStep(u"07-receipt"_s, u"receiptNumber"_s, [this] { m_robot->press(u"rail-outbox"_s); });
}

void Tour::look()
{
    if (m_at == m_steps.size()) {
        m_timer.stop();
        return QCoreApplication::exit(0);
    }
    const Step &step = m_steps[m_at];
    m_seen = step.isReady() ? m_seen + 1 : 0;
    if (m_seen < kStill) {
        if (++m_looks < kPatience)
            return;
        std::fprintf(stderr, "tour: nothing to see at \"%s\"\n", qUtf8Printable(step.name));
        m_robot->save(m_options.pictures + u"/stuck.png"_s);
        return QCoreApplication::exit(1);
    }
    m_looks = 0;
    m_seen = 0;
    if (!step.name.isEmpty())
        m_robot->save(m_options.pictures + u'/' + step.name + u".png"_s);
    ++m_at;
    step.act();
}

} // namespace zhike
