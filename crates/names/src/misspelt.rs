//! Words that many bear and that are misspelt: *Compnay*, *Limitwd*, *Dubia*; and several that are
//! misspelt and written as one.

use crate::meeting::{Meeting, Systems, made_by_a_slip};
use crate::token::{Role, Span, Token};
use crate::{Bits, Relation, weights};

/// So few letters are another word a slip away as often as not.
const LETTERS_MIN: usize = 5;
/// But where what is written is nobody's.
const LETTERS_FOR_NOBODYS_MIN: usize = 4;

/// Whether the word that is asked for is nobody's, and a slip away from a word of trade, a place or a legal
/// form that is listed. Who misspells a name is as likely to misspell those.
pub(crate) fn is_misspelt(query: &Token, listed: &Token, met: Meeting) -> bool {
    met.relation == Relation::TypingSlip
        && query.role == Role::Name
        && matches!(
            listed.role,
            Role::Generic(_) | Role::Place(_) | Role::LegalForm(_)
        )
        && (listed.text().len() >= LETTERS_MIN
            || (listed.text().len() >= LETTERS_FOR_NOBODYS_MIN && query.is_nobodys_word()))
        && made_by_a_slip(query.rarity) > Bits::ZERO
}

/// The fewest letters of several words that are asked for as one with a slip in it.
pub const TWO_IN_ONE_MIN: usize = 8;

/// Several words that are asked for as one, with a slip in it. It is long, so that few other words are near.
pub(crate) fn as_one_word(
    token: &Token,
    span: &Span,
    relation: Relation,
    systems: Systems,
) -> Option<Meeting> {
    let written = &token.spellings[0];
    let slip = relation == Relation::Split
        && systems.are_latin()
        && written.text.len().min(span.spelling.text.len()) >= TWO_IN_ONE_MIN
        && written.one_slip_from(&span.spelling);
    slip.then(|| Meeting {
        relation,
        bits: token.rarity.min(span.rarity) - weights::SLIP_LONG,
        whole: false,
    })
}

#[cfg(test)]
mod tests {
    use crate::{Name, Relation, View, compare};

    fn slips(query: &str, listed: &str) -> usize {
        let name = |text: &str| Name::new(text, View::Body);
        compare(&name(query), &name(listed)).map_or(0, |evidence| {
            let slips = |term: &&crate::NameTerm| term.relation == Relation::TypingSlip;
            evidence.terms.iter().filter(slips).count()
        })
    }

    #[test]
    fn a_common_word_may_be_misspelt() {
        for (query, listed) in [
            ("Orlan Compnay", "Orlan Company"),
            ("Orlan Trsding", "Orlan Trading"),
            ("Orlan Limitwd", "Orlan Limited"),
            ("Orlan of Norwau", "Orlan of Norway"),
            ("Orlan Fram", "Orlan Farm"),
            ("Orlan of Iaq", "Orlan of Iraq"),
        ] {
            assert_eq!(slips(query, listed), 1, "{query}");
        }
        // The list is not misspelt, and a word that is somebody's is no slip.
        assert_eq!(slips("Orlan Company", "Orlan Compnay"), 0);
        assert_eq!(slips("Orlan Bang", "Orlan Bank"), 0);
    }
}
