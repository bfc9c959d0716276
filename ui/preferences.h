// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/text.h"

#include <QObject>
#include <QTranslator>
#include <QVariantHash>
#include <QtQml/qqmlregistration.h>

namespace zhike::ui {

/// How this desk likes its window: language, light or dark, size of the text, sound. Kept in a small file of the
/// terminal (no personal data); an empty file name keeps nothing. The language starts as Chinese. Threads: GUI thread.
/// Owns the translator of the running language.
class Preferences : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("given by Services")
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged)
    Q_PROPERTY(bool dark READ isDark WRITE setDark NOTIFY darkChanged)
    Q_PROPERTY(int textPercent READ textPercent WRITE setTextPercent NOTIFY textPercentChanged)
    Q_PROPERTY(bool muted READ isMuted WRITE setMuted NOTIFY mutedChanged)
public:
    explicit Preferences(const QString &file, QObject *parent = nullptr);
    ~Preferences() override;

    [[nodiscard]] QString language() const; ///< "zh" or "en"
    [[nodiscard]] Language spoken() const { return m_language; }
    void setLanguage(const QString &code); ///< anything but "en" is Chinese
    Q_INVOKABLE void toggleLanguage();

    [[nodiscard]] bool isDark() const { return m_dark; }
    void setDark(bool dark);
    [[nodiscard]] int textPercent() const { return m_textPercent; }
    void setTextPercent(int percent); ///< 100…200
    [[nodiscard]] bool isMuted() const { return m_muted; }
    void setMuted(bool muted);

    /// Settings of parts of the window that have no property here: `key` as "scanner/keyGapMs".
    /// Without a file it is kept as long as this lives.
    [[nodiscard]] QVariant kept(const char *key, const QVariant &otherwise = {}) const;
    void keep(const char *key, const QVariant &value);

Q_SIGNALS:
    void languageChanged();
    void darkChanged();
    void textPercentChanged();
    void mutedChanged();

private:
    void applyLanguage();

    QString m_file;
    QVariantHash m_loose; ///< kept without a file
    QTranslator m_translator;
    Language m_language = Language::Zh;
    bool m_dark = false;
    bool m_muted = false;
    int m_textPercent = 100;
};

} // namespace zhike::ui
