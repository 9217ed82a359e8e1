//! `vokter lists explain --json`: a party, its listings, and why they are its.

use std::collections::HashSet;

use serde::Serialize;
use utoipa::ToSchema;
use vokter_screening::Index;

use super::Entity;
use crate::groups::{Ids, Party, Reasons, Tie};

/// A party explained.
#[derive(Debug, Serialize)]
pub struct Explanation {
    /// The id of the group, also where it is of one.
    pub group: String,
    /// Each listing by itself, in the fixed order of lists and ids.
    pub members: Vec<Entity>,
    /// What ties them, the strongest first.
    pub links: Vec<Link>,
    /// What nearly was the same party.
    pub near_misses: Vec<NearMiss>,
}

/// A tie between two listings.
#[derive(Debug, Serialize, ToSchema)]
pub struct Link {
    /// The ids of the two.
    pub between: [String; 2],
    /// reference | identifier | name-and-birth | several-names |
    /// name-and-facts.
    pub rests_on: String,
    pub bits: f64,
    pub evidence: Vec<Agreement>,
}

/// One thing that agrees.
#[derive(Debug, Serialize, ToSchema)]
pub struct Agreement {
    /// reference | identifier | name | birth_date | country.
    pub kind: String,
    /// As the first of the two has it, and as the second.
    pub values: [String; 2],
}

/// A listing that nearly was the same party's.
#[derive(Debug, Serialize, ToSchema)]
pub struct NearMiss {
    /// The other listing.
    pub entity: Entity,
    /// What spoke for it.
    pub link: Link,
    /// What spoke against it, in words.
    pub because: String,
    /// Who speaks against it: the two themselves, or two others of what would have been one group.
    pub contradicted_by: [String; 2],
}

impl Explanation {
    /// Of the party that an entry is of.
    pub fn of(index: &Index, ids: &Ids, reasons: &Reasons, entry: usize) -> Self {
        let members = index.companions(entry);
        let is_member = |party: &u32| members.contains(&(*party as usize));
        let id = |party: u32| index.entity(party as usize).id.to_string();
        let link = |tie: &Tie| Link {
            between: tie.parties.map(id),
            rests_on: tie.rests_on.clone(),
            bits: f64::from(tie.strength) / 100.0,
            evidence: tie
                .evidence
                .iter()
                .map(|[kind, first, second]| Agreement {
                    kind: kind.clone(),
                    values: [first.clone(), second.clone()],
                })
                .collect(),
        };
        let own = reasons
            .ties
            .iter()
            .filter(|tie| tie.parties.iter().all(is_member));
        let near = reasons
            .near_misses
            .iter()
            .filter_map(|(tie, between, because)| {
                let [a, b] = tie.parties;
                let other = match (is_member(&a), is_member(&b)) {
                    (true, false) => b,
                    (false, true) => a,
                    _ => return None,
                };
                Some(NearMiss {
                    entity: Entity::alone(
                        index.entity(other as usize),
                        ids.of(index, other as usize),
                    ),
                    link: link(tie),
                    because: because.clone(),
                    contradicted_by: between.map(id),
                })
            });
        let mut near_misses: Vec<NearMiss> = near.collect();
        near_misses.sort_by(|a, b| b.link.bits.total_cmp(&a.link.bits));
        // Of several ties to one other listing the strongest tells enough.
        let mut seen = HashSet::new();
        near_misses.retain(|miss| seen.insert(miss.entity.id().to_owned()));
        let Party { group, .. } = Party::of(index, ids, entry);
        Self {
            group: group.to_string(),
            members: members
                .iter()
                .map(|member| Entity::alone(index.entity(*member), group))
                .collect(),
            links: own.map(link).collect(),
            near_misses,
        }
    }
}
