//! Words for armed forces and their colours beside goods: radios for the army may be military ones, rice for the
//! army is rice, and only what drives, flies or works is of the army by its paint.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::concept::{self, Concept, Naming};
use super::item::stays;
use super::sense;
use crate::words::{Lexicon, fold, tokens};

/// Words of which one before "army" or "military" makes it no armed force, folded.
const NO_FORCES: &[&str] = &[
    "salvation",
    "swiss",
    "terracotta",
    "non",
    "no",
    "not",
    "ikke",
    "nicht",
    "не",
];
/// Forces that are colours or fleets in goods and armed in a purpose, folded.
const IN_A_PURPOSE: &[&str] = &[
    "navy",
    "air force",
    "marinen",
    "luftforsvaret",
    "luftwaffe",
    "armada",
    "военно-морск",
    "해군",
    "공군",
    "海军",
    "空军",
];

/// Bodies and things that are called armies and are none.
const CALLED_ARMIES: &[&str] = &[
    "Salvation Army",
    "Frelsesarmeen",
    "Frelsesarmeens",
    "Heilsarmee",
    "Armée du Salut",
    "Ejército de Salvación",
    "Армия спасения",
    "Армии спасения",
    "Армией спасения",
    "جيش الخلاص",
    "구세군",
    "救世军",
    "救世軍",
    "terracotta army",
];

/// A purpose without the bodies in it that are only called armies.
pub(crate) fn without_called_so(purpose: &str) -> Cow<'_, str> {
    static KNOWN: OnceLock<Lexicon> = OnceLock::new();
    let known = KNOWN.get_or_init(|| {
        let mut lexicon = Lexicon::default();
        for name in CALLED_ARMIES {
            lexicon.add(name, "", 0);
        }
        lexicon
    });
    let found = known.find(purpose);
    if found.is_empty() {
        return Cow::Borrowed(purpose);
    }
    let mut left = String::with_capacity(purpose.len());
    let mut from = 0;
    for hit in found {
        left.push_str(purpose.get(from..hit.start).unwrap_or_default());
        from = hit.end;
    }
    left.push_str(purpose.get(from..).unwrap_or_default());
    Cow::Owned(left)
}

/// Whether what is said of a purpose names armed forces or soldiers, in any of the languages.
pub(crate) fn are_named(purpose: &str) -> bool {
    let purpose = &*without_called_so(purpose);
    let folded = fold(purpose);
    let before = |words: &str| {
        let start = words.as_ptr() as usize - purpose.as_ptr() as usize;
        purpose.get(..start).unwrap_or_default()
    };
    IN_A_PURPOSE.iter().any(|word| folded.contains(&fold(word)))
        || concept::found(purpose).iter().any(|(concept, words, _)| {
            matches!(concept.id, "army-end" | "army-word") && !are_none(before(words))
        })
}

/// Whether what stands before a word for an army makes it none: the Salvation Army.
fn are_none(before: &str) -> bool {
    let last = tokens(before).pop();
    last.is_some_and(|word| NO_FORCES.contains(&word.text.as_str()))
}

/// Takes away such words where the goods beside cannot be military by them: those of their own part of the line, or
/// of all of it where they stand alone.
pub(super) fn settle(text: &str, kept: &mut Vec<Naming<'_>>) {
    let is_word = |concept: &Concept| matches!(concept.id, "army-end" | "army-look" | "army-word");
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
        if are_none(text.get(..at).unwrap_or_default()) {
            return false;
        }
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
            ("military boots", true),
            ("hærens ryggsekker", true),
            ("botas militares", true),
            ("군용 양말", true),
            ("military rice rations", false),
            ("Salvation Army blankets", false),
        ] {
            let line = Line::read(text, &[]);
            let arms = line.classes.named("arms") > Certainty::No;
            assert_eq!(arms, expected, "{text}");
        }
    }
}
