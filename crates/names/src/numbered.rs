//! Numbers written on to the word before them: *Yujong1* is Yujong 1, and the endings of ordinals behind them, which
//! say nothing: *93-тя*, *45-ya*. Ships of a fleet and units of an army are told apart by them.

use crate::script::{Spelling, Word};

/// The word has at least so many letters: shorter ones are codes ("RT30").
const LETTERS_MIN: usize = 4;
/// Longer numbers are registrations.
const DIGITS_MAX: usize = 3;

/// What Slavic ordinals end in behind a hyphen, as it is romanised.
const ENDINGS: [&str; 27] = [
    "aya", "e", "go", "ho", "i", "ia", "ii", "ij", "iy", "j", "ja", "ma", "mu", "mi", "oe", "oho",
    "oi", "oy", "sha", "ta", "te", "ti", "tya", "y", "ya", "yi", "yy",
];

/// The words, each with a number at its end as two, and no ending of an ordinal.
pub(crate) fn split(text: &str, found: Vec<Word>) -> Vec<Word> {
    let mut out = Vec::with_capacity(found.len());
    for word in found {
        if is_ending_of_an_ordinal(text, &word) {
            continue;
        }
        let written = &text[word.source.clone()];
        let letters = written.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = &written[letters.len()..];
        let splits = letters.len() >= LETTERS_MIN
            && (1..=DIGITS_MAX).contains(&digits.len())
            && letters.bytes().all(|letter| letter.is_ascii_alphabetic());
        if !splits {
            out.push(word);
            continue;
        }
        let border = word.source.start + letters.len();
        for source in [word.source.start..border, border..word.source.end] {
            out.push(Word {
                spellings: vec![Spelling {
                    latin: text[source.clone()].to_ascii_lowercase(),
                    cost: 0,
                }],
                vowels: word.vowels,
                source,
            });
        }
    }
    out
}

/// Whether a word in small letters is what an ordinal in digits ends in.
fn is_ending_of_an_ordinal(text: &str, word: &Word) -> bool {
    let before = text[..word.source.start].strip_suffix('-');
    let behind_a_number =
        before.is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()));
    behind_a_number
        && text[word.source.clone()].chars().all(char::is_lowercase)
        && ENDINGS.contains(&word.spellings[0].latin.as_str())
}

#[cfg(test)]
mod tests {
    use crate::{Name, View, compare};

    #[test]
    fn a_number_may_be_written_on() {
        let worth = |one: &str, other: &str| {
            compare(&Name::new(one, View::Body), &Name::new(other, View::Body))
                .map_or(0, |evidence| evidence.bits.0)
        };
        assert!(worth("YU_JONG_1", "YUJONG1") > 1000);
        assert!(worth("YUJONG1", "Yu Jong 1") > 1000);
        assert!(worth("YUJONG1", "YUJONG2") < 500);
        for ordinal in ["93-тя Орлан", "93-я Орлан", "93-ya Orlan"] {
            assert_eq!(
                worth(ordinal, "93 Orlan"),
                worth("93 Orlan", "93 Orlan"),
                "{ordinal}"
            );
        }
    }
}
