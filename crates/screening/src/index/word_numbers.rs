//! Numbers of the names and words that decoded parties have: of one number are only what is the same, so
//! that what it is to a query's is [looked at once](vokter_names::Meetings).

use std::sync::{Mutex, PoisonError};

use rustc_hash::FxHashMap;

use super::column::Plain;
use super::record::{PackedName, PackedReading};

/// The numbers that were given so far.
#[derive(Default)]
pub(crate) struct WordNumbers(Mutex<Known>);

#[derive(Default)]
struct Known {
    words: FxHashMap<Box<[u8]>, u32>,
    names: FxHashMap<Box<[u8]>, u32>,
}

impl WordNumbers {
    /// The number of a name, and those of each reading's words: its tokens, then its spans.
    pub(crate) fn of(&self, name: &PackedName) -> (u32, Vec<Box<[u32]>>) {
        // What is kept is whole whenever the lock is let go.
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let readings = name.readings.iter();
        let numbers: Vec<Box<[u32]>> = readings.map(|reading| known.words_of(reading)).collect();
        let mut all = Vec::with_capacity(64);
        all.push(name.place);
        for (reading, words) in name.readings.iter().zip(&numbers) {
            // A reading is its words, where its spans lie, and its cost.
            (reading.cost, (reading.system, words.len() as u32)).write(&mut all);
            for (token, word) in reading.tokens.iter().zip(words) {
                (*word, u8::from(token.anchor)).write(&mut all);
            }
            for (span, word) in reading.spans.iter().zip(&words[reading.tokens.len()..]) {
                (*word, (span.start, span.len)).write(&mut all);
            }
        }
        (number(&mut known.names, &all), numbers)
    }
}

impl Known {
    fn words_of(&mut self, reading: &PackedReading) -> Box<[u32]> {
        // All that a meeting depends on, as bytes: where the word stands is no part of it.
        let mut word = Vec::with_capacity(64);
        let mut numbers = Vec::with_capacity(reading.tokens.len() + reading.spans.len());
        for token in &reading.tokens {
            word.clear();
            word.extend([reading.system, u8::from(token.partial_vowels)]);
            (token.role, (token.related, token.rarity)).write(&mut word);
            for spelling in &token.spellings {
                spelling.write(&mut word);
            }
            numbers.push(number(&mut self.words, &word));
        }
        for span in &reading.spans {
            word.clear();
            // No token is so short.
            let kind = [span.partial_vowels, span.acronym].map(u8::from);
            word.extend([reading.system, kind[0], kind[1]]);
            (span.spelling, span.rarity).write(&mut word);
            numbers.push(number(&mut self.words, &word));
        }
        numbers.into()
    }
}

fn number(known: &mut FxHashMap<Box<[u8]>, u32>, bytes: &[u8]) -> u32 {
    if let Some(number) = known.get(bytes) {
        return *number;
    }
    let next = known.len() as u32;
    known.insert(bytes.into(), next);
    next
}
