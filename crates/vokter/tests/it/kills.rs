//! The program is killed at random instants while it updates, imports and prunes: the next start
//! has the old version whole or the new one whole, and nothing in the way of the next update.
//!
//! `VOKTER_KILLS=200 cargo test -p vokter --test it kills` for a long run.

use std::collections::BTreeSet;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::publisher::{File, Publisher, un};
use crate::run::House;

/// How often, unless `VOKTER_KILLS` says.
const KILLS: usize = 20;

/// Parties of each version: enough for the writing to take a while.
const PARTIES: usize = 3000;

/// A sequence that looks random and is the same in each run (Knuth's constants); the instants
/// themselves differ with the machine.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound.max(1)
    }
}

struct Bench {
    house: House,
    publisher: Publisher,
    sources: String,
}

impl Bench {
    fn start(&self, arguments: &[&str]) -> Child {
        Command::new(assert_cmd::cargo::cargo_bin!("vokter"))
            .args(arguments)
            .env_clear()
            .env("HOME", self.house.path(""))
            .env("XDG_DATA_HOME", self.house.path("data"))
            .env("VOKTER_SOURCES", &self.sources)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    }

    /// Whether files lie in the list's folder that were being written, or that no version names.
    fn is_in_the_midst(&self) -> bool {
        let folder = self.house.path("data/vokter/lists/un-sc");
        let files = std::fs::read_dir(folder).unwrap();
        let names: Vec<String> = files
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .collect();
        let manifest = self.house.path("data/vokter/lists/un-sc/manifest.json");
        let manifest = std::fs::read_to_string(manifest).unwrap();
        let is_orphan = |name: &String| name.len() > 64 && !manifest.contains(name.as_str());
        names.iter().any(|name| name.starts_with(".unfinished")) || names.iter().any(is_orphan)
    }

    /// The version in force and all that are there, each verified by the program.
    #[track_caller]
    fn versions(&self) -> (String, BTreeSet<String>) {
        let said = self.house.run(&["lists", "--json"]);
        assert_eq!(said.code, 0, "{said:?}");
        let lists = said.json();
        assert_eq!(lists[0]["list"], "un-sc", "{lists}");
        assert_eq!(lists[0]["records"], PARTIES, "{lists}");
        let versions = lists[0]["versions"].as_array().unwrap();
        let names = versions.iter().map(|version| {
            assert_ne!(version["state"], "corrupt", "{lists}");
            version["version"].as_str().unwrap().to_owned()
        });
        (
            lists[0]["version"].as_str().unwrap().to_owned(),
            names.collect(),
        )
    }
}

/// The day of the n-th version.
fn day(n: usize) -> String {
    format!("20{:02}-{:02}-{:02}", n / 336, n / 28 % 12 + 1, n % 28 + 1)
}

#[test]
fn a_kill_at_any_instant_leaves_the_old_or_the_new() {
    let kills = std::env::var("VOKTER_KILLS").ok();
    let kills = kills.and_then(|kills| kills.parse().ok()).unwrap_or(KILLS);
    let house = House::new();
    let publisher = Publisher::open();
    let sources = house.file(
        "sources.toml",
        format!(
            "built_in = false\n[[source]]\nlist = \"un-sc\"\nfiles = [\"{}\"]\n",
            publisher.address("/un.xml")
        ),
    );
    let bench = Bench {
        house,
        publisher,
        sources,
    };
    let gives = |n: usize| {
        let body = un(&day(n), PARTIES, &["DPRK"]);
        let file = bench.house.file("un.xml", &body);
        let answer = File::new(body).etag(&n.to_string()).answer();
        bench.publisher.gives("/un.xml", &[answer]);
        file
    };
    // How long each takes when nobody kills it.
    gives(0);
    let begun = Instant::now();
    assert!(bench.start(&["lists", "update"]).wait().unwrap().success());
    let whole = begun.elapsed().as_micros() as u64;
    // When about the new version counts: most kills are to fall around that instant, and it is
    // found by the kills themselves, since the machine may be busy.
    let mut turn = whole / 2;
    let mut known = bench.versions().1;
    let mut chance = Chance(4);
    let (mut old, mut new, mut late, mut midst) = (0, 0, 0, 0);
    for n in 1..=kills {
        let file = gives(n);
        let before = bench.versions().0;
        let arguments: &[&str] = if n % 3 == 0 {
            &["lists", "import", &file]
        } else {
            &["lists", "update"]
        };
        let mut child = bench.start(arguments);
        let instant = match n % 4 {
            0 => chance.below(whole),
            _ => turn / 2 + chance.below(turn),
        };
        std::thread::sleep(Duration::from_micros(instant));
        let _ = child.kill();
        if child.wait().unwrap().success() {
            late += 1;
        }
        midst += usize::from(bench.is_in_the_midst());
        let (in_force, versions) = bench.versions();
        assert!(versions.is_superset(&known), "kill {n} lost a version");
        if in_force == before {
            old += 1;
            turn = (turn + turn / 16).min(whole * 4);
            assert_eq!(versions, known, "kill {n}: half a version");
        } else {
            new += 1;
            turn = (turn - turn / 16).max(100);
            assert!(in_force.starts_with(&day(n)), "kill {n}: {in_force}");
        }
        // Nothing is in the way of the next one.
        let next = bench
            .house
            .run(&["lists", "update", "--sources", &bench.sources, "--json"]);
        assert_eq!(next.code, 0, "kill {n}: {next:?}");
        let (in_force, versions) = bench.versions();
        assert!(in_force.starts_with(&day(n)), "kill {n}: {in_force}");
        assert_eq!(versions.len(), known.len() + 1, "kill {n}");
        known = versions;
        // So that the versions do not pile up over a long run; killed half the time, too.
        if n % 10 == 0 {
            let mut child = bench.start(&["lists", "prune", "--keep", "3"]);
            if n % 20 == 0 {
                std::thread::sleep(Duration::from_micros(chance.below(whole)));
                let _ = child.kill();
            }
            child.wait().unwrap();
            let (after, versions) = bench.versions();
            assert_eq!(after, in_force, "pruning {n}");
            assert!(
                versions == known || versions.len() == 3,
                "pruning {n}: {versions:?}"
            );
            known = versions;
        }
    }
    println!(
        "{kills} kills: {old} left the old version, {new} the new one; {midst} came in the midst of writing, {late} too late"
    );
    assert_eq!(old + new, kills);
}
