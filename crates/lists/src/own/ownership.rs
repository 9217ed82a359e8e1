//! The user's ownership file: who owns how much of what, as of when.
//!
//! CSV with the columns `owner`, `owned`, `percent` and `as_of`; the last two may be empty.
//! Owners and owned are names, entity ids, publishers' references or identity numbers: what they
//! mean among the loaded lists is for the reader of the [`Holding`]s to find.

use std::path::Path;

use vokter_entities::{PartialDate, Stake};

use crate::error::Error;
use crate::fault::{Fault, Place, ReadError, shortened};
use crate::look::{Look, look};
use crate::own::field::key;
use crate::table::{Header, Table};
use crate::unpack::unpack;
use crate::written;

/// One row: a holding as the user states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// Where it stands.
    pub place: Place,
    /// A name, id, reference or identity number.
    pub owner: String,
    /// The same of what is owned.
    pub owned: String,
    /// How much; none where the user does not know.
    pub stake: Option<Stake>,
    /// Of when that is.
    pub as_of: Option<PartialDate>,
}

/// What each column may be called, in the form of [`key`].
const COLUMNS: [(&str, &[&str]); 4] = [
    (
        "owner",
        &[
            "owner",
            "parent",
            "shareholder",
            "eier",
            "eigentumer",
            "proprietaire",
            "propietario",
        ],
    ),
    (
        "owned",
        &[
            "owned",
            "asset",
            "company",
            "subsidiary",
            "eid",
            "eiet",
            "selskap",
            "unternehmen",
            "societe",
            "empresa",
        ],
    ),
    (
        "percent",
        &[
            "percent",
            "percentage",
            "share",
            "stake",
            "prosent",
            "andel",
            "prozent",
            "anteil",
            "pourcentage",
            "porcentaje",
        ],
    ),
    ("as_of", &["asof", "date", "dato", "datum", "fecha"]),
];

/// Reads an ownership file, packed or not.
///
/// # Errors
/// When it cannot be unpacked, lacks a column, or a row has no owner, nothing owned, an owner
/// that is what it owns, or a share or date that is none; the row and the column are named.
pub fn read(path: &Path, bytes: &[u8]) -> Result<Vec<Holding>, Error> {
    let unpacked = unpack(bytes).map_err(|fault| Error::Unpack {
        path: path.into(),
        fault,
    })?;
    holdings(&unpacked).map_err(|fault| Error::Read {
        path: path.into(),
        fault: Box::new(fault),
    })
}

fn holdings(bytes: &[u8]) -> Result<Vec<Holding>, ReadError> {
    let table = match look(bytes) {
        Ok(Look::Delimited { delimiter, .. }) => {
            Table::delimited(bytes, delimiter, Header::Row(0))?
        }
        Ok(Look::Workbook { .. }) => Table::workbook(bytes, Header::Row(0))?,
        Ok(look) => {
            let fault = format!(
                "{}, where a table with the columns owner, owned, percent and as_of is expected",
                look.seen()
            );
            return Err(ReadError::whole(Fault::Unreadable(fault)));
        }
        Err(seen) => return Err(ReadError::whole(Fault::Unreadable(seen.to_string()))),
    };
    let place_of = |(_, words): (&str, &[&str])| {
        let mut names = table.header().iter();
        names.position(|name| words.contains(&key(name).as_str()))
    };
    let [owner_at, owned_at, percent_at, as_of_at] = COLUMNS.map(place_of);
    let missing = |name: &str| ReadError::whole(Fault::NoColumn(name.to_owned()));
    let owner_at = owner_at.ok_or_else(|| missing("owner"))?;
    let owned_at = owned_at.ok_or_else(|| missing("owned"))?;
    let mut holdings = Vec::with_capacity(table.records().len());
    for record in table.records() {
        let wrong = |at: usize, value: &str, expected: &str| {
            let fault = Fault::Value {
                value: shortened(value),
                expected: expected.to_owned(),
            };
            record.error(None, table.header().get(at).map(String::as_str), fault)
        };
        let party = |at: usize| {
            let cell = record.cell(at);
            cell.ok_or_else(|| wrong(at, "", "a name, id, reference or identity number"))
        };
        let (owner, owned) = (party(owner_at)?, party(owned_at)?);
        if owner == owned {
            return Err(wrong(owned_at, owned, "another party than its owner"));
        }
        let stake =
            match percent_at.and_then(|at| Some((at, record.cell(at)?))) {
                None => None,
                Some((at, text)) => Some(text.parse::<Stake>().map_err(|_| {
                    wrong(at, text, "a percentage from 0 to 100, such as 50 or 12.5")
                })?),
            };
        let as_of = match as_of_at.and_then(|at| Some((at, record.cell(at)?))) {
            None => None,
            Some((at, text)) => Some(
                written::date(text)
                    .ok_or_else(|| wrong(at, text, "a date: write 2024-05-21 or 21.05.2024"))?,
            ),
        };
        holdings.push(Holding {
            place: record.place().clone(),
            owner: owner.to_owned(),
            owned: owned.to_owned(),
            stake,
            as_of,
        });
    }
    if holdings.is_empty() {
        return Err(ReadError::whole(Fault::NoRecords));
    }
    Ok(holdings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holdings_with_shares_and_days() {
        let csv = "Owner;Owned;Percent;As of\nAa Bb;Cc Ltd;62,5 %;21.05.2024\nun-sc-XXe.001;Dd;;\n";
        let holdings = holdings(csv.as_bytes()).unwrap();
        assert_eq!(holdings.len(), 2);
        assert_eq!(holdings[0].stake.map(Stake::hundredths), Some(6250));
        assert_eq!(holdings[0].as_of.unwrap().to_string(), "2024-05-21");
        assert_eq!(holdings[0].place, Place::Row(2));
        assert_eq!(
            (holdings[1].owner.as_str(), holdings[1].stake),
            ("un-sc-XXe.001", None)
        );
    }

    #[test]
    fn every_fault_names_its_row_and_column() {
        for (csv, want) in [
            (
                "owner,owned,percent\nA,B,120\n",
                "row 2, outside the records, percent: `120` is not a percentage",
            ),
            (
                "owner,owned,percent\nA,B,50\nA,,50\n",
                "row 3, outside the records, owned: `` is not a name",
            ),
            (
                "owner,owned,percent\nA,A,50\n",
                "row 2, outside the records, owned: `A` is not another party",
            ),
            (
                "owner,owned,as_of\nA,B,soon\n",
                "as_of: `soon` is not a date",
            ),
            ("owner,percent\nA,50\n", "no column `owned`"),
            ("owner,owned\n", "no records"),
            ("{\"a\": 1}", "JSON, where a table"),
        ] {
            let error = holdings(csv.as_bytes()).unwrap_err().to_string();
            assert!(error.contains(want), "{error}");
        }
    }
}
