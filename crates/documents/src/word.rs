//! What is known of one word of the text: whom it may name, and what else it may be.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;
use vokter_names::token::Role;
use vokter_names::words::lookup;
use vokter_names::{Bits, Name, View, rarity, short_stems, without_korean_particle};

use crate::function_word::{is_position, languages_of};
use crate::person::{ALIKE_BITS, ALIKE_LETTERS};
use crate::token::{Case, Writing};
use crate::vocabulary::{Touch, Vocabulary, merge};

/// Distinct words remembered before the memory starts anew.
const WORDS_MAX: usize = 200_000;
/// Longest name of a person in Han, in characters, foreigners' parts included.
const HAN_CHARS: usize = 6;
/// Longest stretch of Han that is looked at as a body's name.
const HAN_LONGEST: usize = 16;
/// Family names of one syllable in Hangul, of the North and the South.
const KOREAN_SURNAMES: &str = "김이리박최정강조윤장임림한오서신권황안송류유홍전고문손양량배백허남심노로하곽성차주우구민나라진지엄채원천방공현함변염여려추도소석선설마길연련위표명기반왕금옥육륙인맹제모탁국어은편용";

/// A name in the rarity tables at least this common is known as a name.
const KNOWN: Bits = Bits(1400);

/// One distinct word as it is written.
#[derive(Debug, Default)]
pub(crate) struct Word {
    /// Persons that bear it, with whether by rule, sorted.
    pub(crate) person: Vec<Touch>,
    /// Bodies and ships that bear it, likewise.
    pub(crate) body: Vec<Touch>,
    /// Parties that two parts of this one word name: 김정은, 金正恩.
    pub(crate) within: Vec<u32>,
    /// Latin spellings, with whether an ending was taken off.
    pub(crate) keys: Vec<(Box<str>, bool)>,
    /// Other texts that it may stand for: without an ending that is too short a stem for the
    /// general rules ("uns", "Ына"), without a Korean particle.
    pub(crate) bare: Vec<String>,
    pub(crate) kind: Kind,
    /// What it is where it is no function word.
    pub(crate) otherwise: Kind,
    /// The languages that have it as a function word.
    pub(crate) functions: u32,
    /// Common as a person's name somewhere.
    pub(crate) known: bool,
}

/// What a word is by the tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Nothing speaks against its being a name.
    #[default]
    Name,
    /// A title or position.
    Title,
    /// A small word of a name.
    Particle,
    /// A country, city or nationality.
    Place,
    /// A word of organisations' names, a legal form.
    Generic,
    /// A function word, a day, a number.
    Ordinary,
}

/// The words of a text, remembered.
pub(crate) struct Words<'a> {
    vocabulary: &'a Vocabulary,
    known: RefCell<FxHashMap<Box<str>, Rc<Word>>>,
}

impl<'a> Words<'a> {
    pub(crate) fn new(vocabulary: &'a Vocabulary) -> Self {
        Self {
            vocabulary,
            known: RefCell::default(),
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

    fn look(&self, text: &str, case: Case, writing: Writing) -> Word {
        let text = text.trim_start_matches('-');
        if writing == Writing::Han && text.chars().count() > HAN_LONGEST {
            return Word::default();
        }
        // A long stretch of Han is no person's name.
        if writing == Writing::Han && text.chars().count() > HAN_CHARS {
            return Word {
                body: self
                    .vocabulary
                    .touched(&Name::in_text(text, View::Body), None),
                ..Word::default()
            };
        }
        let lower = text.to_lowercase();
        let name = Name::in_text(text, View::Person);
        let mut keys = keys(&name);
        let functions = languages_of(&lower);
        let otherwise = kind(&lower, &keys);
        let kind = if functions == 0 {
            otherwise
        } else {
            Kind::Ordinary
        };
        if matches!(case, Case::Lower | Case::Digits | Case::Initial)
            || writing == Writing::Hiragana
        {
            return Word {
                keys,
                kind,
                otherwise,
                functions,
                ..Word::default()
            };
        }
        let known = keys.iter().any(|(key, _)| is_known(key));
        let bare = bare(text, writing);
        let mut person = self.as_one_name(&name, writing, alike(text));
        // One word has the same readings as a part of either kind of name.
        let mut body = self.as_part_of_body(&name);
        let mut within = Vec::new();
        if may_hold_name(text, writing) {
            within.extend(self.within(&name));
        }
        for stem in &bare {
            let name = Name::new(stem, View::Person);
            person.extend(self.as_one_name(&name, writing, None));
            if may_hold_name(stem, writing) {
                within.extend(self.within(&name));
            }
            for (key, _) in self::keys(&name) {
                if keys.iter().all(|(known, _)| *known != key) {
                    keys.push((key, true));
                }
            }
            if writing == Writing::Hangul {
                body.extend(self.as_part_of_body(&name));
            }
        }
        merge(&mut person);
        merge(&mut body);
        within.sort_unstable();
        within.dedup();
        Word {
            person,
            body,
            within,
            keys,
            bare,
            kind,
            otherwise,
            functions,
            known,
        }
    }

    /// The persons that bear a word as one part of their names. A word of a script that writes whole
    /// names as one word is looked at as a whole name by [`Self::within`].
    fn as_one_name(&self, name: &Name, writing: Writing, alike: Option<Bits>) -> Vec<Touch> {
        let whole_names = matches!(writing, Writing::Hangul | Writing::Han);
        let tokens = name
            .readings
            .iter()
            .filter(|reading| !whole_names || reading.tokens.len() == 1)
            .flat_map(|reading| &reading.tokens);
        self.vocabulary.touched_by(View::Person, tokens, alike)
    }

    fn as_part_of_body(&self, name: &Name) -> Vec<Touch> {
        let tokens = name.readings.iter().flat_map(|reading| &reading.tokens);
        self.vocabulary.touched_by(View::Body, tokens, None)
    }

    /// Parties that two tokens of one reading of one written word meet.
    fn within(&self, name: &Name) -> Vec<u32> {
        let mut found = Vec::new();
        for reading in name
            .readings
            .iter()
            .filter(|reading| reading.tokens.len() > 1)
        {
            let mut touched: Vec<u32> = reading
                .tokens
                .iter()
                .flat_map(|token| {
                    self.vocabulary
                        .touched_by(View::Person, std::iter::once(token), None)
                })
                .filter(|(_, whole)| *whole)
                .map(|(party, _)| party)
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

/// What a name that is only alike must be worth: short ones are alike too many.
fn alike(text: &str) -> Option<Bits> {
    (text.chars().count() >= ALIKE_LETTERS).then_some(ALIKE_BITS)
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

fn kind(lower: &str, keys: &[(Box<str>, bool)]) -> Kind {
    if is_position(lower) {
        return Kind::Title;
    }
    for (key, inflected) in keys {
        let word = lookup(key);
        if word.place.is_some() {
            return Kind::Place;
        }
        if *inflected {
            continue;
        }
        if word.title {
            return Kind::Title;
        }
        if word.particle.is_some() {
            return Kind::Particle;
        }
        if word.generic.is_some() || word.legal_form.is_some() {
            return Kind::Generic;
        }
        if word.number.is_some() {
            return Kind::Ordinary;
        }
    }
    Kind::Name
}

fn is_known(key: &str) -> bool {
    let limit = match key.len() {
        0 | 1 => return false,
        2 => Bits(1000),
        3 => Bits(1300),
        _ => KNOWN,
    };
    rarity::of_person(&[&[key]])
        .first()
        .is_some_and(|bits| *bits < limit)
}

fn bare(text: &str, writing: Writing) -> Vec<String> {
    if writing == Writing::Hangul {
        return without_korean_particle(text)
            .map(str::to_owned)
            .into_iter()
            .collect();
    }
    if writing != Writing::Spaced {
        return Vec::new();
    }
    short_stems(&text.to_lowercase())
        .map(str::to_owned)
        .collect()
}

/// Whether a token of a reading is a name of a person, a patronymic or an initial.
pub(crate) fn role_of(name: &Name, text: &str) -> Option<Role> {
    name.readings
        .iter()
        .flat_map(|reading| &reading.tokens)
        .find(|token| token.text() == text)
        .map(|token| token.role)
}
