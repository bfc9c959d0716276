// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/central/httpline.h"
#include "tests/support/cluster.h"

#include <QProcess>

namespace zhike::test {

/// zhike-central as its own process, on a database of its own of this run's engine. Killed with this object.
class CentralProgram {
public:
    /// Or another program that takes the same words.
    explicit CentralProgram(QString program = QStringLiteral("zhike-central")) : m_program(std::move(program)) { }
    ~CentralProgram();

    /// Starts with these words (database and port file are given) without waiting.
    void launch(const QStringList &words);
    /// Waits for its port; false when it ended instead or took too long.
    [[nodiscard]] bool isReady();
    [[nodiscard]] bool start(const QStringList &words)
    {
        launch(words);
        return isReady();
    }
    [[nodiscard]] quint16 port() const;
    [[nodiscard]] QString database() const { return m_place.url(); }
    /// Where its files stand, the SQLite one too.
    [[nodiscard]] QString folder() const { return m_place.files(); }
    [[nodiscard]] QString file(const QString &name) const { return folder() + QLatin1Char('/') + name; }
    [[nodiscard]] QProcess &process() { return m_process; }
    /// What it has written to its error output.
    [[nodiscard]] QByteArray log() const;

    /// A terminal's token; empty when refused.
    [[nodiscard]] QByteArray enrol(const QByteArray &code) const;
    /// The token of the golden associate, signed in at a new terminal; needs a seeded brand.
    [[nodiscard]] QByteArray signIn() const;
    /// A one-time code for that store, made beside the running program.
    [[nodiscard]] QByteArray enrolCode(const QString &store) const;
    /// A value of /metrics without labels; −1 when there is none.
    [[nodiscard]] double metric(const QByteArray &name) const;

    /// SIGTERM.
    void askToEnd();
    /// Waits for its end; −1 when it crashed or doesn't end.
    [[nodiscard]] int exitCode();
    [[nodiscard]] int end()
    {
        askToEnd();
        return exitCode();
    }

private:
    [[nodiscard]] QJsonObject enrolled(const QByteArray &code) const;

    const QString m_program;
    TestDatabase m_place;
    QProcess m_process;
};

} // namespace zhike::test
