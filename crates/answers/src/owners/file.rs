//! The user's ownership file, added to what the lists say.
//!
//! It says who owns what in names, ids, references or identity numbers. Who of them is listed is
//! found as a screen finds it, at its threshold.

use std::collections::HashMap;

use vokter_entities::{Entity, Identifier, Kind, Name, NameKind};
use vokter_lists::own::ownership::Holding as Row;
use vokter_screening::ownership::{Hold, Holding};
use vokter_screening::{Index, Query, Settings as Search};

use super::graph::{Graph, Said};

/// Adds the rows of a file. Says what of it does not count.
pub(super) fn add(graph: &mut Graph<'_>, rows: &[Row], search: &Search) -> Vec<String> {
    let mut texts = Texts::of(graph, search);
    let mut warnings = Vec::new();
    // Of two rows on one pair the later one counts, also where it says less.
    let mut latest: HashMap<(usize, usize), &Row> = HashMap::new();
    let mut order = Vec::new();
    for row in rows {
        let pair = (
            texts.number(graph, &row.owner),
            texts.number(graph, &row.owned),
        );
        if pair.0 == pair.1 {
            warnings.push(format!(
                "{}: `{}` and `{}` are one party, and nobody owns itself: the row is left out",
                row.place, row.owner, row.owned
            ));
            continue;
        }
        let known = latest.entry(pair).or_insert_with(|| {
            order.push(pair);
            row
        });
        warnings.extend(twice(known, row));
        if (row.as_of, row.stake, row.controls) > (known.as_of, known.stake, known.controls) {
            *known = row;
        }
    }
    for pair in order {
        let row = latest[&pair];
        let holding = Holding {
            owner: pair.0,
            owned: pair.1,
            hold: Hold {
                share: row.stake,
                controls: row.controls,
            },
        };
        let said = Said {
            source: None,
            as_of: row.as_of,
        };
        graph.state(holding, said);
    }
    warnings
}

/// What is odd about two rows on one pair and of one day: two stakes that differ. They may be one
/// stake that somebody corrected, or two classes of shares; the file does not tell. The larger one
/// counts, since adding up what is one would block what nobody blocks.
fn twice(known: &Row, row: &Row) -> Option<String> {
    let (one, other) = (known.stake?, row.stake?);
    let larger = one.max(other);
    (known.as_of == row.as_of && one != other).then(|| {
        format!(
            "{} and {} give two shares of `{}` in `{}` for one day, {one} and {other}: {larger} counts; if they are two kinds of shares, write their sum in one row",
            known.place, row.place, row.owner, row.owned
        )
    })
}

/// The texts of a file and the parties that they mean.
struct Texts<'a> {
    search: &'a Search,
    /// Entries by their ids and references; a reference that two lists have is none.
    by_number: HashMap<String, usize>,
    /// By text, folded: what a text meant before, and who stands on no list.
    known: HashMap<String, usize>,
}

impl<'a> Texts<'a> {
    fn of(graph: &Graph<'_>, search: &'a Search) -> Self {
        let mut known: HashMap<String, Option<usize>> = HashMap::new();
        for (number, entity) in graph.bodies() {
            let names = entity.names.iter().filter(|name| name.kind.is_strong());
            let names = names.map(|name| name.text.as_str());
            let identifiers = entity.identifiers.iter();
            let identifiers = identifiers.map(|identifier: &Identifier| identifier.value.as_str());
            for text in names.chain(identifiers).chain([entity.id.0.as_str()]) {
                // A name that two bear means neither.
                let meant = known.entry(folded(text)).or_insert(Some(number));
                *meant = meant.filter(|other| *other == number);
            }
        }
        let known = known.into_iter();
        Self {
            search,
            by_number: by_number(graph.index),
            known: known
                .filter_map(|(text, number)| Some((text, number?)))
                .collect(),
        }
    }

    /// The number of the party that a text means. Who is called the same is the same; a text that
    /// means a listed party is that party, so that an id and a name for it are one owner.
    fn number(&mut self, graph: &mut Graph<'_>, text: &str) -> usize {
        let key = folded(text);
        if let Some(number) = self.known.get(&key) {
            return *number;
        }
        let number = match self.listed(graph.index, text) {
            Some(entry) => graph.listed(entry),
            None => {
                let mut entity = Entity::new(format!("owned-{text}"), Kind::LegalEntity);
                entity.names.extend(Name::new(text, NameKind::Primary));
                graph.body(entity)
            }
        };
        self.known.insert(key, number);
        number
    }

    /// The entry that a text means by its id, by a reference, or as a screen finds it; of those that
    /// are found by name only such as freeze assets, for only they block what they own.
    fn listed(&self, index: &Index, text: &str) -> Option<usize> {
        if let Some(entry) = self.by_number.get(text.trim()) {
            return Some(*entry);
        }
        let query = Query {
            name: Some(text.to_owned()),
            ids: vec![text.to_owned()],
            ..Query::default()
        };
        let hits = index.search(&query, self.search).hits;
        hits.into_iter()
            .map(|hit| hit.party)
            .find(|entry| !super::graph::frozen(index, *entry).is_empty())
    }
}

/// A text but for case, white space and invisible characters.
fn folded(text: &str) -> String {
    vokter_names::normalise(text).to_lowercase()
}

fn by_number(index: &Index) -> HashMap<String, usize> {
    let mut found: HashMap<String, Option<usize>> = HashMap::new();
    for entry in (0..index.len()).filter(|entry| index.is_searched(*entry)) {
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
