//! What a scan answers.

use vokter_screening::Score;

/// One mention of a listed party.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// First byte in the input.
    pub start: u64,
    /// First byte after it.
    pub end: u64,
    /// Line of its first byte, from 1.
    pub line: u64,
    /// The bytes from `start` to `end`.
    pub text: String,
    /// The sentence that it stands in, on one line; a long one is cut to what is around it.
    pub sentence: String,
    /// The listed party, to be looked up in the index.
    pub party: usize,
    /// Other parties that the same words name as well as this one (the same person on another
    /// list, or a namesake).
    pub others: Vec<usize>,
    /// The evidence. A surname alone has that of the full name that it stands for.
    pub score: Score,
    /// How the party was found.
    pub resolved_by: ResolvedBy,
}

/// What a text says of lists or embargoes.
#[derive(Clone, Debug, PartialEq)]
pub enum Statement {
    /// A mention of a listed party.
    Mention(Mention),
    /// A sentence that speaks of a transfer of embargoed goods.
    Signal(crate::Signal),
}

/// How a mention was resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ResolvedBy {
    /// The words themselves name the party.
    Full,
    /// A surname alone, by the full name nearest before it, or else after it.
    Surname,
}

impl ResolvedBy {
    /// The word in Vokter's JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Surname => "surname",
        }
    }
}

/// What was found in a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scan {
    /// In order of place, none overlapping another.
    pub mentions: Vec<Mention>,
    /// What else there is to say of the text.
    pub passed: Passed,
}

/// What is to say of a text that was scanned, beside its mentions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Passed {
    /// Surnames alone that a listed person bears and somebody else as well, in one sentence or by
    /// the title before it: no mention, since nobody can say whose, and not silent either.
    pub ambiguous: u64,
    /// Bytes read.
    pub bytes: u64,
    /// Lines read.
    pub lines: u64,
}
