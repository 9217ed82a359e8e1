//! One query of a reconciliation, such as a row of OpenRefine's: how it is read and how it is answered.

use serde::Deserialize;
use serde_json::{Map, Value, json};
use vokter_answers::at_odds::AtOdds;
use vokter_answers::remark::{Language, Remark};
use vokter_screening::{Hit, Query};

use super::example::{self, Example};
use super::matching::{self, How};
use super::model::{engine_schema, is_a, is_schema, label};
use super::{LOST, Trouble, entity, is_lossy};
use crate::body::AN_OBJECT_IS_NEEDED;
use crate::lists::View;
use crate::plainly::plainly;

/// A query. The protocol has no error for one of many, and a cell that can't be read must not fail the rows beside it.
pub(super) struct Row {
    schema: String,
    pub(super) limit: Option<usize>,
    /// None where it can't be asked. Its answer is then one without a `result`, which OpenRefine shows as an error of
    /// the cell: an empty one would say that nobody is found.
    example: Option<Example>,
    /// What the reader must know of it.
    warnings: Vec<String>,
    /// Whether something of it was not looked at that could speak against who is found: nobody is then called a match,
    /// and each candidate says why.
    unsure: bool,
}

#[derive(Deserialize)]
struct Asked {
    query: String,
    #[serde(default)]
    r#type: Option<Value>,
    #[serde(default)]
    limit: Option<usize>,
    #[serde(default)]
    properties: Vec<Property>,
}

#[derive(Deserialize)]
struct Property {
    pid: String,
    #[serde(default)]
    v: Value,
}

impl Row {
    /// Reads a query.
    ///
    /// # Errors
    /// When it is none: that is the program's fault that asks, and true of all its rows.
    pub(super) fn of(query: Value) -> Result<Self, Trouble> {
        let lossy = is_lossy(&query.to_string());
        let properties = query.get("properties").and_then(Value::as_array);
        for property in properties.into_iter().flatten() {
            if property.is_array() {
                return Err(Trouble::bad(format!("properties: {AN_OBJECT_IS_NEEDED}")));
            }
        }
        let asked: Asked = serde_json::from_value(query)
            .map_err(|error| Trouble::bad(plainly(&error.to_string())))?;
        if asked.limit == Some(0) {
            return Err(Trouble::bad(
                "limit: 0 would answer that nobody is found; give a number from 1, or leave it out",
            ));
        }
        let schema = schema(&asked)?;
        let mut row = Self {
            limit: asked.limit,
            example: None,
            warnings: Vec::new(),
            unsure: lossy,
            schema,
        };
        let is_blank = asked.query.trim().is_empty();
        let mut is_told = !lossy;
        let example = row.in_example(asked);
        match example::example(example) {
            Ok(mut read) => {
                row.warnings.append(&mut read.warnings);
                is_told |= read.damaged;
                let given = read.echo.as_object();
                row.unsure |=
                    read.damaged || given.is_some_and(|given| example::unread(given).is_err());
                // A name of which nothing can be read was not looked for; an empty cell asks for nobody.
                let is_asked = is_blank || asks(&read.query);
                row.example = Some(read).filter(|_| is_asked);
            }
            Err(trouble) => row.warnings.push(trouble.what().to_owned()),
        }
        if !is_told {
            row.warnings.push(LOST.to_owned());
        }
        Ok(row)
    }

    /// What it asks for, as matching reads it.
    fn in_example(&mut self, asked: Asked) -> Value {
        let mut properties = Map::new();
        properties.insert("name".to_owned(), json!([asked.query]));
        for property in asked.properties {
            let name = property.pid.rsplit(':').next().unwrap_or_default();
            let text = |value: &Value| match value {
                Value::String(text) => Some(text.clone()),
                Value::Number(number) => Some(as_typed(number)),
                Value::Object(object) => object.get("id")?.as_str().map(str::to_owned),
                _ => None,
            };
            let given = match &property.v {
                Value::Array(all) => all.as_slice(),
                one => std::slice::from_ref(one),
            };
            let values: Vec<String> = given.iter().filter_map(text).collect();
            // An empty cell is no value.
            if given
                .iter()
                .any(|value| !value.is_null() && text(value).is_none())
            {
                self.unsure |= matches!(name, "birthDate" | "gender");
                self.warnings.push(format!(
                    "{} was not looked at: a text, a number or an entity is needed",
                    name.escape_debug()
                ));
            }
            let known = properties.entry(name).or_insert(json!([]));
            if let Value::Array(known) = known {
                known.extend(values.into_iter().map(Value::String));
            }
        }
        json!({"schema": self.schema, "properties": properties})
    }

    /// The question that it is; none where it can't be asked.
    pub(super) fn query(&self) -> Option<&Query> {
        self.example.as_ref().map(|example| &example.query)
    }

    /// Its answer.
    pub(super) fn answer(&self, view: &View, how: &How) -> Value {
        let Some(example) = &self.example else {
            return json!({"warnings": self.warnings});
        };
        let mut result = Vec::new();
        let mut at_odds = AtOdds::of(|property| example.all(property));
        let (_, remark) = matching::results(view, example, how, |hit, entity| {
            if !at_odds.is_idle() {
                at_odds.look_at(&view.parties.party(hit.party).entity);
            }
            let mut candidate = candidate(&entity, &self.schema);
            weigh(&mut candidate, hit, how.threshold);
            if self.unsure {
                candidate["match"] = json!(false);
                let about = candidate["description"].as_str().unwrap_or_default();
                let told = self.warnings.join("; ");
                candidate["description"] = json!(in_one(about, &told));
            }
            result.push(candidate);
        });
        let told = remark.map(|remark| remark.text(Language::English));
        let at_odds = Remark::texts(&at_odds.remarks(), Language::English);
        let warnings = self.warnings.iter().chain(&told);
        let warnings: Vec<&String> = warnings.chain(&at_odds).collect();
        let mut answer = json!({"result": result});
        if !warnings.is_empty() {
            answer["warnings"] = json!(warnings);
        }
        answer
    }
}

fn asks(query: &Query) -> bool {
    query.name.is_some() || !query.ids.is_empty()
}

fn in_one(about: &str, told: &str) -> String {
    let parts: Vec<&str> = [about, told]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(" · ")
}

fn schema(asked: &Asked) -> Result<String, Trouble> {
    let schema = match &asked.r#type {
        Some(Value::String(schema)) => schema.clone(),
        Some(Value::Array(all)) if all.len() == 1 => all[0].as_str().unwrap_or("Thing").to_owned(),
        _ => "Thing".to_owned(),
    };
    if is_schema(&schema) {
        Ok(schema)
    } else {
        Err(Trouble::bad(format!("Invalid schema: {schema}")))
    }
}

/// A number as a person types it: a spreadsheet makes `1955.0` of a year.
fn as_typed(number: &serde_json::Number) -> String {
    let text = number.to_string();
    match text.strip_suffix(".0") {
        Some(whole) => whole.to_owned(),
        None => text,
    }
}

/// An entity as a candidate for what was asked for as one of a schema.
pub(super) fn candidate(entity: &Map<String, Value>, asked: &str) -> Value {
    let schema = entity
        .get("schema")
        .and_then(Value::as_str)
        .unwrap_or("Thing");
    let mut about: Vec<&str> = Vec::new();
    for property in ["birthDate", "nationality", "country", "flag", "imoNumber"] {
        about.extend(entity::texts(entity, property).first());
    }
    let mut types = vec![json!({"id": schema, "name": label(schema)})];
    if schema != asked && is_a(schema, asked) && engine_schema(asked).is_some() {
        types.push(json!({"id": asked, "name": label(asked)}));
    }
    json!({
        "id": entity.get("id"),
        "name": entity.get("caption"),
        "description": about.join(", "),
        "type": types,
    })
}

fn weigh(candidate: &mut Value, hit: &Hit, threshold: f64) {
    let score = hit.score.probability();
    candidate["score"] = json!(score * 100.0);
    candidate["match"] = json!(score >= threshold);
    candidate["features"] = json!([{"id": "bits", "value": hit.score.bits.as_f64()}]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_cannot_be_read_is_told_and_fails_nothing_else() {
        let check = |query: Value, is_asked: bool, unsure: bool, said: &str| {
            let row = Row::of(query.clone()).unwrap_or_else(|_| panic!("{query}"));
            assert_eq!(row.example.is_some(), is_asked, "{query}");
            assert_eq!(row.unsure, unsure, "{query}");
            let told = row.warnings.join("; ");
            let is_told = if said.is_empty() {
                told.is_empty()
            } else {
                told.contains(said)
            };
            assert!(is_told, "{query}: {told}");
        };
        let with = |pid: &str, value: Value| json!({"query": "Kari Nordmann", "properties": [{"pid": pid, "v": value}]});
        let born = |value: Value| with("Person:birthDate", value);
        for read in [json!("1955-02-01"), json!(1955.0), json!(""), json!(null)] {
            check(born(read), true, false, "");
        }
        // A cell of dates comes with its time.
        for read in ["1952-10-07T00:00:00Z", "1952-10-07T00:00:00+02:00"] {
            let row = Row::of(born(json!(read))).unwrap_or_else(|_| panic!("{read}"));
            let date = row.query().and_then(|query| query.birth_date);
            let told = date.map(|date| date.to_string());
            assert_eq!(told.as_deref(), Some("1952-10-07"), "{read}");
            check(born(json!(read)), true, false, "");
        }
        check(
            born(json!("01/02/1955")),
            true,
            true,
            "1955-02-01 or 1955-01-02",
        );
        check(born(json!("long ago")), true, true, "long ago");
        check(born(json!("2955-05-21")), true, true, "2955");
        check(born(json!(true)), true, true, "a text, a number");
        check(born(json!(["1955", {}])), true, true, "a text, a number");
        check(with("country", json!(true)), true, false, "a text, a");
        check(with("gender", json!("banana")), true, true, "banana");
        check(with("gender", json!("other")), true, false, "");
        check(
            with("gender", json!(["male", "female"])),
            true,
            true,
            "both",
        );
        check(with("country", json!("Xanadu")), true, false, "Xanadu");
        check(json!({"query": "Ka\u{fffd}i"}), true, true, "was lost");
        check(with("email", json!("Ka\u{fffd}i")), true, true, "was lost");
        check(json!({"query": "x".repeat(1001)}), false, false, "1001");
        check(json!({"query": "Kari Nord?ann"}), true, true, "lost");
        check(json!({"query": "????"}), false, false, "nothing");
        check(json!({"query": " "}), true, false, "nothing");
        for wrong in [
            json!({"query": "Kari", "type": "Tree"}),
            json!({"query": "Kari", "properties": [["birthDate", "1955"]]}),
            json!({"type": "Person"}),
            json!({"query": "Kari", "limit": 0}),
        ] {
            assert!(Row::of(wrong.clone()).is_err(), "{wrong}");
        }
    }
}
