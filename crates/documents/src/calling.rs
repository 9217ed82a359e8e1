//! What tells a given name before a surname that no table knows, in scripts without capitals: the
//! word before it ("the baker", "called"), or that nothing else could stand there.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;
use unicode_script::{Script, UnicodeScript};
use vokter_names::{without_clitics, without_korean_particle};

use crate::capitals::Sentence;
use crate::hangul::is_everyday;
use crate::kind::Kind;
use crate::token::{Case, Gap};

const CALLINGS: &str = include_str!("../tables/callings.tsv");
const BEFORE: &str = include_str!("../tables/before-surnames.tsv");

/// Most letters of a given name, vowel signs and all.
const LONGEST: usize = 12;
/// Likewise in Thai, which writes several words as one.
const THAI_LONGEST: usize = 8;
/// Fewest.
const SHORTEST: usize = 2;
/// What words of Georgian end in that are in another case than a given name before a surname.
const GEORGIAN_CASES: &[&str] = &[
    "ს",
    "მა",
    "ით",
    "ად",
    "ში",
    "ზე",
    "თან",
    "დან",
    "თვის",
    "მდე",
];
/// What words of Hindi end in that no given name does: the plural behind a postposition.
const HINDI_CASES: &[&str] = &["ों", "ें", "कर"];
/// Syllables that Korean attributes, verbs and nouns with a particle end in.
const KOREAN_ENDS: &str = "한된던는은인할될적의을를에서고며면다께";

fn words(table: &'static str) -> impl Iterator<Item = &'static str> {
    table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .flat_map(|(_, words)| words.split(' '))
}

/// Whether a word right before a surname is a given name for where it stands.
pub(crate) fn stands_as_given_name(sentence: &Sentence<'_>, at: usize, surname: usize) -> bool {
    let may_be = matches!(sentence.tokens[at].case, Case::None | Case::Title)
        && sentence.word(at).functions == 0
        && !matches!(sentence.kind(at), Kind::Ordinary | Kind::Title);
    if !may_be || is_known_before(sentence.written(surname)) {
        return false;
    }
    let written = sentence.written(at);
    let length = written.chars().count();
    if !(SHORTEST..=LONGEST).contains(&length) || is_known_before(written) {
        return false;
    }
    is_introduced(sentence, at)
        || (sentence.tokens[at].case == Case::None
            && sentence.kind(at) == Kind::Name
            && is_nothing_else(written))
}

/// Whether the word before says that a name of somebody follows.
fn is_introduced(sentence: &Sentence<'_>, at: usize) -> bool {
    at > 0 && sentence.tokens[at].gap == Gap::Space && is_calling(sentence.written(at - 1))
}

fn is_calling(word: &str) -> bool {
    static KNOWN: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| words(CALLINGS).collect());
    known.contains(word)
        || without_clitics(word).any(|stem| known.contains(stem))
        // Thai writes what is called on to "called".
        || word.chars().next().is_some_and(|c| c.script() == Script::Thai) && word.ends_with("ชื่อ")
}

/// Words that stand before surnames, and beginnings and ends of such words.
struct Before {
    words: FxHashSet<&'static str>,
    beginnings: Vec<&'static str>,
    ends: Vec<&'static str>,
}

fn before() -> &'static Before {
    static KNOWN: OnceLock<Before> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let mut known = Before {
            words: words(CALLINGS).collect(),
            beginnings: Vec::new(),
            ends: Vec::new(),
        };
        for word in words(BEFORE) {
            if let Some(end) = word.strip_prefix('-') {
                known.ends.push(end);
            } else if let Some(beginning) = word.strip_suffix('-') {
                known.beginnings.push(beginning);
            } else {
                known.words.insert(word);
            }
        }
        known
    })
}

/// Whether a word is one that stands before surnames.
fn is_known_before(word: &str) -> bool {
    before().words.contains(word)
}

/// Whether a word is none that stands before surnames, in a language of whose words enough are known
/// to say so. Arabic, Persian and Hebrew put any noun before a name of which it is.
fn is_nothing_else(word: &str) -> bool {
    let ends_in = |ends: &[&str]| ends.iter().any(|end| word.ends_with(end));
    match word.chars().next().map(|c| c.script()) {
        Some(Script::Hangul) => {
            let stem = without_korean_particle(word);
            let has_particle =
                stem.is_some_and(is_known_before) || word.ends_with(|c| KOREAN_ENDS.contains(c));
            !has_particle && !is_everyday(word)
        }
        Some(Script::Devanagari) => !ends_in(HINDI_CASES),
        Some(Script::Georgian) => !ends_in(GEORGIAN_CASES),
        Some(Script::Thai) => {
            let begins_in = |beginning: &&str| word.starts_with(*beginning);
            word.chars().count() <= THAI_LONGEST
                && !ends_in(&before().ends)
                && !before().beginnings.iter().any(begins_in)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn callings_with_and_without_small_words() {
        for word in ["الخباز", "والخباز", "שמו", "คนทำขนมปังชื่อ"]
        {
            assert!(is_calling(word), "{word}");
        }
        assert!(!is_calling("الرئيس"));
    }

    #[test]
    fn what_else_could_stand_before_a_surname() {
        for word in ["에드가", "बृजेश", "ელიზბარ", "โยธิน"] {
            assert!(is_nothing_else(word) && !is_known_before(word), "{word}");
        }
        for word in [
            "대통령",
            "방문한",
            "राष्ट्रपति",
            "თქვა",
            "რუსეთის",
            "กล่าวว่า",
            "رائد",
        ] {
            assert!(!is_nothing_else(word) || is_known_before(word), "{word}");
        }
    }
}
