//! `vokter evaluate`: how well the engine tells labelled pairs apart.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Instant;

use rayon::prelude::*;
use vokter_entities::Schema;
use vokter_names::Bits;
use vokter_screening::compare;

use crate::config::{Settings, probability};
use crate::customers::{self, NAME_CHARS_MAX};
use crate::engine::Engine;
use crate::exit::{Failure, Outcome};
use crate::printer::Printer;
use crate::render;
use crate::table::{Dialect, Record, Records, Watch, survey};
use crate::wire::EngineStamp;
use crate::wire::evaluate::{Category, Evaluation, Figures, Pair, PairError, Point};

const AFTER: &str = "\
Examples:
  vokter evaluate pairs.csv
  vokter evaluate pairs.csv --left a --right b --label same --threshold 0.9
  vokter evaluate pairs.csv --json > evaluation.json

The file is CSV with a header. Labels are 1/0, true/false or yes/no. The columns of
schema and category may be missing. A pair that cannot be read is told with its line
and left out; the exit code is then 1.";

/// Scores labelled pairs of names, and tells precision, recall, F1 and accuracy.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct Arguments {
    /// CSV file of labelled pairs, or - for standard input
    #[arg(value_name = "PAIRS.csv")]
    file: PathBuf,

    /// Column of the first name
    #[arg(long, value_name = "COLUMN", default_value = "name1")]
    left: String,

    /// Column of the second name
    #[arg(long, value_name = "COLUMN", default_value = "name2")]
    right: String,

    /// Column of the schema of both; may be missing
    #[arg(long, value_name = "COLUMN", default_value = "schema")]
    schema: String,

    /// Column of the label
    #[arg(long, value_name = "COLUMN", default_value = "is_match")]
    label: String,

    /// Column to group the figures by; may be missing
    #[arg(long, value_name = "COLUMN", default_value = "category")]
    category: String,

    /// Least score of a match, 0 to 1 [default: 0.7, or as configured]
    #[arg(long, value_parser = probability, value_name = "SCORE")]
    threshold: Option<f64>,

    /// Print one JSON object with every pair's score; errors are JSON, too
    #[arg(long)]
    pub(crate) json: bool,
}

/// Where in a record the pair stands.
struct Columns {
    left: usize,
    right: usize,
    label: usize,
    schema: Option<usize>,
    category: Option<usize>,
}

impl Columns {
    fn find(arguments: &Arguments, header: &[String]) -> Result<Self, Failure> {
        let at = |name: &str| header.iter().position(|column| column == name);
        let needed = |name: &str, flag: &str| {
            at(name).ok_or_else(|| {
                let hint = format!("{}; say which with {flag} COLUMN", customers::seen(header));
                Failure::input(format!("no column `{name}`")).hint(hint)
            })
        };
        Ok(Self {
            left: needed(&arguments.left, "--left")?,
            right: needed(&arguments.right, "--right")?,
            label: needed(&arguments.label, "--label")?,
            schema: at(&arguments.schema),
            category: at(&arguments.category),
        })
    }
}

impl Watch for Columns {
    fn look(&mut self, _record: &csv::ByteRecord) {}
}

/// A pair with its bits.
struct Scored {
    line: u64,
    bits: Bits,
    expected: bool,
    category: Option<String>,
}

/// Pairs worked on at a time: bounds the memory that texts take.
const CHUNK_PAIRS: usize = 8192;

/// Evaluates.
pub(crate) fn run(
    arguments: &Arguments,
    mut settings: Settings,
    printer: Printer,
) -> Result<Outcome, Failure> {
    settings
        .threshold
        .overridden("--threshold", arguments.threshold);
    let started = Instant::now();
    let (dialect, columns, input) =
        survey(&arguments.file, |header| Columns::find(arguments, header))?;
    let prior = settings.pair_prior_bits.value;
    let mut records = Records::new(input, &dialect)?;
    let mut scored = Vec::new();
    let mut errors = Vec::new();
    loop {
        let chunk = records
            .by_ref()
            .take(CHUNK_PAIRS)
            .collect::<Result<Vec<_>, _>>()?;
        if chunk.is_empty() {
            break;
        }
        let results: Vec<_> = chunk
            .par_iter()
            .map(|record| weigh(record, &dialect, &columns, prior))
            .collect();
        for result in results {
            match result {
                Ok(pair) => scored.push(pair),
                Err(error) => errors.push(error),
            }
        }
    }
    if scored.is_empty() && errors.is_empty() {
        return Err(
            Failure::input("no pairs: nothing follows the header").at(arguments.file.display())
        );
    }
    let evaluation = measured(&scored, errors, &settings, started);
    if arguments.json {
        printer.json(&evaluation)?;
    } else {
        printer.data(&render::evaluate::text(&evaluation))?;
    }
    tell_errors(&evaluation.errors, arguments, printer);
    Ok(Outcome {
        partly_failed: !evaluation.errors.is_empty(),
        ..Outcome::DONE
    })
}

fn weigh(
    record: &Record,
    dialect: &Dialect,
    columns: &Columns,
    prior: Bits,
) -> Result<Scored, PairError> {
    let wrong = |error: String| PairError {
        line: record.number,
        error,
    };
    let cells = record.decode(dialect).map_err(wrong)?;
    let name = |at: usize| {
        let name = cells[at].trim();
        let length = name.chars().count();
        if name.is_empty() {
            Err(wrong(format!("no name in column {}", dialect.header[at])))
        } else if length > NAME_CHARS_MAX {
            Err(wrong(format!(
                "a name of {length} characters; the most is {NAME_CHARS_MAX}"
            )))
        } else {
            Ok(name)
        }
    };
    let (left, right) = (name(columns.left)?, name(columns.right)?);
    let expected = label(&cells[columns.label]).map_err(wrong)?;
    let optional = |at: Option<usize>| {
        at.map(|at| cells[at].trim())
            .filter(|cell| !cell.is_empty())
    };
    let schema: Option<Schema> = optional(columns.schema)
        .map(customers::schema)
        .transpose()
        .map_err(wrong)?;
    Ok(Scored {
        line: record.number,
        bits: compare(left, right, schema, prior).bits,
        expected,
        category: optional(columns.category).map(str::to_owned),
    })
}

fn label(cell: &str) -> Result<bool, String> {
    match cell.trim().to_ascii_lowercase().as_str() {
        "1" | "true" | "yes" => Ok(true),
        "0" | "false" | "no" => Ok(false),
        _ => Err(format!(
            "`{cell}` is no label: write 1 or 0, true or false, yes or no"
        )),
    }
}

fn measured(
    scored: &[Scored],
    errors: Vec<PairError>,
    settings: &Settings,
    started: Instant,
) -> Evaluation {
    let threshold = settings.threshold.value;
    let at = Bits::at_probability(threshold);
    let mut groups: BTreeMap<&str, Vec<&Scored>> = BTreeMap::new();
    for pair in scored {
        if let Some(category) = &pair.category {
            groups.entry(category).or_default().push(pair);
        }
    }
    let categories = groups
        .into_iter()
        .map(|(name, pairs)| {
            let category = Category {
                pairs: pairs.len(),
                figures: figures(pairs.iter().copied(), at),
            };
            (name.to_owned(), category)
        })
        .collect();
    let result = |pair: &Scored| Pair {
        line: pair.line,
        score: pair.bits.probability(),
        bits: pair.bits.as_f64(),
        expected: pair.expected,
    };
    Evaluation {
        pairs: scored.len(),
        threshold,
        prior: settings.pair_prior_bits.value.as_f64(),
        figures: figures(scored, at),
        best: best(scored),
        sweep: sweep(scored),
        categories,
        results: scored.iter().map(result).collect(),
        errors,
        elapsed_s: started.elapsed().as_secs_f64(),
        engine: EngineStamp::of(&Engine::with(settings)),
    }
}

fn figures<'a>(pairs: impl IntoIterator<Item = &'a Scored>, threshold: Bits) -> Figures {
    let mut counts = [[0; 2]; 2];
    for pair in pairs {
        counts[usize::from(pair.expected)][usize::from(pair.bits >= threshold)] += 1;
    }
    let [[tn, fp], [r#fn, tp]] = counts;
    let ratio = |part: usize, whole: usize| {
        if whole == 0 {
            0.0
        } else {
            part as f64 / whole as f64
        }
    };
    Figures {
        true_positives: tp,
        false_positives: fp,
        false_negatives: r#fn,
        true_negatives: tn,
        precision: ratio(tp, tp + fp),
        recall: ratio(tp, tp + r#fn),
        f1: ratio(2 * tp, 2 * tp + fp + r#fn),
        accuracy: ratio(tp + tn, tp + tn + fp + r#fn),
    }
}

fn point(threshold: f64, figures: &Figures) -> Point {
    Point {
        threshold,
        precision: figures.precision,
        recall: figures.recall,
        f1: figures.f1,
    }
}

/// Every hundredth from 0.01 to 0.99.
fn sweep(scored: &[Scored]) -> Vec<Point> {
    (1..100)
        .map(|hundredth| {
            let threshold = f64::from(hundredth) / 100.0;
            point(threshold, &figures(scored, Bits::at_probability(threshold)))
        })
        .collect()
}

/// The threshold of the best F1 over all that tell two pairs apart; of equals the highest. It is
/// rounded down so far as it still means the same, since people copy it.
fn best(scored: &[Scored]) -> Point {
    let mut order: Vec<&Scored> = scored.iter().collect();
    order.sort_by_key(|pair| std::cmp::Reverse(pair.bits));
    let positives = scored.iter().filter(|pair| pair.expected).count();
    let (mut tp, mut best, mut best_bits) = (0, 0.0, None);
    for (at, pair) in order.iter().enumerate() {
        tp += usize::from(pair.expected);
        let last_of_equals = order.get(at + 1).is_none_or(|next| next.bits != pair.bits);
        let f1 = 2.0 * tp as f64 / (at + 1 + positives) as f64;
        if last_of_equals && (best_bits.is_none() || f1 > best) {
            best = f1;
            best_bits = Some(pair.bits);
        }
    }
    let bits = best_bits.unwrap_or_default();
    point(short_threshold(bits), &figures(scored, bits))
}

/// The shortest decimal threshold that is reached by `bits` and not by a hundredth less.
fn short_threshold(bits: Bits) -> f64 {
    let exact = bits.probability();
    (2..=12)
        .map(|digits| {
            let scale = 10_f64.powi(digits);
            (exact * scale).floor() / scale
        })
        .find(|short| Bits::at_probability(*short) == bits)
        .unwrap_or(exact)
}

/// Errors shown before only their number is told.
const ERRORS_SHOWN: usize = 5;

fn tell_errors(errors: &[PairError], arguments: &Arguments, printer: Printer) {
    for PairError { line, error } in errors.iter().take(ERRORS_SHOWN) {
        printer.failure(
            &Failure::input(error).at(format!("{}, line {line}", arguments.file.display())),
        );
    }
    if errors.len() > ERRORS_SHOWN {
        let more = errors.len() - ERRORS_SHOWN;
        printer.failure(
            &Failure::input(format!("{more} more lines could not be read"))
                .at(arguments.file.display()),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(of: &[(i32, bool)]) -> Vec<Scored> {
        of.iter()
            .map(|(bits, expected)| Scored {
                line: 0,
                bits: Bits(*bits),
                expected: *expected,
                category: None,
            })
            .collect()
    }

    #[test]
    fn counts_and_ratios() {
        let figures = figures(
            &pairs(&[(500, true), (500, false), (-500, true), (-500, false)]),
            Bits(0),
        );
        assert_eq!((figures.true_positives, figures.false_positives), (1, 1));
        assert_eq!((figures.false_negatives, figures.true_negatives), (1, 1));
        assert!((figures.f1 - 0.5).abs() < 1e-9);
    }

    #[test]
    fn the_best_threshold_gives_what_it_promises() {
        let scored = pairs(&[
            (900, true),
            (650, true),
            (640, false),
            (100, true),
            (-300, false),
        ]);
        let best = best(&scored);
        let again = figures(&scored, Bits::at_probability(best.threshold));
        assert!((again.f1 - best.f1).abs() < 1e-12);
        assert!(
            sweep(&scored)
                .iter()
                .all(|point| point.f1 <= best.f1 + 1e-12)
        );
    }

    #[test]
    fn labels_are_words() {
        assert_eq!(label(" TRUE "), Ok(true));
        assert_eq!(label("no"), Ok(false));
        assert!(label("").is_err());
        assert!(label("maybe").is_err());
    }
}
