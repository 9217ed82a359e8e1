//! Names as the tables spell them: lower-case ASCII, one token a word, by the romanisation that the
//! product itself uses, so that a table and a lookup can't drift apart.

use vokter_names::script;

/// A spelling dearer than this, in hundredths of a bit, is too seldom to fill a table with.
const COST_MAX: i32 = 300;

/// The words of a name, each with its usual spellings, at most `most`.
pub(crate) fn words(name: &str, most: usize) -> Vec<Vec<String>> {
    let name: String = name
        .chars()
        .map(|c| {
            if matches!(c, '-' | '‐' | '‑' | '–') {
                ' '
            } else {
                c
            }
        })
        .collect();
    let Some(reading) = script::readings(&name).into_iter().next() else {
        return Vec::new();
    };
    let spellings = |word: script::Word| {
        let usual = word
            .spellings
            .into_iter()
            .filter(|spelling| spelling.cost <= COST_MAX);
        let latin = usual
            .map(|spelling| spelling.latin)
            .filter(|latin| latin.bytes().all(|b| b.is_ascii_lowercase()));
        latin.take(most).collect::<Vec<_>>()
    };
    reading
        .words
        .into_iter()
        .map(spellings)
        .filter(|word| !word.is_empty())
        .collect()
}

/// The words of a name in their usual spelling.
pub(crate) fn plain(name: &str) -> Vec<String> {
    words(name, 1).into_iter().flatten().collect()
}
