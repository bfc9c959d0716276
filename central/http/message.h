// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/result.h"

#include <QByteArray>

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

/// HTTP without the library that speaks it: what handlers see and answer.
namespace zhike::central {

struct Header {
    QByteArray name; ///< as it came; compare without case
    QByteArray value;
};

/// Words of the handlers' own for what a request may wait for ("scope/store:a", "terminal/t1").
using Topics = std::vector<QByteArray>;

struct Request {
    QByteArray method;
    QByteArray target; ///< path and query as they came, percent-encoded
    std::vector<Header> headers;
    QByteArray body;
    QByteArray id; ///< request id: the client's, when it is a plain one, else ours
    bool isLastAsking = false; ///< a parked request whose time is up (or the server is stopping): answer now

    /// Empty when absent.
    [[nodiscard]] QByteArray header(const char *name) const;
};

struct Response {
    int status = 200;
    QByteArray contentType = "application/json";
    std::vector<Header> headers;
    QByteArray body;
    const char *route = "none"; ///< for the log; never the target
    /// Set: nothing to say yet. The server calls the handler again at its next wake() on one of `wokenBy` and, at the
    /// latest, after this long.
    std::optional<std::chrono::milliseconds> parkFor;
    Topics wokenBy; ///< empty: by every wake
    /// Set: the answer may not leave yet. The server calls this once, on the handler's thread, with what lets it go - to be
    /// called once, from any thread; after an Error a 503 goes instead. Meanwhile the request holds no thread.
    using Release = std::function<void(const Result<void> &)>;
    std::function<void(Release)> heldUntil;
};

} // namespace zhike::central
