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

/// A list's beginning, with more or less of an encoding.
fn un(declaration: &str, inside: &str) -> String {
    format!(
        "{declaration}<CONSOLIDATED_LIST dateGenerated=\"2026-08-02T00:00:00Z\"><INDIVIDUALS>{inside}</INDIVIDUALS></CONSOLIDATED_LIST>"
    )
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut child = std::process::Command::new("gzip")
        .arg("-1c")
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let bytes = bytes.to_vec();
    let writer = std::thread::spawn(move || std::io::Write::write_all(&mut stdin, &bytes));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    output.stdout
}

#[test]
fn hostile_lists_are_one_line_and_change_nothing() {
    let house = House::new();
    let good = house.file("un.xml", crate::lists::UN);
    assert_eq!(house.run(&["lists", "import", &good]).code, 0);
    let before = house.run(&["lists", "--json"]).out;
    let person = "<INDIVIDUAL><FIRST_NAME>Aa</FIRST_NAME><SECOND_NAME>Bé</SECOND_NAME>\
        <REFERENCE_NUMBER>XXi.1</REFERENCE_NUMBER><LISTED_ON>2016-11-30</LISTED_ON></INDIVIDUAL>";
    let declared = |encoding: &str| format!("<?xml version=\"1.0\" encoding=\"{encoding}\"?>");
    let packed = gzip(un("", person).repeat(50).as_bytes());
    let mut bomb = gzip(&vec![b' '; 1 << 26]);
    bomb = bomb.repeat(9);
    let external = "<?xml version=\"1.0\"?><!DOCTYPE l SYSTEM \"file:///etc/passwd\"><l/>";
    for (name, bytes, word) in [
        (
            "random.xml",
            random_bytes(1_000_000),
            "bytes that are no text",
        ),
        ("empty.xml", Vec::new(), "empty file"),
        ("cut.xml", un("", person)[..200].into(), "cut off"),
        ("laughs.xml", BOMB.into(), "DOCTYPE"),
        ("external.xml", external.into(), "DOCTYPE"),
        (
            "deep.xml",
            un("", &"<x>".repeat(100_000)).into(),
            "nested more than",
        ),
        (
            "table.xml",
            "id,shoe\n1,x\n".into(),
            "CSV text with columns id, shoe",
        ),
        (
            "half.xml.gz",
            packed[..packed.len() / 2].into(),
            "broken archive",
        ),
        ("bomb.xml.gz", bomb, "larger than"),
        (
            "ascii.xml",
            un(&declared("us-ascii"), person).into(),
            "above 127",
        ),
        (
            "utf16.xml",
            un(&declared("UTF-16"), person).into(),
            "encoding UTF-16",
        ),
        (
            "latin.xml",
            un(&declared("ISO-8859-1"), person).into(),
            "encoding ISO-8859-1",
        ),
        (
            "day.xml",
            un("", &person.replace("2016-11-30", "soon")).into(),
            "record XXi.1, LISTED_ON: `soon` is not a date",
        ),
        (
            "other.xml",
            "<list><x/></list>".into(),
            "XML with root <list>",
        ),
        (
            "page.xml",
            "<!DOCTYPE html><html></html>".into(),
            "HTML page",
        ),
    ] {
        let file = house.file(name, bytes);
        let said = house.run(&["lists", "import", &file]);
        said.refused(1, word);
        assert!(said.out.is_empty() && said.err.len() < 600, "{said:?}");
        assert!(!said.err.trim_end().ends_with('…'), "{said:?}");
        assert_eq!(house.run(&["lists", "--json"]).out, before, "{name}");
    }
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
