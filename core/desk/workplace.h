// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/enrol.h"
#include "core/sync/reporter.h"

#include <QUrl>

namespace zhike {

/// Where the file's key rests.
enum class VaultKind {
    Keychain, ///< the system's secret service
    Demo ///< a 0600 file beside the database, made for a demo run; protects nothing and the window says so
};

struct WorkplaceOptions {
    QString file; ///< the database; blobs, lock and the demo's vault lie beside it
    QUrl central;
    VaultKind vault = VaultKind::Keychain;
    QByteArray vfs;   ///< tests: a disk that waits or fails (StoreOptions::vfs)
    QString decoder;  ///< program of the decoder child; empty: beside the running executable
};

/// Everything one terminal's process is made of, built in order and taken down in reverse: vault, file, line, decoder
/// and, once enrolled, the reception. Used by the window, by zhikectl and by the journeys alike. Threads: made and
/// destroyed on the thread that runs the event loop.
class Workplace : public QObject {
    Q_OBJECT
public:
    /// Blocks (vault, migrations, salvage): call it before the loop is busy. Errors: everything Store::open says,
    /// KeyMissing, InvalidValue "codes" (a broken rule file).
    [[nodiscard]] static Result<std::unique_ptr<Workplace>> open(const WorkplaceOptions &options, const Clock &clock);
    ~Workplace() override;

    [[nodiscard]] bool isEnrolled() const;
    /// Once, with the code central gave out. Starts syncing when it succeeds.
    [[nodiscard]] Answer<bool> enrol(const QString &code);
    /// nullptr before enrolment.
    [[nodiscard]] Reception *reception() const;
    [[nodiscard]] bool isDemo() const;
    [[nodiscard]] const OpenReport &openReport() const;
    /// Lets what waits leave now: at the end of a shift, before the program closes, for `zhikectl sync`.
    void flush();
    /// Compares what is held with central's sums and mends it, as soon as the feed is at its end: `zhikectl doctor
    /// --repair`.
    void repair();
    [[nodiscard]] Store &store();
    [[nodiscard]] const Reporter &reporter() const;

Q_SIGNALS:
    void enrolled();
    /// A round ended with nothing left to do (see SyncEngine::quiet).
    void quiet();

private:
    Workplace();
    [[nodiscard]] SyncEngine::Rooms engineRooms();
    void start(EnrolledTerminal enrolledTerminal);
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace zhike
