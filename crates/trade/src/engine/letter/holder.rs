//! To whom a paper was given, and whether that is anybody of the shipment.

use std::ops::Range;
use std::sync::OnceLock;

use super::COMMITTEE;
use crate::goods::kinds_named;
use crate::places;
use crate::words::{Kind, Token, fold, tokens};

/// Organisations and their other names.
const ORGANISATIONS: &str = include_str!("../../../tables/organisations.tsv");

/// Words before the name of who holds a paper.
const MARKS: &[&str] = &[
    "to",
    "for",
    "til",
    "an",
    "fur",
    "a",
    "al",
    "pour",
    "para",
    "favour",
    "favor",
    "holder",
    "applicant",
    "innehaver",
    "beneficiary",
];

/// Small words inside a name.
const INSIDE: &[&str] = &[
    "of", "the", "for", "and", "og", "for", "des", "der", "de", "du", "la", "sans", "uten", "ohne",
    "without", "s", "und", "et", "y",
];

/// Words of a name that many organisations bear.
const COMMON: &[&str] = &[
    "of",
    "the",
    "for",
    "and",
    "og",
    "i",
    "in",
    "des",
    "der",
    "de",
    "du",
    "la",
    "s",
    "und",
    "et",
    "y",
    "ltd",
    "inc",
    "as",
    "ngo",
    "office",
    "mission",
    "organisation",
    "organization",
    "foundation",
    "agency",
    "dprk",
    "pyongyang",
    "country",
    "korea",
];

/// The organisations of the table that a name is of.
fn known(name: &str) -> Vec<usize> {
    static TABLE: OnceLock<Vec<Vec<String>>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let rows = ORGANISATIONS.lines().filter(|row| !row.starts_with('#'));
        rows.map(|row| row.split('|').map(padded).collect())
            .collect()
    });
    let name = padded(name);
    let is_of = |names: &Vec<String>| {
        let unspaced = |one: &str| !one.is_ascii() && name.contains(one.trim());
        names
            .iter()
            .any(|one| name.contains(one.as_str()) || unspaced(one))
    };
    let numbered = table.iter().enumerate();
    numbered
        .filter(|(_, names)| is_of(names))
        .map(|(at, _)| at)
        .collect()
}

/// A text's words with blanks around them, so that whole words are found in it.
fn padded(text: &str) -> String {
    let words: Vec<String> = tokens(text).into_iter().map(|word| word.text).collect();
    format!(" {} ", words.join(" "))
}

/// Whether a text names an organisation that brings aid.
pub(in super::super) fn is_known_organisation(text: &str) -> bool {
    !known(text).is_empty()
}

/// The name of who a paper was given to, days left out of it.
pub(super) fn named(note: &str) -> Option<String> {
    let words = tokens(note);
    let begins_name = |word: &Token| {
        let first = note.get(word.start..).and_then(|rest| rest.chars().next());
        word.kind == Kind::Word && first.is_some_and(char::is_uppercase)
    };
    let parted = |from: usize, to: usize| {
        let gap = note.get(from..to).unwrap_or_default();
        gap.contains([',', ';', ':', '(', ')', '\n', '/', '–', '—']) || gap.contains(". ")
    };
    for (at, mark) in words.iter().enumerate() {
        if !MARKS.contains(&mark.text.as_str()) {
            continue;
        }
        let mut end = mark.end;
        let mut start = None;
        for word in &words[at + 1..] {
            let small = INSIDE.contains(&word.text.as_str());
            if parted(end, word.start) || !(small || begins_name(word)) {
                break;
            }
            // A small word is part of the name only when it goes on.
            if begins_name(word) {
                start.get_or_insert(word.start);
                end = word.end;
            }
        }
        let name = start.and_then(|start| note.get(start..end));
        if let Some(name) = name.filter(|name| is_organisation(name)) {
            return Some(name.to_owned());
        }
    }
    None
}

/// Whether a name is none of a place, of goods, or of the Committee itself.
fn is_organisation(name: &str) -> bool {
    if !known(name).is_empty() {
        return true;
    }
    let folded = fold(name);
    let of_committee = COMMITTEE.iter().any(|word| folded.contains(word));
    // A country alone holds no paper.
    let countries = places::placed(name);
    let besides = tokens(name).into_iter().filter(|word| {
        let of_country = |at: &Range<usize>| at.start <= word.start && word.end <= at.end;
        !countries.iter().any(|(at, _)| of_country(at)) && !COMMON.contains(&word.text.as_str())
    });
    let letters: usize = besides.map(|word| word.text.chars().count()).sum();
    letters > 2 && !of_committee && kinds_named(name).is_empty()
}

/// The words that tell a name from others.
fn significant(name: &str) -> Vec<String> {
    let words = tokens(name).into_iter().map(|word| word.text);
    words
        .filter(|word| !COMMON.contains(&word.as_str()))
        .collect()
}

/// Whether two names may be one organisation's: the words of one are all in the other, or both are names
/// of one that is known.
pub(super) fn is_same(a: &str, b: &str) -> bool {
    let (of_a, of_b) = (known(a), known(b));
    if of_a.iter().any(|one| of_b.contains(one)) {
        return true;
    }
    let (a, b) = (significant(a), significant(b));
    let within = |few: &[String], many: &[String]| {
        !few.is_empty() && few.iter().all(|word| many.contains(word))
    };
    within(&a, &b) || within(&b, &a)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_names_its_holder() {
        for (note, expected) in [
            (
                "letter of the 1718 Committee to UNICEF: water pumps",
                Some("UNICEF"),
            ),
            (
                "Committee letter issued to the World Food Programme, valid",
                Some("World Food Programme"),
            ),
            (
                "brev fra komiteen til Norges Røde Kors: pumper",
                Some("Norges Røde Kors"),
            ),
            (
                "letter for Doctors Without Borders of last year",
                Some("Doctors Without Borders"),
            ),
            ("letter: pumps to North Korea", None),
            ("letter to the DPRK Embassy", Some("DPRK Embassy")),
            ("approval for Water Pumps", None),
            ("Committee letter lists both, in date", None),
            ("applied to the 1718 Committee", None),
        ] {
            assert_eq!(named(note).as_deref(), expected, "{note}");
        }
    }

    #[test]
    fn one_organisation_has_several_names() {
        for (a, b, expected) in [
            ("UNICEF", "United Nations Children's Fund", true),
            ("UNICEF", "UNICEF Pyongyang", true),
            ("WFP", "유엔 세계식량계획", true),
            ("UNICEF", "World Food Programme", false),
            ("Finnish Red Cross", "Norwegian Red Cross", false),
            ("First Steps", "First Steps Health Society", true),
            ("First Steps", "Second Steps", false),
        ] {
            assert_eq!(is_same(a, b), expected, "{a} {b}");
        }
    }
}
