// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/temporarystore.h"

namespace zhike::test {

/// Files as programs of earlier schemas left them; makefixture.cpp says how they are made. Unpacks the file of
/// `version` and its vault to where `place` expects them; false when there is none.
[[nodiscard]] bool placeFixture(int version, const TemporaryStore &place);
[[nodiscard]] QByteArray bytesOf(const QString &path);
/// Temporary folders lie in memory where the machine has such a place: what a power cut loses is decided by the test.
void useFastDisk();
/// The store's warnings, which are expected thousands of times, stay out of the output.
void quietStore();

} // namespace zhike::test
