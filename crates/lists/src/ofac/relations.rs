//! OFAC's relations between its parties, which the Enhanced and the Advanced XML name by number.
//!
//! In the older formats they are only words (`Linked To: SOME TRUST`), and stay remarks.

use std::collections::HashSet;

use vokter_entities::{EntityId, Relation, RelationKind};

use super::programmes::List;

/// What is said of one party and another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tie {
    /// OFAC's word: `Owned or Controlled By`.
    pub(super) word: String,
    /// OFAC's number of the other party.
    pub(super) other: String,
}

/// What a word ties, and whether it is said of the owner's side (`Owns, controls, or operates`)
/// rather than of what is owned.
fn meaning(word: &str) -> (RelationKind, bool) {
    let word = word.to_ascii_lowercase();
    let says = |words: &[&str]| words.iter().any(|known| word.contains(known));
    if word.starts_with("owned") {
        (RelationKind::Owns { stake: None }, false)
    } else if word.starts_with("owns") {
        (RelationKind::Owns { stake: None }, true)
    } else if says(&["leader", "official", "executive officer"]) {
        (RelationKind::Directs, true)
    } else if says(&["family"]) {
        (RelationKind::Family, true)
    } else if says(&["associate"]) {
        (RelationKind::Associate, true)
    } else {
        (RelationKind::Linked, true)
    }
}

/// The relation between a party and the other one of a tie, if that is in the file, too.
pub(super) fn relation(
    list: List,
    number: &str,
    tie: &Tie,
    numbers: &HashSet<String>,
) -> Option<Relation> {
    let id = |number: &str| EntityId(format!("{}-{number}", list.name()));
    if !numbers.contains(&tie.other) {
        return None;
    }
    let (kind, is_subject) = meaning(&tie.word);
    let (from, to) = if is_subject {
        (number, tie.other.as_str())
    } else {
        (tie.other.as_str(), number)
    };
    Some(Relation {
        kind,
        from: id(from),
        to: id(to),
        role: Some(tie.word.clone()),
        since: None,
        until: None,
        source: list.name().to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_owner_comes_first() {
        let numbers: HashSet<String> = ["1", "2"].map(str::to_owned).into();
        let tied = |word: &str, other: &str| {
            let tie = Tie {
                word: word.to_owned(),
                other: other.to_owned(),
            };
            let relation = relation(List::Sdn, "1", &tie, &numbers)?;
            Some((relation.kind, relation.from.0, relation.to.0))
        };
        let (one, two) = ("us-ofac-sdn-1".to_owned(), "us-ofac-sdn-2".to_owned());
        let owns = RelationKind::Owns { stake: None };
        assert_eq!(
            tied("Owned or Controlled By", "2"),
            Some((owns, two.clone(), one.clone()))
        );
        assert_eq!(
            tied("Owns, controls, or operates", "2"),
            Some((owns, one.clone(), two.clone()))
        );
        assert_eq!(
            tied("Leader or official of", "2"),
            Some((RelationKind::Directs, one.clone(), two.clone()))
        );
        assert_eq!(
            tied("Acting for or on behalf of", "2"),
            Some((RelationKind::Linked, one, two))
        );
        assert_eq!(tied("Owned or Controlled By", "3"), None);
    }
}
