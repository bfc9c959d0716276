// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/scanbench/corpus.h"
#include "core/scan/decoderchild.h"
#include "core/scan/sharedframe.h"

#include <functional>
#include <vector>

namespace zhike::scanbench {

/// Who looks. The numbers of the peers are those of `zhike-scan-peers`.
enum class Reader { Zxing, ZxingSafely, Zbar, OpenCv, Live, Still };
constexpr std::size_t kReaders = 6;
constexpr int kLiveFrames = 8;

/// What a reader made of a picture.
struct Outcome {
    int readAt = 0; ///< number of the look that read it, from 1; 0: none did
    bool isWrong = false; ///< it said something that isn't there
    bool hasDied = false;
    SymbolFormat format = SymbolFormat::Unknown; ///< of what was read right
    std::vector<int> microseconds; ///< processor time of each look
};

/// A picture to look at, and who is asked.
struct Task {
    Row row;
    QSize scaledTo{}; ///< filled and cut to this size; empty: as it is
    bool isFrame = false; ///< of a camera: looked at live, kLiveFrames times or until read
    bool isStill = true;
};

struct Looked {
    Task task;
    QSize size;
    std::optional<Look> look;
    std::array<Outcome, kReaders> outcomes;
    [[nodiscard]] const Outcome &by(Reader reader) const { return outcomes[static_cast<std::size_t>(reader)]; }
};

/// One picture after the other through the ladder's real child and the peers' child, turn by turn on the same pixels.
class Lane {
public:
    struct Programs {
        QString decoder; ///< empty: beside the running executable
        QString peers; ///< empty: without peers
    };
    explicit Lane(const Programs &programs);

    /// `done` is called from the event loop; a file that can't be read has an empty size.
    void look(Task task, std::function<void(Looked)> done);

private:
    struct Step {
        Reader reader;
        int number = 1;
    };
    void plan();
    void next();
    void ask(const Step &step);
    void record(const Step &step, const Result<FrameAnswer> &answer);

    SharedFrame m_frame;
    DecoderChild m_decoder;
    std::optional<DecoderChild> m_peers;
    Looked m_looked;
    std::vector<Step> m_steps; ///< the last is next
    std::function<void(Looked)> m_done;
    int m_stream = 0;
};

} // namespace zhike::scanbench
