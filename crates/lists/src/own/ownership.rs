//! The user's ownership file: who owns how much of what, as of when.
//!
//! A table with the columns `owner`, `owned` and `percent`, and perhaps `as_of` and `control`. A
//! percentage that is not known is left empty. Of two rows on one pair the later day counts.
//! Owners and owned are names, entity ids, publishers' references or identity numbers: what they
//! mean among the loaded lists is for the reader of the [`Holding`]s to find.

use std::collections::HashMap;
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
    /// The owner controls it, by whatever means.
    pub controls: bool,
    /// Of when that is.
    pub as_of: Option<PartialDate>,
}

/// How far the shares of one day may be above the whole, in hundredths of a percent: three thirds
/// that were rounded up are no contradiction.
const ROUNDING: u32 = 50;

/// What each column may be called, in the form of [`key`].
const COLUMNS: [(&str, &[&str]); 5] = [
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
    (
        "control",
        &["control", "controls", "kontroll", "kontrolle", "controle"],
    ),
];

/// Reads an ownership file, packed or not.
///
/// # Errors
/// When it cannot be unpacked, lacks a column, or a row has no owner, nothing owned, or a share or
/// date that is none; the row and the column are named.
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
    let [owner_at, owned_at, percent_at, as_of_at, control_at] = COLUMNS.map(place_of);
    let missing = |name: &str| {
        ReadError::whole(Fault::OwnName(format!(
            "no column `{name}`; an ownership file has the columns owner, owned and percent, and perhaps as_of and control"
        )))
    };
    let owner_at = owner_at.ok_or_else(|| missing("owner"))?;
    let owned_at = owned_at.ok_or_else(|| missing("owned"))?;
    let percent_at = percent_at.ok_or_else(|| missing("percent"))?;
    let mut sums = Sums::default();
    let mut holdings = Vec::with_capacity(table.records().len());
    for record in table.records() {
        let wrong = |at: usize, value: &str, expected: &str| {
            let fault = Fault::Value {
                value: shortened(value),
                expected: expected.to_owned(),
            };
            record.error(
                record.cell(owner_at),
                table.header().get(at).map(String::as_str),
                fault,
            )
        };
        let party = |at: usize| {
            let cell = record.cell(at);
            cell.ok_or_else(|| wrong(at, "", "a name, id, reference or identity number"))
        };
        let (owner, owned) = (party(owner_at)?, party(owned_at)?);
        let stake = match record.cell(percent_at) {
            None => None,
            Some(text) => Some(text.parse::<Stake>().map_err(|_| {
                let expected = "a percentage from 0 to 100, such as 50 or 12.5";
                wrong(percent_at, text, expected)
            })?),
        };
        let controls = match control_at.and_then(|at| Some((at, record.cell(at)?))) {
            None => false,
            Some((at, text)) => {
                yes(text).ok_or_else(|| wrong(at, text, "`yes`, `no` or nothing"))?
            }
        };
        let as_of = match as_of_at.and_then(|at| Some((at, record.cell(at)?))) {
            None => None,
            Some((at, text)) => Some(
                written::date(text)
                    .ok_or_else(|| wrong(at, text, "a date: write 2024-05-21 or 21.05.2024"))?,
            ),
        };
        // Who holds its own shares takes none from the others.
        if let Some(stake) = stake
            && !owner.eq_ignore_ascii_case(owned)
            && let Some(sum) = sums.above_the_whole(owner, owned, as_of, stake)
        {
            let given = record.cell(percent_at).unwrap_or_default();
            let expected = format!(
                "a share that is left: with it the owners of {} have {}.{:02} % together",
                shortened(owned),
                sum / 100,
                sum % 100
            );
            return Err(wrong(percent_at, given, &expected));
        }
        holdings.push(Holding {
            place: record.place().clone(),
            owner: owner.to_owned(),
            owned: owned.to_owned(),
            stake,
            controls,
            as_of,
        });
    }
    if holdings.is_empty() {
        return Err(ReadError::whole(Fault::NoRecords));
    }
    Ok(holdings)
}

/// Whether a cell says yes; none where it says neither.
fn yes(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "yes" | "y" | "true" | "1" | "x" | "ja" | "oui" | "si" | "sí" => Some(true),
        "no" | "n" | "false" | "0" | "nei" | "nej" | "nein" | "non" => Some(false),
        _ => None,
    }
}

/// What is owned and of when, and by whom how much.
type Owned = (String, Option<PartialDate>);

/// What the owners of each body have together, by the day: owners of different days may have
/// followed each other.
#[derive(Default)]
struct Sums {
    of: HashMap<Owned, HashMap<String, u32>>,
}

impl Sums {
    /// Adds a stake; the sum, where it is more than a body has.
    fn above_the_whole(
        &mut self,
        owner: &str,
        owned: &str,
        as_of: Option<PartialDate>,
        stake: Stake,
    ) -> Option<u32> {
        let of = self.of.entry((owned.to_lowercase(), as_of)).or_default();
        let known = of.entry(owner.to_lowercase()).or_default();
        *known = (*known).max(u32::from(stake.hundredths()));
        let sum: u32 = of.values().sum();
        (sum > u32::from(Stake::WHOLE.hundredths()) + ROUNDING).then_some(sum)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holdings_with_shares_and_days() {
        let csv = "Owner;Owned;Percent;As of;Control\nAa Bb;Cc Ltd;62,5 %;21.05.2024;\nun-sc-XXe.001;Dd;;;yes\n";
        let holdings = holdings(csv.as_bytes()).unwrap();
        assert_eq!(holdings.len(), 2);
        assert_eq!(holdings[0].stake.map(Stake::hundredths), Some(6250));
        assert_eq!(holdings[0].as_of.unwrap().to_string(), "2024-05-21");
        assert_eq!(holdings[0].place, Place::Row(2));
        assert_eq!(
            (holdings[1].owner.as_str(), holdings[1].stake),
            ("un-sc-XXe.001", None)
        );
        assert!(holdings[1].controls && !holdings[0].controls);
        // Thirds, rounded; the same owner twice; owners that followed each other; own shares.
        let fine = "owner,owned,percent,as_of\nA,B,33.4,\nC,B,33.4,\nD,B,33.4,\nD,B,33.4,\nE,B,100,2020\nF,B,100,2024\nB,b,7,\n";
        assert_eq!(super::holdings(fine.as_bytes()).unwrap().len(), 7);
    }

    #[test]
    fn every_fault_names_its_row_and_column() {
        for (csv, want) in [
            (
                "owner,owned,percent\nA,B,120\n",
                "row 2, record A, percent: `120` is not a percentage",
            ),
            (
                "owner,owned,percent\nA,B,50\nA,,50\n",
                "row 3, record A, owned: `` is not a name",
            ),
            (
                "owner,owned,percent,as_of\nA,B,50,soon\n",
                "as_of: `soon` is not a date",
            ),
            (
                "owner,owned,percent,as_of\nA,B,50,2024-02-31\n",
                "as_of: `2024-02-31` is not a date",
            ),
            (
                "owner,owned,percent,control\nA,B,50,maybe\n",
                "row 2, record A, control: `maybe` is not `yes`",
            ),
            (
                "owner,owned,percent\nA,B,60\nC,D,100\nC,b,40.6\n",
                "row 4, record C, percent: `40.6` is not a share that is left: with it the owners of b have 100.60 % together",
            ),
            ("owner,owned\nA,B\n", "no column `percent`"),
            ("owner,percent\nA,50\n", "no column `owned`"),
            ("owner,owned,percent\n", "no records"),
            ("{\"a\": 1}", "JSON, where a table"),
        ] {
            let error = holdings(csv.as_bytes()).unwrap_err().to_string();
            assert!(error.contains(want), "{error}");
        }
    }
}
