//! What a sentence says besides the names of listed parties: full names of others, and surnames
//! alone.

use std::ops::Range;

use vokter_entities::Gender;

use crate::beside::{addressed, before_name, could_be_surname, is_genitive, keys, may_be_surname};
use crate::capitals::Sentence;
use crate::found::Found;
use crate::kind::Kind;
use crate::particle::{self, links};
use crate::surname::Key;
use crate::token::{Case, Gap};

/// What a sentence says in order: full names and lone surnames.
pub(crate) enum Said {
    Full(Found),
    Unlisted(Vec<Key>, Box<str>),
    Lone(Range<usize>, Vec<Key>, Option<Gender>),
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
                said.push((
                    sentence.tokens[*at].range.start,
                    Said::Lone(
                        sentence.tokens[*at].range.clone(),
                        keys(sentence, *at),
                        addressed(sentence, *at),
                    ),
                ));
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
        let gender = addressed(sentence, before);
        let keys = [with, keys].concat();
        said.push((start, Said::Lone(place, keys, gender)));
    }
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
    let next = sentence.tokens.get(only + 1);
    !is_genitive(sentence, only)
        && next.is_some_and(|next| next.gap != Gap::Break)
        && is_known(sentence, only + 1)
}

/// What such a word without a particle says.
fn plain(sentence: &Sentence<'_>, only: usize) -> Option<Said> {
    let token = &sentence.tokens[only];
    let keys = keys(sentence, only);
    let before = (only > 0 && token.gap != Gap::Break).then(|| only - 1);
    if before
        .is_some_and(|before| is_known(sentence, before) || particle::is_foreign(sentence, before))
    {
        // "Jordan Carter": what may be a given name is enough for somebody else.
        let full = format!(
            "{} {}",
            sentence.written(only - 1).to_lowercase(),
            sentence.written(only).to_lowercase()
        );
        return Some(Said::Unlisted(keys, full.into()));
    }
    let lone = || Said::Lone(token.range.clone(), keys, addressed(sentence, only));
    (!is_followed(sentence, only)).then(lone)
}
