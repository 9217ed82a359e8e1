//! The listed parties that an answer rests on: the lists in force, and of the starter list what
//! no loaded list stands for.

use jiff::civil::Date;
use vokter_entities::{Entity, Listing, PartialDate};
use vokter_lists::{ListInfo, LoadedList, Shelf, starter};
use vokter_screening::Parties as Prepared;

use crate::config::Settings;
use crate::exit::Failure;

/// The names that lists have, whether loaded or not: a mistyped one is told from a missing one.
const LISTS: [&str; 19] = [
    "un-sc",
    "un-1718-vessels",
    "us-ofac-sdn",
    "us-ofac-cons",
    "us-csl",
    "us-bis-dpl",
    "eu-fsf",
    "eu-journal",
    "uk-sl",
    "uk-ofsi",
    "ch-seco",
    "ca-sema",
    "au-dfat",
    "fr-gels",
    "ua-nsdc",
    "jp-meti",
    "pk-nacta",
    "cn-sanctions",
    starter::LIST,
];

/// How many parties it takes to touch every table of the engine.
const WARM_UP: usize = 8;

/// Which parties to load.
#[derive(Clone, Debug, Default)]
pub(crate) struct Choice {
    /// Only parties on these lists; empty for all.
    pub(crate) lists: Vec<String>,
    /// The lists as they were on a day.
    pub(crate) as_of: Option<Date>,
}

/// The parties, searchable, and where they come from.
pub(crate) struct Parties {
    /// What is searched: one by one for a single question, through an index for many.
    pub(crate) prepared: Prepared,
    /// The versions of the lists that the parties come from.
    pub(crate) lists: Vec<ListInfo>,
    /// What the reader of every answer must know, one line each.
    pub(crate) warnings: Vec<String>,
}

impl Parties {
    /// Verifies, reads and prepares what is chosen.
    pub(crate) fn load(settings: &Settings, choice: &Choice) -> Result<Self, Failure> {
        let shelf = Shelf::at(&settings.data_dir.value);
        let full: Vec<String> = shelf
            .status()
            .map_err(Failure::list)?
            .into_iter()
            .map(|status| status.info.list)
            .collect();
        // The lists are read while the other core reads the starter list and, with its first
        // parties, the engine's tables: a single screen is mostly start-up.
        let (loaded, starter) = rayon::join(
            || match choice.as_of {
                None => shelf.in_force(),
                Some(day) => shelf.in_force_on(day),
            },
            || {
                let starter = starter_behind(&full)?;
                let first = starter.entities.iter().take(WARM_UP).cloned().collect();
                std::hint::black_box(Prepared::prepare(first));
                Ok::<_, Failure>(starter)
            },
        );
        let (mut loaded, mut starter) = (loaded.map_err(Failure::list)?, starter?);
        check_names(&choice.lists, &full)?;
        if let Some(day) = choice.as_of {
            starter
                .entities
                .retain(|entity| entity.listings.iter().any(|listing| began_by(listing, day)));
        }
        if !choice.lists.is_empty() {
            loaded.retain(|list| choice.lists.contains(&list.info.list));
            if !choice.lists.iter().any(|list| list == starter::LIST) {
                starter
                    .entities
                    .retain(|entity| stands_on(entity, &choice.lists));
            }
            for list in &choice.lists {
                let held = loaded.iter().any(|loaded| loaded.info.list == *list)
                    || list == starter::LIST
                    || starter
                        .entities
                        .iter()
                        .any(|entity| stands_on(entity, std::slice::from_ref(list)));
                if !held {
                    return Err(Failure::input(format!("the list {list} is not loaded"))
                        .hint("put the publisher's file in with `vokter lists import FILE`"));
                }
            }
        }

        let mut warnings = Vec::new();
        if !starter.entities.is_empty() {
            warnings.push(rests_on_starter(&starter.entities, loaded.is_empty()));
            if let Some(day) = choice.as_of {
                warnings.push(format!(
                    "the starter list has no history: its parties are those of {} that were listed by {day}",
                    starter.info.published
                ));
            }
            starter.info.records = starter.entities.len();
            loaded.push(starter);
        }
        if loaded.is_empty() {
            return Err(Failure::input("no list is loaded")
                .hint("put a publisher's file in with `vokter lists import FILE`"));
        }
        let (lists, entities): (Vec<_>, Vec<_>) = loaded
            .into_iter()
            .map(|list| (list.info, list.entities))
            .unzip();
        let prepared = Prepared::prepare(entities.into_iter().flatten().collect());
        Ok(Self {
            prepared,
            lists,
            warnings,
        })
    }
}

/// The starter list without what the loaded lists stand for.
pub(crate) fn starter_behind(full: &[String]) -> Result<LoadedList, Failure> {
    let full: Vec<&str> = full.iter().map(String::as_str).collect();
    starter::list(&full).map_err(Failure::list)
}

/// The one line on every answer that rests on the starter list.
fn rests_on_starter(entities: &[Entity], alone: bool) -> String {
    let count = entities.len();
    let parties = if count == 1 { "party" } else { "parties" };
    let rests = if alone { "rests" } else { "rests in part" };
    let instead = if alone {
        "the full lists"
    } else {
        "full lists"
    };
    format!(
        "this answer {rests} on the built-in starter list ({count} {parties}), not on {instead}; put {} in with `vokter lists import FILE`",
        if alone { "them" } else { "more" }
    )
}

fn stands_on(entity: &Entity, lists: &[String]) -> bool {
    entity
        .listings
        .iter()
        .any(|listing| lists.contains(&listing.list))
}

/// Whether a listing began by a day; one without a date is taken to have.
fn began_by(listing: &Listing, day: Date) -> bool {
    let began = |date: PartialDate| {
        let month = date.month.unwrap_or(1) as i8;
        Date::new(date.year, month, date.day.unwrap_or(1) as i8).is_ok_and(|began| began <= day)
    };
    listing.listed_on.is_none_or(began)
}

/// Refuses names that no list has.
fn check_names(asked: &[String], loaded: &[String]) -> Result<(), Failure> {
    for name in asked {
        if !LISTS.contains(&name.as_str()) && !loaded.contains(name) {
            let mut names: Vec<&str> = LISTS.to_vec();
            names.extend(
                loaded
                    .iter()
                    .map(String::as_str)
                    .filter(|name| !LISTS.contains(name)),
            );
            return Err(Failure::usage(format!("unknown list `{name}`"))
                .hint(format!("the lists are {}", names.join(", "))));
        }
    }
    Ok(())
}
