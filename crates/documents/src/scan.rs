//! The scan: blocks to sentences, sentences to runs, runs to mentions.

use std::io::BufRead;
use std::ops::Range;
use std::rc::Rc;

use vokter_names::Bits;
use vokter_screening::Index;

use crate::block::{Block, Blocks};
use crate::capitals::{Capitals, Sentence};
use crate::found::Found;
use crate::function_word::Language;
use crate::han::HanText;
use crate::mention::{ResolvedBy, Scan};
use crate::quote::{Place, lone, mention_of};
use crate::sentence::sentences;
use crate::surname::{Answer, Bearer, Key, Listed, Lone, Surnames};
use crate::token::{Case, Gap, Token, tokens};
use crate::window::Finder;
use crate::word::{Kind, Word, Words};
use crate::{Error, run};

/// The prior of a scan: of the windows of a text that bear a given and a family name, one in
/// 4,096 is that of a given listed party. Texts that are scanned speak of listed parties far
/// oftener than customers are them, and the rules for windows have refused most chance meetings.
pub const SCAN_PRIOR: Bits = Bits(-1200);
/// The threshold of a scan.
pub const SCAN_THRESHOLD: f64 = 0.7;

/// Scans texts for the parties of an index.
#[derive(Clone, Copy, Debug)]
pub struct Scanner<'a> {
    index: &'a Index,
}

impl<'a> Scanner<'a> {
    /// A scanner for these parties.
    pub fn new(index: &'a Index) -> Self {
        Self { index }
    }

    /// The mentions of a UTF-8 text with at least this score (0 to 1), and those whose whole name
    /// agrees. Memory holds one block of the text and the mentions.
    pub fn scan(&self, reader: impl BufRead, threshold: f64) -> Result<Scan, Error> {
        let mut blocks = Blocks::new(reader)?;
        let mut reading = Scanning {
            words: Words::new(self.index),
            finder: Finder::new(self.index, Bits::at_probability(threshold)),
            surnames: Surnames::default(),
            sentences: 0,
            scan: Scan::default(),
        };
        while let Some(block) = blocks.next()? {
            reading.block(&block);
        }
        let Scanning {
            mut scan, surnames, ..
        } = reading;
        scan.mentions.sort_by_key(|mention| mention.start);
        scan.dropped = surnames.dropped;
        (scan.bytes, scan.lines) = blocks.passed();
        Ok(scan)
    }
}

/// A scan on its way.
struct Scanning<'a> {
    words: Words<'a>,
    finder: Finder<'a>,
    surnames: Surnames,
    /// Sentences so far.
    sentences: u64,
    scan: Scan,
}

/// What a sentence says in order: full names and lone surnames.
enum Said {
    Full(Found),
    Unlisted(Vec<Key>, Box<str>),
    Lone(Range<usize>, Vec<Key>),
}

impl Scanning<'_> {
    fn block(&mut self, block: &Block) {
        let all: Vec<(Range<usize>, Vec<Token>)> = sentences(&block.text)
            .into_iter()
            .map(|range| (range.clone(), tokens(&block.text, range)))
            .collect();
        let words = all
            .iter()
            .flat_map(|(_, tokens)| tokens)
            .map(|token| &block.text[token.range.clone()]);
        let language = Language::of(words);
        for (range, mut tokens) in all {
            if language == Language::French {
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
            );
        }
    }

    fn sentence(&mut self, place: &Place<'_>, tokens: Vec<Token>, german: bool) {
        self.sentences += 1;
        let words: Vec<Rc<Word>> = tokens
            .iter()
            .map(|token| {
                self.words.get(
                    &place.block.text[token.range.clone()],
                    token.case,
                    token.writing,
                    token.gap == Gap::Joined,
                )
            })
            .collect();
        let capitals = Capitals::of(&tokens, german);
        let sentence = Sentence {
            text: &place.block.text,
            tokens,
            words,
            capitals,
        };
        let mut said: Vec<(usize, Said)> = Vec::new();
        for run in run::runs(&sentence) {
            let mut found = self.finder.find(&sentence, run.clone());
            let mut han = HanText {
                words: &mut self.words,
                finder: &self.finder,
            };
            found.extend(han.find(&sentence, &run));
            Self::rest(&sentence, &run, &found, &mut said);
            said.extend(
                found
                    .into_iter()
                    .map(|found| (found.bytes.start, Said::Full(found))),
            );
        }
        said.sort_by_key(|(start, _)| *start);
        for (_, what) in said {
            self.hear(place, what);
        }
        for (lone, answer) in self.surnames.settle() {
            self.resolve(lone, answer);
        }
    }

    /// What a run says besides the listed names: unlisted full names, and surnames alone.
    fn rest(
        sentence: &Sentence<'_>,
        run: &Range<usize>,
        found: &[Found],
        said: &mut Vec<(usize, Said)>,
    ) {
        let taken = |at: usize| {
            let range = &sentence.tokens[at].range;
            found
                .iter()
                .any(|found| found.bytes.start < range.end && range.start < found.bytes.end)
        };
        let mut at = run.start;
        while at < run.end {
            if taken(at)
                || !(sentence.is_name_like(at)
                    || sentence.tokens[at].case == Case::Initial
                    || may_be_surname(sentence, at))
            {
                at += 1;
                continue;
            }
            let start = at;
            at += 1;
            while at < run.end
                && !taken(at)
                && sentence.tokens[at].gap != Gap::Break
                && !sentence.tokens[at - 1].genitive
            {
                let goes_on = sentence.is_name_like(at)
                    || sentence.tokens[at].case == Case::Initial
                    || could_be_surname(sentence, at)
                    || (sentence.words[at].kind == Kind::Particle && at + 1 < run.end)
                    || (sentence.tokens[at].gap == Gap::Joined
                        && sentence.tokens[at].case == Case::Lower);
                if !goes_on {
                    break;
                }
                at += 1;
            }
            Self::stretch(sentence, start..at, said);
        }
    }

    /// A stretch of words that look like one name: a full name of somebody unlisted, or a surname.
    fn stretch(sentence: &Sentence<'_>, stretch: Range<usize>, said: &mut Vec<(usize, Said)>) {
        let names: Vec<usize> = stretch
            .clone()
            .filter(|at| {
                sentence.words[*at].kind == Kind::Name
                    && !matches!(sentence.tokens[*at].case, Case::Initial | Case::Digits)
            })
            .collect();
        let initial = stretch
            .clone()
            .any(|at| sentence.tokens[at].case == Case::Initial);
        let sure = names.iter().any(|at| sentence.is_name_like(*at));
        match names.as_slice() {
            [only] if !initial => {
                let beside = |at: usize| {
                    matches!(sentence.tokens[at].case, Case::Title | Case::Upper)
                        && sentence.words[at].known
                        && !matches!(sentence.words[at].kind, Kind::Ordinary | Kind::Title)
                        && !sentence.tokens[at].genitive
                };
                let before =
                    sentence.tokens[*only].gap != Gap::Break && *only > 0 && beside(only - 1);
                let after = sentence
                    .tokens
                    .get(only + 1)
                    .is_some_and(|next| next.gap != Gap::Break)
                    && beside(only + 1);
                if may_be_surname(sentence, *only) && !before && !after {
                    said.push((
                        sentence.tokens[*only].range.start,
                        Said::Lone(
                            sentence.tokens[*only].range.clone(),
                            sentence.words[*only].keys.clone(),
                        ),
                    ));
                }
            }
            names
                if !names.is_empty()
                    && (sure || initial)
                    && sentence.tokens[names[0]].case != Case::None =>
            {
                let texts: Vec<&str> = names
                    .iter()
                    .map(|at| sentence.words[*at].keys.first().map_or("", |(key, _)| key))
                    .collect();
                // Whoever bears a listed person's surname, as family name or as given name ("Kim
                // Larsen"), is who the word alone means from here on.
                let full = texts.join(" ");
                for at in names.iter().filter(|at| may_be_surname(sentence, **at)) {
                    said.push((
                        sentence.tokens[stretch.start].range.start,
                        Said::Unlisted(sentence.words[*at].keys.clone(), full.as_str().into()),
                    ));
                }
            }
            names => {
                // Scripts without capitals: each word for itself.
                for at in names.iter().filter(|at| could_be_surname(sentence, **at)) {
                    said.push((
                        sentence.tokens[*at].range.start,
                        Said::Lone(
                            sentence.tokens[*at].range.clone(),
                            sentence.words[*at].keys.clone(),
                        ),
                    ));
                }
            }
        }
    }

    fn hear(&mut self, place: &Place<'_>, what: Said) {
        match what {
            Said::Full(found) => {
                let bearer = Listed {
                    party: found.party,
                    others: found.others.clone(),
                    score: found.score.clone(),
                };
                if !found.surnames.is_empty() {
                    let keys: Vec<Key> = found
                        .surnames
                        .iter()
                        .map(|surname| (surname.clone(), false))
                        .collect();
                    self.surnames
                        .bear(&keys, &Bearer::Listed(Rc::new(bearer)), self.sentences);
                }
                let mention = mention_of(
                    &lone(place, found.bytes, Vec::new()),
                    found.party,
                    found.others,
                    found.score,
                    ResolvedBy::Full,
                );
                self.scan.mentions.push(mention);
            }
            Said::Unlisted(keys, full) => {
                self.surnames
                    .bear(&keys, &Bearer::Unlisted(full), self.sentences);
            }
            Said::Lone(bytes, keys) => {
                let answer = self.surnames.whose(&keys);
                if matches!(answer, Answer::Unlisted) {
                    return;
                }
                self.resolve(lone(place, bytes, keys), answer);
            }
        }
    }

    fn resolve(&mut self, lone: Lone, answer: Answer) {
        match answer {
            Answer::Listed(listed) => {
                let mention = mention_of(
                    &lone,
                    listed.party,
                    listed.others.clone(),
                    listed.score.clone(),
                    ResolvedBy::Surname,
                );
                self.scan.mentions.push(mention);
            }
            Answer::Ambiguous => self.scan.ambiguous += 1,
            Answer::Unlisted => {}
            Answer::Unknown => self.surnames.wait(lone),
        }
    }
}

/// Whether a word alone may be the surname of a listed person, if a full name bears it.
fn may_be_surname(sentence: &Sentence<'_>, at: usize) -> bool {
    let (token, word) = (&sentence.tokens[at], &sentence.words[at]);
    matches!(token.case, Case::Title | Case::Upper | Case::None)
        && word.kind == Kind::Name
        && !word.person.is_empty()
}

/// Whether it surely is the name of a listed person, as written.
fn could_be_surname(sentence: &Sentence<'_>, at: usize) -> bool {
    let (token, word) = (&sentence.tokens[at], &sentence.words[at]);
    matches!(token.case, Case::Title | Case::Upper | Case::None)
        && word.kind == Kind::Name
        && word.person.iter().any(|(_, whole)| *whole)
}

#[cfg(test)]
mod tests;
