// SPDX-License-Identifier: Apache-2.0
#include "core/action/op.h"

namespace zhike {

using namespace Qt::StringLiterals;

QByteArray signedBytes(const Op &op)
{
    QJsonObject envelope = toJson(op);
    for (const auto key : {"replica"_L1, "seq"_L1, "escrow"_L1, "signature"_L1, "ends"_L1})
        envelope.remove(key);
    return json::toBytes(envelope);
}

OpContext contextOf(const Op &op) { return {op.opId, op.actor, op.role, op.store, op.wall}; }

QString targetKey(const Target &target) { return enumName(target.kind) + u'/' + target.id; }

} // namespace zhike
