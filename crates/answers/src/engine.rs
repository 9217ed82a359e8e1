//! The stamp of the engine on every answer: its version, and a hash over its tables, constants
//! and the settings in force.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::config::Settings;

/// What computed an answer.
#[derive(Clone, Debug)]
pub struct Engine {
    /// Vokter's version.
    pub version: &'static str,
    /// `sha256:` and 64 hexadecimal digits.
    pub config: String,
}

impl Engine {
    /// The engine with these settings. Equal settings give an equal hash whatever their origin.
    pub fn with(settings: &Settings) -> Self {
        let mut hash = Sha256::new();
        for (name, text) in vokter_screening::fingerprint() {
            // Lengths keep the end of one table from being taken for the start of the next.
            hash.update(format!("{name} {}\n", text.len()));
            hash.update(text);
        }
        hash.update(settings.canonical());
        let mut config = "sha256:".to_owned();
        for byte in hash.finalize() {
            // Writing to a String cannot fail.
            let _ = write!(config, "{byte:02x}");
        }
        Self {
            version: env!("CARGO_PKG_VERSION"),
            config,
        }
    }
}

/// Now, in UTC, to the second.
pub fn now() -> jiff::Timestamp {
    let now = jiff::Timestamp::now();
    jiff::Timestamp::from_second(now.as_second()).unwrap_or(now)
}

/// The day, in UTC.
pub fn today() -> jiff::civil::Date {
    jiff::tz::Offset::UTC.to_datetime(now()).date()
}

/// The year, in UTC.
pub fn this_year() -> i16 {
    today().year()
}
