//! What a pair rests on: the sum of its evidence, and whether that is enough.

use serde::{Deserialize, Serialize};
use vokter_entities::{PartialDate, Schema};
use vokter_names::{self as names, Bits, Extent, Name, Relation, View};

use super::block::{Shared, same_number};
use super::contradiction::{self, Contradiction, Documents};
use super::profile::Profile;
use super::several;
use super::{Agreement, Fact, Link, RestsOn};
use crate::facts;

/// A pair that has something in common: a tie, or one that was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Judged {
    /// By places among the profiles.
    pub(super) link: Link,
    pub(super) refused: Option<Contradiction>,
}

/// A publisher says of the two that they are one.
const REFERENCE: Bits = Bits(4000);
/// A number that one party bears.
const IDENTIFIER: Bits = Bits(2500);

/// The least that names share beside a publisher's number …
const NAME_BY_REFERENCE: Bits = Bits(300);
/// … and beside an identifier; and where the names also contradict each other.
const NAME_BY_IDENTIFIER: Bits = Bits(400);
const NAME_BY_IDENTIFIER_AGAINST: Bits = Bits(800);

/// A party of one list is on another with a chance of about a half. There it is one of some 4,000,
/// 2^-12, or, with a country in common, of some 500, 2^-9: ten bits more, and one tie in a
/// thousand is wrong.
const BIRTH_LEAST: Bits = Bits(2400);
const BIRTH_LEAST_SAME_COUNTRY: Bits = Bits(2000);
/// The same where their countries have nothing in common.
const BIRTH_LEAST_ABROAD: Bits = Bits(2800);
/// The least of a birth date that says something, and beside a name that needs hardly more.
const BIRTH_BITS_LEAST: Bits = Bits(280);
const BIRTH_BITS_LEAST_RARE: Bits = Bits(100);
/// The least of a name of which a part is missing, beside the same day of birth.
const PART_LEAST: Bits = Bits(1200);

/// The least that a name without any birth date is worth, beside a country or a regime: a person's
/// of three names and more, of two, and of two that both lists write alike, that of a body, and that of a ship, whose names are taken again and again …
const PERSON_LEAST: Bits = Bits(1800);
const PERSON_LEAST_OF_TWO: Bits = Bits(1800);
const PERSON_LEAST_TO_THE_LETTER: Bits = Bits(800);
const BODY_LEAST: Bits = Bits(1500);
const SHIP_LEAST: Bits = Bits(1800);
/// … and that of a body of several words that both lists write alike, be they words of anybody:
/// a country has one Central Bank.
const BODY_LEAST_TO_THE_LETTER: Bits = Bits(500);
/// What it adds that both lists write the name alike.
const TO_THE_LETTER: Bits = Bits(400);

/// Names of a pair that are compared when their birth dates are years apart.
const NAMESAKE_NAMES: usize = 3;

/// What the second and third of several names add to the first.
const SEVERAL_NAMES: Bits = Bits(1500);

/// So many parties of one list under one identifier, and it is nobody's.
const CROWD_MAX: usize = 4;

pub(super) fn judge(profiles: &[Profile], pair: [usize; 2], shared: &Shared) -> Option<Judged> {
    let [a, b] = pair.map(|place| &profiles[place]);
    if a.view() != b.view() || !(a.schema.may_be(b.schema) || b.schema.may_be(a.schema)) {
        return None;
    }
    let reference = a
        .references
        .iter()
        .find(|reference| b.references.contains(reference));
    let identifier = a
        .identifiers
        .iter()
        .flat_map(|x| b.identifiers.iter().map(move |y| (x, y)))
        .filter(|(x, y)| same_number(x, y))
        .map(|(x, y)| (shared.crowd(x).max(shared.crowd(y)), x))
        .filter(|(crowd, _)| *crowd <= CROWD_MAX)
        .min_by_key(|(crowd, number)| (*crowd, std::cmp::Reverse(number.key.len())));
    let same_list = a.shares_list_with(b);
    let birth = BirthMet::of(a, b);
    let same_day = birth.as_ref().is_some_and(|birth| birth.same_day);
    if reference.is_none() && identifier.is_none() && same_list && !same_day {
        return None;
    }
    let apart = birth.as_ref().is_some_and(|birth| birth.apart);
    // Who was born in other years and shares no number is a namesake at most: the first names tell.
    let namesake = apart && reference.is_none() && identifier.is_none();
    let name = NameMet::of(a, b, if namesake { NAMESAKE_NAMES } else { usize::MAX });
    let country = a.country_with(b);

    let name_bits = name.as_ref().map_or(Bits::ZERO, |name| name.bits);
    let mut strength = name_bits + birth.as_ref().map_or(Bits::ZERO, |birth| birth.bits);
    if name.as_ref().is_some_and(|name| name.to_the_letter) {
        strength += TO_THE_LETTER;
    }
    strength += if country.is_some() || a.is_near(b) {
        facts::SAME_COUNTRY
    } else if a.is_abroad(b) {
        facts::OTHER_COUNTRY
    } else {
        Bits::ZERO
    };
    let mut evidence = Vec::new();
    let mut agreed = |what, first: &str, second: &str| {
        evidence.push(Agreement {
            what,
            first: first.to_owned(),
            second: second.to_owned(),
        });
    };
    let mut rests_on = None;
    let mut refused = None;
    if let Some(reference) = reference {
        agreed(Fact::Reference, &reference.number, &reference.number);
        strength += REFERENCE;
        rests_on = Some(RestsOn::Reference);
        if name_bits < NAME_BY_REFERENCE {
            refused = Some(Contradiction::Names);
        }
    }
    if let Some((crowd, number)) = identifier {
        let enough = match &name {
            _ if a.schema == Schema::Vessel && crowd == 1 => true,
            None => false,
            Some(name) if crowd > 1 => name.extent > Extent::Slipped,
            Some(name) if name.contradicted => name.bits >= NAME_BY_IDENTIFIER_AGAINST,
            Some(name) => name.bits >= NAME_BY_IDENTIFIER,
        };
        if enough || rests_on.is_none() {
            let text = format!("{} {}", number.kind, number.key);
            agreed(Fact::Identifier, &text, &text);
        }
        if enough {
            strength += IDENTIFIER;
            // A number in common makes good what the names do not say.
            refused = refused.filter(|_| name.is_none());
        }
        if rests_on.is_none() {
            rests_on = Some(RestsOn::Identifier);
            refused = (!enough).then_some(Contradiction::Names);
        }
    }
    if let Some(name) = &name {
        agreed(Fact::Name, &name.first, &name.second);
        if rests_on.is_none() && same_list {
            let one = birth
                .as_ref()
                .is_some_and(|birth| is_one_twice(name, birth, strength));
            rests_on = one.then_some(RestsOn::NameAndBirth);
        } else if rests_on.is_none() {
            rests_on = by_name(a, b, name, birth.as_ref(), strength);
            if rests_on.is_none() && !namesake && several::agree(a, b) {
                strength += SEVERAL_NAMES;
                rests_on = Some(RestsOn::SeveralNames);
            }
        }
    }
    if let Some(birth) = birth.as_ref().filter(|birth| birth.bits > Bits::ZERO) {
        agreed(
            Fact::BirthDate,
            &birth.dates[0].to_string(),
            &birth.dates[1].to_string(),
        );
    }
    if let Some(country) = country {
        agreed(Fact::Country, country.as_str(), country.as_str());
    }
    let rests_on = match rests_on {
        Some(rests_on) => rests_on,
        // Two entries of one list that no more than a birthday has in common.
        None if same_list => return None,
        // Not enough, or something against it: worth telling where the whole name agrees.
        None => {
            name.filter(|name| name.extent.is_whole() && name.bits >= PART_LEAST)?;
            refused = contradiction::between(a, b, None, Documents::Count);
            refused?;
            RestsOn::NameAndFacts
        }
    };
    let refused =
        refused.or_else(|| contradiction::between(a, b, Some(rests_on), Documents::Count));
    Some(Judged {
        link: Link {
            parties: pair,
            rests_on,
            strength,
            evidence,
        },
        refused,
    })
}

/// What a pair without any number in common rests on, if it is enough.
fn by_name(
    a: &Profile,
    b: &Profile,
    name: &NameMet,
    birth: Option<&BirthMet>,
    strength: Bits,
) -> Option<RestsOn> {
    let whole = name.extent.is_whole();
    let abroad = a.is_abroad(b);
    match (a.view(), birth) {
        (View::Person, Some(birth)) => {
            let least = match (a.is_near(b), abroad) {
                (true, _) => BIRTH_LEAST_SAME_COUNTRY,
                (false, true) => BIRTH_LEAST_ABROAD,
                (false, false) => BIRTH_LEAST,
            };
            let agrees = if birth.same_day {
                let nearly = name.extent == Extent::NearlyWhole;
                let part = !name.contradicted && name.words >= 2 && name.bits >= PART_LEAST;
                whole || nearly || part
            } else {
                // Two days that differ are no agreement, however rare the name.
                let open = birth
                    .dates
                    .iter()
                    .any(|date| date.day.is_none() || date.approximate);
                let rare = open && name.words >= 3 && strength >= BIRTH_LEAST_ABROAD;
                let least = if rare {
                    BIRTH_BITS_LEAST_RARE
                } else {
                    BIRTH_BITS_LEAST
                };
                whole && !abroad && birth.bits >= least
            };
            (agrees && strength >= least).then_some(RestsOn::NameAndBirth)
        }
        (View::Person, None) => {
            let least = match name.words {
                0 | 1 => return None,
                2 if name.to_the_letter => PERSON_LEAST_TO_THE_LETTER,
                2 => PERSON_LEAST_OF_TWO,
                _ => PERSON_LEAST,
            };
            let rare = name.bits >= least && !name.omits && !name.contradicted;
            let near = a.is_near_of_itself(b) || (name.words >= 3 && in_two_parts(a, b, name));
            (whole && rare && near).then_some(RestsOn::NameAndFacts)
        }
        (View::Body, _) => {
            let several = name.to_the_letter && name.words >= 2;
            let least = match a.schema {
                Schema::Vessel | Schema::Airplane => SHIP_LEAST,
                _ if several => BODY_LEAST_TO_THE_LETTER,
                _ => BODY_LEAST,
            };
            let rare = name.bits >= least && !name.contradicted;
            let near = a.country_with(b).is_some() || in_two_parts(a, b, name);
            (whole && rare && near).then_some(RestsOn::NameAndFacts)
        }
    }
}

/// Whether two parts of one list name somebody alike, and one of them says no country at all: a
/// publisher writes its own parties alike. Where neither part says what its party is, it may be a
/// person, and a name alone is anybody's.
fn in_two_parts(a: &Profile, b: &Profile, name: &NameMet) -> bool {
    let unplaced = a.is_unplaced() || b.is_unplaced();
    let unknown = a.schema == Schema::LegalEntity && b.schema == Schema::LegalEntity;
    unplaced && !unknown && name.to_the_letter && a.shares_publisher_with(b)
}

/// Whether two entries of one list are one party, which stands there twice: the whole name and the
/// day of birth agree. Where that is the first of a year or of its second half, which stands for any
/// day of the year, the name has to say more.
fn is_one_twice(name: &NameMet, birth: &BirthMet, strength: Bits) -> bool {
    let [date, _] = birth.dates;
    let any_day = date.day == Some(1) && matches!(date.month, Some(1 | 7));
    let least = if any_day {
        BIRTH_LEAST_ABROAD
    } else {
        BIRTH_LEAST
    };
    birth.same_day
        && name.extent.is_whole()
        && name.words >= 2
        && !name.contradicted
        && strength >= least
}

/// The best that two of their names are to each other.
struct NameMet {
    bits: Bits,
    extent: Extent,
    /// Words of the names that agree, but for what is negligible.
    words: usize,
    /// A word stands where the other name has another.
    contradicted: bool,
    /// One of them has a word that the other lacks.
    omits: bool,
    /// Both are the same text.
    to_the_letter: bool,
    first: String,
    second: String,
}

impl NameMet {
    fn of(a: &Profile, b: &Profile, names: usize) -> Option<Self> {
        let mut best = Best::default();
        // A name that both have to the letter is mostly the end of it.
        for (x, text) in a.names.iter().zip(&a.texts) {
            let same = b.texts.iter().position(|other| other == text);
            if let Some(y) = same.map(|at| &b.names[at]) {
                best.see(x, y);
            }
        }
        'names: for x in a.names.iter().take(names) {
            for y in b.names.iter().take(names) {
                if best.is_enough() {
                    break 'names;
                }
                best.see(x, y);
            }
        }
        let (extent, bits, x, y, turned) = best.met?;
        let (query, listed) = if turned { (y, x) } else { (x, y) };
        let terms = names::compare(query, listed)?.terms;
        let met = terms.iter().filter(|term| {
            term.bits > Bits::ZERO
                && term.query.is_some()
                && term.listed.is_some()
                && !matches!(term.relation, Relation::Initial | Relation::Order)
        });
        let words = met
            .map(|term| {
                let words =
                    |side: &Option<String>| side.as_ref().map_or(0, |text| text.split(' ').count());
                words(&term.query).max(words(&term.listed))
            })
            .sum();
        Some(Self {
            bits,
            extent,
            words,
            contradicted: terms
                .iter()
                .any(|term| term.relation == Relation::Contradiction),
            omits: terms
                .iter()
                .any(|term| matches!(term.relation, Relation::Missing | Relation::Extra)),
            to_the_letter: a.text_of(x) == b.text_of(y),
            first: x.text.clone(),
            second: y.text.clone(),
        })
    }
}

/// The best pair of names so far: how much agrees, the bits, the two, and whether the second was
/// taken for the query.
#[derive(Default)]
struct Best<'a> {
    met: Option<(Extent, Bits, &'a Name, &'a Name, bool)>,
}

impl<'a> Best<'a> {
    /// A whole name of so many bits settles every question that is asked of names.
    const ENOUGH: Bits = Bits(2600);
    /// So little in common is not much more the other way round.
    const HARDLY: Bits = Bits(400);

    fn is_enough(&self) -> bool {
        self.met
            .is_some_and(|(extent, bits, ..)| extent.is_whole() && bits >= Self::ENOUGH)
    }

    /// Compares two names, both ways round: which is the query decides what an omission costs.
    fn see(&mut self, x: &'a Name, y: &'a Name) {
        for turned in [false, true] {
            let (query, listed) = if turned { (y, x) } else { (x, y) };
            let Some((bits, extent)) = names::compare_bits(query, listed) else {
                return;
            };
            if self.met.is_none_or(|(e, b, ..)| (extent, bits) > (e, b)) {
                self.met = Some((extent, bits, x, y, turned));
            }
            if extent.is_whole() || bits < Self::HARDLY {
                return;
            }
        }
    }
}

/// The birth dates that are nearest to each other.
struct BirthMet {
    bits: Bits,
    same_day: bool,
    /// Years apart, all of them.
    apart: bool,
    dates: [PartialDate; 2],
}

impl BirthMet {
    fn of(a: &Profile, b: &Profile) -> Option<Self> {
        let pairs = a
            .birth_dates
            .iter()
            .flat_map(|x| b.birth_dates.iter().map(move |y| [*x, *y]));
        let (dates, bits) = pairs
            .map(|[x, y]| ([x, y], facts::birth_date(x, y).1))
            .max_by_key(|(dates, bits)| {
                (
                    !contradiction::years_apart(*dates),
                    *bits,
                    std::cmp::Reverse(*dates),
                )
            })?;
        let apart = contradiction::years_apart(dates);
        let same_day = dates[0] == dates[1] && dates[0].day.is_some();
        // The more dates there are to choose from, the less it says that two agree.
        let choices = (a.birth_dates.len() * b.birth_dates.len()).ilog2();
        let bits = if same_day {
            bits
        } else {
            bits - Bits(100 * choices as i32)
        };
        Some(Self {
            bits,
            same_day,
            apart,
            dates,
        })
    }
}
