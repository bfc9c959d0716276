// SPDX-License-Identifier: Apache-2.0
#include "core/session/masking.h"

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

/// The first user-visible character: a surrogate pair stays whole.
QString firstCharacter(const QString &text)
{
    if (text.isEmpty())
        return {};
    return text.left(text.at(0).isHighSurrogate() && text.size() > 1 ? 2 : 1);
}

bool isLatin(const QString &text) { return text.at(0).script() == QChar::Script_Latin; }

} // namespace

QString maskedName(const QString &familyName)
{
    const QString name = familyName.trimmed();
    if (name.isEmpty())
        return u"**"_s;
    return isLatin(name) ? firstCharacter(name) + "***"_L1 : firstCharacter(name) + "**"_L1;
}

QString nameInitial(const QString &familyName) { return firstCharacter(familyName.trimmed()).toUpper(); }

QString maskedIdentity(IdentityKind kind, const QString &value)
{
    switch (kind) {
    case IdentityKind::Phone: {
        const Result<Phone> phone = Phone::parse(value);
        return phone ? phone->masked() : u"****"_s;
    }
    case IdentityKind::Email: {
        const qsizetype at = value.indexOf(u'@');
        return at < 1 ? u"***"_s : firstCharacter(value) + "***"_L1 + value.mid(at);
    }
    case IdentityKind::Card: return u"HM········"_s + value.right(4);
    default: return u"···"_s + value.right(2);
    }
}

} // namespace zhike
