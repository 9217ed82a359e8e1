//! Which list a file is: its name, title and day, and its parties under that name.

use jiff::civil::Date;
use vokter_entities::{Entity, EntityId};

use super::catalogue::DataSet;
use super::gather::Gathered;
use crate::fault::{Fault, ReadError};
use crate::list::Publication;
use crate::own;
use crate::recognise::Asked;

/// The list of what was gathered. Its name is the user's, the catalogue's, or that of the only
/// data set that all parties share.
pub(super) fn publication(
    gathered: Gathered,
    described: Option<&DataSet>,
    asked: &Asked,
) -> Result<Publication, ReadError> {
    if let Some(name) = asked.list.as_deref().filter(|name| own::is_reserved(name)) {
        return Err(ReadError::whole(Fault::OwnName(format!(
            "these are FollowTheMoney entities, and {name} is the name of a publisher's own list; leave --list out or give another name"
        ))));
    }
    let slug = gathered.title.as_deref().map(slug);
    let named = asked
        .list
        .clone()
        .or_else(|| described.map(|set| set.name.clone()))
        .or_else(|| match gathered.common.as_deref() {
            Some([only]) => Some(only.clone()),
            _ => None,
        })
        .or(slug);
    let Some(list) = named else {
        return Err(ReadError::whole(Fault::OwnName(match gathered.common.as_deref() {
            Some([_, _, ..]) => "these entities stand in several data sets at once; say with --list which one the file is, such as --list opensanctions, or give its index.json along".to_owned(),
            _ => "these entities come from several data sets; give the collection a name with --list, such as --list opensanctions, or give its index.json along".to_owned(),
        })));
    };
    // Whoever made the file may have called it anything.
    if own::is_reserved(&list) {
        return Err(ReadError::whole(Fault::OwnName(format!(
            "these are FollowTheMoney entities of a data set that is called {list}, as a publisher's own list; give another name with --list"
        ))));
    }
    let title = described
        .map(|set| set.title.clone())
        .or(gathered.title)
        .unwrap_or_else(|| list.clone());
    // A catalogue may be older than what a delta added since.
    let seen: Option<Date> = gathered
        .last_seen
        .as_deref()
        .and_then(|text| text.get(..10)?.parse().ok());
    let published = described.and_then(|set| set.updated).max(seen);
    let under = |id: &EntityId| EntityId(format!("{list}-{id}"));
    let mut entities = gathered.parties;
    let mut related = gathered.related;
    let mut relations = gathered.relations;
    let parties = entities.iter_mut().chain(&mut related);
    parties.for_each(|entity: &mut Entity| entity.id = under(&entity.id));
    for relation in &mut relations {
        relation.from = under(&relation.from);
        relation.to = under(&relation.to);
    }
    for listing in entities.iter_mut().flat_map(|entity| &mut entity.listings) {
        if listing.list.is_empty() {
            listing.list.clone_from(&list);
        }
    }
    Ok(Publication {
        is_part: false,
        list,
        title,
        published,
        entities,
        related,
        relations,
        warnings: gathered.warnings,
    })
}

/// A title as a name: lower-case words joined as OpenSanctions joins them.
fn slug(title: &str) -> String {
    let words = title.to_lowercase();
    let words: Vec<&str> = words
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.join("_")
}
