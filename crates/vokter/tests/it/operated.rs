//! The service as who runs it sees it: numbers, log, readiness, bounds on clients, and lists that are
//! replaced under load.

use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::run::House;
use crate::service::{Reply, Service};

/// The value of a metric whose line begins so, without its fraction.
fn value(metrics: &str, begin: &str) -> i64 {
    let line = metrics.lines().find(|line| line.starts_with(begin));
    let line = line.unwrap_or_else(|| panic!("no {begin} in\n{metrics}"));
    line.rsplit(' ').next().unwrap().parse::<f64>().unwrap() as i64
}

#[test]
fn metrics_count_by_route_and_name_nobody() {
    let house = House::new();
    let service = Service::of(&house);
    for _ in 0..3 {
        let asked = json!({"name": "Quenneville Zzyzx"});
        assert_eq!(service.post("/v1/screen", &asked).status, 200);
    }
    assert_eq!(service.post("/v1/screen", &json!({"nam": "x"})).status, 422);
    assert_eq!(service.get("/v1/entities/Zzyzx").status, 404);
    assert_eq!(service.get("/search/default?q=Zzyzx").status, 200);
    assert_eq!(service.get("/Zzyzx").status, 404);
    let reply = service.get("/metrics");
    assert_eq!(reply.status, 200);
    let kind = reply.header("content-type").unwrap();
    assert!(kind.starts_with("application/openmetrics-text"), "{kind}");
    let own = service.ask(
        "GET",
        "/metrics",
        &[("Accept", "text/plain;version=0.0.4")],
        b"",
    );
    let kind = own.header("content-type").unwrap();
    assert!(kind.starts_with("text/plain; version=0.0.4"), "{kind}");
    assert!(own.text().contains("# TYPE vokter_requests_total counter"));
    let metrics = reply.text();
    let requests = |route: &str, method: &str, status: u16| {
        let labels = format!("route=\"{route}\",method=\"{method}\",status=\"{status}\"");
        value(&metrics, &format!("vokter_requests_total{{{labels}}}"))
    };
    assert_eq!(requests("/v1/screen", "POST", 200), 3);
    assert_eq!(requests("/v1/screen", "POST", 422), 1);
    assert_eq!(requests("/v1/entities/{id}", "GET", 404), 1);
    assert_eq!(requests("/search/{dataset}", "GET", 200), 1);
    assert_eq!(requests("unmatched", "GET", 404), 1);
    let of_screen = "vokter_request_duration_seconds_bucket{le=\"10.0\",route=\"/v1/screen\"}";
    assert_eq!(value(&metrics, of_screen), 4);
    assert_eq!(value(&metrics, "vokter_lists_current"), 1);
    assert_eq!(
        value(&metrics, "vokter_list_reloads_total{outcome=\"loaded\"}"),
        1
    );
    assert_eq!(
        value(&metrics, "vokter_list_reloads_total{outcome=\"failed\"}"),
        0
    );
    assert!(value(&metrics, "vokter_index_size_bytes") > 100_000);
    assert!(value(&metrics, "vokter_list_age_seconds{list=\"starter\"}") > 0);
    assert!(metrics.ends_with("# EOF\n"));
    for word in ["Zzyzx", "Quenneville"] {
        assert!(!metrics.contains(word), "{metrics}");
    }
    // Numbers are for who has a token, once there are any.
    assert_eq!(
        house
            .run(&["token", "create", "watch", "--scope", "lists"])
            .code,
        0
    );
    let locked = Service::of(&house);
    locked.get("/metrics").refused(401, Some("Authorization"));
    assert_eq!(locked.get("/livez").status, 200);
}

/// Metrics that the dashboard draws are metrics that the service tells.
#[test]
fn the_dashboard_draws_what_there_is() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../deploy/grafana/vokter.json"
    );
    let board: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let house = House::new();
    let service = Service::of(&house);
    service.post("/v1/screen", &json!({"name": "Kari Nordmann"}));
    let metrics = service.get("/metrics").text();
    let told: Vec<&str> = metrics
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split(['{', ' ']).next())
        .collect();
    let panels = board["panels"].as_array().unwrap();
    let queries = panels
        .iter()
        .flat_map(|panel| panel["targets"].as_array().into_iter().flatten())
        .map(|target| target["expr"].as_str().unwrap());
    let mut drawn = 0;
    for query in queries {
        let words = query.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        for word in words.filter(|word| word.starts_with("vokter_") || word.starts_with("process_"))
        {
            assert!(told.contains(&word), "{word} of `{query}` is not told");
            drawn += 1;
        }
    }
    assert!(drawn > 10);
}

#[cfg(unix)]
#[test]
fn the_log_is_json_and_names_nobody() {
    let mut house = House::new();
    house.set("VOKTER_LOG", "debug");
    house.set("VOKTER_LOG_FORMAT", "json");
    let service = Service::of(&house);
    service.post("/v1/screen", &json!({"name": "Quenneville Zzyzx"}));
    service.get("/v1/entities/Zzyzx");
    service.get("/search/default?q=Zzyzx");
    let told = service.stop();
    let lines: Vec<Value> = told
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("no JSON: {line}")))
        .collect();
    let screened = lines
        .iter()
        .find(|line| line["route"] == "/v1/screen")
        .unwrap_or_else(|| panic!("{told}"));
    assert_eq!(screened["status"], 200);
    assert_eq!(screened["level"], "DEBUG");
    assert!(screened["milliseconds"].as_f64().unwrap() > 0.0);
    assert!(
        !told.contains("Zzyzx") && !told.contains("Quenneville"),
        "{told}"
    );
}

#[test]
fn with_lists_that_are_too_old_it_lives_and_is_not_ready() {
    let mut house = House::new();
    let ready = Service::of(&house);
    assert_eq!(ready.get("/readyz").json()["status"], "ok");
    // The starter list is of a day that has been.
    house.set("VOKTER_UNREADY_AFTER_DAYS", "0");
    let old = Service::of(&house);
    let reply = old.get("/readyz");
    assert_eq!(reply.status, 503);
    assert_eq!(reply.json()["status"], "not-ready");
    let problem = reply.json()["problem"].to_string();
    assert!(problem.contains("starter"), "{problem}");
    for path in ["/livez", "/healthz"] {
        assert_eq!(old.get(path).status, 200);
    }
    assert_eq!(
        old.post("/v1/screen", &json!({"name": "Kari Nordmann"}))
            .status,
        200
    );
}

/// Nobody can fetch the built-in list anew: where others are searched its age says nothing.
#[test]
fn the_starter_list_does_not_grow_old_beside_others() {
    let mut house = House::new();
    let file = house.file("mine.csv", "name,schema\nQuorzam Trading,Company\n");
    house.import_own("mine", "2026-03-01", &file);
    house.set("VOKTER_UNREADY_AFTER_DAYS", "0");
    house.set("VOKTER_STALE_AFTER_DAYS", "0");
    let service = Service::of(&house);
    let told = service.get("/readyz").json();
    assert_eq!(told["stale"], json!(["mine"]));
    let problem = told["problem"].to_string();
    assert!(
        problem.contains("mine") && !problem.contains("starter"),
        "{problem}"
    );
    let catalog = service.get("/catalog").json();
    assert_eq!(catalog["outdated"], json!(["mine", "default"]));
    assert_eq!(catalog["index_stale"], true);
    let alone = Service::of(&{
        let mut house = House::new();
        house.set("VOKTER_STALE_AFTER_DAYS", "0");
        house
    });
    let outdated = alone.get("/catalog").json()["outdated"].to_string();
    assert!(outdated.contains("starter"), "{outdated}");
}

#[test]
fn who_comes_too_often_is_told_to_come_later() {
    let mut house = House::new();
    house.set("VOKTER_RATE", "5");
    let service = Service::of(&house);
    let begun = Instant::now();
    let replies: Vec<Reply> = (0..40).map(|_| service.get("/v1/lists")).collect();
    let refused: Vec<&Reply> = replies.iter().filter(|reply| reply.status != 200).collect();
    // Five at once, and five more for each second that it took.
    let most = 5 + 5 * (begun.elapsed().as_secs() as usize + 1);
    assert!(refused.len() >= 40 - most, "{} refused", refused.len());
    for reply in &refused {
        reply.refused(429, None);
        assert_eq!(reply.header("retry-after"), Some("1"));
    }
    assert!((0..40).all(|_| service.get("/healthz").status == 200));
    std::thread::sleep(Duration::from_millis(1100));
    assert_eq!(service.get("/v1/lists").status, 200);
}

/// Who reads pages is told on one, in their language, also where the answer is asked for by the page's script.
#[test]
fn who_reads_pages_is_told_on_one_why_they_may_not_come_in() {
    let mut house = House::new();
    let page = |service: &Service, method: &str, path: &str, more: &[(&str, &str)]| {
        let fields = [("Accept", "text/html,*/*;q=0.8"), ("Accept-Language", "nb")];
        let kind = [("Content-Type", "application/x-www-form-urlencoded")];
        service.ask(
            method,
            path,
            &[&fields[..], &kind, more].concat(),
            b"name=x",
        )
    };
    let check = |reply: &Reply, status: u16, part: &str| {
        let text = reply.text();
        assert_eq!(reply.status, status, "{text}");
        assert_eq!(
            reply.header("content-type"),
            Some("text/html; charset=utf-8")
        );
        assert!(
            text.contains("lang=\"nb\"") && text.contains(part),
            "{text}"
        );
        assert!(text.contains("id=\"problem\""), "{text}");
    };
    house.set("VOKTER_RATE", "1");
    let service = Service::of(&house);
    let pages = ["/", "/lists", "/results"];
    let refused = pages.map(|path| {
        let method = if path == "/results" { "POST" } else { "GET" };
        let mut replies = (0..10).map(|_| page(&service, method, path, &[]));
        replies.find(|reply| reply.status == 429).unwrap()
    });
    for reply in &refused {
        check(reply, 429, "Det ble spurt om for mye på én gang.");
        assert_eq!(reply.header("retry-after"), Some("1"));
    }
    let of_programs = ["/v1/lists", "/search/default", "/v2/listinfo"];
    for path in of_programs {
        let mut replies = (0..10).map(|_| page(&service, "GET", path, &[]));
        let reply = replies.find(|reply| reply.status == 429).unwrap();
        assert!(reply.header("content-type").unwrap().contains("json"));
    }
    drop(service);

    house.set("VOKTER_RATE", "1000");
    let service = Service::of(&house);
    let foreign = service.raw(
        b"GET / HTTP/1.1\r\nHost: example.org\r\nAccept: text/html\r\nAccept-Language: nb\r\nConnection: close\r\n\r\n",
    );
    check(&foreign, 403, "navnet til sin egen maskin");
    drop(service);
    let said = house.run(&["token", "create", "app", "--scope", "lists"]);
    assert_eq!(said.code, 0, "{said:?}");
    let token = format!("Bearer {}", said.out.trim());
    let service = Service::of(&house);
    let unknown = page(&service, "GET", "/trade", &[]);
    check(&unknown, 401, "Her trengs et adgangstegn");
    assert!(
        unknown
            .header("www-authenticate")
            .unwrap()
            .starts_with("Basic")
    );
    let scope = page(&service, "GET", "/", &[("Authorization", &token)]);
    check(&scope, 403, "får søke");
    assert_eq!(
        page(&service, "GET", "/lists", &[("Authorization", &token)]).status,
        200
    );
}

#[test]
fn one_client_has_so_many_requests_at_a_time() {
    let mut house = House::new();
    house.set("VOKTER_CLIENT_REQUESTS", "2");
    let service = Service::of(&house);
    let half = b"POST /v1/screen HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"na";
    let open: Vec<_> = (0..2)
        .map(|_| {
            let mut stream = service.connect();
            stream.write_all(half).unwrap();
            stream
        })
        .collect();
    let begun = Instant::now();
    // Both, and this one.
    while value(&service.get("/metrics").text(), "vokter_requests_under_way") < 3 {
        assert!(begun.elapsed() < Duration::from_secs(10));
    }
    let ask = || service.get("/v1/lists");
    ask().refused(429, None);
    assert_eq!(service.get("/readyz").status, 200);
    drop(open);
    while ask().status != 200 {
        assert!(begun.elapsed() < Duration::from_secs(20), "both have left");
    }
}

/// Under load one list replaces another again and again: no request fails, and each answer is wholly of the
/// one or of the other.
#[test]
fn lists_are_swapped_under_load() {
    const HEADER: &str = "name,schema,birth_date,country\n";
    const CLIENTS: usize = 4;
    const SWAPS: usize = 6;
    let house = House::new();
    // Of each version one party of its own, among enough others that loading takes time.
    let others: Vec<String> = (0..4000)
        .map(|number| format!("Trelvana Shipping {number},Company,,no\n"))
        .collect();
    let others = others.concat();
    let import = |version: usize| {
        let own = ["Borislav Quenneville-Marsh", "Orlin Vestergaard-Quist"][version % 2];
        let rows = format!("{HEADER}{own},Person,,no\n{others}");
        let file = house.file(&format!("{version}.csv"), rows);
        let day = format!("2026-01-{:02}", version + 1);
        house.import_own("mine", &day, &file);
    };
    import(0);
    let service = Service::of(&house);
    let ends = AtomicBool::new(false);
    let answers: Vec<Vec<(String, bool, bool)>> = std::thread::scope(|scope| {
        let clients: Vec<_> = (0..CLIENTS)
            .map(|_| {
                scope.spawn(|| {
                    let mut answers = Vec::new();
                    while !ends.load(Ordering::Relaxed) {
                        let mut hits = [false, false];
                        let mut version = String::new();
                        // Both names in one question, so that one answer tells which list it saw.
                        let asked = json!({"name": "Borislav Quenneville-Marsh", "aliases": ["Orlin Vestergaard-Quist"]});
                        let reply = service.post("/v1/screen", &asked);
                        assert_eq!(reply.status, 200, "{}", reply.text());
                        let answer = reply.json();
                        for hit in answer["hits"].as_array().unwrap() {
                            let caption = hit["entity"]["caption"].as_str().unwrap();
                            hits[0] |= caption.starts_with("Borislav");
                            hits[1] |= caption.starts_with("Orlin");
                        }
                        for list in answer["lists"].as_array().unwrap() {
                            if list["list"] == "mine" {
                                version.push_str(list["published"].as_str().unwrap());
                            }
                        }
                        answers.push((version, hits[0], hits[1]));
                    }
                    answers
                })
            })
            .collect();
        for version in 1..=SWAPS {
            import(version);
            let reply = service.post("/v1/lists/reload", &json!(null));
            assert_eq!(reply.status, 200, "{}", reply.text());
            std::thread::sleep(Duration::from_millis(200));
        }
        ends.store(true, Ordering::Relaxed);
        clients
            .into_iter()
            .map(|client| client.join().unwrap())
            .collect()
    });
    let mut seen = [0; SWAPS + 1];
    let mut count = 0;
    for (version, first, second) in answers.iter().flatten() {
        let day: usize = version.strip_prefix("2026-01-").unwrap().parse().unwrap();
        let is_second = day.is_multiple_of(2);
        assert_eq!((*first, *second), (!is_second, is_second), "{version}");
        seen[day - 1] += 1;
        count += 1;
    }
    for client in &answers {
        // No client sees an older list after a newer one.
        assert!(client.is_sorted_by(|(one, ..), (next, ..)| one <= next));
    }
    assert!(seen.iter().all(|count| *count > 0), "{seen:?}");
    assert!(count > 500, "only {count} answers");
}

/// Tokens that can't be read any more are told, and those before stay in force.
#[test]
fn damaged_tokens_are_told() {
    let house = House::new();
    let made = house.run(&["token", "create", "app"]);
    assert_eq!(made.code, 0, "{made:?}");
    let service = Service::of(&house);
    std::fs::write(house.path("data/vokter/tokens.json"), "{").unwrap();
    let begun = Instant::now();
    while !service.get("/readyz").text().contains("tokens.json") {
        assert!(
            begun.elapsed() < Duration::from_secs(30),
            "it never noticed"
        );
        std::thread::sleep(Duration::from_millis(100));
    }
    let bearer = format!("Bearer {}", made.out.trim());
    let ask = |headers: &[(&str, &str)]| service.ask("GET", "/v1/lists", headers, b"").status;
    assert_eq!(ask(&[("Authorization", &bearer)]), 200);
    assert_eq!(ask(&[]), 401);
    #[cfg(unix)]
    {
        let told = service.stop();
        assert!(told.contains("tokens.json"), "{told}");
        assert_eq!(
            told.matches("the tokens can't be read").count(),
            1,
            "{told}"
        );
    }
}

/// Somebody who follows a wrong address reads a page in their language, a program problem details.
#[test]
fn a_wrong_address_is_told_to_whom_it_concerns() {
    let service = Service::of(&House::new());
    for (language, word) in [
        ("en", "There is nothing under this path"),
        ("nb", "Ingen side hos Vokter"),
    ] {
        let headers = [
            ("Accept", "text/html,*/*;q=0.8"),
            ("Accept-Language", language),
        ];
        let reply = service.ask("GET", "/no/such/page", &headers, b"");
        assert_eq!(reply.status, 404);
        assert!(
            reply
                .header("content-type")
                .unwrap()
                .starts_with("text/html")
        );
        assert!(reply.text().contains(word), "{}", reply.text());
    }
    service.get("/no/such/page").refused(404, None);
}
