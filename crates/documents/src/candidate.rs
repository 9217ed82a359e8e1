//! Which windows of a run are worth weighing for which party: those from one word that the party
//! bears to another.

use std::ops::Range;

use vokter_names::without_clitics;

use crate::capitals::Sentence;
use crate::kind::Kind;
use crate::particle::is_arabic;
use crate::token::{Case, Gap, Writing};

/// Most words of a window.
pub(crate) const WINDOW_TOKENS: usize = 8;
/// Words between two that touch a party, at most.
pub(crate) const BETWEEN_MAX: usize = 3;
/// Parties of one run that are weighed though only one word touches them, at most.
const PARTIES_MAX: usize = 400;

/// A word of a run that touches a party: the party, the word's place, whether by rule.
pub(crate) type Position = (u32, u16, bool);

/// Which words of the run touch which party, by party and place.
pub(crate) fn positions<'s>(
    sentence: &'s Sentence<'_>,
    run: &Range<usize>,
    bearers: impl Fn(usize) -> &'s Vec<u32>,
) -> Vec<Position> {
    let mut all: Vec<Position> = run
        .clone()
        .filter(|at| can_touch(sentence, *at))
        .flat_map(|at| {
            bearers(at)
                .iter()
                .map(move |party| (*party, at as u16, true))
        })
        .collect();
    all.sort_unstable();
    all
}

fn can_touch(sentence: &Sentence<'_>, at: usize) -> bool {
    matches!(
        sentence.tokens[at].case,
        Case::Title | Case::Upper | Case::None | Case::Lower
    )
}

/// How far from a word that is only alike a name the word that is one by rule may be.
fn reach(sentence: &Sentence<'_>, at: usize) -> usize {
    // Foreign names in syllables have nothing between their parts.
    if matches!(
        sentence.tokens[at].writing,
        Writing::Hangul | Writing::Katakana
    ) {
        2
    } else {
        BETWEEN_MAX
    }
}

/// Likewise for persons, with the words that are only alike a name of somebody whom another word
/// near touches by rule: alone they can't be a mention.
pub(crate) fn person_positions(sentence: &Sentence<'_>, run: &Range<usize>) -> Vec<Position> {
    let mut all = positions(sentence, run, |at| &sentence.word(at).person);
    let sure: Vec<usize> = run
        .clone()
        .filter(|at| can_touch(sentence, *at) && !sentence.word(*at).person.is_empty())
        .collect();
    for at in run.clone().filter(|at| can_touch(sentence, *at)) {
        let mut near: Vec<u32> = sure
            .iter()
            .filter(|near| **near != at && near.abs_diff(at) <= reach(sentence, at))
            .flat_map(|near| sentence.word(*near).person.iter().copied())
            .collect();
        if near.is_empty() {
            continue;
        }
        near.sort_unstable();
        near.dedup();
        let alike = sentence.alike(at, &near);
        all.extend(alike.into_iter().map(|party| (party, at as u16, false)));
    }
    all.sort_unstable();
    all
}

/// One group for each party; when there are too many, only those that two words touch.
pub(crate) fn groups(touched: &[Position]) -> Vec<&[Position]> {
    let mut groups: Vec<&[Position]> = touched
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|group| group.iter().any(|(_, _, whole)| *whole))
        .collect();
    if groups.len() > PARTIES_MAX {
        groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
        let least = groups[PARTIES_MAX].len();
        groups.retain(|group| group.len() > least || group.len() > 1);
    }
    groups
}

/// Windows from one word that touches the party to another, near enough.
pub(crate) fn windows(group: &[Position]) -> Vec<Range<usize>> {
    let places: Vec<usize> = group.iter().map(|(_, at, _)| usize::from(*at)).collect();
    let mut found = Vec::new();
    for (i, first) in places.iter().enumerate() {
        found.push(*first..first + 1);
        for pair in places[i..].windows(2) {
            if pair[1] - pair[0] > BETWEEN_MAX || pair[1] - first >= WINDOW_TOKENS {
                break;
            }
            found.push(*first..pair[1] + 1);
        }
    }
    found
}

/// Whether a word stands in a window that is no part of the party's name, where such a word is a
/// name of its own: in Hangul and katakana, whose parts of foreign names are words of two signs and
/// more.
pub(crate) fn has_another_between(
    sentence: &Sentence<'_>,
    window: &Range<usize>,
    group: &[Position],
) -> bool {
    window.clone().any(|at| {
        matches!(
            sentence.tokens[at].writing,
            Writing::Hangul | Writing::Katakana
        ) && sentence.written(at).chars().nth(1).is_some()
            && !is_patronymic(sentence.written(at))
            && !group.iter().any(|(_, place, _)| usize::from(*place) == at)
    })
}

/// "A. B. Carter": the initials before the first and inside are part of the name.
pub(crate) fn with_initials(
    sentence: &Sentence<'_>,
    run: &Range<usize>,
    window: Range<usize>,
) -> Range<usize> {
    let mut start = window.start;
    while start > run.start
        && sentence.tokens[start - 1].case == Case::Initial
        && sentence.tokens[start].gap != Gap::Break
    {
        start -= 1;
    }
    start..window.end
}

/// "Carter A. B.", "Carter Alan Petrovich": the window with the initials and the patronymic behind
/// it, if there are any.
pub(crate) fn with_rest(
    sentence: &Sentence<'_>,
    run: &Range<usize>,
    window: &Range<usize>,
) -> Option<Range<usize>> {
    let mut end = window.end;
    while end < run.end
        && sentence.tokens[end].gap != Gap::Break
        && (sentence.tokens[end].case == Case::Initial || is_patronymic(sentence.written(end)))
    {
        end += 1;
    }
    // One initial is the middle one of "Alan R. Carter".
    let behind = window.end..end;
    (behind.len() >= 2
        || behind
            .clone()
            .any(|at| sentence.tokens[at].case != Case::Initial))
    .then_some(window.start..end)
    .filter(|longer| longer.len() > window.len())
}

/// Whether a word has the ending of a Russian, Ukrainian or Belarusian patronymic, in any case, as
/// several scripts write it.
pub(crate) fn is_patronymic(word: &str) -> bool {
    const MALE: &[&str] = &[
        "вич",
        "ьич",
        "vich",
        "wicz",
        "vitch",
        "witsch",
        "vič",
        "vitš",
        "ヴィチ",
        "ヴィッチ",
        "ビッチ",
        "비치",
    ];
    const FEMALE: &[&str] = &[
        "вна", "вны", "вне", "вну", "вной", "ична", "vna", "wna", "ヴナ", "ブナ", "브나",
    ];
    let word = word.to_lowercase();
    word.chars().count() >= 6
        && (FEMALE.iter().any(|ending| word.ends_with(ending))
            || MALE.iter().any(|ending| {
                word.rfind(ending)
                    .is_some_and(|at| word[at + ending.len()..].chars().count() <= 2)
            }))
}

/// A run with the small word before it that a body's name may have: "groupe", an article that is
/// written on. Behind a capital a small word is any noun.
pub(crate) fn with_small_words(sentence: &Sentence<'_>, run: &Range<usize>) -> Range<usize> {
    let is_small = |at: usize| sentence.tokens[at].case == Case::Lower;
    let gap = |at: usize| sentence.tokens[at].gap;
    let mut around = run.clone();
    if let Some(before) = run.start.checked_sub(1)
        && is_small(before)
        && match gap(run.start) {
            Gap::Space => sentence.kind(before) == Kind::Generic,
            Gap::Joined => is_arabic(sentence.written(before)),
            Gap::Break => false,
        }
    {
        around.start = before;
    }
    around
}

/// Whether a word of the kind that bodies' names share stands near.
pub(crate) fn has_generic(sentence: &Sentence<'_>, run: &Range<usize>, at: usize) -> bool {
    (at.saturating_sub(BETWEEN_MAX).max(run.start)..(at + BETWEEN_MAX + 1).min(run.end)).any(
        |near| {
            near != at
                && (matches!(sentence.kind(near), Kind::Generic | Kind::Place)
                    || sentence.tokens[near].case == Case::Digits)
        },
    )
}

/// The window with endings off that the names' own rules leave on: off the last word, each that it
/// may have, and off all words at once.
pub(crate) fn variants(sentence: &Sentence<'_>, window: &Range<usize>) -> Vec<String> {
    let last = window.end - 1;
    let text = |bare: &dyn Fn(usize) -> Option<String>| -> String {
        window
            .clone()
            .map(|at| bare(at).unwrap_or_else(|| sentence.written(at).to_owned()))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let bare = |at: usize| &sentence.word(at).bare;
    // Small words in front are written on to the first name alone.
    let first = sentence.written(window.start);
    if without_clitics(first).next().is_some() {
        let stems = bare(window.start).iter();
        return stems
            .map(|stem| text(&|at| (at == window.start).then(|| stem.clone())))
            .collect();
    }
    let mut found: Vec<String> = bare(last)
        .iter()
        .map(|stem| text(&|at| (at == last).then(|| stem.clone())))
        .collect();
    if window.clone().any(|at| at != last && !bare(at).is_empty()) {
        found.push(text(&|at| bare(at).first().cloned()));
        found.push(text(&|at| {
            (at != last).then(|| bare(at).first().cloned()).flatten()
        }));
    }
    found
}

/// Likewise where the language has cases, in Latin letters: with the given names less their endings,
/// which counts where the last word has one as well, and with the last word before its letters
/// changed; each with whether it is the latter.
pub(crate) fn case_variants(sentence: &Sentence<'_>, window: &Range<usize>) -> Vec<(String, bool)> {
    let last = window.end - 1;
    let text = |last_word: &str, with_stems: bool| {
        let mut words: Vec<&str> = (window.start..last)
            .map(|at| {
                let stem = sentence.word(at).given_stems.first();
                let stem = stem.filter(|_| with_stems);
                stem.map_or_else(|| sentence.written(at), String::as_str)
            })
            .collect();
        words.push(last_word);
        words.join(" ")
    };
    let has_stems = (window.start..last).any(|at| !sentence.word(at).given_stems.is_empty());
    let mut found = Vec::new();
    if has_stems {
        found.push((text(sentence.written(last), true), false));
    }
    for word in &sentence.word(last).unchanged {
        found.push((text(word, false), true));
        if has_stems {
            found.push((text(word, true), true));
        }
    }
    found
}

/// The bytes from the first to the last word of a window.
pub(crate) fn bytes(sentence: &Sentence<'_>, window: &Range<usize>) -> Range<usize> {
    sentence.tokens[window.start].range.start..sentence.tokens[window.end - 1].range.end
}
