//! The explanation is the sum, and the sum depends on nothing but the query and the party.

use proptest::prelude::*;
use vokter_entities::{Entity, Identifier, IdentifierKind, Kind, Name, NameKind, Person, Schema};
use vokter_names::Bits;
use vokter_screening::{Index, PAIR_PRIOR, Parties, Query, Settings, compare};

use crate::universe;

proptest! {
    #[test]
    fn bits_are_the_prior_and_the_terms(entities in universe::entities(), query in universe::query()) {
        let settings = Settings { threshold: 0.0, limit: None, ..Settings::default() };
        let index = Index::of(&Parties::prepare(entities));
        for hit in index.search(&query, &settings).hits {
            let sum: Bits = hit.score.terms.iter().map(|term| term.bits).sum();
            prop_assert_eq!(hit.score.bits, hit.score.prior + sum);
        }
    }

    #[test]
    fn other_parties_change_no_score(entities in universe::entities(), query in universe::query()) {
        let settings = Settings { threshold: 0.0, limit: None, ..Settings::default() };
        let all = Index::of(&Parties::prepare(entities.clone()));
        let together = all.search(&query, &settings);
        for (at, entity) in entities.into_iter().enumerate() {
            let alone = Index::of(&Parties::prepare(vec![entity])).search(&query, &settings);
            let of_all = together.hits.iter().find(|hit| hit.party == at).map(|hit| &hit.score);
            prop_assert_eq!(alone.hits.first().map(|hit| &hit.score), of_all);
        }
    }

    #[test]
    fn comparing_never_fails(a in any::<String>(), b in any::<String>()) {
        let score = compare(&a, &b, None, PAIR_PRIOR);
        let sum: Bits = score.terms.iter().map(|term| term.bits).sum();
        prop_assert_eq!(score.bits, score.prior + sum);
    }
}

fn bits(a: &str, b: &str) -> Bits {
    compare(a, b, None, PAIR_PRIOR).bits
}

fn meets(a: &str, b: &str) -> bool {
    compare(a, b, None, PAIR_PRIOR).probability() >= 0.7
}

#[test]
fn romanisations_of_one_name_meet() {
    for (a, b) in [
        ("Sergei Sjojgu", "Sergei Shoigu"),
        ("Sergei Schoigu", "Сергей Шойгу"),
        ("Serge Choïgou", "Sergey Shoygu"),
        ("Volodymyr Zelenskyj", "Володимир Зеленський"),
        ("Wolodymyr Selenskyj", "Volodymyr Zelensky"),
        ("Kim Jong Un", "김정은"),
        ("Kim Jong Un", "金正恩"),
        ("Kim Jong Un", "Ким Чен Ын"),
        ("Kim Jong Un", "キム・ジョンウン"),
        ("金正恩", "Ким Чен Ын"),
        ("Xi Jinping", "习近平"),
        ("Hsi Chin-p'ing", "習近平"),
    ] {
        assert!(meets(a, b), "{a} {b} {}", bits(a, b));
        assert!(meets(b, a), "{b} {a} {}", bits(b, a));
    }
}

#[test]
fn one_name_in_fourteen_scripts() {
    let name = "Vladimir Putin";
    for other in [
        "Владимир Путин",
        "Володимир Путін",
        "Βλαντίμιρ Πούτιν",
        "فلاديمير بوتين",
        "ולדימיר פוטין",
        "블라디미르 푸틴",
        "弗拉基米尔·普京",
        "ウラジーミル・プーチン",
        "व्लादिमीर पुतिन",
        "วลาดีมีร์ ปูติน",
        "ვლადიმერ პუტინი",
        "Վլադիմիր Պուտին",
        "ဗလာဒီမာ ပူတင်",
        "Wladimir Putin",
    ] {
        assert!(meets(name, other), "{other} {}", bits(name, other));
    }
}

#[test]
fn an_initial_is_worth_less_and_other_people_are_others() {
    assert!(bits("V. Putin", "Vladimir Putin") < bits("Vladimir Putin", "Vladimir Putin"));
    for (a, b) in [
        ("Kim Jong Un", "Kim Jong Il"),
        ("Kim Larsen", "Kim Jong Un"),
        ("Bank of Chad", "Bank of China"),
        ("Missile Brigade 10", "Missile Brigade 14"),
        ("Mark Milley", "Mark Kelly"),
        ("Hasan al-Dulaimi", "Hasan al-Tikriti"),
    ] {
        assert!(!meets(a, b), "{a} {b} {}", bits(a, b));
    }
}

/// A wallet and an aircraft are listed as their holder's number or by a mark as their name: the number finds
/// whom it is listed at, whatever kind is asked for, and another's kind alone hides nobody else.
#[test]
fn a_number_finds_who_holds_the_thing() {
    const WALLET: &str = "1QuorzamVerifikovQuorzamVerifikov1";
    let entity = |kind, name: &str, number: Option<(IdentifierKind, &str)>| {
        let mut entity = Entity::new(name.to_owned(), kind);
        entity.names.extend(Name::new(name, NameKind::Primary));
        entity
            .identifiers
            .extend(number.and_then(|(kind, value)| Identifier::new(kind, value)));
        entity
    };
    let person = || Kind::Person(Person::default());
    let index = Index::of(&Parties::prepare(vec![
        entity(
            person(),
            "Testan Verifikov",
            Some((IdentifierKind::Wallet, WALLET)),
        ),
        entity(
            Kind::CryptoWallet,
            "Quorzam",
            Some((IdentifierKind::Wallet, "0xQuorzam000000000000")),
        ),
        entity(Kind::Airplane, "XQ-GOM", None),
        entity(
            Kind::Airplane,
            "Quorzam One",
            Some((IdentifierKind::Other, "XQ-QUE")),
        ),
        entity(
            Kind::Organization,
            "Trelvana Airlines",
            Some((IdentifierKind::Other, "XQ-TRE")),
        ),
        entity(
            Kind::Organization,
            "Orlin Trading",
            Some((IdentifierKind::Registration, "918273645")),
        ),
    ]));
    let check = |name: Option<&str>, schema: Option<Schema>, number: &str, found: Option<usize>| {
        let query = Query {
            name: name.map(str::to_owned),
            schema,
            ids: vec![number.to_owned()],
            ..Query::default()
        };
        let hits = index.search(&query, &Settings::default()).hits;
        let parties: Vec<usize> = hits.iter().map(|hit| hit.party).collect();
        let expected: Vec<usize> = found.into_iter().collect();
        assert_eq!(parties, expected, "{name:?} {schema:?} {number}");
        for hit in hits {
            let sum: Bits = hit.score.terms.iter().map(|term| term.bits).sum();
            assert_eq!(hit.score.bits, hit.score.prior + sum, "{number}");
        }
    };
    check(None, None, WALLET, Some(0));
    check(None, Some(Schema::CryptoWallet), WALLET, Some(0));
    check(Some("Kari"), Some(Schema::CryptoWallet), WALLET, Some(0));
    check(None, Some(Schema::Person), WALLET, Some(0));
    check(None, Some(Schema::Company), WALLET, Some(0));
    check(None, Some(Schema::Person), "0xQuorzam000000000000", Some(1));
    for mark in ["XQ-GOM", "xqgom", "XQ GOM"] {
        check(None, None, mark, Some(2));
        check(None, Some(Schema::Airplane), mark, Some(2));
    }
    check(None, Some(Schema::Airplane), "XQ-QUE", Some(3));
    check(None, Some(Schema::Airplane), "XQ-TRE", Some(4));
    check(None, Some(Schema::Organization), "918273645", Some(5));
    // Typed where a name is asked for it contradicts no name.
    check(Some("918273645"), None, "918273645", Some(5));
    check(Some("Reg. No. 918273645"), None, "918273645", Some(5));
    check(Some("T-918273"), None, "918273", None);
    check(None, Some(Schema::Person), "918273645", None);
}
