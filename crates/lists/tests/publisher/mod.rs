//! A publisher on loopback, with every fault that a publisher's server can have.
#![allow(dead_code, reason = "each test binary uses a part")]

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// How the publisher answers one request.
#[derive(Clone)]
pub(crate) enum Answer {
    /// The file; 304 if the request's validators are these.
    File(File),
    /// A status with headers and a body.
    Status(u16, Vec<(&'static str, String)>, Vec<u8>),
    /// A promise of so many bytes more than come.
    CutOff { body: Vec<u8>, missing: usize },
    /// A chunked body without its last chunk.
    Unfinished(Vec<u8>),
    /// The connection is closed without a word.
    Reset,
    /// Nothing comes, for ever.
    Silent,
    /// The head and some bytes come, and then nothing, for ever.
    Stuck(Vec<u8>),
    /// A byte now and then, for ever.
    Trickle,
    /// A body without an end.
    Endless,
    /// A head without an end.
    EndlessHead,
    /// No HTTP at all.
    Gibberish,
}

/// A file with what the server says of it.
#[derive(Clone, Default)]
pub(crate) struct File {
    pub(crate) body: Vec<u8>,
    pub(crate) etag: Option<String>,
    pub(crate) last_modified: Option<String>,
    pub(crate) headers: Vec<(&'static str, String)>,
}

/// What was asked.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) path: String,
    pub(crate) headers: HashMap<String, String>,
}

#[derive(Default)]
struct State {
    routes: HashMap<String, Vec<Answer>>,
    asked: Vec<Request>,
}

/// The server; it stops when dropped.
pub(crate) struct Publisher {
    at: SocketAddr,
    state: Arc<Mutex<State>>,
    stopped: Arc<AtomicBool>,
}

impl Publisher {
    pub(crate) fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let publisher = Self {
            at: listener.local_addr().unwrap(),
            state: Arc::default(),
            stopped: Arc::default(),
        };
        let (state, stopped) = (publisher.state.clone(), publisher.stopped.clone());
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if stopped.load(Ordering::SeqCst) {
                    return;
                }
                let (state, stopped) = (state.clone(), stopped.clone());
                thread::spawn(move || {
                    // A client that goes away in the middle is a test's wish.
                    let _ = serve(&stream, &state, &stopped);
                });
            }
        });
        publisher
    }

    /// The address of a path.
    pub(crate) fn address(&self, path: &str) -> String {
        format!("http://{}{path}", self.at)
    }

    /// From now on a path gives these answers, one after another, the last one for ever.
    pub(crate) fn gives(&self, path: &str, answers: &[Answer]) {
        let mut state = self.state.lock().unwrap();
        let mut answers = answers.to_vec();
        answers.reverse();
        state.routes.insert(path.to_owned(), answers);
    }

    /// What was asked since the last time.
    pub(crate) fn asked(&self) -> Vec<Request> {
        std::mem::take(&mut self.state.lock().unwrap().asked)
    }
}

impl Drop for Publisher {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(self.at);
    }
}

impl File {
    pub(crate) fn new(body: impl Into<Vec<u8>>) -> Self {
        Self {
            body: body.into(),
            ..Self::default()
        }
    }

    pub(crate) fn etag(self, etag: &str) -> Self {
        Self {
            etag: Some(format!("\"{etag}\"")),
            ..self
        }
    }

    pub(crate) fn modified(self, time: &str) -> Self {
        Self {
            last_modified: Some(time.to_owned()),
            ..self
        }
    }

    pub(crate) fn header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }

    pub(crate) fn answer(self) -> Answer {
        Answer::File(self)
    }
}

fn serve(stream: &TcpStream, state: &Mutex<State>, stopped: &AtomicBool) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let path = line.split(' ').nth(1).unwrap_or_default().to_owned();
    let mut headers = HashMap::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let Some((name, value)) = line.trim().split_once(':') else {
            break;
        };
        headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }
    let answer = {
        let mut state = state.lock().unwrap();
        state.asked.push(Request {
            path: path.clone(),
            headers: headers.clone(),
        });
        match state.routes.get_mut(&path) {
            Some(answers) if answers.len() > 1 => answers.pop().unwrap(),
            Some(answers) => answers.first().cloned().unwrap(),
            None => Answer::Status(404, Vec::new(), b"not here".to_vec()),
        }
    };
    let wait = || {
        while !stopped.load(Ordering::SeqCst) {
            thread::sleep(Duration::from_millis(5));
        }
    };
    match answer {
        Answer::File(file) => {
            let asks = |name: &str, ours: &Option<String>| {
                ours.is_some() && headers.get(name) == ours.as_ref()
            };
            let mut said: Vec<(&str, String)> = file.headers.clone();
            said.extend(file.etag.clone().map(|etag| ("ETag", etag)));
            said.extend(file.last_modified.clone().map(|at| ("Last-Modified", at)));
            if asks("if-none-match", &file.etag)
                || (!headers.contains_key("if-none-match")
                    && asks("if-modified-since", &file.last_modified))
            {
                write(stream, &head(304, &said))
            } else {
                said.push(("Content-Length", file.body.len().to_string()));
                write(stream, &head(200, &said))?;
                write(stream, &file.body)
            }
        }
        Answer::Status(status, mut said, body) => {
            said.push(("Content-Length", body.len().to_string()));
            write(stream, &head(status, &said))?;
            write(stream, &body)
        }
        Answer::CutOff { body, missing } => {
            let size = body.len() + missing;
            write(stream, &head(200, &[("Content-Length", size.to_string())]))?;
            write(stream, &body)
        }
        Answer::Unfinished(body) => {
            let said = [("Transfer-Encoding", "chunked".to_owned())];
            write(stream, &head(200, &said))?;
            write(stream, format!("{:x}\r\n", body.len()).as_bytes())?;
            write(stream, &body)?;
            write(stream, b"\r\n")
        }
        Answer::Reset => stream.shutdown(std::net::Shutdown::Both),
        Answer::Silent => {
            wait();
            Ok(())
        }
        Answer::Stuck(body) => {
            let size = (body.len() + 1).to_string();
            write(stream, &head(200, &[("Content-Length", size)]))?;
            write(stream, &body)?;
            wait();
            Ok(())
        }
        Answer::Trickle => {
            write(
                stream,
                &head(200, &[("Content-Length", "1000000".to_owned())]),
            )?;
            while !stopped.load(Ordering::SeqCst) {
                write(stream, b"<")?;
                thread::sleep(Duration::from_millis(5));
            }
            Ok(())
        }
        Answer::Endless => {
            let said = [("Transfer-Encoding", "chunked".to_owned())];
            write(stream, &head(200, &said))?;
            let mut chunk = b"10000\r\n".to_vec();
            chunk.extend([b'x'; 0x10000]);
            chunk.extend(b"\r\n");
            while !stopped.load(Ordering::SeqCst) {
                write(stream, &chunk)?;
            }
            Ok(())
        }
        Answer::EndlessHead => {
            write(stream, b"HTTP/1.1 200 OK\r\n")?;
            while !stopped.load(Ordering::SeqCst) {
                write(
                    stream,
                    b"X-Filler: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n",
                )?;
            }
            Ok(())
        }
        Answer::Gibberish => write(stream, b"SSH-2.0-OpenSSH_9.9\r\n"),
    }
}

fn write(mut stream: &TcpStream, bytes: &[u8]) -> std::io::Result<()> {
    stream.write_all(bytes)
}

fn head(status: u16, headers: &[(&str, String)]) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {status} X\r\nConnection: close\r\n");
    for (name, value) in headers {
        head += &format!("{name}: {value}\r\n");
    }
    head += "\r\n";
    head.into_bytes()
}

/// A made-up list in the UN's form: of a day, so many bodies, of regimes in turn.
pub(crate) fn un(day: &str, parties: usize, regimes: &[&str]) -> Vec<u8> {
    let mut records = String::new();
    for n in 0..parties {
        records += "<ENTITY><FIRST_NAME>Quorzam ";
        records += &n.to_string();
        records += "</FIRST_NAME><UN_LIST_TYPE>";
        records += regimes[n % regimes.len()];
        records += "</UN_LIST_TYPE><REFERENCE_NUMBER>XXe.";
        records += &n.to_string();
        records += "</REFERENCE_NUMBER></ENTITY>\n";
    }
    format!(
        "<CONSOLIDATED_LIST dateGenerated=\"{day}T00:00:00Z\"><ENTITIES>{records}</ENTITIES></CONSOLIDATED_LIST>"
    )
    .into_bytes()
}
