// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/protocol.h"

/// A person asked to be forgotten (safety.md, "Deletion").
namespace zhike::sync {

/// In the transaction of the page that says so: the document, its keys and its timeline go, attention items, drafts and
/// photos about it too. Ops about it that were never numbered end here, with words (memberErased) and without their
/// own; numbered ones go on and are refused by central. What the journal keeps of such ops are ids, numbers and
/// outcomes. An audit row is the receipt: it travels to central with the others.
void eraseDocument(Writer &writer, const FeedRow &row, const Moment &now, const Rules &rules);

} // namespace zhike::sync
