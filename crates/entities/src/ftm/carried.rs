//! What a FollowTheMoney source said beyond what Vokter interprets.

use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

/// What a FollowTheMoney source said that Vokter would not write of itself.
///
/// A value here is written in place of Vokter's own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Carried {
    /// Properties by name.
    pub properties: Map<String, Value>,
    /// Top-level members besides id, schema and properties.
    pub members: Map<String, Value>,
    /// Properties that Vokter would write and the source did not have, so that none is written.
    pub absent_properties: Vec<String>,
    /// Members likewise.
    pub absent_members: Vec<String>,
}

// JSON as a text, empty for nothing: a format that does not describe itself can hold any value
// only so, and most entities carry none.
impl Serialize for Carried {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self {
            properties,
            members,
            absent_properties,
            absent_members,
        } = self;
        if *self == Self::default() {
            return serializer.serialize_str("");
        }
        let all = (properties, members, absent_properties, absent_members);
        serializer.serialize_str(&serde_json::to_string(&all).map_err(S::Error::custom)?)
    }
}

impl<'de> Deserialize<'de> for Carried {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text.is_empty() {
            return Ok(Self::default());
        }
        let (properties, members, absent_properties, absent_members) =
            serde_json::from_str(&text).map_err(D::Error::custom)?;
        Ok(Self {
            properties,
            members,
            absent_properties,
            absent_members,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comes_back_as_it_went() {
        let mut carried = Carried::default();
        for _ in 0..2 {
            let text = serde_json::to_string(&carried).unwrap();
            assert_eq!(serde_json::from_str::<Carried>(&text).unwrap(), carried);
            carried
                .properties
                .insert("eyeColor".to_owned(), serde_json::json!(["blue", {"n": 1}]));
            carried.absent_members.push("caption".to_owned());
        }
    }
}
