//! The engine: which measures meet a shipment, how sure that is, and what comes of it.

mod case;
mod exempt;
mod finding;
mod implied;
mod letter;
mod meet;
mod price;
mod reach;
mod reasons;
mod relief;
mod sends;
mod settle;
mod shares;
mod shipment;
mod stated;
mod summary;
mod unclear;
mod value;
mod worth;

use std::cmp::Reverse;

pub use finding::{Answer, Finding, Missing, Outcome, RegimeOutcome, Understood, UnderstoodGoods};
pub use shipment::{Goods, Listed, Party, Shipment, Vessel};

use crate::certainty::Certainty;
use crate::rules::{Condition, Measure, Regime, Role, Rules, Where};
use crate::wording::Language;
use case::Case;
pub(crate) use implied::Words;
use reach::Reach;
use value::{ClassTable, Context};

/// Rules made ready to be applied to many shipments.
#[derive(Debug)]
pub struct Judge<'a> {
    rules: &'a Rules,
    classes: ClassTable,
    regimes: Vec<Applied<'a>>,
    language: Language,
}

/// A regime with the measures that are its own or that it carries.
#[derive(Debug)]
struct Applied<'a> {
    regime: &'a Regime,
    /// Where measures and exemptions come from: another regime where it carries one.
    source: &'a Regime,
    measures: Vec<&'a Measure>,
    /// A price decides for one of them: most regimes are not looked at for that.
    asks_price: bool,
}

impl<'a> Applied<'a> {
    fn of(regime: &'a Regime, source: &'a Regime) -> Self {
        let measures: Vec<&Measure> = source.measures.iter().collect();
        let leaves = || {
            let when = measures.iter().filter_map(|measure| measure.when.as_ref());
            when.flat_map(Condition::leaves)
        };
        let by_price =
            |leaf: &Condition| matches!(leaf, Condition::AbovePriceCap | Condition::PriceSaid);
        let asks_price = leaves().any(by_price);
        Self {
            regime,
            source,
            measures,
            asks_price,
        }
    }
}

impl<'a> Judge<'a> {
    /// Makes rules ready.
    pub fn new(rules: &'a Rules) -> Self {
        let mut classes = ClassTable::default();
        let mut regimes = Vec::new();
        for regime in rules.regimes() {
            for measure in &regime.measures {
                let of_caps = measure.price_caps.iter().flat_map(|cap| &cap.goods);
                for id in measure.goods.iter().chain(&measure.suspect).chain(of_caps) {
                    classes.add(id);
                }
                let conditions = measure.when.iter().chain(&measure.doubt);
                conditions.for_each(|condition| add_classes(&mut classes, condition));
            }
            for exemption in &regime.exemptions {
                let conditions = std::iter::once(&exemption.when)
                    .chain(&exemption.proof)
                    .chain(&exemption.offer_if);
                conditions.for_each(|condition| add_classes(&mut classes, condition));
            }
            if !regime.measures.is_empty() {
                regimes.push(Applied::of(regime, regime));
            }
            let carried = regime
                .carries
                .as_ref()
                .and_then(|carried| rules.regime(&carried.regime));
            if let Some(source) = carried {
                regimes.push(Applied::of(regime, source));
            }
        }
        for id in ["food", "medicine", "unspecified", "vague"] {
            classes.add(id);
        }
        Self {
            rules,
            classes,
            regimes,
            language: Language::default(),
        }
    }

    /// Answers in a language.
    #[must_use]
    pub fn speaking(self, language: Language) -> Self {
        Self { language, ..self }
    }

    /// The rules.
    pub fn rules(&self) -> &'a Rules {
        self.rules
    }

    /// What the rules say of a shipment.
    pub fn answer(&self, shipment: &Shipment) -> Answer {
        let case = Case::of(shipment);
        let mut findings: Vec<Finding> = Vec::new();
        let mut by_regime: Vec<RegimeOutcome> = Vec::new();
        let mut not_asked: Vec<String> = Vec::new();
        for applied in &self.regimes {
            let why = match reach::of(applied.regime.jurisdiction, &case, self.language) {
                Reach::Applies(why) => why,
                Reach::NotAsked(why) => {
                    let line = self
                        .language
                        .not_asked_for(applied.regime.jurisdiction, &why);
                    if !not_asked.contains(&line) {
                        not_asked.push(line);
                    }
                    continue;
                }
                Reach::No => continue,
            };
            let found = self.of_regime(applied, &case, &why);
            let touched = !found.is_empty() || self.touches(applied, &case);
            if touched {
                let outcome = found
                    .iter()
                    .map(|finding| finding.outcome)
                    .max()
                    .unwrap_or_default();
                let id = &applied.regime.id;
                match by_regime.iter_mut().find(|known| known.regime == *id) {
                    Some(known) => known.outcome = known.outcome.max(outcome),
                    None => by_regime.push(RegimeOutcome {
                        regime: id.clone(),
                        outcome,
                    }),
                }
            }
            findings.extend(found);
        }
        findings.sort_by_key(|finding| {
            (
                Reverse(finding.outcome),
                Reverse(finding.certainty),
                finding.remark,
            )
        });
        summary::answer(self, &case, findings, by_regime, not_asked)
    }

    fn of_regime(&self, applied: &Applied<'a>, case: &Case, why: &str) -> Vec<Finding> {
        let mut found = Vec::new();
        let since = applied
            .regime
            .carries
            .as_ref()
            .filter(|_| applied.source.id != applied.regime.id);
        if since.is_some_and(|carried| case.date < carried.from) {
            return found;
        }
        for measure in applied
            .measures
            .iter()
            .filter(|measure| measure.in_force(case.date))
        {
            let mut finding = Finding::blank();
            let context = self.context(case, applied, measure);
            if meet::meet(&context, &mut finding) {
                let act = since.map(|carried| carried.source.as_str());
                finding.name(applied.regime, act, measure, why, self.language);
                found.push(finding);
            }
        }
        meet::accompany(&mut found, case, self, applied);
        for finding in &mut found {
            let measure = applied
                .measures
                .iter()
                .find(|measure| measure.id == finding.measure && measure.in_force(case.date));
            if let Some(measure) = measure {
                settle::add(finding, measure, applied.source, case, self.language);
            }
        }
        found
    }

    /// What a condition of a measure is looked up in, where no line of goods is looked at.
    fn context<'c>(
        &'c self,
        case: &'c Case<'c>,
        applied: &Applied<'c>,
        measure: &'c Measure,
    ) -> Context<'c> {
        Context {
            case,
            regime: applied.source,
            measure,
            line: None,
            classes: &self.classes,
            regimes: &self.regimes,
            language: self.language,
        }
    }

    /// Whether a case is about a regime's target at all.
    fn touches(&self, applied: &Applied<'a>, case: &Case) -> bool {
        let Some(measure) = applied.measures.first() else {
            return false;
        };
        let context = self.context(case, applied, measure);
        !applied.source.target.is_empty()
            && context.place(Role::Anywhere, &Where::Target) > Certainty::No
    }
}

fn add_classes(classes: &mut ClassTable, condition: &Condition) {
    for leaf in condition.leaves() {
        if let Condition::Goods(ids) = leaf {
            for id in ids {
                classes.add(id);
            }
        }
    }
}

#[cfg(test)]
mod tests;
