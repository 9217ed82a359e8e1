//! The listed parties that an answer rests on: the lists in force, and of the starter list what
//! no loaded list stands for.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use vokter_entities::{Effect, Entity, EntityId};
use vokter_lists::{ListInfo, LoadedList, Shelf, starter};
use vokter_screening::{Hit, Hits, Index, Prepared, Settings as Search};

use crate::basis::{Basis, began_by};
use crate::config::{Origin, Settings};
use crate::failure::Failure;
use crate::groups::{GroupId, Ids, Party, Reasons};
use crate::kept_index::{self, KeptTies};
use crate::list_names::{self, check_names};
use crate::owners::{self, Around, Owned, Side, Web};
use crate::remark::Remark;
use crate::wire::explain::Explanation;

/// Which parties to load.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Only parties on these lists; empty for all.
    pub lists: Vec<String>,
    /// The lists as they were on a day.
    pub as_of: Option<Date>,
}

/// The parties, searchable, and where they come from. What is large in them is shared by who has
/// them as of another day.
pub struct Parties {
    /// What is searched.
    pub index: Arc<Index>,
    /// The versions of the lists that the parties come from.
    pub lists: Vec<ListInfo>,
    /// What the reader of every answer must know, but for the age of the lists: see [`Self::told`].
    pub warnings: Vec<Remark>,
    /// From how many days on a list is old.
    stale_after_days: u32,
    /// The day past of which they are.
    as_of: Option<Date>,
    /// The ids of the groups that its hits are.
    ids: Arc<Ids>,
    /// Who owns what by the lists.
    ties: Arc<KeptTies>,
    /// Bodies that are not listed and are blocked by their owners; numbered after the listed ones.
    owned: Arc<Owned>,
    /// Which parties of the index are the starter list's, and searched, in order.
    of_starter: Arc<[usize]>,
    /// The lists of the index, searched or not, in their order.
    sources: Arc<[ListInfo]>,
}

impl Parties {
    /// The party that a listing is of, with all its listings that are searched.
    pub fn party(&self, entry: usize) -> Party {
        match entry.checked_sub(self.index.len()) {
            Some(body) => Party::blocked(
                self.owned.index.entity(body),
                self.owned.reason(body).clone(),
            ),
            None => {
                let mut party = Party::of(&self.index, &self.ids, entry);
                let entries = self.index.companions(entry);
                // Whoever is frozen itself is blocked by its listing.
                if !party
                    .entity
                    .listings
                    .iter()
                    .any(|on| on.effect == Effect::Freeze)
                {
                    party.ownership = self.owned.of_entries(&entries).cloned();
                }
                party
            }
        }
    }

    /// The entry that an id, its own or that of its group, is of; of a group the first one.
    pub fn find(&self, id: &str) -> Option<usize> {
        let group = self.find_group(id);
        group.or_else(|| {
            self.entries()
                .find(|(_, known)| known.0 == id)
                .map(|(entry, _)| entry)
        })
    }

    /// The first entry of the group that an id is of.
    pub fn find_group(&self, id: &str) -> Option<usize> {
        let entry = self.ids.find(&self.index, GroupId::parse(id)?)?;
        let mut entries = self.index.companions(entry).into_iter();
        entries.find(|entry| self.index.is_searched(*entry))
    }

    /// All entries that are searched, and the bodies that their owners block, with their ids.
    pub fn entries(&self) -> impl Iterator<Item = (usize, EntityId)> {
        let listed = (0..self.index.len()).filter(|entry| self.index.is_searched(*entry));
        let listed = listed.map(|entry| (entry, self.index.id_of(entry)));
        let owned = 0..self.owned.index.len();
        listed.chain(owned.map(|body| (body + self.index.len(), self.owned.index.id_of(body))))
    }

    /// The list that an entry is of; none of a body that is on no list.
    pub fn list_of(&self, entry: usize) -> Option<&ListInfo> {
        let is_listed = entry < self.index.len();
        is_listed.then(|| self.sources.get(usize::from(self.index.source(entry))))?
    }

    /// Which listings are one party's with an entry, and why; none of a body that is on no list.
    pub fn explanation(&self, reasons: &Reasons, entry: usize) -> Option<Explanation> {
        (entry < self.index.len()).then(|| Explanation::of(&self.index, &self.ids, reasons, entry))
    }

    /// The id of an entry.
    pub fn id(&self, entry: usize) -> &EntityId {
        match entry.checked_sub(self.index.len()) {
            Some(body) => &self.owned.index.entity(body).id,
            None => &self.index.entity(entry).id,
        }
    }

    /// Makes searchable, too, what listed parties own by a file of who owns what.
    pub fn with_owned(mut self, path: &Path, search: &Search) -> Result<Self, Failure> {
        let (owned, warnings) = owners::of_file(path, self.ties.read()?, &self.index, search)?;
        self.owned = Arc::new(owned);
        self.warnings
            .extend(warnings.into_iter().map(Remark::Ownership));
        Ok(self)
    }

    /// What the lists state of who owns whom; nothing where what is kept of it can't be read.
    pub fn web(&self) -> Web {
        let ties = self.ties.read().unwrap_or_default();
        Web::of(ties, &self.index)
    }

    /// What is stated around the party that an entry is of.
    pub fn around(&self, web: &Web, entry: usize) -> Around {
        match entry.checked_sub(self.index.len()) {
            Some(body) => web.around_body(&self.owned.index.id_of(body).0),
            None => web.around_entry(entry),
        }
    }

    /// The holdings that the party of an entry has, and those in it.
    pub fn sides<'w>(&self, web: &'w Web, entry: usize) -> Vec<Side<'w>> {
        match entry.checked_sub(self.index.len()) {
            Some(body) => web.sides_of_body(&self.owned.index.id_of(body).0),
            None => web.sides_of_entry(entry),
        }
    }

    /// Lists that are not loaded and on which parties of the starter list stand, with how many do.
    pub fn lists_beside(&self) -> BTreeMap<String, usize> {
        let mut beside = BTreeMap::new();
        for party in self.of_starter.iter() {
            let listings = &self.index.entity(*party).listings;
            let lists: BTreeSet<&str> = listings.iter().map(|on| on.list.as_str()).collect();
            for list in lists {
                if !self.lists.iter().any(|info| info.list == list) {
                    *beside.entry(list.to_owned()).or_default() += 1;
                }
            }
        }
        beside
    }

    /// The lists of which their age says something: nobody can fetch the built-in one anew, so that where others are
    /// searched it does not count.
    pub fn aging(&self) -> impl Iterator<Item = &ListInfo> + Clone {
        let is_alone = self.lists.iter().all(|info| info.list == starter::LIST);
        let lists = self.lists.iter();
        lists.filter(move |info| is_alone || info.list != starter::LIST)
    }

    /// Whether a party is one of the starter list's, by any of its listings that are searched.
    pub fn is_of_starter(&self, entry: usize) -> bool {
        entry < self.index.len() && {
            let mut entries = self.index.companions(entry).into_iter();
            entries.any(|entry| self.of_starter.binary_search(&entry).is_ok())
        }
    }

    /// What the reader of an answer of today must know: a list that was new when it was loaded grows old meanwhile. Of a
    /// day past, what was old on that day.
    pub fn told(&self, today: Date) -> Vec<Remark> {
        let after = self.stale_after_days;
        let stale = match self.as_of {
            None => Remark::stale(&self.lists, after, today),
            Some(day) => Remark::stale_on(&self.lists, after, day),
        };
        self.warnings.iter().cloned().chain(stale).collect()
    }

    /// The hits of a query, on listed parties and on what they own.
    pub fn search(&self, query: &Prepared, search: &Search) -> Hits {
        let mut hits = self.index.search_prepared(query, search);
        if !self.owned.index.is_empty() {
            let more = self.owned.index.search_prepared(query, search);
            hits.total += more.total;
            hits.hits.extend(more.hits.into_iter().map(|hit| Hit {
                party: hit.party + self.index.len(),
                ..hit
            }));
            // Each part is in order: of equals the listed party comes first.
            hits.hits.sort_by_key(|hit| Reverse(hit.score.bits));
            hits.hits.truncate(search.limit.unwrap_or(usize::MAX));
        }
        hits
    }

    /// Opens or makes the index of what is chosen.
    pub fn load(settings: &Settings, choice: &Choice) -> Result<Self, Failure> {
        let basis = match choice.as_of {
            None => None,
            Some(day) => {
                let shelf = Shelf::at(&settings.data_dir.value);
                Some(Basis::of(&shelf, day, &choice.lists)?)
            }
        };
        Self::on(settings, choice, basis.as_ref())
    }

    /// Opens or makes the index of what is chosen, of a day past on what was found in force then.
    pub fn on(
        settings: &Settings,
        choice: &Choice,
        basis: Option<&Basis>,
    ) -> Result<Self, Failure> {
        let shelf = Shelf::at(&settings.data_dir.value);
        let indexed = match basis {
            None => kept_index::current(&shelf)?,
            Some(basis) => basis.indexed(&shelf)?,
        };
        let names: Vec<String> = indexed.lists.iter().map(|info| info.list.clone()).collect();
        check_names(&choice.lists, &names)?;
        let chosen = |list: &str| choice.lists.is_empty() || choice.lists.iter().any(|l| l == list);

        let of_starter: Vec<usize> = indexed
            .starter_parties()
            .filter(|(_, entity)| chosen(starter::LIST) || stands_on(entity, &choice.lists))
            .map(|(party, _)| party)
            .collect();
        for list in &choice.lists {
            let on_starter =
                |party: &usize| stands_on(indexed.index.entity(*party), std::slice::from_ref(list));
            let held =
                list == starter::LIST || names.contains(list) || of_starter.iter().any(on_starter);
            if !held {
                return Err(Failure::input(format!("the list {list} is not loaded"))
                    .hint(format!("load it with {}", list_names::loads(list))));
            }
        }
        let mut lists = indexed.lists.clone();
        for info in &mut lists {
            if info.list == starter::LIST {
                info.records = of_starter.len();
            }
        }
        lists.retain(|info| match info.list.as_str() {
            starter::LIST => !of_starter.is_empty(),
            list => chosen(list),
        });
        if lists.is_empty() {
            return Err(Failure::input("no list is loaded")
                .hint("put a publisher's file in with `vokter lists import FILE`"));
        }

        let searched: Option<Vec<bool>> = (!choice.lists.is_empty()).then(|| {
            let by_source: Vec<bool> = names.iter().map(|list| chosen(list)).collect();
            let of_party = |party| by_source[usize::from(indexed.index.source(party))];
            let mut searched: Vec<bool> = (0..indexed.index.len()).map(of_party).collect();
            for party in &of_starter {
                searched[*party] = true;
            }
            searched
        });
        // Whom only other lists freeze blocks nobody here.
        let (index, owned) = match searched {
            Some(searched) => {
                let index = indexed.index.only(|party| searched[party]);
                let owned = owners::of_lists(indexed.ties.read()?, &index);
                (index, owned)
            }
            None => {
                let owned = kept_index::owned(&indexed)?;
                (indexed.index, owned)
            }
        };
        let parties = Self {
            index: Arc::new(index),
            lists,
            warnings: Vec::new(),
            stale_after_days: settings.stale_after_days.value,
            as_of: choice.as_of,
            ids: Arc::new(indexed.ids),
            ties: Arc::new(indexed.ties),
            owned: Arc::new(owned),
            of_starter: of_starter.into(),
            sources: indexed.lists.into(),
        };
        Ok(parties.as_of(settings, choice, basis))
    }

    /// The same parties as they are told of the day that is chosen, which rests on the same.
    #[must_use]
    pub fn as_of(&self, settings: &Settings, choice: &Choice, basis: Option<&Basis>) -> Self {
        Self {
            index: self.index.clone(),
            lists: self.lists.clone(),
            warnings: self.remarks(settings, choice, basis),
            stale_after_days: settings.stale_after_days.value,
            as_of: choice.as_of,
            ids: self.ids.clone(),
            ties: self.ties.clone(),
            owned: self.owned.clone(),
            of_starter: self.of_starter.clone(),
            sources: self.sources.clone(),
        }
    }

    /// What the reader must know of what was chosen.
    fn remarks(&self, settings: &Settings, choice: &Choice, basis: Option<&Basis>) -> Vec<Remark> {
        let mut remarks = Vec::new();
        let of_starter: Vec<&Entity> = self
            .of_starter
            .iter()
            .map(|party| self.index.entity(*party))
            .collect();
        if matches!(settings.data_dir.origin, Origin::Flag(_)) && !settings.data_dir.value.exists()
        {
            let path = settings.data_dir.value.display().to_string();
            remarks.push(Remark::NoDataFolder(path));
        }
        for list in &choice.lists {
            // A list that was chosen and is not among those searched is known by the starter list alone.
            if list != starter::LIST && !self.lists.iter().any(|info| info.list == *list) {
                let one = std::slice::from_ref(list);
                let on_it = of_starter.iter().filter(|party| stands_on(party, one));
                remarks.push(Remark::NotLoaded {
                    list: list.clone(),
                    known: on_it.count(),
                });
            }
        }
        for (list, oldest) in basis
            .map(|basis| basis.without.as_slice())
            .unwrap_or_default()
        {
            remarks.push(Remark::NoVersion {
                list: list.clone(),
                oldest: *oldest,
            });
        }
        if !of_starter.is_empty() {
            remarks.push(Remark::RestsOnStarter {
                parties: of_starter.len(),
                alone: self.lists.len() == 1,
            });
            if let (Some(day), Some(info)) = (choice.as_of, self.lists.last()) {
                remarks.push(without_history(info, &of_starter, day));
            }
        }
        remarks
    }
}

/// The starter list without what the loaded lists stand for.
pub fn starter_behind(full: &[String]) -> Result<LoadedList, Failure> {
    let full: Vec<&str> = full.iter().map(String::as_str).collect();
    starter::list(&full).map_err(Failure::list)
}

fn stands_on(entity: &Entity, lists: &[String]) -> bool {
    entity
        .listings
        .iter()
        .any(|listing| lists.contains(&listing.list))
}

/// What the starter list can say of a day in the past.
fn without_history(info: &ListInfo, starter: &[&Entity], day: Date) -> Remark {
    let undated = starter.iter().filter(|entity| {
        let mut listings = entity.listings.iter();
        listings.all(|listing| began_by(listing, day).is_none())
    });
    Remark::StarterOfDay {
        published: info.published,
        day,
        undated: undated.count(),
    }
}
