// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/lists/rowlist.h"

namespace zhike::ui {

/// A folder with its pictures, for a finger: the window's own way to open an image. Lists, never opens.
class ImageFolder : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString folder READ folder NOTIFY changed)
    Q_PROPERTY(zhike::ui::RowList *entries READ entries CONSTANT)
    Q_PROPERTY(bool canGoUp READ canGoUp NOTIFY changed)
public:
    explicit ImageFolder(QObject *parent = nullptr);

    [[nodiscard]] QString folder() const { return m_folder; }
    [[nodiscard]] RowList *entries() const
    {
        return m_entries;
    } ///< name, path, isFolder; folders first, newest picture first
    [[nodiscard]] bool canGoUp() const;
    Q_INVOKABLE void open(const QString &folder);
    Q_INVOKABLE void up();

Q_SIGNALS:
    void changed();

private:
    QString m_folder;
    RowList *m_entries;
};

} // namespace zhike::ui
