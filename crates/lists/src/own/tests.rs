use vokter_entities::{Effect, Entity, IdentifierKind, Kind, NameKind};

use super::*;

fn asked(columns: &[(&str, &str)]) -> Asked {
    Asked {
        list: Some("my-list".to_owned()),
        columns: columns
            .iter()
            .map(|(field, column)| ((*field).to_owned(), (*column).to_owned()))
            .collect(),
    }
}

fn parties(text: &str, columns: &[(&str, &str)]) -> Vec<Entity> {
    let publication = read(text.as_bytes(), &asked(columns));
    publication
        .unwrap_or_else(|error| panic!("{error}"))
        .entities
}

fn error(text: &str, columns: &[(&str, &str)]) -> String {
    read(text.as_bytes(), &asked(columns))
        .unwrap_err()
        .to_string()
}

fn names(entity: &Entity, kind: NameKind) -> Vec<&str> {
    let names = entity.names.iter().filter(|name| name.kind == kind);
    names.map(|name| name.text.as_str()).collect()
}

#[test]
fn every_field_of_a_person() {
    let csv = "reference,name,alias,weak_alias,given_name,middle_name,family_name,schema,birth_date,country,nationality,passport,national_id,tax_id,lei,bic,wallet,regime,effect,listed_on,note,address,position,gender,Shoe\n\
        7,Aa Bb,Ab Ba|가나다,Abo,Aa,Mm,Bb,Individual,21.05.1955|circa 1956,Norge|SE,norwegian,P 12345,N12345,T12345,,,,Own,travel ban,2024-01-02,Knows Cc,Street 1,Boss,F,44\n";
    let [party] = &parties(csv, &[])[..] else {
        panic!("one")
    };
    assert_eq!(party.id.0, "my-list-7");
    assert_eq!(names(party, NameKind::Primary), ["Aa Bb"]);
    assert_eq!(names(party, NameKind::StrongAlias), ["Ab Ba", "Aa Mm Bb"]);
    assert_eq!(names(party, NameKind::OriginalScript), ["가나다"]);
    assert_eq!(names(party, NameKind::WeakAlias), ["Abo"]);
    let Kind::Person(person) = &party.kind else {
        panic!("a person")
    };
    let born: Vec<String> = person.birth_dates.iter().map(ToString::to_string).collect();
    assert_eq!(born, ["1955-05-21", "~1956"]);
    assert_eq!(person.nationalities.len(), 1);
    assert!(person.gender.is_some());
    assert_eq!(person.positions, ["Boss"]);
    assert_eq!(party.countries.len(), 2);
    let kinds: Vec<IdentifierKind> = party.identifiers.iter().map(|id| id.kind).collect();
    assert_eq!(
        kinds,
        [
            IdentifierKind::Passport,
            IdentifierKind::NationalId,
            IdentifierKind::TaxId
        ]
    );
    let listing = &party.listings[0];
    assert_eq!(
        (listing.list.as_str(), listing.effect),
        ("my-list", Effect::TravelBan)
    );
    assert_eq!(listing.reference.as_deref(), Some("7"));
    assert_eq!(party.remarks, ["Knows Cc", "Shoe: 44"]);
}

#[test]
fn a_header_in_other_words_and_a_mapped_one() {
    let csv = "\u{feff}Navn;Født;Land;Kallenavn\nAa Bb;21.05.1955;Norge;Abo\n";
    let [party] = &parties(csv, &[])[..] else {
        panic!("one")
    };
    assert_eq!(party.birth_dates().len(), 1);
    assert_eq!(names(party, NameKind::StrongAlias), ["Abo"]);
    let csv = "Hvem,Naar,name\nAa Bb,1955,other\n";
    let [party] = &parties(csv, &[("name", "hvem"), ("birth-date", "Naar")])[..] else {
        panic!("one")
    };
    assert_eq!(party.caption(), "Aa Bb");
    assert_eq!(party.remarks, ["name: other"]);
    assert!(error(csv, &[("nam", "hvem")]).contains("`nam` is no field"));
    assert!(
        error(csv, &[("name", "Who")])
            .contains("no column `Who`; the columns are Hvem, Naar, name")
    );
    assert!(error("a,b\n1,2\n", &[]).contains("--map name=COLUMN"));
}

#[test]
fn json_lines_and_arrays_are_the_same_as_a_table() {
    let csv = parties(
        "name,alias,birth_date,imo\nAa,Bb|Cc,1955,\nDd,,,9074729\n",
        &[],
    );
    let lines = "{\"name\": \"Aa\", \"alias\": [\"Bb\", \"Cc\"], \"birth_date\": 1955}\n\n{\"imo\": 9074729, \"name\": \"Dd\", \"alias\": null}\n";
    assert_eq!(parties(lines, &[]), csv);
    let array = "[{\"name\": \"Aa\", \"alias\": [\"Bb\", \"Cc\"], \"birth_date\": 1955}, {\"imo\": 9074729, \"name\": \"Dd\"}]";
    assert_eq!(parties(array, &[]), csv);
    assert!(matches!(csv[1].kind, Kind::Vessel(_)));
    assert!(
        error("{\"name\": \"Aa\"}\n{\"name\": {\"a\": 1}}", &[])
            .starts_with("line 2, outside the records, name: `{\"a\":1}`")
    );
    assert!(error("{\"name\": \"Aa\"}\nnonsense", &[]).starts_with("line 2"));
}

#[test]
fn without_a_reference_the_identity_is_the_content() {
    let a = parties("name,birth_date,note\nAa,1955,x\nBb,,y\n", &[]);
    let b = parties("note,name,birth_date\ny,Bb,\nz,Aa,1955\n", &[]);
    assert_eq!(a[0].id, b[1].id);
    assert_eq!(a[1].id, b[0].id);
    assert_ne!(a[0].id, a[1].id);
    assert_eq!(a[0].listings[0].reference, None);
    // Two of one name and birth date that are not the same row stay two, in any order.
    let two = parties("name,note\nAa,x\nAa,y\n", &[]);
    let turned = parties("name,note\nAa,y\nAa,x\n", &[]);
    assert_eq!((&two[0].id, &two[1].id), (&turned[1].id, &turned[0].id));
    assert_ne!(two[0].id, two[1].id);
    // A repeated row is one party and is told.
    let same = read(b"name,note\nAa,x\nAa,x\n", &asked(&[])).unwrap();
    assert_eq!((same.entities.len(), same.warnings.len()), (1, 1));
}

#[test]
fn an_identity_number_serves_as_reference() {
    let parties = parties("id,name\n1,Aa\nAB123456,Bb\n", &[]);
    assert_eq!(parties[0].id.0, "my-list-1");
    // A running number identifies a row and nobody.
    assert!(parties[0].identifiers.is_empty());
    assert_eq!(parties[1].identifiers[0].value, "AB123456");
    assert!(error("id,name\n1,Aa\n1,Bb\n", &[]).contains("reference 1 stands also in row 2"));
    assert!(read(b"id,name\n1,Aa\n1,Aa\n", &asked(&[])).is_ok());
}

#[test]
fn one_column_of_names() {
    let parties = parties("name\nAa Bb\nCc, Dd\n", &[]);
    assert_eq!(parties.len(), 2);
    assert_eq!(parties[1].caption(), "Cc, Dd");
    assert_eq!(parties[0].kind, Kind::LegalEntity);
}

#[test]
fn every_fault_names_its_row_and_column() {
    for (csv, want) in [
        (
            "name,birth_date\nAa,\nBb,05/21/1955\n",
            "row 3, outside the records, birth_date: `05/21/1955` is not a date",
        ),
        (
            "reference,name,Land\n7,Aa,Nowhere\n",
            "row 2, record 7, Land: `Nowhere` is not a country",
        ),
        ("name,schema\nAa,shoe\n", "schema: `shoe` is not a schema"),
        (
            "name,effect\nAa,tickle\n",
            "effect: `tickle` is not an effect",
        ),
        ("name,gender\nAa,x\n", "gender: `x` is not a gender"),
        (
            "name,country\nAa,no\n,se\n",
            "row 3, outside the records: no name in this row",
        ),
        (
            "name,country\nAa,no,x\n",
            "row 2, outside the records: 3 columns",
        ),
        ("name,country\n", "no records"),
    ] {
        let error = error(csv, &[]);
        assert!(error.contains(want), "{error}");
    }
}

#[test]
fn the_list_needs_a_name_of_its_own() {
    let ask = |list: Option<&str>| Asked {
        list: list.map(str::to_owned),
        columns: Vec::new(),
    };
    let error = |list| {
        read(b"name,country\nAa,no\n", &ask(list))
            .unwrap_err()
            .to_string()
    };
    assert!(error(None).contains("--list my-blocklist"));
    assert!(error(Some("un-sc")).contains("un-sc is the name of another"));
    assert!(error(Some("starter")).contains("of its own"));
}

#[test]
fn numbers_that_fail_their_check_are_told() {
    let list = read(b"name,imo,lei\nAa,1234568,x12345\n", &asked(&[])).unwrap();
    assert!(
        list.warnings[0].starts_with("2 IMO numbers"),
        "{:?}",
        list.warnings
    );
    assert!(
        list.entities[0]
            .identifiers
            .iter()
            .all(|id| id.kind == IdentifierKind::Other)
    );
}

/// The smallest workbook with one sheet.
fn workbook(rows: &[&[&str]]) -> Vec<u8> {
    use std::io::Write;
    let cell = |at: usize, number: usize, text: &str| {
        let column = char::from(b'A' + at as u8);
        format!("<c r=\"{column}{number}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
    };
    let row = |number: usize, cells: &[&str]| {
        let cells = cells.iter().enumerate();
        let cells: Vec<String> = cells.map(|(at, text)| cell(at, number, text)).collect();
        format!("<row r=\"{number}\">{}</row>", cells.concat())
    };
    let rows = rows.iter().enumerate();
    let sheet: Vec<String> = rows.map(|(at, cells)| row(at + 1, cells)).collect();
    let sheet = sheet.concat();
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let files = [
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"
                .to_owned(),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{links}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{links}\"><sheets><sheet name=\"Blocked\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{links}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet xmlns=\"{main}\"><sheetData>{sheet}</sheetData></worksheet>"),
        ),
    ];
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_workbook_is_the_same_as_a_table() {
    let rows: [&[&str]; 3] = [
        &["Navn", "Alias", "Født"],
        &["Aa Bb", "Ab|Ba", "21.05.1955"],
        &["Cc", "", ""],
    ];
    let list = read(&workbook(&rows), &asked(&[])).unwrap();
    assert_eq!(
        list.entities,
        parties("Navn,Alias,Født\nAa Bb,Ab|Ba,21.05.1955\nCc,,\n", &[])
    );
    let rows: [&[&str]; 2] = [&["Navn", "Født"], &["Aa", "soon"]];
    let error = read(&workbook(&rows), &asked(&[])).unwrap_err().to_string();
    assert!(
        error.starts_with("sheet Blocked, row 2, outside the records, Født: `soon`"),
        "{error}"
    );
}
