//! Words that together say that police, guards or soldiers are trained, whichever comes first and in whatever form:
//! "presidential guard trained by …", "Ausbildung der Polizei".

use std::sync::OnceLock;

use crate::goods;
use crate::words::{Found, Lexicon, tokens};

const WORDS: &str = include_str!("../tables/training-words.tsv");

const FORCES: u32 = 0;
const TRAINING: u32 = 1;
const LEAD: u32 = 2;

/// Words between the forces and their training at most.
const BETWEEN_MAX: usize = 4;
/// What parts two words so that they say nothing together.
const STOPS: &[char] = &[',', ';', ':', '.', '\n', '，', '、', '；', '。', '،'];

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| {
        Lexicon::read(WORDS, |part| match part {
            "forces" => Some(FORCES),
            "training" => Some(TRAINING),
            "lead" => Some(LEAD),
            _ => None,
        })
    })
}

/// Where a text says that forces are trained; where it names goods as well, these may be for it.
pub(crate) fn of_forces(text: &str) -> Option<Found> {
    let found = lexicon().find(text);
    let forces = found.iter().filter(|hit| hit.meaning == FORCES);
    let near = |forces: &Found, other: &Found| {
        let first = forces.end <= other.start;
        let gap = if first {
            forces.end..other.start
        } else {
            other.end..forces.start
        };
        let most = if other.meaning == LEAD {
            1
        } else {
            BETWEEN_MAX
        };
        let gap = text.get(gap);
        gap.is_some_and(|gap| !gap.contains(STOPS) && tokens(gap).len() <= most)
            && !(first && other.meaning == LEAD)
    };
    let mut pairs = forces.flat_map(|one| {
        let others = found.iter().filter(|other| other.meaning != FORCES);
        others
            .filter(move |other| near(one, other))
            .map(move |other| Found {
                meaning: TRAINING,
                start: one.start.min(other.start),
                end: one.end.max(other.end),
            })
    });
    let pair = pairs.next()?;
    let goods = goods::named_at(text);
    let mut goods = goods.iter().map(|(concept, _)| concept);
    (!goods.any(|concept| concept.is_sure() || concept.is_arms())).then_some(pair)
}

#[cfg(test)]
mod tests {
    use super::of_forces;

    #[test]
    fn forces_and_their_training_in_any_order() {
        for (text, expected) in [
            (
                "presidential guard and police trained by KP instructors",
                true,
            ),
            ("police officers course", true),
            ("instructors who train the police", true),
            ("Ausbildung der Polizei durch Nordkoreaner", true),
            ("politiet trenes av nordkoreanere", true),
            ("formation de la garde présidentielle", true),
            ("entrenamiento de la policía", true),
            ("обучение полицейских инструкторами из КНДР", true),
            ("培训警察", true),
            ("경찰 교육", true),
            ("دورة لتدريب الشرطة", true),
            ("police car, train set", false),
            ("toy police car and train", false),
            ("trainers, shin guards", false),
            ("training shoes for police", false),
            ("language course for students", false),
            ("police uniforms", false),
        ] {
            assert_eq!(of_forces(text).is_some(), expected, "{text}");
        }
    }
}
