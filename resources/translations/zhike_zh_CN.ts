<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AdviceCard</name>
    <message>
        <source>Do next</source>
        <translation>接下来</translation>
    </message>
    <message>
        <source>Nothing to offer right now</source>
        <translation>现在没有要推荐的</translation>
    </message>
    <message>
        <source>Just help. What you hear can be noted below.</source>
        <translation>先帮忙就好。听到的可以记在下面。</translation>
    </message>
    <message>
        <source>Why not others?</source>
        <translation>为什么不是别的？</translation>
    </message>
</context>
<context>
    <name>AdviceFace</name>
    <message>
        <source>Reasons</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Why not others?</source>
        <translation>为什么不是别的？</translation>
    </message>
    <message>
        <source>Accepted, book the service</source>
        <translation>接受，约服务</translation>
    </message>
    <message>
        <source>Accepted, compare</source>
        <translation>接受，去比较</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>这次不用</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>不再提</translation>
    </message>
</context>
<context>
    <name>AdvicePager</name>
    <message>
        <source>Advice</source>
        <translation>建议</translation>
    </message>
</context>
<context>
    <name>AgeBar</name>
    <message>
        <source>Age: %1 % of the years it is made for</source>
        <translation>使用年限已过 %1%</translation>
    </message>
</context>
<context>
    <name>ApplianceRow</name>
    <message>
        <source>to be confirmed</source>
        <translation>待确认</translation>
    </message>
</context>
<context>
    <name>AppliancesCard</name>
    <message>
        <source>%1 units</source>
        <translation>%1 台</translation>
    </message>
    <message>
        <source>No appliance known yet</source>
        <translation>还没有登记的家电</translation>
    </message>
    <message>
        <source>Scan the label of a machine to register it.</source>
        <translation>扫一下机身铭牌就能登记。</translation>
    </message>
    <message>
        <source>Lives here: %1</source>
        <translation>住户：%1</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>家庭与家电</translation>
    </message>
</context>
<context>
    <name>BoardWords</name>
    <message>
        <source>%1: here %2, elsewhere %3</source>
        <translation>%1：您改成“%2”，别处改成“%3”</translation>
    </message>
    <message>
        <source>Somebody changed the same thing first. Their value stands; the rest of yours was kept.</source>
        <translation>别人先改了同一项，现在以别处的为准；您其余的改动已保留。</translation>
    </message>
</context>
<context>
    <name>BookingSheetView</name>
    <message>
        <source>Book repair</source>
        <translation>报修</translation>
    </message>
    <message>
        <source>Book installation</source>
        <translation>约安装</translation>
    </message>
    <message>
        <source>What is wrong?</source>
        <translation>哪里不对？</translation>
    </message>
    <message>
        <source>When? Leave it open and we call back.</source>
        <translation>什么时间？不选就由我们回电约。</translation>
    </message>
    <message>
        <source>When?</source>
        <translation>什么时间？</translation>
    </message>
    <message>
        <source>No window is free in the calendar of this desk. Book without a time: we call back.</source>
        <translation>本机日历里没有空档。可以先不选时间，由我们回电约。</translation>
    </message>
    <message>
        <source>No window is free in the calendar of this desk. Try again once the line is back.</source>
        <translation>本机日历里没有空档。联网后再试一次。</translation>
    </message>
    <message>
        <source>What does the customer say?</source>
        <translation>客户怎么说？</translation>
    </message>
    <message>
        <source>Anything the engineer should know?</source>
        <translation>要让师傅知道什么？</translation>
    </message>
    <message>
        <source>Add photo</source>
        <translation>加照片</translation>
    </message>
    <message>
        <source>Photos: %1</source>
        <translation>照片：%1 张</translation>
    </message>
    <message>
        <source>The time is kept at once and confirmed by central. If it is taken meanwhile, the outbox offers others.</source>
        <translation>时间先占住，由总部确认。如果被人先约了，发件里会给出别的时间。</translation>
    </message>
</context>
<context>
    <name>CameraPane</name>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>截屏</translation>
    </message>
    <message>
        <source>Read a code from the screen</source>
        <translation>读屏幕上的码</translation>
    </message>
    <message>
        <source>What the camera sees</source>
        <translation>摄像头画面</translation>
    </message>
    <message>
        <source>Camera on</source>
        <translation>摄像头已打开</translation>
    </message>
    <message>
        <source>Light off</source>
        <translation>关灯</translation>
    </message>
    <message>
        <source>Light on</source>
        <translation>开灯</translation>
    </message>
    <message>
        <source>Switch the camera on</source>
        <translation>打开摄像头</translation>
    </message>
</context>
<context>
    <name>CodeWords</name>
    <message>
        <source>This coupon ran out on %1. The till will refuse it.</source>
        <translation>这张券已于 %1 过期，收银台不会收。</translation>
    </message>
    <message>
        <source>Good until %1. It is taken at the till; nothing is booked here.</source>
        <translation>有效期至 %1。到收银台使用，这里不做登记。</translation>
    </message>
    <message>
        <source>A coupon of the trade. The code doesn&apos;t say how long it counts; the till knows and takes it.</source>
        <translation>通用优惠券。券面没有写有效期，由收银台核对并使用。</translation>
    </message>
    <message>
        <source>A coupon of our brand. This desk doesn&apos;t know how long it counts; the till checks and takes it.</source>
        <translation>本品牌优惠券。本机不知道它的有效期，由收银台核对并使用。</translation>
    </message>
    <message>
        <source>This is your own badge, and you are signed in. Nothing to do.</source>
        <translation>这是您自己的工牌，您已经登录，不用再做什么。</translation>
    </message>
    <message>
        <source>Hand the desk over? It locks; what was kept stays, what is half typed doesn&apos;t. This badge goes on with its PIN.</source>
        <translation>要换人吗？本机会锁定，已保存的都在，没填完的不保留，由这张工牌输入密码继续。</translation>
    </message>
    <message>
        <source>Switch user</source>
        <translation>换人</translation>
    </message>
    <message>
        <source>Parked on this desk at %1. It goes on where it stopped.</source>
        <translation>%1 在本机挂起，从停下的地方接着办。</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>接着办</translation>
    </message>
    <message>
        <source>Nothing is parked here under this code; it may be at another desk. Find the member by phone number and go on from the timeline.</source>
        <translation>本机没有用这个续办码挂起的事，可能在别的柜台。按手机号找到会员，从时间线接着办。</translation>
    </message>
    <message>
        <source>Find the member</source>
        <translation>找会员</translation>
    </message>
    <message>
        <source>Read without a doubt, but this product isn&apos;t in the catalogue on this desk. For one of our machines, please scan the label with the unit code.</source>
        <translation>读得清楚，但本机目录里没有这个产品。如果是我们的机器，请扫带机身码的标签。</translation>
    </message>
    <message>
        <source>Register a member</source>
        <translation>登记会员</translation>
    </message>
    <message>
        <source>A member recommends us. Register the new member from here: the code is kept with them.</source>
        <translation>会员推荐码。从这里登记新会员，推荐码会一起保存。</translation>
    </message>
</context>
<context>
    <name>CommunityCard</name>
    <message>
        <source>Neighbours</source>
        <translation>邻居</translation>
    </message>
    <message>
        <source>No ranking here yet</source>
        <translation>这里还没有排行</translation>
    </message>
    <message>
        <source>It comes with the next contact to central.</source>
        <translation>下次连上总部就有。</translation>
    </message>
    <message>
        <source>too large</source>
        <translation>放不下</translation>
    </message>
</context>
<context>
    <name>CommunityView</name>
    <message>
        <source>Community</source>
        <translation>小区</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>品类</translation>
    </message>
    <message>
        <source>No ranking here yet</source>
        <translation>这里还没有排行</translation>
    </message>
    <message>
        <source>It comes with the next contact to central.</source>
        <translation>下次连上总部就有。</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation>还没有可比较的</translation>
    </message>
    <message>
        <source>Accept an advice or scan a product; its nearest alternatives stand beside it here.</source>
        <translation>接受一条建议或扫一台产品，最接近的几款就并排在这里。</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比较表</translation>
    </message>
</context>
<context>
    <name>ConsentRow</name>
    <message>
        <source>to be confirmed</source>
        <translation>待确认</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Agrees</source>
        <translation>同意</translation>
    </message>
</context>
<context>
    <name>ConsentSheet</name>
    <message>
        <source>Consents</source>
        <translation>授权</translation>
    </message>
    <message>
        <source>Ask, then press. Service goes on whatever the answer is; a no counts at once, also without a line.</source>
        <translation>先问，再按。不管答案如何，服务照常；说不，立刻生效，断网也一样。</translation>
    </message>
    <message>
        <source>No more offers at all</source>
        <translation>以后都不要发优惠</translation>
    </message>
</context>
<context>
    <name>CounterRail</name>
    <message>
        <source>Home</source>
        <translation>首页</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>扫码</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>会员</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>小区</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>发件</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
</context>
<context>
    <name>DateWords</name>
    <message>
        <source>Today %1</source>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Tomorrow %1</source>
        <translation>明天 %1</translation>
    </message>
    <message>
        <source>never fetched</source>
        <translation>还没取过</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>截至 %1</translation>
    </message>
    <message>
        <source>as of yesterday %1</source>
        <translation>截至昨天 %1</translation>
    </message>
    <message>
        <source>%1 y</source>
        <comment>years, short</comment>
        <translation>%1 年</translation>
    </message>
    <message>
        <source>%1 months</source>
        <translation>%1 个月</translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 hours</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 天</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Nobody found. Press Return to look it up as a code, or take in a new member.</source>
        <translation>没有找到。按回车当作机身码查，或登记新会员。</translation>
    </message>
    <message>
        <source>The list of members is still being opened …</source>
        <translation>会员名单正在打开……</translation>
    </message>
</context>
<context>
    <name>DetailSheet</name>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Points ledger</source>
        <translation>积分明细</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>积分</translation>
    </message>
    <message>
        <source>No tag yet.</source>
        <translation>还没有标签。</translation>
    </message>
    <message>
        <source>No points yet. Registering a product brings the first ones.</source>
        <translation>还没有积分。登记一台产品就有第一笔。</translation>
    </message>
    <message>
        <source>from a partner</source>
        <translation>来自合作方</translation>
    </message>
    <message>
        <source>to be confirmed</source>
        <translation>待确认</translation>
    </message>
    <message>
        <source>Redeem points</source>
        <translation>兑换积分</translation>
    </message>
</context>
<context>
    <name>DeviceCheckView</name>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再查一遍</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Scanner speaks</source>
        <translation>扫码枪接法</translation>
    </message>
    <message>
        <source>Between two keys</source>
        <translation>按键间隔</translation>
    </message>
    <message>
        <source>Simulators</source>
        <translation>模拟设备</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Scanner&apos;s layout</source>
        <translation>扫码枪键盘布局</translation>
    </message>
    <message>
        <source>This scanner has been taught its layout.</source>
        <translation>这把扫码枪的键盘布局已学会。</translation>
    </message>
    <message>
        <source>Letters or signs come out wrong? Teach the scanner with one code.</source>
        <translation>字母或符号不对？扫一个码就能学会它的布局。</translation>
    </message>
    <message>
        <source>Teach</source>
        <translation>学习布局</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>忘掉</translation>
    </message>
    <message>
        <source>The code that teaches the scanner&apos;s layout</source>
        <translation>用来学习扫码枪布局的码</translation>
    </message>
    <message>
        <source>Teach the scanner</source>
        <translation>学习扫码枪布局</translation>
    </message>
    <message>
        <source>Around a code</source>
        <translation>码的前后缀</translation>
    </message>
    <message>
        <source>The scanner adds: %1</source>
        <translation>扫码枪附加：%1</translation>
    </message>
    <message>
        <source>Set what the scanner adds to a code</source>
        <translation>设置扫码枪在码前后附加的内容</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>EditSheetView</name>
    <message>
        <source>Mend and resend</source>
        <translation>修改后重发</translation>
    </message>
    <message>
        <source>Choose another window.</source>
        <translation>请另选一个时间。</translation>
    </message>
    <message>
        <source>Type the phone number again.</source>
        <translation>请重新输入电话号码。</translation>
    </message>
    <message>
        <source>Change the words.</source>
        <translation>请修改文字。</translation>
    </message>
    <message>
        <source>There is nothing to change here; it can be sent again as it is.</source>
        <translation>这里没有可改的，可以原样再发一次。</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>重新发出</translation>
    </message>
</context>
<context>
    <name>ErrorWords</name>
    <message>
        <source>This is not a whole phone number. What you typed is still here; please check the digits.</source>
        <translation>电话号码不完整。输入的内容还在，请核对数字。</translation>
    </message>
    <message>
        <source>One character is wrong. What you typed is still here; please compare it with the label.</source>
        <translation>有一个字符不对。输入的内容还在，请对照铭牌核对。</translation>
    </message>
    <message>
        <source>One character is wrong: the last one should be %1. What you typed is still here; please compare it with the label.</source>
        <translation>有一个字符不对：末位应该是 %1。输入的内容还在，请对照铭牌核对。</translation>
    </message>
    <message>
        <source>The name is missing. The rest is kept; please add the family name.</source>
        <translation>还没填姓名。其他内容都保留了，请补上姓。</translation>
    </message>
    <message>
        <source>A reason is missing. The rest is kept; please choose one.</source>
        <translation>还没选理由。其他内容都保留了，请选一个。</translation>
    </message>
    <message>
        <source>That time has passed. The rest is kept; please choose a later window.</source>
        <translation>这个时间已经过了。其他内容都保留了，请选晚一点的时间。</translation>
    </message>
    <message>
        <source>Something here can&apos;t be taken as it is. What you typed is still here; please check it.</source>
        <translation>有一项内容不能这样填。输入的内容还在，请核对一下。</translation>
    </message>
    <message>
        <source>This code isn&apos;t one of ours. Nothing was opened; please scan the label on the machine.</source>
        <translation>这不是我们的码。什么都没有打开，请扫机身铭牌上的码。</translation>
    </message>
    <message>
        <source>This code is too long to be one of ours. Nothing was opened; please scan the label on the machine.</source>
        <translation>这个码太长，不会是我们的。什么都没有打开，请扫机身铭牌上的码。</translation>
    </message>
    <message>
        <source>This code holds no readable text. Nothing was opened; please type the number under it.</source>
        <translation>这个码里没有能读的文字。什么都没有打开，请手动输入码下面的号码。</translation>
    </message>
    <message>
        <source>This member code has run out. Nothing was opened; please ask for a fresh one or search by phone.</source>
        <translation>这个会员码已过期。什么都没有打开，请客户刷新一下，或用电话号码查。</translation>
    </message>
    <message>
        <source>The scanner left a separator out, so the code can&apos;t be read for sure. Nothing was guessed; please scan the square code or type the number.</source>
        <translation>扫码枪漏了分隔符，读不准。没有猜测任何内容，请改扫方码或手动输入号码。</translation>
    </message>
    <message>
        <source>This file isn&apos;t a picture that can be read. Nothing was changed; please choose a JPEG or PNG.</source>
        <translation>这个文件不是能读的图片。什么都没有改动，请选 JPEG 或 PNG 图片。</translation>
    </message>
    <message>
        <source>No code was found in the picture. Nothing was changed; go closer, or type the number under the code.</source>
        <translation>图片里没有找到码。什么都没有改动，请靠近一点再拍，或手动输入码下面的号码。</translation>
    </message>
    <message>
        <source>This picture stopped the reader; it is running again. Nothing was lost; please take another picture.</source>
        <translation>这张图片让读码中断了一下，现在已恢复。什么都没有丢，请换一张图片。</translation>
    </message>
    <message>
        <source>Reading this picture took too long. Nothing was lost; go closer and take another picture.</source>
        <translation>这张图片读得太久。什么都没有丢，请靠近一点再拍一张。</translation>
    </message>
    <message>
        <source>The disk is busy. Nothing was lost; please try again in a moment.</source>
        <translation>磁盘正忙。什么都没有丢，请稍后再试。</translation>
    </message>
    <message>
        <source>The disk is full. Everything from before is safe, this was not kept; free some space, then do it again.</source>
        <translation>磁盘满了。之前的都在，这一次没有存下；请腾出空间后再做一次。</translation>
    </message>
    <message>
        <source>The disk takes nothing new. Everything from before can be read, this was not kept; please call support.</source>
        <translation>磁盘不能再写。之前的都能看，这一次没有存下；请联系技术支持。</translation>
    </message>
    <message>
        <source>The disk reported a fault. Everything from before is safe, this was not kept; please call support.</source>
        <translation>磁盘报了故障。之前的都在，这一次没有存下；请联系技术支持。</translation>
    </message>
    <message>
        <source>The data file is damaged. It was set aside unchanged with everything unsent; please call support.</source>
        <translation>数据文件损坏了。原文件连同没发出的都原样留着，请联系技术支持。</translation>
    </message>
    <message>
        <source>The data file is from a newer version. It was left untouched; please start the newer version.</source>
        <translation>数据文件来自更新的版本。没有动它，请用新版本打开。</translation>
    </message>
    <message>
        <source>The program is already open on this desk. Nothing was changed; please use the open window.</source>
        <translation>本机已经开着这个程序。什么都没有改动，请用已打开的窗口。</translation>
    </message>
    <message>
        <source>One entry can&apos;t be read. It was set aside, all others are here; it comes back with the next contact to central.</source>
        <translation>有一条记录读不出来。它被单独放到一边，其他的都在；下次连上总部会补回来。</translation>
    </message>
    <message>
        <source>The key store of this machine doesn&apos;t answer. The data is safe but closed; please unlock it and try again.</source>
        <translation>本机的密钥库没有应答。数据安全但打不开，请解锁后再试。</translation>
    </message>
    <message>
        <source>The key of this desk is gone. The data stays closed and nothing unsent is destroyed; please call support.</source>
        <translation>本机的密钥不见了。数据保持封存，没发出的都没有销毁；请联系技术支持。</translation>
    </message>
    <message>
        <source>This key doesn&apos;t fit the data. The data was left untouched and nothing unsent is destroyed; please call support.</source>
        <translation>密钥和数据对不上。没有动数据，没发出的都没有销毁；请联系技术支持。</translation>
    </message>
    <message>
        <source>Central didn&apos;t answer in time. What you did is kept here and goes out by itself.</source>
        <translation>总部没有及时应答。刚才做的存在本机，会自己发出去。</translation>
    </message>
    <message>
        <source>The network asks for a sign-in page. What you did is kept here; please open the network&apos;s page, then try again.</source>
        <translation>网络要求先登录网页。刚才做的存在本机，请先打开网络的登录页再试。</translation>
    </message>
    <message>
        <source>The connection isn&apos;t the one we trust, so nothing was sent. What you did is kept here; please call support.</source>
        <translation>连接不可信，所以什么都没有发。刚才做的存在本机，请联系技术支持。</translation>
    </message>
    <message>
        <source>The line is down. What you did is kept here and goes out by itself as soon as the line is back.</source>
        <translation>网络断了。刚才做的存在本机，恢复后会自己发出去。</translation>
    </message>
    <message>
        <source>Central is busy. What you did is kept here and goes out by itself.</source>
        <translation>总部正忙。刚才做的存在本机，会自己发出去。</translation>
    </message>
    <message>
        <source>Central has a fault. What you did is kept here and goes out by itself once it is mended.</source>
        <translation>总部出了故障。刚才做的存在本机，修好后会自己发出去。</translation>
    </message>
    <message>
        <source>Central&apos;s answer couldn&apos;t be read. What you did is kept here; if it happens again, please call support.</source>
        <translation>总部的回答读不懂。刚才做的存在本机，再发生请联系技术支持。</translation>
    </message>
    <message>
        <source>The sign-in at central has run out. What you did is kept here; please sign in again.</source>
        <translation>总部的登录已过期。刚才做的存在本机，请重新登录。</translation>
    </message>
    <message>
        <source>The data of this desk is being fetched afresh. What you did is kept here; you can go on working.</source>
        <translation>本机数据正在重新取。刚才做的存在本机，可以继续工作。</translation>
    </message>
    <message>
        <source>This desk looks like a copy of another one. What you did is kept here; it takes a new number by itself.</source>
        <translation>本机像是另一台的复制品。刚才做的存在本机，会自己换一个新编号。</translation>
    </message>
    <message>
        <source>Central waits for an earlier step. What you did is kept here and goes out in order by itself.</source>
        <translation>总部在等前一步。刚才做的存在本机，会按顺序自己发出去。</translation>
    </message>
    <message>
        <source>This version is too old for central. What you did is kept here; please update, then it goes out.</source>
        <translation>这个版本对总部来说太旧了。刚才做的存在本机，更新后就会发出去。</translation>
    </message>
    <message>
        <source>This is too large to be sent. The rest is kept; please choose a smaller picture.</source>
        <translation>太大了，发不出去。其他内容都保留了，请换一张小一点的图片。</translation>
    </message>
    <message>
        <source>There is nothing under this number. Nothing was changed; please check it or search another way.</source>
        <translation>这个号码下什么都没有。什么都没有改动，请核对或换个方式查。</translation>
    </message>
    <message>
        <source>Badge or PIN is wrong. Nothing was lost; please try again.</source>
        <translation>工号或密码不对。什么都没有丢，请再试一次。</translation>
    </message>
    <message>
        <source>Too many tries. Nothing was lost; please wait a little.</source>
        <translation>试的次数太多。什么都没有丢，请稍等一会儿。</translation>
    </message>
    <message>
        <source>Too many tries. Nothing was lost; please wait %1 s.</source>
        <translation>试的次数太多。什么都没有丢，请等 %1 秒。</translation>
    </message>
    <message>
        <source>This desk was without a line for too long. Unsent work is kept; sign in once with a line.</source>
        <translation>本机断网太久。没发出的都留着，请连网登录一次。</translation>
    </message>
    <message>
        <source>Central doesn&apos;t know this desk yet. Nothing was lost; please have it enrolled.</source>
        <translation>总部还不认识这台机器。什么都没有丢，请先登记本机。</translation>
    </message>
    <message>
        <source>This desk has been withdrawn. Unsent work is kept sealed; please call support.</source>
        <translation>本机已停用。没发出的都封存着，请联系技术支持。</translation>
    </message>
    <message>
        <source>Central couldn&apos;t verify this desk&apos;s signature. The work is kept here; please call support.</source>
        <translation>总部验不了本机的签名。做过的都存在本机，请联系技术支持。</translation>
    </message>
    <message>
        <source>Your role may not do this. Nothing was changed; please ask a lead.</source>
        <translation>你的岗位不能做这件事。什么都没有改动，请找组长。</translation>
    </message>
    <message>
        <source>This member isn&apos;t known here. Nothing was changed; please search or scan again.</source>
        <translation>本机不认识这位会员。什么都没有改动，请再查一次或再扫一次。</translation>
    </message>
    <message>
        <source>Somebody with this phone number is already a member. Nothing was made twice; please open that member.</source>
        <translation>这个电话号码已经是会员了。没有重复建立，请打开那位会员。</translation>
    </message>
    <message>
        <source>The member hasn&apos;t agreed to this. Nothing was done; please ask first.</source>
        <translation>会员还没有同意。什么都没有做，请先问一声。</translation>
    </message>
    <message>
        <source>This advice is no longer shown. Nothing was changed; please look at the page again.</source>
        <translation>这条建议已经不在了。什么都没有改动，请再看一下页面。</translation>
    </message>
    <message>
        <source>There is nothing left to cancel. Nothing was changed.</source>
        <translation>没有可以撤销的了。什么都没有改动。</translation>
    </message>
    <message>
        <source>A step before this one was refused, so this one waits with it. It is kept; mend the earlier one and resend.</source>
        <translation>前一步被拒了，这一步跟着等。内容都留着，请先改好前一步再重发。</translation>
    </message>
    <message>
        <source>This person has asked to be erased. What was entered about them is gone, and nothing more is taken.</source>
        <translation>这位会员已要求删除资料。与其有关的登记已经清除；不能再办理。</translation>
    </message>
    <message>
        <source>Somebody else has closed this meanwhile. Your entry is kept in the outbox; please look at it again.</source>
        <translation>这件事已经被别人办结了。你填的留在发件里，请再看一下。</translation>
    </message>
    <message>
        <source>Central doesn&apos;t know this kind of action yet. It is kept in the outbox; please call support.</source>
        <translation>总部还不认识这种操作。内容留在发件里，请联系技术支持。</translation>
    </message>
    <message>
        <source>Central has refused this. It is kept in the outbox; open it, mend it and resend.</source>
        <translation>总部拒绝了这一条。内容留在发件里，打开改好后重发。</translation>
    </message>
    <message>
        <source>This machine isn&apos;t known here. Nothing was changed; check the number, or scan the label again.</source>
        <translation>本机不认识这台机器。什么都没有改动，请核对号码或再扫一次铭牌。</translation>
    </message>
    <message>
        <source>This machine is already registered. Nothing was made twice; open its passport.</source>
        <translation>这台机器已经登记过了。没有重复登记，请打开它的护照看看。</translation>
    </message>
    <message>
        <source>This machine is blocked. Nothing was registered; please call support before it leaves the shop.</source>
        <translation>这台机器被停用了。没有登记，出店前请联系技术支持。</translation>
    </message>
    <message>
        <source>This machine doesn&apos;t belong to this member. Nothing was booked; register it first or choose another.</source>
        <translation>这台机器不在这位会员名下。没有预约，请先登记或换一台。</translation>
    </message>
    <message>
        <source>This machine has no connection to activate. Nothing was changed; register it instead.</source>
        <translation>这台机器不是网器，不用激活。什么都没有改动，直接登记就行。</translation>
    </message>
    <message>
        <source>This machine is already active. Nothing was done twice.</source>
        <translation>这台机器已经激活了。没有重复操作。</translation>
    </message>
    <message>
        <source>This time has just been taken. The booking is kept; please choose another window.</source>
        <translation>这个时间刚被人约走。预约内容留着，请另选一个时间。</translation>
    </message>
    <message>
        <source>This time is no longer offered. The booking is kept; please choose another window.</source>
        <translation>这个时间不再开放。预约内容留着，请另选一个时间。</translation>
    </message>
    <message>
        <source>This number was changed elsewhere meanwhile. Nothing was overwritten; please ask which one is right and send that.</source>
        <translation>这个号码刚在别处改过。没有覆盖任何内容；请问清哪个是对的，再发一次。</translation>
    </message>
    <message>
        <source>The member has said no elsewhere meanwhile. The no stands; ask again only if they wish it.</source>
        <translation>会员刚在别处撤回了授权。以撤回为准；会员愿意时再问。</translation>
    </message>
    <message>
        <source>There are not enough points: %1 are left. Nothing was deducted; please choose fewer.</source>
        <translation>积分不够：还剩 %1 分。没有扣除；请少兑一些。</translation>
    </message>
    <message>
        <source>Without a line at most %1 more points can be given out. Nothing was deducted; choose fewer or wait for the line.</source>
        <translation>断网时最多还能兑 %1 分。没有扣除；请少兑一些，或等网络恢复。</translation>
    </message>
    <message>
        <source>These two are proposed already. Nothing was done twice; a lead decides.</source>
        <translation>这两位已经提过合并。没有重复提交；由店长决定。</translation>
    </message>
    <message>
        <source>This proposal no longer stands. Nothing was changed; please look at both members again.</source>
        <translation>这条合并提议已不在了。没有改动；请再看看这两位会员。</translation>
    </message>
    <message>
        <source>is too short or too long</source>
        <translation>长度不对</translation>
    </message>
    <message>
        <source>holds a character that isn&apos;t allowed there</source>
        <translation>里有不允许的字符</translation>
    </message>
    <message>
        <source>stands alone; what it belongs to is missing</source>
        <translation>单独出现，缺少它所属的部分</translation>
    </message>
    <message>
        <source>stands beside something it can&apos;t go with</source>
        <translation>和旁边的内容不能同时出现</translation>
    </message>
    <message>
        <source>is there twice or in the wrong place</source>
        <translation>重复了，或放错了位置</translation>
    </message>
    <message>
        <source>isn&apos;t in its place in the link</source>
        <translation>在链接里的位置不对</translation>
    </message>
    <message>
        <source>holds a date or time that doesn&apos;t exist</source>
        <translation>是不存在的日期或时间</translation>
    </message>
    <message>
        <source>holds a value that can&apos;t be right</source>
        <translation>的内容不可能是对的</translation>
    </message>
    <message>
        <source>Part (%1) of this label %2. Nothing was guessed; please scan another label or type the number.</source>
        <translation>标签的 (%1) 部分%2。没有猜测；请扫另一个标签，或手工输入号码。</translation>
    </message>
    <message>
        <source>Member codes can&apos;t be checked here yet: the brand&apos;s keys haven&apos;t arrived. Nothing was opened; please search by phone.</source>
        <translation>本机还不能核对会员码：品牌的密钥还没有到。什么都没有打开；请按手机号查找。</translation>
    </message>
    <message>
        <source>This member code was used already; each opens once. Nothing was opened; please ask for a fresh one.</source>
        <translation>这个会员码已经用过，每个码只能用一次。什么都没有打开；请刷新后再扫。</translation>
    </message>
    <message>
        <source>This member code is from another time: this desk&apos;s clock or the phone&apos;s is wrong. Nothing was opened; please search by phone.</source>
        <translation>这个会员码的时间对不上：本机或手机的时钟不准。什么都没有打开；请按手机号查找。</translation>
    </message>
</context>
<context>
    <name>HistoryList</name>
    <message>
        <source>Scans of this shift</source>
        <translation>本班扫码</translation>
    </message>
</context>
<context>
    <name>HitList</name>
    <message>
        <source>Found members</source>
        <translation>找到的会员</translation>
    </message>
</context>
<context>
    <name>HitRow</name>
    <message>
        <source>to be confirmed</source>
        <translation>待确认</translation>
    </message>
</context>
<context>
    <name>HomeView</name>
    <message>
        <source>New member</source>
        <translation>新会员</translation>
    </message>
    <message>
        <source>Scan a machine</source>
        <translation>扫一台机器</translation>
    </message>
    <message>
        <source>Last scans</source>
        <translation>最近扫码</translation>
    </message>
    <message>
        <source>Nothing scanned in this shift yet.</source>
        <translation>本班还没有扫过码。</translation>
    </message>
</context>
<context>
    <name>ImagePicker</name>
    <message>
        <source>Choose a picture</source>
        <translation>选一张图片</translation>
    </message>
    <message>
        <source>Folder above</source>
        <translation>上一级文件夹</translation>
    </message>
    <message>
        <source>No picture in this folder. Go up, or drop a picture onto the window.</source>
        <translation>这个文件夹里没有图片。可以往上找，或把图片拖到窗口里。</translation>
    </message>
</context>
<context>
    <name>Labels</name>
    <message>
        <source>Not known</source>
        <translation>不认识</translation>
    </message>
    <message>
        <source>Not registered</source>
        <translation>未登记</translation>
    </message>
    <message>
        <source>Sold, not registered</source>
        <translation>已售未登记</translation>
    </message>
    <message>
        <source>This member&apos;s</source>
        <translation>本会员的</translation>
    </message>
    <message>
        <source>Someone else&apos;s</source>
        <translation>别人的</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>This machine isn&apos;t in the books of this desk. Check the number, or ask central once the line is back.</source>
        <translation>本机没有这台机器的记录。请核对号码，或联网后再问总部。</translation>
    </message>
    <message>
        <source>In stock and free to register.</source>
        <translation>店里的新机，可以登记。</translation>
    </message>
    <message>
        <source>Sold, nobody has registered it yet.</source>
        <translation>已经卖出，还没有人登记。</translation>
    </message>
    <message>
        <source>Registered to the member at the counter.</source>
        <translation>已登记在这位会员名下。</translation>
    </message>
    <message>
        <source>Registered to another member. Service is possible once the owner has confirmed.</source>
        <translation>已登记在别的会员名下。机主确认后可以办服务。</translation>
    </message>
    <message>
        <source>This machine must not be registered. Please call support.</source>
        <translation>这台机器不能登记，请联系技术支持。</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>普通文字</translation>
    </message>
    <message>
        <source>Unit code</source>
        <translation>机身码</translation>
    </message>
    <message>
        <source>Model barcode</source>
        <translation>型号条码</translation>
    </message>
    <message>
        <source>Trade label</source>
        <translation>商品标签</translation>
    </message>
    <message>
        <source>Member card</source>
        <translation>会员卡</translation>
    </message>
    <message>
        <source>Member code</source>
        <translation>会员码</translation>
    </message>
    <message>
        <source>Staff badge</source>
        <translation>工牌</translation>
    </message>
    <message>
        <source>Coupon</source>
        <translation>优惠券</translation>
    </message>
    <message>
        <source>Referral code</source>
        <translation>推荐码</translation>
    </message>
    <message>
        <source>Resume code</source>
        <translation>续办码</translation>
    </message>
    <message>
        <source>Someone&apos;s link, not opened</source>
        <translation>别处的链接，没有打开</translation>
    </message>
    <message>
        <source>New member</source>
        <translation>新会员</translation>
    </message>
    <message>
        <source>Register product</source>
        <translation>登记产品</translation>
    </message>
    <message>
        <source>Register and activate</source>
        <translation>登记并激活</translation>
    </message>
    <message>
        <source>Book installation</source>
        <translation>约安装</translation>
    </message>
    <message>
        <source>Book repair</source>
        <translation>报修</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>记一笔</translation>
    </message>
    <message>
        <source>Answer to advice</source>
        <translation>建议答复</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>网络慢</translation>
    </message>
    <message>
        <source>Sign-in page</source>
        <translation>网络要登录</translation>
    </message>
    <message>
        <source>Server down</source>
        <translation>总部故障</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Purchase</source>
        <translation>购买</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>来电</translation>
    </message>
    <message>
        <source>Web</source>
        <translation>线上</translation>
    </message>
    <message>
        <source>Social</source>
        <translation>社交</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>门店</translation>
    </message>
    <message>
        <source>Work order</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Installation</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>维修</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>换货</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>保养</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>送货</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Asked, a time will be agreed</source>
        <translation>已受理，待约时间</translation>
    </message>
    <message>
        <source>Time to be confirmed</source>
        <translation>时间待确认</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>已约定</translation>
    </message>
    <message>
        <source>Engineer assigned</source>
        <translation>工程师已派</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>有异响</translation>
    </message>
    <message>
        <source>Leaks</source>
        <translation>漏水</translation>
    </message>
    <message>
        <source>No power</source>
        <translation>不通电</translation>
    </message>
    <message>
        <source>Doesn&apos;t cool</source>
        <translation>不制冷</translation>
    </message>
    <message>
        <source>Doesn&apos;t spin</source>
        <translation>不脱水</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Product registered</source>
        <translation>产品登记</translation>
    </message>
    <message>
        <source>Store visit</source>
        <translation>到店</translation>
    </message>
    <message>
        <source>Interaction</source>
        <translation>互动</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Referral</source>
        <translation>推荐</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>会员</translation>
    </message>
    <message>
        <source>Products and manuals</source>
        <translation>产品与说明书</translation>
    </message>
    <message>
        <source>Communities</source>
        <translation>小区</translation>
    </message>
    <message>
        <source>Scripts</source>
        <translation>话术</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Service calendar</source>
        <translation>服务日历</translation>
    </message>
    <message>
        <source>Sign-in without a line</source>
        <translation>离线登录</translation>
    </message>
    <message>
        <source>Open service</source>
        <translation>服务未结</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>this member</source>
        <translation>本人</translation>
    </message>
    <message>
        <source>spouse</source>
        <translation>配偶</translation>
    </message>
    <message>
        <source>child</source>
        <translation>孩子</translation>
    </message>
    <message>
        <source>elder</source>
        <translation>老人</translation>
    </message>
    <message>
        <source>housemate</source>
        <translation>同住</translation>
    </message>
    <message>
        <source>lives alone</source>
        <translation>独居</translation>
    </message>
    <message>
        <source>family of %1</source>
        <translation>%1口之家</translation>
    </message>
    <message>
        <source>Found by search</source>
        <translation>搜索找到</translation>
    </message>
    <message>
        <source>Known by phone number</source>
        <translation>电话识别</translation>
    </message>
    <message>
        <source>Known by member card</source>
        <translation>会员卡识别</translation>
    </message>
    <message>
        <source>Known by scan</source>
        <translation>扫码识别</translation>
    </message>
    <message>
        <source>any contact welcome</source>
        <translation>都可联系</translation>
    </message>
    <message>
        <source>may call</source>
        <translation>可电话</translation>
    </message>
    <message>
        <source>may text</source>
        <translation>可短信</translation>
    </message>
    <message>
        <source>WeChat welcome</source>
        <translation>可微信</translation>
    </message>
    <message>
        <source>may e-mail</source>
        <translation>可邮件</translation>
    </message>
    <message>
        <source>in the store only</source>
        <translation>只在店里</translation>
    </message>
    <message>
        <source>No marketing contact</source>
        <translation>不接受营销联系</translation>
    </message>
    <message>
        <source>Change of data</source>
        <translation>修改资料</translation>
    </message>
    <message>
        <source>Another phone number</source>
        <translation>换手机号</translation>
    </message>
    <message>
        <source>Consent given</source>
        <translation>同意授权</translation>
    </message>
    <message>
        <source>Consent withdrawn</source>
        <translation>撤回授权</translation>
    </message>
    <message>
        <source>Points redeemed</source>
        <translation>兑换积分</translation>
    </message>
    <message>
        <source>Proposal: the same person</source>
        <translation>提议：同一个人</translation>
    </message>
    <message>
        <source>Merge agreed</source>
        <translation>同意合并</translation>
    </message>
    <message>
        <source>Merge declined</source>
        <translation>不合并</translation>
    </message>
    <message>
        <source>Merge parted</source>
        <translation>拆开合并</translation>
    </message>
    <message>
        <source>Scans of the visit</source>
        <translation>到店扫码</translation>
    </message>
    <message>
        <source>Partly kept</source>
        <translation>部分保留</translation>
    </message>
    <message>
        <source>Redeemed for a discount</source>
        <translation>兑换抵扣</translation>
    </message>
    <message>
        <source>Redeemed for a gift</source>
        <translation>兑换礼品</translation>
    </message>
    <message>
        <source>Redeemed for a service</source>
        <translation>兑换服务</translation>
    </message>
    <message>
        <source>Personal advice</source>
        <translation>个性化建议</translation>
    </message>
    <message>
        <source>Offers and news</source>
        <translation>优惠和消息</translation>
    </message>
    <message>
        <source>Recognised by face</source>
        <translation>刷脸识别</translation>
    </message>
    <message>
        <source>Suggestions that fit the machines at home; without it the shop serves just the same.</source>
        <translation>按家里的电器给建议；不同意，服务一样。</translation>
    </message>
    <message>
        <source>A word when a machine they own has an offer; without it nobody calls.</source>
        <translation>家里电器有优惠时告诉一声；不同意，就不打扰。</translation>
    </message>
    <message>
        <source>Greeted without a card; withdrawing deletes the template.</source>
        <translation>不带卡也能认出；撤回就删除模板。</translation>
    </message>
    <message>
        <source>any way</source>
        <translation>都可以</translation>
    </message>
    <message>
        <source>by phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>by text message</source>
        <translation>短信</translation>
    </message>
    <message>
        <source>by WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>by e-mail</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>in the store</source>
        <translation>到店</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>姓</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>名</translation>
    </message>
    <message>
        <source>Salutation</source>
        <translation>称呼</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Preferred contact</source>
        <translation>首选联系方式</translation>
    </message>
    <message>
        <source>Community and floor plan</source>
        <translation>小区和户型</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Ms</source>
        <translation>女士</translation>
    </message>
    <message>
        <source>Mr</source>
        <translation>先生</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>the same phone</source>
        <translation>同一个号码</translation>
    </message>
    <message>
        <source>the same card</source>
        <translation>同一张卡</translation>
    </message>
    <message>
        <source>the member said so</source>
        <translation>会员自己说的</translation>
    </message>
    <message>
        <source>another sign</source>
        <translation>其他线索</translation>
    </message>
    <message>
        <source>Waiting here</source>
        <translation>在本机等着</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>在路上</translation>
    </message>
    <message>
        <source>With central</source>
        <translation>总部已收下</translation>
    </message>
    <message>
        <source>Confirmed, copy kept</source>
        <translation>已确认，留底</translation>
    </message>
    <message>
        <source>Kept safely on this desk. It leaves by itself as soon as it can.</source>
        <translation>稳妥地存在本机，能发的时候自己会发出去。</translation>
    </message>
    <message>
        <source>It has left this desk; central has not answered yet.</source>
        <translation>已从本机发出，总部还没回话。</translation>
    </message>
    <message>
        <source>Central has accepted it; the new data is on its way back.</source>
        <translation>总部已经收下，新的资料正在回来。</translation>
    </message>
    <message>
        <source>Done. A copy stays here until central has backed it up; were it lost there, it would be sent again.</source>
        <translation>办好了。总部备份之前本机留一份底；万一那边丢了，会再发一次。</translation>
    </message>
    <message>
        <source>Done, and safe at central.</source>
        <translation>办好了，总部已存妥。</translation>
    </message>
    <message>
        <source>Central said no. Nothing was changed; the reason stands here.</source>
        <translation>总部没有同意。什么都没改，原因写在这里。</translation>
    </message>
    <message>
        <source>Taken back. It counts for nothing.</source>
        <translation>已经收回，不算数。</translation>
    </message>
    <message>
        <source>Done, but for a field somebody changed elsewhere. Please look at it.</source>
        <translation>办好了，只有别处也改过的一项没改。请看一下。</translation>
    </message>
    <message>
        <source>No line to central. Go on working: everything is kept here and sent when the line is back.</source>
        <translation>连不上总部。照常办理：都存在本机，线路恢复后自己发出去。</translation>
    </message>
    <message>
        <source>All is well: what is done here reaches central within seconds.</source>
        <translation>一切正常：这里办的，几秒钟就到总部。</translation>
    </message>
    <message>
        <source>This version is too old for central</source>
        <translation>这个版本太旧，总部不再接收</translation>
    </message>
    <message>
        <source>Go on working: everything can be read, and what is entered is kept here. It is sent as soon as this program is updated - please call support.</source>
        <translation>照常办理：资料都能看，办的都存在本机，程序一更新就自己发出去。请联系支持人员更新。</translation>
    </message>
    <message>
        <source>The line is slow. Go on working: nobody has to wait for it.</source>
        <translation>线路很慢。照常办理：不用等它。</translation>
    </message>
    <message>
        <source>The network wants a sign-in first. Open any page in this machine&apos;s browser, sign in at the portal, then try the line again. Until then everything is kept here.</source>
        <translation>网络要求先登录。请在本机浏览器里打开任意网页，在登录页上登录，再试一次线路。在那之前都存在本机。</translation>
    </message>
    <message>
        <source>The line works, but central does not answer. Go on working: this desk keeps asking.</source>
        <translation>线路是通的，总部没有应答。照常办理：本机会一直问。</translation>
    </message>
    <message>
        <source>Clips and pictures</source>
        <translation>视频和图片</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Zhike</source>
        <translation>知客</translation>
    </message>
</context>
<context>
    <name>ManualSheetView</name>
    <message>
        <source>Manual</source>
        <translation>说明书</translation>
    </message>
    <message>
        <source>This manual isn&apos;t on this desk yet. It comes with the next contact to central.</source>
        <translation>本机还没有这份说明书。下次连上总部就有。</translation>
    </message>
    <message>
        <source>clip</source>
        <translation>短片</translation>
    </message>
</context>
<context>
    <name>MemberActions</name>
    <message>
        <source>Register product</source>
        <translation>登记产品</translation>
    </message>
    <message>
        <source>Warranty card</source>
        <translation>保修卡</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>说明书</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>积分</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>记一笔</translation>
    </message>
    <message>
        <source>End visit</source>
        <translation>结束接待</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>约安装</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>报修</translation>
    </message>
</context>
<context>
    <name>MemberEditSheetView</name>
    <message>
        <source>Change data</source>
        <translation>修改资料</translation>
    </message>
    <message>
        <source>%1: what you leave empty stays as it is.</source>
        <translation>%1：空着的不改。</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>姓</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>名</translation>
    </message>
    <message>
        <source>Salutation</source>
        <translation>称呼</translation>
    </message>
    <message>
        <source>Ms</source>
        <translation>女士</translation>
    </message>
    <message>
        <source>Mr</source>
        <translation>先生</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Preferred contact</source>
        <translation>首选联系方式</translation>
    </message>
    <message>
        <source>any</source>
        <translation>都可以</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Text message</source>
        <translation>短信</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>小区</translation>
    </message>
    <message>
        <source>Floor plan</source>
        <translation>户型</translation>
    </message>
    <message>
        <source>Address (now %1)</source>
        <translation>地址（现为 %1）</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Another phone (now %1)</source>
        <translation>新手机号（现为 %1）</translation>
    </message>
    <message>
        <source>Change the number</source>
        <translation>换号码</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>MemberHeaderBar</name>
    <message>
        <source>to be confirmed by central</source>
        <translation>待总部确认</translation>
    </message>
    <message>
        <source>Phone %1, show it</source>
        <translation>电话 %1，查看</translation>
    </message>
    <message>
        <source>Must know</source>
        <translation>必须知道</translation>
    </message>
    <message>
        <source>Change data</source>
        <translation>改资料</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>授权</translation>
    </message>
    <message>
        <source>Same person?</source>
        <translation>同一人？</translation>
    </message>
</context>
<context>
    <name>MemberWords</name>
    <message>
        <source>%1 points</source>
        <translation>%1 积分</translation>
    </message>
    <message>
        <source> (%1 to be confirmed)</source>
        <translation>（待确认 %1）</translation>
    </message>
    <message>
        <source>%1 (grade %2)</source>
        <translation>%1（%2 级小区）</translation>
    </message>
    <message>
        <source>within %1 months</source>
        <translation>%1 个月内</translation>
    </message>
    <message>
        <source>Fewer than %1 homes: only “few”.</source>
        <translation>少于 %1 户只写“少量”。</translation>
    </message>
    <message>
        <source>Number %1 here, number %2 in the city.</source>
        <translation>本小区第 %1 名，全市第 %2 名。</translation>
    </message>
    <message>
        <source>member for %1 y</source>
        <translation>会员 %1 年</translation>
    </message>
    <message>
        <source>member since this year</source>
        <translation>今年新会员</translation>
    </message>
    <message>
        <source>Activity %1</source>
        <translation>活跃 %1</translation>
    </message>
    <message>
        <source>Tags %1</source>
        <translation>标签 %1</translation>
    </message>
    <message>
        <source>Demand %1</source>
        <translation>需求 %1</translation>
    </message>
    <message>
        <source>Script %1</source>
        <translation>说辞 %1</translation>
    </message>
    <message>
        <source>May offer: %1</source>
        <translation>可送：%1</translation>
    </message>
    <message>
        <source>last %1 months</source>
        <translation>近 %1 月</translation>
    </message>
    <message>
        <source>grade %1</source>
        <translation>%1 级</translation>
    </message>
    <message>
        <source>%1 homes</source>
        <translation>%1 户</translation>
    </message>
    <message>
        <source>ours in %1</source>
        <translation>本品牌 %1 户</translation>
    </message>
    <message>
        <source>ours in few</source>
        <translation>本品牌少量</translation>
    </message>
    <message>
        <source>Nothing known about this community: these are the city&apos;s numbers.</source>
        <translation>没有这个小区的数据，显示的是全市。</translation>
    </message>
    <message>
        <source>No. %1</source>
        <translation>第 %1 名</translation>
    </message>
    <message>
        <source>few</source>
        <translation>少量</translation>
    </message>
</context>
<context>
    <name>MergeSheetView</name>
    <message>
        <source>The same person?</source>
        <translation>是同一个人吗？</translation>
    </message>
    <message>
        <source>Find the other account: phone, name, card</source>
        <translation>找另一个账户：电话、姓名、卡号</translation>
    </message>
    <message>
        <source>This one stays</source>
        <translation>保留这个</translation>
    </message>
    <message>
        <source>This one is merged</source>
        <translation>并入的账户</translation>
    </message>
    <message>
        <source>Together (proposed)</source>
        <translation>合在一起（提议）</translation>
    </message>
    <message>
        <source>The other one stays</source>
        <translation>换成保留另一个</translation>
    </message>
    <message>
        <source>Propose: one person</source>
        <translation>提议：同一个人</translation>
    </message>
    <message>
        <source>Two people</source>
        <translation>是两个人</translation>
    </message>
    <message>
        <source>Agree: merge them</source>
        <translation>同意合并</translation>
    </message>
    <message>
        <source>Part them again</source>
        <translation>重新拆开</translation>
    </message>
</context>
<context>
    <name>NeighboursCard</name>
    <message>
        <source>What neighbours chose</source>
        <translation>邻居怎么选</translation>
    </message>
    <message>
        <source>What neighbours chose · %1</source>
        <translation>邻居怎么选 · %1</translation>
    </message>
    <message>
        <source>No ranking here yet. It comes with the next contact to central.</source>
        <translation>这里还没有排行。下次连上总部就有。</translation>
    </message>
    <message>
        <source>too large</source>
        <translation>放不下</translation>
    </message>
</context>
<context>
    <name>NewMemberSheet</name>
    <message>
        <source>New member</source>
        <translation>新会员</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>姓</translation>
    </message>
    <message>
        <source>Given name (optional)</source>
        <translation>名（可不填）</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>How may we address you? (optional)</source>
        <translation>怎么称呼？（可不选）</translation>
    </message>
    <message>
        <source>Salutation</source>
        <translation>称呼</translation>
    </message>
    <message>
        <source>Ms</source>
        <translation>女士</translation>
    </message>
    <message>
        <source>Mr</source>
        <translation>先生</translation>
    </message>
    <message>
        <source>With the phone number the member is found again next time. Nothing else is needed to be served.</source>
        <translation>有了电话号码，下次就能找到。别的不填也一样服务。</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Recommended with the code %1. It is kept with the new member.</source>
        <translation>推荐码 %1，会随新会员一起保存。</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>不用推荐码</translation>
    </message>
</context>
<context>
    <name>NobodyHere</name>
    <message>
        <source>Nobody at the counter yet</source>
        <translation>还没有接待会员</translation>
    </message>
    <message>
        <source>Scan a label or a card, or type a phone number or a name in the box above.</source>
        <translation>扫铭牌或会员卡，或在上面输入电话、姓名。</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>扫码</translation>
    </message>
    <message>
        <source>New member</source>
        <translation>新会员</translation>
    </message>
</context>
<context>
    <name>NoteSheet</name>
    <message>
        <source>Note</source>
        <translation>记一笔</translation>
    </message>
    <message>
        <source>What should a colleague know next time?</source>
        <translation>下次同事要知道什么？</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>记下</translation>
    </message>
</context>
<context>
    <name>OutboxRow</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Mend and resend</source>
        <translation>修改后重发</translation>
    </message>
    <message>
        <source>Read, put away</source>
        <translation>知道了，收起</translation>
    </message>
    <message>
        <source>Same person?</source>
        <translation>同一人？</translation>
    </message>
    <message>
        <source>Mine again</source>
        <translation>还用我的</translation>
    </message>
    <message>
        <source>Leave it so</source>
        <translation>就这样</translation>
    </message>
</context>
<context>
    <name>OutboxView</name>
    <message>
        <source>Outbox</source>
        <translation>发件</translation>
    </message>
    <message>
        <source>Try the line now</source>
        <translation>现在试一次</translation>
    </message>
    <message>
        <source>Everything here is kept on this desk until central has answered. Nothing is lost when the line goes or the machine restarts.</source>
        <translation>这里的每一条都存在本机，直到总部答复。断网、重启都不会丢。</translation>
    </message>
    <message>
        <source>Nothing was sent yet</source>
        <translation>还没有发过</translation>
    </message>
    <message>
        <source>Registrations, bookings and notes will stand here with their number.</source>
        <translation>登记、预约和记事都会带着编号排在这里。</translation>
    </message>
    <message>
        <source>Export list</source>
        <translation>导出清单</translation>
    </message>
    <message>
        <source>End of shift</source>
        <translation>收班</translation>
    </message>
</context>
<context>
    <name>PassportActions</name>
    <message>
        <source>Warranty card</source>
        <translation>保修卡</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>说明书</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>New member</source>
        <translation>新会员</translation>
    </message>
    <message>
        <source>The owner is here: find</source>
        <translation>机主在场，查找</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>约安装</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>报修</translation>
    </message>
</context>
<context>
    <name>PassportCard</name>
    <message>
        <source>Passport</source>
        <translation>机身护照</translation>
    </message>
    <message>
        <source>to be confirmed</source>
        <translation>待确认</translation>
    </message>
    <message>
        <source>Who is it for? Search or scan the member first.</source>
        <translation>给谁登记？请先查找或扫会员。</translation>
    </message>
    <message>
        <source>For %1 (%2)</source>
        <translation>登记给 %1（%2）</translation>
    </message>
    <message>
        <source>For %1</source>
        <translation>登记给 %1</translation>
    </message>
</context>
<context>
    <name>PassportGrid</name>
    <message>
        <source>Unit code</source>
        <translation>机身码</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>出厂</translation>
    </message>
    <message>
        <source>GTIN</source>
        <translation>GTIN</translation>
    </message>
    <message>
        <source>Warranty</source>
        <translation>保修</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>说明书</translation>
    </message>
</context>
<context>
    <name>PassportWords</name>
    <message>
        <source>from registration: %1</source>
        <translation>登记起 %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>%1 (not confirmed)</source>
        <translation>%1（未确认）</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>not on this desk yet</source>
        <translation>本机还没有</translation>
    </message>
    <message>
        <source>%1 steps · %2 clips</source>
        <translation>%1 步 · %2 段短片</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 步</translation>
    </message>
    <message>
        <source>%1 points (to be confirmed)</source>
        <translation>%1 积分（待确认）</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>激活</translation>
    </message>
    <message>
        <source>warranty card</source>
        <translation>保修卡</translation>
    </message>
    <message>
        <source>manual</source>
        <translation>说明书</translation>
    </message>
    <message>
        <source>connected appliance</source>
        <translation>网器</translation>
    </message>
    <message>
        <source>Machine not known here</source>
        <translation>本机不认识的机器</translation>
    </message>
    <message>
        <source>Register product</source>
        <translation>登记产品</translation>
    </message>
    <message>
        <source>Activate</source>
        <translation>激活</translation>
    </message>
    <message>
        <source>Register and activate</source>
        <translation>登记并激活</translation>
    </message>
    <message>
        <source>Model only</source>
        <translation>只是型号</translation>
    </message>
    <message>
        <source>This is the barcode of the model. Scan the label of the machine itself to register it.</source>
        <translation>这是型号的条码。要登记请扫机身铭牌上的码。</translation>
    </message>
</context>
<context>
    <name>PeopleWords</name>
    <message>
        <source>Another account lives in this one; parting asked for</source>
        <translation>另一个账户已并入，已申请拆开</translation>
    </message>
    <message>
        <source>Another account lives in this one</source>
        <translation>另一个账户已并入</translation>
    </message>
    <message>
        <source>another account</source>
        <translation>另一个账户</translation>
    </message>
    <message>
        <source>Proposed: the same person as %1; agreed, central merges</source>
        <translation>提议：与 %1 是同一人；已同意，待总部合并</translation>
    </message>
    <message>
        <source>Proposed: the same person as %1</source>
        <translation>提议：与 %1 是同一人</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>还没问过</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>no</source>
        <translation>不同意</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>Number pad</source>
        <translation>数字键</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Erase one</source>
        <translation>删一位</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
</context>
<context>
    <name>ProductHead</name>
    <message>
        <source>Take it, book installation</source>
        <translation>就要这台，约安装</translation>
    </message>
    <message>
        <source>Take %1, book installation</source>
        <translation>要 %1，约安装</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Places</source>
        <translation>导航</translation>
    </message>
</context>
<context>
    <name>RankBar</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>RankRow</name>
    <message>
        <source>too large</source>
        <translation>放不下</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Compare %1</source>
        <translation>比较 %1</translation>
    </message>
</context>
<context>
    <name>ReadinessCard</name>
    <message>
        <source>Ready without a line: %1 %</source>
        <translation>断网可用：%1%</translation>
    </message>
    <message>
        <source>Ready without a line</source>
        <translation>断网可用</translation>
    </message>
    <message>
        <source>Everything needed is here.</source>
        <translation>需要的都在本机。</translation>
    </message>
    <message>
        <source>Everything is here, but older than a day: let the line in.</source>
        <translation>都在，但已超过一天没更新：请接上线路。</translation>
    </message>
</context>
<context>
    <name>ReceiptBar</name>
    <message>
        <source>Receipt %1</source>
        <translation>回执 %1</translation>
    </message>
    <message>
        <source>Undo (%1)</source>
        <translation>撤销（%1）</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Close notice</source>
        <translation>关闭提示</translation>
    </message>
</context>
<context>
    <name>RedeemSheetView</name>
    <message>
        <source>Redeem points</source>
        <translation>兑换积分</translation>
    </message>
    <message>
        <source>How many points</source>
        <translation>兑多少分</translation>
    </message>
    <message>
        <source>For what</source>
        <translation>兑什么</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>抵扣</translation>
    </message>
    <message>
        <source>Gift</source>
        <translation>礼品</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Redeem</source>
        <translation>兑换</translation>
    </message>
</context>
<context>
    <name>RejectedSheet</name>
    <message>
        <source>Why not others?</source>
        <translation>为什么不是别的？</translation>
    </message>
</context>
<context>
    <name>RevealSheetView</name>
    <message>
        <source>To call back</source>
        <translation>要回电</translation>
    </message>
    <message>
        <source>To confirm who it is</source>
        <translation>核对身份</translation>
    </message>
    <message>
        <source>For delivery or service</source>
        <translation>送货或上门</translation>
    </message>
    <message>
        <source>Show the phone number</source>
        <translation>查看电话号码</translation>
    </message>
    <message>
        <source>Why do you need it? The reason, your name and the time are written down first.</source>
        <translation>为什么要看？先记下理由、你的名字和时间。</translation>
    </message>
    <message>
        <source>Hidden again in %1 s · %2</source>
        <translation>%1 秒后隐藏 · %2</translation>
    </message>
</context>
<context>
    <name>ScanArea</name>
    <message>
        <source>Drop a picture with a code here</source>
        <translation>把带码的图片拖到这里</translation>
    </message>
    <message>
        <source>Drop a photo of the label here, or paste it with Ctrl+V</source>
        <translation>把铭牌照片拖到这里，或按 Ctrl+V 粘贴</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>正在读……</translation>
    </message>
    <message>
        <source>Ready to read</source>
        <translation>可以扫了</translation>
    </message>
    <message>
        <source>Open picture</source>
        <translation>打开图片</translation>
    </message>
</context>
<context>
    <name>ScanHistory</name>
    <message>
        <source>Scans of this shift</source>
        <translation>本班扫码</translation>
    </message>
    <message>
        <source>Type a code by hand</source>
        <translation>手动输入</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>查</translation>
    </message>
    <message>
        <source>Nothing scanned yet. A hand scanner works at any time, wherever the cursor is.</source>
        <translation>还没有扫过。</translation>
    </message>
</context>
<context>
    <name>ScanOutcome</name>
    <message>
        <source>What was scanned</source>
        <translation>扫到的内容</translation>
    </message>
    <message>
        <source>Scan a machine or a member card</source>
        <translation>扫机身铭牌或会员卡</translation>
    </message>
    <message>
        <source>The passport of the machine, or the member, opens by itself.</source>
        <translation>机身护照或会员会自己打开。</translation>
    </message>
    <message>
        <source>Codes in the picture</source>
        <translation>图片里的码</translation>
    </message>
    <message>
        <source>Who is it?</source>
        <translation>是哪一位？</translation>
    </message>
    <message>
        <source>Found members</source>
        <translation>找到的会员</translation>
    </message>
    <message>
        <source>This code does nothing here; it is only shown. If it is on one of our machines, please scan the label with the unit code.</source>
        <translation>这个码在这里不起作用，只显示内容。如果它贴在我们的机器上，请扫带机身码的铭牌。</translation>
    </message>
</context>
<context>
    <name>ScannerDressView</name>
    <message>
        <source>Around a code</source>
        <translation>码的前后缀</translation>
    </message>
    <message>
        <source>The code that shows what the scanner adds</source>
        <translation>用来看扫码枪附加了什么的码</translation>
    </message>
    <message>
        <source>Before the code</source>
        <translation>码前面</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>Behind the code (without Enter or Tab)</source>
        <translation>码后面（不含回车和 Tab）</translation>
    </message>
    <message>
        <source>In place of the sign between parts (GS)</source>
        <translation>代替分隔符（GS）的字符</translation>
    </message>
    <message>
        <source>nothing: GS itself, Ctrl+] and Alt+029 are understood</source>
        <translation>没有：GS、Ctrl+]、Alt+029 都能识别</translation>
    </message>
    <message>
        <source>Says the kind of code first (AIM, such as ]Q1)</source>
        <translation>码前先报码制（AIM，如 ]Q1）</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Signs that can&apos;t be seen: by name &lt;Tab&gt; &lt;STX&gt; &lt;ETX&gt; &lt;Space&gt;, as a key with Ctrl ^B, or by number %02.</source>
        <translation>看不见的字符可以写名称 &lt;Tab&gt; &lt;STX&gt; &lt;ETX&gt; &lt;Space&gt;，写成 Ctrl 组合键 ^B，或写编号 %02。</translation>
    </message>
    <message>
        <source>Empty all</source>
        <translation>全部清空</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>明暗</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Demo: the keys of this desk lie in a file beside its data. That is for trying out only; a real desk keeps them in the key store of its machine.</source>
        <translation>演示：本机的密钥放在数据旁边的文件里，只供试用；正式的柜台把密钥放在机器的密钥库里。</translation>
    </message>
    <message>
        <source>Zhike receives the guest. All people and numbers of the demo are invented.</source>
        <translation>知客，接待客人。演示里的人和数字都是虚构的。</translation>
    </message>
    <message>
        <source>Make it bright</source>
        <translation>换成浅色</translation>
    </message>
    <message>
        <source>Make it dark</source>
        <translation>换成深色</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Check scanner, camera, network</source>
        <translation>检查扫码枪、摄像头、网络</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ShiftSheetView</name>
    <message>
        <source>End of shift</source>
        <translation>收班</translation>
    </message>
    <message>
        <source>What a close leaves on this desk</source>
        <translation>收班后留在本机的</translation>
    </message>
    <message>
        <source>Close the shift and lock</source>
        <translation>收班并锁屏</translation>
    </message>
</context>
<context>
    <name>SignInView</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Zhike</source>
        <translation>知客</translation>
    </message>
    <message>
        <source>Scan your badge or type it, then your PIN.</source>
        <translation>扫工牌或输入工号，再输密码。</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>工号</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Signing in …</source>
        <translation>正在登录……</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <source>Loading</source>
        <translation>正在加载</translation>
    </message>
</context>
<context>
    <name>SlotGrid</name>
    <message>
        <source>Free windows</source>
        <translation>空闲时间</translation>
    </message>
    <message>
        <source>%1, for gold members</source>
        <translation>%1，金卡专享</translation>
    </message>
</context>
<context>
    <name>StartProblem</name>
    <message>
        <source>Zhike</source>
        <translation>知客</translation>
    </message>
    <message>
        <source>The counter can&apos;t open yet</source>
        <translation>柜台还不能打开</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
</context>
<context>
    <name>TicketRow</name>
    <message>
        <source>not yet confirmed by central</source>
        <translation>总部未确认</translation>
    </message>
</context>
<context>
    <name>TicketsCard</name>
    <message>
        <source>Open</source>
        <translation>未结</translation>
    </message>
    <message>
        <source>Nothing is open. A repair or an installation would stand here.</source>
        <translation>没有未结的事。维修和安装会列在这里。</translation>
    </message>
    <message>
        <source>Points ledger</source>
        <translation>积分明细</translation>
    </message>
</context>
<context>
    <name>TimelineCard</name>
    <message>
        <source>Contacts</source>
        <translation>往来</translation>
    </message>
    <message>
        <source>No contact of this kind yet</source>
        <translation>还没有这类往来</translation>
    </message>
    <message>
        <source>Visits, calls, orders and services will stand here.</source>
        <translation>到店、来电、订单和服务都会列在这里。</translation>
    </message>
</context>
<context>
    <name>TimelineRow</name>
    <message>
        <source>to be confirmed</source>
        <translation>待确认</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Search</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Phone / name / pinyin / card / order / unit code</source>
        <translation>手机号 / 姓名 / 拼音 / 卡号 / 订单号 / 机身码</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>UnitPicker</name>
    <message>
        <source>Which machine?</source>
        <translation>哪一台？</translation>
    </message>
    <message>
        <source>No appliance known yet</source>
        <translation>还没有登记的家电</translation>
    </message>
    <message>
        <source>Scan the label of a machine to register it.</source>
        <translation>扫一下机身铭牌就能登记。</translation>
    </message>
</context>
<context>
    <name>UnitSheet</name>
    <message>
        <source>Book repair</source>
        <translation>报修</translation>
    </message>
    <message>
        <source>Book installation</source>
        <translation>约安装</translation>
    </message>
    <message>
        <source>Warranty card</source>
        <translation>保修卡</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>说明书</translation>
    </message>
</context>
<context>
    <name>WarrantySheetView</name>
    <message>
        <source>Warranty card</source>
        <translation>保修卡</translation>
    </message>
    <message>
        <source>Bought %1</source>
        <translation>购于 %1</translation>
    </message>
    <message>
        <source>registered here, to be confirmed by central</source>
        <translation>本机登记，待总部确认</translation>
    </message>
    <message>
        <source>The warranty begins when the machine is registered.</source>
        <translation>登记之后开始计保修。</translation>
    </message>
    <message>
        <source>covered</source>
        <translation>保修中</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已过保</translation>
    </message>
</context>
<context>
    <name>WorklistCard</name>
    <message>
        <source>To do today</source>
        <translation>今天待办</translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>%1 件</translation>
    </message>
    <message>
        <source>Nothing waits today</source>
        <translation>今天没有待办</translation>
    </message>
    <message>
        <source>Open services, confirmed faults and installations would stand here.</source>
        <translation>未结的服务、已确认的故障和安装会列在这里。</translation>
    </message>
</context>
<context>
    <name>zhike::ui::AdviceBoard</name>
    <message>
        <source>Accepted: %1</source>
        <translation>已接受：%1</translation>
    </message>
    <message>
        <source>Not this time: %1. It rests for 30 days.</source>
        <translation>这次不用：%1。30 天内不再提。</translation>
    </message>
    <message>
        <source>Never again: %1</source>
        <translation>不再提：%1</translation>
    </message>
</context>
<context>
    <name>zhike::ui::BookingSheet</name>
    <message>
        <source>Repair booked: %1</source>
        <translation>已报修：%1</translation>
    </message>
    <message>
        <source>Installation booked: %1</source>
        <translation>已约安装：%1</translation>
    </message>
</context>
<context>
    <name>zhike::ui::ConsentPanel</name>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>已同意</translation>
    </message>
    <message>
        <source>No more offers</source>
        <translation>不再发优惠</translation>
    </message>
</context>
<context>
    <name>zhike::ui::DeviceCheck</name>
    <message>
        <source>Learnt. This scanner&apos;s layout is understood from now on.</source>
        <translation>学会了。以后这把扫码枪的布局都认得。</translation>
    </message>
    <message>
        <source>That wasn&apos;t the whole code. Please scan the code below once more.</source>
        <translation>没有读全。请把下面的码再扫一次。</translation>
    </message>
    <message>
        <source>Scan the code below with the scanner.</source>
        <translation>请用扫码枪扫下面的码。</translation>
    </message>
    <message>
        <source>%1 characters</source>
        <translation>%1 个字符</translation>
    </message>
    <message>
        <source>Hand scanner</source>
        <translation>扫码枪</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Phone line</source>
        <translation>电话线路</translation>
    </message>
    <message>
        <source>Network and central</source>
        <translation>网络与总部</translation>
    </message>
    <message>
        <source>Simulate a scan</source>
        <translation>模拟扫一次</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>A scan arrived whole: %1.</source>
        <translation>完整收到一次扫码：%1。</translation>
    </message>
    <message>
        <source>Not there</source>
        <translation>没找到</translation>
    </message>
    <message>
        <source>The chosen scanner isn&apos;t plugged in. Plug it in, or choose another below.</source>
        <translation>选定的扫码枪没有插上。请插好，或在下面另选一个。</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>This desk may not read the scanner&apos;s port. Ask support to add its user to the groups &quot;dialout&quot; and &quot;input&quot;.</source>
        <translation>这台终端无权读取扫码枪接口。请技术支持把它的用户加入 dialout 和 input 组。</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>被占用</translation>
    </message>
    <message>
        <source>Another program reads the scanner. Close that program; it is then used by itself.</source>
        <translation>别的程序正在用扫码枪。关掉那个程序，这里会自动接上。</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>The keyboard isn&apos;t watched for scanners. Start the program again.</source>
        <translation>没有在监听键盘上的扫码枪。请重新打开程序。</translation>
    </message>
    <message>
        <source>Not tried yet</source>
        <translation>还没试过</translation>
    </message>
    <message>
        <source>Scan any code now: it is only shown here. Nothing happens? Check the cable, then the light of the scanner.</source>
        <translation>现在随便扫一个码，只在这里显示。没反应？先看线，再看扫码枪的灯。</translation>
    </message>
    <message>
        <source>Scan any code now: it is only shown here. With a Chinese input method on, choose the scanner&apos;s own port below.</source>
        <translation>现在随便扫一个码，只在这里显示。开着中文输入法时，请在下面选扫码枪自己的接口。</translation>
    </message>
    <message>
        <source>Take a look</source>
        <translation>看一眼</translation>
    </message>
    <message>
        <source>Trying</source>
        <translation>正在试</translation>
    </message>
    <message>
        <source>The camera is on until its first picture.</source>
        <translation>摄像头打开，出一幅画面就关。</translation>
    </message>
    <message>
        <source>A picture came. The camera is off again.</source>
        <translation>画面来了，摄像头已关。</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>没有画面</translation>
    </message>
    <message>
        <source>The camera opened but sent no picture. Unplug it and plug it in again.</source>
        <translation>摄像头打开了却没有画面。请拔下来再插上。</translation>
    </message>
    <message>
        <source>No camera is connected. Plug one in, or use a hand scanner or a picture.</source>
        <translation>没有接摄像头。请插上一个，或用扫码枪、图片。</translation>
    </message>
    <message>
        <source>The camera is only opened when you ask for it.</source>
        <translation>只有您点了才会打开摄像头。</translation>
    </message>
    <message>
        <source>None set up</source>
        <translation>没有设置</translation>
    </message>
    <message>
        <source>This desk has no printer. Show the number on the screen, or let the customer photograph it.</source>
        <translation>这台终端没有打印机。请给顾客看屏幕上的单号，或让顾客拍下来。</translation>
    </message>
    <message>
        <source>This desk has no phone line. Calls are taken on the telephone; look the caller up by number.</source>
        <translation>这台终端没有电话线路。来电用电话机接，按号码查来电人。</translation>
    </message>
    <message>
        <source>Central answers.</source>
        <translation>总部有应答。</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>现在试</translation>
    </message>
    <message>
        <source>Central answers slowly. Everything works; what you do is sent a little later.</source>
        <translation>总部应答慢。都能照常办，稍后送出。</translation>
    </message>
    <message>
        <source>The network wants a sign-in first. Open its page in a browser, then try again.</source>
        <translation>网络要先登录。请在浏览器里打开登录页，再试一次。</translation>
    </message>
    <message>
        <source>The network works, central doesn&apos;t. Go on working; everything is kept and sent later.</source>
        <translation>网络通，总部不通。请照常办，都会保存，稍后送出。</translation>
    </message>
    <message>
        <source>No way to central. Check the network cable or the wireless network; everything is kept and sent later.</source>
        <translation>连不上总部。请看网线或无线网；都会保存，稍后送出。</translation>
    </message>
</context>
<context>
    <name>zhike::ui::EditSheet</name>
    <message>
        <source>Sent again: %1</source>
        <translation>已重新发出：%1</translation>
    </message>
</context>
<context>
    <name>zhike::ui::HandScanners</name>
    <message>
        <source>Like a keyboard</source>
        <translation>当键盘用</translation>
    </message>
</context>
<context>
    <name>zhike::ui::HomePage</name>
    <message>
        <source>Missing: %1</source>
        <translation>缺：%1</translation>
    </message>
    <message>
        <source>%1, today is %2</source>
        <translation>%1，今天 %2</translation>
    </message>
    <message>
        <source>%1 members · %2 machines on this desk</source>
        <translation>本机有 %1 位会员 · %2 台机器</translation>
    </message>
</context>
<context>
    <name>zhike::ui::LiveCamera</name>
    <message>
        <source>Simulated camera</source>
        <translation>模拟摄像头</translation>
    </message>
    <message>
        <source>No camera is connected. Plug one in, or use a hand scanner or a picture.</source>
        <translation>没有接摄像头。请插上一个，或用扫码枪、图片。</translation>
    </message>
    <message>
        <source>The camera is off.</source>
        <translation>摄像头已关。</translation>
    </message>
    <message>
        <source>The camera is being opened …</source>
        <translation>正在打开摄像头 …</translation>
    </message>
    <message>
        <source>The camera is on. Hold the code into the frame.</source>
        <translation>摄像头已打开。请把码放进框里。</translation>
    </message>
    <message>
        <source>The camera isn&apos;t there. Check its plug; it is used again as soon as it is back.</source>
        <translation>摄像头不见了。请看插头；插回来就接着用。</translation>
    </message>
    <message>
        <source>This desk may not use the camera. Ask support to add its user to the group &quot;video&quot;.</source>
        <translation>这台终端无权用摄像头。请技术支持把它的用户加入 video 组。</translation>
    </message>
    <message>
        <source>Another program uses the camera. Close that program; the camera is then used by itself.</source>
        <translation>别的程序正在用摄像头。关掉那个程序，这里会自动接上。</translation>
    </message>
    <message>
        <source>This camera only sends compressed pictures, which this desk doesn&apos;t open. Choose another camera.</source>
        <translation>这个摄像头只给压缩画面，这里不打开。请换一个摄像头。</translation>
    </message>
    <message>
        <source>The camera was unplugged. It is off. Plug it in again, then switch it on.</source>
        <translation>摄像头被拔掉了，已关闭。插好后再点“打开摄像头”。</translation>
    </message>
    <message>
        <source>No code for two minutes: the camera is off. Switch it on when you need it.</source>
        <translation>两分钟没有扫到码，摄像头已关闭。需要时再点“打开摄像头”。</translation>
    </message>
</context>
<context>
    <name>zhike::ui::MemberDetailSheet</name>
    <message>
        <source>%1 points</source>
        <translation>%1 积分</translation>
    </message>
    <message>
        <source>%1 points, %2 to be confirmed</source>
        <translation>%1 积分，待确认 %2</translation>
    </message>
    <message>
        <source>%1 points are worth ¥1</source>
        <translation>%1 积分抵 1 元</translation>
    </message>
</context>
<context>
    <name>zhike::ui::MemberEditSheet</name>
    <message>
        <source>Data changed</source>
        <translation>资料已修改</translation>
    </message>
    <message>
        <source>Another phone number</source>
        <translation>换手机号</translation>
    </message>
</context>
<context>
    <name>zhike::ui::MemberPage</name>
    <message>
        <source>Noted</source>
        <translation>已记下</translation>
    </message>
</context>
<context>
    <name>zhike::ui::MergeSheet</name>
    <message>
        <source>These two were merged by mistake? Parting gives the other account back as it was.</source>
        <translation>合错了？拆开后，另一个账户恢复原样。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>both find the person</source>
        <translation>两个号码都能找到</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>小区</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Member since</source>
        <translation>入会</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>电器</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>积分</translation>
    </message>
    <message>
        <source>Agreed here; central merges as soon as it has answered.</source>
        <translation>这里已同意；总部答复后合并。</translation>
    </message>
    <message>
        <source>Proposed, waits for a lead</source>
        <translation>已提议，等店长决定</translation>
    </message>
    <message>
        <source>Proposed: the same person</source>
        <translation>已提议：同一个人</translation>
    </message>
    <message>
        <source>Merge agreed</source>
        <translation>已同意合并</translation>
    </message>
    <message>
        <source>Two people: proposal declined</source>
        <translation>是两个人：提议已退回</translation>
    </message>
    <message>
        <source>Parting asked for</source>
        <translation>已申请拆开</translation>
    </message>
</context>
<context>
    <name>zhike::ui::NewMemberPage</name>
    <message>
        <source>New member taken in</source>
        <translation>新会员已登记</translation>
    </message>
</context>
<context>
    <name>zhike::ui::Notices</name>
    <message>
        <source>Undone. Nothing left this desk.</source>
        <translation>已撤销，什么都没有发出。</translation>
    </message>
    <message>
        <source>It had already left. The cancellation is on its way and waits in the outbox.</source>
        <translation>已经发出去了，撤销请求正在路上，可在发件里看到。</translation>
    </message>
    <message>
        <source>Too late to undo. Nothing was changed; see the outbox.</source>
        <translation>来不及撤销了。什么都没有改动，请看发件。</translation>
    </message>
</context>
<context>
    <name>zhike::ui::OutboxPage</name>
    <message>
        <source>%1 refused</source>
        <translation>%1 条被拒</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 条待发</translation>
    </message>
    <message>
        <source>nothing waits</source>
        <translation>没有待发</translation>
    </message>
    <message>
        <source>%1 to look at</source>
        <translation>%1 条要看一下</translation>
    </message>
    <message>
        <source>Your value was sent again</source>
        <translation>已按您的重新发出</translation>
    </message>
    <message>
        <source>Photos still on their way: %1</source>
        <translation>照片还在路上：%1</translation>
    </message>
    <message>
        <source>Photos that can&apos;t be read on this disk any more: %1</source>
        <translation>本机磁盘上读不出来的照片：%1</translation>
    </message>
    <message>
        <source>Central last answered: %1</source>
        <translation>总部最近应答：%1</translation>
    </message>
    <message>
        <source>Exported without any customer&apos;s data, kept for a day: %1</source>
        <translation>已导出，不含任何顾客信息，保留一天：%1</translation>
    </message>
</context>
<context>
    <name>zhike::ui::PassportPage</name>
    <message>
        <source>Registered and activated: %1</source>
        <translation>已登记并激活：%1</translation>
    </message>
    <message>
        <source>Registered: %1</source>
        <translation>已登记：%1</translation>
    </message>
    <message>
        <source>The owner isn&apos;t among the members this desk may hold.</source>
        <translation>机主不在本机的会员名单里。</translation>
    </message>
</context>
<context>
    <name>zhike::ui::RedeemSheet</name>
    <message>
        <source>%1 points can be redeemed</source>
        <translation>可兑 %1 分</translation>
    </message>
    <message>
        <source>No line: at most %1 points until central has decided.</source>
        <translation>断网：总部答复前最多兑 %1 分。</translation>
    </message>
    <message>
        <source>Central decides in a moment; until then it is provisional.</source>
        <translation>总部马上答复，在此之前为待确认。</translation>
    </message>
    <message>
        <source>Points redeemed</source>
        <translation>已兑换积分</translation>
    </message>
</context>
<context>
    <name>zhike::ui::ScanPage</name>
    <message>
        <source>Codes found: %1. Please choose one.</source>
        <translation>找到 %1 个码，请选一个。</translation>
    </message>
    <message>
        <source>Read: %1</source>
        <translation>已读到%1</translation>
    </message>
    <message>
        <source>The code is right, but this desk doesn&apos;t hold that member. Please search by phone number.</source>
        <translation>码是对的，但这位会员不在本机。请按手机号查找。</translation>
    </message>
    <message>
        <source>Did you mean %1? Character %2 differs.</source>
        <translation>您是不是要输 %1？第 %2 位不同。</translation>
    </message>
    <message>
        <source>The screen couldn&apos;t be read. Save the picture and open it here instead.</source>
        <translation>读不到屏幕。请把图片存下来，再在这里打开。</translation>
    </message>
    <message>
        <source>The screen wasn&apos;t shared. Try again and choose the part with the code, or save the picture and open it here.</source>
        <translation>没有共享屏幕。请再试一次并选中有码的部分，或保存图片后在这里打开。</translation>
    </message>
</context>
<context>
    <name>zhike::ui::ScannerDressSheet</name>
    <message>
        <source>%1 before</source>
        <translation>前面 %1</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <translation>后面 %1</translation>
    </message>
    <message>
        <source>%1 between parts</source>
        <translation>分隔符 %1</translation>
    </message>
    <message>
        <source>the kind of code</source>
        <translation>码制标识</translation>
    </message>
    <message>
        <source>Nothing, as from the factory.</source>
        <translation>没有（出厂设置）</translation>
    </message>
    <message>
        <source>No sign has this name. Write &lt;Tab&gt;, &lt;STX&gt;, &lt;ETX&gt; or &lt;Space&gt;; a sign &lt; of its own is written %1.</source>
        <translation>没有这个名称的字符。请写 &lt;Tab&gt;、&lt;STX&gt;、&lt;ETX&gt; 或 &lt;Space&gt;；单独的 &lt; 写成 %1。</translation>
    </message>
    <message>
        <source>Enter and Tab end a code by themselves and need no setting. Here they would cut it in two.</source>
        <translation>回车和 Tab 本来就表示码的结束，不用设置；写在这里会把码切成两段。</translation>
    </message>
    <message>
        <source>Ordinary codes contain this. Choose a sign that doesn&apos;t occur in codes, such as ~ or |, here and in the scanner.</source>
        <translation>普通的码里就有这个字符。请在这里和扫码枪里都换成码里没有的字符，例如 ~ 或 |。</translation>
    </message>
    <message>
        <source>Too long: at most %1 signs.</source>
        <translation>太长：最多 %1 个字符。</translation>
    </message>
    <message>
        <source>This scanner adds nothing: every field may stay empty.</source>
        <translation>这把扫码枪什么也不附加：都留空就好。</translation>
    </message>
    <message>
        <source>Found. Look at the fields and keep them.</source>
        <translation>找到了。核对下面的内容，再点“保存”。</translation>
    </message>
    <message>
        <source>This scanner leaves out the sign between the parts of a code. Switch on GS (function code 1) in its manual, then scan again.</source>
        <translation>这把扫码枪漏掉了码里的分隔符。请按它的说明书打开 GS（FNC1）输出，再扫一次。</translation>
    </message>
    <message>
        <source>Scan the code beside this: the fields fill themselves.</source>
        <translation>用扫码枪扫旁边的码，下面会自动填好。</translation>
    </message>
    <message>
        <source>That wasn&apos;t the code beside this, or it came out wrong. Teach the scanner&apos;s layout first, then scan again.</source>
        <translation>扫到的不是旁边的码，或者字母不对。请先教它键盘布局，再扫一次。</translation>
    </message>
    <message>
        <source>Found, but it can&apos;t work like that. The field below says why.</source>
        <translation>找到了，但这样用不了，原因写在下面。</translation>
    </message>
</context>
<context>
    <name>zhike::ui::Shell</name>
    <message>
        <source>%1 waiting</source>
        <translation>%1 条待发</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>%1 条被拒</translation>
    </message>
    <message>
        <source>Nothing new can be kept on this disk. Everything from before can be read; please call support before you go on.</source>
        <translation>磁盘不能再存新内容。之前的都能看，继续之前请联系技术支持。</translation>
    </message>
    <message>
        <source>The first data is being fetched. What is already here can be used; the rest follows by itself.</source>
        <translation>正在取第一批数据。已经到的可以用，其余的会自己到。</translation>
    </message>
    <message>
        <source>The clock of this machine is %1 slow. Central&apos;s time is used for what is booked; please have the clock set.</source>
        <translation>这台机器的时钟慢了 %1。办理以总部时间为准；请找人校准时钟。</translation>
    </message>
    <message>
        <source>The clock of this machine is %1 fast. Central&apos;s time is used for what is booked; please have the clock set.</source>
        <translation>这台机器的时钟快了 %1。办理以总部时间为准；请找人校准时钟。</translation>
    </message>
</context>
<context>
    <name>zhike::ui::ShiftSheet</name>
    <message>
        <source>Opened by %1, %2</source>
        <translation>%1 开班，%2</translation>
    </message>
    <message>
        <source>Receipts: %1</source>
        <translation>回执 %1</translation>
    </message>
    <message>
        <source>not confirmed yet: %1</source>
        <translation>还没确认 %1</translation>
    </message>
    <message>
        <source>refused: %1</source>
        <translation>被拒 %1</translation>
    </message>
    <message>
        <source>Last shift: closed by %1, %2. Left unconfirmed: %3, of these still: %4</source>
        <translation>上一班：%1 收班，%2。当时没确认 %3 条，现在还剩 %4 条</translation>
    </message>
    <message>
        <source>Everything is confirmed or undone. The shift can be closed.</source>
        <translation>都已确认或撤销，可以收班。</translation>
    </message>
    <message>
        <source>The shift can be closed all the same: this stays on the desk, the next shift sees it, and it is sent by itself.</source>
        <translation>照样可以收班：这些留在本机，下一班看得到，会自己发出去。</translation>
    </message>
</context>
</TS>
