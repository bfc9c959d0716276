// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/action/documents.h"
#include "core/insight/script.h"
#include "core/profile/model.h"
#include "core/profile/policy.h"

#include <QHash>

#include <map>
#include <vector>

namespace zhike {

/// The documents the whole shop shares, parsed once and read by every page: an immutable snapshot, made anew when one of them
/// changes. A few hundred documents, no personal data but the associates' display names.
struct SharedDocs {
    Policy policy;
    bool hasPolicy = false; ///< false: the built-in defaults, before the first snapshot
    Shop shop;
    std::vector<ProductModel> models;
    QHash<ModelId, size_t> modelPlace;
    std::map<CommunityId, Community> communities;
    std::vector<Doc<Calendar>> calendars;
    std::vector<Script> scripts;
    std::map<AssociateId, Associate> staff;

    [[nodiscard]] const ProductModel *model(const ModelId &id) const;
    [[nodiscard]] const ProductModel *modelOfGtin(QStringView gtin14) const;
    [[nodiscard]] const Community *community(const CommunityId &id) const;
    /// The fallback for an unknown community; nullptr when the shop has none.
    [[nodiscard]] const Community *city() const;
    [[nodiscard]] Text categoryName(QStringView category) const;
    [[nodiscard]] Text modelName(const ModelId &id) const;
};

} // namespace zhike
