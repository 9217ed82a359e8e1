//! The XML that OFAC has published since the nineties, `sdn.xml` and `consolidated.xml`.
//!
//! Source of the format: the publisher's schema, sdn.xsd. Read were SDN of March 2021, whose
//! namespace is still `http://tempuri.org/sdnList.xsd`, and Consolidated of 2025 and 2026, whose
//! namespace is an address of the sanctions list service: names count, namespaces do not. The
//! element that holds the date really is `publshInformation`.

use jiff::civil::Date;
use vokter_entities::NameKind;

use super::party::{Party, publish};
use super::remarks;
use crate::element::{Element, Records};
use crate::fault::{Fault, Place, ReadError, shortened};
use crate::list::Publication;
use crate::recognise::{Asked, Reading, Shape};

/// The format, known by its root element.
pub(crate) const SHAPE: Shape = Shape {
    what: "OFAC's SDN or Consolidated list in XML (root <sdnList>)",
    recognises: |look| look.is_xml("sdnList"),
    reading: Reading::Whole(read),
};

fn read(bytes: &[u8], asked: &Asked) -> Result<Publication, ReadError> {
    let mut records = Records::new(bytes, &["sdnEntry"])?;
    let mut parties = Vec::new();
    while let Some(record) = records.next()? {
        parties.push(party(&record)?);
    }
    let count = parties.len();
    let mut list = publish(parties, None, asked)?;
    list.published = published(&records)?;
    let said = records.head("Record_Count").and_then(Element::value);
    if let Some(said) = said.and_then(|said| said.parse::<usize>().ok())
        && said != count
    {
        let found = count;
        return Err(ReadError::whole(Fault::Incomplete { said, found }));
    }
    Ok(list)
}

/// `Publish_Date`, month first.
fn published(records: &Records) -> Result<Option<Date>, ReadError> {
    let Some(element) = records.head("Publish_Date") else {
        return Ok(None);
    };
    let text = element.value().unwrap_or_default();
    let date = || {
        let mut parts = text.split('/').map(str::parse::<i16>);
        let (month, day) = (parts.next()?.ok()?, parts.next()?.ok()?);
        let year = parts.next()?.ok()?;
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    };
    date().map(Some).ok_or_else(|| {
        let fault = Fault::NoDate(shortened(text));
        element.error(None, fault).in_field("Publish_Date")
    })
}

fn party(record: &Element) -> Result<Party, ReadError> {
    let number = record
        .text_of("uid")
        .ok_or_else(|| record.error(None, Fault::NoReference))?;
    let kind = record.text_of("sdnType").unwrap_or_default();
    let mut party = Party::new(number, kind, Place::Byte(record.offset));
    if name(&mut party, record, NameKind::Primary).is_none() {
        return Err(party.error(Fault::NoName));
    }
    for alias in record.at(&["akaList", "aka"]) {
        let weak = alias
            .text_of("category")
            .is_some_and(|category| category.eq_ignore_ascii_case("weak"));
        let former = alias
            .text_of("type")
            .is_some_and(|kind| kind.eq_ignore_ascii_case("f.k.a."));
        let kind = match (weak, former) {
            (true, _) => NameKind::WeakAlias,
            (false, true) => NameKind::Former,
            (false, false) => NameKind::StrongAlias,
        };
        name(&mut party, alias, kind);
    }
    for programme in record.at(&["programList", "program"]) {
        party.programme(programme.value().unwrap_or_default());
    }
    if let Some(title) = record.text_of("title") {
        party.title(title);
    }
    facts(&mut party, record);
    if let Some(ship) = record.child("vesselInfo") {
        vessel(&mut party, ship);
    }
    for address in record.at(&["addressList", "address"]) {
        let city = [
            address.text_of("city"),
            address.text_of("stateOrProvince"),
            address.text_of("postalCode"),
        ];
        let lines = ["address1", "address2", "address3"].map(|line| address.text_of(line));
        party.address(&[lines, city].concat(), address.text_of("country"));
    }
    if let Some(text) = record.text_of("remarks") {
        remarks::read(&mut party, text, false);
    }
    Ok(party)
}

/// The name of an entry or an alias; none when both of its parts are empty.
fn name(party: &mut Party, element: &Element, kind: NameKind) -> Option<()> {
    let parts = [element.text_of("firstName"), element.text_of("lastName")];
    parts.iter().any(Option::is_some).then(|| {
        party.name_of_parts(&parts, kind);
    })
}

/// What the entry's lists of small things say.
fn facts(party: &mut Party, record: &Element) {
    for (list, item, value, label) in [
        ("dateOfBirthList", "dateOfBirthItem", "dateOfBirth", "DOB"),
        (
            "placeOfBirthList",
            "placeOfBirthItem",
            "placeOfBirth",
            "POB",
        ),
        ("nationalityList", "nationality", "country", "nationality"),
        ("citizenshipList", "citizenship", "country", "citizen"),
    ] {
        for item in record.at(&[list, item]) {
            party.fact(label, item.text_of(value).unwrap_or_default(), None, "");
        }
    }
    for id in record.at(&["idList", "id"]) {
        let label = id.text_of("idType").unwrap_or("identifier");
        let dates = [("issued", "issueDate"), ("expires", "expirationDate")];
        let dates: Vec<String> = dates
            .iter()
            .filter_map(|(word, name)| Some(format!("{word} {}", id.text_of(name)?)))
            .collect();
        let number = id.text_of("idNumber").unwrap_or_default();
        party.fact(label, number, id.text_of("idCountry"), &dates.join(" "));
    }
}

fn vessel(party: &mut Party, ship: &Element) {
    for (name, label) in [
        ("vesselFlag", "Vessel Flag"),
        ("callSign", "Vessel Call Sign"),
        ("vesselType", "vessel type"),
        ("vesselOwner", "vessel owner"),
        ("tonnage", "tonnage"),
        ("grossRegisteredTonnage", "gross registered tonnage"),
    ] {
        if let Some(value) = ship.text_of(name) {
            party.fact(label, value, None, "");
        }
    }
}

#[cfg(test)]
mod tests;
