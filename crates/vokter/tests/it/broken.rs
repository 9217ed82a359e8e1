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
fn a_quotation_mark_left_open_ends_the_run() {
    let house = House::new();
    let mut content = b"id,name\n1,Kari Nordmann\n2,\"Ola".to_vec();
    content.extend(std::iter::repeat_n(b"x,y\n", 1 << 20).flatten());
    let file = house.file("open.csv", content);
    let said = house.run(&["batch", &file, "-o", "out.jsonl"]);
    said.refused(1, "row 3");
    assert!(!house.path("out.jsonl").exists());
    assert!(house.path("out.jsonl.partial").exists());
}
