//! Small made-up universes: a few dozen parties out of few words, so that names collide, share
//! tokens and differ by little, and queries that are near them or near nothing.

use proptest::prelude::*;
use vokter_entities::{
    Entity, Identifier, IdentifierKind, Kind, Listing, Name, NameKind, PartialDate, Person, Vessel,
};
use vokter_screening::Query;

/// So many cases, or as many as `PROPTEST_CASES` says.
pub(crate) fn cases(cases: u32) -> ProptestConfig {
    if std::env::var_os("PROPTEST_CASES").is_some() {
        return ProptestConfig::default();
    }
    ProptestConfig::with_cases(cases)
}

const WORDS: &[&str] = &[
    "Kim",
    "Gim",
    "Jong",
    "Jung",
    "Un",
    "Eun",
    "Chol",
    "Tae-hun",
    "Taehun",
    "Mohammed",
    "Muhammad",
    "Ali",
    "al-",
    "bin",
    "Hassan",
    "Abd",
    "Rahman",
    "Abdulrahman",
    "Sergei",
    "Sergey",
    "Serhii",
    "Bob",
    "Robert",
    "Ivanov",
    "Ivanovich",
    "Иванов",
    "Сергей",
    "V.",
    "S",
    "김",
    "정은",
    "金",
    "正恩",
    "محمد",
    "عبد",
    "الله",
    "انصار",
    "الدين",
    "Naesruddin",
    "Ansaruddin",
    "Abdullah",
    "علي",
    "Trading",
    "Torgovy",
    "Bank",
    "Korea",
    "Korean",
    "Iran",
    "Ltd",
    "LLC",
    "OOO",
    "Company",
    "10",
    "14",
    "II",
    "2",
    "Dr",
    "General",
    "Star",
    "Blue",
    "O'Neil",
    "Müller",
    "Mueller",
    "x",
    "Yi",
    "I",
    "Li",
    "Lee",
];

pub(crate) fn name() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(WORDS), 1..6)
        .prop_map(|words| words.join(" "))
}

/// A letter other, more, less or swapped.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slip {
    at: prop::sample::Index,
    what: u8,
    letter: char,
}

impl Slip {
    pub(crate) fn made(self, name: &str) -> String {
        let mut letters: Vec<char> = name.chars().collect();
        let at = self.at.index(letters.len());
        match self.what {
            0 => letters[at] = self.letter,
            1 => letters.insert(at, self.letter),
            2 => drop(letters.remove(at)),
            _ if at + 1 < letters.len() => letters.swap(at, at + 1),
            _ => {}
        }
        letters.into_iter().collect()
    }
}

pub(crate) fn slip() -> impl Strategy<Value = Slip> {
    let letter = proptest::char::range('a', 'z');
    (any::<prop::sample::Index>(), 0..4_u8, letter).prop_map(|(at, what, letter)| Slip {
        at,
        what,
        letter,
    })
}

fn slipped() -> impl Strategy<Value = String> {
    (name(), slip()).prop_map(|(name, slip)| slip.made(&name))
}

fn birth_date() -> impl Strategy<Value = PartialDate> {
    proptest::sample::select(
        &[
            "1955-05-21",
            "1955",
            "1956-05-21",
            "1955-12-05",
            "~1957",
            "1950/1958",
            "1985-11-02",
        ][..],
    )
    .prop_map(|text| text.parse().expect("a date"))
}

pub(crate) fn entity() -> impl Strategy<Value = Entity> {
    let kind = prop_oneof![
        3 => proptest::collection::vec(birth_date(), 0..3)
            .prop_map(|birth_dates| Kind::Person(Person { birth_dates, ..Person::default() })),
        2 => Just(Kind::Organization),
        1 => Just(Kind::Vessel(Vessel::default())),
        1 => Just(Kind::LegalEntity),
        1 => Just(Kind::Airplane),
        1 => Just(Kind::CryptoWallet),
    ];
    let quality = proptest::sample::select(
        &[
            NameKind::Primary,
            NameKind::StrongAlias,
            NameKind::WeakAlias,
            NameKind::Former,
        ][..],
    );
    let names = proptest::collection::vec((name(), quality), 1..4);
    let facts = (
        proptest::sample::subsequence(vec!["kp", "ru", "ir"], 0..3),
        proptest::option::of("[A-C][0-9]0000"),
    );
    (kind, names, facts, 0..40_u32).prop_map(|(kind, names, (countries, id), number)| {
        let mut entity = Entity::new(format!("made-{number:02}"), kind);
        entity.names = names
            .iter()
            .filter_map(|(text, kind)| Name::new(text, *kind))
            .collect();
        entity.countries = countries
            .iter()
            .filter_map(|code| code.parse().ok())
            .collect();
        entity.identifiers = id
            .iter()
            .filter_map(|id| Identifier::new(IdentifierKind::Passport, id))
            .collect();
        entity.listings = Vec::<Listing>::new();
        entity
    })
}

/// Up to thirty parties; ids may repeat, since two lists can give one party twice.
pub(crate) fn entities() -> impl Strategy<Value = Vec<Entity>> {
    proptest::collection::vec(entity(), 1..30)
}

/// A query with or without facts, by name, alias or identifier.
pub(crate) fn query() -> impl Strategy<Value = Query> {
    (
        proptest::option::weighted(0.95, prop_oneof![name(), slipped(), "[ -~а-яㄱ-힣]{0,24}"]),
        proptest::collection::vec(name(), 0..2),
        proptest::option::weighted(
            0.3,
            proptest::sample::select(
                &[
                    "person",
                    "organization",
                    "vessel",
                    "legalentity",
                    "airplane",
                    "cryptowallet",
                ][..],
            ),
        ),
        proptest::collection::vec(birth_date(), 0..3),
        proptest::sample::subsequence(vec!["kp", "no"], 0..2),
        proptest::option::weighted(0.3, "[A-C][0-9]0000"),
    )
        .prop_map(|(name, aliases, schema, births, countries, id)| Query {
            name,
            aliases,
            schema: schema.and_then(|schema| schema.parse().ok()),
            birth_date: births.first().copied(),
            other_birth_dates: births.into_iter().skip(1).collect(),
            countries: countries
                .iter()
                .filter_map(|code| code.parse().ok())
                .collect(),
            gender: None,
            ids: id.into_iter().collect(),
        })
}
