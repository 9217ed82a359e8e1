//! The CSV: one fact a row. Its columns are the XML's elements and attributes by other names, so each
//! row is brought to an element and read as that.

use super::{LIST, party, publication, published};
use crate::element::Element;
use crate::fault::{Fault, ReadError};
use crate::gather::Parties;
use crate::list::Publication;
use crate::table::{Header, Record, Table};

/// The columns of one form of the CSV that belong to one element of the XML: (column, attribute).
type Columns = &'static [(&'static str, &'static str)];

/// The elements of a row: their name in the XML, their columns in CSV 1.1 and in CSV 1.0.
const ELEMENTS: [(&str, Columns, Columns); 6] = [
    (
        "regulation",
        &[
            ("Entity_Regulation_Type", "regulationType"),
            ("Entity_Regulation_PublicationDate", "publicationDate"),
            ("Entity_Regulation_EntryIntoForceDate", "entryIntoForceDate"),
            ("Entity_Regulation_NumberTitle", "numberTitle"),
            ("Entity_Regulation_Programme", "programme"),
        ],
        &[
            ("Leba_publication_date", "publicationDate"),
            ("Leba_numtitle", "numberTitle"),
            ("Programme", "programme"),
        ],
    ),
    (
        "nameAlias",
        &[
            ("NameAlias_LastName", "lastName"),
            ("NameAlias_FirstName", "firstName"),
            ("NameAlias_MiddleName", "middleName"),
            ("NameAlias_WholeName", "wholeName"),
            ("NameAlias_NameLanguage", "nameLanguage"),
            ("NameAlias_Gender", "gender"),
            ("NameAlias_Title", "title"),
            ("NameAlias_Function", "function"),
            ("NameAlias_Remark", "remark"),
        ],
        &[
            ("Naal_lastname", "lastName"),
            ("Naal_firstname", "firstName"),
            ("Naal_middlename", "middleName"),
            ("Naal_wholename", "wholeName"),
            ("Naal_language", "nameLanguage"),
            ("Naal_gender", "gender"),
            ("Naal_title", "title"),
            ("Naal_function", "function"),
            ("Naal_other", "remark"),
        ],
    ),
    (
        "address",
        &[
            ("Address_City", "city"),
            ("Address_Street", "street"),
            ("Address_PoBox", "poBox"),
            ("Address_ZipCode", "zipCode"),
            ("Address_Region", "region"),
            ("Address_Place", "place"),
            ("Address_ContactInfo", "contactInfo"),
            ("Address_CountryIso2Code", "countryIso2Code"),
            ("Address_CountryDescription", "countryDescription"),
            ("Address_Remark", "remark"),
        ],
        &[
            ("Addr_number", "number"),
            ("Addr_street", "street"),
            ("Addr_zipcode", "zipCode"),
            ("Addr_city", "city"),
            ("Addr_country", "countryDescription"),
            ("Addr_other", "remark"),
        ],
    ),
    (
        "birthdate",
        &[
            ("BirthDate_BirthDate", "birthdate"),
            ("BirthDate_Day", "dayOfMonth"),
            ("BirthDate_Month", "monthOfYear"),
            ("BirthDate_Year", "year"),
            ("BirthDate_YearRangeFrom", "yearRangeFrom"),
            ("BirthDate_YearRangeTo", "yearRangeTo"),
            ("BirthDate_Circa", "circa"),
            ("BirthDate_CalendarType", "calendarType"),
            ("BirthDate_Region", "region"),
            ("BirthDate_Place", "place"),
            ("BirthDate_City", "city"),
            ("BirthDate_CountryIso2Code", "countryIso2Code"),
            ("BirthDate_CountryDescription", "countryDescription"),
            ("BirthDate_Remark", "remark"),
        ],
        &[
            ("Birt_date", "birthdate"),
            // The publisher's own spelling.
            ("Birt_plcae", "place"),
            ("Birt_place", "place"),
            ("Birt_country", "countryDescription"),
        ],
    ),
    (
        "identification",
        &[
            ("Identification_Number", "number"),
            ("Identification_Diplomatic", "diplomatic"),
            ("Identification_KnownExpired", "knownExpired"),
            ("Identification_KnownFalse", "knownFalse"),
            ("Identification_ReportedLost", "reportedLost"),
            ("Identification_RevokedByIssuer", "revokedByIssuer"),
            ("Identification_IssuedBy", "issuedBy"),
            ("Identification_IssuedDate", "issueDate"),
            ("Identification_ValidFrom", "validFrom"),
            ("Identification_ValidTo", "validTo"),
            ("Identification_LatinNumber", "latinNumber"),
            ("Identification_NameOnDocument", "nameOnDocument"),
            ("Identification_TypeCode", "identificationTypeCode"),
            (
                "Identification_TypeDescription",
                "identificationTypeDescription",
            ),
            ("Identification_CountryIso2Code", "countryIso2Code"),
            ("Identification_CountryDescription", "countryDescription"),
            ("Identification_Remark", "remark"),
        ],
        &[
            ("Iden_number", "number"),
            ("Iden_country", "countryDescription"),
        ],
    ),
    (
        "citizenship",
        &[
            ("Citizenship_Region", "region"),
            ("Citizenship_CountryIso2Code", "countryIso2Code"),
            ("Citizenship_CountryDescription", "countryDescription"),
            ("Citizenship_Remark", "remark"),
        ],
        &[("Citi_country", "countryDescription")],
    ),
];

/// The columns of the party itself, 1.1 and 1.0.
const PARTY: [(&str, &str, &str); 6] = [
    ("logicalId", "Entity_LogicalId", "Entity_logical_id"),
    (
        "euReferenceNumber",
        "Entity_EU_ReferenceNumber",
        "EU_ref_num",
    ),
    ("unitedNationId", "Entity_UnitedNationId", "UN_id"),
    ("designationDate", "Entity_DesignationDate", ""),
    ("designationDetails", "Entity_DesignationDetails", ""),
    ("remark", "Entity_Remark", "Entity_remark"),
];

/// Reads the unpacked CSV.
pub(super) fn read(bytes: &[u8]) -> Result<Publication, ReadError> {
    let table = Table::delimited(bytes, b';', Header::Row(0))?;
    let newer = table
        .must_have(&["Entity_LogicalId", "NameAlias_WholeName"])
        .is_ok();
    let dated = if newer {
        "fileGenerationDate"
    } else {
        "Date_file"
    };
    table.must_have(&[dated])?;
    let mut parties = Parties::default();
    for row in table.records() {
        let record = element(&row, newer);
        let reference = party::reference(&record)
            .ok_or_else(|| row.error(None, None, Fault::NoReference))?
            .to_owned();
        let kind = party::kind(&record)
            .ok_or_else(|| row.error(Some(&reference), Some("subject type"), party::no_kind()))?;
        let draft = parties.again(LIST, &reference, row.place(), || kind);
        // The party's own facts stand in every row; a draft keeps each once.
        party::add(draft, &reference, &record);
    }
    let entities = parties.finish()?;
    let generated = table.records().find_map(|row| row.get(dated));
    let day = published(generated.unwrap_or_default(), dated)?;
    Ok(publication(day, entities))
}

/// A row as an element of the XML.
fn element(row: &Record, newer: bool) -> Element {
    let own = PARTY.iter().filter_map(|(name, now, before)| {
        let value = row.get(if newer { now } else { before })?;
        Some(((*name).to_owned(), value.to_owned()))
    });
    let mut entity = named("sanctionEntity", own.collect());
    let subject = if newer {
        row.get("Entity_SubjectType")
            .or_else(|| row.get("Entity_SubjectType_ClassificationCode"))
    } else {
        row.get("Subject_type")
    };
    let subject = subject.map(|code| vec![("code".to_owned(), code.to_owned())]);
    entity
        .children
        .push(named("subjectType", subject.unwrap_or_default()));
    for (name, now, before) in ELEMENTS {
        let columns = if newer { now } else { before };
        let cells = columns.iter().filter_map(|(column, attribute)| {
            Some(((*attribute).to_owned(), row.get(column)?.to_owned()))
        });
        let cells: Vec<(String, String)> = cells.collect();
        if !cells.is_empty() {
            entity.children.push(named(name, cells));
        }
    }
    entity
}

fn named(name: &str, attributes: Vec<(String, String)>) -> Element {
    Element {
        name: name.to_owned(),
        attributes,
        ..Element::default()
    }
}
