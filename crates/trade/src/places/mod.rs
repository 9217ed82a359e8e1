//! Places from words: countries, territories, ports and cities, by names of many languages, codes
//! and nationalities. What is not understood stays unknown; what fits two countries stays so until
//! another fact decides.

mod area;
mod beside;
mod bound;
mod denied;
mod korea;
mod party_name;
mod tables;
mod told;
mod undone;

use std::ops::Range;
use std::rc::Rc;

pub use area::Area;
pub(crate) use area::{is_area, is_group};
pub(crate) use bound::{made_in, seat, serving};
pub use party_name::names_alone;
pub(crate) use tables::is_port;
pub(crate) use told::{Part, Told, address, of_party, told};
pub(crate) use undone::is_undone;

use serde::Serialize;
use vokter_entities::Country;

use crate::certainty::Certainty;
use crate::words::{Memo, tokens};
use tables::{Meaning, Tables};

use crate::words::fold;

/// Whether a text is the name that two countries share, and says no more.
fn is_either_congo(text: &str) -> bool {
    const NAMES: &[&str] = &[
        "congo",
        "the congo",
        "le congo",
        "el congo",
        "kongo",
        "конго",
        "刚果",
        "콩고",
        "الكونغو",
    ];
    NAMES.contains(&fold(text).as_str())
}

/// The country of the embargo on an armed group whose name is all that a place is given by: "M23", "the Houthis".
fn held_by(text: &str) -> Option<Area> {
    const SMALL: [&str; 9] = [
        "the", "la", "le", "les", "los", "die", "den", "der", "rebels",
    ];
    let found = Tables::get().find(text).into_iter();
    let mut groups = found.filter_map(|(meaning, _, at)| match meaning {
        Meaning::Fighters { area, .. } => Some((area, at)),
        _ => None,
    });
    let (area, at) = groups.next()?;
    let outside = |word: &crate::words::Token| {
        (word.end <= at.start || at.end <= word.start) && !SMALL.contains(&word.text.as_str())
    };
    (!tokens(text).iter().any(outside)).then_some(area)
}

/// A place as it was given and understood.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Place {
    /// As given.
    pub text: String,
    /// What it may be; none when it is not understood, several when it fits several.
    pub areas: Vec<Area>,
    /// Ports, cities and territories named in it.
    pub ports: Vec<&'static str>,
}

impl Place {
    /// Understands a text that names a place.
    pub fn read(text: &str) -> Self {
        let text = text.trim();
        let mut place = Self {
            text: text.to_owned(),
            ..Self::default()
        };
        if text.is_empty() {
            return place;
        }
        if is_either_congo(text) {
            place
                .areas
                .extend(["cd", "cg"].into_iter().filter_map(Area::of));
            return place;
        }
        if let Some(area) = Area::of(text) {
            place.areas.push(area);
            return place;
        }
        // In a field of its own a place needs no capital.
        let mentions = if text.chars().any(char::is_uppercase) {
            Mentions::of(text)
        } else {
            Mentions::of(&capitalised(text))
        };
        place.ports.clone_from(&mentions.ports);
        // "Los Angeles, CA": a State of the United States, not Canada.
        let states =
            mentions.by_code && tables::cities(text).iter().any(|area| area.code() == "us");
        if states {
            place.areas.extend(Area::of("us"));
        } else if !mentions.territories.is_empty() {
            place.areas.clone_from(&mentions.territories);
        } else if !mentions.countries.is_empty() {
            place.areas.clone_from(&mentions.countries);
            if korea::contradicts(&mentions.countries, &mentions.of_ports) {
                place.areas.extend(Area::of("kp"));
            }
        } else if !mentions.of_ports.is_empty() {
            place.areas.clone_from(&mentions.of_ports);
        } else if let Some(area) = Country::from_name(text).and_then(|c| Area::of(c.as_str())) {
            place.areas.push(area);
        } else if mentions.korea {
            place.areas.extend(korea());
        } else {
            place.areas = tables::cities(text);
        }
        if place.areas.is_empty() {
            place.areas.extend(coded(text).or_else(|| by_locode(text)));
        }
        if place.areas.is_empty() {
            place.areas.extend(held_by(text));
        }
        // A place within one of the countries it may be decides.
        if place.areas.len() > 1 && !korea::contradicts(&mentions.countries, &mentions.of_ports) {
            let within: Vec<Area> = place
                .areas
                .iter()
                .copied()
                .filter(|area| mentions.of_ports.contains(area))
                .collect();
            if within.len() == 1 {
                place.areas = within;
            }
        }
        place
    }

    /// Whether anything was given.
    pub fn is_given(&self) -> bool {
        !self.text.is_empty()
    }

    /// Whether it was understood, and as one area.
    pub fn is_known(&self) -> bool {
        self.areas.len() == 1
    }

    /// Whether it is within an area or group.
    pub(crate) fn within(&self, area: &str) -> Certainty {
        let inside = self.areas.iter().filter(|one| one.is_in(area)).count();
        match (inside, self.areas.len()) {
            (0, _) => Certainty::No,
            (inside, all) if inside == all => Certainty::Certain,
            _ => Certainty::Possible,
        }
    }

    /// Leaves only areas that another fact allows; does nothing when none is.
    pub(crate) fn decide(&mut self, by: &[Area]) {
        // The shared name itself says nothing of which of the two is meant.
        let shared = is_either_congo(&self.text) && !by.iter().any(|area| area.code() == "cd");
        if self.areas.len() > 1 && !shared {
            let left: Vec<Area> = self
                .areas
                .iter()
                .copied()
                .filter(|area| by.contains(area))
                .collect();
            if left.len() == 1 {
                self.areas = left;
            }
        }
    }
}

/// The countries and territories that a running text names, each where it stands. "Korea" without
/// saying which is none.
pub(crate) fn placed(text: &str) -> Vec<(Range<usize>, Area)> {
    let found = Tables::get().find(text).into_iter();
    let named = found.filter_map(|(meaning, capitals_needed, span)| {
        let written = text.get(span.clone())?;
        if capitals_needed && !written.chars().any(char::is_uppercase) {
            return None;
        }
        match meaning {
            Meaning::Country(area) | Meaning::Nationality(area) | Meaning::Port { area, .. } => {
                Some((span, area))
            }
            Meaning::Korea | Meaning::Fighters { .. } => None,
        }
    });
    let named: Vec<(Range<usize>, Area)> = named.collect();
    // Tripoli is in Libya and in Lebanon: which is meant, its name does not say.
    let of_one = |(span, area): &&(Range<usize>, Area)| {
        !named.iter().any(|(other, of)| other == span && of != area)
    };
    named.iter().filter(of_one).cloned().collect()
}

/// The country of a place's code by the United Nations, written with its blank: "LY TIP".
fn by_locode(text: &str) -> Option<Area> {
    let (country, place) = text.split_once(' ')?;
    let is_code = |part: &str, length: usize| {
        part.len() == length
            && part
                .bytes()
                .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
    };
    (is_code(country, 2) && is_code(place, 3))
        .then(|| Area::of(country))
        .flatten()
}

/// The two that "Korea" alone may be.
fn korea() -> impl Iterator<Item = Area> {
    ["kp", "kr"].into_iter().filter_map(Area::of)
}

/// What a running text names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Mentions {
    pub(crate) countries: Vec<Area>,
    pub(crate) territories: Vec<Area>,
    pub(crate) ports: Vec<&'static str>,
    pub(crate) of_ports: Vec<Area>,
    /// "Korea" without saying which.
    pub(crate) korea: bool,
    /// An armed group that has the embargo of a country's regime.
    pub(crate) fighters: bool,
    /// The countries are named by a code of two letters alone.
    pub(crate) by_code: bool,
}

impl Mentions {
    /// What a text names; of a text that comes again, what it named before.
    pub(crate) fn of(text: &str) -> Rc<Self> {
        thread_local! {
            static READ: Memo<Mentions> = Memo::default();
        }
        READ.with(|memo| memo.get(text, Self::read))
    }

    fn read(text: &str) -> Self {
        let mut mentions = Self::default();
        let tables = Tables::get();
        for (meaning, capitals_needed, span) in tables.find(text) {
            let written = text.get(span).unwrap_or_default();
            if capitals_needed && !written.chars().any(char::is_uppercase) {
                continue;
            }
            match meaning {
                Meaning::Country(area) | Meaning::Nationality(area) => {
                    add(&mut mentions.countries, area);
                }
                Meaning::Korea => mentions.korea = true,
                Meaning::Fighters { .. } => mentions.fighters = true,
                Meaning::Port { id, area } => {
                    if !mentions.ports.contains(&id) {
                        mentions.ports.push(id);
                    }
                    if area.code().len() > 2 {
                        add(&mut mentions.territories, area);
                    } else {
                        add(&mut mentions.of_ports, area);
                    }
                }
            }
        }
        if mentions.countries.is_empty() && mentions.territories.is_empty() && !mentions.korea {
            for country in Country::mentioned(text) {
                if let Some(area) = Area::of(country.as_str()) {
                    add(&mut mentions.countries, area);
                }
            }
        }
        if mentions.countries.is_empty() && mentions.of_ports.is_empty() && !mentions.korea {
            mentions.countries.extend(coded(text));
            mentions.by_code = !mentions.countries.is_empty();
        }
        mentions
    }

    /// Whether nothing in the text could have a part in a dealing.
    pub(crate) fn is_empty(&self) -> bool {
        !self.korea && !self.fighters && self.areas().is_empty()
    }

    /// All areas that are named.
    pub(crate) fn areas(&self) -> Vec<Area> {
        let mut all = self.territories.clone();
        for area in self.countries.iter().chain(&self.of_ports) {
            add(&mut all, *area);
        }
        all
    }
}

/// A text with a capital at the beginning of each word.
fn capitalised(text: &str) -> String {
    let mut before = ' ';
    text.chars()
        .flat_map(|c| {
            let begins = !before.is_alphanumeric() && before != '\'';
            before = c;
            let upper = begins.then(|| c.to_uppercase());
            let same = (!begins).then_some(c);
            upper.into_iter().flatten().chain(same)
        })
        .collect()
}

fn add(areas: &mut Vec<Area>, area: Area) {
    if !areas.contains(&area) {
        areas.push(area);
    }
}

/// Codes of two letters written in capitals beside other words: "RU bank", "KP-flag". A text in
/// capitals alone has no codes that could be told from words.
fn coded(text: &str) -> Option<Area> {
    let words = tokens(text);
    if words.len() > 1
        && words.iter().all(|word| word.capitals)
        && words.iter().any(|w| w.text.len() > 3)
    {
        return None;
    }
    let mut codes = words
        .iter()
        .filter(|word| word.capitals && word.text.len() == 2);
    codes.find_map(|word| match word.text.as_str() {
        // English and Norwegian words that are codes, too, and codes of other things.
        "in" | "is" | "it" | "at" | "to" | "by" | "me" | "my" | "as" | "am" | "id" | "so"
        | "pa"
            if words.len() > 2 =>
        {
            None
        }
        code => Area::of(code),
    })
}

#[cfg(test)]
mod tests;
