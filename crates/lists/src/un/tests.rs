//! Made-up lists, one for each habit and each danger.

use proptest::prelude::*;
use vokter_entities::{Gender, Kind, NameKind};

use super::*;
use crate::markup::MarkupFault;

/// A list of these records.
fn list(individuals: &str, entities: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<CONSOLIDATED_LIST xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" dateGenerated=\"2026-08-01T23:00:03.110Z\">\n  <INDIVIDUALS>{individuals}</INDIVIDUALS>\n  <ENTITIES>{entities}</ENTITIES>\n</CONSOLIDATED_LIST>\n"
    )
}

fn individual(fields: &str) -> String {
    format!(
        "<INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME> Aa </FIRST_NAME><SECOND_NAME>Bb</SECOND_NAME><THIRD_NAME/><UN_LIST_TYPE>XX</UN_LIST_TYPE><REFERENCE_NUMBER>XXi.001 </REFERENCE_NUMBER><LISTED_ON>2015-04-14-04:00</LISTED_ON>{fields}</INDIVIDUAL>"
    )
}

fn one(fields: &str) -> Entity {
    let list = read(list(&individual(fields), "").as_bytes()).unwrap();
    list.entities.into_iter().next().unwrap()
}

fn fault(xml: &str) -> ReadError {
    read(xml.as_bytes()).unwrap_err()
}

#[test]
fn an_individual_with_everything() {
    let entity = one(
        "<NAME_ORIGINAL_SCRIPT>가나다</NAME_ORIGINAL_SCRIPT><GENDER>Male</GENDER>
        <COMMENTS1>A &quot;remark&quot; &amp; more </COMMENTS1>
        <TITLE><VALUE>Dr.</VALUE></TITLE><DESIGNATION><VALUE>Minister</VALUE><VALUE/></DESIGNATION>
        <NATIONALITY><VALUE>Democratic People's Republic of Korea </VALUE><VALUE>na</VALUE></NATIONALITY>
        <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Cc (丙)</ALIAS_NAME><DATE_OF_BIRTH>1980</DATE_OF_BIRTH></INDIVIDUAL_ALIAS>
        <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME> Dd </ALIAS_NAME><NOTE>original script: Дд</NOTE></INDIVIDUAL_ALIAS>
        <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
        <INDIVIDUAL_ADDRESS><STREET>1 Road</STREET><CITY>Town</CITY><COUNTRY>Syrian Arab Republic</COUNTRY><NOTE>since 2010</NOTE></INDIVIDUAL_ADDRESS>
        <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1955</FROM_YEAR><TO_YEAR>1958</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
        <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE/></INDIVIDUAL_DATE_OF_BIRTH>
        <INDIVIDUAL_PLACE_OF_BIRTH><CITY>Village</CITY><COUNTRY>Chad</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>
        <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>A 123456 (expired 2016)</NUMBER></INDIVIDUAL_DOCUMENT>
        <INDIVIDUAL_DOCUMENT/><A_NEW_FIELD><DEEPER><STILL>x</STILL></DEEPER></A_NEW_FIELD>",
    );
    assert_eq!(entity.id.0, "un-sc-XXi.001");
    assert_eq!(entity.caption(), "Aa Bb");
    let names: Vec<(&str, NameKind)> = entity
        .names
        .iter()
        .map(|n| (n.text.as_str(), n.kind))
        .collect();
    assert_eq!(
        names,
        [
            ("Aa Bb", NameKind::Primary),
            ("가나다", NameKind::OriginalScript),
            ("Cc", NameKind::StrongAlias),
            ("丙", NameKind::OriginalScript),
            ("Dd", NameKind::WeakAlias),
            ("Дд", NameKind::WeakAlias),
        ]
    );
    let Kind::Person(person) = &entity.kind else {
        panic!("a person")
    };
    let dates: Vec<String> = person.birth_dates.iter().map(ToString::to_string).collect();
    assert_eq!(dates, ["1980", "1955/1958"]);
    assert_eq!(person.gender, Some(Gender::Male));
    assert_eq!(person.birth_places, ["Village, Chad"]);
    assert_eq!(
        (person.positions.as_slice(), person.titles.as_slice()),
        (&["Minister".to_owned()][..], &["Dr.".to_owned()][..])
    );
    assert_eq!(person.nationalities, ["kp".parse().unwrap()]);
    assert_eq!(
        entity.countries,
        ["kp".parse().unwrap(), "sy".parse().unwrap()]
    );
    assert_eq!(
        entity.addresses[0].text,
        "1 Road, Town, Syrian Arab Republic (since 2010)"
    );
    assert_eq!(entity.identifiers[0].key(), "A123456");
    let listing = &entity.listings[0];
    assert_eq!(listing.reference.as_deref(), Some("XXi.001"));
    assert_eq!(
        listing.listed_on.map(|d| d.to_string()).as_deref(),
        Some("2015-04-14")
    );
    assert!(entity.remarks.contains(&"A \"remark\" & more".to_owned()));
}

#[test]
fn an_entity_and_the_counts() {
    let body = "<ENTITY><FIRST_NAME>GENERAL BUREAU (GB)</FIRST_NAME><REFERENCE_NUMBER>XXe.001</REFERENCE_NUMBER>
        <ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>Aa; Bb</ALIAS_NAME></ENTITY_ALIAS>
        <ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>Cc</ALIAS_NAME></ENTITY_ALIAS>
        <ENTITY_ADDRESS><COUNTRY>Iran (Islamic Republic of)</COUNTRY></ENTITY_ADDRESS></ENTITY>";
    let born = individual("<INDIVIDUAL_DATE_OF_BIRTH><YEAR>1950</YEAR></INDIVIDUAL_DATE_OF_BIRTH>");
    let list = read(list(&born, body).as_bytes()).unwrap();
    assert_eq!(list.published.to_string(), "2026-08-01");
    let want = ElementCounts {
        individuals: 1,
        entities: 1,
        entity_aliases: 2,
        with_birth_date: 1,
        ..ElementCounts::default()
    };
    assert_eq!(list.counts, want);
    let entity = &list.entities[1];
    assert_eq!(entity.kind, Kind::Organization);
    let names: Vec<(&str, NameKind)> = entity
        .names
        .iter()
        .map(|n| (n.text.as_str(), n.kind))
        .collect();
    assert_eq!(
        names,
        [
            ("GENERAL BUREAU (GB)", NameKind::Primary),
            ("GENERAL BUREAU", NameKind::StrongAlias),
            ("GB", NameKind::WeakAlias),
            ("Aa", NameKind::StrongAlias),
            ("Bb", NameKind::StrongAlias),
            ("Cc", NameKind::Former),
        ]
    );
    assert_eq!(entity.countries, ["ir".parse().unwrap()]);
}

#[test]
fn what_is_cut_from_an_alias_stays_in_the_remarks() {
    let entity = one(
        "<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Cc Dd, born 1 Jan. 1953 (Oman\n passport no.03825239)</ALIAS_NAME></INDIVIDUAL_ALIAS>",
    );
    assert_eq!(entity.names[1].text, "Cc Dd");
    assert_eq!(entity.birth_dates()[0].to_string(), "1953-01-01");
    assert_eq!(entity.identifiers[0].value, "03825239");
    assert_eq!(
        entity.remarks,
        ["alias: Cc Dd, born 1 Jan. 1953 (Oman passport no.03825239)"]
    );
}

#[test]
fn broken_records_refuse_the_file() {
    let without = individual("").replace("XXi.001 ", " ");
    let error = fault(&list(&without, ""));
    assert_eq!(
        (error.fault, error.record.as_deref()),
        (Fault::NoReference, Some("individual 1"))
    );
    let error = fault(&list(
        &individual("").replace(" Aa ", "").replace("Bb", ""),
        "",
    ));
    assert_eq!(
        (error.fault, error.record.as_deref()),
        (Fault::NoName, Some("XXi.001"))
    );
    let error = fault(&list(&(individual("") + &individual("")), ""));
    assert!(matches!(&error.fault, Fault::Duplicate { reference, .. } if reference == "XXi.001"));
    assert_eq!(fault(&list("", "")).fault, Fault::NoRecords);
    let undated = list(&individual(""), "").replace("2026-08-01T", "soon");
    assert!(matches!(fault(&undated).fault, Fault::NoDate(_)));
    let error = fault(&list(&individual(&"<A/>".repeat(30_000)), ""));
    assert!(matches!(error.fault, Fault::RecordSize { .. }));
}

#[test]
fn attacks_name_the_record_and_the_byte() {
    let xml = list(&individual("<COMMENTS1>&xxe;</COMMENTS1>"), "");
    let error = fault(&xml);
    assert_eq!(
        error.fault,
        Fault::Markup(MarkupFault::Entity("xxe".to_owned()))
    );
    assert_eq!(error.record.as_deref(), Some("XXi.001"));
    let at = xml.find("&xxe").unwrap() as u64;
    assert_eq!(error.place, Place::Byte(at));
    let shown = error.to_string();
    assert!(
        shown.starts_with("byte ") && shown.contains("record XXi.001") && !shown.contains('\n'),
        "{shown}"
    );
    let laughs = "<!DOCTYPE CONSOLIDATED_LIST [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>";
    let xml = list(&individual("<COMMENTS1>&b;</COMMENTS1>"), "").replacen(
        "<CONSOLIDATED",
        &format!("{laughs}<CONSOLIDATED"),
        1,
    );
    assert_eq!(fault(&xml).fault, Fault::Markup(MarkupFault::Doctype));
    let stray = list(&individual("<SORT_<KEY/>"), "");
    assert!(matches!(
        fault(&stray).fault,
        Fault::Markup(MarkupFault::Name(_))
    ));
    let deep = list(&individual(&"<D>".repeat(1000)), "");
    assert!(matches!(
        fault(&deep).fault,
        Fault::Markup(MarkupFault::Depth { .. })
    ));
}

#[test]
fn cut_at_any_byte_it_is_refused() {
    let whole = list(&individual("<COMMENTS1>é &amp;</COMMENTS1>"), "");
    assert!(read(whole.as_bytes()).is_ok());
    for end in 0..whole.trim_end().len() {
        assert!(read(&whole.as_bytes()[..end]).is_err(), "cut at {end}");
    }
}

#[test]
fn a_megabyte_of_noise_is_no_list() {
    let mut state = 1_u64;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        // Knuth's linear congruential generator.
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    })
    .take(1 << 20)
    .collect();
    assert!(read(&noise).is_err());
    assert!(crate::recognise::recognise(&noise, &crate::recognise::Asked::default()).is_err());
    assert!(crate::reading::read(std::path::Path::new("noise"), &noise).is_err());
}

proptest! {
    #[test]
    fn damage_never_panics(at in 0_usize..1500, bytes in prop::collection::vec(any::<u8>(), 1..8), cut in any::<bool>()) {
        let mut xml = list(&individual("<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Cc (丙); Dd b) Ee</ALIAS_NAME><NOTE>born 1 Jan. 1950, passport no. 12345</NOTE></INDIVIDUAL_ALIAS><INDIVIDUAL_DOCUMENT><NUMBER>No. 12</NUMBER></INDIVIDUAL_DOCUMENT>"), "").into_bytes();
        let at = at.min(xml.len());
        let end = if cut { xml.len() } else { (at + bytes.len()).min(xml.len()) };
        xml.splice(at..end, bytes);
        let _ = read(&xml);
    }

    #[test]
    fn no_text_in_a_field_panics(text in ".{0,60}", note in "[(); ,/a-zA-Z0-9:.бن’-]{0,60}") {
        let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
        let xml = list(&individual(&format!(
            "<NAME_ORIGINAL_SCRIPT>{0}</NAME_ORIGINAL_SCRIPT><INDIVIDUAL_ALIAS><ALIAS_NAME>{1}</ALIAS_NAME><NOTE>{0}</NOTE></INDIVIDUAL_ALIAS><INDIVIDUAL_DOCUMENT><NUMBER>{1}</NUMBER><NOTE>{0}</NOTE></INDIVIDUAL_DOCUMENT><NATIONALITY><VALUE>{0}</VALUE></NATIONALITY><INDIVIDUAL_DATE_OF_BIRTH><YEAR>{1}</YEAR><NOTE>{0}</NOTE></INDIVIDUAL_DATE_OF_BIRTH>",
            escape(&text), escape(&note)
        )), "");
        if let Ok(list) = read(xml.as_bytes()) {
            // Whatever an alias holds, its words are kept somewhere.
            let entity = &list.entities[0];
            let kept: Vec<&str> = entity.names.iter().map(|n| n.text.as_str()).chain(entity.remarks.iter().map(String::as_str)).collect();
            for word in note.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 1) {
                prop_assert!(kept.iter().any(|text| text.contains(word)), "{} of {} in {:?}", word, note, kept);
            }
        }
    }
}

#[test]
fn a_day_that_is_none_is_told_with_its_record() {
    let listed = individual("").replace("2015-04-14-04:00", "14 April");
    let error = fault(&list(&listed, ""));
    assert_eq!(
        (error.record.as_deref(), error.field.as_deref()),
        (Some("XXi.001"), Some("LISTED_ON"))
    );
    assert!(matches!(error.place, Place::Byte(1..)), "{error}");
    assert!(
        error.to_string().contains("`14 April` is not a date"),
        "{error}"
    );
    for (part, value) in [("DATE", "1955-13-01"), ("YEAR", "x"), ("FROM_YEAR", "19xx")] {
        let born = format!(
            "<INDIVIDUAL_DATE_OF_BIRTH><{part}>{value}</{part}></INDIVIDUAL_DATE_OF_BIRTH>"
        );
        let error = fault(&list(&individual(&born), "")).to_string();
        assert!(error.contains(part) && error.contains(value), "{error}");
    }
    let absent = individual("").replace("2015-04-14-04:00", " ");
    assert!(read(list(&absent, "").as_bytes()).is_ok());
}
