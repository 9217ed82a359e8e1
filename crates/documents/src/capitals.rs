//! What capitals say in a sentence: little in a headline in title case, in capitals, in German.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

use crate::function_word::language;
use crate::kind::Kind;
use crate::language::{Endings, Languages, is_latin};
use crate::markup;
use crate::token::{Case, Gap, Token};
use crate::word::{Word, Words};

/// How the capitals of a sentence are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Capitals {
    /// A capital inside the sentence says: a name.
    Names,
    /// Nouns, or all words of weight, have capitals.
    ManyWords,
}

/// Where a word stands beside a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Before,
    Behind,
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

/// Whether a text that may be German by its small words has as many capitals as German has: a short
/// one has few small words.
pub(crate) fn has_german_capitals<'t>(
    languages: Languages,
    tokens: impl Iterator<Item = &'t Token>,
) -> bool {
    // Languages that no function word tells may be all but German, which has so many of them.
    if languages == Languages::default()
        || languages.are_unknown()
        || !languages.have(language("de"))
    {
        return false;
    }
    let (mut small, mut capital) = (0, 0);
    for token in tokens.filter(|token| token.range.len() >= LONG_CHARS) {
        match token.case {
            Case::Title if token.gap != Gap::Break => capital += 1,
            Case::Lower => small += 1,
            _ => {}
        }
    }
    capital >= 2 && capital * 3 >= small * 2
}

/// A sentence with what is known of its words.
pub(crate) struct Sentence<'t> {
    /// The block that the tokens' ranges point into.
    pub(crate) text: &'t str,
    pub(crate) tokens: Vec<Token>,
    /// What is known of each token, looked up when it is asked for: of most words nobody asks.
    words: Vec<OnceCell<Rc<Word>>>,
    lookup: &'t Words<'t>,
    pub(crate) capitals: Capitals,
    pub(crate) languages: Languages,
}

/// Months and the like whose names are persons' names as well, of at most five letters.
const MONTHS: &[&str] = &[
    "may", "mai", "maj", "mei", "mayo", "maio", "june", "july", "juni", "juli", "juin", "mars",
    "märz", "mart", "son", "sun", "mon", "wed", "sat", "fri", "jan", "apr", "jun", "jul", "dec",
    "april", "march", "abril", "avril", "marzo", "marts",
];
/// Longest function word that is taken for a given name as well, such as "Jo", in letters.
const SHORT_GIVEN: usize = 5;

impl<'t> Sentence<'t> {
    pub(crate) fn new(
        text: &'t str,
        tokens: Vec<Token>,
        lookup: &'t Words<'t>,
        capitals: Capitals,
        languages: Languages,
    ) -> Self {
        Self {
            text,
            words: vec![OnceCell::new(); tokens.len()],
            tokens,
            lookup,
            capitals,
            languages,
        }
    }

    /// What is known of a word.
    pub(crate) fn word(&self, at: usize) -> &Word {
        self.words[at].get_or_init(|| {
            let token = &self.tokens[at];
            let joined = token.gap == Gap::Joined;
            self.lookup
                .get(self.written(at), token.case, token.writing, joined)
        })
    }

    /// What a word is by the tables, in the languages of this sentence.
    pub(crate) fn kind(&self, at: usize) -> Kind {
        let (token, word) = (&self.tokens[at], self.word(at));
        if word.functions == 0 || token.case != Case::Title {
            return word.kind;
        }
        if !self.languages.have(word.functions) {
            return word.otherwise;
        }
        // "Then Jo Larsen came": a capital inside the sentence, on what is also a given name.
        let written = self.written(at);
        let inside = at > 0 && token.gap != Gap::Break && self.capitals == Capitals::Names;
        if inside
            && word.known
            && written.chars().count() <= SHORT_GIVEN
            && !MONTHS.contains(&written.to_lowercase().as_str())
        {
            return word.otherwise;
        }
        word.kind
    }

    /// Whether a word beside a name is part of it: a capitalised word that no table knows as
    /// something else, or a common name where capitals say little.
    pub(crate) fn is_name_like(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        if !matches!(token.case, Case::Title | Case::Upper) || self.kind(at) != Kind::Name {
            // "Jordan" and "Rose" are names as well, but no sure ones.
            return false;
        }
        let doubtful = self.capitals == Capitals::ManyWords || at == 0;
        match token.case {
            Case::Title => !doubtful || self.is_known(at),
            // "AP", "NATO" among words in small letters are no names of persons.
            Case::Upper => {
                self.is_known(at)
                    && (self.capitals == Capitals::ManyWords
                        || self.text[token.range.clone()].chars().count() > 2)
            }
            _ => false,
        }
    }

    /// Whether a word is common as a name of persons, as it is written or with an ending of this
    /// sentence's languages.
    pub(crate) fn is_borne(&self, at: usize) -> bool {
        let word = self.word(at);
        word.borne
            || (!word.borne_stems.is_empty() && {
                let written = self.written(at).to_lowercase();
                let endings = self.languages.endings();
                !is_latin(&written)
                    || word
                        .borne_stems
                        .iter()
                        .any(|stem| endings.allow(&written, stem))
            })
    }

    /// Likewise, or sounds like such a name.
    pub(crate) fn is_known(&self, at: usize) -> bool {
        self.word(at).known || self.is_given(at) || self.is_borne(at)
    }

    /// Whether a word is a given name, and no word of this sentence's languages that says something
    /// else before a name.
    pub(crate) fn is_given(&self, at: usize) -> bool {
        matches!(self.tokens[at].case, Case::Title | Case::Upper | Case::None)
            && self.word(at).given
            && !matches!(self.kind(at), Kind::Ordinary | Kind::Title)
    }

    /// Whether a word right beside a whole name of somebody listed makes it somebody else's.
    ///
    /// Nouns stand before names in all languages, with a capital at the beginning of a sentence, in
    /// titles, in German: only what people bear as a name counts there. Behind a name stands a
    /// capital by chance where the order of words is free.
    pub(crate) fn is_of_another(&self, at: usize, side: Side) -> bool {
        let token = &self.tokens[at];
        if !matches!(token.case, Case::Title | Case::Upper) || self.kind(at) != Kind::Name {
            return false;
        }
        if token.case == Case::Upper && self.capitals == Capitals::Names {
            return self.is_name_like(at);
        }
        self.is_borne(at)
            || (side == Side::Behind
                && token.case == Case::Title
                && !token.genitive
                && self.capitals == Capitals::Names
                && self.languages.endings() != Endings::Any)
    }

    /// Whether a word begins a line of its own.
    pub(crate) fn is_over_line(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|at| self.tokens[at].range.end);
        before.is_some_and(|end| self.text[end..self.tokens[at].range.start].contains('\n'))
    }

    /// Whether a word goes on a name that begins with a word that may be a surname alone.
    pub(crate) fn goes_on_surname(&self, at: usize) -> bool {
        self.is_name_like(at) && self.is_of_another(at, Side::Behind)
    }

    /// Which of these persons, given sorted, have a name that a word is only alike.
    pub(crate) fn alike(&self, at: usize, among: &[u32]) -> Vec<u32> {
        self.lookup.alike(self.written(at), self.word(at), among)
    }

    /// The word as it is written.
    pub(crate) fn written(&self, at: usize) -> &str {
        let token = &self.tokens[at];
        let written = || &self.text[token.range.clone()];
        token.decoded.as_deref().unwrap_or_else(written)
    }

    /// The words of a range with what stands between, without the marks of HTML and Markdown.
    pub(crate) fn plain(&self, words: &Range<usize>) -> Cow<'t, str> {
        let range = |at: usize| self.tokens[at].range.clone();
        let whole = &self.text[range(words.start).start..range(words.end - 1).end];
        let decoded = |at: usize| self.tokens[at].decoded.is_some();
        // Two words that are written as one.
        let parted = |at: usize| {
            at > words.start
                && range(at - 1).end == range(at).start
                && self.tokens[at].gap == Gap::Joined
                && self.tokens[at].case == Case::Lower
        };
        let as_written = |at: usize| !decoded(at) && !parted(at);
        if !markup::may_hold_marks(whole) && words.clone().all(as_written) {
            return whole.into();
        }
        let mut plain = String::new();
        for at in words.clone() {
            if at > words.start {
                let gap = &self.text[range(at - 1).end..range(at).start];
                plain.push_str(&markup::without_marks(gap));
            }
            if parted(at) {
                plain.push(' ');
            }
            plain.push_str(self.written(at));
        }
        plain.into()
    }
}
