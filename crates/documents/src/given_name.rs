//! Given names as their languages write them: one right before a surname makes another person of
//! it. In scripts without capitals, and where a capital says little, nothing else tells.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;
use vokter_names::without_clitics;

/// `language, names` a line, in small letters.
const TABLE: &str = include_str!("../tables/given-names.tsv");

/// Whether a word in small letters is a given name, or one behind what Arabic and Hebrew write on
/// to it.
pub(crate) fn is_given_name(lower: &str) -> bool {
    is_listed(lower) || without_clitics(lower).any(is_listed)
}

fn is_listed(lower: &str) -> bool {
    static KNOWN: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    let known = || {
        TABLE
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split_once('\t'))
            .flat_map(|(_, names)| names.split(' '))
            .collect()
    };
    KNOWN.get_or_init(known).contains(lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_small_letters_and_has_each_name_once_a_language() {
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            let (_, names) = line.split_once('\t').unwrap();
            let mut seen = FxHashSet::default();
            for name in names.split(' ') {
                assert_eq!(name.to_lowercase(), name);
                assert!(!name.is_empty() && seen.insert(name), "{name}");
            }
        }
    }

    #[test]
    fn given_names_in_several_scripts() {
        for name in ["uwe", "øystein", "σταύρος", "أحمد", "وأحمد", "რუსლან"]
        {
            assert!(is_given_name(name), "{name}");
        }
        assert!(!is_given_name("präsident"));
    }
}
