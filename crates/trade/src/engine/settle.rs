//! What would settle a finding of which the measure asks nothing: no review without what to show, and no
//! ban without who could allow it.

use super::case::Case;
use super::finding::{Finding, Outcome};
use crate::rules::{Exemption, Measure, Regime};
use crate::wording::Language;

pub(super) fn add(
    finding: &mut Finding,
    measure: &Measure,
    regime: &Regime,
    case: &Case,
    language: Language,
) {
    let text = match finding.outcome {
        Outcome::Clear | Outcome::Exempt => return,
        Outcome::Prohibited => match allowed_by(finding, measure, regime, case, language) {
            // The exceptions are named, and what to ask for.
            Some(_) if !finding.needed.is_empty() && !finding.exemptions.is_empty() => return,
            Some(exceptions) => language.only_allows(&exceptions),
            None => language.nobody_allows().to_owned(),
        },
        _ if !finding.needed.is_empty() => return,
        Outcome::Licence => language.ask_licence().to_owned(),
        Outcome::Review if measure.activities.is_empty() => language.show_goods().to_owned(),
        Outcome::Review => language.show_dealing().to_owned(),
    };
    if !finding.needed.contains(&text) {
        finding.needed.push(text);
    }
}

/// The exceptions of a measure on a day, each with who grants it; nothing where it has none.
fn allowed_by(
    finding: &Finding,
    measure: &Measure,
    regime: &Regime,
    case: &Case,
    language: Language,
) -> Option<String> {
    let day = case.date;
    // What is only told of where something speaks for it was told of with the goods.
    let is_named = |exemption: &Exemption| {
        let told = |text: &String| {
            let rest = text.strip_prefix(exemption.id.as_str());
            rest.is_some_and(|rest| rest.starts_with(':'))
        };
        finding.exemptions.iter().any(told)
    };
    let in_force = |exemption: &&Exemption| {
        measure.exemptions.contains(&exemption.id)
            && exemption.from.is_none_or(|from| from <= day)
            && exemption.until.is_none_or(|until| day <= until)
            && (exemption.offer_if.is_none() || is_named(exemption))
    };
    let named = regime.exemptions.iter().filter(in_force).map(|exemption| {
        let title = exemption.title.of(language);
        match exemption.grantor.of(language) {
            "" => title.to_owned(),
            grantor => format!("{title} ({grantor})"),
        }
    });
    let named: Vec<String> = named.collect();
    (!named.is_empty()).then(|| named.join("; "))
}
