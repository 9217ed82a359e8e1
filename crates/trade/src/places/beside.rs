//! The words that stand beside a country's name and say what part it has: made in, product of, to, via,
//! not, style. A table of many languages, looked up word by word.

use std::sync::OnceLock;

use crate::words::{Kind as TokenKind, Token, fold, tokens};

const TABLE: &str = include_str!("../../tables/place-roles.tsv");

/// What words make of the name that they stand beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    /// Something is told about the country: it takes no part.
    About,
    /// A name that is a word, too, and counts only beside a word that says its part.
    Alone,
    /// Goods go there.
    Destination,
    /// Goods, or something else, are in it.
    In,
    /// A phrase with a name in it that names no country.
    Name,
    /// What is said of it is denied.
    Negation,
    /// Behind the name, what is said of it is forbidden.
    Forbidden,
    /// May stand between a word that denies and the name.
    Link,
    /// What follows makes of it a style, a language or people who have left.
    Nothing,
    /// Goods are made there or come from there.
    Origin,
    /// Who is named gets the goods.
    Receiver,
    /// A thing that is of a size or type with a name that is an armed group's, too.
    Size,
    /// Who is named sends or makes them.
    Sender,
    /// Somebody or something of the country, whose part is not said.
    Unclear,
    /// Goods pass through.
    Via,
}

/// Where the words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Before,
    After,
    Anywhere,
}

struct Phrase {
    beside: Beside,
    side: Side,
    /// Folded words, each with whether any ending may follow; of a script without blanks none.
    words: Vec<(String, bool)>,
    unspaced: String,
}

fn kind(word: &str) -> Option<(Beside, Side)> {
    Some(match word {
        "about-before" => (Beside::About, Side::Before),
        "alone" => (Beside::Alone, Side::Anywhere),
        "destination-after" => (Beside::Destination, Side::After),
        "destination-before" => (Beside::Destination, Side::Before),
        "in-before" => (Beside::In, Side::Before),
        "name" => (Beside::Name, Side::Anywhere),
        "negation" => (Beside::Negation, Side::Anywhere),
        "forbidden" => (Beside::Forbidden, Side::Anywhere),
        "negation-link" => (Beside::Link, Side::Anywhere),
        "none-after" => (Beside::Nothing, Side::After),
        "origin-after" => (Beside::Origin, Side::After),
        "origin-before" => (Beside::Origin, Side::Before),
        "receiver" => (Beside::Receiver, Side::Anywhere),
        "size" => (Beside::Size, Side::After),
        "size-before" => (Beside::Size, Side::Before),
        "sender" => (Beside::Sender, Side::Anywhere),
        "unclear-after" => (Beside::Unclear, Side::After),
        "via-after" => (Beside::Via, Side::After),
        "via-before" => (Beside::Via, Side::Before),
        _ => return None,
    })
}

fn phrases() -> &'static [Phrase] {
    static PHRASES: OnceLock<Vec<Phrase>> = OnceLock::new();
    PHRASES.get_or_init(|| {
        let mut all = Vec::new();
        for row in TABLE.lines().filter(|row| !row.starts_with('#')) {
            let mut columns = row.split('\t');
            let Some((beside, side)) = columns.next().and_then(kind) else {
                continue;
            };
            for phrase in columns.nth(1).unwrap_or_default().split('|') {
                all.push(read(beside, side, phrase));
            }
        }
        all
    })
}

fn read(beside: Beside, side: Side, phrase: &str) -> Phrase {
    let unspaced = tokens(phrase)
        .iter()
        .any(|token| token.kind == TokenKind::Unspaced);
    let open = |word: &str| word.ends_with('*');
    let words = phrase.split_whitespace().filter(|_| !unspaced);
    let words = words.flat_map(|word| {
        let parts = tokens(word);
        let last = parts.len().saturating_sub(1);
        let parts = parts.into_iter().enumerate();
        parts
            .map(|(at, part)| (part.text, at == last && open(word)))
            .collect::<Vec<_>>()
    });
    Phrase {
        beside,
        side,
        words: words.collect(),
        unspaced: if unspaced {
            fold(phrase)
        } else {
            String::new()
        },
    }
}

impl Phrase {
    fn is_at(&self, words: &[Token]) -> bool {
        !self.words.is_empty()
            && words.len() == self.words.len()
            && words.iter().zip(&self.words).all(|(word, (own, open))| {
                word.text == *own || (*open && word.text.starts_with(own.as_str()))
            })
    }
}

/// Words that stand between a preposition and a name.
const ARTICLES: &[&str] = &[
    "the", "der", "die", "das", "den", "dem", "la", "le", "les", "el", "los", "las", "l",
];

/// What the words before a name say, the longest phrase, and where it begins. `words` are those of the
/// name's part of the sentence, `text` the same as written, which begins at `opening`.
pub(super) fn before(words: &[Token], text: &str, opening: usize) -> Option<(Beside, usize)> {
    let mut words = words;
    while let Some((last, rest)) = words.split_last()
        && ARTICLES.contains(&last.text.as_str())
    {
        words = rest;
    }
    let written = text.trim_end();
    let found = phrases()
        .iter()
        .filter(|phrase| phrase.side == Side::Before);
    let found = found.filter_map(|phrase| {
        if !phrase.unspaced.is_empty() {
            let end = written.trim_end_matches([':', '：']);
            let start = opening + end.strip_suffix(phrase.unspaced.as_str())?.len();
            return Some((phrase.unspaced.len(), phrase.beside, start));
        }
        let from = words.len().checked_sub(phrase.words.len())?;
        let start = words.get(from)?.start;
        phrase
            .is_at(&words[from..])
            .then_some((phrase.words.len(), phrase.beside, start))
    });
    let longest = found.max_by_key(|(length, ..)| *length);
    longest.map(|(_, beside, start)| (beside, start))
}

/// What the words at once behind a name say, the longest phrase, and its end. A single sign of Hangul ends its
/// word.
pub(super) fn after(words: &[Token], text: &str) -> Option<(Beside, usize)> {
    let found = phrases().iter().filter(|phrase| phrase.side == Side::After);
    let found = found.filter_map(|phrase| {
        if !phrase.unspaced.is_empty() {
            let gap = text.len() - text.trim_start().len();
            let rest = text.trim_start().strip_prefix(phrase.unspaced.as_str())?;
            let sign = phrase.unspaced.chars().next()?;
            let single = phrase.unspaced.chars().count() == 1;
            let hangul = |c: char| matches!(c, '가'..='힣');
            let inside = rest.chars().next().is_some_and(hangul);
            if single && hangul(sign) && (inside || gap > 0) {
                return None;
            }
            let end = gap + phrase.unspaced.len();
            return Some((phrase.unspaced.len(), phrase.beside, end));
        }
        let joined = words
            .first()
            .is_some_and(|word| text.get(..word.start).is_some_and(is_blank));
        let some = words.get(..phrase.words.len())?;
        let end = some.last()?.end;
        (joined && phrase.is_at(some)).then_some((phrase.words.len(), phrase.beside, end))
    });
    let longest = found.max_by_key(|(length, ..)| *length);
    longest.map(|(_, beside, end)| (beside, end))
}

/// Whether nothing but blanks and hyphens stands there.
pub(super) fn is_blank(gap: &str) -> bool {
    gap.chars()
        .all(|c| c.is_whitespace() || matches!(c, '-' | '‑' | '–' | '"' | '\'' | '’'))
}

/// Whether a word is an article, which may stand between a preposition and a name.
pub(super) fn is_article(word: &Token) -> bool {
    ARTICLES.contains(&word.text.as_str())
}

/// Where words say that a country beside them is the origin, by place among the words, and whether they stand
/// before it.
pub(super) fn origins(words: &[Token]) -> Vec<(std::ops::Range<usize>, bool)> {
    let mut found = Vec::new();
    for phrase in phrases()
        .iter()
        .filter(|phrase| phrase.beside == Beside::Origin && !phrase.words.is_empty())
    {
        let places = words.windows(phrase.words.len()).enumerate();
        let places = places.filter(|(_, some)| phrase.is_at(some));
        let before = phrase.side == Side::Before;
        found.extend(places.map(|(at, some)| (at..at + some.len(), before)));
    }
    found
}

/// The same in Han and Hangul, by place in the text.
pub(super) fn origins_unspaced(text: &str) -> Vec<(std::ops::Range<usize>, bool)> {
    if text.is_ascii() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for phrase in phrases()
        .iter()
        .filter(|phrase| phrase.beside == Beside::Origin && !phrase.unspaced.is_empty())
    {
        let places = text.match_indices(phrase.unspaced.as_str());
        let before = phrase.side == Side::Before;
        found.extend(places.map(|(at, name)| (at..at + name.len(), before)));
    }
    found
}

/// Whether a single word is one of these.
pub(super) fn is(word: &Token, beside: Beside) -> bool {
    let mut all = phrases().iter().filter(|phrase| phrase.beside == beside);
    all.any(|phrase| {
        phrase.is_at(std::slice::from_ref(word))
            || (!phrase.unspaced.is_empty() && word.text == phrase.unspaced)
    })
}

/// Whether a text is one of these phrases, whole.
pub(super) fn is_whole(text: &str, beside: Beside) -> bool {
    let words = tokens(text);
    let folded = fold(text.trim());
    let mut all = phrases().iter().filter(|phrase| phrase.beside == beside);
    all.any(|phrase| {
        phrase.is_at(&words) || (!phrase.unspaced.is_empty() && folded == phrase.unspaced)
    })
}

/// Whether a single sign or two at the end of a text of Han or Hangul deny.
pub(super) fn denies_unspaced(text: &str) -> bool {
    let mut all = phrases()
        .iter()
        .filter(|phrase| phrase.beside == Beside::Negation && !phrase.unspaced.is_empty());
    all.any(|phrase| text.trim_end().ends_with(phrase.unspaced.as_str()))
}

/// Whether two or more signs of Han or Hangul that deny stand anywhere in a text.
pub(super) fn holds_unspaced_denial(text: &str) -> bool {
    let long = |phrase: &&Phrase| phrase.unspaced.chars().nth(1).is_some();
    let mut all = phrases()
        .iter()
        .filter(|phrase| phrase.beside == Beside::Negation)
        .filter(long);
    !text.is_ascii() && all.any(|phrase| text.contains(phrase.unspaced.as_str()))
}

/// Where phrases stand that have a country's name in them and name none.
pub(super) fn names(words: &[Token], text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    for phrase in phrases()
        .iter()
        .filter(|phrase| phrase.beside == Beside::Name)
    {
        if !phrase.unspaced.is_empty() {
            let places = text.match_indices(phrase.unspaced.as_str());
            found.extend(places.map(|(at, name)| at..at + name.len()));
            continue;
        }
        for some in words.windows(phrase.words.len().max(1)) {
            if let [first, .., last] | [first @ last] = some
                && phrase.is_at(some)
            {
                found.push(first.start..last.end);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read_and_says_something() {
        for row in TABLE.lines().filter(|row| !row.starts_with('#')) {
            let columns: Vec<&str> = row.split('\t').collect();
            assert_eq!(columns.len(), 3, "{row}");
            assert!(kind(columns[0]).is_some(), "{row}");
        }
        let empty = |phrase: &&Phrase| phrase.words.is_empty() && phrase.unspaced.is_empty();
        assert_eq!(phrases().iter().filter(empty).count(), 0);
    }
}
