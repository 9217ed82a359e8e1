//! The parts of a description: which noun says what is sent, and which only say for what that is, in what it
//! comes, of what it is or who made it. A rice mill is a mill, equipment in cartons is equipment, and flour from
//! the mill is flour.

use std::ops::Range;

use super::brand;
use super::concept::{Concept, Placed};
use super::item::{Around, Hides, Item, What, items, stays};
use super::machine::{Machine, agents, machines};
use super::role::{self, Role, Stands};
use super::unknown_head;
use super::untold::{Untold, untold};
use crate::words::{Token, fold, tokens};

/// What a description says besides the goods that its words name.
#[derive(Debug, Default)]
pub(super) struct Reading<'t> {
    /// Machines, and how sure each is.
    pub(super) machines: Vec<(&'t str, Machine)>,
    /// Where words stand that may name machinery or a plant.
    pub(super) plants: Vec<usize>,
    /// Where goods stand that only describe something else.
    pub(super) gone: Vec<usize>,
    /// Where words stand that hide what goods of their own are.
    pub(super) open: Vec<usize>,
    /// How much of it nothing is understood of.
    pub(super) untold: Untold,
    /// Where a name or type stands that nobody read.
    pub(super) unread: Option<Range<usize>>,
}

/// Reads the parts of a text in which goods and vague words were found.
pub(super) fn read<'t>(
    text: &'t str,
    goods: &[Placed<'t>],
    vague: &[Placed<'t>],
    makers: &[Placed<'t>],
) -> Reading<'t> {
    let words = tokens(text);
    let roles = role::find(text, &words);
    let items = items(text, &words, &roles, goods, vague);
    let plants = items.iter().filter(|item| item.machine().is_some());
    let mut reading = Reading {
        plants: plants.map(|item| item.start).collect(),
        ..Reading::default()
    };
    let lost = goods
        .iter()
        .filter(|(concept, _, start)| concept.id == "flower" && reading.plants.contains(start));
    reading.gone = lost.map(|(.., start)| *start).collect();
    packing(text, &items, &roles, &mut reading.gone);
    let phrases: Vec<&[Item]> = items
        .chunk_by(|_, next| !next.parted && !next.joined && !next.explains)
        .collect();
    for phrase in &phrases {
        machines(text, phrase, &mut reading);
    }
    for phrase in &phrases {
        agents(text, phrase, &mut reading);
    }
    for phrase in &phrases {
        unknown_head::find(text, phrase, &mut reading);
    }
    let start = |words: &str| words.as_ptr() as usize - text.as_ptr() as usize;
    for (words, _) in &reading.machines {
        let span = start(words)..start(words) + words.len();
        let inside = goods.iter().filter(|(.., at)| span.contains(at));
        reading.gone.extend(inside.map(|(.., at)| *at));
    }
    let known = items
        .iter()
        .any(|item| item.goods().is_some() && !reading.gone.contains(&item.start));
    for (at, phrase) in phrases.iter().enumerate() {
        hidden(text, phrase, phrases.get(at + 1).copied(), &mut reading);
    }
    if known {
        untold(text, &words, &phrases, makers, &mut reading);
        if phrases.iter().any(|phrase| brand::names(text, phrase)) {
            reading.untold = Untold::Goods;
        }
    }
    reading
}

/// What only holds goods: counted ("300 cartons …"), behind "in", or with "of" behind it.
fn packing(text: &str, items: &[Item], roles: &[Stands], gone: &mut Vec<usize>) {
    for (at, item) in items.iter().enumerate() {
        if item.goods().is_none_or(stays) {
            continue;
        }
        let ends = |stands: &&Stands| {
            let inside = stands.start <= item.start && item.end <= stands.end;
            stands.is(Role::Packing) && (inside || stands.end == item.end)
        };
        let Some(holder) = roles.iter().find(ends) else {
            continue;
        };
        let material = text.get(holder.start..holder.end);
        let plain =
            holder.start <= item.start && !material.is_some_and(|words| words.contains(' '));
        let from = holder.start.min(item.start);
        let before = items.iter().rev().find(|before| before.end <= from);
        let counted = before.is_some_and(|before| matches!(before.what, What::Number));
        let inside = before.is_some_and(|before| before.is(Role::In));
        let rest = items.get(at + 1..).unwrap_or_default();
        let mut rest = rest.iter().filter(|behind| behind.start >= holder.end);
        let behind = rest.next();
        let numbered = behind.is_some_and(|behind| matches!(behind.what, What::Number));
        let of = behind.is_some_and(|behind| behind.is(Role::Of) && !behind.parted);
        let others = behind.is_some_and(|behind| !behind.is(Role::For));
        let alone = behind.is_none() && plain;
        let hangul = numbered && rest.next().is_some();
        if (counted && (others || alone))
            || inside
            || (of && (counted || at == 0))
            || hangul && !counted && plain
        {
            gone.push(item.start);
        }
    }
}

/// Whether a word for parts stands before a place, in its part of a line.
pub(super) fn are_before(text: &str, before: &[Token], place: usize) -> bool {
    let mut last = place;
    for word in before.iter().rev() {
        if text.get(word.end..last).is_none_or(Item::parts) {
            return false;
        }
        last = word.start;
        if role::find(text, std::slice::from_ref(word))
            .iter()
            .any(|one| one.is(Role::Part) && !one.is(Role::Weak))
        {
            return true;
        }
    }
    false
}

/// Whether goods are things that have parts, and no food, chemistry or cloth.
fn is_made(concept: &Concept) -> bool {
    let chapters = concept.codes.iter().filter_map(|code| code.get(..2));
    stays(concept) || { chapters }.any(|chapter| chapter >= FIRST_WITH_PARTS)
}

/// The first chapter of things that have parts: shoes, umbrellas, glass, metal.
const FIRST_WITH_PARTS: &str = "64";

/// Words by which a phrase says what there is not.
const DENIALS: &[&str] = &[
    "no", "not", "without", "ohne", "sans", "sin", "uten", "ingen", "без", "keine",
];

/// Vague words that no other words of the phrase explain.
fn hidden(text: &str, phrase: &[Item], next: Option<&[Item]>, reading: &mut Reading<'_>) {
    let first = next.and_then(|next| next.first());
    let explained = first.is_some_and(|first| first.explains);
    let joined = phrase.first().is_some_and(|first| first.joined);
    let start = |words: &str| words.as_ptr() as usize - text.as_ptr() as usize;
    let mut machines = reading.machines.iter();
    let machine = machines.any(|(words, _)| phrase.iter().any(|item| item.start == start(words)));
    let gone = &reading.gone;
    let is_goods = |item: &Item| item.goods().is_some() && !gone.contains(&item.start);
    let is_apparatus = |item: &Item| is_goods(item) && item.goods().is_some_and(stays);
    let has_parts = |item: &Item| is_goods(item) && item.goods().is_some_and(is_made);
    let mut open = Vec::new();
    for (at, item) in phrase.iter().enumerate() {
        let What::Vague(hides, _) = item.what else {
            continue;
        };
        let around = Around::of(phrase, at);
        let behind = around.behind;
        // "Bags for goods", but "beer with equipment".
        let under = around
            .above()
            .is_some_and(|(above, link)| above.iter().any(is_goods) && !link.is(Role::With));
        let modified = around.modifiers().iter().any(is_goods) && !is_spaced_han(text, item);
        let link = behind.iter().find(|item| item.subordinates());
        let linked =
            |role: Role| link.is_some_and(|link| link.is(role)) && behind.iter().any(is_goods);
        let at_once = behind.first().is_some_and(is_goods);
        let denied = phrase.first().is_some_and(|first| {
            let word = text.get(first.start..first.end).unwrap_or_default();
            at > 0 && DENIALS.contains(&fold(word).as_str())
        });
        let told = denied
            || match hides {
                Hides::Always => false,
                Hides::Little => true,
                Hides::Rest => {
                    let named = modified && !goes_on(text, item);
                    // "Things" of a title or a name.
                    let title = phrase.iter().any(is_goods)
                        && behind.iter().any(|item| matches!(item.what, What::Word));
                    is_told_inside(text, item.start)
                        || named
                        || title
                        || linked(Role::Of)
                        || at_once
                }
                Hides::Cargo => !joined || modified || linked(Role::Of) || at_once,
                Hides::Plain => {
                    let counted = is_number_of(text, behind);
                    under || explained || counted || modified || linked(Role::Of) || at_once
                }
                Hides::Parts => {
                    let of =
                        linked(Role::Of) || (linked(Role::For) && behind.iter().any(has_parts));
                    under || explained || machine || modified || of
                }
                Hides::Gear => {
                    let apparatus = around.modifiers().iter().any(is_apparatus)
                        || behind.first().is_some_and(is_apparatus);
                    under || explained || machine || apparatus
                }
            };
        if !told {
            open.push(item.start);
        }
    }
    reading.open.extend(open);
}

/// Whether a place is within brackets or quotation marks, or behind a colon: there stands of what goods are, or
/// how they are called.
fn is_told_inside(text: &str, place: usize) -> bool {
    let before = text.get(..place).unwrap_or_default();
    let count = |signs: [char; 3]| before.chars().filter(|c| signs.contains(c)).count();
    let quoted = before.matches('"').count() % 2 == 1 || before.contains('«');
    quoted || before.contains([':', '：']) || count(['(', '[', '（']) > count([')', ']', '）'])
}

/// Whether a word of Han has a blank before it, so that it is no compound with what stands there.
fn is_spaced_han(text: &str, item: &Item) -> bool {
    let word = text.get(item.start..item.end).unwrap_or_default();
    let blank = text
        .get(..item.start)
        .is_some_and(|before| before.ends_with(' '));
    blank && word.chars().all(|c| matches!(c, '\u{4e00}'..='\u{9fff}'))
}

/// Beginnings of words that go on after any goods, folded; others may only say that these are mixed.
const GOES_ON: &[&str] = &[
    "and", "et ", "etc", "og ", "osv", "u a", "und ", "usw", "y ", "и ", "т д", "т п", "и др",
    "др", "و", "الخ", "إلخ", "等", "及", "등", "및", "그",
];

/// Whether words go on after the goods before them, whatever these are: "beer etc."
fn goes_on(text: &str, item: &Item) -> bool {
    let words = fold(text.get(item.start..item.end).unwrap_or_default()).replace('.', " ");
    GOES_ON.iter().any(|begin| words.starts_with(&fold(begin)))
}

/// Whether a number follows, as of an article: "item no. 5", but not "item no. 9M22".
fn is_number_of(text: &str, behind: &[Item]) -> bool {
    let [announces, number, ..] = behind else {
        return false;
    };
    let letters = text
        .get(number.end..)
        .is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    announces.is(Role::Maker) && matches!(number.what, What::Number) && !letters
}

#[cfg(test)]
mod tests {
    use crate::certainty::Certainty;
    use crate::goods::Line;

    /// The kinds of goods that a line is of, and whether it is said what all of it is.
    fn check(rows: &[(&str, &str, bool)]) {
        for (text, expected, told) in rows {
            let line = Line::read(text, &[]);
            let kinds: Vec<&str> = line.words().map(|(kind, _)| kind).collect();
            let hidden = ["vague", "unspecified", "untold-part"]
                .iter()
                .any(|class| line.classes.named(class) > Certainty::No);
            assert_eq!(kinds.join(" "), *expected, "{text}");
            assert_eq!(!hidden, *told, "{text}");
        }
    }

    #[test]
    fn a_machine_is_no_goods_that_it_makes_holds_or_is_for() {
        check(&[
            ("RICE MILL", "machinery", true),
            ("flour from the mill", "flour", true),
            ("rice for the mill", "rice", true),
            ("VACCINE FERMENTER 500 L", "machinery", true),
            ("bioreactor for vaccines", "machinery", true),
            ("BEER BREWING EQUIPMENT", "machinery", true),
            ("equipment for making paper", "machinery", true),
            ("soap plant", "machinery", true),
            ("potted plants", "flower", true),
            ("TB drugs first line", "medicine", true),
            ("beer, flour mill company", "beer", true),
            ("wine tanks", "container-tank", true),
            ("面粉机", "machinery", true),
            ("비료 공장 설비", "machinery", true),
            ("линия розлива пива", "machinery", true),
            ("мука с мельницы", "flour", true),
            ("molino de arroz", "machinery", true),
            ("usine d'engrais", "machinery", true),
            ("Dieselmotoren", "8408", true),
            ("Reismühle", "machinery", true),
            ("produksjonslinje for vaksiner", "machinery", true),
            ("مطحنة قمح", "machinery", true),
        ]);
    }

    #[test]
    fn what_holds_goods_explains_none() {
        check(&[
            ("300 CARTONS MACHINE PARTS", "vague-machine", false),
            ("EQUIPMENT IN CARTONS", "vague", false),
            ("300 cartons", "", false),
            ("300 cartons of rice", "rice", true),
            ("cartons", "paper", true),
            (
                "300 CAISSES EN CARTON MATÉRIEL SPÉCIAL",
                "hidden-goods",
                false,
            ),
            ("종이상자 300개 특수물자", "hidden-goods", false),
        ]);
    }

    #[test]
    fn vague_words_hide_goods_of_their_own_beside_others() {
        check(&[
            ("RICE AND EQUIPMENT", "rice vague", false),
            ("wigs, special products", "wig hidden-goods", false),
            ("equipment with manual", "paper vague", false),
            ("parts and keys", "metal-fitting vague", false),
            ("paper products", "paper", true),
            ("products of leather", "leather", true),
            ("goods: toys", "toy", true),
            ("samples of rice", "rice", true),
            ("toys and accessories", "toy", true),
            ("spare parts for bicycles", "bicycle", true),
            ("honey, item no. 5", "honey", true),
            ("honey, item no. 9Z22U", "honey vague", false),
            ("goods from the February 8 plant", "vague", false),
            ("Ausrüstung für Kursk", "vague", false),
        ]);
    }

    #[test]
    fn goods_that_nobody_knows_are_not_what_stands_beside_them() {
        check(&[
            ("rice and zolvax-4", "rice", false),
            ("rice and beans", "rice pulse", true),
            ("rice, washed and sorted", "rice", true),
            ("toys for boys and girls", "toy", true),
            ("qwzxer for rice", "rice", false),
            ("yeast for bread", "flour", true),
            ("books for Norway and Sweden", "paper", true),
        ]);
    }
}
