//! Where the checks against the real lists find them: the folder that `VOKTER_SHARED` names.
//!
//! A check that cannot find its files fails; it never passes by having looked at nothing.

mod coverage;

use std::path::PathBuf;

pub use coverage::Coverage;

use vokter_entities::Entity;

/// The main set of the lists' README, which is what a figure means that speaks of all lists.
pub const MAIN_SET: [&str; 7] = [
    "un-consolidated-2026-08-01.xml.gz",
    "us-ofac-sdn-2021-03-10.xml.gz",
    "us-ofac-cons-2026-01-08.xml.gz",
    "eu-fsf-full-1_1-2021-03-02.xml.gz",
    "gb-ofsi-conlist-2025-04-10.csv.gz",
    "ca-sema-2025-03-20.xml.gz",
    "au-dfat-regulation8-2026-07-23.xlsx",
];

/// A file under the shared folder.
///
/// # Panics
/// When `VOKTER_SHARED` is not set or the file is missing: the check must fail then.
pub fn shared(path: &str) -> PathBuf {
    let Some(folder) = std::env::var_os("VOKTER_SHARED") else {
        panic!(
            "VOKTER_SHARED is not set: set it to the folder that holds lists/, with the publishers' real files"
        );
    };
    let file = PathBuf::from(folder).join(path);
    assert!(
        file.exists(),
        "{} is missing: VOKTER_SHARED must hold the real files",
        file.display()
    );
    file
}

/// A real list by its file's name, and how long it took to read.
///
/// # Panics
/// When the file is missing or cannot be read.
pub fn list(file: &str) -> (vokter_lists::Publication, std::time::Duration) {
    let path = shared(&format!("lists/{file}"));
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let start = std::time::Instant::now();
    let list = vokter_lists::read(&path, &bytes).unwrap_or_else(|error| panic!("{error}"));
    (list, start.elapsed())
}

/// The parties of the newest UN list.
///
/// # Panics
/// When the file is missing or cannot be read.
pub fn un_parties() -> Vec<Entity> {
    let path = shared("lists/un-consolidated-2026-08-01.xml.gz");
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    vokter_lists::read(&path, &bytes)
        .unwrap_or_else(|error| panic!("{error}"))
        .entities
}

/// Reproducible numbers for made queries (xorshift, Marsaglia 2003).
pub struct Dice(u64);

impl Dice {
    /// A row of numbers that depends on the seed alone.
    pub fn new(seed: u64) -> Self {
        Self(seed ^ 0x9e37_79b9_7f4a_7c15)
    }

    /// A number below `sides`, which must not be zero.
    pub fn below(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }
}
