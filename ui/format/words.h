// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/text.h"

#include <QDateTime>

#include <functional>

/// Numbers, dates and amounts as a person at the counter reads them. Pure; the language of sentences is the installed
/// translator's, `Words::language` chooses among core's {zh, en} and the shape of dates.
namespace zhike::ui {

struct Words {
    Language language = Language::Zh;
    QDateTime now; ///< wall clock of the house; "today" is its local day

    [[nodiscard]] QString operator()(const Text &text) const { return text.in(language); }
    [[nodiscard]] QDate today() const { return now.toLocalTime().date(); }
    [[nodiscard]] bool isChinese() const { return language == Language::Zh; }
};

/// A sentence that can be said again in another language: it holds values, never the page that made it.
using Sentence = std::function<QString(const Words &)>;

/// "6 月 12 日" / "12 Jun"; with the year when it isn't this one. Empty for an invalid date.
[[nodiscard]] QString dayWords(const QDate &day, const Words &words);
/// "2018-03": the month of a purchase.
[[nodiscard]] QString monthWords(const QDate &day);
/// For something that happened: "今天 10:55", "昨天", "6 月 12 日".
[[nodiscard]] QString pastWords(const QDateTime &at, const Words &words);
/// For something to come: "今天 14:00", "明天 9:00", "周六 14:00", "6 月 12 日 14:00".
[[nodiscard]] QString comingWords(const QDateTime &at, const Words &words);
/// "截至 10:42", "截至 昨天 10:42", "截至 6 月 12 日". Invalid: "还没有数据" / "never fetched".
[[nodiscard]] QString asOfWords(const QDateTime &asOf, const Words &words);
[[nodiscard]] QString clockWords(const QDateTime &at); ///< "10:42"

/// "8.7 年" / "8.7 years" from tenths; whole years without a fraction.
[[nodiscard]] QString yearsWords(int tenths);
[[nodiscard]] QString numberWords(qint64 number); ///< "2,316"
[[nodiscard]] QString signedWords(qint64 number); ///< "+120", "−80"
/// "4,299 元" / "¥4,299"; fen only when there are any.
[[nodiscard]] QString moneyWords(const Money &money, const Words &words);
/// "4,000–5,000 元" / "¥4,000–5,000". Empty without an upper end.
[[nodiscard]] QString bandWords(const Money &from, const Money &to, const Words &words);
/// "3 年", "18 个月".
[[nodiscard]] QString monthsWords(int months);
/// How far a clock is off, in the largest unit that says it: "3 天", "2 小时", "5 分钟" / "3 days", …
[[nodiscard]] QString spanWords(qint64 ms);
/// Parts that aren't empty, with the house's separator: "四口之家 · 海悦府".
[[nodiscard]] QString joined(const QStringList &parts);

} // namespace zhike::ui
