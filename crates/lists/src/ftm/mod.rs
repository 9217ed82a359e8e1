//! OpenSanctions' exports and other FollowTheMoney files.
//!
//! Four forms: `entities.ftm.json` and `targets.nested.json` (JSON Lines, an entity a line), the
//! table `targets.simple.csv`, and delta files (JSON Lines with an operation each). An
//! `index.json` given along says which data set they are. `thing` understands one entity by
//! itself, `gather` joins what belongs together, `effect` says what a sanction does, [`delta`]
//! makes the next version of a file from the last one.
//!
//! The files are read as they unpack, so that a collection of millions of entities needs memory
//! for its parties only.
//!
//! Source of the formats: the FollowTheMoney model and OpenSanctions' documentation of its bulk
//! data. Met: a whole `targets.simple.csv`, a catalogue, and a sample of a delta file, from whose
//! entities `entities.ftm.json` follows; no whole `entities.ftm.json` or `targets.nested.json`.

mod catalogue;
pub mod delta;
mod effect;
mod gather;
mod identity;
mod lines;
mod ship;
mod simple;
mod thing;

use crate::fault::{Fault, ReadError};
use crate::look::Look;
use crate::recognise::{Asked, Joined, PartError, Reading, Shape};
use crate::stream::Stream;
use catalogue::Catalogue;
use gather::Gathered;

/// The formats, known by the members of the first object or the header of the table.
pub(crate) const SHAPE: Shape = Shape {
    what: "FollowTheMoney entities of OpenSanctions and others (entities.ftm.json, targets.nested.json, targets.simple.csv or a delta file)",
    recognises: |look| Form::of(look).is_some(),
    reading: Reading::Streams(read),
};

/// Which of the forms a file has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Entities,
    Delta,
    Simple,
    Catalogue,
}

impl Form {
    fn of(look: &Look) -> Option<Self> {
        if let Look::Delimited { .. } = look {
            let columns = [
                "id",
                "schema",
                "name",
                "aliases",
                "identifiers",
                "sanctions",
                "dataset",
            ];
            return look.has_columns(&columns).then_some(Self::Simple);
        }
        let Look::Json { head } = look else {
            return None;
        };
        // The head of a long line is cut, so that no JSON reader could tell.
        let inside = head.trim_start().strip_prefix('{')?.trim_start();
        let has = |member: &str| inside.contains(member);
        if inside.starts_with("\"op\"") || (inside.starts_with("\"entity\"") && has("\"op\"")) {
            Some(Self::Delta)
        } else if has("\"schema\"")
            && has("\"id\"")
            && (has("\"properties\"") || has("\"caption\""))
        {
            Some(Self::Entities)
        } else {
            let catalogue = has("\"index_url\"") || has("\"entities.ftm.json\"");
            (catalogue && (has("\"datasets\"") || has("\"resources\""))).then_some(Self::Catalogue)
        }
    }
}

/// Reads the files, each of which is a list but for catalogues, which describe the others.
fn read(streams: &[Stream<'_>], asked: &Asked) -> Result<Vec<Joined>, PartError> {
    let mut forms = Vec::with_capacity(streams.len());
    for (part, stream) in streams.iter().enumerate() {
        let look = stream.look().map_err(|error| PartError {
            part,
            error: ReadError::whole(Fault::Unreadable(error.to_string())),
        })?;
        // What was recognised before is recognised again.
        forms.push(
            look.ok()
                .as_ref()
                .and_then(Form::of)
                .unwrap_or(Form::Entities),
        );
    }
    let mut catalogues = Vec::new();
    for (part, stream) in streams.iter().enumerate() {
        if forms[part] == Form::Catalogue {
            let read = Catalogue::read(stream).map_err(|error| PartError { part, error })?;
            catalogues.push((part, read));
        }
    }
    let of = |wanted: Form| -> Vec<usize> {
        let parts = 0..streams.len();
        parts.filter(|part| forms[*part] == wanted).collect()
    };
    let (wholes, deltas) = (of(Form::Entities), of(Form::Delta));
    if let ([_, _, ..], [delta, ..]) = (&wholes[..], &deltas[..]) {
        let reason = "this is a delta file, and of several collections that were given with it it may be any's; give it after them, in a call of its own with --list";
        return Err(PartError {
            part: *delta,
            error: ReadError::whole(Fault::Alone(reason.to_owned())),
        });
    }
    let mut joined: Vec<Joined> = Vec::new();
    for (part, stream) in streams.iter().enumerate() {
        let one = |error| PartError { part, error };
        let mut parts = vec![part];
        let gathered = match forms[part] {
            Form::Catalogue => continue,
            Form::Simple => simple::read(stream).map_err(one)?,
            Form::Entities if !deltas.is_empty() => {
                parts.extend(&deltas);
                let with: Vec<&Stream> = deltas.iter().map(|at| &streams[*at]).collect();
                let changed = lines::read_changed(stream, &with);
                changed.map_err(|unfit| PartError {
                    part: unfit.delta.map_or(part, |at| deltas[at]),
                    error: *unfit.error,
                })?
            }
            Form::Entities => lines::read(stream, false).map_err(one)?,
            // It stands with what it changes.
            Form::Delta if !wholes.is_empty() => continue,
            Form::Delta => lines::read(stream, true).map_err(one)?,
        };
        let described = catalogues
            .iter()
            .find_map(|(at, catalogue)| Some((*at, catalogue.describes(&gathered)?)));
        let mut publication =
            identity::publication(gathered, described.map(|(_, set)| set), asked).map_err(one)?;
        publication.is_part = forms[part] == Form::Delta;
        parts.extend(described.map(|(at, _)| at));
        joined.push(Joined {
            publication,
            parts,
            main: None,
        });
    }
    if let (true, Some((part, catalogue))) = (joined.is_empty(), catalogues.first()) {
        let error = ReadError::whole(Fault::Alone(catalogue.contents()));
        return Err(PartError { part: *part, error });
    }
    Ok(joined)
}

/// Whether a file is a delta.
pub(crate) fn is_delta(stream: &Stream<'_>) -> bool {
    form(stream) == Some(Form::Delta)
}

/// Whether a file is a collection of whole entities, to which a delta can be applied.
pub(crate) fn is_whole(stream: &Stream<'_>) -> bool {
    form(stream) == Some(Form::Entities)
}

fn form(stream: &Stream<'_>) -> Option<Form> {
    stream.look().ok()?.ok().as_ref().and_then(Form::of)
}

/// The data sets that all entities of a delta stand in.
pub(crate) fn data_sets_of_delta(stream: &Stream<'_>) -> Result<Vec<String>, ReadError> {
    delta::data_sets(lines::opened(stream)?)
}

/// Reads the text of one file, for tests.
#[cfg(test)]
fn read_text(text: &str, list: Option<&str>) -> Result<crate::Publication, ReadError> {
    let asked = Asked {
        list: list.map(str::to_owned),
        ..Asked::default()
    };
    let joined = read(&[Stream::of_bytes(text.as_bytes())], &asked).map_err(|error| error.error)?;
    let mut publications = joined.into_iter().map(|joined| joined.publication);
    publications
        .next()
        .ok_or_else(|| ReadError::whole(Fault::NoRecords))
}

#[cfg(test)]
mod tests;
