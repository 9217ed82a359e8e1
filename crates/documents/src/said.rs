//! What a sentence says besides the names of listed parties: full names of others, and surnames
//! alone.

use std::ops::Range;

use unicode_script::{Script, UnicodeScript};

use crate::beside::{addressed, before_name, could_be_surname, is_genitive, keys, may_be_surname};
use crate::calling::stands_as_given_name;
use crate::candidate::is_patronymic;
use crate::capitals::{Capitals, Sentence};
use crate::found::Found;
use crate::function_word::language;
use crate::honorific::Address;
use crate::kind::Kind;
use crate::language::Languages;
use crate::particle::{self, links};
use crate::surname::Key;
use crate::token::{Case, Gap, Writing};

/// Shortest word, in Latin letters, that is a name as it is written.
const LEAST_BORNE: usize = 4;

/// What a sentence says in order: full names and lone surnames.
pub(crate) enum Said {
    Full(Found),
    Unlisted(Vec<Key>, Box<str>),
    Lone(Range<usize>, Vec<Key>, Address),
    /// A surname behind what is its particle if the text has it in a full name ("Ben Carter"), and
    /// what it is otherwise.
    Doubtful(Range<usize>, Vec<Key>, Option<Box<Said>>),
}

/// What a run says besides the listed names: unlisted full names, and surnames alone.
pub(crate) fn rest(
    sentence: &Sentence<'_>,
    run: &Range<usize>,
    found: &[Found],
    said: &mut Vec<(usize, Said)>,
) {
    let taken = |at: usize| {
        let range = &sentence.tokens[at].range;
        found
            .iter()
            .any(|found| found.bytes.start < range.end && range.start < found.bytes.end)
    };
    let mut at = run.start;
    while at < run.end {
        // "Bin Carter": no given name.
        let particle = particle::of_surname(sentence, at).is_some()
            && at + 1 < run.end
            && sentence.tokens[at + 1].gap != Gap::Break;
        if taken(at)
            || particle
            || !(sentence.is_name_like(at)
                || sentence.tokens[at].case == Case::Initial
                || could_be_surname(sentence, at)
                || (may_be_surname(sentence, at) && !before_name(sentence, at, run)))
        {
            at += 1;
            continue;
        }
        let start = at;
        at += 1;
        while at < run.end
            && !taken(at)
            && sentence.tokens[at].gap != Gap::Break
            && !sentence.tokens[at - 1].genitive
            && !is_genitive(sentence, at - 1)
        {
            let name_like = if at == start + 1 && could_be_surname(sentence, start) {
                sentence.goes_on_surname(at)
            } else {
                sentence.is_name_like(at)
            };
            let goes_on = name_like
                || sentence.tokens[at].case == Case::Initial
                || could_be_surname(sentence, at)
                || (links(sentence, at) && at + 1 < run.end)
                || (sentence.tokens[at].gap == Gap::Joined
                    && sentence.tokens[at].case == Case::Lower);
            if !goes_on {
                break;
            }
            at += 1;
        }
        stretch(sentence, start..at, said);
    }
}

/// A stretch of words that look like one name: a full name of somebody unlisted, or a surname.
fn stretch(sentence: &Sentence<'_>, stretch: Range<usize>, said: &mut Vec<(usize, Said)>) {
    let names: Vec<usize> = stretch
        .clone()
        .filter(|at| {
            sentence.kind(*at) == Kind::Name
                && !matches!(sentence.tokens[*at].case, Case::Initial | Case::Digits)
        })
        .collect();
    let initial = stretch
        .clone()
        .any(|at| sentence.tokens[at].case == Case::Initial);
    let sure = names.iter().any(|at| sentence.is_name_like(*at));
    match names.as_slice() {
        [only] if !initial => alone(sentence, *only, said),
        names
            if !names.is_empty()
                && (sure || initial)
                && sentence.tokens[names[0]].case != Case::None =>
        {
            let texts: Vec<&str> = names
                .iter()
                .map(|at| sentence.word(*at).keys.first().map_or("", |(key, _)| key))
                .collect();
            // Whoever bears a listed person's surname, as family name or as given name ("Kim
            // Larsen"), is who the word alone means from here on.
            let full = texts.join(" ");
            for at in names.iter().filter(|at| may_be_surname(sentence, **at)) {
                let mut keys = keys(sentence, *at);
                if *at > stretch.start
                    && let Some(particle) = particle::of_surname(sentence, *at - 1)
                {
                    keys.extend(particle.with(&keys));
                }
                said.push((
                    sentence.tokens[stretch.start].range.start,
                    Said::Unlisted(keys, full.as_str().into()),
                ));
            }
        }
        names => {
            // Scripts without capitals: each word for itself.
            for at in names.iter().filter(|at| could_be_surname(sentence, **at)) {
                let range = sentence.tokens[*at].range.clone();
                let keys = keys(sentence, *at);
                let what = match given_before(sentence, *at) {
                    Some(given) => Said::Unlisted(keys, full_name(sentence, given, *at)),
                    None if begins_name_of_another(sentence, *at, names) => continue,
                    None => Said::Lone(range.clone(), keys, addressed(sentence, *at)),
                };
                said.push((range.start, what));
            }
        }
    }
}

/// A name-like word that no other stands beside.
fn alone(sentence: &Sentence<'_>, only: usize, said: &mut Vec<(usize, Said)>) {
    if !may_be_surname(sentence, only) {
        return;
    }
    let token = &sentence.tokens[only];
    let before = (only > 0 && token.gap != Gap::Break).then(|| only - 1);
    let particle = before.and_then(|at| particle::of_surname(sentence, at));
    let (Some(particle), Some(before)) = (particle, before) else {
        said.extend(plain(sentence, only).map(|said| (token.range.start, said)));
        return;
    };
    let start = sentence.tokens[before].range.start;
    let place = start..token.range.end;
    let keys = keys(sentence, only);
    let with = particle.with(&keys);
    if particle.doubtful {
        let otherwise = plain(sentence, only).map(Box::new);
        said.push((start, Said::Doubtful(place, with, otherwise)));
    } else if !is_followed(sentence, only) {
        let address = addressed(sentence, before);
        let keys = [with, keys].concat();
        said.push((start, Said::Lone(place, keys, address)));
    }
}

/// The given name right before a surname, which makes it somebody else's: one that is known, or that
/// nothing but a given name could be for where it stands.
fn given_before(sentence: &Sentence<'_>, surname: usize) -> Option<usize> {
    let apart = || {
        let before = sentence.tokens[surname.checked_sub(1)?].range.end;
        let between = &sentence.text[before..sentence.tokens[surname].range.start];
        (between == " ").then_some(surname - 1)
    };
    let for_its_place = |before: &usize| {
        stands_as_given_name(sentence, *before, surname) || has_no_article(sentence, *before)
    };
    known_before(sentence, surname).or_else(|| apart().filter(for_its_place))
}

/// The known given name right before a surname: in capitals what may well be a name, elsewhere one
/// that the tables know, or a part that is written on to a foreign name.
fn known_before(sentence: &Sentence<'_>, surname: usize) -> Option<usize> {
    let token = &sentence.tokens[surname];
    let before = surname.checked_sub(1).filter(|_| token.gap != Gap::Break)?;
    let other = &sentence.tokens[before];
    let parts_of_one = token.gap == Gap::Joined
        && token.writing == Writing::Katakana
        && other.writing == Writing::Katakana
        && sentence.kind(before) == Kind::Name;
    // Verbs and nouns sound like names at the beginning of a sentence, and countries are borne too.
    let as_written = before == 0 || other.gap == Gap::Break;
    let known = is_known(sentence, before)
        && (sentence.is_given(before)
            || sentence.kind(before) != Kind::Place && (!as_written || is_borne(sentence, before)));
    let without_capitals = other.case == Case::None
        && (sentence.is_given(before)
            || (sentence.kind(before) == Kind::Name && is_borne(sentence, before)));
    (known || without_capitals || parts_of_one).then_some(before)
}

/// Whether a word in German that is no noun of a position has no article before it, as given names
/// have none: all nouns have capitals there.
fn has_no_article(sentence: &Sentence<'_>, at: usize) -> bool {
    const ARTICLES: &[&str] = &[
        "der", "die", "das", "dem", "den", "des", "ein", "eine", "einem", "einen", "einer",
        "eines", "im", "am", "zum", "zur", "beim", "vom", "ins", "ans", "aufs", "kein", "keine",
        "sein", "seine", "seinem", "seinen", "seiner", "ihr", "ihre", "ihrem", "ihren", "dieser",
        "diese", "dieses", "diesem", "diesen",
    ];
    /// What nouns that say what somebody is or does end in, and hardly a given name.
    const NOUNS: &[&str] = &[
        "er", "or", "ist", "ent", "ant", "at", "herr", "mann", "freund", "chef", "oge", "ung",
        "heit", "keit", "schaft", "ion", "ling", "tum", "kollege", "partner", "held", "haber",
        "graf", "ex", "us", "ismus", "ment", "thema", "seite", "reich", "land",
    ];
    let token = &sentence.tokens[at];
    let written = sentence.written(at);
    at > 0
        && sentence.capitals == Capitals::ManyWords
        && sentence.languages != Languages::default()
        && sentence.languages.have(language("de"))
        && token.case == Case::Title
        && !token.genitive
        && sentence.kind(at) == Kind::Name
        && sentence.word(at).functions == 0
        && !NOUNS.iter().any(|end| written.ends_with(end))
        && !ARTICLES.contains(&sentence.written(at - 1).to_lowercase().as_str())
}

/// Whether a word is a name as it is written: one of a script that writes its vowels, and in no
/// language a function word.
fn is_borne(sentence: &Sentence<'_>, at: usize) -> bool {
    let word = sentence.word(at);
    let first = sentence.written(at).chars().next();
    let open = first.is_some_and(|c| matches!(c.script(), Script::Arabic | Script::Hebrew));
    let long = |(key, inflected): &(Box<str>, bool)| !inflected && key.len() >= LEAST_BORNE;
    !open && word.functions == 0 && sentence.is_borne(at) && word.keys.iter().any(long)
}

/// Whether a word is a given name with one of these names, its surname, right behind it.
fn begins_name_of_another(sentence: &Sentence<'_>, at: usize, names: &[usize]) -> bool {
    names.contains(&(at + 1)) && known_before(sentence, at + 1) == Some(at)
}

/// Somebody's name as it is written, to tell him from others.
fn full_name(sentence: &Sentence<'_>, given: usize, surname: usize) -> Box<str> {
    let [given, surname] = [given, surname].map(|at| sentence.written(at).to_lowercase());
    format!("{given} {surname}").into()
}

/// A word that may well be a name.
fn is_known(sentence: &Sentence<'_>, at: usize) -> bool {
    matches!(sentence.tokens[at].case, Case::Title | Case::Upper)
        && sentence.is_known(at)
        && !matches!(sentence.kind(at), Kind::Ordinary | Kind::Title)
        && !sentence.tokens[at].genitive
}

/// Whether another name stands right behind a word.
fn is_followed(sentence: &Sentence<'_>, only: usize) -> bool {
    let goes_on = |at: usize| {
        let next = sentence.tokens.get(at);
        next.is_some_and(|next| next.gap != Gap::Break)
    };
    // "Later Carter Emma Adams": the given name has a surname of its own.
    let another = || {
        goes_on(only + 2)
            && !is_patronymic(sentence.written(only + 2))
            && sentence.tokens[only + 2].case == Case::Title
            && sentence.kind(only + 2) == Kind::Name
    };
    !is_genitive(sentence, only) && goes_on(only + 1) && is_known(sentence, only + 1) && !another()
}

/// What such a word without a particle says.
fn plain(sentence: &Sentence<'_>, only: usize) -> Option<Said> {
    let token = &sentence.tokens[only];
    let keys = keys(sentence, only);
    let before = (only > 0 && token.gap != Gap::Break).then(|| only - 1);
    let foreign = before.filter(|before| particle::is_foreign(sentence, *before));
    // "Jordan Carter": what may be a given name is enough for somebody else.
    if let Some(given) = given_before(sentence, only).or(foreign) {
        return Some(Said::Unlisted(keys, full_name(sentence, given, only)));
    }
    let lone = || Said::Lone(token.range.clone(), keys, addressed(sentence, only));
    (!is_followed(sentence, only)).then(lone)
}
