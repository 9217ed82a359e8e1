//! The tables of places, and the lexicon made of them.

use std::ops::Range;
use std::sync::OnceLock;

use super::area::Area;
use super::korea;
use crate::words::Lexicon;

const PLACES: &str = include_str!("../../tables/places.tsv");
const CITIES: &str = include_str!("../../tables/cities.tsv");
const GROUPS: &str = include_str!("../../tables/armed-groups.tsv");
const INSTITUTIONS: &str = include_str!("../../tables/institutions.tsv");
const COUNTRIES: &str = include_str!("../../tables/country-words.tsv");

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Country(Area),
    /// An adjective or a people: "Iranian".
    Nationality(Area),
    Port {
        id: &'static str,
        area: Area,
    },
    /// An armed group under the embargo of a country's regime; a name of other things, too, where one of
    /// these countries is an end alone.
    Fighters {
        area: Area,
        near: &'static str,
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
            let mut columns = row.split('\t');
            let Some(area) = columns.next().and_then(Area::of) else {
                continue;
            };
            if let Some(names) = columns.next() {
                tables.add(Meaning::Country(area), false, names);
            }
            if let Some(names) = columns.next() {
                tables.add(Meaning::Nationality(area), false, names);
            }
        }
        for row in GROUPS.lines().filter(|row| !row.starts_with('#')) {
            let mut columns = row.split('\t');
            if let (Some(area), Some(names)) = (columns.next().and_then(Area::of), columns.next()) {
                let near = columns.next().unwrap_or_default();
                tables.add(Meaning::Fighters { area, near }, true, names);
            }
        }
        for row in INSTITUTIONS.lines().filter(|row| !row.starts_with('#')) {
            let mut columns = row.split('\t');
            if let (Some(area), Some(names)) = (columns.next().and_then(Area::of), columns.next()) {
                tables.add(Meaning::Country(area), true, names);
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
            // A text may have been read without its genitives' endings.
            if name.contains("'s ") {
                self.lexicon.add(&name.replace("'s ", " "), "", number);
            }
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
        let spans = korea::northern(text);
        if let Some(area) = Area::of("kp").filter(|_| !spans.is_empty()) {
            let over = |at: &Range<usize>| {
                let inside = |span: &Range<usize>| at.start < span.end && span.start < at.end;
                spans.iter().any(inside)
            };
            all.retain(|(_, _, at)| !over(at));
            all.extend(
                spans
                    .iter()
                    .map(|span| (Meaning::Country(area), false, span.clone())),
            );
            all.sort_by_key(|(_, _, at)| at.start);
        }
        all
    }
}

/// The countries of a city that a place is given by, where the table of ports has none.
pub(super) fn cities(text: &str) -> Vec<Area> {
    static LEXICON: OnceLock<(Lexicon, Vec<Area>)> = OnceLock::new();
    let (lexicon, areas) = LEXICON.get_or_init(|| {
        let mut lexicon = Lexicon::default();
        let mut areas: Vec<Area> = Vec::new();
        for row in CITIES.lines().filter(|row| !row.starts_with('#')) {
            let Some((area, names)) = row.split_once('\t') else {
                continue;
            };
            if let Some(area) = Area::of(area) {
                let number = u32::try_from(areas.len()).unwrap_or(u32::MAX);
                areas.push(area);
                for name in names.split('|') {
                    lexicon.add(name, "", number);
                }
            }
        }
        (lexicon, areas)
    });
    let mut found = Vec::new();
    for hit in lexicon.find(text) {
        if let Some(area) = areas.get(hit.meaning as usize)
            && !found.contains(area)
        {
            found.push(*area);
        }
    }
    found
}

/// Whether there is a port, city or territory of this name in the table.
pub(crate) fn is_port(id: &str) -> bool {
    PLACES.lines().any(|row| row.split('\t').next() == Some(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_tables_is_read() {
        for row in PLACES.lines().filter(|row| !row.starts_with('#')) {
            let columns: Vec<&str> = row.split('\t').collect();
            assert_eq!(columns.len(), 3, "{row}");
            assert!(Area::of(columns[1]).is_some(), "{row}");
        }
        for row in COUNTRIES.lines().filter(|row| !row.starts_with('#')) {
            let columns: Vec<&str> = row.split('\t').collect();
            assert!(matches!(columns.len(), 2 | 3), "{row}");
            assert!(Area::of(columns[0]).is_some(), "{row}");
        }
        for row in GROUPS.lines().filter(|row| !row.starts_with('#')) {
            let columns: Vec<&str> = row.split('\t').collect();
            assert_eq!(columns.len(), 3, "{row}");
            let mut codes = columns[2].split_whitespace().chain([columns[0]]);
            assert!(codes.all(|code| Area::of(code).is_some()), "{row}");
        }
        let of_two = INSTITUTIONS.lines().chain(CITIES.lines());
        for row in of_two.filter(|row| !row.starts_with('#')) {
            let columns: Vec<&str> = row.split('\t').collect();
            assert_eq!(columns.len(), 2, "{row}");
            assert!(Area::of(columns[0]).is_some(), "{row}");
        }
    }
}
