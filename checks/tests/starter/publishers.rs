//! One extractor a list: just enough of each publisher's format to look a party up. They share
//! nothing with the readers in `vokter-lists`, save the UN's, so that a mistake there shows here.

use std::path::Path;

use vokter_entities::{Effect, PartialDate};

use crate::files::{self, Element, cell};
use crate::record::{Record, Records, numeric, worded};

/// The UN's consolidated list, by Vokter's own reader, which has its own checks.
pub(crate) fn un_sc() -> Records {
    let bytes = files::bytes("un-consolidated-2026-08-01.xml.gz");
    let list = vokter_lists::read(Path::new("un.xml"), &bytes).expect("the UN's list");
    let mut records = Records::new();
    for entity in &list.entities {
        let listing = entity.listings.first().expect("a listing");
        let record = Record {
            names: entity.names.iter().map(|name| name.text.clone()).collect(),
            birth_dates: entity.birth_dates().to_vec(),
            listed_on: listing.listed_on,
            reference_is_unique: true,
            ..Record::default()
        };
        records
            .entry(listing.reference.clone().unwrap_or_default())
            .or_default()
            .push(record);
    }
    records
}

/// OFAC's SDN list: the main file of May 2024, and the aliases of August 2026, which also know
/// parties listed since.
pub(crate) fn us_ofac_sdn() -> Records {
    let mut records = Records::new();
    for row in files::records(&files::bytes("us-ofac-sdn-2024-05-03.csv.gz")) {
        let [number, name, .., remarks] = row.as_slice() else {
            continue;
        };
        let births = remarks.split("; ").filter_map(|remark| {
            let text = remark
                .trim_end_matches('.')
                .trim_start_matches("alt. ")
                .strip_prefix("DOB ")?;
            worded(text).or_else(|| text.parse().ok())
        });
        let imo = remarks
            .split_once("IMO ")
            .and_then(|(_, rest)| rest.get(..7));
        records.entry(number.clone()).or_default().push(Record {
            names: vec![name.clone()],
            imo: imo.map(str::to_owned),
            birth_dates: births.collect(),
            reference_is_unique: true,
            ..Record::default()
        });
    }
    for row in files::records(&files::bytes("us-ofac-alt-2026-08-02.csv.gz")) {
        let [number, _, _, name, ..] = row.as_slice() else {
            continue;
        };
        let found = records.entry(number.clone()).or_default();
        if found.is_empty() {
            found.push(Record {
                reference_is_unique: true,
                ..Record::default()
            });
        }
        for record in found {
            record.names.push(name.clone());
        }
    }
    records
}

/// The numbers that the SDN list of August 2026 still has: each has a row in the address file.
pub(crate) fn us_ofac_sdn_numbers_2026() -> Vec<String> {
    files::records(&files::bytes("us-ofac-add-2026-08-02.csv.gz"))
        .into_iter()
        .filter_map(|row| row.into_iter().next())
        .collect()
}

/// OFAC's lists other than the SDN list.
pub(crate) fn us_ofac_cons() -> Records {
    let root = Element::parse(&files::bytes("us-ofac-cons-2026-01-08.xml.gz"));
    let mut records = Records::new();
    for entry in root.all("sdnEntry") {
        let aliases = entry.all("akaList").flat_map(|list| list.all("aka"));
        let names = std::iter::once(entry).chain(aliases);
        records
            .entry(entry.get("uid").to_owned())
            .or_default()
            .push(Record {
                names: names
                    .map(|n| format!("{} {}", n.get("firstName"), n.get("lastName")))
                    .collect(),
                reference_is_unique: true,
                ..Record::default()
            });
    }
    records
}

/// The lists of the US Departments of Commerce and State, which have no reference numbers.
pub(crate) fn us_csl() -> Records {
    let mut records = Records::new();
    for row in files::rows(&files::bytes("us-trade-csl-2022-05-16.csv.gz"), 0) {
        if cell(&row, "source").contains("Treasury") {
            continue;
        }
        records.entry(String::new()).or_default().push(Record {
            names: vec![cell(&row, "name").to_owned()],
            listed_on: cell(&row, "start_date").parse().ok(),
            effect: Some(Effect::ExportControl),
            ..Record::default()
        });
    }
    records
}

/// The EU's consolidated list of 2021.
pub(crate) fn eu_fsf() -> Records {
    let root = Element::parse(&files::bytes("eu-fsf-full-1_1-2021-03-02.xml.gz"));
    let mut records = Records::new();
    for entity in root.all("sanctionEntity") {
        let births = entity
            .all("birthdate")
            .map(|birth| birth.attribute("birthdate"));
        let names = entity
            .all("nameAlias")
            .map(|alias| alias.attribute("wholeName").to_owned());
        let reference = entity.attribute("euReferenceNumber").to_owned();
        records.entry(reference).or_default().push(Record {
            names: names.collect(),
            birth_dates: births.filter_map(|date| date.parse().ok()).collect(),
            listed_on: entity.attribute("designationDate").parse().ok(),
            reference_is_unique: true,
            ..Record::default()
        });
    }
    records
}

/// The annexes of the EU's regulations, by CELEX number of the regulation.
pub(crate) fn eu_journal() -> Records {
    let mut records = Records::new();
    for row in annexes() {
        records
            .entry(cell(&row, "celex").to_owned())
            .or_default()
            .push(annexed(&row));
    }
    records
}

/// The ships of annexes XIII.B and XIV of Regulation (EU) 2017/1509: those that the UN's
/// committee designated, under their IMO number.
pub(crate) fn un_1718_vessels() -> Records {
    let mut records = Records::new();
    for row in annexes() {
        let committee = matches!(cell(&row, "annex"), "XIII.B" | "XIV.A" | "XIV.B");
        if cell(&row, "celex") == "32017R1509" && cell(&row, "schema") == "Vessel" && committee {
            let record = annexed(&row);
            records
                .entry(record.imo.clone().unwrap_or_default())
                .or_default()
                .push(record);
        }
    }
    // A ship designated twice for the same has the date of the first time.
    for ships in records.values_mut() {
        ships.sort_by_key(|ship| (ship.effect.map(Effect::as_str), ship.listed_on));
        ships.dedup_by_key(|ship| (ship.effect, ship.names.clone()));
    }
    records
}

fn annexes() -> Vec<files::Row> {
    let zip = files::bytes("eu-journal-annexes-derived-2026-08.zip");
    let members = files::members(zip, "consolidated/");
    members
        .iter()
        .flat_map(|member| files::rows(member, 0))
        .collect()
}

fn annexed(row: &files::Row) -> Record {
    let imo = cell(row, "imoNumber");
    Record {
        names: vec![cell(row, "name").to_owned()],
        imo: (imo.len() == 7).then(|| imo.to_owned()),
        birth_dates: numeric(cell(row, "birthDate")).into_iter().collect(),
        listed_on: numeric(cell(row, "startDate")),
        effect: Some(match cell(row, "measure") {
            "Asset freeze" => Effect::Freeze,
            "Export control" => Effect::ExportControl,
            "Transportation restrictions" => Effect::PortBan,
            "Financial restrictions" => Effect::Sectoral,
            _ => Effect::Other,
        }),
        reference_is_unique: false,
    }
}

/// The UK Sanctions List of 2026. Its derived table of birth dates joins them to the wrong
/// parties (it gives six to KPi.021), so they are not compared.
pub(crate) fn uk_sl() -> Records {
    let mut records = Records::new();
    for row in files::rows(
        &files::bytes("gb-fcdo-uksl-derived-2026-05-subjects.csv.gz"),
        0,
    ) {
        records
            .entry(cell(&row, "unique_id").to_owned())
            .or_default()
            .push(Record {
                listed_on: numeric(cell(&row, "date_designated")),
                reference_is_unique: true,
                ..Record::default()
            });
    }
    for row in files::rows(
        &files::bytes("gb-fcdo-uksl-derived-2026-05-subject_names.csv.gz"),
        0,
    ) {
        for record in records
            .entry(cell(&row, "unique_id").to_owned())
            .or_default()
        {
            record.names.push(cell(&row, "full_name").to_owned());
        }
    }
    let numbers = files::bytes("gb-fcdo-uksl-derived-2026-05-subject_identifiers.csv.gz");
    for row in files::rows(&numbers, 0)
        .iter()
        .filter(|row| cell(row, "identifier_type") == "imo")
    {
        for record in records
            .entry(cell(row, "unique_id").to_owned())
            .or_default()
        {
            record.imo = Some(cell(row, "raw_value").trim_start_matches("IMO").to_owned());
        }
    }
    records
}

/// OFSI's consolidated list of 2025: a row a name, joined by the group. A group may be listed
/// under several regimes, each with its day.
pub(crate) fn uk_ofsi() -> Records {
    let mut records = Records::new();
    for row in files::rows(&files::bytes("gb-ofsi-conlist-2025-04-10.csv.gz"), 1) {
        let group = records
            .entry(cell(&row, "Group ID").to_owned())
            .or_default();
        let listed_on = numeric(cell(&row, "Listed On"));
        let at = group
            .iter()
            .position(|record| record.listed_on == listed_on);
        let at = at.unwrap_or_else(|| {
            group.push(Record {
                listed_on,
                reference_is_unique: true,
                ..Record::default()
            });
            group.len() - 1
        });
        let name = (1..=6).map(|part| cell(&row, &format!("Name {part}")));
        group[at].names.push(name.collect::<Vec<_>>().join(" "));
        group[at].birth_dates.extend(numeric(cell(&row, "DOB")));
    }
    records
}

/// Canada's list. It has no reference number: country, schedule and item stand for one.
pub(crate) fn ca_sema() -> Records {
    let root = Element::parse(&files::bytes("ca-sema-2025-03-20.xml.gz"));
    let mut records = Records::new();
    for record in root.all("record") {
        // "Russia / Russie": the English half.
        let country = record
            .get("Country")
            .split(" / ")
            .next()
            .unwrap_or_default()
            .trim();
        let parts = [country, record.get("Schedule"), record.get("Item")];
        let reference: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let imo = record.get("ShipIMONumber");
        let ship = !imo.is_empty();
        let name = format!("{} {}", record.get("GivenName"), record.get("LastName"));
        let year_or_day: Option<PartialDate> =
            record.get("DateOfBirthOrShipBuildDate").parse().ok();
        records
            .entry(reference.join(", "))
            .or_default()
            .push(Record {
                names: vec![
                    name,
                    record.get("EntityOrShip").to_owned(),
                    record.get("Aliases").to_owned(),
                ],
                imo: ship.then(|| imo.to_owned()),
                birth_dates: year_or_day.filter(|_| !ship).into_iter().collect(),
                listed_on: record.get("DateOfListing").parse().ok(),
                effect: None,
                reference_is_unique: true,
            });
    }
    records
}

/// Australia's list of 2026: aliases stand under the number with a letter.
pub(crate) fn au_dfat() -> Records {
    let mut records = Records::new();
    for row in files::sheet(files::bytes("au-dfat-regulation8-2026-07-23.xlsx")) {
        let text = |column: &str| row.get(column).map(ToString::to_string).unwrap_or_default();
        let reference = text("Reference");
        let reference = reference.trim_end_matches(|c: char| c.is_alphabetic());
        let birth = match row.get("Date of Birth") {
            Some(calamine::Data::DateTime(day)) => {
                let (year, month, day, ..) = day.to_ymd_hms_milli();
                PartialDate::new(year as i16, Some(month), Some(day))
            }
            _ => None,
        };
        let imo = text("IMO Number");
        let group = records.entry(reference.to_owned()).or_default();
        if group.is_empty() {
            group.push(Record {
                imo: (imo.len() == 7).then_some(imo),
                birth_dates: birth.into_iter().collect(),
                listed_on: worded(&text("Listing Information")),
                reference_is_unique: true,
                ..Record::default()
            });
        }
        for record in group {
            record.names.push(text("Name of Individual or Entity"));
        }
    }
    records
}
