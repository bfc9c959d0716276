// SPDX-License-Identifier: Apache-2.0
#include "core/scan/weburl.h"

#include <QStringDecoder>

#include <algorithm>

namespace zhike {
namespace {

using namespace Qt::StringLiterals;

bool isLetterOrDigit(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
}

bool isUrlCharacter(QChar c) { return isLetterOrDigit(c) || u"-._~:/?#[]@!$&'()*+,;=%"_s.contains(c); }

bool isHost(QStringView host)
{
    if (host.startsWith(u'[') && host.endsWith(u']')) {
        const QStringView inner = host.mid(1).chopped(1);
        return !inner.isEmpty() && std::all_of(inner.begin(), inner.end(), [](QChar c) {
            return isLetterOrDigit(c) || c == u':' || c == u'.';
        });
    }
    return !host.isEmpty() && std::all_of(host.begin(), host.end(), [](QChar c) {
        return isLetterOrDigit(c) || c == u'-' || c == u'.' || c == u'_';
    });
}

bool isPort(QStringView port)
{
    return port.size() <= 5 && std::all_of(port.begin(), port.end(), [](QChar c) { return c >= u'0' && c <= u'9'; })
        && port.toInt() <= 65535;
}

/// "host:port" or "[::1]:port"; the port is checked and left behind.
std::optional<QStringView> hostOf(QStringView authority)
{
    const qsizetype colon = authority.lastIndexOf(u':');
    if (colon > authority.lastIndexOf(u']')) {
        if (!isPort(authority.mid(colon + 1)))
            return std::nullopt;
        authority = authority.left(colon);
    }
    if (!isHost(authority))
        return std::nullopt;
    return authority;
}

int hexValue(QChar c)
{
    if (c >= u'0' && c <= u'9')
        return c.unicode() - u'0';
    const char16_t lower = c.unicode() | 0x20;
    return lower >= u'a' && lower <= u'f' ? lower - u'a' + 10 : -1;
}

} // namespace

std::optional<WebUrl> splitWebUrl(QStringView text)
{
    // A symbol in alphanumeric mode has capitals only; a mixture is nobody's label.
    WebUrl url;
    for (const QLatin1StringView scheme : {"https"_L1, "http"_L1, "HTTPS"_L1, "HTTP"_L1})
        if (text.startsWith(scheme) && text.mid(scheme.size()).startsWith("://"_L1))
            url.scheme = text.left(scheme.size());
    if (url.scheme.isEmpty() || !std::all_of(text.begin(), text.end(), isUrlCharacter))
        return std::nullopt;

    QStringView rest = text.mid(url.scheme.size() + 3);
    rest = rest.left(rest.indexOf(u'#') < 0 ? rest.size() : rest.indexOf(u'#'));
    if (const qsizetype mark = rest.indexOf(u'?'); mark >= 0) {
        url.query = rest.mid(mark + 1);
        rest = rest.left(mark);
    }
    const qsizetype slash = rest.indexOf(u'/') < 0 ? rest.size() : rest.indexOf(u'/');
    QStringView authority = rest.left(slash);
    url.path = rest.mid(slash);
    if (const qsizetype at = authority.lastIndexOf(u'@'); at >= 0) {
        url.userInfo = authority.left(at);
        authority = authority.mid(at + 1);
    }
    const auto host = hostOf(authority);
    if (!host)
        return std::nullopt;
    url.host = *host;
    return url;
}

Result<QString> percentDecoded(QStringView text)
{
    QByteArray bytes;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != u'%') {
            bytes += QString(text[i]).toUtf8();
            continue;
        }
        if (i + 2 >= text.size())
            return Error{ErrorCode::InvalidValue, u"%"_s};
        const int high = hexValue(text[i + 1]);
        const int low = hexValue(text[i + 2]);
        if (high < 0 || low < 0 || (high == 0 && low == 0))
            return Error{ErrorCode::InvalidValue, u"%"_s};
        bytes += static_cast<char>(high * 16 + low);
        i += 2;
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = decoder(bytes);
    if (decoder.hasError())
        return Error{ErrorCode::InvalidValue, u"%"_s};
    return decoded;
}

} // namespace zhike
