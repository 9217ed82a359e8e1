//! What is asked about a party, checked the same whichever way it came in.

use std::fmt;

use jiff::civil::Date;
use vokter_entities::{Country, PartialDate, Schema};
use vokter_names::Bits;
use vokter_screening::{Band, Query, Score, band, compare};

use crate::engine;
use crate::reading::{
    NAME_CHARS_MAX, NAMES_CHARS_MAX, VALUES_MAX, damage, numbers_in, plausible, wrong_imo_numbers,
};
use crate::remark::Remark;

/// What is known of the party that is looked for.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Its name.
    pub name: Option<String>,
    /// What it is.
    pub schema: Option<Schema>,
    /// When it was born.
    pub birth_date: Option<PartialDate>,
    /// Other dates that are given of its birth.
    pub other_birth_dates: Vec<PartialDate>,
    /// Countries it is tied to.
    pub countries: Vec<Country>,
    /// Numbers that it bears.
    pub ids: Vec<String>,
    /// Its other names.
    pub aliases: Vec<String>,
}

/// A question that can be answered, and what the reader of its answer must know.
#[derive(Clone, Debug)]
pub struct Question {
    /// The question.
    pub query: Query,
    /// What was left out or looks damaged.
    pub remarks: Vec<Remark>,
}

/// Why a question cannot be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Neither a name nor a number was given.
    Nothing,
    /// The name is blank, and there is no number.
    Blank(&'static str),
    /// The name has nothing that can be read.
    Unreadable(&'static str, String),
    /// A name is longer than any.
    TooLong(&'static str, usize),
    /// All names together are longer than those of any party.
    TooLongTogether(usize),
    /// More values than one party has.
    TooMany(&'static str),
}

impl Refusal {
    /// The field that is at fault, as Vokter's JSON calls it.
    pub fn field(&self) -> &'static str {
        match self {
            Self::Nothing => "name",
            Self::TooLongTogether(_) => "aliases",
            Self::Blank(field)
            | Self::Unreadable(field, _)
            | Self::TooLong(field, _)
            | Self::TooMany(field) => field,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => f.write_str("no name given"),
            Self::Blank("name") => f.write_str("the name is empty"),
            Self::Blank(_) => f.write_str("a name is empty"),
            Self::Unreadable(_, name) => write!(
                f,
                "the name `{}` has no letter or digit that can be read",
                name.escape_debug()
            ),
            Self::TooLong(_, length) => write!(
                f,
                "a name of {length} characters; the most is {NAME_CHARS_MAX}"
            ),
            Self::TooLongTogether(length) => write!(
                f,
                "names of {length} characters together; the most is {NAMES_CHARS_MAX}"
            ),
            Self::TooMany(field) => write!(f, "more than {VALUES_MAX} {field}"),
        }
    }
}

impl Asked {
    /// Checks it. A birth date that nobody has is left out, and said; what may be a number in a name is looked
    /// up as one, too.
    ///
    /// # Errors
    /// When it asks for nothing, or for more than one party can be.
    pub fn question(&self) -> Result<Question, Refusal> {
        let name = self
            .name
            .as_deref()
            .map(str::trim)
            .filter(|name| !name.is_empty());
        if name.is_none() && self.ids.iter().all(|id| id.trim().is_empty()) {
            return Err(match self.name {
                Some(_) => Refusal::Blank("name"),
                None => Refusal::Nothing,
            });
        }
        if let Some(name) = name.filter(|name| !vokter_names::is_readable(name)) {
            return Err(Refusal::Unreadable("name", name.to_owned()));
        }
        let aliases = self.aliases.iter().map(|alias| ("aliases", alias.as_str()));
        for (field, name) in name.map(|name| ("name", name)).into_iter().chain(aliases) {
            short(field, name)?;
        }
        for (field, values) in [("aliases", &self.aliases), ("ids", &self.ids)] {
            if values.len() > VALUES_MAX {
                return Err(Refusal::TooMany(field));
            }
        }
        if self.countries.len() > VALUES_MAX {
            return Err(Refusal::TooMany("countries"));
        }
        if self.other_birth_dates.len() >= VALUES_MAX {
            return Err(Refusal::TooMany("birth dates"));
        }
        let names = self.name.iter().chain(&self.aliases);
        let together = names.map(|name| name.chars().count()).sum();
        if together > NAMES_CHARS_MAX {
            return Err(Refusal::TooLongTogether(together));
        }
        let given = |values: &[String]| -> Vec<String> {
            values
                .iter()
                .map(|value| value.trim().to_owned())
                .filter(|value| !value.is_empty())
                .collect()
        };
        // Numbers are typed where a name is asked for, too.
        let mut ids = given(&self.ids);
        for number in self
            .name
            .iter()
            .chain(&self.aliases)
            .flat_map(|name| numbers_in(name))
        {
            if ids.len() < VALUES_MAX && !ids.contains(&number) {
                ids.push(number);
            }
        }
        let mut remarks = Vec::new();
        let today = engine::today();
        let dates = self.birth_date.iter().chain(&self.other_birth_dates);
        let mut born = Vec::new();
        for date in dates {
            match plausible(*date, today) {
                Ok(date) => born.push(date),
                Err(what) => remarks.push(Remark::BirthDate(what)),
            }
        }
        let mut born = born.into_iter();
        let query = Query {
            name: name.map(str::to_owned),
            aliases: given(&self.aliases),
            schema: self.schema,
            birth_date: born.next(),
            other_birth_dates: born.collect(),
            countries: self.countries.clone(),
            ids,
            ..Query::default()
        };
        let names = query.name.iter().chain(&query.aliases);
        remarks.extend(names.filter_map(|name| damage::of(name).map(Remark::Damaged)));
        let is_ship = self.schema == Some(Schema::Vessel);
        let given = self.name.iter().chain(&self.aliases).chain(&self.ids);
        for number in given.flat_map(|text| wrong_imo_numbers(text, is_ship)) {
            let remark = Remark::WrongImo(number);
            if !remarks.contains(&remark) {
                remarks.push(remark);
            }
        }
        Ok(Question { query, remarks })
    }
}

/// Whether there can be lists of a day. One of grace is for who is west of the day's beginning.
pub fn has_come(day: Date) -> bool {
    let today = engine::today();
    day <= today.tomorrow().unwrap_or(today)
}

/// Weighs two names.
///
/// # Errors
/// When one is blank, can't be read, or is longer than any name.
pub fn compared(
    a: &str,
    b: &str,
    schema: Option<Schema>,
    prior: Bits,
) -> Result<(Score, Band), Refusal> {
    for (field, name) in [("a", a), ("b", b)] {
        if name.trim().is_empty() {
            return Err(Refusal::Blank(field));
        }
        if !vokter_names::is_readable(name) {
            return Err(Refusal::Unreadable(field, name.to_owned()));
        }
        short(field, name)?;
    }
    let score = compare(a, b, schema, prior);
    let band = band(score.bits, score.whole_name);
    Ok((score, band))
}

fn short(field: &'static str, name: &str) -> Result<(), Refusal> {
    let length = name.chars().count();
    if length > NAME_CHARS_MAX {
        return Err(Refusal::TooLong(field, length));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_asked_names_its_field() {
        let named = |name: &str| Asked {
            name: Some(name.to_owned()),
            ..Asked::default()
        };
        let long = "x".repeat(NAME_CHARS_MAX + 1);
        for (asked, field) in [
            (Asked::default(), "name"),
            (named(" "), "name"),
            (named("…"), "name"),
            (named(&long), "name"),
            (
                Asked {
                    aliases: vec![long.clone()],
                    ..named("Kari Nordmann")
                },
                "aliases",
            ),
            (
                Asked {
                    aliases: vec!["x".repeat(NAME_CHARS_MAX); 4],
                    ..named("Kari Nordmann")
                },
                "aliases",
            ),
            (
                Asked {
                    ids: vec!["1".to_owned(); VALUES_MAX + 1],
                    ..named("Kari Nordmann")
                },
                "ids",
            ),
        ] {
            assert_eq!(asked.question().unwrap_err().field(), field, "{asked:?}");
        }
        assert!(named("Kari Nordmann").question().is_ok());
        let between = |a, b| compared(a, b, None, Bits::ZERO).map_err(|refusal| refusal.field());
        assert_eq!(between("Kari Nordmann", "!!!").unwrap_err(), "b");
        assert_eq!(between(" ", "Kari Nordmann").unwrap_err(), "a");
    }
}
