//! What goods come with: tiles with 1000 mines are mines, too, and curtains with rings are curtains.

use std::sync::OnceLock;

use super::item::{Item, What};
use super::role::Role;
use super::untold::may_be_plural;
use crate::words::Lexicon;

const TABLE: &str = include_str!("../../tables/fitting-words.tsv");

/// Words for what belongs to goods.
fn fittings() -> &'static Lexicon {
    static READ: OnceLock<Lexicon> = OnceLock::new();
    READ.get_or_init(|| {
        let mut lexicon = Lexicon::default();
        let rows = TABLE.lines().filter(|row| !row.starts_with('#'));
        for (language, words) in rows.filter_map(|row| row.split_once('\t')) {
            words
                .split('|')
                .for_each(|word| lexicon.add(word, language, 0));
        }
        lexicon
    })
}

/// What stands behind "with" in a phrase of goods and is counted, or could be several things.
pub(super) fn counted_with<'i>(
    text: &str,
    phrase: &'i [Item],
    gone: &[usize],
) -> Option<&'i [Item]> {
    let at = phrase.iter().position(|item| item.is(Role::With))?;
    let named = |item: &Item| item.goods().is_some() && !gone.contains(&item.start);
    let (before, behind) = (phrase.get(..at)?, phrase.get(at + 1..)?);
    let end = behind.iter().position(Item::subordinates);
    let whole = end.is_none();
    let behind = behind.get(..end.unwrap_or(behind.len()))?;
    let (first, last) = (behind.first()?, behind.last()?);
    let counted = matches!(first.what, What::Number) && behind.len() > 1;
    let fitting = fittings().find(text.get(first.start..last.end)?);
    if !fitting.is_empty() {
        return None;
    }
    let link = phrase
        .get(at)
        .and_then(|link| text.get(link.start..link.end));
    let noun = text.get(last.start..last.end)?;
    // A German word in "er" is most often one thing.
    let german = link.is_some_and(|link| link.eq_ignore_ascii_case("mit")) && noun.ends_with("er");
    // Russian "with" is also "from", as the noun's end tells.
    let russian = noun.contains(|c| matches!(c, 'а'..='я')) && !noun.ends_with("ми");
    let several = whole && behind.len() == 1 && may_be_plural(noun) && !german && !russian;
    (before.iter().any(named) && (counted || several)).then_some(behind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::certainty::Certainty;
    use crate::goods::Line;

    #[test]
    fn what_goods_come_with_is_goods_unless_it_belongs_to_them() {
        for (text, expected) in [
            ("tiles with 1000 mines", true),
            ("curtains with zarvans", true),
            ("Gardinen mit Zarvans", true),
            ("curtains with rings", false),
            ("chairs with wooden legs", false),
            ("rideaux avec anneaux", false),
            ("мука с мельницы", false),
        ] {
            let line = Line::read(text, &[]);
            let found = line.classes.named("untold-name") > Certainty::No;
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn the_table_is_sorted() {
        let rows: Vec<&str> = TABLE.lines().filter(|row| !row.starts_with('#')).collect();
        assert!(rows.is_sorted());
    }
}
