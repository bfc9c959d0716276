// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scan/livecamera.h"

#include <QPointer>
#include <QQuickPaintedItem>

namespace zhike::ui {

/// What the camera sees, filled to the item's size, with the codes outlined where they were seen. Keeps no picture.
class CameraPreview : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(zhike::ui::LiveCamera *camera READ camera WRITE setCamera NOTIFY cameraChanged REQUIRED)
public:
    explicit CameraPreview(QQuickItem *parent = nullptr);
    [[nodiscard]] LiveCamera *camera() const { return m_camera; }
    void setCamera(LiveCamera *camera);
    void paint(QPainter *painter) override;

Q_SIGNALS:
    void cameraChanged();

private:
    QPointer<LiveCamera> m_camera;
};

} // namespace zhike::ui
