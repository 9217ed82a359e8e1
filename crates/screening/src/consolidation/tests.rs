//! Made-up listings of made-up lists.

use super::*;
use vokter_entities::{
    Effect, Gender, Identifier, IdentifierKind, Kind, Listing, Name, NameKind, Person, Vessel,
};

/// `list-number`, name, birth dates, country.
fn person(id: &str, name: &str, births: &[&str], country: &str) -> Entity {
    let mut entity = listed(id, name, country, Kind::Person(Person::default()));
    if let Kind::Person(person) = &mut entity.kind {
        person.birth_dates = births.iter().map(|date| date.parse().unwrap()).collect();
    }
    entity
}

fn body(id: &str, name: &str, country: &str) -> Entity {
    listed(id, name, country, Kind::Organization)
}

fn listed(id: &str, name: &str, country: &str, kind: Kind) -> Entity {
    let mut entity = Entity::new(id, kind);
    for (at, name) in name.split(" | ").enumerate() {
        let kind = if at == 0 {
            NameKind::Primary
        } else {
            NameKind::StrongAlias
        };
        entity.names.extend(Name::new(name, kind));
    }
    entity
        .countries
        .extend(country.parse::<vokter_entities::Country>());
    let (list, reference) = id.rsplit_once('-').unwrap();
    entity.listings.push(Listing {
        list: list.to_owned(),
        reference: Some(reference.to_owned()),
        regime: None,
        programme: None,
        effect: Effect::Freeze,
        listed_on: None,
        legal_basis: None,
        unconfirmed: false,
    });
    entity
}

fn with(mut entity: Entity, kind: IdentifierKind, number: &str) -> Entity {
    entity.identifiers.extend(Identifier::new(kind, number));
    entity
}

fn naming(mut entity: Entity, remark: &str) -> Entity {
    entity.remarks.push(remark.to_owned());
    entity
}

fn ids(entities: &[Entity], groups: &[Vec<usize>]) -> Vec<String> {
    let id = |party: &usize| entities[*party].id.0.as_str();
    let groups = groups.iter();
    groups
        .map(|group| group.iter().map(id).collect::<Vec<_>>().join(" "))
        .collect()
}

/// The groups, in whatever order the parties come.
#[track_caller]
fn check(entities: &[Entity], want: &[&str]) {
    let mut entities = entities.to_vec();
    for turn in 0..entities.len().max(1) {
        let found = consolidate(&Parties::prepare(entities.clone()));
        assert_eq!(ids(&entities, &found.groups), want, "turned {turn} times");
        entities.rotate_left(1);
    }
    entities.reverse();
    let found = consolidate(&Parties::prepare(entities.clone()));
    assert_eq!(ids(&entities, &found.groups), want, "reversed");
}

/// Why the only near miss is one.
#[track_caller]
fn refused(entities: &[Entity], because: Contradiction) {
    let found = consolidate(&Parties::prepare(entities.to_vec()));
    assert!(found.groups.is_empty(), "{:?}", found.links);
    let reasons: Vec<_> = found.near_misses.iter().map(|miss| miss.because).collect();
    assert_eq!(reasons, [because]);
}

#[test]
fn a_name_alone_is_never_enough() {
    let name = "Quorzam Vetlugin Obradowski";
    check(
        &[
            person("un-sc-1", name, &[], "ru"),
            person("eu-fsf-1", name, &[], ""),
        ],
        &[],
    );
    check(
        &[
            body("un-sc-1", "Quorzam", ""),
            body("eu-fsf-1", "Quorzam", "ir"),
        ],
        &[],
    );
    check(
        &[
            body("un-sc-1", "Quorzam", "sy"),
            body("eu-fsf-1", "Quorzam", "ir"),
        ],
        &[],
    );
}

#[test]
fn a_name_and_a_birth_date_or_a_country() {
    check(
        &[
            person(
                "uk-ofsi-7",
                "VETLUGIN, Quorzam Petrovich",
                &["1955-05-21"],
                "ru",
            ),
            person("un-sc-1", "Quorzam Vetlugin", &["1955"], "ru"),
            person(
                "eu-fsf-1",
                "Квоpзам Ветлугин | Quorzam Wetlugin",
                &["1955-05-21"],
                "",
            ),
        ],
        &["un-sc-1 eu-fsf-1 uk-ofsi-7"],
    );
    check(
        &[
            body("un-sc-1", "Quorzam Vetluga", "ir"),
            body("ca-sema-1", "Quorzam Vetluga Co.", "ir"),
        ],
        &["un-sc-1 ca-sema-1"],
    );
    // A common name asks for more than a year.
    check(
        &[
            person("un-sc-1", "Ali Hassan", &["1955"], ""),
            person("eu-fsf-1", "Ali Hassan", &["1955"], ""),
        ],
        &[],
    );
}

#[test]
fn numbers_that_publishers_give() {
    let un = person("un-sc-QDi.012", "Quorzam Vetlugin", &[], "");
    let eu = naming(
        person("eu-fsf-1", "Abu Quorzam Vetlugin", &[], ""),
        "UN reference: QDi.12",
    );
    let au = naming(
        person("au-dfat-1", "Quorzam Vetlugine", &[], ""),
        "UN reference: QDi.012",
    );
    check(
        &[un.clone(), eu.clone(), au.clone()],
        &["un-sc-QDi.012 eu-fsf-1 au-dfat-1"],
    );
    // Both name the number of one who is no longer there.
    check(&[eu, au], &["eu-fsf-1 au-dfat-1"]);
    // A publisher mistypes: the number of somebody else.
    let other = naming(
        person("eu-fsf-2", "Somebody Else", &[], ""),
        "UN reference: QDi.012",
    );
    refused(&[un.clone(), other], Contradiction::Names);
    // Within a sentence it is somebody else's.
    let brother = naming(
        person("eu-fsf-3", "Quorzam Vetlugin", &[], ""),
        "remark: brother of QDi.012",
    );
    check(&[un, brother], &[]);
}

#[test]
fn an_identifier_that_a_list_gives_to_several_proves_little() {
    let ships = |number: &str, name: &str| {
        let ship = listed(number, name, "", Kind::Vessel(Vessel::default()));
        with(ship, IdentifierKind::Imo, "9074729")
    };
    check(
        &[ships("un-sc-1", "Quorzam"), ships("eu-fsf-1", "Vetluga")],
        &["un-sc-1 eu-fsf-1"],
    );
    let passport = |id: &str, name: &str| {
        with(
            person(id, name, &[], ""),
            IdentifierKind::Passport,
            "A 1234567",
        )
    };
    let (a, b) = ("Quorzam Vetlugin", "Obrad Vetlugin");
    check(
        &[passport("un-sc-1", a), passport("eu-fsf-1", a)],
        &["un-sc-1 eu-fsf-1"],
    );
    // A family on one passport, and each of them on another list.
    check(
        &[
            passport("un-sc-1", a),
            passport("un-sc-2", b),
            passport("eu-fsf-1", a),
            passport("eu-fsf-2", b),
        ],
        &["un-sc-1 eu-fsf-1", "un-sc-2 eu-fsf-2"],
    );
}

#[test]
fn one_contradiction_is_enough() {
    let name = "Quorzam Petrovich Vetlugin";
    let man = person("un-sc-1", name, &["1955-05-21"], "ru");
    refused(
        &[man.clone(), person("eu-fsf-1", name, &["1975-05-20"], "ru")],
        Contradiction::BirthDates,
    );
    let mut woman = person("eu-fsf-1", name, &["1955-05-21"], "ru");
    let mut said = man.clone();
    for (entity, gender) in [(&mut woman, Gender::Female), (&mut said, Gender::Male)] {
        if let Kind::Person(person) = &mut entity.kind {
            person.gender = Some(gender);
        }
    }
    refused(&[said, woman], Contradiction::Genders);
    let passport = |entity, number| with(entity, IdentifierKind::Passport, number);
    refused(
        &[
            passport(person("un-sc-1", name, &["1955"], "ru"), "AB123456"),
            passport(person("eu-fsf-1", name, &["1955"], "ru"), "CD987650"),
        ],
        Contradiction::Identifiers,
    );
    let reference = "UN reference: 1";
    let of_father = |father: &str| {
        let name = format!("Quorzam {father} Vetlugin | Quorzam Vetlugin");
        person("eu-fsf-1", &name, &["1955-05-21"], "ru")
    };
    refused(
        &[man.clone(), of_father("Borisovich")],
        Contradiction::Patronymics,
    );
    // A publisher that names the other's number knows better than a spelling.
    check(
        &[man, naming(of_father("Borisovich"), reference)],
        &["un-sc-1 eu-fsf-1"],
    );
    let ship = |id: &str, number| {
        let ship = listed(id, "Quorzam Vetluga", "ir", Kind::Vessel(Vessel::default()));
        with(ship, IdentifierKind::Imo, number)
    };
    refused(
        &[ship("un-sc-1", "9074729"), ship("eu-fsf-1", "8628597")],
        Contradiction::Identifiers,
    );
}

#[test]
fn one_list_names_its_parties_once() {
    let name = "Quorzam Vetlugin";
    let born = ["1955-05-21"];
    let twice = [
        person("eu-fsf-1", name, &born, "ru"),
        person("eu-fsf-2", name, &born, "ru"),
        person("un-sc-1", name, &born, "ru"),
    ];
    check(&twice, &["un-sc-1 eu-fsf-1"]);
    let numbered = twice.map(|entity| with(entity, IdentifierKind::Passport, "AB123456"));
    check(&numbered, &["un-sc-1 eu-fsf-1 eu-fsf-2"]);
}

#[test]
fn what_contradicts_one_member_stays_out() {
    // B fits A and C, but A and C were born ten years apart.
    let name = "Quorzam Vetlugin Obradowski";
    check(
        &[
            person("un-sc-1", name, &["1955-05-21"], "ru"),
            person("eu-fsf-1", name, &["1955-05-21", "1965-05-20"], "ru"),
            person("uk-ofsi-1", name, &["1965-05-20"], "ru"),
        ],
        &["un-sc-1 eu-fsf-1"],
    );
}

#[test]
fn a_name_that_leads_to_two_leads_to_none() {
    let none: [&str; 0] = [];
    check(
        &[
            body("un-sc-1", "Quorzam Vetluga", "ir"),
            body("eu-fsf-1", "Quorzam Vetluga Company", "ir"),
            body("eu-fsf-2", "Vetluga Quorzam", "ir"),
        ],
        &none,
    );
}

#[test]
fn several_names_tell_what_one_does_not() {
    let many = "Quorzam Army | Movement of the Blue Lantern | Harvest Brigade of Vell";
    // In no country in common, and with more names on either side.
    let lists = [
        body("a-1", &format!("{many} | QAB"), "xx"),
        body(
            "b-1",
            "Harvest Brigade of Vell | QUORZAM ARMY | Bluefire | Movement of the blue lantern",
            "yy",
        ),
        // Two of them, or three spellings of one, are not enough.
        body("c-1", "Quorzam Army | Harvest Brigade of Vell", "zz"),
    ];
    check(&lists, &["a-1 b-1"]);
    let spellings = "Tobrik Hamadan | Tobrik Hamadhan | Tobrikh Hamadan | Tobrik Al-Hamadan";
    check(
        &[
            person("a-1", spellings, &[], ""),
            person("b-1", spellings, &[], ""),
        ],
        &[],
    );
    // Who was born in other years is somebody else, whatever the names.
    let fighter = "Orvan Delsith | Malkarr the Elder | Shadow of Brennit";
    check(
        &[
            person("a-1", fighter, &["1950"], ""),
            person("b-1", fighter, &["1980"], ""),
        ],
        &[],
    );
    check(
        &[
            person("a-1", fighter, &["1954"], ""),
            person("b-1", fighter, &["1955"], ""),
        ],
        &["a-1 b-1"],
    );
}
