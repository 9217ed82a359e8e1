//! `vokter lists` and `lists import`.

use crate::run::House;

/// A list in the UN's form with two made-up parties.
pub(crate) const UN: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST dateGenerated="2026-08-01T00:00:00.000Z">
<INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>TESTAN</FIRST_NAME>
<SECOND_NAME>VERIFIKOV</SECOND_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>KPi.901</REFERENCE_NUMBER>
<LISTED_ON>2016-11-30</LISTED_ON><LIST_TYPE><VALUE>UN List</VALUE></LIST_TYPE>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1960-02-03</DATE></INDIVIDUAL_DATE_OF_BIRTH>
</INDIVIDUAL></INDIVIDUALS>
<ENTITIES><ENTITY><DATAID>2</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>QUORZAM TRADING COMPANY</FIRST_NAME>
<UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>KPe.901</REFERENCE_NUMBER><LISTED_ON>2016-11-30</LISTED_ON>
<LIST_TYPE><VALUE>UN List</VALUE></LIST_TYPE></ENTITY></ENTITIES>
</CONSOLIDATED_LIST>
"#;

#[test]
fn without_an_import_the_starter_list_is_shown() {
    let house = House::new();
    let said = house.run(&["lists"]);
    assert_eq!(said.code, 0);
    assert!(
        said.out.contains("starter") && said.out.contains("vokter lists import FILE"),
        "{}",
        said.out
    );
    let lists = house.run(&["lists", "--json"]).json();
    assert_eq!(lists[0]["list"], "starter");
    assert!(lists[0]["fetched"].is_null());
}

#[test]
fn an_import_is_in_force_and_the_starter_steps_back() {
    let house = House::new();
    let file = house.file("un.xml", UN);
    let said = house.run(&["lists", "import", &file]);
    assert_eq!(said.code, 0, "{said:?}");
    for word in ["un-sc", "2 records", "Person 1", "in force", "2026-08-01"] {
        assert!(said.out.contains(word), "{word}: {}", said.out);
    }
    let again = house.run(&["lists", "import", &file]);
    assert!(again.out.contains("already there"), "{}", again.out);

    let lists = house.run(&["lists", "--json"]).json();
    let un = lists
        .as_array()
        .unwrap()
        .iter()
        .find(|list| list["list"] == "un-sc")
        .unwrap();
    assert_eq!(un["records"], 2);
    assert_eq!(un["by_schema"]["Person"], 1);
    assert_eq!(un["published"], "2026-08-01");
    assert_eq!(un["versions"][0]["state"], "in-force");
    assert!(un["age_days"].is_i64());
    assert!(un["fetched"].as_str().unwrap().ends_with('Z'));
    assert!(["fresh", "stale"].contains(&un["state"].as_str().unwrap()));
    // Nobody can fetch it anew: beside others its age says nothing.
    let all = lists.as_array().unwrap().iter();
    let starter = all.filter(|list| list["list"] == "starter");
    let states: Vec<_> = starter.map(|list| &list["state"]).collect();
    assert_eq!(states, ["fresh"], "{lists}");

    let answer = house.run(&["screen", "Testan Verifikov", "--json"]).json();
    assert_eq!(
        answer["hits"][0]["entity"]["listings"][0]["reference"], "KPi.901",
        "{answer}"
    );
    let only = house
        .run(&["screen", "Testan Verifikov", "--list", "un-sc", "--json"])
        .json();
    // But that it has grown old by the day of the test.
    let warnings = only["warnings"].as_array().unwrap().iter();
    let others: Vec<_> = warnings
        .filter(|warning| {
            !warning
                .as_str()
                .unwrap()
                .starts_with("the list un-sc is of 2026-08-01")
        })
        .collect();
    assert!(others.is_empty(), "{others:?}");
    assert_eq!(only["lists"].as_array().unwrap().len(), 1);
    assert_eq!(only["total_hits"], 1);
}

#[test]
fn history_answers_for_its_day() {
    let house = House::new();
    let new = house.file("new.xml", UN.replace("TESTAN", "ANDERS"));
    let old = house.file("old.xml", UN.replace("2026-08-01T", "2020-01-01T"));
    assert_eq!(house.run(&["lists", "import", &new, &old]).code, 0);
    let now = house
        .run(&["screen", "Testan Verifikov", "--list", "un-sc", "--json"])
        .json();
    let then = house
        .run(&[
            "screen",
            "Testan Verifikov",
            "--list",
            "un-sc",
            "--as-of",
            "2021-01-01",
            "--json",
        ])
        .json();
    assert_eq!(then["lists"][0]["published"], "2020-01-01");
    assert_eq!(now["lists"][0]["published"], "2026-08-01");
    assert_eq!(
        then["hits"][0]["entity"]["caption"]
            .as_str()
            .map(str::to_lowercase)
            .as_deref(),
        Some("testan verifikov")
    );
    house
        .run(&["screen", "x", "--as-of", "2019-01-01"])
        .refused(1, "2019-01-01");
    // A list without so old a version takes no history from the others, and is named.
    let own = house.file("own.csv", "name\nJens Eksempel\n");
    house.import_own("house", "2026-01-01", &own);
    let all = house
        .run(&[
            "screen",
            "Testan Verifikov",
            "--as-of",
            "2021-01-01",
            "--json",
        ])
        .json();
    assert_eq!(all["total_hits"], 1);
    assert!(
        all["warnings"]
            .to_string()
            .contains("the list house was not searched")
    );
    house
        .run(&["screen", "x", "--list", "house", "--as-of", "2021-01-01"])
        .refused(1, "no version of house");
    house
        .run(&["screen", "x", "--as-of", "2019"])
        .refused(2, "not a day");
}

#[test]
fn a_bad_file_leaves_the_lists_untouched() {
    let house = House::new();
    let good = house.file("un.xml", UN);
    house.run(&["lists", "import", &good]);
    let before = house.run(&["lists", "--json"]).out;
    let bad = house.file("bad.xml", &UN[..UN.len() / 2]);
    house.run(&["lists", "import", &bad]).refused(1, "bad.xml");
    house
        .run(&["lists", "import", "--list", "eu-fsf", &good])
        .refused(1, "un-sc");
    house
        .run(&["lists", "import", "--list", "No List", &good])
        .refused(2, "list's name");
    house
        .run(&["lists", "import", "--list", "foo", &good])
        .refused(2, "unknown list `foo`");
    assert_eq!(house.run(&["lists", "--json"]).out, before);
}

#[test]
fn what_a_version_lost_is_said_and_strict_refuses() {
    let house = House::new();
    let both = house.file("both.xml", UN.replacen("DPRK", "Elsewhere", 1));
    let one = UN
        .replacen("DPRK", "Nowhere", 1)
        .replace("2026-08-01T", "2026-09-01T");
    let one = house.file("one.xml", one);
    assert_eq!(house.run(&["lists", "import", &both]).code, 0);
    house
        .run(&["lists", "import", "--strict", &one])
        .refused(1, "lost Elsewhere");
    let said = house.run(&["lists", "import", &one]);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(
        said.out
            .contains("lost Elsewhere: in force because you imported it"),
        "{}",
        said.out
    );
}

#[test]
fn a_damaged_folder_is_not_in_force() {
    let house = House::new();
    let file = house.file("un.xml", UN);
    house.run(&["lists", "import", &file]);
    let folder = house.path("data/vokter/lists/un-sc");
    let kept = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|ending| ending == "gz"))
        .unwrap();
    std::fs::write(&kept, "x").unwrap();
    let said = house.run(&["lists", "--json"]);
    said.refused(1, "damaged");
    assert_eq!(said.json()[0]["state"], "corrupt");
    assert_eq!(said.json()[0]["versions"][0]["state"], "corrupt");
    house.run(&["screen", "x"]).refused(1, "damaged");
    house.run(&["lists", "import", &file]);
    assert_eq!(house.run(&["lists"]).code, 0);
    std::fs::remove_file(folder.join("manifest.json")).unwrap();
    for command in [&["lists"][..], &["screen", "x"]] {
        house.run(command).refused(1, "manifest.json: missing");
    }
}
