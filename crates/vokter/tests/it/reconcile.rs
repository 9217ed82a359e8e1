//! Reconciliation: what cannot be asked, and which columns there are.

use serde_json::{Value, json};

use crate::run::House;
use crate::service::Service;

/// What has no place for a warning refuses a text that is not UTF-8, and names it.
#[test]
fn a_parameter_that_lost_a_character_is_named() {
    let service = Service::of(&House::new());
    for (path, named) in [
        ("/search/default?q=Nordstr%F8m", "q"),
        (
            "/reconcile/default/suggest/entity?prefix=Nordstr%F8",
            "prefix",
        ),
    ] {
        let reply = service.get(path);
        assert_eq!(reply.status, 400, "{path}: {}", reply.text());
        let said = reply.text();
        assert!(said.contains(named) && said.contains("UTF-8"), "{said}");
        let whole = path.replace("%F8", "%C3%B8");
        assert_eq!(service.get(&whole).status, 200, "{whole}");
    }
}

/// A cell that can't be read leaves the rows beside it alone. Who is found without it is shown, called nobody's match,
/// and says why; a row that can't be asked has no `result`, which would say that nobody is found.
#[test]
fn a_bad_cell_fails_no_batch() {
    let service = Service::of(&House::new());
    let name = "Sergei Shoigu";
    let with =
        |pid: &str, value: Value| json!({"query": name, "properties": [{"pid": pid, "v": value}]});
    let check = |bad: Value, is_asked: bool, word: &str| {
        let queries = json!({"good": with("birthDate", json!("1955-05-21")), "bad": bad});
        let body = format!("queries={queries}");
        let reply = service.submit("/reconcile/default", &body);
        assert_eq!(reply.status, 200, "{}", reply.text());
        let answers = reply.json();
        let good = &answers["good"];
        assert_eq!(good["result"][0]["match"], json!(true), "{good}");
        assert_eq!(good["warnings"], Value::Null, "{good}");
        let bad = &answers["bad"];
        assert!(bad["warnings"].to_string().contains(word), "{bad}");
        assert_eq!(bad["result"].is_array(), is_asked, "{bad}");
        for candidate in bad["result"].as_array().into_iter().flatten() {
            assert_eq!(candidate["match"], json!(false), "{bad}");
            let about = candidate["description"].as_str().unwrap_or_default();
            assert!(about.contains(word), "{bad}");
        }
        bad["result"].as_array().is_some_and(|all| !all.is_empty())
    };
    for (bad, word) in [
        (with("birthDate", json!("01/02/1955")), "1955-02-01"),
        (with("birthDate", json!("long ago")), "long ago"),
        (with("birthDate", json!("2955-05-21")), "2955"),
        (with("gender", json!(["male", "female"])), "both"),
    ] {
        assert!(check(bad, true, word), "{word}");
    }
    check(json!({"query": "Ka\u{fffd}i Nordmann"}), true, "lost");
    check(json!({"query": "x".repeat(1001)}), false, "1001");
    check(json!({"query": "????"}), false, "nothing");
}

/// A ship's particulars are offered as columns.
#[test]
fn what_a_ship_has_is_proposed() {
    let service = Service::of(&House::new());
    let proposed = |path: &str| service.get(path).text();
    let of_ships = proposed("/reconcile/default/extend/property?type=Vessel");
    for property in ["callSign", "mmsi", "tonnage", "buildDate", "type", "flag"] {
        assert!(of_ships.contains(&format!(":{property}\"")), "{of_ships}");
    }
    assert!(proposed("/reconcile/default/suggest/property?prefix=call").contains("callSign"));
    let of_people = proposed("/reconcile/default/extend/property?type=Person");
    assert!(!of_people.contains("callSign"), "{of_people}");
}
