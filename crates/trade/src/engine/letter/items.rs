//! The goods that a paper lists, each with how much of it, and whether a shipment keeps within them.

use std::rc::Rc;

use super::lack::Lack;
use super::sort::{self, Sort};
use crate::certainty::Certainty;
use crate::goods::{Line, Quantity, amounts, kinds_named};
use crate::words::{Kind, tokens};

/// What a paper lists in one place.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Item {
    kinds: Vec<&'static str>,
    codes: Vec<String>,
    amounts: Vec<Quantity>,
    sorts: Vec<Sort>,
}

/// What a paper allows of a line of goods.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Allowed {
    pub(super) level: Certainty,
    /// Why it is not certain, for people.
    pub(super) lacks: Option<Lack>,
}

impl Allowed {
    pub(super) fn certain() -> Self {
        Self {
            level: Certainty::Certain,
            lacks: None,
        }
    }

    pub(super) fn doubt(lacks: Lack) -> Self {
        Self {
            level: Certainty::Possible,
            lacks: Some(lacks),
        }
    }
}

/// The items of a paper, days left out.
pub(super) fn read(note: &str) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for part in parts(note) {
        let item = Item::of(part);
        let names = item.names();
        match items.last_mut() {
            // "HS 8413, 5 pcs": how much of what was named before.
            Some(last) if !names && last.amounts.is_empty() => last.amounts = item.amounts,
            _ if names => items.push(item),
            _ => {}
        }
    }
    items
}

/// A paper's lines: parted by stops, and by "and" where goods stand on both sides.
fn parts(note: &str) -> Vec<&str> {
    const AND: [&str; 7] = [" and ", " og ", " und ", " et ", " y ", " и ", " و "];
    let mut parts: Vec<&str> = Vec::new();
    for clause in note.split([';', '\n', '•']) {
        for phrase in clause.split(", ").flat_map(|part| part.split(": ")) {
            let joint = AND.iter().find_map(|and| {
                let (one, two) = phrase.split_once(and)?;
                let both = !amounts(one).is_empty() && !amounts(two).is_empty();
                both.then_some([one, two])
            });
            match joint {
                Some(both) => parts.extend(both),
                None => parts.push(phrase),
            }
        }
    }
    parts
}

fn codes(text: &str) -> Vec<String> {
    tokens(text)
        .into_iter()
        .filter(|word| word.kind == Kind::Number)
        .map(|word| word.text.replace('.', ""))
        .filter(|digits| digits.len() >= 4 && crate::goods::hs::is_known(digits))
        .filter(|digits| !(digits.len() == 4 && digits.starts_with("20")))
        .collect()
}

/// What the items allow of a line of a shipment; `stated` is how much the shipment says besides its
/// lines' words. Lines of the same goods count together.
/// Only kinds of goods that `needs` holds for, of a line with others beside, must be listed.
pub(super) fn allowed(
    items: &[Item],
    line: &Line,
    all: &[Rc<Line>],
    stated: Option<&str>,
    needs: &[&str],
) -> Allowed {
    let of_line = |item: &&Item| item.lists(line);
    let mut listed: Vec<&Item> = items.iter().filter(of_line).collect();
    if listed.is_empty() {
        // Goods of several kinds, each in a line of its own of the paper.
        let kinds = needs;
        let each = !kinds.is_empty()
            && kinds
                .iter()
                .all(|kind| items.iter().any(|item| item.kinds.contains(kind)));
        if !each {
            return Allowed {
                level: Certainty::No,
                lacks: Some(Lack::NotListed(line.shown())),
            };
        }
        listed = items
            .iter()
            .filter(|item| item.kinds.iter().any(|kind| kinds.contains(kind)))
            .collect();
    }
    let sorts: Vec<&Sort> = listed.iter().flat_map(|item| &item.sorts).collect();
    if sort::is_another(&sorts, &line.text) {
        return Allowed::doubt(Lack::NotListed(line.shown()));
    }
    let limits: Vec<&Quantity> = listed.iter().flat_map(|item| &item.amounts).collect();
    if limits.is_empty() {
        return Allowed::certain();
    }
    let mut sent = amounts(&line.text);
    sent.extend(stated.into_iter().flat_map(|text| {
        let number = crate::goods::number(text);
        let bare = number.map(|amount| Quantity {
            amount,
            unit: "pieces",
        });
        let with_unit = amounts(text);
        if with_unit.is_empty() {
            bare.into_iter().collect()
        } else {
            with_unit
        }
    }));
    if sent.is_empty() {
        return Allowed::doubt(Lack::HowMuch {
            goods: line.shown(),
            limits: limits.into_iter().cloned().collect(),
        });
    }
    // A line that stands twice is one in memory: once is itself, the other is beside it.
    let own = all.iter().position(|one| std::ptr::eq(one.as_ref(), line));
    let others = all.iter().enumerate();
    let others = others.filter(|(at, _)| Some(*at) != own);
    let beside: Vec<Quantity> = others
        .filter(|(_, other)| listed.iter().any(|item| item.lists(other)))
        .flat_map(|(_, other)| amounts(&other.text))
        .collect();
    let mut compared = false;
    for one in &sent {
        let more: f64 = beside
            .iter()
            .filter_map(|other| other.in_unit_of(one))
            .sum();
        let amount = one.amount + more;
        let same = limits.iter().filter_map(|limit| limit.in_unit_of(one));
        let same: Vec<f64> = same.collect();
        if same.is_empty() {
            continue;
        }
        compared = true;
        let limit: f64 = same.iter().sum();
        if amount > limit {
            return Allowed::doubt(Lack::TooMuch {
                goods: line.shown(),
                limit: Quantity {
                    amount: limit,
                    unit: one.unit,
                },
                sent: amount,
            });
        }
    }
    if compared {
        return Allowed::certain();
    }
    Allowed::doubt(Lack::OtherUnit {
        goods: line.shown(),
        paper: limits[0].unit,
        shipment: sent[0].unit,
    })
}

impl Item {
    pub(super) fn of(text: &str) -> Self {
        Self {
            kinds: kinds_named(text),
            codes: codes(text),
            amounts: amounts(text),
            sorts: sort::read(text, true),
        }
    }

    /// Whether it names any goods.
    pub(super) fn names(&self) -> bool {
        !self.kinds.is_empty() || !self.codes.is_empty()
    }

    /// Whether it names any of the goods of a line.
    pub(super) fn touches(&self, line: &Line) -> bool {
        let same = |one: &str, other: &str| one.starts_with(other) || other.starts_with(one);
        let by_code = |code: &str| self.codes.iter().any(|listed| same(code, listed));
        line.words().any(|(kind, _)| self.kinds.contains(&kind))
            || line.codes.iter().any(|code| by_code(&code.digits))
    }

    /// Whether all that it names is named by others.
    pub(super) fn is_within(&self, others: &[Self]) -> bool {
        let kind = |kind: &&str| others.iter().any(|other| other.kinds.contains(kind));
        let code = |code: &String| others.iter().any(|other| other.codes.contains(code));
        self.kinds.iter().all(kind) && self.codes.iter().all(code)
    }

    fn lists(&self, line: &Line) -> bool {
        let mut words = line.words().peekable();
        let by_words = words.peek().is_some() && words.all(|(kind, _)| self.kinds.contains(&kind));
        let given: Vec<&str> = line.codes.iter().map(|code| code.digits.as_str()).collect();
        let by_codes = !given.is_empty()
            && given.iter().all(|code| {
                self.codes
                    .iter()
                    .any(|listed| code.starts_with(listed.as_str()))
            });
        by_words || by_codes
    }
}
