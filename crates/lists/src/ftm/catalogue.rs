//! `index.json`: what data sets there are, how they are called, and of when they are.

use std::io::Read;

use jiff::civil::Date;
use serde_json::Value;

use super::Gathered;
use crate::fault::{Fault, ReadError};
use crate::stream::Stream;

/// The largest catalogue; the one of all of OpenSanctions' data sets has some 5 MB.
const CATALOGUE_BYTES_MAX: u64 = 128 << 20;

/// A catalogue of data sets, or the description of one.
pub(super) struct Catalogue {
    sets: Vec<DataSet>,
    updated: Option<Date>,
}

/// A data set as a catalogue describes it.
pub(super) struct DataSet {
    pub(super) name: String,
    pub(super) title: String,
    pub(super) updated: Option<Date>,
    resources: Vec<String>,
}

impl Catalogue {
    pub(super) fn read(stream: &Stream<'_>) -> Result<Self, ReadError> {
        let unreadable = |reason: String| ReadError::whole(Fault::Unreadable(reason));
        let mut text = Vec::new();
        let opened = stream.open();
        opened
            .and_then(|opened| opened.take(CATALOGUE_BYTES_MAX).read_to_end(&mut text))
            .map_err(|error| unreadable(error.to_string()))?;
        let json: Value = serde_json::from_slice(&text)
            .map_err(|error| unreadable(format!("no JSON ({error})")))?;
        let one = std::slice::from_ref(&json);
        let sets = json.get("datasets").and_then(Value::as_array);
        // The index of one data set has its members at the top; that of a collection names its
        // parts as texts.
        let sets: Vec<DataSet> = sets
            .filter(|sets| sets.iter().any(Value::is_object))
            .map_or(one, Vec::as_slice)
            .iter()
            .filter_map(DataSet::read)
            .collect();
        if sets.is_empty() {
            return Err(ReadError::whole(Fault::NoRecords));
        }
        Ok(Self {
            updated: date(&json).or_else(|| sets.iter().filter_map(|set| set.updated).max()),
            sets,
        })
    }

    /// The data set that a file is: the only one, or the one of its title or name.
    pub(super) fn describes(&self, gathered: &Gathered) -> Option<&DataSet> {
        if let [only] = self.sets.as_slice() {
            return Some(only);
        }
        let named = |set: &&DataSet| {
            gathered.title.as_ref() == Some(&set.title)
                || gathered.common.as_deref() == Some(&[set.name.clone()][..])
        };
        self.sets.iter().find(named)
    }

    /// What a user is told who gives the catalogue alone.
    pub(super) fn contents(&self) -> String {
        let day = self
            .updated
            .map(|day| format!(" of {day}"))
            .unwrap_or_default();
        let mut resources: Vec<&str> = self
            .sets
            .iter()
            .flat_map(|set| set.resources.iter().map(String::as_str))
            .filter(|name| {
                matches!(
                    *name,
                    "entities.ftm.json" | "targets.nested.json" | "targets.simple.csv"
                )
            })
            .collect();
        resources.sort_unstable();
        resources.dedup();
        let what = match self.sets.as_slice() {
            [one] => format!(
                "the description of the data set {} ({}){day}",
                one.name, one.title
            ),
            sets => format!("a catalogue{day} of {} data sets", sets.len()),
        };
        format!(
            "this is {what} and lists nobody; fetch a data set's {} and import that, with this file beside it",
            if resources.is_empty() {
                "entities.ftm.json".to_owned()
            } else {
                resources.join(" or ")
            }
        )
    }
}

impl DataSet {
    fn read(json: &Value) -> Option<Self> {
        let text = |name: &str| json.get(name).and_then(Value::as_str).map(str::to_owned);
        let name = text("name")?;
        let resources = json.get("resources").and_then(Value::as_array);
        let resources = resources.into_iter().flatten().filter_map(|resource| {
            let name = resource.get("name").and_then(Value::as_str)?;
            Some(name.to_owned())
        });
        Some(Self {
            title: text("title").unwrap_or_else(|| name.clone()),
            name,
            updated: date(json),
            resources: resources.collect(),
        })
    }
}

/// The day of the export.
fn date(json: &Value) -> Option<Date> {
    let days = ["last_export", "updated_at", "last_change"];
    days.iter().find_map(|name| {
        let text = json.get(name).and_then(Value::as_str)?;
        text.get(..10)?.parse().ok()
    })
}
