//! Makers whose name stands for what they send: machines, vehicles, electronics, aircraft. "Fanuc" behind rice
//! is a machine, "Caterpillar boots" are boots.

use super::concept::Placed;
use super::item::{Item, stays};
use super::model;
use crate::words::tokens;

/// The table: kind of goods, script, names.
pub(super) const TABLE: &str = include_str!("../../tables/makers.tsv");

/// Words behind a maker's name that make it one of a company that carries or gives, folded.
const COMPANIES: &[&str] = &[
    "ag",
    "co",
    "corp",
    "corporation",
    "employees",
    "express",
    "foundation",
    "fund",
    "glovis",
    "gmbh",
    "group",
    "inc",
    "limited",
    "line",
    "lines",
    "llc",
    "logistics",
    "ltd",
    "merchant",
    "museum",
    "shipping",
    "stiftung",
    "trading",
    "брокер",
    "재단",
];
/// Words before a maker's name that say from whom goods are, or what they tell of, folded.
const FROM_WHOM: &[&str] = &[
    "about", "by", "from", "of", "via", "av", "fra", "om", "von", "uber", "de", "par", "por", "от",
    "о", "про",
];

/// Words between a maker's name and what it only describes at most.
const BETWEEN_MAX: usize = 2;

/// Goods with the makers that send something of their own beside these, in order. Where a machine or vehicle is
/// named, their names say nothing more.
pub(super) fn with_busy<'t>(
    text: &'t str,
    goods: Vec<Placed<'t>>,
    makers: Vec<Placed<'t>>,
) -> Vec<Placed<'t>> {
    let named = goods.iter().any(|(concept, ..)| stays(concept));
    let arms = |one: &Placed<'_>| one.0.is_arms();
    if named && !makers.iter().any(arms) {
        return goods;
    }
    let starts: Vec<usize> = makers.iter().map(|(.., start)| *start).collect();
    let mut all = goods.clone();
    let busy = |one: &Placed<'_>| !is_repeated(text, one, &starts) && !is_idle(text, one, &goods);
    all.extend(
        makers
            .into_iter()
            .filter(|one| !named || arms(one))
            .filter(busy),
    );
    all.sort_by_key(|(.., start)| *start);
    all
}

/// Whether another maker's name follows at once: "Nvidia Jetson".
fn is_repeated(text: &str, (_, words, start): &Placed<'_>, makers: &[usize]) -> bool {
    let end = start + words.len();
    let mut behind = makers.iter().filter(|next| **next >= end);
    behind.any(|next| {
        let gap = text.get(end..*next);
        gap.is_some_and(|gap| gap.trim_matches([' ', '-']).is_empty())
    })
}

/// Whether a maker's name only says whose goods are that stand before it, or is that of a company.
fn is_idle(text: &str, (_, words, start): &Placed<'_>, goods: &[Placed<'_>]) -> bool {
    let end = start + words.len();
    let rest = text.get(end..).unwrap_or_default();
    let behind = tokens(rest);
    let company = behind
        .first()
        .is_some_and(|word| COMPANIES.contains(&word.text.as_str()) && adjoins(rest, word.start));
    let mut after = goods.iter().filter(|(.., at)| *at >= end);
    // "Kia kids shoes" are shoes.
    let of_next = after.next().is_some_and(|(concept, _, at)| {
        let gap = text.get(end..*at).unwrap_or_default();
        let few = tokens(gap).len() <= BETWEEN_MAX && !gap.contains(|c: char| c.is_ascii_digit());
        !concept.is_food() && few && !Item::parts(gap)
    });
    if of_next {
        return true;
    }
    let mut before = goods.iter().filter(|(.., at)| at < start);
    let Some((concept, named, at)) = before.next_back() else {
        return company;
    };
    let gap = text.get(at + named.len()..*start).unwrap_or_default();
    let from = tokens(gap)
        .last()
        .is_some_and(|word| FROM_WHOM.contains(&word.text.as_str()));
    let apart = Item::parts(gap);
    company || from || !(apart || concept.is_food() || model::follows(rest))
}

/// Beginnings of words for armour and arms on a vehicle or aircraft, folded.
const ARMED: &[&str] = &[
    "armed",
    "armor",
    "armour",
    "arme",
    "armad",
    "bewaffn",
    "blind",
    "bullet",
    "gepanzer",
    "panser",
    "panzer",
    "pansr",
    "вооруж",
    "брон",
    "مدرع",
    "مسلح",
];
const ARMED_UNSPACED: &[&str] = &[
    "装甲",
    "裝甲",
    "武装",
    "武裝",
    "防弹",
    "장갑차",
    "무장",
    "방탄",
];

/// Whether a text says that what a maker sends is armoured or armed.
pub(super) fn is_armed(text: &str) -> bool {
    ARMED_UNSPACED.iter().any(|word| text.contains(word))
        || tokens(text)
            .iter()
            .any(|word| ARMED.iter().any(|stem| word.text.starts_with(stem)))
}

fn adjoins(rest: &str, start: usize) -> bool {
    rest.get(..start)
        .is_some_and(|gap| gap.trim_matches([' ', '-']).is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::goods::Line;

    #[test]
    fn makers_stand_for_what_they_send() {
        for (text, expected) in [
            ("toys, Smith & Wesson", true),
            ("rice and Barrett", true),
            ("pumps, Sig Sauer", true),
            ("Beretta shirts", false),
            ("RICE, FANUC ROBODRILL", true),
            ("VACCINES AND SIEMENS", true),
            ("SCHOKOLADE UND XILINX XC7", true),
            ("РИС, КАМАЗ", true),
            ("大米, 发那科", true),
            ("쌀, 화낙", true),
            ("أرز، كاتربيلر", true),
            ("arroz y Toyota", true),
            ("MILK FANUC M-10IA", true),
            ("SHOES; CATERPILLAR 320D", true),
            ("NVIDIA JETSON", true),
            ("CATERPILLAR BOOTS", false),
            ("Kia kids shoes", false),
            ("shoes Caterpillar", false),
            ("books about Toyota", false),
            ("toy cars Toyota", false),
            ("rice, gift of Samsung Foundation", false),
            ("rice, Hyundai Merchant Marine", false),
            ("water pumps, Grundfos", false),
            ("vin dell'Emilia", false),
            ("smokkelord", false),
        ] {
            let line = Line::read(text, &[]);
            let made = line.words().any(|(kind, _)| kind.starts_with("made-"));
            assert_eq!(made, expected, "{text}");
        }
    }

    #[test]
    fn the_table_is_sorted() {
        let rows: Vec<&str> = TABLE.lines().skip(1).collect();
        assert!(rows.is_sorted());
        for row in rows {
            let words: Vec<&str> = row
                .rsplit('\t')
                .next()
                .unwrap_or_default()
                .split('|')
                .collect();
            assert!(words.is_sorted(), "{row}");
        }
    }
}
