// SPDX-License-Identifier: Apache-2.0
#include "central/seed/brand.h"

#include <QFile>

#include <algorithm>

static void initBrandResources() { Q_INIT_RESOURCE(brand); } // Q_INIT_RESOURCE has to stand outside any namespace

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {

/// Reads file by file and keeps the first mistake.
struct Shelf {
    std::optional<Error> error;

    QJsonObject file(const QString &name)
    {
        QFile file(u":/zhike-central/"_s + name);
        const Result<QJsonObject> object = file.open(QIODevice::ReadOnly) ? json::parseObject(file.readAll())
                                                                          : Result<QJsonObject>(ErrorCode::NotFound);
        if (!object && !error)
            error = Error{ErrorCode::AnswerMalformed, name};
        return object.valueOr({});
    }
    template <typename T>
    T value(const QJsonObject &object, const QString &name)
    {
        Result<T> value = fromJson<T>(object);
        if (!value && !error)
            error = Error{ErrorCode::AnswerMalformed, name + u": "_s + value.error().detail};
        return value.valueOr({});
    }
    template <typename T>
    std::vector<T> list(const QJsonObject &object, const QString &key)
    {
        std::vector<T> values;
        for (const auto &element : object.value(key).toArray())
            values.push_back(value<T>(element.toObject(), key));
        return values;
    }
};

QStringList texts(const QJsonValue &array)
{
    QStringList list;
    for (const auto &element : array.toArray())
        list.append(element.isObject() ? element.toObject().value("zh"_L1).toString() : element.toString());
    return list;
}

std::vector<Tag> readTags(const QJsonObject &file)
{
    std::vector<Tag> tags;
    for (const auto &levelValue : file.value("levels"_L1).toArray()) {
        const QJsonObject level = levelValue.toObject();
        for (const auto &dimensionValue : level.value("dimensions"_L1).toArray()) {
            const QJsonObject dimension = dimensionValue.toObject();
            for (const auto &nodeValue : dimension.value("nodes"_L1).toArray()) {
                const QJsonObject node = nodeValue.toObject();
                Tag tag;
                tag.path = QStringList{level.value("key"_L1).toString(), dimension.value("key"_L1).toString(),
                                       node.value("key"_L1).toString()}
                               .join(u'/');
                tag.label = fromJson<Text>(node.value("label"_L1).toObject()).valueOr({});
                tag.source = enumFromName<TagSource>(node.value("source"_L1).toString()).value_or(TagSource::Own);
                tags.push_back(tag);
            }
        }
    }
    return tags;
}

template <typename List, typename Matches>
auto findIn(const List &list, const Matches &matches)
{
    const auto it = std::find_if(list.begin(), list.end(), matches);
    return it == list.end() ? nullptr : &*it;
}

} // namespace

const ProductModel *Brand::model(QStringView id) const
{
    return findIn(models, [id](const ProductModel &model) { return model.modelId.toString() == id; });
}

const Community *Brand::community(QStringView id) const
{
    return findIn(communities, [id](const Community &community) { return community.communityId.toString() == id; });
}

const Shop &Brand::storeOf(const CommunityId &community) const
{
    const Shop *shop = findIn(stores, [&](const Shop &store) {
        return std::find(store.servedCommunities.begin(), store.servedCommunities.end(), community)
            != store.servedCommunities.end();
    });
    return shop ? *shop : stores.front();
}

const Tag *Brand::tag(QStringView path) const
{
    return findIn(tags, [path](const Tag &tag) { return tag.path == path; });
}

Result<Brand> readBrand()
{
    initBrandResources();
    Shelf shelf;
    Brand brand;
    brand.policyBody = shelf.file(u"rules/policy.json"_s);
    brand.policy = shelf.value<Policy>(brand.policyBody, u"rules/policy.json"_s);
    brand.codesBody = shelf.file(u"rules/codes.json"_s);
    for (const auto &script : shelf.file(u"brand/scripts.json"_s).value("scripts"_L1).toArray())
        brand.scripts.push_back(script.toObject());
    brand.models = shelf.list<ProductModel>(shelf.file(u"brand/models.json"_s), u"models"_s);
    const QJsonObject places = shelf.file(u"brand/places.json"_s);
    brand.city = shelf.value<Community>(places.value("city"_L1).toObject(), u"city"_s);
    brand.communities = shelf.list<Community>(places, u"communities"_s);
    brand.stores = shelf.list<Shop>(places, u"stores"_s);
    brand.tags = readTags(shelf.file(u"brand/tags.json"_s));
    const QJsonObject names = shelf.file(u"brand/names.json"_s);
    brand.familyNames = texts(names.value("familyNames"_L1));
    for (const auto &name : names.value("familyNames"_L1).toArray())
        brand.familyWeights.push_back(std::max(1, name.toObject().value("weight"_L1).toInt(1)));
    const QJsonObject given = names.value("givenNames"_L1).toObject();
    brand.givenFemale = texts(given.value("female"_L1));
    brand.givenMale = texts(given.value("male"_L1));
    if (!shelf.error
        && (brand.models.empty() || brand.communities.empty() || brand.stores.empty() || brand.familyNames.isEmpty()))
        shelf.error = Error{ErrorCode::AnswerMalformed, u"brand"_s};
    return shelf.error ? Result<Brand>(*shelf.error) : Result<Brand>(brand);
}

} // namespace zhike::central
