//! What the tools take and answer, as JSON Schema.

use std::collections::BTreeSet;
use std::sync::Arc;

use rmcp::handler::server::common::schema_for_input;
use rmcp::model::JsonObject;
use schemars::JsonSchema;
use serde_json::{Map, Value, json};

use crate::openapi;

/// Where the shapes of the interface stand in its document.
const SHAPES: &str = "#/components/schemas/";

/// The arguments of a tool.
pub(super) fn taken<T: JsonSchema + 'static>() -> Arc<JsonObject> {
    // Arguments are structs, whose schema is an object's.
    let mut shape = schema_for_input::<T>().unwrap_or_default();
    // Of an object without members they may be left out, but some clients refuse a tool that does.
    let members = Arc::make_mut(&mut shape).entry("properties");
    members.or_insert_with(|| json!({}));
    shape
}

/// What an operation of the interface answers is what a tool does.
pub(super) fn of_operation(path: &str, method: &str) -> Arc<JsonObject> {
    of(|document| answer(document, path, method))
}

/// The answers of operations, and lists of shapes of the interface, under names.
pub(super) fn of_parts(parts: &[(&str, Part)]) -> Arc<JsonObject> {
    of(|document| {
        let shape = |part: &Part| match *part {
            Part::Operation(path, method) => answer(document, path, method),
            Part::Shape(name) => json!({"$ref": format!("{SHAPES}{name}")}),
            Part::Shapes(name) => {
                json!({"type": "array", "items": {"$ref": format!("{SHAPES}{name}")}})
            }
            Part::Texts => json!({"type": "array", "items": {"type": "string"}}),
        };
        let properties: Map<String, Value> = parts
            .iter()
            .map(|(name, part)| ((*name).to_owned(), shape(part)))
            .collect();
        let names: Vec<&str> = parts.iter().map(|(name, _)| *name).collect();
        json!({"type": "object", "properties": properties, "required": names})
    })
}

/// A part of an answer.
#[derive(Clone, Copy)]
pub(super) enum Part {
    /// What an operation answers.
    Operation(&'static str, &'static str),
    /// A shape by its name in the document.
    Shape(&'static str),
    Shapes(&'static str),
    Texts,
}

fn answer(document: &Value, path: &str, method: &str) -> Value {
    let responses = &document["paths"][path][method]["responses"];
    responses["200"]["content"]["application/json"]["schema"].clone()
}

/// The answer, or a problem, with all shapes that they are made of.
fn of(answer: impl FnOnce(&Value) -> Value) -> Arc<JsonObject> {
    let document = openapi::described();
    let mut shape = json!({
        "type": "object",
        "anyOf": [answer(&document), {"$ref": format!("{SHAPES}Problem")}],
    });
    let mut shapes = Map::new();
    let mut wanted = BTreeSet::new();
    moved(&mut shape, &mut wanted);
    while let Some(name) = wanted.pop_first() {
        if !shapes.contains_key(&name) {
            let mut part = document["components"]["schemas"][&name].clone();
            moved(&mut part, &mut wanted);
            shapes.insert(name, part);
        }
    }
    shape["$defs"] = Value::Object(shapes);
    match shape {
        Value::Object(shape) => Arc::new(shape),
        _ => Arc::default(),
    }
}

/// Lets references lead to where the shapes stand in a schema of its own, and tells which are meant.
fn moved(shape: &mut Value, wanted: &mut BTreeSet<String>) {
    match shape {
        Value::Object(members) => {
            if let Some(Value::String(reference)) = members.get_mut("$ref")
                && let Some(name) = reference.strip_prefix(SHAPES).map(str::to_owned)
            {
                *reference = format!("#/$defs/{name}");
                wanted.insert(name);
            }
            members
                .values_mut()
                .for_each(|member| moved(member, wanted));
        }
        Value::Array(all) => all.iter_mut().for_each(|one| moved(one, wanted)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Clients that hand tools on to a model refuse one whose arguments do not say which members they have.
    #[test]
    fn a_tool_that_takes_nothing_says_so() {
        #[derive(JsonSchema)]
        #[allow(dead_code, reason = "only its shape is asked for")]
        struct Nothing {}
        let shape = taken::<Nothing>();
        assert_eq!(shape["type"], "object");
        assert_eq!(shape["properties"], json!({}));
    }

    #[test]
    fn the_shape_of_an_answer_has_all_that_it_refers_to() {
        for (shape, member) in [
            (of_operation("/v1/screen", "post"), "hits"),
            (of_operation("/v1/scan", "post"), "mentions"),
            (of_operation("/v1/trade/check", "post"), "outcome"),
            (of_operation("/v1/entities/{id}", "get"), "near_misses"),
            (
                of_parts(&[
                    ("comparison", Part::Operation("/v1/compare", "post")),
                    ("engine", Part::Shape("EngineStamp")),
                ]),
                "comparison",
            ),
            (
                of_parts(&[
                    ("lists", Part::Operation("/v1/lists", "get")),
                    ("searched", Part::Shapes("ListStamp")),
                    ("warnings", Part::Texts),
                ]),
                "searched",
            ),
        ] {
            let text = serde_json::to_string(&shape).unwrap();
            assert!(!text.contains(SHAPES), "{text}");
            assert!(text.contains(&format!("\"{member}\":")), "{member}: {text}");
            let shapes = shape["$defs"].as_object().unwrap();
            assert!(shapes.contains_key("Problem"));
            for (name, part) in shapes {
                assert!(part.is_object(), "{name}: {part}");
            }
        }
    }
}
