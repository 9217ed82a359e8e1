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
    // Whoever stands there twice has one name and one day of birth.
    let twice = |births: &[&str]| {
        let name = "Quorzam Vetlugin";
        ["eu-fsf-1", "eu-fsf-2", "un-sc-1"].map(|id| person(id, name, births, "ru"))
    };
    check(&twice(&["1955-05-21"]), &["un-sc-1 eu-fsf-1 eu-fsf-2"]);
    check(&twice(&["1955"]), &["un-sc-1 eu-fsf-1"]);
    let numbered =
        twice(&["1955"]).map(|entity| with(entity, IdentifierKind::Passport, "AB123456"));
    check(&numbered, &["un-sc-1 eu-fsf-1 eu-fsf-2"]);
    let bodies = ["us-ofac-sdn-1", "us-ofac-sdn-2", "un-sc-1"];
    let bodies = bodies.map(|id| body(id, "Quorzam Vetluga Drilling", "ru"));
    check(&bodies, &["un-sc-1 us-ofac-sdn-1"]);
}

fn under(mut entity: Entity, regime: &str) -> Entity {
    entity.listings[0].regime = Some(regime.to_owned());
    entity
}

#[test]
fn a_party_may_stand_in_several_parts_of_a_joined_list() {
    let name = "Quorzam Vetluga Drilling";
    let parts = [
        naming(
            under(body("us-csl-1", name, "ru"), "SDN"),
            "OFAC reference: 7",
        ),
        naming(
            under(body("us-csl-2", name, "ru"), "SSI"),
            "OFAC reference: 7",
        ),
        under(body("us-csl-3", name, ""), "ISN"),
        body("us-ofac-sdn-7", "Quorzam Vetluga", "by"),
    ];
    check(&parts, &["us-ofac-sdn-7 us-csl-1 us-csl-2 us-csl-3"]);
    // Who may be a person has a name that is anybody's.
    let unknown = |id: &str, country: &str, part: &str| {
        under(listed(id, name, country, Kind::LegalEntity), part)
    };
    check(
        &[
            unknown("us-csl-1", "ru", "DPL"),
            unknown("us-csl-2", "", "DTC"),
        ],
        &[],
    );
}

#[test]
fn a_country_of_a_regime_is_none_of_the_party() {
    // A bank, and its subsidiary abroad that goes by the bank's name.
    let name = "Quorzam Vetluga Bank";
    let parent = under(body("au-dfat-1", name, "ru"), "Ukraine");
    let abroad = under(body("us-ofac-sdn-1", name, "ua"), "Ukraine");
    check(&[parent.clone(), abroad.clone()], &[]);
    // Where one of them says no country, the regime of both is that of the other's country.
    let silent = under(body("ca-sema-1", name, ""), "Russia");
    check(
        &[silent.clone(), under(parent, "Russia")],
        &["ca-sema-1 au-dfat-1"],
    );
    check(&[silent, abroad], &[]);
}

#[test]
fn dates_of_a_list_that_lost_whose_they_are_say_nothing() {
    let name = |at: usize| {
        format!(
            "Quorzam Vetlugin Obradowski {}",
            ["Amir", "Besan", "Kolde", "Dur"][at % 4]
        )
    };
    let mut entities = Vec::new();
    for at in 0..24 {
        let born = [format!("{}-05-21", 1920 + at * 3)];
        let born: Vec<&str> = born.iter().map(String::as_str).collect();
        entities.push(person(&format!("un-sc-{}", at + 1), &name(at), &born, "ru"));
        let other = [format!("{}-11-02", 1920 + (at + 9) % 24 * 3)];
        let other: Vec<&str> = other.iter().map(String::as_str).collect();
        let derived = person(&format!("uk-sl-{}", at + 1), &name(at), &other, "ru");
        entities.push(naming(derived, &format!("UN reference: {}", at + 1)));
        let ofsi = person(&format!("uk-ofsi-{}", at + 1), &name(at), &born, "ru");
        entities.push(naming(ofsi, &format!("UN reference: {}", at + 1)));
    }
    let found = consolidate(&Parties::prepare(entities));
    assert_eq!(found.groups.len(), 24);
    assert!(
        found.groups.iter().all(|group| group.len() == 3),
        "{:?}",
        found.groups
    );
}

#[test]
fn the_order_of_names_makes_no_difference() {
    // More names than are compared, and one that both have.
    let names: Vec<String> = (0..40)
        .map(|at| {
            format!(
                "Vetlugin {}{}",
                ["Qu", "Br", "Dr", "Gl"][at % 4],
                "aeiou".repeat(1 + at / 8).split_at(1 + at % 5).0
            )
        })
        .collect();
    let mut turned = names.clone();
    turned[1..].reverse();
    let entity = |names: &[String]| person("un-sc-1", &names.join(" | "), &["1955-05-21"], "ru");
    let other = person("eu-fsf-1", &names[30], &["1955-05-21"], "ru");
    let groups = |names: &[String]| {
        let found = consolidate(&Parties::prepare(vec![entity(names), other.clone()]));
        (found.groups, found.links)
    };
    assert_eq!(groups(&names), groups(&turned));
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
