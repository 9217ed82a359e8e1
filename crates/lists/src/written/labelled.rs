//! Numbers in running words behind a label that says what they are: `Italian Fiscal Code: …`,
//! `Registered company number: …`, `IMO number 9074729`.

use vokter_entities::IdentifierKind::{self, Bic, Imo, Mmsi, NationalId, Registration, TaxId};

use super::documents;

/// What stands before a number, in small letters, the longer before the shorter.
const LABELS: [(&str, IdentifierKind); 29] = [
    ("fiscal code", TaxId),
    ("tax identification number", TaxId),
    ("tax number", TaxId),
    ("tax id", TaxId),
    ("taxpayer", TaxId),
    ("taxpayer identification number", TaxId),
    ("inn", TaxId),
    ("social security number", NationalId),
    ("ssn", NationalId),
    ("national identification number", NationalId),
    ("national identification no", NationalId),
    ("national id number", NationalId),
    ("identity card number", NationalId),
    ("national id no", NationalId),
    ("identity card no", NationalId),
    ("national identity card", NationalId),
    ("company identification number", Registration),
    ("registered company number", Registration),
    ("company registration number", Registration),
    ("business registration number", Registration),
    ("registration number", Registration),
    ("company number", Registration),
    ("ogrn", Registration),
    ("imo number", Imo),
    ("imo", Imo),
    ("mmsi", Mmsi),
    ("swift/bic", Bic),
    ("swift code", Bic),
    ("swift", Bic),
];

/// The numbers behind a label in a running text, passports among them.
pub(crate) fn labelled(text: &str) -> Vec<(IdentifierKind, String)> {
    let mut found: Vec<(IdentifierKind, String)> = documents::passports(text)
        .into_iter()
        .map(|passport| (passport.kind, passport.value))
        .collect();
    let lower = text.to_ascii_lowercase();
    for (label, kind) in LABELS {
        for (at, _) in lower.match_indices(label) {
            let before = lower.get(..at).and_then(|text| text.chars().next_back());
            let rest = text.get(at + label.len()..).unwrap_or_default();
            if before.is_some_and(char::is_alphanumeric)
                || rest.starts_with(|c: char| c.is_alphanumeric())
            {
                continue;
            }
            let number = if kind == Bic {
                code(rest)
            } else {
                number(rest)
            };
            let new = |number: &String| found.iter().all(|(_, known)| known != number);
            if let Some(number) = number.filter(new) {
                found.push((kind, number));
            }
        }
    }
    found
}

/// The number that a text begins with, after `no.`, `number`, `is`, a colon and a bracket.
fn number(text: &str) -> Option<String> {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let end = text.find([';', '(']).unwrap_or(text.len());
    let text = text.get(..end)?.replace([':', ')'], " ");
    let mut words = text.split_whitespace().peekable();
    while words.peek().is_some_and(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        matches!(
            bare.to_ascii_lowercase().as_str(),
            "no" | "number" | "numbers" | "is" | "inn" | "code" | ""
        )
    }) {
        words.next();
    }
    let mut taken: Vec<&str> = Vec::new();
    for word in words {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let digits = bare.bytes().filter(u8::is_ascii_digit).count();
        let series =
            bare.len() <= 4 && !bare.is_empty() && bare.bytes().all(|b| b.is_ascii_uppercase());
        // A number may be grouped in pieces, each with a digit, after a series of capitals.
        if (digits == 0 && !(series && taken.iter().all(|word| !has_digit(word))))
            || taken.len() > 4
        {
            break;
        }
        taken.push(bare);
        if word.ends_with([',', '.']) {
            break;
        }
    }
    while taken.last().is_some_and(|word| !has_digit(word)) {
        taken.pop();
    }
    let number = taken.join(" ");
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    (digits >= 4).then_some(number)
}

fn has_digit(word: &str) -> bool {
    word.bytes().any(|b| b.is_ascii_digit())
}

/// The bank's code that a text begins with.
fn code(text: &str) -> Option<String> {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let text = text.strip_prefix("code").unwrap_or(text);
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let code: String = text
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect();
    // A word of as many letters is no code.
    let capitals = code
        .bytes()
        .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    (capitals && matches!(code.len(), 8 | 11)).then_some(code)
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_behind_their_labels() {
        for (text, want) in [
            (
                "Italian Fiscal Code: LBR HBB 61S17 Z352F",
                "tax number: LBR HBB 61S17 Z352F",
            ),
            (
                "Italian fiscal code BGHFCL66R28Z352G",
                "tax number: BGHFCL66R28Z352G",
            ),
            (
                "Registered company number: 02150590 (United Kingdom)",
                "registration number: 02150590",
            ),
            (
                "US Social Security Number 548-91-5411.",
                "national identity number: 548-91-5411",
            ),
            (
                "A tanker. (IMO number):9074729 (Flag of ship): X",
                "IMO number: 9074729",
            ),
            (
                "INN 7707083893, OGRN: 1027700132195",
                "tax number: 7707083893|registration number: 1027700132195",
            ),
            ("SWIFT/BIC code: ABCDEFGH, and", "BIC: ABCDEFGH"),
            (
                "Passport number: B0515260; DOB: 1948",
                "passport number: B0515260",
            ),
            ("SWIFT ABCDEFGHXXX", "BIC: ABCDEFGHXXX"),
            ("Swift Investments", ""),
            ("the inner IMO of 2012", ""),
            ("registration number unknown", ""),
        ] {
            let found = super::labelled(text);
            let found: Vec<String> = found
                .iter()
                .map(|(kind, number)| format!("{kind}: {number}"))
                .collect();
            assert_eq!(found.join("|"), want, "{text}");
        }
    }
}
