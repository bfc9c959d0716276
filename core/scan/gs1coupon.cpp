// SPDX-License-Identifier: Apache-2.0
#include "core/scan/gs1coupon.h"

#include "core/scan/gs1checks.h"

namespace zhike {
namespace {

using namespace Qt::StringLiterals;

/// Walks over digits; after the first thing that isn't there it stays where it is and `isSound` is false.
class Walk {
public:
    explicit Walk(QStringView digits)
        : m_rest(digits)
    {
    }

    [[nodiscard]] bool isSound() const { return m_isSound; }
    [[nodiscard]] bool isAtEnd() const { return m_rest.isEmpty(); }

    /// So many digits.
    QStringView take(qsizetype count)
    {
        if (!m_isSound || m_rest.size() < count) {
            m_isSound = false;
            return {};
        }
        const QStringView taken = m_rest.left(count);
        m_rest = m_rest.mid(count);
        return taken;
    }
    /// One of these digits.
    int oneOf(QLatin1StringView allowed)
    {
        const QStringView digit = take(1);
        m_isSound = m_isSound && allowed.contains(digit);
        return m_isSound ? digit.front().unicode() - u'0' : 0;
    }
    /// A length among `allowed`, then a value that is `more` longer than it says.
    void measured(QLatin1StringView allowed, int more) { take(oneOf(allowed) + more); }
    /// The field's number opens it; fields that aren't there are passed over.
    bool opens(char16_t number)
    {
        if (!m_isSound || !m_rest.startsWith(number))
            return false;
        m_rest = m_rest.mid(1);
        return true;
    }

private:
    QStringView m_rest;
    bool m_isSound = true;
};

constexpr auto kPrefixLengths = "0123456"_L1; // of a company prefix, counted from six
constexpr auto kValueLengths = "12345"_L1;
constexpr auto kRequirements = "012349"_L1;

/// What has to be bought: how much of it, counted how, of which family.
void purchase(Walk &walk)
{
    walk.measured(kValueLengths, 0);
    walk.oneOf(kRequirements);
    walk.take(3);
}

/// A further purchase may be of another company; 9 says "the same".
void furtherPurchase(Walk &walk)
{
    purchase(walk);
    if (!walk.opens(u'9'))
        walk.measured(kPrefixLengths, 6);
}

/// YYMMDD as it sorts: the coupon's guideline puts every date into this century.
QStringView date(Walk &walk)
{
    const QStringView digits = walk.take(6);
    return passes("date"_L1, digits) ? digits : QStringView();
}

} // namespace

bool isCouponCode(QStringView digits)
{
    if (!areDigits(digits))
        return false;
    Walk walk(digits);
    walk.measured(kPrefixLengths, 6);
    walk.take(6); // the offer
    walk.measured(kValueLengths, 0); // what is saved
    purchase(walk);
    if (walk.opens(u'1')) {
        walk.oneOf("0123"_L1);
        furtherPurchase(walk);
    }
    if (walk.opens(u'2'))
        furtherPurchase(walk);
    const bool ends = walk.opens(u'3');
    const QStringView end = ends ? date(walk) : QStringView();
    const bool starts = walk.opens(u'4');
    const QStringView start = starts ? date(walk) : QStringView();
    if ((ends && end.isEmpty()) || (starts && start.isEmpty()) || (ends && starts && end < start))
        return false;
    if (walk.opens(u'5'))
        walk.measured("0123456789"_L1, 6); // serial number
    if (walk.opens(u'6'))
        walk.measured("1234567"_L1, 6); // the retailer
    if (walk.opens(u'9')) {
        walk.oneOf("01256"_L1); // how the saving counts
        walk.oneOf("012"_L1); // on which purchase
        walk.take(1); // the shop's own flag
        walk.oneOf("01"_L1); // may it be doubled
    }
    return walk.isSound() && walk.isAtEnd();
}

bool isCouponOffer(QStringView digits)
{
    if (!areDigits(digits))
        return false;
    Walk walk(digits);
    walk.oneOf("01"_L1);
    walk.measured(kPrefixLengths, 6); // who pays
    walk.take(6); // the offer
    walk.measured("0123456789"_L1, 6); // serial number
    return walk.isSound() && walk.isAtEnd();
}

} // namespace zhike
