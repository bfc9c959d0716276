// SPDX-License-Identifier: Apache-2.0
#include "app/scan-peers/peers.h"

#include <opencv2/core.hpp>
#include <opencv2/objdetect.hpp>

#include <cmath>

namespace zhike::peers {

std::vector<Symbol> readByOpenCv(const Luma &picture)
{
    static cv::QRCodeDetector detector;
    cv::setNumThreads(1);
    const cv::Mat image(picture.height, picture.width, CV_8UC1, const_cast<uint8_t *>(picture.pixels.data()));
    std::vector<cv::Point2f> corners;
    try {
        if (!detector.detect(image, corners) || corners.size() != 4)
            return {};
        Symbol symbol;
        symbol.format = SymbolFormat::Qr;
        for (std::size_t i = 0; i < 4; ++i)
            symbol.corners[i] = QPoint(static_cast<int>(std::lround(corners[i].x)), static_cast<int>(std::lround(corners[i].y)));
        return {symbol};
    } catch (const cv::Exception &) {
        return {}; // it found nothing that it could look at
    }
}

} // namespace zhike::peers
