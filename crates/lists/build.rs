//! Lists the starter files, so that a new one in `data/starter` is embedded without a second
//! place to name it.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../../data/starter");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let name = entry?
            .file_name()
            .into_string()
            .map_err(|_| "a starter file's name is no UTF-8")?;
        if name.strip_suffix(".toml").is_some() {
            names.push(name);
        }
    }
    // The order is part of the starter list's hash.
    names.sort();
    let mut code = String::from("&[\n");
    for name in names {
        let path = folder.join(&name);
        writeln!(
            code,
            "    ({name:?}, include_str!({:?})),",
            path.display().to_string()
        )?;
    }
    code.push_str("]\n");
    fs::write(
        PathBuf::from(env::var("OUT_DIR")?).join("starter_sources.rs"),
        code,
    )?;
    Ok(())
}
