//! `vokter serve`: the interface, its documentation, who is let in.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::run::{House, check_sum};
use crate::service::Service;

pub(crate) const HEADER: &str = "name,schema,birth_date,country\n";

/// A house with a list of its own in two versions.
pub(crate) fn with_list() -> House {
    let house = House::new();
    let old = house.file(
        "old.csv",
        format!("{HEADER}Trelvana Shipping,Company,,no\n"),
    );
    let new = house.file(
        "new.csv",
        format!(
            "{HEADER}Trelvana Shipping,Company,,no\nOrlin Vestergaard-Quist,Person,1961-02-03,dk\n"
        ),
    );
    for (file, day) in [(old, "2026-01-01"), (new, "2026-02-01")] {
        house.import_own("mine", day, &file);
    }
    house
}

#[test]
fn answers_as_the_command_line_does() {
    let house = with_list();
    let service = Service::of(&house);
    let reply = service.post(
        "/v1/screen",
        &json!({"name": "Orlin Vestergaard Quist", "birth_date": "1961-02-03", "countries": ["Danmark"]}),
    );
    assert_eq!(reply.status, 200, "{}", reply.text());
    let mut over_http = reply.json();
    let said = house.run(&[
        "screen",
        "Orlin Vestergaard Quist",
        "--birth-date",
        "1961-02-03",
        "--country",
        "dk",
        "--json",
    ]);
    let mut typed = said.json();
    over_http["screened_at"] = Value::Null;
    typed["screened_at"] = Value::Null;
    assert_eq!(over_http, typed);
    check_sum(&over_http["hits"][0]);

    for (threshold, reached) in [(0.0, true), (1.0, false)] {
        let ask = json!({"a": "Kari Nordmann", "b": "Kari Nordman", "threshold": threshold});
        assert_eq!(service.post("/v1/compare", &ask).json()["reached"], reached);
    }
    let ask = json!({"a": "a", "b": "b", "threshold": 7});
    service
        .post("/v1/compare", &ask)
        .refused(422, Some("threshold"));
    let reply = service.post("/v1/compare", &json!({"a": "Kim Jong Un", "b": "김정은"}));
    let typed = house.run(&["compare", "Kim Jong Un", "김정은", "--json"]);
    assert_eq!(reply.json(), typed.json());

    let text = "Talks with Orlin Vestergaard-Quist of Trelvana Shipping ended.";
    let file = house.file("text.txt", text);
    let typed = house.run(&["scan", &file, "--json"]).json_lines();
    assert!(!typed.is_empty());
    let reply = service.ask(
        "POST",
        "/v1/scan",
        &[("Content-Type", "text/plain")],
        text.as_bytes(),
    );
    assert_eq!(reply.json()["mentions"], Value::Array(typed.clone()));
    let form = format!(
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n{text}\r\n--x--\r\n"
    );
    let kind = [("Content-Type", "multipart/form-data; boundary=x")];
    let reply = service.ask("POST", "/v1/scan", &kind, form.as_bytes());
    assert_eq!(reply.json()["mentions"], Value::Array(typed.clone()));

    let long = format!("{}\n{text}", "Nobody is named here.\n".repeat(150_000));
    let form = format!(
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n{long}\r\n--x--\r\n"
    );
    let reply = service.ask("POST", "/v1/scan", &kind, form.as_bytes());
    assert_eq!(
        reply.json()["mentions"].as_array().unwrap().len(),
        typed.len(),
        "{reply:?}"
    );

    let lists = service.get("/v1/lists").json();
    assert_eq!(lists, house.run(&["lists", "--json"]).json());
    let diff = service.get("/v1/lists/mine/diff").json();
    service
        .get("/v1/lists/mine/diff?from=1999-01-01")
        .refused(404, Some("from"));
    let latest = lists[0]["versions"][0]["version"].as_str().unwrap();
    service
        .get(&format!("/v1/lists/mine/diff?from={latest}&to=1999-01-01"))
        .refused(404, Some("to"));
    let oldest = lists[0]["versions"][1]["version"].as_str().unwrap();
    // Alone the later one is compared with that before it, and not that in force.
    service
        .get(&format!("/v1/lists/mine/diff?to={oldest}"))
        .refused(404, Some("to"));
    service
        .get("/v1/lists/mine/diff?to=1999-01-01")
        .refused(404, Some("to"));
    let same = service.get(&format!("/v1/lists/mine/diff?to={latest}"));
    assert_eq!(same.json(), diff);
    service
        .get("/v1/lists/nobody/diff")
        .refused(404, Some("list"));
    assert_eq!(diff, house.run(&["lists", "diff", "mine", "--json"]).json());
    let versions = service.get("/v1/lists/mine/versions").json();
    assert_eq!(versions.as_array().unwrap().len(), 2);

    let id = over_http["hits"][0]["entity"]["id"].as_str().unwrap();
    let group = over_http["hits"][0]["entity"]["group"].as_str().unwrap();
    for id in [id, group] {
        let party = service.get(&format!("/v1/entities/{id}")).json();
        assert_eq!(party["entity"], over_http["hits"][0]["entity"]);
        assert_eq!(party["names"][0]["kind"], "primary");
        let explained = house.run(&["lists", "explain", id, "--json"]).json();
        assert_eq!(party["links"], explained["links"]);
        assert_eq!(party["near_misses"], explained["near_misses"]);
        let history = service.get(&format!("/v1/entities/{id}/history")).json();
        let steps = history[0]["steps"].as_array().unwrap();
        let state = |at: usize| (steps[at]["published"].clone(), steps[at]["state"].clone());
        assert_eq!(state(0), (json!("2026-02-01"), json!("added")));
        assert_eq!(state(1), (json!("2026-01-01"), json!("absent")));
    }
}

#[test]
fn a_batch_is_answered_line_by_line_in_order() {
    let service = Service::of(&with_list());
    let mut parties: Vec<Value> = (0..500)
        .map(|number| json!({"id": number.to_string(), "name": "Kari Nordmann"}))
        .collect();
    parties[7] = json!({"id": "7", "name": "Trelvana Shipping"});
    parties[8] = json!({"id": "8", "nmae": "x"});
    parties[9] = json!(5);
    parties[10] = json!({"id": "10", "name": "x", "birth_date": "sometime"});
    let reply = service.post("/v1/screen/batch", &json!({"parties": parties}));
    assert_eq!(reply.status, 200);
    assert_eq!(reply.header("content-type"), Some("application/x-ndjson"));
    let lines: Vec<Value> = reply
        .text()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 500);
    for (at, line) in lines.iter().enumerate() {
        assert_eq!(line["row"], at + 1);
        assert_eq!(line["error"].is_string(), (8..=10).contains(&at), "{line}");
    }
    assert_eq!(
        lines[7]["hits"][0]["entity"]["caption"],
        "Trelvana Shipping"
    );
    for (name, part) in [
        ("vokter-lists", "\"mine\";version=\"2026-02-01-"),
        ("vokter-lists", "\";sha256=\""),
        ("vokter-threshold", "0.7"),
        ("vokter-engine", "\";config=\""),
        ("vokter-warnings", "starter list"),
    ] {
        let field = reply.header(name).unwrap_or_default();
        assert!(field.contains(part), "{name}: {field}");
    }
    let many = vec![json!({}); 10_001];
    service
        .post("/v1/screen/batch", &json!({"parties": many}))
        .refused(413, Some("parties"));
}

#[test]
fn what_is_wrong_is_named_with_its_field() {
    let service = Service::of(&House::new());
    for (body, status, field) in [
        (json!({}), 422, "name"),
        (json!({"name": "…"}), 422, "name"),
        (json!({"nmae": "x"}), 422, "nmae"),
        (json!({"name": 5}), 422, "name"),
        (json!({"name": "x", "schema": "tree"}), 422, "schema"),
        (
            json!({"name": "x", "birth_date": "soon"}),
            422,
            "birth_date",
        ),
        (
            json!({"name": "x", "countries": ["no", "Atlantis"]}),
            422,
            "countries[1]",
        ),
        (json!({"name": "x", "threshold": 2}), 422, "threshold"),
        (json!({"name": "x", "limit": 0}), 422, "limit"),
        (json!({"name": "x", "lists": ["un-sk"]}), 422, "lists"),
        (json!({"name": "x", "lists": []}), 422, "lists"),
        (json!({"name": "x", "as_of": "2026"}), 422, "as_of"),
        (json!({"name": "x", "as_of": "01/08/2026"}), 422, "as_of"),
        (
            json!({"name": "x", "birth_date": "01/08/1984"}),
            422,
            "birth_date",
        ),
        (json!({"name": "x".repeat(2000)}), 422, "name"),
    ] {
        service
            .post("/v1/screen", &body)
            .refused(status, Some(field));
    }
    let kind = [("Content-Type", "application/json")];
    service
        .ask("POST", "/v1/screen", &kind, b"{\"name\": ")
        .refused(400, Some("name"));
    service
        .ask("POST", "/v1/screen", &[("Content-Type", "text/csv")], b"x")
        .refused(415, Some("Content-Type"));
    service
        .ask(
            "POST",
            "/v1/scan",
            &[("Content-Type", "text/plain")],
            b"<?xml version='1.0'?><a/>",
        )
        .refused(415, Some("file"));
    service
        .ask(
            "POST",
            "/v1/scan",
            &[("Content-Type", "text/plain")],
            b"Kim \xff\xfe Jong",
        )
        .refused(400, Some("file"));
    for kind in [
        "text/plain; charset=latin1",
        "application/json; charset=utf-16",
    ] {
        let path = if kind.starts_with("text") {
            "/v1/scan"
        } else {
            "/v1/screen"
        };
        service
            .ask(
                "POST",
                path,
                &[("Content-Type", kind)],
                b"{\"name\": \"x\"}",
            )
            .refused(415, Some("Content-Type"));
    }
    service.get("/v1/entities/nobody").refused(404, Some("id"));
    // Who takes part, and as what: a consignee's country is where it goes.
    let parties =
        json!([{"name": "Orlan Trading, Pyongyang", "role": "consignee"}, {"name": "Fjord AS"}]);
    let answer = service
        .post(
            "/v1/trade/check",
            &json!({"from": "NO", "goods": ["rifles"], "parties": parties}),
        )
        .json();
    assert_eq!(answer["outcome"], "prohibited");
    assert_eq!(answer["parties"][0]["role"], "consignee");
    service
        .get("/v1/lists/nothing/versions")
        .refused(404, Some("list"));
    for list in ["nothing", "starter", "un-sc"] {
        let reply = service.get(&format!("/v1/lists/{list}/diff"));
        reply.refused(404, Some("list"));
        assert!(!reply.text().contains("data"), "{}", reply.text());
    }
    for (path, body, field) in [
        (
            "/v1/trade/check",
            json!({"to": "RU", "goods": ["herring", " "]}),
            "goods[1]",
        ),
        (
            "/v1/trade/check",
            json!({"parties": [{"name": "Orlan Trading", "role": "dancer"}]}),
            "parties[0].role",
        ),
        (
            "/v1/trade/check",
            json!({"parties": [{"name": " ", "role": "bank"}]}),
            "parties[0].name",
        ),
        (
            "/v1/compare",
            json!({"a": "Kari Nordmann", "b": "!!!"}),
            "b",
        ),
        ("/v1/scan?threshold=high", json!({}), "threshold"),
        (
            "/v1/screen/batch",
            json!({"parties": [], "lists": []}),
            "lists",
        ),
    ] {
        service.post(path, &body).refused(422, Some(field));
    }
    let part = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nKim Jong Un\r\n";
    let form = [("Content-Type", "multipart/form-data; boundary=x")];
    let send = |times: usize| {
        let body = format!("{}--x--\r\n", part.repeat(times));
        service.ask("POST", "/v1/scan", &form, body.as_bytes())
    };
    assert_eq!(send(1).status, 200);
    send(2).refused(422, Some("file"));
    service.get("/nowhere").refused(404, None);
    service.get("/v1/screen").refused(405, None);
}

/// Days on which the same versions were in force are answered from one index, each with what is to be said of it.
#[test]
fn days_past_are_answered_as_the_command_line_does() {
    let house = with_list();
    let service = Service::of(&house);
    for day in [
        "2026-01-01",
        "2026-01-20",
        "2026-01-31",
        "2026-02-01",
        "2026-02-15",
    ] {
        let ask = json!({"name": "Orlin Vestergaard-Quist", "as_of": day});
        let mut over_http = service.post("/v1/screen", &ask).json();
        let said = house.run(&[
            "screen",
            "Orlin Vestergaard-Quist",
            "--as-of",
            day,
            "--json",
        ]);
        let mut typed = said.json();
        assert_eq!(
            over_http["total_hits"],
            i32::from(day >= "2026-02-01"),
            "{day}"
        );
        assert!(
            over_http["warnings"].to_string().contains(day),
            "{over_http}"
        );
        over_http["screened_at"] = Value::Null;
        typed["screened_at"] = Value::Null;
        assert_eq!(over_http, typed, "{day}");
    }
    let early = json!({"name": "x", "as_of": "2025-12-31"});
    service
        .post("/v1/screen", &early)
        .refused(422, Some("as_of"));
}

#[test]
fn tokens_say_who_is_let_in() {
    let house = House::new();
    let said = house.run(&["serve", "--listen", "0.0.0.0:0"]);
    said.refused(2, "vokter token create");
    let made = |name: &str, scope: &str| {
        let said = house.run(&["token", "create", name, "--scope", scope]);
        assert_eq!(said.code, 0, "{said:?}");
        said.out.trim().to_owned()
    };
    let (screen, lists) = (made("app", "screen"), made("watch", "lists"));
    let service = Service::of(&house);
    let ask = |path: &str, token: &str| {
        let field = format!("Bearer {token}");
        service.ask("GET", path, &[("Authorization", &field)], b"")
    };
    assert_eq!(ask("/v1/lists", &screen).status, 200);
    assert_eq!(ask("/v1/lists", &lists).status, 200);
    ask("/v1/entities/x", &lists).refused(403, Some("Authorization"));
    ask("/v1/entities/x", &screen).refused(404, Some("id"));
    ask("/v1/lists", &screen[..screen.len() - 1]).refused(401, Some("Authorization"));
    let unknown = service.get("/openapi.json");
    unknown.refused(401, Some("Authorization"));
    assert!(
        unknown
            .header("www-authenticate")
            .unwrap()
            .starts_with("Basic")
    );
    let reload = format!("Bearer {screen}");
    service
        .ask(
            "POST",
            "/v1/lists/reload",
            &[("Authorization", &reload)],
            b"",
        )
        .refused(403, Some("Authorization"));
    assert_eq!(service.get("/healthz").status, 200);

    let listed = house.run(&["token", "list", "--json"]);
    assert!(!listed.out.contains(&screen[10..]), "{listed:?}");
    assert_eq!(listed.json()[0]["name"], "app");
    let said = house.run(&["token", "revoke", "app"]);
    assert_eq!(said.code, 0, "{said:?}");
    let begun = Instant::now();
    while ask("/v1/lists", &screen).status != 401 {
        assert!(
            begun.elapsed() < Duration::from_secs(30),
            "it never noticed"
        );
        std::thread::sleep(Duration::from_millis(100));
    }
    house
        .run(&["token", "revoke", "app"])
        .refused(1, "no token `app`");
}

#[test]
fn without_tokens_only_this_machine_is_answered() {
    let service = Service::of(&House::new());
    let request = "GET /v1/lists HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\n\r\n";
    service.raw(request.as_bytes()).refused(403, Some("Host"));
    let json = ("Content-Type", "application/json");
    for (name, value, status) in [
        ("Origin", "https://example.org", 403),
        ("Sec-Fetch-Site", "cross-site", 403),
        ("Sec-Fetch-Site", "same-origin", 200),
    ] {
        let reply = service.ask(
            "POST",
            "/v1/screen",
            &[json, (name, value)],
            b"{\"name\": \"Kari Nordmann\"}",
        );
        assert_eq!(reply.status, status, "{name}: {value}");
    }
    let reply = service.get("/v1/lists");
    assert_eq!(reply.status, 200);
    assert!(
        reply
            .header("content-security-policy")
            .unwrap()
            .contains("default-src 'none'")
    );
    assert_eq!(reply.header("cache-control"), Some("no-store"));
}

#[cfg(unix)]
#[test]
fn it_stops_when_told_and_names_nobody() {
    let service = Service::of(&House::new());
    let body = json!({"name": "Quenneville Zzyzx"});
    assert_eq!(service.post("/v1/screen", &body).status, 200);
    assert_eq!(service.get("/v1/entities/Quenneville").status, 404);
    let told = service.stop();
    assert!(told.contains("stopping"), "{told}");
    assert!(!told.contains("Quenneville"), "{told}");
}
