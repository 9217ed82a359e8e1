//! What countries are called in other languages.
//!
//! `tables/country-names.tsv` is made by `cargo xtask countries` from the Unicode CLDR;
//! `tables/country-variants.tsv` is written by hand and holds official and everyday names that
//! the CLDR lacks. A name that two languages, or one, give to two countries is none's.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::Country;
use super::words::key;

const CLDR: &str = include_str!("../../tables/country-names.tsv");
const VARIANTS: &str = include_str!("../../tables/country-variants.tsv");

/// The country that a whole text names, in any language.
pub(super) fn named(text: &str) -> Option<Country> {
    static NAMES: OnceLock<HashMap<String, Option<Country>>> = OnceLock::new();
    NAMES
        .get_or_init(|| read(&[CLDR, VARIANTS]))
        .get(&short(text).unwrap_or_else(|| key(text)))
        .copied()
        .flatten()
}

/// A name that loses its marks and is then as short as a code ("Áo", "Čad"): it counts with its
/// marks only, since AO is another country's code and CAD a currency's.
fn short(name: &str) -> Option<String> {
    let key = key(name);
    (key.len() <= 3 && key.is_ascii() && !name.is_ascii()).then(|| name.trim().to_lowercase())
}

/// Names by key; `None` for what belongs to two.
fn read(tables: &[&str]) -> HashMap<String, Option<Country>> {
    let mut names: HashMap<String, Option<Country>> = HashMap::new();
    let rows = tables.iter().flat_map(|table| table.lines());
    for row in rows.filter(|row| !row.starts_with('#')) {
        let Some((code, row)) = row.split_once('\t') else {
            continue;
        };
        let &[a, b] = code.as_bytes() else { continue };
        let country = Country([a, b]);
        for name in row.split('|') {
            let key = short(name).unwrap_or_else(|| key(name));
            names
                .entry(key)
                .and_modify(|known| *known = known.filter(|known| *known == country))
                .or_insert(Some(country));
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_two_countries_is_none() {
        let names = read(&["aa\tKongo|Land\nbb\tkongo|Áo\n"]);
        assert_eq!(names.get("kongo"), Some(&None));
        assert_eq!(names.get("land"), Some(&Some(Country(*b"aa"))));
        assert_eq!(names.get("ao"), None, "the code of another");
        assert_eq!(names.get("áo"), Some(&Some(Country(*b"bb"))));
    }

    #[test]
    fn every_row_is_of_a_country() {
        for row in [CLDR, VARIANTS].iter().flat_map(|table| table.lines()) {
            if !row.starts_with('#') {
                let (code, names) = row.split_once('\t').unwrap();
                assert!(code.parse::<Country>().is_ok(), "{code}");
                assert!(!names.is_empty() && !names.contains('\t'), "{row}");
            }
        }
    }
}
