// SPDX-License-Identifier: Apache-2.0
#include "core/scan/symbol.h"

#include <QFile>

#include <algorithm>

namespace zhike {
namespace {

using namespace Qt::StringLiterals;

/// The GTIN that a code with more than a GTIN carries.
Gtin gtinOf2d(const Result<Code> &code)
{
    if (!code)
        return {};
    if (const auto *unit = code->as<UnitLabel>())
        return unit->gtin;
    if (const auto *label = code->as<Gs1Label>())
        return label->gtin;
    return {};
}

bool isRepeated(const std::vector<Result<Code>> &codes, const Result<Code> &code)
{
    return std::any_of(codes.begin(), codes.end(), [&](const Result<Code> &known) {
        return known.isOk() == code.isOk()
            && (code ? known->value == code->value && known->literal == code->literal : known.error() == code.error());
    });
}

} // namespace

std::vector<Result<Code>> parseSymbols(const std::vector<Symbol> &symbols, const Grammar &grammar)
{
    std::vector<Result<Code>> codes;
    for (const Symbol &symbol : symbols) {
        auto code = parseCode({symbol.bytes, symbol.symbologyIdentifier, ScanRoute::Image}, grammar);
        if (!isRepeated(codes, code))
            codes.push_back(std::move(code));
    }
    const auto isShadowed = [&](const Result<Code> &code) {
        const auto *model = code ? code->as<ModelCode>() : nullptr;
        return model && std::any_of(codes.begin(), codes.end(), [&](const Result<Code> &other) {
                   return gtinOf2d(other) == model->gtin;
               });
    };
    std::vector<Result<Code>> distinct;
    std::copy_if(codes.begin(), codes.end(), std::back_inserter(distinct),
                 [&](const Result<Code> &code) { return !isShadowed(code); });
    return distinct;
}

Result<QByteArray> readImageFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::ImageUnreadable, u"file"_s};
    // One byte more than allowed tells "too large" without trusting the size of a pipe or a device.
    QByteArray bytes = file.read(kLargestImage + 1);
    if (bytes.size() > kLargestImage)
        return Error{ErrorCode::ImageUnreadable, u"tooLarge"_s};
    return bytes;
}

} // namespace zhike
