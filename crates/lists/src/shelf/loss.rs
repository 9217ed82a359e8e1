//! What a version lacks beside the one whose place it takes.

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::Date;

use super::manifest::Version;

/// By how many percent a newer version may have fewer records, names, or parties with a birth date,
/// than the one in force before that is a loss to be told. The UN's list lost 13 % in the four years to 2025.
pub const SHRINK_PERCENT_MAX: usize = 10;

/// More than [`SHRINK_PERCENT_MAX`] of the records, the names or the birth dates, or a whole regime, gone. A
/// publisher delists, and a file is broken: which of the two it is, a person must see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loss {
    /// How many records fewer.
    pub records: usize,
    /// How many names fewer.
    pub names: usize,
    /// How many parties with a birth date fewer, where both versions count them.
    pub birth_dates: usize,
    /// The regimes without any record left, in the publisher's words, sorted; also those that may
    /// only be called otherwise now, see [`renamed`].
    pub regimes: Vec<String>,
}

/// By how many percent the parties of a regime may be fewer or more under another name.
const RENAMED_PERCENT_MAX: usize = 10;

/// Regimes that are gone, each with one that is new and has as many parties, if it is the only such
/// one: publishers rename what they do not lift. A number is no proof, so that this is said and the
/// loss stays one.
pub(super) fn renamed(before: &Previous, now: &Version) -> Vec<(String, String)> {
    let (Some(before), Some(now)) = (&before.by_regime, &now.by_regime) else {
        return Vec::new();
    };
    let gone = before.iter().filter(|(name, _)| !now.contains_key(*name));
    let new: Vec<(&String, &usize)> = now
        .iter()
        .filter(|(name, _)| !before.contains_key(*name))
        .collect();
    let alike = |a: usize, b: usize| a.abs_diff(b) * 100 <= a * RENAMED_PERCENT_MAX;
    let mut pairs: Vec<(String, String)> = Vec::new();
    for (name, count) in gone {
        let mut like = new.iter().filter(|(_, parties)| alike(*count, **parties));
        if let (Some((other, _)), None) = (like.next(), like.next())
            // Few parties are as many by chance.
            && *count >= 5
        {
            pairs.push((name.clone(), (*other).clone()));
        }
    }
    let once = |(_, other): &(String, String)| {
        let times = pairs.iter().filter(|(_, known)| known == other).count();
        times == 1
    };
    pairs.iter().filter(|pair| once(pair)).cloned().collect()
}

/// The version in force before an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Previous {
    /// Its name.
    pub version: String,
    /// Its date.
    pub published: Date,
    /// Its records.
    pub records: usize,
    /// Its names.
    pub names: usize,
    /// Its records by regime; none if a Vokter kept it that did not count them.
    pub by_regime: Option<BTreeMap<String, usize>>,
    /// Its parties with a birth date; none likewise.
    pub with_birth_date: Option<usize>,
}

impl Previous {
    pub(super) fn of(version: &Version) -> Self {
        Self {
            version: version.name(),
            published: version.published,
            records: version.records,
            names: version.names,
            by_regime: version.by_regime.clone(),
            with_birth_date: version.with_birth_date,
        }
    }
}

impl Loss {
    /// What `now` lacks of `before`; none within the bounds.
    pub(super) fn between(before: &Previous, now: &Version) -> Option<Self> {
        let beyond = |before: usize, now: usize| now * 100 < before * (100 - SHRINK_PERCENT_MAX);
        let still = now.by_regime.as_ref();
        let regimes = before.by_regime.iter().flat_map(BTreeMap::keys);
        let regimes: Vec<String> = regimes
            .filter(|regime| still.is_some_and(|still| !still.contains_key(*regime)))
            .cloned()
            .collect();
        let born = before.with_birth_date.zip(now.with_birth_date);
        let beyond = beyond(before.records, now.records)
            || beyond(before.names, now.names)
            || born.is_some_and(|(before, now)| beyond(before, now))
            || !regimes.is_empty();
        beyond.then(|| Self {
            records: before.records.saturating_sub(now.records),
            names: before.names.saturating_sub(now.names),
            birth_dates: born.map_or(0, |(before, now)| before.saturating_sub(now)),
            regimes,
        })
    }
}

/// `shrunk by 30 records and 70 names, lost Iran, Mali`.
impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = [
            (self.records, "records"),
            (self.names, "names"),
            (self.birth_dates, "parties with a birth date"),
        ];
        let shrunk = counts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{count} {what}"))
            .collect::<Vec<_>>();
        if let Some((last, others)) = shrunk.split_last() {
            let others = others.join(", ");
            let and = if others.is_empty() { "" } else { " and " };
            write!(f, "shrunk by {others}{and}{last}")?;
        }
        if !self.regimes.is_empty() {
            let comma = if shrunk.is_empty() { "" } else { ", " };
            write!(f, "{comma}lost {}", self.regimes.join(", "))?;
        }
        Ok(())
    }
}
