// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QQuickPaintedItem>

namespace zhike::ui {

/// The drawing of a product ("art:<category>") in the theme's own colours. A picture we don't have shows a plain box.
class ProductArt : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString picture READ picture WRITE setPicture NOTIFY changed)
    Q_PROPERTY(QColor line MEMBER m_line NOTIFY changed)
    Q_PROPERTY(QColor body MEMBER m_body NOTIFY changed)
    Q_PROPERTY(QColor soft MEMBER m_soft NOTIFY changed)
    Q_PROPERTY(QColor accent MEMBER m_accent NOTIFY changed)
public:
    explicit ProductArt(QQuickItem *parent = nullptr);
    void paint(QPainter *painter) override;

    [[nodiscard]] QString picture() const { return m_picture; }
    void setPicture(const QString &picture);

Q_SIGNALS:
    void changed();

private:
    QString m_picture;
    QColor m_line;
    QColor m_body;
    QColor m_soft;
    QColor m_accent;
};

} // namespace zhike::ui
