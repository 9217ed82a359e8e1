//! A name that a list gives a party.

use serde::{Deserialize, Serialize};

/// One name, with what the publisher says it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// As given, trimmed, inner white space collapsed.
    pub text: String,
    /// What it is to the party.
    pub kind: NameKind,
}

impl Name {
    /// A name with white space trimmed and collapsed; `None` when nothing is left.
    pub fn new(text: &str, kind: NameKind) -> Option<Self> {
        let mut words = text.split_whitespace();
        let mut tidy = String::with_capacity(text.len());
        tidy.push_str(words.next()?);
        for word in words {
            tidy.push(' ');
            tidy.push_str(word);
        }
        Some(Self { text: tidy, kind })
    }
}

/// Whether a letter is Latin: with whatever diacritics, or one of the modifier letters that
/// romanisations use. What is no letter is no Latin letter either.
pub fn is_latin_letter(c: char) -> bool {
    // Unicode's Latin letters end at U+024F, with modifier letters and marks up to U+036F; more
    // stand in Latin Extended Additional, and the full-width forms among the half-width ones.
    c.is_ascii_alphabetic()
        || (c.is_alphabetic()
            && matches!(c, '\u{80}'..='\u{36f}' | '\u{1e00}'..='\u{1eff}' | '\u{ff21}'..='\u{ff5a}'))
}

/// Whether a name has no letter of another script than the Latin one.
pub fn is_latin(text: &str) -> bool {
    text.is_ascii()
        || text
            .chars()
            .all(|c| !c.is_alphabetic() || is_latin_letter(c))
}

/// What a name is to its party, and so how far a match of it can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum NameKind {
    /// The name the publisher lists it under.
    Primary,
    /// Another name that identifies it well.
    StrongAlias,
    /// A name that the publisher warns is broad: a nickname, a nom de guerre, a partial name.
    WeakAlias,
    /// A name it bore before.
    Former,
    /// The name in the script its bearer writes.
    OriginalScript,
}

impl NameKind {
    /// Whether a whole agreement with this name identifies the party.
    pub fn is_strong(self) -> bool {
        self != Self::WeakAlias
    }
}
