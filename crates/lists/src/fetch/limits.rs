//! What a publisher's server may cost: time, bytes, attempts.

use std::time::Duration;

/// The largest file that is fetched, in bytes: twice the largest collection of 2026, unpacked. It
/// lies on the disk, and what a reader takes of it has bounds of its own.
const FILE_BYTES_MAX: u64 = 8 << 30;

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
    /// Bytes of one file as it comes.
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
            bytes: FILE_BYTES_MAX,
            redirects: 5,
        }
    }
}
