//! `vokter config`: the settings in force.

use serde_json::{Value, json};

use crate::exit::{Failure, Outcome};
use crate::printer::Printer;
use crate::render;
use vokter_answers::config::{Origin, Setting, Settings, shown};
use vokter_answers::engine::Engine;
use vokter_answers::wire::EngineStamp;
use vokter_answers::wire::config::{Config, Setting as WireSetting};

const AFTER: &str = "\
A flag goes before an environment variable, that before the configuration file, that
before the default. The file is TOML; every key may be left out:

  data_dir = \"/srv/vokter\"     # VOKTER_DATA_DIR          --data-dir
  threshold = 0.7              # VOKTER_THRESHOLD         --threshold
  limit = 50                   # VOKTER_LIMIT             --limit
  prior_bits = -16             # VOKTER_PRIOR_BITS
  pair_prior_bits = -6         # VOKTER_PAIR_PRIOR_BITS
  stale_after_days = 30        # VOKTER_STALE_AFTER_DAYS
  sources = \"sources.toml\"     # VOKTER_SOURCES           --sources of lists update
  keep_versions = \"all\"        # VOKTER_KEEP_VERSIONS     --keep of lists prune
  listen = \"127.0.0.1:8000\"    # VOKTER_LISTEN            --listen of serve
  connections = 800            # VOKTER_CONNECTIONS       most at a time, of serve
  rate = \"none\"                # VOKTER_RATE             --rate: requests a second of one client
  client_requests = \"none\"     # VOKTER_CLIENT_REQUESTS  --client-requests: of one at a time
  unready_after_days = \"never\" # VOKTER_UNREADY_AFTER_DAYS  --unready-after-days of serve
  unready_without_lists = false  # VOKTER_UNREADY_WITHOUT_LISTS  --unready-without-lists of serve
  log = \"info\"                 # VOKTER_LOG              --log of serve
  log_format = \"text\"          # VOKTER_LOG_FORMAT       --log-format of serve
  traces = \"http://…:4318\"     # VOKTER_TRACES           --traces of serve: OpenTelemetry
  update_token = \"a word\"      # VOKTER_UPDATE_TOKEN      who sends it may POST /updatez
  allowed_origins = []         # VOKTER_ALLOWED_ORIGINS   --allowed-origins of serve: OpenRefine's

Examples:
  vokter config
  vokter config --json
  VOKTER_THRESHOLD=0.9 vokter config";

/// Shows every setting in force and where it came from.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct Arguments {
    /// Print one JSON object; errors are JSON, too
    #[arg(long)]
    pub(crate) json: bool,
}

/// Shows the settings.
pub(crate) fn run(
    arguments: &Arguments,
    settings: &Settings,
    printer: Printer,
) -> Result<Outcome, Failure> {
    let engine = Engine::with(settings);
    let listed = listed(settings);
    if arguments.json {
        printer.json(&Config {
            settings: listed,
            engine: EngineStamp::of(&engine),
        })?;
    } else {
        printer.data(&render::config::text(&listed, &engine))?;
    }
    Ok(Outcome::DONE)
}

fn listed(settings: &Settings) -> Vec<WireSetting> {
    let mut config = one("config", &settings.config, |path| match path {
        Some(path) => Value::String(shown(path)),
        None => Value::Null,
    });
    if !settings.config_read {
        config.r#where = Some("not there, and need not be".to_owned());
    }
    vec![
        config,
        one("data_dir", &settings.data_dir, |path| {
            Value::String(shown(path))
        }),
        one("threshold", &settings.threshold, |value| json!(value)),
        one("limit", &settings.limit, |value| json!(value)),
        one("prior_bits", &settings.prior_bits, |bits| {
            json!(bits.as_f64())
        }),
        one("pair_prior_bits", &settings.pair_prior_bits, |bits| {
            json!(bits.as_f64())
        }),
        one("stale_after_days", &settings.stale_after_days, |days| {
            json!(days)
        }),
        one("sources", &settings.sources, |path| match path {
            Some(path) => Value::String(shown(path)),
            None => Value::Null,
        }),
        one(
            "keep_versions",
            &settings.keep_versions,
            |keep| match keep {
                Some(keep) => json!(keep),
                None => json!("all"),
            },
        ),
        one("listen", &settings.listen, |address| {
            json!(address.to_string())
        }),
        one("connections", &settings.connections, |most| json!(most)),
        one("rate", &settings.rate, |most| or_word(*most, "none")),
        one("client_requests", &settings.client_requests, |most| {
            or_word(*most, "none")
        }),
        one("unready_after_days", &settings.unready_after_days, |days| {
            or_word(*days, "never")
        }),
        one(
            "unready_without_lists",
            &settings.unready_without_lists,
            |is_so| json!(is_so),
        ),
        one("log", &settings.log, |level| json!(level.as_str())),
        one("log_format", &settings.log_format, |format| {
            json!(format.as_str())
        }),
        one("allowed_origins", &settings.allowed_origins, |origins| {
            json!(origins)
        }),
        one("traces", &settings.traces, |endpoint| json!(endpoint)),
        // Only whether there is one: what is shown here ends in tickets.
        one("update_token", &settings.update_token, |word| {
            word.as_ref().map_or(Value::Null, |_| json!("set"))
        }),
    ]
}

fn or_word(number: Option<u32>, word: &str) -> Value {
    number.map_or_else(|| json!(word), |number| json!(number))
}

fn one<T>(name: &'static str, setting: &Setting<T>, value: impl Fn(&T) -> Value) -> WireSetting {
    WireSetting {
        name,
        value: value(&setting.value),
        origin: setting.origin.kind(),
        r#where: match &setting.origin {
            Origin::Flag(flag) => Some((*flag).to_owned()),
            Origin::Environment(variable) => Some((*variable).to_owned()),
            Origin::File(path, line) => Some(format!("{}, line {line}", shown(path))),
            Origin::Default => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use vokter_screening::{PAIR_PRIOR, SCREEN_PRIOR, SCREEN_THRESHOLD};

    #[test]
    fn the_help_page_names_the_defaults() {
        for default in [
            format!("\n  threshold = {SCREEN_THRESHOLD} "),
            format!("\n  prior_bits = {} ", SCREEN_PRIOR.as_f64()),
            format!("\n  pair_prior_bits = {} ", PAIR_PRIOR.as_f64()),
        ] {
            assert!(super::AFTER.contains(&default), "{default}");
        }
    }
}
