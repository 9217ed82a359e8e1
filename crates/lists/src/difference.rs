//! What changed between two versions of a list: parties added, removed and changed, field by field.
//!
//! Parties are the same by their id, which depends on the list and the publisher's reference
//! alone. Compared is what Vokter reads of a record, each field as a set: neither the order in a
//! file nor an element that means nothing to a screener is a change.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use vokter_entities::{Entity, EntityId, Kind, Listing, Name, NameKind};

/// The difference of two versions, each part in the order of ids.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Difference {
    /// Parties that only the later version has.
    pub added: Vec<Party>,
    /// Parties that only the earlier version has.
    pub removed: Vec<Party>,
    /// Parties that both have and that differ.
    pub changed: Vec<Change>,
}

/// A party, as a difference names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// Its id.
    pub id: EntityId,
    /// The publisher's reference, where there is one.
    pub reference: Option<String>,
    /// The name to show.
    pub caption: String,
    /// Its FollowTheMoney schema.
    pub schema: String,
}

/// A party that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The party, as the later version has it.
    pub party: Party,
    /// What it was and what it is, by the name of the field.
    pub fields: BTreeMap<&'static str, FieldChange>,
}

/// A field that changed: every value it had and has, sorted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// In the earlier version.
    pub from: Vec<String>,
    /// In the later version.
    pub to: Vec<String>,
}

impl FieldChange {
    /// The values that are gone.
    pub fn gone(&self) -> impl Iterator<Item = &str> {
        only_in(&self.from, &self.to)
    }

    /// The values that are new.
    pub fn new_values(&self) -> impl Iterator<Item = &str> {
        only_in(&self.to, &self.from)
    }
}

fn only_in<'v>(these: &'v [String], not: &'v [String]) -> impl Iterator<Item = &'v str> {
    let values = these.iter().map(String::as_str);
    values.filter(|value| {
        not.binary_search_by(|other| other.as_str().cmp(value))
            .is_err()
    })
}

/// What changed from one version's parties to another's.
pub fn difference(from: &[Entity], to: &[Entity]) -> Difference {
    let before: HashMap<&EntityId, &Entity> =
        from.iter().map(|entity| (&entity.id, entity)).collect();
    let after: HashMap<&EntityId, &Entity> = to.iter().map(|entity| (&entity.id, entity)).collect();
    let mut difference = Difference::default();
    for entity in from {
        if !after.contains_key(&entity.id) {
            difference.removed.push(Party::of(entity));
        }
    }
    for entity in to {
        let Some(earlier) = before.get(&entity.id) else {
            difference.added.push(Party::of(entity));
            continue;
        };
        let fields = changes(earlier, entity);
        if !fields.is_empty() {
            difference.changed.push(Change {
                party: Party::of(entity),
                fields,
            });
        }
    }
    difference.added.sort_by(|a, b| a.id.cmp(&b.id));
    difference.removed.sort_by(|a, b| a.id.cmp(&b.id));
    difference
        .changed
        .sort_by(|a, b| a.party.id.cmp(&b.party.id));
    difference
}

impl Party {
    fn of(entity: &Entity) -> Self {
        let mut references = entity
            .listings
            .iter()
            .filter_map(|listing| listing.reference.clone());
        Self {
            id: entity.id.clone(),
            reference: references.next(),
            caption: entity.caption().to_owned(),
            schema: entity.schema().as_str().to_owned(),
        }
    }
}

fn changes(from: &Entity, to: &Entity) -> BTreeMap<&'static str, FieldChange> {
    // Most parties of two versions are equal, and that is cheap to see.
    if from == to {
        return BTreeMap::new();
    }
    let (mut from, mut to) = (facts(from), facts(to));
    let names: BTreeSet<&'static str> = from.keys().chain(to.keys()).copied().collect();
    let mut changes = BTreeMap::new();
    for name in names {
        let from: Vec<String> = from.remove(name).unwrap_or_default().into_iter().collect();
        let to: Vec<String> = to.remove(name).unwrap_or_default().into_iter().collect();
        if from != to {
            changes.insert(name, FieldChange { from, to });
        }
    }
    changes
}

/// A party's fields as sets of texts; empty ones are left out.
fn facts(entity: &Entity) -> BTreeMap<&'static str, BTreeSet<String>> {
    let mut facts = Facts::default();
    facts.add("schema", [entity.schema().as_str()]);
    facts.add("names", entity.names.iter().map(name));
    facts.add("countries", &entity.countries);
    let identifiers = entity.identifiers.iter();
    facts.add(
        "identifiers",
        identifiers.map(|id| match &id.country {
            Some(country) => format!("{} {} ({country})", id.kind, id.value),
            None => format!("{} {}", id.kind, id.value),
        }),
    );
    let addresses = entity.addresses.iter();
    facts.add("addresses", addresses.map(|address| &address.text));
    facts.add("listings", entity.listings.iter().map(listing));
    facts.add("remarks", &entity.remarks);
    match &entity.kind {
        Kind::Person(person) => {
            facts.add("birth_dates", &person.birth_dates);
            facts.add("birth_places", &person.birth_places);
            facts.add(
                "gender",
                person
                    .gender
                    .iter()
                    .map(|gender| format!("{gender:?}").to_lowercase()),
            );
            facts.add("nationalities", &person.nationalities);
            facts.add("positions", &person.positions);
            facts.add("titles", &person.titles);
        }
        Kind::Vessel(vessel) => {
            facts.add("flags", &vessel.flags);
            let particulars = vessel.particulars.iter();
            facts.add(
                "particulars",
                particulars.map(|one| format!("{} {}", one.kind.as_str(), one.text)),
            );
        }
        _ => {}
    }
    facts.0
}

#[derive(Default)]
struct Facts(BTreeMap<&'static str, BTreeSet<String>>);

impl Facts {
    fn add<T: ToString>(&mut self, field: &'static str, values: impl IntoIterator<Item = T>) {
        let values: BTreeSet<String> = values.into_iter().map(|value| value.to_string()).collect();
        if !values.is_empty() {
            self.0.insert(field, values);
        }
    }
}

fn name(name: &Name) -> String {
    let kind = match name.kind {
        NameKind::Primary => "primary",
        NameKind::StrongAlias => "alias",
        NameKind::WeakAlias => "weak alias",
        NameKind::Former => "former",
        NameKind::OriginalScript => "original script",
    };
    format!("{} ({kind})", name.text)
}

fn listing(listing: &Listing) -> String {
    let day = listing.listed_on.map(|day| day.to_string());
    let parts = [
        Some(listing.list.as_str()),
        listing.reference.as_deref(),
        listing.regime.as_deref(),
        listing.programme.as_deref(),
        Some(listing.effect.as_str()),
        day.as_deref(),
        listing.legal_basis.as_deref(),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use vokter_entities::{Country, Person};

    use super::*;

    fn party(id: &str, names: &[(&str, NameKind)], countries: &[&str]) -> Entity {
        let mut entity = Entity::new(id, Kind::Person(Person::default()));
        entity.names = names
            .iter()
            .filter_map(|(text, kind)| Name::new(text, *kind))
            .collect();
        entity.countries = countries
            .iter()
            .map(|c| c.parse::<Country>().unwrap())
            .collect();
        entity
    }

    #[test]
    fn added_removed_changed_and_order_is_no_change() {
        use NameKind::{Primary, WeakAlias};
        let before = [
            party("l-1", &[("A", Primary), ("B", WeakAlias)], &["kp", "ru"]),
            party("l-2", &[("C", Primary)], &[]),
            party("l-3", &[("D", Primary)], &[]),
        ];
        let after = [
            party("l-4", &[("E", Primary)], &[]),
            party("l-2", &[("C", Primary), ("CC", WeakAlias)], &["kp"]),
            party("l-1", &[("B", WeakAlias), ("A", Primary)], &["ru", "kp"]),
        ];
        let difference = difference(&before, &after);
        let ids = |parties: &[Party]| parties.iter().map(|p| p.id.0.clone()).collect::<Vec<_>>();
        assert_eq!(ids(&difference.added), ["l-4"]);
        assert_eq!(ids(&difference.removed), ["l-3"]);
        let [change] = difference.changed.as_slice() else {
            panic!("{:?}", difference.changed)
        };
        assert_eq!(change.party.id.0, "l-2");
        assert_eq!(
            change.fields.keys().copied().collect::<Vec<_>>(),
            ["countries", "names"]
        );
        let names = &change.fields["names"];
        assert_eq!(names.new_values().collect::<Vec<_>>(), ["CC (weak alias)"]);
        assert_eq!(names.gone().count(), 0);
        assert_eq!(change.fields["countries"].to, ["kp"]);
    }
}
