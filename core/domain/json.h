// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/enumnames.h"
#include "core/domain/ids.h"
#include "core/domain/result.h"

#include <QDate>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

#include <optional>
#include <vector>

/// One list of names per value serves reading and writing: a struct has
/// `static void fields(auto &self, auto &&field)` that calls `field("wireName", self.member)` for each member.
///
/// Writing leaves out empty values (empty text, invalid date, empty list, unset optional): the wire stays short and
/// "absent" and "empty" mean the same; an empty element of a list is left out too. Reading: absent keeps the member's default; a wrong type is an Error whose detail
/// is the field's path; an unknown enum name becomes the enum's first row; unknown fields are ignored (a newer central).
/// Times are written as ISO 8601 UTC with milliseconds and read with "Z" or an offset; dates are YYYY-MM-DD. Integers are
/// exact up to 2^53 - 1, a larger one is a wrong type.
namespace zhike {

template <typename T>
concept HasFields = requires(T &value) { T::fields(value, [](const char *, auto &) {}); };

namespace json {

/// Where a value stands: names linked along the stack. It becomes text only when something is wrong there.
struct Path {
    const Path *parent = nullptr;
    const char *name = nullptr;
    [[nodiscard]] QString text() const;
};

/// Collects the first mistake while reading.
struct ReadState {
    std::optional<Error> error;
    void fail(const Path &path)
    {
        if (!error)
            error = Error{ErrorCode::AnswerMalformed, path.text()};
    }
};

void read(const QJsonValue &from, QString &to, ReadState &state, const Path &path);
void read(const QJsonValue &from, bool &to, ReadState &state, const Path &path);
void read(const QJsonValue &from, int &to, ReadState &state, const Path &path);
void read(const QJsonValue &from, qint64 &to, ReadState &state, const Path &path);
void read(const QJsonValue &from, double &to, ReadState &state, const Path &path);
void read(const QJsonValue &from, QDate &to, ReadState &state, const Path &path);
void read(const QJsonValue &from, QDateTime &to, ReadState &state, const Path &path);
void read(const QJsonValue &from, QByteArray &to, ReadState &state, const Path &path); ///< base64
void read(const QJsonValue &from, QJsonObject &to, ReadState &state, const Path &path);

[[nodiscard]] QJsonValue write(const QString &from);
[[nodiscard]] QJsonValue write(bool from);
[[nodiscard]] QJsonValue write(int from);
[[nodiscard]] QJsonValue write(qint64 from);
[[nodiscard]] QJsonValue write(double from);
[[nodiscard]] QJsonValue write(const QDate &from);
[[nodiscard]] QJsonValue write(const QDateTime &from);
[[nodiscard]] QJsonValue write(const QByteArray &from);
[[nodiscard]] QJsonValue write(const QJsonObject &from);

template <typename Tag>
void read(const QJsonValue &from, Id<Tag> &to, ReadState &state, const Path &path)
{
    QString text;
    read(from, text, state, path);
    to = Id<Tag>(text);
}
template <typename Tag>
[[nodiscard]] QJsonValue write(const Id<Tag> &from)
{
    return write(from.toString());
}

template <NamedEnum E>
void read(const QJsonValue &from, E &to, ReadState &state, const Path &path)
{
    QString name;
    read(from, name, state, path);
    to = enumFromName<E>(name).value_or(EnumNames<E>::values[0].value);
}
template <NamedEnum E>
[[nodiscard]] QJsonValue write(E from)
{
    return enumName(from);
}

template <HasFields T>
void read(const QJsonValue &from, T &to, ReadState &state, const Path &path);
template <HasFields T>
[[nodiscard]] QJsonValue write(const T &from);

template <typename T>
void read(const QJsonValue &from, std::vector<T> &to, ReadState &state, const Path &path)
{
    if (!from.isArray())
        return state.fail(path);
    const QJsonArray array = from.toArray();
    to.clear();
    to.reserve(static_cast<size_t>(array.size()));
    for (const auto &element : array)
        read(element, to.emplace_back(), state, path);
}
template <typename T>
[[nodiscard]] QJsonValue write(const std::vector<T> &from)
{
    if (from.empty())
        return QJsonValue(QJsonValue::Undefined);
    QJsonArray array;
    for (const T &element : from)
        if (const QJsonValue value = write(element); !value.isUndefined())
            array.append(value);
    return array;
}

template <typename T>
void read(const QJsonValue &from, std::optional<T> &to, ReadState &state, const Path &path)
{
    read(from, to.emplace(), state, path);
}
template <typename T>
[[nodiscard]] QJsonValue write(const std::optional<T> &from)
{
    return from ? write(*from) : QJsonValue(QJsonValue::Undefined);
}

template <HasFields T>
void read(const QJsonValue &from, T &to, ReadState &state, const Path &path)
{
    if (!from.isObject())
        return state.fail(path);
    const QJsonObject object = from.toObject();
    T::fields(to, [&](const char *name, auto &member) {
        const QLatin1StringView key(name);
        const auto it = object.constFind(key);
        if (it != object.constEnd() && !it->isNull())
            read(*it, member, state, Path{&path, name});
    });
}
template <HasFields T>
[[nodiscard]] QJsonValue write(const T &from)
{
    QJsonObject object;
    T::fields(from, [&](const char *name, const auto &member) {
        const QJsonValue value = write(member);
        if (!value.isUndefined())
            object.insert(QLatin1StringView(name), value);
    });
    return object;
}

/// Parses bytes that came from outside. Anything but one object is AnswerMalformed.
[[nodiscard]] Result<QJsonObject> parseObject(const QByteArray &bytes);
/// Compact bytes with sorted keys: for the values we send (integers, text) this is also RFC 8785 canonical JSON.
[[nodiscard]] QByteArray toBytes(const QJsonObject &object);

} // namespace json

template <HasFields T>
[[nodiscard]] QJsonObject toJson(const T &value)
{
    return json::write(value).toObject();
}

template <HasFields T>
[[nodiscard]] Result<T> fromJson(const QJsonObject &object)
{
    T value;
    json::ReadState state;
    json::read(QJsonValue(object), value, state, json::Path());
    if (state.error)
        return *state.error;
    return value;
}

template <HasFields T>
[[nodiscard]] Result<T> fromJsonBytes(const QByteArray &bytes)
{
    return json::parseObject(bytes).then([](const QJsonObject &object) { return fromJson<T>(object); });
}

} // namespace zhike
