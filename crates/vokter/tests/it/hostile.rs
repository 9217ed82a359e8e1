//! Clients that want to wear the service out: others are answered meanwhile, and memory is bounded.

use std::io::Write;
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::run::House;
use crate::service::{Reply, Service};

/// Most memory of a service with the starter list under attack.
#[cfg(target_os = "linux")]
const MEMORY_MAX: u64 = 512 << 20;

#[track_caller]
fn answers(service: &Service) {
    let begun = Instant::now();
    let reply = service.post("/v1/screen", &json!({"name": "Kari Nordmann"}));
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert!(
        begun.elapsed() < Duration::from_secs(5),
        "{:?}",
        begun.elapsed()
    );
}

#[test]
fn slow_clients_keep_nobody_out() {
    let mut house = House::new();
    house.set("VOKTER_CONNECTIONS", "100");
    let service = Service::of(&house);
    let mut slow: Vec<TcpStream> = Vec::new();
    for number in 0..400 {
        let Ok(mut stream) = TcpStream::connect(service.address) else {
            continue;
        };
        let half: &[u8] = match number % 3 {
            0 => b"GET / HT",
            1 => b"",
            _ => b"POST /v1/screen HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"na",
        };
        let _ = stream.write_all(half);
        slow.push(stream);
        if number % 100 == 99 {
            answers(&service);
        }
    }
    answers(&service);
    #[cfg(target_os = "linux")]
    assert!(service.memory() < MEMORY_MAX, "{}", service.memory());
}

#[test]
fn bodies_end_somewhere() {
    let service = Service::of(&House::new());
    let head = |length: u64| {
        format!(
            "POST /v1/screen HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n"
        )
    };
    // One that says how long it is, and one that does not.
    service.raw(head(1 << 30).as_bytes()).refused(413, None);
    let mut stream = service.connect();
    stream
        .write_all(b"POST /v1/scan HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n")
        .unwrap();
    let part = [b"100000\r\n".as_slice(), &vec![b'x'; 0x10_0000], b"\r\n"].concat();
    for _ in 0..1024 {
        if stream.write_all(&part).is_err() {
            break;
        }
    }
    Reply::read(stream).refused(413, None);
    answers(&service);
    #[cfg(target_os = "linux")]
    assert!(service.memory() < MEMORY_MAX, "{}", service.memory());
}

#[test]
fn broken_requests_are_refused() {
    let service = Service::of(&House::new());
    let kind = [("Content-Type", "application/json")];
    let deep = format!("{{\"name\": {}", "[".repeat(100_000));
    assert_eq!(
        service
            .ask("POST", "/v1/screen", &kind, deep.as_bytes())
            .status,
        422
    );
    let deep = format!("{{\"parties\": {}", "[".repeat(100_000));
    service
        .ask("POST", "/v1/screen/batch", &kind, deep.as_bytes())
        .refused(400, None);
    assert_eq!(
        service
            .ask("POST", "/v1/screen", &kind, b"{\"name\": \"\xff\"}")
            .status,
        400
    );
    let flood = "X-Flood: y\r\n".repeat(1000);
    let flood = format!("GET /healthz HTTP/1.1\r\nHost: localhost\r\n{flood}\r\n");
    assert_eq!(service.raw(flood.as_bytes()).status, 431);
    // What the library still reads is told what is wrong with it.
    for fields in [
        "X-Flood: y\r\n".repeat(100),
        format!("X-Long: {}\r\n", "y".repeat(33_000)),
    ] {
        let head = format!(
            "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{fields}\r\n"
        );
        service.raw(head.as_bytes()).refused(431, None);
    }
    let packed = [
        ("Content-Type", "application/json"),
        ("Content-Encoding", "gzip"),
    ];
    let reply = service.ask("POST", "/v1/screen", &packed, b"\x1f\x8b\x08");
    reply.refused(415, Some("Content-Encoding"));
    let long = format!(
        "GET /{} HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "x".repeat(1 << 20)
    );
    assert!([414, 431].contains(&service.raw(long.as_bytes()).status));
    assert_eq!(
        service.raw(b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n").status,
        400
    );
    assert_eq!(service.get("/v1/entities/%ff%fe").status, 400);
    assert_eq!(
        service.get("/v1/entities/..%2f..%2fetc%2fpasswd").status,
        404
    );
    answers(&service);
}

/// What little text can become, and answers that nobody takes.
#[test]
fn memory_is_bounded_whatever_is_made_of_a_body() {
    let service = Service::of(&House::new());
    let kind = [("Content-Type", "application/json")];
    let zeros = |count: usize| format!("[{}0]", "0,".repeat(count));
    let example = |count| {
        let properties =
            json!({"schema": "Person", "properties": {"name": "Kari", "x": 0}}).to_string();
        let properties = properties.replace(":0", &format!(":{}", zeros(count)));
        format!("{{\"queries\": {{\"a\": {properties}}}}}")
    };
    let batch = format!("{{\"parties\": {}}}", zeros(4_000_000));
    let reply = service.ask("POST", "/v1/screen/batch", &kind, batch.as_bytes());
    reply.refused(413, None);
    let reply = service.ask(
        "POST",
        "/match/default",
        &kind,
        example(2_000_000).as_bytes(),
    );
    assert_eq!(reply.status, 413, "{}", reply.text());
    let small = example(100_000);
    std::thread::scope(|scope| {
        for _ in 0..24 {
            scope.spawn(|| {
                let reply = service.ask("POST", "/match/default", &kind, small.as_bytes());
                assert!([200, 503].contains(&reply.status), "{}", reply.text());
            });
        }
    });
    answers(&service);

    let text = "Kim Jong Un met Sergei Shoigu there.\n".repeat(3_000);
    let request = format!(
        "POST /v1/scan HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: {}\r\n\r\n{text}",
        text.len()
    );
    let mut untaken: Vec<TcpStream> = Vec::new();
    for number in 0..40 {
        let mut stream = service.connect();
        stream.write_all(request.as_bytes()).unwrap();
        untaken.push(stream);
        if number % 10 == 9 {
            answers(&service);
        }
    }
    // The last of them has its head, an answer or that there is no room, so all were worked on.
    let mut head = [0; 12];
    for stream in &mut untaken {
        std::io::Read::read_exact(stream, &mut head).unwrap();
        assert!(head.ends_with(b"200") || head.ends_with(b"503"), "{head:?}");
    }
    #[cfg(target_os = "linux")]
    assert!(service.memory() < MEMORY_MAX, "{}", service.memory());
}

/// Long questions, many at a time, from clients that wait or leave: a short question does not stand behind them.
#[test]
fn long_questions_starve_nobody() {
    let service = Service::of(&House::new());
    let long = "ali7 mohammed abdul ".repeat(49);
    let party = |names: usize| json!({"name": long, "aliases": vec![long.as_str(); names - 1]});
    let refused = service.post("/v1/screen", &party(100));
    refused.refused(422, Some("aliases"));
    let parties = vec![json!({"party": vec![long.as_str(); 5]}), party(5)];
    for (path, ask) in ["/v1/trade/check", "/v1/screen"].into_iter().zip(parties) {
        assert_eq!(service.post(path, &ask).status, 422, "{path}");
    }
    let goods =
        |words: usize| json!({"from": "kp", "to": "ru", "goods": ["shells ".repeat(words)]});
    let refused = service.post("/v1/trade/check", &goods(2_000));
    refused.refused(422, Some("goods"));
    let goods = goods(1_400).to_string();
    let batch = json!({"parties": vec![party(4); 300]}).to_string();
    let request = |path: &str, body: &str| {
        format!(
            "POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )
    };
    let single = party(4).to_string();
    let mut waiting: Vec<TcpStream> = Vec::new();
    for number in 0..48 {
        let mut stream = service.connect();
        let request = match number % 4 {
            0 => request("/v1/screen/batch", &batch),
            1 => request("/v1/trade/check", &goods),
            _ => request("/v1/screen", &single),
        };
        stream.write_all(request.as_bytes()).unwrap();
        // Every other one leaves at once.
        if number % 2 == 0 {
            waiting.push(stream);
        }
        if number % 12 == 11 {
            answers(&service);
        }
    }
    let kari = json!({"parties": [{"name": "Kari Nordmann"}]});
    let reply = service.post("/v1/screen/batch", &kari);
    assert_eq!(reply.status, 200);
    assert_eq!(reply.text().lines().count(), 1, "{}", reply.text());
    answers(&service);
}

/// Batches of long rows whose answers nobody takes: they keep no place from a question, and no memory.
#[test]
fn batches_that_nobody_reads_starve_nobody() {
    let service = Service::of(&House::new());
    let parties = vec![json!({"name": "Ali Hassan"}); 2000];
    let batch = json!({"parties": parties, "limit": 1000, "threshold": 1e-7}).to_string();
    let request = format!(
        "POST /v1/screen/batch HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{batch}",
        batch.len()
    );
    let mut untaken: Vec<TcpStream> = Vec::new();
    for number in 0..24 {
        let mut stream = service.connect();
        stream.write_all(request.as_bytes()).unwrap();
        untaken.push(stream);
        if number % 6 == 5 {
            answers(&service);
        }
    }
    // Each has its head: lines, or that there is no room.
    let mut head = [0; 12];
    for stream in &mut untaken {
        std::io::Read::read_exact(stream, &mut head).unwrap();
        assert!(head.ends_with(b"200") || head.ends_with(b"503"), "{head:?}");
    }
    answers(&service);
    #[cfg(target_os = "linux")]
    assert!(service.memory() < MEMORY_MAX, "{}", service.memory());
}
