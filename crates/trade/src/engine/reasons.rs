//! The facts that triggered a measure, in words, and what may lift it.

use super::exempt::{Effect, Weighed};
use super::finding::Finding;
use super::value::{Context, lists};
use crate::certainty::Certainty;
use crate::places::Area;
use crate::rules::{Condition, Direction, Role, Where};

/// Adds the facts of one line.
pub(super) fn add(context: &Context, level: Certainty, finding: &mut Finding) {
    let mut because = Vec::new();
    let measure = context.measure;
    let mut roles: Vec<Role> = Vec::new();
    for way in &measure.direction {
        roles.extend(match way {
            Direction::From => &[Role::From][..],
            Direction::To => &[Role::To],
            Direction::Through => &[Role::Via],
            Direction::Flag => &[Role::Flag, Role::Owner],
            Direction::Services | Direction::Finance => &[
                Role::From,
                Role::To,
                Role::Via,
                Role::Flag,
                Role::Owner,
                Role::Party,
            ],
        });
    }
    let mut leaves: Vec<&Condition> = Vec::new();
    for condition in measure.when.iter().chain(&measure.doubt) {
        positive(condition, &mut leaves);
    }
    let mut shown: Vec<Role> = Vec::new();
    for role in roles {
        if !shown.contains(&role) {
            shown.push(role);
            place(context, role, &Where::Target, &mut because);
        }
    }
    let named = !measure.goods.is_empty() || !measure.hs.is_empty() || !measure.suspect.is_empty();
    let of_goods = named
        || leaves
            .iter()
            .any(|leaf| matches!(leaf, Condition::Goods(_) | Condition::Hs(_)));
    if let Some(line) = context.line.filter(|_| of_goods || measure.accompanies) {
        because.push(format!("goods: {}", line.reason()));
    }
    for dealing in &context.case.dealings {
        let by_leaf = leaves.iter().any(|leaf| {
            matches!(leaf, Condition::Activity(kinds) if kinds.iter().any(|kind| kind == dealing.kind.id))
        });
        if measure
            .activities
            .iter()
            .any(|kind| kind == dealing.kind.id)
            || by_leaf
        {
            let from = if dealing.certainty == Certainty::Certain {
                "given"
            } else {
                "from words"
            };
            because.push(format!("activity = {} ({from})", dealing.kind.id));
        }
    }
    for leaf in leaves {
        self::leaf(context, leaf, &mut because);
    }
    if level == Certainty::Possible {
        because.push("not certain: see what is needed".to_owned());
    }
    for reason in because {
        if !finding.because.contains(&reason) {
            finding.because.push(reason);
        }
    }
}

/// The leaves that speak for a condition, not those under a `not`.
fn positive<'a>(condition: &'a Condition, leaves: &mut Vec<&'a Condition>) {
    match condition {
        Condition::All(all) | Condition::Any(all) => {
            for one in all {
                positive(one, leaves);
            }
        }
        Condition::Not(_) => {}
        leaf => leaves.push(leaf),
    }
}

fn place(context: &Context, role: Role, wanted: &Where, because: &mut Vec<String>) {
    if context.place(role, wanted) == Certainty::No {
        return;
    }
    let case = context.case;
    let code = |areas: &[Area]| -> String {
        let codes: Vec<String> = areas
            .iter()
            .map(|area| area.code().to_uppercase())
            .collect();
        codes.join(" or ")
    };
    match role {
        Role::From if context.place(Role::Origin, wanted).holds() && case.origin.is_given() => {
            because.push(format!(
                "origin = {} ({})",
                code(&case.origin.areas),
                how(&case.origin.text)
            ));
        }
        Role::From => because.push(format!(
            "from = {} ({})",
            code(&case.from.areas),
            how(&case.from.text)
        )),
        Role::To => because.push(format!(
            "to = {} ({})",
            code(&case.to.areas),
            how(&case.to.text)
        )),
        Role::Via => {
            let all = case.via.iter().filter(|via| !via.areas.is_empty());
            because
                .extend(all.map(|via| format!("via = {} ({})", code(&via.areas), how(&via.text))));
        }
        Role::Origin => because.push(format!("origin = {}", code(&case.origin.areas))),
        Role::Flag => because.push(format!("flag = {}", code(&case.flag))),
        Role::Owner => because.push(format!("owner = {}", code(&case.owner))),
        Role::Party => because.push(format!("party of {}", code(&case.party))),
        Role::Anywhere => {
            for role in [
                Role::From,
                Role::To,
                Role::Via,
                Role::Flag,
                Role::Owner,
                Role::Party,
            ] {
                place(context, role, wanted, because);
            }
        }
    }
}

/// Whether a place was given by its code, or by a name that is shown.
fn how(text: &str) -> String {
    if text.len() == 2 {
        "given".to_owned()
    } else {
        format!("given: {text}")
    }
}

fn leaf(context: &Context, leaf: &Condition, because: &mut Vec<String>) {
    if context.value(leaf) == Certainty::No {
        return;
    }
    let case = context.case;
    match leaf {
        Condition::Place(role, areas) => areas
            .iter()
            .for_each(|area| place(context, *role, area, because)),
        Condition::Said(ids) => {
            for words in ids.iter().filter_map(|id| case.said(id)) {
                because.push(format!("said: {words}"));
            }
        }
        Condition::Note(key, _) => {
            because.extend(case.note(key).map(|value| format!("note {key} = {value}")));
        }
        Condition::Listed(effects) => {
            let listed = case.listings().filter(|listed| {
                effects.contains(&listed.effect)
                    && lists(context.regime, &listed.list, &listed.regime)
            });
            for listed in listed {
                because.push(format!(
                    "{} is on {} ({}, {} match)",
                    listed.name,
                    listed.list,
                    listed.effect,
                    listed.certainty.as_str()
                ));
            }
            because.extend(
                case.said("designated")
                    .map(|words| format!("said: {words}")),
            );
        }
        Condition::ContractBefore(_) | Condition::ContractSince(_) => {
            let contract = case.given.contract_date;
            because.extend(contract.map(|day| format!("contract of {day}")));
        }
        Condition::OwnedTogether(_) | Condition::OwnedByOne(_) => {
            because.push(format!(
                "listed owners hold {} % together",
                case.shares.together()
            ));
        }
        Condition::AbovePriceCap => {
            because.push("the price is above the cap, or is not said".to_owned());
        }
        Condition::Aid => because.push("aid".to_owned()),
        _ => {}
    }
}

/// Adds what may lift it, who grants that, and what to ask for.
pub(super) fn exemptions(weighed: &[Weighed], finding: &mut Finding) {
    for Weighed { exemption, effect } in weighed {
        let grantor = match exemption.grantor.as_str() {
            "" => String::new(),
            grantor => format!(", granted by {grantor}"),
        };
        let state = match effect {
            Effect::Lifts => ": applies",
            Effect::ToBeReviewed => ": shown, to be reviewed",
            Effect::ToBeProven => ": may apply, to be proven",
            Effect::None => "",
        };
        let text = format!(
            "{}: {} ({}){grantor}{state}",
            exemption.id, exemption.title.en, exemption.source
        );
        if !finding.exemptions.contains(&text) {
            finding.exemptions.push(text);
        }
        if *effect > Effect::None {
            let ask = match effect {
                Effect::Lifts => format!("keep on file: {}", exemption.ask.en),
                _ => exemption.ask.en.clone(),
            };
            if !finding.needed.contains(&ask) {
                finding.needed.push(ask);
            }
        }
    }
}
