//! Numbers of a ship that is asked for which differ from those that lists have of a ship that is found. They take
//! nothing from its score, for who evades sails under a number that is false; who reads the answer must know.

use vokter_entities::{Entity, Identifier, IdentifierKind};

/// Most ships that a warning names.
const NAMED_MAX: usize = 3;

/// Which numbers those are: one ship has one of each.
const NUMBERS: [(&str, IdentifierKind); 2] = [
    ("imoNumber", IdentifierKind::Imo),
    ("mmsi", IdentifierKind::Mmsi),
];

/// The numbers that are asked for, and who is found with others.
#[derive(Default)]
pub(crate) struct AtOdds {
    asked: Vec<Asked>,
}

struct Asked {
    name: &'static str,
    kind: IdentifierKind,
    given: Vec<Identifier>,
    /// Ships that are found with other numbers, each with the first of them.
    others: Vec<(String, String)>,
}

impl AtOdds {
    /// Of the values that are given of each parameter or property.
    pub(crate) fn of(given: impl Fn(&str) -> Vec<String>) -> Self {
        let asked = NUMBERS.iter().map(|(name, kind)| {
            let given = given(name).into_iter();
            let given = given.filter_map(|text| Identifier::parse(*kind, &text).ok());
            Asked {
                name,
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
    pub(crate) fn look_at(&mut self, found: &Entity) {
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
    pub(crate) fn is_idle(&self) -> bool {
        self.asked.is_empty()
    }

    /// What is to be said.
    pub(crate) fn warnings(&self) -> Vec<String> {
        let differs = self.asked.iter().filter(|asked| !asked.others.is_empty());
        let text = |asked: &Asked| {
            let given: Vec<&str> = asked.given.iter().map(|id| id.value.as_str()).collect();
            let others = asked.others.iter().take(NAMED_MAX);
            let mut others: Vec<String> = others
                .map(|(name, number)| format!("{name} has {number}"))
                .collect();
            if asked.others.len() > NAMED_MAX {
                others.push("…".to_owned());
            }
            format!(
                "`{}` {} differs from what the lists say ({}): that takes nothing from a score, since such numbers are falsified and an MMSI changes with the flag",
                asked.name,
                given.join(", ").escape_debug(),
                others.join("; ")
            )
        };
        differs.map(text).collect()
    }
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
            let told = odds.warnings();
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
}
