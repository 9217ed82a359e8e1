//! German infinitives with "zu": "Iran bestreitet, den Huthi Raketen geliefert zu haben". Who denies, promises or is
//! accused acts, and the bare name in the infinitive's piece is whom it is done to.

use vokter_trade::text::Token;

use super::language::Language;
use super::mark::Mark;
use super::place::Place;
use super::sentence::Sentence;
use super::words::{Sense, Word};

/// A place's part in an infinitive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The subject of the verb that the infinitive hangs on.
    Acts,
    /// The indirect object of the infinitive.
    Object,
}

/// The part of a place in a transfer that an infinitive tells.
pub(super) fn part(
    sentence: &Sentence<'_>,
    transfer: &Word,
    place: &Place,
    places: &[&Place],
) -> Option<Part> {
    if sentence.language != Language::German
        || !is_infinitive(sentence, transfer)
        || is_main(sentence, transfer)
    {
        return None;
    }
    let bare = |place: &Place| {
        matches!(place.mark, Mark::Bare | Mark::Subject) && place.at.end <= transfer.at.start
    };
    let inside = |place: &Place| sentence.same_piece(&place.at, &transfer.at);
    let main = || places.iter().filter(|place| bare(place) && !inside(place));
    // The accused is marked as the subject by his accusation.
    let subject = main()
        .find(|place| place.mark == Mark::Subject)
        .or_else(|| main().next());
    if subject.is_some_and(|subject| subject.at == place.at) {
        return Some(Part::Acts);
    }
    let another = subject.is_none_or(|subject| subject.area != place.area);
    (bare(place) && inside(place) && another).then_some(Part::Object)
}

/// Whether a verb opens a transfer's piece, behind a clause: that piece is the main one, with its subject.
fn is_main(sentence: &Sentence<'_>, transfer: &Word) -> bool {
    let mut tokens = sentence.tokens.iter();
    let first = tokens.find(|token| sentence.same_piece(&(token.start..token.end), &transfer.at));
    first.is_none_or(|first| {
        let verb = |word: &Word| {
            word.at.start == first.start
                && matches!(
                    word.sense,
                    Sense::Plan
                        | Sense::Say
                        | Sense::Deny
                        | Sense::Claim
                        | Sense::May
                        | Sense::Shall
                )
        };
        first.start == 0 || sentence.words.iter().any(verb)
    })
}

/// Whether an infinitive tells what somebody announced or offered, by the end of such a verb: "kündigte an, … zu
/// liefern". What was done is told with "haben".
pub(super) fn is_announced(sentence: &Sentence<'_>, transfer: &Word) -> bool {
    if sentence.language != Language::German || !is_infinitive(sentence, transfer) {
        return false;
    }
    let mut tokens = sentence.tokens.iter().rev();
    let piece = |token: &Token| sentence.same_piece(&(token.start..token.end), &transfer.at);
    let done = tokens
        .clone()
        .any(|token| token.text == "haben" && piece(token));
    let last = tokens.find(|token| token.end <= transfer.at.start && !piece(token));
    !done && last.is_some_and(|token| token.text == "an")
}

/// Whether a transfer is an infinitive with "zu" that a comma parts from its main clause: "zu liefern",
/// "geliefert zu haben", "auszuliefern".
fn is_infinitive(sentence: &Sentence<'_>, transfer: &Word) -> bool {
    const PREFIXES: &[&str] = &["ab", "an", "aus", "ein", "zurück", "weiter", "weg", "nach"];
    let word = sentence
        .text
        .get(transfer.at.clone())
        .unwrap_or_default()
        .to_lowercase();
    let parted = PREFIXES.iter().any(|prefix| {
        word.strip_prefix(prefix)
            .is_some_and(|rest| rest.starts_with("zu"))
    });
    let before = sentence
        .tokens
        .iter()
        .rev()
        .find(|token| token.end <= transfer.at.start);
    let mut behind = sentence
        .tokens
        .iter()
        .filter(|token| token.start >= transfer.at.end);
    parted
        || before.is_some_and(|token| token.text == "zu")
        || (behind.next().is_some_and(|token| token.text == "zu")
            && behind
                .next()
                .is_some_and(|token| matches!(token.text.as_str(), "haben" | "wollen")))
}
