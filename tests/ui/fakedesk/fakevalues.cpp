// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/fakedesk/fakevalues.h"

#include "tests/ui/fakedesk/fakeworld.h"

namespace zhike {
namespace {

using namespace Qt::StringLiterals;

const QDate kDay(2026, 11, 21);
QDateTime at(const QDate &day, int hour, int minute) { return QDateTime(day, QTime(hour, minute), Qt::LocalTime); }
Freshness fresh() { return {at(kDay, 10, 42), false}; }

MemberHeader chensHeader()
{
    MemberHeader header;
    header.memberId = MemberId(u"member-chen"_s);
    header.maskedName = u"陈**"_s;
    header.initial = u"陈"_s;
    header.salutation = Salutation::Ms;
    header.maskedPhone = u"138****5678"_s;
    header.tier = TierId(u"gold"_s);
    header.tierName = {u"金卡"_s, u"Gold"_s};
    header.recognisedBy = RecognisedBy::Unit;
    header.recognisedWith = {u"洗衣机铭牌"_s, u"washer label"_s};
    header.householdSize = 4;
    header.communityName = {u"海悦府"_s, u"Haiyue Court"_s};
    header.communityGrade = u"B"_s;
    header.memberYears = 8;
    header.points = {2316, 120};
    header.contactChannels = {Channel::Phone, Channel::Wechat};
    header.mustKnow = {{{u"一年内洗衣机报修 2 次"_s, u"Washer repaired twice within a year"_s}, 2},
                       {{u"家有婴儿"_s, u"Baby at home"_s}, 0},
                       {{u"关注健康"_s, u"Cares about health"_s}, 0}};
    header.activity = 72;
    header.tagCount = 43;
    return header;
}

ApplianceView appliance(const QString &code, const Text &name, const QString &category, int tenths)
{
    ApplianceView view;
    view.unit = UnitCode(code);
    view.model = ModelId(u"model-"_s + code);
    view.name = name;
    view.category = category;
    view.ageTenths = tenths;
    return view;
}

std::vector<ApplianceView> chensAppliances()
{
    ApplianceView washer =
        appliance(u"7C410092118"_s, {u"波轮洗衣机 7kg"_s, u"Pulsator washer 7 kg"_s}, u"washer"_s, 87);
    washer.usedPercent = 109;
    washer.badge = ApplianceBadge::Due;
    washer.badgeWords = {u"该换了"_s, u"Due"_s};
    washer.detail = {u"2018-03 购 · 8.7 年 / 8 年 · 已过保 · 修 2 次"_s,
                     u"bought 2018-03 · 8.7 / 8 y · no warranty · 2 repairs"_s};
    ApplianceView fridge =
        appliance(u"7C410092126"_s, {u"对开门冰箱 535L"_s, u"Side-by-side fridge 535 L"_s}, u"refrigerator"_s, 55);
    fridge.usedPercent = 55;
    fridge.badge = ApplianceBadge::Connected;
    fridge.badgeWords = {u"网器"_s, u"Connected"_s};
    fridge.detail = {u"2021-05 购 · 5.5 年 / 10 年 · 在线"_s, u"bought 2021-05 · 5.5 / 10 y · online"_s};
    ApplianceView cooler =
        appliance(u"7C410092134"_s, {u"空调 1.5 匹"_s, u"Air conditioner 1.5 hp"_s}, u"airConditioner"_s, 53);
    cooler.usedPercent = 53;
    cooler.detail = {u"2021-07 购 · 5.3 年 / 10 年 · 滤网待洗"_s, u"bought 2021-07 · 5.3 / 10 y · filter due"_s};
    ApplianceView heater =
        appliance(u"7C410092142"_s, {u"电热水器 60L"_s, u"Water heater 60 L"_s}, u"waterHeater"_s, 40);
    heater.usedPercent = 50;
    heater.detail = {u"2022-11 购 · 4 年 / 8 年 · 保修至 2028-11"_s,
                     u"bought 2022-11 · 4 / 8 y · warranty to 2028-11"_s};
    return {washer, fridge, cooler, heater};
}

AdviceView washerAdvice()
{
    AdviceView advice;
    advice.adviceId = AdviceId(u"repeat/washer/model-drum"_s);
    advice.type = u"repeat"_s;
    advice.typeWords = {u"换新"_s, u"Replace"_s};
    advice.category = u"washer"_s;
    advice.model = ModelId(u"model-drum"_s);
    advice.name = {u"免清洗滚筒洗衣机 10kg"_s, u"Self-cleaning drum washer 10 kg"_s};
    advice.demand = 86;
    advice.trend = 1;
    advice.windowMonths = 3;
    advice.reasons = {{u"age"_s, {u"用了 8.7 年"_s, u"8.7 years old"_s}},
                      {u"repairsYear"_s, {u"一年修 2 次"_s, u"2 repairs in a year"_s}},
                      {u"communityRank"_s, {u"同小区第 1 名"_s, u"No. 1 around here"_s}},
                      {u"interest"_s, {u"关注健康"_s, u"Cares about health"_s}},
                      {u"fits"_s, {u"洗衣位 60 cm 放得下"_s, u"Fits the 60 cm niche"_s}}};
    advice.script = {
        u"“陈女士，您家那台洗衣机用了八年多，去年修过两次。这款边洗边清洗内桶，您小区换洗衣机的邻居选它最多，60 厘米的位置正好放得下，要不要听听声音？”"_s,
        u"“Ms Chen, your washer is past eight years and was repaired twice last year. This one cleans its drum while it washes, most of your neighbours who changed took it, and it fits your 60 cm niche. Shall we listen to it?”"_s};
    advice.scriptVariant = u"B"_s;
    advice.strategy = u"upSell"_s;
    advice.strategyWords = {u"提档"_s, u"Step up"_s};
    advice.offers = {{u"以旧换新"_s, u"trade-in"_s}, {u"免费安装"_s, u"free installation"_s}};
    return advice;
}

AdviceBlock chensAdvice()
{
    AdviceView service;
    service.adviceId = AdviceId(u"service/airConditioner/7C410092134"_s);
    service.type = u"service"_s;
    service.typeWords = {u"服务"_s, u"Service"_s};
    service.category = u"airConditioner"_s;
    service.name = {u"空调滤网清洗"_s, u"Clean the air conditioner's filter"_s};
    service.reasons = {{u"filter"_s, {u"一年没洗"_s, u"A year without cleaning"_s}}};
    service.script = {
        u"“空调滤网一年没洗了，周六师傅在您小区，顺路帮您洗一次？”"_s,
        u"“The filter hasn't been cleaned for a year; our engineer is near you on Saturday. Shall he come by?”"_s};
    service.scriptVariant = u"A"_s;
    service.about = UnitCode(u"7C410092134"_s);
    AdviceBlock block;
    block.shown = {washerAdvice(), service};
    block.rejected = {
        {{u"洗烘一体 10kg"_s, u"Washer-dryer 10 kg"_s}, {u"不如首选合适"_s, u"Less suitable than the first choice"_s}},
        {{u"双子分区 12kg"_s, u"Twin-drum 12 kg"_s},
         {u"放不下：宽 65 cm，位置 60 cm"_s, u"Does not fit: 65 cm wide, niche 60 cm"_s}},
        {{u"对开门冰箱 620L"_s, u"Side-by-side fridge 620 L"_s},
         {u"11 月 3 日说过“这次不用”，12 月 3 日后可以再提"_s,
          u"“Not now” on 3 Nov, may be asked again after 3 Dec"_s}}};
    block.freshness = fresh();
    return block;
}

RankRow rank(const QString &id, const Text &name, int place, int households, int bar)
{
    RankRow row;
    row.model = ModelId(id);
    row.name = name;
    row.rank = place;
    if (households >= 10)
        row.households = households;
    row.barPercent = bar;
    row.cityRank = place + 2;
    return row;
}

CommunityView haiyue()
{
    CommunityView view;
    view.communityId = CommunityId(u"community-haiyue"_s);
    view.name = {u"海悦府"_s, u"Haiyue Court"_s};
    view.grade = u"B"_s;
    view.category = u"washer"_s;
    view.categoryName = {u"洗衣机"_s, u"Washers"_s};
    view.windowMonths = 24;
    view.households = 1240;
    view.brandHouseholds = 611;
    view.floorPlan = {u"90 ㎡两居"_s, u"90 m², 2 bedrooms"_s};
    view.fit = {u"陈** 家阳台洗衣位 60 × 60 cm：这台 59.5 × 55 cm，放得下，左右各余 0.25 cm。"_s,
                u"Washer niche 60 × 60 cm: this one is 59.5 × 55 cm and fits, 0.25 cm to spare on each side."_s};
    view.rows = {rank(u"model-drum"_s, {u"免清洗滚筒 10kg"_s, u"Self-cleaning drum 10 kg"_s}, 1, 46, 100),
                 rank(u"model-dryer"_s, {u"洗烘一体 10kg"_s, u"Washer-dryer 10 kg"_s}, 2, 31, 67),
                 rank(u"model-twin"_s, {u"双子分区 12kg"_s, u"Twin-drum 12 kg"_s}, 3, 19, 41),
                 rank(u"model-slim"_s, {u"超薄滚筒 8kg"_s, u"Slim drum 8 kg"_s}, 4, 14, 30),
                 rank(u"model-pulsator"_s, {u"波轮 8kg"_s, u"Pulsator 8 kg"_s}, 5, 4, 16)};
    view.rows[0].isAdvised = true;
    view.rows[2].fits = false;
    view.categories = {u"washer"_s, u"refrigerator"_s, u"airConditioner"_s};
    view.categoryNames = {{u"洗衣机"_s, u"Washers"_s}, {u"冰箱"_s, u"Fridges"_s}, {u"空调"_s, u"Air conditioners"_s}};
    view.freshness = fresh();
    return view;
}

TimelineView chensStory()
{
    TimelineView view;
    view.rows = {
        {u"e1"_s,
         at(kDay, 10, 55),
         u"store"_s,
         {u"到店，扫描洗衣机铭牌"_s, u"Came to the store, washer label scanned"_s},
         false},
        {u"e2"_s,
         at(kDay.addDays(-1), 20, 3),
         u"online"_s,
         {u"浏览“免清洗”专题 3 次，未下单"_s, u"Read about “self-cleaning” three times, no order"_s},
         false},
        {u"e3"_s,
         at(QDate(2026, 6, 12), 9, 0),
         u"service"_s,
         {u"洗衣机脱水异响，更换减震（工单已完成）"_s, u"Washer noisy when spinning, dampers replaced (done)"_s},
         false},
        {u"e4"_s,
         at(QDate(2026, 3, 2), 9, 0),
         u"call"_s,
         {u"来电：洗完有絮屑，已上门清洗"_s, u"Call: lint after washing, cleaned at home"_s},
         false},
        {u"e5"_s,
         at(QDate(2025, 11, 30), 15, 0),
         u"purchase"_s,
         {u"购买滤网套装"_s, u"Bought a set of filters"_s},
         false},
    };
    view.hasMore = true;
    view.freshness = fresh();
    return view;
}

ProductModel product(const QString &id, const Text &name, const QString &number, qint64 yuan)
{
    ProductModel model;
    model.modelId = ModelId(id);
    model.name = name;
    model.modelNumber = number;
    model.category = u"washer"_s;
    model.listPrice = {yuan * 100, u"CNY"_s};
    model.bandFrom = {400000, u"CNY"_s};
    model.bandTo = {500000, u"CNY"_s};
    model.picture = u"art:washer"_s;
    model.manual = {{{u"打开进水阀，检查接口不滴水。"_s, u"Open the tap and check that the joint is dry."_s}, u"c1"_s},
                    {{u"按衣物重量放洗衣液，不超过刻度线。"_s, u"Dose detergent by weight, not above the line."_s}, {}},
                    {{u"选“日常洗”，按启动。"_s, u"Choose “daily wash” and press start."_s}, u"c2"_s},
                    {{u"洗完后开门通风 10 分钟。"_s, u"Leave the door open for ten minutes afterwards."_s}, {}}};
    return model;
}

std::vector<ProductModel> washers()
{
    ProductModel drum = product(u"model-drum"_s, {u"免清洗滚筒洗衣机 10kg"_s, u"Self-cleaning drum washer 10 kg"_s},
                                u"XQG100-HB"_s, 4299);
    ProductModel dryer =
        product(u"model-dryer"_s, {u"洗烘一体机 10kg"_s, u"Washer-dryer 10 kg"_s}, u"XQG100-HBD"_s, 6499);
    ProductModel twin =
        product(u"model-twin"_s, {u"双子分区洗衣机 12kg"_s, u"Twin-drum washer 12 kg"_s}, u"XQGF120"_s, 8999);
    const auto spec = [](ProductModel &model, const char *key, const Text &name, const Text &value) {
        model.specs.push_back({QString::fromLatin1(key), name, value});
    };
    const Text price{u"价格"_s, u"Price"_s}, size{u"尺寸"_s, u"Size"_s}, clean{u"免清洗"_s, u"Self-cleaning"_s},
        noise{u"脱水噪声"_s, u"Noise"_s}, energy{u"能效"_s, u"Energy"_s};
    spec(drum, "price", price, {u"4,299 元"_s, u"¥4,299"_s});
    spec(drum, "size", size, {u"59.5 × 55 × 85 cm"_s, u"59.5 × 55 × 85 cm"_s});
    spec(drum, "clean", clean, {u"有"_s, u"yes"_s});
    spec(drum, "noise", noise, {u"52 dB"_s, u"52 dB"_s});
    spec(drum, "energy", energy, {u"一级"_s, u"Class 1"_s});
    spec(dryer, "price", price, {u"6,499 元"_s, u"¥6,499"_s});
    spec(dryer, "size", size, {u"59.5 × 60 × 85 cm"_s, u"59.5 × 60 × 85 cm"_s});
    spec(dryer, "clean", clean, {u"有"_s, u"yes"_s});
    spec(dryer, "noise", noise, {u"55 dB"_s, u"55 dB"_s});
    spec(dryer, "energy", energy, {u"一级"_s, u"Class 1"_s});
    spec(twin, "price", price, {u"8,999 元"_s, u"¥8,999"_s});
    spec(twin, "size", size, {u"65 × 67 × 110 cm"_s, u"65 × 67 × 110 cm"_s});
    spec(twin, "clean", clean, {u"无"_s, u"no"_s});
    spec(twin, "noise", noise, {u"58 dB"_s, u"58 dB"_s});
    spec(twin, "energy", energy, {u"一级"_s, u"Class 1"_s});
    return {drum, dryer, twin};
}

PassportView drumPassport()
{
    PassportView view;
    view.unit = UnitCode(u"7C410092118"_s);
    view.unitDisplay = u"7C41-0092-118"_s;
    view.gtin = u"06901234567892"_s;
    view.model = ModelId(u"model-drum"_s);
    view.name = {u"免清洗滚筒洗衣机 10kg"_s, u"Self-cleaning drum washer 10 kg"_s};
    view.modelNumber = u"XQG100-HB"_s;
    view.category = u"washer"_s;
    view.isConnected = true;
    view.manufacturedOn = QDate(2026, 8, 14);
    view.bandFrom = {400000, u"CNY"_s};
    view.bandTo = {500000, u"CNY"_s};
    view.verdict = OwnerVerdict::NeverSold;
    view.terms = {{{u"整机"_s, u"machine"_s}, 36}, {{u"电机"_s, u"motor"_s}, 144}};
    view.manualSteps = 6;
    view.manualClips = 4;
    view.activationPoints = 480;
    view.picture = u"art:washer"_s;
    view.community = haiyue();
    view.fit = view.community.fit;
    view.freshness = fresh();
    return view;
}

/// An edit of which two fields met somebody else's.
OutboxRow mergedLike(const OutboxRow &confirmed)
{
    OutboxRow merged = confirmed;
    merged.op = OpId(u"op-e"_s);
    merged.receipt = u"7C41-0089"_s;
    merged.type = u"member.edit"_s;
    merged.maskedMember = u"陈**"_s;
    merged.subject = {};
    merged.at = at(kDay, 10, 40);
    merged.state = OutboxState::Merged;
    merged.member = MemberId(u"member-chen"_s);
    merged.fields = {{MemberField::Channel, u"sms"_s, u"email"_s, {}, {}},
                     {MemberField::Home, {}, {}, {u"海悦府"_s, u"Haiyue House"_s}, {u"金水湾"_s, u"Golden Bay"_s}}};
    return merged;
}

OutboxView morningOutbox()
{
    OutboxView view;
    OutboxRow taken{OpId(u"op-a"_s),
                    u"7C41-0088"_s,
                    u"install.book"_s,
                    u"陈**"_s,
                    {u"免清洗滚筒洗衣机 10kg"_s, u"Self-cleaning drum washer 10 kg"_s},
                    at(kDay, 10, 31),
                    u"林"_s,
                    OutboxState::Refused,
                    Error{ErrorCode::SlotTaken, {}},
                    {},
                    {},
                    false,
                    true};
    OutboxRow waiting{OpId(u"op-b"_s),
                      u"7C41-0090"_s,
                      u"unit.activate"_s,
                      u"陈**"_s,
                      {u"免清洗滚筒洗衣机 10kg"_s, u"Self-cleaning drum washer 10 kg"_s},
                      at(kDay, 10, 55),
                      u"林"_s,
                      OutboxState::Waiting,
                      {},
                      {},
                      {},
                      true,
                      false};
    OutboxRow sent{OpId(u"op-c"_s),
                   u"7C41-0087"_s,
                   u"member.note"_s,
                   u"王**"_s,
                   {},
                   at(kDay, 10, 12),
                   u"林"_s,
                   OutboxState::Sent,
                   {},
                   {},
                   {},
                   false,
                   false};
    OutboxRow done{OpId(u"op-d"_s),
                   u"7C41-0081"_s,
                   u"repair.book"_s,
                   u"李**"_s,
                   {u"空调 1.5 匹"_s, u"Air conditioner 1.5 hp"_s},
                   at(kDay.addDays(-1), 17, 2),
                   u"林"_s,
                   OutboxState::Confirmed,
                   {},
                   {},
                   {},
                   false,
                   false};
    view.rows = {taken, mergedLike(done), waiting, sent, done};
    view.merged = 1;
    view.waiting = 2;
    view.refused = 1;
    return view;
}

HomeView morning()
{
    HomeView view;
    view.store = {u"青岛崂山店"_s, u"Qingdao Laoshan"_s};
    view.worklist = {{MemberId(u"member-li"_s),
                      u"李**"_s,
                      {u"波轮洗衣机故障 E4 已确认"_s, u"Washer fault E4 confirmed"_s},
                      {u"机器自己报的，客户还不知道"_s, u"Reported by the machine, the customer doesn't know yet"_s},
                      at(kDay, 14, 0),
                      u"fault"_s},
                     {MemberId(u"member-chen"_s),
                      u"陈**"_s,
                      {u"空调滤网清洗"_s, u"Clean the air conditioner's filter"_s},
                      {u"工程师已派"_s, u"Engineer assigned"_s},
                      at(kDay.addDays(3), 14, 0),
                      u"serviceOpen"_s},
                     {MemberId(u"member-zhao"_s),
                      u"赵**"_s,
                      {u"安装免清洗滚筒 10kg"_s, u"Install a self-cleaning drum 10 kg"_s},
                      {u"昨天成交"_s, u"Sold yesterday"_s},
                      at(kDay.addDays(1), 9, 0),
                      u"install"_s}};
    const auto row = [](const char *what, int count, bool isThere) {
        return ReadinessRow{QString::fromLatin1(what), isThere, count, isThere ? fresh() : Freshness()};
    };
    view.readiness.rows = {row("members", 2000, true), row("models", 64, true), row("communities", 18, true),
                      row("scripts", 12, true),   row("policy", 1, true),  row("calendar", 96, true),
                      row("signIn", 0, false)};
    view.readiness.percent = 86;
    view.readiness.state = ReadinessState::Partly;
    view.members = 2000;
    view.units = 3412;
    view.freshness = fresh();
    return view;
}

Hit hit(const QString &id, const QString &name, const QString &phone, const QString &cue)
{
    return {MemberId(id),
            name,
            phone,
            {u"海悦府"_s, u"Haiyue Court"_s},
            TierId(id == "member-chen"_L1 ? u"gold"_s : u"silver"_s),
            RecognisedBy::Phone,
            cue,
            false};
}

void fillDetail(FakeWorld &world)
{
    world.detail.tags = {{u"interest/reading/health"_s, {u"关注健康"_s, u"Reads about health"_s}, false, 92, {}},
                         {u"life/child/baby"_s, {u"家有婴儿"_s, u"Baby at home"_s}, true, 70, QDate(2027, 3, 1)}};
    world.detail.points = {{120, u"visit"_s, at(kDay, 10, 55), true},
                           {480, u"activation"_s, at(QDate(2022, 11, 4), 11, 0), false}};
    world.detail.balance = {2316, 120};
    world.detail.redeem = {2316, 0, 500, true};
}

/// The sheets about a member's own data, and a second account that may be the same person.
void fillOwnData(FakeWorld &world)
{
    const PlaceChoice haiyueHouse{CommunityId(u"community-haiyuefu"_s),
                                  {u"海悦府"_s, u"Haiyue House"_s},
                                  {{FloorPlanId(u"plan-m"_s), {u"90 ㎡两居"_s, u"90 m², two rooms"_s}},
                                   {FloorPlanId(u"plan-l"_s), {u"120 ㎡三居"_s, u"120 m², three rooms"_s}}}};
    const PlaceChoice bay{CommunityId(u"community-bay"_s), {u"金水湾"_s, u"Golden Bay"_s}, {}};
    world.edit = {MemberId(u"member-chen"_s),
                  u"陈**"_s,
                  u"138****5678"_s,
                  u"···01"_s,
                  Salutation::Ms,
                  Language::Zh,
                  Channel::Wechat,
                  haiyueHouse.community,
                  FloorPlanId(u"plan-m"_s),
                  {haiyueHouse, bay}};
    const auto row = [](Purpose purpose, Channel channel, ConsentStatus status) {
        const bool isAsked = status != ConsentStatus::Unset;
        return ConsentRow{purpose,
                          channel,
                          status,
                          status == ConsentStatus::Granted,
                          isAsked ? at(kDay.addDays(-90), 15, 20) : QDateTime(),
                          isAsked ? u"林"_s : QString(),
                          false,
                          u"text-1"_s,
                          status == ConsentStatus::Withdrawn ? u"op-no"_s : QString()};
    };
    world.consents = {MemberId(u"member-chen"_s),
                      u"陈**"_s,
                      {row(Purpose::Advice, Channel::Any, ConsentStatus::Granted),
                       row(Purpose::Marketing, Channel::Phone, ConsentStatus::Withdrawn),
                       row(Purpose::Marketing, Channel::Sms, ConsentStatus::Unset),
                       row(Purpose::Marketing, Channel::Wechat, ConsentStatus::Granted),
                       row(Purpose::Marketing, Channel::Email, ConsentStatus::Unset)}};
    const Text gold{u"金卡"_s, u"Gold"_s};
    const Text basic{u"普通"_s, u"Basic"_s};
    world.merge.keep = {MemberId(u"member-chen"_s),
                        u"陈**"_s,
                        u"138****5678"_s,
                        {},
                        haiyueHouse.name,
                        gold,
                        QDate(2017, 7, 10),
                        4,
                        2316};
    world.merge.merge = {MemberId(u"member-chen2"_s), u"陈**"_s, u"139****5678"_s,
                         u"j***@example.org"_s,       {},        basic,
                         QDate(2025, 3, 1),           1,         480};
    world.merge.unionUnits = 5;
    world.merge.unionPoints = 2796;
    world.member.merges = {{MemberId(u"member-chen"_s), MemberId(u"member-chen2"_s), OpId(u"op-p"_s), u"陈**"_s, false,
                            true, false, false}};
}

void fillWindows(FakeWorld &world)
{
    for (int day = 1; day <= 4; ++day)
        for (const int hour : {9, 14, 19})
            world.windows.push_back({u"slot-%1-%2"_s.arg(day).arg(hour), WorkOrderKind::Install,
                                     at(kDay.addDays(day), hour, 0), 120, 2, hour == 19});
}

} // namespace

void fillWithMsChen(FakeWorld &world)
{
    world.now = at(kDay, 10, 57);
    world.line = {LineState::Offline, 2, 0, at(kDay, 10, 42), false, false};
    world.member = {chensHeader(),
                    chensAppliances(),
                    {{u"陈**"_s, u"self"_s}, {u"王**"_s, u"spouse"_s}},
                    chensAdvice(),
                    haiyue(),
                    chensStory(),
                    {},
                    fresh()};
    TicketView ticket{WorkOrderId(u"wo-1"_s),     WorkOrderKind::Maintain,
                      WorkStage::Dispatched,      {u"空调滤网清洗"_s, u"Clean the air conditioner's filter"_s},
                      at(kDay.addDays(3), 14, 0), 120,
                      at(kDay.addDays(-2), 9, 0), false};
    world.member.tickets = {ticket};
    world.passport = drumPassport();
    world.models = washers();
    world.outbox = morningOutbox();
    world.shift = ShiftView{at(kDay, 9, 2), u"林"_s, 12, 2, 1, {world.outbox.rows.begin(), world.outbox.rows.begin() + 3}, at(kDay.addDays(-1), 21, 2), u"周"_s, 3, 1};
    world.home = morning();
    world.hits = {hit(u"member-chen"_s, u"陈**"_s, u"138****5678"_s, u"尾号 5678"_s),
                  hit(u"member-chen2"_s, u"陈*"_s, u"139****5678"_s, u"尾号 5678"_s),
                  hit(u"member-wang"_s, u"王**"_s, u"137****0001"_s, u"尾号 0001"_s)};
    world.history = {
        {at(kDay, 10, 57),
         CodeKind::Unit,
         {u"滚筒洗衣机 10kg"_s, u"Drum washer 10 kg"_s},
         OwnerVerdict::NeverSold,
         true},
        {at(kDay, 10, 55), CodeKind::MemberCard, {u"陈** · 金卡"_s, u"陈** · Gold"_s}, OwnerVerdict::Unknown, false},
        {at(kDay, 10, 31),
         CodeKind::Unit,
         {u"对开门冰箱"_s, u"Side-by-side fridge"_s},
         OwnerVerdict::SomeoneElse,
         true},
        {at(kDay, 10, 12), CodeKind::Model, {u"6901234567892"_s, u"6901234567892"_s}, OwnerVerdict::Unknown, false}};
    Code code{UnitLabel{world.passport.unit, {}, {}}, u"https://u.zhike.example/7C410092118"_s};
    world.scans = {{code, world.passport, std::nullopt, {}}};
    fillDetail(world);
    fillOwnData(world);
    fillWindows(world);
}

void fillWithNobody(FakeWorld &world)
{
    MemberHeader header;
    header.memberId = MemberId(u"member-new"_s);
    header.maskedName = u"周*"_s;
    header.initial = u"周"_s;
    header.isPending = true;
    world.member = {};
    world.member.header = header;
    world.outbox = {};
    world.home.worklist.clear();
    world.history.clear();
    world.hits.clear();
    world.windows.clear();
    world.detail = {};
}

void soil(FakeWorld &world)
{
    const QString markup = u"<img src=\"http://127.0.0.1:9/x\"><b>x</b>"_s;
    const Text dirty{markup, markup};
    world.member.header.maskedName = markup;
    world.member.header.communityName = dirty;
    world.member.header.mustKnow = {{dirty, 2}};
    for (ApplianceView &unit : world.member.appliances)
        unit.name = unit.detail = unit.badgeWords = dirty;
    for (AdviceView &advice : world.member.advice.shown) {
        advice.name = advice.script = dirty;
        advice.reasons = {{u"x"_s, dirty}};
    }
    for (RejectedView &rejected : world.member.advice.rejected)
        rejected = {dirty, dirty};
    for (RankRow &row : world.member.community.rows)
        row.name = dirty;
    for (TimelineRow &row : world.member.timeline.rows)
        row.title = dirty;
    for (TicketView &ticket : world.member.tickets)
        ticket.title = dirty;
    world.passport.name = world.passport.fit = dirty;
    for (Hit &hit : world.hits)
        hit.maskedName = hit.cue = markup;
    for (OutboxRow &row : world.outbox.rows) {
        row.subject = dirty;
        row.maskedMember = markup;
        row.reason = dirty;
    }
    for (WorklistRow &row : world.home.worklist)
        row.what = row.why = dirty;
    for (ScanHistoryRow &row : world.history)
        row.title = dirty;
    for (ProductModel &model : world.models)
        model.name = dirty;
    world.scans = {{Code{PlainText{}, markup}, std::nullopt, std::nullopt, {}}};
}

} // namespace zhike
