// SPDX-License-Identifier: Apache-2.0
#include "ui/scan/handscanners.h"

#include <algorithm>

namespace zhike::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLeastGapMs = 10;
constexpr int kMostGapMs = 80; // above, a quick typist would be taken for a scanner

QString keyOf(const ScannerAddress &address) { return QString(enumName(address.way)) + u':' + address.path; }

/// A settings file is text; a prefix may be anything.
QString asText(const QByteArray &bytes) { return QString::fromLatin1(bytes.toPercentEncoding()); }
QByteArray asBytes(const QVariant &text) { return QByteArray::fromPercentEncoding(text.toString().toLatin1()); }

} // namespace

HandScanners::HandScanners(Preferences *preferences, QObject *parent)
    : QObject(parent)
    , m_preferences(preferences)
{
    readSettings();
    connect(preferences, &Preferences::languageChanged, this, &HandScanners::portsChanged);
}

HandScanners::~HandScanners() = default;

void HandScanners::listen()
{
    m_filter = WedgeFilter::make(running());
    connect(m_filter.get(), &WedgeFilter::scanned, this, &HandScanners::takeWedge);
    look();
    openPort();
    Q_EMIT listeningChanged();
}

void HandScanners::take(const ScannedBytes &code)
{
    if (m_isLearningDress)
        return Q_EMIT dressHeard(code.symbology + code.bytes);
    if (m_isChecking)
        return Q_EMIT checked(code);
    Q_EMIT scanned(QVariant::fromValue(code));
}

void HandScanners::look()
{
    m_found = findScanners();
    Q_EMIT portsChanged();
}

QVariantList HandScanners::ports() const
{
    QVariantList list{QVariantMap{{u"key"_s, QString()}, {u"name"_s, tr("Like a keyboard")}}};
    for (const ScannerAddress &address : m_found)
        list.append(QVariantMap{{u"key"_s, keyOf(address)}, {u"name"_s, address.name}});
    return list;
}

QString HandScanners::port() const { return m_preferences->kept("scanner/port").toString(); }

void HandScanners::setPort(const QString &key)
{
    if (key == port())
        return;
    m_preferences->keep("scanner/port", key);
    openPort();
    Q_EMIT portsChanged();
}

/// "serial:/dev/serial/by-id/…". A port that isn't there is waited for.
void HandScanners::openPort()
{
    m_port.reset();
    const QString key = port();
    const std::optional<ScannerWay> way = enumFromName<ScannerWay>(key.section(u':', 0, 0));
    if (!way)
        return;
    WedgeSettings settings = running();
    settings.dress.sendsAim = settings.dress.sendsAim || *way == ScannerWay::Serial;
    m_port = std::make_unique<ScannerPort>(ScannerAddress{*way, key.section(u':', 1), {}}, settings);
    connect(m_port.get(), &ScannerPort::scanned, this, &HandScanners::take);
    connect(m_port.get(), &ScannerPort::stateChanged, this, &HandScanners::portsChanged);
    m_port->open();
}

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
    apply();
    Q_EMIT settingsChanged();
}

/// While a dress is learnt nothing is taken off.
WedgeSettings HandScanners::running() const
{
    WedgeSettings settings = m_wedge;
    if (m_isLearningDress) {
        settings.dress = {};
        settings.takesControls = true;
    }
    return settings;
}

void HandScanners::apply()
{
    if (!m_filter)
        return;
    m_filter->setSettings(running());
    openPort();
}

void HandScanners::setDress(const ScannerDress &dress)
{
    WedgeSettings changed = m_wedge;
    changed.dress = dress;
    setWedge(changed);
}

void HandScanners::beginDressLesson()
{
    m_isLearningDress = true;
    apply();
}

void HandScanners::endDressLesson()
{
    m_isLearningDress = false;
    apply();
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
