//! The words of the listed names, each with the parties that bear it, to be found by every
//! relation that can bring evidence.
//!
//! A *word* is one spelling of a token or of a span of tokens. Which spellings are near one of the
//! query is [`super::near`]'s; generic words, places and numbers are also found by meaning, acronyms
//! by their letters, initials by theirs. Finding more than can bring evidence costs time; finding
//! less would lose a hit, and the tests that compare with the exhaustive scorer would see it.

use vokter_names::sound::{NearTo, Skeleton};
use vokter_names::spelling::two_at_most;
use vokter_names::token::Role;
use vokter_names::{Bits, View};

use super::column::{Column, Plain, Rows};
use super::file::{Section, Sections, section};
use crate::score::NameSet;

/// The words of all parties of one view, where they lie in the index.
pub(crate) struct Lexicon<'a> {
    view: View,
    rarities: Column<'a, i32>,
    bearers: Rows<'a, Bearer>,
    by_meaning: Column<'a, (u32, Worth)>,
    by_acronym: Column<'a, (u32, Worth)>,
    initials: Column<'a, (u8, u32)>,
    words_of: Rows<'a, PartyWord>,
    names_of: Rows<'a, NameBrief>,
}

/// A party that bears a word, and what the word is there: four bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Bearer {
    pub(crate) party: u32,
    /// It can anchor a search.
    pub(crate) anchor: bool,
    /// It is several tokens written as one, or stands for several.
    pub(crate) joined: bool,
}

impl Plain for Bearer {
    const BYTES: usize = 4;

    #[inline]
    fn read(bytes: &[u8]) -> Self {
        let packed = u32::read(bytes);
        Self {
            party: packed >> 2,
            anchor: packed & 1 != 0,
            joined: packed & 2 != 0,
        }
    }

    fn write(self, out: &mut Vec<u8>) {
        let flags = u32::from(self.anchor) | (u32::from(self.joined) << 1);
        ((self.party << 2) | flags).write(out);
    }
}

/// A word of a party, with what tells quickly that another one cannot meet it, and which of its names
/// have it: 24 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct PartyWord {
    pub(crate) skeleton: u64,
    pub(crate) letters: u32,
    pub(crate) spelling: u32,
    pub(crate) anchor: bool,
    pub(crate) joined: bool,
    pub(crate) names: NameSet,
}

impl PartyWord {
    /// Whether what has such letters and is near such consonants can meet it, by those or by a slip.
    #[inline]
    pub(crate) fn may_meet(&self, letters: u32, near: &NearTo) -> bool {
        // A slip adds a letter, takes one, or puts one for another.
        two_at_most(letters ^ self.letters) || near.has(Skeleton(self.skeleton))
    }
}

impl Plain for PartyWord {
    const BYTES: usize = 24;

    #[inline]
    fn read(bytes: &[u8]) -> Self {
        let (skeleton, ((letters, packed), names)) = <(u64, ((u32, u32), u64))>::read(bytes);
        Self {
            skeleton,
            letters,
            spelling: packed >> 2,
            anchor: packed & 1 != 0,
            joined: packed & 2 != 0,
            names,
        }
    }

    fn write(self, out: &mut Vec<u8>) {
        let flags = u32::from(self.anchor) | (u32::from(self.joined) << 1);
        let packed = (self.spelling << 2) | flags;
        (self.skeleton, ((self.letters, packed), self.names)).write(out);
    }
}

/// What is known of a name before it is decoded: one byte.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct NameBrief {
    /// It has at least so many names that stand against another; none where it has an initial, which
    /// stands against none for sure. A name has two dozen words at most.
    pub(crate) least_names: u8,
    /// One of its words is there twice.
    pub(crate) repeats: bool,
}

impl NameBrief {
    /// Of the two as one name.
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            least_names: self.least_names.min(other.least_names),
            repeats: self.repeats || other.repeats,
        }
    }
}

impl Plain for NameBrief {
    const BYTES: usize = 1;

    #[inline]
    fn read(bytes: &[u8]) -> Self {
        Self {
            least_names: bytes[0] >> 1,
            repeats: bytes[0] & 1 != 0,
        }
    }

    fn write(self, out: &mut Vec<u8>) {
        out.push((self.least_names << 1) | u8::from(self.repeats));
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

    #[inline]
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
    pub(crate) fn of(sections: &'a Sections, view: View) -> Self {
        let get = |section| sections.get(first_section(view) + section);
        Self {
            view,
            rarities: Column::new(get(section::RARITIES)),
            bearers: Rows::new(get(section::BEARER_STARTS), get(section::BEARERS)),
            by_meaning: Column::new(get(section::MEANINGS)),
            by_acronym: Column::new(get(section::ACRONYMS)),
            initials: Column::new(get(section::INITIALS)),
            words_of: Rows::new(get(section::WORDS_OF_STARTS), get(section::WORDS_OF)),
            names_of: Rows::new(get(section::NAMES_OF_STARTS), get(section::NAMES_OF)),
        }
    }

    pub(crate) fn view(&self) -> View {
        self.view
    }

    /// How rare a spelling is at most as a word here; none where nobody bears it.
    #[inline]
    pub(crate) fn rarity(&self, spelling: u32) -> Option<Bits> {
        let rarity = self.rarities.at(spelling as usize);
        (rarity != NOBODY).then_some(Bits(rarity))
    }

    /// The parties that bear a spelling.
    pub(crate) fn bearers(&self, spelling: u32) -> impl Iterator<Item = Bearer> + 'a {
        self.bearers.row(spelling as usize).iter()
    }

    /// How many parties bear a spelling.
    pub(crate) fn bearer_count(&self, spelling: u32) -> usize {
        self.bearers.row(spelling as usize).len()
    }

    /// The words that a party bears.
    pub(crate) fn words_of(&self, party: u32) -> impl Iterator<Item = PartyWord> + 'a {
        self.words_of.row(party as usize).iter()
    }

    /// The names of a party, as [`NameSet`] has them.
    pub(crate) fn names_of(&self, party: u32) -> impl Iterator<Item = NameBrief> + 'a {
        self.names_of.row(party as usize).iter()
    }

    /// The parties that bear a word with the meaning of such a role, if it has one that words
    /// share whatever their language.
    pub(crate) fn meaning(&self, role: Role) -> impl Iterator<Item = Worth> + 'a {
        let by_meaning = self.by_meaning;
        role.meaning()
            .into_iter()
            .flat_map(move |meaning| by_meaning.of_key(meaning))
    }

    /// The parties of whose name the text with this hash is an acronym.
    pub(crate) fn acronym(&self, hash: u32) -> impl Iterator<Item = Worth> + 'a {
        self.by_acronym.of_key(hash)
    }

    /// The parties that have this letter as an initial.
    pub(crate) fn initial(&self, letter: u8) -> impl Iterator<Item = u32> + 'a {
        self.initials.of_key(letter)
    }
}

/// The rarity of what nobody bears.
pub(crate) const NOBODY: i32 = i32::MIN;
