//! By which relation a token of the query met a token of the listed name.

use std::fmt;

/// How two tokens, or two facts, agree or fail to. The words are those of the JSON and of the
/// glossary in the documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Relation {
    /// The same letters, folded.
    Equal,
    /// The same sounds written in another romanisation.
    Romanisation,
    /// The same name read from another script.
    Reading,
    /// The same name inflected.
    Inflection,
    /// Two tokens of the query are one of the list.
    Joined,
    /// One token of the query is two of the list.
    Split,
    /// Similar sounds.
    Spelling,
    /// One letter too many, too few, wrong or swapped.
    TypingSlip,
    /// An initial for a name.
    Initial,
    /// A short form of a given name.
    Nickname,
    /// The same word or given name in another language.
    Translation,
    /// An acronym for the words it stands for.
    Acronym,
    /// A word cut short.
    Abbreviation,
    /// Legal forms that mean the same.
    LegalForm,
    /// A word that many bear.
    Generic,
    /// The name is read as one of a language that it is seldom of.
    Language,
    /// Two names or more agree and nothing is left over on either side.
    Whole,
    /// The order of the tokens differs.
    Order,
    /// The list has a token that the query lacks.
    Missing,
    /// The query has a token that the list lacks.
    Extra,
    /// Both have a token, and they differ.
    Contradiction,
    /// The name met is a weak alias.
    WeakAlias,
    /// Close, for dates and numbers.
    Near,
}

impl Relation {
    /// The word in Vokter's JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::Romanisation => "romanisation",
            Self::Reading => "reading",
            Self::Inflection => "inflection",
            Self::Joined => "joined",
            Self::Split => "split",
            Self::Spelling => "spelling",
            Self::TypingSlip => "typing-slip",
            Self::Initial => "initial",
            Self::Nickname => "nickname",
            Self::Translation => "translation",
            Self::Acronym => "acronym",
            Self::Abbreviation => "abbreviation",
            Self::LegalForm => "legal-form",
            Self::Generic => "generic",
            Self::Language => "language",
            Self::Whole => "whole",
            Self::Order => "order",
            Self::Missing => "missing",
            Self::Extra => "extra",
            Self::Contradiction => "contradiction",
            Self::WeakAlias => "weak-alias",
            Self::Near => "near",
        }
    }
}

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
