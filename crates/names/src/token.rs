//! A token of a name: its spellings, its role, and how rare it is.

use crate::spelling::Spelling;
use crate::words::{Concept, LegalForm, NicknameKind, Place};
use crate::{Bits, misspelt, rarity};

/// One word of a name, read from whatever script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Ways to write it, the most usual first; never empty.
    pub spellings: Box<[Spelling]>,
    /// What it does in the name.
    pub role: Role,
    /// How rare it is among unrelated customers, in the context of its name.
    pub rarity: Bits,
    /// It was read from a script that writes few vowels.
    pub partial_vowels: bool,
    /// Meeting it alone makes a party worth scoring.
    pub anchor: bool,
    /// Names that are short forms or other-language forms of this one, as hashes of their texts.
    pub related: Box<[(u32, NicknameKind)]>,
    /// Bytes of the normalised name that it was read from.
    pub source: std::ops::Range<usize>,
}

impl Token {
    /// The text to show.
    pub fn text(&self) -> &str {
        &self.spellings[0].text
    }

    /// Whether it is a name that no table has as it is written here.
    pub(crate) fn is_nobodys_name(&self) -> bool {
        self.role == Role::Name
            && (!self.names_another() || misspelt::has_a_letter_twice(self.text()))
    }

    /// Whether it is a name or a father's name in Latin letters that nobody bears, so that it may be one
    /// that is misspelt twice.
    pub fn may_be_misspelt_twice(&self) -> bool {
        matches!(self.role, Role::Name | Role::Patronymic)
            && self.text().len() >= misspelt::LETTERS_FOR_TWO_SLIPS_MIN
            && !self.names_another()
    }

    /// Whether it is no word that is known in the names of bodies.
    pub(crate) fn is_nobodys_word(&self) -> bool {
        !rarity::is_known(self.text())
    }

    /// Whether many bear it as it is written here.
    pub(crate) fn names_another(&self) -> bool {
        rarity::is_borne(self.text())
    }
}

/// What a token does in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// A given or family name, or the distinctive word of an organisation or ship.
    Name,
    /// A name after the father, or a title that serves as a name: what is easily left out.
    Patronymic,
    /// One letter for a name.
    Initial,
    /// Article, preposition or "son of".
    Particle,
    /// Form of address, rank.
    Title,
    /// Junior, senior, the third.
    Generation,
    /// A number that must agree; "II" is 2.
    Number(u64),
    /// A word that many organisations bear.
    Generic(Concept),
    /// A country or city.
    Place(Place),
    /// Ltd, OOO, GmbH.
    LegalForm(LegalForm),
}

impl Role {
    /// Whether a whole name agrees without it.
    #[inline]
    pub fn is_negligible(self) -> bool {
        matches!(self, Self::Particle | Self::Title | Self::LegalForm(_))
    }

    /// Whether words of two roles may mean the same: words of one concept, the same place, the same number.
    pub(crate) fn may_mean(self, other: Self) -> bool {
        match (self, other) {
            (Self::Generic(one), Self::Generic(other)) => one.may_mean(other),
            (Self::Place(one), Self::Place(other)) => one.may_be(other),
            (one, other) => one == other,
        }
    }

    /// A hash that roles share which [may mean the same](Self::may_mean), whatever their language; none where the
    /// role says nothing of what a word means.
    pub fn meaning(self) -> Option<u32> {
        match self {
            Self::Generic(concept) => Some(text_hash(concept.word())),
            Self::Place(Place { country, city }) => {
                /// What one word names both of.
                const EITHER: [&str; 2] = ["kp", "kr"];
                let country = match city {
                    None if EITHER.contains(&country) => "kp/kr",
                    _ => country,
                };
                let parted = country.bytes().chain([b' ']);
                Some(text_hash_of(parted.chain(city.unwrap_or_default().bytes())))
            }
            Self::Number(number) => Some(text_hash_of(number.to_le_bytes().into_iter())),
            _ => None,
        }
    }

    /// Whether it names the bearer: a given or family name, patronymic or initial.
    pub fn is_personal(self) -> bool {
        matches!(self, Self::Name | Self::Patronymic | Self::Initial)
    }
}

/// Neighbouring tokens taken as one word: "Jong" "Un" for "Jongun".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// First token.
    pub start: u8,
    /// Number of tokens: [`Span::MIN`] to [`Span::MAX`]; an acronym may stand for more.
    pub len: u8,
    /// The joined text.
    pub spelling: Spelling,
    /// Sum of the tokens' rarities, capped.
    pub rarity: Bits,
    /// One of the tokens was read from a script that writes few vowels.
    pub partial_vowels: bool,
    /// The text is what the tokens' first letters make: it meets an equal word alone.
    pub acronym: bool,
}

impl Span {
    /// Fewest tokens in a span.
    pub const MIN: usize = 2;
    /// Most tokens in a span.
    pub const MAX: usize = 3;
    /// Longest joined text, in letters; longer ones are not written as one word.
    pub const MAX_LETTERS: usize = 20;
    /// The same of two tokens: a patronymic and the family name behind it are long by themselves.
    pub const MAX_LETTERS_OF_TWO: usize = 28;
}

/// Hash of a token's text, for tables of texts: equal texts have equal hashes.
pub fn text_hash(text: &str) -> u32 {
    text_hash_of(text.bytes())
}

/// The same of a text given by its bytes.
pub fn text_hash_of(bytes: impl Iterator<Item = u8>) -> u32 {
    // FNV-1a, 32 bits: stable over versions and machines.
    bytes.fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}
