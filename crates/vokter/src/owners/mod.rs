//! Bodies that are not listed and are blocked by their owners: made searchable beside the lists.
//!
//! The user's ownership file says who owns what, in names, ids, references or identity numbers.
//! Who of them is listed is found as a screen finds it, at its threshold; then
//! [`vokter_screening::ownership`] says which bodies are blocked, by which rules, and why.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use vokter_entities::{Effect, Entity, Kind, Name, NameKind, PartialDate};
use vokter_lists::own::ownership as file;
use vokter_screening::ownership::{self, Blocked, Hold, Holding, Rule};
use vokter_screening::{Index, Query, Settings as Search};

use crate::exit::Failure;

/// Bodies blocked by their owners, searchable.
pub(crate) struct Owned {
    pub(crate) index: Index,
    /// Why each is blocked, by its number in the index.
    pub(crate) reasons: Vec<ByOwnership>,
}

/// Why a body that is not listed itself is blocked.
#[derive(Clone, Debug)]
pub(crate) struct ByOwnership {
    /// The rules that block it.
    pub(crate) rules: Vec<Rule>,
    /// What its blocked owners have, by the rule that counts most.
    pub(crate) blocked: Blocked,
    /// Its blocked owners with what each has.
    pub(crate) owners: Vec<Owner>,
    /// From the body up to a listed party, by names.
    pub(crate) path: Vec<String>,
}

/// A blocked owner.
#[derive(Clone, Debug)]
pub(crate) struct Owner {
    /// As the file has it.
    pub(crate) name: String,
    pub(crate) hold: Hold,
    pub(crate) as_of: Option<PartialDate>,
    /// The listed party that it is, by id; none where it is blocked by its own owners.
    pub(crate) listed: Option<String>,
}

/// Reads an ownership file and finds out whom it blocks.
pub(crate) fn of_file(path: &Path, index: &Index, search: &Search) -> Result<Owned, Failure> {
    let bytes = std::fs::read(path).map_err(|error| Failure::io(path, &error))?;
    let holdings = file::read(path, &bytes).map_err(Failure::list)?;
    Ok(of(&holdings, index, search))
}

fn of(stated: &[file::Holding], index: &Index, search: &Search) -> Owned {
    // Who is called the same is the same; a text that means a listed party is that party, so that
    // an id and a name for it are one owner.
    let mut parties = Parties {
        by_number: by_number(index),
        index,
        search,
        numbers: HashMap::new(),
        names: Vec::new(),
        listed: Vec::new(),
        by_entry: HashMap::new(),
    };
    let mut as_of: HashMap<(usize, usize), PartialDate> = HashMap::new();
    let holdings: Vec<Holding> = stated
        .iter()
        .map(|row| {
            let (owner, owned) = (parties.number(&row.owner), parties.number(&row.owned));
            if let Some(day) = row.as_of {
                let known = as_of.entry((owner, owned)).or_insert(day);
                *known = (*known).max(day);
            }
            Holding {
                owner,
                owned,
                hold: row.stake.map_or(Hold::UnknownShare, Hold::Share),
            }
        })
        .collect();
    let Parties { names, listed, .. } = parties;
    let blocking: BTreeSet<usize> = (0..names.len())
        .filter(|party| listed[*party].is_some())
        .collect();
    let by_rule: Vec<(Rule, BTreeMap<usize, Blocked>)> = Rule::ALL
        .into_iter()
        .map(|rule| (rule, ownership::blocked(&holdings, &blocking, rule)))
        .collect();
    let bodies: BTreeSet<usize> = by_rule
        .iter()
        .flat_map(|(_, blocked)| blocked.keys().copied())
        .collect();
    let mut entities = Vec::new();
    let mut reasons = Vec::new();
    for body in bodies {
        let blocking = by_rule.iter().filter(|(_, of)| of.contains_key(&body));
        let rules: Vec<Rule> = blocking.clone().map(|(rule, _)| *rule).collect();
        // The rule under which its owners have most explains it.
        let shares = blocking.map(|(_, of)| (of, &of[&body]));
        let Some((of, blocked)) = shares.rev().max_by_key(|(_, blocked)| blocked.share()) else {
            continue;
        };
        let mut entity = Entity::new(format!("owned-{}", names[body]), Kind::LegalEntity);
        entity
            .names
            .extend(Name::new(&names[body], NameKind::Primary));
        entities.push(entity);
        let owners = blocked.owners.iter().map(|(owner, hold)| Owner {
            name: names[*owner].clone(),
            hold: *hold,
            as_of: as_of.get(&(*owner, body)).copied(),
            listed: listed[*owner].map(|entry| index.entity(entry).id.to_string()),
        });
        let path = ownership::path(of, body).into_iter();
        reasons.push(ByOwnership {
            rules,
            blocked: blocked.clone(),
            owners: owners.collect(),
            path: path.map(|party| names[party].clone()).collect(),
        });
    }
    Owned {
        index: Index::build(entities),
        reasons,
    }
}

/// The parties of an ownership file.
struct Parties<'a> {
    index: &'a Index,
    search: &'a Search,
    /// Entries by their ids and references; a reference that two lists have is none.
    by_number: HashMap<String, usize>,
    /// By text, folded.
    numbers: HashMap<String, usize>,
    names: Vec<String>,
    /// The listed party that each is, by an entry of it.
    listed: Vec<Option<usize>>,
    /// By the group, or the entry that is alone, of the listed party.
    by_entry: HashMap<Result<usize, usize>, usize>,
}

impl Parties<'_> {
    /// The number of the party that a text means.
    fn number(&mut self, text: &str) -> usize {
        let folded = vokter_names::normalise(text);
        if let Some(number) = self.numbers.get(&folded) {
            return *number;
        }
        let entry = self.listed(text);
        let party = entry.map(|entry| self.index.groups().group(entry).ok_or(entry));
        let known = party.and_then(|party| self.by_entry.get(&party).copied());
        let number = known.unwrap_or(self.names.len());
        if known.is_none() {
            self.names.push(text.to_owned());
            self.listed.push(entry);
        }
        if let Some(party) = party {
            self.by_entry.insert(party, number);
        }
        self.numbers.insert(folded, number);
        number
    }

    /// The entry that a text means by its id, by a reference, or as a screen finds it; only such
    /// as freeze assets, for only they block what their parties own.
    fn listed(&self, text: &str) -> Option<usize> {
        let freezes = |entry: usize| {
            self.index.companions(entry).into_iter().any(|member| {
                let mut listings = self.index.entity(member).listings.iter();
                listings.any(|on| on.effect == Effect::Freeze)
            })
        };
        if let Some(entry) = self.by_number.get(text.trim()).copied() {
            return freezes(entry).then_some(entry);
        }
        let query = Query {
            name: Some(text.to_owned()),
            ids: vec![text.to_owned()],
            ..Query::default()
        };
        let hits = self.index.search(&query, self.search).hits;
        hits.into_iter()
            .map(|hit| hit.party)
            .find(|entry| freezes(*entry))
    }
}

fn by_number(index: &Index) -> HashMap<String, usize> {
    let mut found: HashMap<String, Option<usize>> = HashMap::new();
    for entry in 0..index.len() {
        let (id, references) = index.numbers_of(entry);
        found.insert(id, Some(entry));
        for reference in references {
            let same = |other: usize| other == entry || index.companions(other).contains(&entry);
            let known = found.entry(reference).or_insert(Some(entry));
            *known = known.filter(|other| same(*other));
        }
    }
    let found = found.into_iter();
    found
        .filter_map(|(number, entry)| Some((number, entry?)))
        .collect()
}
