//! `vokter mcp`: the protocol as an assistant speaks it.

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use serde_json::{Value, json};

use crate::run::{House, check_sum};

#[test]
fn tools_answer_with_the_versions_of_the_lists() {
    let house = House::new();
    let mut child = house
        .command(&["mcp"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut to = child.stdin.take().unwrap();
    let mut from = BufReader::new(child.stdout.take().unwrap());
    let mut say = |message: Value| {
        writeln!(to, "{message}").unwrap();
    };
    let mut hear = || -> Value {
        let mut line = String::new();
        from.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap()
    };
    let about = json!({"name": "test", "version": "1"});
    say(json!({"jsonrpc": "2.0", "id": 1, "method": "initialize",
        "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": about}}));
    let hello = hear();
    assert_eq!(hello["result"]["serverInfo"]["name"], "vokter", "{hello}");
    say(json!({"jsonrpc": "2.0", "method": "notifications/initialized"}));
    say(json!({"jsonrpc": "2.0", "id": 2, "method": "tools/list"}));
    let tools = hear();
    let names: Vec<&str> = tools["result"]["tools"]
        .as_array()
        .unwrap()
        .iter()
        .map(|tool| tool["name"].as_str().unwrap())
        .collect();
    for name in ["compare", "explain", "lists", "scan", "screen", "trade"] {
        assert!(names.contains(&name), "{names:?}");
    }
    for tool in tools["result"]["tools"].as_array().unwrap() {
        assert_eq!(tool["annotations"]["readOnlyHint"], true, "{tool}");
        assert_eq!(tool["inputSchema"]["additionalProperties"], false, "{tool}");
        assert_eq!(tool["outputSchema"]["type"], "object", "{tool}");
        assert!(
            tool["outputSchema"]["$defs"]["Problem"].is_object(),
            "{tool}"
        );
    }
    let mut call = |name: &str, arguments: Value| -> Value {
        say(json!({"jsonrpc": "2.0", "id": 3, "method": "tools/call",
            "params": {"name": name, "arguments": arguments}}));
        hear()["result"].clone()
    };
    let result = call("screen", json!({"name": "Sergei Sjojgu"}));
    let answer = &result["structuredContent"];
    check_sum(&answer["hits"][0]);
    assert_eq!(answer["lists"][0]["list"], "starter");
    let id = answer["hits"][0]["entity"]["id"].clone();
    let result = call("explain", json!({"id": id}));
    assert_eq!(result["structuredContent"]["entity"]["id"], id);
    let result = call("scan", json!({"text": "Talks with Sergei Sjojgu ended."}));
    let found = &result["structuredContent"];
    assert_eq!(found["mentions"][0]["text"], "Sergei Sjojgu");
    assert_eq!(found["lists"][0]["list"], "starter");
    let result = call(
        "compare",
        json!({"a": "Kari Nordmann", "b": "Kari Nordman"}),
    );
    check_sum(&result["structuredContent"]["comparison"]);
    let result = call("lists", json!({}));
    assert_eq!(
        result["structuredContent"]["searched"][0]["list"],
        "starter"
    );
    let result = call("screen", json!({"name": "x", "schema": "tree"}));
    assert_eq!(result["isError"], true, "{result}");
    assert_eq!(result["structuredContent"]["field"], "schema");
    let shipment =
        json!({"from": "KP", "to": "RU", "goods": ["artillerigranater"], "date": "2023-09-16"});
    let result = call("trade", shipment);
    assert_eq!(
        result["structuredContent"]["outcome"], "prohibited",
        "{result}"
    );
    assert_eq!(result["structuredContent"]["lists"][0]["list"], "starter");
    // What is wrong with an argument names it, and the mend.
    for (tool, arguments, field) in [
        ("screen", json!({"name": 5}), Some("name")),
        ("screen", json!({"nmae": "x"}), Some("nmae")),
        ("scan", json!({}), Some("text")),
        ("compare", json!({"a": "Kari"}), Some("b")),
        (
            "trade",
            json!({"parties": [{"nmae": "x"}]}),
            Some("parties[0].nmae"),
        ),
        ("lists", json!({"x": 1}), Some("x")),
    ] {
        let result = call(tool, arguments.clone());
        assert_eq!(result["isError"], true, "{tool} {arguments}: {result}");
        let problem = &result["structuredContent"];
        assert_eq!(
            problem["field"].as_str(),
            field,
            "{tool} {arguments}: {result}"
        );
        assert!(
            problem["mend"].as_str().unwrap().contains("inputSchema"),
            "{problem}"
        );
        assert!(!problem.to_string().contains("deserialize"), "{problem}");
    }
    // The words are a tool's, and not those of the service's paths.
    for (tool, arguments, field, mend) in [
        ("scan", json!({"text": ""}), "text", ""),
        ("explain", json!({"id": "nope"}), "id", "the tool `screen`"),
        (
            "screen",
            json!({"name": "x".repeat(1001)}),
            "name",
            "the tool `scan`",
        ),
    ] {
        let result = call(tool, arguments);
        let problem = &result["structuredContent"];
        assert_eq!(problem["field"], field, "{tool}: {problem}");
        assert!(
            problem["mend"].as_str().unwrap_or_default().contains(mend)
                && !problem.to_string().contains("/v1/"),
            "{tool}: {problem}"
        );
    }
    let mut say = |message: &str| writeln!(to, "{message}").unwrap();
    for (message, code, id) in [
        ("{bad", -32700, Value::Null),
        ("[]", -32600, Value::Null),
        (r#"{"id":7}"#, -32600, json!(7)),
        (
            r#"{"jsonrpc":"2.0","id":8,"method":"no/such"}"#,
            -32601,
            json!(8),
        ),
        (
            r#"{"jsonrpc":"2.0","id":9,"method":"tools/call","params":{"name":"screen","arguments":"x"}}"#,
            -32602,
            json!(9),
        ),
        (
            r#"{"jsonrpc":"2.0","id":10,"method":"tools/call","params":{"name":"lists","_meta":5}}"#,
            -32602,
            json!(10),
        ),
    ] {
        say(message);
        let mut line = String::new();
        from.read_line(&mut line).unwrap();
        let told: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(told["error"]["code"], code, "{message}: {told}");
        assert!(
            told.as_object().unwrap().contains_key("id") && told["id"] == id,
            "{message}: {told}"
        );
    }
    drop(to);
    assert!(child.wait().unwrap().success());
}
