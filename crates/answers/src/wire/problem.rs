//! An error, for a machine.

use serde::Serialize;

use crate::failure::Failure;

/// `{"error": {"what", "where", "hint"}}`.
#[derive(Debug, Serialize)]
pub struct Problem<'a> {
    error: Body<'a>,
}

#[derive(Debug, Serialize)]
struct Body<'a> {
    what: &'a str,
    r#where: Option<&'a str>,
    hint: Option<&'a str>,
}

impl<'a> Problem<'a> {
    /// A failure as JSON.
    pub fn of(failure: &'a Failure) -> Self {
        Self {
            error: Body {
                what: &failure.what,
                r#where: failure.place.as_deref(),
                hint: failure.hint.as_deref(),
            },
        }
    }
}
