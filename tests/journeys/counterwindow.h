// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/zhike/robot.h"
#include "app/zhike/start.h"
#include "tests/journeys/centralprocess.h"

#include <QTest>

#include <functional>

/// One counter as a person has it: a file of its own, the real window, hands and eyes. Every wait ends with what it
/// waits for.
class CounterWindow {
public:
    CounterWindow()
        : m_clock(m_systemClock)
    {
    }
    explicit CounterWindow(const zhike::Clock &clock)
        : m_clock(clock)
    {
    } ///< outlives the window

    /// Before open(): the SQLite VFS under the counter's file.
    void useDisk(const QByteArray &vfs) { m_vfs = vfs; }
    /// Opens the window and enrols if need be; waits until it can be signed in to. Again after close(): the same file.
    [[nodiscard]] bool open(const QUrl &central);
    void close();
    /// The machine stops in the middle of a transaction: what was on the disk then is all that the next open() finds.
    [[nodiscard]] bool powerCut();
    [[nodiscard]] bool signIn(const QString &badge = QStringLiteral("1001"),
                              const QString &pin = QStringLiteral("2580"));
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
    [[nodiscard]] zhike::Workplace &place() const { return *m_start->place(); }
    [[nodiscard]] QQuickWindow *window() const { return qobject_cast<QQuickWindow *>(m_start->window()); }
    [[nodiscard]] QString file() const { return m_folder->filePath(QStringLiteral("counter.zhike")); }

private:
    zhike::SystemClock m_systemClock;
    const zhike::Clock &m_clock;
    std::unique_ptr<QTemporaryDir> m_folder = std::make_unique<QTemporaryDir>();
    QByteArray m_vfs;
    std::unique_ptr<zhike::Start> m_start;
    std::unique_ptr<zhike::Robot> m_robot;
};

/// Another shop's terminal: `zhikectl` over a file of its own, one run a deed.
class OtherTerminal {
public:
    /// `central` may start later; it outlives this.
    explicit OtherTerminal(const CentralProcess &central)
        : m_central([&central] { return central.url(); })
    {
    }
    explicit OtherTerminal(const QUrl &central)
        : m_central([central] { return central; })
    {
    }
    /// What `zhikectl --json WORDS` prints; an empty object on failure.
    [[nodiscard]] QJsonObject run(const QStringList &words);
    /// An action, and central's answer to it waited for. False when central didn't take it.
    [[nodiscard]] bool act(const QString &type, const QJsonObject &body);

private:
    QTemporaryDir m_folder;
    std::function<QUrl()> m_central;
};

/// What central holds, seen by a second terminal that starts from nothing: `zhikectl --json WORDS`. Empty object on
/// failure.
[[nodiscard]] QJsonObject askSecondTerminal(const QUrl &central, const QStringList &words);
