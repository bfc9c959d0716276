// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/store/database.h"

#include <QDate>

/// A believable brand in an empty database, the same for the same options: resources/brand and resources/rules,
/// invented people, what they own, what happened to it, windows for the next two weeks, rankings computed from it all.
/// See docs/demo.md.
namespace zhike::central {

/// What golden case 1 varies about Ms Chen.
struct ChenFacts {
    int washerMonths = 104; ///< age of her washer
    int repairs = 2; ///< done repairs of it within the last year
    QString grade = QStringLiteral("B"); ///< of her community
    QString interest = QStringLiteral("interest/reading/health"); ///< tag path; empty: none
    QString lifeStage = QStringLiteral("life/family/baby"); ///< tag path; empty: none
    int incomeBand = 2;
    QString tier = QStringLiteral("gold");
    bool isAdviceAllowed = true;
};
/// "washerMonths=30,repairs=0,grade=A,interest=technology,life=newlywed,income=3,tier=basic,advice=no"; a word without
/// a slash stands for the tag under interest/reading or life/family, "none" for no tag. InvalidValue with the key
/// otherwise.
[[nodiscard]] Result<ChenFacts> chenFacts(const QString &text);

struct SeedOptions {
    int members = 200; ///< besides the golden people
    int communities = 0; ///< 0: all of the brand's
    quint64 seed = 1;
    QDate today; ///< the shop's day; the caller's choice, so that a seed can be repeated
    ChenFacts chen;
    bool isOneStore = false; ///< all residents at home in the golden store: for measuring a scope of a million
    int rowsInPart = 50'000; ///< with more members than that the brand goes in by parts, each one transaction of so many rows
    int detailedHomes = -1; ///< of homes beyond these only the members' own documents are written; negative: all in full
};

/// Writes the brand: in one transaction, a large one in parts. A seed that was cut short between parts begins anew. Refused when there are documents already; InvalidValue (today) without a day.
[[nodiscard]] Result<void> seedBrand(const SeedOptions &options, Database &database);

/// SHA-256 over all documents in a fixed order, hexadecimal: two seeds are the same when this is.
[[nodiscard]] QString documentsHash(Transaction &tx);

} // namespace zhike::central
