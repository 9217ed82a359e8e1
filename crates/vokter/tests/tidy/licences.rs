//! Under which licences dependencies come in.

use std::process::Command;

use super::{none, root};

/// Licences under which a dependency may come in.
const LICENCES: &[&str] = &[
    "MIT",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
    "0BSD",
    "CC0-1.0",
    "BSL-1.0",
    "CDLA-Permissive-2.0",
];

/// Whether an SPDX expression can be met with allowed licences alone: AND binds closer than OR.
fn is_allowed(expression: &str) -> bool {
    fn any(words: &mut std::iter::Peekable<std::vec::IntoIter<String>>) -> bool {
        let mut allowed = all(words);
        while words.next_if(|word| word == "OR" || word == "/").is_some() {
            allowed |= all(words);
        }
        allowed
    }
    fn all(words: &mut std::iter::Peekable<std::vec::IntoIter<String>>) -> bool {
        let mut allowed = one(words);
        while words.next_if(|word| word == "AND").is_some() {
            allowed &= one(words);
        }
        allowed
    }
    fn one(words: &mut std::iter::Peekable<std::vec::IntoIter<String>>) -> bool {
        if words.next_if(|word| word == "(").is_some() {
            let allowed = any(words);
            return allowed & (words.next().as_deref() == Some(")"));
        }
        let named = words.next().unwrap_or_default();
        let mut allowed = LICENCES.contains(&named.as_str());
        if words.next_if(|word| word == "WITH").is_some() {
            // An exception is another licence: the list would have to name it.
            words.next();
            allowed = false;
        }
        allowed
    }
    let spaced = expression
        .replace('(', " ( ")
        .replace(')', " ) ")
        .replace('/', " / ");
    let words: Vec<String> = spaced.split_whitespace().map(str::to_owned).collect();
    let mut words = words.into_iter().peekable();
    any(&mut words) && words.next().is_none()
}

#[test]
fn licence_expressions_are_read_right() {
    for (expression, allowed) in [
        ("MIT OR Apache-2.0", true),
        ("MIT/Apache-2.0", true),
        ("(MIT OR GPL-3.0-only) AND Unicode-3.0", true),
        ("MIT AND GPL-3.0-only", false),
        ("GPL-3.0-only OR LGPL-2.1", false),
        ("Apache-2.0 WITH LLVM-exception OR MIT", true),
        ("Apache-2.0 WITH LLVM-exception", false),
        ("(MIT", false),
        ("", false),
    ] {
        assert_eq!(is_allowed(expression), allowed, "{expression}");
    }
}

/// What cargo says of the packages of the workspace, with further arguments.
pub(super) fn packages(further: &[&str]) -> Vec<serde_json::Value> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| env!("CARGO").into());
    let output = Command::new(cargo)
        .args(["metadata", "--locked", "--format-version", "1"])
        .args(further)
        .arg("--manifest-path")
        .arg(root().join("Cargo.toml"))
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo metadata: {told}");
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap().clone();
    assert!(
        packages.len() > 50,
        "cargo metadata names only {} packages",
        packages.len()
    );
    packages
}

#[test]
fn every_dependency_has_an_allowed_licence() {
    let mut faults = Vec::new();
    for package in packages(&["--all-features"]) {
        let licence = package["license"].as_str().unwrap_or("none stated");
        if !is_allowed(licence) {
            faults.push(format!(
                "{} {}: {licence}",
                package["name"], package["version"]
            ));
        }
    }
    none("a dependency's licence is on the list LICENCES", &faults);
}
