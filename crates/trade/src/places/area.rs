//! Areas: countries by code, territories with rules of their own, and groups of countries.

use std::fmt;
use std::sync::OnceLock;

use serde::{Serialize, Serializer};
use vokter_entities::Country;

/// Territories that rules treat by themselves, each with its country.
const TERRITORIES: [(&str, &str); 5] = [
    ("ua-crimea", "Crimea and Sevastopol"),
    ("ua-donetsk", "Donetsk oblast"),
    ("ua-luhansk", "Luhansk oblast"),
    ("ua-kherson", "Kherson oblast"),
    ("ua-zaporizhzhia", "Zaporizhzhia oblast"),
];

const GROUPS: &str = include_str!("../../tables/groups.tsv");

/// A country or a territory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Area(&'static str);

impl Area {
    /// By its code: of two letters, or of a territory such as `ua-crimea`.
    pub fn of(code: &str) -> Option<Self> {
        let code = code.to_ascii_lowercase();
        codes()
            .iter()
            .find(|known| **known == code)
            .map(|known| Self(known))
    }

    /// Its code.
    pub fn code(self) -> &'static str {
        self.0
    }

    /// The code of its country.
    pub fn country(self) -> &'static str {
        self.0.get(..2).unwrap_or(self.0)
    }

    /// Its English name.
    pub fn name(self) -> &'static str {
        let territory = TERRITORIES.iter().find(|(code, _)| *code == self.0);
        match territory {
            Some((_, name)) => name,
            None => self
                .0
                .parse::<Country>()
                .map_or("", |country| country.name()),
        }
    }

    /// Whether it is this area, or a member of this group.
    pub(crate) fn is_in(self, area: &str) -> bool {
        self.0 == area || members(area).is_some_and(|members| members.contains(&self.country()))
    }
}

impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl Serialize for Area {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}

/// Every code, sorted by nothing in particular.
fn codes() -> &'static [String] {
    static CODES: OnceLock<Vec<String>> = OnceLock::new();
    CODES.get_or_init(|| {
        let letters = || b'a'..=b'z';
        let pairs = letters().flat_map(|a| letters().map(move |b| [a, b]));
        let countries = pairs.filter_map(|pair| {
            let code = std::str::from_utf8(&pair).ok()?.to_owned();
            code.parse::<Country>().is_ok().then_some(code)
        });
        countries
            .chain(TERRITORIES.iter().map(|(code, _)| (*code).to_owned()))
            .collect()
    })
}

type Group = (&'static str, Vec<&'static str>);

fn groups() -> &'static [Group] {
    static TABLE: OnceLock<Vec<Group>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let rows = GROUPS.lines().filter(|row| !row.starts_with('#'));
        let rows = rows.filter_map(|row| row.split_once('\t'));
        rows.map(|(group, members)| (group, members.split(' ').collect()))
            .collect()
    })
}

fn members(group: &str) -> Option<&'static [&'static str]> {
    let found = groups().iter().find(|(name, _)| *name == group);
    found.map(|(_, members)| members.as_slice())
}

/// Whether a code is a country's or a territory's.
pub(crate) fn is_area(code: &str) -> bool {
    codes().iter().any(|known| known == code)
}

/// Whether a word names a group.
pub(crate) fn is_group(word: &str) -> bool {
    members(word).is_some()
}
