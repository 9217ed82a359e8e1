//! What is known of one word of the text: whom it may name, and what else it may be.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use rustc_hash::FxHashMap;
use unicode_script::{Script, UnicodeScript};
use vokter_names::spelling::Spelling;
use vokter_names::token::Role;
use vokter_names::words::lookup;
use vokter_names::{Bits, Name, View, rarity};

use crate::bare::{bare, given_stems, unchanged};
use crate::bearers::Bearers;
use crate::function_word::languages_of;
use crate::given_name::is_given_name;
use crate::han::{Looks, is_phrase};
use crate::hangul::is_everyday;
use crate::kind::{Kind, borne_outright, is_known, kind};
use crate::kontsevich;
use crate::language::is_latin;
use crate::person::{ALIKE_BITS, ALIKE_LETTERS, is_unspaced};
use crate::place::is_place_with_ending;
use crate::sign::Signs;
use crate::token::{Case, Writing};
use crate::transcription::LOSS;
use crate::vocabulary::Vocabulary;

/// Distinct words remembered before the memory starts anew.
pub(crate) const WORDS_MAX: usize = 200_000;
/// Longest name of a person in Han, in characters, foreigners' parts included.
const HAN_CHARS: usize = 6;
/// Longest stretch of Han that is looked at as a body's name.
const HAN_LONGEST: usize = 16;
/// Family names of one syllable in Hangul, of the North and the South.
const KOREAN_SURNAMES: &str = "김이리박최정강조윤장임림한오서신권황안송류유홍전고문손양량배백허남심노로하곽성차주우구민나라진지엄채원천방공현함변염여려추도소석선설마길연련위표명기반왕금옥육륙인맹제모탁국어은편용";

/// So many persons are looked at one by one; where more are asked for, all listed words are.
const ONE_BY_ONE: usize = 300;
/// Fewest syllables of a word that may be only alike.
const ALIKE_SYLLABLES: usize = 4;

/// Shortest name that a word may be with an ending where only the tables say that it is one.
const STEM_LETTERS: usize = 4;

/// Shortest name that is known by its sound alone: short words sound like too many.
const RESPELLED_LETTERS: usize = 6;

/// One distinct word as it is written.
#[derive(Debug, Default)]
pub(crate) struct Word {
    /// Persons that bear it by rule, sorted.
    pub(crate) person: Vec<u32>,
    /// Persons with a name that is at least alike, sorted, once somebody asked.
    alike: OnceCell<Vec<u32>>,
    /// The word read as a name, likewise.
    name: OnceCell<Name>,
    /// Bodies and ships that bear it by rule, sorted.
    pub(crate) body: Vec<u32>,
    /// Those of them that bear it as several words, sorted.
    pub(crate) joined: Vec<u32>,
    /// Parties that two parts of this one word name: 김정은, 金正恩.
    pub(crate) within: Vec<u32>,
    /// Latin spellings, with whether an ending was taken off.
    pub(crate) keys: Vec<(Box<str>, bool)>,
    /// Other texts that it may stand for: without an ending that is too short a stem for the
    /// general rules ("uns", "Ына"), without a Korean particle, without what Arabic and Hebrew
    /// write in front of a name.
    pub(crate) bare: Vec<String>,
    /// Likewise in Latin letters, where the language has cases: a given name without its ending
    /// ("Michaiła"), a surname before its last letters changed ("Carterce").
    pub(crate) given_stems: Vec<String>,
    pub(crate) unchanged: Vec<String>,
    pub(crate) kind: Kind,
    /// What it is where it is no function word.
    pub(crate) otherwise: Kind,
    /// The languages that have it as a function word.
    pub(crate) functions: u32,
    /// Common as a person's name somewhere, or sounds like one that is.
    pub(crate) known: bool,
    /// A given name by the tables of given names.
    pub(crate) given: bool,
    /// Common as a person's name somewhere, as it is written.
    pub(crate) borne: bool,
    /// Such names that it may be with an ending.
    pub(crate) borne_stems: Vec<Box<str>>,
}

impl Word {
    /// Whether it is, or with an ending may be, a common name of persons.
    pub(crate) fn may_be_known(&self) -> bool {
        self.known || !self.borne_stems.is_empty()
    }
}

/// The words of a text, remembered.
pub(crate) struct Words<'a> {
    pub(crate) vocabulary: &'a Vocabulary,
    known: RefCell<FxHashMap<Box<str>, Rc<Word>>>,
    /// Whom the syllables and words of readings name.
    pub(crate) syllables: RefCell<FxHashMap<Box<str>, Rc<Bearers>>>,
    /// Of whose names each sign may be a syllable.
    pub(crate) signs: RefCell<Signs>,
    /// How much of running text in Han was weighed.
    pub(crate) looks: Looks,
    /// Which stretches in Han name somebody.
    pub(crate) stretches: RefCell<FxHashMap<Box<str>, bool>>,
}

impl<'a> Words<'a> {
    pub(crate) fn new(vocabulary: &'a Vocabulary) -> Self {
        Self {
            vocabulary,
            known: RefCell::default(),
            syllables: RefCell::default(),
            signs: RefCell::default(),
            stretches: RefCell::default(),
            looks: Looks::default(),
        }
    }

    /// What is known of a word.
    pub(crate) fn get(&self, text: &str, case: Case, writing: Writing, joined: bool) -> Rc<Word> {
        // The second half of "Jong-un" is looked at, "un" alone is not.
        if joined && case == Case::Lower {
            return self.get(&format!("-{text}"), Case::Title, writing, false);
        }
        if let Some(word) = self.known.borrow().get(text) {
            return Rc::clone(word);
        }
        let word = Rc::new(self.look(text, case, writing));
        let mut known = self.known.borrow_mut();
        if known.len() >= WORDS_MAX {
            known.clear();
        }
        known.insert(text.into(), Rc::clone(&word));
        word
    }

    /// Whether a word that is a place with an ending ("Baghdadi") is somebody's surname made of it.
    fn is_name_beside_place(&self, keys: &[(Box<str>, bool)]) -> bool {
        let place = |key: &str| lookup(key).place.is_some();
        keys.iter().any(|(key, _)| {
            key.ends_with('i') && !place(key) && {
                let spelling = Spelling::new(key, Bits::ZERO);
                !self.vocabulary.spelled(&spelling, false).persons.is_empty()
            }
        })
    }

    fn look(&self, text: &str, case: Case, writing: Writing) -> Word {
        let text = text.trim_start_matches('-');
        // What stands in a sentence is mostly part of one, and tells so before it is read.
        if writing == Writing::Han && (text.chars().count() > HAN_LONGEST || is_phrase(text)) {
            return Word::default();
        }
        if writing == Writing::Hangul && is_everyday(text) {
            return Word {
                kind: Kind::Ordinary,
                otherwise: Kind::Ordinary,
                ..Word::default()
            };
        }
        // A long stretch of Han is no person's name.
        if writing == Writing::Han && text.chars().count() > HAN_CHARS {
            return Word {
                body: self.covered(&Name::in_text(text, View::Body)),
                ..Word::default()
            };
        }
        let lower = text.to_lowercase();
        let name = Name::in_text(text, View::Person);
        let mut keys = keys(&name);
        let functions = languages_of(&lower);
        let given = is_given_name(&lower);
        let mut otherwise = kind(&lower, &keys);
        let by_table = |otherwise: Kind| {
            if functions == 0 {
                otherwise
            } else {
                Kind::Ordinary
            }
        };
        if matches!(case, Case::Lower | Case::Digits | Case::Initial)
            || (case == Case::None && functions != 0)
            || writing == Writing::Hiragana
        {
            return Word {
                keys,
                kind: by_table(otherwise),
                otherwise,
                functions,
                given,
                ..Word::default()
            };
        }
        let as_written = |key: &str| is_known(key) && rarity::is_borne(key);
        let mut whole = keys.iter().filter(|(_, inflected)| !inflected);
        let known = whole.any(|(key, _)| {
            is_known(key) && (key.len() >= RESPELLED_LETTERS || rarity::is_borne(key))
        });
        // "Roma", "Franco": what people are called is no place because of an ending.
        let names_outright = borne_outright(&lower);
        let borne = keys
            .iter()
            .any(|(key, inflected)| !inflected && as_written(key));
        // Three letters are the beginning of too many words.
        let borne_stems = keys
            .iter()
            .filter(|(key, inflected)| *inflected && key.len() >= STEM_LETTERS && as_written(key))
            .map(|(key, _)| key.clone())
            .collect();
        let bare = bare(text, writing);
        let latin = |stems: fn(&str) -> Vec<String>| {
            if writing == Writing::Spaced && is_latin(&lower) {
                stems(&lower)
            } else {
                Vec::new()
            }
        };
        let (given_stems, unchanged) = (latin(given_stems), latin(unchanged));
        let unspaced = matches!(writing, Writing::Hangul | Writing::Han);
        let mut bearers = self.bearing(&name, writing);
        if bearers.persons.is_empty()
            && !names_outright
            && otherwise == Kind::Name
            && is_place_with_ending(&lower, keys.first().map_or("", |(key, _)| key))
        {
            otherwise = Kind::Place;
        }
        if otherwise == Kind::Place && self.is_name_beside_place(&keys) {
            otherwise = Kind::Name;
        }
        if unspaced {
            bearers.bodies = self.covered(&Name::in_text(text, View::Body));
        }
        let mut within = Vec::new();
        if may_hold_name(text, writing) {
            within.extend(self.within(&name, writing));
        }
        if let Some(name) = kontsevich::as_given_name(&lower) {
            bearers.extend(self.bearing(&name, writing));
        }
        for stem in &given_stems {
            bearers.extend(self.bearing(&Name::new(stem, View::Person), writing));
        }
        for stem in bare.iter().chain(&unchanged) {
            let name = Name::new(stem, View::Person);
            bearers.extend(self.bearing(&name, writing));
            if may_hold_name(stem, writing) {
                within.extend(self.within(&name, writing));
            }
            for (key, _) in self::keys(&name) {
                if keys.iter().all(|(known, _)| *known != key) {
                    keys.push((key, true));
                }
            }
            if unspaced {
                bearers
                    .bodies
                    .extend(self.covered(&Name::new(stem, View::Body)));
            }
        }
        if otherwise == Kind::Name && writing == Writing::Spaced {
            for (key, _) in &keys {
                let more = self.vocabulary.transliterated(key);
                bearers.bodies.extend_from_slice(more);
            }
        }
        for parties in [&mut bearers.bodies, &mut within] {
            parties.sort_unstable();
            parties.dedup();
        }
        Word {
            person: bearers.persons,
            alike: OnceCell::new(),
            name: OnceCell::new(),
            body: bearers.bodies,
            joined: bearers.joined,
            within,
            keys,
            bare,
            given_stems,
            unchanged,
            kind: by_table(otherwise),
            otherwise,
            functions,
            known,
            given,
            borne,
            borne_stems,
        }
    }

    /// The parties that bear a word as one part of their names. A word of a script that writes whole
    /// names as one word is looked at as a whole name by [`Self::within`].
    fn bearing(&self, name: &Name, writing: Writing) -> Bearers {
        let whole_names = matches!(writing, Writing::Hangul | Writing::Han);
        let tokens = name
            .readings
            .iter()
            .filter(|reading| !whole_names || reading.tokens.len() == 1)
            .flat_map(|reading| &reading.tokens);
        self.vocabulary.bearing(tokens)
    }

    /// Which of these persons, given sorted, have a name that a word is at least alike, but not the
    /// same by rule. That is a long look, which only a word beside another one of the same person's
    /// is worth.
    pub(crate) fn alike(&self, text: &str, word: &Word, among: &[u32]) -> Vec<u32> {
        if !can_be_alike(text) {
            return Vec::new();
        }
        let least = if is_syllabic(text) {
            ALIKE_BITS - LOSS
        } else {
            ALIKE_BITS
        };
        let name = || word.name.get_or_init(|| Name::in_text(text, View::Person));
        let mut found = if text.starts_with(is_unspaced) {
            // All that is let pass there is what the script can't tell apart.
            self.vocabulary.same_among(name(), least, among)
        } else if among.len() <= ONE_BY_ONE {
            self.vocabulary.alike_among(name(), least, among)
        } else {
            let all = word.alike.get_or_init(|| {
                let touched = self.vocabulary.alike(name(), least);
                let only = touched.into_iter().filter(|(_, whole)| !whole);
                only.map(|(party, _)| party).collect()
            });
            let known = |party: &u32| among.binary_search(party).is_ok();
            all.iter().copied().filter(known).collect()
        };
        if text.starts_with(|c: char| c.script() == Script::Katakana) {
            found.extend(self.vocabulary.transcribed_among(name(), among));
            found.sort_unstable();
            found.dedup();
        }
        found.retain(|party| word.person.binary_search(party).is_err());
        found
    }

    /// Parties that two tokens of one reading of one written word meet.
    fn within(&self, name: &Name, writing: Writing) -> Vec<u32> {
        if matches!(writing, Writing::Hangul | Writing::Han) {
            return self.covered(name);
        }
        let mut found = Vec::new();
        for reading in name
            .readings
            .iter()
            .filter(|reading| reading.tokens.len() > 1)
        {
            let mut touched: Vec<u32> = reading
                .tokens
                .iter()
                .flat_map(|token| self.vocabulary.bearing(std::iter::once(token)).persons)
                .collect();
            touched.sort_unstable();
            found.extend(
                touched
                    .windows(2)
                    .filter(|pair| pair[0] == pair[1])
                    .map(|pair| pair[0]),
            );
        }
        found
    }
}

/// Whether a word may be a whole name in one, family name first.
fn may_hold_name(text: &str, writing: Writing) -> bool {
    match writing {
        Writing::Hangul => {
            (2..=4).contains(&text.chars().count())
                && text
                    .chars()
                    .next()
                    .is_some_and(|c| KOREAN_SURNAMES.contains(c))
        }
        Writing::Han => (2..=HAN_CHARS).contains(&text.chars().count()),
        _ => true,
    }
}

/// Whether a word is long enough to be only alike: short ones are alike too many. Signs are the
/// same by a rule or not at all.
pub(crate) fn can_be_alike(text: &str) -> bool {
    let letters = text.chars().count();
    if text.starts_with(|c: char| c.script() == Script::Han) {
        return false;
    }
    letters >= ALIKE_LETTERS || (letters >= ALIKE_SYLLABLES && is_syllabic(text))
}

/// Whether every sign is a syllable, as Japan and Korea write foreign names.
fn is_syllabic(text: &str) -> bool {
    text.chars()
        .next()
        .is_some_and(|c| matches!(c.script(), Script::Katakana | Script::Hangul))
}

fn keys(name: &Name) -> Vec<(Box<str>, bool)> {
    let mut keys: Vec<(Box<str>, bool)> = Vec::new();
    for reading in &name.readings {
        // An article is a token of its own: "al" + "Qasimi".
        let mut names = reading
            .tokens
            .iter()
            .filter(|token| token.role == Role::Name);
        let (Some(token), None) = (names.next(), names.next()) else {
            continue;
        };
        for spelling in &token.spellings {
            if keys.iter().all(|(known, _)| *known != spelling.text) {
                keys.push((spelling.text.clone(), spelling.inflected));
            }
        }
    }
    keys
}

/// Whether a token of a reading is a name of a person, a patronymic or an initial.
pub(crate) fn role_of(name: &Name, text: &str) -> Option<Role> {
    name.readings
        .iter()
        .flat_map(|reading| &reading.tokens)
        .find(|token| token.text() == text)
        .map(|token| token.role)
}

/// Whether a word of a name, as it is read, lacks vowels: tables know some of Arabic with theirs.
pub(crate) fn is_vowelless(name: &Name, word: &str) -> bool {
    let tokens = name.readings.iter().flat_map(|reading| &reading.tokens);
    let mut same = tokens.filter(|token| token.text() == word).peekable();
    same.peek().is_none() || same.any(|token| token.partial_vowels)
}
