// SPDX-License-Identifier: Apache-2.0
#include "ui/format/words.h"

#include <QCoreApplication>
#include <QLocale>

namespace zhike::ui {
namespace {

using namespace Qt::StringLiterals;

struct DateWords {
    Q_DECLARE_TR_FUNCTIONS(DateWords)
};

const QLocale &english()
{
    static const QLocale locale(QLocale::English, QLocale::UnitedStates);
    return locale;
}

QString weekday(const QDate &day, const Words &words)
{
    static const QString kChinese[] = {u"周一"_s, u"周二"_s, u"周三"_s, u"周四"_s, u"周五"_s, u"周六"_s, u"周日"_s};
    return words.isChinese() ? kChinese[day.dayOfWeek() - 1] : english().toString(day, u"ddd"_s);
}

} // namespace

QString dayWords(const QDate &day, const Words &words)
{
    if (!day.isValid())
        return {};
    const bool isThisYear = day.year() == words.today().year();
    if (words.isChinese())
        return english().toString(day, isThisYear ? u"M 月 d 日"_s : u"yyyy 年 M 月 d 日"_s);
    return english().toString(day, isThisYear ? u"d MMM"_s : u"d MMM yyyy"_s);
}

QString monthWords(const QDate &day) { return day.isValid() ? day.toString(u"yyyy-MM"_s) : QString(); }

QString clockWords(const QDateTime &at) { return at.toLocalTime().toString(u"HH:mm"_s); }

QString pastWords(const QDateTime &at, const Words &words)
{
    if (!at.isValid())
        return {};
    const QDate day = at.toLocalTime().date();
    if (day == words.today())
        return DateWords::tr("Today %1").arg(clockWords(at));
    if (day == words.today().addDays(-1))
        return DateWords::tr("Yesterday");
    return dayWords(day, words);
}

QString comingWords(const QDateTime &at, const Words &words)
{
    if (!at.isValid())
        return {};
    const QDate day = at.toLocalTime().date();
    const qint64 ahead = words.today().daysTo(day);
    if (ahead == 0)
        return DateWords::tr("Today %1").arg(clockWords(at));
    if (ahead == 1)
        return DateWords::tr("Tomorrow %1").arg(clockWords(at));
    const QString name = ahead > 1 && ahead < 7 ? weekday(day, words) : dayWords(day, words);
    return name + u' ' + clockWords(at);
}

QString asOfWords(const QDateTime &asOf, const Words &words)
{
    if (!asOf.isValid())
        return DateWords::tr("never fetched");
    const QDate day = asOf.toLocalTime().date();
    if (day == words.today())
        return DateWords::tr("as of %1").arg(clockWords(asOf));
    if (day == words.today().addDays(-1))
        return DateWords::tr("as of yesterday %1").arg(clockWords(asOf));
    return DateWords::tr("as of %1").arg(dayWords(day, words));
}

QString yearsWords(int tenths)
{
    const QString number = tenths % 10 == 0 ? QString::number(tenths / 10) : QString::number(tenths / 10.0, 'f', 1);
    return DateWords::tr("%1 y", "years, short").arg(number);
}

QString numberWords(qint64 number) { return english().toString(number); }

QString signedWords(qint64 number) { return number < 0 ? u"−"_s + numberWords(-number) : u"+"_s + numberWords(number); }

QString moneyWords(const Money &money, const Words &words)
{
    const qint64 fen = money.amountMinor % 100;
    const QString amount = fen == 0 ? numberWords(money.amountMinor / 100)
                                    : english().toString(static_cast<double>(money.amountMinor) / 100.0, 'f', 2);
    return words.isChinese() ? amount + u" 元"_s : u"¥"_s + amount;
}

QString bandWords(const Money &from, const Money &to, const Words &words)
{
    if (to.amountMinor <= 0)
        return {};
    const QString band = numberWords(from.amountMinor / 100) + u'–' + numberWords(to.amountMinor / 100);
    return words.isChinese() ? band + u" 元"_s : u"¥"_s + band;
}

QString monthsWords(int months)
{
    return months % 12 == 0 ? yearsWords(months / 12 * 10) : DateWords::tr("%1 months").arg(months);
}

QString spanWords(qint64 ms)
{
    constexpr qint64 kMinute = 60'000;
    const qint64 minutes = ms / kMinute;
    // each unit begins at two, so that no sentence needs a singular
    if (minutes < 120)
        return DateWords::tr("%1 minutes").arg(std::max<qint64>(2, minutes));
    if (minutes < 48 * 60)
        return DateWords::tr("%1 hours").arg(minutes / 60);
    return DateWords::tr("%1 days").arg(minutes / (24 * 60));
}

QString joined(const QStringList &parts)
{
    QStringList said = parts;
    said.removeAll(QString());
    return said.join(u" · "_s);
}

} // namespace zhike::ui
