// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <chrono>
#include <map>
#include <mutex>
#include <string_view>

namespace zhike::central {

/// What the edge has counted so far and what it holds now. Names of operations and status codes, never a target.
struct EdgeFigures {
    struct Key {
        std::string_view operation; ///< Response::route: lives as long as the program
        int status = 0;
        friend auto operator<=>(const Key &, const Key &) = default;
    };
    struct Answers {
        quint64 count = 0;
        std::chrono::microseconds spent{0}; ///< from the whole request to the answer; waiting included
    };
    std::map<Key, Answers> answers;
    quint64 accepted = 0; ///< connections since the start
    quint64 cut = 0; ///< connections ended to make room for new ones
    quint64 asked = 0; ///< calls of the handler: answers, and looks that found nothing yet
    qint64 connections = 0;
    qint64 parked = 0;
    qint64 inPool = 0; ///< being handled, or queued for a thread
};

/// EdgeFigures that one thread keeps and others read.
class EdgeCounter {
public:
    template <typename Change>
    void note(Change &&change)
    {
        const std::lock_guard lock(m_mutex);
        change(m_figures);
    }
    [[nodiscard]] EdgeFigures figures() const
    {
        const std::lock_guard lock(m_mutex);
        return m_figures;
    }

private:
    mutable std::mutex m_mutex;
    EdgeFigures m_figures;
};

} // namespace zhike::central
