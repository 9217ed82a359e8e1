//! What is told to be false: "it is false that", "called it a lie"; and what is not stopped, which goes on.

use vokter_trade::text::fold;

use super::certainty::Certainty;
use super::sentence::Sentence;
use super::words::{Sense, Word};

/// Letters between "not" and "a lie", or "not" and "stop".
const NOT_CHARS: usize = 24;

/// Beginnings of words for stopping, folded.
const STOPS: &[&str] = &[
    "stop",
    "stans",
    "slutt",
    "opphor",
    "aufgehort",
    "aufhor",
    "cess",
    "dejo",
    "dejar",
    "dejad",
    "ces",
    "прекра",
    "переста",
    "중단",
    "停止",
    "ceas",
    "halt",
];

/// How a transfer is told that words call false.
pub(super) fn of(sentence: &Sentence<'_>, transfer: &Word, negated: bool) -> Option<Certainty> {
    let mut words = sentence.words.iter();
    let untrue = words
        .find(|word| word.sense == Sense::False && sentence.same_thought(&word.at, &transfer.at))?;
    let is_not = |word: &&Word| word.sense == Sense::Not && is_before(sentence, word, untrue);
    if sentence.words.iter().any(|word| is_not(&word)) {
        return None;
    }
    // That it did not send is false: nobody says that it did.
    Some(if negated {
        Certainty::Alleged
    } else {
        Certainty::Denied
    })
}

fn is_before(sentence: &Sentence<'_>, first: &Word, second: &Word) -> bool {
    let gap = sentence.text.get(first.at.end..second.at.start);
    sentence.same_piece(&first.at, &second.at)
        && gap.is_some_and(|gap| gap.chars().count() <= NOT_CHARS)
}

/// Whether a word of negation and one of stopping take each other away: "will not stop sending".
pub(super) fn goes_on(sentence: &Sentence<'_>, not: &Word, transfer: &Word) -> bool {
    let stops = |start: usize, end: usize| {
        let word = fold(sentence.text.get(start..end).unwrap_or_default());
        STOPS.iter().any(|stop| word.starts_with(stop))
    };
    let is_stop = |word: &Word| stops(word.at.start, word.at.end);
    let beside = |a: &Word, b: &Word| is_before(sentence, a, b) || is_before(sentence, b, a);
    let mut others = sentence
        .words
        .iter()
        .filter(|word| word.sense == Sense::Not);
    if is_stop(not) {
        return others.any(|other| !is_stop(other) && beside(other, not));
    }
    let between = sentence.tokens.iter().any(|token| {
        let inside = token.start >= not.at.end && token.end <= transfer.at.start;
        inside && stops(token.start, token.end)
    });
    // "Slutter ikke å levere": the verb of stopping stands before.
    let mut back = sentence.tokens.iter().rev();
    let last = back.find(|token| token.end <= not.at.start);
    let after = last.is_some_and(|token| stops(token.start, token.end));
    between || after || others.any(|other| is_stop(other) && beside(other, not))
}
