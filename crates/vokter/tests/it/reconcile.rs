//! Reconciliation: what cannot be asked, and which columns there are.

use crate::run::House;
use crate::service::Service;

/// What has no place for a warning refuses a text that is not UTF-8, and names it.
#[test]
fn a_parameter_that_lost_a_character_is_named() {
    let service = Service::of(&House::new());
    let query = "%7B%22row+7%22%3A%7B%22query%22%3A%22Nordstr%F8m%22%7D%7D";
    for (path, named) in [
        ("/search/default?q=Nordstr%F8m".to_owned(), "q"),
        (format!("/reconcile/default?queries={query}"), "row 7"),
        (
            "/reconcile/default/suggest/entity?prefix=Nordstr%F8".to_owned(),
            "prefix",
        ),
    ] {
        let reply = service.get(&path);
        assert_eq!(reply.status, 400, "{path}: {}", reply.text());
        let said = reply.text();
        assert!(said.contains(named) && said.contains("UTF-8"), "{said}");
        let whole = path.replace("%F8", "%C3%B8");
        assert_eq!(service.get(&whole).status, 200, "{whole}");
    }
    let form = [("Content-Type", "application/x-www-form-urlencoded")];
    let body = format!("queries={query}");
    let reply = service.ask("POST", "/reconcile/default", &form, body.as_bytes());
    assert_eq!(reply.status, 400, "{}", reply.text());
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
