//! Countries that a case names beside its fields: in the words for goods, in an end use, a party's name or
//! address, a port or a remark. Each is read for the part that it has; where that is not said, it is a question.

use super::case::Case;
use crate::activity::Group;
use crate::certainty::Certainty;
use crate::goods::spans;
use crate::places::{Area, Mentions, Part, Told, of_party, told};
use crate::rules::Role;

/// Which words name a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Words {
    Goods,
    Party,
    Note,
}

/// A country that words bring in.
#[derive(Clone, Debug)]
pub(super) struct Implied {
    pub(super) area: Area,
    pub(super) part: Part,
    pub(super) certainty: Certainty,
    pub(super) by: Words,
    /// As written.
    pub(super) text: String,
}

/// Notes that say of themselves what a place in them is, or that name papers, bodies and numbers.
const OTHERS: [&str; 13] = [
    "flag",
    "ownership",
    "exemption",
    "resolution",
    "agency",
    "price",
    "currency",
    "quantity",
    "cap_used",
    "notified",
    "livelihood",
    "condition",
    "transit",
];

impl Implied {
    /// How sure the country has a role.
    pub(super) fn level(&self, role: Role) -> Certainty {
        match (self.part, role) {
            (Part::Origin, Role::From | Role::Origin)
            | (Part::Destination, Role::To)
            | (Part::Via, Role::Via) => self.certainty,
            (Part::Unclear | Part::Within, Role::From | Role::To) => Certainty::Possible,
            _ => Certainty::No,
        }
    }
}

/// All countries that words of a case bring in besides its ends.
pub(super) fn all(case: &Case) -> Vec<Implied> {
    let given = case.given;
    let mut found: Vec<Implied> = Vec::new();
    for text in given.goods.iter().map(|goods| goods.text.as_str()) {
        if !names(text) {
            continue;
        }
        let all = told(text, &spans(text)).into_iter();
        found.extend(
            all.filter(|told| is_meant(case, text, told))
                // Whose bank or insurer serves is no end of the way.
                .filter(|told| told.part != Part::Unclear || !case.serving.contains(&told.area))
                .map(|told| implied(text, told, Words::Goods)),
        );
    }
    for (key, text) in &given.notes {
        if OTHERS.contains(&key.as_str()) || !names(text) {
            continue;
        }
        let all = told(text, &spans(text)).into_iter();
        let all = all.filter(|told| is_meant(case, text, told));
        found.extend(all.map(|told| implied(text, of_note(key, told), Words::Note)));
    }
    for party in &given.parties {
        let all = of_party(&party.name, &party.role).into_iter();
        let all = all.filter(|told| is_meant(case, &party.name, told));
        found.extend(all.map(|told| implied(&party.name, told, Words::Party)));
    }
    found.retain(|one| !is_known(case, one));
    found
}

/// Whether a text names any country that a rule could be about.
fn names(text: &str) -> bool {
    !text.is_empty() && (!Mentions::of(text).is_empty() || text.contains(['\'', '’']))
}

/// Whether a name that is that of something else, too, may mean what rules are about: of an armed group where
/// an end is near it, of Korea where nothing names the other.
fn is_meant(case: &Case, text: &str, told: &Told) -> bool {
    let ends = || {
        [&case.from, &case.to, &case.origin]
            .into_iter()
            .chain(&case.via)
    };
    let is_end = |code: &str| ends().any(|end| end.areas.iter().any(|area| area.country() == code));
    if told.either {
        let south = Mentions::of(text)
            .areas()
            .iter()
            .any(|area| area.code() == "kr");
        return !south && !is_end("kr");
    }
    told.near.is_empty() || told.near.split_whitespace().any(is_end)
}

fn implied(text: &str, told: Told, by: Words) -> Implied {
    Implied {
        area: told.area,
        part: told.part,
        certainty: told.certainty,
        by,
        text: text.get(told.span).unwrap_or_default().trim().to_owned(),
    }
}

/// What a place in a note is: of an end use where things end, of a port where a ship calls.
fn of_note(key: &str, told: Told) -> Told {
    let (part, certainty) = match (key, told.part) {
        ("end_use" | "purpose" | "destination", Part::Within) => {
            (Part::Destination, Certainty::Likely)
        }
        ("end_use" | "purpose" | "destination", Part::Unclear) if !told.nationality => {
            (Part::Destination, Certainty::Likely)
        }
        // "Repair of Russian helicopters in Peru": whose make they are says little.
        ("end_use" | "purpose", Part::Origin) if told.nationality => {
            (Part::Destination, Certainty::Possible)
        }
        (_, part) => (part, told.certainty),
    };
    Told {
        part,
        certainty,
        ..told
    }
}

/// Whether a country is one of the case's ends already: that words name it again says nothing new. What comes
/// from where it goes to goes home.
fn is_known(case: &Case, one: &Implied) -> bool {
    let within = |areas: &[Area]| {
        areas
            .iter()
            .any(|area| *area == one.area || area.country() == one.area.code())
    };
    let end = match one.part {
        Part::Via => case.via.iter().any(|via| within(&via.areas)),
        Part::Origin | Part::Destination => false,
        Part::Unclear | Part::Within => {
            within(&case.origin.areas) || case.via.iter().any(|via| within(&via.areas))
        }
    };
    end || within(&case.from.areas) || within(&case.to.areas)
}

/// Whether what words imply counts: where people or knowledge move, words say what is spoken of.
pub(super) fn counts(case: &Case) -> bool {
    case.moves_goods()
        || case
            .dealings
            .iter()
            .any(|dealing| dealing.kind.group == Group::Goods)
}
