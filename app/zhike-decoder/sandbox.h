// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace zhike {

/// Shuts the door behind this process, for good: limits on memory, processor time and files, no new privileges, and an
/// allow-list of system calls (libseccomp) without any that opens a file, makes a socket or starts a program; those
/// fail with EPERM. False when the kernel refuses: then no picture may be touched.
[[nodiscard]] bool enterSandbox();

/// Tries what must not be possible; one line per attempt on stdout. True when all of it was refused. For
/// `--check-sandbox`.
[[nodiscard]] bool isEverythingRefused();

} // namespace zhike
