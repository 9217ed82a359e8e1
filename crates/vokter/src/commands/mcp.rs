//! `vokter mcp`: tools for assistants.

use crate::exit::{Failure, Outcome};
use vokter_answers::config::Settings;

const AFTER: &str = "\
The Model Context Protocol over standard input and output, with the tools screen, scan,
trade, compare, explain and lists. Each result names the versions of the lists it rests on.

Examples:
  vokter mcp
  {\"mcpServers\": {\"vokter\": {\"command\": \"vokter\", \"args\": [\"mcp\"]}}}   in an assistant's settings";

/// Serves the Model Context Protocol on standard input and output.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct Arguments {}

/// Serves until the input ends.
pub(crate) fn run(settings: Settings) -> Result<Outcome, Failure> {
    vokter_server::mcp(settings)?;
    Ok(Outcome::DONE)
}
