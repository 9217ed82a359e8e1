//! Each relation of names that the glossary tells of is produced.

use vokter_names::{Name, Relation, View, compare};

fn check(query: &str, listed: &str, view: View, relation: Relation) {
    let evidence = compare(&Name::new(query, view), &Name::new(listed, view));
    let found = evidence
        .iter()
        .flat_map(|evidence| &evidence.terms)
        .any(|term| term.relation == relation);
    assert!(found, "{query} ~ {listed}: no {relation} in {evidence:?}");
}

fn is_whole(query: &str, listed: &str, view: View) -> bool {
    let evidence = compare(&Name::new(query, view), &Name::new(listed, view));
    evidence.is_some_and(|evidence| evidence.extent.is_whole())
}

#[test]
fn every_relation_is_produced() {
    use Relation as R;
    use View::{Body, Person};
    for (query, listed, view, relation) in [
        ("Lars Hansen", "Lars Hansen", Person, R::Equal),
        ("Sergej Sjojgu", "Sergei Shoigu", Person, R::Romanisation),
        ("Xi Jinping", "习近平", Person, R::Reading),
        ("Ван И", "Wang Yi", Person, R::Language),
        ("Kim Jong Un", "Kim Jongun", Person, R::Joined),
        ("Kim Jongun", "Kim Jong Un", Person, R::Split),
        (
            "Alexander Lukasenka",
            "Alexander Lukashenko",
            Person,
            R::Spelling,
        ),
        ("Vladimir Putim", "Vladimir Putin", Person, R::TypingSlip),
        ("V. Putin", "Vladimir Putin", Person, R::Initial),
        ("Bill Clinton", "William Clinton", Person, R::Nickname),
        ("Mykola Azarov", "Nikolai Azarov", Person, R::Translation),
        ("Orlan Plant", "Orlan Zavod", Body, R::Translation),
        (
            "KOMID",
            "Korea Mining Development Trading Corporation",
            Body,
            R::Acronym,
        ),
        ("Orlan Intl", "Orlan International", Body, R::Abbreviation),
        ("Orlan Holding", "Orlan Group", Body, R::Generic),
        ("Orlan LLC", "Orlan OOO", Body, R::LegalForm),
        ("УП «Орлан»", "Orlan UE", Body, R::LegalForm),
        ("ДП «Орлан»", "Orlan State Enterprise", Body, R::LegalForm),
        (
            "Рэспубліканскае вытворчае унітарнае прадпрыемства «Орлан»",
            "RUE Orlan",
            Body,
            R::LegalForm,
        ),
        ("Lars Hansen", "Lars Hansen", Person, R::Whole),
        ("Hansen Lars", "Lars Hansen", Person, R::Order),
        (
            "Sergei Shoigu",
            "Sergei Kuzhugetovich Shoigu",
            Person,
            R::Missing,
        ),
        ("Pedro Gonzalez Ruiz", "Pedro Gonzalez", Person, R::Extra),
        ("Bank of Chad", "Bank of China", Body, R::Contradiction),
    ] {
        check(query, listed, view, relation);
    }
}

#[test]
fn juan_is_hardly_yahya() {
    let bits = |query: &str, listed: &str| {
        let name = |text: &str| Name::new(text, View::Person);
        compare(&name(query), &name(listed))
            .iter()
            .flat_map(|evidence| &evidence.terms)
            .filter(|term| term.relation == Relation::Translation)
            .map(|term| term.bits.0)
            .next()
    };
    assert!(bits("Juan Hadad", "Yahya Hadad").is_some_and(|bits| bits <= 150));
    assert!(bits("Mykola Azarov", "Nikolai Azarov").is_some_and(|bits| bits > 150));
}

#[test]
fn a_chain_of_names_without_its_last_is_whole() {
    let whole = |query: &str, listed: &str| is_whole(query, listed, View::Person);
    assert!(whole("Nicolás Maduro", "Nicolás Maduro Moros"));
    assert!(whole("Qusay Saddam", "Qusay Saddam al-Tikriti"));
    // Common names say too little, a middle name alone is another person.
    assert!(!whole("Ali Hassan", "Ali Hassan al-Majid"));
    assert!(!whole("Maduro Moros", "Nicolás Maduro Moros"));
    assert!(!whole("Nicolás Moros", "Nicolás Maduro Guerra Moros"));
}

#[test]
fn generic_words_make_no_whole_name_in_another_language() {
    let whole = |query: &str, listed: &str| is_whole(query, listed, View::Body);
    assert!(whole("Foreign Trade Bank", "Foreign Trade Bank"));
    assert!(!whole("National Bank", "Bank Melli"));
    assert!(!whole("Bank of Korea", "Koryo Bank"));
    assert!(!whole("Hun Sen", "Sin Hung"));
}

#[test]
fn a_name_of_one_generic_word_is_itself_in_the_same_form() {
    let bits = |query: &str, listed: &str| {
        let name = |text: &str| Name::new(text, View::Body);
        compare(&name(query), &name(listed)).map_or(0, |evidence| evidence.bits.0)
    };
    for (query, listed, looked_at) in [
        ("JSC Kompozit", "AO Kompozit", true),
        ("Press TV", "Press TV", true),
        ("Joint Stock Company Polimer", "AO Polimer", true),
        ("Kompozit LLC", "AO Kompozit", false),
        ("Kompozit", "AO Kompozit", false),
    ] {
        let found = bits(query, listed);
        assert_eq!(found > 722, looked_at, "{query} {listed} {found}");
    }
}
