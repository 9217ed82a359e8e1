//! The log: lines on standard error, for people or as JSON. It says what the service does. Other crates'
//! events are left out, since some hold parts of what was sent.

use std::io;
use std::panic;

use tracing::level_filters::LevelFilter;
use tracing_subscriber::Layer as _;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use vokter_answers::config::{LogFormat, LogLevel, Settings};
use vokter_answers::failure::Failure;

use crate::traces::Traces;

/// Crates whose events and spans are told.
const OURS: &str = "vokter";

fn filter(level: LogLevel) -> Targets {
    let level = match level {
        LogLevel::Off => LevelFilter::OFF,
        LogLevel::Error => LevelFilter::ERROR,
        LogLevel::Warn => LevelFilter::WARN,
        LogLevel::Info => LevelFilter::INFO,
        LogLevel::Debug => LevelFilter::DEBUG,
    };
    Targets::new().with_target(OURS, level)
}

/// Begins the log, and the traces where they are asked for.
pub(crate) fn begin(settings: &Settings) -> Result<Traces, Failure> {
    let lines = fmt::layer().with_writer(io::stderr).with_target(false);
    let lines = match settings.log_format.value {
        LogFormat::Text => lines.boxed(),
        LogFormat::Json => lines.json().flatten_event(true).boxed(),
    };
    let (traces, spans) = Traces::begin(settings)?;
    let registry = tracing_subscriber::registry()
        .with(spans.map(|layer| layer.with_filter(filter(LogLevel::Debug))))
        .with(lines.with_filter(filter(settings.log.value)));
    // Where somebody else of the process has begun a log, that one stays.
    let _ = registry.try_init();
    tell_panics_by_place();
    Ok(traces)
}

/// A panic's own words may hold a piece of what was asked: only its place is told.
fn tell_panics_by_place() {
    panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        let place = place.unwrap_or_default();
        tracing::error!(
            place,
            "a part of the program stopped: this is a bug, please report it"
        );
    }));
}
