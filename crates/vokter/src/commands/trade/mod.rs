//! `vokter trade`: which embargo measures a shipment or a dealing meets.

mod file;
mod once;
mod rules;

use std::path::PathBuf;

use vokter_answers::bearers::Bearers;
use vokter_answers::config::Settings;
use vokter_answers::engine::{self, Engine};
use vokter_answers::rules as rules_of;
use vokter_trade::{Judge, Outcome as Verdict};

use super::day;
use super::hits::FailOnHit;
use crate::exit::{Failure, Outcome};
use crate::printer::Printer;
use crate::render;
use vokter_answers::parties::{Choice, Parties};
use vokter_answers::reading::language;
use vokter_answers::remark::{Language, Remark};
use vokter_answers::trade::{Given, KeyValue, Screener, remarks};
use vokter_answers::wire::trade as wire;
use vokter_screening::Settings as Search;

const AFTER: &str = "\
Examples:
  vokter trade --from KP --to RU --goods artillerigranater --date 2023-09-16
  vokter trade --from CN --to KP --goods \"water pumps\" --hs 8413.70 --note agency=UNICEF
  vokter trade --from NO --to RU --goods herring --party \"Sergei Sjojgu\" --jurisdiction no
  vokter trade --activity port-call --vessel \"IMO 8628597\" --json
  vokter trade shipments.csv > answers.jsonl
  vokter trade --from KP --to RU --goods artillerigranater --language nb
  vokter trade rules un-kp-arms-from

Every fact may be left out: the answer says what is missing and what it would decide.
The rules of the United Nations are always looked at; the EU's, Norway's, the US's and
the UK's where a place, flag, party or currency brings them in, or those alone that
--jurisdiction names. What is found is no verdict: read the paragraph that is named.

Columns of a file: id, date, contract_date, from, to, via, origin, goods, hs, party,
vessel, activity, jurisdiction, note; several values in a cell by |. Names that papers
have for them are read, too (hs_code, description, country_of_origin …); shipper,
consignee, notify, end_user, bank, insurer, owner and the like are parties; keys of
--note may be columns. A column that is not known is told, and not read.
Keys of --note: port, exemption, purpose, agency, resolution, price, currency, end_use,
ownership, quantity, cap_used, notified, livelihood, condition, flag, emergency, transit.";

/// Says which embargo measures a shipment or dealing meets, by which paragraph, and who could allow it.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER, args_conflicts_with_subcommands = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    about: Option<About>,

    /// File of many shipments, CSV or JSON Lines; the answers are JSON Lines
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,

    /// Whence it goes: code, country, port or territory, in any language
    #[arg(long, value_name = "PLACE")]
    from: Option<String>,

    /// Whither it goes
    #[arg(long, value_name = "PLACE")]
    to: Option<String>,

    /// Through which place; may be repeated
    #[arg(long, value_name = "PLACE")]
    via: Vec<String>,

    /// Where the goods were made
    #[arg(long, value_name = "PLACE")]
    origin: Option<String>,

    /// The goods in words of any language; may be repeated
    #[arg(long, value_name = "TEXT")]
    goods: Vec<String>,

    /// HS code of 2 to 10 digits; may be repeated
    #[arg(long, value_name = "CODE")]
    hs: Vec<String>,

    /// Who takes part: shipper, consignee, bank, insurer …; may be repeated
    #[arg(long, value_name = "NAME")]
    party: Vec<String>,

    /// The ship, by name or IMO number
    #[arg(long, value_name = "NAME|IMO")]
    vessel: Option<String>,

    /// What is done, if not goods sent: payment, insurance, charter, port-call …; may be repeated
    #[arg(long, value_name = "KIND")]
    activity: Vec<String>,

    /// Whose rules besides the United Nations': un, eu, no, us or uk; may be repeated
    #[arg(long, value_name = "WHOSE")]
    jurisdiction: Vec<String>,

    /// The day of the shipment, whose rules count [default: today]
    #[arg(long, value_parser = day, value_name = "D")]
    date: Option<jiff::civil::Date>,

    /// The day of the contract
    #[arg(long, value_parser = day, value_name = "D")]
    contract_date: Option<jiff::civil::Date>,

    /// Another fact; may be repeated
    #[arg(long, value_name = "KEY=VALUE")]
    note: Vec<KeyValue>,

    /// A regime file of your own, besides those in the `rules` folder of the data folder; may be repeated
    #[arg(long, value_name = "FILE")]
    rules: Vec<PathBuf>,

    /// Language of the sentences, en or nb; words that programs read, such as outcomes, stay [default: en]
    #[arg(long, value_parser = language, value_name = "LANGUAGE")]
    language: Option<Language>,

    /// Print one JSON object; errors are JSON, too
    #[arg(long)]
    pub(crate) json: bool,

    #[command(flatten)]
    fail_on_hit: FailOnHit,
}

#[derive(Debug, clap::Subcommand)]
enum About {
    /// List the measures, or explain those of an id or regime
    Rules(rules::Arguments),
}

/// Judges.
pub(crate) fn run(
    arguments: &Arguments,
    settings: &Settings,
    printer: Printer,
) -> Result<Outcome, Failure> {
    if let Some(About::Rules(about)) = &arguments.about {
        return rules::run(about, settings, printer);
    }
    let loaded = rules_of::load(&arguments.rules, settings)?;
    let language = arguments.language.unwrap_or_default();
    let judge = Judge::new(&loaded).speaking(language);
    let given = Given {
        date: arguments.date,
        contract_date: arguments.contract_date,
        from: arguments.from.clone().unwrap_or_default(),
        to: arguments.to.clone().unwrap_or_default(),
        via: arguments.via.clone(),
        origin: arguments.origin.clone().unwrap_or_default(),
        goods: arguments.goods.clone(),
        hs: arguments.hs.clone(),
        party: arguments.party.clone(),
        roles: Vec::new(),
        vessel: arguments.vessel.clone(),
        activity: arguments.activity.clone(),
        jurisdiction: arguments.jurisdiction.clone(),
        note: arguments.note.iter().map(KeyValue::parts).collect(),
    };
    if let Some(path) = &arguments.file {
        if !given.is_empty() {
            return Err(Failure::usage("a file and a shipment by flags were given")
                .hint("the facts of each shipment stand in the file's columns"));
        }
        let listed = Parties::load(settings, &Choice::default())?;
        return file::run(
            path,
            &judge,
            (
                &Screener::new(&listed, &search(settings)),
                &Bearers::of(&listed),
            ),
            &Remark::texts(&listed.told(engine::today()), language),
            printer,
            arguments.fail_on_hit.outcome(false),
            |found| arguments.fail_on_hit.outcome(found),
        );
    }
    if given.is_empty() {
        return Err(Failure::usage("no shipment given")
            .hint("vokter trade --from KP --to RU --goods TEXT, or vokter trade FILE"));
    }
    let mut shipment = given.shipment(engine::today()).map_err(Failure::usage)?;
    let mut warnings = Vec::new();
    let mut parties = Vec::new();
    let mut lists = Vec::new();
    if given.names_somebody() {
        let listed = Parties::load(settings, &Choice::default())?;
        warnings = Remark::texts(&listed.told(engine::today()), language);
        parties = Screener::new(&listed, &search(settings)).screen(&given, &mut shipment);
        let bearers = Bearers::of(&listed);
        let alone = remarks(&parties, &mut shipment, |words| bearers.found(words, None));
        warnings.extend(Remark::texts(&alone, language));
        let wrong = given.wrong_numbers();
        warnings.extend(Remark::texts(&wrong, language));
        lists.clone_from(&listed.lists);
    }
    warnings.extend(Remark::texts(&given.to_come(engine::today()), language));
    let answer = judge.answer(&shipment);
    if arguments.json {
        let told = wire::Answer::of(&answer, &parties, &warnings);
        printer.json(&told.resting_on(&lists, &Engine::with(settings)))?;
    } else {
        for warning in &warnings {
            printer.note(warning);
        }
        printer.data(&render::trade::text(&answer, &parties, language))?;
    }
    Ok(arguments
        .fail_on_hit
        .outcome(answer.outcome > Verdict::Clear))
}

/// From which score a hit counts.
fn search(settings: &Settings) -> Search {
    Search {
        threshold: settings.threshold.value,
        limit: None,
        prior: settings.prior_bits.value,
    }
}
