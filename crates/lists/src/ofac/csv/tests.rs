use vokter_entities::{Effect, Entity, Kind, NameKind};

use super::*;

const MAIN: &str = "36,\"EXAMPLE AIRLINES\",-0- ,\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"a.k.a. 'EA'.\"\r\n\
7,\"NORDMANN, Kari\",\"individual\",\"SDGT] [SYRIA\",\"General\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 06 Oct 1982; a.k.a. 'KA'.\"\r\n\
8,\"EXAMPLE STAR\",\"vessel\",\"NPWMD\",-0- ,\"T2EU4\",\"Tug\",\"99,144\",\"56\",\"Panama\",\"An Owner\",-0- \r\n\x1a";
const ALT: &str = "36,12,\"aka\",\"EXAMPLE-AIR\",-0- \r\n7,13,\"fka\",\"HANSEN, Kari\",-0- \r\n99,1,\"aka\",\"X\",-0- \r\n\x1a";
const ADD: &str = "36,25,-0- ,\"Havana\",\"Cuba\",-0- \r\n7,26,-0- ,-0- ,-0- ,-0- \r\n\
8,27,\"Gata 1\",\"Oslo 0150\",\"Norway\",\"the port\"\r\n\x1a";

fn all(files: &[&str], list: Option<&str>) -> Result<Vec<Joined>, PartError> {
    let parts: Vec<Part> = files
        .iter()
        .map(|text| Part {
            bytes: text.as_bytes(),
        })
        .collect();
    let asked = Asked {
        list: list.map(str::to_owned),
        ..Asked::default()
    };
    read(&parts, &asked)
}

fn only(files: &[&str]) -> Publication {
    let mut lists = match all(files, None) {
        Ok(lists) => lists,
        Err(error) => panic!("part {}: {}", error.part, error.error),
    };
    assert_eq!(lists.len(), 1);
    lists.remove(0).publication
}

fn fails(files: &[&str], part: usize, want: &str) {
    match all(files, None) {
        Ok(_) => panic!("read"),
        Err(error) => {
            assert_eq!(error.part, part);
            let text = error.error.to_string();
            assert!(text.contains(want), "{text}");
        }
    }
}

fn names(entity: &Entity) -> Vec<(&str, NameKind)> {
    let names = entity.names.iter();
    names.map(|name| (name.text.as_str(), name.kind)).collect()
}

#[test]
fn a_whole_set_in_any_order() {
    let list = only(&[ALT, MAIN, ADD]);
    assert_eq!(list.list, "us-ofac-sdn");
    assert_eq!(list.published, None);
    assert_eq!(
        list.warnings,
        [
            "1 rows of OFAC's file of aliases (alt.csv) were left out: their 1 records are not in the main file, which may be of another day"
        ]
    );
    let [body, person, ship] = list.entities.as_slice() else {
        panic!("{} entities", list.entities.len());
    };
    assert_eq!(
        names(body),
        [
            ("EXAMPLE AIRLINES", NameKind::Primary),
            ("EA", NameKind::WeakAlias),
            ("EXAMPLE-AIR", NameKind::StrongAlias)
        ]
    );
    assert_eq!(body.addresses[0].text, "Havana, Cuba");
    assert_eq!(
        names(person),
        [
            ("Kari NORDMANN", NameKind::Primary),
            ("KA", NameKind::WeakAlias),
            ("Kari HANSEN", NameKind::Former)
        ]
    );
    assert_eq!(person.listings.len(), 2);
    assert_eq!(person.listings[1].regime.as_deref(), Some("SYRIA"));
    assert_eq!(person.listings[1].effect, Effect::Freeze);
    assert!(person.addresses.is_empty() && person.birth_dates().len() == 1);
    assert_eq!(ship.addresses[0].text, "Gata 1, Oslo 0150, Norway");
    assert_eq!(ship.countries.len(), 2);
    assert_eq!(ship.remarks, ["address: the port"]);
    let Kind::Vessel(vessel) = &ship.kind else {
        panic!("{:?}", ship.kind)
    };
    let told = vessel.particulars.iter();
    let told: Vec<String> = told
        .map(|one| format!("{} {}", one.kind.as_str(), one.text))
        .collect();
    assert_eq!(
        told,
        [
            "call-sign T2EU4",
            "type Tug",
            "tonnage 99144",
            "gross-tonnage 56",
            "owner An Owner"
        ]
    );
    let numbers: Vec<&str> = ship
        .identifiers
        .iter()
        .map(|id| id.value.as_str())
        .collect();
    assert!(numbers.contains(&"T2EU4"), "{numbers:?}");
}

#[test]
fn two_lists_in_one_call() {
    let cons = "9,\"HANSEN, Ola\",\"individual\",\"NS-PLC\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n\x1a";
    let cons_alt = "9,1,\"aka\",\"OLSEN, Ola\",-0- \r\n\x1a";
    let Ok(lists) = all(&[cons_alt, MAIN, cons, ALT], None) else {
        panic!("not read");
    };
    let named: Vec<_> = lists
        .iter()
        .map(|list| (list.publication.list.as_str(), list.parts.as_slice()))
        .collect();
    assert_eq!(
        named,
        [("us-ofac-sdn", &[1, 3][..]), ("us-ofac-cons", &[0, 2][..])]
    );
    assert_eq!(lists[1].publication.entities[0].names.len(), 2);
}

#[test]
fn the_main_file_alone_says_what_is_missing() {
    let warnings = only(&[MAIN]).warnings.join("\n");
    assert!(
        warnings.contains("strong aliases are missing"),
        "{warnings}"
    );
    assert!(warnings.contains("addresses are missing"), "{warnings}");
    let unended = MAIN.trim_end_matches('\u{1a}');
    assert!(only(&[unended]).warnings.join("\n").contains("0x1A"));
    let headed = format!("num,name,type,programs,title,a,b,c,d,e,f,remarks\r\n{MAIN}");
    assert_eq!(only(&[&headed]).entities, only(&[MAIN]).entities);
}

#[test]
fn companions_alone_are_refused() {
    fails(
        &[ALT],
        0,
        "file of aliases (alt.csv), which is no list by itself",
    );
    fails(&[ADD, ALT], 0, "file of addresses");
    fails(
        &["5,\"some rest of remarks\"\r\n\x1a"],
        0,
        "sdn_comments.csv",
    );
    fails(
        &[MAIN, "99,1,\"aka\",\"X\",-0- \r\n\x1a"],
        1,
        "no main file",
    );
}

#[test]
fn overlong_remarks_are_completed() {
    let long = "x".repeat(972);
    let head = format!("{long}; DOB 1982; a.k.a. 'KARIN N");
    assert_eq!(head.len(), 999);
    let main = format!(
        "7,\"NORDMANN, Kari\",\"individual\",\"SDGT\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"{head} \"\r\n\x1a"
    );
    let alone = only(&[&main]);
    assert!(alone.warnings.join("\n").contains("1 records are cut"));
    assert_eq!(alone.entities[0].names.len(), 2);
    let comments = "7,\"ORD'; a.k.a. 'KA'.\"\r\n\x1a";
    let whole = only(&[&main, comments]);
    assert_eq!(
        names(&whole.entities[0])[1..],
        [
            ("KARIN N ORD", NameKind::WeakAlias),
            ("KA", NameKind::WeakAlias)
        ]
    );
    let repeated = format!("7,\"{head} ORD'; a.k.a. 'KA'.\"\r\n\x1a");
    assert_eq!(only(&[&main, &repeated]).entities, whole.entities);
}

#[test]
fn what_is_broken_is_named() {
    fails(
        &[&format!("{MAIN}\r\n{MAIN}")],
        0,
        "reference number 36 stands also at row 1",
    );
    let end = MAIN.len();
    let cuts = [end - 5, end - 40, end - 80, end - 151];
    for cut in cuts {
        assert!(all(&[&MAIN[..cut]], None).is_err(), "cut at {cut}");
    }
    let fourth = format!("{MAIN}\r\n8x,A,-0- ,CUBA,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n");
    fails(
        &[&fourth],
        0,
        "row 5, outside the records, record: `8x` is not a record number",
    );
    fails(
        &[&MAIN.replace("\"EXAMPLE STAR\"", "-0- ")],
        0,
        "row 3, record 8, name",
    );
    fails(
        &[&MAIN
            .replace("CUBA", "N1")
            .replace("SDGT] [SYRIA", "N2")
            .replace("NPWMD", "N3")],
        0,
        "--list us-ofac-cons",
    );
}

#[test]
fn a_file_without_the_mark_that_its_set_has_was_cut_off() {
    // At a row's end, so that nothing else tells.
    let cut = ALT.strip_suffix("99,1,\"aka\",\"X\",-0- \r\n\x1a").unwrap();
    fails(&[MAIN, cut, ADD], 1, "which the files with it have");
    let unmarked = MAIN.trim_end_matches('\x1a');
    fails(&[unmarked, ALT, ADD], 0, "OFAC's main file lacks");
    // Where no file has it, somebody took it off.
    let (alt, add) = (ALT.trim_end_matches('\x1a'), ADD.trim_end_matches('\x1a'));
    let list = only(&[unmarked, alt, add]);
    assert_eq!(list.entities.len(), 3);
    assert!(list.warnings.iter().any(|line| line.contains("0x1A")));
}
