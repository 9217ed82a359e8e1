//! The four files and what their rows say.

use vokter_entities::NameKind;

use crate::fault::{Fault, ReadError, shortened};
use crate::look::{Look, look};
use crate::ofac::party::Party;
use crate::ofac::programmes::programmes;
use crate::ofac::remarks::{self, REMARK_CHARS_MAX};
use crate::table::{Header, Record, Table};

/// What a file of the set holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Role {
    /// The parties.
    Main,
    /// Their strong aliases.
    Aliases,
    /// Their addresses.
    Addresses,
    /// The rest of overlong remarks.
    Comments,
}

impl Role {
    /// All but the main file.
    pub(super) const COMPANIONS: [Self; 3] = [Self::Aliases, Self::Addresses, Self::Comments];

    /// What the errors call it.
    pub(super) fn what(self) -> &'static str {
        match self {
            Self::Main => "OFAC's main file",
            Self::Aliases => "OFAC's file of aliases (alt.csv)",
            Self::Addresses => "OFAC's file of addresses (add.csv)",
            Self::Comments => "OFAC's file of overlong remarks (sdn_comments.csv)",
        }
    }

    fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Main => &[
                "record",
                "name",
                "type",
                "programs",
                "title",
                "call sign",
                "vessel type",
                "tonnage",
                "gross registered tonnage",
                "vessel flag",
                "vessel owner",
                "remarks",
            ],
            Self::Aliases => &["record", "alias", "type", "name", "remarks"],
            Self::Addresses => &[
                "record",
                "address number",
                "address",
                "city",
                "country",
                "remarks",
            ],
            Self::Comments => &["record", "remarks"],
        }
    }

    /// The role of a file with these first rows. A header that somebody put on top is borne.
    pub(super) fn of(rows: &[Vec<String>]) -> Option<Self> {
        let (headed, rows) = match rows {
            [head, rest @ ..] if !rest.is_empty() && !is_number(head.first()) => (true, rest),
            rows => (false, rows),
        };
        let all = |fits: &dyn Fn(&[String]) -> bool| {
            !rows.is_empty() && rows.iter().all(|row| is_number(row.first()) && fits(row))
        };
        let cell = |row: &[String], at: usize, allowed: &[&str]| {
            row.get(at)
                .is_some_and(|cell| allowed.iter().any(|word| word.eq_ignore_ascii_case(cell)))
        };
        let kinds = ["individual", "entity", "vessel", "aircraft", "-0-", ""];
        if all(&|row| row.len() == 12 && cell(row, 2, &kinds)) {
            Some(Self::Main)
        } else if all(&|row| row.len() == 5 && cell(row, 2, &["aka", "fka", "nka"])) {
            Some(Self::Aliases)
        } else if all(&|row| row.len() == 6 && is_number(row.get(1))) {
            Some(Self::Addresses)
        // A number and a text under a header can be anybody's table.
        } else if !headed
            && all(&|row| row.len() == 2 && row.get(1).is_some_and(|text| text.contains(' ')))
        {
            Some(Self::Comments)
        } else {
            None
        }
    }
}

fn is_number(cell: Option<&String>) -> bool {
    cell.is_some_and(|cell| {
        let cell = cell.trim();
        !cell.is_empty() && cell.len() <= 12 && cell.bytes().all(|b| b.is_ascii_digit())
    })
}

/// A file as a table, with its role.
pub(super) fn table(bytes: &[u8]) -> Result<(Role, Table), ReadError> {
    let role = match look(bytes) {
        Ok(Look::Delimited { rows, .. }) => Role::of(&rows),
        _ => None,
    };
    let role = role.ok_or_else(|| ReadError::whole(Fault::NoRecords))?;
    let unclosed = bytes.iter().fold(false, |odd, byte| odd ^ (*byte == b'"'));
    if unclosed {
        let reason = "a text in quotation marks that does not end: the file was cut off";
        return Err(ReadError::whole(Fault::Unreadable(reason.to_owned())));
    }
    let table = Table::delimited(bytes, b',', Header::Known(role.columns()))?;
    // A header that somebody put on top; anything else that is no number is a fault.
    let table = if has_header(&table) {
        table.without_first()
    } else {
        table
    };
    for row in table.records() {
        let number = row.cell(0).unwrap_or_default();
        if number.is_empty() || !number.bytes().all(|b| b.is_ascii_digit()) {
            let fault = Fault::Value {
                value: shortened(number),
                expected: "a record number".to_owned(),
            };
            return Err(row.error(None, Some("record"), fault));
        }
    }
    // `-0- ` ends most rows; half of it is the end of a file that was cut off.
    if let Some(last) = table.records().last() {
        let cell = last.raw(role.columns().len() - 1);
        if unended(bytes).is_some() && matches!(cell, "" | "-" | "-0") {
            let reason = "a last row that is not whole: the file was cut off";
            return Err(last.error(
                last.cell(0),
                role.columns().last().copied(),
                Fault::Unreadable(reason.to_owned()),
            ));
        }
    }
    Ok((role, table))
}

/// Whether the first row has a word without a figure where its record number should be.
fn has_header(table: &Table) -> bool {
    let mut rows = table.records().map(|row| row.cell(0).unwrap_or_default());
    let (first, second) = (rows.next(), rows.next());
    let word = |text: &str| !text.is_empty() && !text.bytes().any(|b| b.is_ascii_digit());
    first.is_some_and(word) && second.is_some_and(|text| !word(text))
}

/// What to say of a file that does not end as OFAC ends its files.
pub(super) fn unended(bytes: &[u8]) -> Option<String> {
    let tail = bytes.trim_ascii_end();
    (tail.last() != Some(&0x1a)).then(|| {
        "OFAC's mark at the end of the file (byte 0x1A) is missing: if nobody took it off on purpose, the file was cut off".to_owned()
    })
}

/// Why a file without the mark is refused that stands with files that have it.
pub(super) fn cut_off(role: Role) -> ReadError {
    ReadError::whole(Fault::Unreadable(format!(
        "{} lacks OFAC's mark at the end of the file (byte 0x1A), which the files with it have: the file was cut off",
        role.what()
    )))
}

/// A cell's text; `-0-` is none.
fn filled<'t>(row: &Record<'t>, at: usize) -> Option<&'t str> {
    row.cell(at).filter(|text| *text != "-0-")
}

/// The party of a row of the main file, and whether its remarks stay cut.
pub(super) fn party(row: &Record, rest: Option<&str>) -> Result<(Party, bool), ReadError> {
    let number = row.cell(0).unwrap_or_default();
    let kind = filled(row, 2).unwrap_or("entity");
    let mut party = Party::new(number, kind, row.place().clone());
    let Some(name) = filled(row, 1) else {
        return Err(row.error(Some(number), Some("name"), Fault::NoName));
    };
    party.name(name, NameKind::Primary);
    for programme in programmes(filled(row, 3).unwrap_or_default()) {
        party.programme(programme);
    }
    if let Some(title) = filled(row, 4) {
        party.title(title);
    }
    for (at, label) in [
        (5, "Vessel Call Sign"),
        (6, "vessel type"),
        (7, "tonnage"),
        (8, "gross registered tonnage"),
        (9, "Vessel Flag"),
        (10, "vessel owner"),
    ] {
        if let Some(value) = filled(row, at) {
            party.fact(label, value, None, "");
        }
    }
    let Some(shown) = filled(row, 11) else {
        return Ok((party, false));
    };
    let raw = row.raw(11);
    let is_long = raw.chars().count() >= REMARK_CHARS_MAX;
    let whole = rest.map(|rest| joined(raw, rest, is_long));
    let cut = is_long && whole.is_none();
    remarks::read(&mut party, whole.as_deref().unwrap_or(shown), cut);
    Ok((party, cut))
}

/// Remarks and the rest of them. OFAC writes only what comes after the cut; a comment that begins
/// as the remarks do is the whole text.
fn joined(remarks: &str, rest: &str, is_long: bool) -> String {
    if rest.starts_with(remarks.trim_end()) {
        rest.to_owned()
    } else if is_long {
        format!("{remarks}{rest}")
    } else {
        format!("{}; {rest}", remarks.trim().trim_end_matches('.'))
    }
}

/// An alias. OFAC's weak ones are not in this file but in the remarks.
pub(super) fn alias(party: &mut Party, row: &Record) {
    let kind = match row.cell(2) {
        Some(kind) if kind.eq_ignore_ascii_case("fka") => NameKind::Former,
        _ => NameKind::StrongAlias,
    };
    party.name(filled(row, 3).unwrap_or_default(), kind);
    party.remark("alias", filled(row, 4).unwrap_or_default());
}

/// An address; many rows have none, and only hold the record's place.
pub(super) fn address(party: &mut Party, row: &Record) {
    party.address(&[filled(row, 2), filled(row, 3)], filled(row, 4));
    party.remark("address", filled(row, 5).unwrap_or_default());
}
