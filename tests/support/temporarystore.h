// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/store.h"
#include "tests/support/manualclock.h"

#include <QTemporaryDir>

namespace zhike::test {

/// A store in a directory of its own that goes away with the test, with the demo's vault beside it.
struct TemporaryStore {
    TemporaryStore() : vault(directory.filePath(QStringLiteral("vault.json")))
    {
        options.path = directory.filePath(QStringLiteral("zhike.db"));
        options.reserveBytes = 1 << 20;
    }

    /// Closes the store and opens the file again; the error when it can't be.
    [[nodiscard]] Result<void> open()
    {
        store.reset();
        Result<std::unique_ptr<Store>> opened = Store::open(options, vault, clock);
        if (!opened)
            return opened.error();
        store = *std::move(opened);
        return {};
    }
    /// Waits for a future of the store: its threads work while the test stands still.
    template <typename T>
    [[nodiscard]] static T wait(QFuture<T> future)
    {
        future.waitForFinished();
        return future.result();
    }
    template <typename F>
    [[nodiscard]] auto write(F f)
    {
        return wait(store->write(std::move(f)));
    }
    template <typename F>
    [[nodiscard]] auto read(F f)
    {
        return wait(store->read(std::move(f)));
    }

    QTemporaryDir directory;
    ManualClock clock;
    DemoVault vault;
    StoreOptions options;
    std::unique_ptr<Store> store;
};

} // namespace zhike::test
