//! Foreign names in scripts that cannot tell all their sounds apart: Arabic has no v, Japanese no l
//! and no v of its own, Korean neither of them nor f. Two whole names that agree but for that are
//! the same.

use unicode_script::{Script, UnicodeScript};
use vokter_names::Bits;
use vokter_names::token::text_hash;

/// How much less evidence such a whole name may have: what the script leaves open is held against
/// it as if somebody had misspelt it.
pub(crate) const LOSS: Bits = Bits(350);
/// Shortest part of a name, in Latin letters: shorter ones are the same as too much.
const LEAST: usize = 5;

/// Whether a window is a foreign name so written: two words or more, set off from each other.
pub(crate) fn is_one(text: &str) -> bool {
    let apart = |c: char| matches!(c, ' ' | '\u{a0}' | '·' | '・' | '･');
    let script = text.chars().find(|c| c.is_alphabetic()).map(|c| c.script());
    text.trim().contains(apart)
        && match script {
            Some(Script::Katakana | Script::Arabic) => true,
            // A Korean family name is one syllable.
            Some(Script::Hangul) => text.split(apart).all(|part| part.chars().count() >= 2),
            _ => false,
        }
}

/// Whether two spellings are the same but for the sounds that these scripts do not tell apart.
pub(crate) fn are_the_same(mine: &str, theirs: &str) -> bool {
    mine.len() >= LEAST && theirs.len() >= LEAST && folded(mine) == folded(theirs)
}

/// Whether two spellings are the same but for an h of the listed one, which Russian writes as г; the
/// first is read from `text`.
pub(crate) fn differ_in_h(text: &str, mine: &str, theirs: &str) -> bool {
    let cyrillic = |c: char| c.script() == Script::Cyrillic;
    mine.len() >= LEAST
        && mine.len() == theirs.len()
        && text
            .chars()
            .find(|c| c.is_alphabetic())
            .is_some_and(cyrillic)
        && mine
            .bytes()
            .zip(theirs.bytes())
            .all(|(mine, theirs)| mine == theirs || (mine == b'g' && theirs == b'h'))
}

/// A number that two spellings share which [`are_the_same`]; `None` for one that is too short.
pub(crate) fn sense(spelling: &str) -> Option<u32> {
    (spelling.len() >= LEAST).then(|| text_hash(&folded(spelling)))
}

fn folded(word: &str) -> String {
    let word = word.replace("ph", "f").replace("th", "s");
    // Japanese has no syllable ti or di: "Medobējefu".
    let word = ["i", "e"].iter().fold(word, |word, vowel| {
        let of = |consonant: &str| format!("{consonant}{vowel}");
        word.replace(&of("j"), &of("d"))
            .replace(&of("ch"), &of("t"))
    });
    let mut folded = String::with_capacity(word.len());
    for c in word.chars() {
        let c = match c {
            'l' => 'r',
            'v' | 'f' | 'p' | 'w' => 'b',
            'z' => 's',
            'y' => 'i',
            c => c,
        };
        if !folded.ends_with(c) {
            folded.push(c);
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_scripts_do_not_tell_apart_is_the_same() {
        assert!(are_the_same("rabrop", "lavrov"));
        assert!(are_the_same("karpof", "kalbov"));
        assert!(!are_the_same("rabrop", "lavrin"));
        assert!(!are_the_same("rab", "lav"));
        assert!(are_the_same("karbejin", "kalbedin") && !are_the_same("karjabin", "kardabin"));
    }

    #[test]
    fn russian_has_no_h() {
        assert!(differ_in_h("Ибрагим", "ibragim", "ibrahim"));
        assert!(!differ_in_h("Ибрагим", "ibrahim", "ibragim"));
        assert!(!differ_in_h("Ibragim", "ibragim", "ibrahim"));
        assert!(!differ_in_h("Гари", "gari", "hari"));
    }

    #[test]
    fn a_foreign_name_is_written_as_two_words() {
        assert!(is_one("ジョン・カーター"));
        assert!(is_one("جون كارتر"));
        assert!(is_one("알란 카터"));
        assert!(!is_one("김 정은"));
        assert!(!is_one("카터"));
        assert!(!is_one("Alan Carter"));
    }
}
