//! Words that name goods in a line alone, in the parts of a line in which nothing else does: "rice, heaters" is rice
//! and heaters.

use super::concept::{Placed, placed_in_line};
use super::item::Item;
use super::model;
use super::table::tables;
use crate::words::{Kind, Token, fold, tokens};

/// Words behind which a part of a line says what its goods are for, where they are or what of, folded.
const LINKS: &[&str] = &[
    "for", "of", "with", "from", "in", "to", "at", "by", "per", "til", "av", "med", "fra", "i",
    "fur", "von", "mit", "aus", "pour", "de", "du", "des", "d", "avec", "a", "en", "para", "con",
    "del", "для", "из", "с", "от", "в", "на",
];

/// Words for goods that, beside others, are more often something else, folded: strings of instruments.
const ELSE: &[&str] = &["safe", "string", "strings"];

/// Adds the goods of the parts of a text in which none were found yet.
pub(super) fn join<'t>(
    text: &'t str,
    all: &mut Vec<Placed<'t>>,
    vague: &[Placed<'t>],
    makers: &[Placed<'t>],
) {
    if all.is_empty() {
        return;
    }
    let words = tokens(text);
    let taken = |from: usize, to: usize| {
        let all = all.iter().chain(vague).chain(makers);
        let mut spans = all.map(|(_, words, start)| *start..start + words.len());
        spans.any(|span| span.start < to && from < span.end)
    };
    let within = |a: &Token, b: &Token| !text.get(a.start..b.end).is_some_and(Item::parts);
    let mut more: Vec<Placed<'t>> = Vec::new();
    for part in words.chunk_by(within) {
        let counts =
            |word: &&Token| word.kind == Kind::Number || model::counts_or_heals(&word.text);
        let linked = part
            .iter()
            .position(|word| LINKS.contains(&word.text.as_str()));
        let own = part.get(..linked.unwrap_or(part.len())).unwrap_or_default();
        let first = own.iter().find(|word| !counts(word));
        let last = own.iter().rev().find(|word| !counts(word));
        let (Some(first), Some(last)) = (first, last) else {
            continue;
        };
        let end = part.last().map_or(last.end, |word| word.end);
        if taken(first.start, end) {
            continue;
        }
        let Some(piece) = text.get(first.start..last.end) else {
            continue;
        };
        let found = tables().of_parts.find(piece).into_iter();
        let heads = found.filter_map(|hit| {
            let concept = tables().concepts.get(hit.meaning as usize)?;
            Some((
                concept,
                piece.get(hit.start..hit.end)?,
                first.start + hit.start,
            ))
        });
        let before = more.len();
        more.extend(heads.filter(|(_, words, at)| {
            // What says what the part is stands first or last in it.
            *at == first.start || at + words.len() == last.end
        }));
        // A gate or a safe is more often a name or an adjective than goods, unless it is all of the part.
        if more.len() == before && linked.is_none() {
            let whole = placed_in_line(piece).into_iter();
            let whole = whole.filter(|(_, words, _)| {
                words.len() == piece.len() && !ELSE.contains(&fold(words).as_str())
            });
            more.extend(whole.map(|(concept, words, at)| (concept, words, first.start + at)));
        }
    }
    if !more.is_empty() {
        all.extend(more);
        all.sort_by_key(|(.., start)| *start);
    }
}

#[cfg(test)]
mod tests {
    use crate::goods::Line;

    #[test]
    fn a_part_of_a_line_names_goods_by_words_that_count_alone() {
        for (text, expected) in [
            ("rice, ovens", "rice cooker"),
            ("rice and 12 hammers", "rice metal-fitting"),
            ("rice, ovens 5 pcs", "rice cooker"),
            ("medicine for hospitals, ovens", "medicine cooker"),
            ("biscuits, in tin cans", "flour"),
            ("rice, oven", "rice cooker"),
            ("rice, 1 oven", "rice cooker"),
            ("rice, safe and dry", "rice"),
            ("rice, ovens for bakeries", "rice cooker"),
        ] {
            let line = Line::read(text, &[]);
            let kinds: Vec<&str> = line.words().map(|(kind, _)| kind).collect();
            assert_eq!(kinds.join(" "), expected, "{text}");
        }
    }
}
