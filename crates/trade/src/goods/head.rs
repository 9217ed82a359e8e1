//! The head of a phrase is what is sent: goods at once before other goods only say of what kind these are.

use super::concept::{Concept, Placed};
use super::item::{Item, stays};
use super::small_word;
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
        let of_other = || other.map_or(Modifies::No, |head| modifies(text, one, head));
        match next.map_or(Modifies::No, |next| modifies(text, one, next)) {
            Modifies::Yes => continue,
            Modifies::Perhaps => named_after.push(one.2),
            Modifies::No => match of_other() {
                Modifies::Yes => {
                    kept.extend(other.copied());
                    continue;
                }
                Modifies::Perhaps => named_after.push(one.2),
                Modifies::No => {}
            },
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
    // A poster or ticket shows or serves what stands before it: "bus tickets".
    let shows = head.id == "souvenir" && !concept.is_arms();
    if concept.id == head.id
        || head.is_arms()
        || !(head.is_sure() || shows)
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
    let branded = between
        .split([' ', '-'])
        .next()
        .is_some_and(|word| BRAND.contains(&word));
    let linked = LINKS.contains(&between.as_str());
    let owned = matches!(between.as_str(), "'s" | "’s");
    let free = linked || branded || owned;
    let Some(gapped) = is_phrase(words, head_words, gap, &between, free, concept.is_maker()) else {
        return Modifies::No;
    };
    // What arms may only be the name of stays doubted; other goods are left out before a plural alone.
    let far = gapped && !free && !between.is_empty() && gap.contains(' ');
    if !gapped || far && !concept.is_arms() && !head_words.ends_with(['s', 'S']) {
        return Modifies::No;
    }
    let of = |class: &str| concept.classes.named(class) > Certainty::No;
    // Cloth for uniforms is for an army as these are.
    let cloth = head.classes.named("textiles").holds();
    let of_army = concept.classes.named("military-use") > Certainty::No && !concept.is_arms();
    if cloth && of_army && !branded {
        return Modifies::No;
    }
    // Of seafood every form counts; a garment of a material is one.
    if of("seafood") || of("textiles") && !plain(head) {
        return Modifies::No;
    }
    if concept.is_arms() {
        return match (may_be_named(head), branded) {
            (true, true) => Modifies::Yes,
            (true, false) => Modifies::Perhaps,
            (false, true) if !stays(head) => Modifies::Yes,
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
    if gap.is_empty()
        || !(between.is_empty() || linked || goes_on_to(words, head, gap, between))
        || (linked && gap.len() > LINK_BYTES_MAX)
    {
        return Some(false);
    }
    let last = words.chars().next_back()?;
    Some(if last.is_ascii_alphabetic() {
        // A bus is one.
        let folded = words.to_lowercase();
        let plural = folded.ends_with('s')
            && !["ss", "us", "'s", "’s"]
                .iter()
                .any(|end| folded.ends_with(end));
        !plural || linked || name
    } else {
        const ADJECTIVES: &[&str] = &[
            "ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ого", "ых", "их", "ной",
        ];
        ADJECTIVES
            .iter()
            .any(|ending| words.to_lowercase().ends_with(ending))
    })
}

/// Words between a singular and the head of its phrase at most, and letters of such a word at least.
const BETWEEN_MAX: usize = 2;
const BETWEEN_LETTERS_MIN: usize = 3;

/// Whether only nouns that nobody knows stand between a singular and the head of its phrase, as English puts them:
/// "tractor seat cushions", "cannon bone broth".
fn goes_on_to(words: &str, head: &str, gap: &str, between: &str) -> bool {
    let inside = tokens(between);
    let noun =
        |word: &Token| word.text.len() >= BETWEEN_LETTERS_MIN && !small_word::joins(&word.text);
    let has_capital = |text: &str| text.contains(char::is_uppercase);
    let has_small = |text: &str| text.contains(char::is_lowercase);
    let spaced = gap.starts_with(' ') && gap.ends_with(' ');
    let ascii = |text: &str| {
        let mut signs = text.chars();
        signs.all(|c| c.is_ascii_alphabetic() || matches!(c, ' ' | '\'' | '-'))
    };
    spaced
        && inside.len() <= BETWEEN_MAX
        && inside.iter().all(noun)
        && ascii(words)
        && ascii(head)
        && ascii(gap)
        && (!has_capital(gap) || [words, gap, head].iter().all(|text| !has_small(text)))
}

/// Bytes of a link between two nouns at most.
const LINK_BYTES_MAX: usize = 14;

/// Chapters and headings of what no arms are made of: food, drink, medicine, cosmetics, soap, weed-killers, paper,
/// books, clothes, shoes.
const PLAIN: &[&str] = &[
    "02", "03", "04", "07", "08", "09", "10", "11", "15", "16", "17", "18", "19", "20", "21", "22",
    "30", "33", "34", "3808", "48", "49", "61", "62", "64",
];

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

/// Whether it is such that arms before it may be its name.
fn may_be_named(head: &Concept) -> bool {
    let of_plain = |code: &&str| PLAIN.iter().any(|begin| code.starts_with(begin));
    plain(head) || (!head.codes.is_empty() && head.codes.iter().all(of_plain))
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

/// Whether goods are only a brand's name.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Brand {
    No,
    /// Unless they are arms.
    Perhaps,
    /// A plain word for arms of no type, which no other word is told by: "towels, brand Cannon".
    Only,
}

/// Whether what follows is a brand's name.
pub(super) fn is_a_brand(concept: &Concept, text: &str, before: &[Token], start: usize) -> Brand {
    let called = before.last().is_some_and(|word| {
        let gap = text.get(word.end..start).unwrap_or_default();
        CALLED.contains(&word.text.as_str()) && !Item::parts(gap)
    });
    let own = tokens(text.get(start..).unwrap_or_default());
    let ends = own.get(1).is_none_or(|word| word.kind != Kind::Number);
    match called {
        true if concept.is_arms() && concept.strength < Certainty::Certain && ends => Brand::Only,
        true => Brand::Perhaps,
        false => Brand::No,
    }
}
