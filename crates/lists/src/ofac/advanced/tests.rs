use vokter_entities::{Effect, NameKind};

use super::*;

const VALUES: &str = "<ReferenceValueSets>\
    <AliasTypeValues><AliasType ID='1400'>A.K.A.</AliasType><AliasType ID='1401'>F.K.A.</AliasType></AliasTypeValues>\
    <CountryValues><Country ID='11' ISO2='IR'>Iran</Country><Country ID='12'>Norway</Country></CountryValues>\
    <DetailReferenceValues><DetailReference ID='91'>Female</DetailReference></DetailReferenceValues>\
    <FeatureTypeValues><FeatureType ID='8'>Birthdate</FeatureType><FeatureType ID='9'>Place of Birth</FeatureType>\
    <FeatureType ID='10'>Nationality Country</FeatureType><FeatureType ID='224'>Gender</FeatureType>\
    <FeatureType ID='25'>Location</FeatureType></FeatureTypeValues>\
    <IDRegDocDateTypeValues><IDRegDocDateType ID='1481'>Expiration Date</IDRegDocDateType></IDRegDocDateTypeValues>\
    <IDRegDocTypeValues><IDRegDocType ID='1571'>Passport</IDRegDocType></IDRegDocTypeValues>\
    <LegalBasisValues><LegalBasis ID='18'>An Order</LegalBasis></LegalBasisValues>\
    <ListValues><List ID='1550'>SDN List</List></ListValues>\
    <LocPartTypeValues><LocPartType ID='1451'>ADDRESS1</LocPartType><LocPartType ID='1454'>CITY</LocPartType></LocPartTypeValues>\
    <NamePartTypeValues><NamePartType ID='1520'>Last Name</NamePartType><NamePartType ID='1521'>First Name</NamePartType></NamePartTypeValues>\
    <PartySubTypeValues><PartySubType ID='1' PartyTypeID='4'>Vessel</PartySubType><PartySubType ID='4' PartyTypeID='1'>Unknown</PartySubType></PartySubTypeValues>\
    <PartyTypeValues><PartyType ID='1'>Individual</PartyType><PartyType ID='4'>Transport</PartyType></PartyTypeValues>\
    <RelationTypeValues><RelationType ID='15003'>Owned or Controlled By</RelationType></RelationTypeValues>\
    <SanctionsTypeValues><SanctionsType ID='1705'>Block</SanctionsType><SanctionsType ID='1'>Program</SanctionsType></SanctionsTypeValues>\
    <ScriptValues><Script ID='215'>Latin</Script><Script ID='220'>Cyrillic</Script></ScriptValues>\
    <ValidityValues><Validity ID='1'>Valid</Validity><Validity ID='2'>Fraudulent</Validity></ValidityValues>\
    </ReferenceValueSets>";

const LOCATIONS: &str = "<Locations><Location ID='5'><LocationCountry CountryID='12'/>\
    <LocationPart LocPartTypeID='1454'><LocationPartValue><Value>Oslo</Value></LocationPartValue></LocationPart>\
    <LocationPart LocPartTypeID='1451'><LocationPartValue><Value>Gata 1</Value></LocationPartValue></LocationPart>\
    </Location><Location ID='6'><LocationCountry CountryID='11'/></Location></Locations>";

const DOCUMENTS: &str = "<IDRegDocuments><IDRegDocument IDRegDocTypeID='1571' IdentityID='70' IssuedBy-CountryID='11' ValidityID='2'>\
    <IDRegistrationNo>A1</IDRegistrationNo><DocumentDate IDRegDocDateTypeID='1481'><DatePeriod>\
    <Start Approximate='false'><From><Year>2004</Year><Month>5</Month><Day>25</Day></From></Start>\
    <End Approximate='false'><To><Year>2004</Year><Month>5</Month><Day>25</Day></To></End></DatePeriod></DocumentDate>\
    </IDRegDocument></IDRegDocuments>";

const PARTIES: &str = "<DistinctParties><DistinctParty FixedRef='7'><Profile ID='77' PartySubTypeID='4'>\
    <Identity ID='70' Primary='true' False='false'>\
    <Alias AliasTypeID='1403' Primary='true' LowQuality='false'><DocumentedName>\
    <DocumentedNamePart><NamePartValue NamePartGroupID='1' ScriptID='215'>NORDMANN</NamePartValue></DocumentedNamePart>\
    <DocumentedNamePart><NamePartValue NamePartGroupID='2' ScriptID='215'>Kari</NamePartValue></DocumentedNamePart></DocumentedName>\
    <DocumentedName><DocumentedNamePart><NamePartValue NamePartGroupID='1' ScriptID='220'>Нордманн</NamePartValue></DocumentedNamePart>\
    </DocumentedName></Alias>\
    <Alias AliasTypeID='1400' Primary='false' LowQuality='true'><DocumentedName><DocumentedNamePart>\
    <NamePartValue NamePartGroupID='1' ScriptID='215'>KA</NamePartValue></DocumentedNamePart></DocumentedName></Alias>\
    <Alias AliasTypeID='1401' Primary='false' LowQuality='false'><DocumentedName><DocumentedNamePart>\
    <NamePartValue NamePartGroupID='1' ScriptID='215'>OLSEN</NamePartValue></DocumentedNamePart></DocumentedName></Alias>\
    <NamePartGroups><MasterNamePartGroup><NamePartGroup ID='1' NamePartTypeID='1520'/></MasterNamePartGroup>\
    <MasterNamePartGroup><NamePartGroup ID='2' NamePartTypeID='1521'/></MasterNamePartGroup></NamePartGroups></Identity>\
    <Feature FeatureTypeID='8'><FeatureVersion><DatePeriod><Start Approximate='true'><From><Year>1962</Year><Month>1</Month><Day>1</Day></From>\
    </Start><End Approximate='false'><To><Year>1962</Year><Month>12</Month><Day>31</Day></To></End></DatePeriod></FeatureVersion></Feature>\
    <Feature FeatureTypeID='224'><FeatureVersion><VersionDetail DetailReferenceID='91'/></FeatureVersion></Feature>\
    <Feature FeatureTypeID='9'><FeatureVersion><VersionDetail>Bergen</VersionDetail></FeatureVersion></Feature>\
    <Feature FeatureTypeID='10'><FeatureVersion><VersionLocation LocationID='6'/></FeatureVersion></Feature>\
    <Feature FeatureTypeID='25'><FeatureVersion><VersionLocation LocationID='5'/></FeatureVersion></Feature>\
    </Profile></DistinctParty>\
    <DistinctParty FixedRef='8'><Profile ID='8' PartySubTypeID='1'><Identity ID='71'><Alias Primary='true'><DocumentedName>\
    <DocumentedNamePart><NamePartValue ScriptID='215'>EXAMPLE STAR</NamePartValue></DocumentedNamePart></DocumentedName></Alias>\
    </Identity></Profile></DistinctParty></DistinctParties>";

const REST: &str = "<ProfileRelationships><ProfileRelationship From-ProfileID='8' To-ProfileID='77' RelationTypeID='15003' Former='true'/>\
    <ProfileRelationship From-ProfileID='99' To-ProfileID='77' RelationTypeID='15003'/></ProfileRelationships>\
    <SanctionsEntries><SanctionsEntry ProfileID='77' ListID='1550'><EntryEvent LegalBasisID='18'>\
    <Date><Year>2015</Year><Month>9</Month><Day>29</Day></Date></EntryEvent><SanctionsMeasure SanctionsTypeID='1705'/>\
    <SanctionsMeasure SanctionsTypeID='1'><Comment>SDGT</Comment></SanctionsMeasure>\
    <SanctionsMeasure SanctionsTypeID='1'><Comment>SYRIA</Comment></SanctionsMeasure></SanctionsEntry>\
    <SanctionsEntry ProfileID='8' ListID='1550'><SanctionsMeasure SanctionsTypeID='1'><Comment>SDGT</Comment></SanctionsMeasure></SanctionsEntry>\
    <SanctionsEntry ProfileID='12345' ListID='1550'/></SanctionsEntries>";

fn file(parties: &str) -> String {
    format!(
        "<Sanctions xmlns='u'><DateOfIssue><Year>2024</Year><Month>2</Month><Day>23</Day></DateOfIssue>\
         {VALUES}{LOCATIONS}{DOCUMENTS}{parties}{REST}</Sanctions>"
    )
}

#[test]
fn numbers_become_facts() {
    let list = read(file(PARTIES).as_bytes(), &Asked::default()).unwrap();
    assert_eq!(list.list, "us-ofac-sdn");
    assert_eq!(list.published.unwrap().to_string(), "2024-02-23");
    assert!(list.warnings.is_empty());
    let [person, ship] = list.entities.as_slice() else {
        panic!("{} entities", list.entities.len());
    };
    assert_eq!(person.id.0, "us-ofac-sdn-7");
    let names: Vec<_> = person
        .names
        .iter()
        .map(|name| (name.text.as_str(), name.kind))
        .collect();
    assert_eq!(
        names,
        [
            ("Kari NORDMANN", NameKind::Primary),
            ("Нордманн", NameKind::OriginalScript),
            ("KA", NameKind::WeakAlias),
            ("OLSEN", NameKind::Former)
        ]
    );
    assert_eq!(person.birth_dates()[0].to_string(), "~1962");
    assert!(person.gender().is_some());
    let countries: Vec<&str> = person
        .countries
        .iter()
        .map(vokter_entities::Country::as_str)
        .collect();
    assert_eq!(countries, ["ir", "no"]);
    assert_eq!(person.addresses[0].text, "Gata 1, Oslo, Norway");
    assert_eq!(person.identifiers[0].value, "A1");
    let listing = &person.listings[0];
    assert_eq!(listing.effect, Effect::Freeze);
    assert_eq!(listing.regime.as_deref(), Some("SDGT"));
    assert_eq!(listing.listed_on.unwrap().to_string(), "2015-09-29");
    assert_eq!(listing.legal_basis.as_deref(), Some("An Order"));
    assert_eq!(person.listings.len(), 2);
    assert_eq!(
        person.remarks,
        [
            "Passport: A1 expires 2004-05-25",
            "Passport: A1: Fraudulent",
            "sanctions type: Block"
        ]
    );
    assert_eq!(ship.schema().as_str(), "Vessel");
    assert_eq!(
        ship.remarks,
        ["Owned or Controlled By: formerly Kari NORDMANN (7)"]
    );
    assert!(list.relations.is_empty());
    let still = file(PARTIES).replace(" Former='true'", "");
    let still = read(still.as_bytes(), &Asked::default()).unwrap();
    let [owner] = still.relations.as_slice() else {
        panic!("{} relations", still.relations.len());
    };
    assert_eq!((&owner.from, &owner.to), (&person.id, &ship.id));
}

#[test]
fn what_is_broken_is_named() {
    let check = |parties: &str, want: &str| {
        let error = read(file(parties).as_bytes(), &Asked::default()).unwrap_err();
        assert!(error.to_string().contains(want), "{error}");
    };
    check(
        &format!("{PARTIES}{PARTIES}"),
        "reference number 7 stands also at byte",
    );
    check("", "no records");
    check(
        &PARTIES.replace(" FixedRef='7'", ""),
        "without a reference number",
    );
    check(
        "<DistinctParty FixedRef='3'/>",
        "record 3: record without a name",
    );
    let dateless = file(PARTIES).replace("<Year>2024</Year>", "");
    let error = read(dateless.as_bytes(), &Asked::default()).unwrap_err();
    assert!(error.to_string().contains("DateOfIssue"), "{error}");
}
