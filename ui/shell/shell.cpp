// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/shell.h"

#include "ui/format/desklabels.h"

#include <cstdlib>

namespace zhike::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Shell::Shell(QObject *parent)
    : QObject(parent)
    , m_page(u"home"_s)
{
    m_clock.setInterval(1s);
    connect(&m_clock, &QTimer::timeout, this, &Shell::clockChanged);
    m_clock.start();
}

void Shell::setServices(Services *services)
{
    if (services == m_services)
        return;
    m_services = services;
    connect(services->reception(), &Reception::deskChanged, this, &Shell::onDeskChanged);
    connect(services->reception(), &Reception::lineChanged, this, &Shell::lineChanged);
    connect(services->preferences(), &Preferences::languageChanged, this, &Shell::retranslate);
    connect(services->handScanners(), &HandScanners::scanned, this, &Shell::onScanned);
    Q_EMIT servicesChanged();
    onDeskChanged();
    Q_EMIT lineChanged();
}

void Shell::onDeskChanged()
{
    // Whoever signs in starts at home: nothing of the last person's pages is left.
    setPage(u"home"_s);
    if (isSignedIn())
        connect(m_services->desk(), &Desk::whoChanged, this, &Shell::deskChanged);
    Q_EMIT deskChanged();
}

void Shell::onScanned(const QVariant &code)
{
    if (!isSignedIn())
        return Q_EMIT badgeScanned(m_services->reception()->badgeOf(code.value<ScannedBytes>()));
    setPage(u"scan"_s);
    Q_EMIT scanWanted(code);
}

void Shell::retranslate()
{
    Q_EMIT deskChanged();
    Q_EMIT lineChanged();
    Q_EMIT clockChanged();
}

bool Shell::isSignedIn() const { return m_services && m_services->desk(); }

QString Shell::associate() const { return isSignedIn() ? m_services->desk()->who().displayName : QString(); }

QString Shell::associateInitial() const { return associate().left(1); }

QString Shell::store() const
{
    return isSignedIn() ? m_services->words()(m_services->desk()->who().storeName) : QString();
}

void Shell::setPage(const QString &page)
{
    if (page == m_page)
        return;
    m_page = page;
    Q_EMIT pageChanged();
}

QString Shell::lineWords() const
{
    if (!m_services)
        return {};
    const LineView line = m_services->reception()->line();
    QStringList parts{line.isTooOld ? tooOldWords() : lineStateWords(line.state)};
    if (line.waiting > 0)
        parts << tr("%1 waiting").arg(line.waiting);
    if (line.refused > 0)
        parts << tr("%1 refused").arg(line.refused);
    if (line.state != LineState::Online)
        parts << asOfWords(line.lastSuccess, m_services->words());
    return joined(parts);
}

QString Shell::lineTone() const
{
    if (!m_services)
        return u"caution"_s;
    const LineView line = m_services->reception()->line();
    if (line.isReadOnly || line.refused > 0)
        return u"critical"_s;
    return line.state == LineState::Online && !line.isTooOld ? u"positive"_s : u"caution"_s;
}

int Shell::waiting() const { return m_services ? m_services->reception()->line().waiting : 0; }

int Shell::refused() const { return m_services ? m_services->reception()->line().refused : 0; }

QString Shell::banner() const
{
    if (!m_services)
        return {};
    const LineView line = m_services->reception()->line();
    if (line.isReadOnly)
        return tr(
            "Nothing new can be kept on this disk. Everything from before can be read; please call support before you go on.");
    if (line.isTooOld)
        return tooOldAdviceWords();
    if (line.clockOffMs != 0)
        return clockBanner(line.clockOffMs);
    if (line.isBootstrapping)
        return tr("The first data is being fetched. What is already here can be used; the rest follows by itself.");
    return {};
}

QString Shell::clockBanner(qint64 offMs)
{
    const QString span = spanWords(std::abs(offMs));
    return offMs < 0 ? tr("The clock of this machine is %1 slow. Central's time is used for what is booked; please have the clock set.").arg(span)
                     : tr("The clock of this machine is %1 fast. Central's time is used for what is booked; please have the clock set.").arg(span);
}

QString Shell::clock() const { return m_services ? clockWords(m_services->reception()->now()) : QString(); }

void Shell::openMember(const QString &memberId, int recognisedBy)
{
    if (memberId.isEmpty())
        return;
    setPage(u"member"_s);
    Q_EMIT memberWanted(memberId, recognisedBy);
}

void Shell::openCode(const QString &typed)
{
    setPage(u"scan"_s);
    Q_EMIT codeWanted(typed);
}

void Shell::openCompare(const QString &modelId, const QString &category, const QString &communityId,
                        const QString &memberId)
{
    if (modelId.isEmpty())
        return;
    setPage(u"compare"_s);
    Q_EMIT compareWanted(modelId, category, communityId, memberId);
}

void Shell::lock() { m_services->reception()->lock(); }

void Shell::handOver(const QString &badge)
{
    lock();
    Q_EMIT badgeScanned(badge);
}

void Shell::retryNow() { m_services->reception()->retryNow(); }

} // namespace zhike::ui
