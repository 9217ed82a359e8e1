//! Entity to JSON.

use serde_json::{Map, Value, json};

use super::property::{PARTICULARS, of_identifier};
use crate::{
    Entity, Gender, Identifier, IdentifierKind, Kind, Listing, NameKind, PartialDate,
    ParticularKind,
};

/// Writes one entity; what it carries from its source wins over what Vokter would write.
pub fn write(entity: &Entity) -> Value {
    let mut members = plain(entity);
    let carried = entity.carried.parts();
    if let Some(Value::Object(properties)) = members.get_mut("properties") {
        lay_over(properties, &carried.properties, &carried.absent_properties);
    }
    lay_over(&mut members, &carried.members, &carried.absent_members);
    Value::Object(members)
}

fn lay_over(written: &mut Map<String, Value>, carried: &Map<String, Value>, absent: &[String]) {
    for name in absent {
        written.shift_remove(name);
    }
    for (name, value) in carried {
        written.insert(name.clone(), value.clone());
    }
}

/// The properties of an entity written.
pub(super) fn properties_of(members: &Map<String, Value>) -> Map<String, Value> {
    match members.get("properties") {
        Some(Value::Object(properties)) => properties.clone(),
        _ => Map::new(),
    }
}

/// The entity as Vokter understands it, without what it carries.
pub(super) fn plain(entity: &Entity) -> Map<String, Value> {
    let mut members = Map::new();
    members.insert("id".to_owned(), entity.id.0.clone().into());
    members.insert("caption".to_owned(), entity.caption().into());
    let schema = match &entity.kind {
        Kind::Other(schema) => schema.as_str(),
        _ => entity.schema().as_str(),
    };
    members.insert("schema".to_owned(), schema.into());
    members.insert("properties".to_owned(), Value::Object(properties(entity)));
    let mut datasets: Vec<&str> = Vec::new();
    for listing in &entity.listings {
        if !datasets.contains(&listing.list.as_str()) {
            datasets.push(&listing.list);
        }
    }
    if !datasets.is_empty() {
        members.insert("datasets".to_owned(), json!(datasets));
    }
    members
}

/// Properties in the making: values are added to lists, empty lists are left out.
#[derive(Default)]
struct Properties(Map<String, Value>);

impl Properties {
    fn add(&mut self, name: &str, value: impl Into<Value>) {
        let values = self
            .0
            .entry(name)
            .or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(values) = values {
            values.push(value.into());
        }
    }

    fn add_all<V: Into<Value>>(&mut self, name: &str, values: impl IntoIterator<Item = V>) {
        values.into_iter().for_each(|value| self.add(name, value));
    }
}

fn properties(entity: &Entity) -> Map<String, Value> {
    let mut out = Properties::default();
    for name in &entity.names {
        let property = match name.kind {
            NameKind::Primary => "name",
            NameKind::StrongAlias | NameKind::OriginalScript => "alias",
            NameKind::WeakAlias => "weakAlias",
            NameKind::Former => "previousName",
        };
        out.add(property, name.text.as_str());
    }
    let mut told = Vec::new();
    let (mut called, mut owners): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    match &entity.kind {
        Kind::Person(person) => {
            out.add_all(
                "birthDate",
                person.birth_dates.iter().flat_map(|date| dates(*date)),
            );
            out.add_all("birthPlace", person.birth_places.iter().map(String::as_str));
            out.add_all("gender", person.gender.map(Gender::as_str));
            out.add_all(
                "nationality",
                person.nationalities.iter().map(crate::Country::as_str),
            );
            out.add_all("position", person.positions.iter().map(String::as_str));
            out.add_all("title", person.titles.iter().map(String::as_str));
            told.clone_from(&person.nationalities);
        }
        Kind::Vessel(vessel) => {
            out.add_all("flag", vessel.flags.iter().map(crate::Country::as_str));
            told.clone_from(&vessel.flags);
            for (property, kind) in PARTICULARS {
                out.add_all(property, vessel.told(kind));
            }
            called.extend(vessel.told(ParticularKind::CallSign));
            owners.extend(vessel.told(ParticularKind::Owner));
        }
        _ => {}
    }
    let countries = entity
        .countries
        .iter()
        .filter(|country| !told.contains(country));
    out.add_all("country", countries.map(crate::Country::as_str));
    // A call sign stands under its own name already.
    let is_call_sign = |identifier: &&Identifier| {
        identifier.kind == IdentifierKind::Other && called.contains(&identifier.value.as_str())
    };
    for identifier in entity.identifiers.iter().filter(|id| !is_call_sign(id)) {
        out.add(of_identifier(identifier.kind), identifier.value.as_str());
    }
    out.add_all(
        "address",
        entity.addresses.iter().map(|address| address.text.as_str()),
    );
    out.add_all("notes", entity.remarks.iter().map(String::as_str));
    out.add_all(
        "notes",
        owners.iter().map(|owner| format!("owner: {owner}")),
    );
    let mut topics: Vec<&str> = Vec::new();
    for (number, listing) in entity.listings.iter().enumerate() {
        out.add("sanctions", sanction(&entity.id.0, number + 1, listing));
        let topic = listing.effect.topic();
        if !topics.contains(&topic) {
            topics.push(topic);
        }
    }
    out.add_all("topics", topics);
    out.0
}

/// FollowTheMoney dates are a day, a month or a year: a span becomes its two ends.
fn dates(date: PartialDate) -> Vec<String> {
    let exact = PartialDate {
        approximate: false,
        last_year: date.year,
        ..date
    };
    let mut dates = vec![exact.to_string()];
    if date.last_year != date.year {
        dates.push(PartialDate::of_year(date.last_year).to_string());
    }
    dates
}

/// A listing as a nested Sanction entity.
fn sanction(id: &str, number: usize, listing: &Listing) -> Value {
    let mut out = Properties::default();
    out.add_all("authorityId", listing.reference.as_deref());
    out.add_all("program", listing.regime.as_deref());
    out.add_all("provisions", [listing.effect.as_str()]);
    out.add_all(
        "listingDate",
        listing.listed_on.iter().flat_map(|date| dates(*date)),
    );
    json!({
        "id": format!("{id}-sanction-{number}"),
        "schema": "Sanction",
        "properties": out.0,
        "datasets": [listing.list],
    })
}
