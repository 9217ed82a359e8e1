//! Messages as lines between whoever asks and the library that answers. The library passes over what is no JSON, and
//! leaves the id out where there is none to tell; JSON-RPC wants an error for the one, and a null for the other.

use serde_json::{Value, json};
use tokio::io::{
    AsyncBufRead, AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader,
    DuplexStream,
};
use tokio::sync::mpsc::{self, Receiver, Sender};
use tokio::task::JoinHandle;

use crate::once::Once;
use crate::plainly::plainly;

/// Longest message, as the library takes it.
const LINE_BYTES_MAX: usize = 16 << 20;
/// How much lies between the two.
const PIPE_BYTES: usize = 64 << 10;
/// Most answers that wait to be written.
const WAITING_MAX: usize = 16;

/// Codes of JSON-RPC.
const NO_JSON: i32 = -32700;
const NO_REQUEST: i32 = -32600;
const WRONG_PARAMETERS: i32 = -32602;

/// The library's ends.
pub(super) struct Ends {
    pub(super) input: DuplexStream,
    pub(super) output: DuplexStream,
    /// Ends when all is written.
    pub(super) written: JoinHandle<()>,
}

/// Stands between.
pub(super) fn between(
    input: impl AsyncRead + Send + Unpin + 'static,
    output: impl AsyncWrite + Send + Unpin + 'static,
) -> Ends {
    let (to_library, of_caller) = tokio::io::duplex(PIPE_BYTES);
    let (of_library, to_caller) = tokio::io::duplex(PIPE_BYTES);
    let (say, said) = mpsc::channel(WAITING_MAX);
    tokio::spawn(hear(BufReader::new(input), to_library, say.clone()));
    tokio::spawn(pass_on(BufReader::new(to_caller), say));
    Ends {
        input: of_caller,
        output: of_library,
        written: tokio::spawn(write(said, output)),
    }
}

/// Gives the library each message, and answers what is none.
async fn hear(
    mut input: impl AsyncBufRead + Unpin,
    mut library: impl AsyncWrite + Unpin,
    say: Sender<Vec<u8>>,
) {
    let mut line = Vec::new();
    while let Ok(is_whole @ (true | false)) = read_line(&mut input, &mut line).await {
        if line.is_empty() {
            return;
        }
        let fault = if is_whole {
            fault(line.trim_ascii())
        } else {
            let what =
                format!("a message of more than {LINE_BYTES_MAX} bytes; send a long text in parts");
            Some(error(NO_REQUEST, &what, &Value::Null))
        };
        let passed = match fault {
            Some(fault) => say.send(fault).await.is_ok(),
            None => library.write_all(&line).await.is_ok(),
        };
        if !passed {
            return;
        }
    }
}

/// Reads a line; nothing at the end. Of one that is too long it tells that it is not whole.
async fn read_line(
    input: &mut (impl AsyncBufRead + Unpin),
    line: &mut Vec<u8>,
) -> std::io::Result<bool> {
    line.clear();
    let most = LINE_BYTES_MAX as u64;
    (&mut *input).take(most).read_until(b'\n', line).await?;
    if line.len() < LINE_BYTES_MAX || line.ends_with(b"\n") {
        // The last line may end with the input.
        if !line.is_empty() && !line.ends_with(b"\n") {
            line.push(b'\n');
        }
        return Ok(true);
    }
    loop {
        let rest = input.fill_buf().await?;
        let end = rest.iter().position(|byte| *byte == b'\n');
        let (length, ended) = (rest.len(), rest.is_empty() || end.is_some());
        input.consume(end.map_or(length, |end| end + 1));
        if ended {
            return Ok(false);
        }
    }
}

/// What is wrong with a message, as an answer to it; nothing with an empty line.
fn fault(line: &[u8]) -> Option<Vec<u8>> {
    if line.is_empty() {
        return None;
    }
    let read: Once = match serde_json::from_slice(line) {
        Ok(message) => message,
        Err(what) => {
            let what = format!(
                "this is no JSON: {}; send one message a line",
                plainly(&what.to_string())
            );
            return Some(error(NO_JSON, &what, &Value::Null));
        }
    };
    let message = &read.value;
    let id = match &message["id"] {
        id @ (Value::String(_) | Value::Number(_)) => id.clone(),
        _ => Value::Null,
    };
    let wrong = |code: i32, what: &str| Some(error(code, what, &id));
    let Value::Object(members) = message else {
        return wrong(NO_REQUEST, "a message is an object; batches are not taken");
    };
    if let Some(fault) = read.fault() {
        return wrong(NO_REQUEST, &fault);
    }
    if message["jsonrpc"] != "2.0" {
        return wrong(NO_REQUEST, "jsonrpc: \"2.0\" is needed");
    }
    if members.contains_key("id") && id.is_null() {
        return wrong(
            NO_REQUEST,
            "id: a text or a number is needed, or none of a notification",
        );
    }
    if members.contains_key("result") || members.contains_key("error") {
        return None;
    }
    if !message["method"].is_string() {
        return wrong(NO_REQUEST, "method: the name of one is needed, as a text");
    }
    match members.get("params") {
        None | Some(Value::Object(_)) => {}
        Some(_) => return wrong(WRONG_PARAMETERS, "params: an object is needed"),
    }
    // A notification has no answer.
    if id.is_null() {
        return None;
    }
    let about = &message["params"]["_meta"];
    if !(about.is_null() || about.is_object()) {
        return wrong(WRONG_PARAMETERS, "params._meta: an object is needed");
    }
    let of_method = PARAMETERS
        .iter()
        .filter(|known| message["method"] == known.method);
    let mut faults = of_method.filter(|known| !known.fits(&message["params"][known.name]));
    let fault = faults.next()?;
    let what = format!("params.{}: {} is needed", fault.name, fault.kind.told());
    wrong(WRONG_PARAMETERS, &what)
}

/// A parameter of a method. Where one does not fit, the library says that there is no such method.
struct Parameter {
    method: &'static str,
    name: &'static str,
    kind: Kind,
    /// Whether it may be left out.
    is_free: bool,
}

#[derive(Clone, Copy)]
enum Kind {
    Text,
    Object,
}

impl Kind {
    fn told(self) -> &'static str {
        match self {
            Self::Text => "a text",
            Self::Object => "an object",
        }
    }
}

impl Parameter {
    const fn needed(method: &'static str, name: &'static str, kind: Kind) -> Self {
        Self {
            method,
            name,
            kind,
            is_free: false,
        }
    }

    const fn free(method: &'static str, name: &'static str, kind: Kind) -> Self {
        Self {
            is_free: true,
            ..Self::needed(method, name, kind)
        }
    }

    fn fits(&self, value: &Value) -> bool {
        match self.kind {
            _ if value.is_null() => self.is_free,
            Kind::Text => value.is_string(),
            Kind::Object => value.is_object(),
        }
    }
}

/// The methods' parameters, as the protocol has them. Written by hand.
const PARAMETERS: [Parameter; 6] = [
    Parameter::needed("initialize", "capabilities", Kind::Object),
    Parameter::needed("initialize", "clientInfo", Kind::Object),
    Parameter::needed("initialize", "protocolVersion", Kind::Text),
    Parameter::free("tools/call", "arguments", Kind::Object),
    Parameter::needed("tools/call", "name", Kind::Text),
    Parameter::free("tools/list", "cursor", Kind::Text),
];
/// The code of a method that there is not.
const NO_METHOD: i32 = -32601;
/// Those that there are.
const METHODS: [&str; 4] = ["initialize", "ping", "tools/call", "tools/list"];

fn error(code: i32, message: &str, id: &Value) -> Vec<u8> {
    let error = json!({"jsonrpc": "2.0", "id": id, "error": {"code": code, "message": message}});
    format!("{error}\n").into_bytes()
}

/// What the library says.
async fn pass_on(mut library: impl AsyncBufRead + Unpin, say: Sender<Vec<u8>>) {
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = library.read_until(b'\n', &mut line).await;
        if !read.is_ok_and(|length| length > 0) || say.send(with_id(&line)).await.is_err() {
            return;
        }
    }
}

/// An answer with its id, which is null where nobody knows it.
fn with_id(line: &[u8]) -> Vec<u8> {
    // Only errors are without; what else there is need not be read again.
    if line.starts_with(br#"{"jsonrpc":"2.0","error""#)
        && let Ok(Value::Object(mut message)) = serde_json::from_slice(line)
    {
        message.entry("id").or_insert(Value::Null);
        // The library says so of a method that there is, too, where it can't read its parameters.
        let error = &mut message["error"];
        let method = error["message"].as_str().unwrap_or_default();
        if error["code"] == NO_METHOD && METHODS.contains(&method) {
            let what = format!("params: those of {method} can't be read");
            *error = json!({"code": WRONG_PARAMETERS, "message": what});
        }
        return format!("{}\n", Value::Object(message)).into_bytes();
    }
    line.to_vec()
}

async fn write(mut said: Receiver<Vec<u8>>, mut output: impl AsyncWrite + Unpin) {
    while let Some(line) = said.recv().await {
        let written = output.write_all(&line).await;
        if written.is_err() || output.flush().await.is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_message_is_answered_with_its_code() {
        for (line, code, id) in [
            ("{bad", NO_JSON, json!(null)),
            ("", 0, json!(null)),
            ("[]", NO_REQUEST, json!(null)),
            ("5", NO_REQUEST, json!(null)),
            (r#"{"id":3}"#, NO_REQUEST, json!(3)),
            (r#"{"jsonrpc":"2.0","id":"a"}"#, NO_REQUEST, json!("a")),
            (
                r#"{"jsonrpc":"2.0","id":[],"method":"ping"}"#,
                NO_REQUEST,
                json!(null),
            ),
            (
                r#"{"jsonrpc":"2.0","id":null,"method":"ping"}"#,
                NO_REQUEST,
                json!(null),
            ),
            (
                r#"{"jsonrpc":"2.0","id":1,"method":5}"#,
                NO_REQUEST,
                json!(1),
            ),
            (
                r#"{"jsonrpc":"2.0","id":1,"method":"ping","params":5}"#,
                WRONG_PARAMETERS,
                json!(1),
            ),
            (
                r#"{"jsonrpc":"2.0","id":1,"method":"tools/call"}"#,
                WRONG_PARAMETERS,
                json!(1),
            ),
            (
                r#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":5}}"#,
                WRONG_PARAMETERS,
                json!(1),
            ),
            (
                r#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"screen","arguments":[]}}"#,
                WRONG_PARAMETERS,
                json!(1),
            ),
            (
                r#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"lists"}}"#,
                0,
                json!(null),
            ),
            (
                r#"{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"cursor":5}}"#,
                WRONG_PARAMETERS,
                json!(1),
            ),
            (
                r#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}"#,
                WRONG_PARAMETERS,
                json!(1),
            ),
            (
                r#"{"jsonrpc":"2.0","id":1,"method":"ping"}"#,
                0,
                json!(null),
            ),
            (
                r#"{"jsonrpc":"2.0","method":"notifications/initialized"}"#,
                0,
                json!(null),
            ),
            (r#"{"jsonrpc":"2.0","id":1,"result":{}}"#, 0, json!(null)),
        ] {
            let told = fault(line.as_bytes());
            let told: Value =
                told.map_or(Value::Null, |told| serde_json::from_slice(&told).unwrap());
            assert_eq!(
                told["error"]["code"].as_i64().unwrap_or_default(),
                i64::from(code),
                "{line}"
            );
            assert_eq!(told["id"], id, "{line}");
        }
        let told = with_id(br#"{"jsonrpc":"2.0","error":{"code":-32600}}"#);
        assert!(String::from_utf8(told).unwrap().contains(r#""id":null"#));
        for (method, code) in [("tools/call", WRONG_PARAMETERS), ("no/such", NO_METHOD)] {
            let line = format!(
                r#"{{"jsonrpc":"2.0","error":{{"code":-32601,"message":"{method}"}},"id":2}}"#
            );
            let told: Value = serde_json::from_slice(&with_id(line.as_bytes())).unwrap();
            assert_eq!(told["error"]["code"], code, "{told}");
        }
    }

    #[tokio::test]
    async fn a_line_that_is_too_long_is_passed_over() {
        let long = vec![b'x'; LINE_BYTES_MAX + 5];
        let text = [&long[..], b"\nab\ncd"].concat();
        let mut input = BufReader::new(&text[..]);
        let mut line = Vec::new();
        for (expected, is_whole) in [
            (None, false),
            (Some(&b"ab\n"[..]), true),
            (Some(b"cd\n"), true),
            (Some(b""), true),
        ] {
            assert_eq!(read_line(&mut input, &mut line).await.unwrap(), is_whole);
            if let Some(expected) = expected {
                assert_eq!(line, expected);
            }
        }
    }
}
