//! Who owns whom, as the model has it: an entity of the schema Ownership between the two.

use serde_json::{Map, Value, json};
use vokter_answers::owners::{Knot, Side};
use vokter_entities::Stake;

use super::entity;
use crate::lists::View;

/// The schema.
const OWNERSHIP: &str = "Ownership";
/// Most ownerships of a party whose other ends are laid out whole beside it.
const WHOLE_MAX: usize = 500;

/// Adds what a party owns and who owns it, the largest holdings first. Each holding has the party's id and, in a few
/// words, who stands at its other end.
pub(super) fn add(whole: &mut Map<String, Value>, view: &View, entry: usize) {
    let Some(Value::Object(properties)) = whole.get_mut("properties") else {
        return;
    };
    for side in view.parties.sides(view.web(), entry) {
        // Named by the end at which the party stands.
        let property = if side.is_owner {
            "ownershipOwner"
        } else {
            "ownershipAsset"
        };
        let values = properties.entry(property).or_insert_with(|| json!([]));
        if let Value::Array(values) = values {
            values.push(holding(&side));
        }
    }
}

fn holding(side: &Side<'_>) -> Value {
    let [owner, asset] = side.ends;
    // The id leads back here by the party that it begins with, which must be one that is searched.
    let first = if owner.listed.is_none() && asset.listed.is_some() {
        asset
    } else {
        owner
    };
    let id = format!("{}-ownership-{}", first.id, side.number);
    let (near, far) = if side.is_owner {
        ("owner", "asset")
    } else {
        ("asset", "owner")
    };
    let own = if side.is_owner { owner } else { asset };
    let other = if side.is_owner { asset } else { owner };
    let mut properties = Map::new();
    properties.insert(near.to_owned(), json!([own.id]));
    properties.insert(far.to_owned(), json!([in_short(other)]));
    if let Some(share) = side.thread.hold.share {
        properties.insert("percentage".to_owned(), json!([percent(share)]));
    }
    if side.thread.hold.controls {
        properties.insert("role".to_owned(), json!(["control"]));
    }
    if let Some(since) = side.thread.as_of {
        properties.insert("startDate".to_owned(), json!([since.to_string()]));
    }
    let datasets: Vec<&String> = side.thread.source.iter().collect();
    json!({
        "id": id,
        "caption": OWNERSHIP,
        "schema": OWNERSHIP,
        "properties": properties,
        "datasets": datasets,
        "referents": [],
        "target": false,
    })
}

fn percent(share: Stake) -> String {
    (f64::from(share.hundredths()) / 100.0).to_string()
}

/// A party as far as who tells of the holding names it.
fn in_short(party: &Knot) -> Value {
    let schema = party.schema.map_or("LegalEntity", |schema| schema.as_str());
    json!({
        "id": party.id,
        "caption": party.name,
        "schema": schema,
        "properties": {"name": [party.name]},
        "datasets": [],
        "referents": [],
        "target": false,
    })
}

/// Lays out whole who stands at the other ends of ownerships among some entities.
pub(super) fn lay_out<'v>(view: &View, values: impl IntoIterator<Item = &'v mut Value>) {
    let held = values
        .into_iter()
        .filter(|value| value["schema"] == OWNERSHIP);
    for value in held.take(WHOLE_MAX) {
        for end in ["owner", "asset"] {
            // The end at which the party itself stands is its id.
            if let Some(party) = value.pointer_mut(&format!("/properties/{end}/0"))
                && party.is_object()
            {
                lay_out_party(view, party);
            }
        }
    }
}

/// Lays out whole a party that stands in few words, or as its id.
pub(super) fn lay_out_party(view: &View, party: &mut Value) {
    let id = party.as_str().or_else(|| party["id"].as_str());
    if let Some(entry) = id.and_then(|id| view.find(id)) {
        *party = Value::Object(entity::of(view, entry, false));
    }
}
