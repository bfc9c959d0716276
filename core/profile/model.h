// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"
#include "core/domain/json.h"
#include "core/domain/text.h"
#include "core/profile/community.h"
#include "core/profile/shop.h"

#include <vector>

/// The product centre's record of a model, shared by the whole shop. No personal data.
namespace zhike {

/// Millimetres.
struct Dimensions {
    int width = 0;
    int depth = 0;
    int height = 0;

    static void fields(auto &self, auto &&field)
    {
        field("width", self.width);
        field("depth", self.depth);
        field("height", self.height);
    }
    friend bool operator==(const Dimensions &, const Dimensions &) = default;
};

/// One line of a comparison, in the same order for every model of a category. `key` is stable across models.
struct Spec {
    QString key;
    Text name;
    Text value;

    static void fields(auto &self, auto &&field)
    {
        field("key", self.key);
        field("name", self.name);
        field("value", self.value);
    }
    friend bool operator==(const Spec &, const Spec &) = default;
};

struct WarrantyTerm {
    Text scope;
    int months = 0;

    static void fields(auto &self, auto &&field)
    {
        field("scope", self.scope);
        field("months", self.months);
    }
    friend bool operator==(const WarrantyTerm &, const WarrantyTerm &) = default;
};

/// Electronic manual: short steps for this product. `clip` is the sha256 of a blob, empty when the step has none.
struct ManualStep {
    Text text;
    QString clip;

    static void fields(auto &self, auto &&field)
    {
        field("text", self.text);
        field("clip", self.clip);
    }
    friend bool operator==(const ManualStep &, const ManualStep &) = default;
};

struct ProductModel {
    ModelId modelId;
    QString gtin; ///< 14 digits
    QString brand;
    bool isOwnBrand = true;
    QString category; ///< "washer", "refrigerator", "airConditioner", "waterHeater", "hood", "stove", "dishwasher", "dryer", "tv", "freezer"
    QString series;
    QString modelNumber;
    Text name;
    Money listPrice;
    Money bandFrom; ///< price band as the shop says it
    Money bandTo;
    int safeUseYears = 0;
    Dimensions dimensions;
    std::vector<QString> features; ///< keys: "selfCleaning", "drum", "connected", …
    std::vector<Spec> specs;
    bool isConnected = false;
    std::vector<WarrantyTerm> warrantyTerms;
    std::vector<ManualStep> manual;
    QString picture; ///< sha256 of a blob or "art:<category>" for the drawing the program ships
    bool isOffered = true; ///< still sold

    static void fields(auto &self, auto &&field)
    {
        field("modelId", self.modelId);
        field("gtin", self.gtin);
        field("brand", self.brand);
        field("isOwnBrand", self.isOwnBrand);
        field("category", self.category);
        field("series", self.series);
        field("modelNumber", self.modelNumber);
        field("name", self.name);
        field("listPrice", self.listPrice);
        field("bandFrom", self.bandFrom);
        field("bandTo", self.bandTo);
        field("safeUseYears", self.safeUseYears);
        field("dimensions", self.dimensions);
        field("features", self.features);
        field("specs", self.specs);
        field("isConnected", self.isConnected);
        field("warrantyTerms", self.warrantyTerms);
        field("manual", self.manual);
        field("picture", self.picture);
        field("isOffered", self.isOffered);
    }
    [[nodiscard]] bool hasFeature(QStringView key) const;
    friend bool operator==(const ProductModel &, const ProductModel &) = default;
};

} // namespace zhike
