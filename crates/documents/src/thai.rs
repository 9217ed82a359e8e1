//! Thai, which writes a title on to a given name and a verb on to a surname: "ประธานาธิบดี" + name.

use std::ops::Range;

use unicode_script::{Script, UnicodeScript};

use crate::token::{Gap, Token};

/// Titles that stand before a name, the longest of those that begin alike first.
const TITLES: &[&str] = &[
    "ประธานาธิบดี",
    "อดีตประธานาธิบดี",
    "นายกรัฐมนตรี",
    "รัฐมนตรีต่างประเทศ",
    "รัฐมนตรีกลาโหม",
    "รัฐมนตรี",
    "ผู้นำ",
    "พลเอก",
    "นายพล",
    "นางสาว",
    "นาย",
    "นาง",
    "โดย",
    "กับ",
];
/// Verbs and the like that go on behind a name; shorter ones are parts of names.
const VERBS: &[&str] = &[
    "กล่าว",
    "เดินทาง",
    "ประกาศ",
    "ยืนยัน",
    "บอกว่า",
    "ระบุ",
    "เปิดเผย",
    "แถลง",
    "พบกับ",
    "พบปะ",
    "ปฏิเสธ",
    "เรียกร้อง",
    "ต้องการ",
    "ไม่ได้",
    "สั่ง",
];
/// Fewest signs of a name.
const LEAST: usize = 4;

/// Cuts the words of a sentence where a title or a verb is written on to what may be a name.
pub(crate) fn split(text: &str, tokens: &mut Vec<Token>) {
    let is_thai = |token: &Token| {
        let first = text[token.range.clone()].chars().next();
        first.is_some_and(|c| c.script() == Script::Thai)
    };
    if !tokens.iter().any(is_thai) {
        return;
    }
    let mut cut = Vec::with_capacity(tokens.len() + 2);
    for token in tokens.drain(..) {
        if !is_thai(&token) || token.decoded.is_some() {
            cut.push(token);
            continue;
        }
        let mut gap = token.gap;
        for range in parts(text, &token.range) {
            cut.push(Token {
                range,
                gap,
                decoded: None,
                ..token
            });
            gap = Gap::Space;
        }
    }
    *tokens = cut;
}

/// The title, the name, and what goes on behind it, as far as there are.
fn parts(text: &str, word: &Range<usize>) -> Vec<Range<usize>> {
    let long_enough = |part: &str| part.chars().count() >= LEAST;
    let mut found = Vec::new();
    let mut start = word.start;
    let title = TITLES.iter().find(|title| {
        let rest = text[start..word.end].strip_prefix(**title);
        rest.is_some_and(long_enough)
    });
    if let Some(title) = title {
        found.push(start..start + title.len());
        start += title.len();
    }
    let name = &text[start..word.end];
    let end = VERBS
        .iter()
        .filter_map(|verb| name.find(verb))
        .filter(|at| long_enough(&name[..*at]))
        .min();
    match end {
        Some(at) => found.extend([start..start + at, start + at..word.end]),
        None => found.push(start..word.end),
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_verbs_are_words() {
        for (text, expected) in [
            ("ประธานาธิบดีสมชาย", &["ประธานาธิบดี", "สมชาย"][..]),
            ("สมชายกล่าวว่า", &["สมชาย", "กล่าวว่า"]),
            ("สมชาย", &["สมชาย"]),
        ] {
            let found: Vec<&str> = parts(text, &(0..text.len()))
                .into_iter()
                .map(|range| &text[range])
                .collect();
            assert_eq!(found, expected);
        }
    }
}
