//! Made-up tables.

use std::io::{Cursor, Write};

use vokter_entities::{Effect, Entity, IdentifierKind, Kind, NameKind};

use super::read;
use crate::recognise::{Joined, Part, recognise};

const HEADER: &str = "celex,recordId,programKey,annex,measure,startDate,schema,name,alias,weakAlias,previousName,nationality,birthDate,passportNumber,taxNumber,registrationNumber,imoNumber,address,reason";
const FREEZE: &str = "32014R0269,12,EU-UKR,I.PERSONS,Asset freeze,23.2.2022,Person,Iyad (a.k.a. Eyad) AA,Бб (ББ); Бв / Бг,Nick,Old,(a) Russian (the Union …) (b) Syrian,\"26.11.1972; (a) 1975, (b) circa 1976\",A123456 (Russian passport issued on 4.6.1985); 77 (n),773721109701 (Russia),,,\"1 Road, Russia\",A reason\n";

fn set(files: &[&[u8]]) -> Result<Vec<Joined>, (usize, String)> {
    let parts: Vec<Part> = files.iter().map(|bytes| Part { bytes }).collect();
    read(&parts).map_err(|error| (error.part, error.error.to_string()))
}

fn entities(rows: &str) -> Vec<Entity> {
    let text = format!("{HEADER}\n{rows}");
    let mut lists = set(&[text.as_bytes()]).unwrap();
    lists.remove(0).publication.entities
}

#[test]
fn an_entry_with_everything() {
    let party = &entities(FREEZE)[0];
    assert_eq!(party.id.0, "eu-journal-32014R0269-I.PERSONS-12");
    let names: Vec<(&str, NameKind)> = party
        .names
        .iter()
        .map(|name| (name.text.as_str(), name.kind))
        .collect();
    assert_eq!(
        names,
        [
            ("Iyad AA", NameKind::Primary),
            ("Eyad AA", NameKind::StrongAlias),
            ("Бб (ББ)", NameKind::OriginalScript),
            ("Бв", NameKind::OriginalScript),
            ("Бг", NameKind::OriginalScript),
            ("Nick", NameKind::WeakAlias),
            ("Old", NameKind::Former),
        ]
    );
    let dates: Vec<String> = party
        .birth_dates()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(dates, ["1972-11-26", "1975", "~1976"]);
    let numbers: Vec<(IdentifierKind, &str)> = party
        .identifiers
        .iter()
        .map(|number| (number.kind, number.value.as_str()))
        .collect();
    assert_eq!(
        numbers,
        [
            (IdentifierKind::Passport, "A123456"),
            (IdentifierKind::TaxId, "773721109701")
        ]
    );
    assert_eq!(
        party.countries,
        ["ru".parse().unwrap(), "sy".parse().unwrap()]
    );
    let listing = &party.listings[0];
    assert_eq!(
        listing.reference.as_deref(),
        Some("32014R0269, I.PERSONS, 12")
    );
    assert_eq!(listing.regime.as_deref(), Some("UKR"));
    assert_eq!(listing.effect, Effect::Freeze);
    assert_eq!(listing.listed_on.unwrap().to_string(), "2022-02-23");
    assert!(party.remarks.contains(&"reason: A reason".to_owned()));
}

#[test]
fn a_measure_is_what_an_entry_means() {
    let row = |measure: &str, schema: &str| {
        let party = &entities(&format!(
            "32014R0833,1,EU-RUS,IV,{measure},,{schema},Aa,,,,,,,,,,,\n"
        ))[0];
        (party.listings[0].effect, party.kind.clone())
    };
    assert_eq!(
        row("Export control", "Company"),
        (Effect::ExportControl, Kind::Company)
    );
    assert_eq!(
        row("Financial restrictions", "LegalEntity").0,
        Effect::Sectoral
    );
    assert_eq!(
        row("Transportation restrictions", "Vessel").0,
        Effect::PortBan
    );
    assert_eq!(
        row("Transportation restrictions", "Asset").0,
        Effect::Sectoral
    );
    assert_eq!(
        row("Another", "Asset"),
        (Effect::Other, Kind::Other("Asset".to_owned()))
    );
}

#[test]
fn ids_do_not_depend_on_the_order_of_rows() {
    let rows = [
        "32014R0833,,EU-RUS,IV,Export control,,Company,Aa,,,,,,,,,,,\n",
        "32014R0833,,EU-RUS,IV,Export control,,Company,Bb,,,,,,,,,,,\n",
        "32014R0833,7,EU-RUS,IV,Export control,,Company,Cc,,,,,,,,,,,\n",
        "32014R0833,7,EU-RUS,IV,Export control,,Company,Dd,,,,,,,,,,,\n",
    ];
    let ids = |order: [usize; 4]| {
        let text: String = order.iter().map(|at| rows[*at]).collect();
        let mut parties: Vec<(String, String)> = entities(&text)
            .iter()
            .map(|party| (party.caption().to_owned(), party.id.0.clone()))
            .collect();
        parties.sort();
        parties
    };
    let once = ids([0, 1, 2, 3]);
    assert_eq!(once, ids([3, 1, 0, 2]));
    assert_eq!(once.len(), 4);
    // The same row twice is one entry.
    assert_eq!(entities(&(rows[0].to_owned() + rows[0])).len(), 1);
}

fn zip(files: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        writer
            .start_file(*name, zip::write::SimpleFileOptions::default())
            .unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_zip_and_its_tables_are_the_same() {
    let first = format!("{HEADER}\n{FREEZE}");
    let empty = format!("{HEADER}\n");
    let amended = "amendedCelex,amendmentCelex,recordId,programKey,annex,measure,startDate,schema,name\n32014R0833,32026R1848,9,EU-RUS,IV,Export control,13.8.2026,Company,Bb\n";
    let packed = zip(&[
        ("consolidated/32014R0269.csv", &first),
        ("consolidated/32006R0305.csv", &empty),
        ("amendments/32026R1848.csv", amended),
    ]);
    assert!(
        recognise(&packed, &crate::Asked::default())
            .unwrap()
            .what
            .contains("annexes")
    );
    let zipped = set(&[&packed]).unwrap();
    let plain = set(&[first.as_bytes(), empty.as_bytes(), amended.as_bytes()]).unwrap();
    assert_eq!(
        zipped[0].publication.entities,
        plain[0].publication.entities
    );
    let basis = plain[0].publication.entities[1].listings[0]
        .legal_basis
        .clone();
    assert_eq!(
        basis.as_deref(),
        Some("32014R0833, annex IV, as amended by 32026R1848")
    );
    assert!(
        set(&[empty.as_bytes()])
            .unwrap_err()
            .1
            .contains("no records")
    );
    let broken = zip(&[
        ("consolidated/32014R0269.csv", &first),
        (
            "consolidated/32014R0833.csv",
            &format!("{HEADER}\n32014R0833,1\n"),
        ),
    ]);
    let error = set(&[&broken]).unwrap_err().1;
    assert!(
        error.contains("row 2, record consolidated/32014R0833.csv"),
        "{error}"
    );
    let nameless = first.replace("Iyad (a.k.a. Eyad) AA", "");
    let error = set(&[amended.as_bytes(), nameless.as_bytes()]).unwrap_err();
    assert!(
        error.0 == 1 && error.1.contains("row 2, record 12, name"),
        "{error:?}"
    );
    let kindless = first.replace("Person,", ",");
    assert!(
        set(&[kindless.as_bytes()])
            .unwrap_err()
            .1
            .contains("schema")
    );
}
