//! A party as an entity of FollowTheMoney.

use serde_json::{Map, Value, json};
use vokter_answers::parties::Parties;
use vokter_entities::ftm;

use crate::lists::View;

/// The entry that stands for a party: the first of its listings.
pub(super) fn canonical(parties: &Parties, entry: usize) -> usize {
    if entry >= parties.index.len() {
        return entry;
    }
    let companions = parties.index.companions(entry);
    companions.first().copied().unwrap_or(entry)
}

/// The party of an entry as an entity. Nested, it holds its sanctions.
pub(super) fn of(view: &View, entry: usize, nested: bool) -> Map<String, Value> {
    let parties = &view.parties;
    let party = parties.party(canonical(parties, entry));
    let mut entity = match ftm::write(&party.entity) {
        Value::Object(entity) => entity,
        _ => Map::new(),
    };
    if let Some(Value::Object(properties)) = entity.get_mut("properties") {
        properties.retain(|_, values| {
            if let Value::Array(values) = values {
                values.retain(|value| value.is_string() || (nested && value.is_object()));
                !values.is_empty()
            } else {
                false
            }
        });
        // The model's own words for these.
        for value in properties
            .values_mut()
            .filter_map(Value::as_array_mut)
            .flatten()
        {
            if let Value::Object(object) = value {
                complete(object);
            }
        }
    }
    let mut datasets: Vec<&str> = Vec::new();
    for listing in &party.entity.listings {
        if !datasets.contains(&listing.list.as_str()) {
            datasets.push(&listing.list);
        }
    }
    let id = &party.entity.id.0;
    let mut referents: Vec<String> = party.members.clone();
    referents.retain(|member| member != id);
    referents.push(party.group.to_string());
    let listed = party.entity.listings.iter().filter_map(|on| on.listed_on);
    let listed_on = listed.map(|day| start_of(&day.to_string())).min();
    entity.insert("datasets".to_owned(), json!(datasets));
    entity.insert("referents".to_owned(), json!(referents));
    // Bodies that only their owners block stand on no list themselves.
    entity.insert("target".to_owned(), json!(!datasets.is_empty()));
    // What the source says stands where the lists say nothing.
    if listed_on.is_some() || !entity.contains_key("first_seen") {
        entity.insert("first_seen".to_owned(), json!(listed_on));
    }
    let changed = last_change(view, entry, |member| {
        parties.index.entity(member).carried.text(LAST_CHANGE)
    });
    entity.insert("last_seen".to_owned(), json!(last_seen(parties, entry)));
    entity.insert(LAST_CHANGE.to_owned(), json!(changed));
    entity
}

/// The day of the newest version in which an entry of the party stands: of the list that has it, which for what the
/// starter list knows of others is the starter list.
fn last_seen(parties: &Parties, entry: usize) -> Option<String> {
    if entry >= parties.index.len() {
        return None;
    }
    let members = parties.index.companions(entry).into_iter();
    let lists = members.filter_map(|member| parties.list_of(member));
    let published = lists.map(|info| info.published).max()?;
    Some(format!("{published}T00:00:00"))
}

/// The member that says when an entity last changed.
pub(super) const LAST_CHANGE: &str = "last_change";

/// When the party of an entry last changed: of its entries the latest. That is the day of the kept version of its list
/// that has it otherwise than the one before; else what its source says, which is given here by entry; else the day from
/// which on no version has it otherwise.
pub(super) fn last_change(
    view: &View,
    entry: usize,
    said: impl Fn(usize) -> Option<String>,
) -> Option<String> {
    let parties = &view.parties;
    if entry >= parties.index.len() {
        return None;
    }
    let changes = view.known_last_changes();
    let changes = changes.as_deref();
    let of_member = |member: usize| {
        let list = parties.list_of(member)?;
        let changed = changes.and_then(|changes| changes.day(&parties.index.id_of(member).0));
        let since = || {
            let since = changes.and_then(|changes| changes.since(&list.list));
            Some(format!("{}T00:00:00", since.unwrap_or(list.published)))
        };
        let changed = changed.map(|day| format!("{day}T00:00:00"));
        changed.or_else(|| said(member)).or_else(since)
    };
    let members = parties.index.companions(entry).into_iter();
    members.filter_map(of_member).max()
}

/// Whether a moment is of a day or of a later one: changes are known to the day.
pub(super) fn is_since(moment: &str, since: &str) -> bool {
    let day = |text: &str| text.get(..10).unwrap_or(text).to_owned();
    day(moment) >= day(since)
}

/// A nested entity has what every entity has.
fn complete(entity: &mut Map<String, Value>) {
    let schema = entity.get("schema").and_then(Value::as_str);
    let caption = schema.unwrap_or("Thing").to_owned();
    entity.entry("caption").or_insert(caption.into());
    entity.entry("datasets").or_insert(json!([]));
    entity.entry("referents").or_insert(json!([]));
    entity.entry("target").or_insert(json!(false));
}

/// The first moment of a date that may be a month or a year.
fn start_of(date: &str) -> String {
    let digits: String = date
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '-')
        .take(10)
        .collect();
    match digits.len() {
        10 => format!("{digits}T00:00:00"),
        7 => format!("{digits}-01T00:00:00"),
        _ => format!("{digits:.4}-01-01T00:00:00"),
    }
}

/// The values of a property that are texts.
pub(super) fn texts<'e>(entity: &'e Map<String, Value>, property: &str) -> Vec<&'e str> {
    let values = entity
        .get("properties")
        .and_then(|properties| properties.get(property))
        .and_then(Value::as_array);
    let texts = values.into_iter().flatten();
    texts.filter_map(Value::as_str).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_counts_on_its_day() {
        for (moment, since, counts) in [
            ("2026-08-01T00:00:00", "2026-08-01", true),
            ("2026-08-01T00:00:00", "2026-08-01T12:30:00", true),
            ("2026-07-31T23:59:59", "2026-08-01", false),
            ("", "2026-08-01", false),
        ] {
            assert_eq!(is_since(moment, since), counts, "{moment} {since}");
        }
    }

    #[test]
    fn moments_of_dates() {
        for (date, moment) in [
            ("2022-02-22", "2022-02-22T00:00:00"),
            ("2022-02", "2022-02-01T00:00:00"),
            ("2022", "2022-01-01T00:00:00"),
        ] {
            assert_eq!(start_of(date), moment);
        }
    }
}
