//! The answer as a whole: what was understood, what is missing, and the sentence.

use super::Judge;
use super::case::Case;
use super::finding::{
    Answer, Finding, Missing, Outcome, RegimeOutcome, Understood, UnderstoodGoods, shown,
};
use super::price;
use super::reach::{self, Reach};
use super::stated::{unread_notes, unread_ownership, unused};
use super::worth;
use crate::activity::Group;
use crate::certainty::Certainty;
use crate::goods::hs::CodeFault;
use crate::places::Place;
use crate::rules::{Condition, Jurisdiction, Regime};
use crate::wording::{Decides, Language};

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
    let understood = understood(case, language);
    Answer {
        outcome,
        sentence: sentence(judge, case, &understood, &findings, outcome),
        by_regime,
        understood,
        missing: missing(judge, case, &findings),
        notes,
        date: case.date,
        findings,
    }
}

fn understood(case: &Case, language: Language) -> Understood {
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
        goods: case
            .lines
            .iter()
            .map(|line| UnderstoodGoods::of(line, language))
            .collect(),
    }
}

/// Codes that are none by their form.
fn unread_codes<'a>(case: &'a Case<'a>) -> impl Iterator<Item = &'a str> {
    let codes = case.lines.iter().flat_map(|line| &line.codes);
    let unread = codes.filter(|code| code.fault == Some(CodeFault::Form));
    unread.map(|code| code.digits.as_str())
}

fn missing(judge: &Judge, case: &Case, findings: &[Finding]) -> Vec<Missing> {
    let language = judge.language;
    let mut missing = Vec::new();
    let mut add = |fact, decides: Decides<'_>| {
        debug_assert!(Missing::FACTS.contains(&fact), "{fact}");
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
        let decides = match case.given.vessel {
            Some(_) => Decides::FreezesBesideShip,
            None => Decides::Freezes,
        };
        add("party", decides);
    }
    for word in &case.given.words_alone {
        add("party", Decides::WholeName(word));
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

/// What the rules hold of acts that forbid more, where these look at a place of the case.
fn in_part(judge: &Judge, case: &Case) -> String {
    let language = judge.language;
    let places = || {
        [&case.from, &case.to, &case.origin]
            .into_iter()
            .chain(&case.via)
    };
    let looks = |regime: &&Regime| {
        let mut targets = regime.target.iter();
        targets.any(|target| places().any(|place| place.within(target).holds()))
            && matches!(
                reach::of(regime.jurisdiction, case, language),
                Reach::Applies(_)
            )
    };
    let regimes = judge.rules.regimes().iter().filter(looks);
    let told = regimes.filter_map(|regime| Some((regime, regime.holds.as_ref()?)));
    let told =
        told.map(|(regime, holds)| language.in_part(regime.title.of(language), holds.of(language)));
    told.collect()
}

/// The words for goods that were not read.
fn unread(language: Language, understood: &Understood) -> String {
    let mut all: Vec<&str> = Vec::new();
    for words in understood.goods.iter().flat_map(|goods| &goods.unread) {
        if !all.contains(&words.as_str()) {
            all.push(words);
        }
    }
    language.unread(&all)
}

fn sentence(
    judge: &Judge,
    case: &Case,
    understood: &Understood,
    findings: &[Finding],
    outcome: Outcome,
) -> String {
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
            let all_known = lines.all(|line| line.certainty() > Certainty::No);
            let looked_at = looked_at.join(", ");
            let clear = language.clear(case.date, &looked_at, &others.join(", "), all_known);
            clear + &unread(language, understood) + &in_part(judge, case)
        }
        Outcome::Exempt => language.exempt(&sources),
        Outcome::Review => language.review(&sources),
        Outcome::Licence => language.licence(&sources),
        Outcome::Prohibited => language.forbidden(&sources),
    }
}
