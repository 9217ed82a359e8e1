//! `vokter scan`: where a mention stands.

use crate::run::{House, check_sum};

const TEXT: &str = "I går møtte statsråden journalister.\nSå reiste Sergei Sjojgu hjem. Kari Nordmann ble igjen.\n";

#[test]
fn a_mention_stands_where_it_says() {
    let house = House::new();
    let file = house.file("t.txt", TEXT);
    let said = house.run(&["scan", &file, "--json"]);
    assert_eq!(said.code, 0, "{said:?}");
    let lines = said.json_lines();
    assert_eq!(lines.len(), 1, "{lines:?}");
    let mention = &lines[0];
    let at = |name: &str| usize::try_from(mention[name].as_u64().unwrap()).unwrap();
    assert_eq!(&TEXT[at("start")..at("end")], "Sergei Sjojgu");
    assert_eq!(mention["text"], "Sergei Sjojgu");
    assert_eq!(mention["kind"], "mention");
    assert_eq!(mention["line"], 2);
    assert_eq!(mention["resolved_by"], "full");
    assert!(mention["sentence"].as_str().unwrap().contains("hjem"));
    check_sum(mention);
    assert!(said.err.contains("starter list"));
}

#[test]
fn a_signal_says_what_goes_whence_and_whither() {
    let house = House::new();
    let text = "Kari Nordmann var der. Nord-Korea har levert artillerigranater til Russland, hevder Ola Hansen.\n";
    let file = house.file("t.txt", text);
    let lines = house.run(&["scan", &file, "--json"]).json_lines();
    assert_eq!(lines.len(), 1, "{lines:?}");
    let signal = &lines[0];
    assert_eq!(signal["kind"], "signal");
    assert_eq!(
        (&signal["from"], &signal["to"]),
        (&"kp".into(), &"ru".into())
    );
    assert_eq!(signal["goods"], "artillerigranater");
    assert_eq!(signal["certainty"], "alleged");
    assert_eq!(signal["said_by"], "Ola Hansen");
    let at = |name: &str| usize::try_from(signal[name].as_u64().unwrap()).unwrap();
    assert_eq!(
        &text[at("start")..at("end")],
        signal["sentence"].as_str().unwrap()
    );
    let measures = signal["measures"].as_array().unwrap();
    assert!(measures.contains(&"un-kp-arms-from".into()), "{measures:?}");
    // By the rules of a day before the embargo there is none.
    let before = house.run(&["scan", &file, "--date", "2006-01-01", "--json"]);
    assert_eq!((before.code, before.out.as_str()), (0, ""));
    let said = house.run(&["scan", &file, "--fail-on-hit"]);
    assert_eq!(said.code, 3);
    assert!(
        said.out.contains("from KP to RU, alleged by Ola Hansen"),
        "{}",
        said.out
    );
}

#[test]
fn no_mention_prints_nothing() {
    let house = House::new();
    let file = house.file("t.txt", "Kari Nordmann ble igjen.\n");
    let said = house.run(&["scan", &file]);
    assert_eq!((said.code, said.out.as_str()), (0, ""));
    assert_eq!(house.run(&["scan", &file, "--fail-on-hit"]).code, 0);
}

#[test]
fn people_see_line_party_and_sentence() {
    let house = House::new();
    let file = house.file("t.txt", TEXT);
    let said = house.run(&["scan", &file, "--fail-on-hit"]);
    assert_eq!(said.code, 3);
    assert!(said.out.starts_with("line 2, bytes"), "{}", said.out);
}

/// Fields of a form beside its text say how to scan, as parameters in the address do.
#[test]
fn fields_of_a_form_are_used_or_refused() {
    let service = crate::service::Service::of(&crate::run::House::new());
    let kind = [("Content-Type", "multipart/form-data; boundary=x")];
    let ask = |path: &str, fields: &[(&str, &str)]| {
        let mut form = String::new();
        for (name, value) in fields {
            let head = format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"");
            for part in [head.as_str(), "\r\n\r\n", value, "\r\n"] {
                form.push_str(part);
            }
        }
        service.ask("POST", path, &kind, format!("{form}--x--\r\n").as_bytes())
    };
    let text = ("file", "Talks with Alexander Lukashenko ended.");
    for (path, field, expected) in [
        ("/v1/scan", ("threshold", "0.9"), Ok(0.9)),
        ("/v1/scan?threshold=0.8", ("file", ""), Ok(0.8)),
        ("/v1/scan", ("threshold", "much"), Err("threshold")),
        ("/v1/scan", ("threshold", "2"), Err("threshold")),
        (
            "/v1/scan?threshold=0.8",
            ("threshold", "0.9"),
            Err("threshold"),
        ),
        ("/v1/scan", ("date", "soon"), Err("date")),
        ("/v1/scan", ("banana", "1"), Err("banana")),
    ] {
        let fields = [text, field];
        let fields = if field.0 == "file" {
            &fields[..1]
        } else {
            &fields[..]
        };
        let reply = ask(path, fields);
        match expected {
            Ok(threshold) => assert_eq!(reply.json()["threshold"], threshold, "{path}"),
            Err(field) => reply.refused(422, Some(field)),
        }
    }
}
