//! What a publisher's file says of one party, as far as the starter list repeats it.

use std::collections::{BTreeSet, HashMap};

use vokter_entities::{Effect, PartialDate};

/// One record of a publisher's file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Record {
    /// All its names.
    pub(crate) names: Vec<String>,
    /// Its ship number.
    pub(crate) imo: Option<String>,
    /// Its birth dates as far as they are a plain day, month or year.
    pub(crate) birth_dates: Vec<PartialDate>,
    /// When it was listed, where the file tells.
    pub(crate) listed_on: Option<PartialDate>,
    /// What the listing does, where the file tells kinds of listing apart.
    pub(crate) effect: Option<Effect>,
    /// Whether the reference belongs to this record alone, so that it needs no second look at
    /// more than a word of the name.
    pub(crate) reference_is_unique: bool,
}

/// The records of a list by reference number; those without one under the empty text.
pub(crate) type Records = HashMap<String, Vec<Record>>;

impl Record {
    /// Whether this can be a party with these names and this ship number.
    pub(crate) fn is(&self, names: &[&str], imo: Option<&str>) -> bool {
        if let (Some(ours), Some(theirs)) = (imo, &self.imo) {
            return ours == theirs;
        }
        let ours: Vec<BTreeSet<String>> = names.iter().map(|name| words(name)).collect();
        self.names.iter().map(|name| words(name)).any(|theirs| {
            ours.iter().any(|ours| {
                if self.reference_is_unique {
                    ours.intersection(&theirs).next().is_some()
                } else {
                    !ours.is_empty() && ours.is_subset(&theirs)
                }
            })
        })
    }
}

/// The words of a name in lower case; the order and the marks between them differ by publisher.
fn words(name: &str) -> BTreeSet<String> {
    name.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// `25.2.2022`, `25/02/2022` or `00/00/1952`: what is zero is unknown.
pub(crate) fn numeric(text: &str) -> Option<PartialDate> {
    let mut parts = text.trim().split(['.', '/', ' ']).map(str::parse::<i16>);
    let (Ok(day), Ok(month), Ok(year)) = (parts.next()?, parts.next()?, parts.next()?) else {
        return None;
    };
    let known = |part: i16| u8::try_from(part).ok().filter(|part| *part > 0);
    PartialDate::new(year, known(month), known(day))
}

/// The first `2 Sep. 2014`, `23 Nov 1962` or `2 March 2012` in a text.
pub(crate) fn worded(text: &str) -> Option<PartialDate> {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(3).find_map(|window| {
        let [day, month, year] = window else {
            return None;
        };
        let month = month.to_lowercase();
        let month = MONTHS.iter().position(|name| month.starts_with(name))?;
        let year = year.get(..4)?.parse().ok()?;
        PartialDate::new(year, Some(month as u8 + 1), Some(day.parse().ok()?))
    })
}
