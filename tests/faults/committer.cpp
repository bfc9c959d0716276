// SPDX-License-Identifier: Apache-2.0
// The process that tst_kill kills: commits ops through the real store and prints the id of each as soon as it is saved.
//     committer FILE VAULT ROUND CALLS [early|split]
// At its CALLS-th call of the file system it kills itself (0: never). The controls: "early" prints before it
// commits, "split" commits an op and its audit row in two transactions.
#include "core/store/audit.h"
#include "tests/faults/filestate.h"
#include "tests/support/shimvfs.h"
#include "tests/support/temporarystore.h"

#include <csignal>
#include <cstdio>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

/// Ends the process without any farewell, at one call out of many.
class Executioner final : public Witness {
public:
    explicit Executioner(int calls)
        : m_left(calls)
    {
    }
    int before(const Call &) override
    {
        if (m_left > 0 && --m_left == 0)
            (void)std::raise(SIGKILL);
        return 0;
    }

private:
    int m_left;
};

void say(const QString &id)
{
    std::puts(qPrintable(id));
    std::fflush(stdout);
}

bool keep(Store &store, const QString &id, const QByteArray &manner)
{
    const auto whole = [id](Writer &w) { return keepOpWithAudit(w, id, u"u-1"_s); };
    const auto opAlone = [id](Writer &w) -> Result<bool> {
        const Result<bool> kept = keepOpWithAudit(w, id, u"u-1"_s);
        w.run("DELETE FROM audit WHERE n=(SELECT max(n) FROM audit)");
        return kept;
    };
    const auto auditAlone = [id](Writer &w) -> Result<bool> { return audit::append(w, id.toUtf8()) > 0; };
    if (manner != "split")
        return TemporaryStore::wait(store.write(whole)).isOk();
    return TemporaryStore::wait(store.write(opAlone)).isOk() && TemporaryStore::wait(store.write(auditAlone)).isOk();
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 5)
        return 2;
    Executioner executioner(std::atoi(argv[4]));
    const ShimVfs vfs(executioner);
    const QByteArray manner(argc > 5 ? argv[5] : "");
    StoreOptions options;
    options.path = QString::fromLocal8Bit(argv[1]);
    options.reserveBytes = 0;
    options.pagesBeforeCheckpoint = 40;
    options.vfs = ShimVfs::name();
    DemoVault vault(QString::fromLocal8Bit(argv[2]));
    const SystemClock clock;
    const Result<std::unique_ptr<Store>> store = Store::open(options, vault, clock);
    if (!store)
        return 1;
    for (int i = 0;; ++i) {
        const QString id = u"op-%1-%2"_s.arg(QString::fromLatin1(argv[3])).arg(i);
        if (manner == "early")
            say(id);
        if (!keep(**store, id, manner))
            return 1;
        if (manner != "early")
            say(id);
    }
}
