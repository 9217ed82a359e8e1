//! Letters, delegations, observers and teams: who or what is sent and is no goods, whatever it is about.

use super::goods::Good;
use super::language::Language;
use super::sentence::Sentence;
use super::words::{Sense, Word};

/// Letters between a verb and its object at most, with an indirect one between.
const OBJECT_CHARS: usize = 44;
/// Letters of what joins goods to whom they go with: "a delegation with a load of".
const JOIN_CHARS: usize = 6;
/// Words that do, in the languages that are read.
const JOINS: &[&str] = &[
    "and", "with", "og", "med", "und", "mit", "et", "avec", "y", "con", "и", "с", "و", "مع",
];

/// Whether what a word of transfer speaks of is no goods.
pub(super) fn is_sent(sentence: &Sentence<'_>, transfer: &Word) -> bool {
    let moved = transfer.sense.is_motion();
    if !(moved || matches!(transfer.sense, Sense::Give | Sense::Get)) {
        return false;
    }
    let of_thought =
        |word: &&Word| word.sense == Sense::Envoy && sentence.same_thought(&word.at, &transfer.at);
    let envoys: Vec<&Word> = sentence.words.iter().filter(of_thought).collect();
    let goods: Vec<&Good> = sentence
        .goods
        .iter()
        .filter(|good| sentence.same_thought(&good.at, &transfer.at))
        .collect();
    let before =
        sentence.language == Language::Korean || (moved && sentence.language == Language::Chinese);
    if before {
        let nearest = envoys
            .iter()
            .rev()
            .find(|word| word.at.end <= transfer.at.start);
        let last = goods
            .iter()
            .rev()
            .find(|good| good.at.end <= transfer.at.start);
        return nearest.is_some_and(|word| {
            last.is_none_or(|good| {
                good.at.end <= word.at.start && !is_joined(sentence, good.at.end, word.at.start)
            })
        });
    }
    let Some(envoy) = envoys.iter().find(|word| word.at.end > transfer.at.end) else {
        return false;
    };
    let is_object = sentence
        .text
        .get(transfer.at.end..envoy.at.start)
        .is_some_and(|gap| gap.chars().count() <= OBJECT_CHARS && !gap.contains(','));
    // Goods before the verb are what is sent, with a letter perhaps.
    let led = goods.iter().any(|good| {
        good.at.end <= transfer.at.start && sentence.same_piece(&good.at, &transfer.at)
    });
    let first = goods.iter().find(|good| good.at.start >= transfer.at.end);
    let Some(good) = first.filter(|_| is_object && !led) else {
        return is_object && !led;
    };
    if good.at.end <= envoy.at.start {
        // "Its artillery team".
        return sentence.text.get(good.at.end..envoy.at.start) == Some(" ");
    }
    good.at.start < envoy.at.end || !is_joined(sentence, envoy.at.end, good.at.start)
}

/// Whether a word that joins stands at once behind the first of two.
fn is_joined(sentence: &Sentence<'_>, from: usize, to: usize) -> bool {
    let gap = sentence.text.get(from..to).unwrap_or_default();
    if sentence.language == Language::Korean {
        return gap.starts_with(['과', '와']) || gap.trim_start().starts_with('및');
    }
    let mut words = sentence.tokens.iter().filter(|token| token.start >= from);
    words.next().is_some_and(|token| {
        token.end <= to && token.start - from <= JOIN_CHARS && JOINS.contains(&token.text.as_str())
    })
}

/// Whether somebody else than the goods before it left or came: "fired missiles on the day Kim left".
pub(super) fn has_another_subject(sentence: &Sentence<'_>, transfer: &Word) -> bool {
    const TIMES: &[&str] = &[
        "day",
        "when",
        "after",
        "before",
        "while",
        "as",
        "hours",
        "da",
        "etter",
        "før",
        "mens",
        "dagen",
        "nachdem",
        "bevor",
        "als",
        "quand",
        "après",
        "avant",
        "cuando",
        "después",
        "когда",
    ];
    if !transfer.sense.is_motion() {
        return false;
    }
    let last = sentence
        .goods
        .iter()
        .rev()
        .find(|good| good.at.end <= transfer.at.start);
    last.is_some_and(|good| {
        let mut between = sentence
            .tokens
            .iter()
            .filter(|token| token.start >= good.at.end && token.end <= transfer.at.start);
        between.any(|token| TIMES.contains(&token.text.as_str()))
    })
}
