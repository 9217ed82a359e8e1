//! `vokter lists update`: the publishers' newest versions, each list by itself.

use std::path::PathBuf;

use vokter_lists::fetch::{Client, Event, FetchError, Limits, Source, Sources};
use vokter_lists::{AcceptError, LoadedList, Shelf, Standing, UpdateError, UpdateState, Updated};

use crate::exit::{Failure, Outcome};
use crate::printer::Printer;
use crate::progress::Download;
use crate::render;
use vokter_answers::config::Settings;
use vokter_answers::kept_index;
use vokter_answers::list_names::check_names;
use vokter_answers::wire::lists::Lost;
use vokter_answers::wire::update::{State, Update};

const AFTER: &str = "\
Examples:
  vokter lists update
  vokter lists update un-sc eu-fsf
  vokter lists update --sources mirror.toml un-sc
  vokter lists update --accept-shrink 3f9a01b2c3d4

A new version takes effect only if all its files came whole, it is read to its end, it
is that list and no other, it is not older than the version in force, and it lacks no
more than 10 % of the records or names and no regime. What lacks more is kept aside
until somebody accepts it. Whatever happens to one list, its version in force stays
whole, and the others go on; if one was refused or failed, the exit code is 1.

Where the files are: the publishers' own addresses are built in; --sources, else
VOKTER_SOURCES, else `sources` of the configuration file, else sources.toml beside that
file adds to them or takes their place. A list whose publisher gives out tokens is
skipped until its variable is set, unless it is named or loaded. A proxy is taken from
the environment.";

/// Fetches the newest versions from the publishers.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(super) struct Arguments {
    /// Lists to fetch, such as un-sc; all that have a source without
    #[arg(value_name = "SOURCE")]
    lists: Vec<String>,

    /// Where the files are, in TOML, beside or instead of the addresses that are built in
    #[arg(long, value_name = "FILE")]
    sources: Option<PathBuf>,

    /// Put the version in force that was kept aside because it shrank, by at least 8 digits of its SHA-256; fetches nothing
    #[arg(long, value_name = "SHA")]
    accept_shrink: Option<String>,
}

/// Fetches, or accepts.
pub(super) fn run(
    arguments: &Arguments,
    json: bool,
    settings: &Settings,
    shelf: &Shelf,
    printer: Printer,
) -> Result<Outcome, Failure> {
    if let Some(digits) = &arguments.accept_shrink {
        return accept(digits, json, settings, shelf, printer);
    }
    let sources = sources(arguments, settings)?;
    let kept = shelf.status().map_err(Failure::list)?;
    let kept: Vec<String> = kept.into_iter().map(|status| status.info.list).collect();
    let chosen = chosen(&arguments.lists, &sources, &kept)?;
    let client = Client::new(Limits::default());
    let mut updates = Vec::with_capacity(chosen.len());
    let mut read = Vec::new();
    for source in chosen {
        let is_wanted = arguments.lists.contains(&source.list) || kept.contains(&source.list);
        let (mut update, list) = one(source, is_wanted, shelf, &client);
        read.extend(list);
        if update.state == State::Updated {
            prune(&mut update, settings, shelf);
        }
        if !json {
            printer.data(&render::update::one(&update))?;
        }
        updates.push(update);
    }
    if updates.iter().any(|update| update.state == State::Updated) {
        // The first screen then need not make it. What stands against it, that screen says.
        let _ = kept_index::prepare(shelf, read);
    }
    if json {
        printer.json(&updates)?;
    } else if updates.len() > 1 {
        printer.data(&format!("{}\n", render::update::summary(&updates)))?;
    }
    let failed: Vec<&str> = updates
        .iter()
        .filter(|update| update.state.is_failure())
        .map(|update| update.list.as_str())
        .collect();
    if !failed.is_empty() {
        let what = format!(
            "{} of {} lists not updated: {}",
            failed.len(),
            updates.len(),
            failed.join(", ")
        );
        printer.failure(&Failure::input(what).hint("the versions in force before still are"));
    }
    Ok(Outcome {
        partly_failed: !failed.is_empty(),
        ..Outcome::DONE
    })
}

fn sources(arguments: &Arguments, settings: &Settings) -> Result<Sources, Failure> {
    let file = arguments
        .sources
        .as_ref()
        .or(settings.sources.value.as_ref());
    match file {
        Some(path) => Sources::with_file(path).map_err(Failure::input),
        None => Ok(Sources::built_in()),
    }
}

/// The sources that were asked for, each once.
fn chosen<'a>(
    asked: &[String],
    sources: &'a Sources,
    kept: &[String],
) -> Result<Vec<&'a Source>, Failure> {
    if asked.is_empty() {
        return Ok(sources.iter().collect());
    }
    let mut chosen: Vec<&Source> = Vec::new();
    for list in asked {
        match sources.get(list) {
            Some(source) if chosen.iter().any(|known| known.list == source.list) => {}
            Some(source) => chosen.push(source),
            None => {
                check_names(std::slice::from_ref(list), kept)?;
                let with: Vec<&str> = sources.iter().map(|s| s.list.as_str()).collect();
                return Err(Failure::usage(format!("no source for the list {list}")).hint(format!(
                    "import its file with `vokter lists import`, or give it an address in sources.toml; there are sources for {}",
                    with.join(", ")
                )));
            }
        }
    }
    Ok(chosen)
}

/// Updates one list; `is_wanted` when it must not be passed over for want of a token. The list
/// itself, too, where it was read.
fn one(
    source: &Source,
    is_wanted: bool,
    shelf: &Shelf,
    client: &Client,
) -> (Update, Option<LoadedList>) {
    let token = source
        .token
        .as_ref()
        .and_then(|variable| std::env::var(variable).ok());
    let mut bar = Download::of(&source.list, source.files.len());
    let mut watch = |event: Event<'_>| match event {
        Event::Asking { .. } => bar.asking(),
        Event::Coming { size } => bar.coming(size),
        Event::Received { bytes } => bar.received(bytes),
        Event::Waiting { reason, .. } => bar.waiting(reason),
        _ => {}
    };
    let updated = shelf.update(source, token.as_deref(), client, &mut watch);
    bar.done();
    match updated {
        Ok(mut updated) => {
            let read = updated.read.take();
            (wire(source, updated), read)
        }
        Err(error) => {
            let state = match &error {
                UpdateError::Fetch(FetchError::NoToken { .. }) if !is_wanted => State::Skipped,
                error if error.is_refusal() => State::Refused,
                _ => State::Failed,
            };
            let update = Update {
                error: Some(Failure::input(error).what),
                ..nothing(source, state)
            };
            (update, None)
        }
    }
}

fn nothing(source: &Source, state: State) -> Update {
    Update {
        list: source.list.clone(),
        state,
        version: None,
        published: None,
        sha256: None,
        records: None,
        previous: None,
        lost: None,
        warnings: Vec::new(),
        dropped: Vec::new(),
        error: None,
    }
}

fn wire(source: &Source, updated: Updated) -> Update {
    let state = match updated.state {
        UpdateState::Updated => State::Updated,
        UpdateState::Unchanged => State::Unchanged,
        UpdateState::Older => State::Older,
        _ => State::Refused,
    };
    let error = match (&updated.loss, state) {
        (Some(loss), State::Refused) => Some(format!(
            "{} {loss}, beside the version in force; kept aside",
            updated.info.version
        )),
        _ => None,
    };
    Update {
        version: Some(updated.info.version),
        published: Some(updated.info.published.to_string()),
        sha256: Some(updated.info.sha256),
        records: Some(updated.info.records),
        previous: updated.previous.map(|previous| previous.version),
        lost: updated.loss.map(Lost::from),
        warnings: updated.warnings,
        error,
        ..nothing(source, state)
    }
}

/// Drops what `keep_versions` no longer wants. The update has happened: trouble here is a warning.
fn prune(update: &mut Update, settings: &Settings, shelf: &Shelf) {
    let Some(keep) = settings.keep_versions.value else {
        return;
    };
    match shelf.prune(&update.list, keep) {
        Ok(pruned) => {
            let dropped = pruned.dropped.into_iter().map(|version| version.version);
            update.dropped = dropped.collect();
        }
        Err(error) => update
            .warnings
            .push(format!("old versions could not be dropped: {error}")),
    }
}

/// Puts what was kept aside in force.
fn accept(
    digits: &str,
    json: bool,
    settings: &Settings,
    shelf: &Shelf,
    printer: Printer,
) -> Result<Outcome, Failure> {
    let mut accepted = shelf.accept(digits).map_err(|error| match error {
        AcceptError::Digits(_) => Failure::usage(error),
        AcceptError::Shelf(error) => Failure::list(error),
        error => Failure::input(error),
    })?;
    let is_in_force = accepted.standing == Standing::InForce;
    let mut update = Update {
        list: accepted.info.list,
        state: if is_in_force {
            State::Updated
        } else {
            State::Older
        },
        version: Some(accepted.info.version),
        published: Some(accepted.info.published.to_string()),
        sha256: Some(accepted.info.sha256),
        records: Some(accepted.info.records),
        previous: accepted.previous.map(|previous| previous.version),
        lost: None,
        warnings: accepted
            .loss
            .map(|loss| format!("accepted: {loss}"))
            .into_iter()
            .collect(),
        dropped: Vec::new(),
        error: None,
    };
    if !is_in_force {
        update.warnings = vec!["a newer version came meanwhile: it is kept as history".to_owned()];
    }
    if is_in_force {
        prune(&mut update, settings, shelf);
        let _ = kept_index::prepare(shelf, accepted.read.take().into_iter().collect());
    }
    if json {
        printer.json(&[update])?;
    } else {
        printer.data(&render::update::one(&update))?;
    }
    Ok(Outcome::DONE)
}
