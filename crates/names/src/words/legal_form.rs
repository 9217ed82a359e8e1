//! Legal forms: the words that say what kind of company a body is, in many languages.
//!
//! The table holds single words (*gmbh*) and sequences (*closed joint stock company*), each with
//! its class. Most come from the entity legal forms of ISO 20275, the rest is written by hand.

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::romanised::canonical;
use super::table::{columns, rows};

const LEGAL_FORMS: &str = include_str!("../../tables/legal-forms.tsv");

/// The longest sequence that is looked for, in words.
const WORDS_MAX: usize = 8;

/// What several legal forms have in common, across languages and laws.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LegalForm {
    /// The owners' liability is limited, shares are not traded: *llc, gmbh, ooo, sarl*.
    Limited,
    /// A capital in shares: *jsc, ag, sa, plc, oao*.
    JointStock,
    /// A company, without saying which: *co, corp, inc*.
    Company,
    /// Partners answer for it: *llp, kg, ohg*.
    Partnership,
    /// The state owns it: *fgup, state enterprise*.
    State,
    /// Members own it: *cooperative, genossenschaft*.
    Cooperative,
    /// People who joined: *ev, association*.
    Association,
    /// An endowment: *stiftung, waqf*.
    Foundation,
    /// One trader: *ip, eurl*.
    SoleTrader,
    /// Any other form.
    Other,
}

impl LegalForm {
    /// The word in the table.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Limited => "limited",
            Self::JointStock => "joint-stock",
            Self::Company => "company",
            Self::Partnership => "partnership",
            Self::State => "state",
            Self::Cooperative => "cooperative",
            Self::Association => "association",
            Self::Foundation => "foundation",
            Self::SoleTrader => "sole-trader",
            Self::Other => "other",
        }
    }

    /// The class with this word, see [`LegalForm::as_str`].
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "limited" => Self::Limited,
            "joint-stock" => Self::JointStock,
            "company" => Self::Company,
            "partnership" => Self::Partnership,
            "state" => Self::State,
            "cooperative" => Self::Cooperative,
            "association" => Self::Association,
            "foundation" => Self::Foundation,
            "sole-trader" => Self::SoleTrader,
            "other" => Self::Other,
            _ => return None,
        })
    }

    /// Whether two forms may be one body's: equal classes, or one that does not say which.
    pub fn agrees_with(self, other: Self) -> bool {
        self == other || self == Self::Company || other == Self::Company
    }
}

/// A legal form found in a row of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LegalFormMatch {
    /// How many words it takes.
    pub words: usize,
    /// Its class.
    pub form: LegalForm,
}

/// The longest legal form that the words begin with: *closed joint stock company …*, *ltd …*, also
/// with dots tokenised away, *l l c …*.
pub fn match_legal_form(words: &[&str]) -> Option<LegalFormMatch> {
    let longest = words.len().min(WORDS_MAX);
    let begins = Begins::of(words.first()?);
    (1..=longest).rev().find_map(|count| {
        let form = form_of(&words[..count], begins)?;
        Some(LegalFormMatch { words: count, form })
    })
}

/// The longest legal form that the words end with.
pub fn trailing_legal_form(words: &[&str]) -> Option<LegalFormMatch> {
    let longest = words.len().min(WORDS_MAX);
    (1..=longest).rev().find_map(|count| {
        let words = &words[words.len() - count..];
        let form = form_of(words, Begins::of(words[0]))?;
        Some(LegalFormMatch { words: count, form })
    })
}

/// Which forms of several words a word begins.
#[derive(Clone, Copy)]
struct Begins {
    /// One as it is written.
    written: bool,
    /// One in some romanisation: *obshchestvo s ogranichennoi otvetstvennostiu*.
    romanised: bool,
}

impl Begins {
    fn of(first: &str) -> Self {
        /// The forms that are words in Cyrillic begin with long ones.
        const FIRST_MIN: usize = 8;
        let long = first.len() >= FIRST_MIN;
        Self {
            written: first_words().contains(first),
            romanised: long && romanised().first_words.contains(canonical(first).as_str()),
        }
    }
}

/// The form that the words are, the first of which begins such forms.
fn form_of(words: &[&str], begins: Begins) -> Option<LegalForm> {
    if let [word] = words {
        return forms().get(*word).copied();
    }
    if words.iter().all(|word| word.len() == 1) {
        return forms().get(words.concat().as_str()).copied();
    }
    // Only a word that begins some sequence is worth joining.
    let written = || forms().get(words.join(" ").as_str()).copied();
    let in_another_romanisation = || {
        let words: Vec<String> = words.iter().map(|word| canonical(word)).collect();
        romanised().forms.get(words.join(" ").as_str()).copied()
    };
    let found = begins.written.then(written).flatten();
    found.or_else(|| begins.romanised.then(in_another_romanisation).flatten())
}

/// Forms of several words by what romanisations share of them.
struct Romanised {
    forms: FxHashMap<String, LegalForm>,
    first_words: FxHashSet<String>,
}

fn romanised() -> &'static Romanised {
    static ROMANISED: OnceLock<Romanised> = OnceLock::new();
    ROMANISED.get_or_init(|| {
        let several = forms().iter().filter(|(text, _)| text.contains(' '));
        let by_words = several.map(|(text, form)| {
            let words: Vec<String> = text.split(' ').map(canonical).collect();
            (words, *form)
        });
        let mut found = Romanised {
            forms: FxHashMap::default(),
            first_words: FxHashSet::default(),
        };
        for (words, form) in by_words {
            found.forms.insert(words.join(" "), form);
            found.first_words.extend(words.into_iter().next());
        }
        found
    })
}

pub(super) fn single_words() -> impl Iterator<Item = (&'static str, LegalForm)> {
    forms()
        .iter()
        .filter(|(text, _)| !text.contains(' '))
        .map(|(text, form)| (*text, *form))
}

/// All words of all forms.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    forms().keys().flat_map(|text| text.split(' '))
}

/// Whether some form has the word.
pub(super) fn has_word(word: &str) -> bool {
    static WORDS: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    WORDS.get_or_init(|| words().collect()).contains(word)
}

fn forms() -> &'static FxHashMap<&'static str, LegalForm> {
    static FORMS: OnceLock<FxHashMap<&'static str, LegalForm>> = OnceLock::new();
    FORMS.get_or_init(|| {
        rows(LEGAL_FORMS)
            .filter_map(|row| {
                let (text, class, _) = columns(row);
                Some((text, LegalForm::parse(class)?))
            })
            .collect()
    })
}

fn first_words() -> &'static FxHashSet<&'static str> {
    static FIRST: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    FIRST.get_or_init(|| {
        forms()
            .keys()
            .filter_map(|text| Some(text.split_once(' ')?.0))
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, words: usize, form: LegalForm) {
        let tokens: Vec<&str> = name.split(' ').collect();
        let found = match_legal_form(&tokens);
        assert_eq!(found, Some(LegalFormMatch { words, form }), "{name}");
        assert_eq!(trailing_legal_form(&tokens[..words]), found, "{name}");
    }

    #[test]
    fn finds_the_longest_form() {
        check("ltd", 1, LegalForm::Limited);
        check("llc north", 1, LegalForm::Limited);
        check("l l c", 3, LegalForm::Limited);
        check("closed joint stock company sun", 4, LegalForm::JointStock);
        check("joint stock company sun", 3, LegalForm::JointStock);
        check("gmbh", 1, LegalForm::Limited);
        check("sp z o o", 4, LegalForm::Limited);
        check("a s", 2, LegalForm::JointStock);
        check(
            "obshchestvo s ogranichennoy otvetstvennostyu vega",
            4,
            LegalForm::Limited,
        );
        check(
            "obschestvo s ogranichennoj otvetstvennostiu vega",
            4,
            LegalForm::Limited,
        );
        check(
            "publichnoe akcionernoje obschestvo",
            3,
            LegalForm::JointStock,
        );
        check("yuhan hoesa", 2, LegalForm::Limited);
        check("youxian gongsi", 2, LegalForm::Limited);
        check("kabushiki gaisha", 2, LegalForm::JointStock);
        check("federal state unitary enterprise", 4, LegalForm::State);
        check(
            "production republican unitary enterprise",
            4,
            LegalForm::State,
        );
        check("private unitary enterprise orlan", 3, LegalForm::Limited);
        assert_eq!(match_legal_form(&["star", "ltd"]), None);
        assert_eq!(match_legal_form(&[]), None);
    }

    #[test]
    fn the_table_is_sorted_and_every_class_is_known() {
        super::super::table::assert_sorted(LEGAL_FORMS);
        for row in rows(LEGAL_FORMS) {
            let (text, class, _) = columns(row);
            assert_eq!(
                LegalForm::parse(class).map(LegalForm::as_str),
                Some(class),
                "{text}"
            );
            assert!(text.split(' ').count() <= WORDS_MAX, "{text}");
        }
    }
}
