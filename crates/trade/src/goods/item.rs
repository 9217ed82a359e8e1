//! A description as a row of items: goods, vague words, words with a role, numbers, and words that nobody knows.

use super::concept::{Concept, Placed};
use super::role::{self, Role, Stands};
use crate::certainty::Certainty;
use crate::words::{Kind, Token, fold, tokens};

/// How a vague word hides what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hides {
    /// On purpose.
    Always,
    /// Equipment, which other words do not explain.
    Gear,
    /// Parts, which are of what stands by them.
    Parts,
    /// Goods, items, products.
    Plain,
    /// A cargo or container, which other words fill.
    Cargo,
    /// Samples and gifts.
    Little,
    /// What else there is.
    Rest,
}

#[derive(Clone, Debug)]
pub(super) enum What {
    Goods(&'static Concept),
    /// A vague word, and its role beside.
    Vague(Hides, Option<Stands>),
    Role(Stands),
    Number,
    Word,
}

#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) what: What,
    /// Signs stand before it that part it from what went before.
    pub(super) parted: bool,
    /// "And" or a sign for it stands before.
    pub(super) joined: bool,
    /// A colon or bracket stands before.
    pub(super) explains: bool,
}

impl Item {
    /// Whether what stands between two words parts them, or joins them as goods of their own.
    pub(super) fn parts(gap: &str) -> bool {
        gap.contains(STOPS)
            || tokens(gap)
                .iter()
                .any(|word| APART.contains(&word.text.as_str()))
    }

    pub(super) fn is(&self, role: Role) -> bool {
        matches!(&self.what, What::Role(stands) if stands.is(role))
    }

    pub(super) fn goods(&self) -> Option<&'static Concept> {
        match self.what {
            What::Goods(concept) => Some(concept),
            _ => None,
        }
    }

    pub(super) fn subordinates(&self) -> bool {
        matches!(&self.what, What::Role(stands) if stands.roles.iter().any(|role| role.subordinates()))
    }

    pub(super) fn machine(&self) -> Option<&Stands> {
        match &self.what {
            What::Role(stands) | What::Vague(Hides::Gear, Some(stands)) => {
                let any = stands.roles.iter().any(|role| role.makes_or_holds());
                any.then_some(stands)
            }
            _ => None,
        }
    }
}

const STOPS: &[char] = &[
    ',', ';', ':', '(', ')', '[', ']', '、', '，', '；', '،', '؛', '+', '&', '?', '\n', '"', '«',
    '»', '/', '|',
];
const JOINS: &[char] = &['+', '&'];
/// Particles of Hangul that do.
const JOINS_HANGUL: &[&str] = &["와", "과", "랑", "이랑", "하고"];
/// Signs of Han that do.
const JOINS_HAN: &[&str] = &["和", "与", "與", "及", "跟", "以及"];
/// Words that do, folded.
const APART: &[&str] = &[
    "and", "plus", "og", "samt", "und", "sowie", "et", "y", "e", "и", "а", "و", "和", "与", "與",
    "及", "및",
];
const EXPLAINS: &[char] = &[':', '(', '['];

/// Whether goods are a machine or apparatus themselves, of metal, or arms: no word for a machine takes
/// these back.
pub(super) fn stays(concept: &Concept) -> bool {
    !concept.is_open() && is_apparatus_or_metal(concept)
}

/// The same for any goods, whatever else their words mean.
pub(super) fn is_apparatus_or_metal(concept: &Concept) -> bool {
    let apparatus = concept.codes.iter().any(|code| {
        ["84", "85", "86", "87", "88", "89", "90", "93", "94", "95"]
            .iter()
            .any(|chapter| code.starts_with(chapter))
    });
    let of = |class: &str| concept.classes.named(class) > Certainty::No;
    apparatus || concept.is_arms() || of("metals") || of("wmd") || of("dual-use") || of("vehicles")
}

/// The items of a text in which goods and vague words were found, in order.
pub(super) fn items(
    text: &str,
    words: &[Token],
    roles: &[Stands],
    goods: &[Placed<'_>],
    vague: &[Placed<'_>],
) -> Vec<Item> {
    let mut all: Vec<(usize, usize, What)> = Vec::new();
    let over = |all: &[(usize, usize, What)], start: usize, end: usize| {
        all.iter().any(|(from, to, _)| *from < end && start < *to)
    };
    let whole = |stands: &&Stands| {
        let mut inside = goods
            .iter()
            .filter(|(_, words, at)| *at < stands.end && stands.start < at + words.len());
        let wins = |(concept, words, at): &Placed<'_>| {
            stands.start <= *at && at + words.len() <= stands.end && !stays(concept)
        };
        stands.is(Role::Machine) && inside.all(wins)
            || stands.is(Role::Tank) && inside.all(|(concept, ..)| is_tank(concept))
    };
    for stands in roles.iter().filter(whole) {
        all.push((stands.start, stands.end, What::Role(stands.clone())));
    }
    // Among words for goods, making or a maker no plant grows.
    let amid = goods.len() > 1
        || !vague.is_empty()
        || roles
            .iter()
            .any(|one| one.is(Role::Make) || one.is(Role::Maker));
    let grows = |stands: &&Stands| {
        let mut same = goods.iter();
        let flower = same.any(|(concept, words, at)| {
            concept.id == "flower" && *at == stands.start && at + words.len() == stands.end
        });
        amid && flower && stands.is(Role::Plant)
    };
    for stands in roles.iter().filter(grows) {
        all.push((stands.start, stands.end, What::Role(stands.clone())));
    }
    for (concept, words, start) in goods {
        let end = start + words.len();
        if !over(&all, *start, end) {
            all.push((*start, end, What::Goods(concept)));
        }
    }
    for (concept, words, start) in vague {
        let end = start + words.len();
        if !over(&all, *start, end) {
            let hides = hides(concept, words, *start, roles);
            let mut same = roles.iter();
            let role = same.find(|one| one.start == *start && one.end == end);
            all.push((*start, end, What::Vague(hides, role.cloned())));
        }
    }
    for stands in roles {
        if !over(&all, stands.start, stands.end) {
            all.push((stands.start, stands.end, What::Role(stands.clone())));
        }
    }
    for word in words {
        if !over(&all, word.start, word.end) {
            let what = if word.kind == Kind::Number {
                What::Number
            } else {
                What::Word
            };
            all.push((word.start, word.end, what));
        }
    }
    all.sort_by_key(|(start, ..)| *start);
    let mut items: Vec<Item> = Vec::with_capacity(all.len());
    let mut before = 0;
    for (start, end, what) in all {
        let gap = text.get(before..start).unwrap_or_default();
        let numbers = items.last().is_some_and(|last| last.is(Role::Maker));
        let cut = items
            .last()
            .is_some_and(|last| role::is_cut_short(text, last.start, last.end));
        // Arabic writes "and" at its word, and no vague word begins so.
        let begins_with_and = matches!(what, What::Vague(..))
            && text.get(start..).is_some_and(|text| text.starts_with('و'));
        let and = matches!(&what, What::Role(stands) if stands.is(Role::And));
        items.push(Item {
            start,
            end,
            what,
            parted: gap.contains(STOPS) || is_dash(gap) || (gap.contains(". ") && !numbers && !cut),
            joined: and
                || gap.contains(JOINS)
                || JOINS_HANGUL.contains(&gap.trim())
                || JOINS_HAN.contains(&gap.trim())
                || begins_with_and,
            explains: gap.contains(EXPLAINS),
        });
        before = end;
    }
    items
}

/// Whether a gap is a dash between blanks.
fn is_dash(gap: &str) -> bool {
    matches!(gap, " - " | " – " | " — ")
}

fn is_tank(concept: &Concept) -> bool {
    matches!(concept.id, "tank-word" | "container-tank" | "tank")
}

/// Words for a cargo that say how it goes, or that it follows.
const MODES: &[&str] = &[
    "cargo",
    "break bulk",
    "fak",
    "freight of all kinds",
    "said to contain",
    "fret",
    "cargaison",
    "carga",
    "ladung",
    "stuckgut",
];

fn hides(concept: &Concept, words: &str, start: usize, roles: &[Stands]) -> Hides {
    let end = start + words.len();
    let is = |role: Role| {
        let mut inside = roles
            .iter()
            .filter(|one| one.start < end && start < one.end);
        inside.any(|one| one.is(role))
    };
    match concept.id {
        "hidden-goods" => Hides::Always,
        "remainder" => Hides::Rest,
        "vague-machine" => Hides::Gear,
        "general-cargo" if !is(Role::Weak) && !MODES.contains(&fold(words).as_str()) => {
            Hides::Plain
        }
        "general-cargo" | "container" => Hides::Cargo,
        _ if is(Role::Weak) => Hides::Little,
        _ if is(Role::Gear) => Hides::Gear,
        _ if is(Role::Part) => Hides::Parts,
        _ => Hides::Plain,
    }
}

/// What stands around an item of a phrase.
pub(super) struct Around<'i> {
    pub(super) before: &'i [Item],
    pub(super) behind: &'i [Item],
    /// Where in `before` the last word stands that puts the item behind what stands before it.
    link: Option<usize>,
}

impl<'i> Around<'i> {
    pub(super) fn of(phrase: &'i [Item], at: usize) -> Self {
        let before = phrase.get(..at).unwrap_or_default();
        Self {
            before,
            behind: phrase.get(at + 1..).unwrap_or_default(),
            link: before.iter().rposition(Item::subordinates),
        }
    }

    /// What the item is put behind, with the word that does it.
    pub(super) fn above(&self) -> Option<(&'i [Item], &'i Item)> {
        let link = self.link?;
        Some((self.before.get(..link)?, self.before.get(link)?))
    }

    /// What stands before it and may only describe it.
    pub(super) fn modifiers(&self) -> &'i [Item] {
        let from = self.link.map_or(0, |link| link + 1);
        self.before.get(from..).unwrap_or_default()
    }

    /// What it is for or of. In a language that puts the head first, no word need say so.
    pub(super) fn complement(&self, head_first: bool) -> &'i [Item] {
        let serves = |item: &Item| item.is(Role::For) || item.is(Role::Of);
        let linked = self.behind.iter().position(serves);
        let mut others = self.behind.iter();
        let other = others.position(|item| item.subordinates() && !serves(item));
        match linked {
            Some(link) if other.is_none_or(|other| link < other) => {
                self.behind.get(link..).unwrap_or_default()
            }
            None if head_first => {
                let end = other.unwrap_or(self.behind.len());
                self.behind.get(..end).unwrap_or_default()
            }
            _ => &[],
        }
    }
}
