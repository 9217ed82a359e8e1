//! The index in the data folder: the same answers with it and without, whatever befell it.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::lists::UN;
use crate::run::House;

/// A house with a list, whose index was kept at its import.
fn house() -> House {
    let house = House::new();
    let file = house.file("un.xml", UN);
    assert_eq!(house.run(&["lists", "import", &file]).code, 0);
    house
}

fn folder(house: &House) -> PathBuf {
    house.path("data/vokter/index")
}

fn indexes(house: &House) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder(house)).into_iter().flatten();
    // Who is one party and who owns whom lies beside each index.
    let is_index = |path: &PathBuf| {
        let ending = path.extension().unwrap_or_default();
        !["groups", "ties", "owned", "judged"]
            .iter()
            .any(|other| ending == *other)
    };
    entries
        .map(|entry| entry.unwrap().path())
        .filter(is_index)
        .collect()
}

/// The one index that is kept.
#[track_caller]
fn the_index(house: &House) -> PathBuf {
    let kept = indexes(house);
    assert_eq!(kept.len(), 1, "{kept:?}");
    kept[0].clone()
}

/// What is answered to several questions, but for the time.
fn answers(house: &House) -> Vec<Value> {
    [
        &["Testan Verifikov"][..],
        &["Verifikov Testan", "--birth-date", "1960-02-03"],
        &["Quorzam Trading", "--threshold", "0.01"],
        &["Ko Tae Hun", "--threshold", "0"],
        &["Testan Verifikov", "--list", "un-sc"],
        &["Kari Nordmann"],
    ]
    .iter()
    .map(|question| {
        let mut arguments = vec!["screen", "--json"];
        arguments.extend(*question);
        let said = house.run(&arguments);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{said:?}");
        let mut answer = said.json();
        answer["screened_at"].take();
        answer
    })
    .collect()
}

#[test]
fn an_import_keeps_it_and_answers_are_the_same_without() {
    let house = house();
    let bytes = std::fs::read(the_index(&house)).unwrap();
    let with = answers(&house);
    assert_eq!(with[0]["total_hits"], 1);
    std::fs::remove_dir_all(folder(&house)).unwrap();
    assert_eq!(answers(&house), with);
    // It was made again, to the letter.
    assert_eq!(std::fs::read(the_index(&house)).unwrap(), bytes);
    // Where it can't be kept, it is made for the answer.
    std::fs::remove_dir_all(folder(&house)).unwrap();
    std::fs::write(folder(&house), "in the way").unwrap();
    assert_eq!(answers(&house), with);
}

#[test]
fn a_damaged_one_is_made_anew() {
    let house = house();
    let kept = the_index(&house);
    let whole = std::fs::read(&kept).unwrap();
    let with = answers(&house);
    let flipped = |at: usize| {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x40;
        bytes
    };
    let damages = [
        Vec::new(),
        b"not an index".to_vec(),
        whole[..59].to_vec(),
        whole[..whole.len() / 2].to_vec(),
        whole[..whole.len() - 1].to_vec(),
        [&whole[..], b"x"].concat(),
        vec![0; whole.len()],
        flipped(0),
        flipped(9),
        flipped(20),
        flipped(70),
        flipped(whole.len() / 3),
        flipped(whole.len() - 1),
    ];
    for damage in damages {
        std::fs::write(&kept, &damage).unwrap();
        assert_eq!(answers(&house), with);
        assert!(std::fs::read(&kept).unwrap() == whole, "{}", damage.len());
    }
}

#[test]
fn the_lists_are_not_read_where_it_is_fit() {
    let house = house();
    let with = answers(&house);
    let un = house.path("data/vokter/lists/un-sc");
    let is_kept = |path: &Path| path.extension().is_some_and(|ending| ending == "gz");
    let list = std::fs::read_dir(un)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| is_kept(path))
        .unwrap();
    let content = std::fs::read(&list).unwrap();
    // As long as before: only who reads it can tell.
    std::fs::write(&list, vec![0; content.len()]).unwrap();
    assert_eq!(answers(&house), with);
    house.run(&["lists"]).refused(1, "damaged");
    std::fs::remove_dir_all(folder(&house)).unwrap();
    house.run(&["screen", "x"]).refused(1, "damaged");
    assert!(indexes(&house).is_empty());

    // Of another length, or gone: seen at once.
    std::fs::write(&list, content).unwrap();
    assert_eq!(answers(&house), with);
    std::fs::write(&list, "x").unwrap();
    house.run(&["screen", "x"]).refused(1, "damaged");
    std::fs::remove_file(&list).unwrap();
    house.run(&["screen", "x"]).refused(1, "missing");
}

#[test]
fn a_new_version_has_its_own() {
    let house = house();
    let first = the_index(&house);
    let newer = UN
        .replace("2026-08-01T", "2026-09-01T")
        .replace("TESTAN", "ANDERS");
    let file = house.file("newer.xml", newer);
    assert_eq!(house.run(&["lists", "import", &file]).code, 0);
    assert_ne!(the_index(&house), first);
    let total = |name| house.run(&["screen", name, "--json"]).json()["total_hits"].clone();
    assert_eq!(total("Testan Verifikov"), 0);
    assert_eq!(total("Anders Verifikov"), 1);
}

#[test]
fn what_did_not_change_is_taken_over_and_comes_out_the_same() {
    let house = house();
    let own = "id,name,country\n1,Quorzam Trading Company,kp\n2,Obrad Vetlugin,\n3,Ulla Tobrik,\n";
    let import = |name: &str, text: String, day: &str| {
        let file = house.file(name, text);
        let own = ["--list", "own-known", "--published", day];
        let options: &[&str] = if name.starts_with("own") { &own } else { &[] };
        let said = house.run(&[&["lists", "import", &file], options].concat());
        assert_eq!(said.code, 0, "{said:?}");
    };
    import("own.csv", own.to_owned(), "2026-08-01");
    // One entry of each list changes, one goes and one comes; the other list stays as it is.
    let newer = own.replace("2,Obrad", "4,Tellek").replace("Ulla", "Ulle");
    import("own-newer.csv", newer, "2026-09-01");
    let un = UN.replace("2026-08-01T", "2026-09-01T");
    import("un-newer.xml", un.replace("TESTAN", "ANDERS"), "");
    let all = |house: &House| -> Vec<(PathBuf, Vec<u8>)> {
        let entries = std::fs::read_dir(folder(house)).unwrap();
        let mut files: Vec<_> = entries
            .map(|entry| entry.unwrap().path())
            .map(|path| (path.clone(), std::fs::read(path).unwrap()))
            .collect();
        files.sort();
        files
    };
    let taken_over = all(&house);
    assert_eq!(taken_over.len(), 5);
    let with = answers(&house);
    std::fs::remove_dir_all(folder(&house)).unwrap();
    assert_eq!(answers(&house), with);
    assert!(all(&house) == taken_over, "not what is made from scratch");

    // What is not in force changes nothing.
    let older = UN.replace("2026-08-01T", "2026-07-01T");
    import("un-older.xml", older.replace("TESTAN", "ELDER"), "");
    assert!(all(&house) == taken_over);
    import("un-newer.xml", un.replace("TESTAN", "ANDERS"), "");
    assert!(all(&house) == taken_over);
}

#[test]
fn several_may_make_it_at_once() {
    let house = house();
    let with = answers(&house);
    std::fs::remove_dir_all(folder(&house)).unwrap();
    std::thread::scope(|scope| {
        let runs: Vec<_> = (0..6).map(|_| scope.spawn(|| answers(&house))).collect();
        for run in runs {
            assert_eq!(run.join().unwrap(), with);
        }
    });
    the_index(&house);
}

#[test]
fn without_a_list_nothing_is_kept() {
    let house = House::new();
    assert_eq!(house.run(&["screen", "Testan Verifikov"]).code, 0);
    assert!(!house.path("data").exists());
}
