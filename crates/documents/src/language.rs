//! Which languages a sentence may be in, by its function words: what an ending or a small word
//! says depends on it.

use unicode_script::{Script, UnicodeScript};

use crate::function_word::languages_of;
use crate::token::{Case, Gap, Token};

/// Function words in small letters after which a sentence decides by itself.
pub(crate) const ENOUGH: u32 = 2;
const MAX: usize = 32;

/// A set of languages of the table of function words; empty when nothing is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Languages(pub(crate) u32);

/// What the languages add to a name in Latin letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Endings {
    /// Nothing but what follows an apostrophe: English, the Romance languages.
    None,
    /// The s of the genitive: the Germanic languages.
    Genitive,
    /// Cases.
    Any,
}

/// Letters of languages with cases, of Finnish and Estonian in names alone, that names keep elsewhere too.
const CARONS: &[char] = &['š', 'ž', 'č', 'Š', 'Ž', 'Č'];

const NO_ENDINGS: &[&str] = &["en", "fr", "es", "it", "pt", "id", "vi"];
const GENITIVE_ONLY: &[&str] = &["no", "da", "sv", "de", "nl"];

fn set(names: &[&str]) -> u32 {
    names
        .iter()
        .fold(0, |set, name| set | crate::function_word::language(name))
}

impl Languages {
    /// Those whose function words are most frequent among the words; `None` where they are too few.
    pub(crate) fn of<'t>(
        text: &str,
        tokens: impl Iterator<Item = &'t Token>,
        enough: u32,
    ) -> Option<Self> {
        let mut counts = [0_u32; MAX];
        let mut has_case_letters = false;
        // A name keeps its letters everywhere, the first word of a sentence is rarely one.
        let tells = |token: &&Token| {
            token.case == Case::Lower || (token.case == Case::Title && token.gap == Gap::Break)
        };
        for token in tokens.filter(tells) {
            let word = &text[token.range.clone()];
            if token.case == Case::Lower {
                has_case_letters |= word.len() > 2 && is_of_cases(word);
            }
            if !word.is_ascii() {
                let tell = telling()
                    .iter()
                    .filter(|(letters, _)| word.contains(*letters));
                tell.for_each(|(_, languages)| count(&mut counts, *languages));
            }
            if token.case == Case::Lower {
                count(&mut counts, languages_of(word));
            }
        }
        if has_case_letters {
            let mut without = set(NO_ENDINGS) | set(GENITIVE_ONLY);
            while without != 0 {
                counts[without.trailing_zeros() as usize] = 0;
                without &= without - 1;
            }
        }
        let most = counts.iter().copied().max().unwrap_or(0);
        if most < enough {
            return None;
        }
        let mut found = 0;
        for (bit, count) in counts.iter().enumerate() {
            found |= u32::from(count * 4 >= most * 3) << bit;
        }
        Some(Self(found))
    }

    /// Languages with cases where no function word tells: by their letters, and where there are
    /// small words enough, as of the languages without cases one would be known.
    pub(crate) fn unknown<'t>(text: &str, tokens: impl Iterator<Item = &'t Token>) -> Self {
        const SMALL_WORDS: usize = 2;
        let small = tokens.filter(|token| token.case == Case::Lower);
        let cases = is_of_cases(text)
            || text.contains(CARONS)
            || small.take(SMALL_WORDS).count() == SMALL_WORDS;
        Self(if cases { u32::MAX } else { 0 })
    }

    /// Whether no function word told them, see [`Self::unknown`].
    pub(crate) fn are_unknown(self) -> bool {
        self.0 == u32::MAX
    }

    /// These, and where the text around is in others, those as well.
    pub(crate) fn beside(self, around: Self) -> Self {
        if self.0 & around.0 == 0 {
            Self(self.0 | around.0)
        } else {
            self
        }
    }

    /// Whether a word of these languages' tables is one here.
    pub(crate) fn have(self, languages: u32) -> bool {
        self.0 == 0 || self.0 & languages != 0
    }

    pub(crate) fn endings(self) -> Endings {
        use std::sync::OnceLock;
        static SETS: OnceLock<(u32, u32)> = OnceLock::new();
        let (none, genitive) = *SETS.get_or_init(|| (set(NO_ENDINGS), set(GENITIVE_ONLY)));
        if self.0 == 0 || self.0 & !(none | genitive) == 0 && self.0 & genitive != 0 {
            Endings::Genitive
        } else if self.0 & !none == 0 {
            Endings::None
        } else {
            Endings::Any
        }
    }
}

/// Adds one to each of these languages.
fn count(counts: &mut [u32; MAX], mut languages: u32) {
    while languages != 0 {
        counts[languages.trailing_zeros() as usize] += 1;
        languages &= languages - 1;
    }
}

/// Letters that few languages have, with these.
fn telling() -> &'static [(&'static [char], u32)] {
    use std::sync::OnceLock;
    static LETTERS: OnceLock<Vec<(&'static [char], u32)>> = OnceLock::new();
    LETTERS.get_or_init(|| {
        let of = |letters: &'static [char], languages: &[&str]| (letters, set(languages));
        vec![
            of(&['ș', 'ț', 'ă'], &["ro"]),
            of(&['ő', 'ű'], &["hu"]),
            of(&['ł', 'ą', 'ę', 'ś', 'ż'], &["pl"]),
            of(&['ř', 'ů', 'ě'], &["cs"]),
            of(&['ı', 'ğ', 'ş'], &["tr"]),
            of(&['ñ'], &["es"]),
            of(&['ø', 'æ'], &["no", "da"]),
            of(&['å'], &["no", "da", "sv"]),
            of(&['ß'], &["de"]),
        ]
    })
}

/// Whether a text has a letter that only languages with cases have; in words in small letters, as
/// names have them everywhere.
fn is_of_cases(text: &str) -> bool {
    const LETTERS: &str = "łąęśżźńőűěčřůđāēīģķļņėįığş";
    text.chars().any(|c| c > '\u{ff}' && LETTERS.contains(c))
}

impl Endings {
    /// Whether a word in Latin letters may be this stem with an ending.
    pub(crate) fn allow(self, word: &str, stem: &str) -> bool {
        match self {
            // French writes the Russian -in as -ine.
            Self::None => word.ends_with("ine") && stem.ends_with("in"),
            Self::Genitive => word.ends_with('s') && !stem.ends_with('s'),
            Self::Any => true,
        }
    }
}

/// Whether a word is in Latin letters, whose endings depend on the language.
pub(crate) fn is_latin(text: &str) -> bool {
    text.chars()
        .find(|c| c.is_alphabetic())
        .is_some_and(|c| c.script() == Script::Latin)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokens;

    fn check(text: &str, expected: Option<Endings>) {
        let found = Languages::of(text, tokens(text, 0..text.len()).iter(), ENOUGH);
        assert_eq!(found.map(Languages::endings), expected, "{text}");
    }

    #[test]
    fn endings_by_language() {
        check("the work of Danielle Adams and others", Some(Endings::None));
        check("Das ist nicht von der Frau", Some(Endings::Genitive));
        check("Ja on ensin kun hän tuli", Some(Endings::Any));
        check("Oslo, Paris", None);
        assert!(Endings::Genitive.allow("carters", "carter"));
        assert!(!Endings::Genitive.allow("cartera", "carter"));
    }
}
