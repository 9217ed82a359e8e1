//! `vokter compare`: two names.

use vokter_entities::Schema;

use super::hits::{FailOnHit, Threshold};
use super::schema;
use crate::exit::{Failure, Outcome};
use crate::printer::Printer;
use crate::render;
use vokter_answers::asked::{Refusal, compared};
use vokter_answers::config::Settings;
use vokter_answers::wire::compare::Comparison;

const AFTER: &str = "\
Examples:
  vokter compare \"Sergei Sjojgu\" \"Сергей Шойгу\"
  vokter compare \"Kim Jong Un\" 김정은 --schema person
  vokter compare \"KOMID\" \"Korea Mining Development Trading Corporation\" --json

No list is read: what a word is worth is a constant of the engine. The prior is the
setting `pair_prior_bits`, since two names that somebody puts side by side are a
likelier match than a customer and a listed party.";

/// Weighs two names against each other and shows each term of the sum.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct Arguments {
    /// One name
    #[arg(value_name = "A")]
    a: String,

    /// The other name
    #[arg(value_name = "B")]
    b: String,

    /// What both are: person, organization, company, legalentity, vessel …
    #[arg(long, value_parser = schema, value_name = "SCHEMA")]
    schema: Option<Schema>,

    #[command(flatten)]
    threshold: Threshold,

    /// Print one JSON object; errors are JSON, too
    #[arg(long)]
    pub(crate) json: bool,

    #[command(flatten)]
    fail_on_hit: FailOnHit,
}

/// Compares.
pub(crate) fn run(
    arguments: &Arguments,
    mut settings: Settings,
    printer: Printer,
) -> Result<Outcome, Failure> {
    arguments.threshold.settle(&mut settings);
    let (score, band) = compared(
        &arguments.a,
        &arguments.b,
        arguments.schema,
        settings.pair_prior_bits.value,
    )
    .map_err(|refusal| {
        let failure = Failure::usage(&refusal);
        match refusal {
            Refusal::Blank(_) => failure.hint("vokter compare A B"),
            _ => failure,
        }
    })?;
    if arguments.json {
        printer.json(&Comparison::of(&score, band))?;
    } else {
        let threshold = settings.threshold.value;
        printer.data(&render::compare::text(
            &arguments.a,
            &arguments.b,
            &score,
            band,
            threshold,
        ))?;
    }
    Ok(arguments
        .fail_on_hit
        .outcome(score.probability() >= settings.threshold.value))
}
