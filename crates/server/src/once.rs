//! JSON whose objects hold each key once. A reader of JSON keeps the last of a key that stands twice: whoever meant the
//! first would be told that nobody is found, and not that another was looked up.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// What is wrong with a key that stands twice.
const TWICE: &str = "it is given twice in one object; give it once";

/// A value, and where a key stands twice in it, such as `a.properties.name`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Once {
    pub(crate) value: Value,
    twice: Option<String>,
}

impl Once {
    /// The value.
    ///
    /// # Errors
    /// Which key stands twice, and that it may not.
    pub(crate) fn once(self) -> Result<Value, String> {
        match self.fault() {
            None => Ok(self.value),
            Some(fault) => Err(fault),
        }
    }

    /// Which key stands twice, and that it may not.
    pub(crate) fn fault(&self) -> Option<String> {
        let key = self.twice.as_ref()?;
        Some(format!("{}: {TWICE}", key.escape_debug()))
    }
}

impl<'de> Deserialize<'de> for Once {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any)
    }
}

struct Any;

fn plain(value: impl Into<Value>) -> Once {
    Once {
        value: value.into(),
        twice: None,
    }
}

impl<'de> Visitor<'de> for Any {
    type Value = Once;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_unit<E>(self) -> Result<Once, E> {
        Ok(plain(Value::Null))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Once, E> {
        Ok(plain(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Once, E> {
        Ok(plain(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Once, E> {
        Ok(plain(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Once, E> {
        Ok(plain(
            Number::from_f64(value).map_or(Value::Null, Value::Number),
        ))
    }

    fn visit_str<E>(self, value: &str) -> Result<Once, E> {
        Ok(plain(value))
    }

    fn visit_string<E>(self, value: String) -> Result<Once, E> {
        Ok(plain(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Once, A::Error> {
        let (mut all, mut twice) = (Vec::new(), None);
        while let Some(item) = items.next_element::<Once>()? {
            let within = item.twice.map(|key| format!("[{}].{key}", all.len()));
            twice = twice.or(within);
            all.push(item.value);
        }
        Ok(Once {
            value: Value::Array(all),
            twice,
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Once, A::Error> {
        let (mut all, mut twice) = (Map::new(), None);
        while let Some((key, member)) = members.next_entry::<String, Once>()? {
            let within = member.twice.map(|inner| {
                let dot = if inner.starts_with('[') { "" } else { "." };
                format!("{key}{dot}{inner}")
            });
            let again = all.contains_key(&key).then(|| key.clone());
            twice = twice.or(again).or(within);
            all.insert(key, member.value);
        }
        Ok(Once {
            value: Value::Object(all),
            twice,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_stands_twice_is_told_with_its_place() {
        for (text, twice) in [
            (r#"{"a": 1, "b": [true, null, -2, 1.5, "x"]}"#, None),
            (r#"{"a": {"a": 1}, "b": {"a": 2}}"#, None),
            (r#"{"a": 1, "a": 1}"#, Some("a")),
            (r#"{"a": 1, "\u0061": 1}"#, Some("a")),
            (
                r#"{"a": {"properties": {"name": "x", "name": "y"}}}"#,
                Some("a.properties.name"),
            ),
            (r#"{"a": [1, {"b": 1, "b": 2}]}"#, Some("a[1].b")),
            (r#"[[{"b": 1, "b": 2}]]"#, Some("[0].[0].b")),
        ] {
            let read: Once = serde_json::from_str(text).unwrap();
            assert_eq!(read.twice.as_deref(), twice, "{text}");
            assert_eq!(read.value, serde_json::from_str::<Value>(text).unwrap());
        }
    }
}
