//! The settings in force.

use serde_json::Value;

use super::table::{Align, Table};
use vokter_answers::engine::Engine;
use vokter_answers::wire::config::Setting;

/// A table of name, value and origin.
pub(crate) fn text(settings: &[Setting], engine: &Engine) -> String {
    let mut table = Table::new(&[Align::Left, Align::Left, Align::Left]);
    table.row(["setting", "value", "from"]);
    for setting in settings {
        let value = match &setting.value {
            Value::String(text) => text.clone(),
            Value::Null => "–".to_owned(),
            other => other.to_string(),
        };
        let origin = match &setting.r#where {
            Some(place) => format!("{} {place}", setting.origin),
            None => setting.origin.to_owned(),
        };
        table.row([setting.name, &value, &origin]);
    }
    let mut lines = table.lines(0);
    lines.push(String::new());
    lines.push(format!(
        "vokter {} · configuration {}",
        engine.version, engine.config
    ));
    lines.push(String::new());
    lines.join("\n")
}
