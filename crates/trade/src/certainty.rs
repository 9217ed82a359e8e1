//! How sure something is: the values of every condition, between no and certain.

use serde::Serialize;

/// How sure something is. `No` is a known no; what is not known is at most `Possible`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// It does not hold.
    #[default]
    No,
    /// It may hold.
    Possible,
    /// It holds by all appearances.
    Likely,
    /// It holds as given.
    Certain,
}

impl Certainty {
    /// All of them, with their words.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::No, "no"),
        (Self::Possible, "possible"),
        (Self::Likely, "likely"),
        (Self::Certain, "certain"),
    ];

    /// The word in Vokter's JSON.
    pub fn as_str(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// By its word.
    pub(crate) fn named(word: &str) -> Option<Self> {
        let mut all = Self::ALL.iter();
        all.find(|(_, name)| *name == word).map(|(value, _)| *value)
    }

    /// That it does not hold.
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Self::No => Self::Certain,
            Self::Certain => Self::No,
            Self::Possible | Self::Likely => Self::Possible,
        }
    }

    /// Certain where it is so, else no.
    pub(crate) fn of(holds: bool) -> Self {
        if holds { Self::Certain } else { Self::No }
    }

    /// Holds by all appearances, or better.
    pub fn holds(self) -> bool {
        self >= Self::Likely
    }
}
