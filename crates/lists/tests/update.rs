//! Lists from a publisher with every fault: whatever happens, what was in force stays whole.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod publisher;

use std::io::Write;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::Duration;

use publisher::{Answer, File, Publisher, un};
use vokter_lists::fetch::{Client, Event, Limits, Sources};
use vokter_lists::{
    AcceptError, ImportOptions, Shelf, Standing, UpdateError, UpdateState, Updated, VersionState,
};

const REGIMES: &[&str] = &["Iran", "DPRK"];

/// A shelf, a publisher, and a source for each list that a test names.
struct Bench {
    folder: tempfile::TempDir,
    publisher: Publisher,
    limits: Limits,
    sources: String,
    /// What the last update waited for.
    waited: Vec<(String, Duration)>,
}

impl Bench {
    fn new() -> Self {
        let publisher = Publisher::open();
        let files = format!("\"{}\"", publisher.address("/un.xml"));
        Self {
            folder: tempfile::tempdir().unwrap(),
            publisher,
            limits: Limits {
                connect: Duration::from_secs(5),
                answer: Duration::from_secs(5),
                silence: Duration::from_secs(5),
                total: Duration::from_secs(60),
                attempts: 3,
                pause: Duration::from_millis(1),
                pause_max: Duration::from_millis(2000),
                bytes: 1 << 20,
                redirects: 3,
            },
            sources: format!("[[source]]\nlist = \"un-sc\"\nfiles = [{files}]\n"),
            waited: Vec::new(),
        }
    }

    /// With a version of 2026-08-01 and 100 parties in force.
    fn with_list() -> Self {
        let mut bench = Self::new();
        bench.gives(&[File::new(un("2026-08-01", 100, REGIMES)).answer()]);
        assert_eq!(bench.state(), UpdateState::Updated);
        bench.publisher.asked();
        bench
    }

    fn gives(&self, answers: &[Answer]) {
        self.publisher.gives("/un.xml", answers);
    }

    fn shelf(&self) -> Shelf {
        Shelf::at(&self.folder.path().join("data"))
    }

    fn sources(&self) -> Sources {
        let path = self.folder.path().join("sources.toml");
        std::fs::write(&path, &self.sources).unwrap();
        Sources::with_file(&path).unwrap()
    }

    fn update(&mut self) -> Result<Updated, UpdateError> {
        self.update_list("un-sc", None)
    }

    fn update_list(&mut self, list: &str, token: Option<&str>) -> Result<Updated, UpdateError> {
        self.waited.clear();
        let sources = self.sources();
        let client = Client::new(self.limits);
        let waited = &mut self.waited;
        let mut watch = |event: Event<'_>| {
            if let Event::Waiting { reason, pause } = event {
                waited.push((reason.to_owned(), pause));
            }
        };
        let source = sources.get(list).unwrap();
        Shelf::at(&self.folder.path().join("data")).update(source, token, &client, &mut watch)
    }

    #[track_caller]
    fn state(&mut self) -> UpdateState {
        self.update().unwrap().state
    }

    fn in_force(&self) -> String {
        let lists = self.shelf().in_force().unwrap();
        let shown = lists.iter().map(|list| {
            let info = &list.info;
            format!("{} {} {}", info.list, info.published, list.entities.len())
        });
        shown.collect::<Vec<_>>().join("; ")
    }

    /// The next update fails with these words, and what was in force is untouched.
    #[track_caller]
    fn fails(&mut self, is_refusal: bool, word: &str) {
        let before = self.in_force();
        let error = self.update().unwrap_err();
        let text = error.to_string();
        assert!(text.contains(word), "no `{word}` in: {text}");
        assert!(text.contains("/un.xml"), "no address in: {text}");
        assert!(!text.contains('\n'), "{text}");
        assert_eq!(error.is_refusal(), is_refusal, "{text}");
        assert_eq!(self.in_force(), before);
    }

    /// And the update after that is as if nothing had been.
    #[track_caller]
    fn recovers(&mut self) {
        self.gives(&[File::new(un("2026-09-01", 101, REGIMES)).answer()]);
        assert_eq!(self.state(), UpdateState::Updated);
        assert_eq!(self.in_force(), "un-sc 2026-09-01 101");
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn a_newer_version_takes_its_place() {
    let mut bench = Bench::with_list();
    assert_eq!(bench.in_force(), "un-sc 2026-08-01 100");
    assert_eq!(bench.state(), UpdateState::Unchanged);
    bench.gives(&[File::new(gzip(&un("2026-08-02", 95, REGIMES))).answer()]);
    let updated = bench.update().unwrap();
    assert_eq!(updated.state, UpdateState::Updated);
    assert_eq!(updated.previous.unwrap().records, 100);
    assert_eq!(bench.in_force(), "un-sc 2026-08-02 95");
    let versions = bench.shelf().status().unwrap().remove(0).versions;
    assert_eq!(versions.len(), 2);
    assert_eq!(versions[0].files, ["un.xml"]);
}

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
        (Answer::Endless, "larger than 1048576 bytes", 1),
        (
            Answer::CutOff {
                body: vec![],
                missing: 2 << 20,
            },
            "larger than 1048576 bytes",
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
        bench.limits.total = Duration::from_secs(60);
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
fn what_is_no_list_is_refused_with_what_was_seen() {
    let mut bench = Bench::with_list();
    let whole = un("2026-09-01", 100, REGIMES);
    let cut = &whole[..whole.len() / 2];
    for (body, word) in [
        (
            &b"<!DOCTYPE html><html><body>Maintenance</body></html>"[..],
            "HTML page",
        ),
        (b"", "empty file"),
        (b"{\"error\": 1}", "JSON"),
        (cut, "record"),
        (&gzip(&whole)[..400], "broken archive"),
        (&un("2026-09-01", 0, REGIMES), "no records"),
        (&un("2999-01-01", 100, REGIMES), "has not come yet"),
    ] {
        bench.gives(&[File::new(body).answer()]);
        bench.fails(true, word);
    }
    assert_eq!(bench.shelf().status().unwrap()[0].versions.len(), 1);
    bench.recovers();
}

#[test]
fn a_gzip_bomb_is_refused() {
    let mut bench = Bench::with_list();
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let block = vec![b' '; 1 << 20];
    for _ in 0..513 {
        encoder.write_all(&block).unwrap();
    }
    let bomb = encoder.finish().unwrap();
    assert!(bomb.len() < 1 << 20, "{}", bomb.len());
    bench.gives(&[File::new(bomb.clone()).answer()]);
    bench.fails(true, "when unpacked");
    // Or packed only for the way.
    bench.gives(&[File::new(bomb).header("Content-Encoding", "gzip").answer()]);
    bench.limits.attempts = 1;
    bench.fails(false, "when unpacked");
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
fn what_is_older_is_not_taken() {
    let mut bench = Bench::with_list();
    bench.gives(&[File::new(un("2026-07-31", 100, REGIMES)).answer()]);
    assert_eq!(bench.state(), UpdateState::Older);
    assert_eq!(bench.in_force(), "un-sc 2026-08-01 100");
    let status = bench.shelf().status().unwrap().remove(0);
    assert_eq!(status.versions.len(), 1);
    let kept = std::fs::read_dir(bench.shelf().path().join("un-sc")).unwrap();
    let kept = kept.filter(|f| {
        f.as_ref()
            .unwrap()
            .path()
            .extension()
            .is_some_and(|e| e == "gz")
    });
    assert_eq!(kept.count(), 1);
    // Older, shrunk: older is what is said, and nothing is kept aside.
    bench.gives(&[File::new(un("2026-07-30", 10, REGIMES)).answer()]);
    assert_eq!(bench.state(), UpdateState::Older);
    // Falling back to a version in history is falling back.
    bench.gives(&[File::new(un("2026-08-02", 100, REGIMES)).answer()]);
    assert_eq!(bench.state(), UpdateState::Updated);
    bench.gives(&[File::new(un("2026-08-01", 100, REGIMES)).answer()]);
    assert_eq!(bench.state(), UpdateState::Older);
    assert_eq!(bench.in_force(), "un-sc 2026-08-02 100");
}

#[test]
fn what_shrank_is_kept_aside_until_it_is_accepted() {
    let mut bench = Bench::with_list();
    bench.gives(&[File::new(un("2026-09-01", 89, REGIMES)).etag("s").answer()]);
    let refused = bench.update().unwrap();
    assert_eq!(refused.state, UpdateState::Refused);
    assert_eq!(refused.loss.unwrap().records, 11);
    assert_eq!(bench.in_force(), "un-sc 2026-08-01 100");
    // Again: still refused, kept aside once, and no tag hides it.
    assert_eq!(bench.state(), UpdateState::Refused);
    let status = bench.shelf().status().unwrap().remove(0);
    let states: Vec<VersionState> = status.versions.iter().map(|v| v.state).collect();
    assert_eq!(states, [VersionState::InForce, VersionState::Refused]);

    let sha = status.versions[1].sha256.clone();
    for digits in ["", "1234567", "not-hex!", &format!("{sha}0")] {
        let error = bench.shelf().accept(digits).unwrap_err();
        assert!(matches!(error, AcceptError::Digits(_)), "{error}");
    }
    let other = if sha.starts_with("00000000") {
        "11111111"
    } else {
        "00000000"
    };
    assert!(matches!(
        bench.shelf().accept(other),
        Err(AcceptError::NoSuch(_))
    ));
    let in_force = &status.versions[0].sha256[..8];
    assert!(matches!(
        bench.shelf().accept(in_force),
        Err(AcceptError::NoSuch(_))
    ));

    let accepted = bench.shelf().accept(&sha[..8].to_uppercase()).unwrap();
    assert_eq!(accepted.standing, Standing::InForce);
    assert_eq!(bench.in_force(), "un-sc 2026-09-01 89");
    assert!(matches!(
        bench.shelf().accept(&sha),
        Err(AcceptError::NoSuch(_))
    ));
    assert_eq!(bench.state(), UpdateState::Unchanged);
}

#[test]
fn a_lost_regime_is_a_loss_and_ten_percent_is_none() {
    let mut bench = Bench::with_list();
    bench.gives(&[File::new(un("2026-08-02", 100, &["DPRK"])).answer()]);
    let refused = bench.update().unwrap();
    assert_eq!(refused.state, UpdateState::Refused);
    assert_eq!(refused.loss.unwrap().regimes, ["Iran"]);
    bench.gives(&[File::new(un("2026-08-03", 90, REGIMES)).answer()]);
    assert_eq!(bench.state(), UpdateState::Updated);
    assert_eq!(bench.in_force(), "un-sc 2026-08-03 90");
    // What was kept aside is older by now: accepted, it is history.
    let status = bench.shelf().status().unwrap().remove(0);
    let aside = status
        .versions
        .iter()
        .find(|v| v.state == VersionState::Refused)
        .unwrap();
    let accepted = bench.shelf().accept(&aside.sha256).unwrap();
    assert_eq!(accepted.standing, Standing::History);
    assert_eq!(bench.in_force(), "un-sc 2026-08-03 90");
}

#[test]
fn another_list_behind_the_address_is_refused() {
    let mut bench = Bench::with_list();
    let address = bench.publisher.address("/un.xml");
    bench.sources += &format!("[[source]]\nlist = \"ca-sema\"\nfiles = [\"{address}\"]\n");
    let error = bench.update_list("ca-sema", None).unwrap_err();
    assert!(error.is_refusal());
    assert!(
        error.to_string().contains("this is the list un-sc"),
        "{error}"
    );
    assert_eq!(bench.in_force(), "un-sc 2026-08-01 100");
    assert!(!bench.shelf().path().join("ca-sema").exists());
}

#[test]
fn of_several_files_all_come_or_none() {
    let mut bench = Bench::with_list();
    let second = bench.publisher.address("/second.xml");
    bench.sources = bench
        .sources
        .replace("/un.xml\"", &format!("/un.xml\", \"{second}\""));
    bench.gives(&[File::new(un("2026-09-01", 100, REGIMES)).answer()]);
    bench
        .publisher
        .gives("/second.xml", &[Answer::Status(500, vec![], vec![])]);
    let error = bench.update().unwrap_err();
    assert!(
        error
            .to_string()
            .contains("/second.xml: the server answers 500"),
        "{error}"
    );
    assert_eq!(bench.in_force(), "un-sc 2026-08-01 100");
    // Two files that do not belong together are no version.
    bench.publisher.gives(
        "/second.xml",
        &[File::new(un("2026-09-02", 100, REGIMES)).answer()],
    );
    bench.fails(true, "several lists");
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

#[test]
fn an_update_waits_for_no_import() {
    let mut bench = Bench::with_list();
    let lock = std::fs::File::create(bench.shelf().path().join("lock")).unwrap();
    lock.lock().unwrap();
    bench.gives(&[File::new(un("2026-09-01", 100, REGIMES)).answer()]);
    let error = bench.update().unwrap_err();
    assert!(
        error.to_string().contains("another import is at work"),
        "{error}"
    );
    drop(lock);
    bench.recovers();
}

#[test]
fn old_versions_go_when_asked_and_never_the_one_in_force() {
    let mut bench = Bench::with_list();
    for day in 2..=5 {
        bench.gives(&[File::new(un(&format!("2026-08-0{day}"), 100, REGIMES)).answer()]);
        assert_eq!(bench.state(), UpdateState::Updated);
    }
    for day in 6..=7 {
        bench.gives(&[File::new(un(&format!("2026-08-0{day}"), 10, REGIMES)).answer()]);
        assert_eq!(bench.state(), UpdateState::Refused);
    }
    let folder = bench.shelf().path().join("un-sc");
    std::fs::write(folder.join("0000.gz"), "left by a crash").unwrap();
    std::fs::write(folder.join(".unfinished-x.gz"), "left by a crash").unwrap();
    let kept = || -> Vec<PathBuf> {
        let files = std::fs::read_dir(&folder)
            .unwrap()
            .map(|f| f.unwrap().path());
        files
            .filter(|path| path.extension().is_some_and(|e| e == "gz"))
            .collect()
    };
    let keep = |keep| NonZeroUsize::new(keep).unwrap();
    let pruned = bench.shelf().prune("un-sc", keep(100)).unwrap();
    assert_eq!((pruned.kept, pruned.dropped.len(), pruned.files), (5, 0, 1));
    assert_eq!(kept().len(), 7);
    let pruned = bench.shelf().prune("un-sc", keep(2)).unwrap();
    assert_eq!((pruned.kept, pruned.dropped.len(), pruned.files), (2, 3, 3));
    let pruned = bench.shelf().prune("un-sc", keep(1)).unwrap();
    assert_eq!((pruned.kept, pruned.dropped.len(), pruned.files), (1, 2, 2));
    assert_eq!(kept().len(), 2);
    assert_eq!(bench.in_force(), "un-sc 2026-08-05 100");
    // What was kept aside and is older than what is in force is of no use any more.
    bench.gives(&[File::new(un("2026-08-09", 100, REGIMES)).answer()]);
    assert_eq!(bench.state(), UpdateState::Updated);
    bench.shelf().prune("un-sc", keep(1)).unwrap();
    assert_eq!(kept().len(), 1);
    assert_eq!(bench.in_force(), "un-sc 2026-08-09 100");
    assert!(bench.shelf().prune("no-list", keep(1)).is_err());
}

#[test]
fn a_file_that_two_versions_share_stays() {
    let bench = Bench::new();
    let path = bench.folder.path().join("un.xml");
    std::fs::write(&path, un("2026-08-01", 100, REGIMES)).unwrap();
    for day in ["2026-08-01", "2026-08-02"] {
        let options = ImportOptions {
            published: Some(day.parse().unwrap()),
            ..ImportOptions::default()
        };
        bench
            .shelf()
            .import(std::slice::from_ref(&path), &options)
            .unwrap();
    }
    assert_eq!(bench.shelf().status().unwrap()[0].versions.len(), 2);
    let pruned = bench.shelf().prune("un-sc", NonZeroUsize::MIN).unwrap();
    assert_eq!((pruned.kept, pruned.files), (1, 0));
    assert_eq!(bench.in_force(), "un-sc 2026-08-02 100");
}
