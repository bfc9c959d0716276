// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/memberview.h"
#include "ui/format/words.h"

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

/// Values of the member page as they are painted: whole words, in the screen's language. Made by pure functions.
namespace zhike::ui {

struct HeaderFacts {
    Q_GADGET
    QML_VALUE_TYPE(headerFacts)
    Q_PROPERTY(QString memberId MEMBER memberId)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString initial MEMBER initial)
    Q_PROPERTY(QString phone MEMBER phone)
    Q_PROPERTY(QString tier MEMBER tier)
    Q_PROPERTY(bool gold MEMBER gold)
    Q_PROPERTY(QString recognised MEMBER recognised)
    Q_PROPERTY(QString contact MEMBER contact)
    Q_PROPERTY(QString details MEMBER details)
    Q_PROPERTY(QString communityId MEMBER communityId)
    Q_PROPERTY(QString activity MEMBER activity)
    Q_PROPERTY(QString tags MEMBER tags)
    Q_PROPERTY(bool pending MEMBER pending)
public:
    QString memberId;
    QString name; ///< masked
    QString initial;
    QString phone; ///< masked
    QString tier;
    bool gold = false;
    QString recognised; ///< "扫码识别 · 洗衣机铭牌"
    QString contact; ///< "可电话 · 可微信"
    QString details; ///< "四口之家 · 海悦府（B 级小区） · 会员 8 年 · 2,316 积分（待确认 +120）"
    QString communityId;
    QString activity; ///< "活跃 72", empty when not computed
    QString tags; ///< "标签 43"
    bool pending = false;
    friend bool operator==(const HeaderFacts &, const HeaderFacts &) = default;
};
[[nodiscard]] HeaderFacts headerFacts(const MemberHeader &header, const Words &words);

struct AdviceFacts {
    Q_GADGET
    QML_VALUE_TYPE(adviceFacts)
    Q_PROPERTY(QString adviceId MEMBER adviceId)
    Q_PROPERTY(QString kind MEMBER kind)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString demand MEMBER demand)
    Q_PROPERTY(QString trend MEMBER trend)
    Q_PROPERTY(QStringList reasons MEMBER reasons)
    Q_PROPERTY(QString script MEMBER script)
    Q_PROPERTY(QString aside MEMBER aside)
    Q_PROPERTY(bool service MEMBER service)
public:
    QString adviceId;
    QString kind; ///< "换新"
    QString name;
    QString demand; ///< "需求 86", empty without a score
    QString trend; ///< "▲ 3 个月内"
    QStringList reasons; ///< chips
    QString script;
    QString aside; ///< "说辞 B · 可送：以旧换新 · 免费安装"
    bool service = false;
    friend bool operator==(const AdviceFacts &, const AdviceFacts &) = default;
};
[[nodiscard]] AdviceFacts adviceFacts(const AdviceView &advice, const Words &words);

struct CommunityFacts {
    Q_GADGET
    QML_VALUE_TYPE(communityFacts)
    Q_PROPERTY(QString communityId MEMBER communityId)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString window MEMBER window)
    Q_PROPERTY(QString summary MEMBER summary)
    Q_PROPERTY(QString note MEMBER note)
    Q_PROPERTY(QString fit MEMBER fit)
    Q_PROPERTY(QString fallback MEMBER fallback)
    Q_PROPERTY(QString firstRank MEMBER firstRank)
    Q_PROPERTY(QString category MEMBER category)
public:
    QString communityId;
    QString title; ///< "海悦府 · 洗衣机"
    QString name;
    QString window; ///< "近 24 月"
    QString summary; ///< "1,240 户 · 本品牌 611 户 · 90 ㎡两居"
    QString note; ///< "少于 10 户只写“少量”。…"
    QString fit;
    QString fallback; ///< "没有这个小区的数据，显示全市", empty otherwise
    QString firstRank;
    QString category;
    friend bool operator==(const CommunityFacts &, const CommunityFacts &) = default;
};
[[nodiscard]] CommunityFacts communityFacts(const CommunityView &view, const Words &words);

/// The "as of" of a block. Every block shows one.
struct FreshnessFacts {
    Q_GADGET
    QML_VALUE_TYPE(freshnessFacts)
    Q_PROPERTY(QString words MEMBER words)
    Q_PROPERTY(bool stale MEMBER stale)
public:
    QString words;
    bool stale = false;
    friend bool operator==(const FreshnessFacts &, const FreshnessFacts &) = default;
};
[[nodiscard]] FreshnessFacts freshnessFacts(const Freshness &freshness, const Words &words);

/// "46 户", "少量"
[[nodiscard]] QString householdsWords(const std::optional<int> &households);

} // namespace zhike::ui
