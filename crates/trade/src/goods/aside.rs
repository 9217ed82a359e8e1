//! Words behind a comma that only say how goods are, how many, for whom and by which papers: "leather shoes,
//! brown, size 42", "flour, gift of the Red Cross".

use std::ops::Range;
use std::sync::OnceLock;

use crate::words::{Lexicon, Token};

const TABLE: &str = include_str!("../../tables/aside-words.tsv");

/// Where such words stand among the words of a text.
pub(super) fn places(words: &[Token]) -> Vec<Range<usize>> {
    static KNOWN: OnceLock<Lexicon> = OnceLock::new();
    let known = KNOWN.get_or_init(|| Lexicon::read(TABLE, |_| Some(0)));
    let found = known.find_in(words).into_iter();
    found.map(|hit| hit.start..hit.end).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tokens;

    #[test]
    fn colours_givers_and_papers_are_known() {
        for word in [
            "Brown",
            "SIZE",
            "Größe",
            "высший",
            "brands",
            "Røde Kors",
            "捐赠",
            "적십자",
            "Croix-Rouge",
            "منحة",
        ] {
            assert!(!places(&tokens(word)).is_empty(), "{word}");
        }
        for word in ["Bulsae", "Robodrill", "Камаз", "gizmos", "Frobnicators"] {
            assert!(places(&tokens(word)).is_empty(), "{word}");
        }
    }

    #[test]
    fn the_table_is_sorted() {
        let rows: Vec<&str> = TABLE.lines().filter(|row| !row.starts_with('#')).collect();
        assert!(rows.is_sorted());
        assert!(rows.iter().all(|row| row.split('\t').count() == 3));
    }
}
