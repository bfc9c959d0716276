// SPDX-License-Identifier: Apache-2.0
#include "core/domain/json.h"

#include <QJsonDocument>

#include <cmath>

namespace zhike::json {
namespace {

const QJsonValue kAbsent(QJsonValue::Undefined);
constexpr double kFirstInexact = 9007199254740992.0; // 2^53: from here on two integers share one JSON number
constexpr qsizetype kDateLength = 10;                 // YYYY-MM-DD

bool readInteger(const QJsonValue &from, qint64 &to)
{
    const double number = from.toDouble();
    if (!from.isDouble() || std::floor(number) != number || std::abs(number) >= kFirstInexact)
        return false;
    to = static_cast<qint64>(number);
    return true;
}

/// The number that `length` digits from `at` on spell; -1 when one of them isn't an ASCII digit.
int digitsAt(QStringView text, qsizetype at, qsizetype length)
{
    int number = 0;
    for (const QChar c : text.sliced(at, length)) {
        if (c < u'0' || c > u'9')
            return -1;
        number = number * 10 + (c.unicode() - u'0');
    }
    return number;
}

/// YYYY-MM-DD at the start of `text`, which has at least those ten characters; invalid for anything else.
QDate dateAtStart(QStringView text)
{
    const int year = digitsAt(text, 0, 4);
    const int month = digitsAt(text, 5, 2);
    const int day = digitsAt(text, 8, 2);
    const bool hasShape = text[4] == u'-' && text[7] == u'-' && year > 0 && month > 0 && day > 0;
    return hasShape ? QDate(year, month, day) : QDate();
}

/// The form we write ourselves, YYYY-MM-DDTHH:MM:SS.mmmZ, six times as fast as Qt's reader of every form; invalid otherwise.
QDateTime ownTime(QStringView text)
{
    constexpr qsizetype kLength = 24;
    if (text.size() != kLength || text[10] != u'T' || text[13] != u':' || text[16] != u':' || text[19] != u'.' || text[23] != u'Z')
        return {};
    const QDate date = dateAtStart(text);
    const QTime time(digitsAt(text, 11, 2), digitsAt(text, 14, 2), digitsAt(text, 17, 2), digitsAt(text, 20, 3));
    return date.isValid() && time.isValid() ? QDateTime(date, time, Qt::UTC) : QDateTime();
}

} // namespace

QString Path::text() const
{
    QString text = parent ? parent->text() : QString();
    if (name)
        text += (text.isEmpty() ? QString() : QString(u'.')) + QLatin1StringView(name);
    return text;
}

void read(const QJsonValue &from, QString &to, ReadState &state, const Path &path)
{
    if (!from.isString())
        return state.fail(path);
    to = from.toString();
}

void read(const QJsonValue &from, bool &to, ReadState &state, const Path &path)
{
    if (!from.isBool())
        return state.fail(path);
    to = from.toBool();
}

void read(const QJsonValue &from, int &to, ReadState &state, const Path &path)
{
    qint64 wide = 0;
    if (!readInteger(from, wide) || wide < std::numeric_limits<int>::min() || wide > std::numeric_limits<int>::max())
        return state.fail(path);
    to = static_cast<int>(wide);
}

void read(const QJsonValue &from, qint64 &to, ReadState &state, const Path &path)
{
    if (!readInteger(from, to))
        state.fail(path);
}

void read(const QJsonValue &from, double &to, ReadState &state, const Path &path)
{
    if (!from.isDouble())
        return state.fail(path);
    to = from.toDouble();
}

void read(const QJsonValue &from, QDate &to, ReadState &state, const Path &path)
{
    const QString text = from.toString();
    to = text.size() == kDateLength ? dateAtStart(text) : QDate();
    if (!to.isValid())
        state.fail(path);
}

void read(const QJsonValue &from, QDateTime &to, ReadState &state, const Path &path)
{
    const QString text = from.toString();
    to = ownTime(text);
    if (to.isValid())
        return;
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    // A time without "Z" or an offset would mean another moment on a machine in another zone.
    if (!time.isValid() || time.timeSpec() == Qt::LocalTime)
        return state.fail(path);
    to = time.toUTC();
}

void read(const QJsonValue &from, QByteArray &to, ReadState &state, const Path &path)
{
    auto decoded = QByteArray::fromBase64Encoding(from.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!from.isString() || !decoded)
        return state.fail(path);
    to = *decoded;
}

void read(const QJsonValue &from, QJsonObject &to, ReadState &state, const Path &path)
{
    if (!from.isObject())
        return state.fail(path);
    to = from.toObject();
}

QJsonValue write(const QString &from) { return from.isEmpty() ? kAbsent : QJsonValue(from); }
QJsonValue write(bool from) { return from; }
QJsonValue write(int from) { return from; }
QJsonValue write(qint64 from) { return from; }
QJsonValue write(double from) { return from; }
QJsonValue write(const QDate &from) { return from.isValid() ? QJsonValue(from.toString(Qt::ISODate)) : kAbsent; }
QJsonValue write(const QDateTime &from) { return from.isValid() ? QJsonValue(from.toUTC().toString(Qt::ISODateWithMs)) : kAbsent; }
QJsonValue write(const QByteArray &from) { return from.isEmpty() ? kAbsent : QJsonValue(QString::fromLatin1(from.toBase64())); }
QJsonValue write(const QJsonObject &from) { return from.isEmpty() ? kAbsent : QJsonValue(from); }

Result<QJsonObject> parseObject(const QByteArray &bytes)
{
    QJsonParseError failure;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &failure);
    if (failure.error != QJsonParseError::NoError || !document.isObject())
        return Error{ErrorCode::AnswerMalformed, QString::number(failure.offset)};
    return document.object();
}

QByteArray toBytes(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

} // namespace zhike::json
