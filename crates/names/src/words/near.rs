//! Concepts that translators put for one another: one's *relief committee* is another's *support committee*.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::Concept;
use super::table::rows;

const NEAR: &str = include_str!("../../tables/near-concepts.tsv");

/// Lines of the table, a bit each.
#[derive(Clone, Copy, Default)]
struct Lines([u64; Lines::MOST / u64::BITS as usize]);

impl Lines {
    /// The table has no more.
    const MOST: usize = 256;

    fn insert(&mut self, line: usize) {
        self.0[line / u64::BITS as usize] |= 1 << (line % u64::BITS as usize);
    }

    fn share_one(self, other: Self) -> bool {
        self.0
            .iter()
            .zip(other.0)
            .any(|(one, other)| one & other != 0)
    }
}

/// Whether one concept may be said for the other. Two senses of one concept may only where a line has both: what is
/// said of the concept is said of each against other concepts.
pub(super) fn are_near(one: Concept, other: Concept) -> bool {
    let lines = lines();
    let share_one = |one: &str, other: &str| {
        let both = lines.get(one).zip(lines.get(other));
        both.is_some_and(|(one, other)| one.share_one(*other))
    };
    share_one(one.0, other.0)
        || (one.word() != other.word()
            && (share_one(one.word(), other.0)
                || share_one(one.0, other.word())
                || share_one(one.word(), other.word())))
}

/// For each concept the lines of the table that have it.
fn lines() -> &'static FxHashMap<&'static str, Lines> {
    static LINES: OnceLock<FxHashMap<&'static str, Lines>> = OnceLock::new();
    LINES.get_or_init(|| {
        let mut lines = FxHashMap::<&str, Lines>::default();
        for (line, row) in rows(NEAR).enumerate().take(Lines::MOST) {
            for concept in row.split(' ') {
                lines.entry(concept).or_default().insert(line);
            }
        }
        lines
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
        assert!(!near("army", "navy"));
    }

    #[test]
    fn the_table_fits_and_has_concepts_alone() {
        assert!(rows(NEAR).count() <= Lines::MOST);
        table::assert_sorted(NEAR);
        for concept in rows(NEAR).flat_map(|row| row.split(' ')) {
            let known = rows(GENERIC_WORDS).any(|row| {
                let known = Concept(table::columns(row).1);
                known.as_str() == concept || known.word() == concept
            });
            assert!(known, "{concept}");
        }
    }
}
