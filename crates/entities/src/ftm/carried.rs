//! What a FollowTheMoney source said beyond what Vokter interprets.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// What a FollowTheMoney source said that Vokter would not write of itself.
///
/// It is kept as one text of JSON and read only when an entity is written: a collection has
/// millions of entities, and as maps this would be most of their memory. Most entities of other
/// sources carry nothing.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Carried(Box<str>);

/// The parts of [`Carried`]. A value here is written in place of Vokter's own.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Parts {
    /// Properties by name.
    pub(super) properties: Map<String, Value>,
    /// Top-level members besides id, schema and properties.
    pub(super) members: Map<String, Value>,
    /// Properties that Vokter would write and the source did not have, so that none is written.
    pub(super) absent_properties: Vec<String>,
    /// Members likewise.
    pub(super) absent_members: Vec<String>,
}

impl Carried {
    /// Keeps the parts.
    pub(super) fn new(parts: &Parts) -> Self {
        if *parts == Parts::default() {
            return Self::default();
        }
        let Parts {
            properties,
            members,
            absent_properties,
            absent_members,
        } = parts;
        let all = (properties, members, absent_properties, absent_members);
        // Maps of JSON values with text keys always are JSON.
        Self(serde_json::to_string(&all).unwrap_or_default().into())
    }

    /// Nothing but a top-level member.
    pub fn of_member(name: &str, text: &str) -> Self {
        let members = Map::from_iter([(name.to_owned(), Value::from(text))]);
        Self::new(&Parts {
            members,
            ..Parts::default()
        })
    }

    /// A top-level member that the source wrote, where it is a text.
    pub fn text(&self, member: &str) -> Option<String> {
        let members = self.parts().members;
        members.get(member)?.as_str().map(str::to_owned)
    }

    /// The parts again.
    pub(super) fn parts(&self) -> Parts {
        if self.0.is_empty() {
            return Parts::default();
        }
        // What was kept was written by `new`.
        let (properties, members, absent_properties, absent_members) =
            serde_json::from_str(&self.0).unwrap_or_default();
        Parts {
            properties,
            members,
            absent_properties,
            absent_members,
        }
    }
}

/// Members in another order are the same.
impl PartialEq for Carried {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0 || self.parts() == other.parts()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comes_back_as_it_went() {
        let mut parts = Parts::default();
        for _ in 0..2 {
            let carried = Carried::new(&parts);
            assert_eq!(carried.parts(), parts);
            let text = serde_json::to_string(&carried).unwrap();
            assert_eq!(serde_json::from_str::<Carried>(&text).unwrap(), carried);
            parts
                .properties
                .insert("eyeColor".to_owned(), serde_json::json!(["blue", {"n": 1}]));
            parts.absent_members.push("caption".to_owned());
        }
        assert_ne!(Carried::new(&parts), Carried::default());
    }
}
