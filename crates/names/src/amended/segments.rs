//! Several words in one, told apart by what is known of words.

use crate::Bits;

/// A word is taken apart if it has so many letters.
const LETTERS: std::ops::RangeInclusive<usize> = 10..=48;
/// Known words have so many letters at least, and one that is not known so many.
const KNOWN_MIN: usize = 3;
const UNKNOWN_MIN: usize = 4;
/// What each word costs, and each letter of one that is not known: there is one such word at most.
const BORDER: Bits = Bits(600);
const UNKNOWN: Bits = Bits(1000);
const UNKNOWN_LETTER: i32 = 200;
/// In more words nobody is called.
const WORDS_MAX: usize = 7;

/// The words that most likely make up a text, the text itself if it is one; `known` says how rare a
/// word is, if it is one.
pub(super) fn of(text: &str, known: impl Fn(&str) -> Option<Bits>) -> Vec<&str> {
    of_which(text, true, known)
}

/// The same of a text that is no word, if it can be taken apart.
pub(super) fn of_no_word(text: &str, known: impl Fn(&str) -> Option<Bits>) -> Vec<&str> {
    of_which(text, false, known)
}

fn of_which(text: &str, may_be_one: bool, known: impl Fn(&str) -> Option<Bits>) -> Vec<&str> {
    if !LETTERS.contains(&text.len()) || !text.bytes().all(|letter| letter.is_ascii_lowercase()) {
        return vec![text];
    }
    // For every place, without an unknown word before it and with one: the least cost, and where the
    // last word begins and whether it is the unknown one.
    let mut best = vec![[None::<(Bits, usize, bool, usize)>; 2]; text.len() + 1];
    best[0][0] = Some((Bits::ZERO, 0, false, 0));
    for end in KNOWN_MIN..=text.len() {
        for start in 0..=end - KNOWN_MIN {
            if best[start].iter().all(Option::is_none) {
                continue;
            }
            let rare = known(&text[start..end]);
            for before in [0, 1] {
                let Some((cost, _, _, words)) = best[start][before] else {
                    continue;
                };
                if words == WORDS_MAX {
                    continue;
                }
                let (worth, unknown) = match rare {
                    Some(rare) => (rare, false),
                    None if before == 0
                        && end - start >= UNKNOWN_MIN
                        && (may_be_one || end - start < text.len()) =>
                    {
                        let letters = (end - start) as i32;
                        (UNKNOWN + Bits(UNKNOWN_LETTER * letters), true)
                    }
                    None => continue,
                };
                let all = cost + worth + BORDER;
                let place = &mut best[end][before | usize::from(unknown)];
                if place.is_none_or(|(least, ..)| all < least) {
                    *place = Some((all, start, unknown, words + 1));
                }
            }
        }
    }
    let last = &best[text.len()];
    let Some(mut with) = (0..2)
        .filter(|with| last[*with].is_some())
        .min_by_key(|with| last[*with].map(|(cost, ..)| cost))
    else {
        return vec![text];
    };
    let mut words = Vec::new();
    let mut end = text.len();
    while end > 0 {
        let Some((_, start, unknown, _)) = best[end][with] else {
            return vec![text];
        };
        words.push(&text[start..end]);
        if unknown {
            with = 0;
        }
        end = start;
    }
    words.reverse();
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_apart() {
        let known = |word: &str| {
            let words = ["general", "trading", "group", "trad", "ing", "north"];
            words.contains(&word).then_some(Bits(500))
        };
        for (text, parts) in [
            ("generaltradinggroup", "general trading group"),
            ("orlanovatrading", "orlanova trading"),
            ("tradingorlanova", "trading orlanova"),
            ("orlanovaxyz", "orlanovaxyz"),
            ("north", "north"),
        ] {
            assert_eq!(of(text, known).join(" "), parts);
        }
    }
}
