//! Numbers of a ship that is asked for which differ from those that lists have of a ship that is found. They take
//! nothing from its score, for who evades sails under a number that is false; who reads the answer must know.

use std::fmt;

use vokter_entities::{Entity, Identifier, IdentifierKind, Kind, ParticularKind, Schema};
use vokter_screening::{Hit, Query};

use crate::parties::Parties;
use crate::remark::Remark;

/// A number of which one ship has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// IMO ship number.
    Imo,
    /// Maritime Mobile Service Identity.
    Mmsi,
    /// The sign it calls by on the radio.
    CallSign,
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Imo => IdentifierKind::Imo.fmt(f),
            Self::Mmsi => IdentifierKind::Mmsi.fmt(f),
            Self::CallSign => f.write_str("call sign"),
        }
    }
}

impl Number {
    /// All of them, each with what others call its field.
    const ALL: [(&str, Self); 3] = [
        ("imoNumber", Self::Imo),
        ("mmsi", Self::Mmsi),
        ("callSign", Self::CallSign),
    ];

    /// A text as such a number, if it is one.
    fn read(self, text: &str) -> Option<Identifier> {
        let parsed = |kind| Identifier::parse(kind, text).ok();
        match self {
            Self::Imo => parsed(IdentifierKind::Imo),
            Self::Mmsi => parsed(IdentifierKind::Mmsi),
            Self::CallSign => parsed(IdentifierKind::Other).filter(|sign| is_sign(&sign.key())),
        }
    }

    /// Those that a list has of a party.
    fn of(self, found: &Entity) -> Vec<Identifier> {
        let of_kind = |kind| {
            let all = found.identifiers.iter().filter(move |id| id.kind == kind);
            all.cloned().collect()
        };
        match (self, &found.kind) {
            (Self::Imo, _) => of_kind(IdentifierKind::Imo),
            (Self::Mmsi, _) => of_kind(IdentifierKind::Mmsi),
            (Self::CallSign, Kind::Vessel(ship)) => {
                let signs = ship.told(ParticularKind::CallSign);
                signs.filter_map(|text| self.read(text)).collect()
            }
            (Self::CallSign, _) => Vec::new(),
        }
    }
}

/// Letters and figures of a call sign (ITU Radio Regulations, article 19), with room for a slip.
const SIGN_CHARS: std::ops::RangeInclusive<usize> = 3..=8;

/// Whether a key can be a call sign: a list may write `none` or `unknown` in its place.
fn is_sign(key: &str) -> bool {
    let has_figure = key.bytes().any(|byte| byte.is_ascii_digit());
    SIGN_CHARS.contains(&key.len())
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && key.bytes().any(|byte| byte.is_ascii_alphabetic())
        && (has_figure || key.len() == 4 && key != "NONE")
}

/// Whether a key has a big ship's shape of it, so that it need not be called one: two characters that tell
/// the country, two letters, and perhaps a figure.
fn is_plain_sign(key: &str) -> bool {
    let is = |at: usize, of: fn(&u8) -> bool| key.as_bytes().get(at).is_some_and(of);
    let letter = |at| is(at, u8::is_ascii_uppercase);
    let is_of_shape = (letter(0) || letter(1)) && letter(2) && letter(3);
    is_of_shape && is_sign(key) && (key.len() == 4 || key.len() == 5 && is(4, u8::is_ascii_digit))
}

/// The numbers that are asked for, and who is found with others.
#[derive(Default)]
pub struct AtOdds {
    asked: Vec<Asked>,
}

struct Asked {
    number: Number,
    given: Vec<Identifier>,
    /// Ships that are found with other numbers, each with the first of them.
    others: Vec<(String, String)>,
}

impl AtOdds {
    /// Of a question, whose numbers don't say which they are. A number of nine digits, and a call sign, is one of
    /// a ship only where a ship is asked for, or it is called so.
    fn of_query(query: &Query) -> Self {
        let is_ship = query.schema == Some(Schema::Vessel);
        let names = || query.name.iter().chain(&query.aliases);
        let said = |id: &String, field: &str| match field {
            "mmsi" => {
                let called = called(id, &["mmsi"]);
                let number = called.or(is_ship.then_some(id.trim()))?;
                Some(number.to_owned())
            }
            "callSign" => called(id, &SIGN_WORDS)
                .filter(|sign| Number::CallSign.read(sign).is_some())
                .or_else(|| {
                    let key = Number::CallSign.read(id)?.key();
                    // A word of a ship's name with a figure is looked up as a number, too.
                    let is_named = names().any(|name| name.contains(id.trim()));
                    (is_ship && is_plain_sign(&key) && !is_named).then_some(id.trim())
                })
                .map(str::to_owned),
            _ => Some(id.trim().to_owned()),
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
        let asked = Number::ALL.iter().map(|(name, number)| {
            let given = given(name).into_iter();
            Asked {
                number: *number,
                given: given.filter_map(|text| number.read(&text)).collect(),
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
            let listed = asked.number.of(found);
            let agrees = |id: &Identifier| asked.given.iter().any(|own| own.key() == id.key());
            if let Some(first) = listed.first()
                && !listed.iter().any(agrees)
            {
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
            number: asked.number,
            given: asked.given.iter().map(Identifier::key).collect(),
            others: asked.others,
        };
        differs.map(remark).collect()
    }
}

/// How a call sign is called before it.
const SIGN_WORDS: [&str; 5] = [
    "call sign",
    "call-sign",
    "call_sign",
    "callsign",
    "kallesignal",
];

/// What stands behind one of some words that a number is called by.
fn called<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    let text = text.trim();
    let number = words.iter().find_map(|word| {
        let head = text.get(..word.len())?;
        head.eq_ignore_ascii_case(word).then(|| &text[word.len()..])
    });
    number.map(|number| number.trim_start_matches([':', ' ']))
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
    use vokter_entities::{Name, NameKind, Vessel};

    use super::*;

    fn ship(name: &str, numbers: &[(IdentifierKind, &str)], signs: &[&str]) -> Entity {
        let mut ship = Entity::new(name, Kind::Vessel(Vessel::default()));
        ship.names.extend(Name::new(name, NameKind::Primary));
        let numbers = numbers.iter();
        ship.identifiers
            .extend(numbers.filter_map(|(kind, text)| Identifier::new(*kind, text)));
        if let Kind::Vessel(vessel) = &mut ship.kind {
            for sign in signs {
                vessel.tell(ParticularKind::CallSign, sign);
            }
        }
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
        let star = || {
            ship(
                "Trelvana Star",
                &[(Imo, "9074729"), (Mmsi, "572469210")],
                &["9HDX0"],
            )
        };
        let moon = || {
            ship(
                "Trelvana Moon",
                &[(Mmsi, "572469211"), (Mmsi, "572469212")],
                &["n/a", "T2EU4"],
            )
        };
        let sun = || ship("Trelvana Sun", &[], &[]);
        check(("mmsi", "572 469 210"), &[star(), sun()], &[]);
        check(("mmsi", "572469212"), &[moon()], &[]);
        check(
            ("mmsi", "572469299"),
            &[star(), moon(), sun()],
            &["Trelvana Star has 572469210; Trelvana Moon has 572469211)"],
        );
        check(("imoNumber", "IMO 9074729"), &[star(), moon()], &[]);
        check(("imoNumber", "9187629"), &[star()], &["has 9074729"]);
        check(("callSign", "9hdx0"), &[star(), sun()], &[]);
        check(
            ("callSign", "5IM316"),
            &[star(), moon(), sun()],
            &[
                "the call sign 5IM316",
                "Star has 9HDX0; Trelvana Moon has T2EU4)",
            ],
        );
        check(("callSign", "none"), &[star()], &[]);
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
        let star = ship("Trelvana Star", &star, &["9HDX0"]);
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
            ("call sign: 9HDX1", None, true),
            ("Callsign 9hdx0", None, false),
            ("kallesignal LAKO", None, true),
            ("call sign unknown", Some(Schema::Vessel), false),
            ("9HDX1", Some(Schema::Vessel), true),
            ("9HDX0", Some(Schema::Vessel), false),
            ("LAKO", Some(Schema::Vessel), true),
            ("9HDX1", None, false),
            // Another number of a ship, and a word of its name.
            ("M-122-AV", Some(Schema::Vessel), false),
            ("Moon7", Some(Schema::Vessel), false),
        ] {
            let mut odds = AtOdds::of_query(&Query {
                name: Some("Trelvana Moon7".to_owned()),
                ids: vec![id.to_owned()],
                schema,
                ..Query::default()
            });
            odds.look_at(&star);
            assert_eq!(!odds.remarks().is_empty(), told, "{id} {schema:?}");
        }
    }
}
