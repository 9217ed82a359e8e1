//! What is told under a condition: "if it sends", "had it sent". Nobody says then that it was so; but who says
//! what would have been without it says that it was.

use vokter_trade::text::{Kind, Token};

use super::certainty::Certainty;
use super::language::Language;
use super::place::Place;
use super::sentence::Sentence;
use super::words::{Sense, Word};

/// Verbs that open a condition when the subject follows at once.
const INVERTED: &[&str] = &["had", "should", "were"];
/// The same where a main clause, too, may have its verb before its subject: at the sentence's beginning only,
/// as the Norwegian "om", which elsewhere is "about".
const INVERTED_FIRST: &[&str] = &[
    "om", "hadde", "skulle", "hätte", "hätten", "sollte", "würde",
];

/// Verbs of what was not so.
const CONTRARY: &[&str] = &[
    "had", "hadde", "hätte", "hätten", "avait", "avaient", "hubiera", "hubiese", "hubieran",
    "hubiesen", "бы", "لولا",
];

/// The conditions that a sentence opens by its order alone.
pub(super) fn inverted(
    text: &str,
    tokens: &[Token],
    places: &[Place],
    language: Language,
) -> Vec<Word> {
    let asks = text.trim_end_matches([' ', '"', '”', '»']).ends_with('?');
    if asks
        || !matches!(
            language,
            Language::English | Language::Norwegian | Language::German
        )
    {
        return Vec::new();
    }
    let opens = |at: usize, token: &Token| {
        let written = text[token.start..token.end].to_lowercase();
        let list = if language == Language::English {
            INVERTED
        } else {
            INVERTED_FIRST
        };
        let named = list.contains(&written.as_str());
        let subject = tokens.get(at + 1).is_some_and(|next| {
            let of_place = places.iter().any(|place| place.at.start == next.start);
            of_place || ["it", "the", "der", "es", "det"].contains(&next.text.as_str())
        });
        named && subject && (at == 0 || language == Language::English)
    };
    let all = tokens.iter().enumerate();
    all.filter(|(at, token)| token.kind == Kind::Word && opens(*at, token))
        .map(|(_, token)| Word {
            sense: Sense::If,
            at: token.start..token.end,
        })
        .collect()
}

/// How a transfer is told that a condition speaks of, or that follows from one. `negated`: it is told that
/// it is not so.
pub(super) fn of(sentence: &Sentence<'_>, transfer: &Word, negated: bool) -> Option<Certainty> {
    let mut conditions = sentence
        .words
        .iter()
        .filter(|word| word.sense == Sense::If && sentence.same_thought(&word.at, &transfer.at))
        .peekable();
    conditions.peek()?;
    if conditions.any(|word| sentence.same_piece(&word.at, &transfer.at)) {
        let contrary = sentence.tokens.iter().any(|token| {
            let written = sentence.text[token.start..token.end].to_lowercase();
            CONTRARY.contains(&written.as_str())
                && sentence.same_piece(&(token.start..token.end), &transfer.at)
        });
        return Some(if negated && contrary {
            Certainty::Stated
        } else {
            Certainty::Speculated
        });
    }
    let planned = sentence
        .words
        .iter()
        .any(|word| word.sense == Sense::Plan && sentence.same_piece(&word.at, &transfer.at));
    (planned && !negated).then_some(Certainty::Speculated)
}
