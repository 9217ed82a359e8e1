//! One row of a customer file, screened and laid out.

use std::borrow::Cow;
use std::collections::HashMap;

use vokter_screening::{Hit, Hits, Prepared, Settings as Search};

use crate::customers::{Columns, Customer};
use crate::table::{Dialect, Record};
use vokter_answers::at_odds::AtOdds;
use vokter_answers::bearers::{Bearers, word_alone};
use vokter_answers::parties::Parties;
use vokter_answers::reading::DateRules;
use vokter_answers::remark::{Language, Remark};
use vokter_answers::wire;

/// How rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// One JSON object a row.
    JsonLines,
    /// One line a hit, one for a row without.
    Csv,
}

/// What is done to every row.
pub(super) struct Job<'a> {
    pub(super) parties: &'a Parties,
    pub(super) bearers: Bearers<'a>,
    pub(super) search: Search,
    pub(super) layout: Layout,
    pub(super) evidence: bool,
    /// Rows name their file, since there are several.
    pub(super) names_file: bool,
}

/// A row as it is written.
pub(super) struct Written {
    pub(super) bytes: Vec<u8>,
    pub(super) hits: u64,
    pub(super) failed: bool,
    /// There is something to know of it, such as that it was screened without a fact that could not be read.
    pub(super) warned: bool,
}

impl Job<'_> {
    /// What stands before the first row.
    pub(super) fn heading(&self) -> String {
        if self.layout == Layout::JsonLines {
            return String::new();
        }
        let mut names = vec![
            "row",
            "id",
            "total_hits",
            "score",
            "bits",
            "band",
            "reported_because",
            "entity_id",
        ];
        names.extend(["caption", "schema", "birth_dates", "countries", "listings"]);
        names.extend(["group", "members"]);
        if self.evidence {
            names.push("evidence");
        }
        names.extend(["error", "warnings", "ownership"]);
        if self.names_file {
            names.insert(0, "file");
        }
        names.join(",") + "\n"
    }

    /// Screens and lays out one row.
    pub(super) fn row(
        &self,
        record: &Record,
        file: &str,
        dialect: &Dialect,
        columns: &Columns,
        rules: DateRules,
    ) -> Written {
        let file = self.names_file.then_some(file);
        let cells = match record.decode(dialect) {
            Ok(cells) => cells,
            Err(error) => return self.failed(file, record.number, None, &error),
        };
        let mut customer = match Customer::read(&cells, columns, rules) {
            Ok(customer) => customer,
            Err(error) => {
                let id = Customer::id_of(&cells, columns);
                return self.failed(file, record.number, id.as_deref(), &error);
            }
        };
        let hits = self.search(&customer);
        if hits.total == 0 {
            let alone = self.word_alone(&customer);
            customer.warnings.extend(alone);
        }
        let at_odds = AtOdds::of_hits(&customer.query, &hits.hits, self.parties);
        customer
            .warnings
            .extend(Remark::texts(&at_odds, Language::English));
        let bytes = match self.layout {
            Layout::JsonLines => json(&wire::batch::Row {
                file,
                row: record.number,
                id: customer.id.as_deref(),
                hits: hits
                    .hits
                    .iter()
                    .map(|hit| wire::Hit::of(hit, &self.parties.party(hit.party), self.evidence))
                    .collect(),
                total_hits: (hits.hits.len() < hits.total).then_some(hits.total),
                warnings: &customer.warnings,
            }),
            Layout::Csv => self.csv(file, record.number, &customer, &hits),
        };
        Written {
            bytes,
            hits: hits.total as u64,
            failed: false,
            warned: !customer.warnings.is_empty(),
        }
    }

    /// What is to say of a customer who is named by a word alone and is no hit.
    fn word_alone(&self, customer: &Customer) -> Option<String> {
        let mut queries = customer.queries().into_iter();
        let remark = queries.find_map(|query| {
            word_alone(&query, |words| {
                self.bearers.found(words, Some(&Prepared::new(&query)))
            })
        });
        remark.map(|remark| remark.text(Language::English))
    }

    /// The hits of all questions that a customer asks; a party found by several counts once, with
    /// its best score.
    fn search(&self, customer: &Customer) -> Hits {
        let mut queries = customer.queries();
        if queries.len() == 1 {
            return queries
                .pop()
                .map(|query| self.parties.search(&Prepared::new(&query), &self.search))
                .unwrap_or_default();
        }
        let all = Search {
            limit: None,
            ..self.search.clone()
        };
        // Listings in one group are one party, whichever of them a question finds.
        let party_of = |hit: &Hit| {
            self.parties
                .index
                .groups()
                .group(hit.party)
                .ok_or(hit.party)
        };
        let mut best: HashMap<Result<usize, usize>, Hit> = HashMap::new();
        for hit in queries
            .iter()
            .flat_map(|query| self.parties.search(&Prepared::new(query), &all).hits)
        {
            let better = best
                .get(&party_of(&hit))
                .is_none_or(|known| known.score.bits < hit.score.bits);
            if better {
                best.insert(party_of(&hit), hit);
            }
        }
        let mut hits: Vec<Hit> = best.into_values().collect();
        let id = |hit: &Hit| self.parties.id(hit.party);
        hits.sort_by(|a, b| {
            b.score
                .bits
                .cmp(&a.score.bits)
                .then_with(|| id(a).cmp(id(b)))
        });
        let total = hits.len();
        hits.truncate(self.search.limit.unwrap_or(usize::MAX));
        Hits { hits, total }
    }

    fn failed(&self, file: Option<&str>, row: u64, id: Option<&str>, error: &str) -> Written {
        let bytes = match self.layout {
            Layout::JsonLines => json(&wire::batch::ErrorRow {
                file,
                row,
                id,
                error,
            }),
            Layout::Csv => {
                let mut cells = vec![row.to_string(), id.unwrap_or_default().to_owned()];
                cells.resize(15 + usize::from(self.evidence), String::new());
                cells.extend([error.to_owned(), String::new(), String::new()]);
                line(file, &[cells])
            }
        };
        Written {
            bytes,
            hits: 0,
            failed: true,
            warned: false,
        }
    }

    fn csv(&self, file: Option<&str>, row: u64, customer: &Customer, hits: &Hits) -> Vec<u8> {
        let warnings = customer.warnings.join("|");
        let head = [
            row.to_string(),
            customer.id.clone().unwrap_or_default(),
            hits.total.to_string(),
        ];
        let mut lines: Vec<Vec<String>> = Vec::new();
        for hit in &hits.hits {
            let shown = self.parties.party(hit.party);
            let party = &shown.entity;
            let joined = |values: Vec<String>| values.join("|");
            let mut cells = head.to_vec();
            cells.extend([
                hit.score.probability().to_string(),
                hit.score.bits.to_string(),
                hit.band.as_str().to_owned(),
                hit.because.as_str().to_owned(),
                party.id.to_string(),
                party.caption().to_owned(),
                wire::schema(party),
                joined(
                    party
                        .birth_dates()
                        .iter()
                        .map(ToString::to_string)
                        .collect(),
                ),
                joined(
                    wire::countries(party)
                        .iter()
                        .map(ToString::to_string)
                        .collect(),
                ),
                joined(
                    party
                        .listings
                        .iter()
                        .map(|on| match &on.reference {
                            Some(reference) => format!("{} {reference}", on.list),
                            None => on.list.clone(),
                        })
                        .collect(),
                ),
                shown.group.to_string(),
                joined(shown.members.clone()),
            ]);
            if self.evidence {
                let term = |term: &vokter_screening::Term| {
                    let side =
                        |side: &Option<String>| side.clone().unwrap_or_else(|| "-".to_owned());
                    format!(
                        "{}: {} {} {} {:+}",
                        term.kind,
                        side(&term.query),
                        term.relation,
                        side(&term.listed),
                        term.bits
                    )
                };
                let terms: Vec<String> = hit.score.terms.iter().map(term).collect();
                cells.push(format!("prior {:+}|{}", hit.score.prior, terms.join("|")));
            }
            let owners = shown.ownership.as_ref();
            let owners = owners.map(|owners| owners.in_words(!party.listings.is_empty()));
            cells.extend([
                String::new(),
                warnings.clone(),
                owners.unwrap_or_default().join("; "),
            ]);
            lines.push(cells);
        }
        if lines.is_empty() {
            let mut cells = head.to_vec();
            cells.resize(16 + usize::from(self.evidence), String::new());
            cells.extend([warnings, String::new()]);
            lines.push(cells);
        }
        line(file, &lines)
    }
}

fn json(row: &impl serde::Serialize) -> Vec<u8> {
    // Strings and numbers only: this cannot fail, and a row is never left out.
    let mut bytes = serde_json::to_vec(row).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn line(file: Option<&str>, lines: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .from_writer(Vec::new());
    for cells in lines {
        let cells = file.into_iter().chain(cells.iter().map(String::as_str));
        let cells = cells.map(|cell| inert(&harmless(cell)).into_owned());
        // Writing to memory cannot fail.
        let _ = writer.write_record(cells.collect::<Vec<_>>());
    }
    writer.into_inner().unwrap_or_default()
}

/// A cell without characters that steer a terminal.
fn harmless(cell: &str) -> Cow<'_, str> {
    let steers = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    if cell.contains(steers) {
        cell.replace(steers, "\u{fffd}").into()
    } else {
        cell.into()
    }
}

/// A cell that no spreadsheet takes for a formula: one that begins as a formula does and is no
/// plain number gets an apostrophe in front, as OWASP advises on CSV injection.
fn inert(cell: &str) -> Cow<'_, str> {
    let is_number = || {
        let digits = cell.strip_prefix(['-', '+']).unwrap_or(cell);
        digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
    };
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) && !is_number() {
        format!("'{cell}").into()
    } else {
        cell.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for (cell, written) in [
            ("=1+1", "'=1+1"),
            ("+cmd|x", "'+cmd|x"),
            ("-2+3", "'-2+3"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("-3.25", "-3.25"),
            ("+4712345678", "+4712345678"),
            ("a=b", "a=b"),
            ("", ""),
        ] {
            assert_eq!(inert(cell), written);
        }
    }
}
