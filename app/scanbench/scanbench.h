// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/scanbench/lane.h"

#include <QStringList>

#include <memory>

namespace zhike::scanbench {

struct Options {
    QString corpus;
    QStringList sets; ///< beginnings of the names wanted; empty: all
    int limit = 0; ///< pictures a set, spread over it; 0: all
    int jobs = 1;
    Lane::Programs programs;
};
/// The words after `scan-bench`. InvalidValue names the word that makes no sense.
[[nodiscard]] Result<Options> optionsFrom(const QStringList &words);

/// Looks at every picture of a corpus, a few at a time, without ever blocking: run an event loop.
class ScanBench {
public:
    /// `done` gets what was seen, in the manifest's order.
    ScanBench(Options options, std::function<void(std::vector<Looked>)> done);
    /// InvalidValue: no manifest, or nothing in it is wanted.
    [[nodiscard]] Result<void> start();

private:
    void feed(std::size_t lane);

    Options m_options;
    std::function<void(std::vector<Looked>)> m_done;
    std::vector<Task> m_tasks;
    std::vector<Looked> m_looked;
    std::vector<std::unique_ptr<Lane>> m_lanes;
    std::size_t m_next = 0;
    std::size_t m_finished = 0;
};

} // namespace zhike::scanbench
