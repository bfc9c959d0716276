// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/result.h"
#include "core/profile/member.h"
#include "core/profile/model.h"
#include "core/profile/policy.h"

#include <QStringList>

namespace zhike::central {

/// The brand's files (resources/brand, resources/rules; compiled into the program) as values.
struct Brand {
    Policy policy;
    QJsonObject policyBody;
    QJsonObject codesBody;
    std::vector<QJsonObject> scripts;
    std::vector<ProductModel> models;
    Community city;
    std::vector<Community> communities;
    std::vector<Shop> stores;
    std::vector<Tag> tags; ///< every node, confidence 100, no end
    QStringList familyNames;
    std::vector<int> familyWeights;
    QStringList givenFemale;
    QStringList givenMale;

    [[nodiscard]] const ProductModel *model(QStringView id) const;
    [[nodiscard]] const Community *community(QStringView id) const;
    /// The store that serves the community; the first one when none does.
    [[nodiscard]] const Shop &storeOf(const CommunityId &community) const;
    [[nodiscard]] const Tag *tag(QStringView path) const;
};

/// AnswerMalformed (detail: file and field) when a file isn't what it should be.
[[nodiscard]] Result<Brand> readBrand();

} // namespace zhike::central
