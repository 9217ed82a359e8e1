//! Words of Korean names in Cyrillic: letter by letter they are other words, and read as what they are
//! only in a whole name.

use unicode_script::{Script, UnicodeScript};
use vokter_names::script::System;
use vokter_names::{Name, View};

/// The family name that a word is read behind: a syllable of Korean and of no other system.
const FAMILY: &str = "Ким";
/// Most letters of a part of such a name.
const LETTERS: usize = 9;

/// A word as it is read behind a Korean family name, if it may stand there; the first word is that name.
pub(crate) fn as_given_name(word: &str) -> Option<Name> {
    let cyrillic = word
        .chars()
        .next()
        .is_some_and(|c| c.script() == Script::Cyrillic);
    if !cyrillic || word.chars().count() > LETTERS {
        return None;
    }
    let mut name = Name::in_text(&format!("{FAMILY} {word}"), View::Person);
    name.readings
        .retain(|reading| reading.system == System::CyrillicKorean && reading.tokens.len() > 1);
    for reading in &mut name.readings {
        reading.tokens.remove(0);
    }
    (!name.readings.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_read_as_korean() {
        let reads = |word: &str| as_given_name(word).is_some();
        assert!(reads("чен") && reads("Чен"));
        assert!(!reads("Владислав"), "no syllables");
        assert!(!reads("Carter"), "other letters");
    }
}
