//! Who supplies whom: the two ends of a transfer, by the marks of places and the roles of its verb.
//!
//! Each place of the thought is weighed as source and as recipient; the best pair counts. What no
//! mark and no role tells stays unknown.

use vokter_trade::Area;

use super::goods::Good;
use super::infinitive::{self, Part};
use super::language::Language;
use super::mark::{self, Mark};
use super::place::Place;
use super::sentence::Sentence;
use super::words::{Sense, Word};

/// The ends of a transfer, as far as the sentence tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Ends {
    pub(super) from: Option<Area>,
    pub(super) to: Option<Area>,
}

impl Ends {
    /// The same, the other way.
    pub(super) fn turned(self) -> Self {
        Self {
            from: self.to,
            to: self.from,
        }
    }

    /// Whether both are known.
    pub(super) fn is_whole(self) -> bool {
        self.from.is_some() && self.to.is_some()
    }
}

/// Letters between an adjective and its goods at most.
const ADJECTIVE_CHARS: usize = 28;

/// A place's worth as source and as recipient.
#[derive(Clone, Copy, Debug)]
struct Worth {
    area: Area,
    /// It says what somebody else is told to do.
    speaks: bool,
    from: i32,
    to: i32,
}

/// The ends of the transfer that a word speaks of.
pub(super) fn ends(sentence: &Sentence<'_>, transfer: &Word, goods: &[&Good]) -> Ends {
    let places: Vec<&Place> = sentence
        .places
        .iter()
        .filter(|place| {
            sentence.same_thought(&place.at, &transfer.at)
                && !sentence.is_aside(&place.at, transfer)
                && !sentence.is_main_of_aside(&place.at, transfer)
        })
        .collect();
    let worths: Vec<Worth> = places
        .iter()
        .map(|place| worth(sentence, transfer, goods, place, &places))
        .collect();
    let mut best: Option<(i32, Area, Area)> = None;
    for a in &worths {
        // Who calls it a lie that another sold is not who sold to that.
        if a.speaks && sentence.has(Sense::False) {
            continue;
        }
        for b in worths.iter().filter(|b| b.area != a.area) {
            let sum = a.from + b.to;
            if a.from > 0 && b.to > 0 && sum > TOLD && best.is_none_or(|(most, ..)| sum > most) {
                best = Some((sum, a.area, b.area));
            }
        }
    }
    if let Some((_, from, to)) = best {
        return Ends {
            from: Some(from),
            to: Some(to),
        };
    }
    // One end that is told, and the other by whom else the sentence names.
    let source = worths
        .iter()
        .filter(|worth| worth.from >= TOLD)
        .max_by_key(|worth| worth.from);
    let recipient = worths
        .iter()
        .filter(|worth| worth.to >= TOLD)
        .max_by_key(|worth| worth.to);
    let left = |not: Area, of: fn(&Worth) -> i32| {
        let others = worths
            .iter()
            .filter(|worth| worth.area != not && of(worth) > OUT);
        others.max_by_key(|worth| of(worth)).map(|worth| worth.area)
    };
    match (source, recipient) {
        (Some(from), to) if to.is_none_or(|to| to.to <= from.from) => Ends {
            from: Some(from.area),
            to: left(from.area, |worth| worth.to),
        },
        (_, Some(to)) => Ends {
            from: left(to.area, |worth| worth.from),
            to: Some(to.area),
        },
        _ => Ends::default(),
    }
}

/// A place that alone is worth so much has its part by a mark or a role.
const TOLD: i32 = 3;

/// A place with so little worth has no part in it.
const OUT: i32 = -4;

fn worth(
    sentence: &Sentence<'_>,
    transfer: &Word,
    goods: &[&Good],
    place: &Place,
    places: &[&Place],
) -> Worth {
    // By whose account it is told has no part in it, whatever the mark of the name.
    if place.speaks && sentence.has(Sense::Accord) {
        return Worth {
            area: place.area,
            speaks: true,
            from: 2 * OUT,
            to: 2 * OUT,
        };
    }
    let pays = transfer.sense == Sense::Pay;
    let gives = transfer.sense != Sense::Get && !pays;
    let motion = transfer.sense.is_motion();
    let before = place.at.end <= transfer.at.start;
    let actor = |worth: i32, other: i32| {
        if gives {
            (worth, other)
        } else {
            (other, worth)
        }
    };
    let is_bare = |place: &Place| {
        matches!(
            place.mark,
            Mark::Bare | Mark::Subject | Mark::Of | Mark::Adjective
        ) && !place.visited
            && !place.speaks
    };
    let earlier = places.iter().filter(|other| {
        is_bare(other)
            && other.area != place.area
            && other.at.end <= place.at.start
            && !is_outside(sentence, other, transfer)
    });
    // In Arabic the subject follows its verb.
    let verb_first = sentence.language == Language::Arabic
        && !places
            .iter()
            .any(|other| is_bare(other) && other.at.end <= transfer.at.start);
    let first = if verb_first || before {
        earlier.clone().next().is_none()
    } else {
        !earlier
            .clone()
            .any(|other| other.at.start > transfer.at.end)
    };
    // "According to Washington": that mark is of the speaker.
    let mark = match place.mark {
        Mark::To if place.speaks => Mark::In,
        mark => mark,
    };
    let part = infinitive::part(sentence, transfer, place, places);
    let (mut from, mut to) = match mark {
        _ if part == Some(Part::Acts) => actor(6, -3),
        _ if part == Some(Part::Object) => actor(-3, 6),
        // "В Кремле опровергли": where it is said is who says it.
        Mark::In if place.speaks && announces(sentence, place) => actor(5, -1),
        Mark::In if announces(sentence, place) => actor(2, -4),
        // Norwegian buys and gets *av* somebody; of a passive, it is the buyer.
        // Who denies that he bought stands before the verb, too.
        Mark::By
            if !gives
                && !before
                && sentence.language == Language::Norwegian
                && places
                    .iter()
                    .any(|other| other.area != place.area && other.at.end <= transfer.at.start)
                && !is_passive(sentence, transfer) =>
        {
            (6, OUT)
        }
        // Whose ship it is says not whither: whence, perhaps.
        Mark::Carrier => (1, -8),
        Mark::In if transfer.sense == Sense::Arrive && !before => (OUT, 6),
        _ if place.visited && (before || !motion) => (-8, -8),
        Mark::Against => (-8, -8),
        Mark::In => (OUT, OUT),
        // In Spanish and French one buys *to* the seller.
        Mark::To if !gives && !before && mark::is_dative(sentence, &place.at) => (6, OUT),
        // Whom one pays is whence it comes.
        Mark::To | Mark::With if pays && !before => (6, OUT),
        // "Arme les rebelles du M23".
        Mark::From if transfer.sense == Sense::Arm && !before => (-4, 6),
        Mark::From => (6, -4),
        Mark::To => (-4, 6),
        // "End up with Haitian gangs".
        Mark::With | Mark::Adjective
            if transfer.sense == Sense::Arrive && !before && !describes(sentence, place, goods) =>
        {
            (-2, 5)
        }
        Mark::Bare | Mark::Subject | Mark::Of if motion && !before => match transfer.sense {
            Sense::Leave => (5, -2),
            Sense::Arrive => (-2, 5),
            _ => (1, 1),
        },
        Mark::Bare | Mark::Subject | Mark::Of if motion => (1, 0),
        Mark::By => actor(5, -2),
        // The subject of the inner clause is nearer to its verb.
        Mark::Subject
            if places.iter().any(|other| {
                other.mark == Mark::Subject
                    && other.area != place.area
                    && other.at.start > place.at.start
                    && other.at.end <= transfer.at.start
            }) =>
        {
            actor(2, -1)
        }
        Mark::Subject => actor(5, -1),
        Mark::Adjective if describes(sentence, place, goods) => (5, -3),
        Mark::Of if possesses(sentence, place, transfer) => actor(4, 1),
        Mark::Bare | Mark::Of | Mark::Adjective if verb_first && !before => {
            if first {
                actor(4, 1)
            } else {
                (1, 4)
            }
        }
        Mark::Bare | Mark::Of | Mark::Adjective if before => {
            if first {
                actor(4, 1)
            } else {
                (2, 2)
            }
        }
        // Of something else than the goods, behind the verb: no part that could be told.
        Mark::With | Mark::Adjective => (1, 1),
        Mark::Bare | Mark::Of => {
            if gives {
                (1, 3)
            } else if pays {
                (4, -1)
            } else {
                (2, 0)
            }
        }
    };
    // "The general says that …": what stands before "that" speaks, or is spoken of.
    if is_outside(sentence, place, transfer) {
        from -= 2;
        to -= 2;
    }
    if place.speaks && part.is_none() {
        from -= 3;
        to -= 3;
    }
    if place.pronoun {
        from -= 1;
        to -= 1;
    }
    if sentence.same_piece(&place.at, &transfer.at) {
        from += i32::from(from > 0);
        to += i32::from(to > 0);
    }
    Worth {
        area: place.area,
        speaks: place.speaks,
        from,
        to,
    }
}

/// Whether Russian tells at once behind a place that it is said there: a capital for its government.
fn announces(sentence: &Sentence<'_>, place: &Place) -> bool {
    let told = |word: &Word| matches!(word.sense, Sense::Say | Sense::Deny | Sense::Claim);
    sentence.language == Language::Russian
        && sentence.words.iter().any(|word| {
            let gap = sentence.text.get(place.at.end..word.at.start);
            told(word) && gap.is_some_and(|gap| gap.trim().is_empty())
        })
}

/// Whether a Norwegian verb is in the passive: "ble kjøpt", "kjøpes".
fn is_passive(sentence: &Sentence<'_>, transfer: &Word) -> bool {
    const AUXILIARIES: &[&str] = &["ble", "blir", "bli", "blitt", "er", "var", "vært", "vaert"];
    const WORDS_BETWEEN: usize = 3;
    let ends_so = sentence
        .text
        .get(transfer.at.clone())
        .is_some_and(|word| word.ends_with("es"));
    let before = sentence.tokens.iter().rev();
    let mut before = before.filter(|token| token.end <= transfer.at.start);
    ends_so
        || before
            .by_ref()
            .take(WORDS_BETWEEN)
            .any(|token| AUXILIARIES.contains(&token.text.as_str()))
}

/// Whether "that" stands between a place and the transfer behind it.
fn is_outside(sentence: &Sentence<'_>, place: &Place, transfer: &Word) -> bool {
    let that: &[&str] = match sentence.language {
        Language::English => &["that", "whether"],
        Language::Norwegian => &["at", "om"],
        Language::German => &["dass", "ob", "wonach"],
        Language::French => &["que", "qu"],
        Language::Spanish => &["que"],
        Language::Russian => &["что", "чтобы"],
        Language::Arabic => &["ان", "انها", "انه", "بان"],
        Language::Korean | Language::Chinese => &[],
    };
    sentence.tokens.iter().any(|token| {
        token.start >= place.at.end
            && token.end <= transfer.at.start
            && that.contains(&token.text.as_str())
    })
}

/// Whether an adjective is of the goods: "North Korean shells", "obus nord-coréens".
fn describes(sentence: &Sentence<'_>, place: &Place, goods: &[&Good]) -> bool {
    goods.iter().any(|good| {
        let gap = if good.at.start >= place.at.end {
            place.at.end..good.at.start
        } else if matches!(
            sentence.language,
            Language::French | Language::Spanish | Language::Arabic
        ) {
            good.at.end..place.at.start
        } else {
            return false;
        };
        let between = sentence.words.iter().any(|word| {
            (word.sense.is_transfer() || word.sense == Sense::Say || word.sense == Sense::Plan)
                && gap.contains(&word.at.start)
        });
        let other = sentence
            .places
            .iter()
            .any(|other| gap.contains(&other.at.start));
        let text = sentence.text.get(gap).unwrap_or_default();
        // In languages that put it after, it follows at once.
        let most = if good.at.start >= place.at.end {
            ADJECTIVE_CHARS
        } else {
            ADJECTIVE_CHARS / 2
        };
        // German writes every noun with a capital: "der russischen Armee Granaten".
        let noun = sentence.language == Language::German
            && text
                .split_whitespace()
                .any(|word| word.starts_with(char::is_uppercase));
        !between && !other && !noun && text.chars().count() <= most && !text.contains([',', ';'])
    })
}

/// Whether a place possesses the transfer's noun: "Russia's purchase", "поставки КНДР".
fn possesses(sentence: &Sentence<'_>, place: &Place, transfer: &Word) -> bool {
    const NEAR_CHARS: usize = 12;
    let gap = if place.at.end <= transfer.at.start {
        place.at.end..transfer.at.start
    } else {
        transfer.at.end..place.at.start
    };
    sentence
        .text
        .get(gap)
        .is_some_and(|text| text.chars().count() <= NEAR_CHARS)
}
