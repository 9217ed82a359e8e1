//! "And" written to its neighbours, as Chinese, Korean and Arabic do, read as the sign of a list that it is: what
//! stands behind it is goods of its own. A word that only has the letter or sign in it is none.

use std::borrow::Cow;

use super::concept::{found, placed_in_line};

/// Signs of Han for "and" and "or", the longer first.
const HAN: &[&str] = &["以及", "或者", "和", "与", "與", "及", "或"];
/// Words of Han with such a sign in them, by which nothing is joined.
const HAN_WORDS: &[&str] = &[
    "中和",
    "和服",
    "和牛",
    "和田",
    "和平",
    "和纸",
    "和谐",
    "和风",
    "不饱和",
    "饱和",
    "共和",
    "柔和",
    "混和",
    "温和",
    "缓和",
    "调和",
    "与会",
    "参与",
    "赠与",
    "及其",
    "及其他",
    "及格",
    "及时",
    "埃及",
    "普及",
    "涉及",
    "或许",
];
/// What Hangul writes to a word for "and", and words of their own for it.
const HANGUL: &[&str] = &["이랑", "하고", "와", "과", "및", "또는"];
/// Arabic "and".
const WAW: char = 'و';
/// Signs and letters that goods that nobody knows have at least.
const SIGNS_MIN: usize = 2;
const LETTERS_MIN: usize = 3;
/// What ends a part of a line.
const STOPS: &[char] = &[
    ',', ';', ':', '(', ')', '、', '，', '；', '،', '؛', '+', '&', '\n', '/', '。',
];
/// Words that say for whom or of what goods are: what "and" joins in them is no goods.
const PURPOSES: &[&str] = &[
    "用于", "供", "给", "为", "的", "其他", "其它", "等", "用", "위한", "용",
];

/// A text with a comma of the same length for each such "and", so that every place in it stays.
pub(super) fn with_signs(text: &str) -> Cow<'_, str> {
    let unspaced = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}');
    if !text.contains(|c| c == WAW || unspaced(c)) {
        return Cow::Borrowed(text);
    }
    let mut signs: Vec<(usize, &str)> = Vec::new();
    let mut next = 0;
    for (at, c) in text
        .char_indices()
        .filter(|(_, c)| *c == WAW || unspaced(*c))
    {
        if at < next {
            continue;
        }
        let rest = &text[at..];
        let begins = |and: &&&str| rest.starts_with(**and);
        let joins = match c {
            WAW => is_arabic(text, at).then_some("و"),
            '\u{ac00}'.. => HANGUL
                .iter()
                .find(begins)
                .copied()
                .filter(|and| is_hangul(text, at, and)),
            _ => HAN
                .iter()
                .find(begins)
                .copied()
                .filter(|and| is_han(text, at, and)),
        };
        if let Some(and) = joins {
            signs.push((at, and));
            next = at + and.len();
        }
    }
    if signs.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut list = String::with_capacity(text.len());
    let mut from = 0;
    for (at, and) in signs {
        list.push_str(&text[from..at]);
        if and.starts_with(WAW) {
            list.push('،');
        } else {
            list.extend(and.chars().map(|_| '、'));
        }
        from = at + and.len();
    }
    list.push_str(&text[from..]);
    Cow::Owned(list)
}

/// The part of a line before a place, and the one behind another.
fn sides(text: &str, at: usize, end: usize) -> (&str, &str) {
    let before = text[..at].rsplit(STOPS).next().unwrap_or_default();
    let behind = text[end..].split(STOPS).next().unwrap_or_default();
    (before, behind)
}

/// Whether words end with goods, or with goods and how many of them.
fn ends_with_goods(words: &str) -> bool {
    let words = words.trim_end();
    let counted = |rest: &str| rest.contains(|c: char| c.is_ascii_digit());
    let mut all = found(words).into_iter().chain(placed_in_line(words));
    all.any(|(_, name, at)| {
        let rest = words.get(at + name.len()..).unwrap_or_default();
        rest.is_empty() || counted(rest)
    })
}

/// Whether words begin with goods, or with how many of them.
fn begins_with_goods(words: &str) -> bool {
    let words = words.trim_start_matches(|c: char| c.is_whitespace() || c.is_ascii_digit());
    let mut all = found(words).into_iter().chain(placed_in_line(words));
    all.any(|(.., at)| at == 0)
}

fn is_han(text: &str, at: usize, and: &str) -> bool {
    let end = at + and.len();
    let inside = HAN_WORDS.iter().any(|word| {
        word.match_indices(and).any(|(offset, _)| {
            let start = at.checked_sub(offset);
            start
                .and_then(|start| text.get(start..))
                .is_some_and(|rest| rest.starts_with(word))
        })
    });
    let (before, behind) = sides(text, at, end);
    if inside || begins_over(before, and, behind) {
        return false;
    }
    let signs = |words: &str| {
        let words = words.trim();
        words.chars().filter(|c| c.is_alphanumeric()).count() >= SIGNS_MIN
            && !PURPOSES.iter().any(|word| words.contains(word))
    };
    match (ends_with_goods(before), begins_with_goods(behind)) {
        (true, true) => true,
        (true, false) => {
            !behind.trim().is_empty() && !PURPOSES.iter().any(|word| behind.contains(word))
        }
        (false, true) => signs(before),
        (false, false) => false,
    }
}

/// Whether a word for goods lies over "and".
fn begins_over(before: &str, and: &str, behind: &str) -> bool {
    let whole = format!("{before}{and}{behind}");
    found(&whole)
        .into_iter()
        .any(|(_, name, at)| at < before.len() + and.len() && before.len() < at + name.len())
}

fn is_hangul(text: &str, at: usize, and: &str) -> bool {
    let end = at + and.len();
    let (before, behind) = sides(text, at, end);
    let free = matches!(and, "및" | "또는");
    let stem = before.rsplit(' ').next().unwrap_or_default();
    if !behind.starts_with(' ') || free != stem.is_empty() || behind.trim().is_empty() {
        return false;
    }
    let long = before.trim().chars().count() >= SIGNS_MIN;
    let whose = |words: &str| PURPOSES.iter().any(|word| words.contains(word));
    let known = ends_with_goods(before);
    if known {
        begins_with_goods(behind) || !whose(behind)
    } else {
        long && (free || stem.chars().count() >= SIGNS_MIN)
            && !whose(before)
            && begins_with_goods(behind)
    }
}

fn is_arabic(text: &str, at: usize) -> bool {
    let end = at + WAW.len_utf8();
    let (before, behind) = sides(text, at, end);
    let word = behind.split_whitespace().next().unwrap_or_default();
    let attached = before.ends_with(' ') && behind.starts_with(char::is_alphabetic);
    if !attached || word.chars().count() < SIGNS_MIN {
        return false;
    }
    let known = ends_with_goods(before);
    if begins_with_goods(behind) {
        return known || before.trim().chars().count() >= LETTERS_MIN;
    }
    // What begins with the letter itself is no list, and what has an article is for whom goods are.
    let whole = text.get(at..end + word.len()).unwrap_or_default();
    known
        && !begins_with_goods(whole)
        && !word.starts_with("ال")
        && word.chars().count() >= LETTERS_MIN
}

#[cfg(test)]
mod tests {
    use super::with_signs;

    #[test]
    fn and_at_a_word_is_a_sign_of_a_list() {
        for (text, expected) in [
            ("瓷砖和枪弹", "瓷砖、枪弹"),
            ("大米以及铁锅", "大米、、铁锅"),
            ("大米10吨和铁锅", "大米10吨、铁锅"),
            ("和服", "和服"),
            ("中华人民共和国大米", "中华人民共和国大米"),
            ("埃及棉布", "埃及棉布"),
            ("신발과 총열", "신발、 총열"),
            ("쌀 및 냄비", "쌀 、 냄비"),
            ("사과 주스", "사과 주스"),
            ("ستائر وألغام", "ستائر ،ألغام"),
            ("أرز ووسائد", "أرز ،وسائد"),
            ("أرز وسائد", "أرز وسائد"),
            ("أرز للمدارس والمستشفيات", "أرز للمدارس والمستشفيات"),
            ("rice and pots", "rice and pots"),
        ] {
            assert_eq!(with_signs(text), expected, "{text}");
        }
    }
}
