// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/fixture.h"

#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>

namespace zhike::test {

using namespace Qt::StringLiterals;

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool placeFixture(int version, const TemporaryStore &place)
{
    const QString folder = u"%1/tests/faults/fixtures/v%2/"_s.arg(QStringLiteral(ZHIKE_SOURCE_DIR)).arg(version);
    const QByteArray packed = bytesOf(folder + "zhike.db.z"_L1);
    QFile file(place.options.path);
    if (packed.isEmpty() || !file.open(QIODevice::WriteOnly))
        return false;
    file.write(qUncompress(packed));
    QFile::remove(place.directory.filePath(u"vault.json"_s));
    return QFile::copy(folder + "vault.json"_L1, place.directory.filePath(u"vault.json"_s));
}

void useFastDisk()
{
    if (QFileInfo(u"/dev/shm"_s).isWritable())
        qputenv("TMPDIR", "/dev/shm");
}

void quietStore() { QLoggingCategory::setFilterRules(u"zhike.store*=false"_s); }

} // namespace zhike::test
