// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/result.h"

#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

/// Processes of their own, so that what is measured is one program's and nobody else's: a real central, and this program again as a
/// terminal that does one thing and prints what it took.
namespace zhike::bench {

/// A seeded zhike-central on loopback. Ends with this.
class CentralProcess
{
public:
    explicit CentralProcess(const QString &folder) : m_folder(folder) {}
    ~CentralProcess() { stop(); }

    /// Seeds and serves: `members` at home in one store, with everything they own and did for the first `detailed` homes.
    struct Wanted {
        int members = 0;
        int detailed = 0;
    };
    [[nodiscard]] Result<void> start(const Wanted &wanted);
    void stop();
    [[nodiscard]] QUrl url() const { return m_url; }
    [[nodiscard]] double seededSeconds() const { return m_seededSeconds; }

private:
    const QString m_folder;
    QProcess m_process;
    QUrl m_url;
    double m_seededSeconds = 0;
};

/// Runs this program as `--worker name arguments…`; its one line of JSON. Anything but that is an Error with what it said.
[[nodiscard]] Result<QJsonObject> runWorker(const QStringList &arguments);
/// The other side: main() hands over when the first argument is --worker. The exit code.
[[nodiscard]] int beWorker(const QStringList &arguments);

/// What this process takes now and took at most, MB (/proc/self/status).
struct Memory {
    double now = 0;
    double peak = 0;
};
[[nodiscard]] Memory memoryOfThisProcess();

} // namespace zhike::bench
