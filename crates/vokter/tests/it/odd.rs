//! Requests that say a thing twice or break off, tokens that others may read, and ships' numbers that are none.

use serde_json::json;

use crate::run::House;
use crate::service::Service;

const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded");

#[test]
fn a_field_that_can_only_be_meant_once_is_refused_twice() {
    let service = Service::of(&House::new());
    let with = |lines: &str| {
        let request = format!("GET /v1/lists HTTP/1.1\r\nConnection: close\r\n{lines}\r\n");
        service.raw(request.as_bytes())
    };
    let host = format!("Host: {}\r\n", service.address);
    assert_eq!(with(&host).status, 200);
    for (lines, field) in [
        (format!("{host}Host: example.org\r\n"), "host"),
        (format!("{host}{host}"), "host"),
        (
            format!("{host}Authorization: Bearer a\r\nAuthorization: Bearer b\r\n"),
            "authorization",
        ),
    ] {
        let reply = with(&lines);
        assert_eq!(reply.status, 400, "{lines}: {}", reply.text());
        let problem = reply.json();
        assert_eq!(
            (&problem["field"], &problem["mend"]),
            (&json!(field), &json!("send it once"))
        );
    }
}

/// A reader of JSON keeps the last of a key that stands twice: the other would never be looked up.
#[test]
fn a_key_that_stands_twice_is_never_half_taken() {
    let service = Service::of(&House::new());
    let json = [("Content-Type", "application/json")];
    let person = |name: &str| format!(r#"{{"schema":"Person","properties":{{"name":"{name}"}}}}"#);
    let kim = person("Kim Jong Un");
    let twice = r#"{"schema":"Person","properties":{"name":"Kim Jong Un","name":"x"}}"#;
    for (body, told) in [
        (
            format!(r#"{{"queries":{{"a":{kim},"a":{}}}}}"#, person("x")),
            "queries.a:",
        ),
        (
            format!(r#"{{"queries":{{"a":{kim},"b":{twice}}}}}"#),
            "queries.b.properties.name:",
        ),
        (format!(r#"{{"queries":[{kim}]}}"#), "queries: an object"),
    ] {
        let reply = service.ask("POST", "/match/default", &json, body.as_bytes());
        assert_eq!(reply.status, 400, "{}", reply.text());
        assert!(reply.text().contains(told), "{}", reply.text());
    }
    for (field, told) in [
        (
            r#"queries={"a":{"query":"Kim Jong Un"},"a":{"query":"x"}}"#,
            "queries.a:",
        ),
        (
            r#"extend={"ids":["x"],"ids":["y"],"properties":[]}"#,
            "extend.ids:",
        ),
    ] {
        let reply = service.submit("/reconcile/default", field);
        assert_eq!(reply.status, 400, "{}", reply.text());
        assert!(reply.text().contains(told), "{}", reply.text());
    }
    let rows = r#"{"parties":[{"name":"Kim Jong Un","name":"x"},{"name":"Kim Jong Un"}]}"#;
    let reply = service.ask("POST", "/v1/screen/batch", &json, rows.as_bytes());
    let text = reply.text();
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].contains("name: it is given twice"), "{text}");
    assert!(lines[1].contains("hits"), "{text}");
}

#[test]
fn the_mark_at_the_head_of_a_utf8_file_is_passed_over_and_no_body_is_told() {
    let service = Service::of(&House::new());
    let json = [("Content-Type", "application/json")];
    for (body, status, told) in [
        ("\u{feff}{\"name\": \"Kim Jong Un\"}", 200, "hits"),
        ("", 400, "there is no body"),
        ("{\"name\": \"\\ud800\"}", 400, "surrogate"),
    ] {
        let reply = service.ask("POST", "/v1/screen", &json, body.as_bytes());
        assert_eq!(reply.status, status, "{body}");
        assert!(reply.text().contains(told), "{body}: {}", reply.text());
    }
    let reply = service.ask("POST", "/v1/screen?threshold=1", &json, b"{}");
    assert!(reply.text().contains("into the body"), "{}", reply.text());
    assert_eq!(service.get("/search/default?q=%00").status, 400);
}

/// RFC 9112, section 3.2; HTTP/1.0 has no such field.
#[test]
fn a_request_of_today_names_a_host() {
    let service = Service::of(&House::new());
    for (version, host, status) in [
        ("1.1", "", 400),
        ("1.1", "Host: localhost\r\n", 200),
        ("1.0", "", 200),
    ] {
        for path in ["/healthz", "/catalog", "/v1/lists"] {
            let request = format!("GET {path} HTTP/{version}\r\nConnection: close\r\n{host}\r\n");
            let reply = service.raw(request.as_bytes());
            assert_eq!(reply.status, status, "{request}: {}", reply.text());
            // Each tells it in the words of its path.
            assert!(
                status == 200 || reply.text().contains("`Host`"),
                "{}",
                reply.text()
            );
        }
    }
}

/// What any operation may answer to a request that is odd, its document says.
#[test]
fn no_status_is_undocumented() {
    let service = Service::of(&House::new());
    let odd = |method: &str, path: &str, lines: &str| {
        let request = format!(
            "{method} {path} HTTP/1.1\r\nConnection: close\r\nHost: {}\r\n{lines}\r\n",
            service.address
        );
        service.raw(request.as_bytes()).status.to_string()
    };
    for document in ["/openapi.json", "/openapi/dialects.json"] {
        let document = service.get(document).json();
        for (path, operations) in document["paths"].as_object().unwrap() {
            for (method, operation) in operations.as_object().unwrap() {
                let method = method.to_uppercase();
                let asked = path.replace(['{', '}'], "");
                for status in [
                    odd("DELETE", &asked, ""),
                    odd(&method, &asked, "Authorization: a\r\nAuthorization: b\r\n"),
                    odd(&method, &asked, "Content-Encoding: gzip\r\n"),
                ] {
                    let documented = &operation["responses"][&status];
                    assert!(documented.is_object(), "{method} {path}: {status}");
                }
            }
        }
    }
}

#[test]
fn of_a_language_that_is_asked_for_twice_the_last_counts() {
    let service = Service::of(&House::new());
    for (path, language) in [
        ("/?lang=nb&lang=en", "en"),
        ("/?lang=en&lang=nb", "nb"),
        ("/lists?lang=en&lang=nb", "nb"),
        ("/scan?q=example&q=x&lang=nb", "nb"),
    ] {
        let page = service.get(path);
        assert_eq!(page.status, 200, "{path}: {}", page.text());
        assert!(
            page.text().contains(&format!("<html lang=\"{language}\">")),
            "{path}"
        );
    }
    let twice = service.submit("/", "name=Kari&name=Ola");
    assert_eq!(twice.status, 400);
    assert!(!twice.text().contains("eserialize"), "{}", twice.text());
}

#[test]
fn a_form_that_breaks_off_says_how_to_end_it() {
    let service = Service::of(&House::new());
    let part = "--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nabc";
    for (path, kind, body, mend) in [
        ("/v1/scan", "multipart/form-data", part, "boundary="),
        (
            "/v1/scan",
            "multipart/form-data; boundary=x",
            part,
            "end it",
        ),
        ("/v1/scan", "multipart/form-data; boundary=x", "", "end it"),
        (
            "/v1/scan",
            "multipart/form-data; boundary=y",
            part,
            "end it",
        ),
    ] {
        let reply = service.ask("POST", path, &[("Content-Type", kind)], body.as_bytes());
        assert_eq!(reply.status, 400, "{kind}: {}", reply.text());
        let told = reply.json()["mend"].as_str().unwrap_or_default().to_owned();
        assert!(told.contains(mend), "{kind} {body}: {}", reply.text());
    }
    // The page says so, too.
    let reply = service.ask(
        "POST",
        "/scan",
        &[("Content-Type", "multipart/form-data")],
        part.as_bytes(),
    );
    assert_eq!(reply.status, 400, "{}", reply.text());
    assert!(reply.text().contains("boundary"), "{}", reply.text());
}

#[cfg(unix)]
#[test]
fn tokens_that_others_may_read_are_not_used() {
    use std::os::unix::fs::PermissionsExt;
    let house = House::new();
    assert_eq!(house.run(&["token", "create", "app"]).code, 0);
    let path = house.path("data/vokter/tokens.json");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
    for command in [
        &["serve", "--listen", "127.0.0.1:0"][..],
        &["token", "list"],
    ] {
        let said = house.run(command);
        assert_ne!(said.code, 0, "{said:?}");
        assert!(said.err.contains("chmod 600"), "{said:?}");
    }
}

/// That nobody is found by a mistyped number says nothing, and that is said wherever one is asked for.
#[test]
fn a_wrong_check_digit_is_told() {
    let house = House::new();
    let number = "9074728";
    let (imo, right) = (format!("IMO {number}"), "IMO 9074729");
    for arguments in [
        vec!["screen", "--json", &imo],
        vec!["screen", "--json", "--id", &imo],
        vec!["screen", "--json", "--schema", "vessel", "--id", number],
    ] {
        let said = house.run(&arguments);
        let warnings = said.json()["warnings"].to_string();
        assert!(
            warnings.contains("check digit"),
            "{arguments:?}: {warnings}"
        );
    }
    // Of a ship's the rules say so, and the shipment is not clear.
    for vessel in [number, &imo] {
        let said = house.run(&[
            "trade", "--json", "--from", "no", "--to", "de", "--goods", "books", "--vessel", vessel,
        ]);
        let told = said.json();
        assert_eq!(told["outcome"], "review", "{told}");
        assert!(
            told["findings"].to_string().contains("check digit"),
            "{told}"
        );
    }
    let fine = house.run(&["screen", "--json", right]).json();
    assert!(
        !fine["warnings"].to_string().contains("check digit"),
        "{fine}"
    );
    let service = Service::of(&house);
    for (path, ask) in [
        ("/v1/screen", json!({"ids": [imo]})),
        (
            "/v1/trade/check",
            json!({"from": "no", "to": "de", "goods": ["books"], "party": [imo]}),
        ),
    ] {
        let told = service.post(path, &ask).json()["warnings"].to_string();
        assert!(told.contains("check digit"), "{path}: {told}");
    }
    for (path, form, told) in [
        (
            "/?lang=nb",
            format!("id={}", imo.replace(' ', "+")),
            "kontrollsifferet er feil",
        ),
        (
            "/?lang=en",
            format!("name={}", imo.replace(' ', "+")),
            "check digit is wrong",
        ),
    ] {
        let page = service.submit(path, &form).text();
        let (before, _) = page.split_once("class=\"rests\"").unwrap();
        assert!(before.contains(told), "{path}: {before}");
    }
}

/// What is found stands at the field that asked for it, and is gone when the shipment is checked.
#[test]
fn codes_stand_at_the_field_that_asked_for_them() {
    let service = Service::of(&House::new());
    let ask = |path: &str, body: &str| service.submit(path, body).text();
    let page = ask("/trade", "to=RU&find=coal");
    let place = |part: &str| page.find(part).unwrap_or_else(|| panic!("{part}: {page}"));
    assert!(
        place("id=\"find\"") < place("name=\"chosen\"")
            && place("name=\"chosen\"") < place("id=\"via\"")
    );
    assert_eq!(page.matches("value=\"2701\"").count(), 1, "{page}");
    let page = ask("/trade", "to=RU&find=coal&check=1");
    assert!(
        !page.contains("name=\"chosen\"") && page.contains("class=\"verdict"),
        "{page}"
    );
    // The script puts them there.
    let part = ask("/traded", "find=coal");
    assert!(
        part.contains("data-place=\"codes\"") && part.contains("name=\"chosen\""),
        "{part}"
    );
    assert!(!part.contains("Nothing was given"), "{part}");
    assert!(ask("/traded", "to=RU").contains("data-place=\"codes\"></div>"));
}

/// Whoever reads a page is told what to do there, in either language.
#[test]
fn what_is_wrong_is_told_for_who_reads_the_page() {
    let service = Service::of(&House::new());
    let long = format!("name={}", "a".repeat(1001));
    for (method, path, body, told) in [
        (
            "POST",
            "/?lang=en",
            long.as_str(),
            "A whole text is read under",
        ),
        ("POST", "/?lang=nb", &long, "Navnet er for langt"),
        (
            "POST",
            "/?lang=en",
            "name=...",
            "give one with letters or digits",
        ),
        (
            "POST",
            "/?lang=nb",
            "name=...",
            "skriv et med bokstaver eller tall",
        ),
        (
            "GET",
            "/party/nobody?lang=en",
            "",
            "No party has this address",
        ),
        (
            "GET",
            "/party/nobody?lang=nb",
            "",
            "Ingen part har denne adressen",
        ),
    ] {
        let page = service.ask(method, path, &[FORM], body.as_bytes()).text();
        let problem = page.split("class=\"problem\"").nth(1).unwrap_or_default();
        assert!(problem.contains(told), "{path} {told}: {problem}");
        assert!(!problem.contains("POST /"), "{problem}");
    }
}

#[test]
fn countries_are_called_by_their_names() {
    let service = Service::of(&House::new());
    for (path, body, told) in [
        ("/?lang=nb", "name=Kim+Jong+Un", "Nord-Korea"),
        ("/?lang=en", "name=Kim+Jong+Un", "North Korea"),
        (
            "/trade?lang=nb",
            "from=KP&to=RU&goods=artillerigranater",
            "Nord-Korea → Russland",
        ),
    ] {
        let page = service.submit(path, body).text();
        assert!(page.contains(told), "{path}: {page}");
    }
}

/// A link that asks something is answered, or refused, and never with something else.
#[test]
fn an_address_fills_the_form() {
    let service = Service::of(&House::new());
    for (path, shown, hidden) in [
        ("/compare", "RYBAKOW", "role=\"alert\""),
        (
            "/compare?a=Sergei+Sjojgu&b=Sergei+Shoigu&lang=en",
            "value=\"Sergei Sjojgu\"",
            "RYBAKOW",
        ),
        ("/compare?a=Kim&b=", "value=\"Kim\"", "RYBAKOW"),
        ("/?q=Sergei+Sjojgu", "class=\"hit ", "role=\"alert\""),
        ("/?q=Kari&name=Sergei+Sjojgu", "class=\"hit ", "Kari"),
        (
            "/?q=Sergei+Sjojgu&country=Atlantis",
            "role=\"alert\"",
            "class=\"hit ",
        ),
        (
            "/?q=Sergei+Sjojgu&birth_date=xx",
            "value=\"xx\"",
            "class=\"hit ",
        ),
        ("/trade?from=KP&to=RU", "value=\"KP\"", "role=\"alert\""),
    ] {
        let page = service.get(path).text();
        assert!(page.contains(shown), "{path}: {page}");
        assert!(!page.contains(hidden), "{path}: {page}");
    }
}
