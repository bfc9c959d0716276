// SPDX-License-Identifier: Apache-2.0
#include "ui/format/memberlabels.h"

#include "ui/format/keywords.h"

namespace zhike::ui {

using namespace Qt::StringLiterals;

QString recognisedWords(RecognisedBy how, const QString &with)
{
    const QString words = [how] {
        switch (how) {
        case RecognisedBy::Search:
            return Labels::tr("Found by search");
        case RecognisedBy::Phone:
            return Labels::tr("Known by phone number");
        case RecognisedBy::Card:
            return Labels::tr("Known by member card");
        case RecognisedBy::Unit:
            return Labels::tr("Known by scan");
        case RecognisedBy::NewMember:
            return Labels::tr("New member");
        }
        return QString();
    }();
    return joined({words, with});
}

QString householdWords(int size, const Words &words)
{
    static const QString kNumerals = u"零一两三四五六七八九十"_s;
    if (size <= 0)
        return {};
    if (size == 1)
        return Labels::tr("lives alone");
    const QString number = words.isChinese() && size <= 10 ? QString(kNumerals[size]) : QString::number(size);
    return Labels::tr("family of %1").arg(number);
}

QString personRoleWords(const QString &role)
{
    static constexpr KeyWords kTable[] = {
        {"self", QT_TRANSLATE_NOOP("Labels", "this member")}, {"spouse", QT_TRANSLATE_NOOP("Labels", "spouse")},
        {"child", QT_TRANSLATE_NOOP("Labels", "child")},      {"elder", QT_TRANSLATE_NOOP("Labels", "elder")},
        {"other", QT_TRANSLATE_NOOP("Labels", "housemate")},
    };
    return wordsOf(kTable, role);
}

QString laneWords(const QString &lane)
{
    static constexpr KeyWords kTable[] = {
        {"", QT_TRANSLATE_NOOP("Labels", "All")},
        {"purchase", QT_TRANSLATE_NOOP("Labels", "Purchase")},
        {"service", QT_TRANSLATE_NOOP("Labels", "Service")},
        {"call", QT_TRANSLATE_NOOP("Labels", "Call")},
        {"online", QT_TRANSLATE_NOOP("Labels", "Web")},
        {"social", QT_TRANSLATE_NOOP("Labels", "Social")},
        {"device", QT_TRANSLATE_NOOP("Labels", "Device")},
        {"store", QT_TRANSLATE_NOOP("Labels", "Store")},
    };
    return wordsOf(kTable, lane);
}

QString pointsSourceWords(const QString &key)
{
    static constexpr KeyWords kTable[] = {
        {"activation", QT_TRANSLATE_NOOP("Labels", "Product registered")},
        {"purchase", QT_TRANSLATE_NOOP("Labels", "Purchase")},
        {"visit", QT_TRANSLATE_NOOP("Labels", "Store visit")},
        {"interaction", QT_TRANSLATE_NOOP("Labels", "Interaction")},
        {"suggestion", QT_TRANSLATE_NOOP("Labels", "Suggestion")},
        {"referral", QT_TRANSLATE_NOOP("Labels", "Referral")},
        {"discount", QT_TRANSLATE_NOOP("Labels", "Redeemed for a discount")},
        {"gift", QT_TRANSLATE_NOOP("Labels", "Redeemed for a gift")},
        {"service", QT_TRANSLATE_NOOP("Labels", "Redeemed for a service")},
    };
    return wordsOf(kTable, key);
}

QString purposeWords(Purpose purpose)
{
    switch (purpose) {
    case Purpose::Advice:
        return Labels::tr("Personal advice");
    case Purpose::Marketing:
        return Labels::tr("Offers and news");
    case Purpose::Face:
        return Labels::tr("Recognised by face");
    case Purpose::Service:
        return Labels::tr("Service");
    case Purpose::Other:
        break;
    }
    return {};
}

QString purposeGain(Purpose purpose)
{
    switch (purpose) {
    case Purpose::Advice:
        return Labels::tr("Suggestions that fit the machines at home; without it the shop serves just the same.");
    case Purpose::Marketing:
        return Labels::tr("A word when a machine they own has an offer; without it nobody calls.");
    case Purpose::Face:
        return Labels::tr("Greeted without a card; withdrawing deletes the template.");
    case Purpose::Service:
    case Purpose::Other:
        break;
    }
    return {};
}

QString channelWords(Channel channel)
{
    switch (channel) {
    case Channel::Any:
        return Labels::tr("any way");
    case Channel::Phone:
        return Labels::tr("by phone");
    case Channel::Sms:
        return Labels::tr("by text message");
    case Channel::Wechat:
        return Labels::tr("by WeChat");
    case Channel::Email:
        return Labels::tr("by e-mail");
    case Channel::Store:
        return Labels::tr("in the store");
    case Channel::Other:
        break;
    }
    return {};
}

QString contactWords(const std::vector<Channel> &channels)
{
    QStringList words;
    for (const Channel channel : channels) {
        switch (channel) {
        case Channel::Other:
            break;
        case Channel::Any:
            words << Labels::tr("any contact welcome");
            break;
        case Channel::Phone:
            words << Labels::tr("may call");
            break;
        case Channel::Sms:
            words << Labels::tr("may text");
            break;
        case Channel::Wechat:
            words << Labels::tr("WeChat welcome");
            break;
        case Channel::Email:
            words << Labels::tr("may e-mail");
            break;
        case Channel::Store:
            words << Labels::tr("in the store only");
            break;
        }
    }
    return words.isEmpty() ? Labels::tr("No marketing contact") : joined(words);
}

QString memberFieldWords(MemberField field)
{
    switch (field) {
    case MemberField::FamilyName:
        return Labels::tr("Family name");
    case MemberField::GivenName:
        return Labels::tr("Given name");
    case MemberField::Salutation:
        return Labels::tr("Salutation");
    case MemberField::Locale:
        return Labels::tr("Language");
    case MemberField::Channel:
        return Labels::tr("Preferred contact");
    case MemberField::Home:
        return Labels::tr("Community and floor plan");
    case MemberField::Address:
        return Labels::tr("Address");
    case MemberField::Phone:
        return Labels::tr("Phone");
    case MemberField::Other:
        break;
    }
    return {};
}

QString fieldValueWords(MemberField field, const QString &value)
{
    static constexpr KeyWords kSalutations[] = {{"ms", QT_TRANSLATE_NOOP("Labels", "Ms")},
                                                {"mr", QT_TRANSLATE_NOOP("Labels", "Mr")},
                                                {"none", QT_TRANSLATE_NOOP("Labels", "none")}};
    if (field == MemberField::Channel)
        return channelWords(enumFromName<Channel>(value).value_or(Channel::Other));
    if (field == MemberField::Salutation)
        return wordsOf(kSalutations, value);
    if (field == MemberField::Locale)
        return value == "zh"_L1 ? u"中文"_s : u"English"_s;
    return value.isEmpty() ? Labels::tr("none") : value;
}

QString evidenceWords(const QString &key)
{
    static constexpr KeyWords kTable[] = {
        {"samePhone", QT_TRANSLATE_NOOP("Labels", "the same phone")},
        {"sameCard", QT_TRANSLATE_NOOP("Labels", "the same card")},
        {"saidSo", QT_TRANSLATE_NOOP("Labels", "the member said so")},
        {"other", QT_TRANSLATE_NOOP("Labels", "another sign")},
    };
    return wordsOf(kTable, key);
}

} // namespace zhike::ui
