//! Given names that have the same consonants and are two all the same: *Hassan* and *Hussein*, *Kamal* and *Kamil*.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::table::{rows, split};

const TWO_NAMES: &str = include_str!("../../tables/two-names.tsv");

/// How sure two names are two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TwoNames {
    /// A vowel tells them apart that romanisations confuse: *Bashar* and *Bashir*.
    Near,
    /// Nobody writes one for the other: *Hassan* and *Hussein*.
    Other,
}

/// Where a spelling stands in the table: its line, and which name of that line it spells.
type Place = (u16, u8, TwoNames);

/// Whether the two spell two names that are easily taken for each other, by table.
pub fn two_names(one: &str, other: &str) -> Option<TwoNames> {
    let known = known();
    let (mine, theirs) = (known.get(one)?, known.get(other)?);
    let two = |a: &Place, b: &Place| (a.0 == b.0 && a.1 != b.1).then_some(a.2);
    mine.iter()
        .flat_map(|a| theirs.iter().filter_map(move |b| two(a, b)))
        .max()
}

fn known() -> &'static FxHashMap<String, Vec<Place>> {
    static KNOWN: OnceLock<FxHashMap<String, Vec<Place>>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let mut known: FxHashMap<String, Vec<Place>> = FxHashMap::default();
        for (line, row) in rows(TWO_NAMES).enumerate() {
            let (kind, names) = split(row);
            let kind = if kind == "near" {
                TwoNames::Near
            } else {
                TwoNames::Other
            };
            for (name, spellings) in names.split('\t').enumerate() {
                for spelling in spellings.split(' ').flat_map(spelled_out) {
                    let places = known.entry(spelling).or_default();
                    places.push((line as u16, name as u8, kind));
                }
            }
        }
        known
    })
}

/// All spellings that a pattern stands for: `om{a,e}r` is *omar* and *omer*.
fn spelled_out(pattern: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let (inside, after) = after.split_once('}').unwrap_or((after, ""));
        out = out
            .iter()
            .flat_map(|start| {
                let ways = inside.split(',');
                ways.map(move |way| format!("{start}{before}{way}"))
            })
            .collect();
        rest = after;
    }
    for spelling in &mut out {
        spelling.push_str(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_same_consonants_are_two() {
        for (one, other, expected) in [
            ("hassan", "hussain", Some(TwoNames::Other)),
            ("hasan", "hassane", None),
            ("husayn", "hossein", None),
            ("umar", "ammar", Some(TwoNames::Other)),
            ("omar", "umer", None),
            ("kamal", "kameel", Some(TwoNames::Near)),
            ("saad", "saeed", Some(TwoNames::Near)),
            ("mohammed", "mahmoud", Some(TwoNames::Other)),
            ("mohammed", "muhamad", None),
            ("orlan", "orlen", None),
        ] {
            assert_eq!(two_names(one, other), expected, "{one} {other}");
            assert_eq!(two_names(other, one), expected, "{other} {one}");
        }
    }

    #[test]
    fn no_spelling_is_of_two_names_of_a_line() {
        for (spelling, places) in known() {
            for (at, (line, name, _)) in places.iter().enumerate() {
                let other = places[..at].iter().any(|(l, n, _)| l == line && n != name);
                assert!(!other, "{spelling}");
            }
        }
    }
}
