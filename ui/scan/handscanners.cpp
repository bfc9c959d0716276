// SPDX-License-Identifier: Apache-2.0
#include "ui/scan/handscanners.h"

#include <algorithm>

namespace zhike::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLeastGapMs = 10;
constexpr int kMostGapMs = 80; // above, a quick typist would be taken for a scanner

/// A settings file is text; a prefix may be anything.
QString asText(const QByteArray &bytes) { return QString::fromLatin1(bytes.toPercentEncoding()); }
QByteArray asBytes(const QVariant &text) { return QByteArray::fromPercentEncoding(text.toString().toLatin1()); }

} // namespace

HandScanners::HandScanners(Preferences *preferences, QObject *parent)
    : QObject(parent)
    , m_preferences(preferences)
{
    readSettings();
}

HandScanners::~HandScanners() = default;

void HandScanners::listen()
{
    m_filter = WedgeFilter::make(m_wedge);
    connect(m_filter.get(), &WedgeFilter::scanned, this, &HandScanners::takeWedge);
    Q_EMIT listeningChanged();
}

void HandScanners::take(const ScannedBytes &code) { Q_EMIT scanned(QVariant::fromValue(code)); }

void HandScanners::takeWedge(const WedgeScan &scan)
{
    if (m_isTeaching)
        return learn(scan);
    take(scan.code);
}

void HandScanners::setWedge(const WedgeSettings &settings)
{
    m_wedge = settings;
    m_wedge.keyGapMs = std::clamp(settings.keyGapMs, kLeastGapMs, kMostGapMs);
    keepSettings();
    if (m_filter)
        m_filter->setSettings(m_wedge);
    Q_EMIT settingsChanged();
}

void HandScanners::setKeyGap(int ms)
{
    WedgeSettings changed = m_wedge;
    changed.keyGapMs = ms;
    setWedge(changed);
}

void HandScanners::teach() { m_isTeaching = true; }

void HandScanners::learn(const WedgeScan &scan)
{
    const Result<KeyTable> table = KeyTable::learnt(scan.presses, KeyTable::lesson());
    if (!table)
        return Q_EMIT lessonMissed();
    m_isTeaching = false;
    WedgeSettings changed = m_wedge;
    changed.table = *table;
    setWedge(changed);
    Q_EMIT lessonLearnt();
}

void HandScanners::forgetLesson()
{
    WedgeSettings changed = m_wedge;
    changed.table = KeyTable::us();
    setWedge(changed);
}

void HandScanners::readSettings()
{
    m_wedge.keyGapMs = std::clamp(m_preferences->kept("scanner/keyGapMs", m_wedge.keyGapMs).toInt(), kLeastGapMs, kMostGapMs);
    m_wedge.dress.prefix = asBytes(m_preferences->kept("scanner/prefix"));
    m_wedge.dress.suffix = asBytes(m_preferences->kept("scanner/suffix"));
    m_wedge.dress.separatorAs = asBytes(m_preferences->kept("scanner/separatorAs"));
    m_wedge.dress.sendsAim = m_preferences->kept("scanner/sendsAim", false).toBool();
    m_wedge.table = KeyTable::fromString(m_preferences->kept("scanner/keys").toString());
}

void HandScanners::keepSettings() const
{
    m_preferences->keep("scanner/keyGapMs", m_wedge.keyGapMs);
    m_preferences->keep("scanner/prefix", asText(m_wedge.dress.prefix));
    m_preferences->keep("scanner/suffix", asText(m_wedge.dress.suffix));
    m_preferences->keep("scanner/separatorAs", asText(m_wedge.dress.separatorAs));
    m_preferences->keep("scanner/sendsAim", m_wedge.dress.sendsAim);
    m_preferences->keep("scanner/keys", m_wedge.table.toString());
}

} // namespace zhike::ui
