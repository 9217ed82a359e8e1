//! The options of every command that finds something: from which score it counts, and whether the
//! exit code tells.

use crate::exit::Outcome;
use vokter_answers::config::{Settings, probability};

/// From which score something counts.
#[derive(Debug, clap::Args)]
pub(crate) struct Threshold {
    /// Least score of a hit, 0 to 1 [default: 0.7, or as configured]
    #[arg(long, value_parser = probability, value_name = "SCORE")]
    threshold: Option<f64>,
}

impl Threshold {
    /// Goes before what is configured.
    pub(crate) fn settle(&self, settings: &mut Settings) {
        settings.threshold.overridden("--threshold", self.threshold);
    }
}

/// Whether a hit is told by the exit code.
#[derive(Debug, clap::Args)]
pub(crate) struct FailOnHit {
    /// Exit with 3 when there is a hit
    #[arg(long)]
    fail_on_hit: bool,
}

impl FailOnHit {
    /// How a command went that found something or nothing.
    pub(crate) fn outcome(&self, found: bool) -> Outcome {
        Outcome {
            flagged_hit: self.fail_on_hit && found,
            ..Outcome::DONE
        }
    }
}
