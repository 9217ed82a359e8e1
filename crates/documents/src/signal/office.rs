//! Who acts for a country: "the Russian president", "le dirigeant nord-coréen". Its adjective beside such
//! a word names the country itself, and takes the preposition of the whole.

use std::ops::Range;
use std::sync::OnceLock;

use vokter_trade::text::{Token, fold};

use super::language::Language;
use super::mark::Mark;

/// Beginnings of words for heads of state, governments and forces, of seven languages.
const OFFICES: &[&str] = &[
    "president",
    "leader",
    "government",
    "army",
    "military",
    "armed forces",
    "forces",
    "troops",
    "regime",
    "minister",
    "ministry",
    "leder",
    "regjering",
    "hær",
    "forsvar",
    "styrke",
    "präsident",
    "machthaber",
    "armee",
    "regierung",
    "streitkräfte",
    "führung",
    "président",
    "dirigeant",
    "armée",
    "gouvernement",
    "ministre",
    "ministère",
    "líder",
    "ejército",
    "gobierno",
    "fuerzas",
    "régimen",
    "ministro",
    "ministerio",
    "mandatario",
    "президент",
    "лидер",
    "арми",
    "правительств",
    "войск",
    "министр",
    "министерств",
    "الرئيس",
    "الزعيم",
    "الجيش",
    "الحكومة",
    "القوات",
    "النظام",
    "وزير",
];

/// Whether a token begins its sentence: "Der russische Präsident" is no dative.
fn is_first(tokens: &[Token], token: Option<&Token>) -> bool {
    tokens.first().map(|first| first.start) == token.map(|token| token.start)
}

fn offices() -> &'static [String] {
    static FOLDED: OnceLock<Vec<String>> = OnceLock::new();
    FOLDED.get_or_init(|| OFFICES.iter().map(|word| fold(word)).collect())
}

/// The mark of a country's adjective beside an office: that of the whole, where it says to whom. From
/// whom it does not say: French writes its article as it writes "from".
/// `beside` is what stands before the adjective and the nouns before it.
pub(super) fn mark(
    tokens: &[Token],
    adjective: &Range<usize>,
    beside: Mark,
    language: Language,
) -> Option<Mark> {
    let is_office = |token: &Token| {
        let mut offices = offices().iter();
        offices.any(|office| token.text.starts_with(office.as_str()))
    };
    let last = tokens
        .iter()
        .rev()
        .find(|token| token.end <= adjective.start);
    let next = tokens.iter().find(|token| token.start >= adjective.end);
    // Adjectives of Romance languages and of Arabic stand behind.
    let behind = matches!(
        language,
        Language::French | Language::Spanish | Language::Arabic
    );
    let office = if behind { last } else { next };
    if !office.is_some_and(is_office) {
        return None;
    }
    // "Hat der russischen Armee … geliefert": the dative of a feminine.
    let article = last.is_some_and(|token| matches!(token.text.as_str(), "der" | "dem"));
    let dative = language == Language::German && article && !is_first(tokens, last);
    if dative && matches!(beside, Mark::Bare) {
        return Some(Mark::To);
    }
    (beside == Mark::To).then_some(beside)
}
