// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/result.h"
#include "core/scan/symbol.h"

#include <optional>

/// What Decoder and its child say to each other on the child's stdin and stdout.
///
/// A message is its length (u32, big-endian, without itself) and a body. One request is answered by one answer before
/// the next request; a child that reads the end of its input exits. Numbers are big-endian, texts and bytes carry a u32
/// length.
///
///   request:  u32 id · u8 kind · u32 budget in ms · bytes payload
///   answer:   u32 id · u8 verdict · u32 count · count × symbol
///   symbol:   bytes content · bytes symbology identifier · u8 isGs1 · 4 × (i32 x · i32 y)
///
/// The child is not trusted: an answer with anything wrong in it counts as a dead child.
namespace zhike {

enum class FrameKind : quint8 {
    EncodedPicture = 1, ///< payload: a picture file. Further kinds (raw luma of a camera) get further numbers.
};

struct FrameRequest {
    quint32 id = 0;
    FrameKind kind = FrameKind::EncodedPicture;
    quint32 budgetMs = 0; ///< the child stops looking after this; the parent kills it somewhat later
    QByteArray payload;
};

enum class FrameVerdict : quint8 { Looked = 1, Unreadable = 2 };

struct FrameAnswer {
    quint32 id = 0;
    FrameVerdict verdict = FrameVerdict::Looked;
    std::vector<Symbol> symbols; ///< none: nothing was found
};

constexpr quint32 kMostSymbols = 32;
constexpr quint32 kLongestRequest = static_cast<quint32>(kLargestImage) + 64;
constexpr quint32 kLongestAnswer = kMostSymbols * (static_cast<quint32>(kLongestCode) + 64);

/// Whole messages, length included.
[[nodiscard]] QByteArray toMessage(const FrameRequest &request);
[[nodiscard]] QByteArray toMessage(const FrameAnswer &answer);

/// Bodies, without their length. InvalidValue when anything is missing, too long, too much or left over.
[[nodiscard]] Result<FrameRequest> requestFromBody(const QByteArray &body);
[[nodiscard]] Result<FrameAnswer> answerFromBody(const QByteArray &body);

/// Takes the first whole body out of `buffer`; empty while it isn't whole. TooLarge when its length is above `longest`.
[[nodiscard]] Result<std::optional<QByteArray>> takeBody(QByteArray &buffer, quint32 longest);

} // namespace zhike
