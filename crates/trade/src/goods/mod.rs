//! Goods from words and codes: what a line of a paper is, by classes that rules name.

mod apart;
mod aside;
mod attribute;
mod besides;
mod brand;
mod calibre;
mod carried;
mod cipher;
mod class;
mod classify;
mod compound;
mod concept;
mod described;
mod describing;
mod designation;
mod doubt;
mod everyday;
mod facts;
mod forces;
mod function_word;
mod guise;
mod head;
mod holder;
pub mod hs;
mod innocent_code;
mod item;
mod list_sign;
mod load;
mod lone;
mod machine;
mod maker;
mod manner;
mod material;
mod meant;
mod model;
mod namesake;
mod others;
mod parts;
mod phrase;
mod price;
mod proper;
mod quantity;
mod role;
mod sense;
mod served;
mod shown;
mod single;
mod slip;
mod small_word;
mod stated;
mod table;
mod toy;
mod unknown_head;
mod unread;
mod unread_name;
mod untold;
mod with;
mod worded;

pub(crate) use class::{Class, Classes, is_class};
pub(crate) use concept::{kinds_named, named_at};
pub use facts::{Condition, Facts};
pub(crate) use facts::{currency, number};
pub(crate) use forces::are_named as names_forces;
pub(crate) use forces::without_called_so as without_called_armies;
pub(crate) use hs::is_rule_code;
pub(crate) use price::{CAP_CURRENCY, Price, a_barrel, barrels, prices, rate, stated};
pub use quantity::Quantity;
use quantity::quantities;
pub(crate) use quantity::unit_named;

use std::ops::Range;
use std::rc::Rc;

use crate::certainty::Certainty;
use crate::circumstance;
use crate::words::Memo;
use concept::Concept;
use hs::Code;
use untold::Untold;

/// A line of goods, understood.
#[derive(Clone, Debug)]
pub struct Line {
    /// As given.
    pub text: String,
    /// The codes given.
    pub codes: Vec<Code>,
    /// What the description says besides.
    pub facts: Facts,
    named: Vec<Named>,
    /// A word of it names what the code given is of, or is innocent under it.
    explained: bool,
    /// Words hide goods of their own beside others that are known.
    hides_beside: bool,
    /// Whether something is sent of which nothing is understood.
    untold: Untold,
    /// A name or type that nobody read, beside goods that are.
    unread: Option<String>,
    /// Codes that count, each with how sure it is.
    hs: Vec<(String, Certainty)>,
    pub(crate) classes: Classes,
}

#[derive(Clone, Debug)]
struct Named {
    concept: &'static Concept,
    words: String,
    /// A code given is of its chapter; without a code given, always.
    agrees: bool,
    /// The nomenclature calls goods of a code given by its words, too.
    worded: bool,
    /// It may only describe what follows.
    describes: bool,
    /// How sure it makes the goods at most.
    most: Certainty,
}

/// Lines kept at most, a thousand bytes or so each.
const LINES_MAX: usize = 20_000;
/// Bytes of a line that a word for toys reaches over at most.
const TOY_REACH: usize = 1_000;
/// What parts a line from its codes where both are kept: no line that is has it.
const UNIT_END: char = '\u{1f}';

thread_local! {
    static READ: Memo<Line, LINES_MAX> = Memo::default();
}

impl Line {
    /// A line, understood once however often it comes.
    pub(crate) fn known(text: &str, codes: &[String]) -> Rc<Self> {
        if text.contains(UNIT_END) || codes.iter().any(|code| code.contains(UNIT_END)) {
            return Rc::new(Self::read(text, codes));
        }
        if codes.is_empty() {
            return READ.with(|memo| memo.get(text, |text| Self::read(text, codes)));
        }
        let mut with_codes = text.to_owned();
        for code in codes {
            with_codes.push(UNIT_END);
            with_codes.push_str(code);
        }
        READ.with(|memo| memo.get(&with_codes, |_| Self::read(text, codes)))
    }

    /// Understands a line.
    pub fn read(text: &str, codes: &[String]) -> Self {
        let codes: Vec<Code> = codes
            .iter()
            .flat_map(|code| hs::each(code))
            .map(Code::read)
            .collect();
        let mut line = Self {
            text: text.trim().to_owned(),
            facts: Facts::read(text, &spans(text)),
            codes,
            named: Vec::new(),
            explained: false,
            hides_beside: false,
            untold: Untold::Nothing,
            unread: None,
            hs: Vec::new(),
            classes: Classes::default(),
        };
        line.name();
        line.count_codes();
        line.classify();
        line
    }

    fn given(&self) -> impl Iterator<Item = &str> {
        self.codes
            .iter()
            .flat_map(|code| &code.now)
            .map(String::as_str)
    }

    /// What the words name, without what other words or the code take back.
    fn name(&mut self) {
        let text = list_sign::with_signs(&self.text).into_owned();
        let (mut found, untold, unread) = concept::goods_named(&text, !self.codes.is_empty());
        if !self.bears_out(&found) {
            let (alone, ..) = concept::goods_named(&text, false);
            let known = |one: &concept::Naming<'_>| {
                let mut found = found.iter();
                found.any(|known| known.concept.id == one.concept.id)
            };
            let mut others = alone.iter().filter(|one| !known(one));
            if others.any(|one| one.concept.strength.holds() && !one.concept.is_vague()) {
                found = alone;
            }
        }
        self.untold = untold;
        self.unread = unread.map(str::to_owned);
        let toys: Vec<_> = found
            .iter()
            .filter(|one| one.concept.depicts())
            .copied()
            .collect();
        let coded = |toy: &concept::Naming<'_>| {
            self.given()
                .any(|code| toy.concept.codes.iter().any(|own| code.starts_with(own)))
        };
        let depicted: Vec<Certainty> = found
            .iter()
            .map(|one| {
                let at = |one: &concept::Naming<'_>| one.words.as_ptr() as usize;
                let near = |toy| at(toy).abs_diff(at(one)) <= TOY_REACH;
                let cover = |toy| toy::covers(&text, toy, one, coded(toy));
                let stays = one.concept.depicts() || one.concept.is_vague();
                toys.iter()
                    .filter(|toy| !stays && near(toy))
                    .map(cover)
                    .max()
                    .unwrap_or_default()
            })
            .collect();
        let mut others: Vec<&'static Concept> = Vec::new();
        let only_vague = found.iter().all(|one| one.concept.is_vague());
        let apart = |one: &&concept::Naming<'_>| {
            let mut others = found.iter();
            others.any(|other| sense::is_besides_its_namesake(one.concept, other.concept))
        };
        let named_apart: Vec<&str> = found
            .iter()
            .filter(apart)
            .map(|one| one.concept.id)
            .collect();
        for (one, depicted) in found.into_iter().zip(depicted) {
            let concept = one.concept;
            let made = material::says(&text, one.words).filter(|made| concept.may_be_made_of(made));
            if let Some(made) = made.and_then(material::Material::goods) {
                others.push(made);
                continue;
            }
            let harmless = self.given().any(|code| concept.innocent_under(code));
            // A code of toys makes no toy of words for arms, nor of a machine or vehicle that nothing calls one.
            let of_toys =
                self.given().next().is_some() && self.given().all(concept::is_code_of_toys);
            let toy_code = self.given().all(|code| code.starts_with("9503"));
            let unplayed = of_toys && toy_code && toys.is_empty() && toy::is_of_full_size(&text);
            let full_size = unplayed && !concept.is_arms();
            let disputed = of_toys
                && (full_size || concept.arms().holds())
                && concept.strength.holds()
                && (harmless || toy::is_modelled(&text, one.words));
            self.explained |= harmless && !disputed && !concept.is_arms();
            let hides = concept.id == "hidden-goods";
            if depicted == Certainty::Certain
                || (concept.is_vague()
                    && !one.hides
                    && (!only_vague || !(self.codes.is_empty() || hides)))
                || (harmless && !disputed)
                || self
                    .named
                    .iter()
                    .any(|named| named.concept.id == concept.id)
            {
                continue;
            }
            let agrees = !disputed
                && (self.codes.is_empty()
                    || concept.codes.is_empty()
                    || self.given().any(|code| concept.allows(code)));
            // Fruit and salad are sold by weight, and fruit by its calibre.
            let by_weight = self.facts.quantity.as_ref();
            let by_weight =
                by_weight.is_some_and(|much| matches!(much.unit, "kg" | "t" | "g" | "lb"));
            let eaten = concept.is_arms() && concept.is_ambiguous() && concept.may_be_eaten();
            let namesake = named_apart.contains(&concept.id);
            let eaten =
                eaten && (by_weight || namesake || sense::means_fruit_as_well(&text, one.words));
            let named = concept.is_arms()
                && concept.strength != Certainty::Certain
                && !self.codes.is_empty()
                && proper::stands(&text, one.words);
            let doubted = named
                || disputed
                || depicted == Certainty::Possible
                || one.doubted
                || (concept.is_arms() && holder::is_for_else(&text, one.words))
                || eaten;
            self.hides_beside |= one.hides && concept.id != "hidden-goods";
            self.named.push(Named {
                concept,
                words: one.words.to_owned(),
                agrees,
                worded: !concept.is_arms() && self.given().any(|code| hs::says(code, one.words)),
                describes: one.describes || named,
                most: if doubted {
                    Certainty::Possible
                } else {
                    one.most
                },
            });
        }
        for concept in others {
            self.add_made(concept);
        }
    }

    /// Whether a code may be of something that words name; one that is of none explains no word. Without a code
    /// there is nothing to ask, nor of a code of metals, machines, vehicles or instruments.
    fn bears_out(&self, found: &[concept::Naming<'_>]) -> bool {
        const DEVICES: std::ops::RangeInclusive<&str> = "72"..="90";
        let mut codes = self.given().peekable();
        if codes.peek().is_none() {
            return true;
        }
        codes.any(|code| {
            let mut found = found.iter();
            let chapter = code.get(..2).unwrap_or_default();
            let is_device = DEVICES.contains(&chapter);
            is_device
                || found.any(|one| {
                    one.concept.allows(code)
                        || one.concept.innocent_under(code)
                        || hs::says(code, one.words)
                })
        })
    }

    /// Goods of a kind that no words name, but their material does.
    fn add_made(&mut self, concept: &'static Concept) {
        if self
            .named
            .iter()
            .any(|named| named.concept.id == concept.id)
        {
            return;
        }
        self.named.push(Named {
            concept,
            words: String::new(),
            agrees: true,
            worded: false,
            describes: true,
            most: Certainty::Certain,
        });
    }

    fn count_codes(&mut self) {
        let contradicted = self.is_contradicted();
        for code in &self.codes {
            let level = match code.fault {
                _ if contradicted => Certainty::Possible,
                None => Certainty::Certain,
                Some(_) => Certainty::Likely,
            };
            self.hs
                .extend(code.now.iter().map(|digits| (digits.clone(), level)));
        }
        let all_given = !self.codes.is_empty();
        for named in &self.named {
            let level = match (all_given, named.agrees || named.worded) {
                (false, _) => named.concept.strength.min(named.most),
                (true, true) => continue,
                (true, false) => Certainty::Possible,
            };
            self.hs.extend(
                named
                    .concept
                    .codes
                    .iter()
                    .map(|code| ((*code).to_owned(), level)),
            );
        }
    }

    /// Whether it is known what the goods are.
    pub fn is_known(&self) -> bool {
        let unclear = ["unspecified", "vague"]
            .iter()
            .any(|id| self.classes.named(id) > Certainty::No);
        !unclear && (!self.hs.is_empty() || !self.named.is_empty())
    }

    /// Whether the words say that it is for schools, hospitals or people in need, or food or medicine.
    pub(crate) fn is_relief(&self) -> bool {
        let said = circumstance::said(&self.text);
        said.iter()
            .any(|(id, _)| matches!(*id, "relief" | "humanitarian" | "aid-agency"))
    }

    /// How sure the goods are of one of these classes.
    pub(crate) fn is_of(&self, classes: &[Class]) -> Certainty {
        classes
            .iter()
            .map(|class| self.classes.get(*class))
            .max()
            .unwrap_or_default()
    }

    /// How sure a code of the goods begins so. Where a code given ends before the rule's, words that
    /// name the goods decide, else it is possible.
    pub(crate) fn begins(&self, prefix: &str) -> Certainty {
        let mut words = self.named.iter().filter(|named| {
            named.agrees && !self.codes.is_empty() && !named.concept.codes.is_empty()
        });
        let of = |(code, level): &(String, Certainty)| {
            if code.starts_with(prefix) {
                *level
            } else if prefix.starts_with(code.as_str()) {
                (*level).min(Certainty::Possible)
            } else {
                Certainty::No
            }
        };
        let by_code = self.hs.iter().map(of).max().unwrap_or_default();
        if by_code == Certainty::Possible && words.clone().next().is_some() {
            let known = words.any(|named| {
                named
                    .concept
                    .codes
                    .iter()
                    .any(|code| code.starts_with(prefix))
            });
            return if known {
                Certainty::Likely
            } else {
                Certainty::No
            };
        }
        by_code
    }
}

/// Where a text names goods.
pub(crate) fn spans(text: &str) -> Vec<Range<usize>> {
    named_at(text).into_iter().map(|(_, at)| at).collect()
}

/// Every amount that a text says.
pub(crate) fn amounts(text: &str) -> Vec<Quantity> {
    quantities(text, &spans(text))
}

#[cfg(test)]
mod tests;
