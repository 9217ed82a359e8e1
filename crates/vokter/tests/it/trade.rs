//! `vokter trade`: the contract of its JSON, files, and rules of one's own.

use std::fs;

use crate::run::House;

#[test]
fn a_shipment_by_flags() {
    let house = House::new();
    let flags = [
        "trade",
        "--to",
        "RU",
        "--goods",
        "artillerigranater",
        "--date",
        "2023-09-16",
        "--json",
    ];
    let from = |place: &'static str| [&flags[..], &["--from", place]].concat();
    let north = house.run(&from("KP")).json();
    assert_eq!(north["outcome"], "prohibited");
    assert_eq!(north["by_regime"]["un-kp"], "prohibited");
    assert_eq!(north["date"], "2023-09-16");
    assert_eq!(north["understood"]["goods"][0]["hs"][0], "9306");
    let findings = north["findings"].as_array().unwrap();
    let arms = findings
        .iter()
        .find(|finding| finding["measure"] == "un-kp-arms-from")
        .unwrap();
    assert_eq!(arms["certainty"], "certain");
    assert_eq!(arms["source"], "S/RES/1874 (2009) ¶9");
    let south = house.run(&from("KR")).json();
    assert_eq!(south["outcome"], "clear");
    assert!(
        south["sentence"]
            .as_str()
            .unwrap()
            .contains("United Nations")
    );
    let said = house.run(&[
        "trade",
        "--from",
        "CN",
        "--to",
        "KP",
        "--goods",
        "water pumps",
        "--note",
        "agency=UNICEF",
    ]);
    assert!(
        said.out.contains("review") && said.out.contains("2397 ¶25"),
        "{}",
        said.out
    );
}

/// On the terminal, in JSON, in a row of a file and on the page, in either language.
#[test]
fn words_that_were_not_read_are_told_wherever_an_answer_is_given() {
    let house = House::new();
    let flags = [
        "trade",
        "--from",
        "DE",
        "--to",
        "FR",
        "--goods",
        "ris og zorbex",
        "--date",
        "2024-05-01",
    ];
    let english = house.run(&flags).out;
    assert!(
        english.contains("Not read: `zorbex`.") && english.contains("(not read: zorbex)"),
        "{english}"
    );
    let norwegian = house.run(&[&flags[..], &["--language", "nb"]].concat()).out;
    for expected in [
        "Ikke lest: «zorbex».",
        "(ikke lest: zorbex)",
        "ris og korn",
        "mangler: part",
    ] {
        assert!(norwegian.contains(expected), "{norwegian}");
    }
    let json = house.run(&[&flags[..], &["--json"]].concat()).json();
    assert_eq!(json["understood"]["goods"][0]["unread"][0], "zorbex");
    let row = house.file(
        "rows.csv",
        "from,to,goods,date\nDE,FR,ris og zorbex,2024-05-01\n",
    );
    let row = house.run(&["trade", &row]).out;
    assert!(
        row.contains("Not read: `zorbex`.") && row.contains("\"unread\":[\"zorbex\"]"),
        "{row}"
    );
    let service = crate::service::Service::of(&house);
    for (language, expected) in [
        ("en", "not read: zorbex"),
        ("nb", "ris og korn; HS 10; ikke lest: zorbex"),
    ] {
        let form = ("content-type", "application/x-www-form-urlencoded");
        let asked = b"from=DE&to=FR&goods=ris+og+zorbex&date=2024-05-01";
        let page = service.ask("POST", &format!("/trade?lang={language}"), &[form], asked);
        let page = page.text();
        assert!(page.contains(expected), "{language}: {page}");
    }
}

#[test]
fn a_file_of_many() {
    let house = House::new();
    let folder = tempfile::tempdir().unwrap();
    let csv = folder.path().join("shipments.csv");
    fs::write(&csv, "id,date,from,to,goods,hs,note\na,2019-08-01,CN,KP,rice,1006.30,\nb,2019-02-30,CN,KP,rice,,\nc,2019-02-01,CN,KP,steel sheet,7208.51,\n").unwrap();
    let ran = house.run(&["trade", csv.to_str().unwrap()]);
    assert_eq!(ran.code, 1, "a row cannot be read");
    let rows: Vec<serde_json::Value> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(rows.len(), 3);
    assert_eq!(
        (rows[0]["row"].as_u64(), &rows[0]["id"], &rows[0]["outcome"]),
        (Some(2), &"a".into(), &"clear".into())
    );
    assert!(rows[1]["error"].is_string());
    assert_eq!(rows[2]["outcome"], "prohibited");
    let lines = folder.path().join("shipments.jsonl");
    fs::write(&lines, "{\"id\": \"x\", \"date\": \"2024-05-01\", \"from\": \"KP\", \"to\": \"CN\", \"goods\": [\"석탄\"]}\n").unwrap();
    let ran = house.run(&["trade", lines.to_str().unwrap(), "--fail-on-hit"]);
    assert_eq!(ran.code, 3);
    assert!(ran.out.contains("un-kp-coal-iron-from"), "{}", ran.out);
}

#[test]
fn columns_and_keys_of_papers_are_read_and_others_are_told() {
    let house = House::new();
    let folder = tempfile::tempdir().unwrap();
    let csv = folder.path().join("shipments.csv");
    let over = |header: &str, row: &str| {
        fs::write(&csv, format!("{header}\n{row}\n")).unwrap();
        house.run(&["trade", csv.to_str().unwrap()])
    };
    let ran = over(
        "id,date,from,to,hs_code,description,consignee,colour",
        "a,2023-09-16,KP,RU,9306.90,artillerigranater,Somebody Ltd,green",
    );
    let row: serde_json::Value = serde_json::from_str(ran.out.lines().next().unwrap()).unwrap();
    assert_eq!(row["outcome"], "prohibited");
    assert_eq!(row["parties"][0]["role"], "consignee");
    assert!(ran.err.contains("colour"), "{}", ran.err);
    let ran = over(
        "id,country_from,Country of destination,product",
        "a,KP,RU,포탄",
    );
    assert!(ran.out.contains("prohibited"), "{}", ran.out);
    assert!(!ran.err.contains("not known"), "{}", ran.err);
    let ran = over("id,colour", "a,green");
    assert!(ran.err.contains("no column of a shipment"), "{}", ran.err);
    let lines = folder.path().join("shipments.jsonl");
    let objects = [
        r#"{"from": "KP", "to": "RU", "description": "포탄", "shipper": "Somebody Ltd", "colour": 1}"#,
        r#"{"colour": "green"}"#,
    ];
    fs::write(&lines, objects.join("\n")).unwrap();
    let ran = house.run(&["trade", lines.to_str().unwrap()]);
    let rows: Vec<serde_json::Value> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(rows[0]["outcome"], "prohibited");
    assert_eq!(rows[0]["parties"][0]["role"], "shipper");
    assert!(rows[0]["warnings"][0].as_str().unwrap().contains("colour"));
    assert!(rows[1]["error"].as_str().unwrap().contains("colour"));
}

#[test]
fn a_text_of_json_lines_holds_several_values_as_a_cell_does() {
    let house = House::new();
    let folder = tempfile::tempdir().unwrap();
    let lines = folder.path().join("shipments.jsonl");
    let objects = [
        r#"{"from": "CN", "to": "RU", "via": "VN|KP", "goods": "coal", "party": "seller: One Ltd|bank: Other Bank", "date": "2024-06-01"}"#,
        r#"{"from": "KP", "to": "RU", "goods": "beer|shells", "hs": "2203.00|9306.90", "date": "2024-06-01"}"#,
        r#"{"from": "CN", "to": "KP", "goods": "rice", "note": "agency=UNICEF|purpose=aid", "jurisdiction": "us|eu", "date": "2024-06-01"}"#,
        r#"{"from": "NO", "to": "SE", "goods": ["salt|pepper mills"], "date": "2024-06-01"}"#,
    ];
    fs::write(&lines, objects.join("\n")).unwrap();
    let ran = house.run(&["trade", lines.to_str().unwrap()]);
    let rows: Vec<serde_json::Value> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(
        rows[0]["understood"]["via"],
        serde_json::json!(["vn", "kp"])
    );
    assert_eq!(rows[0]["parties"].as_array().unwrap().len(), 2);
    assert_eq!(rows[1]["outcome"], "prohibited");
    assert_eq!(rows[1]["understood"]["goods"].as_array().unwrap().len(), 2);
    assert!(rows[2]["error"].is_null(), "{}", rows[2]);
    // A list has its values apart already.
    assert_eq!(rows[3]["understood"]["goods"].as_array().unwrap().len(), 1);
}

/// Goods whose places are in columns or keys that nobody knows are no shipments without places.
#[test]
fn places_that_were_not_read_are_asked_for() {
    let house = House::new();
    for header in ["id,whence from,whither to,goods", "id,frm,too,hs,goods"] {
        let file = house.file(
            "places.csv",
            format!("{header}\n1,KP,RU,artillery shells\n"),
        );
        house
            .run(&["trade", &file])
            .refused(1, "no column that says from where or to where");
    }
    let file = house.file(
        "asked.csv",
        "id,From country?,Destination:,goods\n1,KP,RU,artillery shells\n",
    );
    let said = house.run(&["trade", &file]);
    assert!(
        said.out.contains("\"outcome\":\"prohibited\""),
        "{}",
        said.out
    );
    let file = house.file("parties.csv", "id,party,activity\n1,Somebody Ltd,payment\n");
    assert_eq!(house.run(&["trade", &file]).code, 0);
    let rows = concat!(
        "{\"frm\":\"KP\",\"too\":\"RU\",\"goods\":\"artillery shells\"}\n",
        "{\"frm\":\"KP\",\"to\":\"RU\",\"goods\":\"artillery shells\"}\n",
    );
    let said = house.run(&["trade", &house.file("places.jsonl", rows)]);
    assert_eq!(said.code, 1, "{}", said.err);
    let lines: Vec<&str> = said.out.lines().collect();
    assert!(lines[0].contains("from where or to where"), "{}", lines[0]);
    assert!(lines[1].contains("\"outcome\":\"review\""), "{}", lines[1]);
}

/// What stands twice is not half taken: a key of a row makes that row an error, a column refuses the file.
#[test]
fn what_stands_twice_or_is_no_utf8_is_said() {
    let house = House::new();
    let rows = concat!(
        "{\"id\":\"a\",\"from\":\"KP\",\"from\":\"KR\",\"goods\":\"coal\"}\n",
        "{\"id\":\"b\",\"from\":\"DE\",\"frm\":\"KP\",\"to\":\"FR\",\"goods\":\"books\",\"date\":\"2024-05-01\"}\n",
        "{\"id\":\"c\",\"from\":\"DE\",\"note\":{\"price\":1,\"price\":2},\"goods\":\"books\"}\n",
    );
    let file = house.file("rows.jsonl", rows);
    let said = house.run(&["trade", &file]);
    assert_eq!(said.code, 1, "{}", said.err);
    let lines: Vec<&str> = said.out.lines().collect();
    assert!(
        lines[0].contains("key `from` stands twice") && lines[0].contains("\"row\":1"),
        "{}",
        lines[0]
    );
    assert!(lines[1].contains("\"outcome\":\"clear\""), "{}", lines[1]);
    assert!(
        lines[2].contains("key `price` stands twice"),
        "{}",
        lines[2]
    );
    assert!(
        said.err
            .contains("keys that are not known and not read: frm (rows: 1)"),
        "{}",
        said.err
    );
    let file = house.file("twice.csv", "id,from,to,From,goods\n1,KP,RU,KR,coal\n");
    house
        .run(&["trade", &file])
        .refused(1, "column `From` stands twice: it is column 2 and column 4");
    let file = house.file(
        "several.csv",
        "id,from,to,party,party,goods\n1,DE,FR,A Ltd,B Ltd,books\n",
    );
    assert_eq!(house.run(&["trade", &file]).out.matches("Ltd").count(), 2);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("latin.csv");
    fs::write(&path, b"from,to,goods\nDE,FR,books\nDE,FR,arti\xe9\n").unwrap();
    let said = house.run(&["trade", path.to_str().unwrap()]);
    assert!(
        said.err.contains("row 3, column goods, has the byte 0xe9") && said.out.contains("artié"),
        "{}",
        said.err
    );
    let path = folder.path().join("latin.jsonl");
    fs::write(
        &path,
        b"{\"from\":\"DE\",\"goods\":\"caf\xe9\"}\n{\"from\":\"DE\",\"goods\":\"books\"}\n",
    )
    .unwrap();
    let said = house.run(&["trade", path.to_str().unwrap()]);
    assert_eq!(said.code, 1);
    assert!(
        said.out.contains("no UTF-8: byte 26 of the line") && said.out.lines().count() == 2,
        "{}",
        said.out
    );
    let service = crate::service::Service::of(&house);
    let twice = br#"{"from":"KP","from":"KR","goods":["coal"]}"#;
    let json = ("content-type", "application/json");
    let reply = service.ask("POST", "/v1/trade/check", &[json], twice);
    assert!(
        (400..500).contains(&reply.status) && reply.text().contains("from"),
        "{}",
        reply.text()
    );
}

#[test]
fn organisation_is_a_kind_in_either_spelling() {
    let house = House::new();
    for schema in ["organization", "organisation", "Organisation"] {
        let said = house.run(&[
            "screen",
            "Korea Mining Development Trading Corporation",
            "--schema",
            schema,
            "--json",
        ]);
        assert!(
            said.out.contains("\"hits\""),
            "{schema}: {} {}",
            said.out,
            said.err
        );
    }
}

#[test]
fn rules_are_listed_explained_and_ones_own_are_checked() {
    let house = House::new();
    assert!(
        house
            .run(&["trade", "rules"])
            .out
            .contains("un-kp-arms-from")
    );
    let explained = house.run(&["trade", "rules", "un-kp-arms-from"]).out;
    assert!(
        explained.contains("S/RES/1874 (2009) ¶9") && explained.contains("på norsk"),
        "{explained}"
    );
    let norwegian = ["trade", "rules", "un-kp-arms-from", "--language", "nb"];
    let explained = house.run(&norwegian).out;
    for (expected, is_there) in [
        ("kilde: S/RES/1874", true),
        ("med enkle ord", true),
        ("retning: fra (from)", true),
        ("følge: forbudt (prohibited)", true),
        ("source", false),
        ("All arms", false),
    ] {
        assert_eq!(
            explained.contains(expected),
            is_there,
            "{expected}: {explained}"
        );
    }
    let english = house
        .run(&["trade", "rules", "un-kp-arms-from", "--language", "en"])
        .out;
    assert!(
        english.contains("All arms") && !english.contains("på norsk"),
        "{english}"
    );
    assert!(
        house
            .run(&["trade", "rules", "un-kp", "--language", "nb"])
            .out
            .contains("FN: Nord-Korea")
    );
    // Each field of a rule is there, also where it is empty.
    let json = house.run(&["trade", "rules", "un-kp-arms-from", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert!(json[0]["military_list"].is_array() && json[0]["terms"].is_array());
    house
        .run(&["trade", "rules", "none-such"])
        .refused(2, "trade rules");
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("own.toml");
    fs::write(&own, "[regime]\nid = \"own\"\ntitle = \"Own\"\ntitle_nb = \"Egne\"\njurisdiction = \"un\"\ntarget = [\"zz\"]\n").unwrap();
    house
        .run(&["trade", "--from", "KP", "--rules", own.to_str().unwrap()])
        .refused(1, "own.toml line 6");
    fs::write(&own, b"[regime]\nid = \"own\"\ntitle = \"Bl\xe5\"\n").unwrap();
    house
        .run(&["trade", "--from", "KP", "--rules", own.to_str().unwrap()])
        .refused(1, "own.toml line 3");
    house.run(&["trade"]).refused(2, "no shipment");
}

/// A party that a word alone names, and that is no hit, is told with who bears the word.
#[test]
fn a_party_named_by_a_word_alone_is_no_all_clear() {
    let house = House::new();
    let file = house.file("mine.csv", "name,schema\nOrlin Vestergaard-Quist,Person\n");
    house.import_own("mine", "2026-01-01", &file);
    let service = crate::service::Service::of(&house);
    for (party, is_told) in [
        ("Vestergaard", true),
        ("Nordmann", false),
        ("Kari Nordmann", false),
        ("Orlin Vestergaard-Quist", false),
    ] {
        let ask =
            serde_json::json!({"from": "de", "to": "no", "goods": ["books"], "party": [party]});
        let answer = service.post("/v1/trade/check", &ask).json();
        assert!(answer["screened_at"].is_string(), "{answer}");
        let told = answer["warnings"].to_string();
        let told = told.contains("`Vestergaard` alone") && told.contains("Orlin Vestergaard-Quist");
        assert_eq!(told, is_told, "{party}: {answer}");
        let flags = ["--from", "DE", "--to", "NO", "--goods", "books", "--json"];
        let typed = [&["trade", "--party", party][..], &flags].concat();
        let typed = house.run(&typed).json()["warnings"].to_string();
        let told =
            typed.contains("`Vestergaard` alone") && typed.contains("Orlin Vestergaard-Quist");
        assert_eq!(told, is_told, "{party}: {typed}");
        let row = house.file(
            "row.csv",
            format!("from,to,goods,party\nDE,NO,books,{party}\n"),
        );
        let of_row = house.run(&["trade", &row]).json()["warnings"].to_string();
        let told =
            of_row.contains("`Vestergaard` alone") && of_row.contains("Orlin Vestergaard-Quist");
        assert_eq!(told, is_told, "{party}: {of_row}");
    }
    // In the language of the question, as the command line has it.
    for (language, said) in [("en", "alone is too little"), ("nb", "alene er for lite")] {
        let ask = serde_json::json!({"from": "de", "to": "no", "party": ["Vestergaard"], "language": language});
        let told = service.post("/v1/trade/check", &ask).json()["warnings"].to_string();
        assert!(told.contains(said), "{language}: {told}");
    }
    let ask = serde_json::json!({"from": "de", "language": "tlh"});
    service
        .post("/v1/trade/check", &ask)
        .refused(422, Some("language"));
    let asked = "from=de&to=no&goods=books&party=Vestergaard";
    let page = service.submit("/trade?lang=en", asked).text();
    for part in ["alone is too little", "Looked up"] {
        assert!(page.contains(part), "{part}: {page}");
    }
}

/// The rules of a day to come are not known, and an answer does not look as if they were.
#[test]
fn a_day_that_has_not_come_is_told() {
    let house = House::new();
    let service = crate::service::Service::of(&house);
    for (day, language, said) in [
        ("2999-01-31", "en", Some("day 2999-01-31 has not come")),
        ("2999-01-31", "nb", Some("agen 31.01.2999 er ikke kommet")),
        ("2024-05-01", "en", None),
    ] {
        let flags = ["trade", "--from", "DE", "--to", "NO", "--date", day];
        let flags = [&flags[..], &["--language", language]].concat();
        let typed = house.run(&[&flags[..], &["--json"]].concat()).json();
        let ask = serde_json::json!({"from": "DE", "to": "NO", "date": day, "language": language});
        let asked = service.post("/v1/trade/check", &ask).json();
        // No rule stood as it is on a day that has not come.
        assert!(!typed["sentence"].to_string().contains("stood"), "{typed}");
        for told in [&typed["warnings"], &asked["warnings"]] {
            let first = told[0].as_str();
            assert_eq!(first.is_some(), said.is_some(), "{told}");
            assert!(
                first.unwrap_or_default().contains(said.unwrap_or_default()),
                "{told}"
            );
        }
        let read = house.run(&flags);
        let page = service.submit(
            &format!("/trade?lang={language}"),
            &format!("from=DE&to=NO&date={day}"),
        );
        for text in [read.err, page.text()] {
            assert_eq!(
                text.contains(said.unwrap_or("has not come")),
                said.is_some(),
                "{text}"
            );
        }
    }
    let row = house.file("rows.csv", "from,to,date\nDE,NO,2999-01-31\n");
    let told = house.run(&["trade", &row]).json()["warnings"].to_string();
    assert!(told.contains("has not come"), "{told}");
}
