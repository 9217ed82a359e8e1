//! Goods that no table of words has, but the nomenclature: its own wording tells what they may be.

use super::class::{Class, Classes, of_code};
use super::{Line, hs};
use crate::certainty::Certainty;
use crate::words::tokens;

/// Words of the nomenclature for harmless goods that alone are names of explosives and munitions as well.
const MUNITIONS_AS_WELL: &[&str] = &[
    "charge",
    "charges",
    "propellant",
    "propellants",
    "primers",
    "caps",
    "fuses",
    "fuzes",
    "igniters",
    "boosters",
    "cartridges",
    "ladungen",
    "ladninger",
    "заряды",
    "cargas",
];

/// Whether a code is of what no charge and no cartridge is: "charges" under the code of beer.
fn is_far_from_arms(code: &str) -> bool {
    const LAST: &str = "24";
    const OTHERS: [&str; 4] = ["30", "61", "62", "67"];
    code.get(..2)
        .is_some_and(|chapter| chapter <= LAST || OTHERS.contains(&chapter))
}

impl Line {
    /// The classes that words may be of by the nomenclature's wording, where they say nothing else. What
    /// has a heading of its own is not unspecified.
    pub(super) fn look_up(&mut self) -> Classes {
        let mut classes = Classes::default();
        if !self.named.is_empty() {
            return classes;
        }
        if self.codes.is_empty() {
            for code in hs::named(&self.text) {
                classes.join(&of_code(code), Certainty::Possible);
                self.hs.push((code.to_owned(), Certainty::Possible));
            }
        } else if !self.given().all(is_far_from_arms) {
            return classes;
        }
        if let ([word], Some(arms)) = (&tokens(&self.text)[..], Class::named("arms"))
            && MUNITIONS_AS_WELL.contains(&word.text.as_str())
        {
            classes.raise(arms, Certainty::Possible);
        }
        classes
    }

    /// Whether words that no table has say too little: nothing, or a word alone that the nomenclature has.
    /// Such a word tells plants and animals only; "casings", "kits" or "supplies" are many things.
    pub(super) fn is_hardly_told(&self) -> bool {
        let alone = self.codes.is_empty() && tokens(&self.text).len() == 1;
        let mut codes = self.hs.iter();
        self.hs.is_empty() || (alone && !codes.all(|(code, _)| hs::is_of_nature(code)))
    }

    /// Whether the words say that they keep back what it is.
    pub(crate) fn is_hidden(&self) -> bool {
        let mut named = self.named.iter();
        named.any(|named| named.concept.id == "hidden-goods")
    }
}
