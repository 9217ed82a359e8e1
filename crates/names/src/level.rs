//! How rare the words of a name are in one of its readings beside the others: no reading makes a sign, or
//! signs together, rarer than another does.

use std::ops::Range;

use crate::Bits;
use crate::name::Reading;

/// A sign is as common as in the language that bears it most: read in a language where it is rare,
/// it is the same sign.
pub(crate) fn signs(readings: &mut [Reading]) {
    let mut least: Vec<(Range<usize>, Bits)> = Vec::new();
    for reading in readings.iter() {
        for token in &reading.tokens {
            let rarity = token.rarity + reading.cost;
            match least.iter_mut().find(|(source, _)| *source == token.source) {
                Some((_, least)) => *least = rarity.min(*least),
                None => least.push((token.source.clone(), rarity)),
            }
        }
    }
    for reading in readings {
        for token in &mut reading.tokens {
            if let Some((_, least)) = least.iter().find(|(source, _)| *source == token.source) {
                token.rarity = token.rarity.min(*least);
            }
        }
    }
}

/// Signs read as one word are no rarer than the same signs read word by word: a reading that is
/// nobody's name must not bring more than the one that is.
pub(crate) fn words(readings: &mut [Reading]) {
    /// What a reading costs, and each of its words: where it stands and what it is worth.
    type Apart = (Bits, Vec<(Range<usize>, Bits)>);
    let apart: Vec<Apart> = readings
        .iter()
        .map(|reading| {
            let tokens = reading.tokens.iter();
            let worth = tokens.map(|token| (token.source.clone(), token.rarity));
            (reading.cost, worth.collect())
        })
        .collect();
    let least = |whole: &Range<usize>| {
        let sums = apart.iter().filter_map(|(cost, words)| {
            let inside = |part: &Range<usize>| part.start >= whole.start && part.end <= whole.end;
            let mut parts = words.iter().filter(|(part, _)| inside(part));
            let first = parts.clone().next()?;
            let last = parts.clone().next_back()?;
            let covers = first.0.start == whole.start && last.0.end == whole.end;
            let several = parts.nth(1).is_some();
            let of_whole = words.iter().filter(|(part, _)| inside(part));
            (covers && several).then(|| *cost + of_whole.map(|(_, bits)| *bits).sum::<Bits>())
        });
        sums.min()
    };
    for token in readings.iter_mut().flat_map(|reading| &mut reading.tokens) {
        if let Some(least) = least(&token.source) {
            token.rarity = token.rarity.min(least);
        }
    }
}
