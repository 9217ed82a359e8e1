//! What languages put at the end of a noun. Lists of endings, not a grammar: a table gives the stem
//! where a language changes it, and `*` where the ending is not to be looked at.

/// The language of a word of a table, as far as endings go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Language(&'static [&'static str]);

const NONE: &[&str] = &[];
const EN: &[&str] = &["s", "es"];
const SCANDINAVIAN: &[&str] = &[
    "a", "an", "ane", "ar", "arna", "e", "en", "ene", "ens", "er", "erna", "erne", "ernes", "ers",
    "et", "ets", "n", "na", "ne", "or", "orna", "r", "rna", "rne", "s", "t",
];
const DE: &[&str] = &["e", "en", "er", "ern", "es", "em", "n", "ne", "nen", "s"];
const ROMANCE: &[&str] = &["s", "es", "x", "e", "i", "os", "as"];
/// Folded: `й` is `и`.
const SLAVIC: &[&str] = &[
    "а", "ам", "ами", "ах", "ая", "е", "ев", "еи", "ем", "ею", "и", "ие", "ии", "им", "ими", "их",
    "ию", "ия", "і", "ів", "іі", "о", "ов", "ого", "ое", "ои", "ом", "ому", "ою", "у", "ую", "ы",
    "ые", "ыи", "ым", "ыми", "ых", "ь", "ю", "я", "ям", "ями", "ях", "a", "ach", "ami", "ego",
    "ej", "em", "ie", "iej", "om", "ow", "owi", "u", "y", "ych", "ym", "e", "i", "o",
];
const TURKISH: &[&str] = &[
    "i", "u", "lar", "ler", "lari", "leri", "larin", "lerin", "nin", "nun", "in", "un", "si", "su",
    "a", "e", "da", "de", "ya", "ye", "yi", "yu",
];
const PERSIAN: &[&str] = &["ها", "های", "هایی", "ی", "ان", "ات", "ه", "ین"];

impl Language {
    /// By its code; a language that is not here has no endings.
    pub(super) fn of(code: &str) -> Self {
        Self(match code {
            "en" => EN,
            "nb" | "nn" | "no" | "da" | "sv" => SCANDINAVIAN,
            "de" | "nl" => DE,
            "fr" | "es" | "it" | "pt" => ROMANCE,
            "ru" | "uk" | "pl" | "cs" | "bg" => SLAVIC,
            "tr" => TURKISH,
            "ar" | "fa" => PERSIAN,
            _ => NONE,
        })
    }

    /// Whether it is Russian or writes its nouns as Russian does.
    pub(super) fn is_russian(self) -> bool {
        self.0 == SLAVIC
    }

    /// Whether it writes several nouns as one word, the head last.
    pub(super) fn compounds(self) -> bool {
        self.0 == SCANDINAVIAN || self.0 == DE
    }

    /// Whether a noun of this stem may end so. English has "es" only where "s" could not be spoken: codes
    /// are no cod.
    pub(super) fn has(self, stem: &str, ending: &str) -> bool {
        let silent = ending == "es"
            && self.0 == EN
            && !["s", "x", "z", "h", "o"]
                .iter()
                .any(|last| stem.ends_with(last));
        self.0.contains(&ending) && !silent
    }
}

/// An Arabic word without its article and what else is written to its front: "and", "by", "to". A
/// single letter may be the word's own, so the rest must be a word of a table to count.
pub(super) fn without_prefix(word: &str) -> impl Iterator<Item = &str> {
    const PREFIXES: &[&str] = &[
        "وال", "بال", "فال", "كال", "ال", "لل", "ولل", "و", "ف", "ب", "ل",
    ];
    let arabic = word
        .chars()
        .next()
        .is_some_and(|c| matches!(c, '\u{600}'..='\u{6ff}'));
    PREFIXES
        .iter()
        .filter(move |_| arabic)
        .filter_map(|prefix| word.strip_prefix(prefix))
        .filter(|rest| rest.chars().count() >= 3)
}
