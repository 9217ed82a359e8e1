//! What the words of a query look like, laid out so that a listed word which meets none of them is told
//! at a glance: most of those that are looked at meet none.

use crate::name::Reading;
use crate::sound::NearTo;
use crate::spelling::{Spelling, two_at_most};
use crate::token::{Role, Span, Token};

/// Words of a reading, a bit each: its tokens, and the spans behind them.
pub(crate) type Words = u128;

/// All words of a reading, by what they can meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glance {
    spellings: Box<[Seen]>,
    tokens: Words,
    /// Tokens that meet others by what they mean or stand for.
    meaning: Words,
    /// Tokens that are related to other names.
    related: Words,
}

/// What is seen of a spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Seen {
    near: NearTo,
    letters: u32,
    word: u32,
}

impl Glance {
    /// Of a reading, if it has no more words than are told apart.
    pub(crate) fn of(reading: &Reading) -> Option<Self> {
        let words = reading.tokens.len() + reading.spans.len();
        if words >= Words::BITS as usize {
            return None;
        }
        let seen = |word: usize, spelling: &Spelling| Seen {
            near: NearTo::of(spelling.skeleton),
            letters: spelling.letters(),
            word: word as u32,
        };
        let tokens = || (0..).zip(&reading.tokens);
        let of_tokens = tokens().flat_map(|(word, token)| {
            let spellings = token.spellings.iter();
            spellings.map(move |spelling| seen(word, spelling))
        });
        let spans = (reading.tokens.len()..).zip(&reading.spans);
        let of_spans = spans.map(|(word, span)| seen(word, &span.spelling));
        let all = |wanted: &dyn Fn(&Token) -> bool| {
            let found = tokens().filter(|(_, token)| wanted(token));
            found.map(|(word, _)| 1 << word).sum()
        };
        Some(Self {
            spellings: of_tokens.chain(of_spans).collect(),
            tokens: all(&|_| true),
            meaning: all(&|token| has_meaning(token.role)),
            related: all(&|token| !token.related.is_empty()),
        })
    }

    /// The words that may meet a listed token.
    pub(crate) fn of_token(&self, listed: &Token) -> Words {
        if listed.role == Role::Initial {
            return self.tokens;
        }
        let mut words = self.meaning;
        if !listed.related.is_empty() {
            words |= self.related;
        }
        let like = listed.spellings.iter().map(|spelling| self.like(spelling));
        like.fold(words, |words, like| words | like)
    }

    /// The words that may meet a listed span.
    pub(crate) fn of_span(&self, listed: &Span) -> Words {
        self.like(&listed.spelling) & self.tokens
    }

    /// The words that have a spelling with nearly the same consonants, or nearly the same letters: what
    /// is the same, or a slip away, is among them.
    fn like(&self, spelling: &Spelling) -> Words {
        let like = self.spellings.iter().filter(|seen| {
            two_at_most(seen.letters ^ spelling.letters()) || seen.near.has(spelling.skeleton)
        });
        like.fold(0, |words, seen| words | 1 << seen.word)
    }
}

/// Whether a word with such a role may meet one that is spelled otherwise.
fn has_meaning(role: Role) -> bool {
    !matches!(
        role,
        Role::Name | Role::Patronymic | Role::Particle | Role::Title | Role::Generation
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align;
    use crate::{Bits, Name, View};

    /// Names in which words meet in every way that there is.
    const NAMES: &[&str] = &[
        "Mohammed bin Salih al-Awlaqi",
        "محمد بن صالح العولقي",
        "Robert J. Orlan Jr",
        "Bob James Orlann",
        "Bank Rossiya JSC",
        "АО Банк Россия",
        "Orlan Machine Building Plant No 9 Ltd",
        "OMBP",
        "Kim Jong Un",
        "김정은",
        "Kim Jongun",
        "Abd al Rahman",
        "Abdulrahman",
    ];

    #[test]
    fn what_is_left_out_at_a_glance_does_not_meet() {
        for view in [View::Person, View::Body] {
            let names: Vec<Name> = NAMES.iter().map(|name| Name::new(name, view)).collect();
            let readings = || names.iter().flat_map(|name| &name.readings);
            for query in readings() {
                let glance = Glance::of(query).unwrap();
                for listed in readings() {
                    check(query, listed, &glance);
                }
            }
        }
    }

    fn check(query: &Reading, listed: &Reading, glance: &Glance) {
        let tokens = listed.tokens.iter().map(|token| glance.of_token(token));
        let spans = listed.spans.iter().map(|span| glance.of_span(span));
        for (theirs, words) in tokens.chain(spans).enumerate() {
            for mine in 0..query.tokens.len() + query.spans.len() {
                let met = align::meet(query, listed, (mine, theirs));
                assert!(
                    words & (1 << mine) != 0 || met.is_none(),
                    "{mine} of {query:?} meets {theirs} of {listed:?}: {:?}",
                    met.map_or(Bits::ZERO, |met| met.bits)
                );
            }
        }
    }
}
