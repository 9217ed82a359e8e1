//! The files of the classic CSV set: parties, aliases, addresses, overlong remarks, joined by the
//! record number in the first column.
//!
//! Source of the format: the publisher's data specification. Read were whole SDN sets of April 2021
//! and July 2023, SDN main files of 2024, a Consolidated set of December 2025, and the companions of
//! August 2026 without their main file. The files have no header; each is known by its columns
//! and what stands in them, never by its name. `-0-` is an empty cell, and one byte 0x1A ends
//! each file.

mod companions;
mod rows;

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use crate::fault::{Fault, ReadError};
use crate::list::Publication;
use crate::recognise::{Asked, Joined, Part, PartError, Reading, Shape};
use crate::table::Table;
use rows::Role;

/// The format, known by the columns of each of its files.
pub(crate) const SHAPE: Shape = Shape {
    what: "OFAC's SDN or Consolidated list as CSV files (sdn.csv with alt.csv, add.csv and sdn_comments.csv)",
    recognises: |look| match look {
        crate::look::Look::Delimited {
            delimiter: b',',
            rows,
        } => Role::of(rows).is_some(),
        _ => false,
    },
    reading: Reading::Set(read),
};

/// One file, read.
struct Opened {
    role: Role,
    table: Table,
    numbers: HashSet<String>,
    warning: Option<String>,
}

/// The lists of some files: each main file with the companions that share its record numbers best.
fn read(parts: &[Part<'_>], asked: &Asked) -> Result<Vec<Joined>, PartError> {
    let files: Vec<Result<Opened, PartError>> = parts
        .par_iter()
        .enumerate()
        .map(|(part, file)| open(file.bytes).map_err(|error| PartError { part, error }))
        .collect();
    let files = files.into_iter().collect::<Result<Vec<_>, _>>()?;
    let roles: Vec<Role> = files.iter().map(|file| file.role).collect();
    let numbers: Vec<&HashSet<String>> = files.iter().map(|file| &file.numbers).collect();
    let main_of = companions::main_of(&roles, &numbers);
    let mains: Vec<usize> = (0..files.len())
        .filter(|main| roles[*main] == Role::Main)
        .collect();
    let joined = |main: usize| {
        let with = |role: Role| {
            let at =
                (0..files.len()).find(|at| roles[*at] == role && main_of[*at] == Some(main))?;
            Some((at, &files[at]))
        };
        let publication = list(&files[main], with, asked);
        let mut members = vec![main];
        members.extend(
            Role::COMPANIONS
                .iter()
                .filter_map(|role| with(*role))
                .map(|(at, _)| at),
        );
        members.sort_unstable();
        // OFAC writes its mark at the end of every file or of none.
        let is_ended = |at: &&usize| files[**at].warning.is_none();
        if members.iter().any(|at| is_ended(&at))
            && let Some(cut) = members.iter().find(|at| !is_ended(at))
        {
            return Err(PartError {
                part: *cut,
                error: rows::cut_off(files[*cut].role),
            });
        }
        Ok(Joined {
            publication: publication.map_err(|error| PartError { part: main, error })?,
            parts: members,
            main: Some(main),
        })
    };
    let lists: Vec<Result<Joined, PartError>> = mains.into_par_iter().map(joined).collect();
    let lists = lists.into_iter().collect::<Result<Vec<_>, _>>()?;
    let alone = (0..files.len()).find(|at| roles[*at] != Role::Main && main_of[*at].is_none());
    match alone {
        Some(part) => Err(PartError {
            part,
            error: alone_error(&files[part], &roles),
        }),
        None => Ok(lists),
    }
}

fn open(bytes: &[u8]) -> Result<Opened, ReadError> {
    let (role, table) = rows::table(bytes)?;
    let numbers = table
        .records()
        .filter_map(|row| row.cell(0).map(str::to_owned))
        .collect();
    Ok(Opened {
        role,
        table,
        numbers,
        warning: rows::unended(bytes),
    })
}

/// Why a companion has no main file.
fn alone_error(file: &Opened, roles: &[Role]) -> ReadError {
    let (what, needs) = (file.role.what(), "sdn.csv or cons_prim.csv of the same day");
    ReadError::whole(Fault::Alone(if roles.contains(&Role::Main) {
        format!(
            "this is {what}, and no main file that was given goes with it; give it with {needs}, and one of its kind for each"
        )
    } else {
        format!("this is {what}, which is no list by itself; give it together with {needs}")
    }))
}

/// The list of a main file and its companions.
fn list<'f>(
    main: &'f Opened,
    with: impl Fn(Role) -> Option<(usize, &'f Opened)>,
    asked: &Asked,
) -> Result<Publication, ReadError> {
    let mut warnings: Vec<String> = main.warning.iter().cloned().collect();
    let mut rest: HashMap<&str, &str> = HashMap::new();
    let mut orphans = Vec::new();
    if let Some((_, comments)) = with(Role::Comments) {
        for row in comments.table.records() {
            let number = row.cell(0).unwrap_or_default();
            if main.numbers.contains(number) {
                rest.insert(number, row.raw(1));
            } else {
                orphans.push((Role::Comments, number));
            }
        }
    }
    let mut parties = Vec::with_capacity(main.table.records().len());
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut cut = 0;
    for row in main.table.records() {
        let number = row.cell(0).unwrap_or_default();
        let (party, is_cut) = rows::party(&row, rest.get(number).copied())?;
        cut += usize::from(is_cut);
        places.insert(number.to_owned(), parties.len());
        parties.push(party);
    }
    for role in [Role::Aliases, Role::Addresses] {
        let Some((_, file)) = with(role) else {
            let (missing, name) = match role {
                Role::Aliases => ("its strong aliases", "alt.csv or cons_alt.csv"),
                _ => ("its addresses", "add.csv or cons_add.csv"),
            };
            warnings.push(format!(
                "{missing} are missing: they stand in {name}, which was not given with it"
            ));
            continue;
        };
        for row in file.table.records() {
            let number = row.cell(0).unwrap_or_default();
            match places.get(number).and_then(|at| parties.get_mut(*at)) {
                Some(party) if role == Role::Aliases => rows::alias(party, &row),
                Some(party) => rows::address(party, &row),
                None => orphans.push((role, number)),
            }
        }
    }
    for role in Role::COMPANIONS {
        warnings.extend(with(role).and_then(|(_, file)| file.warning.clone()));
        let rows: Vec<&str> = orphans
            .iter()
            .filter(|(of, _)| *of == role)
            .map(|(_, number)| *number)
            .collect();
        if !rows.is_empty() {
            let records: HashSet<&&str> = rows.iter().collect();
            warnings.push(format!(
                "{} rows of {} were left out: their {} records are not in the main file, which may be of another day",
                rows.len(),
                role.what(),
                records.len()
            ));
        }
    }
    if cut > 0 {
        warnings.push(format!(
            "the remarks of {cut} records are cut at {} characters; the rest stands in sdn_comments.csv or cons_comments.csv",
            super::remarks::REMARK_CHARS_MAX
        ));
    }
    let mut list = super::party::publish(parties, None, asked)?;
    list.warnings = warnings;
    Ok(list)
}

#[cfg(test)]
mod tests;
