//! Slavic adjectives of the names of towns, rivers and people in the names of bodies: the *Orlanskii zavod* is the
//! Orlan plant.
//!
//! The name that an adjective is made of is one more spelling of the word, so that an index finds it as it finds any.

use crate::spelling::Spelling;
use crate::{Bits, ending};

/// What such adjectives end in, the longer first.
const ENDINGS: &[&str] = &[
    "skogo", "skaya", "skaia", "skoye", "skiye", "skikh", "skoe", "skie", "skii", "skiy", "skij",
    "skyi", "skoi", "skoy", "skih", "ska", "ske", "ski", "sky",
];
/// What may stand between the name and the ending, the longer first.
const JOINTS: [&str; 4] = ["ov", "ev", "in", ""];
/// What a town may end in that its adjective has as well.
const TOWN: &str = "sk";
/// Letters that the name must have.
const NAME_MIN: usize = 4;
/// What it costs: other names have the same adjective, and the same letters end other words.
const COST: Bits = Bits(100);
/// Most names that one word may be the adjective of, but for a town in -sk.
const NAMES_MAX: usize = 2;

/// Adds the names that the word may be the adjective of.
pub(crate) fn add_stem(spellings: &mut Vec<Spelling>) {
    let names: Vec<String> = {
        let text: &str = &spellings[0].text;
        let Some((stem, _)) = ending::first(text, ENDINGS) else {
            return;
        };
        let joined = JOINTS
            .iter()
            .filter_map(|joint| stem.strip_suffix(*joint))
            .filter(|name| name.len() >= NAME_MIN)
            .take(NAMES_MAX)
            .map(str::to_owned);
        // The town of which the adjective has no ending of its own: *Orlansk*, *Orlanskii*.
        let town = (stem.len() + TOWN.len() > NAME_MIN).then(|| format!("{stem}{TOWN}"));
        joined.chain(town).collect()
    };
    let cost = spellings[0].cost;
    for name in names {
        if spellings.iter().all(|spelling| *spelling.text != *name) {
            spellings.push(Spelling::new(&name, cost + COST));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Name, View, compare};

    #[test]
    fn the_adjective_is_a_spelling_of_the_name() {
        let worth = |one: &str, other: &str| {
            compare(&Name::new(one, View::Body), &Name::new(other, View::Body))
                .map_or(0, |evidence| evidence.bits.0)
        };
        assert!(worth("Орланский завод", "Orlan Plant") > 1000);
        assert!(worth("Orlan Plant", "Orlanskii zavod") > 1000);
        assert!(worth("Орланский завод", "Orlansk Plant") > 1000);
        assert!(worth("Орланские заводы", "Orlan Plants") > 1000);
        assert!(worth("Orlan Plant", "Bergskii zavod") < 300);
    }
}
