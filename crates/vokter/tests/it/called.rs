//! Numbers that are written with what they are called, and what is told where a name tells nobody apart.

use serde_json::json;

use crate::run::House;
use crate::service::Service;

/// "IMO No. 9074729" is the number, wherever it is typed, and nothing of it is a name.
#[test]
fn a_number_is_found_with_words_for_what_it_is() {
    let house = House::new();
    let file = house.file(
        "numbers.csv",
        "name,schema,tax_id,imo\n\
         Quorzam Trading,Company,7707123456,\n\
         Am Trelvana Imolan,Vessel,,9074729\n",
    );
    house.import_own("mine", "2026-03-01", &file);
    let service = Service::of(&house);
    let (firm, ship) = ("Quorzam Trading", "Am Trelvana Imolan");
    for (typed, is_of_words, expected) in [
        ("IMO 9074729", true, ship),
        ("IMO: 9074729", true, ship),
        ("IMO No. 9074729", true, ship),
        ("vessel IMO number 9074729", true, ship),
        ("MV (IMO 9074729)", true, ship),
        ("INN 7707123456", true, firm),
        ("ИНН 7707123456", true, firm),
        ("Registernummer: 7707123456", false, firm),
    ] {
        let form = typed.replace(' ', "+");
        let mut asked = vec![json!({"ids": [typed]})];
        if is_of_words {
            asked.push(json!({"name": typed}));
        }
        for ask in asked {
            let hits = &service.post("/v1/screen", &ask).json()["hits"];
            assert_eq!(hits[0]["entity"]["caption"], expected, "{ask}: {hits}");
        }
        let example = json!({"schema": "LegalEntity", "properties": {"registrationNumber": typed}});
        let example = if expected == ship {
            json!({"schema": "Vessel", "properties": {"imoNumber": typed}})
        } else {
            example
        };
        let matched = service.post("/match/default", &json!({"queries": {"a": example}}));
        let results = &matched.json()["responses"]["a"]["results"];
        assert_eq!(results[0]["caption"], expected, "{typed}: {results}");
        let page = service.submit("/", &format!("id={form}")).text();
        assert!(page.contains("class=\"hit "), "{typed}");
        if expected == ship {
            let found = service.get(&format!("/v2/search?imoNumber={form}")).json();
            assert_eq!(found["entities"][0]["name"], ship, "{typed}: {found}");
            for ask in [json!({"party": [typed]}), json!({"vessel": typed})] {
                let told = service.post("/v1/trade/check", &ask).json();
                let hits = &told["parties"][0]["hits"];
                assert_eq!(hits[0]["entity"]["caption"], ship, "{ask}: {told}");
            }
        }
    }
}

/// A name and a number in one field say as much as in two: a ship that bears another name has its number still.
#[test]
fn a_number_beside_a_name_is_a_number() {
    let house = House::new();
    let file = house.file(
        "numbers.csv",
        "name,schema,tax_id,imo\n\
         Quorzam Trading,Company,7707123456,\n\
         Zorvanta,Vessel,,9074729\n",
    );
    house.import_own("mine", "2026-03-01", &file);
    let service = Service::of(&house);
    let best = |ask: &serde_json::Value| {
        let told = service.post("/v1/screen", ask).json();
        told["hits"][0].clone()
    };
    for (typed, name, number, expected) in [
        ("Zorvanta IMO 9074729", "Zorvanta", "9074729", "Zorvanta"),
        (
            "M/T Zorvanta (IMO No. 9074729)",
            "M/T Zorvanta",
            "9074729",
            "Zorvanta",
        ),
        (
            "Nordlys Tre IMO 9074729",
            "Nordlys Tre",
            "9074729",
            "Zorvanta",
        ),
        (
            "Fjellkvist Holding INN 7707123456",
            "Fjellkvist Holding",
            "7707123456",
            "Quorzam Trading",
        ),
    ] {
        let (one, two) = (
            best(&json!({"name": typed})),
            best(&json!({"name": name, "ids": [number]})),
        );
        assert_eq!(one["entity"]["caption"], expected, "{typed}: {one}");
        assert!(
            one["bits"].as_f64() >= two["bits"].as_f64(),
            "{typed}: {one} {two}"
        );
        for ask in [
            json!({"party": [typed]}),
            json!({"parties": [{"name": typed}]}),
        ] {
            let told = service.post("/v1/trade/check", &ask).json();
            let hit = &told["parties"][0]["hits"][0];
            assert_eq!(hit["entity"]["caption"], expected, "{ask}: {told}");
        }
    }
    // A ship's number needs no word.
    let told = service.post("/v1/trade/check", &json!({"party": ["Nordlys 9074729"]}));
    let hit = &told.json()["parties"][0]["hits"][0];
    assert_eq!(hit["entity"]["caption"], "Zorvanta", "{}", told.text());
}

/// A word alone would be settled by a whole name, and a ship that is looked up is somebody.
#[test]
fn what_would_settle_who_takes_part_is_told() {
    let house = House::new();
    let file = house.file("mine.csv", "name,schema\nOrlin Vestergaard-Quist,Person\n");
    house.import_own("mine", "2026-01-01", &file);
    let service = Service::of(&house);
    for (who, expected) in [
        (json!({}), "nobody was screened"),
        (json!({"party": ["Vestergaard"]}), "give the whole name"),
        (json!({"party": ["Kari Nordmann"]}), ""),
        (
            json!({"vessel": "Trelvana Star"}),
            "the ship alone is given",
        ),
    ] {
        let mut ask = json!({"from": "de", "to": "no", "goods": ["books"]});
        ask.as_object_mut()
            .unwrap()
            .extend(who.as_object().unwrap().clone());
        let told = service.post("/v1/trade/check", &ask).json();
        let missing = told["missing"].as_array().unwrap().iter();
        let mut parties = missing.filter(|missing| missing["fact"] == "party");
        match parties.next() {
            None => assert_eq!(expected, "", "{told}"),
            Some(missing) => assert!(
                !expected.is_empty() && missing["decides"].as_str().unwrap().contains(expected),
                "{told}"
            ),
        }
        assert_eq!(parties.next(), None, "{told}");
    }
}
