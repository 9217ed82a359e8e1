//! A hit of a day past can be opened as it was, though nobody is found by it today.

use serde_json::json;

use crate::run::House;
use crate::service::Service;

/// A house with a list of which a party was taken off.
fn house() -> House {
    let house = House::new();
    for (day, names) in [
        ("2026-01-01", "Trelvana Shipping\nOrlin Vestergaard-Quist"),
        ("2026-02-01", "Trelvana Shipping"),
    ] {
        let file = house.file(&format!("{day}.csv"), format!("name\n{names}\n"));
        house.import_own("mine", day, &file);
    }
    house
}

/// On the page of what changed, whoever is on the version in force is a link away.
#[test]
fn who_is_new_on_a_list_is_a_link_away() {
    let house = house();
    let names = "name\nTrelvana Shipping\nOvrand Kelmasti\n";
    let file = house.file("2026-03-01.csv", names);
    house.import_own("mine", "2026-03-01", &file);
    let service = Service::of(&house);
    let versions = service.get("/v1/lists/mine/versions").json();
    let page = |from: usize, to: usize| {
        let version = |at: usize| versions[at]["version"].as_str().unwrap();
        let (from, to) = (version(from), version(to));
        let page = service.get(&format!("/lists/mine?from={from}&to={to}"));
        page.text()
    };
    let gone = page(2, 1);
    assert!(gone.contains("Orlin Vestergaard-Quist"), "{gone}");
    assert!(!gone.contains("/party/"), "{gone}");
    let new = page(1, 0);
    let place = new.split("href=\"/party/").nth(1).unwrap();
    let id = place.split('"').next().unwrap();
    let party = service.get(&format!("/party/{id}")).text();
    assert!(party.contains("<h1><bdi>Ovrand Kelmasti"), "{party}");
}

#[test]
fn a_party_that_was_taken_off_is_shown_as_of_its_day() {
    let house = house();
    let service = Service::of(&house);
    let ask = json!({"name": "Orlin Vestergaard-Quist", "as_of": "2026-01-15", "lists": ["mine"]});
    let found = service.post("/v1/screen", &ask);
    assert_eq!(found.status, 200, "{}", found.text());
    let found = found.json();
    assert_eq!(found["total_hits"], 1, "{found}");
    let id = found["hits"][0]["entity"]["id"].as_str().unwrap();
    let then = service.get(&format!("/v1/entities/{id}?as_of=2026-01-15"));
    assert_eq!(then.status, 200, "{}", then.text());
    let then = then.json();
    assert_eq!(then["entity"]["caption"], "Orlin Vestergaard-Quist");
    assert_eq!(then["as_of"], "2026-01-15");
    assert!(then["lists"][0]["published"] == "2026-01-01", "{then}");
    let told = service.get(&format!("/v1/entities/{id}/history?as_of=2026-01-15"));
    let told = told.json().to_string();
    assert!(told.contains("removed"), "{told}");
    service
        .get(&format!("/v1/entities/{id}"))
        .refused(404, Some("id"));

    // The page leads there, and says of what day it is.
    let asked = "name=Orlin+Vestergaard-Quist&as_of=2026-01-15";
    let page = service.submit("/?lang=en", asked).text();
    let way = format!("/party/{id}?as_of=2026-01-15");
    assert!(page.contains(&format!("href=\"{way}\"")), "{page}");
    let party = service.get(&way);
    assert_eq!(party.status, 200);
    let party = party.text();
    for part in [
        "as the lists were on",
        "Today it is on none of the lists.",
        &format!("{way}&amp;history=1"),
        &format!("{way}&amp;lang=nb"),
    ] {
        assert!(party.contains(part), "{part}: {party}");
    }
    // There is no page of today to lead to.
    assert!(!party.contains(&format!("href=\"/party/{id}\"")), "{party}");
    assert_eq!(service.get(&format!("/party/{id}?as_of=soon")).status, 422);
    let ask = json!({"name": "Trelvana Shipping", "as_of": "2026-01-15", "lists": ["mine"]});
    let stays = service.post("/v1/screen", &ask).json();
    let id = stays["hits"][0]["entity"]["id"].as_str().unwrap();
    let party = service.get(&format!("/party/{id}?as_of=2026-01-15")).text();
    assert!(party.contains(&format!("href=\"/party/{id}\"")), "{party}");
}

#[test]
fn a_parameter_that_is_not_known_is_told() {
    let house = house();
    let service = Service::of(&house);
    for (method, path, field) in [
        ("GET", "/v1/entities/mine-1?asof=2026-01-15", "asof"),
        ("GET", "/v1/entities/mine-1?as_of=soon", "as_of"),
        ("GET", "/v1/entities/mine-1/history?banana=1", "banana"),
        ("GET", "/v1/lists?banana=1", "banana"),
        ("GET", "/v1/lists/mine/versions?banana=1", "banana"),
        ("POST", "/v1/screen?as_of=2026-01-15", "as_of"),
        ("POST", "/v1/compare?banana=1", "banana"),
        ("POST", "/v1/trade/check?banana=1", "banana"),
    ] {
        let kind = [("Content-Type", "application/json")];
        service
            .ask(method, path, &kind, b"{}")
            .refused(422, Some(field));
    }
}

/// A list that was old on the day that is asked for was old, though newer ones are in force today.
#[test]
fn a_list_that_was_old_on_its_day_is_told() {
    let house = house();
    let service = Service::of(&house);
    for (day, is_told) in [
        ("2026-01-20", false),
        ("2026-01-31", false),
        ("2026-03-20", true),
    ] {
        let ask = json!({"name": "Trelvana Shipping", "as_of": day});
        let told = service.post("/v1/screen", &ask).json()["warnings"].to_string();
        let says = told.contains(&format!("more than 30 days before {day}"));
        assert_eq!(says, is_told, "{day}: {told}");
        let typed = house.run(&["screen", "Trelvana Shipping", "--as-of", day, "--json"]);
        assert_eq!(typed.json()["warnings"].to_string(), told, "{day}");
    }
}
