//! A stream of entities, one JSON object a line.

use super::{FtmError, read};
use crate::Entity;

/// The longest line, in bytes. Entities merged from many sources have some hundred thousand.
pub const LINE_BYTES_MAX: usize = 16 << 20;

/// What is wrong with a line.
#[derive(Debug, thiserror::Error)]
#[error("line {line}: {fault}")]
pub struct LineError {
    /// The line's number, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub fault: LineFault,
}

/// A way in which a line can be wrong.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LineFault {
    /// No JSON.
    #[error("no JSON ({0})")]
    Json(serde_json::Error),
    /// JSON, and no entity.
    #[error("{0}")]
    Entity(FtmError),
    /// Too long.
    #[error("longer than {limit} bytes")]
    TooLong {
        /// The bound, [`LINE_BYTES_MAX`].
        limit: usize,
    },
}

/// The entities of a text, an error for each line that is none; empty lines are passed over.
pub fn read_lines(text: &str) -> impl Iterator<Item = Result<Entity, LineError>> {
    let lines = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(at, line)| {
        let fail = |fault| LineError {
            line: at + 1,
            fault,
        };
        if line.len() > LINE_BYTES_MAX {
            return Err(fail(LineFault::TooLong {
                limit: LINE_BYTES_MAX,
            }));
        }
        let json = serde_json::from_str(line).map_err(|error| fail(LineFault::Json(error)))?;
        read(&json).map_err(|error| fail(LineFault::Entity(error)))
    })
}
