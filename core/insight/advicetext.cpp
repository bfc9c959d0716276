// SPDX-License-Identifier: Apache-2.0
#include "core/insight/advice.h"

using namespace Qt::StringLiterals;

namespace zhike {

Text adviceTypeText(AdviceType type)
{
    switch (type) {
    case AdviceType::Service:
        return {u"服务"_s, u"Service"_s};
    case AdviceType::Repeat:
        return {u"换新"_s, u"Replace"_s};
    case AdviceType::Set:
        return {u"套购"_s, u"Set"_s};
    case AdviceType::Cross:
        return {u"添一件"_s, u"Add one"_s};
    case AdviceType::UpSell:
        return {u"升级"_s, u"Upgrade"_s};
    case AdviceType::Retain:
        return {u"关怀"_s, u"Care"_s};
    }
    return {};
}

Text strategyText(Strategy strategy)
{
    switch (strategy) {
    case Strategy::Retain:
        return {u"留住"_s, u"Retain"_s};
    case Strategy::UpSell:
        return {u"升级"_s, u"Up-sell"_s};
    case Strategy::CrossSell:
        return {u"连带"_s, u"Cross-sell"_s};
    }
    return {};
}

Text offerText(QStringView offer)
{
    static const struct {
        QLatin1StringView key;
        QStringView zh;
        QStringView en;
    } rows[] = {{"gift"_L1, u"赠品", u"a gift"},
                {"tradeIn"_L1, u"以旧换新", u"trade-in of the old one"},
                {"freeInstall"_L1, u"免费安装", u"free installation"},
                {"service"_L1, u"上门清洗保养一次", u"one cleaning visit"},
                {"bundle"_L1, u"套购价", u"a set price"},
                {"discount"_L1, u"会员价", u"a member's price"},
                {"haulAway"_L1, u"旧机免费拆走", u"free removal of the old one"}};
    for (const auto &row : rows)
        if (offer == row.key)
            return {row.zh.toString(), row.en.toString()};
    return {};
}

} // namespace zhike
