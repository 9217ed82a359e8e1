//! Where sentences end: at a stop that isn't an initial's, an abbreviation's or a number's, and
//! at the end of a paragraph, a headline, a list item.

use std::ops::Range;

use unicode_script::{Script, UnicodeScript};

use crate::hyphen;
use crate::markup::{self, Mark};

/// A line this short that ends without punctuation is a headline or an item, not a wrapped line.
const SHORT_LINE_CHARS: usize = 50;

/// Words that are written with a stop and go on, in lower case, without that stop: titles and
/// common abbreviations of several languages.
const ABBREVIATIONS: &[&str] = &[
    "adm", "al", "approx", "art", "bl.a", "brig", "bzw", "ca", "capt", "cf", "cmdr", "co", "col",
    "corp", "dr", "dra", "d.h", "e.g", "etc", "f.eks", "fr", "fra", "frk", "gen", "gov", "gral",
    "hr", "hrn", "i.e", "inc", "ing", "jr", "kap", "lic", "llc", "lt", "ltd", "m.fl", "maj", "mgr",
    "mm", "mr", "mrs", "ms", "mt", "mult", "n.b", "nr", "o.a", "op", "osv", "p.ex", "pfc", "plk",
    "pres", "prof", "pvt", "red", "ref", "rep", "rev", "s.k", "sen", "sgt", "sr", "sra", "st",
    "str", "t.d", "tel", "u.a", "usw", "vgl", "vs", "z.b", "zb", "г", "гг", "ген", "гл", "др",
    "им", "инж", "м", "напр", "о", "обл", "п", "пос", "полк", "проф", "р", "ред", "с", "см", "стр",
    "т.д", "т.е", "т.п", "т.к", "тов", "тыс", "ул", "чл", "tzv", "tj", "gl", "pt", "sv", "ust",
    "dhr", "mevr", "dl", "dna", "sig", "srta", "hra", "tzn", "np", "ks", "ppłk", "płk", "por",
    "kpt", "inż", "hab", "wg", "ок", "акад", "канд",
];

/// The sentences of a text, as ranges of it. White space around them is left out.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut line_start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = at + c.len_utf8();
        if c == '<'
            && let Some((length, mark)) = markup::at_start(&text[at..])
        {
            while chars.next_if(|(next, _)| *next < at + length).is_some() {}
            if mark == Mark::Break {
                push(text, start..at, &mut found);
                start = at + length;
            }
            continue;
        }
        let ends = match c {
            '.' => is_stop(&text[start..at], &text[after..]),
            '!' | '?' | '…' | '؟' | '۔' => text[after..]
                .chars()
                .next()
                .is_none_or(|next| !next.is_alphanumeric()),
            '。' | '！' | '？' | '।' | '॥' | '｡' | '։' | '።' | '။' | '។' | '\u{2029}'
            | '\u{2028}' | '\u{85}' | '\u{b}' | '\u{c}' => true,
            // An item of a list that is written in one line begins with it.
            '•' if text[..at].ends_with(char::is_whitespace) => {
                push(text, start..at, &mut found);
                start = at;
                false
            }
            '\n' => {
                let ends = !hyphen::goes_over(&text[line_start..at], &text[after..])
                    && line_ends(&text[line_start..at], &text[after..]);
                line_start = after;
                ends
            }
            _ => false,
        };
        if ends {
            let mut end = after;
            while let Some((at, quote)) = chars.peek().copied()
                && matches!(
                    quote,
                    '"' | '”' | '»' | '’' | '\'' | ')' | ']' | '」' | '』' | '“' | '.' | '!' | '?'
                )
            {
                end = at + quote.len_utf8();
                chars.next();
            }
            push(text, start..end, &mut found);
            start = end;
        }
    }
    push(text, start..text.len(), &mut found);
    found
}

fn push(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let part = &text[range.clone()];
    let trimmed = part.trim();
    if !trimmed.is_empty() {
        let start = range.start + (part.len() - part.trim_start().len());
        found.push(start..start + trimmed.len());
    }
}

/// Whether a letter is a small one, in a script that begins sentences with capitals: Georgian has them,
/// and writes none.
fn is_small(c: char) -> bool {
    c.is_lowercase() && c.script() != Script::Georgian
}

/// Whether a full stop ends its sentence.
fn is_stop(before: &str, after: &str) -> bool {
    let mut next = after
        .chars()
        .skip_while(|c| matches!(c, '"' | '”' | '»' | '’' | '\'' | ')' | ']' | '“'));
    let Some(first) = next.next() else {
        return true;
    };
    if !first.is_whitespace() {
        return false;
    }
    // "5. mai", "f.eks. kjøpt": what goes on in lower case is the same sentence.
    let goes_on = next.find(|c| c.is_alphanumeric()).is_some_and(is_small);
    let word_start = before
        .rfind(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '«' | '“' | '„'))
        .map_or(0, |at| {
            at + before[at..].chars().next().map_or(1, char::len_utf8)
        });
    let word = &before[word_start..];
    if goes_on {
        // The rest may well be a paragraph of its own.
        return after
            .trim_start_matches([' ', '\u{a0}'])
            .starts_with(['\n', '\r']);
    }
    if word.is_empty() {
        return true;
    }
    if word.chars().all(|c| c.is_ascii_digit()) {
        return word.len() > 2;
    }
    let last = word.rsplit(['.', '-']).next().unwrap_or(word);
    let mut letters = last.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        // An initial, "U.S.", "т.е.": the dot belongs to the letter.
        return !letter.is_alphabetic();
    }
    !ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

/// Whether a line feed ends a sentence: before an empty line, an indented or listed item, and
/// after a short line.
fn line_ends(line: &str, after: &str) -> bool {
    let next = after.split('\n').next().unwrap_or("");
    let (line, next) = (markup::unquoted(line), markup::unquoted(next));
    if next.trim().is_empty() || next.starts_with(['\t', '–', '—', '•', '*', '-']) {
        return true;
    }
    // A line that was wrapped has no room for the word that follows; one that had is a headline.
    let length = line.trim().chars().count();
    let word = next.split_whitespace().next().unwrap_or("").chars().count();
    length < SHORT_LINE_CHARS && length + 1 + word <= next.trim().chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = sentences(text)
            .into_iter()
            .map(|range| &text[range])
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn items_and_lines_end() {
        check(
            "• Iran sent drones • Korea sent shells",
            &["• Iran sent drones", "• Korea sent shells"],
        );
        check("Anna•Maria came", &["Anna•Maria came"]);
        check("One came\u{2028}Two went", &["One came", "Two went"]);
    }

    #[test]
    fn a_stop_is_not_always_an_end() {
        check(
            "Gen. A. B. Carter came. He left.",
            &["Gen. A. B. Carter came.", "He left."],
        );
        check(
            "Den 5. mai kom han. Han gikk.",
            &["Den 5. mai kom han.", "Han gikk."],
        );
        check(
            "Am 5. Mai kam er. Er ging.",
            &["Am 5. Mai kam er.", "Er ging."],
        );
        check(
            "Ting, f.eks. biler. Og båter!",
            &["Ting, f.eks. biler.", "Og båter!"],
        );
        check(
            "Он приехал, т.е. был здесь. Г. Иванов ушёл.",
            &["Он приехал, т.е. был здесь.", "Г. Иванов ушёл."],
        );
        check(
            "It was 2023. Then it ended.",
            &["It was 2023.", "Then it ended."],
        );
        check("He said “no.” She left.", &["He said “no.”", "She left."]);
        check("他走了。她来了。", &["他走了。", "她来了。"]);
        check("3.5 million. Yes", &["3.5 million.", "Yes"]);
    }

    #[test]
    fn lines_and_paragraphs() {
        check("Headline\nText goes on.", &["Headline", "Text goes on."]);
        check("One\r\n\r\nTwo", &["One", "Two"]);
        let wrapped = "This is a line of a wrapped text that is long enough, Alan\nCarter said so.";
        check(wrapped, &[wrapped]);
    }
}
