//! One form of the table, and where a sentence has it.

use unicode_script::{Script, UnicodeScript};
use vokter_names::{is_invisible, stems, without_clitics};

use crate::capitals::Sentence;
use crate::function_word::language;
use crate::language::{Languages, is_latin};
use crate::token::{Case, Gap, tokens};

/// Longest ending of a word with a star, in letters.
const OPEN_LETTERS: usize = 4;
/// Longest ending behind an acronym: "PKKs", "PKKn".
const BEHIND_ACRONYM: usize = 3;
/// Least letters of a word that may have an ending.
const STEM_LETTERS: usize = 4;
/// Least letters of words that are written as one, and of a word that may have a letter once or twice.
const JOINED_LETTERS: usize = 7;
const DOUBLED_LETTERS: usize = 6;
/// Second halves of words that Germanic and Finnic languages make of a body's name, the longest of
/// those that begin alike first: "Hamasledaren", "Talibanregimen".
const HEADS: &[&str] = &[
    "anführer",
    "angreb",
    "angrep",
    "chef",
    "führer",
    "führung",
    "hallinto",
    "joht",
    "kämpfer",
    "kommand",
    "kontroll",
    "kriger",
    "leder",
    "ledar",
    "ledels",
    "leider",
    "medlem",
    "milis",
    "miliz",
    "mitglied",
    "regering",
    "regier",
    "regim",
    "ryhm",
    "soldat",
    "stamm",
    "strid",
    "styr",
    "talsm",
    "talesp",
    "terror",
    "topp",
    "top",
    "vänlig",
    "väg",
    "vertreter",
    "sprecher",
];

/// A form of words, or of signs without spaces between them.
pub(super) enum Form {
    Spaced(Spaced),
    Unspaced(Unspaced),
}

/// Words of a form.
#[derive(Clone, Debug)]
pub(super) struct Spaced {
    words: Box<[Word]>,
}

#[derive(Clone, Debug)]
struct Word {
    /// In small letters.
    lower: Box<str>,
    /// As it stands in the table, where that is an acronym.
    acronym: Option<Box<str>>,
    capital: bool,
    /// Any ending may follow …
    open: bool,
    /// … or none.
    exact: bool,
}

/// Signs of a form.
#[derive(Clone, Debug)]
pub(super) struct Unspaced {
    pub(super) text: Box<str>,
    /// What must not follow.
    not: Box<[Box<str>]>,
}

/// No letter before it is one that is looked at sign by sign.
pub(super) const FIRST_SIGN: char = '\u{e00}';

/// Whether a letter is of a script that is looked at sign by sign.
pub(super) fn is_sign(c: char) -> bool {
    c >= FIRST_SIGN
        && matches!(
            c.script(),
            Script::Han | Script::Katakana | Script::Hiragana | Script::Hangul | Script::Thai
        )
}

/// A word of the table with whether it has a star.
pub(super) fn open(word: &str) -> Option<(String, bool)> {
    let stem = word.trim_end_matches('*');
    (!stem.is_empty()).then(|| (stem.to_owned(), stem.len() < word.len()))
}

/// Whether a word in small letters is one of the table, which may have a star.
pub(super) fn is_word((stem, open): &(String, bool), lower: &str) -> bool {
    if *open {
        lower.starts_with(stem.as_str())
    } else {
        lower == stem
    }
}

/// A listed name of one word as a form, which may have endings; a short one is found as it is listed, or is
/// an acronym.
pub(super) fn of_one_word(name: &str) -> Option<String> {
    let first = name.chars().next()?;
    (name.chars().count() >= DOUBLED_LETTERS && !name.contains(' '))
        .then(|| first.to_uppercase().chain(name.chars().skip(1)).collect())
}

impl Form {
    pub(super) fn of(form: &str) -> Self {
        if form.chars().any(is_sign) {
            let mut parts = form.split('!');
            return Self::Unspaced(Unspaced {
                text: parts.next().unwrap_or_default().into(),
                not: parts.map(Into::into).collect(),
            });
        }
        let words = tokens(form, 0..form.len()).into_iter().map(|token| {
            let written: String = form[token.range.clone()]
                .chars()
                .filter(|c| !is_invisible(*c))
                .collect();
            Word {
                lower: written.to_lowercase().into(),
                capital: written.starts_with(char::is_uppercase),
                open: form[token.range.end..].starts_with('*'),
                exact: form[token.range.end..].starts_with('='),
                acronym: (token.case == Case::Upper).then(|| written.into()),
            }
        });
        Self::Spaced(Spaced {
            words: words.collect(),
        })
    }
}

/// The first letters of a word, small: no ending changes them.
pub(super) type Start = [char; 3];

fn start(word: &str) -> Start {
    let mut letters = word.chars().filter(|c| !is_invisible(*c));
    std::array::from_fn(|_| {
        let letter = letters.next().and_then(|c| c.to_lowercase().next());
        letter.unwrap_or_default()
    })
}

/// The first letters that a form may have which a word begins with, each once.
pub(super) fn each_start(written: &str, mut found: impl FnMut(Start)) {
    let own = start(written);
    found(own);
    if own[0].is_ascii() {
        return;
    }
    let mut known = vec![own];
    for bare in without_clitics(written).map(start) {
        if !known.contains(&bare) {
            known.push(bare);
            found(bare);
        }
    }
}

impl Spaced {
    pub(super) fn start(&self) -> Option<Start> {
        self.words.first().map(|word| start(&word.lower))
    }

    /// The words as one, as Persian writes them as well.
    pub(super) fn joined(&self) -> Option<Self> {
        let arabic = |word: &Word| {
            word.lower
                .starts_with(|c: char| c.script() == Script::Arabic)
        };
        let lower: String = self.words.iter().map(|word| &*word.lower).collect();
        let fits = self.words.len() > 1
            && lower.chars().count() >= JOINED_LETTERS
            && self.words.iter().all(|word| arabic(word) && !word.open);
        let last = self.words.last().filter(|_| fits)?;
        let word = Word {
            lower: lower.into(),
            ..last.clone()
        };
        Some(Self {
            words: Box::new([word]),
        })
    }

    /// One past the last word of the form where it begins at a word.
    pub(super) fn end(&self, sentence: &Sentence<'_>, at: usize) -> Option<usize> {
        let end = at + self.words.len();
        let tokens = sentence.tokens.get(at..end)?;
        if tokens.iter().skip(1).any(|token| token.gap == Gap::Break)
            && !self.is_over_quotes(sentence, at)
        {
            return None;
        }
        let fits = |(place, word): (usize, &Word)| {
            let last = place + 1 == self.words.len();
            word.is(sentence, at + place, place == 0, last && place == 0)
        };
        self.words.iter().enumerate().all(fits).then_some(end)
    }

    /// Whether what parts the words is a quotation mark: «Вагнер».
    fn is_over_quotes(&self, sentence: &Sentence<'_>, at: usize) -> bool {
        (at + 1..at + self.words.len()).all(|next| {
            let between = sentence.tokens[next - 1].range.end..sentence.tokens[next].range.start;
            sentence.text[between]
                .chars()
                .all(|c| c.is_whitespace() || matches!(c, '"' | '«' | '»' | '„' | '“' | '”' | '-'))
        })
    }
}

impl Word {
    fn is(&self, sentence: &Sentence<'_>, at: usize, first: bool, alone: bool) -> bool {
        let token = &sentence.tokens[at];
        if self.capital && matches!(token.case, Case::Lower | Case::Digits) {
            return false;
        }
        let written = sentence.written(at);
        if let Some(acronym) = &self.acronym {
            return written.strip_prefix(&**acronym).is_some_and(|rest| {
                rest.chars().count() <= BEHIND_ACRONYM && rest.chars().all(char::is_lowercase)
            });
        }
        let lower: String = if written.is_ascii() {
            written.to_ascii_lowercase()
        } else {
            let seen = written.chars().filter(|c| !is_invisible(*c));
            seen.flat_map(char::to_lowercase).collect()
        };
        self.is_in(sentence, &lower, alone)
            || (first
                && !lower.is_ascii()
                && without_clitics(&lower).any(|bare| self.is_in(sentence, bare, false)))
    }

    /// Whether a word in small letters is this one, with an ending that its language gives it.
    fn is_in(&self, sentence: &Sentence<'_>, lower: &str, alone: bool) -> bool {
        if lower == &*self.lower {
            return true;
        }
        if self.exact {
            return false;
        }
        if lower.chars().count() >= DOUBLED_LETTERS && once(lower).eq(once(&self.lower)) {
            return true;
        }
        if let Some(rest) = lower.strip_prefix(&*self.lower) {
            if self.open {
                return rest.chars().count() <= OPEN_LETTERS
                    && rest.chars().all(char::is_alphabetic);
            }
            if alone && self.capital && HEADS.iter().any(|head| rest.starts_with(head)) {
                return true;
            }
        }
        let letters = self.lower.chars();
        // All endings leave the beginning as it is.
        let start = letters.clone().count().saturating_sub(1);
        if start + 1 < STEM_LETTERS || !letters.take(start).eq(lower.chars().take(start)) {
            return false;
        }
        // Turkish writes none on to a name without an apostrophe.
        if self.capital && sentence.languages == Languages(language("tr")) {
            return false;
        }
        let endings = sentence.languages.endings();
        stems(lower)
            .iter()
            .any(|stem| **stem == *self.lower && (!is_latin(lower) || endings.allow(lower, stem)))
    }
}

/// The letters of a word, each double one once.
fn once(word: &str) -> impl Iterator<Item = char> + '_ {
    let mut last = None;
    word.chars().filter(move |c| last.replace(*c) != Some(*c))
}

impl Unspaced {
    /// Whether the text has it at a place, and goes on with nothing that makes it another word.
    pub(super) fn is_at(&self, text: &str, at: usize) -> bool {
        let Some(after) = text[at..].strip_prefix(&*self.text) else {
            return false;
        };
        if self.not.iter().any(|not| after.starts_with(&**not)) {
            return false;
        }
        let script = |c: char| (is_kana(c) || c.script() == Script::Hangul).then(|| is_kana(c));
        let before = text[..at].chars().next_back();
        // Syllables go on with the word that they begin.
        let first = self.text.chars().next().and_then(script);
        if first.is_some() && before.and_then(script) == first {
            return false;
        }
        let last = self.text.chars().next_back().and_then(script);
        match (last, after.chars().next()) {
            (Some(true), Some(next)) => !is_kana(next),
            (Some(false), Some(next)) if next.script() == Script::Hangul => {
                BEHIND_HANGUL.iter().any(|word| after.starts_with(word))
            }
            _ => true,
        }
    }
}

/// Particles and nouns that Korean writes on to a body's name.
const BEHIND_HANGUL: &[&str] = &[
    "은", "는", "이", "가", "을", "를", "의", "와", "과", "도", "에", "로", "만", "측", "군", "계",
    "등", "까지", "부터", "께", "나", "란", "였", "지도", "대원", "정권", "대변", "무장", "고위",
    "간부", "수장", "총", "사령", "그룹", "용병", "반군", "산하", "발", "식",
];

fn is_kana(c: char) -> bool {
    matches!(c.script(), Script::Katakana) || matches!(c, 'ー' | 'ｰ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_end_where_the_word_does() {
        let Form::Unspaced(form) = Form::of("ヒズボラ") else {
            panic!("signs");
        };
        assert!(form.is_at("ヒズボラは", 0));
        assert!(!form.is_at("ヒズボラム", 0));
        let Form::Unspaced(state) = Form::of("伊斯兰国!家") else {
            panic!("signs");
        };
        assert!(state.is_at("伊斯兰国宣称", 0));
        assert!(!state.is_at("伊斯兰国家", 0));
    }

    #[test]
    fn words_have_stars_and_capitals() {
        let Form::Spaced(form) = Form::of("Islamisch* Staat*") else {
            panic!("words");
        };
        assert!(form.words.iter().all(|word| word.open && word.capital));
        assert_eq!(form.start(), Some(['i', 's', 'l']));
    }
}
