//! How the words of two names stand to one another: first, beside the same word, as son and father.

use crate::compare::Pair;
use crate::token::{Role, Token};
use crate::{View, words};

/// "Son of" and "daughter of" where they stand behind the father's name: *Rauf Anar oglu*.
const BEHIND_THE_FATHER: [&str; 10] = [
    "oglu", "ogly", "ogli", "ugli", "uly", "uulu", "kyzy", "kizi", "qizi", "gizi",
];

impl Pair<'_> {
    /// Whether each is the first of its name: the given names of two who share their families' names.
    pub(crate) fn are_both_first(&self, mine: usize, theirs: usize) -> bool {
        let is_first = |tokens: &[Token], at: usize| {
            tokens.iter().position(|token| token.role.is_personal()) == Some(at)
        };
        is_first(&self.query.tokens, mine) && is_first(&self.listed.tokens, theirs)
    }

    /// Whether it is a body's name of so few words that each tells it from others of its fleet or group.
    pub(crate) fn is_short(&self) -> bool {
        const WORDS: usize = 3;
        let counted = |tokens: &[Token]| {
            let tokens = tokens.iter();
            tokens.filter(|token| !token.role.is_negligible()).count()
        };
        self.view() == View::Body
            && counted(&self.query.tokens).max(counted(&self.listed.tokens)) <= WORDS
    }

    /// Whether two names follow the same name.
    pub(crate) fn follow_one(&self, mine: usize, theirs: usize) -> bool {
        let before = |tokens: &[Token], at: usize| {
            (0..at)
                .rev()
                .find(|other| !tokens[*other].role.is_negligible())
        };
        let mine = before(&self.query.tokens, mine);
        let theirs = before(&self.listed.tokens, theirs);
        self.have_met(mine, theirs)
    }

    /// Whether two words stand behind the same word, or before it.
    pub(crate) fn stand_beside_one(&self, mine: usize, theirs: usize) -> bool {
        let after = |tokens: &[Token], at: usize| {
            (at + 1..tokens.len()).find(|other| !tokens[*other].role.is_negligible())
        };
        let following = (
            after(&self.query.tokens, mine),
            after(&self.listed.tokens, theirs),
        );
        self.follow_one(mine, theirs) || self.have_met(following.0, following.1)
    }

    pub(crate) fn have_met(&self, mine: Option<usize>, theirs: Option<usize>) -> bool {
        mine.zip(theirs).is_some_and(|(mine, theirs)| {
            self.edges.iter().any(|edge| {
                edge.query.mask() & (1 << mine) != 0 && edge.listed.mask() & (1 << theirs) != 0
            })
        })
    }

    /// Whether the son of one name is the father in the other: *Humaid bin Rashid* is no *Rashid bin Humaid*.
    pub(crate) fn begets_the_father(&self) -> bool {
        let son_of = |tokens: &[Token]| -> Option<(usize, usize)> {
            let is_name = |token: &Token| token.role == Role::Name;
            let names = tokens.windows(3).enumerate();
            let mut sons = names.filter_map(|(at, part)| {
                let behind = BEHIND_THE_FATHER.contains(&part[2].text());
                let between = words::is_kinship(part[1].text()) && is_name(&part[2]);
                match (is_name(&part[0]), is_name(&part[1])) {
                    (true, true) if behind => Some((at, at + 1)),
                    (true, false) if between => Some((at, at + 2)),
                    _ => None,
                }
            });
            sons.next()
        };
        if self.view() != View::Person || self.query.tokens.len() < 3 {
            return false;
        }
        let sons = son_of(&self.query.tokens).zip(son_of(&self.listed.tokens));
        sons.is_some_and(|(mine, theirs)| {
            self.have_met(Some(mine.0), Some(theirs.1))
                && self.have_met(Some(mine.1), Some(theirs.0))
        })
    }
}

/// Whether a name stands behind the word that says after whom something is named, and nothing but names between them.
pub(crate) fn is_namesake(tokens: &[Token], at: usize) -> bool {
    let of_a_person = |token: &&Token| matches!(token.role, Role::Name | Role::Initial);
    let mut before = tokens[..at].iter().rev().skip_while(of_a_person);
    before
        .next()
        .is_some_and(|token| token.text() == words::NAMED)
}
