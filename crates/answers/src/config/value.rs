//! Values as people write them: in the file, in the environment and, where clap asks, as flags.

use std::net::SocketAddr;
use std::num::NonZeroUsize;

use vokter_names::Bits;

/// How lines of the log are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

impl LogFormat {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
        }
    }
}

/// How much stands in the log, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LogLevel {
    /// Nothing.
    Off,
    /// What is broken.
    Error,
    /// What somebody should look at.
    Warn,
    /// What the service does.
    Info,
    /// Each request, too: its route, its status, its time.
    Debug,
}

impl LogLevel {
    const ALL: [(Self, &'static str); 5] = [
        (Self::Off, "off"),
        (Self::Error, "error"),
        (Self::Warn, "warn"),
        (Self::Info, "info"),
        (Self::Debug, "debug"),
    ];

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}

/// Reads how much to log; also clap's parser of the flag.
pub fn log_level(text: &str) -> Result<LogLevel, String> {
    let word = text.trim().to_ascii_lowercase();
    let found = LogLevel::ALL.iter().find(|(_, name)| *name == word);
    found
        .map(|(level, _)| *level)
        .ok_or_else(|| format!("`{text}` is no level: off, error, warn, info or debug"))
}

/// Reads a format of the log; also clap's parser of the flag.
pub fn log_format(text: &str) -> Result<LogFormat, String> {
    match text.trim().to_ascii_lowercase().as_str() {
        "text" => Ok(LogFormat::Text),
        "json" => Ok(LogFormat::Json),
        _ => Err(format!("`{text}` is no format of a log: text or json")),
    }
}

/// Reads a threshold; also clap's parser of the flag.
pub fn probability(text: &str) -> Result<f64, String> {
    text.trim()
        .parse()
        .ok()
        .filter(|value| (0.0..=1.0).contains(value))
        .ok_or_else(|| format!("`{text}` is no score: give a number from 0 to 1, such as 0.7"))
}

/// Reads a limit; also clap's parser of the flag.
pub fn count(text: &str) -> Result<usize, String> {
    text.trim()
        .parse()
        .ok()
        .filter(|value| *value > 0)
        .ok_or_else(|| format!("`{text}` is no limit: give a whole number from 1"))
}

/// Most that a bound on one client may be.
const BOUND_MAX: u32 = 1_000_000;

/// Reads a bound on what one client may do, or `none`; also clap's parser of the flag.
pub fn bound(text: &str) -> Result<Option<u32>, String> {
    match text.trim() {
        "none" => Ok(None),
        number => number
            .parse()
            .ok()
            .filter(|value| (1..=BOUND_MAX).contains(value))
            .map(Some)
            .ok_or_else(|| {
                format!("`{text}` is no bound: give a whole number from 1 to {BOUND_MAX}, or none")
            }),
    }
}

/// Reads a number of days, or `never`; also clap's parser of the flag.
pub fn days_or_never(text: &str) -> Result<Option<u32>, String> {
    match text.trim() {
        "never" => Ok(None),
        number => days(number).map(Some),
    }
}

/// Reads whether something is so.
pub(super) fn yes_or_no(text: &str) -> Result<bool, String> {
    match text.trim() {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err(format!("`{text}` is neither true nor false")),
    }
}

/// Reads an address with a port; also clap's parser of the flag.
pub fn address(text: &str) -> Result<SocketAddr, String> {
    let text = text.trim();
    let text = text
        .strip_prefix("localhost:")
        .map_or_else(|| text.to_owned(), |port| format!("127.0.0.1:{port}"));
    text.parse().map_err(|_| {
        format!("`{text}` is no address: give one with a port, such as 127.0.0.1:8000")
    })
}

/// Reads where traces are sent; also clap's parser of the flag.
pub fn endpoint(text: &str) -> Result<Option<String>, String> {
    let text = text.trim();
    if text.starts_with("http://") || text.starts_with("https://") {
        return Ok(Some(text.to_owned()));
    }
    Err(format!(
        "`{text}` is no address to send traces to, such as http://127.0.0.1:4318"
    ))
}

/// Reads origins of pages, parted by blanks or commas, or `none`; also clap's parser of the flag.
pub fn origins(text: &str) -> Result<Vec<String>, String> {
    let parted = text.split(|c: char| c == ',' || c.is_whitespace());
    let words: Vec<&str> = parted.filter(|word| !word.is_empty()).collect();
    if words == ["none"] {
        return Ok(Vec::new());
    }
    if words.is_empty() {
        return Err("no origin is given: give one, or none".to_owned());
    }
    words.into_iter().map(origin).collect()
}

/// An origin as browsers write it (RFC 6454): scheme, host and, unless it is the usual one, port.
fn origin(text: &str) -> Result<String, String> {
    let origin = text.to_ascii_lowercase();
    let host = ["http://", "https://"]
        .iter()
        .find_map(|scheme| origin.strip_prefix(scheme));
    let is_host = |host: &&str| {
        let of_host =
            |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
        !host.is_empty() && host.chars().all(of_host)
    };
    match host.filter(is_host) {
        Some(_) => Ok(origin),
        None => Err(format!(
            "`{text}` is no origin: give scheme, host and port alone, such as http://127.0.0.1:3333"
        )),
    }
}

/// Reads a number of versions, or `all`.
pub(super) fn versions(text: &str) -> Result<Option<NonZeroUsize>, String> {
    match text.trim() {
        "all" => Ok(None),
        number => number.parse().map(Some).map_err(|_| {
            format!("`{text}` is no number of versions: give a whole number from 1, or all")
        }),
    }
}

/// Reads a secret word.
pub(super) fn word(text: &str) -> Result<Option<String>, String> {
    let word = text.trim();
    if word.is_empty() {
        return Err("the word is blank".to_owned());
    }
    Ok(Some(word.to_owned()))
}

pub(super) fn days(text: &str) -> Result<u32, String> {
    text.trim()
        .parse()
        .map_err(|_| format!("`{text}` is no number of days"))
}

/// Furthest a prior may be from even odds, in bits.
const PRIOR_BITS_MAX: f64 = 64.0;

/// Reads evidence in bits; what is finer than a hundredth is refused, not rounded.
pub(super) fn bits(text: &str) -> Result<Bits, String> {
    let hundredths = text
        .trim()
        .parse::<f64>()
        .ok()
        .filter(|value| value.abs() <= PRIOR_BITS_MAX)
        .map(|value| value * 100.0)
        .filter(|value| (value - value.round()).abs() < 1e-6);
    hundredths.map(|value| Bits(value.round() as i32)).ok_or_else(|| {
        format!("`{text}` is no prior: give bits from -64 to 64 with at most two decimals, such as -16")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_bits_exactly() {
        assert_eq!(bits("-16").unwrap(), Bits(-1600));
        assert_eq!(bits("-5.25").unwrap(), Bits(-525));
        for wrong in ["-5.255", "", "x", "1000", "NaN"] {
            assert!(bits(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_origin_is_a_scheme_a_host_and_a_port() {
        for (text, expected) in [
            ("none", Some(vec![])),
            ("http://127.0.0.1:3333", Some(vec!["http://127.0.0.1:3333"])),
            (
                "https://Refine.Example.org, http://[::1]:3333",
                Some(vec!["https://refine.example.org", "http://[::1]:3333"]),
            ),
            ("", None),
            ("*", None),
            ("null", None),
            ("http://127.0.0.1:3333/", None),
            ("127.0.0.1:3333", None),
            ("http://a@b", None),
        ] {
            let read = origins(text).ok();
            let expected =
                expected.map(|all| all.into_iter().map(str::to_owned).collect::<Vec<_>>());
            assert_eq!(read, expected, "{text}");
        }
    }

    #[test]
    fn a_score_is_from_0_to_1() {
        assert!(probability("0.7").is_ok());
        for wrong in ["1.1", "-0.1", "NaN", "70%", ""] {
            assert!(probability(wrong).is_err(), "{wrong}");
        }
    }
}
