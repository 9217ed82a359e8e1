//! The names in an alias element, which may be several, with remarks between them.
//!
//! No name is lost: what is not surely a remark stays in the name. Where something was cut, the
//! caller keeps the publisher's whole text among the remarks.

mod acronym;
mod note;

use vokter_entities::{is_latin, is_latin_letter};

use crate::draft::tidy;
use acronym::is_acronym_of;
pub(crate) use note::in_note;

/// One name out of an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) text: String,
    pub(crate) sort: Sort,
}

/// How a name stood in its element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// In Latin letters.
    Latin,
    /// In another script.
    Original,
    /// An acronym in brackets behind the name it stands for.
    Acronym,
}

/// What an alias element held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pieces {
    pub(crate) names: Vec<Piece>,
    /// A remark was cut off.
    pub(crate) cut: bool,
}

/// Brackets in brackets are followed so deep; beyond, the text stays as it is.
const NESTING_MAX: usize = 3;

/// Takes an alias apart.
pub(crate) fn pieces(text: &str) -> Pieces {
    let mut pieces = Pieces::default();
    // Most are a name and nothing else.
    if !text.contains(['(', ')', ';', ',', '،', '/'])
        && !text.contains(" born ")
        && !text.contains(" - ")
    {
        pieces.push(text);
        return pieces;
    }
    take(text, 0, &mut pieces);
    // Nothing but remarks: then the text itself must be the name.
    if pieces.names.is_empty() {
        pieces.cut = false;
        pieces.push(text);
    }
    pieces
}

impl Pieces {
    fn push(&mut self, text: &str) {
        let trimmed = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
        let Some(text) = tidy(trimmed).filter(|text| text.chars().any(char::is_alphanumeric))
        else {
            return;
        };
        let sort = if is_foreign(&text) {
            Sort::Original
        } else {
            Sort::Latin
        };
        self.add(Piece { text, sort });
    }

    fn add(&mut self, piece: Piece) {
        if self.names.iter().all(|known| known.text != piece.text) {
            self.names.push(piece);
        }
    }
}

fn take(text: &str, depth: usize, out: &mut Pieces) {
    let text = text.trim();
    let text = match text.find(" b) ") {
        // `Mohammed Sabet; Mohammad Sabet b) M. Javad …`: a lettered list among the names.
        Some(at) => &format!("{};{}", &text[..at], &text[at + 4..]),
        None => text,
    };
    if depth > NESTING_MAX {
        return out.push(text);
    }
    let items = split_outside_brackets(text, &[';', '،']);
    if items.len() > 1
        && items
            .iter()
            .all(|item| !item.trim().starts_with(|c: char| c.is_ascii_digit()))
    {
        return items.iter().for_each(|item| take(item, depth + 1, out));
    }
    let words: Vec<&str> = text.split(',').map(str::trim).collect();
    if words.len() > 2
        && words
            .iter()
            .all(|word| !word.is_empty() && is_one_word(word))
    {
        return words.iter().for_each(|word| out.push(word));
    }
    let (text, cut) = without_facts(text);
    out.cut |= cut;
    brackets(text, depth, out);
}

/// `… AND …` or `…; …` between two names with an acronym each.
const JOINTS: [&str; 3] = ["AND ", "and ", "& "];

/// Sorts out what stands in brackets: original script, other spellings, an acronym, a remark, or
/// a part of the name.
fn brackets(text: &str, depth: usize, out: &mut Pieces) {
    let mut base = String::new();
    let mut later: Vec<(usize, String)> = Vec::new();
    let mut acronyms: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some((before, inner, after)) = bracket(rest) {
        base.push_str(before);
        let inner = inner.trim();
        let content = without_original_label(inner);
        out.cut |= content.len() < inner.len();
        if is_remark(inner) && !has_foreign(content) {
            out.cut = true;
        } else if !base.trim().is_empty()
            && (is_foreign(&base) != is_foreign(content) || content.contains(';'))
        {
            later.push((depth + 1, content.to_owned()));
        } else if is_acronym_of(content, &base) {
            acronyms.push(content.to_owned());
            if let Some(joint) = JOINTS
                .iter()
                .find(|joint| after.trim_start().starts_with(**joint))
                && after.contains('(')
            {
                out.push(&base);
                base.clear();
                rest = after.trim_start().strip_prefix(joint).unwrap_or(after);
                continue;
            }
        } else {
            base.push('(');
            base.push_str(inner);
            base.push(')');
        }
        rest = after;
    }
    base.push_str(rest);
    if let Some((left, right)) = base.split_once(" / ")
        && is_acronym_of(right.trim(), left)
    {
        acronyms.push(right.trim().to_owned());
        base.truncate(left.len());
    }
    // A bracket that was opened and not closed, or closed and not opened.
    let balanced = base.matches('(').count() == base.matches(')').count();
    if balanced {
        out.push(&base);
    } else {
        out.push(&base.replace(['(', ')'], " "));
    }
    for (depth, text) in later {
        take(&text, depth, out);
    }
    for text in acronyms {
        out.add(Piece {
            text,
            sort: Sort::Acronym,
        });
    }
}

/// The first whole bracket: what stands before it, in it, after it.
fn bracket(text: &str) -> Option<(&str, &str, &str)> {
    let open = text.find('(')?;
    let mut depth = 0_usize;
    for (at, c) in text.char_indices().skip_while(|(at, _)| *at < open) {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((
                text.get(..open)?,
                text.get(open + 1..at)?,
                text.get(at + 1..)?,
            ));
        }
    }
    None
}

/// Cuts `, born 1 Jan. 1953 …` and `- sub-unit name` off.
fn without_facts(text: &str) -> (&str, bool) {
    let lower = text.to_ascii_lowercase();
    let born = lower
        .find(" born ")
        .filter(|at| lower[*at..].chars().any(|c| c.is_ascii_digit()));
    let unit = lower.find(" - sub-unit name");
    match born.or(unit).filter(|at| *at > 0) {
        Some(at) => (text.get(..at).unwrap_or(text), true),
        None => (text, false),
    }
}

/// A bracket that says something about the name and is no name: it begins with a small letter,
/// or is one of the UN's fixed words in capitals.
fn is_remark(text: &str) -> bool {
    let lower = text.to_lowercase();
    text.starts_with(|c: char| c.is_ascii_lowercase())
        || [
            "combat name",
            "birth name",
            "nom de guerre",
            "original script",
            "previously listed",
            "tigrinya",
        ]
        .iter()
        .any(|mark| lower.starts_with(mark))
}

/// Without the words that announce a name in its own script.
fn without_original_label(text: &str) -> &str {
    let labels = [
        "original script:",
        "in original script:",
        "in Arabic script:",
        "in Arabic:",
        "Russian:",
        "Russian spelling:",
        "Ukrainian:",
        "Ukrainian spelling:",
        "Belarusian:",
        "Belarusian spelling:",
        "Arabic:",
        "الكنية ",
    ];
    labels
        .iter()
        .find_map(|label| text.strip_prefix(label))
        .unwrap_or(text)
        .trim()
}

/// Splits at separators that stand in no bracket.
fn split_outside_brackets<'t>(text: &'t str, separators: &[char]) -> Vec<&'t str> {
    let mut depth = 0_usize;
    text.split(|c: char| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && separators.contains(&c)
    })
    .collect()
}

/// A letter of another script than the Latin one.
fn is_foreign_letter(c: char) -> bool {
    !c.is_ascii() && c.is_alphabetic() && !is_latin_letter(c)
}

fn has_foreign(text: &str) -> bool {
    !is_latin(text)
}

/// Whether a text is written in another script than the Latin one.
pub(crate) fn is_foreign(text: &str) -> bool {
    has_foreign(text)
        && !text
            .chars()
            .any(|c| c.is_alphabetic() && !is_foreign_letter(c))
}

fn is_one_word(text: &str) -> bool {
    !text.contains(char::is_whitespace)
        && text
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\''))
}

#[cfg(test)]
mod tests;
