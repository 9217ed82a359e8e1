//! The facts that triggered a measure, in words, and what may lift it.

use super::exempt::{Effect, Weighed};
use super::finding::Finding;
use super::value::{Context, lists};
use crate::certainty::Certainty;
use crate::goods::Line;
use crate::places::{Area, Place};
use crate::rules::{Condition, Direction, Role, Where};
use crate::wording::Standing;

/// Adds the facts of one line.
pub(super) fn add(context: &Context, level: Certainty, finding: &mut Finding) {
    let mut because = Vec::new();
    let (measure, language) = (context.measure, context.language);
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
    let named = measure.names_goods() || !measure.suspect.is_empty();
    let of_goods = named
        || leaves
            .iter()
            .any(|leaf| matches!(leaf, Condition::Goods(_) | Condition::Hs(_)));
    if let Some(line) = context.line.filter(|_| of_goods || measure.accompanies) {
        because.push(language.goods(&line.reason(language)));
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
            let (kind, given) = (dealing.kind, dealing.certainty == Certainty::Certain);
            because.push(language.dealing(kind, given));
        }
    }
    for leaf in leaves {
        self::leaf(context, leaf, &mut because);
    }
    let by_name = measure.suspect.iter().any(|class| class == "untold-name");
    let unread = context.line.and_then(Line::unread_name).filter(|_| by_name);
    because.extend(unread.map(|words| language.unread_name(words)));
    if level == Certainty::Possible {
        because.push(language.not_certain().to_owned());
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
    let (case, language) = (context.case, context.language);
    let code = |areas: &[Area]| -> String {
        let codes: Vec<String> = areas
            .iter()
            .map(|area| area.code().to_uppercase())
            .collect();
        language.or(&codes)
    };
    let is = |role, areas: &[Area]| format!("{} = {}", language.role(role), code(areas));
    let given = |role, place: &Place| {
        format!(
            "{} ({})",
            is(role, &place.areas),
            language.given(&place.text)
        )
    };
    let by_words = case
        .implied
        .iter()
        .filter(|one| one.level(role) > Certainty::No && context.within(one.area, wanted))
        .map(|one| language.implied(one.part, one.area, one.by, &one.text));
    let own = |place: &Place| context.place_within(place, wanted) > Certainty::No;
    match role {
        Role::From if own(&case.origin) && case.origin.is_given() => {
            because.push(given(Role::Origin, &case.origin));
        }
        Role::From if own(&case.from) => because.push(given(role, &case.from)),
        Role::To if own(&case.to) => because.push(given(role, &case.to)),
        Role::From | Role::To => because.extend(by_words),
        Role::Via => {
            let all = case.via.iter().filter(|via| !via.areas.is_empty());
            because.extend(all.map(|via| given(role, via)));
            because.extend(by_words);
        }
        Role::Origin if case.origin.areas.is_empty() => because.extend(by_words),
        Role::Origin => because.push(is(role, &case.origin.areas)),
        Role::Flag => because.push(is(role, &case.flag)),
        Role::Owner => because.push(is(role, &case.owner)),
        Role::Party => because.push(language.party_of(&code(&case.party))),
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

fn leaf(context: &Context, leaf: &Condition, because: &mut Vec<String>) {
    if context.value(leaf) == Certainty::No {
        return;
    }
    let (case, language) = (context.case, context.language);
    match leaf {
        Condition::Place(role, areas) => areas
            .iter()
            .for_each(|area| place(context, *role, area, because)),
        Condition::Said(ids) => {
            for words in ids.iter().filter_map(|id| case.said(id)) {
                because.push(language.said(words));
            }
        }
        Condition::Note(key, _) => {
            because.extend(case.note(key).map(|value| language.note(key, value)));
        }
        Condition::Listed(effects) => {
            let listed = case.listings().filter(|listed| {
                effects.contains(&listed.effect)
                    && lists(context.regime, &listed.list, &listed.regime)
            });
            for listed in listed {
                because.push(language.listed(listed));
            }
            because.extend(case.said("designated").map(|words| language.said(words)));
        }
        Condition::ContractBefore(_) | Condition::ContractSince(_) => {
            let contract = case.given.contract_date;
            because.extend(contract.map(|day| language.contract(day)));
        }
        Condition::OwnedTogether(_) | Condition::OwnedByOne(_) => {
            because.push(language.shares(case.shares.together()));
        }
        Condition::AbovePriceCap => because.extend(super::price::because(context)),
        Condition::ValueUpTo(..) | Condition::EachValueAbove(..) => {
            because.push(language.price().to_owned());
        }
        Condition::Aid | Condition::ReliefBody => because.push(language.aid().to_owned()),
        Condition::Unclear(all) => super::unclear::because(context, all, because),
        _ => {}
    }
}

/// Adds what may lift it, who grants that, and what to ask for.
pub(super) fn exemptions(context: &Context, weighed: &[Weighed], finding: &mut Finding) {
    let language = context.language;
    for Weighed { exemption, effect } in weighed {
        let by_letter = exemption
            .proof
            .iter()
            .flat_map(Condition::leaves)
            .any(|leaf| matches!(leaf, Condition::Letter));
        if by_letter {
            let case = context.case;
            let stated = case.stated_quantity();
            for lack in case.letter.lacks(
                context.line,
                &case.lines,
                stated,
                (context.regime, context.measure),
            ) {
                let text = lack.said(language);
                if !finding.needed.contains(&text) {
                    finding.needed.push(text);
                }
            }
        }
        let standing = match effect {
            Effect::Lifts => Some(Standing::Applies),
            Effect::ToBeReviewed => Some(Standing::ToBeReviewed),
            Effect::ToBeProven => Some(Standing::ToBeProven),
            Effect::None => None,
        };
        let text = language.exemption(exemption, standing);
        if !finding.exemptions.contains(&text) {
            finding.exemptions.push(text);
        }
        if *effect > Effect::None {
            let ask = match effect {
                Effect::Lifts => language.keep(exemption),
                _ => exemption.ask.of(language).to_owned(),
            };
            if !finding.needed.contains(&ask) {
                finding.needed.push(ask);
            }
        }
    }
}
