//! `vokter serve`: answers over HTTP.

use std::net::SocketAddr;

use crate::exit::{Failure, Outcome};
use vokter_answers::config::{
    LogFormat, LogLevel, Settings, address, bound, count, days_or_never, endpoint, log_format,
    log_level, origins,
};

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

    /// Most connections at a time [default: 800, or as configured]
    #[arg(long, value_parser = count, value_name = "N")]
    connections: Option<usize>,

    /// Most requests of one client in a second, or none [default: none]
    #[arg(long, value_parser = bound, value_name = "N")]
    rate: Option<Bound>,

    /// Most requests of one client at a time, or none [default: none]
    #[arg(long, value_parser = bound, value_name = "N")]
    client_requests: Option<Bound>,

    /// With a list older than this the service is not ready, or never [default: never]
    #[arg(long, value_parser = days_or_never, value_name = "DAYS")]
    unready_after_days: Option<Bound>,

    /// Without a list in the data folder the service is not ready, instead of answering from the starter list
    #[arg(long, value_name = "true|false", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    unready_without_lists: Option<bool>,

    /// How much to log: off, error, warn, info or debug [default: info]
    #[arg(long, value_parser = log_level, value_name = "LEVEL")]
    log: Option<LogLevel>,

    /// How to write the log: text or json [default: text]
    #[arg(long, value_parser = log_format, value_name = "FORMAT")]
    log_format: Option<LogFormat>,

    /// Where to send traces over OTLP, in a program built with the feature otlp
    #[arg(long, value_parser = endpoint, value_name = "URL")]
    traces: Option<Endpoint>,

    /// Pages of these origins may reconcile from a browser, as OpenRefine does, or none [default: none]
    #[arg(long, value_parser = origins, value_name = "ORIGINS")]
    allowed_origins: Option<Origins>,
}

// Under these names clap reads a value that may be `none`, not a flag that may be left out.
type Bound = Option<u32>;
type Endpoint = Option<String>;
// And here one that may be several, not a flag that may stand several times.
type Origins = Vec<String>;

/// Serves.
pub(crate) fn run(given: &Arguments, mut settings: Settings) -> Result<Outcome, Failure> {
    settings.listen.overridden("--listen", given.listen);
    settings
        .connections
        .overridden("--connections", given.connections);
    settings.rate.overridden("--rate", given.rate);
    settings
        .client_requests
        .overridden("--client-requests", given.client_requests);
    settings
        .unready_after_days
        .overridden("--unready-after-days", given.unready_after_days);
    settings
        .unready_without_lists
        .overridden("--unready-without-lists", given.unready_without_lists);
    settings.log.overridden("--log", given.log);
    settings
        .log_format
        .overridden("--log-format", given.log_format);
    settings.traces.overridden("--traces", given.traces.clone());
    settings
        .allowed_origins
        .overridden("--allowed-origins", given.allowed_origins.clone());
    vokter_server::serve(settings)?;
    Ok(Outcome::DONE)
}
