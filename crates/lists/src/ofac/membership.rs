//! On which of OFAC's lists a party stands, as the Enhanced and the Advanced XML say for each.
//!
//! The Consolidated list has parts (`Sectoral Sanctions Identifications List`, `CAPTA List`), which
//! stand beside its own name.

use vokter_entities::PartialDate;

use super::party::{Party, distinct};
use super::programmes::{List, ask};
use crate::fault::ReadError;
use crate::recognise::Asked;

/// A list and the day since when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Membership {
    pub(super) list: String,
    pub(super) since: Option<PartialDate>,
}

impl Membership {
    fn of(&self) -> List {
        if self.list.eq_ignore_ascii_case("SDN List") {
            List::Sdn
        } else {
            List::Consolidated
        }
    }

    fn is_part(&self) -> bool {
        self.of() == List::Consolidated && !self.list.eq_ignore_ascii_case("Consolidated List")
    }
}

/// The parts of a list that a party stands on, and since when.
pub(super) fn on(memberships: &[Membership], list: List) -> (Option<String>, Option<PartialDate>) {
    let here = || memberships.iter().filter(|of| of.of() == list);
    let parts: Vec<&str> = here()
        .filter(|of| of.is_part())
        .map(|of| of.list.as_str())
        .collect();
    // The Consolidated list is younger than its parts.
    let first = here()
        .filter_map(|of| of.since)
        .min_by_key(|date| (date.year, date.month, date.day));
    ((!parts.is_empty()).then(|| parts.join("; ")), first)
}

/// The other list in words, where a party stands on it, too.
pub(super) fn elsewhere(memberships: &[Membership], list: List) -> String {
    let lists: Vec<String> = memberships
        .iter()
        .filter(|of| of.of() != list)
        .map(|of| match of.since {
            Some(since) => format!("{} since {since}", of.list),
            None => of.list.clone(),
        })
        .collect();
    lists.join(", ")
}

/// The list that a file of which no party's lists are told is of: every party of a file stands on
/// its list, so most entries are of it.
pub(super) fn most(lists: &[String]) -> Option<List> {
    let named = |name: &str| {
        let named = lists.iter().filter(|list| list.eq_ignore_ascii_case(name));
        named.count()
    };
    let (sdn, consolidated) = (named("SDN List"), named("Consolidated List"));
    match sdn.cmp(&consolidated) {
        std::cmp::Ordering::Greater => Some(List::Sdn),
        std::cmp::Ordering::Less => Some(List::Consolidated),
        std::cmp::Ordering::Equal => None,
    }
}

/// Which list a file is: the one on which all its parties stand. A file of both is the one that
/// the user named, without the other's parties, which are counted.
pub(super) fn choose(
    parties: &mut Vec<Party>,
    asked: &Asked,
) -> Result<(Option<List>, usize), ReadError> {
    // A party of which nothing is said may be on either.
    let is_on = |party: &Party, list: List| {
        party.memberships.is_empty() || party.memberships.iter().any(|of| of.of() == list)
    };
    distinct(parties)?;
    if parties.iter().all(|party| party.memberships.is_empty()) {
        return Ok((None, 0));
    }
    let all_on = |list| parties.iter().all(|party| is_on(party, list));
    let list = match (all_on(List::Sdn), all_on(List::Consolidated)) {
        (true, false) => List::Sdn,
        (false, true) => List::Consolidated,
        _ => {
            let named = asked.list.as_deref().and_then(List::of_name);
            named.ok_or_else(ask)?
        }
    };
    let before = parties.len();
    parties.retain(|party| is_on(party, list));
    Ok((Some(list), before - parties.len()))
}

/// What to say of parties that were left out.
pub(super) fn left_out(list: List, parties: usize) -> Option<String> {
    (parties > 0).then(|| {
        format!(
            "{parties} parties of the file stand on OFAC's other list only and were left out of {}; import the file again with the other's name",
            list.name()
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::Place;

    fn member(list: &str, since: &str) -> Membership {
        Membership {
            list: list.to_owned(),
            since: since.parse().ok(),
        }
    }

    fn party(lists: &[Membership]) -> Party {
        let mut party = Party::new("1", "entity", Place::Row(1));
        party.memberships = lists.to_vec();
        party
    }

    #[test]
    fn parts_and_days() {
        let lists = [
            member("CAPTA List", "2022-02-24"),
            member("Consolidated List", "2014-10-10"),
            member("SDN List", "2023-11-14"),
        ];
        let (part, since) = on(&lists, List::Consolidated);
        assert_eq!(part.as_deref(), Some("CAPTA List"));
        assert_eq!(since.unwrap().to_string(), "2014-10-10");
        assert_eq!(on(&lists, List::Sdn).0, None);
        assert_eq!(
            elsewhere(&lists, List::Consolidated),
            "SDN List since 2023-11-14"
        );
    }

    #[test]
    fn a_file_of_both_lists_asks() {
        let (sdn, cons) = (member("SDN List", ""), member("CAPTA List", ""));
        let check = |parties: &[&[Membership]], asked: Option<&str>| {
            let mut parties: Vec<Party> = parties.iter().map(|lists| party(lists)).collect();
            for (at, party) in parties.iter_mut().enumerate() {
                party.number = at.to_string();
            }
            let asked = Asked {
                list: asked.map(str::to_owned),
                ..Asked::default()
            };
            choose(&mut parties, &asked).ok()
        };
        let both = [sdn.clone(), cons.clone()];
        assert_eq!(
            check(&[std::slice::from_ref(&cons), &both], None),
            Some((Some(List::Consolidated), 0))
        );
        let mixed = [std::slice::from_ref(&sdn), std::slice::from_ref(&cons)];
        assert_eq!(check(&mixed, None), None);
        assert_eq!(
            check(&mixed, Some("us-ofac-sdn")),
            Some((Some(List::Sdn), 1))
        );
        assert_eq!(check(&[&[]], None), Some((None, 0)));
        assert!(left_out(List::Sdn, 0).is_none());
        let named =
            |names: &[&str]| most(&names.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(
            named(&["SDN List", "SDN List", "Consolidated List"]),
            Some(List::Sdn)
        );
        assert_eq!(
            named(&["CAPTA List", "Consolidated List"]),
            Some(List::Consolidated)
        );
        assert_eq!(named(&[]), None);
    }
}
