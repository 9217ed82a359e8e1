//! The words of the listed names, each with the parties that bear it, to be found by every
//! relation that can bring evidence.
//!
//! A *word* is one spelling of a token or of a span of tokens. Words are found by skeleton, by
//! their text less one letter (a typing slip), by hash of the text (related given names, acronyms);
//! generic words, places and numbers also by meaning. Finding more than can bring evidence costs time;
//! finding less would lose a hit, and the tests that compare with the exhaustive scorer would see it.

use rustc_hash::FxHashMap;
use vokter_names::sound::{Skeleton, Sounds};
use vokter_names::spelling::{SLIP_MIN_SHORTER, Spelling};
use vokter_names::token::{Role, text_hash};
use vokter_names::words::{Concept, Place};
use vokter_names::{Bits, View};

use super::in_view;
use crate::party::Parties;

/// The words of all parties of one view.
#[derive(Debug)]
pub(crate) struct Lexicon {
    words: Vec<Word>,
    /// `word → parties`, all words' lists in one row; `starts[w]..starts[w + 1]` is word w's.
    starts: Vec<u32>,
    bearers: Vec<Bearer>,
    /// Words by hash of text; sorted.
    by_text: Vec<(u32, u32)>,
    /// Words by hash of the text, whole or less one letter; sorted.
    by_slip: Vec<(u32, u32)>,
    /// Skeletons by themselves, whole or less one consonant; sorted.
    by_skeleton: Vec<(Skeleton, u32)>,
    /// `skeleton → words`, as above.
    skeleton_starts: Vec<u32>,
    skeleton_words: Vec<u32>,
    /// Parties by what a word means, with the most that it is worth.
    by_meaning: FxHashMap<Meaning, (Bits, Vec<Bearer>)>,
    /// Parties by hash of an acronym of their names, with the most that it is worth.
    by_acronym: FxHashMap<u32, (Bits, Vec<Bearer>)>,
    /// Parties that have an initial among their tokens.
    initials: Vec<u32>,
}

/// One spelling.
#[derive(Debug)]
pub(crate) struct Word {
    pub(crate) spelling: Spelling,
    /// The rarest it is anywhere.
    pub(crate) rarity: Bits,
    /// Somewhere it comes from a script that writes few vowels.
    pub(crate) partial_vowels: bool,
}

/// A party that bears a word, and whether the word can anchor a search there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Bearer {
    pub(crate) party: u32,
    pub(crate) anchor: bool,
}

/// What a word means whatever its language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Meaning {
    Concept(Concept),
    Place(Place),
    Number(u64),
}

impl Meaning {
    pub(crate) fn of(role: Role) -> Option<Self> {
        match role {
            Role::Generic(concept) => Some(Self::Concept(concept)),
            Role::Place(place) => Some(Self::Place(place)),
            Role::Number(number) => Some(Self::Number(number)),
            _ => None,
        }
    }
}

/// Words as they are gathered, before their lists are laid in one row.
#[derive(Default)]
struct Gathered {
    /// By text and sounds: the same letters can sound otherwise, as where few vowels are written or
    /// where the parts of a span meet.
    ids: FxHashMap<(Box<str>, Sounds, bool), u32>,
    words: Vec<Word>,
    pairs: Vec<(u32, Bearer)>,
}

impl Gathered {
    fn add(&mut self, spelling: &Spelling, rarity: Bits, partial_vowels: bool, bearer: Bearer) {
        let key = (spelling.text.clone(), spelling.sounds, partial_vowels);
        let id = if let Some(id) = self.ids.get(&key) {
            *id
        } else {
            let id = self.words.len() as u32;
            self.ids.insert(key, id);
            // What choosing the spelling costs differs from bearer to bearer; the least is none.
            let mut spelling = spelling.clone();
            spelling.cost = Bits::ZERO;
            self.words.push(Word {
                spelling,
                rarity,
                partial_vowels,
            });
            id
        };
        let word = &mut self.words[id as usize];
        word.rarity = word.rarity.max(rarity);
        self.pairs.push((id, bearer));
    }
}

impl Lexicon {
    /// The words of the parties whose names are read in this view.
    pub(crate) fn build(parties: &Parties, view: View) -> Self {
        let mut gathered = Gathered::default();
        let mut by_meaning: FxHashMap<Meaning, (Bits, Vec<Bearer>)> = FxHashMap::default();
        let mut by_acronym: FxHashMap<u32, (Bits, Vec<Bearer>)> = FxHashMap::default();
        let mut initials = Vec::new();
        for (at, party) in parties
            .prepared()
            .iter()
            .enumerate()
            .filter(|(_, party)| in_view(party, view))
        {
            let mut has_initial = false;
            for reading in party.names().flat_map(|(name, _)| &name.readings) {
                for token in &reading.tokens {
                    let bearer = Bearer {
                        party: at as u32,
                        anchor: token.anchor,
                    };
                    has_initial |= token.role == Role::Initial;
                    if let Some(meaning) = Meaning::of(token.role) {
                        let (most, bearers) = by_meaning.entry(meaning).or_default();
                        *most = (*most).max(token.rarity);
                        if bearers.last() != Some(&bearer) {
                            bearers.push(bearer);
                        }
                    }
                    for spelling in &token.spellings {
                        gathered.add(spelling, token.rarity, token.partial_vowels, bearer);
                    }
                }
                for span in &reading.spans {
                    let part = &reading.tokens
                        [usize::from(span.start)..usize::from(span.start + span.len)];
                    let bearer = Bearer {
                        party: at as u32,
                        anchor: part.iter().any(|token| token.anchor),
                    };
                    if span.acronym {
                        let hash = text_hash(&span.spelling.text);
                        let (most, bearers) = by_acronym.entry(hash).or_default();
                        *most = (*most).max(span.rarity);
                        if bearers.last() != Some(&bearer) {
                            bearers.push(bearer);
                        }
                    } else {
                        gathered.add(&span.spelling, span.rarity, span.partial_vowels, bearer);
                    }
                }
            }
            if has_initial {
                initials.push(at as u32);
            }
        }
        Self {
            by_meaning,
            by_acronym,
            initials,
            ..Self::lay_out(gathered)
        }
    }

    fn lay_out(mut gathered: Gathered) -> Self {
        gathered.pairs.sort_unstable();
        gathered.pairs.dedup();
        let words = gathered.words;
        let (starts, bearers) = rows(words.len(), &gathered.pairs);

        let mut skeleton_ids: FxHashMap<Skeleton, u32> = FxHashMap::default();
        let mut skeletons: Vec<(u32, u32)> = Vec::with_capacity(words.len());
        let mut by_text = Vec::with_capacity(words.len());
        let mut by_slip = Vec::with_capacity(words.len() * 8);
        for (id, word) in words.iter().enumerate() {
            let next = skeleton_ids.len() as u32;
            let skeleton = *skeleton_ids.entry(word.spelling.skeleton).or_insert(next);
            skeletons.push((skeleton, id as u32));
            by_text.push((text_hash(&word.spelling.text), id as u32));
            by_slip.extend(slips(&word.spelling.text).map(|hash| (hash, id as u32)));
        }
        let mut by_skeleton: Vec<(Skeleton, u32)> = skeleton_ids
            .iter()
            .flat_map(|(skeleton, id)| neighbours(*skeleton).map(|near| (near, *id)))
            .collect();
        by_skeleton.sort_unstable();
        by_text.sort_unstable();
        by_slip.sort_unstable();
        skeletons.sort_unstable();
        let (skeleton_starts, skeleton_words) = rows(skeleton_ids.len(), &skeletons);
        Self {
            words,
            starts,
            bearers,
            by_text,
            by_slip,
            by_skeleton,
            skeleton_starts,
            skeleton_words,
            by_meaning: FxHashMap::default(),
            by_acronym: FxHashMap::default(),
            initials: Vec::new(),
        }
    }

    /// A word by its number.
    pub(crate) fn word(&self, id: u32) -> &Word {
        &self.words[id as usize]
    }

    /// The parties that bear a word.
    pub(crate) fn bearers(&self, id: u32) -> &[Bearer] {
        &self.bearers[self.starts[id as usize] as usize..self.starts[id as usize + 1] as usize]
    }

    /// The parties that bear a word of this meaning, and the most that it is worth.
    pub(crate) fn meaning(&self, meaning: Meaning) -> Option<(Bits, &[Bearer])> {
        self.by_meaning
            .get(&meaning)
            .map(|(most, bearers)| (*most, bearers.as_slice()))
    }

    /// The parties of whose name the text with this hash is an acronym, and the most that it is worth.
    pub(crate) fn acronym(&self, hash: u32) -> Option<(Bits, &[Bearer])> {
        self.by_acronym
            .get(&hash)
            .map(|(most, bearers)| (*most, bearers.as_slice()))
    }

    /// The parties that have an initial, sorted.
    pub(crate) fn initials(&self) -> &[u32] {
        &self.initials
    }

    /// Every word that can be a spelling or a slip of this one, each once, and perhaps others.
    pub(crate) fn near(&self, spelling: &Spelling, found: &mut Vec<u32>) {
        found.clear();
        for near in neighbours(spelling.skeleton) {
            for (_, skeleton) in equal_range(&self.by_skeleton, near) {
                let skeleton = *skeleton as usize;
                let row = self.skeleton_starts[skeleton] as usize
                    ..self.skeleton_starts[skeleton + 1] as usize;
                found.extend_from_slice(&self.skeleton_words[row]);
            }
        }
        for hash in slips(&spelling.text) {
            found.extend(
                equal_range(&self.by_slip, hash)
                    .iter()
                    .map(|(_, word)| *word),
            );
        }
        found.sort_unstable();
        found.dedup();
    }

    /// Every word with this hash of its text.
    pub(crate) fn with_hash(&self, hash: u32) -> impl Iterator<Item = u32> + '_ {
        equal_range(&self.by_text, hash)
            .iter()
            .map(|(_, word)| *word)
    }
}

/// Lays sorted pairs out as rows: where each begins, and their values.
fn rows<T: Copy>(count: usize, sorted: &[(u32, T)]) -> (Vec<u32>, Vec<T>) {
    let mut starts = vec![0_u32; count + 1];
    for (row, _) in sorted {
        starts[*row as usize + 1] += 1;
    }
    for row in 0..count {
        starts[row + 1] += starts[row];
    }
    (starts, sorted.iter().map(|(_, value)| *value).collect())
}

fn equal_range<K: Ord + Copy>(sorted: &[(K, u32)], key: K) -> &[(K, u32)] {
    let start = sorted.partition_point(|(k, _)| *k < key);
    let len = sorted[start..].partition_point(|(k, _)| *k == key);
    &sorted[start..start + len]
}

/// The hashes under which a text meets every text that is one slip away: itself, and itself less
/// each letter. A slip is an insertion, deletion, substitution or swap, and each of them leaves
/// the two texts with one of these in common (the symmetric-delete method).
fn slips(text: &str) -> impl Iterator<Item = u32> + '_ {
    let deletions = if text.len() >= SLIP_MIN_SHORTER {
        text.len()
    } else {
        0
    };
    std::iter::once(text_hash(text)).chain((0..deletions).map(move |at| {
        let mut less = String::with_capacity(text.len());
        less.push_str(&text[..at]);
        less.push_str(&text[at + 1..]);
        text_hash(&less)
    }))
}

/// The skeletons under which one meets every skeleton that is near it, likewise.
fn neighbours(skeleton: Skeleton) -> impl Iterator<Item = Skeleton> {
    let deletions = if skeleton.len() >= 2 {
        skeleton.len()
    } else {
        0
    };
    std::iter::once(skeleton).chain((0..deletions).map(move |at| skeleton.without(at)))
}
