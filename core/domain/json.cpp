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

} // namespace

void read(const QJsonValue &from, QString &to, ReadState &state, const QString &path)
{
    if (!from.isString())
        return state.fail(path);
    to = from.toString();
}

void read(const QJsonValue &from, bool &to, ReadState &state, const QString &path)
{
    if (!from.isBool())
        return state.fail(path);
    to = from.toBool();
}

void read(const QJsonValue &from, int &to, ReadState &state, const QString &path)
{
    qint64 wide = 0;
    if (!readInteger(from, wide) || wide < std::numeric_limits<int>::min() || wide > std::numeric_limits<int>::max())
        return state.fail(path);
    to = static_cast<int>(wide);
}

void read(const QJsonValue &from, qint64 &to, ReadState &state, const QString &path)
{
    if (!readInteger(from, to))
        state.fail(path);
}

void read(const QJsonValue &from, double &to, ReadState &state, const QString &path)
{
    if (!from.isDouble())
        return state.fail(path);
    to = from.toDouble();
}

void read(const QJsonValue &from, QDate &to, ReadState &state, const QString &path)
{
    const QString text = from.toString();
    to = QDate::fromString(text, Qt::ISODate);
    if (!to.isValid() || text.size() != kDateLength)
        state.fail(path);
}

void read(const QJsonValue &from, QDateTime &to, ReadState &state, const QString &path)
{
    const QDateTime time = QDateTime::fromString(from.toString(), Qt::ISODateWithMs);
    // A time without "Z" or an offset would mean another moment on a machine in another zone.
    if (!time.isValid() || time.timeSpec() == Qt::LocalTime)
        return state.fail(path);
    to = time.toUTC();
}

void read(const QJsonValue &from, QByteArray &to, ReadState &state, const QString &path)
{
    auto decoded = QByteArray::fromBase64Encoding(from.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!from.isString() || !decoded)
        return state.fail(path);
    to = *decoded;
}

void read(const QJsonValue &from, QJsonObject &to, ReadState &state, const QString &path)
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
