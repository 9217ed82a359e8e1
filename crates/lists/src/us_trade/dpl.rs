//! The Denied Persons List of the Bureau of Industry and Security, tab separated (`dpl.txt`).
//!
//! Source of the format: the header of the publisher's file; read was the one of September 2022.
//! The list has no numbers and gives a person once for each address. It does not say whether a
//! name is a person's or a company's. Some of its dates are mistyped by centuries (`2922`).

use jiff::civil::Date;
use vokter_entities::{Country, Effect, Kind, Listing, NameKind};

use super::identity;
use crate::draft::Draft;
use crate::fault::{Fault, ReadError};
use crate::list::Publication;
use crate::look::Look;
use crate::recognise::{Asked, Reading, Shape};
use crate::table::{Header, Record, Table};

/// The format, known by its columns.
pub(crate) const SHAPE: Shape = Shape {
    what: "the BIS Denied Persons List as text with tabs (columns Name, Effective_Date, FR_Citation …)",
    recognises: |look| {
        matches!(
            look,
            Look::Delimited {
                delimiter: b'\t',
                ..
            }
        ) && look.has_columns(&["Name", "Effective_Date", "FR_Citation"])
    },
    reading: Reading::Whole(read),
};

const LIST: &str = "us-bis-dpl";

fn read(bytes: &[u8], _: &Asked) -> Result<Publication, ReadError> {
    let table = Table::delimited(bytes, b'\t', Header::Row(0))?;
    table.must_have(&["Name", "Effective_Date"])?;
    let rows: Vec<Record> = table.records().collect();
    let contents: Vec<(String, String)> = rows.iter().map(content).collect();
    let mut entities = Vec::with_capacity(rows.len());
    for (row, key) in rows.iter().zip(identity::keys(&contents)) {
        let entity = party(row, &key).finish();
        entities.push(entity.ok_or_else(|| row.error(None, Some("Name"), Fault::NoName))?);
    }
    if entities.is_empty() {
        return Err(ReadError::whole(Fault::NoRecords));
    }
    Ok(Publication {
        is_part: false,
        list: LIST.to_owned(),
        title: "BIS Denied Persons List".to_owned(),
        published: published(&rows),
        entities,
        ..Publication::default()
    })
}

/// The newest day of a last change. Some are mistyped by centuries: a year counts only if a few
/// rows have it.
fn published(rows: &[Record]) -> Option<Date> {
    const ROWS_MIN: usize = 3;
    let days: Vec<Date> = rows
        .iter()
        .filter_map(|row| row.get("Last_Update")?.parse().ok())
        .collect();
    let same_year = |day: &Date| {
        days.iter()
            .filter(|other| other.year() == day.year())
            .count()
    };
    let newest = days.iter().filter(|day| same_year(day) >= ROWS_MIN);
    newest.max().copied()
}

/// What stays from version to version, and everything.
fn content(row: &Record) -> (String, String) {
    let stable = ["Name", "Street_Address", "City", "Effective_Date"];
    let stable = stable.map(|column| row.get(column).unwrap_or_default());
    let all: Vec<&str> = row.filled().map(|(_, cell)| cell).collect();
    (stable.join("\n"), all.join("\n"))
}

fn party(row: &Record, key: &str) -> Draft {
    let mut draft = Draft::new(LIST, key, Kind::LegalEntity);
    draft.name(row.get("Name").unwrap_or_default(), NameKind::Primary);
    let country = row.get("Country").and_then(|code| {
        let code = code.trim();
        code.parse::<Country>()
            .ok()
            .or_else(|| Country::from_name(code))
    });
    let lines = ["Street_Address", "City", "State", "Postal_Code", "Country"];
    let lines: Vec<&str> = lines.iter().filter_map(|column| row.get(column)).collect();
    draft.address(&lines.join(", "), country);
    let effective = row.get("Effective_Date").unwrap_or_default();
    draft.listing(Listing {
        list: LIST.to_owned(),
        reference: None,
        regime: Some("Denied Persons".to_owned()),
        programme: None,
        effect: Effect::ExportControl,
        listed_on: month_first(effective),
        legal_basis: row.get("FR_Citation").map(str::to_owned),
        unconfirmed: false,
    });
    for column in [
        "Effective_Date",
        "Expiration_Date",
        "Standard_Order",
        "Last_Update",
        "Action",
    ] {
        draft.remark(column, row.get(column).unwrap_or_default());
    }
    draft
}

/// `06/29/2056`, month first.
fn month_first(text: &str) -> Option<vokter_entities::PartialDate> {
    let mut parts = text.split('/');
    let (month, day, year) = (parts.next()?, parts.next()?, parts.next()?);
    let year = year.parse().ok()?;
    vokter_entities::PartialDate::new(year, month.parse().ok(), day.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "\"Name\"\t\"Street_Address\"\t\"City\"\t\"State\"\t\"Country\"\t\"Postal_Code\"\t\"Effective_Date\"\t\"Expiration_Date\"\t\"Standard_Order\"\t\"Last_Update\"\t\"Action\"\t\"FR_Citation\"\n";
    const ROWS: [&str; 2] = [
        "\" KARI NORDMANN\"\t\"GATA 1\"\t\"OSLO\"\t\"\"\t\"NO\"\t\"0150\"\t\"06/19/2003\"\t\"06/29/2922\"\t\"Y\"\t\"2007-01-31\"\t\"ADDED\"\t\"68 F.R. 1\"\n",
        "\"KARI NORDMANN\"\t\"GATA 2\"\t\"OSLO\"\t\"\"\t\"\"\t\"0150\"\t\"02/30/3017\"\t\"\"\t\"N\"\t\"2022-08-29\"\t\"\"\t\"\"\n",
    ];

    #[test]
    fn rows_become_parties() {
        let text = format!("{HEADER}{}{}", ROWS[0], ROWS[1]);
        let list = read(text.as_bytes(), &Asked::default()).unwrap();
        assert_eq!(list.published, None);
        let more: String = ["GATA 3", "GATA 4", "GATA 5"]
            .map(|street| ROWS[1].replace("GATA 2", street))
            .concat();
        let more = format!("{text}{more}{}", ROWS[0].replace("2007-01", "3017-01"));
        let more = read(more.as_bytes(), &Asked::default()).unwrap();
        assert_eq!(more.published.unwrap().to_string(), "2022-08-29");
        let [first, second] = list.entities.as_slice() else {
            panic!("{} entities", list.entities.len());
        };
        assert_eq!(first.caption(), "KARI NORDMANN");
        assert_ne!(first.id, second.id);
        assert_eq!(first.countries.len(), 1);
        assert_eq!(first.addresses[0].text, "GATA 1, OSLO, 0150, NO");
        assert_eq!(
            first.listings[0].listed_on.unwrap().to_string(),
            "2003-06-19"
        );
        assert!(
            first
                .remarks
                .contains(&"Expiration_Date: 06/29/2922".to_owned())
        );
        // A day that never was is no date, and is not lost.
        assert_eq!(second.listings[0].listed_on, None);
        assert!(
            second
                .remarks
                .contains(&"Effective_Date: 02/30/3017".to_owned())
        );
        let turned = format!("{HEADER}{}{}", ROWS[1], ROWS[0]);
        let turned = read(turned.as_bytes(), &Asked::default()).unwrap();
        assert_eq!(turned.entities[1].id, first.id);
    }

    #[test]
    fn what_is_broken_is_named() {
        let check = |text: &str, want: &str| {
            let error = read(text.as_bytes(), &Asked::default()).unwrap_err();
            assert!(error.to_string().contains(want), "{error}");
        };
        check(HEADER, "no records");
        check(
            &format!("{HEADER}{}", ROWS[0].replace(" KARI NORDMANN", "")),
            "row 2",
        );
        check(&format!("{HEADER}{}\"OLA\"\t\"GATA", ROWS[0]), "row 3");
        check(
            &HEADER.replace("Effective", "X"),
            "no column `Effective_Date`",
        );
    }
}
