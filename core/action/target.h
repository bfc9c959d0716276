// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"
#include "core/domain/json.h"

namespace zhike {

/// The kinds of documents central sends. The wire name is also the `kind` column of the client's file.
enum class DocumentKind { Other, Member, Unit, Household, Model, Community, Calendar, Script, Rule, Staff, Store, Event };
template <>
struct EnumNames<DocumentKind> {
    static constexpr EnumName<DocumentKind> values[] = {
        {DocumentKind::Other, "other"}, {DocumentKind::Member, "member"}, {DocumentKind::Unit, "unit"},
        {DocumentKind::Household, "household"}, {DocumentKind::Model, "model"}, {DocumentKind::Community, "community"},
        {DocumentKind::Calendar, "calendar"}, {DocumentKind::Script, "script"}, {DocumentKind::Rule, "rule"},
        {DocumentKind::Staff, "staff"}, {DocumentKind::Store, "store"}, {DocumentKind::Event, "event"}};
};

/// A document an op concerns. Ops target members and units; both are units of consistency (sync.md, "Words": document).
struct Target {
    DocumentKind kind = DocumentKind::Other;
    QString id;
    qint64 baseVer = 0; ///< version the person saw; 0: the document didn't exist at central yet

    static void fields(auto &self, auto &&field)
    {
        field("kind", self.kind);
        field("id", self.id);
        field("baseVer", self.baseVer);
    }
    [[nodiscard]] bool isSameDocument(const Target &other) const { return kind == other.kind && id == other.id; }
    friend bool operator==(const Target &, const Target &) = default;
};

[[nodiscard]] inline Target targetOf(const MemberId &id) { return {DocumentKind::Member, id.toString(), 0}; }
[[nodiscard]] inline Target targetOf(const UnitCode &id) { return {DocumentKind::Unit, id.toString(), 0}; }

} // namespace zhike
