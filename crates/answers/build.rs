//! Names the engine by its sources, so that an index which another engine made is known as such
//! also between releases: a reader, a table or a layout that changed changes the number.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// What decides which entities a list has, what a name becomes and how an index is laid out.
const SOURCES: &[&str] = &[
    "crates/entities/src",
    "crates/entities/tables",
    "crates/names/src",
    "crates/names/tables",
    "crates/lists/src",
    "crates/screening/src",
    "crates/answers/src/kept_index",
    "data/starter",
    // Unicode's tables come with dependencies.
    "Cargo.lock",
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../..");
    let mut files = Vec::new();
    for source in SOURCES {
        let path = root.join(source);
        println!("cargo::rerun-if-changed={}", path.display());
        gather(&path, &mut files)?;
    }
    files.sort();
    let mut sum = Sum::default();
    for file in files {
        let content = fs::read(&file)?;
        let name = file.strip_prefix(&root)?.to_string_lossy().into_owned();
        sum.add(format!("{name} {}\n", content.len()).as_bytes());
        sum.add(&content);
    }
    println!("cargo::rustc-env=VOKTER_ENGINE_SOURCES={:016x}", sum.0);
    Ok(())
}

fn gather(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            gather(&entry?.path(), files)?;
        }
    } else {
        files.push(path.to_owned());
    }
    Ok(())
}

/// FNV-1a, 64 bits: nobody is kept out by it, two builds are told apart.
struct Sum(u64);

impl Default for Sum {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Sum {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
