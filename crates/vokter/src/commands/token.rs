//! `vokter token`: who may ask the service.

use serde_json::json;
use vokter_answers::tokens::{Scope, Token, Tokens};

use super::day;
use crate::exit::{Failure, Outcome};
use crate::printer::Printer;
use crate::render::{self, clean};
use vokter_answers::config::Settings;
use vokter_answers::engine;

const AFTER: &str = "\
Examples:
  vokter token create payments
  vokter token create nightly --scope reload --expires 2027-01-01
  vokter token list
  vokter token revoke payments

A token is shown once; the data folder keeps its SHA-256, in tokens.json, which its owner
alone can read. A service that runs takes a change up within seconds. Once a token was made,
every request needs one, also when the last is revoked.";

/// Makes, shows and revokes the tokens of the service.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER, arg_required_else_help = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,

    /// Print one JSON value; errors are JSON, too
    #[arg(long, global = true)]
    pub(crate) json: bool,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Make a token and show it, once
    Create {
        /// What to call it
        #[arg(value_name = "NAME")]
        name: String,

        /// What it is for: screen, lists or reload; may be repeated [default: screen]
        #[arg(long, value_name = "SCOPE")]
        scope: Vec<Scope>,

        /// The day from which on it is refused
        #[arg(long, value_parser = day, value_name = "DATE")]
        expires: Option<jiff::civil::Date>,
    },
    /// Show the tokens, but not their letters
    List,
    /// Refuse a token from now on
    Revoke {
        /// What it is called
        #[arg(value_name = "NAME")]
        name: String,
    },
}

/// Does what was asked.
pub(crate) fn run(
    arguments: &Arguments,
    settings: &Settings,
    printer: Printer,
) -> Result<Outcome, Failure> {
    let data_dir = &settings.data_dir.value;
    let now = engine::now();
    match &arguments.command {
        Command::Create {
            name,
            scope,
            expires,
        } => {
            let scopes = match scope.as_slice() {
                [] => &[Scope::Screen],
                scopes => scopes,
            };
            let expires = expires
                .map(|day| {
                    jiff::tz::Offset::UTC
                        .to_timestamp(day.to_datetime(jiff::civil::Time::midnight()))
                })
                .transpose()
                .map_err(Failure::usage)?;
            if expires.is_some_and(|end| end <= now) {
                return Err(Failure::usage("--expires: the day is over"));
            }
            let (secret, token) = Tokens::create(data_dir, name, scopes, expires, now)?;
            if arguments.json {
                let mut shown = shown(&token, now);
                shown["token"] = secret.into();
                printer.json(&shown)?;
            } else {
                printer.data(&format!("{secret}\n"))?;
                printer.note("this is shown once; keep it where secrets are kept");
            }
        }
        Command::List => {
            let tokens = Tokens::read(data_dir)?;
            if arguments.json {
                let all: Vec<_> = tokens.all().iter().map(|token| shown(token, now)).collect();
                printer.json(&all)?;
            } else {
                printer.data(&render::tokens::text(tokens.all(), now))?;
            }
        }
        Command::Revoke { name } => {
            Tokens::revoke(data_dir, name, now)?;
            if arguments.json {
                printer.json(&json!({"name": name, "state": "revoked"}))?;
            } else {
                printer.tell(&format!("the token {} is revoked", clean(name)));
            }
        }
    }
    Ok(Outcome::DONE)
}

fn shown(token: &Token, now: jiff::Timestamp) -> serde_json::Value {
    json!({
        "name": token.name,
        "scopes": token.scopes,
        "created": token.created.to_string(),
        "expires": token.expires.map(|time| time.to_string()),
        "revoked": token.revoked.map(|time| time.to_string()),
        "state": token.state(now),
    })
}
