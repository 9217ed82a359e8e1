//! The one sentence that says what comes out, and what was looked at for it.

use super::Language::{self, English, Norwegian};
use jiff::civil::Date;

impl Language {
    /// That no measure was found among those of so many regimes.
    pub(crate) fn clear(
        self,
        day: Date,
        looked_at: &str,
        others: &str,
        all_understood: bool,
    ) -> String {
        let others = match (self, others) {
            (_, "") => String::new(),
            (English, others) => {
                format!(
                    " Not looked at, as nothing brings them in or they were not asked for: {others}."
                )
            }
            (Norwegian, others) => format!(
                " Ikke vurdert, siden ingenting bringer dem inn eller de ikke ble spurt om: {others}."
            ),
        };
        let goods = if all_understood {
            ""
        } else {
            self.pick(
                " Goods that were not understood were not looked at.",
                " Varer som ikke ble forstått, er ikke vurdert.",
            )
        };
        match self {
            English => format!(
                "No measure was found for what was given. Looked at, by the rules of {day}: {looked_at}.{others}{goods}"
            ),
            Norwegian => format!(
                "Ingen regel ble funnet for det som er oppgitt. Vurdert etter reglene den {}: {looked_at}.{others}{goods}",
                self.day(day)
            ),
        }
    }

    /// Which words for goods were not read: the first of them, as many as a reader takes in.
    pub(crate) fn unread(self, words: &[&str]) -> String {
        const TOLD_MAX: usize = 8;
        if words.is_empty() {
            return String::new();
        }
        let quoted = words.iter().take(TOLD_MAX).map(|words| match self {
            English => format!("`{words}`"),
            Norwegian => format!("«{words}»"),
        });
        let told = quoted.collect::<Vec<_>>().join(", ");
        let more = words.len().saturating_sub(TOLD_MAX);
        match (self, more) {
            (English, 0) => format!(" Not read: {told}."),
            (Norwegian, 0) => format!(" Ikke lest: {told}."),
            (English, more) => format!(" Not read: {told} and {more} more."),
            (Norwegian, more) => format!(" Ikke lest: {told} og {more} til."),
        }
    }

    /// What the rules hold of acts that forbid more.
    pub(crate) fn in_part(self, regime: &str, holds: &str) -> String {
        match self {
            English => format!(" Of {regime} the rules hold {holds}: the acts forbid more."),
            Norwegian => {
                format!(" Av {regime} har reglene {holds}: rettsaktene forbyr mer.")
            }
        }
    }

    /// That a stated exception applies.
    pub(crate) fn exempt(self, sources: &str) -> String {
        match self {
            English => format!(
                "Would be forbidden by {sources}, and a stated exception applies: keep its papers on file."
            ),
            Norwegian => format!(
                "Ville vært forbudt etter {sources}, men et unntak gjelder: ta vare på papirene."
            ),
        }
    }

    /// That it is to be reviewed.
    pub(crate) fn review(self, sources: &str) -> String {
        match self {
            English => format!("Not to go ahead before it is reviewed: {sources}."),
            Norwegian => format!("Må ikke gå videre før det er vurdert: {sources}."),
        }
    }

    /// That a licence is needed.
    pub(crate) fn licence(self, sources: &str) -> String {
        match self {
            English => format!("Needs a licence first: {sources}."),
            Norwegian => format!("Krever tillatelse først: {sources}."),
        }
    }

    /// That it is forbidden.
    pub(crate) fn forbidden(self, sources: &str) -> String {
        match self {
            English => format!("Forbidden by {sources}."),
            Norwegian => format!("Forbudt etter {sources}."),
        }
    }
}
