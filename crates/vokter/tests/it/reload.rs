//! Lists that change while the service runs: what takes effect, and what stays where they can't be loaded.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::run::House;
use crate::serve::{HEADER, with_list};
use crate::service::Service;

#[test]
fn other_lists_take_effect_while_it_runs() {
    let house = with_list();
    #[cfg_attr(not(unix), expect(unused_mut, reason = "its log is read on Unix"))]
    let mut service = Service::of(&house);
    let ask = json!({"name": "Borislav Quenneville-Marsh"});
    let hits = |service: &Service| service.post("/v1/screen", &ask).json()["total_hits"].clone();
    assert_eq!(hits(&service), 0);
    let more = house.file(
        "more.csv",
        format!("{HEADER}Borislav Quenneville-Marsh,Person,,no\nTrelvana Shipping,Company,,no\n"),
    );
    house.import_own("mine", "2026-03-01", &more);
    let reply = service.post("/v1/lists/reload", &json!(null));
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert_eq!(hits(&service), 1);

    // By itself, too.
    let fewer = house.file(
        "fewer.csv",
        format!("{HEADER}Trelvana Shipping,Company,,no\n"),
    );
    house.import_own("mine", "2026-04-01", &fewer);
    let begun = Instant::now();
    while hits(&service) == 1 {
        assert!(
            begun.elapsed() < Duration::from_secs(30),
            "it never noticed"
        );
        std::thread::sleep(Duration::from_millis(100));
    }
    // Each load stands in the log, whoever asked for it.
    #[cfg(unix)]
    {
        const LOADED: &str = "lists changed and are loaded";
        // What is in force is answered with before it is logged.
        let log = service.said(LOADED, 2) + &service.stop();
        assert_eq!(log.matches(LOADED).count(), 2, "{log}");
    }
}

/// Where the starter list is not enough, nothing is answered until there are lists.
#[test]
fn without_lists_it_waits_for_them() {
    let mut house = House::new();
    let ask = json!({"name": "Orlin Vestergaard-Quist"});
    assert_eq!(Service::of(&house).get("/readyz").status, 200);
    house.set("VOKTER_UNREADY_WITHOUT_LISTS", "true");
    let service = Service::of(&house);
    let page = service.get("/?lang=nb").text();
    assert!(page.contains("Det er ingen lister i datamappen"), "{page}");
    for _ in 0..2 {
        let ready = service.get("/readyz");
        assert_eq!(ready.status, 503);
        let told = ready.json()["problem"].to_string();
        assert!(told.contains("no lists"), "{told}");
        assert_eq!(service.get("/livez").status, 200);
        let reply = service.post("/v1/screen", &ask);
        assert!(reply.text().contains("no lists"), "{}", reply.text());
        reply.refused(503, None);
        service
            .post("/v1/lists/reload", &json!(null))
            .refused(503, None);
        // The starter list is not searched, and not in force.
        assert_eq!(service.get("/v1/lists").json(), json!([]));
        assert!(!service.get("/lists").text().contains("/lists/starter"));
    }
    let file = house.file(
        "mine.csv",
        format!("{HEADER}Orlin Vestergaard-Quist,Person,,no\n"),
    );
    house.import_own("mine", "2026-03-01", &file);
    let reply = service.post("/v1/lists/reload", &json!(null));
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert_eq!(service.get("/readyz").status, 200);
    assert_eq!(service.post("/v1/screen", &ask).json()["total_hits"], 1);
    // Who reads the log for why it is not ready finds there that it is.
    #[cfg(unix)]
    {
        let log = service.stop();
        let ready = "the lists are there and loaded: the service is ready";
        assert_eq!(log.matches(ready).count(), 1, "{log}");
    }
}

/// A flag goes before the environment, that before the file, in either direction.
#[test]
fn a_flag_says_whether_lists_are_waited_for() {
    for (file, variable, flag, status) in [
        ("true", "", "--unready-without-lists=false", 200),
        ("true", "true", "--unready-without-lists=false", 200),
        ("true", "false", "", 200),
        ("true", "false", "--unready-without-lists", 503),
        ("false", "", "--unready-without-lists=true", 503),
    ] {
        let mut house = House::new();
        let settings = format!("unready_without_lists = {file}\n");
        let settings = house.file("vokter.toml", settings);
        house.set("VOKTER_CONFIG", &settings);
        if !variable.is_empty() {
            house.set("VOKTER_UNREADY_WITHOUT_LISTS", variable);
        }
        let flags: Vec<&str> = [flag].into_iter().filter(|flag| !flag.is_empty()).collect();
        let service = Service::with(&house, &flags);
        let ready = service.get("/readyz");
        let said = format!("{file} {variable} {flag}: {}", ready.text());
        assert_eq!(ready.status, status, "{said}");
    }
}

/// As where a folder is not mounted: nothing that Vokter does takes a list away.
#[test]
fn a_list_that_is_gone_stays_in_force_and_is_told() {
    let house = with_list();
    let service = Service::of(&house);
    let ask = json!({"name": "Orlin Vestergaard-Quist"});
    std::fs::remove_dir_all(house.path("data/vokter/lists/mine")).unwrap();
    let reply = service.post("/v1/lists/reload", &json!(null));
    let told = reply.json();
    reply.refused(503, None);
    let (what, mend) = (&told["detail"], &told["mend"]);
    assert!(
        what.as_str()
            .unwrap()
            .ends_with("mine is gone from the data folder"),
        "{told}"
    );
    // One mend, and the one that mends it.
    assert!(mend.as_str().unwrap().starts_with("put it back"), "{told}");
    let ready = service.get("/readyz").text();
    assert!(ready.contains("mine is gone"), "{ready}");
    assert_eq!(service.post("/v1/screen", &ask).json()["total_hits"], 1);
    // What is searched is told as such, and of a day past the starter list does not answer alone.
    let searched = service.get("/v1/lists").json();
    let lists = searched.as_array().unwrap().iter();
    let lists: Vec<&str> = lists.map(|list| list["list"].as_str().unwrap()).collect();
    assert!(lists.contains(&"mine"), "{searched}");
    let mut starter = searched.as_array().unwrap().iter();
    let starter = starter.find(|list| list["list"] == "starter");
    assert_eq!(starter.map(|list| &list["state"]), Some(&json!("fresh")));
    assert!(service.get("/lists").text().contains("/lists/mine"));
    let versions = service.get("/v1/lists/mine/versions").json();
    assert_eq!(versions.as_array().unwrap().len(), 1, "{versions}");
    for day in ["2026-03-05", "2020-01-01"] {
        let ask = json!({"name": "Orlin Vestergaard-Quist", "as_of": day});
        let reply = service.post("/v1/screen", &ask);
        assert!(reply.text().contains("mine is gone"), "{}", reply.text());
        reply.refused(503, None);
    }
}

/// A data folder that was damaged is told, and what was loaded is searched on.
#[test]
fn a_damaged_data_folder_is_told_and_the_lists_before_stay() {
    let house = with_list();
    let service = Service::of(&house);
    let ask = json!({"name": "Orlin Vestergaard-Quist"});
    std::fs::write(house.path("data/vokter/lists/mine/manifest.json"), "{").unwrap();
    let reply = service.post("/v1/lists/reload", &json!(null));
    reply.refused(503, None);
    assert!(reply.text().contains("manifest.json"), "{}", reply.text());
    service.get("/v1/lists").refused(503, None);
    assert_eq!(service.post("/v1/screen", &ask).json()["total_hits"], 1);
    let ready = service.get("/readyz");
    assert_eq!(ready.status, 200);
    assert!(
        ready.json()["problem"]
            .as_str()
            .unwrap()
            .contains("manifest.json")
    );
}

/// What comes as history changes nothing that is in force, and yet when parties last changed.
#[test]
fn an_older_version_is_seen_while_it_runs() {
    let house = House::new();
    let import = |day: &str, rows: &str| {
        let file = house.file("mine.csv", format!("{HEADER}{rows}"));
        house.import_own("mine", day, &file);
    };
    let (trelvana, quorzam) = (
        "Trelvana Shipping,Company,,no\n",
        "Quorzam Trading,Company,,dk\n",
    );
    import("2026-03-01", &format!("{trelvana}{quorzam}"));
    let service = Service::of(&house);
    let changed = || {
        let found = service.get("/search/mine?changed_since=2026-02-01").json();
        found["total"]["value"].clone()
    };
    let steps = || {
        let ask = json!({"name": "Quorzam Trading"});
        let hit = service.post("/v1/screen", &ask).json();
        let id = hit["hits"][0]["entity"]["id"].as_str().unwrap().to_owned();
        let told = service.get(&format!("/v1/entities/{id}/history")).json();
        let steps = told[0]["steps"].as_array().unwrap().clone();
        steps
            .iter()
            .map(|step| step["state"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!((changed(), steps()), (json!(2), vec![json!("first")]));
    import("2026-01-01", trelvana);
    let reply = service.post("/v1/lists/reload", &json!(null));
    assert_eq!(reply.json(), json!({"state": "same"}));
    let expected = vec![json!("added"), json!("absent")];
    assert_eq!((changed(), steps()), (json!(1), expected));
}
