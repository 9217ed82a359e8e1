//! Pakistan's proscribed persons, as its National Counter Terrorism Authority (NACTA) gives them
//! out: a JSON array with name, father's name, identity number, province and district.
//!
//! There are no record numbers and no birth dates, and many of the names are common: the identity
//! number (CNIC, 13 digits) makes the identity, else a hash of name, father's name and district.
//! Some numbers stand with two persons, among them made-up ones such as 1111111111111; these have
//! the hash besides. A row that is repeated to the letter is a record of its own, too.
//!
//! Met: the whole list of June 2026.

use std::collections::HashMap;

use serde::Deserialize;
use vokter_entities::{
    Country, Effect, Entity, EntityId, Gender, IdentifierKind, Kind, Listing, NameKind, Person,
};

use crate::draft::{Draft, fingerprint, tidy};
use crate::fault::{Fault, Place, ReadError};
use crate::list::Publication;
use crate::look::Look;
use crate::recognise::{Asked, Reading, Shape};

/// The list's name.
pub const LIST: &str = "pk-nacta";

/// What people call it.
pub const TITLE: &str = "Pakistan's proscribed persons (NACTA)";

/// The format, known by its members.
pub(crate) const SHAPE: Shape = Shape {
    what: "Pakistan's proscribed persons in JSON (members Name, FatherName, CNIC)",
    recognises: |look| match look {
        Look::Json { head } => {
            let members = ["\"Name\"", "\"FatherName\"", "\"CNIC\""];
            head.trim_start().starts_with('[') && members.iter().all(|name| head.contains(name))
        }
        _ => false,
    },
    reading: Reading::Whole(read),
};

/// A record as it is written.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Row {
    name: Option<String>,
    father_name: Option<String>,
    #[serde(rename = "CNIC")]
    cnic: Option<String>,
    province: Option<String>,
    district: Option<String>,
}

/// How many digits an identity number has.
const CNIC_DIGITS: usize = 13;

impl Row {
    /// The identity number, if it is one, without hyphens.
    fn number(&self) -> Option<String> {
        let digits: String = self
            .cnic
            .as_deref()?
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-')
            .collect();
        let whole = digits.len() == CNIC_DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit());
        whole.then_some(digits)
    }

    /// A hash of what else tells persons apart.
    fn fingerprint(&self) -> String {
        let fields = [&self.name, &self.father_name, &self.district];
        let fields = fields.map(|field| tidy(field.as_deref().unwrap_or_default()));
        fingerprint(
            &fields
                .each_ref()
                .map(|field| field.as_deref().unwrap_or_default()),
        )
    }
}

fn read(bytes: &[u8], _: &Asked) -> Result<Publication, ReadError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let rows: Vec<Row> = serde_json::from_slice(bytes).map_err(|error| {
        ReadError::whole(Fault::Unreadable(format!("no list of records ({error})")))
    })?;
    if rows.is_empty() {
        return Err(ReadError::whole(Fault::NoRecords));
    }
    let mut bearers: HashMap<String, usize> = HashMap::new();
    for number in rows.iter().filter_map(Row::number) {
        *bearers.entry(number).or_default() += 1;
    }
    let mut repeats: HashMap<String, usize> = HashMap::new();
    let mut entities = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let mut identity = match row.number() {
            Some(number) if bearers.get(&number) == Some(&1) => number,
            Some(number) => format!("{number}-{}", row.fingerprint()),
            None => row.fingerprint(),
        };
        let repeat = repeats.entry(identity.clone()).or_default();
        *repeat += 1;
        // Equal rows are the same whichever comes first.
        if *repeat > 1 {
            identity = format!("{identity}-{repeat}");
        }
        let entity = party(row, &identity).ok_or(ReadError {
            place: Place::Item(at as u64 + 1),
            record: row.cnic.clone(),
            field: Some("Name".to_owned()),
            fault: Fault::NoName,
        })?;
        entities.push(entity);
    }
    Ok(Publication {
        is_part: false,
        list: LIST.to_owned(),
        title: TITLE.to_owned(),
        entities,
        ..Publication::default()
    })
}

fn party(row: &Row, identity: &str) -> Option<Entity> {
    let mut draft = Draft::new(LIST, identity, Kind::Person(Person::default()));
    draft.entity.id = EntityId(format!("{LIST}-{identity}"));
    let (name, aliases) = names(row.name.as_deref()?);
    draft.name(&name, NameKind::Primary);
    for alias in aliases {
        // A nickname in one word is broad: "Master", "Commander".
        let one = !alias.contains(' ');
        draft.name(
            &alias,
            if one {
                NameKind::WeakAlias
            } else {
                NameKind::StrongAlias
            },
        );
    }
    let pakistan = "pk".parse::<Country>().ok();
    match row.number() {
        Some(number) => draft.identifier(IdentifierKind::NationalId, &number, pakistan),
        None => draft.remark("CNIC", row.cnic.as_deref().unwrap_or_default()),
    }
    relative(&mut draft, row.father_name.as_deref().unwrap_or_default());
    let places = [&row.district, &row.province];
    let places: Vec<&str> = places.iter().filter_map(|place| place.as_deref()).collect();
    draft.address(
        &[places.join(", "), "Pakistan".to_owned()].join(", "),
        pakistan,
    );
    draft.listing(Listing {
        list: LIST.to_owned(),
        reference: row.number(),
        regime: Some("Anti-Terrorism Act 1997, Fourth Schedule".to_owned()),
        programme: None,
        effect: Effect::Freeze,
        listed_on: None,
        legal_basis: Some("Anti-Terrorism Act 1997, section 11-EE".to_owned()),
        unconfirmed: false,
    });
    draft.finish()
}

/// The name and those after "@", "alias" or in brackets.
fn names(text: &str) -> (String, Vec<String>) {
    let marked = text.replace(" alias ", " @ ").replace(" Alias ", " @ ");
    let mut parts = marked.split(['@', '(', ')']);
    let name = parts
        .next()
        .unwrap_or_default()
        .trim()
        .trim_end_matches([',', '.'])
        .to_owned();
    let aliases = parts.flat_map(|part| part.split(','));
    let aliases = aliases.filter_map(|alias| tidy(alias.trim_matches(['.', ' '])));
    (name, aliases.collect())
}

/// Whose child or wife a person is.
fn relative(draft: &mut Draft, text: &str) {
    let Some(text) = tidy(text) else { return };
    let lower = text.to_lowercase();
    if matches!(lower.as_str(), "nil" | "nill" | "na" | "n/a" | "-") {
        return;
    }
    let (what, gender, prefix) = match lower.get(..4) {
        Some("s/o ") => ("father", Some(Gender::Male), 4),
        Some("d/o ") => ("father", Some(Gender::Female), 4),
        Some("w/o ") => ("husband", Some(Gender::Female), 4),
        _ => ("father", None, 0),
    };
    draft.remark(what, text.get(prefix..).unwrap_or(&text));
    if let Some(person) = draft.person() {
        person.gender = gender;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parties(json: &str) -> Vec<Entity> {
        read(json.as_bytes(), &Asked::default()).unwrap().entities
    }

    #[test]
    fn names_numbers_and_relatives() {
        let all = parties(
            r#"[{"Name":"Aa Bb @ Cc Dd@Ee ","FatherName":"W/o Ff","CNIC":"\t12345-6789012-3","Province":"Xx","District":"YY"},
            {"Name":"Gg alias Hh Ii, Jj","FatherName":null,"CNIC":"5","Province":"Xx","District":"YY"}]"#,
        );
        let names: Vec<(&str, NameKind)> = all[0]
            .names
            .iter()
            .map(|name| (name.text.as_str(), name.kind))
            .collect();
        assert_eq!(
            names,
            [
                ("Aa Bb", NameKind::Primary),
                ("Cc Dd", NameKind::StrongAlias),
                ("Ee", NameKind::WeakAlias)
            ]
        );
        assert_eq!(all[0].id.0, "pk-nacta-1234567890123");
        assert_eq!(all[0].identifiers[0].value, "1234567890123");
        assert_eq!(all[0].remarks, ["husband: Ff"]);
        assert_eq!(all[0].gender(), Some(Gender::Female));
        assert_eq!(all[0].addresses[0].text, "YY, Xx, Pakistan");
        assert_eq!(all[1].names.len(), 3);
        // What is no identity number identifies nobody.
        assert!(all[1].identifiers.is_empty());
        assert_eq!(all[1].remarks, ["CNIC: 5"]);
    }

    #[test]
    fn a_number_of_two_persons_tells_them_apart_by_name() {
        let row = |name: &str| {
            format!(
                r#"{{"Name":"{name}","FatherName":"X","CNIC":"1111111111111","Province":"P","District":"D"}}"#
            )
        };
        let (a, b) = (row("Aa"), row("Bb"));
        let one = parties(&format!("[{a},{b}]"));
        let two = parties(&format!("[{b},{a}]"));
        assert_eq!((&one[0].id, &one[1].id), (&two[1].id, &two[0].id));
        let same = parties(&format!("[{a},{a}]"));
        assert_eq!(same[1].id.0, format!("{}-2", same[0].id));
        let error = |json: &str| {
            read(json.as_bytes(), &Asked::default())
                .unwrap_err()
                .to_string()
        };
        assert!(error("[]").contains("no records"));
        assert!(error("[{\"CNIC\":\"1\"}]").starts_with("element 1, record 1, Name"));
        assert!(error("[{\"Name\":\"A\"").contains("no list of records"));
    }
}
