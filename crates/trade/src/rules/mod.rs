//! The rules: one readable file a regime, read and checked when loaded.
//!
//! The program's own files are in `rules/` and compiled in; a user's own join them by
//! [`Rules::with`]. A file with a mistake is refused with its line and field.

mod built_in;
mod check;
mod condition;
mod measure;
mod parse;
mod read;
mod source;
mod write;

pub use condition::{Condition, Role, Unclear, Where};
pub use measure::{
    Cap, Carried, Citation, Consequence, Direction, Exemption, Jurisdiction, Measure, PriceCap,
    Regime, Text,
};
pub use parse::ConditionError;
pub use read::RuleError;
pub use write::write;

/// All regimes that are loaded.
#[derive(Clone, Debug)]
pub struct Rules {
    regimes: Vec<Regime>,
}

impl Rules {
    /// The program's own.
    pub fn built_in() -> Result<Self, RuleError> {
        Self::with(&[])
    }

    /// The program's own, and a user's files: each with its name.
    pub fn with(own: &[(String, String)]) -> Result<Self, RuleError> {
        let own = own
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()));
        Self::read(built_in::FILES.iter().copied().chain(own))
    }

    /// These files alone.
    pub fn read<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> Result<Self, RuleError> {
        let mut regimes: Vec<Regime> = Vec::new();
        let mut carried = Vec::new();
        for (file, text) in files {
            let placed = read::read(file, text)?;
            check::check(file, &placed)?;
            let error = |field: &str, reason: String| RuleError {
                file: file.to_owned(),
                line: placed.head.line(field),
                field: field.to_owned(),
                reason,
            };
            if regimes.iter().any(|known| known.id == placed.regime.id) {
                return Err(error(
                    "id",
                    format!("there are two regimes `{}`", placed.regime.id),
                ));
            }
            if let Some(by) = &placed.regime.carries {
                let reason = format!("there is no regime `{}` to carry", by.regime);
                carried.push((by.regime.clone(), error("carries", reason)));
            }
            for (measure, places) in placed.regime.measures.iter().zip(&placed.measures) {
                let of_another = regimes
                    .iter()
                    .any(|regime| regime.measures.iter().any(|other| other.id == measure.id));
                if of_another {
                    return Err(RuleError {
                        line: places.line("id"),
                        ..error(
                            "id",
                            format!("`{}` is a measure of another regime", measure.id),
                        )
                    });
                }
            }
            regimes.push(placed.regime);
        }
        for (regime, error) in carried {
            if !regimes.iter().any(|known| known.id == regime) {
                return Err(error);
            }
        }
        Ok(Self { regimes })
    }

    /// The regimes, in the order of their files.
    pub fn regimes(&self) -> &[Regime] {
        &self.regimes
    }

    /// A regime by its id.
    pub fn regime(&self, id: &str) -> Option<&Regime> {
        self.regimes.iter().find(|regime| regime.id == id)
    }

    /// Every period of a measure, each with its regime.
    pub fn measure(&self, id: &str) -> Vec<(&Regime, &Measure)> {
        let all = self
            .regimes
            .iter()
            .flat_map(|regime| regime.measures.iter().map(move |measure| (regime, measure)));
        all.filter(|(_, measure)| measure.id == id).collect()
    }
}

#[cfg(test)]
mod tests;
