//! From a distinct party with its profile to a party.

use std::collections::HashMap;

use jiff::civil::Date;
use vokter_entities::{NameKind, PartialDate};

use super::day;
use super::parts::Parts;
use super::values::Values;
use crate::element::Element;
use crate::fault::{Fault, Place, ReadError};
use crate::ofac::enhanced::{natural_order, within};
use crate::ofac::party::Party;
use crate::ofac::remarks;

/// The party, the number of its profile, and its main name.
pub(super) fn party(
    record: &Element,
    values: &Values,
    parts: &Parts,
) -> Result<(Party, String, String), ReadError> {
    let number = record
        .attribute("FixedRef")
        .ok_or_else(|| record.error(None, Fault::NoReference))?;
    let Some(profile) = record.child("Profile") else {
        return Err(record.error(Some(number.to_owned()), Fault::NoName));
    };
    let kind = values.kind_of_party(profile);
    let mut party = Party::new(number, kind, Place::Byte(record.offset));
    let mut main_name = None;
    for identity in profile.all("Identity") {
        if identity.attribute("False") == Some("true") {
            party.remark("identity", "one that OFAC calls false");
        }
        let name = names(&mut party, identity, values);
        main_name = main_name.or(name);
        for document in parts.documents(identity.attribute("ID").unwrap_or_default()) {
            self::document(&mut party, document, values);
        }
    }
    for feature in profile.all("Feature") {
        let label = values.of(feature, "FeatureTypeID").unwrap_or_default();
        for version in feature.all("FeatureVersion") {
            self::feature(&mut party, label, version, values, parts);
        }
    }
    if let Some(text) = record.text_of("Comment") {
        remarks::read(&mut party, text, false);
    }
    let id = profile.attribute("ID").unwrap_or(number).to_owned();
    Ok((party, id, main_name.unwrap_or_default()))
}

/// The names of an identity; the first primary one in Latin letters is the main one.
fn names(party: &mut Party, identity: &Element, values: &Values) -> Option<String> {
    // What each part of a name is, by the number of its group.
    let groups = identity.at(&["NamePartGroups", "MasterNamePartGroup", "NamePartGroup"]);
    let kinds: HashMap<&str, &str> = groups
        .into_iter()
        .filter_map(|group| Some((group.attribute("ID")?, values.of(group, "NamePartTypeID")?)))
        .collect();
    let mut main_name = None;
    for alias in identity.all("Alias") {
        let flag = |name| alias.attribute(name) == Some("true");
        let former = values.of(alias, "AliasTypeID") == Some("F.K.A.");
        let kind = match (flag("Primary"), flag("LowQuality"), former) {
            (true, _, _) => NameKind::Primary,
            (_, true, _) => NameKind::WeakAlias,
            (_, _, true) => NameKind::Former,
            _ => NameKind::StrongAlias,
        };
        for written in alias.all("DocumentedName") {
            let parts = written.at(&["DocumentedNamePart", "NamePartValue"]);
            let script = parts.first().and_then(|part| values.of(part, "ScriptID"));
            let latin = script.is_none_or(|script| script == "Latin");
            let typed = parts.iter().map(|part| {
                let group = part.attribute("NamePartGroupID").unwrap_or_default();
                let kind = kinds.get(group).copied().unwrap_or_default();
                (kind, part.value().unwrap_or_default())
            });
            let text = natural_order(typed);
            if latin {
                if kind == NameKind::Primary && main_name.is_none() {
                    main_name = Some(text.clone());
                }
                party.name_of_parts(&[Some(&text)], kind);
            } else if kind == NameKind::WeakAlias {
                party.name_in_script(&text, kind);
            } else {
                party.name_in_script(&text, NameKind::OriginalScript);
            }
        }
    }
    main_name
}

fn feature(party: &mut Party, label: &str, version: &Element, values: &Values, parts: &Parts) {
    let places = version.all("VersionLocation");
    let places: Vec<_> = places
        .filter_map(|place| parts.place(place.attribute("LocationID")?))
        .collect();
    if label == "Location" {
        for place in places {
            let lines: Vec<Option<&str>> = place.lines.iter().map(|line| Some(&**line)).collect();
            party.address(&lines, place.country.as_deref());
        }
        return;
    }
    let period = version.child("DatePeriod").and_then(period);
    if label == "Birthdate" {
        match period {
            Some(date) => party.born(date),
            None => party.remark(label, version.text_of("Comment").unwrap_or_default()),
        }
        return;
    }
    let mut said: Vec<String> = version
        .all("VersionDetail")
        .filter_map(|detail| {
            let text = detail.value();
            text.or_else(|| values.of(detail, "DetailReferenceID"))
        })
        .map(str::to_owned)
        .collect();
    for place in places {
        let words = place.lines.iter().chain(&place.country);
        said.push(words.map(String::as_str).collect::<Vec<_>>().join(", "));
    }
    if said.is_empty() {
        said.extend(period.map(|date| date.to_string()));
    }
    for value in said {
        if label == "Title" {
            party.title(&value);
        } else {
            party.fact(label, &value, None, "");
        }
    }
    if let Some(comment) = version.text_of("Comment") {
        party.remark(label, comment);
    }
}

/// A document: a passport, a register's number.
fn document(party: &mut Party, record: &Element, values: &Values) {
    let label = values.of(record, "IDRegDocTypeID").unwrap_or("identifier");
    let number = record.text_of("IDRegistrationNo").unwrap_or_default();
    let dates: Vec<String> = record
        .all("DocumentDate")
        .filter_map(|date| {
            let word = match values.of(date, "IDRegDocDateTypeID") {
                Some("Expiration Date") => "expires",
                _ => "issued",
            };
            Some(format!("{word} {}", period(date.child("DatePeriod")?)?))
        })
        .collect();
    let issuer = values.of(record, "IssuedBy-CountryID");
    party.fact(label, number, issuer, &dates.join(" "));
    for name in ["Comment", "IssuingAuthority"] {
        if let Some(text) = record.text_of(name) {
            party.remark(label, &format!("{number}: {text}"));
        }
    }
    if let Some(validity) = values.of(record, "ValidityID").filter(|of| *of != "Valid") {
        party.remark(label, &format!("{number}: {validity}"));
    }
}

/// From the first day of the start to the last day of the end.
fn period(period: &Element) -> Option<PartialDate> {
    let (start, end) = (period.child("Start"), period.child("End"));
    let edge = |of: Option<&Element>, name: &str| -> Option<Date> { day(of?.child(name)?) };
    let first = edge(start, "From")?;
    let last = edge(end, "To").or_else(|| edge(start, "To"))?;
    let date = within(first, last)?;
    let approximate = [start, end]
        .into_iter()
        .flatten()
        .any(|edge| edge.attribute("Approximate") == Some("true"));
    Some(if approximate { date.circa() } else { date })
}
