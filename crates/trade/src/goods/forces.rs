//! Words for armed forces and their colours beside goods: radios for the army may be military ones, rice for the
//! army is rice, and only what drives, flies or works is of the army by its paint.

use super::concept::{Concept, Naming};
use super::item::stays;
use super::sense;
use crate::words::tokens;

/// Takes away such words where the goods beside cannot be military by them: those of their own part of the line, or
/// of all of it where they stand alone.
pub(super) fn settle(text: &str, kept: &mut Vec<Naming<'_>>) {
    let is_word = |concept: &Concept| matches!(concept.id, "army-end" | "army-look");
    if !kept.iter().any(|one| is_word(one.concept)) {
        return;
    }
    let start = |words: &str| words.as_ptr() as usize - text.as_ptr() as usize;
    let plain = |concept: &&Concept| {
        concept.is_food()
            || concept.classes.named("medicine").holds()
            || concept.depicts()
            || matches!(
                concept.id,
                "hygiene" | "paper" | "stationery" | "medical-device"
            )
    };
    let all: Vec<(&Concept, usize)> = kept
        .iter()
        .filter(|one| !is_word(one.concept))
        .map(|one| (one.concept, start(one.words)))
        .collect();
    kept.retain(|one| {
        if !is_word(one.concept) {
            return true;
        }
        let at = start(one.words);
        let part = sense::part(text, at, at + one.words.len());
        let alone = text
            .get(part.clone())
            .is_none_or(|part| tokens(part).len() == tokens(one.words).len());
        let others: Vec<&Concept> = all
            .iter()
            .filter(|(_, at)| alone || part.contains(at))
            .map(|(concept, _)| *concept)
            .collect();
        if one.concept.id == "army-look" {
            others.iter().any(|one| stays(one) && !one.depicts())
        } else {
            others.is_empty() || !others.iter().all(plain)
        }
    });
}

#[cfg(test)]
mod tests {
    use crate::certainty::Certainty;
    use crate::goods::Line;

    #[test]
    fn the_army_makes_military_what_it_can_fight_with() {
        for (text, expected) in [
            ("walkie-talkies for the army", true),
            ("Lkw, ex-Bundeswehr", true),
            ("trucks, camouflage", true),
            ("грузовики для армии", true),
            ("rice for the army", false),
            ("medicine for soldiers", false),
            ("camouflage jackets", false),
            ("toys, camouflage", false),
            ("helmets for the army, rice", true),
            ("trucks", false),
        ] {
            let line = Line::read(text, &[]);
            let arms = line.classes.named("arms") > Certainty::No;
            assert_eq!(arms, expected, "{text}");
        }
    }
}
