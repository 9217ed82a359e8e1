//! What a line is understood as, for an answer: codes, items of the Military List, and how sure they are.

use super::untold::Untold;
use super::{Line, Named};
use crate::certainty::Certainty;

impl Line {
    /// The headings and items of the Military List, as they were understood.
    pub fn hs(&self) -> Vec<&str> {
        let mut all: Vec<&str> = Vec::new();
        for (code, _) in &self.hs {
            if !all.contains(&code.as_str()) {
                all.push(code);
            }
        }
        all
    }

    /// Items of the EU Common Military List.
    pub fn military_list(&self) -> Vec<&'static str> {
        let mut all: Vec<&str> = Vec::new();
        for item in self
            .named
            .iter()
            .flat_map(|named| &named.concept.military_list)
        {
            if !all.contains(item) {
                all.push(item);
            }
        }
        all
    }

    /// How sure it is what the goods are.
    pub fn certainty(&self) -> Certainty {
        if self.codes.iter().any(|code| code.fault.is_none()) {
            return Certainty::Certain;
        }
        let sure = |named: &Named| named.concept.strength.min(named.most);
        let words = self.named.iter().map(sure).max().unwrap_or_default();
        // What stands beside something that nobody understands is not all of it.
        let hides = self.named.iter().any(|named| named.concept.is_vague());
        if hides || self.untold > Untold::Nothing {
            return words.min(Certainty::Possible);
        }
        words
    }

    /// What the words stand for, in a few words each.
    pub fn meanings(&self) -> Vec<&'static str> {
        self.named.iter().map(|named| named.concept.title).collect()
    }

    /// The words that name goods, for comparing with a permit.
    pub(crate) fn words(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.named
            .iter()
            .map(|named| (named.concept.id, named.words.as_str()))
    }
}
