//! The Consolidated Screening List of the International Trade Administration, as CSV.
//!
//! Source of the format: the header of the publisher's file; read was the one of May 2022. It
//! joins thirteen lists; what a listing does depends on which one it comes from. The column `_id`
//! is not unique, so a record is known by its list and OFAC's number, or where it has none by
//! what stays the same in it.

use vokter_entities::{
    Country, Effect, IdentifierKind, Kind, Listing, NameKind, ParticularKind, Person, Vessel,
};

use super::{identity, sources};
use crate::draft::Draft;
use crate::fault::{Fault, ReadError};
use crate::list::Publication;
use crate::ofac::words;
use crate::recognise::{Asked, Reading, Shape};
use crate::table::{Header, Record, Table};
use crate::written;

/// The format, known by its columns.
pub(crate) const SHAPE: Shape = Shape {
    what: "the US Consolidated Screening List as CSV (columns _id, source, entity_number, alt_names …)",
    recognises: |look| {
        look.has_columns(&["_id", "source", "entity_number", "alt_names", "programs"])
    },
    reading: Reading::Whole(read),
};

const LIST: &str = "us-csl";

fn read(bytes: &[u8], _: &Asked) -> Result<Publication, ReadError> {
    let table = Table::delimited(bytes, b',', Header::Row(0))?;
    table.must_have(&["source", "name"])?;
    let rows: Vec<Record> = table.records().collect();
    let contents: Vec<(String, String)> = rows.iter().map(content).collect();
    let hashed = identity::keys(&contents);
    let numbers = numbers(&rows);
    let mut entities = Vec::with_capacity(rows.len());
    for ((row, hash), number) in rows.iter().zip(hashed).zip(numbers) {
        let source = row
            .get("source")
            .ok_or_else(|| row.error(row.get("name"), Some("source"), Fault::NoReference))?;
        let (effect, code) = sources::of(source);
        let key = format!("{code}-{}", number.unwrap_or(hash));
        let entity = party(row, &key, source, effect).finish();
        let entity = entity.filter(|_| row.get("name").is_some());
        entities.push(entity.ok_or_else(|| row.error(Some(&key), Some("name"), Fault::NoName))?);
    }
    if entities.is_empty() {
        return Err(ReadError::whole(Fault::NoRecords));
    }
    Ok(Publication {
        is_part: false,
        list: LIST.to_owned(),
        title: "US Consolidated Screening List".to_owned(),
        published: None,
        entities,
        ..Publication::default()
    })
}

/// OFAC's number where it is the only one of its list, and the file has it once.
fn numbers(rows: &[Record]) -> Vec<Option<String>> {
    let key = |row: &Record| {
        Some((
            row.get("source")?.to_owned(),
            row.get("entity_number")?.to_owned(),
        ))
    };
    let mut counts = std::collections::HashMap::new();
    for row in rows {
        *counts.entry(key(row)).or_insert(0) += 1;
    }
    rows.iter()
        .map(|row| {
            let key = key(row);
            let once = counts.get(&key) == Some(&1);
            key.filter(|_| once).map(|(_, number)| number)
        })
        .collect()
}

/// What stays from version to version, and everything but the publisher's `_id`.
fn content(row: &Record) -> (String, String) {
    let stable = [
        "source",
        "entity_number",
        "name",
        "start_date",
        "federal_register_notice",
    ];
    let stable = stable.map(|column| row.get(column).unwrap_or_default());
    let all: Vec<&str> = row
        .filled()
        .filter(|(column, _)| *column != "_id")
        .map(|(_, cell)| cell)
        .collect();
    (stable.join("\n"), all.join("\n"))
}

fn party(row: &Record, key: &str, source: &str, effect: Effect) -> Draft {
    let kind = match row.get("type").unwrap_or_default() {
        "Individual" => Kind::Person(Person::default()),
        "Entity" => Kind::Organization,
        "Vessel" => Kind::Vessel(Vessel::default()),
        "Aircraft" => Kind::Airplane,
        // The lists of State and Commerce do not say it.
        _ => Kind::LegalEntity,
    };
    let is_person = matches!(kind, Kind::Person(_));
    let mut draft = Draft::new(LIST, key, kind);
    let name = |text: &str| {
        if is_person {
            written::turned(text)
        } else {
            text.to_owned()
        }
    };
    draft.name(
        &name(row.get("name").unwrap_or_default()),
        NameKind::Primary,
    );
    for text in several(row, "alt_names") {
        // The last of several in the Federal Register's sentence: `A; B; and C`.
        let text = text.strip_prefix("and ").unwrap_or(text);
        draft.name(&name(text), NameKind::StrongAlias);
    }
    for text in several(row, "dates_of_birth") {
        match written::date(text) {
            Some(date) => draft.birth_date(Some(date)),
            None => draft.remark("date of birth", text),
        }
    }
    for text in several(row, "places_of_birth") {
        draft.birth_place(text);
    }
    for text in several(row, "nationalities").chain(several(row, "citizenships")) {
        nationality(&mut draft, text);
    }
    for office in several(row, "title") {
        draft.position(office);
    }
    for text in several(row, "addresses") {
        address(&mut draft, text.strip_prefix("and ").unwrap_or(text));
    }
    for text in several(row, "ids") {
        identifier(&mut draft, is_person, text);
    }
    ship(&mut draft, row);
    listings(&mut draft, row, source, effect);
    // The lists of the Treasury are OFAC's, and their numbers are those of OFAC's own files.
    if sources::is_ofac(source) {
        draft.remark(
            "OFAC reference",
            row.get("entity_number").unwrap_or_default(),
        );
    }
    for column in [
        "end_date",
        "standard_order",
        "license_requirement",
        "license_policy",
        "remarks",
    ] {
        draft.remark(column, row.get(column).unwrap_or_default());
    }
    draft
}

/// The texts of a cell, parted by semicolons.
fn several<'t>(row: &Record<'t>, column: &str) -> impl Iterator<Item = &'t str> {
    let cell = row.get(column).unwrap_or_default();
    cell.split(';')
        .map(str::trim)
        .filter(|text| !text.is_empty())
}

fn country(text: &str) -> Option<Country> {
    let code = text.parse::<Country>().ok();
    code.or_else(|| words::country(text))
}

fn nationality(draft: &mut Draft, text: &str) {
    let Some(country) = country(text) else {
        return draft.remark("nationality", text);
    };
    draft.country(Some(country));
    if let Some(person) = draft.person()
        && !person.nationalities.contains(&country)
    {
        person.nationalities.push(country);
    }
}

/// `Gata 1, Oslo, NO`: the country's code comes last; alone it is no address.
fn address(draft: &mut Draft, text: &str) {
    let last = text.rsplit(',').next().unwrap_or_default().trim();
    let found = last.parse::<Country>().ok();
    if found.is_some() && last == text {
        draft.country(found);
    } else {
        draft.address(text, found);
    }
}

/// `RU, 5030056754, Tax ID No.`, `CBRFRUMM, SWIFT/BIC`, `Male, Gender`.
fn identifier(draft: &mut Draft, is_person: bool, text: &str) {
    let Some((value, label)) = text.rsplit_once(", ") else {
        return draft.remark("ids", text);
    };
    let issuer = value.split_once(", ").and_then(|(code, rest)| {
        let is_code = code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase());
        Some((code.parse::<Country>().ok().filter(|_| is_code)?, rest))
    });
    let (country, number) = match issuer {
        Some((country, rest)) => (Some(country), rest),
        None => (None, value),
    };
    if label == "Gender" {
        return draft.gender(number);
    }
    if label.ends_with("Vessel Flag") {
        return flag(draft, number);
    }
    match words::number(label, number, is_person) {
        Some(kind) => {
            let number = if kind == IdentifierKind::Imo {
                number.trim_start_matches("IMO").trim()
            } else {
                number
            };
            draft.identifier(kind, number, country);
            if kind == IdentifierKind::Other || kind == IdentifierKind::Wallet {
                draft.remark(label, number);
            }
        }
        None => draft.remark(label.trim_end_matches([':', '-', ' ']), value),
    }
}

fn flag(draft: &mut Draft, text: &str) {
    let Some(country) = country(text) else {
        return draft.remark("flag", text);
    };
    draft.country(Some(country));
    if let Kind::Vessel(vessel) = &mut draft.entity.kind
        && !vessel.flags.contains(&country)
    {
        vessel.flags.push(country);
    }
}

fn ship(draft: &mut Draft, row: &Record) {
    if let Some(text) = row.get("vessel_flag") {
        flag(draft, text);
    }
    if let Some(sign) = row.get("call_sign") {
        draft.identifier(IdentifierKind::Other, sign, None);
    }
    for (column, kind) in [
        ("call_sign", ParticularKind::CallSign),
        ("vessel_type", ParticularKind::Type),
        ("gross_tonnage", ParticularKind::Tonnage),
        ("gross_registered_tonnage", ParticularKind::GrossTonnage),
        ("vessel_owner", ParticularKind::Owner),
    ] {
        draft.particular(kind, column, row.get(column).unwrap_or_default());
    }
}

/// A listing of the joined list for each of its programmes.
fn listings(draft: &mut Draft, row: &Record, source: &str, effect: Effect) {
    let start = row.get("start_date").unwrap_or_default();
    let listing = |programme: Option<&str>| Listing {
        list: LIST.to_owned(),
        reference: row.get("entity_number").map(str::to_owned),
        // `Entity List (EL) - Bureau of Industry and Security`: the department goes without saying.
        regime: source.split(" - ").next().map(str::to_owned),
        programme: programme.map(str::to_owned),
        effect,
        listed_on: written::date(start),
        legal_basis: row.get("federal_register_notice").map(str::to_owned),
        unconfirmed: false,
    };
    for programme in several(row, "programs") {
        draft.listing(listing(Some(programme)));
    }
    if draft.entity.listings.is_empty() {
        draft.listing(listing(None));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,standard_order,license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,vessel_flag,vessel_owner,remarks,source_list_url,alt_names,citizenships,dates_of_birth,nationalities,places_of_birth,source_information_url,ids\n";
    const SDN: &str = "7,Specially Designated Nationals (SDN) - Treasury Department,7,Individual,SDGT; SYRIA,\"NORDMANN, Kari\",Minister,\"Gata 1, Oslo, NO; SY\",,,,,,,,,,,,,,,\"HANSEN, Kari\",IR,1982-10-06; circa 1960; 1960 to 1965,SY,\"Bergen, Norway\",,\"IR, A1, Passport; Female, Gender; 1Ab, Digital Currency Address - XBT; Subject to Secondary Sanctions, Additional Sanctions Information -\"\n";
    const ENTITY: &str = "aa,Entity List (EL) - Bureau of Industry and Security,,,,Example JSC,,\"Gata 2, RU\",87 FR 1,2022-04-07,,,For all items,Denial,,,,,,,,,Example OJSC; and Example PJSC,,,,,,\n";
    const SHIP: &str = "8,Specially Designated Nationals (SDN) - Treasury Department,8,Vessel,NPWMD,EXAMPLE STAR,,,,,,,,,T2EU4,Tug,1,,Panama,,,,,,,,,,\"IMO 9074729, Vessel Registration Identification; Malta, Former Vessel Flag\"\n";

    fn list(rows: &[&str]) -> Publication {
        read(
            format!("{HEADER}{}", rows.concat()).as_bytes(),
            &Asked::default(),
        )
        .unwrap()
    }

    #[test]
    fn each_list_with_its_effect() {
        let list = list(&[SDN, ENTITY, SHIP]);
        let [person, body, ship] = list.entities.as_slice() else {
            panic!("{} entities", list.entities.len());
        };
        assert_eq!(person.id.0, "us-csl-sdn-7");
        let names: Vec<&str> = person.names.iter().map(|name| name.text.as_str()).collect();
        assert_eq!(names, ["Kari NORDMANN", "Kari HANSEN"]);
        let dates: Vec<String> = person
            .birth_dates()
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(dates, ["1982-10-06", "~1960", "1960/1965"]);
        assert_eq!(person.listings.len(), 2);
        assert_eq!(person.listings[1].effect, Effect::Freeze);
        assert_eq!(person.addresses.len(), 1);
        let countries: Vec<&str> = person.countries.iter().map(Country::as_str).collect();
        assert_eq!(countries, ["sy", "ir", "no"]);
        let kinds: Vec<&str> = person
            .identifiers
            .iter()
            .map(|id| id.kind.as_str())
            .collect();
        assert_eq!(kinds, ["passport", "wallet"]);
        assert!(person.gender().is_some());
        assert_eq!(
            person.remarks,
            [
                "Digital Currency Address - XBT: 1Ab",
                "Additional Sanctions Information: Subject to Secondary Sanctions",
                "OFAC reference: 7"
            ]
        );
        let names: Vec<&str> = body.names.iter().map(|name| name.text.as_str()).collect();
        assert_eq!(names, ["Example JSC", "Example OJSC", "Example PJSC"]);
        assert_eq!(body.listings[0].effect, Effect::ExportControl);
        assert_eq!(body.listings[0].regime.as_deref(), Some("Entity List (EL)"));
        assert!(body.id.0.starts_with("us-csl-el-") && body.id.0.len() == 22);
        assert_eq!(ship.identifiers[0].value, "9074729");
        assert_eq!(ship.countries.len(), 2);
    }

    #[test]
    fn a_number_that_stands_twice_is_no_identity() {
        let twice = [SDN, &SDN.replace("Minister", "Premier")];
        let forward: Vec<String> = list(&twice).entities.into_iter().map(|e| e.id.0).collect();
        assert_ne!(forward[0], forward[1]);
        let back = list(&[twice[1], twice[0]]);
        assert_eq!(back.entities[0].id.0, forward[1]);
        // The same number on two of the lists is two records.
        let other = SDN.replace("Specially Designated Nationals (SDN)", "Capta List (CAP)");
        let both = list(&[SDN, &other]);
        assert_eq!(both.entities[1].id.0, "us-csl-cap-7");
        assert_eq!(both.entities[1].listings[0].effect, Effect::Sectoral);
    }

    #[test]
    fn what_is_broken_is_named() {
        let check = |text: &str, want: &str| {
            let error = read(text.as_bytes(), &Asked::default()).unwrap_err();
            assert!(error.to_string().contains(want), "{error}");
        };
        check(HEADER, "no records");
        check(
            &format!("{HEADER}{}", SDN.replace("\"NORDMANN, Kari\"", "")),
            "row 2",
        );
        check(&format!("{HEADER}{SDN}{}", &ENTITY[..30]), "row 3");
        check(&HEADER.replace("source,", "x,"), "no column `source`");
    }
}
