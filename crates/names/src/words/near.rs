//! Concepts that translators put for one another: one's *relief committee* is another's *support committee*.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::Concept;
use super::table::rows;

const NEAR: &str = include_str!("../../tables/near-concepts.tsv");

/// Whether one concept may be said for the other.
pub(super) fn are_near(one: Concept, other: Concept) -> bool {
    let groups = groups();
    let of = |concept: Concept| groups.get(concept.0).copied().unwrap_or(0);
    of(one) & of(other) != 0
}

/// For each concept the lines of the table that have it, a bit a line.
fn groups() -> &'static FxHashMap<&'static str, u64> {
    static GROUPS: OnceLock<FxHashMap<&'static str, u64>> = OnceLock::new();
    GROUPS.get_or_init(|| {
        let mut groups = FxHashMap::default();
        for (line, row) in (0..u64::BITS).zip(rows(NEAR)) {
            for concept in row.split(' ') {
                *groups.entry(concept).or_default() |= 1 << line;
            }
        }
        groups
    })
}

#[cfg(test)]
mod tests {
    use super::super::{GENERIC_WORDS, lookup, table};
    use super::*;

    #[test]
    fn words_near_each_other_are_known() {
        let near = |one: &str, other: &str| {
            let concept = |word: &str| lookup(word).generic;
            let both = concept(one).zip(concept(other));
            both.is_some_and(|(one, other)| are_near(one, other))
        };
        assert!(near("relief", "support"));
        assert!(near("machinery", "engineering"));
        assert!(!near("bank", "insurance"));
        assert!(!near("north", "south"));
    }

    #[test]
    fn the_table_fits_and_has_concepts_alone() {
        assert!(rows(NEAR).count() <= u64::BITS as usize);
        table::assert_sorted(NEAR);
        for concept in rows(NEAR).flat_map(|row| row.split(' ')) {
            let known = rows(GENERIC_WORDS).any(|row| table::columns(row).1 == concept);
            assert!(known, "{concept}");
        }
    }
}
