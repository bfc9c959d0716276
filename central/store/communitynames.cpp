// SPDX-License-Identifier: Apache-2.0
#include "central/store/communitynames.h"

#include "core/domain/json.h"
#include "core/domain/text.h"

namespace zhike::central {
namespace {

/// The one thing that is read of a community.
struct CommunityName {
    Text name;
    static void fields(auto &self, auto &&field) { field("name", self.name); }
};

} // namespace

QJsonObject CommunityNames::find(Transaction &tx, const CommunityId &id)
{
    const DocKey key{DocumentKind::Community, id.toString()};
    const qint64 ver = versionOf(tx, key);
    {
        const std::lock_guard lock(m_mutex);
        if (const auto known = m_known.constFind(key.id); known != m_known.cend() && known->ver == ver)
            return known->name;
    }
    const Result<CommunityName> community = fromJsonBytes<CommunityName>(findBody(tx, key));
    if (ver == 0 || tx.hasFailed())
        return {};
    const QJsonObject name = community ? toJson(community->name) : QJsonObject();
    const std::lock_guard lock(m_mutex);
    if (m_known.size() >= kMost)
        m_known.clear();
    m_known.insert(key.id, {ver, name});
    return name;
}

} // namespace zhike::central
