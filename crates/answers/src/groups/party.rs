//! A party as it is shown: all its listings together.

use vokter_entities::{Entity, Kind};
use vokter_screening::Index;

use super::{GroupId, Ids};
use crate::owners::ByOwnership;

/// A party with all its listings that are searched.
pub struct Party {
    /// The one that answers best, with the names, dates, countries, numbers and listings of all.
    pub entity: Entity,
    /// The id of its group.
    pub group: GroupId,
    /// The ids of its listings' entries, in the fixed order of lists and ids.
    pub members: Vec<String>,
    /// Why it is blocked, where it is not listed itself.
    pub ownership: Option<ByOwnership>,
}

impl Party {
    /// The party that an entry is of, shown by that entry.
    pub fn of(index: &Index, ids: &Ids, entry: usize) -> Self {
        let mut entity = index.entity(entry).clone();
        let members = index.companions(entry);
        let mut listings = Vec::new();
        for member in &members {
            let other = index.entity(*member);
            for listing in &other.listings {
                if !listings.contains(listing) {
                    listings.push(listing.clone());
                }
            }
            if *member != entry {
                add(&mut entity, other);
            }
        }
        entity.listings = listings;
        Self {
            entity,
            group: ids.of(index, entry),
            members: members
                .iter()
                .map(|member| index.entity(*member).id.to_string())
                .collect(),
            ownership: None,
        }
    }

    /// One entry by itself.
    pub fn alone(entry: &Entity, group: GroupId) -> Self {
        Self {
            entity: entry.clone(),
            group,
            members: vec![entry.id.to_string()],
            ownership: None,
        }
    }

    /// A body that is not listed itself and is blocked by its owners.
    pub fn blocked(entity: &Entity, ownership: ByOwnership) -> Self {
        Self {
            ownership: Some(ownership),
            ..Self::alone(entity, GroupId::after(&entity.id.0))
        }
    }
}

/// Adds what another entry of the same party knows.
fn add(entity: &mut Entity, other: &Entity) {
    for name in &other.names {
        if !entity.names.iter().any(|known| known.text == name.text) {
            let mut name = name.clone();
            // One caption: that of the entry that answers.
            if name.kind == vokter_entities::NameKind::Primary {
                name.kind = vokter_entities::NameKind::StrongAlias;
            }
            entity.names.push(name);
        }
    }
    push(&mut entity.countries, &other.countries);
    push_by(&mut entity.addresses, &other.addresses, |address| {
        letters(&address.text)
    });
    push_by(&mut entity.remarks, &other.remarks, |text| letters(text));
    for identifier in &other.identifiers {
        let same = |known: &vokter_entities::Identifier| {
            known.kind == identifier.kind && known.key() == identifier.key()
        };
        if !entity.identifiers.iter().any(same) {
            entity.identifiers.push(identifier.clone());
        }
    }
    match (&mut entity.kind, &other.kind) {
        (Kind::Person(person), Kind::Person(other)) => {
            push(&mut person.birth_dates, &other.birth_dates);
            push(&mut person.nationalities, &other.nationalities);
            for (to, from) in [
                (&mut person.birth_places, &other.birth_places),
                (&mut person.positions, &other.positions),
                (&mut person.titles, &other.titles),
            ] {
                push_by(to, from, |text| letters(text));
            }
            person.gender = person.gender.or(other.gender);
        }
        (Kind::Vessel(vessel), Kind::Vessel(other)) => {
            push(&mut vessel.flags, &other.flags);
            push(&mut vessel.particulars, &other.particulars);
        }
        _ => {}
    }
}

fn push<T: PartialEq + Clone>(to: &mut Vec<T>, from: &[T]) {
    for value in from {
        if !to.contains(value) {
            to.push(value.clone());
        }
    }
}

/// Adds what is none of them yet, by what makes two the same.
fn push_by<T: Clone, K: PartialEq>(to: &mut Vec<T>, from: &[T], key: impl Fn(&T) -> K) {
    if from.is_empty() {
        return;
    }
    let mut known: Vec<K> = to.iter().map(&key).collect();
    for value in from {
        let key = key(value);
        if !known.contains(&key) {
            known.push(key);
            to.push(value.clone());
        }
    }
}

/// A text without what publishers write otherwise of the same: cases, blanks and points.
fn letters(text: &str) -> String {
    let signs = text.chars().filter(|sign| sign.is_alphanumeric());
    signs.flat_map(char::to_lowercase).collect()
}
