use super::*;

fn check(text: &str, expected: Word) {
    assert_eq!(lookup(text), expected, "{text}");
}

fn generic(concept: &'static str) -> Word {
    Word {
        generic: Some(Concept(concept)),
        ..Word::default()
    }
}

fn place(country: &'static str, city: Option<&'static str>) -> Word {
    Word {
        place: Some(Place { country, city }),
        ..Word::default()
    }
}

#[test]
fn words_of_persons() {
    check(
        "general",
        Word {
            title: true,
            ..generic("general")
        },
    );
    check(
        "mullah",
        Word {
            title: true,
            title_or_name: true,
            ..Word::default()
        },
    );
    check(
        "bin",
        Word {
            particle: Some(Particle::Kinship),
            ..Word::default()
        },
    );
    check(
        "abu",
        Word {
            particle: Some(Particle::Kunya),
            ..Word::default()
        },
    );
    check(
        "abdul",
        Word {
            particle: Some(Particle::Servant),
            ..Word::default()
        },
    );
    check(
        "jr",
        Word {
            generation: Some(2),
            ..Word::default()
        },
    );
    check(
        "ii",
        Word {
            generation: Some(2),
            number: Some(2),
            ..Word::default()
        },
    );
}

#[test]
fn words_of_bodies() {
    check("trading", generic("trade.trade"));
    check("zavod", generic("plant"));
    check("werk", generic("plant"));
    check(
        "gmbh",
        Word {
            legal_form: Some(LegalForm::Limited),
            ..Word::default()
        },
    );
    check(
        "as",
        Word {
            particle: Some(Particle::Article),
            legal_form: Some(LegalForm::JointStock),
            ..Word::default()
        },
    );
    check("korean", place("kp/kr", None));
    check("moskva", place("ru", Some("moscow")));
    check(
        "39",
        Word {
            number: Some(39),
            ..Word::default()
        },
    );
    check(
        "third",
        Word {
            number: Some(3),
            ..Word::default()
        },
    );
}

#[test]
fn distinctive_words_and_names_are_plain() {
    for text in [
        "gold", "star", "sun", "kim", "li", "khan", "sultan", "olga", "hansen", "", "zzz",
    ] {
        assert!(lookup(text).is_plain(), "{text}: {:?}", lookup(text));
    }
}

#[test]
fn words_that_translate_each_other_have_one_concept() {
    let check = |one: &str, other: &str| {
        let both = lookup(one).generic.zip(lookup(other).generic);
        let may = both.is_some_and(|(one, other)| one.may_mean(other));
        assert!(may, "{one} {other} {both:?}");
    };
    check("bank", "unhaeng");
    check("trading", "muyok");
    check("trading", "maoyi");
    check("machine", "mashinostroitelnyy");
    check("industry", "sanat");
    check("shipping", "kashtirani");
    check("development", "entwicklung");
    check("institute", "institut");
    check("international", "intl");
    check("electromechanics", "elektramekhanika");
    check("shipyard", "sudnabudaunichy");
    check("shipyard", "estaleiro");
    check("science", "badawczy");
    check("association", "associazione");
    check("chemical", "hemijsko");
    check("communication", "haberlesme");
}

#[test]
fn places_that_are_one_are_equal() {
    assert_eq!(lookup("korea").place, lookup("choson").place);
    assert_eq!(lookup("moskva").place, lookup("moscow").place);
    assert_ne!(lookup("moscow").place, lookup("russia").place);
}

#[test]
fn the_tables_are_sorted_and_hold_lower_case_ascii() {
    for text in [TITLES, GENERATIONS, GENERIC_WORDS, PLACES] {
        table::assert_sorted(text);
        for row in rows(text) {
            let (word, value, _) = columns(row);
            let plain = !word.is_empty()
                && word
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
            assert!(plain && !value.is_empty(), "{row}");
        }
    }
}

#[test]
fn a_place_of_one_name_with_another_may_be_either() {
    let may_be = |one: &str, other: &str| {
        let both = lookup(one).place.zip(lookup(other).place);
        both.is_some_and(|(one, other)| one.may_be(other))
    };
    assert!(may_be("korea", "dprk") && may_be("hanguk", "korean"));
    assert!(!may_be("dprk", "hanguk"));
}

#[test]
fn two_senses_of_one_concept_do_not_meet() {
    let may_mean = |one: &str, other: &str| {
        let both = lookup(one).generic.zip(lookup(other).generic);
        both.is_some_and(|(one, other)| one.may_mean(other))
    };
    assert!(!may_mean("army", "navy"));
    assert!(!may_mean("police", "prison"));
    // What has no sense may be either.
    assert!(may_mean("army", "voenno") && may_mean("navy", "voenno"));
    assert!(may_mean("navy", "naval"));
}
