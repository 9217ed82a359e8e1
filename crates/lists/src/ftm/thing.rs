//! One entity of a file, by itself: a party, or something that belongs to one.

use serde_json::{Map, Value};
use vokter_entities::{
    Address, Country, Effect, Entity, EntityId, Identifier, IdentifierKind, Listing, PartialDate,
    Relation, RelationKind, Schema, Stake, ftm,
};

use super::effect;
use super::ship::{OF_SHIP, ShipTie};
use crate::fault::{Fault, shortened};

/// What one entity of the file is.
pub(super) enum Thing {
    /// Somebody.
    Party(Box<Party>),
    /// A measure against somebody.
    Sanction {
        party: String,
        /// Its effect is [`Effect::Other`] where its own words say none.
        listing: Listing,
        /// Whether its own words say what it does.
        sure: bool,
    },
    /// An address, which parties name.
    Address { id: String, address: Address },
    /// That a party names an address.
    AddressOf { party: String, address: String },
    /// A document of somebody.
    Identifier {
        party: String,
        identifier: Identifier,
    },
    /// An office.
    Position { id: String, title: String },
    /// That somebody holds an office.
    Occupancy { party: String, position: String },
    /// A tie between two parties.
    Relation(Relation),
    /// That somebody, a party of the file or a name, has to do with a ship.
    OfShip(ShipTie),
    /// Something of this schema that says nothing to a screener.
    Else { schema: String },
}

/// Somebody, with what decides whether and how the file lists them.
pub(super) struct Party {
    pub(super) entity: Entity,
    pub(super) topics: Vec<String>,
    pub(super) datasets: Vec<String>,
    /// The file calls it a target.
    pub(super) target: bool,
    /// It stands inside another entity.
    pub(super) nested: bool,
    /// Its schema, where Vokter does not know it and takes it for a legal entity.
    pub(super) unknown: Option<String>,
}

/// All that one line holds: the entity and those nested in it.
pub(super) struct Found {
    pub(super) things: Vec<Thing>,
    /// The member `last_seen`: the day of the export.
    pub(super) last_seen: Option<String>,
}

/// Understands an entity and what is nested in it.
pub(super) fn found(mut json: Value) -> Result<Found, Fault> {
    let last_seen = json.get("last_seen").and_then(Value::as_str);
    let last_seen = last_seen.map(str::to_owned);
    let mut things = Vec::new();
    entity(&mut json, None, &mut things)?;
    Ok(Found { things, last_seen })
}

fn entity(json: &mut Value, parent: Option<&str>, things: &mut Vec<Thing>) -> Result<(), Fault> {
    let wrong = |error: ftm::FtmError| Fault::Value {
        value: "the entity".to_owned(),
        expected: format!("one of FollowTheMoney ({error})"),
    };
    let id = json.get("id").and_then(Value::as_str).map(str::to_owned);
    let id = id.ok_or_else(|| wrong(ftm::FtmError::Missing("id")))?;
    let schema = json
        .get("schema")
        .and_then(Value::as_str)
        .map(str::to_owned);
    let schema = schema.ok_or_else(|| wrong(ftm::FtmError::Missing("schema")))?;
    if let Some(properties) = json.get_mut("properties").and_then(Value::as_object_mut) {
        unnest(properties, &id, things)?;
    }
    let unknown = is_somebody_of_unknown_schema(json, &schema).then(|| schema.clone());
    if unknown.is_some()
        && let Some(members) = json.as_object_mut()
    {
        members.insert("schema".to_owned(), Value::from("LegalEntity"));
    }
    let of = Properties::of(json);
    let party_of = |names: &[&str]| of.one_of(names).or(parent).map(str::to_owned);
    let thing = match schema.as_str() {
        "Sanction" => party_of(&["entity"]).map(|party| of.sanction(party)),
        "Address" => {
            if let Some(parent) = parent {
                things.push(Thing::AddressOf {
                    party: parent.to_owned(),
                    address: id.clone(),
                });
            }
            of.address().map(|address| Thing::Address { id, address })
        }
        "Passport" | "Identification" => party_of(&["holder"]).and_then(|party| {
            let identifier = of.document(&schema)?;
            Some(Thing::Identifier { party, identifier })
        }),
        "Position" => of.one("name").map(|title| Thing::Position {
            title: title.to_owned(),
            id,
        }),
        "Occupancy" => party_of(&["holder"])
            .zip(of.one("post").map(str::to_owned))
            .map(|(party, position)| Thing::Occupancy { party, position }),
        _ => match TIES.iter().find(|tie| tie.schema == schema) {
            Some(tie) => of.relation(tie, parent).map(Thing::Relation),
            None if unknown.is_some() || is_party(&schema) => {
                for address in of.all("addressEntity") {
                    things.push(Thing::AddressOf {
                        party: id.clone(),
                        address: address.to_owned(),
                    });
                }
                if schema == "Vessel" {
                    for (name, role) in OF_SHIP {
                        let tie = |who: &str| ShipTie {
                            ship: id.clone(),
                            who: who.to_owned(),
                            role,
                            source: of.source(),
                        };
                        things.extend(of.all(name).map(|who| Thing::OfShip(tie(who))));
                    }
                }
                let party = of.party(json, parent.is_some()).map_err(wrong)?;
                Some(Thing::Party(Box::new(Party { unknown, ..party })))
            }
            None => None,
        },
    };
    things.push(thing.unwrap_or(Thing::Else { schema }));
    Ok(())
}

/// Takes the entities that stand inside properties out, and understands each by itself. Their ids
/// stay where a thing has to say whom it ties.
fn unnest(
    properties: &mut Map<String, Value>,
    id: &str,
    things: &mut Vec<Thing>,
) -> Result<(), Fault> {
    let mut emptied = Vec::new();
    for (name, values) in properties.iter_mut() {
        let Some(values) = values.as_array_mut() else {
            continue;
        };
        let nested = |value: &Value| value.get("schema").is_some();
        if !values.iter().any(nested) {
            continue;
        }
        for value in values.iter_mut().filter(|value| nested(value)) {
            entity(value, Some(id), things)?;
            let inner = value.get("id").and_then(Value::as_str).unwrap_or_default();
            *value = Value::from(inner);
        }
        emptied.push(name.clone());
    }
    for name in emptied {
        let end = TIES.iter().any(|tie| tie.from == name || tie.to == name)
            || OF_SHIP.iter().any(|(property, _)| *property == name);
        if !end && !matches!(name.as_str(), "entity" | "holder" | "post") {
            properties.shift_remove(&name);
        }
    }
    Ok(())
}

/// The schemata that are somebody or something that can be listed.
pub(super) fn is_party(schema: &str) -> bool {
    schema
        .parse::<Schema>()
        .is_ok_and(|known| known != Schema::Address)
        || matches!(
            schema,
            "PublicBody" | "Vehicle" | "Security" | "BankAccount" | "Asset" | "Project"
        )
}

/// The schemata of FollowTheMoney that tell of others or of matters, and are nobody that a list can
/// name. Ties, sanctions and what else is read for a party stand elsewhere.
const NOBODY: [&str; 42] = [
    "Address",
    "Analyzable",
    "Article",
    "Assessment",
    "Audio",
    "Call",
    "CallForTenders",
    "Contract",
    "ContractAward",
    "CourtCase",
    "CourtCaseParty",
    "Debt",
    "Document",
    "Documentation",
    "EconomicActivity",
    "Email",
    "Event",
    "Folder",
    "HyperText",
    "Identification",
    "Image",
    "Interest",
    "Interval",
    "License",
    "Mention",
    "Message",
    "Note",
    "Occupancy",
    "Package",
    "Page",
    "Pages",
    "Passport",
    "Payment",
    "PlainText",
    "Position",
    "ProjectParticipant",
    "Sanction",
    "Similar",
    "Table",
    "TaxRoll",
    "Trip",
    "Video",
];

/// Whether an entity of a schema that is not known has what a listed party has: a name, or topics.
/// The model grows, and whoever is listed under a new word is listed.
fn is_somebody_of_unknown_schema(json: &Value, schema: &str) -> bool {
    let is_known =
        is_party(schema) || NOBODY.contains(&schema) || TIES.iter().any(|tie| tie.schema == schema);
    let of = Properties::of(json);
    !is_known && of.one_of(&["name", "topics"]).is_some()
}

/// A schema that ties two parties.
struct Tie {
    schema: &'static str,
    from: &'static str,
    to: &'static str,
    kind: RelationKind,
}

const fn tie(
    schema: &'static str,
    from: &'static str,
    to: &'static str,
    kind: RelationKind,
) -> Tie {
    Tie {
        schema,
        from,
        to,
        kind,
    }
}

const TIES: [Tie; 9] = [
    tie(
        "Ownership",
        "owner",
        "asset",
        RelationKind::Owns { stake: None },
    ),
    tie(
        "Directorship",
        "director",
        "organization",
        RelationKind::Directs,
    ),
    tie("Family", "person", "relative", RelationKind::Family),
    tie("Associate", "person", "associate", RelationKind::Associate),
    tie("UnknownLink", "subject", "object", RelationKind::Linked),
    tie("Representation", "agent", "client", RelationKind::Linked),
    tie("Membership", "member", "organization", RelationKind::Linked),
    tie("Employment", "employee", "employer", RelationKind::Linked),
    tie(
        "Succession",
        "predecessor",
        "successor",
        RelationKind::Linked,
    ),
];

/// The properties of an entity, read one by one.
struct Properties<'j> {
    members: &'j Value,
    properties: Option<&'j Map<String, Value>>,
}

impl<'j> Properties<'j> {
    fn of(json: &'j Value) -> Self {
        Self {
            members: json,
            properties: json.get("properties").and_then(Value::as_object),
        }
    }

    fn all(&self, name: &str) -> impl Iterator<Item = &'j str> + use<'j> {
        let values = self.properties.and_then(|properties| properties.get(name));
        let values = values.and_then(Value::as_array).into_iter().flatten();
        values
            .filter_map(Value::as_str)
            .map(str::trim)
            .filter(|text| !text.is_empty())
    }

    fn one(&self, name: &str) -> Option<&'j str> {
        self.all(name).next()
    }

    fn one_of(&self, names: &[&str]) -> Option<&'j str> {
        names.iter().find_map(|name| self.one(name))
    }

    fn joined(&self, name: &str) -> Option<String> {
        let texts: Vec<&str> = self.all(name).collect();
        (!texts.is_empty()).then(|| texts.join("; "))
    }

    fn date(&self, names: &[&str]) -> Option<PartialDate> {
        let text = self.one_of(names)?;
        text.get(..10).unwrap_or(text).parse().ok()
    }

    fn country(&self) -> Option<Country> {
        self.all("country").find_map(|text| text.parse().ok())
    }

    fn datasets(&self) -> impl Iterator<Item = &'j str> + use<'j> {
        let list = self.members.get("datasets").and_then(Value::as_array);
        list.into_iter().flatten().filter_map(Value::as_str)
    }

    fn source(&self) -> String {
        self.datasets().next().unwrap_or_default().to_owned()
    }

    fn party(&self, json: &Value, nested: bool) -> Result<Party, ftm::FtmError> {
        let mut entity = ftm::understand(json)?;
        entity.listings = Vec::new();
        if let Some(moment) = json.get("last_change").and_then(Value::as_str) {
            entity.carried = ftm::Carried::of_member("last_change", moment);
        }
        // The file says which of many names to show.
        let caption = json.get("caption").and_then(Value::as_str);
        let shown = |name: &vokter_entities::Name| Some(name.text.as_str()) == caption;
        if let Some(at) = entity.names.iter().position(shown)
            && let Some(shown) = entity.names.get_mut(..=at)
        {
            shown.rotate_right(1);
        }
        Ok(Party {
            entity,
            topics: self.all("topics").map(str::to_owned).collect(),
            datasets: self.datasets().map(str::to_owned).collect(),
            target: json.get("target").and_then(Value::as_bool).unwrap_or(false),
            nested,
            unknown: None,
        })
    }

    fn sanction(&self, party: String) -> Thing {
        let dataset = self.source();
        let words = ["program", "programId", "provisions"];
        let mut texts: Vec<&str> = words.iter().flat_map(|name| self.all(name)).collect();
        texts.push(&dataset);
        let effect = effect::of_words(&texts);
        Thing::Sanction {
            party,
            sure: effect.is_some(),
            listing: Listing {
                reference: self
                    .one_of(&["unscId", "authorityId", "recordId"])
                    .map(str::to_owned),
                regime: self.joined("program").or_else(|| self.joined("authority")),
                programme: self.joined("programId"),
                effect: effect.unwrap_or(Effect::Other),
                listed_on: self.date(&["listingDate", "startDate", "date"]),
                legal_basis: None,
                unconfirmed: false,
                list: dataset,
            },
        }
    }

    fn address(&self) -> Option<Address> {
        let whole = self.one("full").map(str::to_owned);
        let parts = || {
            let names = [
                "remarks",
                "postOfficeBox",
                "street",
                "street2",
                "postalCode",
                "city",
                "region",
                "state",
            ];
            let parts: Vec<&str> = names.iter().filter_map(|name| self.one(name)).collect();
            (!parts.is_empty()).then(|| parts.join(", "))
        };
        Some(Address {
            text: whole.or_else(parts)?,
            country: self.country(),
        })
    }

    fn document(&self, schema: &str) -> Option<Identifier> {
        let kind = match (schema, self.one("type").map(str::to_lowercase)) {
            ("Passport", _) => IdentifierKind::Passport,
            (_, Some(kind)) if kind.contains("passport") => IdentifierKind::Passport,
            (_, Some(kind)) if kind.contains("tax") => IdentifierKind::TaxId,
            (_, Some(kind)) if kind.contains("registration") => IdentifierKind::Registration,
            _ => IdentifierKind::NationalId,
        };
        let mut identifier = Identifier::new(kind, self.one_of(&["number", "passportNumber"])?)?;
        identifier.country = self.country();
        Some(identifier)
    }

    /// The tie; none where an end is missing.
    fn relation(&self, tie: &Tie, parent: Option<&str>) -> Option<Relation> {
        let (from, to) = (self.one(tie.from), self.one(tie.to));
        // Nested in one end, a tie names the other one only.
        let (from, to) = match (from, to) {
            (Some(from), to) => (from, to.or(parent)?),
            (None, Some(to)) => (parent?, to),
            (None, None) => return None,
        };
        let words = ["role", "relationship", "ownershipType", "status"];
        let mut role: Vec<&str> = words.iter().flat_map(|name| self.all(name)).collect();
        let share = self.one("percentage");
        let stake = share.and_then(|share| share.parse::<Stake>().ok());
        let kind = match tie.kind {
            RelationKind::Owns { .. } => {
                let says = |word: &str| role.iter().any(|text| text.to_lowercase().contains(word));
                if stake.is_none() && says("control") && !says("own") {
                    RelationKind::Controls
                } else {
                    RelationKind::Owns { stake }
                }
            }
            kind => kind,
        };
        // A share in words or a range is not lost.
        role.extend(share.filter(|_| stake.is_none()));
        Some(Relation {
            kind,
            from: EntityId(from.to_owned()),
            to: EntityId(to.to_owned()),
            role: (!role.is_empty()).then(|| role.join("; ")),
            since: self.date(&["startDate"]),
            until: self.date(&["endDate"]),
            source: self.source(),
        })
    }
}

/// What is wrong with a line that is no JSON.
pub(super) fn no_json(line: &[u8], error: &serde_json::Error) -> Fault {
    let line = String::from_utf8_lossy(line.get(..80).unwrap_or(line));
    Fault::Value {
        value: shortened(&line),
        expected: format!("JSON ({error})"),
    }
}
