//! Parts of the JSON that pages are made of.

use serde_json::Value;

/// A text; nothing where it is none.
pub(super) fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// A member that is a text.
pub(super) fn text_of<'v>(value: &'v Value, name: &str) -> &'v str {
    text(&value[name])
}

/// A member that is a list.
pub(super) fn list_of<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value[name]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default()
}
