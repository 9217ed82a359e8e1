//! The part that a text gives to the countries it names: goods are made there, go there, pass through, or it
//! is not said. "Made in", "product of" and an adjective before goods say that they come from there.

use std::ops::Range;
use std::rc::Rc;

use super::beside::{self, Beside};
use super::denied::is_denied;
use super::korea;
use super::tables::{Meaning, Tables};
use super::{Area, Mentions, Place};
use crate::certainty::Certainty;
use crate::words::{Token, tokens};

/// What a country has to do with goods.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Part {
    /// They are made there or come from there.
    Origin,
    /// They go there.
    Destination,
    /// They pass through.
    Via,
    /// Something is in it: the goods, or what they are for.
    Within,
    /// It is not said.
    Unclear,
}

/// A country that a text names, and its part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) area: Area,
    pub(crate) part: Part,
    pub(crate) certainty: Certainty,
    /// The words, with those that say the part.
    pub(crate) span: Range<usize>,
    /// It is named by an adjective.
    pub(crate) nationality: bool,
    /// Countries one of which has to be an end, where the name is that of other things, too.
    pub(crate) near: &'static str,
    /// It may be the other Korea.
    pub(crate) either: bool,
}

/// Words between an adjective and the goods that it describes at most.
const BETWEEN_MAX: usize = 4;

/// Signs that end a part of a sentence.
pub(super) const STOPS: [char; 11] = [',', ';', '\n', '(', ')', '،', '؛', '、', '，', '。', '['];

pub(super) struct Named {
    area: Area,
    pub(super) span: Range<usize>,
    nationality: bool,
    /// An armed group, which makes no goods; and countries one of which has to be an end.
    fighters: Option<&'static str>,
    /// "Korea", which is either.
    either: bool,
}

/// A name's genitive without its ending, so that the name is found; every byte stays in its place.
fn without_genitives(text: &str) -> String {
    text.replace("'s ", "   ").replace("’s ", "     ")
}

fn named(text: &str, words: &[Token]) -> Vec<Named> {
    let covered = beside::names(words, text);
    let found = Tables::get().find(text);
    // A name of two countries says not which.
    let spans: Vec<(Range<usize>, &str)> = found
        .iter()
        .filter_map(|(meaning, _, span)| Some((span.clone(), area(*meaning)?.code())))
        .collect();
    let mut all: Vec<Named> = Vec::new();
    for (meaning, capitals_needed, span) in &found {
        let Some(area) = area(*meaning) else { continue };
        let written = text.get(span.clone()).unwrap_or_default();
        let small = *capitals_needed && !written.chars().any(char::is_uppercase);
        let over = covered
            .iter()
            .any(|name| name.start < span.end && span.start < name.end);
        let of_two = spans
            .iter()
            .any(|(other, code)| other == span && *code != area.code());
        let again = all
            .iter()
            .any(|known| known.span == *span && known.area == area);
        if !(small || over || of_two || again || is_inside_hangul(text, span)) {
            all.push(Named {
                area,
                span: span.clone(),
                nationality: matches!(meaning, Meaning::Nationality(_)),
                fighters: match meaning {
                    Meaning::Fighters { near, .. } => Some(near),
                    _ => None,
                },
                either: *meaning == Meaning::Korea,
            });
        }
    }
    all
}

fn area(meaning: Meaning) -> Option<Area> {
    match meaning {
        Meaning::Country(area)
        | Meaning::Nationality(area)
        | Meaning::Fighters { area, .. }
        | Meaning::Port { area, .. } => Some(area),
        // Where words give it a part, it may be the one that rules are about.
        Meaning::Korea => Area::of("kp"),
    }
}

/// Korean writes particles behind a name, and nothing before it.
fn is_inside_hangul(text: &str, span: &Range<usize>) -> bool {
    let before = text.get(..span.start).unwrap_or_default();
    let name = text.get(span.clone()).unwrap_or_default();
    let hangul = |c: char| matches!(c, '가'..='힣');
    name.chars().all(hangul) && before.chars().next_back().is_some_and(hangul)
}

/// The countries that a text names and takes into the dealing, each with its part. `goods` are where the text
/// names goods.
pub(crate) fn told(text: &str, goods: &[Range<usize>]) -> Vec<Told> {
    let mentions: Rc<Mentions> = Mentions::of(text);
    let plain = mentions.is_empty() && !text.contains(['\'', '’']);
    if plain {
        return Vec::new();
    }
    let text = without_genitives(text);
    let text = text.as_str();
    let words = tokens(text);
    let all = named(text, &words);
    let mut found = Vec::new();
    let mut denied_before = false;
    for (at, name) in all.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| all.get(before));
        // "Not to Russia, Belarus or Iran".
        let listed = before.is_some_and(|before| {
            text.get(before.span.end..name.span.start)
                .is_some_and(is_list_gap)
        });
        let denied = is_denied(text, &words, name) || (listed && denied_before);
        denied_before = denied;
        if denied {
            continue;
        }
        let own =
            part(text, &words, name, goods).and_then(|(part, sure, span)| match name.either {
                false => Some((part, sure, span)),
                // By itself it says nothing.
                true if part == Part::Unclear || span == name.span => None,
                true => Some((part, Certainty::Possible, span)),
            });
        // "From Russia and Iran": the second as the first.
        let as_before = found
            .last()
            .filter(|_| listed && matches!(own, Some((Part::Unclear, ..))));
        let as_before = as_before.map(|told: &Told| (told.part, told.certainty, name.span.clone()));
        if let Some((part, certainty, span)) = as_before.or(own) {
            found.push(Told {
                area: name.area,
                part,
                certainty,
                span,
                nationality: name.nationality,
                near: name.fighters.unwrap_or_default(),
                either: name.either,
            });
        }
    }
    found
}

pub(super) fn is_list_gap(gap: &str) -> bool {
    const AND: &[&str] = &[
        "",
        "and",
        "or",
        "og",
        "eller",
        "und",
        "oder",
        "et",
        "ou",
        "y",
        "o",
        "и",
        "или",
        "и/или",
        "和",
        "및",
        "و",
    ];
    let gap = gap.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | '、' | '&'));
    AND.contains(&gap)
}

/// Where the part of the sentence begins that a place stands in.
pub(super) fn opening(text: &str, start: usize) -> usize {
    let before = text.get(..start).unwrap_or_default();
    let stop = before.char_indices().rev().find(|(at, c)| {
        STOPS.contains(c)
            || (*c == '.' && before.get(at + 1..).is_some_and(|r| r.starts_with(' ')) && *at > 2)
    });
    stop.map_or(0, |(at, c)| at + c.len_utf8())
}

type Found = (Part, Certainty, Range<usize>);

fn part(text: &str, words: &[Token], name: &Named, goods: &[Range<usize>]) -> Option<Found> {
    let span = name.span.clone();
    let opening = opening(text, span.start);
    let before: Vec<Token> = words
        .iter()
        .filter(|word| opening <= word.start && word.end <= span.start)
        .cloned()
        .collect();
    let behind = text.get(span.end..).unwrap_or_default();
    let after = tokens(behind);
    let written = text.get(opening..span.start).unwrap_or_default();
    let left = beside::before(&before, written, opening);
    let right = beside::after(&after, behind);
    let of_goods = name.fighters.is_none() && describes(text, words, &span, goods);
    let unclear = || Some((Part::Unclear, Certainty::Possible, span.clone()));
    let written = text.get(span.clone()).unwrap_or_default();
    let alone = beside::is_whole(written, Beside::Alone);
    // A thread of this size, a relay of this type: the group's name is one of other things, too.
    let of_a_size = name.fighters.is_some_and(|near| !near.is_empty())
        && (matches!(right, Some((Beside::Size, _))) || matches!(left, Some((Beside::Size, _))));
    match (left, right) {
        (Some((Beside::About, _)), _) | (_, Some((Beside::Nothing, _))) => return None,
        (_, Some((Beside::Origin, end))) => {
            let whole = span.start..span.end + end;
            return Some((Part::Origin, Certainty::Certain, whole));
        }
        (Some((Beside::Origin, start)), _) => {
            return Some((Part::Origin, Certainty::Certain, start..span.end));
        }
        _ if alone || of_a_size => return None,
        (_, Some((Beside::Via, end))) => {
            return Some((Part::Via, Certainty::Likely, span.start..span.end + end));
        }
        (Some((Beside::Via, start)), _) => {
            return Some((Part::Via, Certainty::Likely, start..span.end));
        }
        (Some((Beside::Destination, start)), right) => {
            // Parts for trucks of a country's make go wherever the trucks are.
            let make = name.nationality && of_goods && right.is_none();
            let sure = if make {
                Certainty::Possible
            } else {
                Certainty::Likely
            };
            return Some((Part::Destination, sure, start..span.end));
        }
        (_, Some((Beside::Destination, end))) => {
            let whole = span.start..span.end + end;
            return Some((Part::Destination, Certainty::Likely, whole));
        }
        (Some((Beside::In, start)), _) => {
            return Some((Part::Within, Certainty::Possible, start..span.end));
        }
        (_, Some((Beside::Unclear, _))) => return unclear(),
        _ => {}
    }
    if of_goods || (name.nationality && follows_goods(text, &span, goods)) {
        return Some((Part::Origin, Certainty::Likely, span));
    }
    if between(text, words, &span, goods)
        .is_some_and(|words| words.iter().any(|word| beside::is(word, Beside::Nothing)))
    {
        return None;
    }
    unclear()
}

/// The words between a name and the goods behind it in the same part of the sentence.
fn between<'t>(
    text: &str,
    words: &'t [Token],
    span: &Range<usize>,
    goods: &[Range<usize>],
) -> Option<Vec<&'t Token>> {
    let next = goods.iter().find(|good| good.start >= span.end)?;
    let gap = text.get(span.end..next.start)?;
    if gap.contains(STOPS) || gap.contains([':', '/']) {
        return None;
    }
    let inside = words
        .iter()
        .filter(|word| span.end <= word.start && word.end <= next.start);
    Some(inside.collect())
}

/// Whether a name stands before goods as what says whose they are: "Iranian 152 mm shells".
fn describes(text: &str, words: &[Token], span: &Range<usize>, goods: &[Range<usize>]) -> bool {
    // The goods' own words may begin with it: "Russian crude oil".
    if goods
        .iter()
        .any(|good| good.start <= span.start && span.end < good.end)
    {
        return true;
    }
    between(text, words, span, goods).is_some_and(|words| {
        let plain = |word: &&Token| {
            ![
                Beside::Nothing,
                Beside::Unclear,
                Beside::Origin,
                Beside::Destination,
                Beside::Via,
                Beside::In,
                Beside::Negation,
            ]
            .iter()
            .any(|what| beside::is(word, *what))
        };
        words.len() <= BETWEEN_MAX && words.iter().all(plain)
    })
}

/// Whether goods stand at once before a name: "drones iraniens", "crab, nordkoreansk".
fn follows_goods(text: &str, span: &Range<usize>, goods: &[Range<usize>]) -> bool {
    goods.iter().any(|good| {
        let gap = text.get(good.end..span.start);
        gap.is_some_and(|gap| {
            let gap = gap.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | '-'));
            gap.is_empty() || matches!(gap, "brut" | "crudo" | "сырая")
        })
    })
}

/// Signs between the parts of an address.
const PARTS: [char; 8] = [',', ';', '\n', '(', ')', '/', '|', '，'];

/// The countries of somebody who takes part, by name and address. A country in a name counts less than that
/// of the address, and as an adjective beside an address elsewhere not at all. `as_whom` is the role in which it
/// takes part, where that is given.
pub(crate) fn of_party(name: &str, as_whom: &str) -> Vec<Told> {
    if Mentions::of(name).is_empty() {
        return Vec::new();
    }
    let (said, from) = role(name);
    let role = said.or_else(|| role_of(&as_whom.replace('_', " ")));
    let rest = name.get(from..).unwrap_or_default();
    let address = address(rest);
    let words = tokens(name);
    let mut found: Vec<Told> = Vec::new();
    for named in named(name, &words).into_iter().filter(|one| !one.either) {
        let at_home = address.as_ref().map(|areas| {
            areas.contains(&named.area)
                || areas
                    .iter()
                    .any(|one| one.country() == named.area.country())
        });
        let certainty = match at_home {
            Some(true) if role.is_some() => Certainty::Likely,
            Some(false) if contradicts(name, address.as_deref(), &named) => Certainty::Possible,
            Some(false) if named.nationality || is_town(rest, &named, name) => continue,
            _ => Certainty::Possible,
        };
        let written = name.get(named.span.clone()).unwrap_or_default();
        let behind = name.get(named.span.end..).unwrap_or_default();
        let style = beside::after(&tokens(behind), behind);
        if beside::is_whole(written, Beside::Alone)
            || matches!(style, Some((Beside::Nothing, _)))
            || found
                .iter()
                .any(|told| told.area == named.area && told.certainty >= certainty)
        {
            continue;
        }
        found.push(Told {
            area: named.area,
            part: role.unwrap_or(Part::Unclear),
            certainty,
            span: named.span,
            nationality: named.nationality,
            near: named.fighters.unwrap_or_default(),
            either: false,
        });
    }
    found
}

/// Short forms of companies that are codes of countries, too.
const FORMS: [&str; 14] = [
    "ab", "ad", "ag", "ao", "as", "bv", "co", "kg", "lp", "nv", "pt", "sa", "se", "sl",
];

/// The pieces of a name and address, the name first.
pub(super) fn pieces(name: &str) -> impl DoubleEndedIterator<Item = &str> {
    let all: Vec<&str> = name.split(PARTS).map(str::trim).collect();
    all.into_iter()
        .filter(|piece| !piece.is_empty() && role_of(piece).is_none())
}

/// The countries of an address: what the last piece behind the name that is a place is.
pub(crate) fn address(name: &str) -> Option<Vec<Area>> {
    let behind: Vec<&str> = pieces(name).skip(1).collect();
    behind.into_iter().rev().find_map(|piece| {
        if FORMS.contains(&piece.to_lowercase().as_str()) {
            return None;
        }
        let areas = Place::read(piece).areas;
        (!areas.is_empty()).then_some(areas)
    })
}

/// Whether a town of North Korea stands in an address of the South, with no town of the South.
fn contradicts(name: &str, address: Option<&[Area]>, named: &Named) -> bool {
    let towns = &Mentions::of(name).of_ports;
    !named.nationality
        && towns.contains(&named.area)
        && address.is_some_and(|areas| korea::contradicts(areas, towns))
}

/// Whether a town of this name is where the address, which is of another country, says it is: "St. Petersburg, FL, USA".
fn is_town(rest: &str, named: &Named, name: &str) -> bool {
    // A quarter or a street of the South may bear its name: "Nampo-dong".
    const QUARTERS: [&str; 4] = ["-dong", "-gil", "-gu", "-ro"];
    let written = name.get(named.span.clone()).unwrap_or_default();
    let same = |piece: &str| {
        let behind = piece.strip_prefix(written);
        behind.is_some_and(|behind| behind.is_empty() || QUARTERS.contains(&behind))
    };
    pieces(rest).skip(1).any(same)
}

/// What a word says that somebody is.
fn role_of(text: &str) -> Option<Part> {
    if beside::is_whole(text, Beside::Sender) {
        Some(Part::Origin)
    } else if beside::is_whole(text, Beside::Receiver) {
        Some(Part::Destination)
    } else {
        None
    }
}

/// What somebody is, said before a colon or in brackets, and where the name begins.
fn role(name: &str) -> (Option<Part>, usize) {
    let head = name.find([':', '：', '=']);
    let head = head.and_then(|at| {
        let part = role_of(name.get(..at)?)?;
        let sign = name.get(at..)?.chars().next()?;
        Some((Some(part), at + sign.len_utf8()))
    });
    head.unwrap_or_else(|| (name.split(['(', ')', ',']).find_map(role_of), 0))
}

#[cfg(test)]
#[path = "told_tests.rs"]
mod tests;
