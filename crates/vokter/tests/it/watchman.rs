//! In Watchman's place: what is asked for by a lone surname, an address or a number on a list, and what is refused.

use serde_json::{Value, json};

use crate::run::House;
use crate::service::Service;

fn with_addresses() -> (House, Service) {
    let house = House::new();
    let file = house.file(
        "mine.csv",
        "name,schema,address,reference\n\
         Quorzam Trading,Company,\"26/1 Trelvana Embankment, Moscow, Russia\",QX-77\n\
         Vasculon Metals,Company,\"Orlin St. 5, Trelvana\",QX-78\n\
         Dorminska Cement,Company,\"Orlin St. 7, Trelvana\",\n",
    );
    house.import_own("mine", "2026-03-01", &file);
    let service = Service::of(&house);
    (house, service)
}

/// Clients look for one member, whatever the status: Watchman's reads a refusal without `error` as an answer in which nobody
/// is found, and yente's shows `detail`, with what to do.
#[test]
fn every_refusal_is_told_in_the_dialects_words() {
    let check = |service: &Service, path: &str, fields: &[(&str, &str)], status: u16| {
        let member = if path.starts_with("/v2/") {
            "error"
        } else {
            "detail"
        };
        let mut replies = (0..40).map(|_| service.ask("GET", path, fields, b""));
        let reply = replies.find(|reply| reply.status == status);
        let reply = reply.unwrap_or_else(|| panic!("{path} was never {status}"));
        let kind = reply.header("content-type");
        assert_eq!(kind, Some("application/json"), "{path} {status}");
        let told = reply.json();
        assert_eq!(told.as_object().unwrap().len(), 1, "{told}");
        // What is wrong, and what to do.
        let parts = told[member].as_str().map(|told| told.split("; ").count());
        assert!(parts > Some(1), "{path} {status}: {told}");
        let again = reply.header("retry-after").is_some();
        assert_eq!(again, status == 429, "{path}");
        let asks = reply.header("www-authenticate").is_some();
        assert_eq!(asks, status == 401, "{path} {status}");
    };
    let long = "x".repeat(40_000);
    for (search, nothing) in [
        ("/v2/search?name=Kari", "/v2/nothing"),
        ("/search/default?q=Kari", "/match/default/nothing"),
        ("/entities/starter-x", "/entities/x/y/z"),
        ("/catalog", "/catalog/nothing"),
        ("/reconcile/default", "/reconcile/default/nothing"),
    ] {
        let mut house = House::new();
        let service = Service::of(&house);
        check(&service, nothing, &[], 404);
        check(&service, search, &[("Content-Encoding", "gzip")], 415);
        check(&service, search, &[("Cookie", &long)], 431);
        let foreign =
            format!("GET {search} HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\n\r\n");
        let foreign = service.raw(foreign.as_bytes());
        assert_eq!(foreign.status, 403);
        assert_eq!(foreign.header("content-type"), Some("application/json"));
        drop(service);
        house.set("VOKTER_RATE", "1");
        check(&Service::of(&house), search, &[], 429);
        house.set("VOKTER_RATE", "1000");
        let said = house.run(&["token", "create", "app", "--scope", "reload"]);
        assert_eq!(said.code, 0, "{said:?}");
        let token = format!("Bearer {}", said.out.trim());
        let service = Service::of(&house);
        check(&service, search, &[], 401);
        check(&service, search, &[("Authorization", &token)], 403);
    }
    let house = House::new();
    let service = Service::of(&house);
    check(&service, "/v2/nothing", &[("Accept", "text/html")], 404);
}

/// Watchman's client reads a date as a time, and nothing else.
#[test]
fn dates_are_told_as_times() {
    let house = House::new();
    let file = house.file(
        "mine.csv",
        "name,schema,birth_date\n\
         Vasculon Quorzam,Person,1952-10-07\n\
         Dorminska Trelvana,Person,1961\n",
    );
    house.import_own("mine", "2026-03-01", &file);
    let service = Service::of(&house);
    for (query, place, time) in [
        (
            "name=Dorminska+Trelvana&type=person&birthDate=1961",
            "/person/birthDate",
            "1961-01-01T00:00:00Z",
        ),
        (
            "name=Vasculon+Quorzam&type=person&birthDate=07.10.1952",
            "/person/birthDate",
            "1952-10-07T00:00:00Z",
        ),
    ] {
        let told = service.get(&format!("/v2/search?{query}")).json();
        for found in [&told["query"], &told["entities"][0]] {
            assert_eq!(found.pointer(place), Some(&json!(time)), "{query}: {told}");
        }
    }
    let told = service.get("/v2/search?name=Dorminska+Trelvana").json();
    let dates = &told["entities"][0]["sourceData"]["birthDates"];
    assert_eq!(dates, &json!(["1961"]));
    let asked = "/v2/search?name=Dorminska+Trelvana&debugSourceIDs=QX-77";
    assert_eq!(service.get(asked).json()["warnings"], Value::Null);
}

fn names(service: &Service, query: &str) -> Vec<String> {
    let reply = service.get(&format!("/v2/search?{query}"));
    assert_eq!(reply.status, 200, "{query}: {}", reply.text());
    let entities = reply.json()["entities"].as_array().unwrap().clone();
    let names = entities.iter().map(|one| one["name"].as_str().unwrap());
    names.map(str::to_owned).collect()
}

#[test]
fn an_address_finds_who_is_listed_there() {
    let (_house, service) = with_addresses();
    for (query, expected) in [
        ("address=5+Orlin+Street,+Trelvana", &["Vasculon Metals"][..]),
        ("address=Orlin+Str+7+Trelvana", &["Dorminska Cement"]),
        (
            "address=Trelvana+Embankment+26/1,+Moscow",
            &["Quorzam Trading"],
        ),
        ("address=8+Orlin+Street,+Trelvana", &[]),
        ("address=5+Orlin+Street,+Trelvana&type=person", &[]),
        ("address=5+Orlin+Street,+Trelvana&source=starter", &[]),
        // Beside a name an address does no harm, and finds no stranger.
        ("name=Quorzam+Trading&address=Moscow", &["Quorzam Trading"]),
        (
            "name=Quorzam+Trading&address=5+Orlin+Street,+Trelvana",
            &["Quorzam Trading"],
        ),
        ("name=Kari+Nordlund&address=5+Orlin+Street,+Trelvana", &[]),
    ] {
        assert_eq!(names(&service, query), expected, "{query}");
    }
    let found = service
        .get("/v2/search?address=5+Orlin+Street,+Trelvana,+Norway&debug=true")
        .json();
    assert_eq!(
        found["query"]["addresses"],
        json!([{"line1": "5 Orlin Street, Trelvana, Norway"}])
    );
    let piece = &found["entities"][0]["details"]["pieces"][0];
    assert_eq!(
        (&piece["pieceType"], &piece["score"]),
        (&json!("address"), &json!(0.8))
    );
    let beside = service.get("/v2/search?name=Quorzam+Trading&address=5+Orlin+Street,+Trelvana");
    let told = beside.json()["warnings"].to_string();
    assert!(told.contains("the address was not used"), "{told}");
    let refused = service.get("/v2/search?address=Moscow");
    assert_eq!(refused.status, 400);
    assert!(
        refused.text().contains("street and number"),
        "{}",
        refused.text()
    );
}

#[test]
fn a_number_on_a_list_finds_who_has_it() {
    let (_house, service) = with_addresses();
    let reference = names(&service, "name=Quorzam+Trading");
    assert_eq!(reference, ["Quorzam Trading"]);
    let id =
        service.get("/v2/search?name=Quorzam+Trading").json()["entities"][0]["sourceID"].clone();
    let id = id.as_str().unwrap();
    assert_eq!(
        names(&service, &format!("sourceID={id}")),
        ["Quorzam Trading"]
    );
    assert!(names(&service, &format!("sourceID={id}&source=starter")).is_empty());
    assert!(names(&service, "sourceID=no-such").is_empty());
}

/// A surname alone is no hit, and whoever asks for it sees who bears it, with what that is worth.
#[test]
fn a_lone_surname_shows_who_bears_it() {
    let service = Service::of(&House::new());
    let found = service.get("/v2/search?name=lukashenko&debug=true").json();
    let entities = found["entities"].as_array().unwrap();
    assert!(!entities.is_empty());
    for entity in entities {
        let worth = entity["match"].as_f64().unwrap();
        assert!(worth > 0.0 && worth < 0.7, "{entity}");
        for piece in entity["details"]["pieces"].as_array().unwrap() {
            let score = piece["score"].as_f64().unwrap();
            assert!((0.0..=1.0).contains(&score), "{piece}");
        }
    }
    assert!(names(&service, "name=lukashenko&minMatch=0.7").is_empty());
    let bits = |of: &Value| of["bits"].as_f64().unwrap();
    for entity in entities {
        let pieces = entity["details"]["pieces"].as_array().unwrap();
        assert_eq!(pieces[0]["pieceType"], "prior");
        let sum: f64 = pieces.iter().map(bits).sum();
        assert!((sum - bits(&entity["details"])).abs() < 1e-6, "{entity}");
    }
    assert!(names(&service, "name=nobodybearsthis").is_empty());
}

/// A name that many bear is worth little alone, and yet nobody means to pass over who is called just so.
#[test]
fn who_is_left_out_by_a_least_score_is_told_of() {
    let service = Service::of(&House::new());
    let warnings = |least: &str| {
        let path = format!("/v2/search?name=Kim+Jong+Un&minMatch={least}");
        let told = service.get(&path).json();
        let found = told["entities"].as_array().unwrap().len();
        let warnings = told["warnings"].as_array().cloned().unwrap_or_default();
        let told = warnings.iter().any(|warning| {
            let warning = warning.as_str().unwrap();
            warning.contains("minMatch") && warning.contains("Kim Jong Un")
        });
        (found, told)
    };
    assert_eq!(warnings("0.01"), (1, false));
    assert_eq!(warnings("0.9"), (0, true));
}

/// The commonest surnames are worth the least, and have the most bearers.
#[test]
fn a_common_surname_shows_who_bears_it() {
    let house = House::new();
    let file = house.file(
        "mine.csv",
        "name,schema\n\
         Kim Quorzam,Person\nQuorzam Ivanov,Person\nQuorzam Hussein,Person\nQuorzam Ali,Person\n\
         Quorzam Lee,Person\nQuorzam Khan,Person\nQuorzam Kuznetsov,Person\nVasculon Kuznetsov,Person\n\
         Joint-Stock Company Orlin-Kuznetsov,Company\n",
    );
    house.import_own("mine", "2026-03-01", &file);
    let service = Service::of(&house);
    for (query, expected) in [
        ("name=Kim", "Kim Quorzam"),
        ("name=kim&type=person", "Kim Quorzam"),
        ("name=Ivanov", "Quorzam Ivanov"),
        ("name=Hussein", "Quorzam Hussein"),
        ("name=Ali", "Quorzam Ali"),
        ("name=Lee", "Quorzam Lee"),
        ("name=Khan", "Quorzam Khan"),
        ("name=Kuznetsov", "Vasculon Kuznetsov"),
        (
            "name=Kuznetsov&type=business",
            "Joint-Stock Company Orlin-Kuznetsov",
        ),
    ] {
        let found = names(&service, &format!("{query}&source=mine"));
        assert!(
            found.iter().any(|name| name == expected),
            "{query}: {found:?}"
        );
    }
    let reply = service.get("/v2/search?name=Kuznetsov&source=mine").json();
    let worth = reply["entities"].as_array().unwrap().iter();
    let worth: Vec<f64> = worth.map(|one| one["match"].as_f64().unwrap()).collect();
    assert_eq!(worth.len(), 3, "{reply}");
    assert!(
        worth.is_sorted_by(|one, other| one >= other) && worth[2] > 0.0,
        "{worth:?}"
    );
    assert_eq!(
        names(&service, "name=Kuznetsov&source=mine&limit=1").len(),
        1
    );
    for query in ["name=Kuznetsov&minMatch=0.7", "name=Kuznetsov&type=vessel"] {
        assert!(names(&service, query).is_empty(), "{query}");
    }
}

#[test]
fn what_is_no_fact_is_refused_and_what_looks_wrong_is_told() {
    let service = Service::of(&House::new());
    for fact in [
        "birthDate=01/08/1984",
        "birthDate=abc",
        "deathDate=2000-13-40",
        "created=abc",
        "built=abc",
        "tonnage=abc",
        "flag=Narnia",
        "gender=abc",
    ] {
        let reply = service.get(&format!("/v2/search?name=Kari&{fact}"));
        assert_eq!(reply.status, 400, "{fact}: {}", reply.text());
        let error = reply.json()["error"].as_str().unwrap().to_owned();
        let name = fact.split('=').next().unwrap();
        assert!(error.starts_with(&format!("{name}: ")), "{error}");
    }
    for (asked, said) in [
        ("type=vessel&imoNumber=9074728", "check digit"),
        ("imoNumber=9074728", "check digit"),
        // A company's number.
        ("type=vessel&imoNumber=5466371", "check digit"),
        ("imoNumber=90747", "seven digits"),
        ("name=Trelvana+Star&imoNumber=unknown", "seven digits"),
    ] {
        let told = service.get(&format!("/v2/search?{asked}")).json();
        let warning = told["warnings"][0].as_str().unwrap_or_default();
        assert!(warning.contains(said), "{asked}: {told}");
    }
    for unseen in [
        "built=2001",
        "vesselType=Tug",
        "tonnage=1",
        "owner=Kari",
        "model=X",
        "titles=Dr",
    ] {
        let told = service
            .get(&format!(
                "/v2/search?name=Trelvana+Star&type=vessel&{unseen}"
            ))
            .json();
        let name = unseen.split('=').next().unwrap();
        let warning = told["warnings"][0].as_str().unwrap_or_default();
        let begins = format!("`{name}` was not looked at");
        assert!(warning.starts_with(&begins), "{unseen}: {told}");
    }
    let ship = json!({"schema": "vessel", "ids": ["IMO 5466371"]});
    let told = service.post("/v1/screen", &ship).json();
    assert!(
        told["warnings"]
            .to_string()
            .contains("`5466371` is no IMO number"),
        "{told}"
    );
    let told = service
        .get("/v2/search?type=vessel&imoNumber=9074729")
        .json();
    assert_eq!(told["warnings"], Value::Null);
}

/// It takes nothing from the score, and is not silent.
#[test]
fn a_ships_number_that_differs_is_told() {
    let house = House::new();
    let ship = "name,schema,imo,mmsi\nTrelvana Star,Vessel,9074729,572469210\n";
    let file = house.file("ships.csv", ship);
    house.import_own("ships", "2026-01-01", &file);
    let service = Service::of(&house);
    for (property, number, said) in [
        ("imoNumber", "9187629", "Trelvana Star has 9074729"),
        ("imoNumber", "IMO 9074729", ""),
        ("mmsi", "572469211", "Trelvana Star has 572469210"),
        ("mmsi", "572469210", ""),
    ] {
        let check = |way: &str, found: &Value, warnings: &Value| {
            assert!(found.is_object(), "{way} {number}");
            let warnings = warnings[0].as_str().unwrap_or_default();
            assert!(warnings.contains(said), "{way} {number}: {warnings}");
            assert_eq!(said.is_empty(), warnings.is_empty(), "{way}: {warnings}");
        };
        let typed = number.replace(' ', "%20");
        let told = service
            .get(&format!(
                "/v2/search?name=Trelvana+Star&type=vessel&{property}={typed}"
            ))
            .json();
        check("watchman", &told["entities"][0], &told["warnings"]);
        let ship = json!({"schema": "Vessel", "properties": {"name": ["Trelvana Star"], property: [number]}});
        let told = service.post("/match/ships", &json!({"queries": {"a": ship}}));
        let told = &told.json()["responses"]["a"];
        check("match", &told["results"][0], &told["warnings"]);
        let row = json!({"query": "Trelvana Star", "type": "Vessel", "properties": [{"pid": property, "v": number}]});
        let body = format!("queries={}", json!({"a": row}));
        let told = service.submit("/reconcile/ships", &body);
        let told = &told.json()["a"];
        check("reconcile", &told["result"][0], &told["warnings"]);
        // Vokter's own ways have other warnings beside it.
        let only = |warnings: &Value| {
            let all = warnings.as_array().cloned().unwrap_or_default();
            let differs = |told: &Value| told.to_string().contains("differs");
            Value::from(all.into_iter().filter(differs).collect::<Vec<_>>())
        };
        let ask = json!({"name": "Trelvana Star", "schema": "Vessel", "ids": [number]});
        let told = service.post("/v1/screen", &ask).json();
        check("screen", &told["hits"][0], &only(&told["warnings"]));
        let told = service.post("/v1/screen/batch", &json!({"parties": [ask]}));
        check(
            "batch",
            &told.json()["hits"][0],
            &only(&told.json()["warnings"]),
        );
        let call = ["screen", "Trelvana Star", "--schema", "vessel", "--json"];
        let typed = house.run(&[&call[..], &["--id", number]].concat()).json();
        check("typed", &typed["hits"][0], &only(&typed["warnings"]));
        let form = format!(
            "name=Trelvana+Star&schema=Vessel&id={typed_number}",
            typed_number = number.replace(' ', "+")
        );
        let page = service.submit("/?lang=nb", &form).text();
        let said_in_norwegian = page.contains("er et annet enn det listene har");
        assert_eq!(said_in_norwegian, !said.is_empty(), "{number}: {page}");
        if property == "imoNumber" {
            let vessel = format!("Trelvana Star, {number}");
            let ask = json!({"from": "NO", "to": "SE", "vessel": vessel});
            let told = service.post("/v1/trade/check", &ask).json();
            check("trade", &told, &only(&told["warnings"]));
        }
    }
}
