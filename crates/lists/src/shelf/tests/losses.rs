//! What a newer version lacks of the one before.

use std::fmt::Write as _;
use std::fs;

use super::{Bench, xml};
use crate::shelf::{ImportOptions, Standing};

/// A list of a day with so many parties of each regime, each with so many names.
fn regimes(day: &str, regimes: &[(&str, usize)], names: usize) -> Vec<u8> {
    let alias = "<ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>Bb</ALIAS_NAME></ENTITY_ALIAS>";
    let mut records = String::new();
    for (regime, parties) in regimes {
        for n in 0..*parties {
            let aliases: String = (1..names)
                .map(|at| alias.replace("Bb", &format!("Bb{at}")))
                .collect();
            let _ = write!(
                records,
                "<ENTITY><FIRST_NAME>Aa</FIRST_NAME><UN_LIST_TYPE>{regime}</UN_LIST_TYPE><REFERENCE_NUMBER>{regime}e.{n}</REFERENCE_NUMBER>{aliases}</ENTITY>"
            );
        }
    }
    format!("<CONSOLIDATED_LIST dateGenerated=\"{day}T00:00:00Z\"><ENTITIES>{records}</ENTITIES></CONSOLIDATED_LIST>").into_bytes()
}

#[test]
fn what_a_newer_version_lost_is_told_and_strict_refuses_it() {
    for (before, names_before, after, names_after, loss) in [
        (&[("Iran", 20)][..], 1, &[("Iran", 18)][..], 1, ""),
        (
            &[("Iran", 20)],
            1,
            &[("Iran", 17)],
            1,
            "shrunk by 3 records and 3 names",
        ),
        (&[("Iran", 20)], 4, &[("Iran", 20)], 3, "shrunk by 20 names"),
        (
            &[("Iran", 40), ("Mali", 1)],
            1,
            &[("Iran", 42)],
            1,
            "lost Mali",
        ),
        (
            &[("Iran", 2), ("Libya", 30), ("Mali", 1)],
            1,
            &[("Libya", 30)],
            1,
            "shrunk by 3 records and 3 names, lost Iran, Mali",
        ),
    ] {
        let bench = Bench::new();
        bench
            .import(&regimes("2026-02-01", before, names_before))
            .unwrap();
        let old = bench.in_force();
        let path = bench.file("new.xml", &regimes("2026-03-01", after, names_after));
        let import = |strict| {
            let options = ImportOptions {
                strict,
                ..ImportOptions::default()
            };
            bench.shelf().import(std::slice::from_ref(&path), &options)
        };
        if !loss.is_empty() {
            let refused = import(true).unwrap_err();
            assert!(refused.to_string().contains(loss), "{refused}");
            assert_eq!(bench.in_force(), old);
        }
        let imported = import(false).unwrap().remove(0);
        assert_eq!(imported.standing, Standing::InForce);
        let told = imported.loss.as_ref().map(ToString::to_string);
        assert_eq!(told.unwrap_or_default(), loss);
        assert!(bench.in_force().starts_with("2026-03-01"));
    }
}

#[test]
fn history_loses_nothing() {
    let bench = Bench::new();
    bench.import(&xml("2026-02-01", 10)).unwrap();
    let older = bench.import(&xml("2026-01-01", 2)).unwrap();
    assert_eq!((older.standing, older.loss), (Standing::History, None));
}

#[test]
fn a_manifest_of_the_first_format_is_read() {
    let bench = Bench::new();
    bench
        .import(&regimes("2026-02-01", &[("Iran", 20)], 1))
        .unwrap();
    let path = bench.shelf().path().join("un-sc").join("manifest.json");
    let mut manifest: serde_json::Value =
        serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    assert_eq!(manifest["versions"][0]["by_regime"]["Iran"], 20);
    manifest["format"] = 1.into();
    let version = manifest["versions"][0].as_object_mut().unwrap();
    version.remove("by_regime");
    // A version was one file, whose fields stood in the version.
    let file = version.remove("files").unwrap()[0].clone();
    version.extend(file.as_object().unwrap().clone());
    version.remove("dated_by");
    fs::write(&path, manifest.to_string()).unwrap();
    assert_eq!(bench.in_force(), "2026-02-01 20");
    // What regimes it had is not known; how many records is.
    let next = bench
        .import(&regimes("2026-03-01", &[("Mali", 19)], 1))
        .unwrap();
    assert_eq!(next.loss, None);
    let next = bench
        .import(&regimes("2026-04-01", &[("Libya", 19)], 1))
        .unwrap();
    assert_eq!(next.loss.unwrap().regimes, ["Mali"]);
}

#[test]
fn a_lost_regime_that_may_only_be_renamed_is_told_as_such() {
    let bench = Bench::new();
    let old = regimes("2026-02-01", &[("Iran", 20), ("Mali", 30)], 1);
    bench.import(&old).unwrap();
    // The references stay those of the old name: the parties are the same.
    let text = String::from_utf8(old)
        .unwrap()
        .replace("2026-02", "2026-03");
    let renamed = text.replace(">Iran<", ">Persia<");
    let imported = bench.import(renamed.as_bytes()).unwrap();
    assert_eq!(imported.loss.unwrap().regimes, ["Iran"]);
    assert_eq!(
        imported.warnings,
        ["the regime Iran may only be renamed: Persia is new and has about as many parties"]
    );
    // Two that it might be called are none.
    let two = text
        .replace(">Iran<", ">Xx<")
        .replace("2026-03", "2026-04")
        .replace("</ENTITIES>", &regimes_of("Yy", 20));
    let imported = bench.import(two.as_bytes()).unwrap();
    assert_eq!(imported.loss.unwrap().regimes, ["Persia"]);
    assert!(imported.warnings.is_empty(), "{:?}", imported.warnings);
}

/// More parties, and the end of them.
fn regimes_of(regime: &str, parties: usize) -> String {
    let text = String::from_utf8(regimes("2026-01-01", &[(regime, parties)], 1)).unwrap();
    let (_, inside) = text.split_once("<ENTITIES>").unwrap();
    inside.replace("</CONSOLIDATED_LIST>", "")
}

#[test]
fn birth_dates_that_are_read_no_more_are_a_loss() {
    let list = |day: &str, element: &str| {
        let mut records = String::new();
        for n in 0..20 {
            let _ = write!(
                records,
                "<INDIVIDUAL><FIRST_NAME>Aa</FIRST_NAME><UN_LIST_TYPE>Iran</UN_LIST_TYPE><REFERENCE_NUMBER>Ii.{n}</REFERENCE_NUMBER>\
                 <{element}><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1970-02-03</DATE></{element}></INDIVIDUAL>"
            );
        }
        format!("<CONSOLIDATED_LIST dateGenerated=\"{day}T00:00:00Z\"><INDIVIDUALS>{records}</INDIVIDUALS></CONSOLIDATED_LIST>").into_bytes()
    };
    let bench = Bench::new();
    bench
        .import(&list("2026-02-01", "INDIVIDUAL_DATE_OF_BIRTH"))
        .unwrap();
    let renamed = list("2026-03-01", "INDIVIDUAL_BIRTH_DATE");
    let path = bench.file("new.xml", &renamed);
    let options = ImportOptions {
        strict: true,
        ..ImportOptions::default()
    };
    let refused = bench.shelf().import(&[path], &options).unwrap_err();
    let told = refused.to_string();
    assert!(told.contains("20 parties with a birth date"), "{told}");
}
