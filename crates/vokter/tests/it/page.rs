//! The page as a browser without script gets it.

use crate::lists::UN;
use crate::run::House;
use crate::service::{Reply, Service};

pub(crate) fn text(reply: &Reply) -> String {
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

/// What the page says in its own words is not said in the interface's as well.
#[test]
fn what_is_wrong_is_said_once() {
    let service = Service::of(&House::new());
    let page = text(&service.get("/?name=Kari+Nordmann&as_of=2999-01-31&lang=en"));
    assert_eq!(page.matches("has not come").count(), 1, "{page}");
}

#[test]
fn a_hit_shows_bars_that_add_up() {
    let service = Service::of(&House::new());
    let reply = service.submit("/", "name=Sergei+Sjojgu&birth_date=1955-05-21");
    let page = text(&reply);
    assert!(page.contains("shoigu") && page.contains("sjojgu"), "{page}");
    let first = page.split("</table>").next().unwrap();
    let sum = numbers(first, "data-sum=\"");
    assert_eq!(numbers(first, "data-bits=\"").iter().sum::<i64>(), sum[0]);
    let part = service.submit("/results", "name=Sergei+Sjojgu");
    assert!(!text(&part).contains("<html"));
    let nobody = service.submit("/", "name=Kari+Nordmann");
    assert!(text(&nobody).contains("No hit"));
    let wrong = service.submit("/", "name=x&birth_date=soon");
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
    assert!(text(&ask("/scan", &[("Cookie", "lang=nb")])).contains("Hvem er nevnt i teksten?"));
}

/// What is asked goes along when the language changes, as a body.
#[test]
fn the_other_language_keeps_what_was_asked() {
    let service = Service::of(&House::new());
    let asked = "name=Sergei+Sjojgu&country=ru";
    let page = text(&service.submit("/?lang=en", asked));
    for part in [
        "formaction=\"/?lang=nb\"",
        "form=\"search\"",
        "id=\"search\"",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let other = service.submit("/?lang=nb", asked);
    assert!(other.header("set-cookie").unwrap().starts_with("lang=nb;"));
    let page = text(&other);
    assert!(
        page.contains("value=\"Sergei Sjojgu\"") && page.contains("value=\"ru\""),
        "{page}"
    );
    assert!(page.contains("shoigu"), "{page}");
    // Pages without a form have what was asked in their address.
    let page = text(&service.get("/lists/starter?from=a&to=b%22"));
    assert!(
        page.contains("href=\"/lists/starter?from=a&amp;to=b%22&amp;lang=nb\""),
        "{page}"
    );
}

/// A list that only the starter list knows of is marked where others are loaded: its other parties are not
/// searched. Where none is loaded a banner says so.
#[test]
fn lists_that_are_not_loaded_say_so() {
    let house = House::new();
    let marked = |service: &Service| {
        let asked = [
            ("/?lang=nb", "name=Sergei+Sjojgu"),
            ("/trade?lang=nb", "to=RU&party=Sergei+Sjojgu"),
        ];
        asked.map(|(path, body)| {
            let page = text(&service.submit(path, body));
            assert!(page.contains("Shoigu"), "{page}");
            page.contains("(startlisten)")
        })
    };
    assert_eq!(marked(&Service::of(&house)), [false, false]);
    let file = house.file("un.xml", UN);
    assert_eq!(house.run(&["lists", "import", &file]).code, 0);
    assert_eq!(marked(&Service::of(&house)), [true, true]);
}

/// Who is named again is no other party: one card has all places, and each mark of the text leads to it.
#[test]
fn of_who_is_named_several_times_there_is_one_card() {
    let service = Service::of(&House::new());
    let scanned = |path: &str, named: &str| {
        let form = format!(
            "--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n{named}\r\n--x--\r\n"
        );
        let kind = [("Content-Type", "multipart/form-data; boundary=x")];
        text(&service.ask("POST", path, &kind, form.as_bytes()))
    };
    let named =
        "Sergei Sjojgu came.\nKim Jong Un came, too.\nSergei Shoigu spoke. Sergei Sjojgu went.";
    for path in ["/scan", "/scan/report"] {
        let page = scanned(path, named);
        assert_eq!(page.matches("<article class=\"hit").count(), 2, "{page}");
        assert_eq!(page.matches("<mark>").count(), 4, "{page}");
        assert_eq!(page.matches("href=\"#m0\"").count(), 3, "{page}");
        for place in ["href=\"#t0\"", "href=\"#t2\"", "href=\"#t3\"", "3 places"] {
            assert!(page.contains(place), "{place}: {page}");
        }
        assert!(!page.contains("href=\"#t1\""), "{page}");
        // What is written otherwise is worth something else.
        assert_eq!(page.matches("<h4><bdi>Sergei").count(), 2, "{page}");
    }
}

#[test]
fn nothing_typed_becomes_markup_and_nothing_is_inline() {
    let service = Service::of(&House::new());
    let evil = "name=%3Cscript%3Ealert(1)%3C%2Fscript%3E%22%20onfocus%3Dx&country=%22%3E%3Cb%3E";
    let page = text(&service.submit("/", evil));
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
fn a_page_names_the_version_of_what_it_loads() {
    let service = Service::of(&House::new());
    let page = text(&service.get("/"));
    let style = page
        .split("href=\"")
        .find(|part| part.starts_with("/assets/page.css?v="));
    let path = style.and_then(|part| part.split('"').next()).unwrap();
    let style = service.get(path);
    assert!(style.text().contains("--paper"), "{path}");
    let head = service.get("/").header("link").map(str::to_owned);
    assert_eq!(head, Some(format!("<{path}>; rel=preload; as=style")));
}

#[test]
fn a_wrong_field_is_named_and_the_language_stands_in_its_place() {
    let service = Service::of(&House::new());
    let page = text(&service.submit("/?lang=nb", "name=Kari&birth_date=31.02.1990"));
    assert!(page.contains("data-field=\"birth_date\""), "{page}");
    assert!(
        page.contains("<a href=\"#birth_date\">Fødselsdato</a>"),
        "{page}"
    );
    // The count alone is read aloud, and keys come to the language before the form.
    assert!(!page.contains("aria-live"), "{page}");
    let at = |what: &str| page.find(what).unwrap();
    assert!(at("class=\"language\"") < at("id=\"name\""), "{page}");
    // Enter in a field is the first button's, which is not that of the language.
    assert!(
        at("form=\"search\" hidden") < at("class=\"language\""),
        "{page}"
    );
}

#[test]
fn a_text_and_a_file_at_once_are_refused_and_neither_is_lost() {
    let service = Service::of(&House::new());
    let send = |typed: &str, file: &str, shown: &str| {
        let field = |head: &str, value: &str| {
            format!("--x\r\nContent-Disposition: form-data; {head}\r\n\r\n{value}\r\n")
        };
        let form = [
            field("name=\"text\"", typed),
            field("name=\"shown\"", shown),
            field("name=\"file\"; filename=\"a.txt\"", file),
            "--x--\r\n".to_owned(),
        ];
        let kind = [("Content-Type", "multipart/form-data; boundary=x")];
        ["/scan", "/scan/report"].map(|path| {
            let reply = service.ask("POST", path, &kind, form.concat().as_bytes());
            (reply.status, reply.text())
        })
    };
    for (status, page) in send("Talks with Kari", "Sergei Sjojgu left", "") {
        assert_eq!(status, 422);
        assert!(page.contains("mpty the field to scan the file"), "{page}");
        assert!(page.contains("Talks with Kari</textarea>"), "{page}");
    }
    // A page that shows the text of the file before sends it along.
    let shown = vokter_lists::sha256_hex(b"Talks\nwith Kari");
    for (status, page) in send("Talks\r\nwith Kari", "Sergei Sjojgu left", &shown) {
        assert_eq!(status, 200);
        assert!(page.contains("<mark>Sergei Sjojgu</mark>"), "{page}");
        assert!(!page.contains("with Kari"), "{page}");
    }
}

#[test]
fn a_page_weighs_little() {
    let service = Service::of(&House::new());
    let hits = service.submit("/", "name=Sergei+Sjojgu").body.len();
    let assets = ["/assets/page.css", "/assets/page.js", "/assets/mark.svg"];
    let assets: usize = assets.iter().map(|path| service.get(path).body.len()).sum();
    assert!(hits + assets < 100_000, "{hits} + {assets}");
}

/// What is between the tags, but the sources, which are called as they are.
fn words_of(page: &str) -> String {
    let cited = page
        .split("class=\"source\"")
        .map(|part| match part.split_once("</p>") {
            Some((_, rest)) => rest,
            None => part,
        });
    let cited: String = cited.collect();
    let texts = cited.split('<').filter_map(|part| part.split_once('>'));
    texts.map(|(_, text)| text).collect::<Vec<_>>().join(" ")
}

#[test]
fn an_answer_in_norwegian_has_no_english_sentence() {
    let service = Service::of(&House::new());
    // Each without a cookie: the address says in which language the form was.
    for shipment in [
        "from=Nord-Korea&to=Russland&goods=artillerigranater&date=2023-09-16",
        "from=NO&to=RU&goods=drone%0Asild&party=Sergei+Sjojgu&eu=1&exemption=nr.+4&date=2024-05-01",
        "from=CN&to=KP&goods=vannpumper&hs=8413.70&agency=UNICEF&purpose=humanitarian&note=colour%3Dred",
        "from=KP&to=CN&goods=crude+oil&quantity=500&unit=bbl&price=60+USD&activity=port-call&date=2018-03-01",
        "activity=insurance&vessel=IMO+8628597&flag=KP&ownership=50+%25+eid+av+en+sanksjonert+person",
        "from=Korea&to=Atlantis&goods=xyzzy",
        "from=SE&to=DK&goods=sild",
    ] {
        let page = text(&service.submit("/trade?lang=nb", shipment));
        let (_, answer) = page.split_once("id=\"results\"").unwrap();
        assert!(answer.contains("Etter reglene den"), "{shipment}: {answer}");
        let shown = words_of(answer);
        for english in [
            " by ",
            " of ",
            " the ",
            " is ",
            " are ",
            " not ",
            "(given",
            "from words",
            " from ",
            " said",
            "applies",
            "missing",
            "needed",
            "review",
        ] {
            let found = shown.find(english);
            let around = found.map(|at| shown[..at].chars().count().saturating_sub(60));
            let around =
                around.map(|start| shown.chars().skip(start).take(140).collect::<String>());
            assert_eq!(around, None, "{shipment}: `{english}`");
        }
    }
    let search = text(&service.submit("/?lang=nb", "name=Sergei+Sjojgu&birth_date=1900-01-01"));
    assert!(
        search.contains("Svaret hviler på den innebygde startlisten"),
        "{search}"
    );
    assert!(search.contains("Slått opp uten: fødselsdatoen"), "{search}");
    let wrong = text(&service.submit("/?lang=nb", "name=x&birth_date=soon"));
    assert!(wrong.contains("Fødselsdatoen ble ikke forstått"), "{wrong}");
}

/// A browser sends a field's line breaks as CRLF: the hash is that of the text as it was pasted.
#[test]
fn a_report_says_what_it_rests_on_and_hashes_the_text_that_was_pasted() {
    let service = Service::of(&House::new());
    let form = [("Content-Type", "multipart/form-data; boundary=x")];
    let scan = |path: &str, part: &str, text: &str| {
        let body = format!(
            "--x\r\nContent-Disposition: form-data; name=\"{part}\"\r\n\r\n{text}\r\n--x--\r\n"
        );
        service.ask("POST", path, &form, body.as_bytes())
    };
    let pasted = "Sergei Shoigu came.\nHe left.\n";
    let sent = pasted.replace('\n', "\r\n");
    let answer = |text: &str| {
        let plain = [("Content-Type", "text/plain")];
        let reply = service.ask("POST", "/v1/scan", &plain, text.as_bytes());
        reply.json()
    };
    let told = answer(pasted);
    let hash = |answer: &serde_json::Value| answer["sha256"].as_str().unwrap().to_owned();
    for path in ["/scan", "/scan/report"] {
        let page = text(&scan(path, "text", &sent));
        assert!(page.contains(&hash(&told)), "{page}");
        let list = &told["lists"][0];
        for part in [
            list["version"].as_str().unwrap(),
            list["sha256"].as_str().unwrap(),
            told["engine"]["version"].as_str().unwrap(),
            told["engine"]["config"].as_str().unwrap(),
            "Engine",
            "</strong> This answer rests",
        ] {
            assert!(page.contains(part), "{part}: {page}");
        }
        // A file is taken as it is.
        let page = text(&scan(path, "file", &sent));
        assert!(page.contains(&hash(&answer(&sent))), "{page}");
    }
}

#[test]
fn a_code_of_the_table_goes_into_the_field_of_codes() {
    let service = Service::of(&House::new());
    let ask = |body: &str| text(&service.submit("/trade", body));
    let page = ask("to=RU&find=coal&hs=9306&chosen=2701");
    assert!(page.contains("value=\"9306 2701\""), "{page}");
    assert!(
        page.contains("value=\"2701\" aria-pressed=\"true\""),
        "{page}"
    );
    let page = ask("to=RU&find=coal&hs=9306+2701&chosen=2701");
    assert!(page.contains("name=\"hs\" value=\"9306\""), "{page}");
}

/// Whoever presses the button of an empty form reads what to fill in, and a quantity that is none is told at its field.
#[test]
fn a_shipment_that_cannot_be_checked_says_why() {
    let service = Service::of(&House::new());
    let ask = |path: &str, body: &str| text(&service.submit(path, body));
    for path in ["/trade", "/traded"] {
        for body in ["", "date=2026-01-01"] {
            let page = ask(path, body);
            assert!(
                page.contains("Nothing was given that could be checked"),
                "{page}"
            );
        }
        let page = ask(&format!("{path}?lang=nb"), "");
        assert!(
            page.contains("Det er ikke oppgitt noe som kan sjekkes"),
            "{page}"
        );
        let page = ask(path, "to=RU&goods=crude+oil&quantity=abc&unit=t");
        assert!(page.contains("is no quantity"), "{page}");
        assert!(!page.contains("class=\"verdict"), "{page}");
    }
    assert!(!text(&service.get("/trade")).contains("Nothing was given"));
    let page = ask("/trade", "to=RU&goods=crude+oil&quantity=abc");
    assert!(
        page.contains("aria-invalid=\"true\" aria-describedby=\"quantity-wrong\""),
        "{page}"
    );
    let page = ask("/trade", "to=RU&goods=crude+oil&quantity=20&unit=t");
    assert!(
        !page.contains("aria-invalid") && page.contains("class=\"verdict"),
        "{page}"
    );
}

/// The heading that an everyday word means stands first among the codes.
#[test]
fn codes_are_found_by_everyday_words() {
    let service = Service::of(&House::new());
    for (words, heading) in [
        ("bananas", "0803"),
        ("granater", "9306"),
        ("kj%C3%B8leskap", "8418"),
    ] {
        let page = text(&service.submit("/traded", &format!("find={words}")));
        let first = page
            .split("name=\"chosen\" form=\"trade\" value=\"")
            .nth(1)
            .unwrap();
        assert!(
            first.starts_with(&format!("{heading}\"")),
            "{words}: {first:.200}"
        );
    }
}

/// A word alone finds nobody; the page says so and shows who bears it, on the lists that were chosen.
#[test]
fn a_word_that_is_no_hit_shows_who_bears_it() {
    let service = Service::of(&House::new());
    let ask = |body: &str| text(&service.submit("/results", body));
    let page = ask("name=Alexander");
    assert!(page.contains("One word is too little"), "{page}");
    assert!(page.contains("Lukashenko"), "{page}");
    assert!(ask("name=Mr+Alexander").contains("One word is too little"));
    assert!(!page.contains("alone is too little"), "{page}");
    let of_country = ask("name=Alexander&country=by&birth_date=1954");
    assert!(
        of_country.contains("Give a whole name to have"),
        "{of_country}"
    );
    for nobody in [
        "name=Qwzorblat",
        "name=Alexander&list=un-sc",
        "name=%2B%2B",
        "name=Alexander&schema=Vessel",
        "name=Alexander&country=kp&birth_date=1999-10-07",
    ] {
        assert!(!ask(nobody).contains("class=\"bearers\""), "{nobody}");
    }
}

/// A listed name with a mark that turns the direction of the rest is read as it is written.
#[test]
fn a_name_cannot_turn_the_page_around() {
    let house = House::new();
    let file = house.file(
        "mine.csv",
        "name,schema\n\u{202e}Trelvana Quorzamov\u{2066},Person\n",
    );
    house.import_own("mine", "2026-03-01", &file);
    let service = Service::of(&house);
    let found = service.submit("/", "name=Trelvana+Quorzamov&list=mine");
    let page = text(&found);
    let place = page.split("/party/").nth(1).unwrap();
    let id = place.split(['"', '?', '#']).next().unwrap();
    let party = text(&service.get(&format!("/party/{id}")));
    for page in [page, party] {
        assert!(
            page.contains("\u{fffd}Trelvana Quorzamov\u{fffd}"),
            "{page}"
        );
        // What is sent again stays as it is.
        let page = page.replace("value=\"\u{202e}Trelvana Quorzamov\u{2066}\"", "");
        assert!(!page.contains(['\u{202e}', '\u{2066}']), "{page}");
    }
    let typed = service.submit("/", "name=Kari\u{202e}Nordmann");
    assert!(text(&typed).contains("value=\"Kari\u{202e}Nordmann\""));
}
