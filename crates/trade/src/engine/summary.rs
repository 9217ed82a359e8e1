//! The answer as a whole: what was understood, what is missing, and the sentence.

use super::Judge;
use super::case::Case;
use super::finding::{
    Answer, Finding, Missing, Outcome, RegimeOutcome, Understood, UnderstoodGoods, shown,
};
use super::meet::CapUsed;
use super::price;
use super::reach::{self, Reach};
use super::worth;
use crate::activity::{self, Group};
use crate::certainty::Certainty;
use crate::circumstance;
use crate::goods::hs::CodeFault;
use crate::goods::{Condition as GoodsCondition, Facts};
use crate::note;
use crate::ownership::owners;
use crate::places::Place;
use crate::rules::{Condition, Jurisdiction};
use crate::wording::{Decides, Language};
use crate::words::fold;

pub(super) fn answer(
    judge: &Judge,
    case: &Case,
    findings: Vec<Finding>,
    by_regime: Vec<RegimeOutcome>,
    not_asked: Vec<String>,
) -> Answer {
    let outcome = findings
        .iter()
        .map(|finding| finding.outcome)
        .max()
        .unwrap_or_default();
    let mut notes = not_asked;
    let language = judge.language;
    notes.extend(unused(case, language));
    let unread = case.unread_dealings.iter();
    notes.extend(unread.map(|text| language.unread_dealing(text)));
    notes.extend(unread_notes(judge, case).map(|(key, text)| language.unread_note(key, text)));
    notes.extend(unread_codes(case).map(|code| language.unread_code(code)));
    notes.extend(price::notes(judge, case));
    notes.extend(unread_ownership(case).map(|text| language.unread_ownership(text)));
    Answer {
        outcome,
        sentence: sentence(judge, case, &findings, outcome),
        by_regime,
        understood: understood(case),
        missing: missing(judge, case, &findings),
        notes,
        date: case.date,
        findings,
    }
}

fn understood(case: &Case) -> Understood {
    Understood {
        from: shown(&case.from),
        to: shown(&case.to),
        via: case.via.iter().filter_map(shown).collect(),
        origin: shown(&case.origin),
        flag: case.flag.iter().map(|area| area.code()).collect(),
        activities: case
            .dealings
            .iter()
            .map(|dealing| dealing.kind.id)
            .collect(),
        goods: case.lines.iter().map(UnderstoodGoods::of).collect(),
    }
}

/// Notes that nothing looked at.
fn unused(case: &Case, language: Language) -> impl Iterator<Item = String> {
    let notes = case.given.notes.iter();
    notes
        .filter(|(key, _)| !note::is_known(key))
        .map(move |(key, _)| language.unused(key))
}

/// Codes that are none by their form.
fn unread_codes<'a>(case: &'a Case<'a>) -> impl Iterator<Item = &'a str> {
    let codes = case.lines.iter().flat_map(|line| &line.codes);
    let unread = codes.filter(|code| code.fault == Some(CodeFault::Form));
    unread.map(|code| code.digits.as_str())
}

/// Whether what is said of a purpose is a word that a measure looks for, a dealing or a circumstance.
fn is_purpose(judge: &Judge, text: &str) -> bool {
    let folded = fold(text);
    let regimes = judge.rules.regimes().iter();
    let of_measures = regimes.flat_map(|regime| {
        let measures = regime.measures.iter().map(|measure| &measure.when);
        let exemptions = regime.exemptions.iter().map(|lifts| Some(&lifts.when));
        measures
            .map(Option::as_ref)
            .chain(exemptions)
            .flatten()
            .collect::<Vec<_>>()
    });
    let mut leaves = of_measures.flat_map(Condition::leaves);
    let is_word = leaves.any(|leaf| match leaf {
        Condition::Note(key, words) if key == "purpose" || key == "end_use" => {
            words.iter().any(|word| folded.contains(word.as_str()))
        }
        _ => false,
    });
    is_word || !activity::mentioned(text).is_empty() || !circumstance::said(text).is_empty()
}

/// Notes whose values say nothing: they count as if they were not there.
fn unread_notes<'a>(
    judge: &Judge,
    case: &'a Case<'a>,
) -> impl Iterator<Item = (&'static str, &'a str)> {
    let mut prices = case.given.notes.iter().filter(|(key, _)| key == "price");
    let price = prices.next_back().map(|(_, text)| text.as_str());
    let price = price.filter(|_| case.stated_price().is_none());
    let quantity = case.note("quantity").filter(|text| {
        let amount = text.trim().parse::<f64>();
        let number = amount.is_ok_and(|amount| amount.is_finite() && amount > 0.0);
        !number && Facts::read(text, &[]).quantity.is_none()
    });
    let flag = case.note("flag").filter(|_| case.flag.is_empty());
    let condition = case
        .note("condition")
        .filter(|text| GoodsCondition::read(text).is_none());
    let currency = case
        .note("currency")
        .filter(|text| crate::goods::currency(text).is_none());
    let cap_used = case
        .note("cap_used")
        .filter(|text| CapUsed::read(text).is_none());
    let purpose = case.note("purpose").filter(|text| !is_purpose(judge, text));
    let of_kind = [
        ("price", price),
        ("quantity", quantity),
        ("flag", flag),
        ("condition", condition),
        ("currency", currency),
        ("cap_used", cap_used),
        ("purpose", purpose),
    ];
    let said = of_kind
        .into_iter()
        .filter_map(|(key, text)| Some((key, text?)))
        .filter(|(_, text)| note::affirms(text));
    let open = ["notified", "emergency", "livelihood", "agency", "transit"];
    let open = open.into_iter().filter_map(|key| {
        let text = case.note(key).filter(|text| note::is_doubt(text));
        Some((key, text?))
    });
    said.chain(open).collect::<Vec<_>>().into_iter()
}

/// What is said of ownership, where it names no owner, no country and no share of somebody listed.
fn unread_ownership<'a>(case: &Case<'a>) -> Option<&'a str> {
    let note = case.given.notes.iter().find(|(key, _)| key == "ownership");
    let text = note.map(|(_, text)| text.as_str())?;
    let read = !case.owner.is_empty() || !case.shares.is_empty() || !owners(text).is_empty();
    (note::affirms(text) && !read).then_some(text)
}

fn missing(judge: &Judge, case: &Case, findings: &[Finding]) -> Vec<Missing> {
    let language = judge.language;
    let mut missing = Vec::new();
    let mut add = |fact, decides: Decides<'_>| {
        missing.push(Missing {
            fact,
            decides: language.decides(decides),
        });
    };
    let mut place = |fact, place: &Place| {
        if !place.is_given() {
            add(fact, Decides::BansByPlace);
        } else if place.areas.is_empty() {
            add(fact, Decides::PlaceNotUnderstood(&place.text));
        } else if !place.is_known() {
            add(fact, Decides::PlaceOfSeveral);
        }
    };
    place("from", &case.from);
    place("to", &case.to);
    if case.lines.is_empty() && case.moves_goods() {
        add("goods", Decides::BansOfGoods);
    }
    for line in &case.lines {
        if !line.is_known() && case.moves_goods() {
            add("goods", Decides::WhatGoods);
        }
    }
    if worth::would_decide(judge, case) {
        add("price", Decides::Worth);
    }
    if serves_a_ship(case) && case.flag.is_empty() && case.owner.is_empty() {
        add("flag", Decides::Ship);
    }
    if case.given.parties.is_empty() {
        add("party", Decides::Freezes);
    }
    if case.given.contract_date.is_none() && has_wind_down(judge, case, findings) {
        add("contract_date", Decides::WindDown);
    }
    missing
}

/// Whether a measure that was met has an exception by the day of the contract.
fn has_wind_down(judge: &Judge, case: &Case, findings: &[Finding]) -> bool {
    let met = findings
        .iter()
        .filter(|finding| finding.outcome > Outcome::Clear);
    met.flat_map(|finding| judge.rules.measure(&finding.measure))
        .filter(|(_, measure)| measure.in_force(case.date))
        .any(|(regime, measure)| {
            let known = regime.exemptions.iter();
            let exemptions = known.filter(|exemption| {
                measure.exemptions.contains(&exemption.id)
                    && exemption.until.is_none_or(|until| case.date <= until)
            });
            let conditions = exemptions.map(|exemption| &exemption.when);
            let conditions = conditions.chain(&measure.when);
            conditions.flat_map(Condition::leaves).any(|leaf| {
                matches!(
                    leaf,
                    Condition::ContractBefore(_) | Condition::ContractSince(_)
                )
            })
        })
}

/// Whether the dealing is a service to a ship.
fn serves_a_ship(case: &Case) -> bool {
    let mut dealings = case.dealings.iter();
    dealings.any(|dealing| {
        let of_ship = dealing.kind.group == Group::Vessel && dealing.kind.id != "overflight";
        of_ship || (dealing.kind.id == "insurance" && case.given.vessel.is_some())
    })
}

fn sentence(judge: &Judge, case: &Case, findings: &[Finding], outcome: Outcome) -> String {
    let language = judge.language;
    let mut sources: Vec<&str> = Vec::new();
    for finding in findings {
        let counts = finding.outcome == outcome && !finding.remark;
        // What is wrong with the statement itself says more by its name than by whose convention it is.
        let regime = judge.rules.regime(&finding.regime);
        let stated = regime.is_some_and(|regime| regime.jurisdiction == Jurisdiction::Customs);
        let source = if stated {
            finding.title.as_str()
        } else {
            finding.source.as_str()
        };
        if counts && !sources.contains(&source) {
            sources.push(source);
        }
    }
    sources.truncate(4);
    let sources = sources.join("; ");
    match outcome {
        Outcome::Clear => {
            let (mut looked_at, mut others) = (Vec::new(), Vec::new());
            for (whose, _) in Jurisdiction::ALL {
                let regimes = judge.rules.regimes().iter();
                let count = regimes
                    .filter(|regime| regime.jurisdiction == whose)
                    .count();
                let Some(name) = language.jurisdiction(whose).filter(|_| count > 0) else {
                    continue;
                };
                match reach::of(whose, case, language) {
                    Reach::Applies(_) => looked_at.push(format!("{name} ({count})")),
                    Reach::NotAsked(_) | Reach::No => others.push(name),
                }
            }
            let mut lines = case.lines.iter();
            let understood = lines.all(|line| line.certainty() > Certainty::No);
            let looked_at = looked_at.join(", ");
            language.clear(case.date, &looked_at, &others.join(", "), understood)
        }
        Outcome::Exempt => language.exempt(&sources),
        Outcome::Review => language.review(&sources),
        Outcome::Licence => language.licence(&sources),
        Outcome::Prohibited => language.forbidden(&sources),
    }
}
