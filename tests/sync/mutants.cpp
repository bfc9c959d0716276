// SPDX-License-Identifier: Apache-2.0
#include "tests/sync/mutants.h"

namespace zhike::test {
namespace {

using S = ScheduleSetup;

constexpr Mutant kMutants[] = {
    // rules of core/sync, left out
    {"an op settles with its first target", [](S &s) { s.terminal.rules.settlesPerTarget = false; }},
    {"an op settles as soon as its answer is known", [](S &s) { s.terminal.rules.settlesByDocument = false; }},
    {"an op settles by the cursor", [](S &s) { s.terminal.rules.settlesNotByCursor = false; }},
    {"a target that isn't here counts as done at once", [](S &s) { s.terminal.rules.absentOnlyWhenCaughtUp = false; }},
    {"ops are numbered past what they wait for", [](S &s) { s.terminal.rules.holdsBehindUnnumbered = false; }},
    {"waiting ops stay deletable after a restart", [](S &s) { s.terminal.rules.freezesAtRestart = false; }},
    {"settled ops are forgotten at once", [](S &s) { s.terminal.rules.keepsJournal = false; }},
    {"a refusal is forgotten when central goes back in time", [](S &s) { s.terminal.rules.voidsRefusals = false; }},
    {"what left the scope stays", [](S &s) { s.terminal.rules.leavesAreApplied = false; }},
    {"a clone keeps its name", [](S &s) { s.terminal.rules.rotatesOnClone = false; }},
    {"a new replica numbers the newest first", [](S &s) { s.terminal.rules.renumbersInOrder = false; }},
    {"a new replica forgets numbers instead of giving new ones",
     [](S &s) { s.terminal.rules.renumbersAtOnce = false; }},
    {"pages' results are ignored", [](S &s) { s.terminal.rules.learnsFromPages = false; }},
    {"the journal isn't judged anew after a restore", [](S &s) { s.terminal.rules.judgesAnewAtSwap = false; }},
    {"undoing an op leaves what was built on it", [](S &s) { s.terminal.rules.undoesChildren = false; }},
    {"an older row of a page replaces a newer one", [](S &s) { s.terminal.rules.foldsByVersion = false; }},
    {"a scope is added behind the cursor", [](S &s) { s.terminal.rules.addsPastCursor = false; }},
    {"a scope that was taken away stays, and nobody compares",
     [](S &s) { s.terminal.rules.cutsScopes = s.terminal.rules.comparesAfterLoss = false; }},
    {"what waits about an erased document is sent", [](S &s) { s.terminal.rules.endsErased = false; }},
    // a terminal that uses them in the wrong order
    {"ops are numbered when they are made", [](S &s) { s.terminal.mistakes.numbersAtQueueing = true; }},
    {"undo deletes an op that has a number", [](S &s) { s.terminal.mistakes.deletesNumbered = true; }},
    {"a number is used again after a crash", [](S &s) { s.terminal.mistakes.reusesNumbers = true; }},
    {"the cursor moves before the rows", [](S &s) { s.terminal.mistakes.movesCursorFirst = true; }},
    {"half a page counts as a page", [](S &s) { s.terminal.mistakes.takesHalfPages = true; }},
    {"an answered op is forgotten", [](S &s) { s.terminal.mistakes.deletesOnAnswer = true; }},
    {"a swap judges by what was read before", [](S &s) { s.terminal.mistakes.judgesEarly = true; }},
    // a central that errs
    {"central splits a transaction's group", [](S &s) { s.central.splitsGroups = true; }},
    {"central gives each target a number of its own", [](S &s) { s.central.versionsDiffer = true; }},
    {"central doesn't look at needs", [](S &s) { s.central.ignoresNeeds = true; }},
    {"central gives refusals no number", [](S &s) { s.central.countsNoRefusals = true; }},
    {"central does twice what comes twice", [](S &s) { s.central.forgetsOps = true; }},
    {"central answers by number", [](S &s) { s.central.answersByNumber = true; }},
    {"central doesn't tell what left", [](S &s) { s.central.forgetsLeaves = true; }},
    {"central tells what left at its latest number", [](S &s) { s.central.leavesLate = true; }},
    {"central never says 410", [](S &s) { s.central.forgetsCompaction = true; }},
    {"central takes ops of another epoch", [](S &s) { s.central.ignoresEpoch = true; }},
    {"central tells results a page later", [](S &s) { s.central.resultsLate = true; }},
    {"central's feed goes by the clock", [](S &s) { s.central.cursorIsClock = true; }},
    {"one bad op refuses its batch", [](S &s) { s.central.refusesBatches = true; }},
    {"central changes the targets that are there", [](S &s) { s.central.appliesHalf = true; }},
    {"central tells an erasure to the scope only", [](S &s) { s.central.erasesQuietly = true; }},
};

} // namespace

std::span<const Mutant> mutants() { return kMutants; }

} // namespace zhike::test
