//! `vokter trade rules`: the measures, listed and explained.

use std::path::PathBuf;

use serde::Serialize;
use vokter_answers::config::Settings;
use vokter_trade::{Measure, Regime, Text};

use crate::exit::{Failure, Outcome};
use crate::printer::Printer;
use crate::render;
use vokter_answers::remark::Language;

/// Lists the measures, or explains those of an id or regime.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// A measure such as un-kp-arms-from, or a regime such as un-kp
    #[arg(value_name = "ID")]
    id: Option<String>,

    /// A regime file of your own; may be repeated
    #[arg(long, value_name = "FILE")]
    rules: Vec<PathBuf>,

    /// Language of titles, explanations and labels, en or nb [default: both, with English labels]
    #[arg(long, value_parser = super::language, value_name = "LANGUAGE")]
    language: Option<Language>,

    /// Print JSON, always in both languages
    #[arg(long)]
    json: bool,
}

/// A measure as JSON.
#[derive(Serialize)]
struct Shown<'a> {
    measure: &'a str,
    regime: &'a str,
    title: Both<'a>,
    source: &'a str,
    citation: &'static str,
    from: String,
    until: Option<String>,
    direction: Vec<&'static str>,
    goods: &'a [String],
    hs: &'a [String],
    military_list: &'a [String],
    terms: &'a [String],
    activities: &'a [String],
    when: Option<String>,
    consequence: &'static str,
    exemptions: &'a [String],
    explanation: Both<'a>,
}

#[derive(Serialize)]
struct Both<'a> {
    en: &'a str,
    nb: &'a str,
}

impl<'a> Both<'a> {
    fn of(text: &'a Text) -> Self {
        Self {
            en: &text.en,
            nb: &text.nb,
        }
    }
}

impl<'a> Shown<'a> {
    fn of(regime: &'a Regime, measure: &'a Measure) -> Self {
        Self {
            measure: &measure.id,
            regime: &regime.id,
            title: Both::of(&measure.title),
            source: &measure.source,
            citation: measure.citation.as_str(),
            from: measure.from.to_string(),
            until: measure.until.map(|day| day.to_string()),
            direction: measure.direction.iter().map(|way| way.as_str()).collect(),
            goods: &measure.goods,
            hs: &measure.hs,
            military_list: &measure.military_list,
            terms: &measure.terms,
            activities: &measure.activities,
            when: measure.when.as_ref().map(ToString::to_string),
            consequence: measure.consequence.as_str(),
            exemptions: &measure.exemptions,
            explanation: Both::of(&measure.explain),
        }
    }
}

/// Lists or explains.
pub(super) fn run(
    arguments: &Arguments,
    settings: &Settings,
    printer: Printer,
) -> Result<Outcome, Failure> {
    let rules = vokter_answers::rules::load(&arguments.rules, settings)?;
    let wanted = arguments.id.as_deref().map(str::to_lowercase);
    let all = rules
        .regimes()
        .iter()
        .flat_map(|regime| regime.measures.iter().map(move |measure| (regime, measure)));
    let chosen: Vec<(&Regime, &Measure)> = all
        .filter(|(regime, measure)| {
            wanted
                .as_ref()
                .is_none_or(|id| measure.id == *id || regime.id == *id)
        })
        .collect();
    let carries = wanted.as_ref().and_then(|id| rules.regime(id)).is_some();
    if chosen.is_empty() && !carries {
        let id = wanted.unwrap_or_default();
        return Err(Failure::usage(format!("no measure and no regime `{id}`"))
            .hint("vokter trade rules lists them"));
    }
    if arguments.json {
        let shown: Vec<Shown> = chosen
            .iter()
            .map(|(regime, measure)| Shown::of(regime, measure))
            .collect();
        printer.json(&shown)?;
    } else if wanted
        .as_deref()
        .is_some_and(|id| rules.regime(id).is_none())
    {
        printer.data(&render::trade_rules::explained(&chosen, arguments.language))?;
    } else {
        let regimes = rules.regimes().iter();
        let regimes: Vec<&Regime> = regimes
            .filter(|regime| wanted.as_ref().is_none_or(|id| regime.id == *id))
            .collect();
        printer.data(&render::trade_rules::listed(&regimes, arguments.language))?;
    }
    Ok(Outcome::DONE)
}
