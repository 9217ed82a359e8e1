//! `customers`: a made customer file of innocent people and companies of many countries.
//!
//! Names are drawn by their frequency from the openly licensed names; the file is the same, byte
//! for byte, for the same seed and the same data. It is for measuring false alarms and is never
//! committed. `vokter evaluate --parties` reads it, too, as people whom no list names, and tells
//! whom it bothers by the culture of their names. The rarity tables are made from the same names, and most countries give only their
//! commonest, so alarms counted on this file are fewer than a real customer base would raise, and a
//! comparison of cultures by it is no evidence of fairness. A made person may by chance be called like a listed one: that is what is measured.

pub(crate) mod collection;
mod companies;
mod people;

use std::fs::File;
use std::io::{BufWriter, Write};

use crate::options::Options;
use crate::random::Random;
use crate::rarity::countries;
use people::People;

/// Companies among the customers, per cent.
const COMPANIES: u64 = 8;
/// First and last year of birth.
const BORN: (u64, u64) = (1935, 2006);
/// What stands in the place of a culture for companies.
const BODIES: &str = "bodies";
/// Days of each month; the 29 of February needs no thought here.
const DAYS: [u64; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// Writes the file as the options say.
pub(crate) fn run(options: &[&str]) -> Result<(), String> {
    let known = "--rows N, --seed N, --out FILE";
    let options = Options::read("customers", known, options)?;
    let rows = options.number("--rows", 100_000)?;
    let seed = options.number("--seed", 7)?;
    let out = options.out()?;
    let people = People::read()?;
    let problem = |error: std::io::Error| format!("{out}: {error}");
    let mut file = BufWriter::new(File::create(out).map_err(problem)?);
    file.write_all(
        b"id,name,schema,birth_date,country,category,expected_list,expected_reference\n",
    )
    .map_err(problem)?;
    let mut random = Random(seed);
    for id in 1..=rows {
        let country = people.country(&mut random);
        let row = if random.percent(COMPANIES) {
            let name = companies::name(&people, country, &mut random);
            format!(
                "c{id},{},Company,,{},{BODIES},,\n",
                cell(&name),
                country.to_lowercase()
            )
        } else {
            let name = people.name(country, &mut random);
            format!(
                "c{id},{},Person,{},{},{},,\n",
                cell(&name),
                birth_date(&mut random),
                country.to_lowercase(),
                culture(country),
            )
        };
        file.write_all(row.as_bytes()).map_err(problem)?;
    }
    file.flush().map_err(problem)
}

/// The culture of naming that a country's people belong to.
fn culture(country: &str) -> &'static str {
    countries::country(country).map_or("other", |(culture, _)| culture)
}

fn birth_date(random: &mut Random) -> String {
    let year = BORN.0 + random.below(BORN.1 - BORN.0 + 1);
    let month = random.below(12);
    format!(
        "{year}-{:02}-{:02}",
        month + 1,
        random.below(DAYS[month as usize]) + 1
    )
}

/// A cell of the file, quoted where it must be.
fn cell(text: &str) -> String {
    if text.contains([',', '"', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}
