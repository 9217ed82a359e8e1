//! The words of one view as they are gathered, and how they are laid out in columns.

use rustc_hash::FxHashMap;
use vokter_names::sound::{Skeleton, Sounds};
use vokter_names::spelling::Spelling;
use vokter_names::token::{Role, text_hash};
use vokter_names::{Bits, View};

use super::column::{RowsWriter, bytes_of};
use super::file::{Section, section};
use super::lexicon::{Bearer, Word, Worth, first_section, has_meaning, neighbours, slips};
use super::tables::TablesWriter;
use crate::party::Party;

/// The words of the parties of one view.
#[derive(Default)]
pub(crate) struct Gathered {
    /// By spelling, since the same letters can sound otherwise, and by whether few vowels are
    /// written.
    numbers: FxHashMap<(u32, bool), u32>,
    words: Vec<Word>,
    bearers: Vec<(u32, Bearer)>,
    meanings: Vec<(u32, Worth)>,
    acronyms: Vec<(u32, Worth)>,
    initials: Vec<u32>,
}

impl Gathered {
    /// Takes in every name of a party.
    pub(crate) fn add(&mut self, number: u32, party: &Party, tables: &mut TablesWriter) {
        let mut has_initial = false;
        for reading in party.names().flat_map(|(name, _)| &name.readings) {
            for token in &reading.tokens {
                let bearer = Bearer {
                    party: number,
                    anchor: token.anchor,
                };
                has_initial |= token.role == Role::Initial;
                if has_meaning(token.role) {
                    let most = token.rarity;
                    self.meanings
                        .push((tables.role(token.role), Worth { bearer, most }));
                }
                for spelling in &token.spellings {
                    let spelling = tables.spelling(spelling);
                    self.add_word(spelling, token.rarity, token.partial_vowels, bearer);
                }
            }
            for span in &reading.spans {
                let part =
                    &reading.tokens[usize::from(span.start)..usize::from(span.start + span.len)];
                let bearer = Bearer {
                    party: number,
                    anchor: part.iter().any(|token| token.anchor),
                };
                if span.acronym {
                    let most = span.rarity;
                    self.acronyms
                        .push((text_hash(&span.spelling.text), Worth { bearer, most }));
                } else {
                    let spelling = tables.spelling(&span.spelling);
                    self.add_word(spelling, span.rarity, span.partial_vowels, bearer);
                }
            }
        }
        if has_initial {
            self.initials.push(number);
        }
    }

    fn add_word(&mut self, spelling: u32, rarity: Bits, partial_vowels: bool, bearer: Bearer) {
        let next = self.words.len() as u32;
        let number = *self
            .numbers
            .entry((spelling, partial_vowels))
            .or_insert(next);
        if number == next {
            self.words.push(Word {
                spelling,
                rarity,
                partial_vowels,
            });
        }
        let word = &mut self.words[number as usize];
        word.rarity = word.rarity.max(rarity);
        // A name often has its words twice, once for each reading.
        if self.bearers.last() != Some(&(number, bearer)) {
            self.bearers.push((number, bearer));
        }
    }

    /// Lays everything out as the sections of the view.
    pub(crate) fn into_sections(
        self,
        view: View,
        spellings: &[(Box<str>, Sounds)],
    ) -> Vec<(Section, Vec<u8>)> {
        let Self {
            words,
            bearers,
            meanings,
            acronyms,
            initials,
            ..
        } = self;
        let mut skeleton_numbers: FxHashMap<Skeleton, u32> = FxHashMap::default();
        let mut skeleton_words: Vec<(u32, u32)> = Vec::with_capacity(words.len());
        let mut by_text = Vec::with_capacity(words.len());
        let mut by_slip = Vec::with_capacity(words.len() * 8);
        for (number, word) in (0_u32..).zip(&words) {
            let (text, sounds) = &spellings[word.spelling as usize];
            let spelling = Spelling::restored(text, *sounds, Bits::ZERO);
            let next = skeleton_numbers.len() as u32;
            let skeleton = *skeleton_numbers.entry(spelling.skeleton).or_insert(next);
            skeleton_words.push((skeleton, number));
            by_text.push((text_hash(text), number));
            by_slip.extend(slips(text).map(|hash| (hash, number)));
        }
        let by_skeleton: Vec<(u64, u32)> = skeleton_numbers
            .iter()
            .flat_map(|(skeleton, number)| neighbours(*skeleton).map(|near| (near.0, *number)))
            .collect();
        let (bearer_starts, bearers) = rows(words.len(), sorted(bearers));
        let (skeleton_starts, skeleton_words) =
            rows(skeleton_numbers.len(), sorted(skeleton_words));
        [
            (section::WORDS, bytes_of(words)),
            (section::BEARER_STARTS, bearer_starts),
            (section::BEARERS, bearers),
            (section::BY_TEXT, bytes_of(sorted(by_text))),
            (section::BY_SLIP, bytes_of(sorted(by_slip))),
            (section::BY_SKELETON, bytes_of(sorted(by_skeleton))),
            (section::SKELETON_STARTS, skeleton_starts),
            (section::SKELETON_WORDS, skeleton_words),
            (section::MEANINGS, bytes_of(sorted(meanings))),
            (section::ACRONYMS, bytes_of(sorted(acronyms))),
            (section::INITIALS, bytes_of(sorted(initials))),
        ]
        .into_iter()
        .map(|(number, bytes)| (first_section(view) + number, bytes))
        .collect()
    }
}

/// In order, each once.
fn sorted<T: Ord>(mut elements: Vec<T>) -> Vec<T> {
    elements.sort_unstable();
    elements.dedup();
    elements
}

/// Lays pairs, sorted by the number of their row, out as so many rows.
fn rows<T: super::column::Plain>(count: usize, sorted: Vec<(u32, T)>) -> (Vec<u8>, Vec<u8>) {
    let mut writer = RowsWriter::default();
    let mut rest = sorted.into_iter().peekable();
    for row in 0..count as u32 {
        writer.push(std::iter::from_fn(|| {
            rest.next_if(|(number, _)| *number == row)
                .map(|(_, value)| value)
        }));
    }
    writer.into_columns()
}
