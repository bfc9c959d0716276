// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QString>

#include <optional>

/// Bytes of JSON, read by simdjson and walked through without making values of what nobody asks for.
namespace zhike::json {

/// A place in bytes that were read without building Qt's tree of them, four times as fast. Valid while its Reading
/// lives.
class Node {
public:
    [[nodiscard]] bool isNull() const;
    [[nodiscard]] bool isArray() const;
    [[nodiscard]] bool isObject() const;
    [[nodiscard]] std::optional<QString> text() const;
    [[nodiscard]] std::optional<bool> boolean() const;
    [[nodiscard]] std::optional<double> number() const;
    /// Empty for fractions too and for what a double couldn't hold exactly.
    [[nodiscard]] std::optional<qint64> integer() const;
    [[nodiscard]] QJsonValue value() const; ///< Qt's tree of it after all
    /// The first field of that name.
    [[nodiscard]] std::optional<Node> field(const char *name) const;
    void eachElement(void *context, void (*each)(void *, const Node &)) const;

private:
    friend class Reading;
    struct Access;
    alignas(8) unsigned char m_place[16] = {}; ///< simdjson's own place; json.cpp alone looks at it
};

/// Bytes under reading, by the parser of this thread: one at a time, never across a call that may read others.
class Reading {
public:
    explicit Reading(const QByteArray &bytes);
    /// Empty when the bytes aren't one object as simdjson understands JSON; Qt may still read them.
    [[nodiscard]] const std::optional<Node> &root() const { return m_root; }

private:
    std::optional<Node> m_root;
};

} // namespace zhike::json
