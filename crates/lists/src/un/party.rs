//! From a record to an entity.

use vokter_entities::{
    Country, Effect, Entity, Gender, Identifier, Kind, Listing, Name, NameKind, PartialDate,
    Person, Vessel,
};

use super::record::{Field, Record, tidy};
use super::{LIST, birth, documents, places, ship};
use crate::fault::{Fault, ReadError, shortened};
use crate::written::names::{self, Piece, Sort};

/// The entity of a record.
///
/// # Errors
/// When the record has no name, or a day that is none.
pub(super) fn entity(record: &Record, reference: &str) -> Result<Entity, ReadError> {
    let mut party = Party {
        entity: Entity::new(format!("{LIST}-{reference}"), Kind::Organization),
        person: Person::default(),
    };
    party.names(record);
    if !party
        .entity
        .names
        .iter()
        .any(|name| name.kind == NameKind::Primary)
    {
        return Err(record.error(Fault::NoName));
    }
    days_are_days(record)?;
    party.facts(record);
    party.entity.listings.push(Listing {
        list: LIST.to_owned(),
        reference: Some(reference.to_owned()),
        regime: record.text("UN_LIST_TYPE"),
        programme: None,
        effect: Effect::Freeze,
        listed_on: record.text("LISTED_ON").and_then(|text| birth::day(&text)),
        legal_basis: None,
        unconfirmed: false,
    });
    if record.individual {
        party.entity.kind = Kind::Person(party.person);
    } else if let Some((remark, (number, flag))) = ship_of(&party.entity.remarks) {
        for listing in &mut party.entity.listings {
            listing.effect = ship::effect(&remark);
        }
        party.identifier(number);
        party.entity.kind = Kind::Vessel(Vessel {
            flags: flag.into_iter().collect(),
            ..Vessel::default()
        });
    }
    Ok(party.entity)
}

/// The remark that describes a ship, with its number and flag.
fn ship_of(remarks: &[String]) -> Option<(String, (Identifier, Option<Country>))> {
    let mut remarks = remarks.iter();
    remarks.find_map(|remark| Some((remark.clone(), ship::ship(remark)?)))
}

/// A day or year that cannot be read would be gone without a word.
fn days_are_days(record: &Record) -> Result<(), ReadError> {
    let no_day = |field: &str, value: &str| ReadError {
        field: Some(field.to_owned()),
        ..record.error(Fault::Value {
            value: shortened(value),
            expected: "a date; fetch the file again".to_owned(),
        })
    };
    if let Some(text) = record.text("LISTED_ON")
        && birth::day(&text).is_none()
    {
        return Err(no_day("LISTED_ON", &text));
    }
    for field in record.all("INDIVIDUAL_DATE_OF_BIRTH") {
        let day = field.part("DATE").filter(|text| birth::day(text).is_none());
        if let Some(text) = day {
            return Err(no_day("INDIVIDUAL_DATE_OF_BIRTH/DATE", &text));
        }
        for tag in ["YEAR", "FROM_YEAR", "TO_YEAR"] {
            let year = field.part(tag).filter(|text| text.parse::<i16>().is_err());
            if let Some(text) = year {
                return Err(no_day(&format!("INDIVIDUAL_DATE_OF_BIRTH/{tag}"), &text));
            }
        }
    }
    Ok(())
}

/// An entity that grows.
struct Party {
    entity: Entity,
    /// Facts of a human being; dropped for a body, which has none in the file.
    person: Person,
}

impl Party {
    fn names(&mut self, record: &Record) {
        let parts = record.fields.iter().filter(|field| {
            matches!(
                field.tag,
                "FIRST_NAME" | "SECOND_NAME" | "THIRD_NAME" | "FOURTH_NAME"
            )
        });
        let whole = parts
            .filter_map(|field| tidy(&field.text))
            .collect::<Vec<_>>()
            .join(" ");
        self.name(&whole, NameKind::Primary);
        // `GENERAL BUREAU (GB)` stays the name to show; its parts are names too.
        for piece in names::pieces(&whole).names {
            self.piece(&piece, NameKind::StrongAlias);
        }
        for field in record.all("NAME_ORIGINAL_SCRIPT") {
            if let Some(text) = tidy(&field.text) {
                let pieces = names::pieces(&text);
                for piece in pieces.names {
                    self.name(&piece.text, NameKind::OriginalScript);
                }
                if pieces.cut {
                    self.remark("name in original script", &text);
                }
            }
        }
        for field in record.aliases() {
            self.alias(field);
        }
    }

    fn alias(&mut self, field: &Field) {
        let kind = match field.part("QUALITY").as_deref() {
            Some("Low") => NameKind::WeakAlias,
            Some("f.k.a.") => NameKind::Former,
            _ => NameKind::StrongAlias,
        };
        let text = field.part("ALIAS_NAME");
        if let Some(text) = &text {
            let pieces = names::pieces(text);
            for piece in &pieces.names {
                self.piece(piece, kind);
            }
            if pieces.cut {
                self.remark("alias", text);
            }
            self.spoken_facts(text);
        }
        if let Some(note) = field.part("NOTE") {
            // A note without an alias is about another element of the record.
            for piece in names::in_note(&note).iter().filter(|_| text.is_some()) {
                self.piece(piece, kind);
            }
            self.spoken_facts(&note);
            self.remark("alias", &format!("{}: {note}", text.unwrap_or_default()));
        }
        if let Some(text) = field.part("DATE_OF_BIRTH") {
            match birth::day(&text) {
                Some(date) => self.birth_date(date),
                None => self.remark("birth date of an alias", &text),
            }
        }
        self.birth_place(places::alias_birth_place(field));
    }

    /// Birth dates and passports in words.
    fn spoken_facts(&mut self, text: &str) {
        for date in birth::spoken(text) {
            self.birth_date(date);
        }
        for passport in crate::written::documents::passports(text) {
            self.identifier(passport);
        }
    }

    fn facts(&mut self, record: &Record) {
        for field in &record.fields {
            match field.tag {
                "NATIONALITY" => field.values().for_each(|text| self.nationality(&text)),
                "DESIGNATION" => add_all(&mut self.person.positions, field.values()),
                "TITLE" => add_all(&mut self.person.titles, field.values()),
                "GENDER" => {
                    let gender = tidy(&field.text).unwrap_or_default().to_ascii_lowercase();
                    self.person.gender = match gender.as_str() {
                        "male" => Some(Gender::Male),
                        "female" => Some(Gender::Female),
                        _ => self.person.gender,
                    };
                }
                "INDIVIDUAL_DATE_OF_BIRTH" => self.birth(field),
                "INDIVIDUAL_PLACE_OF_BIRTH" => self.birth_place(places::birth_place(field)),
                "INDIVIDUAL_DOCUMENT" => self.document(field),
                "INDIVIDUAL_ADDRESS" | "ENTITY_ADDRESS" => {
                    if let Some(address) = places::address(field) {
                        self.country(address.country);
                        if !self.entity.addresses.contains(&address) {
                            self.entity.addresses.push(address);
                        }
                    }
                }
                "COMMENTS1" => {
                    if let Some(text) = tidy(&field.text) {
                        self.entity.remarks.push(text);
                    }
                }
                _ => {}
            }
        }
    }

    fn name(&mut self, text: &str, kind: NameKind) {
        let Some(name) = Name::new(text, kind) else {
            return;
        };
        match self
            .entity
            .names
            .iter_mut()
            .find(|known| known.text == name.text)
        {
            // The same name twice: the trust of the better one.
            Some(known) if !known.kind.is_strong() => known.kind = kind,
            Some(_) => {}
            None => self.entity.names.push(name),
        }
    }

    fn piece(&mut self, piece: &Piece, kind: NameKind) {
        let kind = match (piece.sort, kind) {
            // Four letters that many bear: an acronym alone never identifies.
            (Sort::Acronym, _) => NameKind::WeakAlias,
            (Sort::Original, NameKind::StrongAlias) => NameKind::OriginalScript,
            _ => kind,
        };
        self.name(&piece.text, kind);
    }

    fn nationality(&mut self, text: &str) {
        match places::country(text) {
            Some(country) => {
                if !self.person.nationalities.contains(&country) {
                    self.person.nationalities.push(country);
                }
                self.country(Some(country));
                if Country::from_name(text).is_none() {
                    self.remark("nationality", text);
                }
            }
            None if places::is_blank(text) => {}
            None => self.remark("nationality", text),
        }
    }

    fn country(&mut self, country: Option<Country>) {
        if let Some(country) = country.filter(|country| !self.entity.countries.contains(country)) {
            self.entity.countries.push(country);
        }
    }

    fn birth(&mut self, field: &Field) {
        if let Some(date) = birth::date(field) {
            self.birth_date(date);
        }
        if let Some(note) = field.part("NOTE") {
            self.remark("birth date", &note);
        }
    }

    fn birth_date(&mut self, date: PartialDate) {
        if !self.person.birth_dates.contains(&date) {
            self.person.birth_dates.push(date);
        }
    }

    fn birth_place(&mut self, place: Option<String>) {
        add_all(&mut self.person.birth_places, place.into_iter());
    }

    fn document(&mut self, field: &Field) {
        for identifier in documents::identifiers(field) {
            self.identifier(identifier);
        }
        // The number as published is kept beside the one that is compared.
        let tags = [
            "TYPE_OF_DOCUMENT",
            "TYPE_OF_DOCUMENT2",
            "NUMBER",
            "ISSUING_COUNTRY",
            "COUNTRY_OF_ISSUE",
            "CITY_OF_ISSUE",
            "DATE_OF_ISSUE",
            "DATE_OF_EXPIRY",
            "NOTE",
        ];
        let parts: Vec<String> = tags.iter().filter_map(|tag| field.part(tag)).collect();
        if !parts.is_empty() {
            self.remark("document", &parts.join(", "));
        }
    }

    fn identifier(&mut self, identifier: Identifier) {
        let same =
            |known: &Identifier| known.kind == identifier.kind && known.key() == identifier.key();
        match self.entity.identifiers.iter_mut().find(|known| same(known)) {
            Some(known) => known.country = known.country.or(identifier.country),
            None => self.entity.identifiers.push(identifier),
        }
    }

    fn remark(&mut self, about: &str, text: &str) {
        let remark = format!("{about}: {text}");
        if !self.entity.remarks.contains(&remark) {
            self.entity.remarks.push(remark);
        }
    }
}

fn add_all(to: &mut Vec<String>, texts: impl Iterator<Item = String>) {
    for text in texts {
        if !to.contains(&text) {
            to.push(text);
        }
    }
}
