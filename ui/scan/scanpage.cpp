// SPDX-License-Identifier: Apache-2.0
#include "ui/scan/scanpage.h"

#include "core/scan/symbol.h"
#include "ui/format/labels.h"
#include "ui/lists/hittable.h"
#include "ui/scan/scantables.h"

#include <QBuffer>
#include <QClipboard>
#include <QGuiApplication>
#include <QImage>
#include <QMimeData>
#include <QtConcurrent>

namespace zhike::ui {

using namespace Qt::StringLiterals;

ScanPage::ScanPage(QObject *parent)
    : PageModel(parent)
    , m_passport(new PassportPage(this))
    , m_choices(new RowList(choiceTable().roles(), this))
    , m_people(new RowList(hitTable().roles(), this))
    , m_history(new RowList(historyTable().roles(), this))
{
    connect(m_passport, &PassportPage::memberFound, this, &ScanPage::memberFound);
}

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
        const QImage image = qvariant_cast<QImage>(held->imageData());
        begin();
        read(QtConcurrent::run([image]() -> Result<QByteArray> {
                 QByteArray bytes;
                 QBuffer buffer(&bytes);
                 return image.save(&buffer, "PNG") ? Result<QByteArray>(bytes)
                                                   : Result<QByteArray>(ErrorCode::ImageUnreadable);
             }),
             [this](const QByteArray &bytes) { scanBytes(bytes); });
        return true;
    }
    if (held->text().trimmed().isEmpty())
        return false;
    type(held->text());
    return true;
}

void ScanPage::type(const QString &typed)
{
    if (!desk() || typed.trimmed().isEmpty())
        return;
    begin();
    read(desk()->scanTyped(typed.trimmed()), [this](const ScanView &scan) { found({scan}); });
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
        return showMembers(scan);
    m_literal = scan.code.literal;
    say(Shown::PlainText);
}

void ScanPage::showMembers(const ScanView &scan)
{
    m_people->show(hitTable().rows(scan.members, words()));
    say(Shown::People);
    // One card, one person: opened. Several on one key: a person chooses (RB7).
    if (scan.members.size() == 1)
        openPerson(0);
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
