//! Fruit and animals as names: one fruit before a word that nobody knows names a maker or a kind of thing,
//! where fruit itself is sent in the plural. "Raspberry XZ", "horse hoist", but "apples Fuji".

use super::concept::placed_in_line;
use super::hs;
use super::item::{Item, What};
use crate::places::Mentions;
use crate::words::fold;

/// Words behind fruit or animals in the singular that say in what state or of what sort they are, folded.
const SORTS: &[&str] = &[
    "and",
    "antonovka",
    "aroma",
    "bartlett",
    "berry",
    "boer",
    "boskoop",
    "braeburn",
    "breed",
    "bulk",
    "calf",
    "carrot",
    "cavendish",
    "chips",
    "chunks",
    "class",
    "compote",
    "concentrate",
    "conference",
    "crisps",
    "cubes",
    "cuttings",
    "delicious",
    "discovery",
    "elstar",
    "embryo",
    "embryos",
    "essence",
    "extra",
    "extract",
    "fillet",
    "flakes",
    "flavor",
    "flavour",
    "foal",
    "food",
    "fresh",
    "fruit",
    "fuji",
    "gala",
    "gold",
    "golden",
    "grade",
    "grafts",
    "granny",
    "green",
    "halves",
    "hass",
    "head",
    "hybrid",
    "idared",
    "jonagold",
    "kernel",
    "kernels",
    "leaf",
    "leaves",
    "live",
    "mare",
    "mash",
    "mature",
    "meat",
    "mix",
    "natural",
    "navel",
    "organic",
    "paste",
    "peel",
    "pieces",
    "pink",
    "plants",
    "powder",
    "premium",
    "preserve",
    "product",
    "pulp",
    "puree",
    "quality",
    "raw",
    "red",
    "ripe",
    "rootstock",
    "royal",
    "sapling",
    "saplings",
    "sauce",
    "seed",
    "seedling",
    "seedlings",
    "seeds",
    "segments",
    "semen",
    "slices",
    "smith",
    "sweet",
    "syrup",
    "tree",
    "trees",
    "valencia",
    "variety",
    "vinegar",
    "washington",
    "whole",
    "wild",
    "williams",
    "yellow",
    "young",
];

/// Letters of the shortest name of a thing.
const LETTERS_MIN: usize = 2;

/// Whether fruit or an animal in a phrase only is a name of what nobody knows.
pub(super) fn names(text: &str, phrase: &[Item]) -> bool {
    phrase.windows(2).any(|pair| {
        let [fruit, thing] = pair else { return false };
        let (Some(named), Some(word), Some(gap)) = (
            text.get(fruit.start..fruit.end),
            text.get(thing.start..thing.end),
            text.get(fruit.end..thing.start),
        ) else {
            return false;
        };
        let living = fruit
            .goods()
            .is_some_and(|concept| matches!(concept.id, "vegetable" | "animal"));
        let singular = named.chars().all(|c| c.is_ascii_alphabetic())
            && named.chars().count() > LETTERS_MIN
            && !named.ends_with(['s', 'S']);
        let folded = fold(word);
        let letters = folded.chars().count() >= LETTERS_MIN
            && folded.chars().all(|c| c.is_ascii_alphabetic());
        let done = ["ed", "ing", "free"]
            .iter()
            .any(|end| folded.ends_with(end));
        let at_once = matches!(gap, " " | "-");
        // Without a plural to tell by, other languages keep theirs.
        let english = || is_english(named);
        let of_nature = || hs::named(word).into_iter().any(hs::is_of_nature);
        living
            && singular
            && at_once
            && letters
            && !done
            && matches!(thing.what, What::Word)
            && !SORTS.contains(&folded.as_str())
            && english()
            && placed_in_line(word).is_empty()
            && !of_nature()
            && Mentions::of(word).areas().is_empty()
    })
}

/// English words for one fruit or animal that makers take for a name, folded, sorted.
const ENGLISH: &[&str] = &[
    "apple",
    "apricot",
    "avocado",
    "banana",
    "berry",
    "blackberry",
    "blueberry",
    "bull",
    "camel",
    "carrot",
    "cherry",
    "chicken",
    "coconut",
    "cow",
    "cranberry",
    "donkey",
    "duck",
    "fig",
    "goat",
    "goose",
    "grape",
    "grapefruit",
    "horse",
    "kiwi",
    "lamb",
    "lemon",
    "lime",
    "lychee",
    "mango",
    "melon",
    "mule",
    "mushroom",
    "nectarine",
    "olive",
    "onion",
    "orange",
    "papaya",
    "peach",
    "pear",
    "pepper",
    "pig",
    "pineapple",
    "plum",
    "pony",
    "potato",
    "pumpkin",
    "rabbit",
    "raspberry",
    "sheep",
    "strawberry",
    "tangerine",
    "tomato",
    "turkey",
    "watermelon",
];

fn is_english(word: &str) -> bool {
    ENGLISH.binary_search(&fold(word).as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::ENGLISH;
    use crate::certainty::Certainty;
    use crate::goods::Line;

    #[test]
    fn the_words_are_sorted() {
        assert!(ENGLISH.is_sorted());
    }

    #[test]
    fn one_fruit_before_what_nobody_knows_is_a_name() {
        for (text, expected) in [
            ("RASPBERRY QX 5", true),
            ("APPLE ZORBEX 15", true),
            ("HORSE ZORBEX", true),
            ("APPLES FUJI", false),
            ("APPLE JUICE", false),
            ("APPLE FUJI 18 KG", false),
            ("ORANGE VALENCIA", false),
            ("apple, washed", false),
            ("MANGO PULP", false),
            ("TOMATO PASTE", false),
            ("RICE BRAND ZORBEX", false),
            ("ZORBEX NOODLES", false),
        ] {
            let open = Line::read(text, &[]).classes.named("unspecified") > Certainty::No;
            assert_eq!(open, expected, "{text}");
        }
    }
}
