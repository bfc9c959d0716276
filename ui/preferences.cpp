// SPDX-License-Identifier: Apache-2.0
#include "ui/preferences.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSettings>

#include <algorithm>

namespace zhike::ui {

using namespace Qt::StringLiterals;

Preferences::Preferences(const QString &file, QObject *parent)
    : QObject(parent)
    , m_file(file)
{
    if (!m_file.isEmpty()) {
        const QSettings kept(m_file, QSettings::IniFormat);
        m_language = kept.value("language"_L1).toString() == "en"_L1 ? Language::En : Language::Zh;
        m_dark = kept.value("dark"_L1, false).toBool();
        m_muted = kept.value("muted"_L1, false).toBool();
        m_textPercent = std::clamp(kept.value("textPercent"_L1, 100).toInt(), 100, 200);
    }
    applyLanguage();
}

Preferences::~Preferences() { QCoreApplication::removeTranslator(&m_translator); }

QString Preferences::language() const { return enumName(m_language); }

void Preferences::setLanguage(const QString &code)
{
    const Language wished = enumFromName<Language>(code).value_or(Language::Zh);
    if (wished == m_language)
        return;
    m_language = wished;
    applyLanguage();
    keep("language", language());
    Q_EMIT languageChanged();
}

void Preferences::toggleLanguage() { setLanguage(m_language == Language::Zh ? u"en"_s : u"zh"_s); }

void Preferences::setDark(bool dark)
{
    if (dark == m_dark)
        return;
    m_dark = dark;
    keep("dark", dark);
    Q_EMIT darkChanged();
}

void Preferences::setTextPercent(int percent)
{
    const int wished = std::clamp(percent, 100, 200);
    if (wished == m_textPercent)
        return;
    m_textPercent = wished;
    keep("textPercent", wished);
    Q_EMIT textPercentChanged();
}

void Preferences::setMuted(bool muted)
{
    if (muted == m_muted)
        return;
    m_muted = muted;
    keep("muted", muted);
    Q_EMIT mutedChanged();
}

void Preferences::applyLanguage()
{
    QCoreApplication::removeTranslator(&m_translator);
    // English is the language of the source; only Chinese has a file.
    if (m_language == Language::Zh && m_translator.load(u":/i18n/zhike_zh_CN.qm"_s))
        QCoreApplication::installTranslator(&m_translator);
}

QVariant Preferences::kept(const char *key, const QVariant &otherwise) const
{
    const QLatin1StringView name(key);
    return m_file.isEmpty() ? m_loose.value(name, otherwise) : QSettings(m_file, QSettings::IniFormat).value(name, otherwise);
}

void Preferences::keep(const char *key, const QVariant &value)
{
    if (m_file.isEmpty())
        m_loose.insert(QLatin1StringView(key), value);
    else
        QSettings(m_file, QSettings::IniFormat).setValue(QLatin1StringView(key), value);
}

} // namespace zhike::ui
