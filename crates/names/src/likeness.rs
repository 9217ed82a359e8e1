//! What a likeness of two words is worth once it is known what words they are.

use crate::meeting::Meeting;
use crate::token::Token;
use crate::{Bits, Relation, View, weights};

/// What a likeness is worth once it is known what the two words are: a slip between two common
/// names is none, nor is one between codes or numbers, which differ in a letter or digit by design.
pub(crate) fn held(met: Meeting, mine: &Token, theirs: &Token, view: View) -> Option<Meeting> {
    /// A code has so many letters at most.
    const CODE: usize = 3;
    let slip = met.relation == Relation::TypingSlip;
    match view {
        View::Person if slip => {
            let common = mine.rarity.max(theirs.rarity) < weights::COMMON;
            let less = if is_womans_form(mine, theirs) || is_womans_form(theirs, mine) {
                weights::OTHER_GENDER
            } else if common && mine.names_another() && theirs.names_another() {
                weights::TWO_NAMES
            } else {
                Bits::ZERO
            };
            Some(Meeting {
                bits: met.bits - less,
                ..met
            })
        }
        View::Body if slip || met.relation == Relation::Spelling => {
            let digits = |token: &Token| -> Vec<u8> {
                let bytes = token.text().bytes();
                bytes.filter(u8::is_ascii_digit).collect()
            };
            let code = slip && mine.text().len().max(theirs.text().len()) <= CODE;
            (!code && digits(mine) == digits(theirs)).then_some(met)
        }
        _ => Some(met),
    }
}

/// Whether the second is the first, a common given name, with the ending of a woman's: *Robert*
/// and *Roberta*. Slavic family names have that ending of one family.
fn is_womans_form(man: &Token, woman: &Token) -> bool {
    const FAMILY: [&str; 5] = ["ov", "ev", "in", "yn", "sk"];
    let text = man.text();
    man.rarity < weights::COMMON
        && woman.text().strip_suffix('a') == Some(text)
        && !FAMILY.iter().any(|ending| text.ends_with(ending))
        && man.names_another()
}

#[cfg(test)]
mod tests {
    use crate::{Name, Relation, View, compare};

    fn check(one: &str, other: &str, view: View, slip: bool) {
        let evidence = compare(&Name::new(one, view), &Name::new(other, view));
        let terms = evidence.iter().flat_map(|evidence| &evidence.terms);
        let worth = terms
            .filter(|term| term.relation == Relation::TypingSlip)
            .any(|term| term.bits.0 > 0);
        assert_eq!(worth, slip, "{one} {other} {evidence:?}");
    }

    #[test]
    fn a_slip_between_common_names_or_codes_is_none() {
        check("Jan Hansen", "Jan Jansen", View::Person, false);
        check("Robert Smith", "Roberta Smith", View::Person, false);
        check("Jan Stoltenberg", "Jan Stoltemberg", View::Person, true);
        check("EP-PUM", "EP-PUS", View::Body, false);
        check("Orlan YV1009", "Orlan YV1005", View::Body, false);
        check("Orlanova Trading", "Orlanava Trading", View::Body, true);
    }
}
