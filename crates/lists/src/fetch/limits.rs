//! What a publisher's server may cost: time, bytes, attempts.

use std::time::Duration;

/// What one source may send, all its files together, in bytes as they come: eight times the largest
/// list of any publisher, and a packed collection of all that FollowTheMoney sources have. An unpacked
/// one has three to four thousand million; whoever wants it says so in `sources.toml`.
const SOURCE_BYTES_MAX: u64 = 1 << 30;

/// Bounds of fetching. The defaults suit publishers' servers of 2026, some of which take half a
/// minute to begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Name, connection and TLS of one attempt.
    pub connect: Duration,
    /// From the request to the head of the answer.
    pub answer: Duration,
    /// Without a single byte in the middle of a file.
    pub silence: Duration,
    /// All files of one source, attempts and pauses included.
    pub total: Duration,
    /// How often one file is asked for, the first time included.
    pub attempts: u32,
    /// The first pause between attempts; each further one is twice as long.
    pub pause: Duration,
    /// The longest pause, also when a server asks for a longer one: then it is given up.
    pub pause_max: Duration,
    /// Bytes of all files of one source as they come, and of what they hold where the server packed
    /// them for the way; a source may have a bound of its own.
    pub bytes: u64,
    /// Redirects of one request. OFAC's service needs one.
    pub redirects: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(15),
            answer: Duration::from_mins(1),
            silence: Duration::from_secs(30),
            total: Duration::from_mins(15),
            attempts: 4,
            pause: Duration::from_secs(1),
            pause_max: Duration::from_mins(1),
            bytes: SOURCE_BYTES_MAX,
            redirects: 5,
        }
    }
}
