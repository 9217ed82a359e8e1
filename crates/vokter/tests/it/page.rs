//! The page as a browser without script gets it.

use crate::run::House;
use crate::service::{Reply, Service};

const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded");

fn text(reply: &Reply) -> String {
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert!(
        reply
            .header("content-type")
            .unwrap()
            .starts_with("text/html")
    );
    reply.text()
}

/// The numbers behind a mark in the page.
fn numbers(page: &str, mark: &str) -> Vec<i64> {
    let parts = page.split(mark).skip(1);
    parts
        .map(|part| {
            let number = part.split('"').next().unwrap().replace('−', "-");
            (number.parse::<f64>().unwrap() * 100.0).round() as i64
        })
        .collect()
}

#[test]
fn a_hit_shows_bars_that_add_up() {
    let service = Service::of(&House::new());
    let reply = service.ask(
        "POST",
        "/",
        &[FORM],
        b"name=Sergei+Sjojgu&birth_date=1955-05-21",
    );
    let page = text(&reply);
    assert!(page.contains("shoigu") && page.contains("sjojgu"), "{page}");
    let first = page.split("</table>").next().unwrap();
    let sum = numbers(first, "data-sum=\"");
    assert_eq!(numbers(first, "data-bits=\"").iter().sum::<i64>(), sum[0]);
    let part = service.ask("POST", "/results", &[FORM], b"name=Sergei+Sjojgu");
    assert!(!text(&part).contains("<html"));
    let nobody = service.ask("POST", "/", &[FORM], b"name=Kari+Nordmann");
    assert!(text(&nobody).contains("No hit"));
    let wrong = service.ask("POST", "/", &[FORM], b"name=x&birth_date=soon");
    assert!(text(&wrong).contains("role=\"alert\""));
}

#[test]
fn it_speaks_two_languages_and_remembers() {
    let service = Service::of(&House::new());
    let ask = |path: &str, headers: &[(&str, &str)]| service.ask("GET", path, headers, b"");
    assert!(text(&ask("/", &[])).contains("<html lang=\"en\">"));
    let norwegian = [("Accept-Language", "nb-NO,nb;q=0.9,en;q=0.8")];
    assert!(text(&ask("/", &norwegian)).contains("Hvem står på en liste?"));
    let asked = ask("/?lang=nb", &[]);
    let cookie = asked.header("set-cookie").unwrap();
    assert!(cookie.starts_with("lang=nb;"), "{cookie}");
    assert!(text(&ask("/scan", &[("Cookie", "lang=nb")])).contains("Hvem nevner en tekst?"));
}

#[test]
fn nothing_typed_becomes_markup_and_nothing_is_inline() {
    let service = Service::of(&House::new());
    let evil = b"name=%3Cscript%3Ealert(1)%3C%2Fscript%3E%22%20onfocus%3Dx&country=%22%3E%3Cb%3E";
    let page = text(&service.ask("POST", "/", &[FORM], evil));
    assert!(!page.contains("<script>alert"), "{page}");
    assert!(!page.contains("\" onfocus"), "{page}");
    let form = "--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n<img src=x> Sergei Sjojgu & </div>\r\n--x--\r\n";
    let kind = [("Content-Type", "multipart/form-data; boundary=x")];
    let scanned = text(&service.ask("POST", "/scan", &kind, form.as_bytes()));
    assert!(scanned.contains("&lt;img src=x&gt; <a"), "{scanned}");
    assert!(scanned.contains("<mark>Sergei Sjojgu</mark>"), "{scanned}");
    for page in [
        page,
        scanned,
        text(&service.get("/docs")),
        text(&service.get("/lists")),
    ] {
        assert!(!page.contains(" style="), "{page}");
        assert!(!page.contains("<style"), "{page}");
        assert_eq!(page.matches("<script").count(), 1);
    }
}

#[test]
fn a_page_weighs_little() {
    let service = Service::of(&House::new());
    let hits = service
        .ask("POST", "/", &[FORM], b"name=Sergei+Sjojgu")
        .body
        .len();
    let assets = ["/assets/page.css", "/assets/page.js", "/assets/mark.svg"];
    let assets: usize = assets.iter().map(|path| service.get(path).body.len()).sum();
    assert!(hits + assets < 100_000, "{hits} + {assets}");
}
