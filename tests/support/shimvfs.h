// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace zhike::test {

/// What SQLite asks of the file system.
enum class FileCall { Open, Read, Write, Truncate, Sync, Size, Lock, Unlock, ShmMap, ShmLock, Delete, Access, Close };

struct Call {
    FileCall what;
    QByteArray path; ///< empty for a temporary file
    qint64 at = 0; ///< offset of a read or write; length after a truncate
    const char *bytes = nullptr; ///< what is written
    int amount = 0;
    bool isDurable = true; ///< Delete: the directory is synced too
};

/// Somebody who watches the calls and may end them with an SQLite result code. Called from the store's threads, one at
/// a time but for `stand`.
class Witness {
public:
    virtual ~Witness() = default;
    /// First: the call stands still until this returns. Other calls go on, so this one alone may wait; it comes from
    /// several threads at the same time.
    virtual void stand(const Call &) { }
    /// Anything but SQLITE_OK: the call isn't made and ends with this code.
    [[nodiscard]] virtual int before(const Call &) { return 0; }
    /// The call was made and went well.
    virtual void after(const Call &) { }
    /// What was read may be changed before SQLite sees it.
    virtual void afterRead(const Call &, char *) { }
};

/// The system's own file system with a witness in between, registered under `name()`; one at a time. `Sleep::Never`: a
/// lock that isn't given is asked for again at once.
class ShimVfs {
public:
    enum class Sleep { Never, Really };
    explicit ShimVfs(Witness &witness, Sleep sleep = Sleep::Never);
    ~ShimVfs();
    ShimVfs(const ShimVfs &) = delete;
    ShimVfs &operator=(const ShimVfs &) = delete;
    [[nodiscard]] static QByteArray name() { return "shim"; }
};

} // namespace zhike::test
