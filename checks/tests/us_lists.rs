//! The readers of OFAC's and the trade departments' lists against the real files.
//!
//! `--nocapture` prints the table of field coverage and of the time that each file takes.

// A test's helpers may fail like the test itself.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a check fails by panicking, and tells what a list covers to who asks with --nocapture"
)]

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use vokter_checks::shared;
use vokter_entities::{Effect, Entity, IdentifierKind, NameKind, Schema};
use vokter_lists::{Asked, File, Group, Publication, read_all};

/// What the README beside the files counts, and what the reader makes of it.
#[derive(Debug, PartialEq, Eq)]
struct Counts {
    /// Persons, organisations, ships, aircraft, and legal entities.
    kinds: [usize; 5],
    /// Aliases strong (former names among them) and weak.
    strong: usize,
    weak: usize,
    /// Parties with a date of birth.
    born: usize,
    /// Names in original script.
    script: usize,
}

fn counts(list: &Publication) -> Counts {
    let all = &list.entities;
    let schemas = [
        Schema::Person,
        Schema::Organization,
        Schema::Vessel,
        Schema::Airplane,
        Schema::LegalEntity,
    ];
    Counts {
        kinds: schemas.map(|schema| count(all, |entity| entity.schema() == schema)),
        strong: names(all, NameKind::StrongAlias) + names(all, NameKind::Former),
        weak: names(all, NameKind::WeakAlias),
        born: count(all, |entity| !entity.birth_dates().is_empty()),
        script: names(all, NameKind::OriginalScript),
    }
}

fn count(all: &[Entity], is: impl Fn(&Entity) -> bool) -> usize {
    all.iter().filter(|entity| is(entity)).count()
}

fn names(all: &[Entity], kind: NameKind) -> usize {
    let names = all.iter().flat_map(|entity| &entity.names);
    names.filter(|name| name.kind == kind).count()
}

/// The lists of some files of the folder, read in one call.
fn groups(files: &[&str]) -> Vec<Group> {
    try_groups(files).unwrap_or_else(|error| panic!("{error}"))
}

fn try_groups(names: &[&str]) -> Result<Vec<Group>, vokter_lists::Error> {
    let paths: Vec<PathBuf> = names
        .iter()
        .map(|name| shared(&format!("lists/{name}")))
        .collect();
    let bytes: Vec<Vec<u8>> = paths.iter().map(|path| fs::read(path).unwrap()).collect();
    let files: Vec<File> = paths
        .iter()
        .zip(&bytes)
        .map(|(path, bytes)| File { path, bytes })
        .collect();
    let start = Instant::now();
    let groups = read_all(&files, &Asked::default())?;
    for group in &groups {
        let all = &group.publication.entities;
        println!(
            "{} | {} | {} | {:?} | ids {} countries {} addresses {} | {} ms",
            names.join(" "),
            group.publication.list,
            all.len(),
            counts(&group.publication),
            count(all, |entity| !entity.identifiers.is_empty()),
            count(all, |entity| !entity.countries.is_empty()),
            count(all, |entity| !entity.addresses.is_empty()),
            start.elapsed().as_millis(),
        );
    }
    Ok(groups)
}

fn list(files: &[&str]) -> Publication {
    let mut groups = groups(files);
    assert_eq!(groups.len(), 1, "{files:?}");
    let publication = groups.remove(0).publication;
    let ids: HashSet<&str> = publication
        .entities
        .iter()
        .map(|entity| entity.id.0.as_str())
        .collect();
    assert_eq!(ids.len(), publication.entities.len(), "{files:?}");
    publication
}

fn party<'l>(list: &'l Publication, id: &str) -> &'l Entity {
    let found = list.entities.iter().find(|entity| entity.id.0 == id);
    found.unwrap_or_else(|| panic!("no {id}"))
}

fn ids(entity: &Entity, kind: IdentifierKind) -> usize {
    let ids = entity.identifiers.iter();
    ids.filter(|id| id.kind == kind).count()
}

fn check(files: &[&str], name: &str, published: &str, want: &Counts) -> Publication {
    let list = list(files);
    assert_eq!(list.list, name, "{files:?}");
    let day = list.published.map(|day| day.to_string());
    assert_eq!(day.unwrap_or_default(), published, "{files:?}");
    assert_eq!(&counts(&list), want, "{files:?}");
    list
}

const SDN: &str = "us-ofac-sdn";
const CONS: &str = "us-ofac-cons";

/// The README counts elements. Where one record names an alias twice (six times in 2021, once in
/// the Consolidated list) the reader has it once.
#[test]
fn ofac_xml() {
    let sdn = check(
        &["us-ofac-sdn-2021-03-10.xml.gz"],
        SDN,
        "2021-03-10",
        &Counts {
            kinds: [4539, 3613, 403, 277, 0],
            strong: 11_692 - 6,
            weak: 2402,
            // One more than elements: record 11748 has its first date of birth in the remarks.
            born: 4341 + 1,
            script: 0,
        },
    );
    assert!(sdn.warnings.is_empty());
    assert!(
        !party(&sdn, "us-ofac-sdn-11748").birth_dates().is_empty(),
        "the remarks are read"
    );
    let effects = sdn.entities.iter().flat_map(|entity| &entity.listings);
    assert!(effects.into_iter().all(|of| of.effect == Effect::Freeze));
    for (file, day, persons, strong, weak, born) in [
        ("2025-03-28", "2025-03-28", 80, 1066 - 1, 70, 75),
        ("2026-01-08", "2026-01-08", 79, 1072 - 1, 72, 74),
    ] {
        let cons = check(
            &[&format!("us-ofac-cons-{file}.xml.gz")],
            CONS,
            day,
            &Counts {
                kinds: [persons, 363, 0, 0, 0],
                strong,
                weak,
                born,
                script: 0,
            },
        );
        let mut effects: BTreeMap<&str, usize> = BTreeMap::new();
        for listing in cons.entities.iter().flat_map(|entity| &entity.listings) {
            *effects.entry(listing.effect.as_str()).or_default() += 1;
        }
        // 78 of the Palestinian Legislative Council, in 2025 one FSE-IR; two of them are SDGT, too.
        let other = if day == "2025-03-28" { 79 } else { 78 };
        assert_eq!(effects.get("other"), Some(&other), "{effects:?}");
        assert_eq!(effects.get("freeze"), Some(&2), "{effects:?}");
        assert!(effects["sectoral"] > 400, "{effects:?}");
    }
}

/// Weak aliases: `a.k.a. '…'` in the remarks, as the README counts them, a half one at a cut too.
/// From 2023 on one `n.k.a. '…'` is weak besides, and in 2024 one half name has a single letter
/// and is none. `f.k.a. '…'` are former names. Aliases that repeat a name of their record are one.
#[test]
fn ofac_csv_sets() {
    let set = |day: &str| ["sdn", "alt", "add"].map(|role| format!("us-ofac-{role}-{day}.csv.gz"));
    for (day, kinds, aliases, weak, former, born, repeated) in [
        (
            "2021-04",
            [4566, 3644, 403, 277, 0],
            11_742,
            2391,
            24,
            4371,
            6,
        ),
        (
            "2023-07-24",
            [6315, 5304, 754, 377, 0],
            16_128,
            3005 + 1,
            83,
            6186,
            3,
        ),
    ] {
        let files = set(day);
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        let sdn = check(
            &files,
            SDN,
            "",
            &Counts {
                kinds,
                strong: aliases + former - repeated,
                weak,
                born,
                script: 0,
            },
        );
        assert_eq!(sdn.warnings.len(), 1, "{:?}", sdn.warnings);
        assert!(
            sdn.warnings[0].contains("are cut at 1000"),
            "{:?}",
            sdn.warnings
        );
        let turned: Vec<&str> = files.iter().rev().copied().collect();
        assert_eq!(list(&turned).entities, sdn.entities);
    }
    for (day, kinds, weak, former, born) in [
        ("2024-04-26", [6820, 6630, 835, 383, 0], 3498, 87, 6702),
        ("2024-05-03", [6854, 6884, 851, 376, 0], 3578, 87, 6736),
    ] {
        let sdn = check(
            &[&format!("us-ofac-sdn-{day}.csv.gz")],
            SDN,
            "",
            &Counts {
                kinds,
                strong: former,
                weak,
                born,
                script: 0,
            },
        );
        assert_eq!(sdn.warnings.len(), 3, "{:?}", sdn.warnings);
        let korea = count(&sdn.entities, |entity| {
            let regimes = entity.listings.iter().filter_map(|of| of.regime.as_deref());
            regimes.into_iter().any(|regime| regime.starts_with("DPRK"))
        });
        assert_eq!(korea, 484, "North Korea");
    }
}

#[test]
fn ofac_consolidated_csv_set() {
    let cons = check(
        &[
            "us-ofac-cons_alt-2025-12-19.csv",
            "us-ofac-cons_prim-2025-12-19.csv.gz",
            "us-ofac-cons_add-2025-12-19.csv",
        ],
        CONS,
        "",
        &Counts {
            kinds: [79, 363, 0, 0, 0],
            strong: 1073 - 2 + 3,
            weak: 65,
            born: 74,
            script: 0,
        },
    );
    let with_address = count(&cons.entities, |entity| !entity.addresses.is_empty());
    assert_eq!(with_address, 389);
}

/// The companions of August 2026 with a main file of May 2024: what has no record is counted.
#[test]
fn ofac_companions_of_another_day() {
    let sdn = list(&[
        "us-ofac-sdn-2024-05-03.csv.gz",
        "us-ofac-alt-2026-08-02.csv.gz",
        "us-ofac-add-2026-08-02.csv.gz",
        "us-ofac-sdn_comments-2026-08-02.csv.gz",
    ]);
    assert_eq!(sdn.entities.len(), 14_965);
    // 19,181 records in the addresses, 13,968 of them in the main file.
    let warnings = sdn.warnings.join("\n");
    assert!(warnings.contains("their 5213 records"), "{warnings}");
    // What stands after the cut, and the name and the wallet that the cut goes through.
    let completed = party(&sdn, "us-ofac-sdn-33151");
    assert_eq!(ids(completed, IdentifierKind::Lei), 1);
    let wallets = ids(party(&sdn, "us-ofac-sdn-18647"), IdentifierKind::Wallet);
    assert!(wallets > 120, "{wallets}");
    let whole = party(&sdn, "us-ofac-sdn-28263");
    assert!(whole.names.iter().any(|name| name.text == "snowsjohn"));
    let alone = try_groups(&["us-ofac-add-2026-08-02.csv.gz"]).unwrap_err();
    assert!(alone.to_string().contains("add.csv"), "{alone}");
}

/// Two days' sets and the other list in one call: each file goes to its own main file.
#[test]
fn ofac_sets_in_one_call() {
    let files = [
        "us-ofac-alt-2021-04.csv.gz",
        "us-ofac-sdn-2023-07-24.csv.gz",
        "us-ofac-cons_alt-2025-12-19.csv",
        "us-ofac-sdn-2021-04.csv.gz",
        "us-ofac-alt-2023-07-24.csv.gz",
        "us-ofac-cons_prim-2025-12-19.csv.gz",
        "us-ofac-add-2023-07-24.csv.gz",
        "us-ofac-add-2021-04.csv.gz",
    ];
    let mut found: Vec<Vec<usize>> = groups(&files)
        .into_iter()
        .map(|group| group.files)
        .collect();
    found.sort();
    assert_eq!(found, [vec![0, 3, 7], vec![1, 4, 6], vec![2, 5]]);
}

/// The README counts names: 1,579 = 443 main ones, 70 of low quality, the rest; and 834 = 293 + 45 + 496.
#[test]
fn ofac_enhanced_xml() {
    let cons = check(
        &["us-ofac-cons-enhanced-2025-01-14.zip"],
        CONS,
        "2025-01-10",
        &Counts {
            kinds: [80, 363, 0, 0, 0],
            strong: 1579 - 443 - 70 - 1,
            // A weak name in Cyrillic is one more.
            weak: 70 + 1,
            born: 75,
            script: 44,
        },
    );
    let with_day = count(&cons.entities, |entity| {
        entity.listings[0].listed_on.is_some()
    });
    assert_eq!(with_day, 443);
    // 283 ties, those to parties of this list.
    assert!(cons.relations.len() > 150, "{}", cons.relations.len());
    let sdn = check(
        &["us-ofac-enhanced-selection-2024-08-28.xml.gz"],
        SDN,
        "2024-08-28",
        &Counts {
            kinds: [165, 84, 0, 44, 0],
            strong: 834 - 293 - 45,
            weak: 45 + 1,
            born: 156,
            script: 94,
        },
    );
    assert!(
        sdn.warnings[0].contains("selection by IRGC"),
        "{:?}",
        sdn.warnings
    );
}

/// 37 parties with 92 alias elements; their own entries are not among those of the sample.
#[test]
fn ofac_advanced_xml() {
    let sdn = list(&["us-ofac-sdn-advanced-sample-2024-02-23.xml.gz"]);
    assert_eq!(sdn.list, SDN);
    assert_eq!(sdn.published.unwrap().to_string(), "2024-02-23");
    assert_eq!(sdn.entities.len(), 37);
    let latin = sdn.entities.iter().flat_map(|entity| &entity.names);
    let latin = latin
        .filter(|name| name.kind != NameKind::OriginalScript)
        .count();
    assert_eq!(latin, 92);
    // 116 written names, 92 of them Latin.
    assert_eq!(counts(&sdn).script, 116 - 92);
    // All of the 21 persons, two of whom have two dates.
    assert_eq!(counts(&sdn).born, 21);
}

/// What differs from format to format of one list is the format, not the party.
#[test]
fn ofac_formats_agree() {
    let xml = list(&["us-ofac-cons-2025-03-28.xml.gz"]);
    let enhanced = list(&["us-ofac-cons-enhanced-2025-01-14.zip"]);
    let by_id: BTreeMap<&str, &Entity> = enhanced
        .entities
        .iter()
        .map(|entity| (entity.id.0.as_str(), entity))
        .collect();
    let latin = |entity: &Entity| -> BTreeMap<String, String> {
        let names = entity.names.iter();
        let names = names.filter(|name| name.text.is_ascii());
        names
            .map(|name| (name.text.clone(), format!("{:?}", name.kind)))
            .collect()
    };
    let mut same = 0;
    for entity in &xml.entities {
        let other = by_id[entity.id.0.as_str()];
        assert_eq!(entity.birth_dates(), other.birth_dates(), "{}", entity.id);
        assert_eq!(entity.schema(), other.schema(), "{}", entity.id);
        same += usize::from(latin(entity) == latin(other));
    }
    // Between January and March 2025 the publisher changed at most a few.
    assert!(same >= 440, "{same} of {}", xml.entities.len());
}

/// The README counts 20,011 aliases; 93 of them repeat a name of their own record.
#[test]
fn screening_list_and_denied_persons() {
    let csl = check(
        &["us-trade-csl-2022-05-16.csv.gz"],
        "us-csl",
        "",
        &Counts {
            kinds: [5286, 4533, 433, 283, 3625],
            strong: 20_011 - 93,
            weak: 0,
            born: 5149,
            script: 0,
        },
    );
    assert_eq!(csl.entities.len(), 14_160);
    let mut effects: BTreeMap<&str, usize> = BTreeMap::new();
    for entity in &csl.entities {
        *effects
            .entry(entity.listings[0].effect.as_str())
            .or_default() += 1;
    }
    assert_eq!(effects["freeze"], 10_026);
    // Entity List, Denied Persons, Unverified, Military End User.
    assert_eq!(effects["export-control"], 2001 + 462 + 201 + 71);
    assert_eq!(effects["debarment"], 727);
    // Sectoral, CMIC, CAPTA, menu-based.
    assert_eq!(effects["sectoral"], 290 + 68 + 53 + 17);
    // Nonproliferation, Palestinian Legislative Council, sanctions evaders.
    assert_eq!(effects["other"], 163 + 78 + 3);
    let dpl = check(
        &["us-bis-dpl.txt"],
        "us-bis-dpl",
        "2022-09-02",
        &Counts {
            kinds: [0, 0, 0, 0, 581],
            strong: 0,
            weak: 0,
            born: 0,
            script: 0,
        },
    );
    let remarks = dpl.entities.iter().flat_map(|entity| &entity.remarks);
    assert!(remarks.into_iter().any(|remark| remark.contains("3017")));
}

/// Which ids came, went, and stayed with another content.
fn difference(from: &Publication, to: &Publication) -> [usize; 3] {
    let by_id = |list: &Publication| -> BTreeMap<String, Entity> {
        let entities = list.entities.iter();
        entities
            .map(|entity| (entity.id.0.clone(), entity.clone()))
            .collect()
    };
    let (before, after) = (by_id(from), by_id(to));
    let added = after.keys().filter(|id| !before.contains_key(*id)).count();
    let removed = before.keys().filter(|id| !after.contains_key(*id)).count();
    let changed = before
        .iter()
        .filter(|(id, entity)| after.get(*id).is_some_and(|other| other != *entity))
        .count();
    [added, removed, changed]
}

/// As the README counts rows of the main files.
#[test]
fn differences_between_versions() {
    let main = |day: &str| list(&[&format!("us-ofac-sdn-{day}.csv.gz")]);
    let (july, april, may) = (main("2023-07-24"), main("2024-04-26"), main("2024-05-03"));
    assert_eq!(difference(&april, &may), [305, 8, 0]);
    assert_eq!(difference(&july, &may), [2506, 291, 81]);
}
