// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/store/database.h"

#include <QThread>

namespace zhike::central {

/// Hears what other central processes commit to the same PostgreSQL database, so that terminals waiting at this one are
/// answered at once too. On SQLite it hears nothing: one process serves a file.
///
/// Threads: one of its own with one connection; `news` is called there. After a lost connection it listens again within
/// seconds and gives news once, because some may have been missed.
class Ear {
public:
    Ear(const Database &database, std::function<void()> news);
    ~Ear();
    Ear(const Ear &) = delete;
    Ear &operator=(const Ear &) = delete;

private:
    struct Listener;
    QThread m_thread;
};

} // namespace zhike::central
