// SPDX-License-Identifier: Apache-2.0
#include "ui/sheet/manualsheet.h"

namespace zhike::ui {

ManualSheet::ManualSheet(QObject *parent)
    : PageModel(parent)
    , m_steps(new RowList({"number", "words", "hasClip"}, this))
{
}

void ManualSheet::open(const QString &modelId)
{
    m_model = ModelId(modelId);
    m_steps->show({});
    setState(PageState::Idle);
    refresh();
}

void ManualSheet::reread()
{
    if (m_model.isEmpty())
        return;
    read(desk()->manual(m_model), [this](const ManualView &view) {
        std::vector<ShownRow> rows;
        for (const ManualStep &step : view.steps) {
            const int number = static_cast<int>(rows.size()) + 1;
            rows.push_back({QString::number(number), {number, words()(step.text), !step.clip.isEmpty()}});
        }
        m_steps->show(std::move(rows));
        m_name = words()(view.name);
        m_freshness = freshnessFacts(view.freshness, words());
        setState(view.steps.empty() ? PageState::Empty : PageState::Ready);
        Q_EMIT changed();
    });
}

} // namespace zhike::ui
