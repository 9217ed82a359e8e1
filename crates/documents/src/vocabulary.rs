//! The words of the listed names: which parties a word of a text may name. The first, cheap look of
//! a scan, made once for all texts.
//!
//! A word meets a listed one by equality, by sounds that are the same by rule, or as a related
//! given name; and, where it is asked for, by sounds that are only alike. Typing slips are left
//! out: no mention rests on one.

use rustc_hash::FxHashMap;
use vokter_names::sound::{MAX_SOUNDS, Sounds};
use vokter_names::spelling::Spelling;
use vokter_names::token::{Token, text_hash};
use vokter_names::{Bits, Name, Reach, View, rarity};
use vokter_screening::Index;

use crate::bearers::Bearers;
use crate::family;
use crate::key::ByRule;
use crate::person::is_unspaced;
use crate::sound_tree::{Limits, SoundTree};
use crate::transcription;
use crate::transliterated::Transliterated;

/// A party that bears a word, and whether the two spellings are one by rule (equal, romanised,
/// read, inflected) rather than only alike.
pub(crate) type Touch = (u32, bool);

/// The dearest step that romanisations make by rule, and the most of such steps in all for each
/// four sounds begun. [`Reach`] has the last word; these only have to be no less than its own.
pub(crate) const BY_RULE: u16 = 60;

/// What a spelling that is only alike loses beside twice its distance. [`Reach`] has the last word.
const ALIKE_LOSS: i32 = 148;

/// The words of all listed names.
#[derive(Clone, Debug)]
pub(crate) struct Vocabulary {
    words: Words,
    /// The words of each person's names, by the number of the party.
    words_of: Vec<Box<[u32]>>,
    /// The syllables of which names are made that are written as one word.
    syllables: Words,
    /// The parties with a name in signs, as a set of bits.
    in_signs: Box<[u64]>,
    transliterated: Transliterated,
}

#[derive(Clone, Debug)]
struct Word {
    spelling: Spelling,
    /// What it is written as where a script tells few sounds apart.
    transcribed: Option<u32>,
    /// The rarest it is in a person's name.
    rarity: Bits,
    /// Somewhere it comes from a script that writes few vowels.
    partial_vowels: bool,
    /// The parties that bear it where it can anchor a search.
    bearers: Bearers,
}

#[derive(Clone, Debug, Default)]
struct Words {
    all: Vec<Word>,
    by_text: FxHashMap<u32, Vec<u32>>,
    /// Words by what all spellings have in common that are one by rule.
    by_rule: ByRule,
    /// Words of scripts that write all vowels, and those of others.
    full: SoundTree,
    partial: SoundTree,
}

impl Vocabulary {
    pub(crate) fn of(index: &Index) -> Self {
        let words = Words::of(index);
        let mut words_of: Vec<Vec<u32>> = vec![Vec::new(); index.len()];
        for (word, at) in words.all.iter().zip(0..) {
            for party in &word.bearers.persons {
                words_of[*party as usize].push(at);
            }
        }
        let mut in_signs = vec![0_u64; index.len().div_ceil(64)];
        for at in 0..index.len() {
            let mut names = index.party(at).names();
            if names.any(|(name, _)| name.text.chars().any(is_unspaced)) {
                in_signs[at / 64] |= 1 << (at % 64);
            }
        }
        let of_bodies = words
            .all
            .iter()
            .filter(|word| !word.partial_vowels)
            .map(|word| (&*word.spelling.text, &*word.bearers.bodies));
        Self {
            transliterated: Transliterated::of(of_bodies),
            in_signs: in_signs.into(),
            syllables: words.syllables(),
            words,
            words_of: words_of.into_iter().map(Vec::into_boxed_slice).collect(),
        }
    }

    /// The persons that a word can name, sorted, each once. Two spellings that are only alike count
    /// where they may be worth `alike_least`.
    pub(crate) fn alike(&self, word: &Name, alike_least: Bits) -> Vec<Touch> {
        let mut touched: Vec<Touch> = Vec::new();
        for token in word.readings.iter().flat_map(|reading| &reading.tokens) {
            self.words.meet(
                token.spellings.iter(),
                token.partial_vowels,
                token.rarity,
                Some(alike_least),
                |word, whole| {
                    touched.extend(word.bearers.persons.iter().map(|party| (*party, whole)));
                },
            );
            for (hash, _) in &token.related {
                touched.extend(self.words.related(*hash).map(|party| (party, true)));
            }
        }
        merge(&mut touched);
        touched
    }

    /// Which of these persons, given sorted, have a name that a word is only alike: the same answer
    /// as [`Self::alike`] gives of them.
    pub(crate) fn alike_among(&self, word: &Name, alike_least: Bits, among: &[u32]) -> Vec<u32> {
        let is_alike = |party: &u32| self.is_alike(word, alike_least, *party);
        among.iter().copied().filter(is_alike).collect()
    }

    /// Likewise, but only where the script of the word can't tell it from the name.
    pub(crate) fn same_among(&self, word: &Name, alike_least: Bits, among: &[u32]) -> Vec<u32> {
        let mut same = self.transcribed_among(word, among);
        same.retain(|party| self.is_alike(word, alike_least, *party));
        same
    }

    /// Which of these persons, given sorted, have a name that a script which tells few sounds apart writes
    /// as the word.
    pub(crate) fn transcribed_among(&self, word: &Name, among: &[u32]) -> Vec<u32> {
        let tokens = word.readings.iter().flat_map(|reading| &reading.tokens);
        let spellings = tokens.flat_map(|token| &token.spellings);
        let mut mine: Vec<u32> = spellings
            .filter_map(|spelling| transcription::sense(&spelling.text))
            .collect();
        mine.sort_unstable();
        mine.dedup();
        let may_be = |party: &u32| {
            let mut names = self.words_of[*party as usize].iter();
            names.any(|at| {
                let theirs = self.words.all[*at as usize].transcribed;
                theirs.is_some_and(|theirs| mine.binary_search(&theirs).is_ok())
            })
        };
        among.iter().copied().filter(may_be).collect()
    }

    /// Whether a word is alike one of a person's names, and none by rule.
    fn is_alike(&self, word: &Name, alike_least: Bits, party: u32) -> bool {
        let mut whole = false;
        let mut alike = false;
        for token in word.readings.iter().flat_map(|reading| &reading.tokens) {
            for at in &self.words_of[party as usize] {
                let listed = &self.words.all[*at as usize];
                let partial = token.partial_vowels || listed.partial_vowels;
                for spelling in &token.spellings {
                    match Reach::between(spelling, &listed.spelling, partial) {
                        Some(near) if near.whole => whole = true,
                        Some(near) => {
                            alike |= near.worth(token.rarity, listed.rarity) >= alike_least;
                        }
                        None => {}
                    }
                }
            }
        }
        alike && !whole
    }

    /// The parties that one of the tokens names by rule.
    pub(crate) fn bearing<'t>(&self, tokens: impl Iterator<Item = &'t Token>) -> Bearers {
        let mut found = Bearers::default();
        for token in tokens {
            self.gather(token.spellings.iter(), token.partial_vowels, &mut found);
            // Bodies have no nicknames.
            for (hash, _) in &token.related {
                found.persons.extend(self.words.related(*hash));
            }
        }
        found.settle();
        found
    }

    /// The bodies with a long word that another language may romanise so.
    pub(crate) fn transliterated(&self, word: &str) -> &[u32] {
        self.transliterated.with(word)
    }

    /// How many parties there are.
    pub(crate) fn parties(&self) -> usize {
        self.words_of.len()
    }

    /// The parties with a name in signs, as a set of bits.
    pub(crate) fn in_signs(&self) -> &[u64] {
        &self.in_signs
    }

    /// The persons with a name of several syllables of which a spelling is one.
    pub(crate) fn with_syllable(&self, spelling: &Spelling) -> Vec<u32> {
        let mut found = Vec::new();
        self.syllables.meet_signs(spelling, |word| {
            found.extend_from_slice(&word.bearers.persons);
        });
        found
    }

    /// The parties that one spelling of a syllable or more, read from signs, names by rule. A name
    /// of consonants alone is no name read from signs: that would be any.
    pub(crate) fn spelled(&self, spelling: &Spelling, partial_vowels: bool) -> Bearers {
        let mut found = Bearers::default();
        let mut add = |word: &Word| found.add(&word.bearers);
        if partial_vowels {
            self.gather(std::iter::once(spelling), true, &mut found);
        } else {
            self.words.meet_signs(spelling, &mut add);
        }
        found.settle();
        found
    }

    fn gather<'s>(
        &self,
        spellings: impl Iterator<Item = &'s Spelling>,
        partial_vowels: bool,
        found: &mut Bearers,
    ) {
        self.words
            .meet(spellings, partial_vowels, Bits::ZERO, None, |word, _| {
                found.add(&word.bearers);
            });
    }
}

/// Sorts touches; of one party's the surest is kept.
fn merge(touched: &mut Vec<Touch>) {
    touched.sort_unstable();
    touched.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 |= next.1;
        }
        same
    });
}

impl Words {
    fn of(index: &Index) -> Self {
        let mut words: Vec<Word> = Vec::new();
        let mut known: FxHashMap<(Box<str>, Sounds, bool), u32> = FxHashMap::default();
        let mut add = |spelling: &Spelling,
                       rarity: Bits,
                       partial: bool,
                       view: View,
                       joined: bool,
                       bearer: Option<u32>| {
            let key = (spelling.text.clone(), spelling.sounds, partial);
            let at = *known.entry(key).or_insert_with(|| {
                // What choosing the spelling costs differs from bearer to bearer.
                let mut spelling = spelling.clone();
                spelling.cost = Bits::ZERO;
                words.push(Word {
                    transcribed: transcription::sense(&spelling.text),
                    spelling,
                    rarity: Bits::ZERO,
                    partial_vowels: partial,
                    bearers: Bearers::default(),
                });
                words.len() as u32 - 1
            });
            let word = &mut words[at as usize];
            let bearers = match view {
                View::Person => {
                    word.rarity = word.rarity.max(rarity);
                    &mut word.bearers.persons
                }
                View::Body => &mut word.bearers.bodies,
            };
            let Some(bearer) = bearer else {
                return;
            };
            if bearers.last() != Some(&bearer) {
                bearers.push(bearer);
            }
            if joined && view == View::Body {
                word.bearers.joined.push(bearer);
            }
        };
        for at in (0..index.len()).filter(|party| index.is_searched(*party)) {
            let party = index.party(at);
            for reading in party.names().flat_map(|(name, _)| &name.readings) {
                let view = reading.view;
                for token in &reading.tokens {
                    let bearer = token.anchor.then_some(at as u32);
                    for spelling in &token.spellings {
                        add(
                            spelling,
                            token.rarity,
                            token.partial_vowels,
                            view,
                            false,
                            bearer,
                        );
                    }
                }
                for span in reading.spans.iter().filter(|span| !span.acronym) {
                    let range = usize::from(span.start)..usize::from(span.start + span.len);
                    let anchor = reading.tokens[range].iter().any(|token| token.anchor);
                    let bearer = anchor.then_some(at as u32);
                    add(
                        &span.spelling,
                        span.rarity,
                        span.partial_vowels,
                        view,
                        true,
                        bearer,
                    );
                }
            }
        }
        words.retain(|word| word.bearers != Bearers::default());
        let mut by_text: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for (word, at) in words.iter().zip(0..) {
            by_text
                .entry(text_hash(&word.spelling.text))
                .or_default()
                .push(at);
        }
        let tree = |partial: bool| {
            SoundTree::of(
                words
                    .iter()
                    .zip(0..)
                    .filter(|(word, _)| word.partial_vowels == partial)
                    .map(|(word, at)| (&*word.spelling.sounds, at)),
            )
        };
        let (full, partial) = (tree(false), tree(true));
        Self {
            by_rule: ByRule::of(
                words
                    .iter()
                    .map(|word| (&*word.spelling.sounds, word.partial_vowels)),
            ),
            all: words,
            by_text,
            full,
            partial,
        }
    }

    /// The syllables of the words that are one to three syllables written as one, as words.
    fn syllables(&self) -> Self {
        let mut bearers: FxHashMap<&str, Vec<u32>> = FxHashMap::default();
        for word in self.all.iter().filter(|word| !word.partial_vowels) {
            for syllable in family::syllables(&word.spelling.text) {
                let known = bearers.entry(syllable).or_default();
                known.extend_from_slice(&word.bearers.persons);
            }
        }
        let all: Vec<Word> = bearers
            .into_iter()
            .filter(|(_, persons)| !persons.is_empty())
            .map(|(text, persons)| {
                let mut bearers = Bearers {
                    persons,
                    ..Bearers::default()
                };
                bearers.settle();
                Word {
                    spelling: Spelling::new(text, Bits::ZERO),
                    transcribed: None,
                    rarity: Bits::ZERO,
                    partial_vowels: false,
                    bearers,
                }
            })
            .collect();
        let mut by_text: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for (word, at) in all.iter().zip(0..) {
            by_text
                .entry(text_hash(&word.spelling.text))
                .or_default()
                .push(at);
        }
        let by_rule = all.iter().map(|word| (&*word.spelling.sounds, false));
        Self {
            by_rule: ByRule::of(by_rule),
            by_text,
            all,
            ..Self::default()
        }
    }

    /// The persons of whose names one has this hash.
    fn related(&self, hash: u32) -> impl Iterator<Item = u32> + '_ {
        let words = self.by_text.get(&hash).into_iter().flatten();
        words.flat_map(|at| self.all[*at as usize].bearers.persons.iter().copied())
    }

    /// The words of scripts with vowels that a spelling read from signs is by rule.
    fn meet_signs(&self, spelling: &Spelling, mut found: impl FnMut(&Word)) {
        let same = self.by_text.get(&text_hash(&spelling.text));
        let same = same.into_iter().flatten().copied();
        for at in same.chain(self.by_rule.with_vowels(&spelling.sounds)) {
            let word = &self.all[at as usize];
            if !word.partial_vowels
                && Reach::between(spelling, &word.spelling, false).is_some_and(|near| near.whole)
            {
                found(word);
            }
        }
    }

    /// The words that the spellings can be, with whether by rule.
    fn meet<'s>(
        &self,
        spellings: impl Iterator<Item = &'s Spelling>,
        partial_vowels: bool,
        rarity: Bits,
        alike_least: Option<Bits>,
        mut found: impl FnMut(&Word, bool),
    ) {
        let mut left: Vec<&Spelling> = spellings.collect();
        let mut met = |spelling: &Spelling, at: u32| {
            let word = &self.all[at as usize];
            let partial = partial_vowels || word.partial_vowels;
            let Some(near) = Reach::between(spelling, &word.spelling, partial) else {
                return;
            };
            let most = near.worth(rarity, word.rarity);
            if near.whole || alike_least.is_some_and(|least| most >= least) {
                found(word, near.whole);
            }
        };
        // What has no sounds, or too many, is met by its letters.
        for spelling in &left {
            let same = self.by_text.get(&text_hash(&spelling.text));
            for at in same.into_iter().flatten() {
                met(spelling, *at);
            }
        }
        let Some(least) = alike_least else {
            for spelling in left {
                for at in self.by_rule.with(&spelling.sounds, partial_vowels) {
                    met(spelling, at);
                }
            }
            return;
        };
        let limits = limits(rarity, least);
        // Most stems begin the whole word: one walk looks for all of them.
        left.sort_by_key(|spelling| std::cmp::Reverse(spelling.sounds.len()));
        while let Some(longest) = left.first().copied() {
            let (walk, rest): (Vec<&Spelling>, Vec<&Spelling>) = left
                .into_iter()
                .partition(|spelling| longest.sounds.starts_with(&spelling.sounds));
            left = rest;
            let lengths: Vec<usize> = walk.iter().map(|spelling| spelling.sounds.len()).collect();
            for (tree, partial) in [(&self.full, false), (&self.partial, true)] {
                let partial = partial || partial_vowels;
                tree.near(&longest.sounds, &lengths, partial, &limits, |at, place| {
                    met(walk[place], at);
                });
            }
        }
    }
}

/// How far a word may be from a listed one.
fn limits(rarity: Bits, least: Bits) -> Limits {
    let mut sum = [0; MAX_SOUNDS + 1];
    for (units, most) in sum.iter_mut().enumerate().skip(1) {
        *most = BY_RULE * (1 + (units as u16 - 1) / 4);
        // The distance counts twice, and more in a short word.
        let left = (rarity.min(rarity::CAP) - least).0 - ALIKE_LOSS;
        let units = units as i32;
        let alike = left.max(0) / 2 * units / (units + 3);
        *most = (*most).max(u16::try_from(alike).unwrap_or(0));
    }
    Limits {
        step: crate::step::NEVER,
        sum,
    }
}

#[cfg(test)]
mod tests;
