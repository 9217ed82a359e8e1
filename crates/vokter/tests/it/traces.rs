//! Traces, in a program that was built for them: `cargo test --features otlp`.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::mpsc;
use std::time::Duration;

use serde_json::json;

use crate::run::House;
use crate::service::Service;

/// A collector that keeps what it is sent, and answers with these at first.
fn collector(statuses: &'static [&str]) -> (String, mpsc::Receiver<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let (send, sent) = mpsc::channel();
    std::thread::spawn(move || {
        let mut statuses = statuses.iter();
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut bytes = Vec::new();
            let mut part = [0; 4096];
            // The head says how much follows it.
            loop {
                let read = stream.read(&mut part).unwrap();
                bytes.extend_from_slice(&part[..read]);
                let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") else {
                    continue;
                };
                let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
                let length = head
                    .lines()
                    .find_map(|line| line.strip_prefix("content-length: "));
                let length: usize = length.unwrap().parse().unwrap();
                if bytes.len() >= end + 4 + length {
                    break;
                }
            }
            let status = statuses.next().unwrap_or(&"200 OK");
            let head =
                format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            let _ = stream.write_all(head.as_bytes());
            if send.send(bytes).is_err() {
                return;
            }
        }
    });
    (address, sent)
}

#[cfg(unix)]
#[test]
fn a_request_is_a_span_that_names_its_route_and_nobody() {
    let (address, sent) = collector(&[]);
    let mut house = House::new();
    house.set("VOKTER_TRACES", &address);
    let service = Service::of(&house);
    let asked = json!({"name": "Quenneville Zzyzx"});
    assert_eq!(service.post("/v1/screen", &asked).status, 200);
    service.stop();
    let mut bytes = Vec::new();
    while let Ok(more) = sent.recv_timeout(Duration::from_secs(2)) {
        bytes.extend(more);
    }
    let text = String::from_utf8_lossy(&bytes);
    for word in ["POST /v1/traces", "request", "/v1/screen", "status"] {
        assert!(text.contains(word), "{word} in {text}");
    }
    assert!(!text.contains("Zzyzx"), "{text}");
}

/// One that is busy for a moment is asked again; of one that takes nothing the log says so once.
#[cfg(unix)]
#[test]
fn a_failed_export_is_sent_anew_or_told_once() {
    let asked = json!({"name": "Quenneville Zzyzx"});
    for (statuses, sent_again, told) in [
        (&["503 Service Unavailable"][..], 4, 0),
        (&["400 Bad Request"; 3], 3, 1),
    ] {
        let (address, sent) = collector(statuses);
        let mut house = House::new();
        house.set("VOKTER_TRACES", &address);
        // Each span is a batch of its own.
        house.set("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "1");
        let service = Service::of(&house);
        for _ in 0..3 {
            assert_eq!(service.post("/v1/screen", &asked).status, 200);
        }
        let log = service.stop();
        let sent = std::iter::from_fn(|| sent.recv_timeout(Duration::from_secs(2)).ok());
        assert_eq!(sent.count(), sent_again, "{statuses:?}");
        assert_eq!(log.matches("traces are lost").count(), told, "{log}");
        assert!(!log.contains("Zzyzx"), "{log}");
    }
}
