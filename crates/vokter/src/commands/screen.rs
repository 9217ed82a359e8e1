//! `vokter screen`: one name.

use std::path::PathBuf;

use vokter_entities::{Country, PartialDate, Schema};
use vokter_screening::{Prepared, Settings as Search};

use super::hits::{FailOnHit, Threshold};
use super::{birth_date, country, day, schema};
use crate::exit::{Failure, Outcome};
use crate::printer::Printer;
use crate::render;
use vokter_answers::asked::{Asked, Question, Refusal, has_come};
use vokter_answers::at_odds::AtOdds;
use vokter_answers::bearers::{Bearers, word_alone};
use vokter_answers::config::{Settings, count};
use vokter_answers::engine::{self, Engine};
use vokter_answers::parties::{Choice, Parties};
use vokter_answers::remark::Language;
use vokter_answers::wire::screen::{Answer, Screened};

const AFTER: &str = "\
Examples:
  vokter screen \"Sergei Sjojgu\"
  vokter screen \"Sergei Sjojgu\" --birth-date 1955-05-21 --country RU
  vokter screen \"Ким Чен Ын\" --schema person --json
  vokter screen --id \"IMO 8628597\"
  vokter screen \"KO TAE HUN\" --list un-sc --as-of 2025-04-19
  vokter screen --fail-on-hit \"Kari Nordmann\" && echo clear

Each hit shows the sum it stands on: a prior (how unlikely a hit is before anything
is compared), then what each word, date and country adds or takes, in bits. Ten bits
are a factor of about a thousand. The score is the probability of the sum.

A whole name that agrees is always reported, however common it is, then as `possible`.";

/// Looks one name up on the lists in force and shows each hit with its evidence.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct Arguments {
    /// Name to look for, in any script; may be left out when --id is given
    #[arg(value_name = "NAME")]
    name: Option<String>,

    /// What it is: person, organization, company, legalentity, vessel, airplane, cryptowallet or address
    #[arg(long, value_parser = schema, value_name = "SCHEMA")]
    schema: Option<Schema>,

    /// Date of birth, whole or in part: 1955-05-21, 1955-05, 1955 or 21.05.1955
    #[arg(long, value_parser = birth_date, value_name = "DATE")]
    birth_date: Option<PartialDate>,

    /// Nationality, residence or registration as ISO code or name; may be repeated
    #[arg(long, value_parser = country, value_name = "CC")]
    country: Vec<Country>,

    /// Passport, register, tax, IMO number …; may be repeated
    #[arg(long, value_name = "VALUE")]
    id: Vec<String>,

    /// Another name of the same party; may be repeated, the best name counts
    #[arg(long, value_name = "NAME")]
    alias: Vec<String>,

    #[command(flatten)]
    threshold: Threshold,

    /// Most hits shown [default: 50, or as configured]
    #[arg(long, value_parser = count, value_name = "N")]
    limit: Option<usize>,

    /// Only parties on this list, such as un-sc; may be repeated
    #[arg(long, value_name = "LIST")]
    list: Vec<String>,

    /// Use the lists as they were on this day
    #[arg(long, value_parser = day, value_name = "DATE")]
    as_of: Option<jiff::civil::Date>,

    /// Print one JSON object; errors are JSON, too
    #[arg(long)]
    pub(crate) json: bool,

    /// File of who owns what: owner, owned, percent, as_of; what listed parties own is looked for too
    #[arg(long, value_name = "FILE")]
    ownership: Option<PathBuf>,

    #[command(flatten)]
    fail_on_hit: FailOnHit,
}

impl Arguments {
    fn question(&self) -> Result<Question, Failure> {
        let asked = Asked {
            name: self.name.clone(),
            schema: self.schema,
            birth_date: self.birth_date,
            countries: self.country.clone(),
            ids: self.id.clone(),
            aliases: self.alias.clone(),
            ..Asked::default()
        };
        asked.question().map_err(|refusal| {
            let failure = Failure::usage(&refusal);
            match refusal {
                Refusal::Nothing | Refusal::Blank(_) => {
                    failure.hint("vokter screen NAME, or vokter screen --id VALUE")
                }
                Refusal::TooLong(..) => failure.hint("vokter scan finds names in a text"),
                _ => failure,
            }
        })
    }
}

/// Screens.
pub(crate) fn run(
    arguments: &Arguments,
    mut settings: Settings,
    printer: Printer,
) -> Result<Outcome, Failure> {
    arguments.threshold.settle(&mut settings);
    settings.limit.overridden("--limit", arguments.limit);
    let Question { query, remarks } = arguments.question()?;
    if let Some(day) = arguments.as_of.filter(|day| !has_come(*day)) {
        return Err(Failure::usage(format!("{day} has not come yet"))
            .at("--as-of")
            .hint("leave it out for the lists in force"));
    }
    let choice = Choice {
        lists: arguments.list.clone(),
        as_of: arguments.as_of,
    };
    // While the index is opened, the other core reads the engine's tables: a single screen is
    // mostly start-up.
    let (parties, (prepared, engine)) = rayon::join(
        || Parties::load(&settings, &choice),
        || (Prepared::new(&query), Engine::with(&settings)),
    );
    let search = Search {
        threshold: settings.threshold.value,
        limit: Some(settings.limit.value),
        prior: settings.prior_bits.value,
    };
    let mut parties = parties?;
    if let Some(path) = &arguments.ownership {
        parties = parties.with_owned(path, &search)?;
    }
    parties.warnings.extend(remarks);
    let screened_at = engine::now();
    let hits = parties.search(&prepared, &search);
    if hits.total == 0 {
        let bearers = Bearers::of(&parties);
        let alone = word_alone(&query, |words| bearers.found(words, Some(&prepared)));
        drop(bearers);
        parties.warnings.extend(alone);
    }
    let at_odds = AtOdds::of_hits(&query, &hits.hits, &parties);
    parties.warnings.extend(at_odds);
    if arguments.json {
        printer.json(&Answer::of(&Screened {
            query: &query,
            hits: &hits,
            parties: &parties,
            threshold: settings.threshold.value,
            as_of: arguments.as_of,
            screened_at,
            engine: &engine,
            remarks: &[],
            language: Language::English,
        }))?;
    } else {
        printer.data(&render::screen::text(&render::screen::Answer {
            query: &query,
            hits: &hits,
            parties: &parties,
            threshold: settings.threshold.value,
            screened_at,
            engine: &engine,
        }))?;
    }
    let outcome = arguments.fail_on_hit.outcome(hits.total > 0);
    // The process ends here; freeing what it holds only takes time.
    std::mem::forget(parties);
    Ok(outcome)
}
