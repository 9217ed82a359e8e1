//! Canada's Consolidated Autonomous Sanctions List (Special Economic Measures Act and others), in XML.
//!
//! A record has no identifier of its own: the regulation's country, the schedule and the item together are
//! its reference, as `Russia, 1, Part 1, 543`.
//!
//! Source of the format: the publisher's file of March 2025, whole.

mod aliases;
#[cfg(test)]
mod tests;

use jiff::civil::Date;
use vokter_entities::{Effect, IdentifierKind, Kind, Listing, NameKind, Person, Vessel};

use crate::draft::{Draft, tidy};
use crate::element::{Element, Records};
use crate::fault::{Fault, Place, ReadError};
use crate::gather::Parties;
use crate::list::Publication;
use crate::recognise::{Reading, Shape};
use crate::written;

/// The list's name.
const LIST: &str = "ca-sema";

/// What people call it.
const TITLE: &str = "Canada Consolidated Autonomous Sanctions List (SEMA)";

/// The XML, known by the elements of its first record.
pub(crate) const SHAPE: Shape = Shape {
    what: "Canada's SEMA list in XML (root <data-set> with <record>)",
    recognises: |look| {
        look.is_xml("data-set")
            && (look.has_element("DateOfListing")
                || look.has_element("Country")
                || !look.has_element("record"))
    },
    reading: Reading::Whole(|bytes, _| read(bytes)),
};

/// Reads the unpacked XML.
fn read(bytes: &[u8]) -> Result<Publication, ReadError> {
    let mut records = Records::new(bytes, &["record"])?;
    let mut parties = Parties::default();
    let mut newest: Option<Date> = None;
    while let Some(record) = records.next()? {
        let number = format!("record {}", records.count());
        let fail = |fault| record.error(Some(number.clone()), fault);
        let regime = record.text_of("Country").and_then(english);
        let regime = regime.ok_or_else(|| fail(Fault::NoReference).in_field("Country"))?;
        let item = record.text_of("Item");
        let item = item.ok_or_else(|| fail(Fault::NoReference).in_field("Item"))?;
        let schedule = record.text_of("Schedule").map(schedule);
        let reference = match &schedule {
            Some(schedule) => format!("{regime}, {schedule}, {item}"),
            None => format!("{regime}, {item}"),
        };
        newest = newest.max(record.text_of("DateOfListing").and_then(written::day));
        let place = Place::Byte(record.offset);
        let draft = parties.once(LIST, &reference, &place, || kind(&record))?;
        names(draft, &record);
        facts(draft, &record);
        draft.listing(Listing {
            list: LIST.to_owned(),
            effect: effect(draft, schedule.as_deref()),
            reference: Some(reference),
            programme: schedule.map(|schedule| format!("Schedule {schedule}")),
            regime: Some(regime),
            listed_on: record.text_of("DateOfListing").and_then(written::date),
            legal_basis: None,
            unconfirmed: false,
        });
    }
    Ok(Publication {
        is_part: false,
        list: LIST.to_owned(),
        title: TITLE.to_owned(),
        published: newest,
        entities: parties.finish()?,
        warnings: vec![
            "the file does not say when it was published: taken is its newest date of listing"
                .to_owned(),
        ],
        ..Publication::default()
    })
}

/// The English half of `Belarus / Bélarus`.
fn english(country: &str) -> Option<String> {
    tidy(country.split(" / ").next()?)
}

/// A schedule with its commas spaced alike: `1,Part 3` is `1, Part 3`.
fn schedule(text: &str) -> String {
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    parts.join(", ")
}

/// A family or given name makes a person, an IMO number a ship.
fn kind(record: &Element) -> Kind {
    if record
        .text_of("LastName")
        .or(record.text_of("GivenName"))
        .is_some()
    {
        Kind::Person(Person::default())
    } else if record.text_of("ShipIMONumber").is_some() {
        Kind::Vessel(Vessel::default())
    } else {
        Kind::Organization
    }
}

fn names(draft: &mut Draft, record: &Element) {
    let parts = ["GivenName", "LastName", "EntityOrShip"];
    let parts: Vec<&str> = parts
        .iter()
        .filter_map(|part| record.text_of(part))
        .collect();
    let whole = parts.join(" ");
    // `Hara Institute/Institut Hara`: English, then French.
    for (at, name) in written::either_side(&whole).into_iter().enumerate() {
        let kind = if at == 0 {
            NameKind::Primary
        } else {
            NameKind::StrongAlias
        };
        draft.names_in(name, kind);
    }
    let Some(text) = record.text_of("Aliases") else {
        return;
    };
    let person = draft.person().is_some();
    let found = aliases::aliases(text, person);
    if found.len() > 1 {
        draft.remark("aliases", text);
    }
    for alias in found {
        draft.names_in(&alias.text, alias.kind);
    }
}

fn facts(draft: &mut Draft, record: &Element) {
    let text = |name: &str| record.text_of(name).unwrap_or_default();
    let date = text("DateOfBirthOrShipBuildDate");
    let title = text("TitleOrShip");
    if draft.person().is_some() {
        let dates = written::dates(date);
        for date in dates.found {
            draft.birth_date(Some(date));
        }
        if dates.rest {
            draft.remark("birth date", date);
        }
        // `Major General/major-général`: English, then French.
        draft.title(title.split('/').next().unwrap_or_default());
    } else {
        draft.detail("built", date);
        draft.detail("type of ship", title);
    }
    for number in written::items(text("ShipIMONumber")) {
        draft.identifier(IdentifierKind::Imo, number, None);
    }
}

/// What a listing does. The regulations forbid all dealings with those of schedule 1; Russia's schedules
/// 2 and 3 name banks and companies that must not be financed, and schedule 1.1 ships.
fn effect(draft: &Draft, schedule: Option<&str>) -> Effect {
    match (schedule, &draft.entity.kind) {
        (_, Kind::Vessel(_)) => Effect::PortBan,
        (Some("2" | "3"), _) => Effect::Sectoral,
        _ => Effect::Freeze,
    }
}
