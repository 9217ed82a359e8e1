use vokter_entities::Effect;

use super::*;

const PERSON: &str = "<entity id='9647'><generalInfo><entityType>Individual</entityType>\
    <remarks>HAMAS - Gaza</remarks><title>Dr</title></generalInfo>\
    <sanctionsLists><sanctionsList datePublished='2006-04-12'>Non-SDN Palestinian Legislative Council List\
    </sanctionsList><sanctionsList datePublished='2014-10-10'>Consolidated List</sanctionsList></sanctionsLists>\
    <sanctionsPrograms><sanctionsProgram>NS-PLC</sanctionsProgram></sanctionsPrograms>\
    <sanctionsTypes><sanctionsType>Reject</sanctionsType></sanctionsTypes>\
    <legalAuthorities><legalAuthority>An Order</legalAuthority></legalAuthorities>\
    <names><name><isPrimary>true</isPrimary><isLowQuality>false</isLowQuality><translations>\
    <translation><script>Latin</script><formattedFirstName>Kari Anne</formattedFirstName>\
    <formattedLastName>NORDMANN</formattedLastName></translation>\
    <translation><script>Cyrillic</script><formattedFullName>НОРДМАНН, Кари</formattedFullName><nameParts>\
    <namePart><type>Last Name</type><value>\u{202b}Нордманн\u{202c}</value></namePart>\
    <namePart><type>Middle Name</type><value>Анне</value></namePart>\
    <namePart><type>First Name</type><value>Кари</value></namePart></nameParts></translation>\
    </translations></name>\
    <name><isPrimary>false</isPrimary><aliasType>A.K.A.</aliasType><isLowQuality>true</isLowQuality>\
    <translations><translation><script>Latin</script><formattedLastName>KA</formattedLastName></translation>\
    </translations></name>\
    <name><isPrimary>false</isPrimary><aliasType>F.K.A.</aliasType><isLowQuality>false</isLowQuality>\
    <translations><translation><script>Latin</script><formattedLastName>OLSEN</formattedLastName></translation>\
    </translations></name></names>\
    <features><feature><type>Birthdate</type><valueDate><fromDateBegin>1962-01-01</fromDateBegin>\
    <fromDateEnd>1962-01-01</fromDateEnd><toDateBegin>1962-12-31</toDateBegin><toDateEnd>1962-12-31</toDateEnd>\
    <isApproximate>true</isApproximate></valueDate></feature>\
    <feature><type>Birthdate</type><value>06 Oct 1963</value></feature>\
    <feature><type>Gender</type><value>Female</value></feature>\
    <feature><type>Website</type><value>www.example.org</value></feature></features>\
    <identityDocuments><identityDocument><type>Passport</type><documentNumber>A1</documentNumber>\
    <issuingCountry>Iran</issuingCountry><isValid>false</isValid><expirationDate>\
    <fromDateBegin>2026-05-24</fromDateBegin><toDateEnd>2026-05-24</toDateEnd></expirationDate>\
    </identityDocument></identityDocuments>\
    <addresses><address><country>Norway</country></address><address><country>Norway</country><translations>\
    <translation><addressParts><addressPart><type>CITY</type><value>Oslo</value></addressPart>\
    <addressPart><type>ADDRESS1</type><value>Gata 1</value></addressPart></addressParts></translation>\
    </translations></address></addresses>\
    <relationships><relationship><type>Owned or Controlled By</type>\
    <relatedEntity entityId='13109'>SOME TRUST</relatedEntity></relationship></relationships></entity>";

fn file(filters: &str, entities: &str) -> String {
    format!(
        "<sanctionsData xmlns='u'><publicationInfo><dataAsOf>2025-01-10T00:00:00</dataAsOf>\
         <filters>{filters}</filters></publicationInfo><entities>{entities}</entities></sanctionsData>"
    )
}

#[test]
fn a_person_with_everything() {
    let list = read(file("", PERSON).as_bytes(), &Asked::default()).unwrap();
    assert_eq!(list.list, "us-ofac-cons");
    assert_eq!(list.published.unwrap().to_string(), "2025-01-10");
    assert!(list.warnings.is_empty());
    let person = &list.entities[0];
    assert_eq!(person.id.0, "us-ofac-cons-9647");
    let names: Vec<_> = person
        .names
        .iter()
        .map(|name| (name.text.as_str(), name.kind))
        .collect();
    assert_eq!(
        names,
        [
            ("Kari Anne NORDMANN", NameKind::Primary),
            ("Кари Анне Нордманн", NameKind::OriginalScript),
            ("KA", NameKind::WeakAlias),
            ("OLSEN", NameKind::Former)
        ]
    );
    let dates: Vec<String> = person
        .birth_dates()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(dates, ["~1962", "1963-10-06"]);
    let listing = &person.listings[0];
    assert_eq!(listing.effect, Effect::Other);
    assert_eq!(listing.regime.as_deref(), Some("NS-PLC"));
    assert_eq!(listing.legal_basis.as_deref(), Some("An Order"));
    assert_eq!(listing.listed_on.unwrap().to_string(), "2006-04-12");
    assert!(
        listing
            .programme
            .as_deref()
            .unwrap()
            .contains("Legislative")
    );
    assert_eq!(person.addresses.len(), 1);
    assert_eq!(person.addresses[0].text, "Gata 1, Oslo, Norway");
    assert_eq!(
        person.remarks,
        [
            "sanctions type: Reject",
            "Website: www.example.org",
            "Passport: A1 expires 2026-05-24",
            "Passport: A1 is not valid",
            "Owned or Controlled By: SOME TRUST (13109)",
            "remarks: HAMAS - Gaza"
        ]
    );
}

#[test]
fn a_selection_is_called_one() {
    let filters = "<sanctionsLists><sanctionsList>SDN List</sanctionsList></sanctionsLists>\
        <sanctionsPrograms><sanctionsProgram>IRGC</sanctionsProgram></sanctionsPrograms>";
    let list = read(file(filters, PERSON).as_bytes(), &Asked::default()).unwrap();
    assert_eq!(
        list.warnings,
        ["the file is a selection by IRGC, not the whole list"]
    );
}

#[test]
fn what_is_broken_is_named() {
    let check = |entities: &str, want: &str| {
        let error = read(file("", entities).as_bytes(), &Asked::default()).unwrap_err();
        assert!(error.to_string().contains(want), "{error}");
    };
    check(
        &format!("{PERSON}{PERSON}"),
        "reference number 9647 stands also",
    );
    check("<entity><names/></entity>", "without a reference number");
    check(
        &PERSON
            .replace("formattedLastName", "x")
            .replace("formattedFirstName", "x")
            .replace("value>", "x>"),
        "record 9647: record without a name",
    );
    let sdn = PERSON
        .replace("9647", "1")
        .replace("Consolidated List", "SDN List")
        .replace("Non-SDN Palestinian Legislative Council List", "SDN List");
    check(&format!("{PERSON}{sdn}"), "--list us-ofac-cons");
    let dateless = file("", PERSON).replace("2025-01-10T", "today");
    assert!(read(dateless.as_bytes(), &Asked::default()).is_err());
}
