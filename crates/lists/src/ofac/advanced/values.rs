//! The reference values: what the numbers of the file stand for.

use std::collections::HashMap;

use crate::element::Element;

/// Texts by the name of their kind and their number.
#[derive(Default)]
pub(super) struct Values {
    /// By the name of the element and its ID: `("FeatureType", "8")` is `Birthdate`.
    texts: HashMap<(String, String), String>,
    /// The kind of party of each kind within it.
    party_types: HashMap<String, String>,
}

impl Values {
    /// The sets, each of which holds elements of one name.
    pub(super) fn read(sets: &Element) -> Self {
        let mut values = Self::default();
        for value in sets.children.iter().flat_map(|set| &set.children) {
            let Some(id) = value.attribute("ID") else {
                continue;
            };
            if let Some(kind) = value.attribute("PartyTypeID") {
                values.party_types.insert(id.to_owned(), kind.to_owned());
            }
            if let Some(text) = value.value() {
                let key = (value.name.clone(), id.to_owned());
                values.texts.insert(key, text.to_owned());
            }
        }
        values
    }

    /// What an element's attribute such as `FeatureTypeID` stands for.
    pub(super) fn of(&self, element: &Element, attribute: &str) -> Option<&str> {
        let kind = attribute.strip_suffix("ID").unwrap_or(attribute);
        let kind = kind.strip_prefix("IssuedBy-").unwrap_or(kind);
        self.text(kind, element.attribute(attribute)?)
    }

    /// The text of a kind and number.
    pub(super) fn text(&self, kind: &str, id: &str) -> Option<&str> {
        let key = (kind.to_owned(), id.to_owned());
        self.texts.get(&key).map(String::as_str)
    }

    /// Individual, Entity, Vessel or Aircraft, by the kind within a kind of party.
    pub(super) fn kind_of_party(&self, profile: &Element) -> &str {
        let narrow = self.of(profile, "PartySubTypeID");
        let wide = profile
            .attribute("PartySubTypeID")
            .and_then(|id| self.party_types.get(id))
            .and_then(|id| self.text("PartyType", id));
        match (narrow, wide) {
            (Some(narrow), _) if narrow != "Unknown" => narrow,
            (_, wide) => wide.unwrap_or_default(),
        }
    }
}
