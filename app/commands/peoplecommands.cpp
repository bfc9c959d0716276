// SPDX-License-Identifier: Apache-2.0
#include "app/commands/peoplecommands.h"

#include "app/commands/print.h"

#include <QPromise>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

using Said = Result<QJsonObject>;

Answer<QJsonObject> now(Said value)
{
    QPromise<Said> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}
Answer<QJsonObject> wrong(const QString &word) { return now(Error{ErrorCode::InvalidValue, word}); }

template <typename T>
Answer<QJsonObject> printed(Desk &desk, Answer<T> answer)
{
    return answer.then(&desk,
                       [](const Result<T> &value) { return value ? Said(jsonOf(*value)) : Said(value.error()); });
}

Answer<QJsonObject> received(Desk &desk, Answer<Receipt> answer)
{
    return answer.then(&desk, [](const Result<Receipt> &receipt) {
        return receipt ? Said(QJsonObject{{u"receipt"_s, receipt->number}, {u"opId"_s, receipt->op.toString()}})
                       : Said(receipt.error());
    });
}

/// What comes after a look: `next` gets the look's value and answers itself.
template <typename T, typename Next>
Answer<QJsonObject> afterwards(Desk &desk, Answer<T> look, Next next)
{
    return look.then(&desk, [next](const Result<T> &value) { return value ? next(*value) : now(value.error()); })
        .unwrap();
}

template <typename E>
bool readName(const QString &name, std::optional<E> &into)
{
    into = enumFromName<E>(name);
    return into.has_value();
}

/// One FIELD=VALUE; false when there is no such field or value.
bool readField(const QString &word, MemberWish &wish)
{
    const QString value = word.section(u'=', 1);
    const MemberField field = enumFromName<MemberField>(word.section(u'=', 0, 0)).value_or(MemberField::Other);
    if (!word.contains(u'='))
        return false;
    switch (field) {
    case MemberField::FamilyName:
        wish.familyName = value;
        return true;
    case MemberField::GivenName:
        wish.givenName = value;
        return true;
    case MemberField::Address:
        wish.address = value;
        return true;
    case MemberField::Home:
        wish.home = HomePlace{CommunityId(value.section(u'/', 0, 0)), FloorPlanId(value.section(u'/', 1))};
        return true;
    case MemberField::Salutation:
        return readName(value, wish.salutation);
    case MemberField::Locale:
        return readName(value, wish.locale);
    case MemberField::Channel:
        return readName(value, wish.channel);
    case MemberField::Phone:
    case MemberField::Other:
        return false;
    }
    return false;
}

Answer<QJsonObject> edit(Desk &desk, const MemberId &member, const QStringList &fields)
{
    if (fields.isEmpty())
        return printed(desk, desk.beginEdit(member));
    MemberWish wish;
    for (const QString &field : fields)
        if (!readField(field, wish))
            return wrong(field.section(u'=', 0, 0));
    return afterwards(desk, desk.beginEdit(member),
                      [&desk, wish](const EditView &) { return received(desk, desk.edit(wish)); });
}

Answer<QJsonObject> phone(Desk &desk, const MemberId &member, const QString &number)
{
    return afterwards(desk, desk.beginEdit(member),
                      [&desk, number](const EditView &) { return received(desk, desk.changePhone(number)); });
}

struct Asked {
    QString verb;
    Purpose purpose = Purpose::Other;
    Channel channel = Channel::Other;
};

Answer<QJsonObject> consent(Desk &desk, const MemberId &member, const Asked &asked)
{
    if (asked.verb == "withdraw"_L1)
        return received(desk, desk.act(WithdrawConsent{member, asked.purpose, asked.channel}));
    if (asked.verb != "grant"_L1)
        return wrong(asked.verb);
    return afterwards(desk, desk.consents(member), [&desk, member, asked](const ConsentView &view) {
        for (const ConsentRow &row : view.rows)
            if (row.purpose == asked.purpose && row.channel == asked.channel)
                return received(desk,
                                desk.act(GrantConsent{member, row.purpose, row.channel, row.textVersion, u"spoken"_s,
                                                      row.seenWithdrawal}));
        return wrong(u"purpose"_s);
    });
}

Answer<QJsonObject> merge(Desk &desk, const QString &verb, const MemberId &keep, const MemberId &other)
{
    if (verb == "propose"_L1)
        return received(desk, desk.act(ProposeMerge{keep, other, u"saidSo"_s, {}}));
    if (verb == "undo"_L1)
        return received(desk, desk.act(UndoMerge{keep, other}));
    if (verb != "confirm"_L1 && verb != "decline"_L1)
        return wrong(verb);
    return afterwards(desk, desk.mergeView(keep, other),
                      [&desk, keep, other, isAgreed = verb == "confirm"_L1](const MergeView &view) {
                          return received(desk,
                                          isAgreed ? desk.act(ConfirmMerge{keep, other, view.proposal})
                                                   : desk.act(DeclineMerge{keep, other, view.proposal}));
                      });
}

/// Holds every code before the camera, then says who it is: what was scanned is theirs.
Answer<QJsonObject> visit(Workplace &place, Desk &desk, const MemberId &member, QStringList codes)
{
    if (codes.isEmpty()) {
        desk.receive(member);
        // What the visit told is kept before this answers: writes run in order.
        return place.store()
            .write([](Writer &) -> Result<bool> { return true; })
            .then(&desk, [](const Result<bool> &done) {
                return done ? Said(QJsonObject{{u"visit"_s, u"named"_s}}) : Said(done.error());
            });
    }
    const QString code = codes.takeFirst();
    return afterwards(desk, desk.scanTyped(code),
                      [&place, &desk, member, codes](const ScanView &) { return visit(place, desk, member, codes); });
}

} // namespace

std::optional<Answer<QJsonObject>> runPeopleCommand(Workplace &place, Desk &desk, const QStringList &words)
{
    const QString command = words.value(0);
    const MemberId member(words.value(1));
    const qsizetype count = words.size();
    if (command == "edit"_L1 && count >= 2)
        return edit(desk, member, words.mid(2));
    if (command == "phone"_L1 && count == 3)
        return phone(desk, member, words.value(2));
    if (command == "consents"_L1 && count == 2)
        return printed(desk, desk.consents(member));
    if (command == "consent"_L1 && count == 5)
        return consent(desk, member,
                       {words.value(2), enumFromName<Purpose>(words.value(3)).value_or(Purpose::Other),
                        enumFromName<Channel>(words.value(4)).value_or(Channel::Other)});
    if (command == "redeem"_L1 && count == 4)
        return received(desk, desk.act(RedeemPoints{member, words.value(2).toLongLong(), words.value(3), false}));
    if (command == "merge"_L1 && count == 3)
        return printed(desk, desk.mergeView(member, MemberId(words.value(2))));
    if (command == "merge"_L1 && count == 4)
        return merge(desk, words.value(1), MemberId(words.value(2)), MemberId(words.value(3)));
    if (command == "take"_L1 && count == 2)
        return received(desk, desk.takeMine(OpId(words.value(1))));
    if (command == "leave"_L1 && count == 2)
        return desk.dismissRefusal(OpId(words.value(1))).then(&desk, [](const Result<bool> &done) {
            return done ? Said(QJsonObject{{u"leave"_s, u"done"_s}}) : Said(done.error());
        });
    if (command == "visit"_L1 && count >= 3)
        return visit(place, desk, member, words.mid(2));
    return std::nullopt;
}

QString peopleCommandHelp()
{
    return u"edit MEMBER [FIELD=VALUE]   familyName givenName salutation preferredLocale preferredChannel home=PLACE/PLAN address\n"
           "phone MEMBER NUMBER       another main number\n"
           "consents MEMBER           what they agreed to\n"
           "consent MEMBER grant|withdraw PURPOSE CHANNEL    advice, marketing, face; any, phone, sms, wechat, email\n"
           "redeem MEMBER POINTS PURPOSE    discount, gift or service\n"
           "merge KEEP MERGE          two accounts side by side\n"
           "merge propose|confirm|decline|undo KEEP MERGE\n"
           "take OP | leave OP        my value again, or central's, where an edit met another one\n"
           "visit MEMBER CODE …       scans before somebody says who they are become theirs\n"_s;
}

} // namespace zhike
