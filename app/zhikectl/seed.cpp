// SPDX-License-Identifier: Apache-2.0
#include "app/zhikectl/seed.h"

#include "central/api/central.h"
#include "central/seed/seed.h"

#include <QCommandLineParser>

namespace zhike {

using namespace Qt::StringLiterals;

Result<void> seedCentral(const QStringList &words)
{
    QCommandLineParser parser;
    parser.addOptions({{u"db"_s, u"sqlite:PATH"_s, u"url"_s}, {u"members"_s, {}, u"N"_s, u"200"_s}, {u"communities"_s, {}, u"M"_s, u"0"_s},
                       {u"seed"_s, {}, u"S"_s, u"1"_s}, {u"one-store"_s, {}}, {u"detailed-homes"_s, {}, u"N"_s, u"-1"_s}});
    if (!parser.parse(words) || !parser.isSet(u"db"_s))
        return Error{ErrorCode::InvalidValue, u"seed"_s};
    const SystemClock clock;
    const auto opened = central::Central::open({parser.value(u"db"_s), {}}, clock);
    if (!opened)
        return opened.error();
    central::SeedOptions options;
    options.members = parser.value(u"members"_s).toInt();
    options.communities = parser.value(u"communities"_s).toInt();
    options.seed = parser.value(u"seed"_s).toULongLong();
    options.isOneStore = parser.isSet(u"one-store"_s);
    options.detailedHomes = parser.value(u"detailed-homes"_s).toInt();
    options.today = clock.today();
    return central::seedBrand(options, (*opened)->database());
}

} // namespace zhike
