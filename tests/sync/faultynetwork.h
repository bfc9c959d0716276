// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/mishapnetwork.h"

namespace zhike::test {

/// The real network behind the mishaps: what central did, it did.
class FaultyNetwork final : public MishapNetwork {
public:
    using MishapNetwork::MishapNetwork;
    /// Requests that have ended, however they did.
    [[nodiscard]] int answers() const { return m_answers; }

protected:
    void ask(const Request &request, Reply *reply) override;

private:
    int m_answers = 0;
};

} // namespace zhike::test
