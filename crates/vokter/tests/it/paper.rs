//! What a page says on paper, where there is no form and nothing to unfold.

use crate::page::text;
use crate::run::House;
use crate::serve::{HEADER, with_list};
use crate::service::Service;

/// What was asked stands beside its answer: on paper always, on the screen where a filter may be folded away.
#[test]
fn an_answer_says_what_was_asked() {
    let service = Service::of(&House::new());
    let ask = |path: &str, body: &str| text(&service.submit(path, body));
    for (path, body, class, told) in [
        (
            "/",
            "name=Kari+Nordmann",
            "asked printed",
            "<bdi>Kari Nordmann</bdi>",
        ),
        (
            "/results",
            "name=Kari+Nordmann&schema=Vessel",
            "asked",
            "<bdi>Ship</bdi>",
        ),
        (
            "/compare",
            "a=Kari&b=Kåre",
            "asked printed",
            "<bdi>Kåre</bdi>",
        ),
        (
            "/trade",
            "to=RU&party=Kari+Nordmann&price=60+USD",
            "asked printed",
            "<bdi>60 USD</bdi>",
        ),
    ] {
        let page = ask(path, body);
        assert!(page.contains(&format!("<dl class=\"{class}\">")), "{page}");
        assert!(page.contains(told), "{path}: {page}");
    }
    let page = ask("/results?lang=nb", "name=x&as_of=2999-01-01");
    assert!(page.contains("ikke kommet ennå"), "{page}");
}

/// A difference says of which versions, a comparison by which engine it is made.
#[test]
fn what_is_compared_and_by_what_is_told() {
    let house = with_list();
    let service = Service::of(&house);
    let page = text(&service.get("/lists/mine"));
    let asked = page.split("<dl class=\"asked printed\">").nth(1).unwrap();
    let asked = asked.split("</dl>").next().unwrap();
    for version in ["2026-01-01-", "2026-02-01-"] {
        assert!(asked.contains(version), "{asked}");
    }
    let compared = service.submit("/compare", "a=Kari&b=Kare");
    assert!(text(&compared).contains("<code>sha256:"));
}

/// Ten mentions may be ten parties, or one.
#[test]
fn mentions_are_counted_and_parties_too() {
    let house = House::new();
    let names = "Orlin Vestergaard-Quist,Person,,\nBorislav Quenneville-Marsh,Person,,\n";
    let file = house.file("mine.csv", format!("{HEADER}{names}"));
    house.import_own("mine", "2026-01-01", &file);
    let service = Service::of(&house);
    let (one, other) = ("Orlin Vestergaard-Quist", "Borislav Quenneville-Marsh");
    let kind = [("Content-Type", "multipart/form-data; boundary=x")];
    for (sentence, is_told) in [
        (format!("{one} met {other}. {one} left."), true),
        (format!("{one} met {other}."), false),
        (format!("{one} left. {one} came."), false),
    ] {
        let part = "Content-Disposition: form-data; name=\"text\"";
        let body = format!("--x\r\n{part}\r\n\r\n{sentence}\r\n--x--\r\n");
        let page = text(&service.ask("POST", "/scan", &kind, body.as_bytes()));
        assert!(page.contains(" mentions"), "{page}");
        assert_eq!(page.contains("of 2 parties"), is_told, "{sentence}");
    }
}
