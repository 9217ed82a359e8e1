//! Who owns whom by name, as a note says it: "50% owned by …", "… eier 60 prosent". Whoever owns as much as a
//! listed party may is to be looked up like a party.

use std::ops::Range;

use crate::goods::number;
use crate::places::placed;

/// An owner by name.
#[derive(Clone, Debug, PartialEq)]
pub struct Owner {
    /// As written.
    pub name: String,
    /// In hundredths, where it is said.
    pub share: Option<f64>,
}

/// Behind these stands who owns.
const BEFORE_OWNER: &[&str] = &[
    "owned by",
    "held by",
    "controlled by",
    "belongs to",
    "belonging to",
    "property of",
    "majority owner",
    "majority shareholder",
    "beneficial owner",
    "shareholder",
    "owner",
    "eies av",
    "eid av",
    "eiet av",
    "eigd av",
    "kontrollert av",
    "tilhører",
    "hovedeier",
    "eier er",
    "eier:",
    "im besitz von",
    "im eigentum von",
    "gehört",
    "détenu par",
    "détenue par",
    "appartient à",
    "propriété de",
    "propiedad de",
    "pertenece a",
    "controlado por",
    "принадлежит",
    "владелец",
    "собственник",
    "所有者",
    "소유주",
    "مملوكة ل",
    "مملوك ل",
];

/// Before these stands who owns.
const BEHIND_OWNER: &[&str] = &[
    " owns",
    " holds",
    " controls",
    " eier",
    " kontrollerer",
    " besitzt",
    " hält",
    " détient",
    " possède",
    " posee",
    " владеет",
    "拥有",
    "持有",
    "持股",
    "이 소유",
    "가 소유",
    " 소유",
    " يملك",
    " تملك",
];

/// What a text calls an owner by without naming one.
const UNNAMED: &[&str] = &[
    "a",
    "an",
    "the",
    "its",
    "his",
    "her",
    "their",
    "one",
    "two",
    "three",
    "listed",
    "sanctioned",
    "designated",
    "blocked",
    "unknown",
    "not",
    "none",
    "no",
    "en",
    "et",
    "sin",
    "sine",
    "to",
    "tre",
    "ukjent",
    "ingen",
    "ikke",
    "einer",
    "einem",
    "un",
    "une",
    "una",
    "deux",
    "dos",
    "private",
    "several",
    "who",
    "person",
    "nobody",
    "anybody",
    "itself",
    "employees",
    "state",
    "staten",
    "government",
];

/// Words of a hundredth.
const PERCENT: &[&str] = &[
    "%",
    "％",
    "percent",
    "per cent",
    "prosent",
    "prozent",
    "pour cent",
    "por ciento",
    "процент",
    "퍼센트",
    "بالمئة",
    "في المئة",
];

/// Words for a share, each with its hundredths.
const PARTS: &[(&str, f64)] = &[
    ("half", 50.0),
    ("halvparten", 50.0),
    ("hälfte", 50.0),
    ("moitié", 50.0),
    ("mitad", 50.0),
    ("половина", 50.0),
    ("一半", 50.0),
    ("절반", 50.0),
    ("نصف", 50.0),
    ("all of it", 100.0),
    ("wholly", 100.0),
    ("fully", 100.0),
    ("third", 33.33),
    ("tredel", 33.33),
    ("drittel", 33.33),
    ("tiers", 33.33),
    ("треть", 33.33),
    ("quarter", 25.0),
    ("kvart", 25.0),
    ("viertel", 25.0),
    ("quart", 25.0),
    ("четверть", 25.0),
];

/// Where a word for a share stands, and its hundredths.
fn part_in_words(lower: &str) -> Option<(Range<usize>, f64)> {
    PARTS.iter().find_map(|(word, share)| {
        let at = word_at(lower, word)?;
        Some((at..at + word.len(), *share))
    })
}

/// The owners that a text names, each with the share that stands in its part of the text.
fn owners(text: &str) -> Vec<Owner> {
    let parts = text.split([';', '\n', '、', '；']);
    let parts = parts.flat_map(|part| part.split(" and ").flat_map(|part| part.split(" og ")));
    let parts: Vec<&str> = parts.flat_map(|part| part.split(", ")).collect();
    // "50 % owned by A and B": what marks the owner stands once.
    let mut carried = false;
    let mut all = Vec::new();
    for part in parts {
        let (name, marked) = match named(part) {
            Some(name) => (Some(name), true),
            None if carried => (Some(part), false),
            None => (None, false),
        };
        carried |= marked;
        let Some(name) = name.and_then(cleaned) else {
            continue;
        };
        let share = share(part);
        all.push(Owner { name, share });
    }
    all
}

/// The owners that a note on ownership names: likewise, or by a name beside a share alone, "50.0 % Ola Hansen".
pub fn owners_noted(text: &str) -> Vec<Owner> {
    let found = owners(text);
    if !found.is_empty() {
        return found;
    }
    let parts = text.split([';', '\n', '、', '；', '+']);
    let parts = parts.flat_map(|part| part.split(" and ").flat_map(|part| part.split(" og ")));
    let parts = parts.flat_map(|part| part.split(", "));
    let beside = parts
        .filter(|part| named(part).is_none())
        .filter_map(|part| {
            let share = share(part)?;
            let name = cleaned(part).filter(|name| is_a_name(name))?;
            Some(Owner {
                name,
                share: Some(share),
            })
        });
    beside.collect()
}

/// The owners that the name of a party tells besides: "Acme Ltd, 50 % owned by Ola Hansen".
pub fn owners_of(party: &str) -> Vec<Owner> {
    let lower = party.to_lowercase();
    let mut marks = PASSIVE.iter();
    if !marks.any(|mark| word_at(&lower, mark).is_some_and(|at| at > 0)) {
        return Vec::new();
    }
    owners(party)
}

/// Words of a passive, behind which stands who owns.
const PASSIVE: &[&str] = &[
    "owned by",
    "held by",
    "controlled by",
    "eies av",
    "eid av",
    "eiet av",
    "im besitz von",
    "im eigentum von",
    "détenu par",
    "détenue par",
    "propiedad de",
    "принадлежит",
];

/// Whether words are a name as it is written: two of them with capitals, or a script that has none.
fn is_a_name(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let caseless = |c: char| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase();
    text.chars().any(caseless) || (words.clone().nth(1).is_some() && words.any(capital))
}

/// The piece of a part in which the owner's name stands.
fn named(part: &str) -> Option<&str> {
    let lower = part.to_lowercase();
    // Letters that change their length when lowered would shift the places.
    if lower.len() != part.len() {
        return None;
    }
    for mark in BEFORE_OWNER {
        if let Some(at) = word_at(&lower, mark) {
            return part.get(at + mark.len()..);
        }
    }
    for mark in BEHIND_OWNER {
        if let Some(at) = lower.find(mark) {
            return part.get(..at);
        }
    }
    None
}

/// Where a phrase stands as words of its own; what ends in a letter of Arabic is written to the name.
fn word_at(text: &str, phrase: &str) -> Option<usize> {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let joined = phrase.ends_with('ل') || !phrase.is_ascii() && phrase.chars().count() < 4;
    let mut places = text.match_indices(phrase);
    places.find_map(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + phrase.len()..].chars().next();
        (!is_letter(before) && (joined || !is_letter(after))).then_some(at)
    })
}

/// A name without its share and the signs around it; nothing where nobody is named.
fn cleaned(text: &str) -> Option<String> {
    let mut kept = text.to_owned();
    for word in PERCENT {
        if let Some(at) = kept.to_lowercase().find(word) {
            let head = kept.get(..at)?.trim_end();
            let digits =
                head.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
            // What stands behind the share is of something else; before it stands the name.
            let tail = kept.get(at + word.len()..).unwrap_or_default();
            kept = if digits.trim_matches(&SIGNS[..]).is_empty() {
                tail.to_owned()
            } else {
                digits.to_owned()
            };
        }
    }
    // "Ola Hansen half", "half: Ola Hansen".
    let lower = kept.to_lowercase();
    if lower.len() == kept.len()
        && let Some((at, _)) = part_in_words(&lower)
    {
        let behind = kept
            .get(at.end..)
            .unwrap_or_default()
            .trim_matches(&SIGNS[..]);
        let before = kept
            .get(..at.start)
            .unwrap_or_default()
            .trim_matches(&SIGNS[..]);
        kept = if before.is_empty() { behind } else { before }.to_owned();
    }
    let name = kept.trim_matches(&SIGNS[..]);
    let first = name.split_whitespace().next()?.to_lowercase();
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let is_place = || {
        let mut placed = placed(name).into_iter();
        placed.any(|(at, _)| at == (0..name.len()))
    };
    let named = letters >= 2 && !UNNAMED.contains(&first.as_str()) && !is_place();
    named.then(|| name.to_owned())
}

const SIGNS: [char; 12] = [' ', ':', '(', ')', '"', '«', '»', '.', ',', '-', '–', '='];

/// The share that a text says.
fn share(text: &str) -> Option<f64> {
    let lower = text.to_lowercase();
    let Some(at) = PERCENT.iter().filter_map(|word| lower.find(word)).min() else {
        return part_in_words(&lower).map(|(_, share)| share);
    };
    let head = lower.get(..at)?.trim_end();
    let digits = head.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    number(head.get(digits.len()..)?).filter(|share| *share <= 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn owners_by_name() {
        for (text, expected) in [
            ("50% owned by Ola Hansen", vec![("Ola Hansen", Some(50.0))]),
            (
                "owned by ola hansen (60 %)",
                vec![("ola hansen", Some(60.0))],
            ),
            (
                "Ola Hansen owns 60 percent",
                vec![("Ola Hansen", Some(60.0))],
            ),
            ("eies av Kari Berg", vec![("Kari Berg", None)]),
            ("Kari Berg eier 51 prosent", vec![("Kari Berg", Some(51.0))]),
            (
                "Hans Meier besitzt 12,5 Prozent",
                vec![("Hans Meier", Some(12.5))],
            ),
            ("im Besitz von Hans Meier", vec![("Hans Meier", None)]),
            ("détenu par Jean Petit", vec![("Jean Petit", None)]),
            ("propiedad de Juan Ruiz", vec![("Juan Ruiz", None)]),
            ("принадлежит Ивану Петрову", vec![("Ивану Петрову", None)]),
            ("王小明拥有60%", vec![("王小明", Some(60.0))]),
            ("김철수 소유", vec![("김철수", None)]),
            (
                "50 % owned by Ola Hansen and Kari Berg",
                vec![("Ola Hansen", Some(50.0)), ("Kari Berg", None)],
            ),
            (
                "majority shareholder: Acme Holding Ltd",
                vec![("Acme Holding Ltd", None)],
            ),
            ("50.0 % owned by a listed person", vec![]),
            ("25 % + 25 %, two listed owners", vec![]),
            ("owned by its founder", vec![]),
            ("owned by North Korea", vec![]),
            ("KP owned", vec![]),
            ("Norwegian company", vec![]),
            ("owned by nobody listed", vec![]),
            ("", vec![]),
        ] {
            check(text, &owners(text), &expected);
        }
    }

    fn check(text: &str, found: &[Owner], expected: &[(&str, Option<f64>)]) {
        let found: Vec<(&str, Option<f64>)> = found
            .iter()
            .map(|owner| (owner.name.as_str(), owner.share))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_name_beside_a_share_in_a_note() {
        for (text, expected) in [
            ("50.0% Ola Hansen", vec![("Ola Hansen", Some(50.0))]),
            ("Ola Hansen 50%", vec![("Ola Hansen", Some(50.0))]),
            (
                "Ola Hansen (30 %), Kari Berg (25 %)",
                vec![("Ola Hansen", Some(30.0)), ("Kari Berg", Some(25.0))],
            ),
            ("王小明 60%", vec![("王小明", Some(60.0))]),
            ("eies av Kari Berg", vec![("Kari Berg", None)]),
            ("25 % + 25 %, two listed owners", vec![]),
            ("50.0 % owned by a listed person", vec![]),
            ("100% state-owned", vec![]),
            ("50%", vec![]),
        ] {
            check(text, &owners_noted(text), &expected);
        }
    }

    #[test]
    fn owners_in_the_name_of_a_party() {
        for (text, expected) in [
            (
                "Acme Balik, 50 % owned by Ola Hansen",
                vec![("Ola Hansen", Some(50.0))],
            ),
            ("Acme AS (eies av Kari Berg)", vec![("Kari Berg", None)]),
            ("Owner Ship Ltd", vec![]),
            ("Acme Holdings", vec![]),
        ] {
            check(text, &owners_of(text), &expected);
        }
    }
}
