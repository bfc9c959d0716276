// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringView>

/// The fixed points of every seeded brand: people, units, badges that tests, the demo and zhikectl name. All invented;
/// the phone numbers lie in 199 0000 0000 … 199 0099 9999, which the demo keeps to itself (docs/demo.md).
namespace zhike::golden {

inline constexpr QStringView kStore = u"store-laoshan";
inline constexpr QStringView kEnrolCode = u"HEMEJ02580"; ///< reusable; only where --seed-demo or --enrol-code made it

// Staff: badge and PIN
inline constexpr QStringView kAssociateBadge = u"1001"; ///< 林晓
inline constexpr QStringView kLeadBadge = u"1002"; ///< 周岚
inline constexpr QStringView kLateBadge = u"1003"; ///< 夏宁, the late shift
inline constexpr QStringView kPin = u"2580";
inline constexpr QStringView kAssociate = u"associate-lin";
inline constexpr QStringView kLead = u"associate-zhou";
inline constexpr QStringView kLate = u"associate-xia";

// Members
inline constexpr QStringView kChen = u"member-chen"; ///< 陈静, gold: golden case 1
inline constexpr QStringView kChenPhone = u"+8619900005678";
inline constexpr QStringView kWang = u"member-wang"; ///< 王强, her husband, same household
inline constexpr QStringView kSilver = u"member-liu"; ///< 刘洋, silver
inline constexpr QStringView kOpenRepair = u"member-zhao"; ///< 赵敏, a repair is open: service first
inline constexpr QStringView kNoAdvice = u"member-sun"; ///< 孙莉, no consent to personal advice
inline constexpr QStringView kSharedPhone = u"+8619900002222"; ///< three people on one key
inline constexpr QStringView kShared[] = {u"member-he-1", u"member-he-2", u"member-he-3"};
inline constexpr QStringView kChenHousehold = u"household-chen";
inline constexpr QStringView kChenCommunity = u"community-haiyuefu";

// Units (code = serial; check characters are right)
inline constexpr QStringView kStockedUnit = u"7C41009211V"; ///< ordinary, in stock: one scan registers
inline constexpr QStringView kConnectedUnit =
    u"7C41009222H"; ///< self-cleaning drum 10 kg, in stock: one scan activates
inline constexpr QStringView kSoldUnit = u"7C410092337"; ///< sold, owned by nobody yet
inline constexpr QStringView kSomeonesUnit = u"7C41009244W"; ///< owned by the silver member
inline constexpr QStringView kBlockedUnit = u"7C41009255J";
inline constexpr QStringView kOpenRepairUnit = u"7C410092668";
inline constexpr QStringView kChenWasher = u"7C41018031W";
inline constexpr QStringView kChenFridge = u"7C41021051Y";
inline constexpr QStringView kChenAirConditioner = u"7C41021071K";
inline constexpr QStringView kChenWaterHeater = u"7C410221117";

// Models
inline constexpr QStringView kSelfCleaningDrum = u"hm-w-sc10";
inline constexpr QStringView kOldPulsator = u"hm-w-p7";

} // namespace zhike::golden
