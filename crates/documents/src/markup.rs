//! Marks of HTML and Markdown in a text: most stand inside a name without ending it.

use std::borrow::Cow;

/// Longest tag that is read as one, in bytes.
const TAG_BYTES: usize = 300;
/// Longest entity, in bytes.
const ENTITY_BYTES: usize = 10;

/// Tags that may stand inside a name or a sentence.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr",
];
/// Tags that end a sentence.
const BLOCK: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "button",
    "caption",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "img",
    "input",
    "label",
    "li",
    "link",
    "main",
    "meta",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "script",
    "section",
    "select",
    "style",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
];

/// What a mark does to the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Nothing.
    Nothing,
    /// It is a space.
    Space,
    /// No name crosses it.
    Break,
}

/// The mark that a text begins with, and its length in bytes.
pub(crate) fn at_start(text: &str) -> Option<(usize, Mark)> {
    match text.as_bytes().first()? {
        b'<' => tag(text),
        b'&' => entity(text),
        _ => None,
    }
}

fn tag(text: &str) -> Option<(usize, Mark)> {
    let bytes = &text.as_bytes()[..text.len().min(TAG_BYTES)];
    let length = bytes.iter().position(|byte| *byte == b'>')? + 1;
    let inside = text[1..length - 1].trim_start_matches('/');
    let end = inside
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(inside.len());
    // "<alan@example.org>" is no tag.
    let rest = &inside[end..];
    if !rest.is_empty() && !rest.starts_with([' ', '\t', '\n', '\r', '/']) {
        return None;
    }
    let name = inside[..end].to_ascii_lowercase();
    let mark = if name == "br" {
        Mark::Space
    } else if INLINE.contains(&name.as_str()) {
        Mark::Nothing
    } else if BLOCK.contains(&name.as_str()) {
        Mark::Break
    } else {
        return None;
    };
    Some((length, mark))
}

fn entity(text: &str) -> Option<(usize, Mark)> {
    let bytes = &text.as_bytes()[..text.len().min(ENTITY_BYTES)];
    let length = bytes.iter().position(|byte| *byte == b';')? + 1;
    let mark = match text[1..length - 1].to_ascii_lowercase().as_str() {
        "nbsp" | "ensp" | "emsp" | "thinsp" | "#160" | "#xa0" | "#32" | "#x20" | "#8239"
        | "#x202f" => Mark::Space,
        "shy" | "zwj" | "zwnj" | "#173" | "#xad" | "#8203" | "#x200b" => Mark::Nothing,
        _ => return None,
    };
    Some((length, mark))
}

/// Whether the mark of emphasis at a place stands at the edge of words, as `*` and `_` do in
/// Markdown: not between two of a formula or a program's name.
pub(crate) fn is_emphasis(text: &str, at: usize) -> bool {
    const MARKS: [char; 2] = ['*', '_'];
    let before = text[..at].trim_end_matches(MARKS).chars().next_back();
    let after = text[at..].trim_start_matches(MARKS).chars().next();
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    is_word(before) != is_word(after)
}

/// Whether a word with an underscore beside it is emphasised rather than a program's.
pub(crate) fn is_emphasised(text: &str, start: usize, end: usize) -> bool {
    const LONGEST: usize = 120;
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let (before, after) = (&text[..start], &text[end..]);
    let opens = |at: usize| is_word(text[at + 1..].chars().next()) && is_emphasis(text, at);
    let closes = |at: usize| is_word(text[..at].chars().next_back()) && is_emphasis(text, at);
    let near = |at: &usize| at.abs_diff(start) < LONGEST;
    let opened = || {
        let mut marks = before.rmatch_indices('_').map(|(at, _)| at);
        marks.next().filter(near).is_some_and(opens)
    };
    let closed = || {
        let mut marks = after.match_indices('_').map(|(at, _)| end + at);
        marks.next().filter(near).is_some_and(closes)
    };
    opened() && closed()
}

/// Whether a `>` begins a quoted line, as mail has it.
pub(crate) fn begins_quoted_line(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches([' ', '>']);
    before.is_empty() || before.ends_with('\n')
}

/// A line without the marks of a quotation.
pub(crate) fn unquoted(line: &str) -> &str {
    let rest = line.trim_start_matches(['>', ' ']);
    if line.trim_start().starts_with('>') {
        rest
    } else {
        line
    }
}

/// Whether what stands between words may hold marks.
pub(crate) fn may_hold_marks(text: &str) -> bool {
    text.contains(['<', '>', '&', '*', '_', '\u{200b}'])
}

/// What stands between two words, without the marks.
pub(crate) fn without_marks(gap: &str) -> Cow<'_, str> {
    if !may_hold_marks(gap) {
        return gap.into();
    }
    let mut plain = String::new();
    let mut rest = gap;
    while let Some(c) = rest.chars().next() {
        let length = match at_start(rest) {
            Some((length, Mark::Space | Mark::Break)) => {
                plain.push(' ');
                length
            }
            Some((length, Mark::Nothing)) => length,
            None => {
                match c {
                    '*' | '_' | '>' => {}
                    '\u{200b}' => plain.push(' '),
                    other => plain.push(other),
                }
                c.len_utf8()
            }
        };
        rest = &rest[length..];
    }
    plain.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_entities() {
        for (text, expected) in [
            ("<b>Alan", Some((3, Mark::Nothing))),
            ("</EM> x", Some((5, Mark::Nothing))),
            ("<a href=\"x.html\">Alan", Some((17, Mark::Nothing))),
            ("<br/>x", Some((5, Mark::Space))),
            ("</p><p>", Some((4, Mark::Break))),
            ("&nbsp;x", Some((6, Mark::Space))),
            ("&shy;x", Some((5, Mark::Nothing))),
            ("<alan@example.org>", None),
            ("<Carter>", None),
            ("< b", None),
            ("& Co", None),
        ] {
            assert_eq!(at_start(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_left_between_words() {
        assert_eq!(without_marks("</b> "), " ");
        assert_eq!(without_marks("&nbsp;"), " ");
        assert_eq!(without_marks("** "), " ");
        assert_eq!(without_marks("\n> "), "\n ");
        assert_eq!(without_marks("-"), "-");
    }

    #[test]
    fn emphasis_is_at_the_edge_of_words() {
        assert!(is_emphasis("**Alan** Carter", 6));
        assert!(!is_emphasis("MAX_VALUE", 3));
        assert!(!is_emphasis("a * b", 2));
        assert!(is_emphasised("an _Alan Carter_ here", 4, 8));
        assert!(!is_emphasised("the _Exit call", 5, 9));
        assert!(!is_emphasised("MAX_VALUE", 4, 9));
    }
}
