// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace zhike::sync {

/// The protocol's rules, each of which the schedule test switches off once to see that schedules then fail (sync.md,
/// "Rules"). Everything but that test uses the defaults.
struct Rules {
    bool settlesPerTarget = true; ///< off: settles when the first target is done
    bool settlesByDocument = true; ///< off: settles as soon as the answer is known
    bool absentOnlyWhenCaughtUp = true; ///< off: a target that isn't local counts as done at once
    bool holdsBehindUnnumbered = true; ///< off: numbers past an earlier un-numbered op with the same target
    bool freezesAtRestart = true; ///< off: waiting ops stay deletable after a restart
    bool keepsJournal = true; ///< off: settled ops are forgotten before central is durable
    bool voidsRefusals = true; ///< off: a refused op goes back to a restored central as if it were new
    bool leavesAreApplied = true; ///< off: what left the scope stays
    bool rotatesOnClone = true; ///< off: a cloned replica goes on under its old id
    bool renumbersInOrder = true; ///< off: a new replica numbers the newest first
    bool learnsFromPages = true; ///< off: only push answers tell results
    bool judgesAnewAtSwap = true; ///< off: the journal is not sent again after a restore
    bool settlesNotByCursor =
        true; ///< off: a page that reaches an op's number settles it, whatever became of its targets
    bool foldsByVersion = true; ///< off: a page's rows are taken as they come, and an older one replaces a newer
    bool endsChildrenHere = true; ///< off: what was built on a refused op is sent
    bool undoesChildren = true; ///< off: undoing an op leaves what was built on it
    bool renumbersAtOnce = true; ///< off: a new replica forgets the numbers instead of giving new ones
    bool comesFirstWhenNeeded = true; ///< off: a parent that is numbered behind its child stays there
    bool cutsScopes = true; ///< off: a scope that this terminal lost stays …
    bool comparesAfterLoss = true; ///< … off: and nobody looks soon whether everything of it has gone
    bool addsPastCursor = true; ///< off: an added scope is merged before its replay has reached the cursor
    bool endsErased = true; ///< off: what waits about an erased person goes on
    bool repairsAtCursor = true; ///< off: a repair is taken wherever the cursor stands
};

} // namespace zhike::sync
