//! Several files in one call, of which some are no good; and lists that are not whole.

use super::{Bench, gzip, xml};
use crate::shelf::{ImportOptions, Imports, Standing};

/// OFAC's main file of so many records.
fn main_file(records: usize) -> Vec<u8> {
    let row = |n| {
        format!(
            "{n},\"NAME{n}, Some\",\"individual\",\"SDGT\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n"
        )
    };
    let rows: String = (1..=records).map(row).collect();
    format!("{rows}\u{1a}").into_bytes()
}

/// Its aliases.
fn aliases(records: usize) -> Vec<u8> {
    let row = |n| format!("{n},{},\"aka\",\"OTHER{n}, Some\",-0- \r\n", n + 1000);
    let rows: String = (1..=records).map(row).collect();
    format!("{rows}\u{1a}").into_bytes()
}

/// What was imported and what not, a line each.
fn told(imports: &Imports) -> Vec<String> {
    let imported = imports.imported.iter().map(|import| {
        let info = &import.info;
        format!("{} {} {}", info.list, info.published, info.names)
    });
    let refused = imports.refused.iter().map(ToString::to_string);
    imported.chain(refused).collect()
}

#[test]
fn what_is_good_is_kept_and_the_rest_told() {
    let bench = Bench::new();
    let each = |files: &[(&str, &[u8])]| {
        let files: Vec<_> = files
            .iter()
            .map(|(name, bytes)| bench.file(name, bytes))
            .collect();
        bench.shelf().import_each(&files, &ImportOptions::default())
    };
    let good = xml("2026-03-01", 3);
    let imports = each(&[("readme.md", b"Nothing here."), ("good.xml", &good)]).unwrap();
    let told_of = told(&imports);
    assert_eq!(told_of[0], "un-sc 2026-03-01 3");
    assert!(
        told_of.len() == 2 && told_of[1].contains("readme.md"),
        "{told_of:?}"
    );
    assert_eq!(bench.in_force(), "2026-03-01 3");

    // A companion alone is refused alone; the set beside it is whole.
    let (main, alt) = (main_file(4), aliases(4));
    let set: [(&str, &[u8]); 3] = [
        ("sdn-2024-05-03.csv", &main),
        ("alt-2024-05-03.csv", &alt),
        ("alt-2026-08-02.csv", &aliases(2)),
    ];
    let told_of = told(&each(&set).unwrap());
    assert_eq!(told_of[0], "us-ofac-sdn 2024-05-03 8");
    assert!(
        told_of.len() == 2 && told_of[1].contains("alt-2026-08-02.csv"),
        "{told_of:?}"
    );

    // What cannot be read may be the aliases: without them the main file would pass for whole.
    let cut = &gzip(&aliases(4))[..40];
    let set: [(&str, &[u8]); 3] = [
        ("sdn-2024-06-01.csv", &main_file(5)),
        ("alt-2024-06-01.csv.gz", cut),
        ("good.xml", &xml("2026-04-01", 4)),
    ];
    let told_of = told(&each(&set).unwrap());
    assert_eq!(told_of.len(), 3, "{told_of:?}");
    assert!(told_of[0].starts_with("un-sc 2026-04-01"), "{told_of:?}");
    assert_eq!(bench.in_force(), "2026-04-01 4; 2024-05-03 4");
}

#[test]
fn companions_of_another_day_make_a_main_file_no_newer() {
    let bench = Bench::new();
    let files = [
        bench.file("sdn-2024-05-03.csv", &main_file(4)),
        bench.file("alt-2026-08-02.csv", &aliases(6)),
    ];
    let imported = bench
        .shelf()
        .import(&files, &ImportOptions::default())
        .unwrap();
    assert_eq!(imported[0].info.published.to_string(), "2024-05-03");
    let warned = imported[0]
        .warnings
        .iter()
        .any(|line| line.contains("alt-2026-08-02.csv is of another day"));
    assert!(warned, "{:?}", imported[0].warnings);
}

#[test]
fn a_part_of_a_list_takes_no_whole_ones_place() {
    let bench = Bench::new();
    let selection = br#"<sanctionsData><publicationInfo><dataAsOf>2024-08-28</dataAsOf><filters><programs><program>IRGC</program></programs></filters></publicationInfo><entities><entity id="7"><generalInfo><identityId>7</identityId><entityType>Individual</entityType></generalInfo><sanctionsLists><sanctionsList>SDN List</sanctionsList></sanctionsLists><names><name><isPrimary>true</isPrimary><translations><translation><isPrimary>true</isPrimary><formattedFullName>NAME7, Some</formattedFullName></translation></translations></name></names></entity></entities></sanctionsData>"#;
    let main = [bench.file("sdn-2024-05-03.csv", &main_file(4))];
    let options = ImportOptions::default();
    bench.shelf().import(&main, &options).unwrap();
    let part = [bench.file("part.xml", selection)];
    let imported = bench.shelf().import(&part, &options).unwrap();
    assert_eq!(imported[0].standing, Standing::History);
    assert_eq!(bench.in_force(), "2024-05-03 4");
}
