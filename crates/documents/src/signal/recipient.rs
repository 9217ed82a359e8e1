//! Whom something goes to in a place: "to gangs in Haiti", "aux rebelles du M23" are of the place as recipients.

use std::ops::Range;

use vokter_trade::text::{Kind, Token};

use super::language::Language;

/// Words between "to" and the "in" of where the recipients are at most.
const RECIPIENT_WORDS_MAX: usize = 7;

/// Whether a place in which somebody is stands behind whom something goes to: "to the Rapid Support Forces in
/// Darfur". A front is nobody.
pub(super) fn is_where(
    sentence: &str,
    tokens: &[Token],
    place: &Range<usize>,
    bound: usize,
    language: Language,
) -> bool {
    const TO: &[&str] = &["to", "til", "an", "a", "aux", "au", "al", "para"];
    const ARTICLES: &[&str] = &["the", "los", "las", "la", "les", "die", "den", "der"];
    const FIGHTERS: &[&str] = &[
        "gang",
        "force",
        "rebel",
        "milit",
        "fighter",
        "insurgent",
        "warlord",
        "gjeng",
        "styrke",
        "opprør",
        "opror",
        "banden",
        "kampfer",
        "bandas",
        "grupos",
        "gruppe",
        "groups",
        "combattant",
    ];
    const NOBODY: &[&str] = &[
        "front",
        "frontline",
        "war",
        "battle",
        "battlefield",
        "fighting",
        "conflict",
        "troops",
        "soldiers",
        "army",
        "fronten",
        "krigen",
        "krieg",
        "guerre",
        "guerra",
        "frente",
        "port",
        "capital",
        "city",
    ];
    if matches!(
        language,
        Language::Korean | Language::Chinese | Language::Arabic | Language::Russian
    ) {
        return false;
    }
    // "A las bandas de Haití", "aux rebelles du M23".
    let of = |token: &Token| {
        matches!(language, Language::French | Language::Spanish)
            && matches!(token.text.as_str(), "de" | "du" | "del" | "d" | "des")
    };
    let mut next: Option<&Token> = None;
    let before = tokens
        .iter()
        .rev()
        .filter(|token| token.end <= place.start)
        .take_while(|token| token.start >= bound && token.kind == Kind::Word);
    for token in before.take(RECIPIENT_WORDS_MAX) {
        if next.is_none() && of(token) {
            next = Some(token);
            continue;
        }
        if NOBODY.contains(&token.text.as_str())
            || sentence[token.end..next.map_or(place.start, |next| next.start)]
                .contains([',', ';', ':', '('])
        {
            return false;
        }
        if let Some(next) = next
            && TO.contains(&token.text.as_str())
        {
            let named = sentence[next.start..]
                .chars()
                .next()
                .is_some_and(char::is_uppercase);
            let word = next.text.as_str();
            return named
                || ARTICLES.contains(&word)
                || FIGHTERS.iter().any(|begin| word.starts_with(begin))
                || matches!(token.text.as_str(), "aux" | "al");
        }
        next = Some(token);
    }
    false
}
