//! Bodies that are not listed and are blocked by their owners: by a file of the user's, by what a
//! list itself says, and by both together.

use serde_json::Value;

use crate::run::House;
use crate::service::Service;

/// A collection in which two are listed, and four companies are not.
const COLLECTION: &str = r#"{"id":"P1","schema":"Person","caption":"Testan Verifikov","datasets":["demo_own"],"properties":{"name":["Testan Verifikov"],"topics":["sanction"]}}
{"id":"P2","schema":"Person","caption":"Ovrand Kelmasti","datasets":["demo_own"],"properties":{"name":["Ovrand Kelmasti"],"topics":["sanction"]}}
{"id":"P3","schema":"Person","caption":"Prelwin Dastorr","datasets":["demo_own"],"properties":{"name":["Prelwin Dastorr"],"topics":["role.pep"]}}
{"id":"C1","schema":"Company","caption":"Quorzam Holding","datasets":["demo_own"],"properties":{"name":["Quorzam Holding"],"jurisdiction":["cy"]}}
{"id":"C2","schema":"Company","caption":"Blentrix Shipping","datasets":["demo_own"],"properties":{"name":["Blentrix Shipping"]}}
{"id":"C3","schema":"Company","caption":"Vasculon Metals","datasets":["demo_own"],"properties":{"name":["Vasculon Metals"]}}
{"id":"C4","schema":"Company","caption":"Dorminska Cement","datasets":["demo_own"],"properties":{"name":["Dorminska Cement"]}}
{"id":"C5","schema":"Company","caption":"Ferrugin Airways","datasets":["demo_own"],"properties":{"name":["Ferrugin Airways"],"topics":["debarment"]}}
{"id":"O1","schema":"Ownership","datasets":["demo_own"],"properties":{"owner":["P1"],"asset":["C1"],"percentage":["62"]}}
{"id":"O2","schema":"Ownership","datasets":["demo_own"],"properties":{"owner":["C1"],"asset":["C2"],"percentage":["30%"],"startDate":["2020-01-01"]}}
{"id":"O3","schema":"Ownership","datasets":["demo_own"],"properties":{"owner":["P2"],"asset":["C2"],"percentage":["20"]}}
{"id":"O4","schema":"Ownership","datasets":["demo_own"],"properties":{"owner":["P2"],"asset":["C3"]}}
{"id":"O5","schema":"Ownership","datasets":["demo_own"],"properties":{"owner":["P2"],"asset":["C4"],"percentage":["80"],"endDate":["2019"]}}
{"id":"O6","schema":"Ownership","datasets":["demo_own"],"properties":{"owner":["P3"],"asset":["C4"],"percentage":["100"]}}
{"id":"O7","schema":"Ownership","datasets":["demo_own"],"properties":{"owner":["P1"],"asset":["C5"],"percentage":["75"]}}
"#;

const ALL: [&str; 3] = [
    "us-50-percent",
    "eu-ownership-or-control",
    "uk-ownership-or-control",
];

fn house() -> House {
    let house = House::new();
    let file = house.file("entities.ftm.json", COLLECTION);
    let import = ["lists", "import", "--published", "2024-05-21", &file];
    assert_eq!(house.run(&import).code, 0);
    house
}

/// The hits on a name, with the ownership file of these rows.
fn hits(house: &House, rows: Option<&str>, name: &str) -> Vec<Value> {
    let mut arguments = vec!["screen", "--json", name];
    let file = rows.map(|rows| house.file("owners.csv", rows));
    if let Some(file) = &file {
        arguments.extend(["--ownership", file]);
    }
    let said = house.run(&arguments);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{said:?}");
    said.json()["hits"].as_array().unwrap().clone()
}

/// By which rules a name is blocked, and by how many percent; none where it is no hit.
#[track_caller]
fn check(house: &House, rows: Option<&str>, name: &str, want: Option<(&[&str], f64)>) {
    let hits = hits(house, rows, name);
    let Some((rules, percent)) = want else {
        assert!(hits.is_empty(), "{name}: {hits:?}");
        return;
    };
    assert_eq!(hits.len(), 1, "{name}: {hits:?}");
    let owned = &hits[0]["entity"]["ownership"];
    assert_eq!(owned["rules"], serde_json::json!(rules), "{name}: {owned}");
    assert_eq!(owned["percent"], percent, "{name}: {owned}");
}

#[test]
fn a_file_blocks_by_sums_chains_and_control() {
    let house = house();
    let rows = "owner,owned,percent,control,as-of
Testan Verifikov,Alfamir Holding,30,,2024-01-01
demo_own-P2,Alfamir Holding,25,,2024-01-01
ALFAMIR HOLDING,Betarun Logistics,50.00,,
Betarun Logistics,Gammador Trading,49,,
Nobody Known,Gammador Trading,49,,
Testan Verifikov,Deltavik Bank,49,,
Ovrand Kelmasti,Deltavik Bank,49,,
Cyclon One,Cyclon Two,100,,
Cyclon Two,Cyclon One,100,,
Testan Verifikov,Zetabor Oil,60,,2019
Testan Verifikov,Zetabor Oil,10,,2024
Testan Verifikov,Etalund Port,49.999,,
Testan Verifikov,Thetamar Foods,,,
Testan Verifikov,Iotaland Press,5,yes,
Prelwin Dastorr,Kappavel Wines,100,,
Testan Verifikov,Lambdor Glass,51,,
Lambdor Glass,Lambdor Windows,60,,
Lambdor Windows,Lambdor Glass,49,,
";
    let us_and_eu = &ALL[..2];
    for (name, want) in [
        ("Alfamir Holding", Some((us_and_eu, 55.0))),
        ("Betarun Logistics", Some((us_and_eu, 50.0))),
        ("Gammador Trading", None),
        ("Deltavik Bank", Some((us_and_eu, 98.0))),
        ("Cyclon One", None),
        ("Zetabor Oil", None),
        ("Etalund Port", None),
        // Nobody states how much: no rule blocks, and it is said all the same.
        ("Thetamar Foods", Some((&[][..], 0.0))),
        // The EU and the UK count control, the United States count shares alone.
        ("Iotaland Press", Some((&ALL[1..], 5.0))),
        // A politically exposed owner freezes nothing.
        ("Kappavel Wines", None),
        ("Lambdor Windows", Some((&ALL, 60.0))),
        ("Lambdor Glass", Some((&ALL, 100.0))),
    ] {
        check(&house, Some(rows), name, want);
    }
    let path =
        hits(&house, Some(rows), "Betarun Logistics")[0]["entity"]["ownership"]["path"].take();
    let want = ["Betarun Logistics", "Alfamir Holding", "Testan Verifikov"];
    assert_eq!(path, serde_json::json!(want));
}

#[test]
fn a_list_blocks_by_what_it_says_itself() {
    let house = house();
    check(&house, None, "Quorzam Holding", Some((&ALL, 62.0)));
    check(&house, None, "Blentrix Shipping", Some((&ALL[..2], 50.0)));
    check(&house, None, "Vasculon Metals", Some((&[], 0.0)));
    // What ended before the list was published blocks no more.
    check(&house, None, "Dorminska Cement", None);
    let said = house.run(&["screen", "Quorzam Holding"]);
    let sentence = "not listed itself; 62 % owned by listed parties: Testan Verifikov 62 % (demo_own-P1), says demo_own";
    assert!(said.out.contains(sentence), "{}", said.out);
    // Debarred by its own listing, frozen by its owner.
    check(&house, None, "Ferrugin Airways", Some((&ALL, 75.0)));
    let said = house.run(&["screen", "Ferrugin Airways"]);
    assert!(
        said.out.contains("not frozen itself; 75 % owned"),
        "{}",
        said.out
    );
    assert_eq!(
        house
            .run(&["screen", "--fail-on-hit", "Quorzam Holding"])
            .code,
        3
    );
    // On a day of the past, and of one list, it is the same; of a list without the owner, nobody.
    let as_of = [
        "screen",
        "--json",
        "--as-of",
        "2024-06-01",
        "Quorzam Holding",
    ];
    assert_eq!(house.run(&as_of).json()["total_hits"], 1);
    let one = ["screen", "--json", "--list", "demo_own", "Quorzam Holding"];
    assert_eq!(house.run(&one).json()["total_hits"], 1);
    let other = ["screen", "--json", "--list", "starter", "Quorzam Holding"];
    assert_eq!(house.run(&other).json()["total_hits"], 0);
}

#[test]
fn a_file_goes_on_from_what_the_list_says() {
    let house = house();
    let rows = "owner,owned,percent
Quorzam Holding,Epsiloran Ferries,50
demo_own-C4,Zetabor Oil,50
Testan Verifikov,Dorminska Cement,50
";
    let us_and_eu = &ALL[..2];
    check(
        &house,
        Some(rows),
        "Epsiloran Ferries",
        Some((us_and_eu, 50.0)),
    );
    // A company of the list, named by its id and by its name, is one.
    check(
        &house,
        Some(rows),
        "Dorminska Cement",
        Some((us_and_eu, 50.0)),
    );
    check(&house, Some(rows), "Zetabor Oil", Some((us_and_eu, 50.0)));
    let customers = house.file(
        "customers.csv",
        "id,name\n1,Epsiloran Ferries\n2,Kari Nordmann\n",
    );
    let owners = house.path("owners.csv").display().to_string();
    let rows = house
        .run(&["batch", &customers, "--ownership", &owners])
        .json_lines();
    assert_eq!(rows[0]["hits"][0]["entity"]["ownership"]["percent"], 50.0);
    assert_eq!(rows[1]["hits"], serde_json::json!([]));
}

#[test]
fn a_kept_answer_is_the_same_as_a_new_one() {
    let house = house();
    let first = hits(&house, None, "Blentrix Shipping");
    let again = hits(&house, None, "Blentrix Shipping");
    assert_eq!(first, again);
    for ending in ["owned", "ties"] {
        for entry in std::fs::read_dir(house.path("data/vokter/index")).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|of| of == ending) {
                let mut bytes = std::fs::read(&path).unwrap();
                let middle = bytes.len() / 2;
                bytes[middle] ^= 1;
                std::fs::write(&path, bytes).unwrap();
            }
        }
        assert_eq!(first, hits(&house, None, "Blentrix Shipping"), "{ending}");
    }
}

#[test]
fn a_broken_file_says_where() {
    let house = house();
    for (rows, words) in [
        (
            "owner,owned,percent\nA,B,120\n",
            "row 2, record A, percent: `120` is not a percentage",
        ),
        (
            "owner,owned,percent\nA,B,60\nC,B,50\n",
            "row 3, record C, percent: `50` is not a share that is left",
        ),
        (
            "owner,owned,percent,as_of\nA,B,60,someday\n",
            "row 2, record A, as_of: `someday` is not a date",
        ),
        ("owner,percent\nA,60\n", "no column `owned`"),
        ("owner,owned\nA,B\n", "no column `percent`"),
    ] {
        let file = house.file("bad.csv", rows);
        for arguments in [["screen", "Aa"], ["batch", &file]] {
            let mut arguments = arguments.to_vec();
            arguments.extend(["--ownership", &file]);
            let said = house.run(&arguments);
            assert_eq!(said.code, 1, "{said:?}");
            if arguments[0] == "screen" {
                assert!(
                    said.err.contains("bad.csv") && said.err.contains(words),
                    "{said:?}"
                );
            }
        }
    }
}

#[test]
fn a_file_cannot_name_itself_out_of_the_data_folder() {
    let house = House::new();
    for name in ["../../evil", "un-sc", ".", ""] {
        let file = house.file("entities.ftm.json", COLLECTION.replace("demo_own", name));
        let said = house.run(&["lists", "import", &file]);
        assert_eq!(said.code, 1, "{name}: {said:?}");
        assert!(said.err.contains("--list"), "{name}: {said:?}");
    }
    assert!(!house.path("data/evil").exists() && !house.path("evil").exists());
}

#[test]
fn a_rule_counts_the_owners_that_its_authority_froze() {
    let house = House::new();
    for (at, (name, list)) in [
        ("Testan Verifikov", "us_ofac_sdn"),
        ("Ovrand Kelmasti", "eu_fsf"),
        ("Brevik Tolmander", "un_sc_sanctions"),
    ]
    .into_iter()
    .enumerate()
    {
        let line = serde_json::json!({"id": format!("P{at}"), "schema": "Person", "caption": name,
            "datasets": [list], "properties": {"name": [name], "topics": ["sanction"]}});
        let file = house.file(&format!("{list}.ftm.json"), format!("{line}\n"));
        let import = ["lists", "import", "--published", "2024-05-21", &file];
        assert_eq!(house.run(&import).code, 0);
    }
    let rows = "owner,owned,percent,control
Testan Verifikov,Alfamir Holding,60,
Ovrand Kelmasti,Betarun Logistics,60,
Brevik Tolmander,Gammador Trading,60,
Testan Verifikov,Deltavik Bank,30,
Ovrand Kelmasti,Deltavik Bank,30,
Testan Verifikov,Etalund Port,5,yes
Ovrand Kelmasti,Zetabor Oil,5,yes
";
    let other: &[&str] = &["other-ownership-or-control"];
    for (name, rules, percent) in [
        ("Alfamir Holding", &ALL[..1], 60.0),
        ("Betarun Logistics", &ALL[1..2], 60.0),
        ("Gammador Trading", other, 60.0),
        // Neither the United States nor the EU froze the owners of half of it.
        ("Deltavik Bank", other, 60.0),
        ("Etalund Port", other, 5.0),
        ("Zetabor Oil", &ALL[1..2], 5.0),
    ] {
        check(&house, Some(rows), name, Some((rules, percent)));
    }
}

#[test]
fn rows_that_do_not_count_are_said() {
    let house = house();
    let rows = "owner,owned,percent
Testan Verifikov,Alfamir Holding,30
testan verifikov,Alfamir Holding,25
Alfamir Holding,Alfamir Holding,40
Testan Verifikov,Betarun Logistics,60
";
    let file = house.file("owners.csv", rows);
    let said = house.run(&[
        "screen",
        "--json",
        "Betarun Logistics",
        "--ownership",
        &file,
    ]);
    let text = format!("{}{}", said.out, said.err);
    assert_eq!(said.json()["total_hits"], 1, "{text}");
    for part in [
        "row 2 and row 3 give two shares",
        "30 % counts",
        "row 4: `Alfamir Holding` and `Alfamir Holding` are one party",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

/// What is stated around a party of a collection is told and drawn, whether or not it is blocked by it.
#[test]
fn who_owns_whom_is_drawn_around_a_party() {
    let house = house();
    let service = Service::of(&house);
    let party = |name: &str| {
        let found = service
            .post("/v1/screen", &serde_json::json!({"name": name}))
            .json();
        found["hits"][0]["entity"]["id"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let around = |id: &str| {
        let told = service.get(&format!("/v1/entities/{id}")).json();
        let parties = told["holdings"]["parties"].as_array().unwrap().clone();
        let mut levels: Vec<(i64, String)> = parties
            .iter()
            .map(|party| {
                (
                    party["level"].as_i64().unwrap(),
                    party["name"].as_str().unwrap().to_owned(),
                )
            })
            .collect();
        levels.sort();
        let holdings = told["holdings"]["holdings"].as_array().unwrap().len();
        (levels, holdings)
    };
    let levels = |levels: &[(i64, &str)]| -> Vec<(i64, String)> {
        levels
            .iter()
            .map(|(level, name)| (*level, (*name).to_owned()))
            .collect()
    };
    // Two owners, one of which has an owner.
    let blentrix = party("Blentrix Shipping");
    let expected = levels(&[
        (-2, "Testan Verifikov"),
        (-1, "Ovrand Kelmasti"),
        (-1, "Quorzam Holding"),
        (0, "Blentrix Shipping"),
    ]);
    assert_eq!(around(&blentrix), (expected, 3));
    // A listed person, frozen itself, with what it owns.
    let kelmasti = party("Ovrand Kelmasti");
    let expected = levels(&[
        (0, "Ovrand Kelmasti"),
        (1, "Blentrix Shipping"),
        (1, "Vasculon Metals"),
    ]);
    assert_eq!(around(&kelmasti), (expected, 2));
    let page = service.get(&format!("/party/{blentrix}?lang=nb")).text();
    assert_eq!(page.matches("class=\"tie\"").count(), 3, "{page}");
    for part in [
        "20 %",
        "30 %",
        "62 %",
        "Står ikke selv på noen liste",
        "USAs 50-prosentregel",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
}
