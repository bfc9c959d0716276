// SPDX-License-Identifier: Apache-2.0
#include "ui/device/scannerdresssheet.h"

namespace zhike::ui {

using namespace Qt::StringLiterals;

ScannerDressSheet::~ScannerDressSheet() { end(); }

void ScannerDressSheet::setServices(Services *services)
{
    m_services = services;
    connect(services->handScanners(), &HandScanners::settingsChanged, this, &ScannerDressSheet::changed);
    connect(services->handScanners(), &HandScanners::dressHeard, this, &ScannerDressSheet::onHeard);
    connect(services->preferences(), &Preferences::languageChanged, this, [this] {
        for (Field *field : {&m_prefix, &m_suffix, &m_separator})
            read(*field);
        m_lesson.clear();
        Q_EMIT changed();
    });
    show(services->handScanners()->dress());
    Q_EMIT servicesChanged();
    Q_EMIT changed();
}

QString ScannerDressSheet::summary() const
{
    if (!m_services)
        return {};
    const ScannerDress &dress = m_services->handScanners()->dress();
    QStringList parts;
    if (!dress.prefix.isEmpty())
        parts << tr("%1 before").arg(dressShown(dress.prefix));
    if (!dress.suffix.isEmpty())
        parts << tr("%1 behind").arg(dressShown(dress.suffix));
    if (!dress.separatorAs.isEmpty())
        parts << tr("%1 between parts").arg(dressShown(dress.separatorAs));
    if (dress.sendsAim)
        parts << tr("the kind of code");
    return parts.isEmpty() ? tr("Nothing, as from the factory.") : joined(parts);
}

void ScannerDressSheet::type(Field &field, const QString &typed)
{
    if (typed == field.typed)
        return;
    field.typed = typed;
    read(field);
    Q_EMIT changed();
}

void ScannerDressSheet::read(Field &field)
{
    const Result<QByteArray> bytes = readDress(field.typed, field.part);
    field.problem = bytes ? QString() : problemOf(bytes.error());
    if (bytes)
        field.bytes = *bytes;
}

QString ScannerDressSheet::problemOf(const Error &error)
{
    if (error.detail == "name"_L1)
        return tr("No sign has this name. Write <Tab>, <STX>, <ETX> or <Space>; a sign < of its own is written %1.")
            .arg(u"%3C"_s);
    if (error.detail == "end"_L1)
        return tr("Enter and Tab end a code by themselves and need no setting. Here they would cut it in two.");
    if (error.detail == "inside"_L1)
        return tr(
            "Ordinary codes contain this. Choose a sign that doesn't occur in codes, such as ~ or |, here and in the scanner.");
    return tr("Too long: at most %1 signs.").arg(kMostDressBytes);
}

void ScannerDressSheet::setSendsAim(bool sendsAim) // house-check: allow - a property's setter
{
    m_sendsAim = sendsAim;
    Q_EMIT changed();
}

bool ScannerDressSheet::isPossible() const
{
    return m_prefix.problem.isEmpty() && m_suffix.problem.isEmpty() && m_separator.problem.isEmpty();
}

void ScannerDressSheet::show(const ScannerDress &dress)
{
    m_prefix.typed = dressShown(dress.prefix);
    m_suffix.typed = dressShown(dress.suffix);
    m_separator.typed = dressShown(dress.separatorAs);
    m_sendsAim = dress.sendsAim;
    for (Field *field : {&m_prefix, &m_suffix, &m_separator})
        read(*field);
}

void ScannerDressSheet::begin()
{
    show(m_services->handScanners()->dress());
    m_lesson = tr("Scan the code beside this: the fields fill themselves.");
    m_isOpen = true;
    m_services->handScanners()->beginDressLesson();
    Q_EMIT changed();
}

void ScannerDressSheet::end()
{
    if (!m_isOpen)
        return;
    m_isOpen = false;
    m_services->handScanners()->endDressLesson();
}

void ScannerDressSheet::clear()
{
    show({});
    m_lesson.clear();
    Q_EMIT changed();
}

void ScannerDressSheet::keep()
{
    if (!isPossible())
        return;
    m_services->handScanners()->setDress({m_prefix.bytes, m_suffix.bytes, m_separator.bytes, m_sendsAim});
    Q_EMIT kept();
}

void ScannerDressSheet::onHeard(const QByteArray &raw)
{
    if (!m_isOpen)
        return;
    const Result<ScannerDress> learnt = learntDress(raw);
    if (learnt) {
        show(*learnt);
        m_lesson = *learnt == ScannerDress{} ? tr("This scanner adds nothing: every field may stay empty.")
            : isPossible()                   ? tr("Found. Look at the fields and keep them.")
                                             : tr("Found, but it can't work like that. The field below says why.");
    } else if (learnt.error().detail == "separator"_L1) {
        m_lesson = tr(
            "This scanner leaves out the sign between the parts of a code. Switch on GS (function code 1) in its manual, then scan again.");
    } else {
        m_lesson = tr(
            "That wasn't the code beside this, or it came out wrong. Teach the scanner's layout first, then scan again.");
    }
    Q_EMIT changed();
}

} // namespace zhike::ui
