//! Labelled records against the lists in force: who is found, and who is bothered.

use std::time::Instant;

use rayon::prelude::*;
use vokter_screening::{Prepared, Settings as Search};

use super::Arguments;
use super::measure::{grouped, latency, ratio};
use crate::customers::{self, Customer};
use crate::exit::Failure;
use crate::table::{Dialect, Record, Records, Watch, survey};
use vokter_answers::config::Settings;
use vokter_answers::engine::Engine;
use vokter_answers::parties::{Choice, Parties};
use vokter_answers::reading::DateRules;
use vokter_answers::wire::evaluate::PairError;
use vokter_answers::wire::evaluate::parties::{PartiesEvaluation, PartyFigures, PartyResult};
use vokter_answers::wire::{EngineStamp, ListStamp};

/// Where in a record the facts and the label stand.
struct Columns {
    customer: customers::Columns,
    list: usize,
    reference: usize,
    category: Option<usize>,
    quality: Option<usize>,
}

impl Columns {
    fn find(arguments: &Arguments, header: &[String]) -> Result<Self, Failure> {
        let at = |name: &str| header.iter().position(|column| column == name);
        let needed = |name: &str| {
            at(name).ok_or_else(|| {
                Failure::input(format!("no column `{name}`")).hint(customers::seen(header))
            })
        };
        Ok(Self {
            list: needed("expected_list")?,
            reference: needed("expected_reference")?,
            category: at(&arguments.category),
            quality: at(&arguments.quality),
            customer: customers::Columns::recognise(header, &[])?,
        })
    }
}

impl Watch for Columns {
    fn look(&mut self, record: &csv::ByteRecord) {
        self.customer.look(record);
    }
}

/// A record, screened.
struct Screened {
    result: PartyResult,
    category: Option<String>,
    quality: Option<String>,
}

/// Screens every record and counts.
pub(super) fn evaluate(
    arguments: &Arguments,
    settings: &Settings,
) -> Result<PartiesEvaluation, Failure> {
    let started = Instant::now();
    let (dialect, columns, input) =
        survey(&arguments.file, |header| Columns::find(arguments, header))?;
    let parties = Parties::load(settings, &Choice::default())?;
    let rules = columns.customer.rules();
    let records = Records::new(input, &dialect)?.collect::<Result<Vec<_>, _>>()?;
    let search = Search {
        threshold: settings.threshold.value,
        limit: None,
        prior: settings.prior_bits.value,
    };
    let screened: Vec<_> = records
        .par_iter()
        .map(|record| screen(record, &dialect, &columns, rules, &parties, &search))
        .collect();
    let mut all = Vec::with_capacity(screened.len());
    let mut errors = Vec::new();
    for record in screened {
        match record {
            Ok(record) => all.push(record),
            Err(error) => errors.push(error),
        }
    }
    let of_group = |records: &[&Screened]| figures(records.iter().copied());
    Ok(PartiesEvaluation {
        threshold: settings.threshold.value,
        figures: figures(all.iter()),
        categories: grouped(&all, |record| record.category.as_deref(), of_group),
        qualities: grouped(&all, |record| record.quality.as_deref(), of_group),
        latency: latency(all.iter().map(|record| record.result.micros)),
        results: all.into_iter().map(|record| record.result).collect(),
        errors,
        elapsed_s: started.elapsed().as_secs_f64(),
        lists: ListStamp::all(&parties.lists),
        engine: EngineStamp::of(&Engine::with(settings)),
    })
}

fn screen(
    record: &Record,
    dialect: &Dialect,
    columns: &Columns,
    rules: DateRules,
    parties: &Parties,
    search: &Search,
) -> Result<Screened, PairError> {
    let wrong = |error: String| PairError {
        line: record.number,
        error,
    };
    let cells = record.decode(dialect).map_err(wrong)?;
    let customer = Customer::read(&cells, &columns.customer, rules).map_err(wrong)?;
    // A label's record is whole: what is not understood would be measured as something else.
    if let Some(warning) = customer.warnings.first() {
        return Err(wrong(warning.clone()));
    }
    let (list, reference) = (cells[columns.list].trim(), cells[columns.reference].trim());
    if list.is_empty() != reference.is_empty() {
        return Err(wrong(
            "expected_list and expected_reference go together".to_owned(),
        ));
    }
    let listed = !list.is_empty();
    let query = customer.queries().swap_remove(0);
    let clock = Instant::now();
    let hits = parties.search(&Prepared::new(&query), search);
    let micros = clock.elapsed().as_secs_f64() * 1e6;
    let is_expected = |party: usize| {
        let party = parties.party(party);
        let mut listings = party.entity.listings.iter();
        listings
            .any(|listing| listing.list == list && listing.reference.as_deref() == Some(reference))
    };
    let rank = hits
        .hits
        .iter()
        .position(|hit| listed && is_expected(hit.party));
    let text = |at: Option<usize>| {
        at.map(|at| cells[at].trim().to_owned())
            .filter(|cell| !cell.is_empty())
    };
    let best = hits.hits.first();
    Ok(Screened {
        result: PartyResult {
            line: record.number,
            listed,
            rank: rank.map(|at| at + 1),
            hits: hits.total,
            bits: best.map(|hit| hit.score.bits.as_f64()),
            best: best.map(|hit| parties.id(hit.party).to_string()),
            micros,
        },
        category: text(columns.category),
        quality: text(columns.quality),
    })
}

fn figures<'a>(records: impl Iterator<Item = &'a Screened>) -> PartyFigures {
    let mut figures = PartyFigures::default();
    for Screened { result, .. } in records {
        if result.listed {
            figures.listed += 1;
            figures.found += usize::from(result.rank.is_some());
            figures.found_first += usize::from(result.rank == Some(1));
        } else {
            figures.innocent += 1;
            figures.alarmed += usize::from(result.hits > 0);
        }
    }
    PartyFigures {
        recall: ratio(figures.found, figures.listed),
        recall_at_1: ratio(figures.found_first, figures.listed),
        alarms_per_10000: ratio(figures.alarmed, figures.innocent) * 10_000.0,
        ..figures
    }
}
