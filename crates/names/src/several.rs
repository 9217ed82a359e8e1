//! Several names written as one: "X a.k.a. Y", "X (Y)", "X née Y", "X (formerly Y)".
//!
//! Each part is a name of its own, and the whole text stays one too, since nobody can know from
//! the text alone: *Bank Sepah (Iran)* is one name with a place, *Kim Jong Un (김정은)* is two.
//! The best of them counts, as of any party's names.

mod between;
mod member;

use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use unicode_script::{Script, UnicodeScript};

use crate::normal::normalise;
use crate::phrase;
use crate::script;
use crate::words::{self, table};

const OTHER_NAMES: &str = include_str!("../tables/other-names.tsv");

/// Most names that one text is taken for; the limit bounds what a stranger can make us compute.
const MAX_WRITTEN: usize = 8;

/// A name out of a text that may hold several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The name.
    pub text: String,
    /// Many others may bear it: an acronym, or one word beside a longer name.
    pub weak: bool,
    /// What became of a place in brackets.
    pub place: BracketedPlace,
}

/// What became of a place that stands in brackets beside a name: *Orlan Foundation (Kenya)*.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BracketedPlace {
    /// There is none.
    #[default]
    None,
    /// It is one of the name's words.
    Said,
    /// It is left out. Of a body that has it, only a name that says no place is asked for so.
    LeftOut,
}

impl BracketedPlace {
    const ALL: [Self; 3] = [Self::None, Self::Said, Self::LeftOut];

    /// The number that an index keeps.
    pub fn as_byte(self) -> u8 {
        self as u8
    }

    /// What has that number.
    pub fn from_byte(byte: u8) -> Option<Self> {
        Self::ALL.get(usize::from(byte)).copied()
    }
}

/// The names that a text holds: the text itself first, then its parts, if it has any.
pub fn written(text: &str) -> Vec<Written> {
    let text = normalise(text);
    let mut names = vec![Written {
        text: text.clone(),
        weak: false,
        place: BracketedPlace::None,
    }];
    let mut add = |text: String, weak: bool| {
        let text = normalise(text.trim_matches(|c: char| !c.is_alphanumeric() && c != '.'));
        let readable = text.chars().any(char::is_alphabetic);
        if readable && names.len() < MAX_WRITTEN && names.iter().all(|name| name.text != text) {
            names.push(Written {
                text,
                weak,
                place: BracketedPlace::None,
            });
        }
    };
    if let Some(member) = member::of_a_group(&text) {
        add(member.to_owned(), false);
    }
    if let Some((outside, inside)) = unbracketed(&text) {
        let places = !inside.is_empty() && inside.iter().all(|bracket| is_place(&bracket.text));
        let short = inside
            .iter()
            .all(|bracket| word_count(&bracket.text) <= 1 || !names_somebody(&bracket.text));
        split_at_words(&outside, short, &mut add);
        for bracket in inside {
            of_bracket(&outside, &bracket, &mut add);
        }
        if places && let [said, left_out] = names.as_mut_slice() {
            said.place = BracketedPlace::Said;
            left_out.place = BracketedPlace::LeftOut;
        }
    }
    names
}

/// A text without its brackets, and what stood in them with its place there; nothing if it has
/// none and holds no word that begins another name.
fn unbracketed(text: &str) -> Option<(String, Vec<Bracket>)> {
    let mut outside = String::with_capacity(text.len());
    let mut inside: Vec<Bracket> = Vec::new();
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '(' | '[' | '{' | '（' | '【' | '〔' if depth == 0 => {
                depth = 1;
                inside.push(Bracket {
                    at: outside.len(),
                    text: String::new(),
                });
                outside.push(' ');
            }
            '(' | '[' | '{' | '（' | '【' | '〔' => depth += 1,
            ')' | ']' | '}' | '）' | '】' | '〕' => depth = depth.saturating_sub(1),
            c if depth > 0 => {
                if let Some(bracket) = inside.last_mut() {
                    bracket.text.push(c);
                }
            }
            c => outside.push(c),
        }
    }
    let found = !inside.is_empty() || marker_in(&outside).is_some();
    found.then_some((outside, inside))
}

struct Bracket {
    /// Where it stood in the text outside.
    at: usize,
    text: String,
}

/// The names parted by words such as "alias".
fn split_at_words(text: &str, inside_is_short: bool, add: &mut impl FnMut(String, bool)) {
    let mut rest = text;
    let mut first: Option<&str> = None;
    let mut begun: Option<Kind> = None;
    loop {
        let (part, next) = match marker_in(rest) {
            Some((at, kind)) => (&rest[..at.start], Some((&rest[at.end..], kind))),
            None => (rest, None),
        };
        match begun {
            None if word_count(part) == 0 => return,
            // One word may be the short for what stands in brackets.
            None => add(part.to_owned(), word_count(part) == 1 && !inside_is_short),
            Some(kind) => further(first.unwrap_or_default(), part, kind, add),
        }
        first = first.or(Some(part));
        let Some((after, kind)) = next else { return };
        (rest, begun) = (after, Some(kind));
    }
}

/// A name that a word announced beside the main one.
fn further(main: &str, other: &str, kind: Kind, add: &mut impl FnMut(String, bool)) {
    let words = word_count(other);
    if words == 0 {
        return;
    }
    if kind == Kind::Birth && words == 1 {
        // Only the family name: it takes the place of the one that is borne now.
        let main: Vec<&str> = main.split_whitespace().collect();
        if let [given @ .., _] = main.as_slice()
            && !given.is_empty()
        {
            add(format!("{} {}", given.join(" "), other.trim()), false);
        }
        return;
    }
    add(other.to_owned(), words == 1 && word_count(main) > 1);
}

/// What stands in brackets: a further name, a word for the one before it, or nothing of its own.
fn of_bracket(outside: &str, bracket: &Bracket, add: &mut impl FnMut(String, bool)) {
    let text = bracket.text.trim();
    if let Some((at, kind)) = marker_in(text)
        && text[..at.start].trim().is_empty()
    {
        split_after(outside, &text[at.end..], kind, add);
        return;
    }
    if text.chars().any(|c| c.is_ascii_digit()) || !names_somebody(text) {
        return;
    }
    let words = word_count(text);
    let (before, after) = outside.split_at(bracket.at);
    if words == 1 && !after.trim().is_empty() && !before.trim().is_empty() {
        // "Osama (Usama) bin Laden": another word for the one before.
        let kept = before.trim_end();
        let kept = kept.rfind(' ').map_or("", |at| &kept[..at]);
        add(format!("{kept} {text} {after}"), false);
        return;
    }
    let other_script = !shares_script(outside, text);
    add(
        text.to_owned(),
        words == 1 && !other_script && word_count(outside) > 1,
    );
}

/// The names after a word at the start of brackets, which may be parted by further such words.
fn split_after(outside: &str, text: &str, kind: Kind, add: &mut impl FnMut(String, bool)) {
    match marker_in(text) {
        Some((at, next)) => {
            further(outside, &text[..at.start], kind, add);
            split_after(outside, &text[at.end..], next, add);
        }
        None => further(outside, text, kind, add),
    }
}

/// What the tables know of each word of a text, with phrases as what they stand for: *Hong Kong* is a place.
fn known_words(text: &str) -> Vec<words::Word> {
    let reading = script::readings(text).into_iter().next();
    let found = reading.map(|reading| phrase::in_full(text, reading.words, reading.system));
    let found = found.unwrap_or_default();
    let known = found.iter().map(|word| &word.spellings[0].latin);
    known.map(|latin| words::lookup(latin)).collect()
}

/// Whether a text has a word that is no legal form, title, place or word that many bodies bear.
fn names_somebody(text: &str) -> bool {
    known_words(text).iter().any(|known| {
        known.legal_form.is_none()
            && known.generic.is_none()
            && known.place.is_none()
            && known.particle.is_none()
            && !known.title
    })
}

/// Whether a text is the name of a place and nothing else.
fn is_place(text: &str) -> bool {
    let known = known_words(text);
    let mut counted = known.iter().filter(|word| word.particle.is_none());
    let is_place = |word: &words::Word| {
        word.place.is_some() || word.generic.is_some_and(words::Concept::is_a_region)
    };
    counted.next().is_some_and(is_place) && counted.all(is_place)
}

fn word_count(text: &str) -> usize {
    let words = text.split_whitespace();
    words
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
}

fn shares_script(one: &str, other: &str) -> bool {
    let scripts = |text: &str| -> Vec<Script> {
        let letters = text.chars().filter(|c| c.is_alphabetic());
        letters.map(|c| c.script()).collect()
    };
    let one = scripts(one);
    scripts(other).iter().any(|script| one.contains(script))
}

/// What a word between two names says of the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// It is a name too, now or before.
    Also,
    /// It is the name at birth.
    Birth,
}

fn markers() -> &'static [(&'static str, Kind)] {
    static MARKERS: OnceLock<Vec<(&'static str, Kind)>> = OnceLock::new();
    MARKERS.get_or_init(|| {
        let mut markers: Vec<_> = table::rows(OTHER_NAMES)
            .map(|row| {
                let (text, kind, _) = table::columns(row);
                let kind = if kind == "birth" {
                    Kind::Birth
                } else {
                    Kind::Also
                };
                (text, kind)
            })
            .collect();
        // "Formerly known as" before "known as" and "formerly".
        markers.sort_by_key(|(text, _)| std::cmp::Reverse(text.len()));
        markers
    })
}

/// The first word, or words, in the text that begin another name. Those of one Latin word must stand
/// in small letters, or all in capitals with a dot or stroke, between white space.
fn marker_in(text: &str) -> Option<(Range<usize>, Kind)> {
    let unspaced = text.chars().any(|c| matches!(c, '\u{3400}'..='\u{9fff}'));
    let lower = text.to_lowercase();
    // Lower case can change how long a text is; then only what stands in small letters counts.
    let folded = if lower.len() == text.len() {
        lower.as_str()
    } else {
        text
    };
    let ends_word = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let mut before = None;
    for (at, c) in text.char_indices() {
        let begins_word = ends_word(before.replace(c));
        if !begins_word && !unspaced {
            continue;
        }
        if begins_word && let Some(length) = between::parts_at(text, at) {
            return Some((at..at + length, Kind::Also));
        }
        let first = |place: &str| place.get(at..)?.chars().next();
        let standing = starting_with(Some(c)).iter().filter(|marker| marker.alone);
        let folded_here = starting_with(first(folded));
        let anyhow = folded_here.iter().filter(|marker| !marker.alone);
        let found = standing.chain(anyhow).filter(|marker| {
            let place = if marker.alone { text } else { folded };
            let end = at + marker.text.len();
            place
                .get(at..)
                .is_some_and(|rest| rest.starts_with(marker.text))
                && text.is_char_boundary(end)
                && (unspaced && !marker.text.is_ascii()
                    || begins_word && ends_word(text[end..].chars().next()))
        });
        if let Some(marker) = found.min_by_key(|marker| marker.place) {
            return Some((at..at + marker.text.len(), marker.kind));
        }
    }
    None
}

/// A word, or words, that begin another name.
struct Marker {
    text: &'static str,
    kind: Kind,
    /// It counts only as it stands in the table, in small letters.
    alone: bool,
    /// Which it is in the table.
    place: usize,
}

/// The markers whose first letter is this, in the order of the table.
fn starting_with(first: Option<char>) -> &'static [Marker] {
    static BY_FIRST: OnceLock<FxHashMap<char, Vec<Marker>>> = OnceLock::new();
    let by_first = BY_FIRST.get_or_init(|| {
        let mut by_first: FxHashMap<char, Vec<Marker>> = FxHashMap::default();
        for (place, (text, kind)) in markers().iter().enumerate() {
            let marker = Marker {
                text,
                kind: *kind,
                alone: !text.contains([' ', '/', '.']) && !is_letters_of_a_phrase(text),
                place,
            };
            if let Some(first) = text.chars().next() {
                by_first.entry(first).or_default().push(marker);
            }
        }
        by_first
    });
    first
        .and_then(|first| by_first.get(&first))
        .map_or(&[], Vec::as_slice)
}

/// "AKA" and its like are no names, however they are written.
fn is_letters_of_a_phrase(marker: &str) -> bool {
    marker.len() == 3 && marker.ends_with("ka") || marker == "dba"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, bool)]) {
        let found: Vec<(String, bool)> = written(text)
            .into_iter()
            .skip(1)
            .map(|name| (name.text, name.weak))
            .collect();
        let found: Vec<(&str, bool)> = found.iter().map(|(t, w)| (t.as_str(), *w)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_plain_name_is_one() {
        for text in [
            "Lars Hansen",
            "Tan Alias Dit",
            "Lim NEE Soon",
            "Ivan Born",
            "Ex Libris",
            "",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn words_between_names() {
        let two = [("Lars Hansen", false), ("Peter Berg", false)];
        for text in [
            "Lars Hansen a.k.a. Peter Berg",
            "Lars Hansen AKA Peter Berg",
            "Lars Hansen A/K/A Peter Berg",
            "Lars Hansen alias Peter Berg",
            "Lars Hansen, also known as Peter Berg",
            "Lars Hansen (also known as Peter Berg)",
            "Lars Hansen (formerly Peter Berg)",
            "Lars Hansen [f/k/a Peter Berg]",
            "Lars Hansen （Peter Berg）",
        ] {
            check(
                "Минобороны России or Министерство обороны",
                &[
                    ("Минобороны России", false),
                    ("Министерство обороны", false),
                ],
            );
            check(text, &two);
        }
        check(
            "Lars Hansen alias Peter Berg alias Carlos",
            &[
                ("Lars Hansen", false),
                ("Peter Berg", false),
                ("Carlos", true),
            ],
        );
    }

    #[test]
    fn a_family_name_at_birth_takes_the_place_of_the_last() {
        check(
            "Marie Hansen née Berg",
            &[("Marie Hansen", false), ("Marie Berg", false)],
        );
        check(
            "Marie Hansen (geb. Berg)",
            &[("Marie Hansen", false), ("Marie Berg", false)],
        );
    }

    #[test]
    fn brackets() {
        check(
            "Orlan Mining Trading Corporation (OMTC)",
            &[("Orlan Mining Trading Corporation", false), ("OMTC", true)],
        );
        check(
            "Vladimir Orlan (Владимир Орлан)",
            &[("Vladimir Orlan", false), ("Владимир Орлан", false)],
        );
        check(
            "Osman (Usman) Berg",
            &[("Osman Berg", false), ("Usman Berg", false)],
        );
        for (text, outside) in [
            ("Bank Orlan (Iran)", "Bank Orlan"),
            ("OAO (PAO) Orlan", "OAO Orlan"),
            ("Orlan (Bank)", "Orlan"),
            ("Lars Hansen (1960)", "Lars Hansen"),
        ] {
            check(text, &[(outside, false)]);
        }
    }

    #[test]
    fn two_places_in_brackets_are_two_branches() {
        use crate::{Name, View, compare};
        let worth = |one: &str, other: &str| {
            let best = Name::all_of(one, View::Body).flat_map(|one| {
                Name::all_of(other, View::Body)
                    .filter_map(move |other| compare(&one, &other))
                    .map(|evidence| evidence.bits.0)
            });
            best.max().unwrap_or_default()
        };
        assert!(worth("Orlan Foundation (Kenya)", "Orlan Foundation (Tanzania)") < 300);
        assert!(worth("Orlan Foundation (Kenya)", "Orlan Foundation (Kenya)") > 1500);
        assert!(worth("Orlan Foundation", "Orlan Foundation (Kenya)") > 1500);
        assert!(worth("Orlan Foundation (Kenya)", "Orlan Foundation") > 1500);
    }

    #[test]
    fn what_a_stranger_sends_is_bounded() {
        assert!(written(&"a (b) alias ".repeat(500)).len() <= MAX_WRITTEN);
        assert!(written(&"(".repeat(500)).len() <= 2);
        assert!(written("(((a) b) c").len() <= MAX_WRITTEN);
    }
}
