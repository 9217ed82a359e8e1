//! What things of rubber, wood, plastic or cloth are for: a cover for cars is no car, and tyres of tractors are
//! tyres. What such a thing is for is only possible where nothing says of what it is.

use super::concept::{Concept, Placed};
use super::item::{Item, stays};
use super::table::tables;
use crate::words::{Token, fold, tokens};

/// Words behind which stands what a thing is for, folded.
const FOR: &[&str] = &["for", "til", "fur", "pour", "para", "для", "per", "voor"];
/// Words that join goods of their own, folded.
const WITH: &[&str] = &["with", "med", "mit", "avec", "con", "с", "plus", "incl"];

/// Beginnings of words for a material, folded, and the kind of goods that things of it are.
const MATERIALS: &[(&str, &str)] = &[
    ("plast", "household-plastic"),
    ("pvc", "household-plastic"),
    ("kunststoff", "household-plastic"),
    ("пласт", "household-plastic"),
    ("بلاستيك", "household-plastic"),
    ("rubber", "household-plastic"),
    ("gummi", "household-plastic"),
    ("caoutchouc", "household-plastic"),
    ("caucho", "household-plastic"),
    ("goma", "household-plastic"),
    ("резин", "household-plastic"),
    ("مطاط", "household-plastic"),
    ("silicon", "household-plastic"),
    ("foam", "household-plastic"),
    ("wood", "wood"),
    ("bamboo", "wood"),
    ("holz", "wood"),
    ("holzern", "wood"),
    ("bois", "wood"),
    ("madera", "wood"),
    ("дерев", "wood"),
    ("خشب", "wood"),
    ("tre", "wood"),
    ("textil", "textiles"),
    ("tekstil", "textiles"),
    ("текстил", "textiles"),
    ("cotton", "textiles"),
    ("baumwoll", "textiles"),
    ("bomull", "textiles"),
    ("coton", "textiles"),
    ("algodon", "textiles"),
    ("fabric", "textiles"),
    ("cloth", "textiles"),
    ("canvas", "textiles"),
    ("ткан", "textiles"),
    ("tissu", "textiles"),
    ("stoff", "textiles"),
    ("tela", "textiles"),
    ("paper", "paper"),
    ("cardboard", "paper"),
    ("papier", "paper"),
    ("картон", "paper"),
    ("leather", "leather"),
    ("leder", "leather"),
    ("cuir", "leather"),
    ("cuero", "leather"),
];

/// Beginnings of words for things that are no part of a machine and are for one, folded.
const THINGS: &[&str] = &[
    "cover",
    "hose",
    "crate",
    "box",
    "case",
    "handle",
    "mat",
    "bag",
    "sheet",
    "pallet",
    "tarp",
    "curtain",
    "cushion",
    "strap",
    "rope",
    "sleeve",
    "gasket",
    "seal",
    "ring",
    "tube",
    "tubing",
    "chock",
    "wedge",
    "packag",
    "packing",
    "film",
    "foil",
    "wrap",
    "glove",
    "upholster",
    "sticker",
    "sign",
    "mudflap",
    "floor",
    "seat",
    "trekk",
    "slange",
    "kasse",
    "handtak",
    "matte",
    "pose",
    "presenning",
    "pakning",
    "hulle",
    "abdeck",
    "schlauch",
    "schlauche",
    "kiste",
    "griff",
    "stiel",
    "plane",
    "bezug",
    "bezuge",
    "dichtung",
    "schonbezug",
    "housse",
    "tuyau",
    "caisse",
    "manche",
    "poignee",
    "tapis",
    "bache",
    "joint",
    "funda",
    "manguera",
    "caja",
    "mango",
    "alfombrilla",
    "lona",
    "junta",
    "чехл",
    "чехол",
    "шланг",
    "ящик",
    "ручк",
    "рукоят",
    "коврик",
    "черенк",
    "черен",
    "тент",
    "прокладк",
    "поддон",
    "أغطيه",
    "خراطيم",
    "صناديق",
    "مقابض",
];
/// Words that may be such a thing only whole: "case", but not "casein".
const WHOLE_LETTERS: usize = 4;
/// Beginnings of words for parts and machines: these are of what they are for.
const PARTS: &[&str] = &[
    "part",
    "spare",
    "component",
    "motor",
    "engine",
    "gear",
    "pump",
    "housing",
    "kit",
    "deler",
    "reserve",
    "teil",
    "ersatz",
    "piece",
    "pieza",
    "repuesto",
    "запчаст",
    "детал",
    "комплект",
];

/// Goods without what only such things are for, with those that are sure no more.
pub(super) fn read<'t>(text: &'t str, all: Vec<Placed<'t>>) -> (Vec<Placed<'t>>, Vec<usize>) {
    let mut doubted = Vec::new();
    let mut kept = Vec::with_capacity(all.len());
    let words = if all.iter().any(|(concept, ..)| stays(concept)) {
        tokens(text)
    } else {
        return (all, doubted);
    };
    let tyres: Vec<usize> = all
        .iter()
        .filter(|(concept, ..)| concept.id == "tyre")
        .map(|(.., start)| *start)
        .collect();
    for one in &all {
        let (concept, named, start) = *one;
        if !stays(concept) || concept.is_of_weapons() {
            kept.push(*one);
            continue;
        }
        let end = start + named.len();
        let drives = concept.classes.named("vehicles") > crate::Certainty::No;
        let same = |tyre: &usize| {
            let (from, to) = if *tyre < start {
                (*tyre, start)
            } else {
                (end, *tyre)
            };
            let gap = text.get(from..to).unwrap_or_default();
            let joined = tokens(gap)
                .iter()
                .any(|word| WITH.contains(&word.text.as_str()));
            !joined && !Item::parts(gap.trim_start_matches(['\'', '’']))
        };
        if drives && tyres.iter().any(same) {
            continue;
        }
        match thing(text, &words, start) {
            For::Made(made) => {
                if !kept
                    .iter()
                    .any(|(known, ..): &Placed<'_>| known.id == made.id)
                {
                    kept.push((made, named, start));
                }
            }
            For::Thing => {
                doubted.push(start);
                kept.push(*one);
            }
            For::Nothing => kept.push(*one),
        }
    }
    (kept, doubted)
}

/// What stands before "for" in the part of a text before goods.
enum For {
    /// No thing that is only for these.
    Nothing,
    /// One of which nothing says of what it is.
    Thing,
    /// One of a material, and the kind of goods that it is.
    Made(&'static Concept),
}

/// Whether a thing stands before "for" in the part of a text before goods.
fn thing(text: &str, words: &[Token], start: usize) -> For {
    let mut part: Vec<&Token> = Vec::new();
    let mut last = start;
    for word in words.iter().rev().filter(|word| word.end <= start) {
        if text.get(word.end..last).is_none_or(Item::parts) {
            break;
        }
        last = word.start;
        part.push(word);
    }
    let link = part
        .iter()
        .position(|word| FOR.contains(&word.text.as_str()));
    let Some(ahead) = link.and_then(|link| part.get(link + 1..)) else {
        return For::Nothing;
    };
    let begins = |word: &Token, begin: &str| word.text.starts_with(&fold(begin));
    let any = |begins_of: &[&str]| {
        ahead
            .iter()
            .any(|word| begins_of.iter().any(|begin| begins(word, begin)))
    };
    let named = |word: &str| {
        THINGS.iter().any(|stem| {
            let rest = word.strip_prefix(fold(stem).as_str());
            rest.is_some_and(|rest| {
                stem.chars().count() > WHOLE_LETTERS || rest.chars().count() <= 2
            })
        })
    };
    // "Holzgriffe" are of wood by their first half.
    let is_thing = ahead.iter().any(|word| {
        let halves = MATERIALS.iter();
        let mut halves = halves.filter_map(|(begin, _)| word.text.strip_prefix(&fold(begin)));
        named(&word.text) || halves.any(named)
    });
    if any(PARTS) || !is_thing {
        return For::Nothing;
    }
    let material = MATERIALS.iter().find(|(begin, _)| {
        ahead.iter().any(|word| match begin.chars().count() {
            0..=3 => word.text == fold(begin),
            _ => begins(word, begin),
        })
    });
    let made = material.and_then(|(_, kind)| {
        let mut all = tables().concepts.iter();
        all.find(|concept| concept.id == *kind)
    });
    made.map_or(For::Thing, For::Made)
}

#[cfg(test)]
mod tests {
    use crate::certainty::Certainty;
    use crate::goods::Line;

    #[test]
    fn what_things_are_for_is_not_sent() {
        for (text, class, expected) in [
            ("plastic covers for cars", "vehicles", Certainty::No),
            ("textile seat covers for buses", "vehicles", Certainty::No),
            (
                "housses en plastique pour voitures",
                "vehicles",
                Certainty::No,
            ),
            ("чехлы резиновые для тракторов", "vehicles", Certainty::No),
            ("rubber hoses for pumps", "machinery", Certainty::No),
            ("wooden handles for shovels", "metals", Certainty::No),
            ("covers for cars", "vehicles", Certainty::Possible),
            ("plastic parts for cars", "vehicles", Certainty::Certain),
            ("tractors' tyres", "vehicles", Certainty::No),
            ("шины автомобильные", "vehicles", Certainty::No),
            ("tractors with tyres", "vehicles", Certainty::Certain),
            ("tractors, tyres", "vehicles", Certainty::Certain),
            (
                "wooden crates with machines",
                "machinery",
                Certainty::Certain,
            ),
        ] {
            let line = Line::read(text, &[]);
            assert_eq!(line.classes.named(class), expected, "{text}");
        }
    }
}
