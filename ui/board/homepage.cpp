// SPDX-License-Identifier: Apache-2.0
#include "ui/board/homepage.h"

#include "ui/board/boardtables.h"
#include "ui/format/desklabels.h"
#include "ui/scan/scantables.h"

namespace zhike::ui {
namespace {

using namespace Qt::StringLiterals;

QString toneOf(ReadinessState state)
{
    switch (state) {
    case ReadinessState::Missing:
        return u"critical"_s;
    case ReadinessState::Partly:
        return u"caution"_s;
    case ReadinessState::Ready:
        return u"positive"_s;
    }
    return u"caution"_s;
}

} // namespace

HomePage::HomePage(QObject *parent)
    : PageModel(parent)
    , m_worklist(new RowList(worklistTable().roles(), this))
    , m_readiness(new RowList(readinessTable().roles(), this))
    , m_scans(new RowList(historyTable().roles(), this))
{
}

void HomePage::attach()
{
    connect(desk(), &Desk::membersChanged, this, &HomePage::refresh);
    connect(desk(), &Desk::unitsChanged, this, &HomePage::refresh);
    connect(desk(), &Desk::sharedChanged, this, &HomePage::refresh);
    connect(desk(), &Desk::outboxChanged, this, &HomePage::refresh);
}

void HomePage::reread()
{
    m_scans->show(historyTable().rows(desk()->scanHistory(), words()));
    read(desk()->home(), [this](const HomeView &view) { show(view); });
}

void HomePage::show(const HomeView &view)
{
    const Words say = words();
    m_worklist->show(worklistTable().rows(view.worklist, say));
    m_readiness->show(readinessTable().rows(view.readiness.rows, say));
    m_readyPercent = view.readiness.percent;
    m_readyTone = toneOf(view.readiness.state);
    QStringList missing;
    for (const ReadinessRow &row : view.readiness.rows)
        if (!row.isThere)
            missing << readinessWords(row.what);
    m_missing = missing.isEmpty() ? QString() : tr("Missing: %1").arg(joined(missing));
    m_greeting = tr("%1, today is %2").arg(desk()->who().displayName, dayWords(say.today(), say));
    m_holdings = tr("%1 members · %2 machines on this desk").arg(numberWords(view.members), numberWords(view.units));
    m_freshness = freshnessFacts(view.freshness, say);
    setState(PageState::Ready);
    Q_EMIT changed();
}

} // namespace zhike::ui
