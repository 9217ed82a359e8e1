//! `vokter lists explain`, and groups as hits show them.

use serde_json::Value;

use crate::lists::UN;
use crate::run::House;

/// Another list with the first party of [`UN`], a namesake of hers, and somebody else.
const OWN: &str = "reference,name,birth_date,country,schema
7,Testan Verifikov,1960-02-03,kp,person
8,Testan Verifikov,1981-11-12,fr,person
9,Malvorn Estragil,1970-01-01,de,person
";

fn house() -> House {
    let house = House::new();
    let un = house.file("un.xml", UN);
    let own = house.file("own.csv", OWN);
    assert_eq!(house.run(&["lists", "import", &un]).code, 0);
    house.import_own("house", "2026-01-01", &own);
    house
}

fn ids(values: &Value) -> Vec<String> {
    let values = values.as_array().unwrap().iter();
    values
        .map(|value| value["id"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_party_on_two_lists_is_one_hit_and_its_namesake_another() {
    let house = house();
    let answer = house.run(&["screen", "--json", "Testan Verifikov"]).json();
    assert_eq!(answer["total_hits"], 2, "{answer}");
    let members: Vec<&Value> = answer["hits"]
        .as_array()
        .unwrap()
        .iter()
        .map(|hit| &hit["entity"]["members"])
        .collect();
    assert!(
        members.contains(&&serde_json::json!(["un-sc-KPi.901", "house-7"])),
        "{members:?}"
    );
    assert!(
        members.contains(&&serde_json::json!(["house-8"])),
        "{members:?}"
    );
}

#[test]
fn an_explanation_is_found_by_id_group_and_reference() {
    let house = house();
    let by_id = house.run(&["lists", "explain", "house-7", "--json"]).json();
    assert_eq!(ids(&by_id["members"]), ["un-sc-KPi.901", "house-7"]);
    assert_eq!(by_id["links"][0]["rests_on"], "name-and-birth");
    let near = by_id["near_misses"].as_array().unwrap();
    assert!(
        near.iter().any(|miss| miss["entity"]["id"] == "house-8"),
        "{by_id}"
    );
    assert!(
        near[0]["because"]
            .as_str()
            .is_some_and(|because| !because.is_empty())
    );
    let group = by_id["group"].as_str().unwrap();
    for asked in [
        &["un-sc-KPi.901"][..],
        &["KPi.901"],
        &["un-sc", "kpi.901"],
        &[group],
    ] {
        let mut arguments = vec!["lists", "explain", "--json"];
        arguments.extend(asked);
        assert_eq!(house.run(&arguments).json(), by_id, "{asked:?}");
    }
    let alone = house.run(&["lists", "explain", "house-9", "--json"]).json();
    assert_eq!(ids(&alone["members"]), ["house-9"]);
    assert_eq!(alone["links"], serde_json::json!([]));
    let text = house.run(&["lists", "explain", "house-7"]);
    for word in ["un-sc-KPi.901", "house-7", "1960-02-03", group] {
        assert!(text.out.contains(word), "{word}: {}", text.out);
    }
    assert_eq!(house.run(&["lists", "explain", "nobody-1"]).code, 1);
}

#[test]
fn a_group_keeps_its_id_when_a_listing_goes() {
    let house = house();
    let group = |house: &House, id: &str| {
        let said = house.run(&["lists", "explain", id, "--json"]);
        said.json()["group"].as_str().unwrap().to_owned()
    };
    let before = group(&house, "house-7");
    // The UN takes her off its list; the other list still has her.
    let end = UN.find("<INDIVIDUALS>").unwrap()..UN.find("<ENTITIES>").unwrap();
    let mut less = UN.replace("2026-08-01", "2026-09-01");
    less.replace_range(end, "");
    let file = house.file("un-less.xml", less);
    let said = house.run(&["lists", "import", &file]);
    assert_eq!(said.code, 0, "{said:?}");
    assert_eq!(group(&house, "house-7"), before);
    let members = house.run(&["lists", "explain", "house-7", "--json"]).json();
    assert_eq!(ids(&members["members"]), ["house-7"]);
}

/// Each list knows something else of a party, and some of it in the same words.
#[test]
fn a_party_is_told_with_what_all_its_entries_say() {
    let house = House::new();
    let head = "reference,name,birth_date,schema,address,position,title,birth_place,note";
    for (list, row) in [
        (
            "one",
            "7,Testan Verifikov,1960-02-03,person,\"Orlin St. 5, Trelvana\",Minister,Dr,Quorzam,Wanted since 2019",
        ),
        (
            "two",
            "8,Testan Verifikov,1960-02-03,person,\"ORLIN ST 5, TRELVANA\",Deputy,dr.,Quorzam,Leads a bank",
        ),
        (
            "three",
            "9,Testan Verifikov,1960-02-03,person,\"Malvorn Rd. 1, Trelvana\",minister,General,Estragil,Wanted since 2019",
        ),
    ] {
        let file = house.file("own.csv", format!("{head}\n{row}\n"));
        house.import_own(list, "2026-01-01", &file);
    }
    let service = crate::service::Service::of(&house);
    let letters = |text: &str| {
        let signs = text.chars().filter(|sign| sign.is_alphanumeric());
        signs.collect::<String>().to_lowercase()
    };
    for (field, expected) in [
        (
            "addresses",
            &["Malvorn Rd. 1, Trelvana", "Orlin St. 5, Trelvana"][..],
        ),
        ("positions", &["Deputy", "Minister"]),
        ("titles", &["Dr", "General"]),
        ("birth_places", &["Estragil", "Quorzam"]),
        ("remarks", &["Leads a bank", "Wanted since 2019"]),
    ] {
        for id in ["one-7", "two-8", "three-9"] {
            let told = service.get(&format!("/v1/entities/{id}")).json();
            let texts = told[field].as_array().unwrap().iter();
            let mut texts: Vec<String> =
                texts.map(|text| letters(text.as_str().unwrap())).collect();
            texts.sort_unstable();
            let expected: Vec<String> = expected.iter().copied().map(letters).collect();
            assert_eq!(texts, expected, "{id} {field}: {told}");
            let page = service.get(&format!("/party/{id}")).text().to_lowercase();
            for text in told[field].as_array().unwrap() {
                let text = text.as_str().unwrap().to_lowercase();
                assert!(page.contains(&text), "{id}: {text}");
            }
        }
    }
}
