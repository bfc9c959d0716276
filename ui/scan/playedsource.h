// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/framesource.h"

namespace zhike::ui {

/// A camera that isn't one: plays the pictures of a folder, or a label that wanders over a table when there is none. For the
/// device check, for trying out without a camera, and for tests.
class PlayedSource final : public FrameSource {
public:
    /// `folder` empty: the label of the program's own resources.
    explicit PlayedSource(QString folder, int framesASecond = 15);

    [[nodiscard]] CameraState open() override;
    void close() override { m_frames.clear(); }
    [[nodiscard]] CameraState read(CameraFrame &frame) override;

    /// What stands in a camera's place in settings and lists.
    static constexpr auto kPath = "simulator";

private:
    QString m_folder;
    int m_framesASecond;
    std::vector<CameraFrame> m_frames;
    quint64 m_number = 0;
};

} // namespace zhike::ui
