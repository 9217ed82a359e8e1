//! Files that are not what they should be: one line, exit code 1, never a panic.

use crate::run::House;

/// Bytes that look random and are the same on every run.
fn random_bytes(count: usize) -> Vec<u8> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 24) as u8
    };
    (0..count).map(|_| next()).collect()
}

const BOMB: &str = "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">\
<!ENTITY c \"&b;&b;&b;\">]><CONSOLIDATED_LIST><INDIVIDUALS>&c;</INDIVIDUALS></CONSOLIDATED_LIST>";

#[test]
fn every_reader_refuses_them() {
    let house = House::new();
    let files = [
        house.file("random.csv", random_bytes(1_000_000)),
        house.file("empty.csv", ""),
        house.file("cut.xml", "<?xml version=\"1.0\"?>\n<CONSOLIDATED_LIST dateGenerated=\"2026-08-01\"><INDIVIDUALS><INDIV"),
        house.file("bomb.xml", BOMB),
    ];
    house
        .run(&["lists", "import", &files[3]])
        .refused(1, "bomb.xml: byte 21: document type declaration");
    for file in &files {
        for command in [
            &["lists", "import"][..],
            &["batch"],
            &["evaluate"],
            &["scan"],
        ] {
            let arguments: Vec<&str> = command.iter().copied().chain([file.as_str()]).collect();
            let said = house.run(&arguments);
            said.refused(1, "error:");
            assert!(said.out.is_empty(), "{said:?}");
        }
    }
    let table = house.file("table.xml", "id,name\n1,Kari Nordmann\n");
    house
        .run(&["lists", "import", &table])
        .refused(1, "a list of your own");
    house.run(&["evaluate", &table]).refused(1, "name1");
    assert!(!house.path("data/vokter/lists").join("un-sc").exists());
}

#[test]
fn missing_files_and_folders() {
    let house = House::new();
    for command in [
        &["lists", "import"][..],
        &["batch"],
        &["evaluate"],
        &["scan"],
    ] {
        for (file, word) in [("none.csv", "no such file"), (".", "folder")] {
            let arguments: Vec<&str> = command.iter().copied().chain([file]).collect();
            house.run(&arguments).refused(1, word);
        }
    }
}

#[test]
fn a_quotation_mark_left_open_costs_its_own_row() {
    let house = House::new();
    let mut content = b"id,name\n1,Kari Nordmann\n2,\"Ola\n".to_vec();
    for at in 3..200_000 {
        content.extend_from_slice(format!("{at},x y\n").as_bytes());
    }
    content.extend_from_slice(b"200000,Sergei Sjojgu\n");
    let file = house.file("open.csv", content);
    let said = house.run(&["batch", &file, "-o", "out.jsonl"]);
    assert_eq!(said.code, 1, "{said:?}");
    let out = std::fs::read_to_string(house.path("out.jsonl")).unwrap();
    let rows: Vec<&str> = out.lines().collect();
    assert_eq!(rows.len(), 200_000);
    assert!(
        rows[1].contains("line 3: the quotation mark that opens column `name` is not closed"),
        "{}",
        rows[1]
    );
    assert!(rows[199_999].contains("Shoigu"), "{}", rows[199_999]);
    assert!(
        said.err.contains("rows: 200000, hits: 1, errors: 1"),
        "{said:?}"
    );
}
