// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/result.h"
#include "core/scan/symbol.h"

#include <optional>

/// What the decoders and their child say to each other on the child's stdin and stdout.
///
/// A message is its length (u32, big-endian, without itself) and a body. One request is answered by one answer before
/// the next request; a child that reads the end of its input exits. Numbers are big-endian, texts and bytes carry a u32
/// length.
///
///   request:  u32 id · u8 kind · u32 budget in ms · i32 stream · u32 width · u32 height · bytes payload
///   answer:   u32 id · u8 verdict · u32 processor time in µs · u32 count · count × symbol
///   symbol:   bytes content · bytes symbology identifier · u8 format · u8 isGs1 · 4 × (i32 x · i32 y)
///
/// Pixels of a camera don't go through the pipe: the child is started with `--memory BYTES` and inherits one piece of
/// shared memory of that size as file kMemoryFile. The parent writes a frame there (rows without gaps, one byte a
/// pixel) before it asks, and leaves it alone until the answer.
///
/// The child is not trusted: an answer with anything wrong in it counts as a dead child.
namespace zhike {

enum class FrameKind : quint8 {
    EncodedPicture = 1, ///< payload: a picture file; all the ladder
    LiveLuma = 2, ///< a frame in the shared memory; what the budget allows, going on where this stream's last frame ended
    StillLuma = 3, ///< the same memory, all the ladder
    LumaAsItIs = 4, ///< the same memory, only the library on the picture as it is: what the ladder is compared with
};

struct FrameRequest {
    quint32 id = 0;
    FrameKind kind = FrameKind::EncodedPicture;
    quint32 budgetMs = 0; ///< of processor time: the child stops looking after this; the parent kills it somewhat later
    QByteArray payload{};
    qint32 stream = 0;
    quint32 width = 0;
    quint32 height = 0;
};

enum class FrameVerdict : quint8 { Looked = 1, Unreadable = 2 };

struct FrameAnswer {
    quint32 id = 0;
    FrameVerdict verdict = FrameVerdict::Looked;
    std::vector<Symbol> symbols{}; ///< none: nothing was found
    quint32 processorMicroseconds = 0;
};

constexpr int kMemoryFile = 3;
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
