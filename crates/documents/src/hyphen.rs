//! Words that the end of a line parts with a hyphen: "Car-" and "ter" on the next line.

use std::ops::Range;

use crate::token::{Case, Gap, Token, Writing, case};
use crate::word::Words;

/// Marks that part a word at the end of a line; the last is an entity of HTML.
const HYPHENS: &[&str] = &["-", "\u{2010}", "\u{ad}", "\u{58a}", "&shy;"];

/// What a line ends with less the hyphen, if it ends with one behind a letter.
fn parted(line: &str) -> Option<&str> {
    let line = line.trim_end();
    let before = HYPHENS
        .iter()
        .find_map(|hyphen| line.strip_suffix(hyphen))?;
    before.ends_with(char::is_alphabetic).then_some(before)
}

/// Whether the end of a line is inside a word.
pub(crate) fn goes_over(line: &str, after: &str) -> bool {
    let next = after.trim_start_matches([' ', '\t', '>']);
    next.starts_with(char::is_alphabetic) && parted(line).is_some()
}

/// Makes one word of each two that a hyphen at the end of a line parts, unless the second is a
/// part of the same listed name ("Ha-yun").
pub(crate) fn join(text: &str, tokens: &mut Vec<Token>, words: &Words<'_>) {
    let mut at = 1;
    while at < tokens.len() {
        match joined(text, &tokens[at - 1], &tokens[at], words) {
            Some(word) => {
                tokens[at - 1] = word;
                tokens.remove(at);
            }
            None => {
                if is_parted(text, &tokens[at - 1], &tokens[at]) {
                    tokens[at].gap = Gap::Joined;
                }
                at += 1;
            }
        }
    }
}

/// Whether nothing but a hyphen and the end of a line stands between two words.
fn is_parted(text: &str, first: &Token, second: &Token) -> bool {
    let gap: Range<usize> = first.range.end..second.range.start;
    let lines = text.get(gap).and_then(|gap| gap.split_once('\n'));
    lines.is_some_and(|(line, rest)| {
        HYPHENS.contains(&line.trim_end()) && rest.chars().all(|c| matches!(c, ' ' | '\t' | '>'))
    })
}

fn joined(text: &str, first: &Token, second: &Token, words: &Words<'_>) -> Option<Token> {
    let spaced = |token: &Token| token.writing == Writing::Spaced;
    let goes_on = match second.case {
        Case::Lower => true,
        Case::None => first.case == Case::None,
        Case::Upper => first.case == Case::Upper,
        _ => false,
    };
    let begins = !matches!(first.case, Case::Digits | Case::Initial);
    let fits = spaced(first) && spaced(second) && goes_on && begins && !first.genitive;
    if !fits || !is_parted(text, first, second) {
        return None;
    }
    let written = |token: &Token| -> Box<str> {
        let plain = || text[token.range.clone()].into();
        token.decoded.clone().unwrap_or_else(plain)
    };
    let (left, right) = (written(first), written(second));
    let whole = format!("{left}{right}");
    let case = case(&whole);
    let look = |word: &str, case: Case, joined| words.get(word, case, Writing::Spaced, joined);
    let one = look(&whole, case, false);
    // In small letters it is a word like any other.
    let keeps = case != Case::Lower && {
        let of_right = look(&right, second.case, true);
        let mut of_both = look(&left, first.case, false).person.clone();
        of_both.retain(|party| of_right.person.binary_search(party).is_ok());
        let of_one = |party| of_both.binary_search(party).is_ok();
        !of_both.is_empty() && one.person.iter().all(of_one)
    };
    // Two words in capitals may well be two.
    let in_capitals = second.case == Case::Upper;
    if keeps || (in_capitals && one.person.is_empty() && one.body.is_empty()) {
        return None;
    }
    Some(Token {
        range: first.range.start..second.range.end,
        gap: first.gap,
        case,
        writing: Writing::Spaced,
        genitive: second.genitive,
        decoded: Some(whole.into()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_end_inside_a_word() {
        assert!(goes_over("met Car-", "ter there"));
        assert!(goes_over("met Car\u{ad} \r", "  ter there"));
        assert!(goes_over("met Car&shy;", "ter there"));
        assert!(!goes_over("met Carter -", "ter there"));
        assert!(!goes_over("1990-", "ter there"));
        assert!(!goes_over("met Car-", "- ter there"));
    }
}
