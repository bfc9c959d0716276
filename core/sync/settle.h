// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/protocol.h"

/// What happens to ops when central's word arrives. For protocol.cpp and bootstrap.cpp.
namespace zhike::sync {

/// Where results come from: `provenBy` 0 when from a page (the page reaches them), else the count of requests sent so
/// far.
struct Heard {
    Moment now;
    qint64 provenBy = 0;
};
void learn(Writer &writer, const std::vector<OpResult> &results, const Heard &heard, const Rules &rules);

/// Un-numbered ops that need a refused one end here, with words.
void refuseChildren(Writer &writer, const Moment &now, const Rules &rules);
/// This op ends here, unsent, with the words of `code`.
void endHere(Writer &writer, outbox::Row row, ErrorCode code, const Moment &now);

/// Moves ops whose every target is done into the journal. `isCaughtUp`: a page without more behind it; `request`: its
/// number.
struct Reached {
    Moment now;
    bool isCaughtUp = false;
    qint64 request = 0;
    qint64 toSeq = 0; ///< the page's, when central tells it: better than any count of requests
};
void settle(Writer &writer, const Reached &reached, const Rules &rules);

/// "As of": what the file holds is complete up to now.
void noteTime(Writer &writer, const Moment &now);

} // namespace zhike::sync
