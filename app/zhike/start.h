// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands/commandsocket.h"
#include "core/desk/workplace.h"
#include "ui/services.h"

#include <QQmlApplicationEngine>
#include <QTimer>

namespace zhike {

/// How the program was started.
struct StartOptions {
    WorkplaceOptions place;
    QString enrolCode;        ///< for a terminal that isn't enrolled yet
    QString preferencesFile;
};

/// From nothing to the counter's window: opens the workplace, enrols it when it is new, shows the window - or, when something
/// stands in the way, a page that says what happened, what was kept and what to do, and tries again where that can help.
/// Threads: GUI thread; the workplace is opened before the event loop runs.
class Start : public QObject
{
    Q_OBJECT
public:
    enum class Outcome { Window, Problem, OtherWindow };
    /// `clock` outlives this.
    Start(StartOptions options, const Clock &clock, QObject *parent = nullptr);
    ~Start() override;

    /// OtherWindow: another process holds the file; it was asked to show itself and this one should end.
    [[nodiscard]] Outcome begin();
    [[nodiscard]] QQmlApplicationEngine &engine() { return m_engine; }
    /// The root window, nullptr until one is loaded.
    [[nodiscard]] QObject *window() const;
    [[nodiscard]] Workplace *place() const { return m_place.get(); }

Q_SIGNALS:
    void windowReady();

private Q_SLOTS:
    void retry();

private:
    void enrol();
    void openWindow();
    void listen();
    void showFirst();
    void showProblem(const Error &error);
    void closeProblem();
    [[nodiscard]] bool wakeHolder() const;

    StartOptions m_options;
    const Clock &m_clock;
    std::unique_ptr<Workplace> m_place;
    std::unique_ptr<CommandSocket> m_socket;
    std::unique_ptr<ui::Services> m_services;
    std::unique_ptr<ui::Preferences> m_problemLanguage; ///< translates the problem page before services exist
    QTimer m_retry;
    QQmlApplicationEngine m_engine; ///< last made, first gone: QML lets go of everything above
};

} // namespace zhike
