//! What words for goods stand for: codes, items of the Military List and classes, by the words of
//! many languages.

use super::class::{self, Class, Classes};
use super::item::{Item, stays};
use super::phrase::hits;
use super::small_word::{PURPOSE, is_before_a_noun};
use super::table::tables;
use super::untold::Untold;
use super::{
    apart, attribute, calibre, carried, cipher, compound, described, forces, function_word, head,
    load, maker, manner, material, parts, sense, served,
};
use crate::certainty::Certainty;
use crate::words::{Found, Memo, tokens};

/// A kind of goods that words name.
#[derive(Debug)]
pub(crate) struct Concept {
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    /// How sure a word makes it.
    pub(crate) strength: Certainty,
    pub(crate) codes: Vec<&'static str>,
    pub(crate) military_list: Vec<&'static str>,
    pub(crate) classes: Classes,
    /// Its classes are written in the table, and not those of its codes.
    pub(crate) own_classes: bool,
    /// Codes under which the word means something harmless.
    pub(super) innocent: Vec<&'static str>,
}

impl Concept {
    /// Whether a code may be of such goods: of the same chapter, as declarants err within it, or of the
    /// same class.
    pub(crate) fn allows(&self, digits: &str) -> bool {
        let chapter = digits.get(..2).unwrap_or(digits);
        let of_code = class::of_words_code(digits);
        let shared =
            |(class, level): (Class, Certainty)| level.holds() && of_code.get(class).holds();
        self.codes.iter().any(|code| code.starts_with(chapter))
            || self.classes.iter().any(shared)
            || (self.is_heading() && ("72"..="90").contains(&chapter))
    }

    /// Whether a heading of the nomenclature is of it: its words say other things in running text.
    pub(crate) fn is_heading(&self) -> bool {
        self.id.starts_with(|c: char| c.is_ascii_digit())
    }

    /// Its classes where codes are given: of the codes that its words may stand for, those of a chapter
    /// given count. A tank under the code of plastics is of no metal.
    pub(crate) fn classes_under<'c>(&self, given: impl Iterator<Item = &'c str>) -> Classes {
        let chapters: Vec<&str> = given.filter_map(|code| code.get(..2)).collect();
        let mut of_given = self.codes.iter().filter(|code| {
            let chapter = code.get(..2);
            chapter.is_some_and(|chapter| chapters.contains(&chapter))
        });
        if self.own_classes || of_given.clone().next().is_none() {
            return self.classes.clone();
        }
        let mut classes = Classes::default();
        for code in &mut of_given {
            classes.join(&class::of_words_code(code), self.strength);
        }
        classes
    }

    /// Whether the word is harmless under a code.
    pub(crate) fn innocent_under(&self, digits: &str) -> bool {
        self.innocent.iter().any(|code| digits.starts_with(code))
    }

    /// Whether its goods are of metal by their words alone and may be of another material, too: stoves of clay.
    pub(super) fn may_be_made_of(&self, material: &material::Material) -> bool {
        let chapters = ["73", "74", "76", "82", "83"];
        let metal = self
            .codes
            .iter()
            .all(|code| chapters.iter().any(|chapter| code.starts_with(chapter)));
        let allowed = self
            .innocent
            .iter()
            .any(|code| code.starts_with(material.chapter));
        metal && !self.codes.is_empty() && !self.is_arms() && allowed
    }

    /// Whether it names nothing that could be looked up.
    pub(crate) fn is_vague(&self) -> bool {
        self.classes
            .named("vague")
            .max(self.classes.named("unspecified"))
            > Certainty::No
    }

    /// Toys, films, books: what only depicts the goods that other words name.
    pub(crate) fn depicts(&self) -> bool {
        matches!(
            self.id,
            "toy" | "9503" | "4903" | "souvenir" | "recording" | "confectionery" | "replica"
        )
    }

    /// Whether its words name a maker, and not what that sends.
    pub(crate) fn is_maker(&self) -> bool {
        self.id.starts_with("made-")
    }

    /// Whether its words say what they say in any text, and not only in a description of goods.
    pub(crate) fn stands_alone(&self) -> bool {
        let usual = self.is_usual() || !tables().senses.has(self.id);
        !self.is_maker() && !matches!(self.id, "remainder" | "army-word" | "army-kit") && usual
    }

    /// Whether its words mean one thing far more often, so that only a line of goods tells the other.
    pub(super) fn is_usual(&self) -> bool {
        matches!(
            self.id,
            "grenade-word" | "granat-word" | "mortar-or-bowl" | "mortar-word" | "seashell"
        )
    }

    /// Whether its words mean arms or something harmless.
    pub(crate) fn is_ambiguous(&self) -> bool {
        self.is_arms()
            && !matches!(self.id, "army-end" | "army-kit" | "army-look" | "army-word")
            && (self.strength == Certainty::Possible
                || matches!(self.id, "rocket-word" | "grenade-word"))
    }

    /// Whether its words mean one of several kinds of goods, and nothing told which.
    pub(crate) fn is_open(&self) -> bool {
        self.strength == Certainty::Possible && tables().senses.has(self.id)
    }

    /// Whether its words mean fruit or vegetables, too.
    pub(crate) fn may_be_eaten(&self) -> bool {
        let mut codes = self.innocent.iter();
        codes.any(|code| code.starts_with("07") || code.starts_with("08"))
    }

    /// Whether its words name goods for sure.
    pub(crate) fn is_sure(&self) -> bool {
        self.strength == Certainty::Certain && !self.is_vague() && !self.depicts()
    }

    /// Whether it is food.
    pub(crate) fn is_food(&self) -> bool {
        self.classes.named("food") > Certainty::No
    }

    /// How sure its words make it that these are arms.
    pub(crate) fn arms(&self) -> Certainty {
        self.classes.named("arms")
    }

    /// Whether its classes hold arms for sure.
    pub(crate) fn is_arms(&self) -> bool {
        self.classes.named("arms") > Certainty::No
    }

    /// Whether it is arms or of a weapons programme, so that what is for it or of it matters as it does itself:
    /// tubes for gas centrifuges.
    pub(super) fn is_of_weapons(&self) -> bool {
        self.is_arms() || self.classes.named("wmd").holds()
    }
}

/// The concepts that a text names, each with its words, in order.
pub(crate) fn named(text: &str) -> Vec<(&'static Concept, &str)> {
    written(text)
        .into_iter()
        .filter(|(concept, ..)| concept.stands_alone())
        .map(|(concept, words, _)| (concept, words))
        .collect()
}

/// Goods that a line names.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Naming<'t> {
    pub(crate) concept: &'static Concept,
    pub(crate) words: &'t str,
    /// A word that nobody knows follows at once, so that the words may only describe it: "apple slicer".
    pub(crate) describes: bool,
    /// Its words may only be the name or kind of something harmless that follows at once.
    pub(crate) doubted: bool,
    /// Its words hide goods of their own beside others.
    pub(crate) hides: bool,
    /// How sure it makes the goods at most.
    pub(crate) most: Certainty,
}

/// Whether a code is of toys, games, pictures, prints or such.
pub(crate) fn is_code_of_toys(digits: &str) -> bool {
    ["95", "49", "97"]
        .iter()
        .any(|chapter| digits.starts_with(chapter))
}

/// What a line names, without what only says for what other goods are. Arms stay, whatever stands before.
/// Beside a code (`coded`) every word counts: it may bear the code out or not.
pub(crate) fn goods_named<'t>(
    text: &'t str,
    coded: bool,
) -> (Vec<Naming<'t>>, Untold, Option<&'t str>) {
    let (vague, mut all): (Vec<Placed<'t>>, Vec<Placed<'t>>) = placed(text)
        .into_iter()
        .partition(|(concept, ..)| concept.is_vague());
    let makers: Vec<Placed<'t>> = all.extract_if(.., |one| one.0.is_maker()).collect();
    apart::join(text, &mut all, &vague, &makers);
    attribute::drop(text, &mut all);
    let head = compound::read(&mut all);
    let read = |all: &[Placed<'t>]| {
        if coded {
            parts::Reading::default()
        } else {
            parts::read(text, all, &vague, &makers)
        }
    };
    let mut reading = read(&all);
    all.retain(|(.., start)| !reading.gone.contains(start));
    let mut hiding: Vec<Placed> = Vec::new();
    if all.is_empty() && reading.machines.is_empty() {
        // A description that hides what it is stays one: "machine parts" are no machine.
        let hidden = |start: usize, end: usize| {
            let mut spans = vague.iter().map(|(_, words, at)| *at..at + words.len());
            spans.any(|span| span.start < end && start < span.end)
        };
        all = placed_in_line(text);
        all.retain(|(_, words, start)| !hidden(*start, start + words.len()));
        attribute::drop(text, &mut all);
        reading = read(&all);
        all.retain(|(.., start)| !reading.gone.contains(start));
    }
    if all.is_empty() && reading.machines.is_empty() {
        all = vague;
    } else {
        let open = vague
            .iter()
            .filter(|(.., start)| reading.open.contains(start));
        hiding.extend(open);
    }
    if !(makers.is_empty() || coded || !reading.machines.is_empty()) {
        all = maker::with_busy(text, all, makers);
    }
    let all = described::without(text, all);
    let (mut all, served) = if coded {
        (all, Vec::new())
    } else {
        served::read(text, all)
    };
    let mut named_after = Vec::new();
    if !coded {
        let starts: Vec<usize> = all.iter().map(|(.., start)| *start).collect();
        let end = |(_, words, start): &Placed| start + words.len();
        let described = all
            .iter()
            .any(|one| is_before_a_noun(text, end(one), &starts));
        let mut heads = if described {
            placed_in_line(text)
        } else {
            Vec::new()
        };
        heads.retain(|(.., start)| !reading.plants.contains(start));
        (all, named_after) = head::without_modifiers(text, &all, &heads);
    }
    let starts: Vec<usize> = all.iter().map(|(.., start)| *start).collect();
    let tokens = tokens(text);
    let mut kept: Vec<Naming<'_>> = Vec::new();
    for (concept, words, start) in all {
        let before = tokens.partition_point(|word| word.end <= start);
        let before = tokens.get(..before).unwrap_or_default();
        let brand = head::is_a_brand(concept, text, before, start);
        let purpose = before.iter().rev().take(2).any(|word| {
            // "Medicine for hospitals; trucks": what comes behind a stop is no purpose.
            let gap = text.get(word.start..start).unwrap_or_default();
            PURPOSE.contains(&word.text.as_str()) && !(Item::parts(gap) || gap.contains(". "))
        }) || carried::only_carries(concept, text, before, start)
            || brand != head::Brand::No
            || manner::only_tells(concept, text, before, (start, start + words.len()), &kept);
        let follows = kept.iter().any(|known| !known.concept.is_vague());
        let end = start + words.len();
        let food = |one: &Naming<'_>| {
            one.concept.is_food() || one.concept.classes.named("medicine").holds()
        };
        let eaten = follows && kept.iter().all(food);
        let beside = follows && !coded && !kept.iter().any(|known| stays(known.concept));
        let load = Some(concept).filter(|_| beside);
        let load = load.map_or(Certainty::No, |concept| {
            load::is_one(concept, text, before, end)
        });
        // What is sent for a tractor may be any goods, but its parts are of it.
        let part = purpose && stays(concept) && parts::are_before(text, before, start);
        let gone = (purpose && !part) || load == Certainty::Certain;
        if brand == head::Brand::Only && follows && kept.iter().all(|one| !stays(one.concept)) {
            continue;
        }
        let of_weapons = gone && follows && concept.is_of_weapons();
        if of_weapons || !(gone && follows) {
            kept.push(Naming {
                concept,
                words,
                describes: is_before_a_noun(text, end, &starts),
                doubted: named_after.contains(&start)
                    || served.contains(&start)
                    || carried::only_holds(concept, text, before, start)
                    || (eaten && carried::may_bring(concept, text, before, end))
                    || load.holds()
                    || (of_weapons && !concept.is_arms())
                    || (part && follows),
                hides: false,
                most: Certainty::Certain,
            });
        }
    }
    let naming = |concept, words, most, hides| Naming {
        concept,
        words,
        describes: false,
        doubted: false,
        hides,
        most,
    };
    for (words, machine) in reading.machines {
        let concept = of_id(machine.kind);
        kept.extend(concept.map(|concept| naming(concept, words, machine.most, false)));
    }
    for (concept, words, _) in hiding {
        kept.push(naming(concept, words, Certainty::Certain, true));
    }
    forces::settle(text, &mut kept);
    let unread = reading.unread.and_then(|unread| text.get(unread));
    (kept, reading.untold.max(head), unread)
}

/// Goods as they stand in a text, with where.
pub(super) type Placed<'t> = (&'static Concept, &'t str, usize);

pub(super) fn placed_in_line(text: &str) -> Vec<Placed<'_>> {
    let tables = tables();
    let hits = tables.of_lines.find(text).into_iter();
    hits.filter_map(|hit| {
        let concept = tables.concepts.get(hit.meaning as usize)?;
        Some((concept, text.get(hit.start..hit.end)?, hit.start))
    })
    .filter(|(_, words, start)| !function_word::stands(text, words, *start))
    .filter(|(_, _, start)| !cipher::is_behind_digits(text, *start))
    .filter(|(_, words, start)| !is_sign_of_a_word(text, words, *start))
    .collect()
}

/// Whether words are one sign of Han or Hangul inside a longer word, which is another.
fn is_sign_of_a_word(text: &str, words: &str, start: usize) -> bool {
    let unspaced = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}');
    let mut signs = words.chars();
    let one = signs.next().is_some_and(unspaced) && signs.next().is_none();
    let before = text.get(..start).unwrap_or_default();
    let behind = text.get(start + words.len()..).unwrap_or_default();
    one && (before.ends_with(unspaced) || behind.starts_with(unspaced))
}

/// Likewise, each with where its words stand.
pub(crate) fn named_at(text: &str) -> Vec<(&'static Concept, std::ops::Range<usize>)> {
    written(text)
        .into_iter()
        .filter(|(concept, ..)| concept.stands_alone())
        .map(|(concept, words, start)| (concept, start..start + words.len()))
        .collect()
}

thread_local! {
    static FOUND: Memo<Vec<Found>> = Memo::default();
    static MACHINES: Memo<bool> = Memo::default();
}

/// Goods of a line, each in the sense that what stands with it tells.
fn placed(text: &str) -> Vec<Placed<'_>> {
    sense::settle(text, found(text), |_| true)
}

/// Goods of a running text: what reads it knows of the words that mean one thing more often.
fn written(text: &str) -> Vec<Placed<'_>> {
    sense::settle(text, found(text), |concept| !concept.is_usual())
}

pub(super) fn found(text: &str) -> Vec<Placed<'_>> {
    let tables = tables();
    let mut found = Vec::new();
    for hit in FOUND.with(|memo| memo.get(text, hits)).iter() {
        if let (Some(concept), Some(words)) = (
            tables.concepts.get(hit.meaning as usize),
            text.get(hit.start..hit.end),
        ) && !function_word::stands(text, words, hit.start)
            && (concept.is_arms() || !cipher::is_behind_digits(text, hit.start))
            && (concept.is_arms() || !cipher::is_before_digits(text, hit.start, hit.end))
        {
            let small = || calibre::makes_small(concept, text, hit.start..hit.end);
            let concept = Some(concept).filter(|concept| !(concept.is_arms() && small()));
            let concept = concept.or_else(|| of_id("small-ammunition"));
            found.extend(concept.map(|concept| (concept, words, hit.start)));
        }
    }
    found
}

fn of_id(id: &str) -> Option<&'static Concept> {
    tables().concepts.iter().find(|concept| concept.id == id)
}

/// Whether a text names any goods.
pub(super) fn is_named(text: &str) -> bool {
    !placed(text).is_empty()
}

/// Whether a text names a maker of machines, vehicles or electronics.
pub(super) fn is_maker_named(text: &str) -> bool {
    placed(text).iter().any(|(concept, ..)| concept.is_maker())
}

/// Whether a text names a machine that only makes, holds or is for the goods in it.
pub(super) fn is_machine_named(text: &str) -> bool {
    let make = |text: &str| {
        let (vague, goods): (Vec<Placed>, Vec<Placed>) = placed(text)
            .into_iter()
            .filter(|(concept, ..)| concept.stands_alone())
            .partition(|(concept, ..)| concept.is_vague());
        let reading = parts::read(text, &goods, &vague, &[]);
        let mut machines = reading.machines.iter();
        machines.any(|(_, machine)| machine.kind == "machinery")
    };
    *MACHINES.with(|memo| memo.get(text, make))
}

/// The kinds of goods that a text names: for what a permit lists.
pub(crate) fn kinds_named(text: &str) -> Vec<&'static str> {
    let all = named(text);
    all.iter()
        .filter(|(concept, _)| !concept.is_vague())
        .map(|(concept, _)| concept.id)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_many_languages() {
        for (text, expected) in [
            ("artillerigranater", "artillery-shell"),
            ("artillerigranatene", "artillery-shell"),
            ("артиллерийские снаряды", "artillery-shell"),
            ("포탄 2만 발", "artillery-shell"),
            ("炮弹", "artillery-shell"),
            ("قذائف مدفعية", "artillery-shell"),
            ("Artilleriegranaten", "artillery-shell"),
            ("obus de 155 mm", "artillery-shell"),
            ("proyectiles de artillería", "artillery-shell"),
            ("155 mm rounds", "artillery-shell"),
            ("122mm rockets", "rocket"),
            ("machine parts", "vague-machine"),
            ("granatepler", "pomegranate"),
            ("grenades fraîches", "pomegranate"),
            ("water tank", "container-tank"),
            ("mussel shells for buttons", "seashell"),
            ("rice", "rice"),
            ("ris", "rice"),
            ("vannpumper", "pump"),
            ("mines, anti-personnel", "mine"),
            ("mines anti-personnel", "mine"),
            ("rifles, assault", "rifle"),
            ("shells, artillery", "artillery-shell"),
            ("vests, bulletproof", "body-armour"),
            ("antipersonnel land mines", "mine"),
            ("minas antipersona", "mine"),
            ("Antipersonenminen", "mine"),
            ("대인지뢰", "mine"),
            ("ألغام مضادة للأفراد", "mine"),
            ("paracetamol", "medicine"),
            ("Wollpullover", "textiles"),
            ("gensere av ull", "textiles"),
            ("lait en poudre", "milk"),
            ("babymat", "baby-food"),
            ("Zentrifugen", "centrifuge-word"),
        ] {
            let ids: Vec<&str> = named(text).iter().map(|(concept, _)| concept.id).collect();
            assert!(ids.contains(&expected), "{text}: {ids:?}");
        }
    }
}
