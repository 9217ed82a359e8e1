//! Other texts that a word may stand for: without an ending that the rules of names leave on, without
//! what a language writes on to it, with what its script does not write.

use unicode_script::{Script, UnicodeScript};
use vokter_names::{Name, View, short_stems, stems, without_clitics, without_korean_particle};

use crate::function_word::languages_of;
use crate::hangul::without_copula;
use crate::token::Writing;

/// Last letters that stand for others in a case of Ukrainian, Polish, Czech, Croatian and Hungarian:
/// "Карці" is of "Карка".
const CHANGES: &[(&str, &str)] = &[
    ("ці", "ка"),
    ("зі", "га"),
    ("сі", "ха"),
    ("ce", "ka"),
    ("dze", "ga"),
    ("ci", "ka"),
    ("zi", "ga"),
    // Czech makes every woman's surname one in -ová, those of Russian women as well: "Karcovovou".
    ("ovová", "ova"),
    ("ovové", "ova"),
    ("ovovou", "ova"),
    ("evová", "eva"),
    ("evové", "eva"),
    ("evovou", "eva"),
    ("inová", "ina"),
    ("inové", "ina"),
    ("inovou", "ina"),
    // Hungarian: "Karkát" is of "Karka".
    ("át", "a"),
    ("ával", "a"),
    ("ának", "a"),
    ("ára", "a"),
    ("áról", "a"),
    ("ától", "a"),
    ("ánál", "a"),
    ("ához", "a"),
    ("ában", "a"),
    ("ét", "e"),
    ("ével", "e"),
    ("ének", "e"),
];
/// Fewest letters before them.
const CHANGED_LEAST: usize = 4;

/// Other texts that a word may stand for, see [`crate::word::Word::bare`].
pub(crate) fn bare(text: &str, writing: Writing) -> Vec<String> {
    if writing == Writing::Hangul {
        let bare = without_korean_particle(text).into_iter();
        return bare
            .chain(without_copula(text))
            .map(str::to_owned)
            .collect();
    }
    if writing != Writing::Spaced {
        return Vec::new();
    }
    let lower = text.to_lowercase();
    let mut bare: Vec<String> = short_stems(&lower).map(str::to_owned).collect();
    // "And on" is no name because "on" reads like one.
    let may_be_name = |stem: &&str| languages_of(stem) == 0;
    bare.extend(
        without_clitics(&lower)
            .filter(may_be_name)
            .map(str::to_owned),
    );
    // "Олександром": the stem is the listed given name in another language, which only the whole
    // given name tells.
    if lower
        .chars()
        .next()
        .is_some_and(|c| c.script() == Script::Cyrillic)
    {
        bare.extend(given_stems(&lower));
        bare.extend(unchanged(&lower));
    }
    bare.extend(with_sh(&lower));
    bare
}

/// Whether a word is a given name that has forms in other languages.
fn is_related(word: &str) -> bool {
    let name = Name::new(word, View::Person);
    let mut tokens = name.readings.iter().flat_map(|reading| &reading.tokens);
    tokens.any(|token| !token.related.is_empty())
}

/// The given names, of those that have forms in other languages, that a word in small letters may be
/// with an ending.
pub(crate) fn given_stems(lower: &str) -> Vec<String> {
    let related = |stem: &String| is_related(stem);
    stems(lower).into_iter().filter(related).collect()
}

/// What a surname in small letters was before a case changed its last letters.
pub(crate) fn unchanged(lower: &str) -> Vec<String> {
    let of = |(changed, whole): &(&str, &str)| {
        let start = lower.strip_suffix(changed)?;
        (start.chars().count() >= CHANGED_LEAST).then(|| format!("{start}{whole}"))
    };
    CHANGES.iter().filter_map(of).collect()
}

/// A Greek word with the sh that Greek writes as s, in Latin letters.
fn with_sh(lower: &str) -> Option<String> {
    let is_greek = lower.chars().next()?.script() == Script::Greek;
    if !is_greek || !lower.contains(['σ', 'ς']) {
        return None;
    }
    let name = Name::new(lower, View::Person);
    let tokens = &name.readings.first()?.tokens;
    let read = tokens.iter().map(|token| token.text().replace('s', "sh"));
    Some(read.collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_a_case_changes() {
        assert_eq!(unchanged("лукашці"), ["лукашка"]);
        assert_eq!(unchanged("kartence"), ["kartenka"]);
        assert!(unchanged("once").is_empty());
    }

    #[test]
    fn greek_has_no_sh() {
        assert_eq!(with_sh("μασερ"), Some("masher".into()));
        assert_eq!(with_sh("maser"), None);
    }
}
