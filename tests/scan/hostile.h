// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace zhike::test {

/// What somebody might print on a label to make a shop's computer do something (safety.md, "Corpus").
struct HostilePayload {
    const char *kind = "";
    QByteArray bytes;
    bool isNearMiss = false; ///< made from one of our own codes: it may come out as a right one
};

/// Where the payloads point: a server, and a file that a shell or a path would make or open.
struct HostileAims {
    QString url; ///< "http://127.0.0.1:4711"
    QString file;
};

/// At least `count`, every kind in turn; the same for the same seed and aims.
[[nodiscard]] std::vector<HostilePayload> hostilePayloads(quint32 seed, int count, const HostileAims &aims);

} // namespace zhike::test
