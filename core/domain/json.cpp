// SPDX-License-Identifier: Apache-2.0
#include "core/domain/json.h"

#include <QJsonDocument>

#include <simdjson.h>

#include <cmath>
#include <new>

namespace zhike::json {
namespace {

const QJsonValue kAbsent(QJsonValue::Undefined);
constexpr double kFirstInexact = 9007199254740992.0; // 2^53: from here on two integers share one JSON number
constexpr qsizetype kDateLength = 10; // YYYY-MM-DD

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

/// The form we write ourselves, YYYY-MM-DDTHH:MM:SS.mmmZ, six times as fast as Qt's reader of every form; invalid
/// otherwise.
QDateTime ownTime(QStringView text)
{
    constexpr qsizetype kLength = 24;
    if (text.size() != kLength || text[10] != u'T' || text[13] != u':' || text[16] != u':' || text[19] != u'.'
        || text[23] != u'Z')
        return {};
    const QDate date = dateAtStart(text);
    const QTime time(digitsAt(text, 11, 2), digitsAt(text, 14, 2), digitsAt(text, 17, 2), digitsAt(text, 20, 3));
    return date.isValid() && time.isValid() ? QDateTime(date, time, Qt::UTC) : QDateTime();
}

std::optional<qint64> exact(double number)
{
    if (std::floor(number) != number || std::abs(number) >= kFirstInexact)
        return std::nullopt;
    return static_cast<qint64>(number);
}

QString textFrom(std::string_view view) { return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size())); }

QJsonValue treeFrom(const simdjson::dom::element &from)
{
    using Type = simdjson::dom::element_type;
    switch (from.type()) {
    case Type::OBJECT: {
        QJsonObject object;
        for (const auto &field : simdjson::dom::object(from))
            object.insert(textFrom(field.key), treeFrom(field.value));
        return object;
    }
    case Type::ARRAY: {
        QJsonArray array;
        for (const auto &element : simdjson::dom::array(from))
            array.append(treeFrom(element));
        return array;
    }
    case Type::STRING:
        return textFrom(std::string_view(from));
    case Type::BOOL:
        return bool(from);
    case Type::INT64:
        return static_cast<qint64>(int64_t(from));
    case Type::UINT64:
        return static_cast<double>(uint64_t(from));
    case Type::DOUBLE:
        return double(from);
    case Type::NULL_VALUE:
        break;
    }
    return QJsonValue(QJsonValue::Null);
}

} // namespace

// --- nodes
// -------------------------------------------------------------------------------------------------------------

struct Node::Access {
    using Element = simdjson::dom::element;
    static_assert(sizeof(Element) <= sizeof(Node::m_place) && alignof(Element) <= 8
                  && std::is_trivially_copyable_v<Element>);

    static const Element &element(const Node &node)
    {
        return *std::launder(reinterpret_cast<const Element *>(node.m_place));
    }
    static Node node(const Element &element)
    {
        Node node;
        ::new (static_cast<void *>(node.m_place)) Element(element);
        return node;
    }
    template <typename Wire, typename T = Wire>
    static std::optional<T> as(const Node &node)
    {
        Wire value{};
        return element(node).get(value) == simdjson::SUCCESS ? std::optional<T>(static_cast<T>(value)) : std::nullopt;
    }
};

bool Node::isNull() const { return Access::element(*this).is_null(); }
bool Node::isArray() const { return Access::element(*this).is_array(); }
bool Node::isObject() const { return Access::element(*this).is_object(); }
std::optional<bool> Node::boolean() const { return Access::as<bool>(*this); }
QJsonValue Node::value() const { return treeFrom(Access::element(*this)); }

std::optional<QString> Node::text() const
{
    std::string_view view;
    return Access::element(*this).get(view) == simdjson::SUCCESS ? std::optional(textFrom(view)) : std::nullopt;
}

std::optional<double> Node::number() const { return Access::as<double>(*this); } // integers too

std::optional<qint64> Node::integer() const
{
    if (const std::optional<qint64> whole = Access::as<int64_t, qint64>(*this))
        return *whole < static_cast<qint64>(kFirstInexact) && *whole > -static_cast<qint64>(kFirstInexact)
            ? whole
            : std::nullopt;
    const std::optional<double> number = Access::as<double>(*this);
    return number ? exact(*number) : std::nullopt;
}

std::optional<Node> Node::field(const char *name) const
{
    simdjson::dom::element found;
    if (Access::element(*this).at_key(name).get(found) != simdjson::SUCCESS)
        return std::nullopt;
    return Access::node(found);
}

void Node::eachElement(void *context, void (*each)(void *, const Node &)) const
{
    simdjson::dom::array array;
    if (Access::element(*this).get(array) == simdjson::SUCCESS)
        for (const simdjson::dom::element element : array)
            each(context, Access::node(element));
}

Reading::Reading(const QByteArray &bytes)
{
    thread_local simdjson::dom::parser parser;
    simdjson::dom::element root;
    if (parser.parse(bytes.constData(), static_cast<size_t>(bytes.size())).get(root) == simdjson::SUCCESS
        && root.is_object())
        m_root = Node::Access::node(root);
}

QString Path::text() const
{
    QString text = parent ? parent->text() : QString();
    if (name)
        text += (text.isEmpty() ? QString() : QString(u'.')) + QLatin1StringView(name);
    return text;
}

// --- leaves: the same for both sources
// ---------------------------------------------------------------------------------

namespace {

std::optional<QString> textOf(const QJsonValue &from)
{
    return from.isString() ? std::optional(from.toString()) : std::nullopt;
}
std::optional<QString> textOf(const Node &from) { return from.text(); }
std::optional<bool> booleanOf(const QJsonValue &from)
{
    return from.isBool() ? std::optional(from.toBool()) : std::nullopt;
}
std::optional<bool> booleanOf(const Node &from) { return from.boolean(); }
std::optional<double> numberOf(const QJsonValue &from)
{
    return from.isDouble() ? std::optional(from.toDouble()) : std::nullopt;
}
std::optional<double> numberOf(const Node &from) { return from.number(); }
std::optional<qint64> integerOf(const QJsonValue &from)
{
    return from.isDouble() ? exact(from.toDouble()) : std::nullopt;
}
std::optional<qint64> integerOf(const Node &from) { return from.integer(); }
QJsonObject treeOf(const QJsonValue &from) { return from.toObject(); }
QJsonObject treeOf(const Node &from) { return from.value().toObject(); }

template <typename T>
void take(const std::optional<T> &found, T &to, ReadState &state, const Path &path)
{
    if (!found)
        return state.fail(path);
    to = *found;
}

} // namespace

template <Source From>
void read(const From &from, QString &to, ReadState &state, const Path &path)
{
    take(textOf(from), to, state, path);
}

template <Source From>
void read(const From &from, bool &to, ReadState &state, const Path &path)
{
    take(booleanOf(from), to, state, path);
}

template <Source From>
void read(const From &from, int &to, ReadState &state, const Path &path)
{
    const std::optional<qint64> wide = integerOf(from);
    if (!wide || *wide < std::numeric_limits<int>::min() || *wide > std::numeric_limits<int>::max())
        return state.fail(path);
    to = static_cast<int>(*wide);
}

template <Source From>
void read(const From &from, qint64 &to, ReadState &state, const Path &path)
{
    take(integerOf(from), to, state, path);
}

template <Source From>
void read(const From &from, double &to, ReadState &state, const Path &path)
{
    take(numberOf(from), to, state, path);
}

template <Source From>
void read(const From &from, QDate &to, ReadState &state, const Path &path)
{
    const QString text = textOf(from).value_or(QString());
    to = text.size() == kDateLength ? dateAtStart(text) : QDate();
    if (!to.isValid())
        state.fail(path);
}

template <Source From>
void read(const From &from, QDateTime &to, ReadState &state, const Path &path)
{
    const QString text = textOf(from).value_or(QString());
    to = ownTime(text);
    if (to.isValid())
        return;
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    // A time without "Z" or an offset would mean another moment on a machine in another zone.
    if (!time.isValid() || time.timeSpec() == Qt::LocalTime)
        return state.fail(path);
    to = time.toUTC();
}

template <Source From>
void read(const From &from, QByteArray &to, ReadState &state, const Path &path)
{
    const std::optional<QString> text = textOf(from);
    const auto decoded =
        QByteArray::fromBase64Encoding(text.value_or(QString()).toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!text || !decoded)
        return state.fail(path);
    to = *decoded;
}

template <Source From>
void read(const From &from, QJsonObject &to, ReadState &state, const Path &path)
{
    if (!from.isObject())
        return state.fail(path);
    to = treeOf(from);
}

#define ZHIKE_LEAF(Type)                                                                                               \
    template void read<QJsonValue>(const QJsonValue &, Type &, ReadState &, const Path &);                             \
    template void read<Node>(const Node &, Type &, ReadState &, const Path &);
ZHIKE_LEAF(QString)
ZHIKE_LEAF(bool)
ZHIKE_LEAF(int)
ZHIKE_LEAF(qint64)
ZHIKE_LEAF(double)
ZHIKE_LEAF(QDate)
ZHIKE_LEAF(QDateTime)
ZHIKE_LEAF(QByteArray)
ZHIKE_LEAF(QJsonObject)
#undef ZHIKE_LEAF

std::optional<QJsonValue> fieldOf(const QJsonObject &object, const char *name)
{
    const auto it = object.constFind(QLatin1StringView(name));
    return it != object.constEnd() && !it->isNull() ? std::optional<QJsonValue>(*it) : std::nullopt;
}

std::optional<Node> fieldOf(const Node &object, const char *name)
{
    const std::optional<Node> found = object.field(name);
    return found && !found->isNull() ? found : std::nullopt;
}

QJsonValue write(const QString &from) { return from.isEmpty() ? kAbsent : QJsonValue(from); }
QJsonValue write(bool from) { return from; }
QJsonValue write(int from) { return from; }
QJsonValue write(qint64 from) { return from; }
QJsonValue write(double from) { return from; }
QJsonValue write(const QDate &from) { return from.isValid() ? QJsonValue(from.toString(Qt::ISODate)) : kAbsent; }
QJsonValue write(const QDateTime &from)
{
    return from.isValid() ? QJsonValue(from.toUTC().toString(Qt::ISODateWithMs)) : kAbsent;
}
QJsonValue write(const QByteArray &from)
{
    return from.isEmpty() ? kAbsent : QJsonValue(QString::fromLatin1(from.toBase64()));
}
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
