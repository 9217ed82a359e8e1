//! The evidence of two names told term by term.

use crate::compare::Pair;
use crate::extent::Extent;
use crate::token::Token;
use crate::{Bits, Relation};

/// The evidence of two names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The sum of the terms.
    pub bits: Bits,
    /// How much of the two names agrees.
    pub extent: Extent,
    /// The terms, in the query's order, then what the list has alone.
    pub terms: Vec<NameTerm>,
}

/// One term of the evidence of two names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameTerm {
    /// The query's token or tokens.
    pub query: Option<String>,
    /// The list's token or tokens.
    pub listed: Option<String>,
    /// How they meet.
    pub relation: Relation,
    /// What it is worth.
    pub bits: Bits,
}

impl Pair<'_> {
    pub(crate) fn explain(&self) -> Evidence {
        let mut terms = Vec::new();
        self.each_term(|query, listed, relation, bits| {
            if bits != Bits::ZERO || relation != Relation::Missing {
                terms.push(NameTerm {
                    query: show(query),
                    listed: show(listed),
                    relation,
                    bits,
                });
            }
        });
        terms.extend(self.other_signs.iter().map(|sign| NameTerm {
            query: sign.query.map(String::from),
            listed: sign.listed.map(String::from),
            relation: Relation::Contradiction,
            bits: sign.bits,
        }));
        Evidence {
            bits: self.bits,
            extent: self.extent,
            terms,
        }
    }
}

fn show(tokens: &[Token]) -> Option<String> {
    (!tokens.is_empty()).then(|| tokens.iter().map(Token::text).collect::<Vec<_>>().join(" "))
}
