//! Goods as a rule of a user's own names them: by an item of the Military List, or by their words.

use super::{Line, Named};
use crate::certainty::Certainty;
use crate::words::tokens;

impl Line {
    /// How sure the goods are of one of these items of the EU Common Military List.
    pub(crate) fn on_military_list(&self, items: &[String]) -> Certainty {
        let of = |named: &&Named| {
            let own = &named.concept.military_list;
            own.iter().any(|own| items.iter().any(|item| item == own))
        };
        let levels = self.named.iter().filter(of).map(|named| {
            if named.agrees {
                named.concept.strength
            } else {
                Certainty::Possible
            }
        });
        levels.max().unwrap_or_default()
    }

    /// Whether the description has one of these words or phrases in it.
    pub(crate) fn says(&self, terms: &[String]) -> Certainty {
        if terms.is_empty() {
            return Certainty::No;
        }
        let words = |text: &str| -> Vec<String> {
            let all = tokens(text).into_iter();
            all.map(|token| token.text).collect()
        };
        let text = words(&self.text);
        let has = |term: &String| {
            let term = words(term);
            let found = !term.is_empty() && text.windows(term.len()).any(|some| some == term);
            // Where no blanks part words, inside a run of letters.
            let run = || {
                let [term] = &term[..] else { return false };
                let unspaced = term.chars().all(|c| c >= '\u{2e80}');
                unspaced && text.iter().any(|word| word.contains(term.as_str()))
            };
            found || run()
        };
        Certainty::of(terms.iter().any(has))
    }
}
