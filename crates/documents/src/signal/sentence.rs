//! A sentence read for transfers: its words, places and goods, and the pieces that they stand in.

use std::ops::Range;

use vokter_trade::Area;
use vokter_trade::text::Token;

use super::aside::{self, Aside};
use super::condition;
use super::goods::{self, Good};
use super::language::Language;
use super::mark::{Mark, words_of};
use super::place::{self, Place};
use super::words::{Sense, Word, words};

/// A sentence, read.
#[derive(Debug)]
pub(super) struct Sentence<'t> {
    pub(super) text: &'t str,
    pub(super) language: Language,
    pub(super) tokens: Vec<Token>,
    pub(super) words: Vec<Word>,
    pub(super) places: Vec<Place>,
    pub(super) goods: Vec<Good>,
    /// Where pieces begin: after commas, brackets, dashes.
    pieces: Vec<usize>,
    /// Where another thought begins: at "but", after a semicolon.
    thoughts: Vec<usize>,
    /// What only tells when, where or why.
    asides: Vec<Aside>,
}

impl<'t> Sentence<'t> {
    pub(super) fn read(
        text: &'t str,
        persons: &[(Range<usize>, Area)],
        language: Language,
    ) -> Self {
        let tokens = words_of(text);
        let mut words = words(text, language);
        let places = place::all(text, &tokens, &words, persons, language);
        let goods = goods::all(text, &words, language);
        let places = places
            .into_iter()
            .map(|mut place| {
                // "Flew drones to Moscow" is no visit.
                place.visited &= !place::is_behind_goods(&place, &words, &goods);
                place
            })
            .collect::<Vec<_>>();
        words.extend(condition::inverted(text, &tokens, &places, language));
        words.sort_by_key(|word| word.at.start);
        let asides = aside::all(text, &tokens, &words, &places, &goods, language);
        let mut sentence = Self {
            asides,
            pieces: pieces(text),
            thoughts: Vec::new(),
            text,
            language,
            tokens,
            words,
            places,
            goods,
        };
        sentence.thoughts = sentence.find_thoughts();
        sentence
    }

    /// Whether a word of this kind is there.
    pub(super) fn has(&self, sense: Sense) -> bool {
        self.words.iter().any(|word| word.sense == sense)
    }

    /// Whether no comma stands between two places of the sentence.
    pub(super) fn same_piece(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        number(&self.pieces, a.start) == number(&self.pieces, b.start)
    }

    /// Whether they belong to one thought.
    pub(super) fn same_thought(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        number(&self.thoughts, a.start) == number(&self.thoughts, b.start)
    }

    /// Whether something stands in an aside in which the transfer does not: it has no part in that.
    pub(super) fn is_aside(&self, at: &Range<usize>, transfer: &Word) -> bool {
        let mut asides = self.asides.iter();
        asides.any(|aside| aside.at.contains(&at.start) && !aside.at.contains(&transfer.at.start))
    }

    /// Whether a transfer stands in an aside with a subject of its own, and a place does not: "South Korea protested
    /// after North Korea shipped".
    pub(super) fn is_main_of_aside(&self, at: &Range<usize>, transfer: &Word) -> bool {
        let acts = |aside: &Range<usize>| {
            self.places.iter().any(|place| {
                aside.contains(&place.at.start)
                    && place.at.end <= transfer.at.start
                    && matches!(place.mark, Mark::Bare | Mark::Subject)
                    && !place.pronoun
            })
        };
        let mut asides = self.asides.iter().filter(|aside| aside.of_clause);
        asides.any(|Aside { at: aside, .. }| {
            aside.contains(&transfer.at.start) && !aside.contains(&at.start) && acts(aside)
        })
    }

    /// Whether a "but" opens a thought: one that opens the sentence only looks back, and an adverb
    /// inside a clause ("er hat jedoch") parts nothing.
    fn parts_here(&self, word: &Word) -> bool {
        const CONJUNCTIONS: &[&str] = &[
            "but", "while", "men", "mens", "aber", "während", "mais", "pero", "но",
        ];
        let before = self.text[..word.at.start].trim_end();
        let unspaced = matches!(
            self.language,
            Language::Korean | Language::Chinese | Language::Arabic
        );
        let opens = unspaced
            || before.ends_with(|c: char| !c.is_alphanumeric())
            || CONJUNCTIONS.contains(&self.text[word.at.clone()].to_lowercase().as_str());
        opens && before.chars().filter(|c| c.is_alphabetic()).count() > 3
    }

    /// "But" and semicolons part thoughts, and so does "in return" before a transfer of its own.
    fn find_thoughts(&self) -> Vec<usize> {
        let mut starts: Vec<usize> = self
            .text
            .char_indices()
            .filter(|(_, c)| matches!(c, ';' | '；' | '؛'))
            .map(|(at, _)| at)
            .collect();
        let moves = |range: Range<usize>| {
            self.words
                .iter()
                .any(|word| word.sense.is_transfer() && range.contains(&word.at.start))
        };
        for word in &self.words {
            let parts = match word.sense {
                Sense::But => self.parts_here(word),
                Sense::Exchange | Sense::ExchangeFor => {
                    moves(word.at.end..self.text.len()) && moves(0..word.at.start)
                }
                _ => false,
            };
            if parts {
                starts.push(word.at.start);
            }
        }
        starts.extend(self.joined_clauses());
        starts.sort_unstable();
        starts
    }

    /// Where "and" opens a clause that tells a whole transfer by its own subject, with goods and another end: "…, and
    /// South Korea exported howitzers to Poland". Who speaks before it speaks of both.
    fn joined_clauses(&self) -> Vec<usize> {
        const AND: &[&str] = &["and", "og", "und", "et", "y", "и"];
        let told = |word: &Word| {
            word.sense.is_transfer()
                || matches!(
                    word.sense,
                    Sense::Say
                        | Sense::Deny
                        | Sense::Claim
                        | Sense::Accord
                        | Sense::False
                        | Sense::Call
                )
        };
        let joins = self.tokens.iter().filter(|token| {
            AND.contains(&token.text.as_str())
                && !self
                    .words
                    .iter()
                    .any(|word| word.at.end <= token.start && told(word))
        });
        joins
            .filter(|token| self.tells_a_transfer(token.end))
            .map(|token| token.start)
            .collect()
    }

    /// Whether a subject, its verb of transfer, goods and another end follow at once.
    fn tells_a_transfer(&self, start: usize) -> bool {
        const AUXILIARIES: &[&str] = &[
            "has", "have", "had", "har", "hat", "haben", "a", "ont", "ha", "han", "will",
        ];
        const ARTICLES: &[&str] = &["the", "die", "der", "das", "la", "l", "le", "les", "el"];
        let mut tokens = self
            .tokens
            .iter()
            .filter(|token| token.start >= start)
            .skip_while(|token| ARTICLES.contains(&token.text.as_str()));
        let first = tokens.next().map_or(self.text.len(), |token| token.start);
        let mut places = self.places.iter().filter(|place| place.at.start >= start);
        let Some(subject) = places.next().filter(|place| {
            place.at.start <= first && matches!(place.mark, Mark::Bare | Mark::Subject | Mark::With)
        }) else {
            return false;
        };
        let mut rest = self
            .tokens
            .iter()
            .filter(|token| token.start >= subject.at.end)
            .skip_while(|token| AUXILIARIES.contains(&token.text.as_str()));
        let verb = rest.next().is_some_and(|token| {
            let mut words = self.words.iter();
            words.any(|word| word.sense.is_transfer() && word.at.start == token.start)
        });
        verb && places.any(|place| place.area != subject.area && place.mark != Mark::Adjective)
            && self
                .goods
                .iter()
                .any(|good| good.at.start >= subject.at.end)
    }
}

/// How many beginnings lie before a place.
fn number(starts: &[usize], at: usize) -> usize {
    starts.partition_point(|start| *start <= at)
}

fn pieces(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let parts = matches!(
            c,
            ',' | ';' | ':' | '(' | ')' | '–' | '—' | '،' | '؛' | '，' | '；' | '：'
        );
        // A comma in a number parts nothing.
        let next = text[at + c.len_utf8()..].chars().next();
        let number = before.is_ascii_digit() && next.is_some_and(|c| c.is_ascii_digit());
        if parts && !number {
            starts.push(at);
        }
        before = c;
    }
    starts
}
