//! JSON to entity.

use serde_json::{Map, Value};

use super::carried::Parts;
use super::property::{COUNTRIES, IDENTIFIERS, NAMES, NATIONALITIES, PARTICULARS};
use super::{Carried, writing};
use crate::{
    Address, Country, Effect, Entity, Gender, Identifier, IdentifierKind, Kind, Listing, Name,
    NameKind, PartialDate, ParticularKind, Person, Vessel, is_latin,
};

/// Why a JSON value is no FollowTheMoney entity.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum FtmError {
    /// The value is no object.
    #[error("not a FollowTheMoney entity: a JSON object was expected")]
    NotAnObject,
    /// A required member is missing or empty.
    #[error("the entity has no `{0}`")]
    Missing(&'static str),
    /// A member has another type.
    #[error("member `{member}` of entity {id}: {expected} was expected")]
    Type {
        /// The entity, if its id was readable.
        id: String,
        /// The member, or the property as `properties.NAME`.
        member: String,
        /// What should stand there.
        expected: &'static str,
    },
}

/// Reads one entity.
///
/// # Errors
/// When the value is no object with an id, a schema and properties that are lists.
pub fn read(json: &Value) -> Result<Entity, FtmError> {
    let mut entity = understand(json)?;
    let none = Map::new();
    let members = json.as_object().ok_or(FtmError::NotAnObject)?;
    let properties = members.get("properties").and_then(Value::as_object);
    let plain = writing::plain(&entity);
    let (carried_properties, absent_properties) =
        differing(properties.unwrap_or(&none), &writing::properties_of(&plain));
    let (mut carried_members, absent_members) = differing(members, &plain);
    carried_members.retain(|name, _| name != "properties");
    entity.carried = Carried::new(&Parts {
        properties: carried_properties,
        members: carried_members,
        absent_properties,
        absent_members,
    });
    Ok(entity)
}

/// Reads what Vokter interprets of one entity and carries nothing else: for collections of millions,
/// whose file is kept anyhow.
///
/// # Errors
/// As [`read`].
pub fn understand(json: &Value) -> Result<Entity, FtmError> {
    let members = json.as_object().ok_or(FtmError::NotAnObject)?;
    let id = text(members, "id", "")?;
    let schema = text(members, "schema", id)?;
    let wrong = |member: &str, expected| FtmError::Type {
        id: id.to_owned(),
        member: member.to_owned(),
        expected,
    };
    let none = Map::new();
    let properties = match members.get("properties") {
        None => &none,
        Some(Value::Object(properties)) => properties,
        Some(_) => return Err(wrong("properties", "an object")),
    };
    let mut entity = Entity::new(id, kind(schema));
    for (name, values) in properties {
        let values = values.as_array();
        let values = values.ok_or_else(|| wrong(&format!("properties.{name}"), "a list"))?;
        if is_named(&entity.kind) {
            for value in values.iter().filter_map(Value::as_str) {
                interpret(&mut entity, name, value);
            }
        }
    }
    if !matches!(entity.kind, Kind::Other(_)) {
        entity.listings = listings(members, properties);
    }
    Ok(entity)
}

fn text<'m>(
    members: &'m Map<String, Value>,
    name: &'static str,
    id: &str,
) -> Result<&'m str, FtmError> {
    match members.get(name) {
        None | Some(Value::Null) => Err(FtmError::Missing(name)),
        Some(Value::String(text)) if text.is_empty() => Err(FtmError::Missing(name)),
        Some(Value::String(text)) => Ok(text),
        Some(_) => Err(FtmError::Type {
            id: id.to_owned(),
            member: name.to_owned(),
            expected: "a text",
        }),
    }
}

/// What came and would not be written so, and the names of what would be written and did not come.
fn differing(
    came: &Map<String, Value>,
    written: &Map<String, Value>,
) -> (Map<String, Value>, Vec<String>) {
    let mut carried = Map::new();
    for (name, value) in came {
        if written.get(name) != Some(value) {
            carried.insert(name.clone(), value.clone());
        }
    }
    let absent = written
        .keys()
        .filter(|name| !came.contains_key(*name))
        .cloned();
    (carried, absent.collect())
}

/// Whether the properties are those of somebody or something that can be listed: not of the
/// things that only tell of others, such as sanctions.
fn is_named(kind: &Kind) -> bool {
    const NAMED: [&str; 5] = ["Vehicle", "Security", "BankAccount", "Asset", "Project"];
    match kind {
        Kind::Other(schema) => NAMED.contains(&schema.as_str()),
        _ => true,
    }
}

fn kind(schema: &str) -> Kind {
    match schema {
        "Person" => Kind::Person(Person::default()),
        // A ministry or an agency is a body like others; its own schema is carried.
        "Organization" | "PublicBody" => Kind::Organization,
        "Company" => Kind::Company,
        "LegalEntity" => Kind::LegalEntity,
        "Vessel" => Kind::Vessel(Vessel::default()),
        "Airplane" => Kind::Airplane,
        "CryptoWallet" => Kind::CryptoWallet,
        "Address" => Kind::Address,
        other => Kind::Other(other.to_owned()),
    }
}

/// Takes one value of one property in, if it is understood.
fn interpret(entity: &mut Entity, property: &str, value: &str) {
    if let Some((_, kind)) = NAMES.iter().find(|(name, _)| *name == property) {
        let kind = match kind {
            NameKind::StrongAlias if !is_latin(value) => NameKind::OriginalScript,
            kind => *kind,
        };
        entity.names.extend(Name::new(value, kind));
    } else if let Some((_, kind)) = IDENTIFIERS.iter().find(|(name, _)| *name == property) {
        entity.identifiers.extend(Identifier::new(*kind, value));
    } else if COUNTRIES.contains(&property) {
        add_country(entity, value);
    } else if property == "address" {
        let text = value.trim();
        if !text.is_empty() {
            entity.addresses.push(Address {
                text: text.to_owned(),
                country: None,
            });
        }
    } else if property == "notes" {
        entity.remarks.push(value.to_owned());
    } else if property == "flag" {
        let country = add_country(entity, value);
        if let Kind::Vessel(vessel) = &mut entity.kind {
            vessel.flags.extend(country);
        }
    } else if NATIONALITIES.contains(&property) {
        let country = add_country(entity, value);
        if let Kind::Person(person) = &mut entity.kind
            && let Some(country) = country.filter(|country| !person.nationalities.contains(country))
        {
            person.nationalities.push(country);
        }
    } else if let Kind::Vessel(vessel) = &mut entity.kind {
        let Some((_, kind)) = PARTICULARS.iter().find(|(name, _)| *name == property) else {
            return;
        };
        vessel.tell(*kind, value);
        if *kind == ParticularKind::CallSign {
            let sign = Identifier::new(IdentifierKind::Other, value);
            entity.identifiers.extend(sign);
        }
    } else if let Kind::Person(person) = &mut entity.kind {
        match property {
            "birthDate" => person.birth_dates.extend(value.parse::<PartialDate>().ok()),
            "birthPlace" => person.birth_places.push(value.to_owned()),
            "position" => person.positions.push(value.to_owned()),
            "title" => person.titles.push(value.to_owned()),
            "gender" => {
                person.gender = match value {
                    "female" => Some(Gender::Female),
                    "male" => Some(Gender::Male),
                    _ => person.gender,
                };
            }
            _ => {}
        }
    }
}

fn add_country(entity: &mut Entity, value: &str) -> Option<Country> {
    let country = value.parse().ok()?;
    if !entity.countries.contains(&country) {
        entity.countries.push(country);
    }
    Some(country)
}

/// The listings that the source tells of: its nested sanctions, or else its topics, one for each
/// data set.
fn listings(members: &Map<String, Value>, properties: &Map<String, Value>) -> Vec<Listing> {
    let list = |map: &Map<String, Value>, name: &str| -> Vec<Value> {
        map.get(name)
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default()
    };
    let topics = list(properties, "topics");
    let topics: Vec<&str> = topics.iter().filter_map(Value::as_str).collect();
    let effect = if topics.contains(&"sanction") {
        Some(Effect::Freeze)
    } else if topics.contains(&"export.control") || topics.contains(&"export.control.linked") {
        Some(Effect::ExportControl)
    } else if topics.contains(&"debarment") {
        Some(Effect::Debarment)
    } else {
        None
    };
    let datasets = list(members, "datasets");
    let datasets: Vec<&str> = datasets.iter().filter_map(Value::as_str).collect();
    let mut found = Vec::new();
    for sanction in list(properties, "sanctions") {
        let Some(sanction) = sanction.as_object() else {
            continue;
        };
        let Some(properties) = sanction.get("properties").and_then(Value::as_object) else {
            continue;
        };
        let first = |names: &[&str]| {
            let mut values = names.iter().flat_map(|name| list(properties, name));
            values.find_map(|value| value.as_str().map(str::to_owned))
        };
        let of = list(sanction, "datasets");
        let dataset = of
            .iter()
            .find_map(Value::as_str)
            .or_else(|| datasets.first().copied());
        found.push(Listing {
            list: dataset.unwrap_or_default().to_owned(),
            reference: first(&["unscId", "authorityId", "recordId"]),
            regime: first(&["programId", "program"]),
            programme: None,
            effect: effect.unwrap_or(Effect::Other),
            listed_on: first(&["listingDate", "startDate"])
                .and_then(|text| text.get(..10).unwrap_or(&text).parse().ok()),
            legal_basis: None,
            unconfirmed: false,
        });
    }
    if let (true, Some(effect)) = (found.is_empty(), effect) {
        found.extend(datasets.iter().map(|dataset| Listing {
            list: (*dataset).to_owned(),
            reference: None,
            regime: None,
            programme: None,
            effect,
            listed_on: None,
            legal_basis: None,
            unconfirmed: false,
        }));
    }
    found
}
