//! Consolidation of the main set: known parties come out whole, merges contradict nothing, and
//! what numbers say is one party is one.

// A test's helpers may fail like the test itself.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use vokter_checks::{Dice, MAIN_SET, list};
use vokter_entities::{Entity, IdentifierKind, PartialDate};
use vokter_screening::consolidation::Consolidation;
use vokter_screening::{Builder, Key};

/// Widely known parties with all their listings.
const KNOWN: &str = include_str!("known.tsv");

struct Main {
    entities: Vec<Entity>,
    found: Consolidation,
    /// The group of each party that is in one.
    group: HashMap<usize, usize>,
    took: Duration,
}

fn consolidated(
    files: impl Iterator<Item = &'static str>,
) -> (Vec<Entity>, Consolidation, Duration) {
    let mut builder = Builder::default();
    let mut entities = Vec::new();
    for (source, file) in files.enumerate() {
        let list = list(file).0.entities;
        builder.add(u16::try_from(source).unwrap(), &list);
        entities.extend(list);
    }
    let index = builder.finish(Key::default(), Vec::new());
    let start = Instant::now();
    let found = index.consolidate();
    (entities, found, start.elapsed())
}

fn main_set() -> &'static Main {
    static MAIN: OnceLock<Main> = OnceLock::new();
    MAIN.get_or_init(|| {
        let (entities, found, took) = consolidated(MAIN_SET.into_iter());
        let groups = found.groups.iter().enumerate();
        let group = groups.flat_map(|(group, members)| members.iter().map(move |m| (*m, group)));
        Main {
            group: group.collect(),
            entities,
            found,
            took,
        }
    })
}

impl Main {
    fn together(&self, a: usize, b: usize) -> bool {
        self.group
            .get(&a)
            .is_some_and(|group| self.group.get(&b) == Some(group))
    }
}

fn list_of(entity: &Entity) -> &str {
    &entity.listings[0].list
}

#[test]
fn known_parties_are_each_one_with_all_their_listings() {
    let main = main_set();
    let mut by_reference: HashMap<(&str, &str), usize> = HashMap::new();
    for (party, entity) in main.entities.iter().enumerate() {
        for on in &entity.listings {
            by_reference.insert(
                (&on.list, on.reference.as_deref().unwrap_or_default()),
                party,
            );
        }
    }
    let rows: Vec<&str> = KNOWN
        .lines()
        .filter(|line| !line.starts_with('#'))
        .collect();
    assert!(rows.len() >= 55, "{} rows", rows.len());
    let (mut faults, mut parts, mut wrong) = (Vec::new(), 0, 0);
    let count = rows.len();
    for row in rows {
        let (name, listings) = row.split_once('\t').unwrap();
        let parties: BTreeSet<usize> = listings
            .split(" | ")
            .map(|listing| {
                let known = by_reference.get(&listing.split_once(' ').unwrap());
                *known.unwrap_or_else(|| panic!("{name}: no {listing}"))
            })
            .collect();
        let first = *parties.first().unwrap();
        let members: BTreeSet<usize> = match main.group.get(&first) {
            Some(group) => main.found.groups[*group].iter().copied().collect(),
            None => BTreeSet::from([first]),
        };
        parts += usize::from(!parties.is_subset(&members));
        wrong += usize::from(!members.is_subset(&parties));
        if members != parties {
            let ids = |parties: &BTreeSet<usize>| {
                let ids = parties
                    .iter()
                    .map(|party| main.entities[*party].id.0.as_str());
                ids.collect::<Vec<_>>().join(", ")
            };
            faults.push(format!("{name}: {} are {}", ids(&parties), ids(&members)));
        }
    }
    println!(
        "{count} known parties: {} whole, {parts} in parts, {wrong} with somebody else",
        count - faults.len()
    );
    println!("{}", faults.join("\n"));
    // A namesake beside a party is worse than a listing that stands alone: where a list gives neither
    // a birth date nor a number, and a name of two words under a regime, nothing is said.
    assert_eq!(wrong, 0, "{}", faults.join("\n"));
    assert!(
        (count - faults.len()) * 100 >= count * WHOLE_PERCENT,
        "{}",
        faults.join("\n")
    );
}

/// So many of the known parties come out whole, at the least.
const WHOLE_PERCENT: usize = 86;

/// Years that a date allows, one more where it is approximate.
fn years(date: PartialDate) -> (i16, i16) {
    let more = i16::from(date.approximate);
    (date.year - more, date.last_year + more)
}

/// What two entries of one party must not have: written apart from the engine's own rules.
fn contradiction(a: &Entity, b: &Entity) -> Option<&'static str> {
    let (mine, theirs) = (a.birth_dates(), b.birth_dates());
    let near = |x: PartialDate, y: PartialDate| {
        let ((a, b), (c, d)) = (years(x), years(y));
        a <= d + 2 && c <= b + 2
    };
    let meets = |x: &PartialDate| theirs.iter().any(|y| near(*x, *y));
    if !mine.is_empty() && !theirs.is_empty() && !mine.iter().any(meets) {
        return Some("birth dates");
    }
    if a.gender().is_some() && b.gender().is_some() && a.gender() != b.gender() {
        return Some("gender");
    }
    let keys = |entity: &Entity, kind: IdentifierKind| -> BTreeSet<String> {
        let of_kind = entity.identifiers.iter().filter(|id| id.kind == kind);
        of_kind.map(vokter_entities::Identifier::key).collect()
    };
    for kind in [IdentifierKind::Imo, IdentifierKind::Lei] {
        let (mine, theirs) = (keys(a, kind), keys(b, kind));
        if !mine.is_empty() && !theirs.is_empty() && mine.is_disjoint(&theirs) {
            return Some("IMO number or LEI");
        }
    }
    None
}

#[test]
fn sampled_merges_contradict_nothing() {
    let main = main_set();
    let mut pairs = Vec::new();
    for members in &main.found.groups {
        for (at, a) in members.iter().enumerate() {
            pairs.extend(members[at + 1..].iter().map(|b| (*a, *b)));
        }
    }
    println!(
        "{} groups, {} pairs, {:.1?}",
        main.found.groups.len(),
        pairs.len(),
        main.took
    );
    let mut rests_on: BTreeMap<&str, usize> = BTreeMap::new();
    for link in &main.found.links {
        *rests_on.entry(link.rests_on.as_str()).or_default() += 1;
    }
    println!(
        "links {rests_on:?}, near misses {}",
        main.found.near_misses.len()
    );
    let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
    for members in &main.found.groups {
        *sizes.entry(members.len()).or_default() += 1;
    }
    println!("sizes {sizes:?}");
    // 200 are the promise; all can be looked at as well.
    let mut dice = Dice::new(1718);
    let sampled: Vec<(usize, usize)> = (0..200).map(|_| pairs[dice.below(pairs.len())]).collect();
    let mut faults = Vec::new();
    for (a, b) in sampled.iter().chain(&pairs) {
        let (a, b) = (&main.entities[*a], &main.entities[*b]);
        if let Some(what) = contradiction(a, b) {
            faults.push(format!("{what}: {} {}", a.id, b.id));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn numbers_that_name_each_other_bring_together() {
    let main = main_set();
    let un: HashMap<String, usize> = main
        .entities
        .iter()
        .enumerate()
        .filter(|(_, entity)| list_of(entity) == "un-sc")
        .map(|(party, entity)| (entity.listings[0].reference.clone().unwrap(), party))
        .collect();
    let (mut together, mut apart) = (0_usize, Vec::new());
    for (party, entity) in main.entities.iter().enumerate() {
        let named = entity
            .remarks
            .iter()
            .filter_map(|remark| remark.strip_prefix("UN reference: "));
        for named in named.filter_map(|number| un.get(number.trim())) {
            if main.together(party, *named) {
                together += 1;
            } else {
                apart.push(format!("{} {}", entity.id, main.entities[*named].id));
            }
        }
    }
    let all = together + apart.len();
    println!("references to the UN: {together} of {all} together; apart: {apart:?}");
    assert!(all > 1_000, "{all}");
    assert!(together * 1000 >= all * 990, "{apart:?}");
}

#[test]
fn shared_identifiers_bring_together() {
    let main = main_set();
    let mut bearers: BTreeMap<(IdentifierKind, String), Vec<usize>> = BTreeMap::new();
    for (party, entity) in main.entities.iter().enumerate() {
        for id in &entity.identifiers {
            // Numbers of publishers' own making, and short ones, are shared by chance.
            let key = id.key();
            if id.kind != IdentifierKind::Other && key.len() >= 6 {
                let known = bearers.entry((id.kind, key)).or_default();
                if known.last() != Some(&party) {
                    known.push(party);
                }
            }
        }
    }
    let (mut together, mut all) = (0_usize, 0_usize);
    let mut apart = Vec::new();
    for ((kind, key), parties) in bearers {
        let lists: BTreeSet<&str> = parties
            .iter()
            .map(|p| list_of(&main.entities[*p]))
            .collect();
        // One of each list, or nobody knows whose it is.
        if lists.len() != parties.len() {
            continue;
        }
        for (at, a) in parties.iter().enumerate() {
            for b in &parties[at + 1..] {
                if main.entities[*a].schema() != main.entities[*b].schema() {
                    continue;
                }
                all += 1;
                if main.together(*a, *b) {
                    together += 1;
                } else {
                    let ids = [*a, *b].map(|party| main.entities[party].id.0.as_str());
                    apart.push(format!("{kind} {key}: {}", ids.join(" ")));
                }
            }
        }
    }
    println!("shared identifiers: {together} of {all} pairs together; apart: {apart:#?}");
    assert!(all > 1_000, "{all}");
    assert!(together * 100 >= all * 95, "{apart:#?}");
}

#[test]
fn the_order_of_the_lists_makes_no_difference() {
    let main = main_set();
    let (entities, found, _) = consolidated(MAIN_SET.into_iter().rev());
    let ids = |entities: &[Entity], found: &Consolidation| -> Vec<Vec<String>> {
        let ids =
            |members: &Vec<usize>| members.iter().map(|m| entities[*m].id.0.clone()).collect();
        found.groups.iter().map(ids).collect()
    };
    assert_eq!(ids(&entities, &found), ids(&main.entities, &main.found));
}

#[test]
fn the_order_of_records_and_names_makes_no_difference() {
    let main = main_set();
    let mut dice = Dice::new(20_250_410);
    let mut shuffled = Vec::new();
    for file in MAIN_SET {
        let mut list = list(file).0.entities;
        for at in (1..list.len()).rev() {
            list.swap(at, dice.below(at + 1));
        }
        // But for the primary name, which the readers choose by content, see stable_lists.
        for entity in &mut list {
            for at in (1..entity.names.len()).rev() {
                entity.names.swap(at, dice.below(at + 1));
            }
        }
        shuffled.push(list);
    }
    let mut builder = Builder::default();
    for (source, list) in shuffled.iter().enumerate() {
        builder.add(u16::try_from(source).unwrap(), list);
    }
    let found = builder.finish(Key::default(), Vec::new()).consolidate();
    let entities = shuffled.concat();
    let ids = |entities: &[Entity], found: &Consolidation| -> Vec<Vec<String>> {
        let ids =
            |members: &Vec<usize>| members.iter().map(|m| entities[*m].id.0.clone()).collect();
        found.groups.iter().map(ids).collect()
    };
    let (before, after) = (ids(&main.entities, &main.found), ids(&entities, &found));
    let differ: Vec<_> = after
        .iter()
        .filter(|group| !before.contains(group))
        .collect();
    assert!(differ.is_empty(), "{differ:#?}");
    assert_eq!(before.len(), after.len());
}
