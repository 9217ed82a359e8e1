//! Words of a sentence, each with its bytes, what stands before it, and its capitals.

use std::borrow::Cow;
use std::ops::Range;

use unicode_script::{Script, UnicodeScript};
use vokter_names::{is_invisible, words};

use crate::entity::{self, Entity, decoded};
use crate::function_word::is_function_word;
use crate::markup::{self, Mark};

/// A word as it stands in the text.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    /// Its bytes in the block.
    pub(crate) range: Range<usize>,
    /// What is between it and the word before.
    pub(crate) gap: Gap,
    pub(crate) case: Case,
    pub(crate) writing: Writing,
    /// An ending after an apostrophe was cut off: "Carter's".
    pub(crate) genitive: bool,
    /// The word where letters of it are written as entities.
    pub(crate) decoded: Option<Box<str>>,
}

/// What is between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gap {
    /// Nothing, or a hyphen or middle dot: parts of one word.
    Joined,
    /// White space, or the dot of an abbreviation.
    Space,
    /// Anything that no name crosses.
    Break,
}

/// The capitals of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    Lower,
    /// First letter a capital.
    Title,
    /// All letters capitals, two or more.
    Upper,
    /// One capital letter.
    Initial,
    /// A script without capitals.
    None,
    Digits,
}

/// How the script sets off words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Writing {
    /// By spaces.
    Spaced,
    /// Spaces, but particles are written on.
    Hangul,
    Katakana,
    Hiragana,
    /// Not at all.
    Han,
}

fn writing(c: char) -> Option<Writing> {
    if c.is_ascii() || c < '\u{1100}' {
        return c.is_alphanumeric().then_some(Writing::Spaced);
    }
    match c.script() {
        Script::Han => Some(Writing::Han),
        Script::Hangul => Some(Writing::Hangul),
        Script::Katakana => Some(Writing::Katakana),
        Script::Hiragana => Some(Writing::Hiragana),
        _ if matches!(c, 'ー' | 'ｰ') => Some(Writing::Katakana),
        _ => c.is_alphanumeric().then_some(Writing::Spaced),
    }
}

fn is_mark(c: char) -> bool {
    // The virama of the Indic scripts and the silencer of Thai are neither letters nor inherited.
    let of_script = matches!(c, '\u{900}'..='\u{109f}')
        && !matches!(c.script(), Script::Common | Script::Unknown);
    c > '\u{2ff}' && (c.script() == Script::Inherited || (of_script && !c.is_ascii()))
}

fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | 'ʹ' | '`' | '´' | 'ʿ' | 'ʾ' | '′'
    )
}

/// The words of `text[range]`.
pub(crate) fn tokens(text: &str, range: Range<usize>) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let part = &text[range.clone()];
    let mut chars = part.char_indices().peekable();
    let mut gap = Gap::Break;
    while let Some((at, c)) = chars.next() {
        let entity = entity::at_start(&part[at..]).filter(|entity| entity.letter.is_some());
        let first = entity.and_then(|entity| entity.letter).unwrap_or(c);
        let Some(kind) = writing(first) else {
            if let Some((length, mark)) = markup::at_start(&part[at..]) {
                while chars.next_if(|(next, _)| *next < at + length).is_some() {}
                gap = match (mark, gap, found.is_empty()) {
                    (Mark::Break, ..) | (_, Gap::Break, _) | (_, _, true) => Gap::Break,
                    (Mark::Space, ..) => Gap::Space,
                    (Mark::Nothing, gap, _) => gap,
                };
                continue;
            }
            let unseen = match c {
                '*' | '_' => markup::is_emphasis(part, at),
                '>' => markup::begins_quoted_line(part, at),
                _ => false,
            };
            // Between blanks a hyphen is a dash.
            let dash = matches!(c, '-' | '‐' | '‑')
                && gap == Gap::Space
                && part[at + c.len_utf8()..].starts_with(char::is_whitespace);
            if dash {
                gap = Gap::Break;
            } else if !unseen {
                gap = widen(gap, c, found.is_empty());
            }
            continue;
        };
        let mut end = at + entity.map_or(c.len_utf8(), |entity| entity.length);
        while chars.next_if(|(next, _)| *next < end).is_some() {}
        let mut apostrophe = None;
        while let Some((next_at, next)) = chars.peek().copied() {
            if let Some(entity) = entity::at_start(&part[next_at..])
                && goes_on(
                    entity,
                    &part[at..next_at],
                    &part[next_at + entity.length..],
                    kind,
                )
            {
                end = next_at + entity.length;
                while chars.next_if(|(next, _)| *next < end).is_some() {}
                continue;
            }
            let next_end = next_at + next.len_utf8();
            if writing(next) == Some(kind)
                || (kind == Writing::Spaced
                    && next.is_alphanumeric()
                    && writing(next) == Some(kind))
                || is_mark(next)
            {
                end = next_end;
            } else if is_apostrophe(next)
                && apostrophe.is_none()
                && part[next_end..]
                    .chars()
                    .next()
                    .is_some_and(char::is_alphabetic)
            {
                // "d'Arc", "l’Iran": the article is a word of its own.
                if elides(&part[at..next_at], &part[next_end..]) {
                    break;
                }
                apostrophe = Some(next_at);
                end = next_end;
            } else if !is_invisible(next) || parts_words(&part[at..next_at], &part[next_end..]) {
                break;
            }
            chars.next();
        }
        let (word_end, genitive) = match apostrophe {
            Some(cut)
                if is_clitic(&part[at..cut], &part[cut..end])
                    || is_short_genitive(&part[at..cut], &part[cut..end], gap, found.last()) =>
            {
                (cut, true)
            }
            _ => (end, false),
        };
        let word = decoded(&part[at..word_end]);
        let mut case = case(&word);
        // "CARTER, Alan": a list's way to write a name, family name in capitals.
        if gap == Gap::Break
            && case == Case::Title
            && let Some(last) = found.last()
            && last.case == Case::Upper
            && part.get(last.range.end - range.start..at) == Some(", ")
            && !is_function_word(&word.to_lowercase())
            && may_be_family_name(text, &found)
        {
            gap = Gap::Space;
        }
        // "О Грушине", "I saw", "Y Maduro": one letter without a dot is a word where it can be one.
        if case == Case::Initial
            && !part[word_end..].starts_with('.')
            && is_function_word(&word.to_lowercase())
        {
            case = Case::Lower;
        }
        // "MAX_VALUE": a word of a program.
        if (part[..at].ends_with('_') || part[word_end..].starts_with('_'))
            && !markup::is_emphasised(part, at, word_end)
        {
            case = Case::Lower;
        }
        found.push(Token {
            range: range.start + at..range.start + word_end,
            gap,
            case,
            writing: kind,
            genitive,
            decoded: match word {
                Cow::Borrowed(_) => None,
                Cow::Owned(word) => Some(word.into()),
            },
        });
        gap = Gap::Joined;
    }
    part_cells(text, &mut found);
    found
}

/// Whether the words in capitals before a comma may be a family's name: a few, the last of them none
/// that bodies bear.
fn may_be_family_name(text: &str, tokens: &[Token]) -> bool {
    const WORDS_MAX: usize = 2;
    let mut capitals = 0;
    for token in tokens.iter().rev() {
        if token.case != Case::Upper {
            break;
        }
        capitals += 1;
        if token.gap == Gap::Break {
            break;
        }
    }
    let last = tokens
        .last()
        .map(|token| text[token.range.clone()].to_lowercase());
    let of_bodies = |word: String| words::lookup(&word).generic.is_some();
    capitals <= WORDS_MAX && !last.is_some_and(of_bodies)
}

/// Parts the cells of a table's row, by tabs or by three blanks and more, where each has two words or more:
/// a name's words may stand in cells of their own.
fn part_cells(text: &str, tokens: &mut [Token]) {
    const BLANKS: &str = "   ";
    let begins_cell = |at: usize| {
        let between = &text[tokens[at - 1].range.end..tokens[at].range.start];
        tokens[at].gap == Gap::Space && (between.contains('\t') || between.contains(BLANKS))
    };
    let borders: Vec<usize> = (1..tokens.len()).filter(|at| begins_cell(*at)).collect();
    let start_before = |nth: usize| nth.checked_sub(1).map_or(0, |before| borders[before]);
    for (nth, border) in borders.iter().enumerate() {
        let end = borders.get(nth + 1).copied().unwrap_or(tokens.len());
        if border - start_before(nth) > 1 && end - border > 1 {
            tokens[*border].gap = Gap::Break;
        }
    }
}

/// Whether a word goes on with an entity: with its letter, or behind one that nobody sees.
fn goes_on(entity: Entity, before: &str, after: &str, kind: Writing) -> bool {
    match entity.letter {
        Some(letter) => writing(letter) == Some(kind),
        None => {
            let next = after.chars().next();
            next.and_then(writing) == Some(kind) && !parts_words(before, after)
        }
    }
}

/// Whether what nobody sees parts two words: a capital behind small letters is the next one's.
fn parts_words(before: &str, after: &str) -> bool {
    let lower = before.chars().next_back().is_some_and(char::is_lowercase);
    let next = after.chars().find(|c| !is_invisible(*c));
    lower && next.is_some_and(char::is_uppercase)
}

/// The gap after one more character of it.
fn widen(gap: Gap, c: char, at_start: bool) -> Gap {
    if at_start {
        return Gap::Break;
    }
    match c {
        '&' => {
            if gap == Gap::Break {
                gap
            } else {
                Gap::Space
            }
        }
        // Between blanks a dot is an item's.
        '·' | '・' | '‧' | '･' | '•' if gap == Gap::Space => Gap::Break,
        '-' | '‐' | '‑' | '·' | '・' | '‧' | '･' | '•' | '=' | '゠' => gap,
        c if is_apostrophe(c) => gap,
        '\u{200b}' if gap != Gap::Break => Gap::Space,
        c if is_invisible(c) => gap,
        // Within a sentence a dot is an initial's, an abbreviation's or a number's.
        '.' => {
            if gap == Gap::Break {
                gap
            } else {
                Gap::Space
            }
        }
        c if c.is_whitespace() => {
            if gap == Gap::Break {
                gap
            } else {
                Gap::Space
            }
        }
        _ => Gap::Break,
    }
}

/// "l’", "d'", "qu'" before a name.
fn elides(before: &str, after: &str) -> bool {
    let article = before.chars().all(char::is_lowercase)
        || matches!(before, "L" | "Qu" | "All" | "Dell" | "Nell");
    before.chars().count() <= 4 && article && after.chars().next().is_some_and(char::is_uppercase)
}

/// Endings that English, German, the Nordic languages and Turkish write behind an apostrophe.
const CLITICS: &[&str] = &[
    "s", "in", "ın", "un", "ün", "nin", "nın", "nun", "nün", "ı", "u", "ü", "a", "e", "ya", "ye",
    "da", "de", "dan", "den", "ta", "te", "tan", "ten", "yi", "yı", "yu", "yü", "la", "le", "ll",
    "d", "ve", "re", "n", "en", "et", "ju", "a", "om", "i", "yla", "yle", "ca", "ce", "daki",
    "deki", "taki", "teki", "dır", "dir", "tır", "tir", "nun", "nün", "ki", "li", "lı", "lu", "lü",
    "lar", "ler", "nın", "yken", "ydi", "ydı", "mış", "miş",
];

fn is_clitic(base: &str, ending: &str) -> bool {
    let ending = ending.trim_start_matches(is_apostrophe).to_lowercase();
    base.chars().count() >= 3 && CLITICS.contains(&ending.as_str())
}

/// "Jong-un's", "Xi's": the genitive of a name of two letters, which a pronoun in small letters or at
/// the beginning of a sentence ("It's") is not.
fn is_short_genitive(base: &str, ending: &str, gap: Gap, before: Option<&Token>) -> bool {
    let ending = ending.trim_start_matches(is_apostrophe);
    // "Jong-un'un": behind a hyphen any ending.
    let is_genitive =
        matches!(ending, "s" | "S") || (gap == Gap::Joined && CLITICS.contains(&ending));
    let goes_on = gap == Gap::Joined
        || (gap == Gap::Space
            && case(base) != Case::Lower
            && before.is_some_and(|before| matches!(before.case, Case::Title | Case::Upper)));
    base.chars().count() == 2
        && is_genitive
        && (goes_on || (case(base) == Case::Title && !is_function_word(&base.to_lowercase())))
}

/// The capitals of a word.
pub(crate) fn case(word: &str) -> Case {
    let mut letters = 0;
    let (mut upper, mut lower) = (0, 0);
    let mut first_upper = false;
    for c in word.chars().filter(|c| c.is_alphabetic()) {
        if c.is_uppercase() {
            upper += 1;
            first_upper |= letters == 0;
        } else if c.is_lowercase() {
            lower += 1;
        }
        letters += 1;
    }
    match (letters, upper, lower) {
        (0, ..) => Case::Digits,
        // Georgian, Arabic, Han …; Georgian letters count as lower case without capitals in use.
        (_, 0, 0) => Case::None,
        _ if word
            .chars()
            .next()
            .is_some_and(|c| c.script() == Script::Georgian) =>
        {
            Case::None
        }
        (1, 1, 0) => Case::Initial,
        (_, _, 0) => Case::Upper,
        _ if first_upper => Case::Title,
        _ => Case::Lower,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = tokens(text, 0..text.len())
            .into_iter()
            .map(|token| &text[token.range])
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn words() {
        check(
            "Alan-Carter's O'Brien d’Emma",
            &["Alan", "Carter", "O'Brien", "d", "Emma"],
        );
        check("Al\u{200b}an\u{301}x", &["Al\u{200b}an\u{301}x"]);
        check(
            "日本のトム・スミス大統領",
            &["日本", "の", "トム", "スミス", "大統領"],
        );
        check(
            "Nicol&aacute;s Mar&shy;ga P&#117;x &Aring;se &amp; A&B; x&nbsp;y",
            &[
                "Nicol&aacute;s",
                "Mar&shy;ga",
                "P&#117;x",
                "&Aring;se",
                "amp",
                "A",
                "B",
                "x",
                "y",
            ],
        );
        check("Ма́рия U.S.A. 12", &["Ма́рия", "U", "S", "A", "12"]);
    }

    #[test]
    fn capitals_before_a_comma_are_a_family_name() {
        for (text, apart) in [
            ("CARTER, Alan left", vec![0]),
            ("DEL CARTER, Alan left", vec![0]),
            ("CARTER HANSEN BROTHERS, Alan left", vec![0, 3]),
            ("CARTER COMPANY, Alan left", vec![0, 2]),
            ("CARTER, In the house", vec![0, 1]),
        ] {
            let tokens = tokens(text, 0..text.len());
            let breaks = (0..tokens.len()).filter(|at| tokens[*at].gap == Gap::Break);
            assert_eq!(breaks.collect::<Vec<_>>(), apart, "{text}");
        }
    }

    #[test]
    fn cells_of_several_words_are_apart() {
        for (text, apart) in [
            ("Alan Carter\tEmma O'Brien\tNora Hansen", vec![0, 2, 4]),
            ("Alan Carter   Emma Hansen", vec![0, 2]),
            // A name's words in cells of their own, and a blank too many.
            ("Carter\tAlan James", vec![0]),
            ("Alan  Carter met Emma  Hansen", vec![0]),
            ("Alan Carter - Emma -Maria", vec![0, 2]),
        ] {
            let tokens = tokens(text, 0..text.len());
            let breaks = (0..tokens.len()).filter(|at| tokens[*at].gap == Gap::Break);
            assert_eq!(breaks.collect::<Vec<_>>(), apart, "{text}");
        }
    }
}
