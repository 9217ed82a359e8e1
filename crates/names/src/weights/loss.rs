//! What a name loses by the tokens that do not agree, and by their order: `losses.tsv`, which
//! `cargo xtask train` makes, read when the program is compiled.

use std::ops::Index;

use super::{KEPT, KEPT_GENERIC};
use crate::const_table::{cell, is, line_end, number};
use crate::token::Role;
use crate::{Bits, View};

/// A way in which two names fail to agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(usize)]
pub enum Loss {
    /// Two differing names.
    Contradiction,
    /// Two differing names that sound so much alike that they may be spellings of one.
    Resembling,
    /// An initial that fits no name left.
    InitialContradiction,
    /// Two differing numbers.
    NumberContradiction,
    /// Two differing places.
    PlaceContradiction,
    /// Two differing generic words.
    GenericContradiction,
    /// The same where one name is the other in another language: no table has all that translators say.
    TranslatedContradiction,
    /// The same where translators put the one for the other, or each says of what kind a group is.
    GenericDifference,
    /// The same where one name is the other in another language.
    TranslatedDifference,
    /// Two differing legal forms.
    FormContradiction,
    /// A name that the list lacks.
    Extra,
    /// A name that the query lacks.
    Missing,
    /// A further one: who leaves out one leaves out more.
    MissingMore,
    /// The list's first name, where the query has another of its names in that place: a father
    /// or a brother shares those. On top of the missing one.
    MissingFirst,
    /// The query is one name where the list has several: on top of the first missing one.
    Lone,
    /// A patronymic, an initial or a generation mark on one side alone.
    Minor,
    /// A number on one side alone.
    Number,
    /// A place on one side alone.
    Place,
    /// A generic word on one side alone.
    Generic,
    /// The same where no word of either name is rarer.
    Telling,
    /// The word that makes a body of a person's name, where the query is that name alone: on top.
    BodyOfPerson,
    /// A legal form, a particle or a title on one side alone.
    Trifle,
    /// Family name first or last.
    Rotated,
    /// Any other order.
    Shuffled,
}

impl Loss {
    /// All of them, in the order of their places in a table.
    pub const ALL: [Self; 24] = [
        Self::Contradiction,
        Self::Resembling,
        Self::InitialContradiction,
        Self::NumberContradiction,
        Self::PlaceContradiction,
        Self::GenericContradiction,
        Self::TranslatedContradiction,
        Self::GenericDifference,
        Self::TranslatedDifference,
        Self::FormContradiction,
        Self::Extra,
        Self::Missing,
        Self::MissingMore,
        Self::MissingFirst,
        Self::Lone,
        Self::Minor,
        Self::Number,
        Self::Place,
        Self::Generic,
        Self::Telling,
        Self::BodyOfPerson,
        Self::Trifle,
        Self::Rotated,
        Self::Shuffled,
    ];

    /// Whether both names have a word, and they differ.
    pub fn differs(self) -> bool {
        matches!(
            self,
            Self::Contradiction
                | Self::InitialContradiction
                | Self::NumberContradiction
                | Self::PlaceContradiction
                | Self::GenericContradiction
                | Self::TranslatedContradiction
        )
    }

    /// Its name in the tables.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction",
            Self::Resembling => "resembling",
            Self::InitialContradiction => "initial-contradiction",
            Self::NumberContradiction => "number-contradiction",
            Self::PlaceContradiction => "place-contradiction",
            Self::GenericContradiction => "generic-contradiction",
            Self::TranslatedContradiction => "translated-contradiction",
            Self::GenericDifference => "generic-difference",
            Self::TranslatedDifference => "translated-difference",
            Self::FormContradiction => "form-contradiction",
            Self::Extra => "extra",
            Self::Missing => "missing",
            Self::MissingMore => "missing-more",
            Self::MissingFirst => "missing-first",
            Self::Lone => "lone",
            Self::Minor => "minor",
            Self::Number => "number",
            Self::Place => "place",
            Self::Generic => "generic",
            Self::Telling => "telling",
            Self::BodyOfPerson => "body-of-person",
            Self::Trifle => "trifle",
            Self::Rotated => "rotated",
            Self::Shuffled => "shuffled",
        }
    }
}

/// What each is worth in names of one kind; never above zero.
#[derive(Debug)]
pub(crate) struct Unmatched([Bits; Loss::ALL.len()]);

impl Index<Loss> for Unmatched {
    type Output = Bits;

    #[inline]
    fn index(&self, loss: Loss) -> &Bits {
        &self.0[loss as usize]
    }
}

const TABLE: &[u8] = include_bytes!("../../tables/losses.tsv");
static PERSON: Unmatched = Unmatched::parsed(TABLE, "person");
static BODY: Unmatched = Unmatched::parsed(TABLE, "body");

impl Unmatched {
    /// The losses for names of that kind.
    pub(crate) fn of(view: View) -> &'static Self {
        match view {
            View::Person => &PERSON,
            View::Body => &BODY,
        }
    }

    /// What the words that agree can bring at most beside two of these roles that differ. An
    /// initial differs as a name does where nothing agrees but one name, which is the family's.
    pub(crate) fn kept(mine: Role, theirs: Role, one_name: bool) -> Bits {
        match (mine, theirs) {
            (Role::Initial, _) | (_, Role::Initial) if !one_name => Bits(i32::MAX),
            (Role::LegalForm(_), Role::LegalForm(_)) => Bits(i32::MAX),
            (Role::Generic(_), Role::Generic(_)) => KEPT_GENERIC,
            _ => KEPT,
        }
    }

    /// Reads rows of kind, loss, hundredths of a bit, and what only a reader looks at.
    const fn parsed(table: &[u8], kind: &str) -> Self {
        let mut losses = [Bits(1); Loss::ALL.len()];
        let mut at = 0;
        while at < table.len() {
            let row = cell(table, at);
            if table[at] != b'#' && is(table, row, kind) {
                let name = cell(table, row.1 + 1);
                let worth = number(table, name.1 + 1);
                assert!(worth <= 0, "a loss is not above zero");
                losses[place(table, name)] = Bits(worth);
            }
            at = line_end(table, at) + 1;
        }
        let mut loss = 0;
        while loss < losses.len() {
            assert!(losses[loss].0 <= 0, "a loss is missing in the table");
            loss += 1;
        }
        Self(losses)
    }
}

const fn place(table: &[u8], name: (usize, usize)) -> usize {
    let mut at = 0;
    while at < Loss::ALL.len() {
        if is(table, name, Loss::ALL[at].as_str()) {
            return at;
        }
        at += 1;
    }
    panic!("an unknown loss in the table")
}

/// The most that two names bring where a name of the one stands against a name or a place of the
/// other that does not sound like it.
pub fn most_beside_another(view: View) -> Bits {
    let losses = Unmatched::of(view);
    KEPT + losses[Loss::Contradiction].max(losses[Loss::PlaceContradiction])
}

/// The least that a name of the query costs when nothing of the list meets it.
pub fn least_loss(view: View) -> Bits {
    let losses = Unmatched::of(view);
    -losses[Loss::Extra]
        .max(losses[Loss::Contradiction])
        .max(losses[Loss::InitialContradiction])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_loss_has_its_own_place() {
        for (at, loss) in Loss::ALL.into_iter().enumerate() {
            assert_eq!(at, loss as usize);
        }
    }

    #[test]
    fn to_contradict_is_worse_than_to_leave_out() {
        for view in [View::Person, View::Body] {
            let losses = Unmatched::of(view);
            assert!(losses[Loss::Contradiction] < losses[Loss::Missing]);
            assert!(losses[Loss::NumberContradiction] < losses[Loss::Number]);
            assert!(losses[Loss::PlaceContradiction] < losses[Loss::Place]);
        }
    }
}
