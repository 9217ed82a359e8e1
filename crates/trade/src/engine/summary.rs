//! The answer as a whole: what was understood, what is missing, and the sentence.

use std::fmt::Write as _;

use super::case::Case;
use super::finding::{
    Answer, Finding, Missing, Outcome, RegimeOutcome, Understood, UnderstoodGoods, shown,
};
use crate::certainty::Certainty;
use crate::note;
use crate::places::Place;
use crate::rules::Rules;

pub(super) fn answer(
    rules: &Rules,
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
    notes.extend(unused(case));
    Answer {
        outcome,
        sentence: sentence(rules, case, &findings, outcome),
        by_regime,
        understood: understood(case),
        missing: missing(case, outcome),
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
fn unused(case: &Case) -> impl Iterator<Item = String> {
    let notes = case.given.notes.iter();
    notes
        .filter(|(key, _)| !note::is_known(key))
        .map(|(key, _)| format!("the note `{key}` was kept and not used"))
}

fn missing(case: &Case, outcome: Outcome) -> Vec<Missing> {
    let mut missing = Vec::new();
    let mut add = |fact, decides: &str| {
        missing.push(Missing {
            fact,
            decides: decides.to_owned(),
        });
    };
    let mut place = |fact, place: &Place| {
        if !place.is_given() {
            add(fact, "which regimes' bans of goods apply");
        } else if place.areas.is_empty() {
            add(
                fact,
                "the place was not understood: no regime's ban by place was looked at for it",
            );
        } else if !place.is_known() {
            add(
                fact,
                "the place fits several countries: say which, by port, bank or phone",
            );
        }
    };
    place("from", &case.from);
    place("to", &case.to);
    if case.lines.is_empty() && case.moves_goods() {
        add("goods", "which bans of goods apply");
    }
    for line in &case.lines {
        if !line.is_known() && case.moves_goods() {
            add("goods", "what the goods are: a description and an HS code");
        }
    }
    if case.given.parties.is_empty() {
        add(
            "party",
            "freezes of listed parties and of what they own: nobody was screened",
        );
    }
    if outcome > Outcome::Clear && case.given.contract_date.is_none() {
        add(
            "contract_date",
            "whether a wind-down for older contracts applies",
        );
    }
    missing
}

fn sentence(rules: &Rules, case: &Case, findings: &[Finding], outcome: Outcome) -> String {
    let mut text = String::new();
    let of = |level: Outcome| {
        findings
            .iter()
            .filter(move |finding| finding.outcome == level)
    };
    let sources = |level: Outcome| -> String {
        let mut all: Vec<&str> = Vec::new();
        for finding in of(level).filter(|finding| !finding.remark) {
            if !all.contains(&finding.source.as_str()) {
                all.push(&finding.source);
            }
        }
        all.truncate(4);
        all.join("; ")
    };
    // Writing to a String cannot fail.
    let _ = match outcome {
        Outcome::Clear => {
            let ids: Vec<&str> = rules
                .regimes()
                .iter()
                .map(|regime| regime.id.as_str())
                .collect();
            let understood = case
                .lines
                .iter()
                .all(|line| line.certainty() > Certainty::No);
            write!(
                text,
                "No measure was found for what was given, by the rules loaded as they stood on {}: {}.{}",
                case.date,
                ids.join(", "),
                if understood {
                    ""
                } else {
                    " Goods that were not understood were not looked at."
                }
            )
        }
        Outcome::Exempt => write!(
            text,
            "Would be forbidden by {}, and a stated exception applies: keep its papers on file.",
            sources(outcome)
        ),
        Outcome::Review => write!(
            text,
            "Not to go ahead before it is reviewed: {}.",
            sources(outcome)
        ),
        Outcome::Licence => write!(text, "Needs a licence first: {}.", sources(outcome)),
        Outcome::Prohibited => write!(text, "Forbidden by {}.", sources(outcome)),
    };
    text
}
