// SPDX-License-Identifier: Apache-2.0
#include "core/insight/compare.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhike {
namespace {

Text same(const QString &text) { return {text, text}; }

CompareRow makeRow(const QString &key, const Text &name, std::vector<Text> values)
{
    CompareRow row{key, name, std::move(values), false};
    row.isDifferent =
        std::any_of(row.values.begin(), row.values.end(), [&row](const Text &v) { return v != row.values.front(); });
    return row;
}

template <typename Say>
std::vector<Text> eachSays(std::span<const ProductModel> models, Say &&say)
{
    std::vector<Text> values;
    for (const ProductModel &model : models) {
        const Text value = say(model);
        values.push_back(value.isEmpty() ? same(u"—"_s) : value);
    }
    return values;
}

Text sizeText(const ProductModel &model)
{
    const Dimensions &d = model.dimensions;
    if (d.width == 0 && d.depth == 0 && d.height == 0)
        return {};
    return same(centimetres(d.width) + u" × "_s + centimetres(d.depth) + u" × "_s + centimetres(d.height) + u" cm"_s);
}

Text specText(const ProductModel &model, const QString &key)
{
    for (const Spec &spec : model.specs)
        if (spec.key == key)
            return spec.value;
    return {};
}

void addSpecs(Comparison &to, std::span<const ProductModel> models)
{
    std::vector<QString> seen;
    for (const ProductModel &model : models) {
        for (const Spec &spec : model.specs) {
            if (std::find(seen.begin(), seen.end(), spec.key) != seen.end())
                continue;
            seen.push_back(spec.key);
            to.rows.push_back(makeRow(spec.key, spec.name, eachSays(models, [&spec](const ProductModel &m) {
                                          return specText(m, spec.key);
                                      })));
        }
    }
}

} // namespace

QString priceText(const Money &money)
{
    const QLocale grouped(QLocale::Chinese, QLocale::China);
    const QString sign = money.currency == "CNY"_L1 ? u"¥"_s : money.currency + u' ';
    const QString whole = sign + grouped.toString(money.amountMinor / 100);
    const qint64 fen = money.amountMinor % 100;
    return fen == 0 ? whole : whole + u'.' + QString::number(fen).rightJustified(2, u'0');
}

Comparison compareModels(std::span<const ProductModel> models, const FloorPlan *plan)
{
    const auto shown = models.first(std::min<size_t>(models.size(), kMostCompared));
    Comparison comparison;
    if (shown.empty())
        return comparison;
    for (const ProductModel &model : shown)
        comparison.columns.push_back({model.modelId, model.name, model.picture, model.isOwnBrand});
    comparison.rows.push_back(makeRow(u"price"_s, {u"价格"_s, u"Price"_s}, eachSays(shown, [](const ProductModel &m) {
                                          return same(priceText(m.listPrice));
                                      })));
    comparison.rows.push_back(
        makeRow(u"size"_s, {u"宽 × 深 × 高"_s, u"Width × depth × height"_s}, eachSays(shown, sizeText)));
    const auto fitOf = [plan](const ProductModel &m) { return plan ? fitText(fitsNiche(m, *plan)) : Text(); };
    if (std::any_of(shown.begin(), shown.end(), [&](const ProductModel &m) { return !fitOf(m).isEmpty(); }))
        comparison.rows.push_back(makeRow(u"fit"_s, {u"放得下吗"_s, u"Does it fit"_s}, eachSays(shown, fitOf)));
    addSpecs(comparison, shown);
    return comparison;
}

} // namespace zhike
