//! What one word, or less than the listed name, says, and signs that are words of the grammar too.

use vokter_entities::{Entity, Kind, Name, NameKind, Person};

use super::*;

fn party(id: &str, kind: Kind, names: &[&str]) -> Entity {
    let mut entity = Entity::new(id, kind);
    let names = names.iter();
    entity
        .names
        .extend(names.filter_map(|name| Name::new(name, NameKind::Primary)));
    entity
}

#[test]
fn an_everyday_word_names_nobody_alone() {
    let index = Index::build(vec![
        party("vector", Kind::Company, &["Vector LLC"]),
        party(
            "zeltran",
            Kind::Company,
            &["Zeltranovik LLC", "Los Zeltranoviks"],
        ),
    ]);
    for text in [
        "They sold it to Vector last year.",
        "Vector was closed.",
        "See MAX_ZELTRANOVIK_FILE for more.",
    ] {
        assert!(found(&index, text).is_empty(), "{text}");
    }
    for (text, words) in [
        ("They sold it to Zeltranovik last year.", "Zeltranovik"),
        ("Zeltranovik was closed.", "Zeltranovik"),
    ] {
        let found = found(&index, text);
        assert!(found.len() == 1 && found[0].0 == words, "{text} {found:?}");
    }
}

#[test]
fn two_common_names_of_three_are_many_peoples() {
    let person = |name| party("jorge", Kind::Person(Person::default()), &[name]);
    let index = Index::build(vec![person("Jorge GONZALEZ QUIÑONES")]);
    assert!(found(&index, "They met Jorge Gonzalez yesterday.").is_empty());
    assert_eq!(
        found(&index, "They met Jorge Gonzalez Quiñones yesterday.").len(),
        1
    );
}

#[test]
fn a_month_may_be_a_given_name() {
    let person = party(
        "jaime",
        Kind::Person(Person::default()),
        &["Jaime GONZALEZ DURAN"],
    );
    let index = Index::build(vec![person]);
    let text = "La traducción de esta página del manual fue creada por Julio González Durán.";
    assert!(found(&index, text).is_empty());
}

#[test]
fn a_sign_of_the_grammar_may_be_in_a_name() {
    let person = Kind::Person(Person::default());
    let index = Index::build(vec![party("kim", person, &["Kim Yo Gwang", "김여광"])]);
    for text in ["官员金与光表示同意。", "官员金与光的弟弟说话。"] {
        let found = found(&index, text);
        assert!(
            found.len() == 1 && found[0].0 == "金与光",
            "{text} {found:?}"
        );
    }
    assert!(found(&index, "金与银的价格上涨。").is_empty());
}
