//! The tables of places, and the lexicon made of them.

use std::ops::Range;
use std::sync::OnceLock;

use super::area::Area;
use crate::words::Lexicon;

const PLACES: &str = include_str!("../../tables/places.tsv");
const COUNTRIES: &str = include_str!("../../tables/country-words.tsv");

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Country(Area),
    Port {
        id: &'static str,
        area: Area,
    },
    /// Korea, without saying which.
    Korea,
}

/// Words for Korea that say not which.
const KOREA: &str = "Korea|Corea|Corée|Coreia|Coréia|Corean|Korean|Koreanisch|koreansk|Корея|Кореи|Корею|Корее|كوريا|Kore";

pub(super) struct Tables {
    meanings: Vec<(Meaning, bool)>,
    lexicon: Lexicon,
}

impl Tables {
    pub(super) fn get() -> &'static Self {
        static TABLES: OnceLock<Tables> = OnceLock::new();
        TABLES.get_or_init(Self::read)
    }

    fn read() -> Self {
        let mut tables = Self {
            meanings: Vec::new(),
            lexicon: Lexicon::default(),
        };
        for row in PLACES.lines().filter(|row| !row.starts_with('#')) {
            let mut columns = row.split('\t');
            let (Some(id), Some(area), Some(names)) = (
                columns.next(),
                columns.next().and_then(Area::of),
                columns.next(),
            ) else {
                continue;
            };
            // Names of towns that are words of some language, too, need their capital.
            tables.add(Meaning::Port { id, area }, true, names);
        }
        for row in COUNTRIES.lines().filter(|row| !row.starts_with('#')) {
            let Some((code, names)) = row.split_once('\t') else {
                continue;
            };
            if let Some(area) = Area::of(code) {
                tables.add(Meaning::Country(area), false, names);
            }
        }
        tables.add(Meaning::Korea, false, KOREA);
        tables
    }

    fn add(&mut self, meaning: Meaning, capitals: bool, names: &str) {
        for name in names.split('|') {
            let bare = name.chars().all(|c| c.is_lowercase() || !c.is_alphabetic());
            let cased = name.chars().any(char::is_uppercase);
            let number = u32::try_from(self.meanings.len()).unwrap_or(u32::MAX);
            self.meanings.push((meaning, capitals && cased && !bare));
            self.lexicon.add(name, "", number);
        }
    }

    pub(super) fn find(&self, text: &str) -> Vec<(Meaning, bool, Range<usize>)> {
        let found = self.lexicon.find(text);
        let mut all = Vec::with_capacity(found.len());
        for hit in found {
            if let Some((meaning, capitals)) = self.meanings.get(hit.meaning as usize) {
                all.push((*meaning, *capitals, hit.start..hit.end));
            }
        }
        all
    }
}

/// Whether there is a port, city or territory of this name in the table.
pub(crate) fn is_port(id: &str) -> bool {
    PLACES.lines().any(|row| row.split('\t').next() == Some(id))
}
