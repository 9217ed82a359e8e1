//! How one token, or one span of tokens, meets another: the relation and what it costs.
//!
//! Two tokens can bring evidence only by a relation that an index can enumerate: equal text, near
//! skeletons, one typing slip, a related given name, an initial, the same concept or legal form.

use crate::heard::{OPEN_WHOLE, by_sounds, scaled, unwritten};
use crate::misspelt::{self, is_misspelt};
use crate::phrase::abbreviates;
use crate::script::System;
use crate::sound::Difference;
use crate::spelling::{SLIP_MIN_LONGER, Spelling};
use crate::token::{Role, Span, Token, text_hash};
use crate::words::{self, LegalForm, NicknameKind};
use crate::{Bits, Relation, east_asian, sound, weights};

/// What meeting is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Meeting {
    pub(crate) relation: Relation,
    pub(crate) bits: Bits,
    /// Fit for a whole name: equal, romanised, read or inflected, joined or split by rule.
    pub(crate) whole: bool,
}

/// The systems by which the two sides were read: they name the relation.
#[derive(Clone, Copy)]
pub(crate) struct Systems(pub(crate) System, pub(crate) System);

impl Systems {
    /// The relation of tokens that agree once both are in Latin letters.
    pub(crate) fn agreement(self, same_text: bool) -> Relation {
        if self.0 == self.1 {
            return if same_text {
                Relation::Equal
            } else {
                Relation::Romanisation
            };
        }
        if is_read(self.0) || is_read(self.1) {
            Relation::Reading
        } else {
            Relation::Romanisation
        }
    }
}

impl Systems {
    pub(crate) fn are_latin(self) -> bool {
        (self.0, self.1) == (System::Latin, System::Latin)
    }

    /// Whether one side is in signs and the other in letters.
    fn translate(self) -> bool {
        is_read(self.0) != is_read(self.1)
    }

    /// Whether two spellings may be one. A name in signs of its own language has syllables of a few
    /// hundred, each with its consonants: one more or less is another syllable, and each system
    /// of romanisation is a reading of its own, so that an aspirate is not written as a plain j. Two
    /// signs are one syllable only if they are read alike.
    fn allow(self, mine: &Spelling, theirs: &Spelling) -> bool {
        match (self.0.is_syllabic(), self.1.is_syllabic()) {
            (false, false) => true,
            (true, true) => false,
            (true, false) => sound::same_syllable(&mine.sounds, &theirs.sounds),
            (false, true) => sound::same_syllable(&theirs.sounds, &mine.sounds),
        }
    }

    fn allow_joined(self, token: &Spelling, span: &Span, relation: Relation) -> bool {
        // Yongun is no Jong Un, though a j may be said as a y elsewhere.
        let of_two = |text: &str| east_asian::syllables(text) == Some(2);
        if token.skeleton != span.spelling.skeleton
            && of_two(&token.text)
            && of_two(&span.spelling.text)
        {
            return false;
        }
        if relation == Relation::Joined {
            self.allow(&span.spelling, token)
        } else {
            self.allow(token, &span.spelling)
        }
    }
}

/// Whether the system reads signs that other languages read otherwise, rather than letters.
fn is_read(system: System) -> bool {
    !matches!(
        system,
        System::Latin
            | System::Cyrillic
            | System::Greek
            | System::Armenian
            | System::Georgian
            | System::Hebrew
            | System::Arabic
            | System::Brahmic
            | System::Thai
            | System::Khmer
            | System::Burmese
            | System::Ethiopic
            | System::CodePoints
    )
}

/// How a token of the query meets a token of the list.
pub(crate) fn tokens(query: &Token, listed: &Token, systems: Systems) -> Option<Meeting> {
    let rarity = query.rarity.min(listed.rarity);
    match (query.role, listed.role) {
        (Role::Number(a), Role::Number(b)) => (a == b).then_some(Meeting {
            relation: Relation::Equal,
            bits: rarity,
            whole: true,
        }),
        (Role::Initial, Role::Initial) => {
            let equal = query.text() == listed.text();
            equal.then_some(Meeting {
                relation: Relation::Equal,
                bits: weights::INITIAL,
                whole: true,
            })
        }
        (Role::Initial, Role::Name | Role::Patronymic) => initial(query, listed),
        (Role::Name | Role::Patronymic, Role::Initial) => initial(listed, query),
        (Role::Number(_) | Role::Initial, _) | (_, Role::Number(_) | Role::Initial) => None,
        (Role::Generation, Role::Generation)
            if !words::of_one_generation(query.text(), listed.text()) =>
        {
            None
        }
        (Role::LegalForm(a), Role::LegalForm(b)) => a.agrees_with(b).then(|| Meeting {
            relation: if query.text() == listed.text() {
                Relation::Equal
            } else {
                Relation::LegalForm
            },
            bits: weights::TRIFLE,
            whole: true,
        }),
        // A word that is read by its meaning has been translated, whatever it meets.
        (Role::Generic(_), Role::Generic(_)) | (Role::Place(_), Role::Place(_))
            if query.role.may_mean(listed.role) && systems.translate() =>
        {
            Some(Meeting {
                relation: Relation::Translation,
                bits: rarity,
                whole: true,
            })
        }
        (Role::Generic(a), Role::Generic(b)) if a.may_mean(b) && query.text() != listed.text() => {
            let short = abbreviates(query.text(), listed.text(), a.word())
                || abbreviates(listed.text(), query.text(), a.word());
            Some(if short {
                Meeting {
                    relation: Relation::Abbreviation,
                    ..translated(rarity)
                }
            } else {
                translated(rarity)
            })
        }
        (Role::Generic(a), Role::Generic(b)) if !a.may_mean(b) => {
            (a.is_a_company() && b.is_a_company()).then_some(SOME_COMPANY)
        }
        (Role::Generic(word), Role::LegalForm(form))
        | (Role::LegalForm(form), Role::Generic(word))
            if word.is_a_company() && query.text() != listed.text() =>
        {
            Some(if form == LegalForm::Company {
                COMPANY_TRANSLATED
            } else {
                SOME_COMPANY
            })
        }
        (Role::Place(a), Role::Place(b)) if a.may_be(b) && query.text() != listed.text() => {
            Some(translated(rarity))
        }
        // Two places that a table has are two, however alike: *Kenya* and *Ghana*.
        (Role::Place(a), Role::Place(b)) if !a.may_be(b) => None,
        (a, b) => {
            let trifle = a.is_negligible() || b.is_negligible();
            let known = |met: &Meeting| met.whole || is_misspelt(query, listed, *met);
            let mut best: Option<Meeting> = None;
            let made = made_by_a_slip(query.rarity);
            for mine in &query.spellings {
                for theirs in &listed.spellings {
                    let partial = query.partial_vowels || listed.partial_vowels;
                    if let Some(met) = spellings(mine, theirs, partial, (rarity, made), systems)
                        && best.is_none_or(|b| met.bits > b.bits)
                    {
                        best = Some(met);
                    }
                }
            }
            if trifle {
                return best.filter(known).map(|met| Meeting {
                    bits: met.bits.min(weights::TRIFLE),
                    ..met
                });
            }
            // A generic word or a place is that word, respelt or misspelt; what sounds like it is not.
            if matches!(a, Role::Generic(_) | Role::Place(_))
                || matches!(b, Role::Generic(_) | Role::Place(_))
            {
                return best.filter(known);
            }
            let related = nickname(query, listed, rarity, systems);
            match (best, related) {
                (Some(best), Some(related)) => Some(if related.bits > best.bits {
                    related
                } else {
                    best
                }),
                (best, related) => best.or(related),
            }
        }
    }
}

/// One word for a company where the other has another one: a little less than the same.
const SOME_COMPANY: Meeting = Meeting {
    relation: Relation::Generic,
    bits: Bits(weights::TRIFLE.0 - 10),
    whole: false,
};

/// What is a legal form in one language and a word in another: *corporation*, *korporatsiya*. More than
/// two legal forms, so that they meet each other rather than those.
const COMPANY_TRANSLATED: Meeting = Meeting {
    relation: Relation::Generic,
    bits: Bits(weights::TRIFLE.0 + 10),
    whole: false,
};

/// One word for another of the same meaning.
fn translated(rarity: Bits) -> Meeting {
    let bits = (rarity - weights::TRANSLATED).max(Bits::ZERO);
    Meeting {
        relation: Relation::Translation,
        bits,
        whole: true,
    }
}

fn initial(initial: &Token, name: &Token) -> Option<Meeting> {
    let letter = initial.text().as_bytes().first()?;
    name.spellings
        .iter()
        .any(|spelling| spelling.text.as_bytes().first() == Some(letter))
        .then_some(Meeting {
            relation: Relation::Initial,
            bits: weights::INITIAL,
            whole: false,
        })
}

/// The most that a name which is related to another brings where the commoner of the two is so rare.
pub fn related_most(kind: NicknameKind, rarity: Bits) -> Bits {
    match kind {
        NicknameKind::Diminutive => rarity - weights::DIMINUTIVE,
        NicknameKind::OtherLanguage => rarity - weights::OTHER_LANGUAGE,
        NicknameKind::Meaning => (rarity - weights::OTHER_LANGUAGE).min(weights::MEANING_MOST),
    }
}

fn nickname(query: &Token, listed: &Token, rarity: Bits, systems: Systems) -> Option<Meeting> {
    if query.related.is_empty() || listed.related.is_empty() {
        return None;
    }
    let hash = text_hash(listed.text());
    let (_, kind) = query.related.iter().find(|(related, _)| *related == hash)?;
    let (relation, bits) = match kind {
        NicknameKind::Diminutive => (Relation::Nickname, rarity - weights::DIMINUTIVE),
        NicknameKind::OtherLanguage => {
            let (mine, theirs) = (&query.spellings[0], &listed.spellings[0]);
            let alike = mine.skeleton.near(theirs.skeleton)
                || sound::resemble(&mine.sounds, &theirs.sounds);
            let bits = rarity - weights::OTHER_LANGUAGE;
            let most = if alike {
                bits
            } else {
                weights::OTHER_LANGUAGE_MOST
            };
            (Relation::Translation, bits.min(most))
        }
        // Two of one script are as often two bodies, each named after the same.
        NicknameKind::Meaning => {
            let most = if systems.0 == systems.1 {
                weights::MEANING_IN_ONE_SCRIPT_MOST
            } else {
                weights::MEANING_MOST
            };
            let bits = rarity - weights::OTHER_LANGUAGE;
            (Relation::Translation, bits.min(most))
        }
    };
    Some(Meeting {
        relation,
        bits,
        whole: false,
    })
}

/// What a slip can be worth by how rare the word asked for is: a slip in a common name makes a word
/// that hardly anybody bears, and that is then no name of somebody else.
pub(crate) fn made_by_a_slip(query: Bits) -> Bits {
    query - weights::SLIP_MADE
}

/// How two spellings meet at a rarity, and at what [`made_by_a_slip`] says. Equal texts and slips
/// aside it is the rarity less what does not depend on it: [`crate::reach`] relies on that.
pub(crate) fn spellings(
    mine: &Spelling,
    theirs: &Spelling,
    partial: bool,
    rarities: (Bits, Bits),
    systems: Systems,
) -> Option<Meeting> {
    spellings_apart(mine, theirs, partial, rarities, systems, || {
        let near = mine.skeleton.near(theirs.skeleton);
        near.then(|| sound::difference(&mine.sounds, &theirs.sounds, partial))?
    })
}

/// The same where it may be known already how far their sounds are apart, if their consonants are near.
pub(crate) fn spellings_apart(
    mine: &Spelling,
    theirs: &Spelling,
    partial: bool,
    (rarity, made): (Bits, Bits),
    systems: Systems,
    apart: impl FnOnce() -> Option<Difference>,
) -> Option<Meeting> {
    let choice = mine.cost + theirs.cost;
    let inflected = mine.inflected || theirs.inflected;
    if mine.text != theirs.text && !systems.allow(mine, theirs) {
        return None;
    }
    if mine.text == theirs.text {
        // Letters that are chosen so seldom are misread ones.
        let misread = choice >= weights::SLIP_LONG && systems.are_latin();
        let relation = match (misread, inflected) {
            (true, _) => Relation::TypingSlip,
            (false, true) => Relation::Inflection,
            (false, false) => systems.agreement(true),
        };
        let bits = (rarity - choice).max(weights::LEAST_EQUAL.min(rarity));
        return Some(Meeting {
            relation,
            bits,
            whole: !misread,
        });
    }
    let mut best = apart().map(|apart| {
        let heard = (mine.heard(), theirs.heard());
        by_sounds(heard, partial, rarity, systems, apart)
    });
    if !inflected && best.is_none_or(|b: Meeting| !b.whole) && mine.one_slip_from(theirs) {
        let cost = match mine.text.len().max(theirs.text.len()) {
            ..=SLIP_MIN_LONGER => weights::SLIP_SHORT,
            4 => weights::SLIP,
            _ => weights::SLIP_LONG,
        };
        let slip = Meeting {
            relation: Relation::TypingSlip,
            bits: (rarity - cost).max(made.min(rarity - weights::SLIP_LEAST)) - choice,
            whole: false,
        };
        if best.is_none_or(|b| slip.bits > b.bits) {
            best = Some(slip);
        }
    }
    best
}

/// What a joined or split name may differ in sound and still be part of a whole name.
const SPAN_WHOLE: i32 = 60;

/// Fewest consonants of a joined name where few vowels are written: with fewer anything joins.
const JOINED_CONSONANTS: u32 = 4;

/// How one token meets several that are written as one. `relation` says which side has them.
pub(crate) fn span(
    token: &Token,
    span: &Span,
    relation: Relation,
    systems: Systems,
) -> Option<Meeting> {
    if !matches!(
        token.role,
        Role::Name | Role::Patronymic | Role::Generic(_) | Role::Place(_)
    ) {
        return None;
    }
    let rarity = token.rarity.min(span.rarity);
    if span.acronym {
        let text = &span.spelling.text;
        let met = token.role == Role::Name && token.spellings.iter().any(|s| s.text == *text);
        return met.then_some(Meeting {
            relation: Relation::Acronym,
            bits: rarity,
            whole: false,
        });
    }
    let partial = token.partial_vowels || span.partial_vowels;
    if partial && span.spelling.skeleton.len() < JOINED_CONSONANTS {
        return None;
    }
    let open = |spelling: &Spelling| {
        if partial {
            unwritten(spelling.heard(), span.spelling.heard()).0
        } else {
            0
        }
    };
    // The least cost, and how much of it is for the vowels.
    let mut best: Option<(i32, i32)> = None;
    for spelling in token
        .spellings
        .iter()
        .filter(|s| !s.inflected || s.text.len() > 4)
    {
        let cost = if spelling.text == span.spelling.text {
            Some((spelling.cost.0, 0))
        } else if spelling.skeleton.near(span.spelling.skeleton)
            && systems.allow_joined(spelling, span, relation)
        {
            sound::difference(&spelling.sounds, &span.spelling.sounds, partial)
                .filter(|apart| apart.by_rule)
                .filter(|_| {
                    !partial || !sound::vowels_contradict(&spelling.sounds, &span.spelling.sounds)
                })
                .map(|apart| {
                    scaled(apart.cost, spelling.heard(), span.spelling.heard()) + spelling.cost.0
                })
                // Where vowels are left open, joined and spelled otherwise is anybody's.
                .filter(|cost| !partial || *cost + span.spelling.cost.0 <= OPEN_WHOLE.0)
                .map(|cost| {
                    let open = open(spelling);
                    (cost + open, open)
                })
        } else {
            None
        };
        best = match (best, cost) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
    }
    best.map(|(cost, open)| Meeting {
        relation,
        bits: rarity - weights::JOINED - Bits(cost),
        // Joined and spelled otherwise at once is too much for a whole name.
        whole: cost <= open + SPAN_WHOLE,
    })
    .or_else(|| misspelt::as_one_word(token, span, relation, systems))
}
