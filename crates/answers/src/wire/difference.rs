//! `vokter lists diff --json`.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;
use vokter_lists::{Change, Difference as Changes, FieldChange, ListInfo, Party as ListParty};

/// The difference of two versions.
#[derive(Debug, Serialize, ToSchema)]
pub struct Difference {
    pub list: String,
    /// The earlier version.
    pub from: String,
    /// The later version.
    pub to: String,
    pub added: Vec<Party>,
    pub removed: Vec<Party>,
    pub changed: Vec<Changed>,
    pub counts: Counts,
}

/// A party that is new or gone.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ListParty)]
pub struct Party {
    pub id: String,
    pub reference: Option<String>,
    pub caption: String,
    pub schema: String,
}

/// A party that changed.
#[derive(Debug, Serialize, ToSchema)]
pub struct Changed {
    #[serde(flatten)]
    pub party: Party,
    pub fields: BTreeMap<&'static str, Field>,
}

/// Every value a field had and has.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Field {
    pub from: Vec<String>,
    pub to: Vec<String>,
    /// For people: what is gone and what is new.
    #[serde(skip)]
    pub change: FieldChange,
}

/// How many of each.
#[derive(Debug, Serialize, ToSchema)]
pub struct Counts {
    pub added: usize,
    pub removed: usize,
    pub changed: usize,
}

impl Difference {
    /// A difference with the versions that it is of.
    pub fn of(from: &ListInfo, to: &ListInfo, changes: &Changes) -> Self {
        Self {
            list: to.list.clone(),
            from: from.version.clone(),
            to: to.version.clone(),
            added: changes.added.iter().map(Party::of).collect(),
            removed: changes.removed.iter().map(Party::of).collect(),
            changed: changes.changed.iter().map(Changed::of).collect(),
            counts: Counts {
                added: changes.added.len(),
                removed: changes.removed.len(),
                changed: changes.changed.len(),
            },
        }
    }
}

impl Party {
    fn of(party: &ListParty) -> Self {
        Self {
            id: party.id.to_string(),
            reference: party.reference.clone(),
            caption: party.caption.clone(),
            schema: party.schema.clone(),
        }
    }
}

/// The fields of a party that changed.
pub fn fields(change: &Change) -> BTreeMap<&'static str, Field> {
    let field = |(name, change): (&&'static str, &FieldChange)| {
        let field = Field {
            from: change.from.clone(),
            to: change.to.clone(),
            change: change.clone(),
        };
        (*name, field)
    };
    change.fields.iter().map(field).collect()
}

impl Changed {
    fn of(change: &Change) -> Self {
        Self {
            party: Party::of(&change.party),
            fields: fields(change),
        }
    }
}
