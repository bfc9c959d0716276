// SPDX-License-Identifier: Apache-2.0
#include "central/seed/samples.h"

#include "central/seed/town.h"

#include <zdict.h>

namespace zhike::central {
namespace {

constexpr int kPeople = 1'500; // with what they own and what happened: some ten thousand documents
constexpr size_t kBytes = 64 * 1024; // of the dictionary: a 1.3 kB member becomes a fifth (docs/decisions/0014)
constexpr qsizetype kSampleBytes = 100 * static_cast<qsizetype>(kBytes); // zstd's advice: a hundred times as much
const QDate kDay(2026, 1, 1);

/// Bodies one behind the other, as zstd wants them.
struct Samples {
    QByteArray bytes;
    std::vector<size_t> sizes;
    void add(const QByteArray &body)
    {
        if (bytes.size() + body.size() > kSampleBytes)
            return;
        bytes += body;
        sizes.push_back(static_cast<size_t>(body.size()));
    }
};

QByteArray train()
{
    const Result<Brand> brand = readBrand();
    if (!brand)
        return {};
    Samples samples;
    SeedOptions options;
    options.members = kPeople;
    options.today = kDay;
    Town town{*brand, options, Dice(1), Quill([&samples](const QByteArray &body) { samples.add(body); }), {}, brand->communities, 0};
    seedResidents(town);
    QByteArray dictionary(static_cast<qsizetype>(kBytes), Qt::Uninitialized);
    const size_t size = ZDICT_trainFromBuffer(dictionary.data(), kBytes, samples.bytes.constData(), samples.sizes.data(),
                                              static_cast<unsigned>(samples.sizes.size()));
    if (ZDICT_isError(size))
        return {};
    dictionary.truncate(static_cast<qsizetype>(size));
    return dictionary;
}

} // namespace

const QByteArray &bodyDictionary()
{
    static const QByteArray dictionary = train();
    return dictionary;
}

} // namespace zhike::central
