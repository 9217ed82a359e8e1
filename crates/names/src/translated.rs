//! Two words that many bodies bear and that no table brings together: when they may still mean one thing.

use crate::align::Edge;
use crate::compare::Pair;
use crate::token::{Role, Token};
use crate::{Relation, View};

/// So many words of one name are the other's in another language before what is left is taken for translated, too.
const TRANSLATED_MIN: usize = 4;
/// And so many for each word that is left.
const TRANSLATED_FOR_ONE: usize = 3;

impl Pair<'_> {
    /// Whether two words that differ may be one meaning: where the one name is the other in another
    /// language, but for a word or two, or where each says of what kind a group is (*network*, *movement*).
    pub(crate) fn may_be_one_meaning(&self, mine: &Token, theirs: &Token) -> bool {
        let (Role::Generic(one), Role::Generic(other)) = (mine.role, theirs.role) else {
            return false;
        };
        self.view() == View::Body
            && self.meets_a_name()
            && ((one.gathers() && other.gathers()) || self.is_translation())
    }

    fn meets_a_name(&self) -> bool {
        let is_name = |edge: &Edge| {
            self.listed.tokens[usize::from(edge.listed.start)].role == Role::Name
                && edge.met.relation != Relation::Acronym
        };
        self.edges.iter().any(is_name)
    }

    /// Whether most words of the names are each other's in another language.
    fn is_translation(&self) -> bool {
        let translated = self
            .edges
            .iter()
            .filter(|edge| edge.met.relation == Relation::Translation)
            .count();
        let (query, listed) = self.used();
        let left = |tokens: &[Token], used: u32| {
            let counted = |token: &Token| matches!(token.role, Role::Generic(_) | Role::Place(_));
            let tokens = tokens.iter().enumerate();
            tokens
                .filter(|(at, token)| used & (1 << at) == 0 && counted(token))
                .count()
        };
        let left = left(&self.query.tokens, query).max(left(&self.listed.tokens, listed));
        translated >= TRANSLATED_MIN && translated >= TRANSLATED_FOR_ONE * left
    }
}
