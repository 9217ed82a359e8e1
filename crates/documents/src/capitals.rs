//! What capitals say in a sentence: little in a headline in title case, in capitals, in German.

use std::rc::Rc;

use crate::token::{Case, Token};
use crate::word::{Kind, Word};

/// How the capitals of a sentence are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Capitals {
    /// A capital inside the sentence says: a name.
    Names,
    /// Nouns, or all words of weight, have capitals.
    ManyWords,
}

/// Shortest word whose capital counts: shorter ones are small in headlines too.
const LONG_CHARS: usize = 4;

impl Capitals {
    /// How this sentence uses them; `german` is whether the text around it is German.
    pub(crate) fn of(tokens: &[Token], german: bool) -> Self {
        let long = |token: &&Token| {
            token.range.len() >= LONG_CHARS
                && matches!(token.case, Case::Title | Case::Upper | Case::Lower)
        };
        let (mut small, mut capital) = (0, 0);
        for token in tokens.iter().skip(1).filter(long) {
            if token.case == Case::Lower {
                small += 1;
            } else {
                capital += 1;
            }
        }
        if german || (capital >= 4 && capital >= 3 * small) {
            Self::ManyWords
        } else {
            Self::Names
        }
    }
}

/// A sentence with what is known of its words.
pub(crate) struct Sentence<'t> {
    /// The block that the tokens' ranges point into.
    pub(crate) text: &'t str,
    pub(crate) tokens: Vec<Token>,
    pub(crate) words: Vec<Rc<Word>>,
    pub(crate) capitals: Capitals,
}

impl Sentence<'_> {
    /// Whether a word beside a name is part of it: a capitalised word that no table knows as
    /// something else, or a common name where capitals say little.
    pub(crate) fn is_name_like(&self, at: usize) -> bool {
        let (token, word) = (&self.tokens[at], &self.words[at]);
        if word.kind != Kind::Name {
            // "Jordan" and "Rose" are names as well, but no sure ones.
            return false;
        }
        let doubtful = self.capitals == Capitals::ManyWords || at == 0;
        match token.case {
            Case::Title => word.known || !doubtful,
            // "AP", "NATO" among words in small letters are no names of persons.
            Case::Upper => {
                word.known
                    && (self.capitals == Capitals::ManyWords
                        || self.text[token.range.clone()].chars().count() > 2)
            }
            _ => false,
        }
    }

    /// The word as it is written.
    pub(crate) fn written(&self, at: usize) -> &str {
        &self.text[self.tokens[at].range.clone()]
    }
}
