//! Which readings of two names are compared, and which pair of them counts: the one that brings most.

use crate::compare::{NotAbove, Pair};
use crate::explain::Evidence;
use crate::extent::Extent;
use crate::meetings::Meetings;
use crate::name::{Name, Reading};
use crate::script::System;
use crate::several::BracketedPlace;
use crate::token::Role;
use crate::{Bits, View, signs};

/// The evidence of the best pair of readings, `None` when no token that could anchor a search is
/// met: then the two have nothing in common.
pub fn compare(query: &Name, listed: &Name) -> Option<Evidence> {
    compare_knowing(query, listed, &Meetings::default())
}

/// The same where it may be known already what words of the two are to each other.
pub fn compare_knowing(query: &Name, listed: &Name, known: &Meetings) -> Option<Evidence> {
    let best = best_pair(query, listed, known, Bits(i32::MIN)).best?;
    Some(best.explain())
}

/// The sum alone, without the explanation: the same choice, the same figures.
pub fn compare_bits(query: &Name, listed: &Name) -> Option<(Bits, Extent)> {
    match compare_above(query, listed, &Meetings::default(), Bits(i32::MIN)) {
        Compared::Met(bits, extent) => Some((bits, extent)),
        Compared::Apart | Compared::NotAbove => None,
    }
}

/// What two names are to each other where only more than some bits counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compared {
    /// They have nothing in common.
    Apart,
    /// They bring no more than those bits, and they are not, or hardly, one whole name.
    NotAbove,
    /// The sum, and how much of the two agrees.
    Met(Bits, Extent),
}

impl Compared {
    /// Whether it is the same whatever less it is compared above.
    pub(crate) fn is_above(self, floor: Bits) -> bool {
        match self {
            Self::Apart => true,
            Self::NotAbove => false,
            Self::Met(bits, _) => bits > floor,
        }
    }
}

/// The sum alone where only more than `floor` counts, or that the names agree as a whole.
pub fn compare_above(query: &Name, listed: &Name, known: &Meetings, floor: Bits) -> Compared {
    known.compared((query, listed), floor, || {
        let Best { best, passed_over } = best_pair(query, listed, known, floor);
        match best {
            Some(pair) => Compared::Met(pair.bits, pair.extent),
            None if passed_over => Compared::NotAbove,
            None => Compared::Apart,
        }
    })
}

/// The best pair of readings of two names.
struct Best<'a> {
    best: Option<Pair<'a>>,
    /// There are others that bring no more than was asked for.
    passed_over: bool,
}

fn best_pair<'a>(query: &'a Name, listed: &'a Name, known: &'a Meetings, floor: Bits) -> Best<'a> {
    let mut best: Option<Pair<'a>> = None;
    let mut passed_over = false;
    if leaves_a_place_out(query, listed) {
        return Best { best, passed_over };
    }
    // A whole agreement in one reading is not hidden by a richer sum in another.
    let mut extent = Extent::Part;
    for mine in &query.readings {
        for theirs in &listed.readings {
            if !comparable(query, mine, listed, theirs)
                || is_korean_for_pinyin(mine, theirs)
                || is_korean_for_pinyin(theirs, mine)
            {
                continue;
            }
            let floor = best.as_ref().map_or(floor, |best| best.bits.max(floor));
            match Pair::above(mine, theirs, known, floor) {
                Ok(Some(pair)) => {
                    extent = extent.max(pair.extent);
                    if best.as_ref().is_none_or(|best| pair.bits > best.bits) {
                        best = Some(pair);
                    }
                }
                Ok(None) => {}
                Err(NotAbove) => passed_over = true,
            }
        }
    }
    let best = best.map(|pair| {
        let mut pair = Pair { extent, ..pair };
        pair.other_signs.extend(signs::apart(query, listed));
        if !pair.other_signs.is_empty() {
            pair.bits += pair.other_signs.iter().map(|sign| sign.bits).sum();
            pair.extent = Extent::Part;
        }
        pair
    });
    Best { best, passed_over }
}

/// Whether two bodies' names both say a place in brackets and one is read without it: the branch in
/// Kenya is not the one in Tanzania because both have one name outside the brackets.
pub(crate) fn leaves_a_place_out(query: &Name, listed: &Name) -> bool {
    use BracketedPlace::{LeftOut, None, Said};
    query.view == View::Body
        && match (query.place, listed.place) {
            (LeftOut, None) => says_another_place(listed, query),
            (None, LeftOut) => says_another_place(query, listed),
            (None | Said, None | Said) => false,
            (LeftOut, Said | LeftOut) | (Said, LeftOut) => true,
        }
}

/// Whether a name says a place that the other, read without the one in its brackets, does not.
fn says_another_place(name: &Name, without: &Name) -> bool {
    let places = |name: &Name| {
        let tokens = name.readings.first().map(|reading| &*reading.tokens);
        let roles = tokens.unwrap_or_default().iter().map(|token| token.role);
        roles
            .filter(|role| matches!(role, Role::Place(_)))
            .collect::<Vec<_>>()
    };
    let others = places(without);
    places(name).iter().any(|place| !others.contains(place))
}

/// Whether signs are read in Korean for a name in letters that no romanisation of Korean has: *强* is no *gang* in *Zhigang*.
fn is_korean_for_pinyin(signs: &Reading, letters: &Reading) -> bool {
    use System::{HanjaMccuneReischauer, HanjaNorthKorean, HanjaRevised, Latin};
    let korean = matches!(
        signs.system,
        HanjaRevised | HanjaMccuneReischauer | HanjaNorthKorean
    );
    korean
        && letters.system == Latin
        && letters.view == View::Person
        && letters.tokens.iter().any(|token| {
            token.role == Role::Name && token.text().contains(['z', 'x', 'q', 'f', 'v'])
        })
}

/// Two names that both have many readings are compared by the readings that they share; a reading
/// of one language says nothing about one of another.
fn comparable(query: &Name, mine: &Reading, listed: &Name, theirs: &Reading) -> bool {
    if query.readings.len() == 1 || listed.readings.len() == 1 {
        return true;
    }
    let shared = query
        .readings
        .iter()
        .any(|a| listed.readings.iter().any(|b| a.system == b.system));
    !shared
        || mine.system == theirs.system
        || mine.system == System::Latin
        || theirs.system == System::Latin
}
