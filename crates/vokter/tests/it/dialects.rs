//! What the drop-ins for other services find, and how much they answer.

use serde_json::{Value, json};

use crate::run::House;
use crate::service::Service;

/// A party is found by any of the lists that it is on, whichever of them is shown first.
#[test]
fn a_source_of_watchmans_is_any_of_a_partys_lists() {
    let service = Service::of(&House::new());
    let found = |query: &str| -> Vec<Value> {
        let path = format!("/v2/search?name=Alexander%20Lukashenko&minMatch=0.7&{query}");
        let reply = service.get(&path);
        assert_eq!(reply.status, 200, "{}", reply.text());
        reply.json()["entities"].as_array().unwrap().clone()
    };
    for (source, list) in [
        ("uk_csl", "uk_csl"),
        ("uk-sl", "uk_csl"),
        ("EU_CSL", "eu_csl"),
        ("us_ofac", "us_ofac"),
        ("ca-sema", "ca-sema"),
    ] {
        let entities = found(&format!("source={source}"));
        assert_eq!(entities.len(), 1, "{source}");
        assert_eq!(entities[0]["sourceList"], list, "{source}");
        // By its number there alone, too.
        let number = entities[0]["sourceID"].as_str().unwrap();
        let number = number.replace(' ', "%20");
        assert_eq!(found(&format!("sourceID={number}")).len(), 1, "{source}");
    }
    assert!(found("source=un_csl").is_empty());
    assert!(found("source=uk_csl&sourceID=0").is_empty());
}

/// The starter list is a source though its parties stand on lists of others; whoever a list says how to reach is found
/// by that alone; and a wallet is one of its currency.
#[test]
fn watchman_finds_by_source_contact_and_currency() {
    let house = House::new();
    let file = house.file(
        "reached.csv",
        "name,schema,wallet,note,email,phone,website\n\
         Testan Verifikov,Person,0xAb5801a7D398351b8bE11C439e05C5B3259aeC9B,\
         Digital Currency Address: ETH 0xAb5801a7D398351b8bE11C439e05C5B3259aeC9B,box@quorzam.example,+7 495 123-45-67,\n\
         Quorzam Trading,Company,,,,,https://www.quorzam.example/\n",
    );
    house.import_own("mine", "2026-03-01", &file);
    let service = Service::of(&house);
    let names = |query: &str| -> Vec<String> {
        let reply = service.get(&format!("/v2/search?{query}"));
        assert_eq!(reply.status, 200, "{query}: {}", reply.text());
        let entities = reply.json()["entities"].as_array().unwrap().clone();
        let names = entities.iter().map(|one| one["name"].as_str().unwrap());
        names.map(str::to_owned).collect()
    };
    let wallet = "0xAb5801a7D398351b8bE11C439e05C5B3259aeC9B";
    let check = |query: &str, expected: &[&str]| assert_eq!(names(query), expected, "{query}");
    check("email=BOX@quorzam.example", &["Testan Verifikov"]);
    check("phone=00+7+495+1234567", &["Testan Verifikov"]);
    check("website=quorzam.example", &["Quorzam Trading"]);
    check("email=box@other.example", &[]);
    check("email=box@quorzam.example&type=business", &[]);
    check(&format!("cryptoAddress={wallet}"), &["Testan Verifikov"]);
    check(
        &format!("cryptoAddress=ETH:{wallet}"),
        &["Testan Verifikov"],
    );
    check(
        &format!("cryptoAddress=USDC:{wallet}"),
        &["Testan Verifikov"],
    );
    check(&format!("cryptoAddress=XBT:{wallet}"), &[]);
    let of_starter = names("name=Alexander+Lukashenko&source=starter&minMatch=0.7");
    assert_eq!(of_starter.len(), 1);
    check("name=Testan+Verifikov&source=starter", &[]);
    check("name=Testan+Verifikov&source=mine", &["Testan Verifikov"]);
    let found = service.get("/v2/search?email=box@quorzam.example&debug=true");
    let found = found.json();
    assert_eq!(
        found["query"]["contact"]["emailAddresses"][0],
        "box@quorzam.example"
    );
    let found = &found["entities"][0];
    assert_eq!(
        found["cryptoAddresses"][0],
        json!({"currency": "ETH", "address": wallet})
    );
    assert_eq!(
        found["contact"]["emailAddresses"],
        json!(["box@quorzam.example"])
    );
    assert_eq!(found["match"], 1.0);
    assert_eq!(found["details"]["pieces"][0]["pieceType"], "contact");
    for query in ["", "email=box", "type=person"] {
        let reply = service.get(&format!("/v2/search?{query}"));
        assert_eq!(reply.status, 400, "{query}");
        assert!(reply.text().contains("email"), "{}", reply.text());
    }
}

/// A match is written as it is made, in the order of its queries, whatever they ask.
#[test]
fn a_match_answers_each_query_under_its_key() {
    let service = Service::of(&House::new());
    let person = |name: &str| json!({"schema": "Person", "properties": {"name": name}});
    let queries = json!({"b \"2\"": person("Alexander Lukashenko"), "a": person("Kari Nordmann"), "c": {"schema": "Person"}});
    let reply = service.post("/match/default?limit=2", &json!({"queries": queries}));
    assert_eq!(reply.status, 200, "{}", reply.text());
    let length = reply.header("content-length").map(str::parse);
    assert_eq!(length, Some(Ok(reply.body.len())));
    let answer = reply.json();
    assert_eq!(answer["limit"], 2);
    let responses = answer["responses"].as_object().unwrap();
    assert_eq!(responses.len(), 3);
    let hit = &responses["b \"2\""];
    assert_eq!(hit["status"], 200);
    assert_eq!(
        hit["query"]["properties"]["name"],
        json!(["Alexander Lukashenko"])
    );
    assert_eq!(hit["results"][0]["match"], true);
    assert!(hit["results"][0]["explanations"]["prior"].is_object());
    for none in ["a", "c"] {
        assert_eq!(responses[none]["results"], json!([]), "{none}");
        let total = json!({"value": 0, "relation": "eq"});
        assert_eq!(responses[none]["total"], total, "{none}");
    }
}

/// OpenRefine registers a service from its own page, so that its origin must be let in; nobody else is.
#[test]
fn a_page_of_an_allowed_origin_may_reconcile() {
    const PAGE: &str = "http://127.0.0.1:3333";
    let form = ("Content-Type", "application/x-www-form-urlencoded");
    let ask = |service: &Service, method: &str, path: &str, origin: &str| {
        let site = ("Sec-Fetch-Site", "cross-site");
        let asks = ("Access-Control-Request-Method", "POST");
        let mut headers = vec![("Origin", origin), site, form];
        let body: &[u8] = match method {
            "POST" => b"queries={\"a\":{\"query\":\"Kari\"}}",
            "OPTIONS" => {
                headers.push(asks);
                b""
            }
            _ => b"",
        };
        let reply = service.ask(method, path, &headers, body);
        let origin = reply.header("access-control-allow-origin");
        (reply.status, origin.map(str::to_owned))
    };
    let mut house = House::new();
    house.file("c.toml", format!("allowed_origins = [\"{PAGE}\"]\n"));
    let closed = Service::of(&house);
    house.set("VOKTER_CONFIG", "c.toml");
    let open = Service::of(&house);
    let shared = Some(PAGE.to_owned());
    for (method, path, status) in [
        ("GET", "/reconcile/default", 200),
        ("GET", "/reconcile/default/suggest/type?prefix=p", 200),
        ("POST", "/reconcile/default", 200),
        ("OPTIONS", "/reconcile/default", 204),
    ] {
        let place = format!("{method} {path}");
        assert_eq!(
            ask(&open, method, path, PAGE),
            (status, shared.clone()),
            "{place}"
        );
        let (refused, none) = ask(&open, method, path, "http://127.0.0.1:3334");
        assert_eq!(none, None, "{place}");
        assert_eq!(refused == 200, method == "GET", "{place}");
        assert_eq!(ask(&closed, method, path, PAGE), (refused, None), "{place}");
    }
    assert_eq!(ask(&open, "POST", "/v1/screen", PAGE), (403, None));
    assert_eq!(ask(&open, "GET", "/v1/lists", PAGE).1, None);
}

/// A house with a list of a wallet's holder, an aircraft and a firm with numbers.
fn with_numbers() -> House {
    let house = House::new();
    let file = house.file(
        "numbers.csv",
        "name,schema,wallet,tax_id,imo\n\
         Testan Verifikov,Person,1QuorzamVerifikovQuorzamVerifikov1,,\n\
         XQ-GOM,Airplane,,,\n\
         Quorzam Trading,Company,,7707123456,\n\
         Trelvana Star,Vessel,,,9074729\n",
    );
    house.import_own("mine", "2026-03-01", &file);
    house
}

/// A number finds its party, whichever kind is asked for, and where names are typed.
#[test]
fn a_number_finds_its_party_wherever_it_is_typed() {
    let house = with_numbers();
    let service = Service::of(&house);
    let wallet = "1QuorzamVerifikovQuorzamVerifikov1";
    for (schema, property, number, name) in [
        ("CryptoWallet", "publicKey", wallet, "Testan Verifikov"),
        ("Company", "publicKey", wallet, "Testan Verifikov"),
        ("Airplane", "registrationNumber", "XQ-GOM", "XQ-GOM"),
        ("Vessel", "imoNumber", "IMO 9074729", "Trelvana Star"),
    ] {
        let example = json!({"schema": schema, "properties": {property: number}});
        let reply = service.post("/match/default", &json!({"queries": {"a": example}}));
        let results = &reply.json()["responses"]["a"]["results"];
        assert_eq!(results[0]["caption"], name, "{number}: {results}");
        let ask = json!({"schema": schema, "ids": [number]});
        let hits = &service.post("/v1/screen", &ask).json()["hits"];
        assert_eq!(hits[0]["entity"]["caption"], name, "{number}: {hits}");
    }
    for (typed, name) in [
        (wallet, "Testan Verifikov"),
        ("XQ-GOM", "XQ-GOM"),
        ("7707123456", "Quorzam Trading"),
        ("INN 7707123456", "Quorzam Trading"),
        ("9074729", "Trelvana Star"),
        ("IMO 9074729", "Trelvana Star"),
    ] {
        let typed = typed.replace(' ', "+");
        let found = service.get(&format!("/search/default?q={typed}")).json();
        assert_eq!(found["results"][0]["caption"], name, "{typed}: {found}");
        let page = service.submit("/", &format!("name={typed}"));
        assert_eq!(page.status, 200, "{typed}");
        assert!(page.text().contains(&format!("{name}</")), "{typed}");
        assert!(page.text().contains("class=\"hit "), "{typed}");
    }
}

/// A number in a name is looked up, whoever's shape the name comes in.
#[test]
fn a_number_in_a_name_finds_its_party() {
    let house = with_numbers();
    let service = Service::of(&house);
    for (typed, schema, name) in [
        (
            "1QuorzamVerifikovQuorzamVerifikov1",
            "CryptoWallet",
            "Testan Verifikov",
        ),
        ("IMO 9074729", "Vessel", "Trelvana Star"),
        ("7707123456", "Company", "Quorzam Trading"),
    ] {
        let asked = service.post("/v1/screen", &json!({"name": typed})).json();
        assert_eq!(
            asked["hits"][0]["entity"]["caption"], name,
            "{typed}: {asked}"
        );
        let example = json!({"schema": schema, "properties": {"name": [typed]}});
        let matched = service.post("/match/default", &json!({"queries": {"a": example}}));
        let matched = &matched.json()["responses"]["a"]["results"][0]["caption"];
        assert_eq!(matched, name, "{typed}");
        let queries = json!({"a": {"query": typed}}).to_string();
        let body = format!("queries={queries}");
        let found = service.submit("/reconcile/default", &body);
        assert_eq!(found.json()["a"]["result"][0]["name"], name, "{typed}");
        let prefix = typed.replace(' ', "%20");
        let suggested = service.get(&format!(
            "/reconcile/default/suggest/entity?prefix={prefix}"
        ));
        assert_eq!(suggested.json()["result"][0]["name"], name, "{typed}");
        let found = service.get(&format!("/v2/search?name={prefix}")).json();
        assert_eq!(found["entities"][0]["name"], name, "{typed}");
    }
}

/// A batch with a query that can't be asked says which it is.
#[test]
fn a_query_at_fault_is_named() {
    let service = Service::of(&House::new());
    let person = |name: &str| json!({"schema": "Person", "properties": {"name": name}});
    let long = "x".repeat(1001);
    for (fault, word) in [
        (person(&long), "1001"),
        (json!({"schema": "Tree"}), "Tree"),
        (json!({}), "schema"),
    ] {
        let queries = json!({"queries": {"good": person("Kari"), "row 7": fault}});
        let reply = service.post("/match/default", &queries);
        assert_eq!(reply.status, 400, "{}", reply.text());
        let said = reply.json()["detail"].as_str().unwrap().to_owned();
        assert!(said.contains("row 7") && said.contains(word), "{said}");
    }
}

/// What a dialect's client reads are its dialect's words, of a path that is no text, too.
#[test]
fn a_path_that_is_no_text_is_refused_in_the_dialects_words() {
    let service = Service::of(&House::new());
    for (method, path, field) in [
        ("POST", "/match/def%E1ult", "detail"),
        ("GET", "/search/%ff", "detail"),
        ("GET", "/entities/%ff", "detail"),
        ("GET", "/entities/x/adjacent/%ff", "detail"),
        ("GET", "/reconcile/%ff", "detail"),
        ("POST", "/reconcile/%ff/extend/property", "detail"),
        ("GET", "/v2/%ff", "error"),
        ("GET", "/v1/entities/%ff", "mend"),
    ] {
        let reply = service.ask(method, path, &[], b"");
        assert_eq!(reply.status, 400, "{path}: {}", reply.text());
        let kind = reply.header("content-type").unwrap_or_default().to_owned();
        let problem = field == "mend";
        assert_eq!(kind.contains("problem"), problem, "{path}: {kind}");
        assert!(reply.json()[field].is_string(), "{path}: {}", reply.text());
    }
}

/// Included datasets narrow what the path names, whatever that is.
#[test]
fn included_datasets_narrow() {
    let house = with_numbers();
    let service = Service::of(&house);
    let total = |path: &str| -> Option<u64> {
        let reply = service.get(path);
        if reply.status == 400 {
            return None;
        }
        assert_eq!(reply.status, 200, "{path}: {}", reply.text());
        reply.json()["total"]["value"].as_u64()
    };
    let all = total("/search/default?limit=0");
    let mine = total("/search/mine?limit=0");
    let of_eu = total("/search/eu-fsf?limit=0");
    assert!(mine == Some(4) && of_eu > Some(0) && of_eu < all);
    for (path, expected) in [
        ("default?include_dataset=mine", mine),
        ("mine?include_dataset=mine", mine),
        ("mine?include_dataset=default", mine),
        ("mine?include_dataset=mine&include_dataset=eu-fsf", mine),
        ("mine?include_dataset=eu-fsf", None),
        ("default?include_dataset=eu-fsf", of_eu),
        // The starter list knows it.
        ("starter?include_dataset=eu-fsf", of_eu),
        ("eu-fsf?include_dataset=starter", of_eu),
        ("default?exclude_dataset=starter", mine),
        ("default?exclude_dataset=default", None),
        ("default?exclude_dataset=nope", None),
    ] {
        assert_eq!(
            total(&format!("/search/{path}&limit=0")),
            expected,
            "{path}"
        );
    }
}

/// Countries are read in any case and by name; one that is none is told, for it would leave nobody.
#[test]
fn countries_of_a_search_are_read_as_people_write_them() {
    let service = Service::of(&House::new());
    let total = |filter: &str| {
        let reply = service.get(&format!("/search/default?q=lukashenko&{filter}"));
        (reply.status == 200).then(|| reply.json()["total"]["value"].as_u64().unwrap())
    };
    let by_code = total("countries=by");
    assert!(by_code > Some(0));
    for (filter, expected) in [
        ("countries=BY", by_code),
        ("countries=Belarus", by_code),
        ("filter=countries:BY", by_code),
        ("countries=NO", Some(0)),
        ("countries=Narnia", None),
        ("filter=countries:zz9", None),
    ] {
        assert_eq!(total(filter), expected, "{filter}");
    }
}

/// Every value that can find somebody counts, in any order, and other names are enough.
#[test]
fn watchman_takes_every_value_and_other_names_alone() {
    let service = Service::of(&House::new());
    let found = |query: &str| {
        let reply = service.get(&format!("/v2/search?{query}"));
        assert_eq!(reply.status, 200, "{query}: {}", reply.text());
        reply.json()
    };
    for (query, is_found) in [
        ("name=Alexander+Lukashenko&name=Kari+Nordmann", true),
        ("name=Kari+Nordmann&name=Alexander+Lukashenko", true),
        (
            "name=Alexander+Lukashenko&source=ca-sema&source=starter",
            true,
        ),
        (
            "name=Alexander+Lukashenko&source=starter&source=ca-sema",
            true,
        ),
        ("altNames=Alexander+Lukashenko", true),
        ("altNames=Kari+Nordmann&altNames=Alexander+Lukashenko", true),
    ] {
        let entities = found(query)["entities"].as_array().unwrap().len();
        assert_eq!(entities > 0, is_found, "{query}");
    }
    let query = &found("altNames=Alexander+Lukashenko&type=person")["query"];
    assert_eq!(query["name"], Value::Null);
    assert_eq!(query["person"]["altNames"], json!(["Alexander Lukashenko"]));
}

/// A card of a party, which pages of known origins alone may frame.
#[test]
fn a_row_of_a_table_previews_its_party() {
    let mut house = with_numbers();
    let closed = Service::of(&house);
    house.file("c.toml", "allowed_origins = [\"http://127.0.0.1:3333\"]\n");
    house.set("VOKTER_CONFIG", "c.toml");
    let open = Service::of(&house);
    let found = open
        .get("/reconcile/default/suggest/entity?prefix=trelvana")
        .json();
    let id = found["result"][0]["id"].as_str().unwrap();
    let manifest = open.get("/reconcile/default").json();
    let url = manifest["preview"]["url"].as_str().unwrap();
    assert!(url.ends_with("/reconcile/default/preview/{{id}}"), "{url}");
    let path = format!("/reconcile/default/preview/{id}");
    for (service, framed) in [(&open, true), (&closed, false)] {
        let card = service.get(&path);
        assert_eq!(card.status, 200, "{}", card.text());
        assert!(card.text().contains("Trelvana Star"));
        let policy = card.header("content-security-policy").unwrap();
        assert_eq!(
            policy.contains("frame-ancestors http://127.0.0.1:3333"),
            framed
        );
        assert_eq!(card.header("x-frame-options").is_none(), framed);
        // No other page is framed.
        let page = service.get(&format!("/party/{id}"));
        assert_eq!(page.header("x-frame-options"), Some("DENY"));
    }
    assert_eq!(open.get("/reconcile/default/preview/nobody").status, 404);
}

/// What entities, facets and the catalogue call a dataset is one that can be asked for.
#[test]
fn datasets_are_the_same_everywhere() {
    let service = Service::of(&House::new());
    let get = |path: &str| {
        let reply = service.get(path);
        assert_eq!(reply.status, 200, "{path}: {}", reply.text());
        reply.json()
    };
    let texts = |value: &Value| -> Vec<String> {
        let all = value.as_array().unwrap().iter();
        all.map(|one| one.as_str().unwrap().to_owned()).collect()
    };
    let catalog = get("/catalog");
    let datasets = catalog["datasets"].as_array().unwrap();
    let known: Vec<&str> = datasets
        .iter()
        .map(|set| set["name"].as_str().unwrap())
        .collect();
    let (current, outdated) = (texts(&catalog["current"]), texts(&catalog["outdated"]));
    assert_eq!(current.len() + outdated.len(), known.len());
    assert_eq!(catalog["index_stale"], !outdated.is_empty());
    let found = get("/search/default?facets=datasets&facets=genders&facets=identifiers&limit=500");
    let facet = |name: &str| found["facets"][name]["values"].as_array().unwrap();
    assert!(!facet("genders").is_empty() && !facet("identifiers").is_empty());
    for value in facet("datasets") {
        let name = value["name"].as_str().unwrap();
        assert!(known.contains(&name), "{name}: {known:?}");
        let of_it = get(&format!("/search/{name}?limit=500"));
        assert_eq!(of_it["total"]["value"], value["count"], "{name}");
        let with = get(&format!("/search/{name}?include_dataset={name}&limit=1"));
        assert_eq!(with["total"]["value"], value["count"], "{name}");
        let without = get(&format!("/search/default?exclude_dataset={name}&limit=500"));
        for entity in without["results"].as_array().unwrap() {
            // Who is only on it is gone.
            assert_ne!(texts(&entity["datasets"]), [name], "{name}");
        }
    }
    assert_eq!(service.get("/search/no-such").status, 404);
}

/// A catalogue that the client has already is not sent again.
#[test]
fn a_known_catalogue_is_not_sent_again() {
    let service = Service::of(&House::new());
    let catalog = service.get("/catalog");
    let tag = catalog.header("etag").unwrap().to_owned();
    for (known, status) in [
        (tag.clone(), 304),
        (format!("\"x\", W/{tag}"), 304),
        ("*".to_owned(), 304),
        ("\"x\"".to_owned(), 200),
    ] {
        let reply = service.ask("GET", "/catalog", &[("If-None-Match", &known)], b"");
        assert_eq!(reply.status, status, "{known}");
    }
}
