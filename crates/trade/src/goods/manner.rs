//! Words that only say how goods are made, carried or fitted, or what they tell of: sorted by machine, on a
//! truck, with steel straps, about tractors, fortified with iron.

use super::concept::{Concept, Naming};
use crate::certainty::Certainty;
use crate::words::{Kind, Token, fold, tokens};

/// Endings of participles behind a machine: "machine sorted".
const DONE: &[&str] = &[
    "ed", "made", "cut", "sewn", "spun", "woven", "knit", "ground", "able",
];
const BY: &[&str] = &["by", "av", "par", "por", "von", "på", "pa"];
const ON: &[&str] = &["on", "aboard", "onboard", "auf", "sur", "ex", "fob"];
/// Words before the name of a ship.
const SHIP: &[&str] = &["mv", "m/v", "vessel", "skip", "т/х"];
const WITH: &[&str] = &["with", "w", "med", "mit", "avec", "con", "с", "со"];
/// What something has of metal without being of it, by the beginning.
const FITTINGS: &[&str] = &[
    "strap",
    "toe",
    "belt",
    "base",
    "leg",
    "frame",
    "clip",
    "spring",
    "handle",
    "buckle",
    "button",
    "lid",
    "cap",
    "wire",
    "band",
    "hoop",
    "rivet",
    "zip",
    "cord",
    "nail",
    "ben",
    "stropp",
    "tåhette",
    "ramme",
    "griff",
    "rahmen",
    "beine",
    "pied",
    "cadre",
    "boucle",
    "pata",
    "marco",
    "каркас",
    "ножк",
    "носк",
];
const ABOUT: &[&str] = &[
    "about", "om", "over", "uber", "sur", "sobre", "о", "об", "on",
];
/// Words between pictures and what these show.
const ABOUT_PICTURES: &[&str] = &["of", "av", "von", "de", "с", "mit", "med"];
/// Words between "about" and what a book tells of at most, with "about".
const TOLD_WORDS: usize = 2;
/// Words that say what is added to food and medicine, by the beginning.
const ADDED: &[&str] = &[
    "fortif",
    "enrich",
    "beriket",
    "tilsatt",
    "angereichert",
    "enrichi",
    "fortifi",
    "обогащ",
    "mineral",
    "vitamin",
    "supplement",
    "ointment",
    "cream",
    "salve",
    "salbe",
    "pommad",
    "pomad",
    "мазь",
    "мази",
    "مرهم",
    "syrup",
    "inject",
    "tablet",
    "micronutri",
];
/// The next word begins and ends within so many letters.
const NEXT_CHARS: usize = 80;
/// Metals that are food and medicine, too.
const ELEMENTS: &[&str] = &["iron", "zinc", "copper", "steel"];

/// Whether goods behind others of a line only say how these are, and are not sent themselves.
pub(super) fn only_tells(
    concept: &Concept,
    text: &str,
    before: &[Token],
    (start, end): (usize, usize),
    others: &[Naming<'_>],
) -> bool {
    let of = |class: &str| concept.classes.named(class) > Certainty::No;
    let last = before.last().map_or("", |word| word.text.as_str());
    let rest = text.get(end..).unwrap_or_default();
    // The rest of a long text is not gone through for each of its goods.
    let near = rest.char_indices().nth(NEXT_CHARS);
    let near = near.map_or(rest, |(end, _)| &rest[..end]);
    let next = tokens(near).into_iter().next();
    let next = next.filter(|word| word.kind == Kind::Word);
    let next = next.map_or(String::new(), |word| word.text);
    let words = fold(text.get(start..end).unwrap_or_default());
    let is_of = |class: &str| {
        let mut others = others.iter();
        others.any(|other| other.concept.classes.named(class).holds())
    };
    let is = |ids: &[&str]| others.iter().any(|other| ids.contains(&other.concept.id));
    let whose = text
        .get(start..end)
        .is_some_and(|words| words.contains(['\'', '’']));
    let carries = of("vehicles") || of("vessel") || of("aircraft") || concept.id == "tank-word";
    let ship = before.iter().any(|word| SHIP.contains(&word.text.as_str()));
    if carries
        && (ON.contains(&last) || whose || (of("vessel") || concept.id == "tank-word") && ship)
    {
        return true;
    }
    if of("metals")
        && WITH.contains(&last)
        && FITTINGS.iter().any(|part| next.starts_with(&fold(part)))
    {
        return true;
    }
    let same = |word: &&Token| {
        let gap = text.get(word.end..start);
        gap.is_some_and(|gap| !gap.contains([',', ';', '\n']))
    };
    let told = before.iter().rev().take(TOLD_WORDS).filter(same);
    let about = told.clone().any(|word| ABOUT.contains(&word.text.as_str()));
    let pictured = ABOUT_PICTURES.contains(&last) && is(&["souvenir"]);
    if (about || pictured) && !concept.is_arms() && is(&["paper", "souvenir", "recording"]) {
        return true;
    }
    if WITH.contains(&last) && !concept.is_arms() && is(&["hygiene", "cosmetics"]) && !of("metals")
    {
        return true;
    }
    if of("machinery") && words.starts_with("ma") {
        return BY.contains(&last) || DONE.iter().any(|end| next.ends_with(end));
    }
    // "Tablets (iron, zinc)", "ointment of zinc"; iron rods beside rice are no vitamin.
    let element = concept.id != "steel" && ELEMENTS.contains(&concept.id);
    let plain = next.is_empty() || rest.starts_with([',', ')', ';', '/']);
    let added = || {
        let begins = |word: &Token| {
            ADDED
                .iter()
                .any(|begin| word.text.starts_with(&fold(begin)))
        };
        before.iter().any(begins)
    };
    element && plain && (is_of("food") || is_of("medicine")) && added()
}
