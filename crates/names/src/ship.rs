//! What a ship's name says of what ship it is: *MV*, *M/T*, *HMS*, *LPG tanker*. It is as negligible as a title.

use crate::token::Role;

/// What stands before a ship's name, or a few behind it.
const ABBREVIATIONS: &[&str] = &[
    "fv", "hmas", "hmcs", "hms", "hnoms", "lngc", "lpgc", "mfv", "ms", "msv", "mt", "mts", "mv",
    "psv", "rms", "rv", "ss", "sv", "tss", "usns", "uss", "vessel", "vlcc", "vlgc",
];
const BEHIND: &[&str] = &["mv", "mt"];

/// Kinds of ships in words.
const KINDS: &[[&str; 2]] = &[
    ["bulk", "carrier"],
    ["cargo", "ship"],
    ["cargo", "vessel"],
    ["chemical", "tanker"],
    ["container", "ship"],
    ["crude", "tanker"],
    ["fishing", "vessel"],
    ["gas", "carrier"],
    ["gas", "tanker"],
    ["lng", "carrier"],
    ["lng", "tanker"],
    ["lpg", "carrier"],
    ["lpg", "tanker"],
    ["motor", "tanker"],
    ["motor", "vessel"],
    ["oil", "tanker"],
    ["product", "tanker"],
    ["products", "tanker"],
    ["reefer", "vessel"],
    ["tug", "boat"],
];

/// Makes titles of the words that say what ship it is, where the others are no company's: a legal form, or a word that
/// many bodies bear beside an abbreviation.
pub(crate) fn kind(main: &[&str], roles: &mut [Role]) {
    let words = match main {
        [one, other, _, ..] if KINDS.contains(&[one, other]) => 0..2,
        [first, _, ..] if ABBREVIATIONS.contains(first) => 0..1,
        [_, .., last] if BEHIND.contains(last) => main.len() - 1..main.len(),
        _ => return,
    };
    let in_words = words.len() > 1;
    let others = roles.iter().enumerate();
    let others = others.filter(|(at, _)| !words.contains(at));
    let mut others = others.map(|(_, role)| role);
    let is_company = |role: &Role| match role {
        Role::LegalForm(_) => true,
        // Ships are called after what is shipped: *LPG tanker Gas Lisbon*.
        Role::Generic(word) => !in_words || word.is_a_company() || word.gathers(),
        _ => false,
    };
    let names = |role: &Role| *role == Role::Name || (in_words && matches!(role, Role::Place(_)));
    if others.clone().any(names) && !others.any(is_company) {
        roles[words].fill(Role::Title);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Name, View};

    fn titles(name: &str) -> usize {
        let name = Name::new(name, View::Body);
        let tokens = name.readings[0].tokens.iter();
        tokens.filter(|token| token.role == Role::Title).count()
    }

    #[test]
    fn what_ship_it_is_is_a_title_and_a_companys_trade_is_none() {
        for (name, expected) in [
            ("MV Orlan", 1),
            ("Oil Tanker Orlan", 2),
            ("LPG Tanker Gas Lisbon", 2),
            ("Orlan MT", 1),
            ("Oil Tanker Orlan Company", 0),
            ("Oil Tanker Orlan Ltd", 0),
            ("Tanker Orlan", 0),
        ] {
            assert_eq!(titles(name), expected, "{name}");
        }
    }
}
