// SPDX-License-Identifier: Apache-2.0
#include "ui/format/labels.h"

#include "ui/format/words.h"

#include <QCoreApplication>

namespace zhike::ui {
namespace {

using namespace Qt::StringLiterals;

struct Labels {
    Q_DECLARE_TR_FUNCTIONS(Labels)
};

struct KeyWords {
    const char *key;
    const char *words;
};

/// The words of a key, or the key itself: a newer central may know more than this version.
template <size_t N>
QString wordsOf(const KeyWords (&table)[N], const QString &key)
{
    for (const KeyWords &row : table)
        if (key == QLatin1StringView(row.key))
            return Labels::tr(row.words);
    return key;
}

} // namespace

QString verdictWords(OwnerVerdict verdict)
{
    switch (verdict) {
    case OwnerVerdict::Unknown:
        return Labels::tr("Not known");
    case OwnerVerdict::NeverSold:
        return Labels::tr("Not registered");
    case OwnerVerdict::Unowned:
        return Labels::tr("Sold, not registered");
    case OwnerVerdict::Mine:
        return Labels::tr("This member's");
    case OwnerVerdict::SomeoneElse:
        return Labels::tr("Someone else's");
    case OwnerVerdict::Blocked:
        return Labels::tr("Blocked");
    }
    return {};
}

QString verdictAdvice(OwnerVerdict verdict)
{
    switch (verdict) {
    case OwnerVerdict::Unknown:
        return Labels::tr(
            "This machine isn't in the books of this desk. Check the number, or ask central once the line is back.");
    case OwnerVerdict::NeverSold:
        return Labels::tr("In stock and free to register.");
    case OwnerVerdict::Unowned:
        return Labels::tr("Sold, nobody has registered it yet.");
    case OwnerVerdict::Mine:
        return Labels::tr("Registered to the member at the counter.");
    case OwnerVerdict::SomeoneElse:
        return Labels::tr("Registered to another member. Service is possible once the owner has confirmed.");
    case OwnerVerdict::Blocked:
        return Labels::tr("This machine must not be registered. Please call support.");
    }
    return {};
}

QString codeKindWords(CodeKind kind)
{
    switch (kind) {
    case CodeKind::Text:
        return Labels::tr("Plain text");
    case CodeKind::Unit:
        return Labels::tr("Unit code");
    case CodeKind::Model:
        return Labels::tr("Model barcode");
    case CodeKind::Gs1:
        return Labels::tr("Trade label");
    case CodeKind::MemberCard:
        return Labels::tr("Member card");
    case CodeKind::MemberQr:
        return Labels::tr("Member code");
    case CodeKind::StaffBadge:
        return Labels::tr("Staff badge");
    case CodeKind::Coupon:
        return Labels::tr("Coupon");
    case CodeKind::Referral:
        return Labels::tr("Referral code");
    case CodeKind::Resume:
        return Labels::tr("Resume code");
    case CodeKind::ForeignUrl:
        return Labels::tr("Someone's link, not opened");
    }
    return {};
}

QString actionWords(const QString &type)
{
    static constexpr KeyWords kTable[] = {
        {"member.register", QT_TRANSLATE_NOOP("Labels", "New member")},
        {"unit.register", QT_TRANSLATE_NOOP("Labels", "Register product")},
        {"unit.activate", QT_TRANSLATE_NOOP("Labels", "Register and activate")},
        {"install.book", QT_TRANSLATE_NOOP("Labels", "Book installation")},
        {"repair.book", QT_TRANSLATE_NOOP("Labels", "Book repair")},
        {"member.note", QT_TRANSLATE_NOOP("Labels", "Note")},
        {"advice.answer", QT_TRANSLATE_NOOP("Labels", "Answer to advice")},
        {"op.cancel", QT_TRANSLATE_NOOP("Labels", "Undo")},
        {"member.edit", QT_TRANSLATE_NOOP("Labels", "Change of data")},
        {"member.phone", QT_TRANSLATE_NOOP("Labels", "Another phone number")},
        {"consent.grant", QT_TRANSLATE_NOOP("Labels", "Consent given")},
        {"consent.withdraw", QT_TRANSLATE_NOOP("Labels", "Consent withdrawn")},
        {"points.redeem", QT_TRANSLATE_NOOP("Labels", "Points redeemed")},
        {"merge.propose", QT_TRANSLATE_NOOP("Labels", "Proposal: the same person")},
        {"merge.confirm", QT_TRANSLATE_NOOP("Labels", "Merge agreed")},
        {"merge.decline", QT_TRANSLATE_NOOP("Labels", "Merge declined")},
        {"merge.undo", QT_TRANSLATE_NOOP("Labels", "Merge parted")},
        {"visit.note", QT_TRANSLATE_NOOP("Labels", "Scans of the visit")},
    };
    return wordsOf(kTable, type);
}

QString outboxStateWords(OutboxState state)
{
    switch (state) {
    case OutboxState::Waiting:
        return Labels::tr("Waiting here");
    case OutboxState::Sent:
        return Labels::tr("On its way");
    case OutboxState::WithCentral:
        return Labels::tr("With central");
    case OutboxState::Kept:
        return Labels::tr("Confirmed, copy kept");
    case OutboxState::Confirmed:
        return Labels::tr("Confirmed");
    case OutboxState::Refused:
        return Labels::tr("Refused");
    case OutboxState::Cancelled:
        return Labels::tr("Undone");
    case OutboxState::Merged:
        return Labels::tr("Partly kept");
    }
    return {};
}

QString outboxStateMeaning(OutboxState state)
{
    switch (state) {
    case OutboxState::Waiting:
        return Labels::tr("Kept safely on this desk. It leaves by itself as soon as it can.");
    case OutboxState::Sent:
        return Labels::tr("It has left this desk; central has not answered yet.");
    case OutboxState::WithCentral:
        return Labels::tr("Central has accepted it; the new data is on its way back.");
    case OutboxState::Kept:
        return Labels::tr("Done. A copy stays here until central has backed it up; were it lost there, it would be sent again.");
    case OutboxState::Confirmed:
        return Labels::tr("Done, and safe at central.");
    case OutboxState::Refused:
        return Labels::tr("Central said no. Nothing was changed; the reason stands here.");
    case OutboxState::Cancelled:
        return Labels::tr("Taken back. It counts for nothing.");
    case OutboxState::Merged:
        return Labels::tr("Done, but for a field somebody changed elsewhere. Please look at it.");
    }
    return {};
}

QString lineStateWords(LineState state)
{
    switch (state) {
    case LineState::Offline:
        return Labels::tr("Offline");
    case LineState::Online:
        return Labels::tr("Online");
    case LineState::Slow:
        return Labels::tr("Slow");
    case LineState::Captive:
        return Labels::tr("Sign-in page");
    case LineState::ServerDown:
        return Labels::tr("Server down");
    }
    return {};
}

QString lineAdviceWords(LineState state)
{
    switch (state) {
    case LineState::Offline:
        return Labels::tr("No line to central. Go on working: everything is kept here and sent when the line is back.");
    case LineState::Online:
        return Labels::tr("All is well: what is done here reaches central within seconds.");
    case LineState::Slow:
        return Labels::tr("The line is slow. Go on working: nobody has to wait for it.");
    case LineState::Captive:
        return Labels::tr("The network wants a sign-in first. Open any page in this machine's browser, sign in at the portal, then try the line again. Until then everything is kept here.");
    case LineState::ServerDown:
        return Labels::tr("The line works, but central does not answer. Go on working: this desk keeps asking.");
    }
    return {};
}

QString tooOldWords() { return Labels::tr("This version is too old for central"); }

QString tooOldAdviceWords()
{
    return Labels::tr("Go on working: everything can be read, and what is entered is kept here. It is sent as soon as this program is updated - please call support.");
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

QString workKindWords(WorkOrderKind kind)
{
    switch (kind) {
    case WorkOrderKind::Other:
        return Labels::tr("Work order");
    case WorkOrderKind::Install:
        return Labels::tr("Installation");
    case WorkOrderKind::Repair:
        return Labels::tr("Repair");
    case WorkOrderKind::Exchange:
        return Labels::tr("Exchange");
    case WorkOrderKind::Return:
        return Labels::tr("Return");
    case WorkOrderKind::Maintain:
        return Labels::tr("Maintenance");
    case WorkOrderKind::Delivery:
        return Labels::tr("Delivery");
    }
    return {};
}

QString workStageWords(WorkStage stage)
{
    switch (stage) {
    case WorkStage::Other:
        return Labels::tr("In progress");
    case WorkStage::Asked:
        return Labels::tr("Asked, a time will be agreed");
    case WorkStage::Provisional:
        return Labels::tr("Time to be confirmed");
    case WorkStage::Booked:
        return Labels::tr("Booked");
    case WorkStage::Dispatched:
        return Labels::tr("Engineer assigned");
    case WorkStage::Done:
        return Labels::tr("Done");
    case WorkStage::Cancelled:
        return Labels::tr("Cancelled");
    }
    return {};
}

QString symptomWords(const QString &key)
{
    static constexpr KeyWords kTable[] = {
        {"noise", QT_TRANSLATE_NOOP("Labels", "Noise")},
        {"leak", QT_TRANSLATE_NOOP("Labels", "Leaks")},
        {"noPower", QT_TRANSLATE_NOOP("Labels", "No power")},
        {"notCooling", QT_TRANSLATE_NOOP("Labels", "Doesn't cool")},
        {"notSpinning", QT_TRANSLATE_NOOP("Labels", "Doesn't spin")},
        {"other", QT_TRANSLATE_NOOP("Labels", "Something else")},
    };
    return wordsOf(kTable, key);
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

QString readinessWords(const QString &what)
{
    static constexpr KeyWords kTable[] = {
        {"members", QT_TRANSLATE_NOOP("Labels", "Members")},
        {"models", QT_TRANSLATE_NOOP("Labels", "Products and manuals")},
        {"communities", QT_TRANSLATE_NOOP("Labels", "Communities")},
        {"scripts", QT_TRANSLATE_NOOP("Labels", "Scripts")},
        {"policy", QT_TRANSLATE_NOOP("Labels", "Rules")},
        {"calendar", QT_TRANSLATE_NOOP("Labels", "Service calendar")},
        {"signIn", QT_TRANSLATE_NOOP("Labels", "Sign-in without a line")},
        {"manuals", QT_TRANSLATE_NOOP("Labels", "Clips and pictures")},
    };
    return wordsOf(kTable, what);
}

QString worklistKindWords(const QString &kind)
{
    static constexpr KeyWords kTable[] = {
        {"serviceOpen", QT_TRANSLATE_NOOP("Labels", "Open service")},
        {"fault", QT_TRANSLATE_NOOP("Labels", "Fault")},
        {"install", QT_TRANSLATE_NOOP("Labels", "Installation")},
        {"followUp", QT_TRANSLATE_NOOP("Labels", "Follow-up")},
    };
    return wordsOf(kTable, kind);
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

QString categoryWords(const QString &category)
{
    static constexpr KeyWords kTable[] = {
        {"washer", QT_TRANSLATE_NOOP("Labels", "Washing machine")},
        {"refrigerator", QT_TRANSLATE_NOOP("Labels", "Refrigerator")},
        {"airConditioner", QT_TRANSLATE_NOOP("Labels", "Air conditioner")},
        {"waterHeater", QT_TRANSLATE_NOOP("Labels", "Water heater")},
        {"hood", QT_TRANSLATE_NOOP("Labels", "Range hood")},
        {"stove", QT_TRANSLATE_NOOP("Labels", "Stove")},
        {"dishwasher", QT_TRANSLATE_NOOP("Labels", "Dishwasher")},
        {"dryer", QT_TRANSLATE_NOOP("Labels", "Dryer")},
        {"tv", QT_TRANSLATE_NOOP("Labels", "Television")},
        {"freezer", QT_TRANSLATE_NOOP("Labels", "Freezer")},
    };
    return wordsOf(kTable, category);
}

QString householdWords(int size, bool isChinese)
{
    static const QString kNumerals = u"零一两三四五六七八九十"_s;
    if (size <= 0)
        return {};
    if (size == 1)
        return Labels::tr("lives alone");
    const QString number = isChinese && size <= 10 ? QString(kNumerals[size]) : QString::number(size);
    return Labels::tr("family of %1").arg(number);
}

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

} // namespace zhike::ui
