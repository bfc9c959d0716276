// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands/commands.h"

#include <QLocalServer>

namespace zhike {

/// The name of the socket that belongs to a file: whoever holds the file listens on it.
[[nodiscard]] QString socketNameFor(const QString &file);

/// Takes commands for the file this process holds: one JSON line {"words":[…]} in, one JSON line {"answer":{…}} or
/// {"error":"name","detail":"…"} out. `{"words":["show"]}` brings the window to the front. Only this user may connect.
class CommandSocket : public QObject
{
    Q_OBJECT
public:
    CommandSocket(Workplace &place, const QString &file, QObject *parent = nullptr);
    /// False when another process listens already.
    [[nodiscard]] bool listen();

Q_SIGNALS:
    /// A second start of the program: show the window that is there.
    void showAsked();

private:
    void serve(class QLocalSocket *socket);

    Workplace &m_place;
    QString m_name;
    QLocalServer m_server;
};

} // namespace zhike
