//! The walk and the keys find what the index finds near.

use super::*;
use vokter_lists::starter;
use vokter_screening::Index;

/// What [`Index::touched`] says, which looks at all that the index finds near: the slow way.
#[test]
fn the_walk_touches_what_the_index_touches() {
    let entities = starter::load().unwrap();
    let names: Vec<String> = entities
        .iter()
        .flat_map(|entity| entity.names.iter().map(|name| name.text.clone()))
        .collect();
    let index = Index::build(entities);
    let vocabulary = Vocabulary::of(&index);
    let endings = ["", "s", "in", "em", "ovi", "skogo", "x"];
    let words = names.iter().flat_map(|name| name.split(' ')).step_by(3);
    let ordinary = "Afternoon Berlin Carter Minister Schönheit Gospodin Работа Москвы 文件 서울";
    let mut touches = 0;
    for word in words.chain(ordinary.split(' ')) {
        for ending in endings {
            let word = format!("{word}{ending}");
            for (view, alike) in [(View::Person, Some(Bits(600))), (View::Body, None)] {
                let name = Name::in_text(&word, view);
                let tokens = || name.readings.iter().flat_map(|reading| &reading.tokens);
                let bearers = vocabulary.bearing(tokens());
                let fast = match alike {
                    Some(least) => vocabulary.alike(&name, least),
                    None => bearers.bodies.iter().map(|party| (*party, true)).collect(),
                };
                let slow = index.touched(&name, alike);
                let whole = |touches: &[Touch]| -> Vec<u32> {
                    let sure = touches.iter().filter(|(_, whole)| *whole);
                    sure.map(|(party, _)| *party).collect()
                };
                assert_eq!(whole(&fast), whole(&slow), "{word}");
                if view == View::Person {
                    assert_eq!(bearers.persons, whole(&slow), "{word}");
                }
                touches += fast.len();
                for touch in &fast {
                    assert!(slow.contains(touch), "{word} {touch:?}");
                }
                for (party, _) in slow.iter().filter(|touch| !fast.contains(touch)) {
                    assert!(is_slip(&name, &index, *party), "{word} {party}");
                }
            }
        }
    }
    assert!(touches > 1000, "{touches}");
}

/// Whether the word is a typing slip of one of the party's, and nothing more.
fn is_slip(word: &Name, index: &Index, party: u32) -> bool {
    fn spellings(name: &Name) -> impl Iterator<Item = &Spelling> {
        name.readings.iter().flat_map(|reading| {
            let spans = reading.spans.iter().map(|span| &span.spelling);
            let tokens = reading.tokens.iter().flat_map(|token| &token.spellings);
            tokens.chain(spans)
        })
    }
    index
        .party(party as usize)
        .names()
        .flat_map(|(name, _)| spellings(name))
        .any(|listed| spellings(word).any(|mine| mine.one_slip_from(listed)))
}
