//! What the sentences before said: whom a pronoun means, which deal is spoken of, what goods.

use std::collections::VecDeque;
use std::ops::Range;

use vokter_trade::Area;

use super::frame::Ends;
use super::language::{Language, unelided};
use super::mark::{self, Mark};
use super::place::Place;
use super::sentence::Sentence;
use super::speaker;
use super::words::{Sense, Word};

/// Sentences that a pronoun, a film or goods reach back.
const NEAR: u64 = 2;
/// Sentences that a transfer once told is remembered.
const TOLD: u64 = 8;

/// A sentence that was passed without a look, kept until somebody asks.
#[derive(Debug)]
struct Passed {
    text: String,
    persons: Vec<(Range<usize>, Area)>,
    language: Language,
}

/// What was read of a sentence.
#[derive(Clone, Debug, Default)]
struct Remembered {
    places: Vec<(Area, bool)>,
    goods: Vec<String>,
    unreal: bool,
    military: bool,
}

/// The sentences before.
#[derive(Debug, Default)]
pub(super) struct Past {
    sentences: u64,
    passed: VecDeque<Passed>,
    near: VecDeque<Remembered>,
    told: Option<(u64, Ends, Vec<String>)>,
    speaker: Option<(u64, String)>,
}

impl Past {
    /// A sentence without a word of transfer.
    pub(super) fn pass(
        &mut self,
        text: &str,
        persons: &[(Range<usize>, Area)],
        language: Language,
    ) {
        self.sentences += 1;
        self.passed.push_back(Passed {
            text: text.to_owned(),
            persons: persons.to_vec(),
            language,
        });
        while self.passed.len() as u64 > NEAR {
            self.passed.pop_front();
        }
    }

    /// A sentence that was read.
    pub(super) fn remember(&mut self, sentence: &Sentence<'_>) {
        self.sentences += 1;
        self.passed.clear();
        self.near.push_back(remembered(sentence));
        while self.near.len() as u64 > NEAR {
            self.near.pop_front();
        }
    }

    /// A transfer that was told.
    pub(super) fn tell(&mut self, ends: Ends, goods: &[String]) {
        if ends.is_whole() {
            self.told = Some((self.sentences, ends, goods.to_vec()));
        }
    }

    /// Who spoke, or who spoke last where a pronoun speaks now, or a quotation follows at once.
    pub(super) fn spoken(
        &mut self,
        named: Option<String>,
        pronoun: bool,
        quoted: bool,
    ) -> Option<String> {
        match named {
            Some(name) => {
                self.speaker = Some((self.sentences, name.clone()));
                Some(name)
            }
            None if pronoun => {
                let last = self.speaker.as_ref();
                let near = last.filter(|(when, _)| self.sentences - when <= TOLD);
                near.map(|(_, name)| name.clone())
            }
            None if quoted => {
                let last = self.speaker.as_ref();
                let before = last.filter(|(when, _)| self.sentences.saturating_sub(*when) <= 1);
                before.map(|(_, name)| name.clone())
            }
            None => None,
        }
    }

    /// Reads what was passed, and lets pronouns stand for their countries.
    pub(super) fn stand_in(&mut self, sentence: &mut Sentence<'_>) {
        let passed = std::mem::take(&mut self.passed);
        let first = self.sentences.saturating_sub(passed.len() as u64);
        for (when, passed) in (first..).zip(passed) {
            let text = unelided(&passed.text, passed.language);
            let read = Sentence::read(&text, &passed.persons, passed.language);
            if let Some(name) = speaker::place(&read).and_then(|at| passed.text.get(at)) {
                self.speaker = Some((when, name.to_owned()));
            }
            self.near.push_back(remembered(&read));
        }
        while self.near.len() as u64 > NEAR {
            self.near.pop_front();
        }
        self.name_the_north(sentence);
        let its: Vec<Word> = sentence
            .words
            .iter()
            .filter(|word| word.sense == Sense::It)
            .cloned()
            .collect();
        for word in its {
            let beside_place = sentence.places.iter().any(|place| {
                place.at.start >= word.at.end
                    && sentence
                        .text
                        .get(word.at.end..place.at.start)
                        .is_some_and(|gap| gap.trim().is_empty())
            });
            if beside_place {
                continue;
            }
            let before = sentence
                .places
                .iter()
                .rev()
                .find(|place| place.at.end <= word.at.start && !place.pronoun);
            let area = before.map(|place| place.area).or_else(|| self.subject());
            if let Some(area) = area {
                let mark = mark::beside(
                    sentence.text,
                    &sentence.tokens,
                    &word.at,
                    0,
                    sentence.language,
                );
                sentence.places.push(Place {
                    area,
                    at: word.at,
                    mark: if mark == Mark::With { Mark::Bare } else { mark },
                    speaks: false,
                    visited: false,
                    pronoun: true,
                });
            }
        }
        sentence.places.sort_by_key(|place| place.at.start);
    }

    /// Lets "the North" stand for North Korea where Korea is spoken of, and no sea or region of that name follows.
    fn name_the_north(&self, sentence: &mut Sentence<'_>) {
        let korean = |area: &Area| matches!(area.code(), "kp" | "kr");
        let here = sentence.places.iter().any(|place| korean(&place.area));
        let before = || {
            let near = self.near.back();
            near.is_some_and(|near| near.places.iter().any(|(area, _)| korean(area)))
        };
        let Some(area) = Area::of("kp").filter(|_| here || before()) else {
            return;
        };
        let words = sentence
            .words
            .iter()
            .filter(|word| word.sense == Sense::North);
        let found: Vec<Place> = words
            .filter(|word| {
                let rest = sentence.text.get(word.at.end..).unwrap_or_default();
                let next = rest.trim_start_matches([' ', '-']).chars().next();
                !next.is_some_and(char::is_uppercase)
            })
            .map(|word| Place {
                area,
                at: word.at.clone(),
                mark: mark::beside(
                    sentence.text,
                    &sentence.tokens,
                    &word.at,
                    0,
                    sentence.language,
                ),
                speaks: false,
                visited: false,
                pronoun: false,
            })
            .collect();
        sentence.places.extend(found);
        sentence.places.sort_by_key(|place| place.at.start);
    }

    /// The first country of the sentence before.
    fn subject(&self) -> Option<Area> {
        let last = self.near.back()?;
        let subject = last.places.iter().find(|(_, part)| *part);
        subject
            .or_else(|| last.places.first())
            .map(|(area, _)| *area)
    }

    /// The ends of a transfer with what the sentences before tell.
    pub(super) fn complete(&self, sentence: &Sentence<'_>, transfer: &Word, ends: Ends) -> Ends {
        if ends.is_whole() {
            return ends;
        }
        if let Some(told) = self.as_told(sentence, transfer, ends) {
            return told;
        }
        let ((Some(known), None) | (None, Some(known))) = (ends.from, ends.to) else {
            return ends;
        };
        // One other country in the sentences before, and none in this one.
        let Some(other) = self.near.iter().rev().find_map(|near| {
            let mut others: Vec<Area> = near
                .places
                .iter()
                .map(|(area, _)| *area)
                .filter(|area| *area != known)
                .collect();
            others.dedup();
            match others[..] {
                [one] => Some(one),
                _ => None,
            }
        }) else {
            return ends;
        };
        if sentence.places.iter().any(|place| place.area != known) {
            return ends;
        }
        Ends {
            from: ends.from.or(Some(other)),
            to: ends.to.or(Some(other)),
        }
    }

    /// The transfer told before, where this one is between the same two.
    fn as_told(&self, sentence: &Sentence<'_>, transfer: &Word, ends: Ends) -> Option<Ends> {
        let (when, told, _) = self.told.as_ref()?;
        let age = self.sentences.saturating_sub(*when);
        if age > TOLD {
            return None;
        }
        let (a, b) = (told.from?, told.to?);
        match (ends.from, ends.to) {
            (Some(from), _) if from == a || from == b => Some(Ends {
                from: Some(from),
                to: Some(if from == a { b } else { a }),
            }),
            (_, Some(to)) if to == a || to == b => Some(Ends {
                from: Some(if to == a { b } else { a }),
                to: Some(to),
            }),
            (None, None) => {
                let mut named = sentence
                    .places
                    .iter()
                    .filter(|place| !place.visited)
                    .peekable();
                let any = named.peek().is_some();
                let same = named.all(|place| place.area == a || place.area == b);
                let looks_back =
                    age <= NEAR && (sentence.has(Sense::Thing) || sentence.has(Sense::Deny));
                let sides = transfer.sense.is_transfer();
                (sides && same && (any || looks_back)).then_some(*told)
            }
            _ => None,
        }
    }

    /// The goods that a sentence without any means: those of the sentences before, where a word
    /// such as "them" or "the shipment" says so.
    pub(super) fn goods_meant(
        &self,
        sentence: &Sentence<'_>,
        transfer: &Word,
    ) -> Option<Vec<String>> {
        let near = sentence.words.iter().any(|word| {
            word.sense == Sense::Thing && sentence.same_thought(&word.at, &transfer.at)
        });
        let any = sentence
            .goods
            .iter()
            .any(|good| sentence.same_thought(&good.at, &transfer.at));
        if !near || any {
            return None;
        }
        let of_near = self.near.iter().rev().find(|near| !near.goods.is_empty());
        of_near.map(|near| near.goods.clone()).or_else(|| {
            let (when, _, goods) = self.told.as_ref()?;
            (self.sentences.saturating_sub(*when) <= NEAR).then(|| goods.clone())
        })
    }

    /// Whether the sentences before are of a film, a museum.
    pub(super) fn is_unreal(&self) -> bool {
        self.near.iter().any(|near| near.unreal)
    }

    /// Whether the sentences before speak of war or arms.
    pub(super) fn is_military(&self) -> bool {
        self.told.is_some() || self.near.iter().any(|near| near.military)
    }
}

fn remembered(sentence: &Sentence<'_>) -> Remembered {
    let part = |place: &Place| {
        matches!(
            place.mark,
            Mark::Bare | Mark::Subject | Mark::Of | Mark::Adjective
        ) && !place.speaks
    };
    Remembered {
        places: sentence
            .places
            .iter()
            .filter(|place| place.mark != Mark::Against)
            .map(|place| (place.area, part(place)))
            .collect(),
        goods: sentence
            .goods
            .iter()
            .filter(|good| good.arms.holds() || good.is_weak() && sentence.has(Sense::Military))
            .map(|good| good.words.clone())
            .collect(),
        unreal: sentence.has(Sense::Unreal),
        military: sentence.has(Sense::Military)
            || sentence.goods.iter().any(|good| good.arms.holds()),
    }
}
