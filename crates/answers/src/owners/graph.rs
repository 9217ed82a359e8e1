//! The parties that own each other, whoever says so, and whom that blocks.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use vokter_entities::{Effect, Entity, PartialDate};
use vokter_screening::Index;
use vokter_screening::ownership::{self, Blocked, Hold, Holding, Holdings, Rule, rules_of};

use super::ties::{Tied, Ties, TiesOfList, source_of};
use super::web::{Knot, Thread};
use super::{ByOwnership, Owned, Owner};

/// The parties of the lists and of the user's file that own or are owned, each once.
pub(super) struct Graph<'a> {
    pub(super) index: &'a Index,
    parties: Vec<Party>,
    /// By the group, or the entry that is alone, of the listed party.
    of_entry: HashMap<Result<usize, usize>, usize>,
    holdings: Vec<Holding>,
    /// Who says so and of when, by owner and owned: the latest.
    said: HashMap<(usize, usize), Said>,
}

/// A party that owns or is owned.
struct Party {
    /// To show.
    name: String,
    /// An entry of it, where it stands on a list.
    entry: Option<usize>,
    /// The rules of those who freeze its assets; none where nobody does, and it blocks nothing.
    frozen: BTreeSet<Rule>,
    /// What to search for, where it stands on no list.
    body: Option<Entity>,
}

/// What is said of a holding besides how much it is.
#[derive(Clone, Default)]
pub(super) struct Said {
    /// The list; none for the user's own file.
    pub(super) source: Option<String>,
    pub(super) as_of: Option<PartialDate>,
}

impl<'a> Graph<'a> {
    /// What the lists say.
    pub(super) fn of(ties: Ties, index: &'a Index) -> Self {
        let mut graph = Self {
            index,
            parties: Vec::new(),
            of_entry: HashMap::new(),
            holdings: Vec::new(),
            said: HashMap::new(),
        };
        for (first, list) in ties.lists {
            graph.add(first, list);
        }
        graph
    }

    /// What one list says, whose entries begin at a number of the index.
    fn add(&mut self, first: u32, list: TiesOfList) {
        let numbers: Vec<Option<usize>> = list
            .parties
            .into_iter()
            .map(|tied| match tied {
                // Who is left out of the search is not there at all.
                Tied::Entry(entry) => {
                    let entry = (first + entry) as usize;
                    self.index.is_searched(entry).then(|| self.listed(entry))
                }
                Tied::Beside(entity) => Some(self.body(*entity)),
            })
            .collect();
        for stated in list.holdings {
            if let (Some(owner), Some(owned)) = (
                numbers[stated.owner as usize],
                numbers[stated.owned as usize],
            ) {
                let hold = stated.hold;
                self.holdings.push(Holding { owner, owned, hold });
                self.said.entry((owner, owned)).or_insert_with(|| Said {
                    source: source_of(&list.sources, stated.source),
                    as_of: stated.since,
                });
            }
        }
    }

    /// The number of the party that an entry is of.
    pub(super) fn listed(&mut self, entry: usize) -> usize {
        let party = self.index.groups().group(entry).ok_or(entry);
        if let Some(number) = self.of_entry.get(&party) {
            return *number;
        }
        let frozen = frozen(self.index, entry);
        self.of_entry.insert(party, self.parties.len());
        self.parties.push(Party {
            name: self.index.decoded(entry).caption().to_owned(),
            entry: Some(entry),
            frozen,
            body: None,
        });
        self.parties.len() - 1
    }

    /// The number of a party that stands on no list and was not met before.
    pub(super) fn body(&mut self, entity: Entity) -> usize {
        self.parties.push(Party {
            name: entity.caption().to_owned(),
            entry: None,
            frozen: BTreeSet::new(),
            body: Some(entity),
        });
        self.parties.len() - 1
    }

    /// The parties that stand on no list, with their numbers.
    pub(super) fn bodies(&self) -> impl Iterator<Item = (usize, &Entity)> {
        let parties = self.parties.iter().enumerate();
        parties.filter_map(|(number, party)| Some((number, party.body.as_ref()?)))
    }

    /// Adds a holding, which goes before what the lists say of the two.
    pub(super) fn state(&mut self, holding: Holding, said: Said) {
        self.said.insert((holding.owner, holding.owned), said);
        self.holdings.push(holding);
    }

    /// All parties by number, each with an entry of it or the id of the body that it is.
    pub(super) fn knots(&self) -> impl Iterator<Item = (Knot, Option<usize>, Option<String>)> {
        self.parties.iter().map(|party| {
            let id = match (party.entry, &party.body) {
                (Some(entry), _) => {
                    let first = self.index.companions(entry).first().copied();
                    self.index.id_of(first.unwrap_or(entry)).0
                }
                (None, body) => body
                    .as_ref()
                    .map(|body| body.id.0.clone())
                    .unwrap_or_default(),
            };
            let knot = Knot {
                id,
                schema: party.body.as_ref().map(Entity::schema),
                name: party.name.clone(),
                listed: party.entry.map(|entry| self.index.id_of(entry).0),
                is_frozen: !party.frozen.is_empty(),
            };
            let body = party.body.as_ref().map(|body| body.id.0.clone());
            (knot, party.entry, body)
        })
    }

    /// What is stated, of two parties once.
    pub(super) fn threads(&self) -> impl Iterator<Item = Thread> {
        let mut stated: BTreeMap<(usize, usize), Hold> = BTreeMap::new();
        for Holding { owner, owned, hold } in &self.holdings {
            let known = stated.entry((*owner, *owned)).or_default();
            known.share = known.share.max(hold.share);
            known.controls |= hold.controls;
        }
        stated.into_iter().map(|((owner, owned), hold)| {
            let Said { source, as_of } =
                self.said.get(&(owner, owned)).cloned().unwrap_or_default();
            Thread {
                ends: [owner, owned],
                hold,
                source,
                as_of,
            }
        })
    }

    /// Whom it blocks, searchable.
    pub(super) fn owned(self) -> Owned {
        let Self {
            index,
            parties,
            holdings,
            said,
            ..
        } = self;
        let holdings: Holdings = holdings.into_iter().collect();
        let listed_by = |rule: Rule| -> BTreeSet<usize> {
            let numbers = 0..parties.len();
            numbers
                .filter(|party| parties[*party].frozen.contains(&rule))
                .collect()
        };
        let by_rule: BTreeMap<Rule, BTreeMap<usize, Blocked>> = Rule::ALL
            .into_iter()
            .map(|rule| (rule, ownership::blocked(&holdings, &listed_by(rule), rule)))
            .collect();
        // Who is blocked by any rule is by the one that counts every list.
        let widest = &by_rule[&Rule::Other];
        let unstated = ownership::unstated(&holdings, &listed_by(Rule::Other), widest);
        // The rules of the three that block, and those that would by a share that nobody states.
        let blocking = |party: usize| -> Vec<Rule> {
            let of_three = Rule::ALL.into_iter().filter(|rule| *rule != Rule::Other);
            of_three
                .filter(|rule| by_rule[rule].contains_key(&party))
                .collect()
        };
        let open = |blocked: &Blocked, rules: &[Rule]| -> Vec<Rule> {
            let others = Rule::ALL.into_iter().filter(|rule| !rules.contains(rule));
            let asked = |rule: &Rule| {
                blocked.owners.iter().any(|(owner, hold)| {
                    hold.share.is_none()
                        && (parties[*owner].frozen.contains(rule)
                            || by_rule[rule].contains_key(owner))
                })
            };
            others
                .filter(|rule| *rule != Rule::Other && asked(rule))
                .collect()
        };

        let reason = |blocked: &Blocked, of: &BTreeMap<usize, Blocked>, rules, may_apply| {
            let owners = blocked.owners.iter().map(|(owner, hold)| {
                let said = said.get(&(*owner, blocked.party)).cloned();
                let Said { source, as_of } = said.unwrap_or_default();
                let entry = parties[*owner].entry;
                let entry = entry.filter(|_| !parties[*owner].frozen.is_empty());
                Owner {
                    name: parties[*owner].name.clone(),
                    hold: *hold,
                    as_of,
                    source,
                    listed: entry.map(|entry| index.id_of(entry).0),
                }
            });
            let path = ownership::path(of, blocked).into_iter();
            ByOwnership {
                rules,
                may_apply,
                share: blocked.share(),
                owners: owners.collect(),
                path: path.map(|party| parties[party].name.clone()).collect(),
            }
        };
        let mut found: BTreeMap<usize, ByOwnership> = BTreeMap::new();
        for (party, widely) in widest {
            let mut rules = blocking(*party);
            let may_apply = open(widely, &rules);
            if rules.is_empty() && may_apply.is_empty() {
                rules.push(Rule::Other);
            }
            // The rule under which its owners have most explains it.
            let explaining = rules.iter().rev().map(|rule| &by_rule[rule]);
            let explaining = explaining.max_by_key(|of| of[party].share());
            let of = explaining.unwrap_or(widest);
            found.insert(*party, reason(&of[party], of, rules, may_apply));
        }
        for (party, blocked) in &unstated {
            let mut may_apply = open(blocked, &[]);
            if may_apply.is_empty() {
                may_apply.push(Rule::Other);
            }
            found.insert(*party, reason(blocked, widest, Vec::new(), may_apply));
        }
        let mut owned = Vec::new();
        let mut of_entries = Vec::new();
        for (party, reason) in found {
            match (&parties[party].body, parties[party].entry) {
                (Some(entity), _) => owned.push((entity.clone(), reason)),
                (None, Some(entry)) => of_entries.push((entry as u32, reason)),
                (None, None) => {}
            }
        }
        Owned::new(owned, of_entries)
    }
}

/// The rules of those who freeze the assets of the party that an entry is of, by any of its
/// listings.
pub(super) fn frozen(index: &Index, entry: usize) -> BTreeSet<Rule> {
    let entities = index.companions(entry).into_iter();
    let entities: Vec<Entity> = entities.map(|member| index.decoded(member)).collect();
    let listings = entities.iter().flat_map(|entity| &entity.listings);
    listings
        .filter(|on| on.effect == Effect::Freeze)
        .flat_map(|on| rules_of(&on.list))
        .collect()
}
