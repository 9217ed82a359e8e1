//! What was in force on a day: found without reading a list, and the same for all days between two
//! changes, so that what is made of it serves them all.

use jiff::civil::Date;
use sha2::{Digest, Sha256};
use vokter_entities::{Listing, PartialDate};
use vokter_lists::{ListStatus, LoadedList, OnDay, Shelf};

use crate::failure::Failure;
use crate::kept_index::{self, Indexed};
use crate::parties::starter_behind;

/// The versions that were in force on a day, and what the starter list says beside them.
pub struct Basis {
    versions: Vec<ListStatus>,
    starter: LoadedList,
    /// The lists that have no version so old, each with the day of its oldest.
    pub without: Vec<(String, Date)>,
    /// Whether all of it is in force now; of the lists that were not chosen nothing is said.
    is_now: bool,
}

impl Basis {
    /// What was in force of all lists, or of those chosen.
    ///
    /// # Errors
    /// When the shelf can't be read, a list that is chosen has no version so old, or none has.
    pub fn of(shelf: &Shelf, day: Date, chosen: &[String]) -> Result<Self, Failure> {
        let now = shelf.status().map_err(Failure::list)?;
        let full: Vec<String> = now.iter().map(|status| status.info.list.clone()).collect();
        let OnDay { lists, without } =
            if !chosen.is_empty() && !chosen.iter().any(|list| full.contains(list)) {
                OnDay::default()
            } else {
                shelf.on_day(day, chosen).map_err(Failure::list)?
            };
        let mut starter = starter_behind(&full)?;
        let mut is_as_now = true;
        for entity in &mut starter.entities {
            let before = entity.listings.len();
            let listings = &mut entity.listings;
            listings.retain(|listing| began_by(listing, day) != Some(false));
            is_as_now &= listings.len() == before;
        }
        starter
            .entities
            .retain(|entity| !entity.listings.is_empty());
        let in_force = |then: &ListStatus| {
            let same = |now: &ListStatus| {
                (&then.info.list, &then.info.version) == (&now.info.list, &now.info.version)
            };
            now.iter().any(same)
        };
        let is_now = is_as_now && without.is_empty() && lists.iter().all(in_force);
        Ok(Self {
            versions: lists,
            starter,
            without,
            is_now,
        })
    }

    /// Whether all of it is in force now; of lists that were not chosen nothing is said.
    pub fn is_now(&self) -> bool {
        self.is_now
    }

    /// Equal for all days on which the same was in force.
    pub fn key(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        for ListStatus { info, .. } in &self.versions {
            hash.update(format!("{} {} {}\n", info.list, info.version, info.sha256));
        }
        for (list, _) in &self.without {
            hash.update(format!("without {list}\n"));
        }
        for entity in &self.starter.entities {
            hash.update(format!("starter {}\n", entity.id));
            for listing in &entity.listings {
                hash.update(format!("on {} {:?}\n", listing.list, listing.reference));
            }
        }
        hash.finalize().into()
    }

    /// Its index: the kept one where all of it is in force now, else one that is made.
    ///
    /// # Errors
    /// When a list can't be read.
    pub(crate) fn indexed(&self, shelf: &Shelf) -> Result<Indexed, Failure> {
        if self.is_now {
            return kept_index::current(shelf);
        }
        kept_index::of_versions(shelf, &self.versions, self.starter.clone())
    }
}

/// Whether a listing began by a day; `None` where its date does not say.
pub(crate) fn began_by(listing: &Listing, day: Date) -> Option<bool> {
    let PartialDate {
        year,
        month,
        day: of_month,
        ..
    } = listing.listed_on?;
    // What the date leaves open is counted as early and as late as it can be.
    let at = |month_else: u8, day_else: u8| {
        (
            year,
            month.unwrap_or(month_else),
            of_month.unwrap_or(day_else),
        )
    };
    let asked = (day.year(), day.month() as u8, day.day() as u8);
    match (at(1, 1) <= asked, at(12, 31) <= asked) {
        (true, false) => None,
        (_, by_then) => Some(by_then),
    }
}

#[cfg(test)]
mod tests {
    use vokter_lists::{ImportOptions, starter};

    use super::*;

    /// A shelf with a list of its own in two versions.
    fn shelf(folder: &std::path::Path) -> Shelf {
        let shelf = Shelf::at(folder);
        for (day, names) in [
            ("2026-02-01", "Trelvana Shipping"),
            ("2026-04-01", "Trelvana Shipping\nOrlin Vestergaard-Quist"),
        ] {
            let file = folder.join(format!("{day}.csv"));
            std::fs::write(&file, format!("name\n{names}\n")).unwrap();
            let options = ImportOptions {
                list: Some("mine".to_owned()),
                published: day.parse().ok(),
                ..ImportOptions::default()
            };
            shelf.import(&[file], &options).unwrap();
        }
        shelf
    }

    fn on(shelf: &Shelf, day: &str, chosen: &[&str]) -> Basis {
        let chosen: Vec<String> = chosen.iter().map(|list| (*list).to_owned()).collect();
        Basis::of(shelf, day.parse().unwrap(), &chosen).unwrap()
    }

    #[test]
    fn days_between_two_changes_rest_on_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let shelf = shelf(folder.path());
        let key = |day: &str| on(&shelf, day, &["mine"]).key();
        assert_eq!(key("2026-02-01"), key("2026-03-31"));
        assert_ne!(key("2026-03-31"), key("2026-04-01"));
        assert_eq!(key("2026-04-01"), key("2026-08-17"));
        // A listing of the starter list that had not begun makes a difference, too.
        let starter = starter::load().unwrap();
        let mut begun: Vec<String> = starter
            .iter()
            .flat_map(|party| &party.listings)
            .filter_map(|listing| Some(listing.listed_on?.to_string()))
            .filter(|day| day.len() == 10)
            .collect();
        begun.sort();
        let last: Date = begun.last().unwrap().parse().unwrap();
        let empty = Shelf::at(&folder.path().join("empty"));
        let key = |day: Date| {
            Basis::of(&empty, day, &["starter".to_owned()])
                .unwrap()
                .key()
        };
        assert_ne!(key(last), key(last.yesterday().unwrap()));
        assert_eq!(key(last), key(last.tomorrow().unwrap()));
    }

    #[test]
    fn what_is_made_from_the_index_in_force_is_as_if_made_anew() {
        let folder = tempfile::tempdir().unwrap();
        let shelf = shelf(folder.path());
        let then = on(&shelf, "2026-03-01", &[]);
        let names = |indexed: &Indexed| -> Vec<String> {
            (0..indexed.index.len())
                .map(|party| indexed.index.id_of(party).0)
                .collect()
        };
        let anew = then.indexed(&shelf).unwrap();
        kept_index::prepare(&shelf, Vec::new()).unwrap();
        let carried = then.indexed(&shelf).unwrap();
        assert_eq!(names(&anew), names(&carried));
        assert_eq!(anew.index.bytes(), carried.index.bytes());
        // What is in force now is opened, not made.
        let now = on(&shelf, "2026-08-17", &[]);
        assert!(now.is_now && !then.is_now);
        assert!(matches!(
            now.indexed(&shelf).unwrap().ties,
            kept_index::KeptTies::File(..)
        ));
    }

    #[test]
    fn when_a_listing_began() {
        let mut listing = starter::load().unwrap()[0].listings[0].clone();
        let day = Date::constant(2022, 2, 20);
        for (listed_on, expected) in [
            (Some("2022-02-20"), Some(true)),
            (Some("2022-02-21"), Some(false)),
            (Some("2022-02"), None),
            (Some("2022-01"), Some(true)),
            (Some("2022-03"), Some(false)),
            (Some("2022"), None),
            (Some("2021"), Some(true)),
            (Some("2023"), Some(false)),
            (None, None),
        ] {
            listing.listed_on = listed_on.and_then(|date| date.parse().ok());
            assert_eq!(began_by(&listing, day), expected, "{listed_on:?}");
        }
    }
}
