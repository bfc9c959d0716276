// SPDX-License-Identifier: Apache-2.0
#include "ui/scan/scanpage.h"

#include "core/domain/gtin.h"
#include "core/scan/symbol.h"
#include "ui/format/unitlabels.h"
#include "ui/lists/hittable.h"
#include "ui/scan/portalscreen.h"
#include "ui/scan/scantables.h"

#include <QBuffer>
#include <QClipboard>
#include <QGuiApplication>
#include <QImage>
#include <QMimeData>
#include <QPointer>
#include <QScreen>
#include <QTimer>
#include <QWindow>
#include <QtConcurrent>

namespace zhike::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kStepAsideMs = 300; // until what lies behind has been painted

} // namespace

ScanPage::ScanPage(QObject *parent)
    : PageModel(parent)
    , m_passport(new PassportPage(this))
    , m_choices(new RowList(choiceTable().roles(), this))
    , m_people(new RowList(hitTable().roles(), this))
    , m_history(new RowList(historyTable().roles(), this))
{
    connect(m_passport, &PassportPage::memberFound, this, &ScanPage::memberFound);
    m_clock.start();
    // Whatever fails on the way is said as loudly as what works.
    connect(this, &PageModel::stateChanged, this, [this] {
        if (state() != PageState::Failed)
            return;
        signal(Tone::Refused);
        askNearMisses();
    });
}

ScanPage::~ScanPage() = default;

void ScanPage::attach() { m_passport->setServices(services()); }

void ScanPage::reread()
{
    m_history->show(historyTable().rows(desk()->scanHistory(), words()));
    m_choices->show(choiceTable().rows(m_scans, words()));
    Q_EMIT changed();
}

void ScanPage::openFile(const QString &path)
{
    begin();
    // A photo may lie on a slow stick: never read on the window's thread.
    read(QtConcurrent::run([path] { return readImageFile(path); }),
         [this](const QByteArray &bytes) { scanBytes(bytes); });
}

void ScanPage::openUrl(const QUrl &url)
{
    if (url.isLocalFile())
        openFile(url.toLocalFile());
    else
        setState(PageState::Failed, errorWords({ErrorCode::ImageUnreadable, {}}));
}

bool ScanPage::paste()
{
    const QMimeData *held = QGuiApplication::clipboard()->mimeData();
    if (!held)
        return false;
    if (held->hasUrls() && held->urls().constFirst().isLocalFile()) {
        openUrl(held->urls().constFirst());
        return true;
    }
    if (held->hasImage()) {
        scanPicture(qvariant_cast<QImage>(held->imageData()));
        return true;
    }
    if (held->text().trimmed().isEmpty())
        return false;
    type(held->text());
    return true;
}

/// A picture that is no file yet goes the way of one: into the sandboxed child as bytes.
void ScanPage::scanPicture(const QImage &image)
{
    begin();
    read(QtConcurrent::run([image]() -> Result<QByteArray> {
             QByteArray bytes;
             QBuffer buffer(&bytes);
             return image.save(&buffer, "PNG") ? Result<QByteArray>(bytes) : Result<QByteArray>(ErrorCode::ImageUnreadable);
         }),
         [this](const QByteArray &bytes) { scanBytes(bytes); });
}

void ScanPage::snip()
{
    if (PortalScreen::isNeeded())
        return snipBy(QDBusConnection::sessionBus());
    const QPointer<QWindow> window = QGuiApplication::focusWindow();
    if (window)
        window->lower();
    QTimer::singleShot(kStepAsideMs, this, [this, window] {
        const QScreen *screen = window ? window->screen() : QGuiApplication::primaryScreen();
        const QImage image = screen ? const_cast<QScreen *>(screen)->grabWindow().toImage() : QImage();
        if (window) {
            window->raise();
            window->requestActivate();
        }
        if (image.isNull())
            return refuse(tr("The screen couldn't be read. Save the picture and open it here instead."));
        scanPicture(image);
    });
}

void ScanPage::snipBy(const QDBusConnection &bus)
{
    begin();
    m_portal = std::make_unique<PortalScreen>(bus);
    await(m_portal->take(), [this](const std::optional<Result<QByteArray>> &picture) {
        if (!picture)
            return; // asked anew
        if (*picture)
            return scanBytes(**picture);
        refuse(picture->error().code == ErrorCode::NotPermitted
                   ? tr("The screen wasn't shared. Try again and choose the part with the code, or save the picture and open it here.")
                   : tr("The screen couldn't be read. Save the picture and open it here instead."));
    });
}

void ScanPage::type(const QString &typed)
{
    if (!desk() || typed.trimmed().isEmpty())
        return;
    begin();
    m_repeats.forget(); // something else was asked in between: the same label is meant again
    m_typed = typed.trimmed();
    read(desk()->scanTyped(m_typed), [this](const ScanView &scan) { found({scan}); });
}

void ScanPage::take(const QVariant &code)
{
    const auto scanned = code.value<ScannedBytes>();
    if (!desk() || !m_repeats.isNew(scanned.bytes, m_clock.elapsed()))
        return; // a trigger held too long: what it read is on the screen
    begin();
    read(desk()->scanCode(scanned), [this](const ScanView &scan) { found({scan}); });
}

void ScanPage::takeSymbols(const QVariant &symbols)
{
    if (!desk())
        return;
    begin();
    read(desk()->scanSymbols(symbols.value<std::vector<Symbol>>()), [this](const std::vector<ScanView> &scans) { found(scans); });
}

void ScanPage::scanBytes(const QByteArray &bytes)
{
    if (!desk())
        return;
    setState(PageState::Busy);
    read(desk()->scanImage(bytes), [this](const std::vector<ScanView> &scans) { found(scans); });
}

void ScanPage::begin()
{
    setState(PageState::Busy);
    m_scans.clear();
    m_literal.clear();
    m_facts = {};
    m_typed.clear();
    m_near.clear();
    m_acted.reset();
    m_tone = Tone::Quiet;
    m_choices->show({});
    m_people->show({});
    m_kind.reset();
    say(Shown::Nothing);
}

void ScanPage::found(const std::vector<ScanView> &scans)
{
    m_scans = scans;
    reread();
    if (scans.empty())
        return setState(PageState::Failed, errorWords({ErrorCode::NoCodeFound, {}}));
    setState(PageState::Ready);
    signal(scans.size() == 1 ? Tone::Read : Tone::Choice);
    if (scans.size() == 1)
        return show(scans.front());
    say(Shown::Choice);
}

void ScanPage::choose(int row)
{
    if (row >= 0 && row < static_cast<int>(m_scans.size()))
        show(m_scans[static_cast<size_t>(row)]);
}

void ScanPage::show(const ScanView &scan)
{
    m_kind = scan.code.kind();
    if (scan.passport) {
        m_passport->show(*scan.passport);
        return say(Shown::Passport);
    }
    if (scan.model) {
        m_passport->show(*scan.model);
        return say(Shown::Passport);
    }
    if (!scan.members.empty())
        return showMembers(scan.members);
    if (const auto *qr = scan.code.as<MemberQr>())
        return openMemberCode(qr->token);
    m_facts = codeFacts(scan, services()->reception()->lastBadge(), words());
    m_literal = scan.code.literal;
    m_acted = scan;
    say(m_facts.title.isEmpty() ? Shown::PlainText : Shown::Code);
}

void ScanPage::showMembers(const std::vector<Hit> &members)
{
    m_people->show(hitTable().rows(members, words()));
    say(Shown::People);
    // One card, one person: opened. Several on one key: a person chooses.
    if (members.size() == 1)
        openPerson(0);
}

void ScanPage::openMemberCode(const QString &token)
{
    read(desk()->openMemberCode(token), [this](const std::vector<Hit> &hits) {
        if (hits.empty())
            return refuse(tr("The code is right, but this desk doesn't hold that member. Please search by phone number."));
        setState(PageState::Ready);
        showMembers(hits);
    });
}

void ScanPage::askNearMisses()
{
    const QString typed = std::exchange(m_typed, {});
    if (typed.isEmpty() || !desk())
        return;
    await(desk()->didYouMean(typed), [this](const std::optional<Result<std::vector<NearMiss>>> &near) {
        if (!near || !*near || state() != PageState::Failed)
            return;
        m_near = **near;
        Q_EMIT changed();
    });
}

QStringList ScanPage::nearMisses() const
{
    QStringList sentences;
    for (const NearMiss &near : m_near) {
        const QString shown = normaliseUnitCode(near.code) ? displayUnitCode(near.code) : near.code;
        sentences << tr("Did you mean %1? Character %2 differs.").arg(shown, QString::number(near.position));
    }
    return sentences;
}

void ScanPage::takeNearMiss(int row)
{
    if (row >= 0 && row < static_cast<int>(m_near.size()))
        type(QString(m_near[static_cast<size_t>(row)].code));
}

void ScanPage::refuse(const QString &words) { setState(PageState::Failed, words); }

void ScanPage::signal(Tone tone)
{
    m_tone = tone;
    if (services() && !services()->preferences()->isMuted())
        m_chime.play(tone == Tone::Read ? Chime::Sound::Read : tone == Tone::Choice ? Chime::Sound::Choice : Chime::Sound::Refused);
    Q_EMIT feedback();
}

void ScanPage::actOnCode()
{
    if (!m_acted || m_facts.verb.isEmpty())
        return;
    const ScanView &scan = *m_acted;
    if (const auto *badge = scan.code.as<StaffBadge>())
        Q_EMIT userWanted(badge->badge.toString());
    else if (const auto *referral = scan.code.as<ReferralCard>())
        Q_EMIT newMemberWanted(referral->referral.toString());
    else if (scan.parked && !scan.parked->member.isEmpty())
        Q_EMIT memberFound(scan.parked->member.toString(), static_cast<int>(RecognisedBy::Search));
    else if (scan.code.kind() == CodeKind::Resume)
        Q_EMIT searchWanted();
}

void ScanPage::openPerson(int row)
{
    const QString memberId = m_people->at(row, u"memberId"_s).toString();
    if (!memberId.isEmpty())
        Q_EMIT memberFound(memberId, m_people->at(row, u"how"_s).toInt());
}

QString ScanPage::heard() const
{
    if (m_shown == Shown::Choice)
        return tr("Codes found: %1. Please choose one.").arg(m_choices->count());
    return m_kind ? tr("Read: %1").arg(codeKindWords(*m_kind)) : QString();
}

void ScanPage::say(Shown shown)
{
    m_shown = shown;
    Q_EMIT changed();
}

} // namespace zhike::ui
