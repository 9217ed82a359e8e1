//! What a word is, by table: a title, a particle, a legal form, a generic word, a place, a number.
//!
//! A word alone never says for sure what it is: *Le* is a French article and a Vietnamese family
//! name, *Van* a Dutch preposition and a Vietnamese middle name, *An* an Arabic article and a
//! Korean family name. [`lookup`] says what a word *may* be; its place in the whole name and the
//! kind of party decide. Words are looked up as lower-case ASCII, the form that romanisation and
//! folding give.
//!
//! The tables are in `crates/names/tables/`, each with its source in its first line.

mod derived;
mod legal_form;
mod near;
mod nickname;
mod number;
mod particle;
mod place;
mod romanised;
mod slavic;
pub(crate) mod table;
mod two_names;
mod written_wrong;

use std::sync::OnceLock;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

pub use legal_form::{LegalForm, LegalFormMatch, match_legal_form, trailing_legal_form};
pub use nickname::{NicknameKind, nicknames, same_meaning};
pub use particle::Particle;
pub(crate) use romanised::canonical as one_romanisation;
pub use two_names::{TwoNames, two_names};

use table::{columns, rows};

const TITLES: &str = include_str!("../../tables/titles.tsv");
const GENERATIONS: &str = include_str!("../../tables/generations.tsv");
pub(crate) const GENERIC_WORDS: &str = include_str!("../../tables/generic-words.tsv");
const PLACES: &str = include_str!("../../tables/places.tsv");

/// What one word may be. Several may hold: *ii* is a generation in a person's name and a number
/// in a ship's, *as* a particle and a legal form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// A title or form of address in a person's name: *dr*, *general*, *hajji*.
    pub title: bool,
    /// A title that people bear as a name, too: *akhund*, *sheikh*, *bishop*.
    pub title_or_name: bool,
    /// A small word that belongs to the word beside it: *al*, *bin*, *von*.
    pub particle: Option<Particle>,
    /// Which bearer of the name in a family: *jr* and *ii* 2, *sr* 1, *iii* 3.
    pub generation: Option<u8>,
    /// The legal form that this word alone stands for: *ltd*, *gmbh*.
    pub legal_form: Option<LegalForm>,
    /// What the word means where it is one that many companies share: *trading*, *bank*.
    pub generic: Option<Concept>,
    /// The country or city it names: *korea*, *iranian*, *moskva*.
    pub place: Option<Place>,
    /// The number it stands for: digits, numerals, ordinals, Roman numbers of two letters and
    /// more. Roman ones are meant for bodies and ships only (*Xi* is a family name).
    pub number: Option<u32>,
}

impl Word {
    /// Whether no table knows the word, so that it should be distinctive.
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }
}

/// The meaning that generic words of several languages share, by its English word. Two words
/// with one concept translate or abbreviate each other: *zavod*, *factory*, *werk*.
///
/// A concept may have senses, written behind a dot: a *navy* is `military.navy` and an *army* `military.army`, and
/// neither is the other; the Russian *voenno*, which the table has as `military`, may be either.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Concept(&'static str);

impl Concept {
    /// The concept with this English word, and the sense, if a table has it.
    pub fn named(word: &str) -> Option<Self> {
        static KNOWN: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
        let known = KNOWN.get_or_init(|| rows(GENERIC_WORDS).map(|row| columns(row).1).collect());
        known.get(word).map(|word| Self(word))
    }

    /// The English word for it, and the sense behind a dot.
    pub fn as_str(self) -> &'static str {
        self.0
    }

    /// The English word for it, whatever the sense.
    pub fn word(self) -> &'static str {
        self.0.split_once('.').map_or(self.0, |(word, _)| word)
    }

    /// Whether two words may mean the same: one concept, and not two senses of it.
    pub fn may_mean(self, other: Self) -> bool {
        self == other
            || (self.word() == other.word() && !(self.has_one_sense() && other.has_one_sense()))
    }

    /// Whether it is one sense of a concept that has several.
    pub fn has_one_sense(self) -> bool {
        self.0.contains('.')
    }

    /// Whether the word only says that there is a company, as a legal form does.
    pub fn is_a_company(self) -> bool {
        matches!(
            self.word(),
            "company" | "corporation" | "enterprise" | "group" | "holding" | "business"
        )
    }

    /// Whether the word only says what kind of body it is: what one language calls a general organisation is
    /// another's general establishment.
    pub(crate) fn is_a_kind_of_body(self) -> bool {
        self.is_a_company()
            || matches!(
                self.word(),
                "administration"
                    | "agency"
                    | "association"
                    | "bureau"
                    | "committee"
                    | "department"
                    | "establishment"
                    | "foundation"
                    | "institute"
                    | "organization"
                    | "service"
            )
    }

    /// Whether translators put the one word for the other.
    pub(crate) fn is_near(self, other: Self) -> bool {
        near::are_near(self, other)
    }

    /// Whether the word says where a body is, as a place does: *Black Sea Bank*.
    pub(crate) fn is_a_region(self) -> bool {
        matches!(
            self.word(),
            "africa"
                | "arctic"
                | "atlantic"
                | "baltic"
                | "blacksea"
                | "caspian"
                | "caucasus"
                | "eurasia"
                | "fareast"
                | "mediterranean"
                | "pacific"
        )
    }

    /// Whether the word says that the body is another's, of another kind: *Orlan Plant* has an *Orlan Football Club*, and is none.
    pub fn is_an_annex(self) -> bool {
        matches!(
            self.as_str(),
            "education.kindergarten"
                | "hotel.sanatorium"
                | "medical.hospital"
                | "museum"
                | "sport.club"
                | "sport.fitness"
                | "sport.football"
                | "sport.stadium"
        )
    }

    /// Whether the word makes a body of a person's name: those around one, or what is called after one.
    pub fn gathers(self) -> bool {
        matches!(
            self.word(),
            "army"
                | "association"
                | "brigade"
                | "foundation"
                | "front"
                | "group"
                | "movement"
                | "network"
                | "organization"
                | "party"
        )
    }
}

/// A country or a city in it. Two words that name the same place have equal values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// ISO 3166 alpha-2 in lower case; of a word that may name either of two, both with a stroke between.
    pub country: &'static str,
    /// The city's English name, or nothing for the country itself and its adjective.
    pub city: Option<&'static str>,
}

impl Place {
    /// Whether two words may name the same place: a word that two countries are called by, *Korea*, may be either.
    pub(crate) fn may_be(self, other: Self) -> bool {
        let names = |one: &str, other: &str| one.split('/').any(|part| part == other);
        self == other
            || (self.city == other.city
                && (names(self.country, other.country) || names(other.country, self.country)))
    }

    /// The place of this country and city, if a table has it.
    pub fn named(country: &str, city: Option<&str>) -> Option<Self> {
        static KNOWN: OnceLock<FxHashMap<&'static str, FxHashSet<Place>>> = OnceLock::new();
        let known = KNOWN.get_or_init(|| {
            let mut known = FxHashMap::<&str, FxHashSet<Place>>::default();
            for row in rows(PLACES) {
                let (_, country, city) = columns(row);
                let city = (!city.is_empty()).then_some(city);
                known
                    .entry(country)
                    .or_default()
                    .insert(Place { country, city });
            }
            known
        });
        let mut places = known.get(country)?.iter();
        places.find(|place| place.city == city).copied()
    }
}

/// What the tables know of a word, which is one token in lower-case ASCII.
pub fn lookup(text: &str) -> Word {
    let known = known().get(text).copied();
    let mut word = known.unwrap_or_else(|| {
        let (generic, place) = derived::of(text);
        Word {
            generic,
            place,
            ..Word::default()
        }
    });
    if word.number.is_none() {
        word.number = number::digits(text);
    }
    word
}

/// Whether a table has the word as it stands, or in another case.
pub(crate) fn is_in_a_table(text: &str) -> bool {
    known().contains_key(text) || legal_form::has_word(text) || derived::is_inflected(text)
}

/// Whether two marks of a generation are one: *Jr* and *Junior*, not *II* and *III*.
pub(crate) fn of_one_generation(one: &str, other: &str) -> bool {
    one == other || lookup(one).generation == lookup(other).generation
}

/// The word of the tables for *named after* in any language.
pub(crate) const NAMED: &str = "named";

/// Whether the word says whose child somebody is: *bin*, *ibn*.
pub(crate) fn is_kinship(text: &str) -> bool {
    let particle = known().get(text).and_then(|word| word.particle);
    particle == Some(Particle::Kinship)
}

/// Whether the word may be a title.
pub(crate) fn is_title(text: &str) -> bool {
    known().get(text).is_some_and(|word| word.title)
}

/// The titles.
pub(crate) fn titles() -> impl Iterator<Item = &'static str> {
    rows(TITLES).map(|row| columns(row).0)
}

/// The words of trade, the places, the words of legal forms and of numbers: those that a slip is told by. Short words
/// of trade of all languages together are a slip away from too many names.
pub(crate) fn of_bodies() -> impl Iterator<Item = &'static str> {
    const LETTERS_MIN: usize = 6;
    let of_trade = rows(GENERIC_WORDS).map(columns);
    let of_trade =
        of_trade.filter(|(text, _, language)| *language == "eng" || text.len() >= LETTERS_MIN);
    let places = rows(PLACES).map(columns);
    let words = of_trade.chain(places).map(|(text, ..)| text);
    let numbers = number::words().map(|(text, _)| text);
    words.chain(legal_form::words()).chain(numbers)
}

/// The places and the English and Russian words of trade: those that other scripts write by their sound.
pub(crate) fn written_by_sound() -> impl Iterator<Item = &'static str> {
    let of_trade = rows(GENERIC_WORDS).map(columns);
    let of_trade = of_trade.filter(|(_, _, language)| matches!(*language, "eng" | "rus"));
    let places = rows(PLACES).map(columns);
    places.chain(of_trade).map(|(text, ..)| text)
}

fn known() -> &'static FxHashMap<&'static str, Word> {
    static KNOWN: OnceLock<FxHashMap<&'static str, Word>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let mut words = FxHashMap::<&str, Word>::with_capacity_and_hasher(8192, FxBuildHasher);
        for row in rows(TITLES) {
            let (text, _, borne) = columns(row);
            let word = words.entry(text).or_default();
            word.title = true;
            word.title_or_name = borne == "borne";
        }
        for (text, particle) in particle::all() {
            words.entry(text).or_default().particle = Some(particle);
        }
        for row in rows(GENERATIONS) {
            let (text, generation, _) = columns(row);
            words.entry(text).or_default().generation = generation.parse().ok();
        }
        for (text, form) in legal_form::single_words() {
            words.entry(text).or_default().legal_form = Some(form);
        }
        for row in rows(GENERIC_WORDS) {
            let (text, concept, _) = columns(row);
            words.entry(text).or_default().generic = Some(Concept(concept));
        }
        for row in rows(PLACES) {
            let (text, country, city) = columns(row);
            let city = (!city.is_empty()).then_some(city);
            words.entry(text).or_default().place = Some(Place { country, city });
        }
        for (text, number) in number::words() {
            words.entry(text).or_default().number = Some(number);
        }
        words
    })
}

#[cfg(test)]
mod tests;
