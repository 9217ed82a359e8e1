//! Check digits and shapes, each from its standard.

use super::IdentifierKind;

/// Whether a key (see [`super::Identifier::key`]) can be an identifier of the kind.
pub(super) fn check(kind: IdentifierKind, key: &str) -> Result<(), &'static str> {
    match kind {
        IdentifierKind::Imo => imo(key),
        IdentifierKind::Mmsi => mmsi(key),
        IdentifierKind::Bic => bic(key),
        IdentifierKind::Lei => lei(key),
        IdentifierKind::Iban => iban(key),
        _ if key.is_empty() => Err("it has no letter or digit"),
        _ => Ok(()),
    }
}

/// Seven digits; the last is the last digit of the sum of the others times 7, 6, 5, 4, 3, 2
/// (IMO Resolution A.1117(30)).
fn imo(key: &str) -> Result<(), &'static str> {
    let digits: Vec<u32> = key.chars().filter_map(|c| c.to_digit(10)).collect();
    let ([front @ .., last], 7) = (digits.as_slice(), key.len()) else {
        return Err("it needs seven digits");
    };
    if front.len() != 6 {
        return Err("it needs seven digits");
    }
    let sum: u32 = front
        .iter()
        .zip((2..=7).rev())
        .map(|(digit, weight)| digit * weight)
        .sum();
    if sum % 10 == *last {
        Ok(())
    } else {
        Err("the check digit is wrong")
    }
}

/// Nine digits (ITU-R M.585).
fn mmsi(key: &str) -> Result<(), &'static str> {
    let fine = key.len() == 9 && key.bytes().all(|b| b.is_ascii_digit());
    if fine {
        Ok(())
    } else {
        Err("it needs nine digits")
    }
}

/// Four letters or digits of the institution, two letters of the country, two of the place, and
/// perhaps three of the branch (ISO 9362:2014). Institutions have letters in practice, so that a
/// number is not taken for a BIC.
fn bic(key: &str) -> Result<(), &'static str> {
    let letters = |range| {
        key.get(range)
            .is_some_and(|s: &str| s.bytes().all(|b| b.is_ascii_uppercase()))
    };
    if !matches!(key.len(), 8 | 11) || !key.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return Err("it needs eight or eleven letters and digits");
    }
    if !letters(0..4) || !letters(4..6) {
        return Err("it must begin with four letters of the bank and two of the country");
    }
    let country = key.get(4..6).unwrap_or_default();
    match country.parse::<crate::Country>() {
        Ok(_) => Ok(()),
        Err(_) => Err("its letters five and six are no country"),
    }
}

/// Twenty letters and digits, the last two digits checking the rest (ISO 17442, ISO 7064).
fn lei(key: &str) -> Result<(), &'static str> {
    let shape = key.len() == 20
        && key.bytes().all(|b| b.is_ascii_alphanumeric())
        && key.bytes().skip(18).all(|b| b.is_ascii_digit());
    if !shape {
        return Err("it needs eighteen letters and digits and two check digits");
    }
    if remainder_97(key) == 1 {
        Ok(())
    } else {
        Err("the check digits are wrong")
    }
}

/// Two letters of the country, two check digits, and 11 to 30 letters and digits (ISO 13616-1:
/// at most 34 in all, Norway's 15 are the shortest).
fn iban(key: &str) -> Result<(), &'static str> {
    let shape = (15..=34).contains(&key.len())
        && key.bytes().all(|b| b.is_ascii_alphanumeric())
        && key.bytes().take(2).all(|b| b.is_ascii_uppercase())
        && key.bytes().skip(2).take(2).all(|b| b.is_ascii_digit());
    let (true, Some((head, rest))) = (shape, key.split_at_checked(4)) else {
        return Err("it needs a country, two check digits and 11 to 30 letters and digits");
    };
    if remainder_97(&format!("{rest}{head}")) == 1 {
        Ok(())
    } else {
        Err("the check digits are wrong")
    }
}

/// The remainder by 97 of the number that the text is with A as 10 to Z as 35 (ISO 7064).
fn remainder_97(text: &str) -> u32 {
    text.chars()
        .filter_map(|c| c.to_digit(36))
        .fold(0, |remainder, digit| {
            let shift = if digit > 9 { 100 } else { 10 };
            (remainder * shift + digit) % 97
        })
}

#[cfg(test)]
mod tests {
    use crate::{Identifier, IdentifierKind};

    fn check(kind: IdentifierKind, good: &[&str], bad: &[&str]) {
        for text in good {
            assert!(Identifier::parse(kind, text).is_ok(), "{kind} {text}");
        }
        for text in bad {
            assert!(Identifier::parse(kind, text).is_err(), "{kind} {text}");
        }
    }

    #[test]
    fn check_digits() {
        check(
            IdentifierKind::Imo,
            &["9074729", "IMO 9074729", "imo9074729"],
            &["9074728", "907472", "90747290", "", "IMO", "９０７４７２９"],
        );
        // The example of ISO 17442.
        check(
            IdentifierKind::Lei,
            &["5493001KJTIIGC8Y1R12", "5493 001K JTII GC8Y 1R12"],
            &["5493001KJTIIGC8Y1R13", "5493001KJTIIGC8Y1R1"],
        );
        // Examples of the IBAN registry.
        check(
            IdentifierKind::Iban,
            &[
                "NO93 8601 1117 947",
                "GB29NWBK60161331926819",
                "de89 3704 0044 0532 0130 00",
            ],
            &["NO9386011117948", "GB29", "1234567890123456"],
        );
        check(
            IdentifierKind::Bic,
            &["DEUTDEFF", "deutdeff500"],
            &["DEUTDEF", "DEUTZZFF", "12345678", "DEUT DE FF 5"],
        );
        check(
            IdentifierKind::Mmsi,
            &["211 234 560"],
            &["21123456", "MMSI12345"],
        );
        check(IdentifierKind::Passport, &["A 1"], &["", " - "]);
    }

    #[test]
    fn guesses_what_a_number_is() {
        let kinds = |text| {
            Identifier::guess(text)
                .iter()
                .map(|i| i.kind.as_str())
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(kinds("IMO 9074729"), "imo other");
        assert_eq!(kinds("9074729"), "imo other");
        assert_eq!(kinds("NO9386011117947"), "iban other");
        assert_eq!(kinds("381310014"), "mmsi other");
        assert_eq!(kinds("P-12 34"), "other");
        assert_eq!(kinds(" - "), "");
        assert!(
            Identifier::guess("imo 9074729")
                .iter()
                .all(|i| i.key() == "9074729")
        );
    }

    #[test]
    fn words_parse_to_their_kinds() {
        for word in [
            "passport",
            "national-id",
            "tax-id",
            "registration",
            "imo",
            "mmsi",
            "bic",
            "lei",
            "iban",
            "wallet",
            "other",
        ] {
            assert_eq!(word.parse::<IdentifierKind>().unwrap().as_str(), word);
        }
        assert!("pass".parse::<IdentifierKind>().is_err());
    }

    #[test]
    fn a_wallets_case_counts_where_it_says_anything() {
        for (one, other, same) in [
            (
                "0xAb00000000000000000000000000000000000001",
                "0xaB00000000000000000000000000000000000001",
                true,
            ),
            (
                "0XAB00000000000000000000000000000000000001",
                "0xab00000000000000000000000000000000000001",
                true,
            ),
            ("BC1QAAAA0000", "bc1qaaaa0000", true),
            ("1QuorzamVerif", "1quorzamVerif", false),
        ] {
            let key = |text: &str| Identifier::new(IdentifierKind::Wallet, text).map(|id| id.key());
            assert_eq!(key(one) == key(other), same, "{one} {other}");
        }
    }
}
