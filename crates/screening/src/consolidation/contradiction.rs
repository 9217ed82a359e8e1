//! What speaks against two listings being one party's.

use std::fmt;

use vokter_entities::{IdentifierKind, PartialDate};
use vokter_names::sound::Skeleton;

use super::RestsOn;
use super::block::same_number;
use super::profile::{Number, Profile};

/// Why two parties are not brought together.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum Contradiction {
    /// Every birth date of the one is years from every one of the other.
    BirthDates,
    /// One is said to be a woman, the other a man.
    Genders,
    /// Both have a number of a kind that one has but one of, and no number is the same.
    Identifiers,
    /// The numbers in their names differ: the first brigade and the second.
    NumbersInNames,
    /// Their fathers' names differ.
    Patronymics,
    /// What else agrees, their names have nothing in common.
    Names,
    /// Both stand on one list, which takes them for two, and no number says otherwise.
    OneList,
    /// Another party of the same list is as near.
    Ambiguous,
}

impl Contradiction {
    /// The word in Vokter's JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::BirthDates => "birth-dates",
            Self::Genders => "genders",
            Self::Identifiers => "identifiers",
            Self::NumbersInNames => "numbers-in-names",
            Self::Patronymics => "patronymics",
            Self::Names => "names",
            Self::OneList => "one-list",
            Self::Ambiguous => "ambiguous",
        }
    }
}

impl fmt::Display for Contradiction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::BirthDates => "their birth dates are years apart",
            Self::Genders => "one is a woman, the other a man",
            Self::Identifiers => "their identifiers differ",
            Self::NumbersInNames => "the numbers in their names differ",
            Self::Patronymics => "their fathers' names differ",
            Self::Names => "their names have nothing in common",
            Self::OneList => "one list names them as two",
            Self::Ambiguous => "another party of the same list is as near",
        })
    }
}

/// Whether passports and national numbers that differ speak against two entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Documents {
    Count,
    /// They are renewed, and every list knows some of several.
    DoNotCount,
}

impl Documents {
    /// Between members of two groups that a tie joins: beside a birth date or a number in common,
    /// which no namesake has, they do not count.
    pub(super) fn beside(rests_on: RestsOn) -> Self {
        if rests_on >= RestsOn::NameAndBirth {
            Self::DoNotCount
        } else {
            Self::Count
        }
    }
}

/// What speaks against the two. `tie` is what they themselves rest on, if anything.
pub(super) fn between(
    a: &Profile,
    b: &Profile,
    tie: Option<RestsOn>,
    documents: Documents,
) -> Option<Contradiction> {
    let numbered = tie.is_some_and(|tie| tie >= RestsOn::Identifier);
    let births = || {
        a.birth_dates
            .iter()
            .flat_map(|x| b.birth_dates.iter().map(move |y| [*x, *y]))
    };
    if births().next().is_some() && births().all(years_apart) {
        return Some(Contradiction::BirthDates);
    }
    let same_day = births().any(|[x, y]| x == y && x.day.is_some());
    if a.gender.is_some() && b.gender.is_some() && a.gender != b.gender {
        return Some(Contradiction::Genders);
    }
    if differ(a, b, is_unique) {
        return Some(Contradiction::Identifiers);
    }
    // Passports are renewed and lists know some of several: they say less than a birthday.
    if documents == Documents::Count && !numbered && !same_day && differ(a, b, is_personal) {
        return Some(Contradiction::Identifiers);
    }
    if !numbered && numbers_differ(a, b) {
        return Some(Contradiction::NumbersInNames);
    }
    if tie != Some(RestsOn::Reference) && patronymics_differ(a, b) {
        return Some(Contradiction::Patronymics);
    }
    None
}

/// Whether two dates are three years apart or more, one more for each that is approximate. Sources
/// that mean one birth differ by a year or two; a slip of the pen by ten, and cannot be told from
/// somebody else's birth.
pub(super) fn years_apart([a, b]: [PartialDate; 2]) -> bool {
    let distance = (a.year - b.last_year).max(b.year - a.last_year);
    distance > 2 + i16::from(a.approximate) + i16::from(b.approximate)
}

/// A thing has one of these for good.
fn is_unique(kind: IdentifierKind) -> bool {
    matches!(kind, IdentifierKind::Imo | IdentifierKind::Lei)
}

/// A person has one of these at a time from one country.
fn is_personal(kind: IdentifierKind) -> bool {
    matches!(kind, IdentifierKind::Passport | IdentifierKind::NationalId)
}

/// Whether both have numbers of such a kind, of one country, and none is the other's.
fn differ(a: &Profile, b: &Profile, counted: fn(IdentifierKind) -> bool) -> bool {
    let mut compared = false;
    for x in a.identifiers.iter().filter(|number| counted(number.kind)) {
        for y in b.identifiers.iter().filter(|number| number.kind == x.kind) {
            if same_number(x, y) || slip_apart(x, y) {
                return false;
            }
            compared |= x.country == y.country;
        }
    }
    // A number may stand under another kind on the other list.
    compared
        && !a
            .identifiers
            .iter()
            .any(|x| b.identifiers.iter().any(|y| same_number(x, y)))
}

/// Whether two numbers are alike but for one digit, or one is the other with something before it.
fn slip_apart(a: &Number, b: &Number) -> bool {
    let (x, y) = (a.key.as_bytes(), b.key.as_bytes());
    if x.len() == y.len() {
        return x.iter().zip(y).filter(|(x, y)| x != y).count() <= 1;
    }
    x.ends_with(y) || y.ends_with(x) || x.starts_with(y) || y.starts_with(x)
}

/// Whether every name of each has a number, and none is the same.
fn numbers_differ(a: &Profile, b: &Profile) -> bool {
    let numbered = |profile: &Profile| {
        !profile.numbers.is_empty() && profile.numbers.iter().all(|numbers| !numbers.is_empty())
    };
    numbered(a) && numbered(b) && !a.numbers.iter().any(|numbers| b.numbers.contains(numbers))
}

fn patronymics_differ(a: &Profile, b: &Profile) -> bool {
    !a.patronymics.is_empty()
        && !b.patronymics.is_empty()
        && !a.patronymics.iter().any(|(sound, text)| {
            let one = |(other_sound, other): &(Skeleton, String)| {
                sound.near(*other_sound) || vokter_names::of_one_father(text, other)
            };
            b.patronymics.iter().any(one)
        })
}
