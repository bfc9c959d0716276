// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands/commands.h"

namespace zhike {

/// How one run of zhikectl goes: options, then one command.
struct Invocation {
    WorkplaceOptions place;
    QString enrolCode; ///< used when the file isn't enrolled yet
    QString badge;
    QString pin;
    QStringList words;
    Language language = Language::Zh;
    bool isJson = false;
};

/// Asks the process that holds the file. Empty when nobody listens.
[[nodiscard]] std::optional<QByteArray> askHolder(const Invocation &invocation);

/// Opens the file here, enrols and signs in as needed, waits for the first snapshot, runs the command; the exit code.
/// 0 done · 1 refused or failed (the error's name on standard error) · 2 usage.
class CtlSession : public QObject
{
    Q_OBJECT
public:
    CtlSession(std::unique_ptr<Workplace> place, Invocation invocation);
    void start();

private:
    void enrol();
    void signIn();
    void run();
    void sync();
    void fail(const Error &error);

    std::unique_ptr<Workplace> m_place;
    Invocation m_invocation;
    bool m_hasRun = false;
};

/// Prints an answer as JSON or as lines.
void printAnswer(const QJsonObject &answer, const Invocation &invocation);

} // namespace zhike
