//! The classes of a line of goods: what its words say, what its codes say, and what nothing says.

use super::class::{Class, Classes, of_code};
use super::{Line, Named, besides, innocent_code, model};
use crate::certainty::Certainty;

/// Digits of a code that says exactly what the goods are.
const CODE_DIGITS_FULL: usize = 6;

impl Line {
    /// Whether the words name goods for sure, and none of them such as the code.
    pub(super) fn is_contradicted(&self) -> bool {
        let strong = |named: &&Named| {
            named.concept.strength.holds()
                && !named.concept.codes.is_empty()
                && !named.concept.is_vague()
                && (named.concept.is_arms() || !besides::is_besides(&self.text, &named.words))
        };
        let mut strong = self.named.iter().filter(strong).peekable();
        let borne_out = |named: &Named| named.agrees || named.worded || named.describes;
        // What explains the code explains no arms beside it.
        let open = |named: &Named| !self.explained || named.concept.is_arms();
        self.given().next().is_some()
            && strong.peek().is_some()
            && strong.all(|named| !borne_out(named) && open(named))
    }

    pub(super) fn classify(&mut self) {
        let mut classes = self.look_up();
        for named in &self.named {
            // "Ginseng tea" under the code of tea: one of words and code is wrong. Arms stay likely, so
            // that no code washes them.
            let most = match (named.agrees, named.concept.is_arms()) {
                (true, _) => Certainty::Certain,
                (false, true) => Certainty::Likely,
                (false, false) => Certainty::Possible,
            };
            let most = most.min(named.most);
            classes.join(&self.borne_out(named), most);
        }
        let specific = self.named.iter().any(|named| {
            let concept = named.concept;
            named.agrees
                && concept.strength.holds()
                && concept.own_classes
                && !concept.codes.is_empty()
        });
        let contradicted = self.is_contradicted();
        for digits in self.given() {
            let of_code = of_code(digits);
            let lowered = of_code.beside_words();
            for (class, level) in of_code.iter() {
                let agreed = classes.get(class) > Certainty::No;
                // One of words and code is wrong: what the code alone says is possible.
                let level = if (specific || contradicted) && !agreed {
                    lowered.get(class)
                } else if level.holds() && classes.get(class).holds() {
                    // Words and code are two witnesses.
                    Certainty::Certain
                } else {
                    level
                };
                classes.raise(class, level);
            }
        }
        let given: Vec<&str> = self.given().collect();
        let mut mark = |id: &str, level| {
            if let Some(class) = Class::named(id) {
                classes.raise(class, level);
            }
        };
        if self.text.is_empty() && self.codes.is_empty() {
            mark("unspecified", Certainty::Certain);
            mark("nameless", Certainty::Certain);
        } else if self.named.is_empty() && self.is_hardly_told() {
            mark("unspecified", Certainty::Possible);
            if model::stands(&self.text) {
                mark("nameless", Certainty::Possible);
            }
        }
        for class in self.untold.classes() {
            mark(class, Certainty::Possible);
        }
        if self.unread.is_some() {
            mark("untold-part", Certainty::Possible);
            mark("untold-name", Certainty::Possible);
        }
        if self.codes.iter().any(|code| code.fault.is_some()) {
            mark("code-unknown", Certainty::Certain);
        }
        if contradicted {
            mark("code-contradicted", Certainty::Certain);
        }
        for class in innocent_code::hidden(&self.text, &given) {
            mark(class, innocent_code::level(class));
        }
        if self.names_several_arms() {
            mark("arms", Certainty::Likely);
            mark("arms-major", Certainty::Likely);
        }
        if self.may_hide_arms() {
            mark("arms", Certainty::Possible);
        }
        let protects = |classes: &Classes| classes.named("protective-gear") > Certainty::No;
        let arms_besides = self
            .named
            .iter()
            .any(|named| named.concept.is_arms() && !protects(&named.concept.classes))
            || self.given().any(|code| {
                let of_code = of_code(code);
                of_code.named("arms").holds() && !protects(&of_code)
            });
        if arms_besides {
            // Vests beside rifles do not make the line one of vests.
            classes.remove("protective-gear");
        }
        // Equipment beside rice is not all that is sent.
        if let Some(alone) = Class::named("vague-alone").filter(|_| !self.hides_beside) {
            classes.raise(alone, classes.named("vague"));
        }
        self.classes = classes;
    }

    /// The classes of what words name. A class that is told by its codes is only possible under a code
    /// of the same chapter that is none of them: prepared mushrooms are no farm produce.
    fn borne_out(&self, named: &Named) -> Classes {
        let mut classes = named.concept.classes_under(self.given());
        let full = |code: &&str| code.len() >= CODE_DIGITS_FULL;
        let mut codes = self.given().filter(full).peekable();
        let sound = self.codes.iter().all(|code| code.fault.is_none());
        if codes.peek().is_none() || !sound || named.concept.is_arms() {
            return classes;
        }
        let codes: Vec<Classes> = codes.map(of_code).collect();
        let told: Vec<Class> = classes
            .iter()
            .map(|(class, _)| class)
            .filter(|class| class.is_told_by_codes())
            .filter(|class| codes.iter().all(|code| code.get(*class) == Certainty::No))
            .collect();
        for class in told {
            classes.lower(class, Certainty::Possible);
        }
        classes
    }
}
