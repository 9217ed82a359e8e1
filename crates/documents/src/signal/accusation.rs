//! Who accuses whom: the object of "accused" is who is said to act, and the accuser has no part in what
//! he tells.

use std::ops::Range;

use super::language::Language;
use super::mark::Mark;
use super::place::{Place, joins};
use super::sentence::Sentence;
use super::words::{Sense, Word};

/// The sides of an accusation, by the numbers of the sentence's places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Accusation {
    accusers: Vec<usize>,
    accused: Vec<usize>,
    /// The accuser does not stand before the verb, where speakers are looked for.
    turned: bool,
    /// Nobody is said to be the accuser: "wird beschuldigt".
    passive: bool,
}

impl Accusation {
    /// The accusation of a sentence, if it tells one.
    pub(super) fn of(sentence: &Sentence<'_>) -> Option<Self> {
        let mut verbs = sentence.words.iter();
        let verb = verbs.find(|word| word.sense == Sense::Accuse)?;
        let found = if sentence.language == Language::Korean {
            by_object(sentence, verb)
        } else {
            by_order(sentence, verb)
        };
        // Who condemns what is sent names nobody, and has no part in it.
        found.filter(|found| !found.accused.is_empty() || !found.turned)
    }

    /// Where the accuser is named, if a speaker would not be looked for there.
    pub(super) fn speaker(&self, sentence: &Sentence<'_>) -> Option<Range<usize>> {
        let first = self.accusers.first().filter(|_| self.turned)?;
        sentence.places.get(*first).map(|place| place.at.clone())
    }

    /// Whether what stands before the verb is only the accused, who says nothing.
    pub(super) fn silences(&self, speaker: &Range<usize>, places: &[Place]) -> bool {
        let mut accused = self.accused.iter().filter_map(|at| places.get(*at));
        self.passive
            && accused.any(|place| speaker.start <= place.at.start && place.at.end <= speaker.end)
    }

    /// Gives the places their parts.
    pub(super) fn settle(&self, places: &mut [Place]) {
        for (number, place) in places.iter_mut().enumerate() {
            if self.accused.contains(&number) {
                place.speaks = false;
                place.mark = Mark::Subject;
            } else if self.accusers.contains(&number) {
                place.speaks = true;
                // "By Washington" acts in the accusing alone.
                if place.mark == Mark::By {
                    place.mark = Mark::With;
                }
                // Who condemns a deed that is others' has no end of it.
                if self.accused.is_empty() {
                    place.mark = Mark::Against;
                }
            }
        }
    }
}

/// By the order of words: the accuser, the verb, the accused, what he is said to do; of a passive the accused
/// stands first, and in Arabic, German and Norwegian the accuser may follow the verb.
fn by_order(sentence: &Sentence<'_>, verb: &Word) -> Option<Accusation> {
    let places = &sentence.places;
    let end = |word: &&Word| word.sense.is_transfer() && word.at.start >= verb.at.end;
    let deed = sentence.words.iter().find(end)?;
    let stands = |number: &usize, within: Range<usize>| {
        within.start <= places[*number].at.start && places[*number].at.end <= within.end
    };
    let all = 0..places.len();
    let mut before: Vec<usize> = all
        .clone()
        .filter(|number| stands(number, 0..verb.at.start))
        .filter(|number| sentence.same_thought(&places[*number].at, &verb.at))
        .collect();
    let mut behind: Vec<usize> = all
        .filter(|number| stands(number, verb.at.end..deed.at.start))
        .filter(|number| sentence.same_piece(&places[*number].at, &verb.at))
        .filter(|number| !matches!(places[*number].mark, Mark::In | Mark::From | Mark::Against))
        .collect();
    let is_by = |number: &usize| places[*number].mark == Mark::By;
    if let Some(at) = before.iter().position(is_by) {
        let by = before.remove(at);
        let accused = before.into_iter().take(1).collect();
        return Some(Accusation {
            accusers: vec![by],
            accused,
            turned: true,
            ..Accusation::default()
        });
    }
    if behind.first().is_some_and(is_by) {
        let by = behind.remove(0);
        return Some(Accusation {
            accusers: vec![by],
            accused: before.pop().into_iter().collect(),
            turned: true,
            ..Accusation::default()
        });
    }
    if is_passive(sentence, verb) {
        let accused = before.pop().into_iter().collect();
        return Some(Accusation {
            accused,
            passive: true,
            ..Accusation::default()
        });
    }
    let groups = behind.chunk_by(|a, b| {
        let gap = sentence.text.get(places[*a].at.end..places[*b].at.start);
        gap.is_some_and(joins)
    });
    let mut groups: Vec<&[usize]> = groups.collect();
    if groups.is_empty() && is_of_a_deed(sentence, verb, deed) {
        let accusers: Vec<usize> = before.pop().into_iter().collect();
        return (!accusers.is_empty()).then_some(Accusation {
            accusers,
            ..Accusation::default()
        });
    }
    let verb_first = matches!(
        sentence.language,
        Language::Arabic | Language::German | Language::Norwegian
    );
    let turned = verb_first && before.is_empty() && groups.len() > 1;
    let accused = if turned {
        groups.pop()?
    } else {
        *groups.first()?
    };
    let accusers = if turned {
        groups.concat()
    } else {
        before.pop().into_iter().collect()
    };
    Some(Accusation {
        accusers,
        accused: accused.to_vec(),
        // In Arabic a speaker is looked for behind the verb first.
        turned: turned || sentence.language == Language::Arabic,
        passive: false,
    })
}

/// Whether a German or Norwegian verb of accusing stands at once behind the auxiliary of a passive.
fn is_passive(sentence: &Sentence<'_>, verb: &Word) -> bool {
    const AUXILIARIES: &[&str] = &[
        "wird", "werden", "wurde", "wurden", "blir", "ble", "er", "var", "blitt",
    ];
    let mut before = sentence.tokens.iter().rev();
    let last = before.find(|token| token.end <= verb.at.start);
    matches!(sentence.language, Language::German | Language::Norwegian)
        && last.is_some_and(|token| AUXILIARIES.contains(&token.text.as_str()))
}

/// Whether the object of a verb is the deed itself: "condemned the recent deliveries", and not "condemned for
/// delivering".
fn is_of_a_deed(sentence: &Sentence<'_>, verb: &Word, deed: &Word) -> bool {
    const WORDS_MAX: usize = 2;
    /// Small words before what somebody is condemned or accused of, folded.
    const OF: &[&str] = &[
        "a", "au", "d", "da", "de", "del", "des", "for", "fur", "i", "mit", "of", "om", "over",
        "par", "por", "pour", "to", "von", "wegen", "with", "в", "во", "за", "о", "ب", "في", "على",
    ];
    let between = sentence.tokens.iter();
    let between = between.filter(|token| verb.at.end <= token.start && token.end <= deed.at.start);
    let between: Vec<&str> = between.map(|token| token.text.as_str()).collect();
    let gap = sentence.text.get(verb.at.end..deed.at.start);
    between.len() <= WORDS_MAX
        && gap.is_some_and(|gap| !gap.contains(|c: char| c.is_ascii_punctuation()))
        && !between.iter().any(|word| OF.contains(word))
}

/// Korean marks the accused as the object of the verb at the end: "북한을 비난했다".
fn by_object(sentence: &Sentence<'_>, verb: &Word) -> Option<Accusation> {
    const OBJECT: [char; 2] = ['을', '를'];
    let mut places = sentence.places.iter().enumerate().rev();
    let (number, _) = places.find(|(_, place)| {
        let gap = sentence.text.get(place.at.end..verb.at.start);
        gap.is_some_and(|gap| {
            gap.trim_end()
                .chars()
                .eq(gap.chars().next().filter(|c| OBJECT.contains(c)))
        })
    })?;
    Some(Accusation {
        accusers: (0..number)
            .find(|first| sentence.places[*first].mark == Mark::Subject)
            .into_iter()
            .collect(),
        accused: vec![number],
        ..Accusation::default()
    })
}
