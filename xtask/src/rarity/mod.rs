//! `rarity.tsv` and `rarity-body.tsv`: how seldom an unrelated customer bears a token.
//!
//! Persons: the openly licensed names by country, the registers of Russian and Japanese names, the
//! shares written by hand in `rarity-extra.tsv`, and the persons of two publishers' own lists, who
//! are taken as a sample of their culture's names. Bodies: the organisations and ships of the
//! same two lists. What comes from other lists never trains a table, so that they can test it.

mod bodies;
pub(crate) mod countries;
mod lists;
mod open_names;

use std::collections::{BTreeMap, BTreeSet};

use vokter_names::rarity::folded;

use crate::latin;
use crate::tables::{Tables, hand_written};

/// A culture gives a token no cell if fewer than one person in 2^15.5 bears it: what is not in the
/// table is taken as rarer still.
const BITS_MAX: f64 = 15.5;
/// Where the frequent tokens of a culture end, so that the table stays small.
const TOKENS_MAX: usize = 2500;
/// Russian names come in the most spellings and with the best counts.
const SLAVIC_TOKENS_MAX: usize = 5500;

/// The share of a culture's persons that bear a token.
#[derive(Default)]
struct Shares(BTreeMap<String, BTreeMap<&'static str, f64>>);

impl Shares {
    /// Another source's figure for a folded token; the largest counts, so that a common name is
    /// never called rare.
    fn raise(&mut self, culture: &'static str, token: &str, share: f64) {
        let cell = self
            .0
            .entry(token.to_owned())
            .or_default()
            .entry(culture)
            .or_default();
        *cell = cell.max(share);
    }
}

/// Writes both tables.
pub(crate) fn run(tables: Tables) -> Result<(), String> {
    let mut shares = Shares::default();
    open_names::by_country(&mut shares)?;
    open_names::russian(&mut shares)?;
    open_names::japanese(&mut shares)?;
    let known: BTreeSet<String> = shares.0.keys().cloned().collect();
    let parties = lists::parties()?;
    lists::persons(&parties, &known, &mut shares);
    written_by_hand(&mut shares)?;
    tables.put(
        "rarity.tsv",
        "-log2 of the share of a culture's persons that bear a token, in hundredths of a bit. From openly licensed names (sigpwned/popular-names-by-country-dataset, CC0; russiannames, BSD-3-Clause; japanese-personal-name-dataset, MIT), rarity-extra.tsv, and the persons of OFAC's SDN list of 2024-05-03 and OFSI's list of 2025-04-10; made by `cargo xtask rarity`.",
        rows(&frequent(shares)),
    )?;
    bodies::run(tables, &parties)
}

fn written_by_hand(shares: &mut Shares) -> Result<(), String> {
    for row in hand_written("rarity-extra.tsv")? {
        let wrong = || format!("rarity-extra.tsv: `{row}` is not culture, per cent, tokens");
        let [culture, percent, tokens] = row.split('\t').collect::<Vec<_>>()[..] else {
            return Err(wrong());
        };
        let culture = countries::culture(culture).ok_or_else(wrong)?;
        let percent: f64 = percent.parse().map_err(|_| wrong())?;
        for token in tokens.split(' ') {
            shares.raise(culture, &folded(token), percent / 100.0);
        }
    }
    Ok(())
}

/// The most frequent tokens of each culture.
fn frequent(mut shares: Shares) -> Shares {
    let mut by_culture = BTreeMap::<&str, Vec<f64>>::new();
    for cells in shares.0.values() {
        for (culture, share) in cells {
            by_culture.entry(culture).or_default().push(*share);
        }
    }
    let least: BTreeMap<&str, f64> = by_culture
        .into_iter()
        .map(|(culture, mut all)| {
            all.sort_by(|a, b| b.total_cmp(a));
            let most = if culture == "slavic" {
                SLAVIC_TOKENS_MAX
            } else {
                TOKENS_MAX
            };
            (
                culture,
                all.get(most)
                    .copied()
                    .unwrap_or(0.0)
                    .max((-BITS_MAX).exp2()),
            )
        })
        .collect();
    shares.0.retain(|token, cells| {
        let keep = cells.iter().any(|(culture, share)| *share > least[culture]);
        cells.retain(|_, share| *share > (-BITS_MAX).exp2());
        keep && !token.is_empty() && token.bytes().all(|b| b.is_ascii_lowercase())
    });
    shares
}

fn rows(shares: &Shares) -> Vec<String> {
    let cell = |(culture, share): (&&str, &f64)| format!("{culture}={}", hundredths(*share));
    shares
        .0
        .iter()
        .map(|(token, cells)| {
            format!(
                "{token}\t{}",
                cells.iter().map(cell).collect::<Vec<_>>().join(",")
            )
        })
        .collect()
}

fn hundredths(share: f64) -> i64 {
    (-share.log2() * 100.0).round().clamp(0.0, 1700.0) as i64
}

/// Every usual spelling of every word of a name, as the table has it, once each.
fn tokens(name: &str) -> BTreeSet<String> {
    latin::words(name, 4)
        .iter()
        .flatten()
        .map(|token| folded(token))
        .collect()
}
