//! A JSON object in which no key stands twice. Of two values of one key a reader would take one, and lose the other
//! unsaid.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// A value all of whose objects have each key once.
pub(super) struct Once(pub(super) Value);

impl<'de> Deserialize<'de> for Once {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_any(Reader).map(Self)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(Once(value)) = all.next_element()? {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut all: A) -> Result<Value, A::Error> {
        let mut members = Map::new();
        while let Some(key) = all.next_key::<String>()? {
            if members.contains_key(&key) {
                return Err(Error::custom(format!("key `{key}` stands twice")));
            }
            let Once(value) = all.next_value()?;
            members.insert(key, value);
        }
        Ok(Value::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_stands_twice_is_refused_however_deep() {
        for (text, twice) in [
            (r#"{"from":"KP","from":"KR"}"#, Some("from")),
            (
                r#"{"from":"KP","to":["RU"],"note":{"price":1,"price":2}}"#,
                Some("price"),
            ),
            (r#"{"goods":[{"a":1,"a":1}]}"#, Some("a")),
            (r#"{"from":"KP","fro\u006d":"KR"}"#, Some("from")),
            (r#"{"from":"KP","to":"RU","note":{"from":"x"}}"#, None),
            (r#"{"a":[1,-2,0.5,true,null,"x"],"b":{}}"#, None),
        ] {
            let read = serde_json::from_str::<Once>(text);
            match (read, twice) {
                (Ok(Once(value)), None) => {
                    assert_eq!(
                        value,
                        serde_json::from_str::<Value>(text).unwrap(),
                        "{text}"
                    );
                }
                (Err(error), Some(key)) => {
                    let said = format!("key `{key}` stands twice");
                    assert!(error.to_string().contains(&said), "{text}: {error}");
                }
                (read, _) => panic!("{text}: {}", read.is_ok()),
            }
        }
    }
}
