// SPDX-License-Identifier: Apache-2.0
#include "core/scan/hiddescriptor.h"

#include <QtGlobal>

#include <vector>

namespace zhike {
namespace {

constexpr quint32 kKeyboardPage = 0x07;
constexpr quint32 kScannerPage = 0x8C;
constexpr quint32 kFirstMakersPage = 0xFF00;
constexpr quint32 kApplication = 1; // a collection that is a device of its own
constexpr size_t kMostSaved = 16; // pushed states; real descriptors need one or two

/// Kinds of short items: the prefix without its size (HID 1.11, 6.2.2).
enum class Item : uchar {
    UsagePage = 0x04,
    Usage = 0x08,
    Collection = 0xA0,
    Push = 0xA4,
    Pop = 0xB4,
    Input = 0x80,
    Output = 0x90,
    Feature = 0xB0,
    EndCollection = 0xC0,
};

bool mayStandBeside(quint32 page) { return page == kScannerPage || page >= kFirstMakersPage; }

/// Follows the items as a host does: what a collection is stands before it.
class Reading {
public:
    /// False when the descriptor can't be a scanner's any more.
    [[nodiscard]] bool take(Item item, quint32 value, qsizetype size)
    {
        switch (item) {
        case Item::UsagePage:
            m_page = value;
            return value != kKeyboardPage;
        case Item::Usage:
            return takeUsage(size == 4 ? value >> 16 : m_page);
        case Item::Push:
            m_saved.push_back(m_page);
            return m_saved.size() <= kMostSaved;
        case Item::Pop:
            return pop();
        case Item::Collection:
            return beginCollection(value);
        case Item::Input:
        case Item::Output:
        case Item::Feature:
        case Item::EndCollection:
            m_usagePages.clear();
            return true;
        }
        return true; // sizes, ranges, units: nothing that says what it is
    }
    [[nodiscard]] bool isScanner() const { return m_hasScanner; }

private:
    [[nodiscard]] bool takeUsage(quint32 page)
    {
        m_usagePages.push_back(page);
        return page != kKeyboardPage;
    }
    [[nodiscard]] bool pop()
    {
        if (m_saved.empty())
            return false;
        m_page = m_saved.back();
        m_saved.pop_back();
        return m_page != kKeyboardPage;
    }
    [[nodiscard]] bool beginCollection(quint32 kind)
    {
        std::vector<quint32> pages;
        pages.swap(m_usagePages);
        if (kind != kApplication)
            return true;
        pages.push_back(m_page); // hosts differ in which page counts when it changed behind the usage
        for (const quint32 page : pages) {
            if (!mayStandBeside(page))
                return false;
            m_hasScanner = m_hasScanner || page == kScannerPage;
        }
        return true;
    }

    quint32 m_page = 0;
    std::vector<quint32> m_usagePages; ///< since the last main item
    std::vector<quint32> m_saved;
    bool m_hasScanner = false;
};

} // namespace

bool isPosScanner(QByteArrayView reportDescriptor)
{
    if (reportDescriptor.size() > kMostReportDescriptor)
        return false;
    Reading reading;
    for (qsizetype at = 0; at < reportDescriptor.size();) {
        const auto prefix = static_cast<uchar>(reportDescriptor[at]);
        const qsizetype size = (prefix & 3) == 3 ? 4 : prefix & 3;
        if (prefix == 0xFE || at + 1 + size > reportDescriptor.size()) // a long item, or one that breaks off
            return false;
        quint32 value = 0;
        for (qsizetype i = 0; i < size; ++i)
            value |= quint32(static_cast<uchar>(reportDescriptor[at + 1 + i])) << (8 * i);
        if (!reading.take(static_cast<Item>(prefix & 0xFC), value, size))
            return false;
        at += 1 + size;
    }
    return reading.isScanner();
}

} // namespace zhike
