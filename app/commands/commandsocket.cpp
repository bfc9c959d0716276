// SPDX-License-Identifier: Apache-2.0
#include "app/commands/commandsocket.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QJsonArray>
#include <QLocalSocket>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLongestRequest = 64 * 1024; // bytes: a command line, not a document

void answerTo(QLocalSocket *socket, const QJsonObject &object)
{
    socket->write(json::toBytes(object) + '\n');
    socket->disconnectFromServer();
}

QJsonObject failure(const Error &error) { return {{u"error"_s, errorName(error.code)}, {u"detail"_s, error.detail}}; }

QStringList wordsOf(const QByteArray &line)
{
    QStringList words;
    if (const Result<QJsonObject> request = json::parseObject(line))
        for (const auto &word : request->value(u"words"_s).toArray())
            words.append(word.toString());
    return words;
}

} // namespace

QString socketNameFor(const QString &file)
{
    const QByteArray path = QFileInfo(file).absoluteFilePath().toUtf8();
    return u"zhike-"_s + QString::fromLatin1(QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().left(24));
}

CommandSocket::CommandSocket(Workplace &place, const QString &file, QObject *parent) : QObject(parent), m_place(place), m_name(socketNameFor(file))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server.nextPendingConnection())
            serve(socket);
    });
}

bool CommandSocket::listen()
{
    if (m_server.listen(m_name))
        return true;
    // The file's lock is ours, so a socket of that name is what a killed process left behind.
    QLocalServer::removeServer(m_name);
    return m_server.listen(m_name);
}

void CommandSocket::serve(QLocalSocket *socket)
{
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
        if (!socket->canReadLine()) {
            if (socket->bytesAvailable() > kLongestRequest)
                socket->abort();
            return;
        }
        const QStringList words = wordsOf(socket->readLine(kLongestRequest));
        if (words.value(0) == "show"_L1) {
            Q_EMIT showAsked();
            return answerTo(socket, {{u"answer"_s, QJsonObject()}});
        }
        runCommand(m_place, words).then(socket, [socket](const Result<QJsonObject> &answer) {
            answerTo(socket, answer ? QJsonObject{{u"answer"_s, *answer}} : failure(answer.error()));
        });
    });
}

} // namespace zhike
