//! The measures, listed and explained for people.

use std::fmt::Write as _;

use vokter_trade::{Measure, Regime};

use super::style::{FAINT, STRONG};

/// Regimes with their measures, a line each.
pub(crate) fn listed(regimes: &[&Regime]) -> String {
    let mut out = String::new();
    for regime in regimes {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{STRONG}{}{STRONG:#}  {}", regime.id, regime.title.en);
        if let Some(carried) = &regime.carries {
            let _ = writeln!(
                out,
                "  carries the measures of {} since {} ({}, {})",
                carried.regime,
                carried.from,
                carried.source,
                carried.citation.as_str()
            );
        }
        for measure in &regime.measures {
            let _ = writeln!(
                out,
                "  {}  {} {FAINT}{}, {}{FAINT:#}",
                measure.id,
                measure.title.en,
                period(measure),
                measure.source
            );
        }
    }
    out
}

fn period(measure: &Measure) -> String {
    match measure.until {
        Some(until) => format!("{} to {until}", measure.from),
        None => format!("since {}", measure.from),
    }
}

/// One measure with all its periods, in full.
pub(crate) fn explained(measures: &[(&Regime, &Measure)]) -> String {
    let mut out = String::new();
    for (regime, measure) in measures {
        if !out.is_empty() {
            out.push('\n');
        }
        let mut line = |name: &str, value: &str| {
            if !value.is_empty() {
                let _ = writeln!(out, "  {name}: {value}");
            }
        };
        line(
            "measure",
            &format!("{STRONG}{}{STRONG:#} of {}", measure.id, regime.id),
        );
        line("title", &measure.title.en);
        line("tittel", &measure.title.nb);
        line(
            "source",
            &format!("{} ({})", measure.source, measure.citation.as_str()),
        );
        line("in force", &period(measure));
        let ways: Vec<&str> = measure.direction.iter().map(|way| way.as_str()).collect();
        line("direction", &ways.join(", "));
        line("goods", &measure.goods.join(", "));
        line("HS", &measure.hs.join(", "));
        line("Military List", &measure.military_list.join(", "));
        line("terms", &measure.terms.join(", "));
        line("dealings", &measure.activities.join(", "));
        line(
            "when",
            &measure
                .when
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
        );
        line(
            "a question when",
            &measure
                .doubt
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
        );
        line("a question for", &measure.suspect.join(", "));
        line("consequence", measure.consequence.as_str());
        for id in &measure.exemptions {
            if let Some(exemption) = regime.exemptions.iter().find(|known| known.id == *id) {
                line(
                    "exemption",
                    &format!(
                        "{id}: {} ({}). Ask: {}",
                        exemption.title.en, exemption.source, exemption.ask.en
                    ),
                );
            }
        }
        line("in plain words", &measure.explain.en);
        line("på norsk", &measure.explain.nb);
    }
    out
}
