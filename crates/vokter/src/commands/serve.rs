//! `vokter serve`: answers over HTTP.

use std::net::SocketAddr;
use std::sync::Arc;

use crate::exit::{Failure, Outcome};
use crate::printer::Printer;
use vokter_answers::config::{Settings, address};

const AFTER: &str = "\
Examples:
  vokter serve
  vokter serve --listen 127.0.0.1:9000
  vokter token create payments && vokter serve --listen 0.0.0.0:8000

The page is at /, the interface under /v1, its documentation at /docs and /openapi.json.
Without tokens only this machine is answered, and other addresses are refused. With tokens
every request needs one: as `Authorization: Bearer TOKEN`, or as the password that a browser
asks for. Put what speaks TLS before it where the network is not yours alone.

Lists that are imported or fetched meanwhile take effect within seconds, between two
requests. Ctrl-C, or the signal to terminate, lets answers on their way be finished.";

/// Answers over HTTP, with a page for people.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct Arguments {
    /// Address and port [default: 127.0.0.1:8000, or as configured]
    #[arg(long, value_parser = address, value_name = "ADDR:PORT")]
    listen: Option<SocketAddr>,
}

/// Serves.
pub(crate) fn run(
    arguments: &Arguments,
    mut settings: Settings,
    printer: Printer,
) -> Result<Outcome, Failure> {
    settings.listen.overridden("--listen", arguments.listen);
    vokter_server::serve(settings, Arc::new(move |line| printer.tell(line)))?;
    Ok(Outcome::DONE)
}
