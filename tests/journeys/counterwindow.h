// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/zhike/robot.h"
#include "app/zhike/start.h"
#include "tests/journeys/centralprocess.h"

#include <QTest>

/// One counter as a person has it: a file of its own, the real window, hands and eyes. Every wait ends with what it waits for.
class CounterWindow
{
public:
    /// Opens the window and enrols; waits until it can be signed in to.
    [[nodiscard]] bool open(const QUrl &central);
    [[nodiscard]] bool signIn(const QString &badge = QStringLiteral("1001"), const QString &pin = QStringLiteral("2580"));
    /// Types into the one box and opens the first hit.
    [[nodiscard]] bool openMember(const QString &typed);
    /// Drops the label's picture on the scan page.
    [[nodiscard]] bool scanLabel(const QString &content);
    [[nodiscard]] bool see(const QString &handle) const;
    [[nodiscard]] bool seeText(const QString &part) const;
    [[nodiscard]] bool press(const QString &handle);
    /// Presses the first enabled item whose handle begins with `prefix`.
    [[nodiscard]] bool pressFirst(const QString &prefix);
    /// Ends the undo windows, wakes the line and waits until central has answered everything.
    [[nodiscard]] bool sendAll();
    /// Saves a picture to ZHIKE_PICTURES when that is set.
    void picture(const QString &name) const;

    [[nodiscard]] zhike::Robot &robot() { return *m_robot; }
    [[nodiscard]] zhike::Reception &reception() const { return *m_start->place()->reception(); }
    [[nodiscard]] QString folder() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<zhike::Start> m_start;
    std::unique_ptr<zhike::Robot> m_robot;
};

/// What central holds, seen by a second terminal that starts from nothing: `zhikectl --json WORDS`. Empty object on failure.
[[nodiscard]] QJsonObject askSecondTerminal(const QUrl &central, const QStringList &words);
