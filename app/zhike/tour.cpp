// SPDX-License-Identifier: Apache-2.0
#include "app/zhike/tour.h"

#include <QCoreApplication>
#include <QDir>

#include <cstdio>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLookMs = 100;   // between two looks at the screen
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
}

void Tour::look()
{
    if (m_at == m_steps.size()) {
        m_timer.stop();
        return QCoreApplication::exit(0);
    }
    const Step &step = m_steps[m_at];
    if (!step.isReady()) {
        if (++m_looks < kPatience)
            return;
        std::fprintf(stderr, "tour: nothing to see at \"%s\"\n", qUtf8Printable(step.name));
        m_robot->save(m_options.pictures + u"/stuck.png"_s);
        return QCoreApplication::exit(1);
    }
    m_looks = 0;
    if (!step.name.isEmpty())
        m_robot->save(m_options.pictures + u'/' + step.name + u".png"_s);
    ++m_at;
    step.act();
}

} // namespace zhike
