//! Who owns what by the lists themselves, kept beside the index that is made of them.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use vokter_entities::{Entity, EntityId, PartialDate, Relation, RelationKind};
use vokter_lists::LoadedList;
use vokter_screening::ownership::Hold;

/// Owners and what they own, by the lists.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Ties {
    /// In the order of the index's sources.
    pub(super) lists: Vec<(u32, TiesOfList)>,
}

/// Owners and what they own, by one list.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct TiesOfList {
    pub(super) parties: Vec<Tied>,
    pub(super) holdings: Vec<Stated>,
    /// The data sets of the list that say so.
    pub(super) sources: Vec<String>,
}

/// A party that owns or is owned.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Tied {
    /// An entry, by its place on the list.
    Entry(u32),
    /// Named by a list because somebody listed is tied to it.
    Beside(Box<Entity>),
}

/// That one party has a hold on another, both by their places in [`TiesOfList::parties`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Stated {
    pub(super) owner: u32,
    pub(super) owned: u32,
    pub(super) hold: Hold,
    /// Who says so, by its place in [`TiesOfList::sources`].
    pub(super) source: u32,
    pub(super) since: Option<PartialDate>,
}

impl Ties {
    /// Adds those of a list whose entries come next in the index, from number `first` on.
    pub fn push(&mut self, first: usize, list: TiesOfList) {
        self.lists.push((first as u32, list));
    }

    /// Those of a list, by its place among the index's sources.
    pub fn of_source(&self, source: u16) -> Option<&TiesOfList> {
        self.lists.get(usize::from(source)).map(|(_, list)| list)
    }
}

impl TiesOfList {
    /// The holdings that a list states. Parties beside its own are taken out of it: they are needed
    /// here only.
    pub fn of(list: &mut LoadedList) -> Self {
        let mut ties = Self::default();
        let mut sources = Numbers::default();
        ties.add(list, &mut sources);
        ties.sources = sources.names;
        ties
    }

    fn add(&mut self, list: &mut LoadedList, sources: &mut Numbers) {
        let published = PartialDate::new(
            list.info.published.year(),
            u8::try_from(list.info.published.month()).ok(),
            u8::try_from(list.info.published.day()).ok(),
        );
        let holds: Vec<(&Relation, Hold)> = list
            .relations
            .iter()
            .filter(|relation| !has_ended(relation, published))
            .filter_map(|relation| Some((relation, hold(relation.kind)?)))
            .collect();
        if holds.is_empty() {
            return;
        }
        let ends = holds
            .iter()
            .flat_map(|(relation, _)| [&relation.from, &relation.to]);
        let mut places: HashMap<&EntityId, Option<u32>> = ends.map(|id| (id, None)).collect();
        for (at, entity) in list.entities.iter().enumerate() {
            if let Some(place) = places.get_mut(&entity.id) {
                *place = Some(self.parties.len() as u32);
                self.parties.push(Tied::Entry(at as u32));
            }
        }
        for entity in std::mem::take(&mut list.related) {
            if let Some(place) = places.get_mut(&entity.id)
                && place.is_none()
                && !entity.names.is_empty()
            {
                *place = Some(self.parties.len() as u32);
                self.parties.push(Tied::Beside(Box::new(entity)));
            }
        }
        for (relation, hold) in holds {
            // An end that the list does not name cannot be shown to anybody.
            if let (Some(owner), Some(owned)) = (places[&relation.from], places[&relation.to]) {
                self.holdings.push(Stated {
                    owner,
                    owned,
                    hold,
                    source: sources.of(&relation.source),
                    since: relation.since,
                });
            }
        }
    }
}

/// What a relation says of ownership and control; none for other ties. To lead a body is not to
/// control it.
fn hold(kind: RelationKind) -> Option<Hold> {
    match kind {
        RelationKind::Owns { stake } => Some(Hold::of(stake)),
        RelationKind::Controls => Some(Hold::CONTROL),
        RelationKind::Directs
        | RelationKind::Family
        | RelationKind::Associate
        | RelationKind::Linked => None,
    }
}

/// Whether a tie was over when its list was published: for certain, not perhaps.
fn has_ended(relation: &Relation, published: Option<PartialDate>) -> bool {
    let last = |date: PartialDate| {
        (
            date.last_year,
            date.month.unwrap_or(12),
            date.day.unwrap_or(31),
        )
    };
    match (relation.until, published) {
        (Some(until), Some(published)) => last(until) < last(published),
        _ => false,
    }
}

/// The data set that says so, by its place; none where the list names none.
pub(super) fn source_of(sources: &[String], place: u32) -> Option<String> {
    let source = sources.get(place as usize)?;
    (!source.trim().is_empty()).then(|| source.clone())
}

/// Names with their numbers, in order of first mention.
#[derive(Default)]
struct Numbers {
    names: Vec<String>,
    of: HashMap<String, u32>,
}

impl Numbers {
    fn of(&mut self, name: &str) -> u32 {
        if let Some(number) = self.of.get(name) {
            return *number;
        }
        let number = self.names.len() as u32;
        self.names.push(name.to_owned());
        self.of.insert(name.to_owned(), number);
        number
    }
}

#[cfg(test)]
mod tests {
    use vokter_entities::{Kind, Name, NameKind};

    use super::*;

    fn relation(from: &str, to: &str, kind: RelationKind, until: Option<&str>) -> Relation {
        Relation {
            kind,
            from: EntityId(from.to_owned()),
            to: EntityId(to.to_owned()),
            role: None,
            since: None,
            until: until.map(|date| date.parse().unwrap()),
            source: "x".to_owned(),
        }
    }

    #[test]
    fn ties_that_ended_or_lead_nowhere_are_none() {
        let party = |id: &str| {
            let mut party = Entity::new(id, Kind::Company);
            party.names.extend(Name::new(id, NameKind::Primary));
            party
        };
        let mut list = vokter_lists::starter::list(&[]).unwrap();
        let entries = list.entities.len();
        list.info.published = jiff::civil::Date::constant(2024, 5, 21);
        list.entities.push(party("a"));
        list.related = vec![party("b"), party("c")];
        let owns = RelationKind::Owns { stake: None };
        list.relations = vec![
            relation("a", "b", owns, None),
            relation("a", "b", RelationKind::Controls, Some("2024")),
            relation("b", "c", owns, Some("2024-05-20")),
            relation("a", "c", RelationKind::Directs, None),
            relation("a", "d", owns, None),
        ];
        let ties = TiesOfList::of(&mut list);
        assert_eq!(ties.holdings.len(), 2);
        assert!(matches!(&ties.parties[0], Tied::Entry(entry) if *entry as usize == entries));
        assert!(matches!(&ties.parties[1], Tied::Beside(entity) if entity.id.0 == "b"));
        assert_eq!(
            (ties.parties.len(), ties.sources.as_slice()),
            (2, &["x".to_owned()][..])
        );
        assert!(ties.holdings[1].hold.controls);
        assert_eq!(source_of(&ties.sources, 0).as_deref(), Some("x"));
        // Nobody is said to say so where the list does not say who.
        assert_eq!(source_of(&[" ".to_owned()], 0), None);
    }
}
