//! A listed party: who it is, and where it is listed.

use vokter_entities::{Entity, Listing};

use super::clean;
use vokter_answers::owners::ByOwnership;
use vokter_answers::wire;

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

/// Why owners block a party, each line by itself.
pub(super) fn ownership(given: &ByOwnership, is_listed: bool) -> Vec<String> {
    let lines = given.in_words(is_listed);
    lines.iter().map(|line| clean(line).into_owned()).collect()
}
