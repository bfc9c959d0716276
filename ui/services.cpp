// SPDX-License-Identifier: Apache-2.0
#include "ui/services.h"

#include <QStandardPaths>

namespace zhike::ui {

Services::Services(Reception *reception, const Options &options, QObject *parent)
    : QObject(parent)
    , m_reception(reception)
    , m_preferences(new Preferences(options.preferencesFile, this))
    , m_notices(new Notices(reception, m_preferences, this))
    , m_handScanners(new HandScanners(m_preferences, this))
    , m_hasDemoKeys(options.hasDemoKeys)
    , m_exportFolder(options.exportFolder.isEmpty()
                         ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
                             + QStringLiteral("/zhike")
                         : options.exportFolder)
{
}

Services *Services::create(QQmlEngine *engine, QJSEngine *)
{
    Q_ASSERT(s_instance);
    QJSEngine::setObjectOwnership(s_instance, QJSEngine::CppOwnership);
    connect(s_instance->preferences(), &Preferences::languageChanged, engine, &QQmlEngine::retranslate);
    return s_instance;
}

} // namespace zhike::ui
