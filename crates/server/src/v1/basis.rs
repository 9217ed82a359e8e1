//! What an answer that is a stream of rows rests on, as headers: structured fields (RFC 9651), so that the
//! rows are what they are for a file.

use std::fmt::Write;

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use vokter_answers::engine::{Engine, today};
use vokter_answers::parties::Parties;
use vokter_answers::remark::{Language, Remark};

/// Longest field: what stands before a service often takes heads of some kilobytes only.
const FIELD_BYTES_MAX: usize = 3000;

/// The headers.
pub(super) fn headers(parties: &Parties, threshold: f64, engine: &Engine) -> HeaderMap {
    let lists = parties.lists.iter().map(|info| {
        format!(
            "{};version={};sha256={}",
            text(&info.list),
            text(&info.version),
            text(&info.sha256)
        )
    });
    let warnings = Remark::texts(&parties.told(today()), Language::English);
    let fields = [
        ("vokter-lists", joined(lists)),
        ("vokter-threshold", format!("{threshold:?}")),
        (
            "vokter-engine",
            format!("{};config={}", text(engine.version), text(&engine.config)),
        ),
        (
            "vokter-warnings",
            joined(warnings.iter().map(|warning| display(warning))),
        ),
    ];
    let mut headers = HeaderMap::new();
    for (name, value) in fields {
        // A list without members is no field.
        if !value.is_empty()
            && let Ok(value) = HeaderValue::from_str(&value)
        {
            headers.insert(HeaderName::from_static(name), value);
        }
    }
    headers
}

/// The members of a list as one field. Where there are too many, the rest is missing and a last member says so.
fn joined(members: impl Iterator<Item = String>) -> String {
    let mut field = String::new();
    for member in members {
        if field.len() + member.len() > FIELD_BYTES_MAX {
            field.push_str(", more");
            break;
        }
        if !field.is_empty() {
            field.push_str(", ");
        }
        field.push_str(&member);
    }
    field
}

/// A string, or where it holds more than ASCII a display string.
fn text(value: &str) -> String {
    if !value.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return display(value);
    }
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A display string.
fn display(value: &str) -> String {
    let mut field = String::from("%\"");
    for byte in value.bytes() {
        match byte {
            b'%' | b'"' | 0..=0x1f | 0x7f.. => {
                // Writing to a text cannot fail.
                let _ = write!(field, "%{byte:02x}");
            }
            _ => field.push(char::from(byte)),
        }
    }
    field.push('"');
    field
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_strings_of_structured_fields() {
        for (value, field) in [
            ("un-sc", "\"un-sc\""),
            ("a \"b\" \\", r#""a \"b\" \\""#),
            ("é 1%", "%\"%c3%a9 1%25\""),
        ] {
            assert_eq!(text(value), field, "{value}");
            assert!(HeaderValue::from_str(&text(value)).is_ok());
        }
    }

    #[test]
    fn what_is_left_out_of_a_list_is_said() {
        let members = || std::iter::repeat_n("x".repeat(1000), 4);
        let field = joined(members());
        assert!(field.ends_with(", more") && field.len() < FIELD_BYTES_MAX + 10);
        assert_eq!(joined(members().take(2)).len(), 2002);
    }
}
