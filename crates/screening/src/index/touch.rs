//! Which parties a single word of a text may name: the first, cheap look of a scan.

use vokter_names::{Bits, Name};

use super::Index;

/// A party that bears a word, and whether the two spellings are one by rule (equal, romanised,
/// read, inflected) rather than only alike.
pub(super) type Touch = (u32, bool);

impl Index {
    /// The parties with a token, or a row of tokens written as one, that this word can meet and
    /// that can anchor a search, sorted by party. `word` is read as its view says: only persons,
    /// or only what isn't a person, are touched.
    ///
    /// Two spellings that are only alike count where they may be worth `alike_least`; with `None`
    /// never.
    pub fn touched(&self, word: &Name, alike_least: Option<Bits>) -> Vec<Touch> {
        let lexicon = self.lexicon(word.view);
        let mut neighbours = self.neighbours();
        let mut touched: Vec<Touch> = Vec::new();
        for token in word.readings.iter().flat_map(|reading| &reading.tokens) {
            let loss = alike_least.map(|least| token.rarity - least);
            for spelling in &token.spellings {
                let near = neighbours.near(spelling, token.partial_vowels, loss, loss);
                for near in near.within(loss) {
                    let Some(rarity) = lexicon.rarity(near.spelling) else {
                        continue;
                    };
                    let whole = near.reach.whole;
                    let most = near.reach.worth(token.rarity, rarity);
                    if !whole && alike_least.is_none_or(|least| most < least) {
                        continue;
                    }
                    let bearers = lexicon
                        .bearers(near.spelling)
                        .filter(|bearer| bearer.anchor);
                    touched.extend(bearers.map(|bearer| (bearer.party, whole)));
                }
            }
            for (hash, _) in &token.related {
                let bearers = neighbours
                    .with_hash(*hash)
                    .flat_map(|id| lexicon.bearers(id));
                touched.extend(
                    bearers
                        .filter(|bearer| bearer.anchor)
                        .map(|bearer| (bearer.party, true)),
                );
            }
        }
        touched.retain(|(party, _)| !self.is_left_out(*party as usize));
        touched.sort_unstable();
        // Of one party's touches the surest is kept.
        touched.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 |= next.1;
            }
            same
        });
        touched
    }
}
