//! The scan: blocks to sentences, sentences to runs, runs to mentions.

use std::io::BufRead;
use std::ops::Range;
use std::rc::Rc;

use rustc_hash::FxHashSet;
use vokter_entities::Gender;
use vokter_names::token::Role;
use vokter_names::{Bits, Reading};
use vokter_screening::Index;

use crate::beside::{
    addressed, before_name, could_be_surname, foreign_particle, is_genitive, keys, may_be_surname,
};
use crate::block::{Block, Blocks};
use crate::capitals::{Capitals, Sentence};
use crate::found::Found;
use crate::function_word::Language;
use crate::han::{HanText, foreign_surname, surnames_in};
use crate::held::Held;
use crate::language::{ENOUGH, Languages};
use crate::mention::{Mention, Passed, ResolvedBy, Scan};
use crate::quote::{Place, lone};
use crate::sentence::sentences;
use crate::surname::{Answer, Bearer, Key, Listed, Surnames};
use crate::token::{self, Case, Gap, Writing, tokens};
use crate::vocabulary::Vocabulary;
use crate::window::Finder;
use crate::word::{Kind, Words};
use crate::{Error, run};

/// The prior of a scan: of the windows of a text that bear a given and a family name, one in
/// 4,096 is that of a given listed party. Texts that are scanned speak of listed parties far
/// oftener than customers are them, and the rules for windows have refused most chance meetings.
pub const SCAN_PRIOR: Bits = Bits(-1200);
/// The threshold of a scan.
pub const SCAN_THRESHOLD: f64 = 0.7;

/// Surnames in Han that are looked for in running text, at most.
const FOREIGN_MAX: usize = 1_000;

/// Scans texts for parties. Made once, it serves any number of texts.
#[derive(Clone, Debug)]
pub struct Scanner<'a> {
    index: &'a Index,
    vocabulary: Vocabulary,
    least: Vec<u8>,
}

impl<'a> Scanner<'a> {
    /// A scanner for these parties.
    pub fn new(index: &'a Index) -> Self {
        Self {
            index,
            vocabulary: Vocabulary::of(index),
            least: least(index),
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
        let mut blocks = Blocks::new(reader)?;
        let words = Words::new(&self.vocabulary);
        let finder = Finder::new(self.index, &self.least, Bits::at_probability(threshold));
        let mut reading = Scanning {
            index: self.index,
            words: &words,
            finder: &finder,
            surnames: Surnames::default(),
            foreign: FxHashSet::default(),
            held: Held::default(),
            sentences: 0,
            ambiguous: 0,
        };
        while let Some(block) = blocks.next()? {
            reading.block(&block);
            reading.held.hand_out(false, &mut out)?;
        }
        reading.held.hand_out(true, &mut out)?;
        let (bytes, lines) = blocks.passed();
        Ok(Passed {
            ambiguous: reading.ambiguous,
            bytes,
            lines,
        })
    }
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
    surnames: Surnames,
    /// Surnames in Han of listed persons named so far, in this block and before.
    foreign: FxHashSet<Box<str>>,
    held: Held,
    /// Sentences so far.
    sentences: u64,
    ambiguous: u64,
}

/// What a sentence says in order: full names and lone surnames.
enum Said {
    Full(Found),
    Unlisted(Vec<Key>, Box<str>),
    Lone(Range<usize>, Vec<Key>, Option<Gender>),
}

impl Scanning<'_> {
    fn block(&mut self, block: &Block) {
        let all: Vec<(Range<usize>, Vec<token::Token>)> = sentences(&block.text)
            .into_iter()
            .map(|range| (range.clone(), tokens(&block.text, range)))
            .collect();
        let words = all
            .iter()
            .flat_map(|(_, tokens)| tokens)
            .map(|token| &block.text[token.range.clone()]);
        let language = Language::of(words);
        for (_, tokens) in &all {
            self.foreign_surnames(block, tokens);
        }
        let every = || all.iter().flat_map(|(_, tokens)| tokens);
        let block_languages = Languages::of(&block.text, every(), 1)
            .unwrap_or_else(|| Languages::unknown(&block.text, every()));
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
                block_languages,
            );
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
        for full in &mut found {
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
                    Said::Lone(place.clone(), keys, None)
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
        let languages = Languages::of(&place.block.text, tokens.iter(), ENOUGH).unwrap_or(around);
        let sentence = Sentence::new(&place.block.text, tokens, self.words, capitals, languages);
        let mut said: Vec<(usize, Said)> = Vec::new();
        for run in run::runs(&sentence) {
            let found = self.named(&sentence, &run);
            self.in_han(&sentence, &run, &found, &mut said);
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
        self.ambiguous += self.held.settle(&self.surnames);
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
                    || could_be_surname(sentence, at)
                    || (may_be_surname(sentence, at) && !before_name(sentence, at, run)))
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
                && !is_genitive(sentence, at - 1)
            {
                let goes_on = sentence.is_name_like(at)
                    || sentence.tokens[at].case == Case::Initial
                    || could_be_surname(sentence, at)
                    || (sentence.kind(at) == Kind::Particle && at + 1 < run.end)
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
                sentence.kind(*at) == Kind::Name
                    && !matches!(sentence.tokens[*at].case, Case::Initial | Case::Digits)
            })
            .collect();
        let initial = stretch
            .clone()
            .any(|at| sentence.tokens[at].case == Case::Initial);
        let sure = names.iter().any(|at| sentence.is_name_like(*at));
        match names.as_slice() {
            [only] if !initial => Self::alone(sentence, *only, said),
            names
                if !names.is_empty()
                    && (sure || initial)
                    && sentence.tokens[names[0]].case != Case::None =>
            {
                let texts: Vec<&str> = names
                    .iter()
                    .map(|at| sentence.word(*at).keys.first().map_or("", |(key, _)| key))
                    .collect();
                // Whoever bears a listed person's surname, as family name or as given name ("Kim
                // Larsen"), is who the word alone means from here on.
                let full = texts.join(" ");
                for at in names.iter().filter(|at| may_be_surname(sentence, **at)) {
                    said.push((
                        sentence.tokens[stretch.start].range.start,
                        Said::Unlisted(keys(sentence, *at), full.as_str().into()),
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
                            keys(sentence, *at),
                            addressed(sentence, *at),
                        ),
                    ));
                }
            }
        }
    }

    /// A name-like word that no other stands beside.
    fn alone(sentence: &Sentence<'_>, only: usize, said: &mut Vec<(usize, Said)>) {
        if !may_be_surname(sentence, only) {
            return;
        }
        let known = |at: usize| {
            matches!(sentence.tokens[at].case, Case::Title | Case::Upper)
                && sentence.word(at).known
                && !matches!(sentence.kind(at), Kind::Ordinary | Kind::Title)
                && !sentence.tokens[at].genitive
        };
        let token = &sentence.tokens[only];
        let keys = keys(sentence, only);
        let before = (only > 0 && token.gap != Gap::Break).then(|| only - 1);
        if before.is_some_and(|before| known(before) || foreign_particle(sentence, before)) {
            // "Jordan Carter": what may be a given name is enough for somebody else.
            let full = format!(
                "{} {}",
                sentence.written(only - 1).to_lowercase(),
                sentence.written(only).to_lowercase()
            );
            said.push((token.range.start, Said::Unlisted(keys, full.into())));
            return;
        }
        let after = !is_genitive(sentence, only)
            && sentence
                .tokens
                .get(only + 1)
                .is_some_and(|next| next.gap != Gap::Break)
            && known(only + 1);
        if !after {
            let gender = addressed(sentence, only);
            said.push((
                token.range.start,
                Said::Lone(token.range.clone(), keys, gender),
            ));
        }
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
                let lone = lone(place, found.bytes, Vec::new(), None);
                self.held.mention(lone, listed, ResolvedBy::Full);
            }
            Said::Unlisted(keys, full) => self.bear(&keys, &Bearer::Unlisted(full)),
            Said::Lone(bytes, keys, said) => match self.surnames.whose(&keys, said) {
                Answer::Listed(listed) => {
                    let lone = lone(place, bytes, Vec::new(), said);
                    self.held.mention(lone, listed, ResolvedBy::Surname);
                }
                Answer::Ambiguous => {
                    self.ambiguous += 1;
                    if said.is_some() {
                        self.bear(&keys, &Bearer::Namesake);
                    }
                }
                Answer::Unlisted => {}
                Answer::Unknown => self.held.wait(lone(place, bytes, keys, said)),
            },
        }
    }
}

#[cfg(test)]
mod tests;
