//! What kind of talk a sentence is: of a transfer, of a rule, of a film; and what in it belongs to
//! which side of an exchange.

use std::ops::Range;

use vokter_trade::text::{Kind, Token, fold};

use super::frame::Ends;
use super::goods::Good;
use super::language::Language;
use super::mark::Mark;
use super::past::Past;
use super::sentence::Sentence;
use super::speaker;
use super::words::{Sense, Word};

/// Marks the countries that only speak: those inside the speaker's name.
pub(super) fn settle(sentence: &mut Sentence<'_>, speaker: Option<&Range<usize>>) {
    let Some(speaker) = speaker else { return };
    for place in &mut sentence.places {
        place.speaks = speaker.start <= place.at.start && place.at.end <= speaker.end;
    }
}

/// Letters of a sentence within which its verb of saying points back: "Det sier", "So said".
const POINTS_BACK_BYTES: usize = 24;

/// Whether a sentence is a speaker's own words, behind a dash or a quotation mark.
pub(super) fn is_quoted(text: &str) -> bool {
    text.starts_with(['–', '—', '-', '"', '«', '“', '„', '「', '”'])
}

/// Who the sentence after a quotation says it was.
pub(super) fn said_after(sentence: &Sentence<'_>, after: &str) -> Option<String> {
    let quoted = is_quoted(sentence.text);
    if after.is_empty() || after.starts_with(['–', '—', '-']) {
        return None;
    }
    let read = Sentence::read(after, &[], sentence.language);
    let says = read.words.iter().find(|word| word.sense == Sense::Say)?;
    let points_back = says.at.start <= POINTS_BACK_BYTES
        && says.at.start > 0
        && speaker::before(&read, says).is_none_or(|before| {
            read.text[before].split_whitespace().count() <= 2
                && !read
                    .text
                    .chars()
                    .skip(1)
                    .take(says.at.start)
                    .any(char::is_uppercase)
        });
    if !points_back && !quoted {
        return None;
    }
    let place = if points_back {
        speaker::after_verb(&read, says)
    } else {
        speaker::place(&read)
    };
    place.and_then(|at| read.text.get(at).map(str::to_owned))
}

/// Whether what a sentence tells is no transfer of our days: a film, a museum, a match.
pub(super) fn is_of_no_transfer(sentence: &Sentence<'_>, past: &Past) -> bool {
    let told = [Sense::Say, Sense::Deny, Sense::Claim, Sense::Accord]
        .iter()
        .any(|sense| sentence.has(*sense));
    if sentence.has(Sense::Unreal) || (past.is_unreal() && !told) {
        return true;
    }
    let sport = sentence
        .words
        .iter()
        .filter(|word| word.sense == Sense::Sport)
        .count();
    let strong = sentence
        .goods
        .iter()
        .any(|good| good.arms == vokter_trade::Certainty::Certain);
    sport >= 2 || (sport == 1 && !strong)
}

/// Verbs that have the goods as an object though they say where something arrives: who unloads or brings them.
const UNLOADS: &[&str] = &[
    "unload",
    "offload",
    "entlad",
    "geloscht",
    "descarg",
    "desembarc",
    "decharg",
    "debarqu",
    "losse",
    "разгру",
    "выгру",
    "bracht",
    "brakt",
    "brought",
    "bring",
    "ferried",
    "airlift",
    "привез",
    "перевез",
];

/// Whether what left, arrived or was seized are goods: they stand before the verb, or behind "with".
pub(super) fn moves_goods(sentence: &Sentence<'_>, transfer: &Word) -> bool {
    const WITH: &[&str] = &[
        "with", "carrying", "loaded", "med", "lastet", "mit", "beladen", "avec", "charge", "con",
        "cargado", "с",
    ];
    if !transfer.sense.is_motion() {
        return true;
    }
    let verb = sentence.text.get(transfer.at.clone()).map(fold);
    let unloads = verb.is_some_and(|verb| UNLOADS.iter().any(|word| verb.starts_with(word)));
    let free_order = unloads
        || matches!(
            sentence.language,
            Language::Arabic | Language::Korean | Language::Chinese
        );
    sentence.goods.iter().any(|good| {
        let carried = || {
            let before = sentence.tokens.iter().rev();
            let mut before = before.filter(|token| token.end <= good.at.start).take(3);
            before.any(|token| WITH.contains(&token.text.as_str()))
        };
        sentence.same_thought(&good.at, &transfer.at)
            && (free_order || good.at.end <= transfer.at.start || carried())
    })
}

/// Whether a word of transfer is one of promising, and what is promised is told by another: "promised
/// not to sell".
pub(super) fn only_promises(sentence: &Sentence<'_>, transfer: &Word) -> bool {
    let also = |sense: Sense| {
        let mut words = sentence.words.iter();
        words.any(|word| word.sense == sense && word.at == transfer.at)
    };
    also(Sense::Plan)
        && sentence.words.iter().any(|word| {
            word.sense.is_transfer()
                && word.at.start > transfer.at.start
                && sentence.same_thought(&word.at, &transfer.at)
        })
}

/// Whether a word of paying is told beside the transfer that it pays for, or a word of arming names a thing:
/// "the arms", "armed men".
pub(super) fn is_no_dealing(sentence: &Sentence<'_>, transfer: &Word) -> bool {
    let others = || {
        let all = sentence.words.iter();
        all.filter(|word| {
            word.sense.is_transfer()
                && word.at.start != transfer.at.start
                && sentence.same_thought(&word.at, &transfer.at)
        })
    };
    match transfer.sense {
        Sense::Pay => others().next().is_some(),
        Sense::Arm => !arms_somebody(sentence, transfer),
        _ => false,
    }
}

/// Whether somebody is armed: a country or group acts before the verb, perhaps with a small verb between,
/// and one stands beside it that is armed.
fn arms_somebody(sentence: &Sentence<'_>, transfer: &Word) -> bool {
    const HELPS: &[&str] = &[
        "has",
        "have",
        "had",
        "is",
        "are",
        "was",
        "been",
        "to",
        "will",
        "would",
        "may",
        "might",
        "could",
        "not",
        "also",
        "and",
        "that",
        "who",
        "which",
        "reportedly",
        "secretly",
        "openly",
        "allegedly",
        "for",
        "denies",
        "denied",
        "deny",
        "keeps",
        "began",
        "stopped",
        "continues",
        "nekter",
        "dementiert",
        "nie",
        "niega",
        "har",
        "hadde",
        "a",
        "ont",
        "ha",
        "han",
        "hat",
        "haben",
        "by",
        "of",
    ];
    if matches!(
        sentence.language,
        Language::Korean | Language::Chinese | Language::Arabic
    ) {
        return sentence.places.len() >= 2;
    }
    let acts = sentence
        .places
        .iter()
        .any(|place| place.at.end <= transfer.at.start);
    let before = sentence.tokens.iter().rev();
    let last = before
        .clone()
        .find(|token| token.end <= transfer.at.start)
        .is_some_and(|token| {
            let of_place = sentence
                .places
                .iter()
                .any(|place| place.at.end == token.end);
            of_place || HELPS.contains(&token.text.as_str())
        });
    let noun = matches!(
        &sentence.text[transfer.at.clone()],
        "arms" | "arme" | "armes"
    ) && !sentence.places.iter().any(|place| {
        sentence.text[place.at.end.min(transfer.at.start)..transfer.at.start]
            .trim()
            .is_empty()
    });
    let beside = sentence.places.iter().any(|place| {
        let gap = if place.at.start >= transfer.at.end {
            transfer.at.end..place.at.start
        } else {
            place.at.end.min(transfer.at.start)..transfer.at.start
        };
        let gap = sentence.text.get(gap).unwrap_or_default();
        gap.chars().count() <= ARMED_CHARS && !gap.contains([',', ';'])
    });
    acts && last && beside && !noun
}

/// Letters between "arms" and whom it arms at most.
const ARMED_CHARS: usize = 24;

/// Letters between "any" and its transfer at most.
const ANY_CHARS: usize = 30;

/// Whether a transfer is what a rule forbids, and not one that is told.
pub(super) fn is_of_a_rule(sentence: &Sentence<'_>, transfer: &Word) -> bool {
    let breach = sentence.has(Sense::Breach);
    let forbidden = sentence
        .words
        .iter()
        .any(|word| word.sense == Sense::Forbid && sentence.same_thought(&word.at, &transfer.at));
    if forbidden && !breach {
        return true;
    }
    let any = sentence.words.iter().any(|word| {
        word.sense == Sense::Any
            && word.at.end <= transfer.at.start
            && sentence.text[word.at.end..transfer.at.start]
                .chars()
                .count()
                <= ANY_CHARS
    });
    any && (forbidden || breach)
}

/// The goods of a transfer, and those that go the other way in exchange.
pub(super) fn sides<'s>(
    sentence: &'s Sentence<'_>,
    transfer: &Word,
    military: bool,
) -> (Vec<&'s Good>, Vec<&'s Good>) {
    let military = military
        || sentence.has(Sense::Military)
        || sentence
            .goods
            .iter()
            .any(|good| good.arms.holds() && !good.ambiguous);
    let harmless = sentence.has(Sense::Harmless) || sentence.goods.iter().any(|good| good.food);
    let all: Vec<&Good> = sentence
        .goods
        .iter()
        .filter(|good| sentence.same_thought(&good.at, &transfer.at))
        .filter(|good| !sentence.is_aside(&good.at, transfer))
        .filter(|good| military || !(good.is_weak() || good.ambiguous) || !harmless)
        .collect();
    let all: Vec<&Good> = match transfer.sense {
        // The verb is not what it arms with.
        Sense::Arm => all
            .into_iter()
            .filter(|good| good.at.start != transfer.at.start)
            .collect(),
        Sense::Pay => all
            .into_iter()
            .filter(|good| {
                is_behind(sentence, transfer, good, PAID_FOR) || is_means(sentence, transfer, good)
            })
            .collect(),
        _ => all,
    };
    let (returned, goods): (Vec<&Good>, Vec<&Good>) = all.into_iter().partition(|good| {
        if transfer.sense == Sense::Pay {
            is_means(sentence, transfer, good)
        } else {
            is_price(sentence, transfer, good)
        }
    });
    let near: Vec<&Good> = goods
        .iter()
        .copied()
        .filter(|good| is_near(sentence, transfer, good))
        .collect();
    (if near.is_empty() { goods } else { near }, returned)
}

/// Whether goods stand in the transfer's piece, or in a list that goes on from it.
fn is_near(sentence: &Sentence<'_>, transfer: &Word, good: &Good) -> bool {
    if sentence.same_piece(&good.at, &transfer.at) {
        return true;
    }
    let gap = if good.at.start >= transfer.at.end {
        transfer.at.end..good.at.start
    } else {
        good.at.end..transfer.at.start
    };
    let told = sentence.words.iter().any(|word| {
        gap.contains(&word.at.start)
            && !matches!(
                word.sense,
                Sense::Military | Sense::Harmless | Sense::None | Sense::Thing
            )
    });
    !told
}

/// Words before what is paid for, and before what it is paid with.
const PAID_FOR: &[&str] = &["for", "fur", "pour", "por", "за"];
const PAID_WITH: &[&str] = &["with", "in", "med", "i", "mit", "avec", "en", "con", "by"];
/// Words between them and the goods at most.
const PAID_WORDS: usize = 5;

/// Whether one of these words stands before goods, nearer than the other kind does.
fn is_behind(sentence: &Sentence<'_>, transfer: &Word, good: &Good, words: &[&str]) -> bool {
    const JOINS: &[&str] = &["and", "og", "und", "et", "y", "и", "or", "eller", "oder"];
    // Other goods between part them from the word, unless they are of one list.
    let parted = |token: &Token| {
        let mut others = sentence.goods.iter();
        others.any(|other| {
            let between = token.start < other.at.start && other.at.end <= good.at.start;
            let gap = sentence
                .text
                .get(other.at.end..good.at.start)
                .unwrap_or_default();
            between
                && !gap.contains(',')
                && !gap.split_whitespace().any(|word| JOINS.contains(&word))
        })
    };
    let before = sentence.tokens.iter().rev();
    let mut before = before
        .filter(|token| token.end <= good.at.start)
        .take_while(|token| token.start >= transfer.at.start)
        .take(PAID_WORDS)
        .filter(|token| {
            let text = token.text.as_str();
            PAID_FOR.contains(&text) || PAID_WITH.contains(&text)
        });
    before
        .next()
        .is_some_and(|token| words.contains(&token.text.as_str()) && !parted(token))
}

/// Whether goods are what is paid with: behind such a word, in Russian in their case.
fn is_means(sentence: &Sentence<'_>, transfer: &Word, good: &Good) -> bool {
    let instrumental = sentence.language == Language::Russian
        && ["ами", "ями"].iter().any(|end| {
            let words = sentence.text.get(good.at.clone()).unwrap_or_default();
            words.to_lowercase().ends_with(end)
        });
    instrumental || is_behind(sentence, transfer, good, PAID_WITH)
}

/// Whether goods are what is given in return.
fn is_price(sentence: &Sentence<'_>, transfer: &Word, good: &Good) -> bool {
    sentence.words.iter().any(|word| {
        if !sentence.same_thought(&word.at, &transfer.at) {
            return false;
        }
        match word.sense {
            Sense::Exchange if good.at.start >= word.at.end => {
                let stops = |at: usize| (word.at.end..good.at.start).contains(&at);
                transfer.at.start < word.at.start
                    || !(stops(transfer.at.start)
                        || sentence
                            .places
                            .iter()
                            .any(|place| stops(place.at.start) && place.mark != Mark::Adjective))
            }
            Sense::ExchangeFor => good.at.end <= word.at.start,
            _ => false,
        }
    })
}

/// The two countries of a deal, one way and the other.
pub(super) fn both_ways(sentence: &Sentence<'_>, transfer: &Word) -> Vec<Ends> {
    let mut areas = Vec::new();
    for place in &sentence.places {
        let out = place.visited || matches!(place.mark, Mark::Against);
        if !out && sentence.same_thought(&place.at, &transfer.at) && !areas.contains(&place.area) {
            areas.push(place.area);
        }
    }
    let [a, b] = areas[..] else { return Vec::new() };
    let way = Ends {
        from: Some(a),
        to: Some(b),
    };
    vec![way, way.turned()]
}

/// The latest year that a sentence names, or a year of the time of history that it does.
pub(super) fn year(sentence: &Sentence<'_>) -> Option<i16> {
    let numbers = sentence
        .tokens
        .iter()
        .filter(|token| token.kind == Kind::Number && token.text.len() == 4);
    let years = numbers.filter_map(|token| token.text.parse().ok());
    let years: Option<i16> = years.filter(|year| (1900..2100).contains(year)).max();
    years.or_else(|| {
        sentence.words.iter().find_map(|word| match word.sense {
            Sense::Era(year) => Some(year),
            _ => None,
        })
    })
}

/// Whether somebody speaks whom the sentence does not name.
pub(super) fn has_unnamed_speaker(sentence: &Sentence<'_>) -> bool {
    const HE: &[&str] = &[
        "he", "she", "han", "hun", "er", "sie", "il", "elle", "он", "она", "él", "ella", "هو", "هی",
    ];
    let he = sentence
        .tokens
        .iter()
        .any(|token| HE.contains(&token.text.as_str()));
    let he = he
        || matches!(sentence.language, Language::Chinese) && sentence.text.contains(['他', '她']);
    he && sentence.has(Sense::Say)
}
