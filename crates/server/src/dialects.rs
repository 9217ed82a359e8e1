//! The document of the dialects of others, an OpenAPI document beside our own. It is written by hand,
//! since their shapes are theirs; each operation has an example that a test executes.

use serde_json::{Value, json};

use crate::problem::STATUSES;
use crate::watchman;

const DOCUMENT: &str = include_str!("../assets/dialects.json");

/// The document, with the errors that each operation names by their numbers laid out.
pub(crate) fn document() -> Value {
    // What is written there is tested to be JSON.
    let mut document: Value = serde_json::from_str(DOCUMENT).unwrap_or_default();
    document["info"]["version"] = json!(env!("CARGO_PKG_VERSION"));
    let paths = document["paths"].as_object_mut();
    for (path, operations) in paths.into_iter().flatten() {
        let error = if watchman::has(path) {
            "WatchmanError"
        } else {
            "Trouble"
        };
        let shape = format!("#/components/schemas/{error}");
        let content = json!({"application/json": {"schema": {"$ref": shape}}});
        for operation in operations
            .as_object_mut()
            .into_iter()
            .flat_map(|all| all.values_mut())
        {
            let numbers = operation["x-errors"].take();
            for number in numbers
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_u64)
            {
                let what = STATUSES
                    .iter()
                    .find(|(status, _)| u64::from(*status) == number);
                let what = what.map_or("", |(_, what)| what);
                operation["responses"][number.to_string()] =
                    json!({"description": what, "content": content});
            }
            if let Some(operation) = operation.as_object_mut() {
                operation.remove("x-errors");
            }
        }
    }
    document
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operation_says_what_it_answers() {
        let document = document();
        let paths = document["paths"].as_object().unwrap();
        assert!(paths.len() >= 14, "{}", paths.len());
        for (path, operations) in paths {
            for operation in operations.as_object().unwrap().values() {
                let content = &operation["responses"]["200"]["content"];
                if content["text/html"]["example"].is_string() {
                    continue;
                }
                let content = &content["application/json"];
                assert!(content["example"].is_object(), "{path}");
                let shape = content["schema"]["$ref"].as_str().unwrap();
                let shape = document.pointer(shape.strip_prefix('#').unwrap()).unwrap();
                let needed = shape["required"].as_array().into_iter().flatten();
                for field in needed.filter_map(Value::as_str) {
                    assert!(!content["example"][field].is_null(), "{path}: {field}");
                }
                assert!(operation["responses"]["429"]["description"] != "", "{path}");
                assert!(operation.get("x-errors").is_none());
            }
        }
    }
}
