// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QStringList>
#include <QTemporaryDir>
#include <QUrl>

/// A counter without a window: zhikectl over a file of its own, enrolled once, signed in with one badge at every command.
class SecondCounter
{
public:
    SecondCounter(QUrl central, QString badge);

    /// The answer as JSON; empty when it failed.
    [[nodiscard]] QJsonObject ask(const QStringList &words);
    /// A deed that is kept here: true when there is a receipt or another answer.
    [[nodiscard]] bool say(const QStringList &words) { return !ask(words).isEmpty(); }
    /// The error's name of a command that must fail; empty when it doesn't.
    [[nodiscard]] QString refusal(const QStringList &words);

private:
    struct Ended {
        int code = -1;
        QByteArray out;
        QByteArray err;
    };
    [[nodiscard]] Ended run(const QStringList &words);

    QTemporaryDir m_folder;
    QUrl m_central;
    QString m_badge;
};
