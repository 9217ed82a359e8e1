//! Germanic, Finnic and Hungarian compounds of words that many bodies bear: a *Maschinenbauwerk* is a machine building plant.

use crate::script::{Spelling, Word};
use crate::{ending, phrase, words};

/// What such compounds end in.
const HEADS: &[&str] = &[
    "agentur",
    "akademie",
    "amt",
    "amet",
    "autoriteit",
    "bank",
    "bau",
    "behorde",
    "betrieb",
    "betriebe",
    "bewegung",
    "brigade",
    "bygging",
    "departement",
    "departementet",
    "dienst",
    "direktorat",
    "direktoratet",
    "fabrik",
    "fabriken",
    "fabrikk",
    "fakultat",
    "fonds",
    "forbund",
    "forbundet",
    "forening",
    "gericht",
    "gesellschaft",
    "groep",
    "gruppe",
    "gyar",
    "handel",
    "hivatal",
    "industri",
    "industrie",
    "inspektionen",
    "institut",
    "institutt",
    "kammer",
    "kasse",
    "keskus",
    "klinik",
    "konzern",
    "laitos",
    "liit",
    "liitto",
    "maatschappij",
    "ministeerium",
    "ministerio",
    "ministerium",
    "myndighet",
    "myndigheten",
    "pankki",
    "partei",
    "partiet",
    "partij",
    "politiet",
    "polizei",
    "rederi",
    "schule",
    "sekretariat",
    "selskap",
    "stiftung",
    "styrelse",
    "styrelsen",
    "technik",
    "tilsynet",
    "universitat",
    "unternehmen",
    "verband",
    "verein",
    "verft",
    "verk",
    "verket",
    "verlag",
    "verwaltung",
    "virasto",
    "werft",
    "werk",
    "werke",
    "zentrum",
];
/// What joins the parts.
const JOINTS: [&str; 5] = ["", "s", "n", "en", "er"];
/// The first part has at least so many letters.
const FIRST_MIN: usize = 4;

/// The words, each compound of known words as its two parts.
pub(crate) fn split(found: Vec<Word>) -> Vec<Word> {
    let mut out = Vec::with_capacity(found.len());
    for word in found {
        match parts(&word.spellings[0].latin) {
            Some(parts) => out.extend(parts.map(|latin| Word {
                spellings: vec![Spelling { latin, cost: 0 }],
                ..word.clone()
            })),
            None => out.push(word),
        }
    }
    out
}

fn parts(text: &str) -> Option<[String; 2]> {
    if !words::lookup(text).is_plain() || phrase::is_one(text) {
        return None;
    }
    ending::all(text, HEADS).find_map(|(before, head)| {
        let first = JOINTS
            .iter()
            .filter_map(|joint| before.strip_suffix(joint))
            .filter(|first| first.len() >= FIRST_MIN)
            .find(|first| words::lookup(first).generic.is_some())?;
        words::lookup(head).generic?;
        Some([first.to_owned(), head.to_owned()])
    })
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn compounds_of_known_words_are_two() {
        for (text, expected) in [
            ("stahlwerk", Some(["stahl", "werk"])),
            ("handelsverein", Some(["handels", "verein"])),
            ("orlanwerk", None),
            ("bank", None),
        ] {
            let parts = parts(text);
            let parts = parts
                .as_ref()
                .map(|parts| parts.each_ref().map(String::as_str));
            let same = match (parts, expected) {
                (Some(a), Some(b)) => {
                    a[1] == b[1] && a[0].trim_end_matches('s') == b[0].trim_end_matches('s')
                }
                (a, b) => a == b,
            };
            assert!(same, "{text} {parts:?}");
        }
    }
}
