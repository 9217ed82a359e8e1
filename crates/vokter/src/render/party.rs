//! A listed party: who it is, and where it is listed.

use vokter_entities::{Entity, Listing};
use vokter_screening::ownership::{Hold, Rule};

use super::clean;
use crate::owners::{ByOwnership, Owner};
use crate::wire;

/// `Person · born 1955-05-21 · ru`.
pub(super) fn facts(party: &Entity) -> String {
    let mut facts = vec![wire::schema(party)];
    let born: Vec<String> = party
        .birth_dates()
        .iter()
        .map(ToString::to_string)
        .collect();
    if !born.is_empty() {
        facts.push(format!("born {}", born.join(" or ")));
    }
    let countries: Vec<String> = wire::countries(party)
        .iter()
        .map(ToString::to_string)
        .collect();
    if !countries.is_empty() {
        facts.push(countries.join(", "));
    }
    for identifier in party.identifiers.iter().take(3) {
        facts.push(format!("{} {}", identifier.kind, identifier.value));
    }
    clean(&facts.join(" · ")).into_owned()
}

/// `un-sc KPi.033 · North Korea · freeze · listed 2016-11-30`.
pub(super) fn listing(listing: &Listing) -> String {
    let mut head = listing.list.clone();
    if let Some(reference) = &listing.reference {
        head.push(' ');
        head.push_str(reference);
    }
    let mut parts = vec![head];
    parts.extend(listing.regime.clone());
    parts.push(listing.effect.to_string());
    parts.extend(listing.listed_on.map(|date| format!("listed {date}")));
    if listing.unconfirmed {
        parts.push("unconfirmed".to_owned());
    }
    clean(&parts.join(" · ")).into_owned()
}

/// `not listed itself; 62 % owned by listed parties: X 62 % (un-sc-…), as of 2024-05-21`.
pub(super) fn ownership(given: &ByOwnership) -> Vec<String> {
    let owner = |owner: &Owner| {
        let mut text = owner.name.clone();
        match owner.hold {
            Hold::Share(stake) => text.extend([" ".to_owned(), stake.to_string()]),
            Hold::Control => text.push_str(" in control"),
            Hold::UnknownShare => text.push_str(" with an unknown share"),
        }
        match &owner.listed {
            Some(id) => text.extend([" (", id.as_str(), ")"]),
            None => text.push_str(" (blocked by its own owners)"),
        }
        text.extend(owner.as_of.map(|day| format!(", as of {day}")));
        text
    };
    let owners: Vec<String> = given.owners.iter().map(owner).collect();
    let rules: Vec<&str> = given.rules.iter().copied().map(Rule::as_str).collect();
    let mut lines = vec![format!(
        "not listed itself; {} owned by listed parties: {}",
        given.blocked.share(),
        owners.join("; ")
    )];
    if given.path.len() > 2 {
        lines.push(format!("owned through {}", given.path.join(" ← ")));
    }
    lines.push(format!("blocked by {}", rules.join(", ")));
    lines.iter().map(|line| clean(line).into_owned()).collect()
}
