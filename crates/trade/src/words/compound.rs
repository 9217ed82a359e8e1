//! Words of several nouns, of which a table writes only the first.

use super::{Lexicon, Pattern};

/// Letters of the first part of a compound at least.
const STEM_CHARS_MIN: usize = 4;

impl Lexicon {
    /// What follows in a word behind what a table writes of it, where the language makes compounds and it is no
    /// ending: "frysere" of "vaksinefrysere". `meaning` is what the word stands for.
    pub(crate) fn rest<'w>(&self, word: &'w str, meaning: u32) -> Option<&'w str> {
        let cuts = word.char_indices().map(|(at, _)| at).chain([word.len()]);
        let cuts: Vec<usize> = cuts.skip(STEM_CHARS_MIN).collect();
        let means = |pattern: &&Pattern| {
            let node = self.steps.get(&(0, pattern.word));
            let meanings = node.and_then(|node| self.meanings.get(node));
            meanings.is_some_and(|all| all.contains(&meaning))
        };
        for cut in cuts.into_iter().rev() {
            let (stem, ending) = word.split_at(cut);
            let patterns = self.whole.get(stem).map_or(&[][..], Vec::as_slice);
            let met: Vec<&Pattern> = patterns.iter().filter(means).collect();
            let inflected =
                |pattern: &&Pattern| ending.is_empty() || pattern.language.has(stem, ending);
            if met.iter().any(inflected) {
                return None;
            }
            if met.iter().any(|pattern| pattern.open) {
                let compound = met
                    .iter()
                    .any(|pattern| pattern.open && pattern.language.compounds());
                return compound.then_some(ending);
            }
        }
        None
    }
}
