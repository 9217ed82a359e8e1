//! Makes the generated tables and test data of Vokter, from data that the repository does not hold.
//!
//! `cargo xtask rarity|nicknames|legal-forms|han|countries|train [--check]` writes tables into
//! `crates/names/tables` and `crates/entities/tables`, or with `--check` says whether the committed ones are what the command would write.
//! `cargo xtask pictures [--check]` draws the pictures of `docs/matching.md`.
//! `cargo xtask held-out --out FILE` writes labelled pairs of names from lists that train no table.
//! `cargo xtask disguise --parties N --seed N --out FILE` writes listed parties as evaders and clerks write them.
//! `cargo xtask customers --rows N --seed N --out FILE` writes a made customer file.
//! `cargo xtask collection --entities N --seed N --out FILE` writes a made FollowTheMoney collection.
//! The data is found through `VOKTER_SHARED`, a folder with `names/` and `lists/`.
#![expect(
    clippy::print_stderr,
    reason = "a command for developers speaks on standard error"
)]

mod countries;
mod customers;
mod disguise;
mod han;
mod latin;
mod legal_forms;
mod nicknames;
mod options;
mod pictures;
mod random;
mod rarity;
mod source;
mod tables;
mod train;

use std::process::ExitCode;

use tables::Tables;

const USAGE: &str =
    "usage: cargo xtask rarity|nicknames|legal-forms|han|countries|train|pictures [--check]
       cargo xtask customers [--rows N] [--seed N] --out FILE
       cargo xtask disguise [--parties N] [--seed N] [--facts none|mixed|slipped] --out FILE
       cargo xtask held-out --out FILE
       cargo xtask collection [--entities N] [--seed N] --out FILE";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match arguments[..] {
        [command] => make(command, false),
        [command, "--check"] => make(command, true),
        ["customers", ref options @ ..] => customers::run(options),
        ["disguise", ref options @ ..] => disguise::run(options),
        ["held-out", "--out", out] => train::held_out::run(out),
        ["collection", ref options @ ..] => customers::collection::run(options),
        _ => Err(USAGE.to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}

fn make(command: &str, check: bool) -> Result<(), String> {
    let tables = Tables { check };
    match command {
        "rarity" => rarity::run(tables),
        "train" => train::run(tables),
        "nicknames" => nicknames::run(tables),
        "legal-forms" => legal_forms::run(tables),
        "countries" => countries::run(tables),
        "pictures" => pictures::run(check),
        "han" => han::han(&tables::folder(), check),
        _ => Err(USAGE.to_owned()),
    }
}
