//! The measures, listed and explained for people.

use std::fmt::Write as _;

use vokter_answers::remark::Language;
use vokter_trade::{Measure, Regime};

use super::rule_words;
use super::style::{FAINT, STRONG};

/// Regimes with their measures, a line each; in English where no language is asked for.
pub(crate) fn listed(regimes: &[&Regime], language: Option<Language>) -> String {
    let language = language.unwrap_or_default();
    let mut out = String::new();
    for regime in regimes {
        // Writing to a String cannot fail.
        let title = regime.title.in_language(language);
        let _ = writeln!(out, "{STRONG}{}{STRONG:#}  {title}", regime.id);
        if let Some(carried) = &regime.carries {
            let (carries, since) = match language {
                Language::English => ("carries the measures of", "since"),
                Language::Norwegian => ("tar inn bestemmelsene i", "fra"),
            };
            let _ = writeln!(
                out,
                "  {carries} {} {since} {} ({}, {})",
                carried.regime,
                carried.from,
                carried.source,
                rule_words::citation(carried.citation, language)
            );
        }
        for measure in &regime.measures {
            let _ = writeln!(
                out,
                "  {}  {} {FAINT}{}, {}{FAINT:#}",
                measure.id,
                measure.title.in_language(language),
                period(measure, language),
                measure.source
            );
        }
    }
    out
}

fn period(measure: &Measure, language: Language) -> String {
    let (from, to) = (measure.from, measure.until);
    match (to, language) {
        (Some(until), Language::English) => format!("{from} to {until}"),
        (Some(until), Language::Norwegian) => format!("{from} til {until}"),
        (None, Language::English) => format!("since {from}"),
        (None, Language::Norwegian) => format!("fra {from}"),
    }
}

/// A label in Norwegian; conditions are the same in every language.
fn norwegian(label: &'static str) -> &'static str {
    match label {
        "measure" => "bestemmelse",
        "title" => "tittel",
        "source" => "kilde",
        "in force" => "i kraft",
        "direction" => "retning",
        "goods" => "varer",
        "Military List" => "militærliste",
        "terms" => "egne ord",
        "dealings" => "handlinger",
        "when" => "når",
        "a question when" => "et spørsmål når",
        "a question for" => "et spørsmål for",
        "everything" => "alt",
        "consequence" => "følge",
        "exemption" => "unntak",
        "in plain words" => "med enkle ord",
        other => other,
    }
}

/// One measure with all its periods, in full: in one language, or its texts in both.
pub(crate) fn explained(measures: &[(&Regime, &Measure)], asked: Option<Language>) -> String {
    let language = asked.unwrap_or_default();
    let is_norwegian = language == Language::Norwegian;
    let mut out = String::new();
    for (regime, measure) in measures {
        if !out.is_empty() {
            out.push('\n');
        }
        let mut line = |name: &'static str, value: &str| {
            let name = if is_norwegian { norwegian(name) } else { name };
            if !value.is_empty() {
                let _ = writeln!(out, "  {name}: {value}");
            }
        };
        let of = if is_norwegian { "i" } else { "of" };
        line(
            "measure",
            &format!("{STRONG}{}{STRONG:#} {of} {}", measure.id, regime.id),
        );
        line("title", measure.title.in_language(language));
        if asked.is_none() {
            line("tittel", &measure.title.nb);
        }
        line(
            "source",
            &format!(
                "{} ({})",
                measure.source,
                rule_words::citation(measure.citation, language)
            ),
        );
        line("in force", &period(measure, language));
        line("direction", &rule_words::directions(measure, language));
        line("goods", &rule_words::classes(&measure.goods, language));
        line("HS", &measure.hs.join(", "));
        line("Military List", &measure.military_list.join(", "));
        line("terms", &measure.terms.join(", "));
        line(
            "dealings",
            &rule_words::dealings(&measure.activities, language),
        );
        if measure.everything {
            line("everything", if is_norwegian { "ja" } else { "yes" });
        }
        for (name, condition) in [("when", &measure.when), ("a question when", &measure.doubt)] {
            if let Some(condition) = condition {
                line(name, &condition.to_string());
            }
        }
        line(
            "a question for",
            &rule_words::classes(&measure.suspect, language),
        );
        line("consequence", &rule_words::consequence(measure, language));
        for id in &measure.exemptions {
            if let Some(exemption) = regime.exemptions.iter().find(|known| known.id == *id) {
                let ask = if is_norwegian { "Be om" } else { "Ask" };
                line(
                    "exemption",
                    &format!(
                        "{id}: {} ({}). {ask}: {}",
                        exemption.title.in_language(language),
                        exemption.source,
                        exemption.ask.in_language(language)
                    ),
                );
            }
        }
        line("in plain words", measure.explain.in_language(language));
        if asked.is_none() {
            line("på norsk", &measure.explain.nb);
        }
    }
    out
}
