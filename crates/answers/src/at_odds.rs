//! Numbers of a ship that is asked for which differ from those that lists have of a ship that is found. They take
//! nothing from its score, for who evades sails under a number that is false; who reads the answer must know.

use vokter_entities::{Entity, Identifier, IdentifierKind, Schema};
use vokter_screening::{Hit, Query};

use crate::parties::Parties;
use crate::remark::Remark;

/// Which numbers those are: one ship has one of each. Each with what others call its field.
const NUMBERS: [(&str, IdentifierKind); 2] = [
    ("imoNumber", IdentifierKind::Imo),
    ("mmsi", IdentifierKind::Mmsi),
];

/// The numbers that are asked for, and who is found with others.
#[derive(Default)]
pub struct AtOdds {
    asked: Vec<Asked>,
}

struct Asked {
    kind: IdentifierKind,
    given: Vec<Identifier>,
    /// Ships that are found with other numbers, each with the first of them.
    others: Vec<(String, String)>,
}

impl AtOdds {
    /// Of a question, whose numbers don't say which they are. A number of nine digits is one of a ship only where a
    /// ship is asked for, or the number is called so.
    fn of_query(query: &Query) -> Self {
        let is_ship = query.schema == Some(Schema::Vessel);
        let said = |id: &String, field: &str| {
            let id = id.trim();
            if field != "mmsi" {
                return Some(id.to_owned());
            }
            let head = id.get(..field.len());
            let called = head.is_some_and(|head| head.eq_ignore_ascii_case(field));
            let number = if called { &id[field.len()..] } else { id };
            (called || is_ship).then(|| number.trim_start_matches([':', ' ']).to_owned())
        };
        Self::of(|field| query.ids.iter().filter_map(|id| said(id, field)).collect())
    }

    /// Of a question and the hits that it has.
    pub fn of_hits(query: &Query, hits: &[Hit], parties: &Parties) -> Vec<Remark> {
        let mut odds = Self::of_query(query);
        if !odds.is_idle() {
            for hit in hits {
                odds.look_at(&parties.party(hit.party).entity);
            }
        }
        odds.remarks()
    }

    /// Of the values that are given of each parameter or property.
    pub fn of(given: impl Fn(&str) -> Vec<String>) -> Self {
        let asked = NUMBERS.iter().map(|(name, kind)| {
            let given = given(name).into_iter();
            let given = given.filter_map(|text| Identifier::parse(*kind, &text).ok());
            Asked {
                kind: *kind,
                given: given.collect(),
                others: Vec::new(),
            }
        });
        Self {
            asked: asked.filter(|asked| !asked.given.is_empty()).collect(),
        }
    }

    /// Looks at who is found.
    pub fn look_at(&mut self, found: &Entity) {
        for asked in &mut self.asked {
            let of_kind = found.identifiers.iter().filter(|id| id.kind == asked.kind);
            let agrees = |id: &Identifier| asked.given.iter().any(|own| own.key() == id.key());
            let Some(first) = of_kind.clone().next() else {
                continue;
            };
            if !of_kind.clone().any(agrees) {
                let told = (found.caption().to_owned(), first.value.clone());
                asked.others.push(told);
            }
        }
    }

    /// Whether there is anything to look for.
    pub fn is_idle(&self) -> bool {
        self.asked.is_empty()
    }

    /// What is to be said.
    pub fn remarks(self) -> Vec<Remark> {
        let differs = self.asked.into_iter();
        let differs = differs.filter(|asked| !asked.others.is_empty());
        let remark = |asked: Asked| Remark::OtherNumber {
            kind: asked.kind,
            given: asked.given.iter().map(Identifier::key).collect(),
            others: asked.others,
        };
        differs.map(remark).collect()
    }
}

/// Most ships that a remark names.
const SHIPS_MAX: usize = 3;

/// Ships with their numbers, the first of them.
pub(crate) fn ships(all: &[(String, String)], has: &str) -> String {
    let told = all.iter().take(SHIPS_MAX);
    let mut told: Vec<String> = told
        .map(|(name, number)| format!("{name} {has} {number}"))
        .collect();
    if all.len() > SHIPS_MAX {
        told.push("…".to_owned());
    }
    told.join("; ")
}

#[cfg(test)]
mod tests {
    use vokter_entities::{Kind, Name, NameKind, Vessel};

    use super::*;

    fn ship(name: &str, numbers: &[(IdentifierKind, &str)]) -> Entity {
        let mut ship = Entity::new(name, Kind::Vessel(Vessel::default()));
        ship.names.extend(Name::new(name, NameKind::Primary));
        let numbers = numbers.iter();
        ship.identifiers
            .extend(numbers.filter_map(|(kind, text)| Identifier::new(*kind, text)));
        ship
    }

    #[test]
    fn a_number_that_differs_is_told_of_each_ship_that_has_one() {
        use IdentifierKind::{Imo, Mmsi};
        let check = |asked: (&str, &str), found: &[Entity], said: &[&str]| {
            let given = |name: &str| {
                let values = (name == asked.0).then(|| asked.1.to_owned());
                values.into_iter().collect()
            };
            let mut odds = AtOdds::of(given);
            for entity in found {
                odds.look_at(entity);
            }
            let told: Vec<String> = odds.remarks().iter().map(ToString::to_string).collect();
            assert_eq!(told.len(), usize::from(!said.is_empty()), "{told:?}");
            for word in said {
                assert!(told[0].contains(word), "{told:?}");
            }
        };
        let star = || ship("Trelvana Star", &[(Imo, "9074729"), (Mmsi, "572469210")]);
        let moon = || ship("Trelvana Moon", &[(Mmsi, "572469211"), (Mmsi, "572469212")]);
        let sun = || ship("Trelvana Sun", &[]);
        check(("mmsi", "572 469 210"), &[star(), sun()], &[]);
        check(("mmsi", "572469212"), &[moon()], &[]);
        check(
            ("mmsi", "572469299"),
            &[star(), moon(), sun()],
            &["Trelvana Star has 572469210; Trelvana Moon has 572469211)"],
        );
        check(("imoNumber", "IMO 9074729"), &[star(), moon()], &[]);
        check(("imoNumber", "9187629"), &[star()], &["has 9074729"]);
        // What is no number of a ship is told elsewhere.
        check(("imoNumber", "unknown"), &[star()], &[]);
        let many = [star(), star(), star(), star()];
        check(("mmsi", "572469299"), &many, &["; …)"]);
    }

    #[test]
    fn of_a_question_those_numbers_are_looked_at_that_can_be_a_ships() {
        let star = [
            (IdentifierKind::Imo, "9074729"),
            (IdentifierKind::Mmsi, "572469210"),
        ];
        let star = ship("Trelvana Star", &star);
        for (id, schema, told) in [
            ("IMO 9187629", None, true),
            ("9187629", Some(Schema::Vessel), true),
            ("IMO 9074729", None, false),
            // No ship's: told elsewhere.
            ("9187628", Some(Schema::Vessel), false),
            ("MMSI 572469299", None, true),
            ("mmsi: 572469210", None, false),
            ("572469299", Some(Schema::Vessel), true),
            ("572469299", None, false),
        ] {
            let mut odds = AtOdds::of_query(&Query {
                ids: vec![id.to_owned()],
                schema,
                ..Query::default()
            });
            odds.look_at(&star);
            assert_eq!(!odds.remarks().is_empty(), told, "{id} {schema:?}");
        }
    }
}
