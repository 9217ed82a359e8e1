//! The parties of two publishers' own lists, as a sample of names: OFAC's SDN list and OFSI's
//! consolidated list. A party counts once for each token, however many names of it bear the token.

use std::collections::{BTreeMap, BTreeSet};

use vokter_names::words::{Particle, lookup};

use super::{Shares, countries, tokens};
use crate::{latin, source};

/// One listed party, as far as it trains a table.
pub(super) struct Party {
    /// 0 for OFAC, 1 for OFSI: one party may be on both lists.
    pub(super) list: usize,
    pub(super) person: bool,
    /// Country and regime: relatives and sister companies share both.
    pub(super) circle: String,
    country: Option<&'static str>,
    pub(super) family: BTreeSet<String>,
    pub(super) other: BTreeSet<String>,
}

/// A token with fewer bearers than this points to a party.
const BEARERS_MIN: f64 = 3.0;
/// What a sample of a culture's names is padded with, so that a small one doesn't say too much.
const PADDING: f64 = 100.0;
/// Cultures whose open data count nearly every family name: there the lists would only add the
/// names of listed families.
const COUNTED: &[&str] = &["slavic", "japanese", "anglo", "germanic", "nordic"];

pub(super) fn parties() -> Result<Vec<Party>, String> {
    let mut parties = ofac()?;
    parties.append(&mut ofsi()?);
    Ok(parties)
}

fn ofac() -> Result<Vec<Party>, String> {
    let mut parties = Vec::new();
    for row in source::records("lists/us-ofac-sdn-2024-05-03.csv.gz")? {
        let [_, name, kind, program, .., remarks] = row.as_slice() else {
            continue;
        };
        let person = kind == "individual";
        let fact = |label: &str| {
            let found = remarks
                .split(';')
                .map(str::trim)
                .find_map(|remark| remark.strip_prefix(label))?;
            countries::named(found.rsplit(',').next()?)
        };
        let country = fact("nationality ")
            .or_else(|| fact("citizen "))
            .or_else(|| fact("POB "))
            .or_else(|| countries::named(program));
        let (family, other) = match name.split_once(", ") {
            Some((family, other)) if person => (tokens(family), tokens(other)),
            _ if person => (BTreeSet::new(), tokens(name)),
            _ => (BTreeSet::new(), words(name)),
        };
        let circle = format!(
            "{} {}",
            country.unwrap_or_default(),
            program.split(']').next().unwrap_or_default()
        );
        parties.push(Party {
            list: 0,
            person,
            circle,
            country,
            family,
            other,
        });
    }
    Ok(parties)
}

fn ofsi() -> Result<Vec<Party>, String> {
    let mut groups = BTreeMap::<String, Party>::new();
    let mut columns = Vec::new();
    for row in source::records("lists/gb-ofsi-conlist-2025-04-10.csv.gz")? {
        if columns.is_empty() {
            if row.first().is_some_and(|cell| cell == "Name 6") {
                columns = row;
            }
            continue;
        }
        let cell = |name: &str| {
            let place = columns.iter().position(|column| column == name);
            place
                .and_then(|place| row.get(place))
                .map_or("", String::as_str)
        };
        let party = groups
            .entry(cell("Group ID").to_owned())
            .or_insert_with(|| {
                let places = [
                    cell("Nationality"),
                    cell("Country of Birth"),
                    cell("Regime"),
                ];
                let country = places.into_iter().find_map(countries::named);
                Party {
                    list: 1,
                    person: cell("Group Type") == "Individual",
                    circle: format!("{} {}", country.unwrap_or_default(), cell("Regime")),
                    country,
                    family: BTreeSet::new(),
                    other: BTreeSet::new(),
                }
            });
        let read = if party.person { tokens } else { words };
        party.family.append(&mut read(cell("Name 6")));
        for name in ["Name 1", "Name 2", "Name 3", "Name 4", "Name 5"] {
            party.other.append(&mut read(cell(name)));
        }
    }
    Ok(groups.into_values().collect())
}

/// The words of a body's name.
fn words(name: &str) -> BTreeSet<String> {
    latin::words(name, 2).into_iter().flatten().collect()
}

/// What is known of one token among the persons of one culture on one list.
#[derive(Default)]
struct Bearers<'a> {
    given: f64,
    family: f64,
    circles: BTreeSet<&'a str>,
}

/// Raises the shares by what the listed persons of a culture are called.
pub(super) fn persons(parties: &[Party], known: &BTreeSet<String>, shares: &mut Shares) {
    let mut all = BTreeMap::<(usize, &'static str), f64>::new();
    let mut bearers = BTreeMap::<(usize, &'static str, &str), Bearers<'_>>::new();
    for party in parties.iter().filter(|party| party.person) {
        let Some((culture, _)) = party.country.and_then(countries::country) else {
            continue;
        };
        *all.entry((party.list, culture)).or_default() += 1.0;
        for token in party.family.union(&party.other) {
            let found = bearers.entry((party.list, culture, token)).or_default();
            found.circles.insert(&party.circle);
            if party.other.contains(token) {
                found.given += 1.0;
            } else {
                found.family += 1.0;
            }
        }
    }
    for ((list, culture, token), found) in bearers {
        let counted = COUNTED.contains(&culture);
        // Fighters go by *Abu* more often than customers do.
        if lookup(token).particle == Some(Particle::Kunya) {
            continue;
        }
        if found.given + found.family < BEARERS_MIN || (counted && !known.contains(token)) {
            continue;
        }
        // Relatives share a family name and a regime: a second circle is what shows that the name
        // is common.
        let circles = found.circles.len() as f64;
        let families = if counted {
            0.0
        } else {
            (circles - 1.0).min(found.family) + 0.15 * found.family
        };
        let given = if found.given < BEARERS_MIN {
            0.0
        } else {
            found.given - 0.75
        };
        let effective = given + families;
        if known.contains(token) || effective >= 1.5 {
            shares.raise(
                culture,
                token,
                effective / (all[&(list, culture)] + PADDING),
            );
        }
    }
}
