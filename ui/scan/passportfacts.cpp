// SPDX-License-Identifier: Apache-2.0
#include "ui/scan/passportfacts.h"

#include "ui/format/unitlabels.h"

#include <QCoreApplication>

namespace zhike::ui {
namespace {

using namespace Qt::StringLiterals;

struct PassportWords {
    Q_DECLARE_TR_FUNCTIONS(PassportWords)
};

QString termsWords(const std::vector<WarrantyTerm> &terms, const Words &words)
{
    QStringList parts;
    for (const WarrantyTerm &term : terms)
        parts << words(term.scope) + u' ' + monthsWords(term.months);
    return parts.isEmpty() ? QString() : PassportWords::tr("from registration: %1").arg(joined(parts));
}

QString runningWords(const std::vector<Warranty> &warranties, const Words &words)
{
    QStringList parts;
    for (const Warranty &warranty : warranties)
        parts << PassportWords::tr("%1 to %2").arg(words(warranty.scope), monthWords(warranty.endsOn));
    return joined(parts);
}

QString faultWords(const std::vector<FaultEvent> &faults, const Words &words)
{
    QStringList parts;
    for (const FaultEvent &fault : faults) {
        const QString named = joined({fault.code, words(fault.title)});
        parts << (fault.confirmedAt.isValid() ? named : PassportWords::tr("%1 (not confirmed)").arg(named));
    }
    return parts.isEmpty() ? PassportWords::tr("none") : joined(parts);
}

QString manualWords(int steps, int clips)
{
    if (steps == 0)
        return PassportWords::tr("not on this desk yet");
    return clips > 0 ? PassportWords::tr("%1 steps · %2 clips").arg(steps).arg(clips)
                     : PassportWords::tr("%1 steps").arg(steps);
}

QString bringsWords(const PassportView &view)
{
    QStringList parts;
    if (view.verdict != OwnerVerdict::Mine && view.activationPoints > 0)
        parts << PassportWords::tr("%1 points (to be confirmed)").arg(signedWords(view.activationPoints));
    if (view.isConnected)
        parts << PassportWords::tr("activation");
    if (view.verdict != OwnerVerdict::Mine)
        parts << PassportWords::tr("warranty card");
    if (view.manualSteps > 0)
        parts << PassportWords::tr("manual");
    return joined(parts);
}

QString subtitleWords(const QString &number, bool isConnected, const QString &band)
{
    return joined({number, isConnected ? PassportWords::tr("connected appliance") : QString(), band});
}

} // namespace

bool canRegister(const PassportView &view)
{
    switch (view.verdict) {
    case OwnerVerdict::NeverSold:
    case OwnerVerdict::Unowned:
        return true;
    case OwnerVerdict::Mine:
        return view.isConnected && !view.isActivated;
    case OwnerVerdict::Unknown:
    case OwnerVerdict::SomeoneElse:
    case OwnerVerdict::Blocked:
        return false;
    }
    return false;
}

QString verdictTone(OwnerVerdict verdict)
{
    switch (verdict) {
    case OwnerVerdict::Mine:
        return u"positive"_s;
    case OwnerVerdict::NeverSold:
    case OwnerVerdict::Unowned:
        return u"accent"_s;
    case OwnerVerdict::SomeoneElse:
        return u"caution"_s;
    case OwnerVerdict::Blocked:
        return u"critical"_s;
    case OwnerVerdict::Unknown:
        return u"plain"_s;
    }
    return u"plain"_s;
}

PassportFacts passportFacts(const PassportView &view, const Words &words)
{
    PassportFacts facts;
    facts.unitCode = view.unit.toString();
    facts.unitDisplay = view.unitDisplay;
    facts.gtin = view.gtin;
    facts.modelId = view.model.toString();
    facts.category = view.category;
    facts.name = view.name.isEmpty() ? PassportWords::tr("Machine not known here") : words(view.name);
    facts.subtitle = subtitleWords(view.modelNumber, view.isConnected, bandWords(view.bandFrom, view.bandTo, words));
    facts.picture = view.picture;
    facts.manufactured = view.manufacturedOn.toString(Qt::ISODate);
    facts.warranty = view.warranties.empty() ? termsWords(view.terms, words) : runningWords(view.warranties, words);
    facts.faults = faultWords(view.openFaults, words);
    facts.faulty = !view.openFaults.empty();
    facts.manual = manualWords(view.manualSteps, view.manualClips);
    facts.verdict = verdictWords(view.verdict);
    facts.verdictTone = verdictTone(view.verdict);
    facts.verdictAdvice = zhike::ui::verdictAdvice(view.verdict);
    facts.canRegister = canRegister(view);
    facts.registerVerb = !view.isConnected   ? PassportWords::tr("Register product")
        : view.verdict == OwnerVerdict::Mine ? PassportWords::tr("Activate")
                                             : PassportWords::tr("Register and activate");
    facts.brings = bringsWords(view);
    facts.fit = words(view.fit);
    facts.mine = view.verdict == OwnerVerdict::Mine;
    facts.ownerHidden = view.verdict == OwnerVerdict::SomeoneElse;
    facts.pending = view.isPending;
    return facts;
}

PassportFacts modelFacts(const ProductModel &model, const Words &words)
{
    PassportFacts facts;
    facts.gtin = model.gtin;
    facts.modelId = model.modelId.toString();
    facts.category = model.category;
    facts.name = words(model.name);
    facts.subtitle =
        subtitleWords(model.modelNumber, model.isConnected, bandWords(model.bandFrom, model.bandTo, words));
    facts.picture = model.picture;
    facts.warranty = termsWords(model.warrantyTerms, words);
    facts.manual = manualWords(static_cast<int>(model.manual.size()), 0);
    facts.verdict = PassportWords::tr("Model only");
    facts.verdictTone = u"plain"_s;
    facts.verdictAdvice =
        PassportWords::tr("This is the barcode of the model. Scan the label of the machine itself to register it.");
    return facts;
}

} // namespace zhike::ui
