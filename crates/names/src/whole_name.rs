//! What it is worth that a body's name agrees as a whole, beyond what its words are worth.

use crate::compare::Pair;
use crate::token::{Role, Token};
use crate::weights::{self, Unmatched};
use crate::{Bits, View, rarity};

impl<'a> Pair<'a> {
    /// Whether a body's name of two words or more is the other's to the letter.
    fn is_to_the_letter(&self) -> bool {
        self.query.system == self.listed.system
            && self.query.tokens.len() == self.listed.tokens.len()
            && self.edges.len() == self.query.tokens.len()
            && self.order(Unmatched::of(View::Body)).is_none()
            && self.edges.iter().all(|edge| {
                let mine = &self.query.tokens[usize::from(edge.query.start)];
                let theirs = &self.listed.tokens[usize::from(edge.listed.start)];
                mine.text() == theirs.text()
            })
    }

    /// Whether each side is one and the same word, and the legal forms are the same or neither has one; who writes
    /// another script than the list may leave the form out.
    fn is_one_word_in_the_same_form(&self) -> bool {
        let form = |token: &Token| match token.role {
            Role::LegalForm(form) => Some(form),
            _ => None,
        };
        let form_of = |tokens: &[Token]| tokens.iter().find_map(form);
        let word_of = |tokens: &'a [Token]| {
            let mut counted = tokens.iter().filter(|token| !token.role.is_negligible());
            let word = counted.next().map(Token::text);
            word.filter(|_| counted.next().is_none())
        };
        let (query, listed) = (&self.query.tokens, &self.listed.tokens);
        let words = word_of(query).zip(word_of(listed));
        let of_two_scripts = self.query.system != self.listed.system;
        words.is_some_and(|(one, other)| one == other)
            && (of_two_scripts || form_of(query) == form_of(listed))
    }

    /// What words that many bodies bear are worth beyond what each is worth among others: any two
    /// are seldom together, and all of a name in its order are one body's.
    pub(crate) fn worth_as_whole_name(&self) -> Bits {
        let words = self.listed.tokens.iter();
        let counted = words.filter(|token| matches!(token.role, Role::Generic(_) | Role::Place(_)));
        let more = |token: &Token| rarity::of_body(&[token.text()]) - token.rarity;
        let all: Bits = counted.clone().map(more).sum();
        // One such word, "Energy Ltd", is many bodies', but with the same form it is the list's to the
        // letter; one town is more.
        let town = |token: &Token| matches!(token.role, Role::Place(place) if place.city.is_some());
        if counted.clone().count() < 2 && !counted.clone().any(town) {
            return if self.is_one_word_in_the_same_form() {
                all.max(Bits::ZERO) + weights::WHOLE_OF_ONE_WORD
            } else {
                Bits::ZERO
            }
            .min(weights::WHOLE_BODY_MOST);
        }
        if self.is_to_the_letter() {
            let all = all.max(weights::WHOLE_OF_ONE_WORD);
            all.min(weights::WHOLE_BODY_MOST)
        } else {
            all.max(Bits::ZERO).min(weights::WHOLE_TRANSLATED_MOST)
        }
    }
}
