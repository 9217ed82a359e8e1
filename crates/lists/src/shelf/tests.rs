//! The shelf with made-up lists in a folder that goes away.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::*;

mod formats;
mod losses;
mod several;

/// A list of so many parties, of a day.
fn xml(day: &str, parties: usize) -> Vec<u8> {
    let mut records = String::new();
    for n in 0..parties {
        records += "<ENTITY><FIRST_NAME>Aa</FIRST_NAME><REFERENCE_NUMBER>XXe.";
        records += &n.to_string();
        records += "</REFERENCE_NUMBER></ENTITY>";
    }
    format!("<CONSOLIDATED_LIST dateGenerated=\"{day}T00:00:00Z\"><ENTITIES>{records}</ENTITIES></CONSOLIDATED_LIST>").into_bytes()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

struct Bench {
    folder: tempfile::TempDir,
}

impl Bench {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn shelf(&self) -> Shelf {
        Shelf::at(&self.folder.path().join("data"))
    }

    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    fn import(&self, bytes: &[u8]) -> Result<Imported, Error> {
        let path = self.file("in.xml", bytes);
        self.shelf()
            .import(&[path], &ImportOptions::default())
            .map(|mut all| all.remove(0))
    }

    /// Date and records of what is in force.
    fn in_force(&self) -> String {
        let lists = self.shelf().in_force().unwrap();
        let show = |l: &LoadedList| format!("{} {}", l.info.published, l.entities.len());
        lists.iter().map(show).collect::<Vec<_>>().join("; ")
    }

    /// The one kept file.
    fn kept(&self) -> PathBuf {
        let files = fs::read_dir(self.shelf().path().join("un-sc")).unwrap();
        let mut files = files
            .map(|f| f.unwrap().path())
            .filter(|p| p.extension().is_some_and(|e| e == "gz"));
        files.next().unwrap()
    }
}

#[test]
fn a_new_folder_is_empty() {
    let bench = Bench::new();
    assert!(bench.shelf().status().unwrap().is_empty());
    assert!(bench.shelf().in_force().unwrap().is_empty());
    assert!(matches!(
        bench.shelf().load("un-sc", None),
        Err(Error::NoSuchList { .. })
    ));
}

#[test]
fn what_came_is_kept_and_hashed_as_it_came() {
    let bench = Bench::new();
    let plain = xml("2026-08-01", 3);
    let imported = bench.import(&plain).unwrap();
    assert_eq!(imported.standing, Standing::InForce);
    assert_eq!(imported.info.sha256, crate::sha256_hex(&plain));
    assert_eq!(
        imported.info.version,
        format!("2026-08-01-{}", &crate::sha256_hex(&plain)[..12])
    );
    assert_eq!(
        &*crate::unpack(&fs::read(bench.kept()).unwrap()).unwrap(),
        plain
    );
    let loaded = bench.shelf().in_force().unwrap().remove(0);
    assert_eq!(loaded.info, imported.info);
    assert_eq!(loaded.info.by_schema["Organization"], 3);
    // The same, gzipped: known.
    let again = bench.import(&gzip(&plain)).unwrap();
    assert_eq!(again.standing, Standing::Known);
    assert_eq!(bench.shelf().status().unwrap()[0].versions.len(), 1);

    let bench = Bench::new();
    let packed = gzip(&plain);
    assert_eq!(
        bench.import(&packed).unwrap().info.sha256,
        crate::sha256_hex(&packed)
    );
    assert_eq!(fs::read(bench.kept()).unwrap(), packed);
}

#[test]
fn of_one_day_the_file_imported_last_is_in_force() {
    let bench = Bench::new();
    let (genuine, other) = (xml("2026-03-01", 3), xml("2026-03-01", 5));
    bench.import(&genuine).unwrap();
    bench.import(&other).unwrap();
    assert_eq!(bench.in_force(), "2026-03-01 5");
    let back = bench.import(&genuine).unwrap();
    assert_eq!(back.standing, Standing::InForce);
    assert_eq!(back.previous.map(|previous| previous.records), Some(5));
    assert_eq!(bench.in_force(), "2026-03-01 3");
    let on = bench.shelf().on_day("2026-04-01".parse().unwrap(), &[]);
    assert_eq!(on.unwrap().lists[0].info.records, 3);
    let status = bench.shelf().status().unwrap().remove(0);
    let states: Vec<_> = status
        .versions
        .iter()
        .map(|v| (v.records, v.state))
        .collect();
    let (now, past) = (VersionState::InForce, VersionState::History);
    assert_eq!(states, [(3, now), (5, past)]);
    // What is in force already, and what is of an older day, changes nothing.
    assert_eq!(bench.import(&genuine).unwrap().standing, Standing::Known);
    bench.import(&xml("2026-01-01", 9)).unwrap();
    let old = bench.import(&xml("2026-01-01", 9)).unwrap();
    assert_eq!(old.standing, Standing::Known);
    assert_eq!(bench.in_force(), "2026-03-01 3");
}

/// Imports a table of the user's own.
fn import_own(bench: &Bench, table: &str, columns: &[(&str, &str)], day: Option<&str>) -> Imported {
    let path = bench.file("own.csv", table.as_bytes());
    let options = ImportOptions {
        list: Some("mine".to_owned()),
        columns: columns
            .iter()
            .map(|(field, column)| ((*field).to_owned(), (*column).to_owned()))
            .collect(),
        published: day.map(|day| day.parse().unwrap()),
        ..ImportOptions::default()
    };
    bench.shelf().import(&[path], &options).unwrap().remove(0)
}

#[test]
fn other_columns_or_another_day_of_the_same_file_are_read_anew() {
    let bench = Bench::new();
    let table = "navn,annet\nOla Berg,Kari Dal\n";
    let names = || {
        let loaded = bench.shelf().in_force().unwrap().remove(0);
        loaded.entities[0].names[0].text.clone()
    };
    import_own(&bench, table, &[("name", "navn")], None);
    assert_eq!(names(), "Ola Berg");
    let again = import_own(&bench, table, &[("name", "annet")], None);
    assert_eq!(again.standing, Standing::InForce);
    assert_eq!(names(), "Kari Dal");
    let same = import_own(&bench, table, &[("name", "annet")], None);
    assert_eq!(same.standing, Standing::Known);
    let dated = import_own(&bench, table, &[("name", "annet")], Some("2026-01-02"));
    assert_eq!(dated.info.published.to_string(), "2026-01-02");
    assert_eq!(bench.shelf().status().unwrap()[0].versions.len(), 1);
}

/// Any list will do where none is named; of those that are named all are needed.
#[test]
fn the_day_that_is_told_is_one_that_can_be_asked_for() {
    let bench = Bench::new();
    bench.import(&xml("2026-01-01", 3)).unwrap();
    import_own(&bench, "name\nOla Berg\n", &[], Some("2026-02-01"));
    let on = |day: &str, names: &[&str]| {
        let names: Vec<String> = names.iter().map(ToString::to_string).collect();
        bench.shelf().on_day(day.parse().unwrap(), &names)
    };
    for (names, earliest) in [
        (&[][..], "2026-01-01"),
        (&["mine", "un-sc"], "2026-02-01"),
        (&["un-sc"], "2026-01-01"),
    ] {
        match on("2025-12-31", names) {
            Err(Error::NothingSoEarly { oldest, .. }) => {
                assert_eq!(oldest.to_string(), earliest, "{names:?}");
            }
            _ => panic!("{names:?} should have nothing so early"),
        }
        assert!(on(earliest, names).is_ok(), "{names:?}");
    }
}

#[test]
fn the_newest_day_is_in_force() {
    let bench = Bench::new();
    bench.import(&xml("2026-02-01", 3)).unwrap();
    let older = bench.import(&xml("2026-01-01", 4)).unwrap();
    assert_eq!(older.standing, Standing::History);
    assert_eq!(bench.in_force(), "2026-02-01 3");
    let newer = bench.import(&xml("2026-03-01", 5)).unwrap();
    assert_eq!(newer.previous.as_ref().map(|p| p.records), Some(3));
    assert_eq!(newer.loss, None);
    let same_day = bench.import(&xml("2026-03-01", 4)).unwrap();
    assert_eq!(
        (same_day.standing, same_day.loss.map(|loss| loss.records)),
        (Standing::InForce, Some(1))
    );
    assert_eq!(bench.in_force(), "2026-03-01 4");
    let on = |day: &str| {
        bench
            .shelf()
            .on_day(day.parse().unwrap(), &[])
            .map(|on| on.lists[0].info.records)
    };
    assert_eq!(on("2026-01-31").unwrap(), 4);
    assert_eq!(on("2026-02-01").unwrap(), 3);
    assert!(matches!(
        on("2025-12-31"),
        Err(Error::NothingSoEarly { .. })
    ));
    let status = bench.shelf().status().unwrap().remove(0);
    let versions: Vec<(usize, bool)> = status
        .versions
        .iter()
        .map(|v| (v.records, v.state == VersionState::InForce))
        .collect();
    assert_eq!(versions, [(4, true), (5, false), (3, false), (4, false)]);
    let oldest = &status.versions[3].version;
    assert_eq!(
        bench
            .shelf()
            .load("un-sc", Some(oldest))
            .unwrap()
            .entities
            .len(),
        4
    );
}

#[test]
fn one_file_of_two_dates_is_in_force_once() {
    let bench = Bench::new();
    let path = bench.file("in.xml", &xml("2026-02-01", 3));
    for published in ["2026-02-01", "2026-03-01"] {
        let options = ImportOptions {
            published: published.parse().ok(),
            ..ImportOptions::default()
        };
        bench
            .shelf()
            .import(std::slice::from_ref(&path), &options)
            .unwrap();
    }
    let status = bench.shelf().status().unwrap().remove(0);
    let states: Vec<_> = status
        .versions
        .iter()
        .map(|v| (v.published.to_string(), v.state == VersionState::InForce))
        .collect();
    assert_eq!(
        states,
        [
            ("2026-03-01".to_owned(), true),
            ("2026-02-01".to_owned(), false)
        ]
    );
}

#[test]
fn a_lost_manifest_is_told_and_a_new_import_mends_it() {
    let bench = Bench::new();
    bench.import(&xml("2026-02-01", 2)).unwrap();
    fs::remove_file(bench.shelf().path().join("un-sc").join("manifest.json")).unwrap();
    for result in [
        bench.shelf().status().map(drop),
        bench.shelf().in_force().map(drop),
    ] {
        assert!(
            matches!(result, Err(Error::ManifestMissing { .. })),
            "{result:?}"
        );
    }
    bench.import(&xml("2026-02-01", 2)).unwrap();
    assert_eq!(bench.in_force(), "2026-02-01 2");
}

#[test]
fn a_first_import_that_was_cut_off_left_nothing() {
    let bench = Bench::new();
    bench.import(&xml("2026-02-01", 2)).unwrap();
    let path = bench.shelf().path().join("un-sc").join("manifest.json");
    let mut manifest: serde_json::Value =
        serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    // The empty manifest and the file were written, the full manifest not yet.
    manifest["versions"] = serde_json::json!([]);
    fs::write(&path, manifest.to_string()).unwrap();
    assert_eq!(bench.in_force(), "");
    bench.import(&xml("2026-02-01", 2)).unwrap();
    assert_eq!(bench.in_force(), "2026-02-01 2");
}

#[test]
fn a_damaged_file_is_mended_by_the_same_content() {
    for packed in [false, true] {
        let bench = Bench::new();
        let plain = xml("2026-02-01", 2);
        let version = bench.import(&plain).unwrap().info.version;
        assert!(bench.shelf().verify("un-sc", &version).is_ok());
        fs::write(bench.kept(), b"\x1f\x8b").unwrap();
        assert!(matches!(
            bench.shelf().verify("un-sc", &version),
            Err(Error::SnapshotCorrupt { .. })
        ));
        let again = if packed { gzip(&plain) } else { plain };
        assert_eq!(bench.import(&again).unwrap().standing, Standing::InForce);
        assert_eq!(bench.in_force(), "2026-02-01 2");
        assert_eq!(bench.shelf().status().unwrap()[0].versions.len(), 1);
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_is_no_file() {
    let bench = Bench::new();
    let shelf = bench.shelf();
    // Any device will do: a pipe without a writer would be waited for.
    let error = shelf
        .import(&[PathBuf::from("/dev/zero")], &ImportOptions::default())
        .unwrap_err();
    assert!(error.to_string().contains("pipe or a device"), "{error}");
}

#[test]
fn a_date_that_has_not_come_is_refused() {
    let place = Bench::new();
    let error = place.import(&xml("9998-01-01", 1)).unwrap_err();
    assert!(matches!(error, Error::Future { .. }), "{error}");
    assert!(place.import(&xml("2020-01-01", 1)).is_ok());
}

#[test]
fn one_bad_file_and_nothing_changes() {
    let bench = Bench::new();
    bench.import(&xml("2026-02-01", 3)).unwrap();
    let good = bench.file("good.xml", &xml("2026-03-01", 3));
    for bad in [
        &b""[..],
        b"a,b\n1,2\n",
        b"\x00\x01",
        &xml("2026-03-01", 3)[..90],
        &gzip(&xml("2026-03-01", 3))[..60],
        b"<foo/>",
    ] {
        let bad = bench.file("bad.xml", bad);
        let error = bench
            .shelf()
            .import(&[good.clone(), bad], &ImportOptions::default())
            .unwrap_err();
        assert!(
            !error.to_string().contains('\n') && error.to_string().contains("bad.xml"),
            "{error}"
        );
        assert_eq!(bench.in_force(), "2026-02-01 3");
    }
    let missing = bench
        .shelf()
        .import(&[PathBuf::from("no/such/file")], &ImportOptions::default());
    assert!(matches!(missing, Err(Error::Io { .. })));
}

#[test]
fn options_are_held_to() {
    let bench = Bench::new();
    let path = bench.file("in.xml", &xml("2026-03-01", 1));
    let import = |list: Option<&str>, published: Option<&str>| {
        let options = ImportOptions {
            list: list.map(str::to_owned),
            published: published.map(|day| day.parse().unwrap()),
            ..ImportOptions::default()
        };
        bench.shelf().import(std::slice::from_ref(&path), &options)
    };
    assert!(matches!(
        import(Some("eu-fsf"), None),
        Err(Error::OtherList { .. })
    ));
    assert!(matches!(
        import(Some("../x"), None),
        Err(Error::ListName(_))
    ));
    import(Some("un-sc"), Some("2020-01-01")).unwrap();
    assert_eq!(bench.in_force(), "2020-01-01 1");
}

#[test]
fn a_changed_or_missing_file_is_told() {
    for packed in [false, true] {
        let bench = Bench::new();
        let plain = xml("2026-03-01", 2);
        bench
            .import(&if packed { gzip(&plain) } else { plain })
            .unwrap();
        let kept = bench.kept();
        fs::write(&kept, gzip(&xml("2026-03-01", 1))).unwrap();
        assert!(matches!(
            bench.shelf().in_force(),
            Err(Error::SnapshotCorrupt { .. })
        ));
        fs::write(&kept, b"\x1f\x8b").unwrap();
        assert!(matches!(
            bench.shelf().in_force(),
            Err(Error::SnapshotCorrupt { .. })
        ));
        fs::remove_file(&kept).unwrap();
        assert!(matches!(
            bench.shelf().in_force(),
            Err(Error::SnapshotMissing { .. })
        ));
    }
}

#[test]
fn a_crash_between_leaves_the_old_state() {
    let bench = Bench::new();
    bench.import(&xml("2026-02-01", 2)).unwrap();
    let folder = bench.shelf().path().join("un-sc");
    // The file was written, the manifest not yet; and a half-written file lies about.
    fs::write(folder.join("0123.gz"), gzip(&xml("2026-03-01", 9))).unwrap();
    fs::write(folder.join(".unfinished-manifest.json"), b"{\"form").unwrap();
    assert_eq!(bench.in_force(), "2026-02-01 2");
    bench.import(&xml("2026-04-01", 3)).unwrap();
    assert_eq!(bench.in_force(), "2026-04-01 3");
    assert!(!folder.join(".unfinished-manifest.json").exists());
}

#[test]
fn two_importers_do_not_meet() {
    let bench = Bench::new();
    bench.import(&xml("2026-02-01", 2)).unwrap();
    let lock = disk::Lock::take(bench.shelf().path()).unwrap();
    assert!(matches!(
        bench.import(&xml("2026-03-01", 2)),
        Err(Error::Busy { .. })
    ));
    assert_eq!(bench.in_force(), "2026-02-01 2");
    drop(lock);
    bench.import(&xml("2026-03-01", 2)).unwrap();
}

#[test]
fn damaged_manifests_are_told() {
    let bench = Bench::new();
    bench.import(&xml("2026-02-01", 2)).unwrap();
    let path = bench.shelf().path().join("un-sc").join("manifest.json");
    let good = fs::read_to_string(&path).unwrap();
    let check = |text: &str, later: bool| {
        fs::write(Path::new(&path), text).unwrap();
        let error = bench.shelf().in_force().unwrap_err();
        assert_eq!(
            matches!(error, Error::ManifestFormat { .. }),
            later,
            "{error}"
        );
        assert_eq!(matches!(error, Error::Manifest { .. }), !later, "{error}");
    };
    check("", false);
    check(&good[..good.len() / 2], false);
    check(&good.replace("\"format\": 3", "\"format\": 4"), true);
    check(&good.replace("\"un-sc\"", "\"eu-fsf\""), false);
    check(&good.replace("\"stored\": \"", "\"stored\": \"../"), false);
    check(&good.replace("2026-02-01", "2026-02-31"), false);
}
