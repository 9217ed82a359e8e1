//! How much a word says.

use vokter_names::{Name, View};

use super::Drawn;
use super::bars::{self, Bar};

/// Words that many bear and words that few do.
const WORDS: [(&str, View); 12] = [
    ("Kim", View::Person),
    ("Mohammed", View::Person),
    ("Maria", View::Person),
    ("Ivan", View::Person),
    ("Hansen", View::Person),
    ("Garcia", View::Person),
    ("Lavrov", View::Person),
    ("Okonkwo", View::Person),
    ("Bank", View::Body),
    ("Trading", View::Body),
    ("Norway", View::Body),
    ("Rosoboronexport", View::Body),
];

pub(super) fn draw() -> Drawn {
    let bars: Vec<Bar> = WORDS
        .into_iter()
        .map(|(word, view)| {
            let name = Name::new(word, view);
            let token = name.readings.first().and_then(|read| read.tokens.first());
            let kind = match view {
                View::Person => "in a person's name",
                View::Body => "in a body's name",
            };
            Bar {
                name: format!("{word} ({kind})"),
                bits: token.map_or(0.0, |token| f64::from(token.rarity.0) / 100.0),
            }
        })
        .collect();
    bars::draw("What it says, in bits, that two names share a word", &bars)
}
