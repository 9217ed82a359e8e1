//! The head of a phrase is what is sent: goods at once before other goods only say of what kind these are.

use super::concept::{Concept, Placed};
use super::item::{Item, stays};
use crate::certainty::Certainty;
use crate::words::{Kind, Token, fold, tokens};

/// What stands between a name and what bears it: "howitzer-brand whisky".
const BRAND: &[&str] = &["brand", "branded", "marke", "merke", "марки", "牌"];
/// What stands between goods and what is made for them: "machine-washable blankets".
const LINKS: &[&str] = &[
    "driver's",
    "drivers'",
    "drivers",
    "driver",
    "operator's",
    "operators'",
    "washable",
    "cut",
    "safe",
    "made",
    "grade",
    "free",
    "brand",
    "branded",
    "tar",
];

/// Goods of a text without those that only describe the next ones; and where arms stand that may be the
/// name of food behind them.
/// `heads` are goods that only count behind others.
pub(super) fn without_modifiers<'t>(
    text: &'t str,
    all: &[Placed<'t>],
    heads: &[Placed<'t>],
) -> (Vec<Placed<'t>>, Vec<usize>) {
    let mut kept = Vec::new();
    let mut named_after = Vec::new();
    let all: Vec<Placed<'t>> = all
        .iter()
        .filter(|one| !is_of_a_compound(text, one))
        .copied()
        .collect();
    for (at, one) in all.iter().enumerate() {
        let next = all[at + 1..].iter().find(|next| next.2 > one.2);
        let end = one.2 + one.1.len();
        let far = next.map_or(usize::MAX, |next| next.2);
        let other = heads
            .iter()
            .find(|head| head.2 >= end && head.2 < far && !is_of_a_compound(text, head));
        match next.map_or(Modifies::No, |next| modifies(text, one, next)) {
            Modifies::Yes => continue,
            Modifies::No
                if other.is_some_and(|head| modifies(text, one, head) == Modifies::Yes) =>
            {
                kept.extend(other.copied());
                continue;
            }
            Modifies::Perhaps => named_after.push(one.2),
            Modifies::No => {}
        }
        kept.push(*one);
    }
    (kept, named_after)
}

/// Metals as chemistry and medicine name them, folded, in eight languages.
const ELEMENTS: &[&str] = &[
    "iron",
    "zinc",
    "copper",
    "silver",
    "aluminium",
    "aluminum",
    "nickel",
    "lead",
    "magnesium",
    "titanium",
    "titan",
    "titane",
    "titanio",
    "титана",
    "jern",
    "sink",
    "kobber",
    "solv",
    "eisen",
    "zink",
    "kupfer",
    "silber",
    "fer",
    "cuivre",
    "argent",
    "hierro",
    "cobre",
    "plata",
    "aluminio",
    "железо",
    "железа",
    "цинк",
    "цинка",
    "меди",
    "серебра",
    "алюминия",
];
/// Beginnings of words that make a compound of a metal before them; Romance and Russian put them first.
const COMPOUNDS: &[&str] = &[
    "oxide",
    "dioxide",
    "hydroxide",
    "sulfate",
    "sulphate",
    "sulfadiazine",
    "chloride",
    "carbonate",
    "gluconate",
    "nitrate",
    "acetate",
    "citrate",
    "fumarate",
    "phosphate",
    "stearate",
    "picolinate",
    "pyrithione",
    "sucrose",
    "dextran",
    "polymaltose",
    "bisglycinate",
    "isomaltoside",
    "oksid",
    "dioksid",
    "dioxyde",
    "dioxid",
    "dióxido",
    "диоксид",
    "sulfat",
    "klorid",
    "nitrat",
    "oxid",
    "chlorid",
    "oxyde",
    "chlorure",
    "oxido",
    "sulfato",
    "cloruro",
    "оксид",
    "сульфат",
    "хлорид",
];

/// Whether a metal is only of a compound's name: "zinc oxide", "sulfate de cuivre".
fn is_of_a_compound(text: &str, (_, words, start): &Placed<'_>) -> bool {
    if !ELEMENTS.contains(&fold(words).as_str()) {
        return false;
    }
    let is = |word: &Token| {
        let word = word
            .text
            .get(usize::from(word.elided)..)
            .unwrap_or_default();
        COMPOUNDS.iter().any(|begin| word.starts_with(&fold(begin)))
    };
    let behind = text.get(start + words.len()..).unwrap_or_default();
    let follows = behind.starts_with([' ', '-']) && tokens(behind).first().is_some_and(is);
    let before = tokens(text.get(..*start).unwrap_or_default());
    let mut back = before.iter().rev();
    let last = back.next();
    let leads = last.is_some_and(is)
        || (last.is_some_and(|word| matches!(word.text.as_str(), "de" | "d" | "del"))
            && back.next().is_some_and(is));
    follows || leads
}

#[derive(PartialEq)]
enum Modifies {
    No,
    Perhaps,
    Yes,
}

fn modifies(text: &str, one: &Placed<'_>, next: &Placed<'_>) -> Modifies {
    let (concept, words, start) = *one;
    let (head, head_words, from) = *next;
    let end = start + words.len();
    let Some(gap) = text.get(end..from) else {
        return Modifies::No;
    };
    if concept.id == head.id
        || head.is_arms()
        || !head.is_sure()
        || concept.is_vague()
        || concept.depicts()
    {
        return Modifies::No;
    }
    // French and Spanish put the head first: "épandeur d'engrais".
    let behind = text.get(from..).unwrap_or_default();
    if stays(concept) && tokens(behind).first().is_some_and(|word| word.elided) {
        return Modifies::No;
    }
    let between = gap.trim_matches([' ', '-']).to_lowercase();
    let branded = BRAND.contains(&between.as_str());
    let linked = LINKS.contains(&between.as_str());
    let free = linked || branded;
    let Some(gapped) = is_phrase(words, head_words, gap, &between, free, concept.is_maker()) else {
        return Modifies::No;
    };
    if !gapped {
        return Modifies::No;
    }
    let of = |class: &str| concept.classes.named(class) > Certainty::No;
    // Of seafood every form counts; a garment of a material is one.
    if of("seafood") || of("textiles") && !plain(head) {
        return Modifies::No;
    }
    if concept.is_arms() {
        return match (plain(head), branded) {
            (true, true) => Modifies::Yes,
            (true, false) => Modifies::Perhaps,
            (false, _) => Modifies::No,
        };
    }
    // "Truck rice" is a list rather than a kind of rice.
    let drives = ["vehicles", "aircraft", "helicopter", "vessel", "machinery"];
    if head.is_food() && !linked && drives.iter().any(|class| of(class)) {
        return Modifies::No;
    }
    // What is made of a metal or a mineral stays so, unless nobody could make it of that.
    if is_material(concept) && !plain(head) {
        return Modifies::No;
    }
    Modifies::Yes
}

/// Whether a word and the next ones are one phrase whose head is the last: a singular before its noun in
/// Latin letters, an adjective in Cyrillic, what stands at once before in Han and Hangul.
fn is_phrase(
    words: &str,
    head: &str,
    gap: &str,
    between: &str,
    linked: bool,
    name: bool,
) -> Option<bool> {
    let kind = |text: &str, last: bool| {
        let words = tokens(text);
        let word = if last { words.last() } else { words.first() };
        word.map(|word| word.kind)
    };
    if kind(words, true)? == Kind::Unspaced || kind(head, false)? == Kind::Unspaced {
        let hangul = words.chars().any(|c| matches!(c, '가'..='힣'));
        return Some(gap.is_empty() || (hangul && gap == " "));
    }
    if gap.is_empty() || gap.len() > LINK_BYTES_MAX || !(between.is_empty() || linked) {
        return Some(false);
    }
    let last = words.chars().next_back()?;
    Some(if last.is_ascii_alphabetic() {
        !matches!(last, 's' | 'S') || linked || name
    } else {
        const ADJECTIVES: &[&str] = &[
            "ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ого", "ых", "их", "ной",
        ];
        ADJECTIVES
            .iter()
            .any(|ending| words.to_lowercase().ends_with(ending))
    })
}

/// Bytes of a link between two nouns at most.
const LINK_BYTES_MAX: usize = 14;

/// Food, medicine, soap, paper and the like: nothing that is made of metal or is a machine.
fn plain(head: &Concept) -> bool {
    let of = |class: &str| head.classes.named(class).holds();
    of("food")
        || of("medicine")
        || matches!(
            head.id,
            "wine" | "beer" | "paper" | "stationery" | "tent" | "hygiene" | "tyre"
        )
}

fn is_material(concept: &Concept) -> bool {
    const MATERIALS: &[&str] = &[
        "metals",
        "iron",
        "iron-steel",
        "lead",
        "base-metal",
        "cash-gold",
        "precious-ore",
        "coal",
        "luxury",
        "wood",
        "earth-stone",
    ];
    let classes = &concept.classes;
    MATERIALS
        .iter()
        .any(|class| classes.named(class) > Certainty::No)
}

/// Words behind which a name stands, of whatever else: "rice, brand Jeep".
const CALLED: &[&str] = &[
    "brand",
    "marke",
    "merke",
    "marque",
    "marca",
    "марка",
    "марки",
];

/// Whether what follows is a brand's name.
pub(super) fn is_a_brand(text: &str, before: &[Token], start: usize) -> bool {
    let last = before.last();
    last.is_some_and(|word| {
        let gap = text.get(word.end..start).unwrap_or_default();
        CALLED.contains(&word.text.as_str()) && !Item::parts(gap)
    })
}
