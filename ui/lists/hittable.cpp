// SPDX-License-Identifier: Apache-2.0
#include "ui/lists/hittable.h"

namespace zhike::ui {

using namespace Qt::StringLiterals;

const RowTable<Hit> &hitTable()
{
    using H = const Hit &;
    using W = const Words &;
    static const RowTable<Hit> table{[](H h) { return h.memberId.toString(); },
                                     {
                                         {"memberId", [](H h, W) { return QVariant(h.memberId.toString()); }},
                                         {"name", [](H h, W) { return QVariant(h.maskedName); }},
                                         {"where",
                                          [](H h, W w) {
                                              return QVariant(joined({h.maskedPhone, w(h.community)}));
                                          }},
                                         {"gold", [](H h, W) { return QVariant(h.tier.toString() == "gold"_L1); }},
                                         {"cue", [](H h, W) { return QVariant(h.cue); }},
                                         {"how", [](H h, W) { return QVariant(static_cast<int>(h.recognisedBy)); }},
                                         {"pending", [](H h, W) { return QVariant(h.isPending); }},
                                     }};
    return table;
}

} // namespace zhike::ui
