//! The name alone of somebody who takes part, of a text that may say a role before it and an address
//! behind it: *Consignee: M/s Orlan Trading, Dubai, U.A.E.*

use super::told::{address, pieces};

/// A label before a colon has so many words at most.
const LABEL_WORDS_MAX: usize = 3;
/// What stands before the name of a firm in letters and bills.
const MESSRS: [&str; 5] = ["m/s", "m/s.", "messrs", "messrs.", "mm."];

/// The names that a party's text may hold beside the whole of it; none where it is a name alone.
pub fn names_alone(text: &str) -> Vec<String> {
    let whole = text.trim();
    let behind_label = behind_label(whole);
    let name = without_messrs(behind_label);
    let mut names: Vec<String> = Vec::new();
    let mut add = |name: &str| {
        let name = name.trim();
        if !name.is_empty() && name != whole && !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    };
    add(behind_label);
    add(name);
    let mut parts = pieces(name);
    if let Some(first) = parts.next() {
        let numbered = parts.any(|part| part.contains(|c: char| c.is_ascii_digit()));
        if numbered || address(name).is_some() {
            add(first);
        }
    }
    names
}

fn behind_label(text: &str) -> &str {
    let Some(at) = text.find([':', '：', '=']) else {
        return text;
    };
    let (label, rest) = text.split_at(at);
    let words = label.split_whitespace().count();
    let is_label =
        (1..=LABEL_WORDS_MAX).contains(&words) && !label.contains(|c: char| c.is_ascii_digit());
    let rest = rest.trim_start_matches([':', '：', '=']).trim();
    if is_label && !rest.is_empty() {
        rest
    } else {
        text
    }
}

fn without_messrs(text: &str) -> &str {
    match text.split_once(char::is_whitespace) {
        Some((first, rest)) if MESSRS.contains(&first.to_lowercase().as_str()) => rest.trim(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::names_alone;

    #[test]
    fn a_name_stands_among_a_role_and_an_address() {
        for (text, expected) in [
            ("Orlan Trading LLC", &[][..]),
            ("Vusyk, Lars", &[]),
            ("shipper: Orlan Trading", &["Orlan Trading"]),
            ("Orlan Trading, Pyongyang", &["Orlan Trading"]),
            ("Orlan, Moscow", &["Orlan"]),
            ("M/s Orlan Trading", &["Orlan Trading"]),
            (
                "Consignee: M/S Orlan Trading, 12 Main St, Dubai, UAE",
                &[
                    "M/S Orlan Trading, 12 Main St, Dubai, UAE",
                    "Orlan Trading, 12 Main St, Dubai, UAE",
                    "Orlan Trading",
                ],
            ),
            ("收货人：朝鲜矿业", &["朝鲜矿业"]),
        ] {
            assert_eq!(names_alone(text), expected, "{text}");
        }
    }
}
