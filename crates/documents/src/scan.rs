//! The scan: blocks to sentences, sentences to runs, runs to mentions.

use std::borrow::Borrow;
use std::collections::VecDeque;
use std::io::BufRead;
use std::ops::Range;
use std::rc::Rc;

use rustc_hash::FxHashSet;
use vokter_names::token::Role;
use vokter_names::{Bits, Reading};
use vokter_screening::Index;
use vokter_trade::Area;

use crate::beside::{is_of_syllables, written_keys};
use crate::block::{Block, Blocks};
use crate::capitals::{Capitals, Sentence, has_german_capitals};
use crate::found::Found;
use crate::function_word::{Language, language as bit_of};
use crate::han::{HanText, foreign_surname, surnames_in};
use crate::held::Held;
use crate::honorific::Address;
use crate::hyphen;
use crate::known_as::{self, KnownAs};
use crate::language::{ENOUGH, Languages};
use crate::mention::{Mention, Passed, ResolvedBy, Scan, Statement};
use crate::particle;
use crate::quote::{Place, lone};
use crate::said::{Said, rest};
use crate::sentence::sentences;
use crate::signal::{Signal, Signals};
use crate::surname::{Answer, Bearer, Key, Listed, Surnames};
use crate::token::{self, Case, Gap, Writing, tokens};
use crate::vocabulary::Vocabulary;
use crate::window::Finder;
use crate::word::Words;
use crate::{Error, compound, quoted_name, run, thai};

/// The prior of a scan: of the windows of a text that bear a given and a family name, one in
/// 4,096 is that of a given listed party. Texts that are scanned speak of listed parties far
/// oftener than customers are them, and the rules for windows have refused most chance meetings.
pub const SCAN_PRIOR: Bits = Bits(-1200);
/// The threshold of a scan.
pub const SCAN_THRESHOLD: f64 = 0.7;

/// Surnames in Han that are looked for in running text, at most.
const FOREIGN_MAX: usize = 1_000;

/// Longest word in capitals that is taken for an acronym.
const ACRONYM_LETTERS: usize = 6;
/// Words in small letters that are remembered, at most.
const SMALL_MAX: usize = 100_000;

/// Scans texts for parties. Made once, it serves any number of texts. It borrows the index or holds
/// its owner, so that a service keeps both together.
#[derive(Clone, Debug)]
pub struct Scanner<I> {
    index: I,
    vocabulary: Vocabulary,
    known_as: KnownAs,
    least: Vec<u8>,
}

impl<I: Borrow<Index>> Scanner<I> {
    /// A scanner for these parties.
    pub fn new(index: I) -> Self {
        let parties = index.borrow();
        Self {
            vocabulary: Vocabulary::of(parties),
            known_as: KnownAs::of(parties),
            least: least(parties),
            index,
        }
    }

    /// The mentions of a UTF-8 text with at least this score (0 to 1), and those whose whole name
    /// agrees. Memory holds a block of the text and the mentions.
    pub fn scan(&self, reader: impl BufRead, threshold: f64) -> Result<Scan, Error> {
        let mut mentions = Vec::new();
        let passed = self.scan_each(reader, threshold, |mention| {
            mentions.push(mention);
            Ok::<(), Error>(())
        })?;
        Ok(Scan { mentions, passed })
    }

    /// Likewise, but hands each mention out, in order of place. Memory holds a block of the text
    /// (128 KiB), at most 10,000 mentions and surnames behind a surname that waits for its full
    /// name, and words and names remembered up to fixed numbers: some tens of megabytes however
    /// long the text is.
    pub fn scan_each<E: From<Error>>(
        &self,
        reader: impl BufRead,
        threshold: f64,
        mut out: impl FnMut(Mention) -> Result<(), E>,
    ) -> Result<Passed, E> {
        self.read_each(reader, threshold, None, |statement| match statement {
            Statement::Mention(mention) => out(mention),
            Statement::Signal(_) => Ok(()),
        })
    }

    /// Likewise, and the signals of embargoed transfers among the mentions, in order of place; a
    /// signal stands where its sentence begins.
    pub fn read_each<E: From<Error>>(
        &self,
        reader: impl BufRead,
        threshold: f64,
        mut signals: Option<&mut Signals<'_>>,
        mut out: impl FnMut(Statement) -> Result<(), E>,
    ) -> Result<Passed, E> {
        let mut blocks = Blocks::new(reader)?;
        let words = Words::new(&self.vocabulary);
        let index = self.index.borrow();
        let finder = Finder::new(index, &self.least, Bits::at_probability(threshold));
        let mut reading = Scanning {
            index,
            words: &words,
            finder: &finder,
            known_as: &self.known_as,
            surnames: Surnames::default(),
            foreign: FxHashSet::default(),
            held: Held::default(),
            small: FxHashSet::default(),
            sentences: 0,
            ambiguous: 0,
        };
        let mut waiting: VecDeque<Signal> = VecDeque::new();
        while let Some(block) = blocks.next()? {
            reading.block(&block);
            if let Some(signals) = &mut signals {
                let persons = of_countries(index, &reading.held, &block);
                waiting.extend(signals.block(&block, &persons));
            }
            reading.held.hand_out(false, &mut |mention: Mention| {
                before(&mut waiting, mention.start, &mut out)?;
                out(Statement::Mention(mention))
            })?;
            if reading.held.is_empty() {
                before(&mut waiting, u64::MAX, &mut out)?;
            }
        }
        reading.held.hand_out(true, &mut |mention: Mention| {
            before(&mut waiting, mention.start, &mut out)?;
            out(Statement::Mention(mention))
        })?;
        before(&mut waiting, u64::MAX, &mut out)?;
        let (bytes, lines) = blocks.passed();
        Ok(Passed {
            ambiguous: reading.ambiguous,
            bytes,
            lines,
        })
    }
}

/// Hands out the signals that stand before a place.
fn before<E>(
    waiting: &mut VecDeque<Signal>,
    place: u64,
    out: &mut impl FnMut(Statement) -> Result<(), E>,
) -> Result<(), E> {
    while waiting.front().is_some_and(|signal| signal.start <= place) {
        if let Some(signal) = waiting.pop_front() {
            out(Statement::Signal(signal))?;
        }
    }
    Ok(())
}

/// The listed parties of one country that a block names, each with its place in the block.
fn of_countries(index: &Index, held: &Held, block: &Block) -> Vec<(Range<usize>, Area)> {
    let places = held.listed().filter_map(|(start, end, party)| {
        let inside = |at: u64| usize::try_from(at.checked_sub(block.start)?).ok();
        let mut countries = index.entity(party).countries.iter();
        let country = countries.next()?;
        let area =
            Area::of(country.as_str()).filter(|_| countries.all(|other| other == country))?;
        Some((inside(start)?..inside(end)?, area))
    });
    places.collect()
}

/// The fewest words of the kind that tells bodies apart that each party has in one name.
fn least(index: &Index) -> Vec<u8> {
    let names = |reading: &Reading| {
        let tokens = reading.tokens.iter();
        tokens.filter(|token| token.role == Role::Name).count() as u8
    };
    (0..index.len())
        .map(|party| {
            let readings = index
                .party(party)
                .names()
                .flat_map(|(name, _)| &name.readings);
            readings.map(names).min().unwrap_or(0)
        })
        .collect()
}

/// A scan on its way.
struct Scanning<'a> {
    index: &'a Index,
    words: &'a Words<'a>,
    finder: &'a Finder<'a>,
    known_as: &'a KnownAs,
    surnames: Surnames,
    /// Surnames in Han of listed persons named so far, in this block and before.
    foreign: FxHashSet<Box<str>>,
    held: Held,
    /// Words that the text has in small letters so far, the block's own included.
    small: FxHashSet<Box<str>>,
    /// Sentences so far.
    sentences: u64,
    ambiguous: u64,
}

impl Scanning<'_> {
    fn block(&mut self, block: &Block) {
        let all: Vec<(Range<usize>, Vec<token::Token>)> = sentences(&block.text)
            .into_iter()
            .map(|range| (range.clone(), self.tokens(&block.text, range)))
            .collect();
        let words = all
            .iter()
            .flat_map(|(_, tokens)| tokens)
            .map(|token| &block.text[token.range.clone()]);
        let mut language = Language::of(words);
        self.remember_small(block, all.iter().flat_map(|(_, tokens)| tokens));
        for (_, tokens) in &all {
            self.foreign_surnames(block, tokens);
        }
        let mut all = all;
        let every = || all.iter().flat_map(|(_, tokens)| tokens);
        let block_languages = Languages::of(&block.text, every(), 1)
            .unwrap_or_else(|| Languages::unknown(&block.text, every()));
        if language == Language::Other && has_german_capitals(block_languages, every()) {
            language = Language::German;
        }
        for (_, tokens) in &mut all {
            self.part_items(block, tokens, block_languages);
        }
        self.join_lines(block, &mut all, block_languages);
        let french = language == Language::French || block_languages.0 & bit_of("fr") != 0;
        for (range, mut tokens) in all {
            if french {
                for token in tokens
                    .iter_mut()
                    .filter(|token| matches!(&block.text[token.range.clone()], "M" | "MM"))
                {
                    token.case = Case::Lower;
                }
            }
            self.sentence(
                &Place {
                    block,
                    sentence: range,
                },
                tokens,
                language == Language::German,
                block_languages,
            );
        }
    }

    /// The words of a sentence, those that a line's end parts as one.
    fn tokens(&self, text: &str, range: Range<usize>) -> Vec<token::Token> {
        let mut tokens = tokens(text, range);
        hyphen::join(text, &mut tokens, self.words);
        compound::split(text, &mut tokens, self.words);
        quoted_name::join(text, &mut tokens, self.words);
        thai::split(text, &mut tokens);
        tokens
    }

    /// Remembers which words stand in small letters: with a capital those are no names of one word.
    fn remember_small<'t>(
        &mut self,
        block: &Block,
        tokens: impl Iterator<Item = &'t token::Token>,
    ) {
        for token in tokens.filter(|token| token.case == Case::Lower) {
            let word = &block.text[token.range.clone()];
            if self.small.len() < SMALL_MAX && !self.small.contains(word) {
                self.small.insert(word.into());
            }
        }
    }

    /// Remembers the surnames in Han of a sentence's foreign names: a headline has the surname
    /// before the text has the full name.
    fn foreign_surnames(&mut self, block: &Block, tokens: &[token::Token]) {
        let joined =
            |token: &token::Token| token.writing == Writing::Han && token.gap == Gap::Joined;
        if self.foreign.len() >= FOREIGN_MAX || !tokens.iter().any(joined) {
            return;
        }
        let sentence = Sentence::new(
            &block.text,
            tokens.to_vec(),
            self.words,
            Capitals::Names,
            Languages::default(),
        );
        for run in run::runs(&sentence) {
            for found in self.named(&sentence, &run) {
                if let Some(surname) = foreign_surname(&sentence, &found) {
                    self.foreign.insert(block.text[surname].into());
                }
            }
        }
    }

    /// The full names of a run.
    fn named(&self, sentence: &Sentence<'_>, run: &Range<usize>) -> Vec<Found> {
        let mut found = self.finder.find(sentence, run.clone());
        found.retain(|full| {
            let word = &sentence.text[full.bytes.clone()];
            // An acronym may well be a word too.
            let acronym = sentence.tokens[full.tokens.start].case == Case::Upper
                && word.chars().count() <= ACRONYM_LETTERS;
            full.tokens.len() > 1 || acronym || !self.small.contains(word.to_lowercase().as_str())
        });
        for full in &mut found {
            let last = full.tokens.end - 1;
            if full.tokens.len() > 1 && is_of_syllables(sentence, last) {
                full.surnames.extend(written_keys(sentence, last));
            }
            let surnames = std::mem::take(&mut full.surnames);
            full.surnames = particle::spellings(sentence, full.tokens.clone(), surnames);
            if let Some(surname) = foreign_surname(sentence, full) {
                full.surnames.push((sentence.text[surname].into(), false));
            }
        }
        let han = HanText {
            words: self.words,
            finder: self.finder,
        };
        // Both looks may see the same place: it is one mention.
        for more in han.find(sentence, run) {
            let meets = |known: &Found| {
                known.bytes.start < more.bytes.end && more.bytes.start < known.bytes.end
            };
            if !found.iter().any(meets) {
                found.push(more);
            }
        }
        found
    }

    /// Foreign surnames in Han: alone, or behind another given name.
    fn in_han(
        &self,
        sentence: &Sentence<'_>,
        run: &Range<usize>,
        found: &[Found],
        said: &mut Vec<(usize, Said)>,
    ) {
        if self.foreign.is_empty() {
            return;
        }
        for at in run
            .clone()
            .filter(|at| sentence.tokens[*at].writing == Writing::Han)
        {
            for (place, behind) in surnames_in(sentence, at, &self.foreign) {
                if found
                    .iter()
                    .any(|found| found.bytes.start < place.end && place.start < found.bytes.end)
                {
                    continue;
                }
                let keys = vec![(sentence.text[place.clone()].into(), false)];
                let what = if behind && at > 0 {
                    let full = &sentence.text[sentence.tokens[at - 1].range.start..place.end];
                    Said::Unlisted(keys, full.into())
                } else {
                    Said::Lone(place.clone(), keys, Address::default())
                };
                said.push((place.start, what));
            }
        }
    }

    fn sentence(
        &mut self,
        place: &Place<'_>,
        tokens: Vec<token::Token>,
        german: bool,
        around: Languages,
    ) {
        self.sentences += 1;
        let capitals = Capitals::of(&tokens, german);
        // Few small words are those of many languages: the text around tells which.
        let languages = match Languages::of(&place.block.text, tokens.iter(), ENOUGH) {
            Some(own) => own.beside(around),
            None => around,
        };
        let mut sentence =
            Sentence::new(&place.block.text, tokens, self.words, capitals, languages);
        self.turn_names(&mut sentence);
        let sentence = sentence;
        let mut said: Vec<(usize, Said)> = Vec::new();
        let mut known = self.known_as.find(&sentence);
        for run in run::runs(&sentence) {
            let mut found = self.named(&sentence, &run);
            known_as::join(&mut found, &mut known, &run);
            self.in_han(&sentence, &run, &found, &mut said);
            rest(&sentence, &run, &found, &mut said);
            said.extend(
                found
                    .into_iter()
                    .map(|found| (found.bytes.start, Said::Full(found))),
            );
        }
        let left = known.into_iter();
        said.extend(left.map(|found| (found.bytes.start, Said::Full(found))));
        said.sort_by_key(|(start, _)| *start);
        for (_, what) in said {
            self.hear(place, what);
        }
        self.ambiguous += self.held.settle(&self.surnames);
    }

    fn bear(&mut self, keys: &[Key], bearer: &Bearer) {
        self.held.bear(keys.iter().map(|(key, _)| &**key));
        self.surnames.bear(keys, bearer, self.sentences);
    }

    fn hear(&mut self, place: &Place<'_>, what: Said) {
        match what {
            Said::Full(found) => {
                let listed = Rc::new(Listed {
                    party: found.party,
                    others: found.others,
                    score: found.score,
                    gender: self.index.entity(found.party).gender(),
                });
                if !found.surnames.is_empty() {
                    self.bear(&found.surnames, &Bearer::Listed(Rc::clone(&listed)));
                }
                let lone = lone(place, found.bytes, Vec::new(), Address::default());
                self.held.mention(lone, listed, ResolvedBy::Full);
            }
            Said::Unlisted(keys, full) => self.bear(&keys, &Bearer::Unlisted(full)),
            Said::Doubtful(bytes, keys, otherwise) => {
                match self.surnames.whose(&keys, Address::default()) {
                    Answer::Listed(listed) => {
                        let lone = lone(place, bytes, Vec::new(), Address::default());
                        self.held.mention(lone, listed, ResolvedBy::Surname);
                    }
                    Answer::Ambiguous => self.ambiguous += 1,
                    Answer::Unlisted | Answer::Unknown => {
                        if let Some(otherwise) = otherwise {
                            self.hear(place, *otherwise);
                        }
                    }
                }
            }
            Said::Lone(bytes, keys, said) => match self.surnames.whose(&keys, said) {
                Answer::Listed(listed) => {
                    if said.tells() {
                        self.bear(&keys, &Bearer::Listed(Rc::clone(&listed)));
                    }
                    let lone = lone(place, bytes, Vec::new(), said);
                    self.held.mention(lone, listed, ResolvedBy::Surname);
                }
                Answer::Ambiguous => {
                    self.ambiguous += 1;
                    if said.gender.is_some() {
                        self.bear(&keys, &Bearer::Namesake);
                    }
                }
                Answer::Unlisted => {}
                Answer::Unknown => self.held.wait(lone(place, bytes, keys, said)),
            },
        }
    }
}

mod joined;
#[cfg(test)]
mod tests;
