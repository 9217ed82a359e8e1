//! What a server does wrong, and what it says of its files.

use std::time::Duration;

use vokter_lists::{ImportOptions, UpdateState};

use crate::bench::{Bench, REGIMES, gzip};
use crate::publisher::{Answer, File, un};

#[test]
fn what_is_still_the_same_is_not_sent_again() {
    let mut bench = Bench::new();
    let day = "Sat, 01 Aug 2026 10:00:00 GMT";
    let file = File::new(un("2026-08-01", 10, REGIMES));
    bench.gives(&[file.clone().etag("a").modified(day).answer()]);
    assert_eq!(bench.state(), UpdateState::Updated);
    let first = bench.publisher.asked();
    assert!(!first[0].headers.contains_key("if-none-match"));
    assert_eq!(first[0].headers["accept-encoding"], "identity");
    assert!(bench.shelf().checked("un-sc").is_some());

    assert_eq!(bench.state(), UpdateState::Unchanged);
    let second = bench.publisher.asked();
    assert_eq!(second[0].headers["if-none-match"], "\"a\"");
    assert_eq!(second[0].headers["if-modified-since"], day);

    // Another tag, the same content: unchanged, and the new tag is remembered.
    bench.gives(&[file.etag("b").answer()]);
    assert_eq!(bench.state(), UpdateState::Unchanged);
    assert_eq!(bench.state(), UpdateState::Unchanged);
    let asked = bench.publisher.asked();
    assert_eq!(asked[1].headers["if-none-match"], "\"b\"");
    assert_eq!(bench.shelf().status().unwrap()[0].versions.len(), 1);
}

#[test]
fn validators_are_believed_only_for_what_is_in_force_and_whole() {
    let mut bench = Bench::new();
    bench.gives(&[File::new(un("2026-08-01", 10, REGIMES)).etag("a").answer()]);
    bench.state();
    bench.publisher.asked();
    let list = bench.shelf().path().join("un-sc");
    let kept = std::fs::read_dir(&list).unwrap().map(|f| f.unwrap().path());
    let kept = kept
        .into_iter()
        .find(|path| path.extension().is_some_and(|e| e == "gz"));
    std::fs::write(kept.unwrap(), "x").unwrap();
    assert!(bench.shelf().in_force().is_err());
    // The damaged file comes again.
    assert_eq!(bench.state(), UpdateState::Updated);
    assert!(
        !bench.publisher.asked()[0]
            .headers
            .contains_key("if-none-match")
    );
    assert_eq!(bench.in_force(), "un-sc 2026-08-01 10");

    // A newer version that was imported by hand: the tag of the old one says nothing of it.
    let path = bench.folder.path().join("hand.xml");
    std::fs::write(&path, un("2026-09-01", 11, REGIMES)).unwrap();
    bench
        .shelf()
        .import(&[path], &ImportOptions::default())
        .unwrap();
    assert_eq!(bench.state(), UpdateState::Older);
    assert!(
        !bench.publisher.asked()[0]
            .headers
            .contains_key("if-none-match")
    );
    assert_eq!(bench.in_force(), "un-sc 2026-09-01 11");

    // Broken memory is no memory.
    std::fs::write(list.join("fetched.json"), "{").unwrap();
    assert_eq!(bench.state(), UpdateState::Older);
}

#[test]
fn a_mirror_is_not_asked_with_another_servers_tag() {
    let mut bench = Bench::new();
    let file = File::new(un("2026-08-01", 10, REGIMES)).etag("a");
    bench.gives(&[file.clone().answer()]);
    bench.state();
    bench.publisher.gives("/mirror.xml", &[file.answer()]);
    bench.sources = bench.sources.replace("/un.xml", "/mirror.xml");
    bench.publisher.asked();
    assert_eq!(bench.state(), UpdateState::Unchanged);
    assert!(
        !bench.publisher.asked()[0]
            .headers
            .contains_key("if-none-match")
    );
}

#[test]
fn passing_trouble_is_waited_out() {
    for (trouble, reason) in [
        (Answer::Status(500, vec![], b"oops".to_vec()), "500"),
        (Answer::Status(503, vec![], vec![]), "503"),
        (
            Answer::Status(429, vec![("Retry-After", "0".to_owned())], vec![]),
            "429",
        ),
        (Answer::Reset, "the connection broke"),
        (Answer::Gibberish, "HTTP"),
        (
            Answer::CutOff {
                body: b"<CONSOLIDATED_LIST".to_vec(),
                missing: 50,
            },
            "cut off after 18",
        ),
        (
            Answer::Unfinished(un("2026-09-01", 101, REGIMES)),
            "cut off",
        ),
    ] {
        let mut bench = Bench::with_list();
        let good = File::new(un("2026-09-01", 101, REGIMES)).answer();
        bench.gives(&[trouble.clone(), trouble, good]);
        assert_eq!(bench.state(), UpdateState::Updated, "{reason}");
        assert_eq!(bench.waited.len(), 2, "{:?}", bench.waited);
        assert!(bench.waited[0].0.contains(reason), "{:?}", bench.waited);
    }
}

#[test]
fn lasting_trouble_is_told_and_changes_nothing() {
    let mut bench = Bench::with_list();
    for (answer, word, asked) in [
        (
            Answer::Status(500, vec![], vec![]),
            "answers 500, tried 3 times",
            3,
        ),
        (
            Answer::Status(404, vec![], b"<html>".to_vec()),
            "answers 404; check the address",
            1,
        ),
        (Answer::Status(403, vec![], vec![]), "answers 403", 1),
        (Answer::Status(204, vec![], vec![]), "answers 204", 1),
        // Nothing was asked conditionally.
        (Answer::Status(304, vec![], vec![]), "answers 304", 1),
        (Answer::Status(301, vec![], vec![]), "answers 301", 1),
        (
            Answer::Status(206, vec![], un("2026-09-01", 100, REGIMES)),
            "answers 206",
            1,
        ),
        (Answer::Reset, "the connection broke, tried 3 times", 3),
        (
            Answer::CutOff {
                body: un("2026-09-01", 100, REGIMES),
                missing: 1,
            },
            "cut off",
            3,
        ),
        (
            Answer::Unfinished(un("2026-09-01", 100, REGIMES)),
            "cut off",
            3,
        ),
        (Answer::EndlessHead, "does not speak HTTP", 3),
        (Answer::Endless, "larger than 1 MiB", 1),
        (
            Answer::CutOff {
                body: vec![],
                missing: 2 << 20,
            },
            "larger than 1 MiB",
            1,
        ),
    ] {
        bench.gives(&[answer]);
        bench.fails(false, word);
        assert_eq!(bench.publisher.asked().len(), asked, "{word}");
    }
    bench.recovers();
}

#[test]
fn nobody_there() {
    let mut bench = Bench::with_list();
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = free.local_addr().unwrap().port();
    drop(free);
    bench.sources =
        format!("[[source]]\nlist = \"un-sc\"\nfiles = [\"http://127.0.0.1:{port}/un.xml\"]\n");
    bench.fails(false, "tried 3 times; try again later");
}

#[test]
fn a_server_that_takes_its_time_is_given_up() {
    for answer in [
        Answer::Silent,
        Answer::Stuck(b"<CONSOLIDATED_LIST".to_vec()),
    ] {
        let mut bench = Bench::with_list();
        bench.limits.answer = Duration::from_millis(50);
        bench.limits.silence = Duration::from_millis(50);
        bench.gives(&[answer]);
        bench.fails(false, "tried 3 times");
    }
    for answer in [
        Answer::Trickle,
        Answer::Silent,
        Answer::Status(500, vec![], vec![]),
    ] {
        let mut bench = Bench::with_list();
        bench.limits.total = Duration::from_millis(150);
        bench.limits.attempts = 1000;
        bench.gives(&[answer]);
        bench.fails(false, "not there after");
        bench.limits.total = Duration::from_mins(1);
        bench.recovers();
    }
}

#[test]
fn a_server_that_asks_for_time_gets_it_within_bounds() {
    let asks = |wait: &str| Answer::Status(503, vec![("Retry-After", wait.to_owned())], vec![]);
    let mut bench = Bench::with_list();
    let good = File::new(un("2026-09-01", 100, REGIMES)).answer();
    bench.gives(&[asks("1"), good]);
    assert_eq!(bench.state(), UpdateState::Updated);
    assert_eq!(bench.waited[0].1, Duration::from_secs(1));
    bench.gives(&[asks("86400")]);
    bench.fails(false, "asks to wait 86400 seconds");
    assert!(bench.waited.is_empty());
    bench.gives(&[asks("Sun, 06 Nov 1994 08:49:37 GMT")]);
    bench.fails(false, "answers 503, tried 3 times");
}

#[test]
fn what_a_server_says_of_the_kind_decides_nothing() {
    let mut bench = Bench::with_list();
    let file = File::new(un("2026-09-01", 100, REGIMES));
    bench.gives(&[file.header("Content-Type", "text/html").answer()]);
    assert_eq!(bench.state(), UpdateState::Updated);
    // Packed for the way: the publisher's file is what was in it.
    let plain = un("2026-09-02", 100, REGIMES);
    let packed = File::new(gzip(&plain)).header("Content-Encoding", "gzip");
    bench.gives(&[packed.answer()]);
    let updated = bench.update().unwrap();
    assert_eq!(updated.info.sha256, vokter_lists::sha256_hex(&plain));
    let strange = File::new(plain).header("Content-Encoding", "br");
    bench.gives(&[strange.answer()]);
    bench.fails(false, "packs the file as `br`");
}

#[test]
fn redirects_lead_to_the_file_or_nowhere() {
    let redirect = |to: &str| Answer::Status(302, vec![("Location", to.to_owned())], vec![]);
    let mut bench = Bench::with_list();
    bench.gives(&[redirect("/moved/here.xml")]);
    bench
        .publisher
        .gives("/moved/here.xml", &[redirect("there.xml?signed=1")]);
    let file = File::new(un("2026-09-01", 100, REGIMES)).etag("x");
    bench
        .publisher
        .gives("/moved/there.xml?signed=1", &[file.answer()]);
    assert_eq!(bench.state(), UpdateState::Updated);
    assert_eq!(bench.state(), UpdateState::Unchanged);
    for (to, word) in [
        ("/un.xml", "more than 3 redirects"),
        (
            "http://example.org/un.xml",
            "redirects to what is not https",
        ),
        ("file:///etc/hostname", "redirects to what"),
        ("ftp://127.0.0.1/un.xml", "redirects to what"),
    ] {
        bench.gives(&[redirect(to)]);
        bench.fails(false, word);
    }
}

#[test]
fn a_token_goes_into_the_address_and_nowhere_else() {
    let mut bench = Bench::with_list();
    let address = bench.publisher.address("/un.xml?token={token}");
    bench.sources = format!(
        "[[source]]\nlist = \"un-sc\"\nfiles = [\"{address}\"]\ntoken = \"SOME_VARIABLE\"\n"
    );
    bench.fails(false, "set the environment variable SOME_VARIABLE");
    bench.publisher.asked();
    let error = bench.update_list("un-sc", Some("s3cret&x")).unwrap_err();
    assert_eq!(bench.publisher.asked()[0].path, "/un.xml?token=s3cret%26x");
    assert!(
        !format!("{error} {error:?}").contains("s3cret"),
        "{error:?}"
    );
    let good = File::new(un("2026-09-01", 100, REGIMES)).etag("a").answer();
    bench.publisher.gives("/un.xml?token=s3cret", &[good]);
    for state in [UpdateState::Updated, UpdateState::Unchanged] {
        assert_eq!(
            bench.update_list("un-sc", Some("s3cret")).unwrap().state,
            state
        );
    }
    for file in std::fs::read_dir(bench.shelf().path().join("un-sc")).unwrap() {
        let path = file.unwrap().path();
        let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
        assert!(!text.contains("s3cret"), "{}", path.display());
    }
}
