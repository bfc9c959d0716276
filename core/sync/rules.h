// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace zhike::sync {

/// The protocol's rules, each of which the schedule test switches off once to see that schedules then fail (sync.md, "mutants").
/// Everything but that test uses the defaults.
struct Rules {
    bool settlesPerTarget = true;       ///< off: settles when the first target is done
    bool settlesByDocument = true;      ///< off: settles as soon as the answer is known
    bool absentOnlyWhenCaughtUp = true; ///< off: a target that isn't local counts as done at once
    bool holdsBehindUnnumbered = true;  ///< off: numbers past an earlier un-numbered op with the same target
    bool freezesAtRestart = true;       ///< off: waiting ops stay deletable after a restart
    bool keepsJournal = true;           ///< off: settled ops are forgotten before central is durable
    bool voidsRefusals = true;          ///< off: a refused op goes back to a restored central as if it were new
    bool leavesAreApplied = true;       ///< off: what left the scope stays
    bool rotatesOnClone = true;         ///< off: a cloned replica goes on under its old id
    bool renumbersInOrder = true;       ///< off: a new replica numbers the newest first
    bool learnsFromPages = true;        ///< off: only push answers tell results
    bool judgesAnewAtSwap = true;       ///< off: the journal is not sent again after a restore
};

} // namespace zhike::sync
