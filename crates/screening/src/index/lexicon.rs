//! The words of the listed names, each with the parties that bear it, to be found by every
//! relation that can bring evidence.
//!
//! A *word* is one spelling of a token or of a span of tokens. Words are found by skeleton, by
//! their text less one letter (a typing slip), by hash of the text (related given names, acronyms);
//! generic words, places and numbers also by meaning. Finding more than can bring evidence costs time;
//! finding less would lose a hit, and the tests that compare with the exhaustive scorer would see it.

use vokter_names::sound::Skeleton;
use vokter_names::spelling::{SLIP_MIN_SHORTER, Spelling};
use vokter_names::token::{Role, text_hash};
use vokter_names::{Bits, View};

use super::column::{Column, Plain, Rows};
use super::file::{Section, Sections, section};
use super::tables::{Roles, Spellings};

/// The words of all parties of one view, where they lie in the index.
pub(crate) struct Lexicon<'a> {
    words: Column<'a, Word>,
    bearers: Rows<'a, Bearer>,
    by_text: Column<'a, (u32, u32)>,
    by_slip: Column<'a, (u32, u32)>,
    by_skeleton: Column<'a, (u64, u32)>,
    skeleton_words: Rows<'a, u32>,
    by_meaning: Column<'a, (u32, Worth)>,
    by_acronym: Column<'a, (u32, Worth)>,
    initials: Column<'a, u32>,
    roles: &'a Roles,
    spellings: Spellings<'a>,
}

/// One spelling of a word, eight bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// The spelling's number.
    pub(crate) spelling: u32,
    /// The rarest it is anywhere.
    pub(crate) rarity: Bits,
    /// Somewhere it comes from a script that writes few vowels.
    pub(crate) partial_vowels: bool,
}

impl Plain for Word {
    const BYTES: usize = 8;

    fn read(bytes: &[u8]) -> Self {
        let (spelling, rest) = <(u32, i32)>::read(bytes);
        Self {
            spelling,
            rarity: Bits(rest >> 1),
            partial_vowels: rest & 1 == 1,
        }
    }

    fn write(self, out: &mut Vec<u8>) {
        let rest = (self.rarity.0 << 1) | i32::from(self.partial_vowels);
        (self.spelling, rest).write(out);
    }
}

/// A party that bears a word, and whether the word can anchor a search there: four bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Bearer {
    pub(crate) party: u32,
    pub(crate) anchor: bool,
}

impl Plain for Bearer {
    const BYTES: usize = 4;

    fn read(bytes: &[u8]) -> Self {
        let packed = u32::read(bytes);
        Self {
            party: packed >> 1,
            anchor: packed & 1 == 1,
        }
    }

    fn write(self, out: &mut Vec<u8>) {
        ((self.party << 1) | u32::from(self.anchor)).write(out);
    }
}

/// A bearer, and what the word is worth there at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Worth {
    pub(crate) bearer: Bearer,
    pub(crate) most: Bits,
}

impl Plain for Worth {
    const BYTES: usize = 8;

    fn read(bytes: &[u8]) -> Self {
        let (bearer, most) = <(Bearer, i32)>::read(bytes);
        Self {
            bearer,
            most: Bits(most),
        }
    }

    fn write(self, out: &mut Vec<u8>) {
        (self.bearer, self.most.0).write(out);
    }
}

/// Where a view's sections begin.
pub(crate) fn first_section(view: View) -> Section {
    match view {
        View::Person => section::PERSONS,
        View::Body => section::BODIES,
    }
}

impl<'a> Lexicon<'a> {
    /// The words of the parties whose names are read in this view.
    pub(crate) fn of(
        sections: &'a Sections,
        roles: &'a Roles,
        spellings: Spellings<'a>,
        view: View,
    ) -> Self {
        let get = |section| sections.get(first_section(view) + section);
        Self {
            words: Column::new(get(section::WORDS)),
            bearers: Rows::new(get(section::BEARER_STARTS), get(section::BEARERS)),
            by_text: Column::new(get(section::BY_TEXT)),
            by_slip: Column::new(get(section::BY_SLIP)),
            by_skeleton: Column::new(get(section::BY_SKELETON)),
            skeleton_words: Rows::new(get(section::SKELETON_STARTS), get(section::SKELETON_WORDS)),
            by_meaning: Column::new(get(section::MEANINGS)),
            by_acronym: Column::new(get(section::ACRONYMS)),
            initials: Column::new(get(section::INITIALS)),
            roles,
            spellings,
        }
    }

    /// A word by its number.
    pub(crate) fn word(&self, id: u32) -> Word {
        self.words.at(id as usize)
    }

    /// How a word is spelled.
    pub(crate) fn spelling(&self, word: Word) -> &'a Spelling {
        self.spellings.get(word.spelling)
    }

    /// The parties that bear a word.
    pub(crate) fn bearers(&self, id: u32) -> impl Iterator<Item = Bearer> + 'a {
        self.bearers.row(id as usize).iter()
    }

    /// The parties that bear a word with the meaning of such a role, if it has one that words
    /// share whatever their language.
    pub(crate) fn meaning(&self, role: Role) -> impl Iterator<Item = Worth> + 'a {
        let number = has_meaning(role).then(|| self.roles.number(role)).flatten();
        let by_meaning = self.by_meaning;
        number
            .into_iter()
            .flat_map(move |number| by_meaning.of_key(number))
    }

    /// The parties of whose name the text with this hash is an acronym.
    pub(crate) fn acronym(&self, hash: u32) -> impl Iterator<Item = Worth> + 'a {
        self.by_acronym.of_key(hash)
    }

    /// Whether a party has an initial.
    pub(crate) fn has_initial(&self, party: u32) -> bool {
        self.initials.has(party)
    }

    /// Every word that can be a spelling or a slip of this one, each once, and perhaps others.
    pub(crate) fn near(&self, spelling: &Spelling, found: &mut Vec<u32>) {
        found.clear();
        for near in neighbours(spelling.skeleton) {
            for skeleton in self.by_skeleton.of_key(near.0) {
                found.extend(self.skeleton_words.row(skeleton as usize).iter());
            }
        }
        for hash in slips(&spelling.text) {
            found.extend(self.by_slip.of_key(hash));
        }
        found.sort_unstable();
        found.dedup();
    }

    /// Every word with this hash of its text.
    pub(crate) fn with_hash(&self, hash: u32) -> impl Iterator<Item = u32> + 'a {
        self.by_text.of_key(hash)
    }
}

/// Whether words of a role meet by what they mean, whatever their language.
pub(crate) fn has_meaning(role: Role) -> bool {
    matches!(role, Role::Generic(_) | Role::Place(_) | Role::Number(_))
}

/// The hashes under which a text meets every text that is one slip away: itself, and itself less
/// each letter. A slip is an insertion, deletion, substitution or swap, and each of them leaves
/// the two texts with one of these in common (the symmetric-delete method).
pub(crate) fn slips(text: &str) -> impl Iterator<Item = u32> + '_ {
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
pub(crate) fn neighbours(skeleton: Skeleton) -> impl Iterator<Item = Skeleton> {
    let deletions = if skeleton.len() >= 2 {
        skeleton.len()
    } else {
        0
    };
    std::iter::once(skeleton).chain((0..deletions).map(move |at| skeleton.without(at)))
}
