//! `vokter batch`: order, error rows, the dialects of customer files.

use crate::run::{House, check_sum};

#[test]
fn rows_in_input_order_with_error_rows_in_place() {
    let house = House::new();
    let mut rows = "id,name,birth_date\n".to_owned();
    for at in 0..3000 {
        rows += match at % 5 {
            0 => "a,Sergei Sjojgu,1955-05-21\n",
            1 => "b,Kari Nordmann,\n",
            2 => "c,,1970\n",
            3 => "d,Sergei Sjojgu,soon\n",
            _ => "e,Ola\n",
        };
    }
    let file = house.file("c.csv", rows);
    let said = house.run(&["batch", &file]);
    assert_eq!(said.code, 1);
    let lines = said.json_lines();
    assert_eq!(lines.len(), 3000);
    for (at, line) in lines.iter().enumerate() {
        assert_eq!(line["row"], at + 2);
        let failed = matches!(at % 5, 2 | 4);
        assert_eq!(line["error"].is_string(), failed, "{line}");
        assert_eq!(line["hits"].is_array(), !failed, "{line}");
        assert_eq!(line["warnings"].is_array(), at % 5 == 3, "{line}");
    }
    assert_eq!(lines[0]["id"], "a");
    assert!(lines[0]["hits"][0]["evidence"].is_null());
    assert_eq!(lines[3]["id"], "d");
    assert_eq!(lines[3]["hits"].as_array().unwrap().len(), 1);
    assert_eq!(
        said.err.lines().last(),
        Some("rows: 3000, hits: 1200, errors: 1200, warnings: 600")
    );
    assert!(said.err.contains("starter list"));
}

#[test]
fn the_dialects_of_banks() {
    let house = House::new();
    let text = "Kundenr;Fornavn;Etternavn;Fødselsdato;Land;Notat\n7;Sergei;Sjojgu;21.05.1955;RU;\"en\nto\"\n8;Bjørn;Åsgård;3.4.1980;NO;\n";
    let tabs = text.replace(';', "\t");
    let windows: Vec<u8> = text.chars().map(|c| c as u8).collect();
    let marked = format!("\u{feff}{text}");
    for (name, bytes, word) in [
        ("utf8.csv", text.as_bytes(), "UTF-8, separated by semicolon"),
        ("tabs.csv", tabs.as_bytes(), "UTF-8, separated by tab"),
        (
            "windows.csv",
            &windows,
            "Windows-1252, separated by semicolon",
        ),
        (
            "marked.csv",
            marked.as_bytes(),
            "UTF-8 with a byte order mark",
        ),
        (
            "crlf.csv",
            text.replace('\n', "\r\n").as_bytes(),
            "UTF-8, separated by semicolon",
        ),
    ] {
        let file = house.file(name, bytes);
        let said = house.run(&["batch", &file, "--evidence"]);
        assert_eq!(said.code, 0, "{name}: {said:?}");
        assert!(said.err.contains(word), "{name}: {}", said.err);
        assert!(
            said.err.contains("birth_date=Fødselsdato"),
            "{name}: {}",
            said.err
        );
        assert!(said.err.contains("not used: Notat"), "{name}: {}", said.err);
        let lines = said.json_lines();
        assert_eq!(
            (lines[0]["row"].as_u64(), lines[1]["row"].as_u64()),
            (Some(2), Some(3)),
            "{name}"
        );
        assert_eq!(lines[0]["id"], "7");
        let hit = &lines[0]["hits"][0];
        check_sum(hit);
        let kinds: Vec<_> = hit["evidence"]
            .as_array()
            .unwrap()
            .iter()
            .map(|term| term["kind"].clone())
            .collect();
        assert!(
            kinds.contains(&"birth_date".into()) && kinds.contains(&"country".into()),
            "{name}: {hit}"
        );
    }
}

#[test]
fn a_broken_row_in_a_utf8_file_is_an_error_row() {
    let house = House::new();
    let mut bytes = "name\n".as_bytes().to_vec();
    for _ in 0..20 {
        bytes.extend_from_slice("Bjørn Åsgård\n".as_bytes());
    }
    bytes.extend_from_slice(b"Bj\xf8rn\n");
    let file = house.file("c.csv", bytes);
    let said = house.run(&["batch", &file]);
    assert_eq!(said.code, 1);
    let lines = said.json_lines();
    assert!(
        lines[20]["error"].as_str().unwrap().contains("not UTF-8"),
        "{}",
        lines[20]
    );
}

#[test]
fn month_first_is_seen_and_said() {
    let house = House::new();
    let file = house.file(
        "c.csv",
        "name,dob\nSergei Sjojgu,05/21/1955\nKari Nordmann,03/04/1980\n",
    );
    let said = house.run(&["batch", &file, "--evidence"]);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.err.contains("month first"), "{}", said.err);
    assert!(
        said.out.contains("\"query\":\"1955-05-21\""),
        "{}",
        said.out
    );
}

#[test]
fn mapping_and_missing_columns() {
    let house = House::new();
    let file = house.file("c.csv", "Kunde,x\nSergei Sjojgu,1\n");
    house
        .run(&["batch", &file])
        .refused(1, "the columns are Kunde, x");
    let said = house.run(&["batch", &file, "--map", "name=Kunde"]);
    assert_eq!(
        said.json_lines()[0]["hits"][0]["entity"]["schema"],
        "Person"
    );
    house
        .run(&["batch", &file, "--map", "name=Nobody"])
        .refused(1, "no column `Nobody`");
    house
        .run(&["batch", &file, "--map", "nome=Kunde"])
        .refused(2, "unknown field");
}

#[test]
fn several_values_in_a_cell() {
    let house = House::new();
    let file = house.file(
        "c.csv",
        "name,alias,dob\nKari Nordmann,X Y|Sergei Sjojgu,1960|1955-05-21\n",
    );
    let lines = house.run(&["batch", &file, "--evidence"]).json_lines();
    assert_eq!(lines[0]["hits"].as_array().unwrap().len(), 1);
    assert_eq!(lines[0]["hits"][0]["band"], "confirmed", "{}", lines[0]);
}

#[test]
fn csv_out_and_the_file_has_its_name_at_the_end() {
    let house = House::new();
    let file = house.file(
        "c.csv",
        "id,name,country\n1,Sergei Sjojgu,RU\n2,Kari Nordmann,NO\n=3,Ola,??\n",
    );
    let said = house.run(&["batch", &file, "--csv", "--evidence", "-o", "out.csv"]);
    assert_eq!(said.code, 0);
    assert!(said.out.is_empty());
    assert!(!house.path("out.csv.partial").exists());
    let text = std::fs::read_to_string(house.path("out.csv")).unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().clone();
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let cell = |record: usize, name: &str| {
        let at = header.iter().position(|column| column == name).unwrap();
        records[record][at].to_owned()
    };
    assert_eq!(records.len(), 3);
    assert_eq!(cell(0, "row"), "2");
    assert!(cell(0, "evidence").contains("romanisation"));
    assert_eq!(cell(1, "total_hits"), "0");
    assert!(cell(2, "error").is_empty());
    assert!(cell(2, "warnings").contains("country"));
    assert_eq!(cell(2, "id"), "'=3");
}

#[test]
fn several_files_name_theirs_and_hits_can_fail() {
    let house = House::new();
    let a = house.file("a.csv", "name\nSergei Sjojgu\n");
    let b = house.file("b.csv", "name;x\nKari Nordmann;\n");
    let said = house.run(&["batch", &a, &b, "--fail-on-hit"]);
    assert_eq!(said.code, 3);
    let lines = said.json_lines();
    assert!(lines[1]["file"].as_str().unwrap().ends_with("b.csv"));
    assert_eq!(lines[1]["row"], 2);
    house.run(&["batch", &a, "-o", &a]).refused(2, "overwrite");
    assert_eq!(house.run(&["batch", &b, "--fail-on-hit"]).code, 0);
}

#[test]
fn what_a_killed_run_left_is_begun_anew() {
    let house = House::new();
    let file = house.file("c.csv", "name\nKari Nordmann\n");
    house.file("out.jsonl.partial", "x".repeat(10_000));
    let partial = std::fs::File::open(house.path("out.jsonl.partial")).unwrap();
    partial.lock().unwrap();
    house
        .run(&["batch", &file, "-o", "out.jsonl"])
        .refused(1, "another run");
    drop(partial);
    assert_eq!(house.run(&["batch", &file, "-o", "out.jsonl"]).code, 0);
    let text = std::fs::read_to_string(house.path("out.jsonl")).unwrap();
    assert_eq!(text, "{\"row\":2,\"id\":null,\"hits\":[]}\n");
}

#[test]
fn countries_in_other_languages() {
    let house = House::new();
    let file = house.file(
        "c.csv",
        "name,land\nA B,Russland|Российская Федерация\nA B,Corée du Nord\nA B,한국\nA B,NOR\n",
    );
    let said = house.run(&["batch", &file]);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(
        said.json_lines()
            .iter()
            .all(|line| line["warnings"].is_null()),
        "{}",
        said.out
    );
}

#[test]
fn what_excel_and_hurried_people_write() {
    let house = House::new();
    let utf16: Vec<u8> = "\u{feff}id\tname\tbirth_date\r\n1\tСергей Шойгу\t21.05.1955\r\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for (name, bytes, said_so) in [
        (
            "sep.csv",
            "sep=;\nid;name;birth_date\n1;Sergei Sjojgu;1955-05-21\n".as_bytes(),
            "separated by semicolon, as its first line says",
        ),
        (
            "title.csv",
            "Customers, all;;\nof 2026;;\n;;\nid;name;birth_date\n1;Sergei Sjojgu;21.05.1955\n"
                .as_bytes(),
            "header in line 4 below the title `Customers, all;;`",
        ),
        (
            "utf16.csv",
            &utf16,
            "UTF-16 (little-endian), separated by tab",
        ),
        (
            "short.csv",
            b"id,name,birth_date\n1,Sergei Sjojgu,21.05.55\n",
            "a year of two digits: 1",
        ),
        (
            "serial.csv",
            b"id,name,birth_date\n1,Sergei Sjojgu,20230\n",
            "a spreadsheet's number of the day: 1 (20230 is 1955-05-21)",
        ),
        (
            "words.csv",
            b"id,name,birth_date\n1,Sergei Sjojgu,21. mai 1955\n",
            "birth_date",
        ),
        (
            "american.csv",
            b"id,name,birth_date\n1,Sergei Sjojgu,5/21/1955 12:00:00 AM\n",
            "read month first",
        ),
        (
            "several.csv",
            b"id,name,birth_date\n1,Kari Nordmann / Sergei Sjojgu,1955-05-21\n",
            "cells with several names",
        ),
        (
            "twice.csv",
            b"id,name,name,birth_date\n1,Kari Nordmann,Sergei Sjojgu,1955-05-21\n",
            "2 columns are called name: all of them are read",
        ),
        (
            "bar.csv",
            b"id|name|birth_date\n1|Sergei \"S\" Sjojgu|1955-05-21\n",
            "separated by |",
        ),
    ] {
        let file = house.file(name, bytes);
        let said = house.run(&["batch", &file, "--evidence"]);
        assert_eq!(said.code, 0, "{name}: {said:?}");
        assert!(said.err.contains(said_so), "{name}: {}", said.err);
        let rows = said.json_lines();
        assert_eq!(rows.len(), 1, "{name}: {}", said.out);
        assert_eq!((&rows[0]["row"], &rows[0]["id"]), (&2.into(), &"1".into()));
        let evidence = rows[0]["hits"][0]["evidence"].as_array().unwrap();
        assert!(
            evidence
                .iter()
                .any(|term| term["kind"] == "birth_date" && term["query"] == "1955-05-21"),
            "{name}: {}",
            said.out
        );
    }
}

#[test]
fn a_damaged_name_is_an_error_row() {
    let house = House::new();
    let mut content = b"id,name\n".to_vec();
    for at in 0..20_000 {
        content.extend_from_slice(format!("{at},Kari Nordmann\n").as_bytes());
    }
    content.extend_from_slice(b"x,Sergei\0 Sjojgu\ny,Ola\x1b[2J\nz,Sergei Sjojgu\nw,Ola,too\nv\n");
    let file = house.file("c.csv", content);
    let said = house.run(&["batch", &file]);
    assert_eq!(said.code, 1);
    let rows = said.json_lines();
    let error = |at: usize| rows[at]["error"].as_str().unwrap_or_default();
    assert!(error(20_000).contains("U+0000"), "{}", rows[20_000]);
    assert!(error(20_001).contains("U+001B"), "{}", rows[20_001]);
    assert_eq!(rows[20_002]["hits"].as_array().unwrap().len(), 1);
    assert!(error(20_003).contains("3 columns instead of 2"));
    assert!(error(20_004).contains("1 columns instead of 2"));
    assert_eq!(rows.len(), 20_005);
}
