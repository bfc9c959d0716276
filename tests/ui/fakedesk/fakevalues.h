// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace zhike {

class FakeWorld;

/// Ms Chen of the pictures, her four appliances, her neighbours and this morning's work. All invented.
void fillWithMsChen(FakeWorld &world);
/// The shortest, the emptiest: a new member of whom nothing is known.
void fillWithNobody(FakeWorld &world);
/// Markup in every place that data reaches.
void soil(FakeWorld &world);

} // namespace zhike
