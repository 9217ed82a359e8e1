//! Why a text can't be scanned.

/// A text that can't be scanned. Offsets are bytes from the beginning of the input.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Nothing to read: a scan of nothing must not look like a clean one.
    #[error("the text is empty: nothing was scanned")]
    Empty,
    /// A byte sequence that isn't UTF-8.
    #[error("byte {offset} is not UTF-8 text: convert the text to UTF-8 first")]
    NotUtf8 {
        /// The first byte that isn't.
        offset: u64,
    },
    /// The text begins with the mark of UTF-16.
    #[error("the text is in UTF-16: convert it to UTF-8 first")]
    Utf16,
    /// A document of another kind, told by how it begins: what looks like text in it is not what a reader of it sees.
    #[error("this is {kind}, not a text: save it as plain text first")]
    Document {
        /// What it is, with its article.
        kind: &'static str,
    },
    /// A zero byte: no text has one.
    #[error("byte {offset} is zero: this is a binary file, not a text")]
    Binary {
        /// The zero byte.
        offset: u64,
    },
    /// The input could not be read.
    #[error("reading failed after byte {offset}: {source}")]
    Read {
        /// How much had been read.
        offset: u64,
        /// The cause.
        source: std::io::Error,
    },
}
