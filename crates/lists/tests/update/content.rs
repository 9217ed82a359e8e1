//! What came, and whether it takes effect.

use std::io::Write;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use vokter_lists::{AcceptError, ImportOptions, Standing, UpdateState, VersionState};

use crate::bench::{Bench, REGIMES, gzip};
use crate::publisher::{Answer, File, un};

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
    bench.fails(true, "larger than 200 times its size");
    // Or packed only for the way.
    bench.gives(&[File::new(bomb).header("Content-Encoding", "gzip").answer()]);
    bench.limits.attempts = 1;
    bench.fails(false, "larger than 1 MiB");
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
    let other = format!("[[source]]\nlist = \"ca-sema\"\nfiles = [\"{address}\"]\n");
    bench.sources.push_str(&other);
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
