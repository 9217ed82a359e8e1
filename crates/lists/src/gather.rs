//! The parties of a file while it is read: each under its reference, in order of first mention.

use std::collections::HashMap;

use vokter_entities::{Entity, Kind};

use crate::draft::Draft;
use crate::fault::{Fault, Place, ReadError};

/// Parties that grow, and where each was first met.
#[derive(Debug, Default)]
pub(crate) struct Parties {
    drafts: Vec<(String, Place, Draft)>,
    by_reference: HashMap<String, usize>,
}

impl Parties {
    /// The party of a reference that may come again: in another row, or in a second element.
    pub(crate) fn again(
        &mut self,
        list: &str,
        reference: &str,
        place: &Place,
        kind: impl FnOnce() -> Kind,
    ) -> &mut Draft {
        let next = self.drafts.len();
        let at = *self
            .by_reference
            .entry(reference.to_owned())
            .or_insert(next);
        if at == next {
            let draft = Draft::new(list, reference, kind());
            self.drafts
                .push((reference.to_owned(), place.clone(), draft));
        }
        &mut self.drafts[at].2
    }

    /// The party of a reference that must not come again.
    pub(crate) fn once(
        &mut self,
        list: &str,
        reference: &str,
        place: &Place,
        kind: impl FnOnce() -> Kind,
    ) -> Result<&mut Draft, ReadError> {
        if let Some((_, first, _)) = self.known(reference) {
            let fault = Fault::Duplicate {
                reference: reference.to_owned(),
                first: first.clone(),
            };
            return Err(Self::error(reference, place, fault));
        }
        Ok(self.again(list, reference, place, kind))
    }

    /// A party that was met before.
    pub(crate) fn get_mut(&mut self, reference: &str) -> Option<&mut Draft> {
        let at = *self.by_reference.get(reference)?;
        self.drafts.get_mut(at).map(|(.., draft)| draft)
    }

    /// All parties, in order.
    ///
    /// # Errors
    /// When there is none, or one of them has no name.
    pub(crate) fn finish(self) -> Result<Vec<Entity>, ReadError> {
        if self.drafts.is_empty() {
            return Err(ReadError::whole(Fault::NoRecords));
        }
        let finished = self.drafts.into_iter().map(|(reference, place, draft)| {
            let nameless = || Self::error(&reference, &place, Fault::NoName);
            draft.finish().ok_or_else(nameless)
        });
        finished.collect()
    }

    fn known(&self, reference: &str) -> Option<&(String, Place, Draft)> {
        self.drafts.get(*self.by_reference.get(reference)?)
    }

    fn error(reference: &str, place: &Place, fault: Fault) -> ReadError {
        ReadError {
            place: place.clone(),
            record: Some(reference.to_owned()),
            field: None,
            fault,
        }
    }
}

#[cfg(test)]
mod tests {
    use vokter_entities::NameKind;

    use super::*;

    #[test]
    fn a_reference_that_must_not_come_again() {
        let mut parties = Parties::default();
        let first = parties
            .once("l", "1", &Place::Row(2), || Kind::Organization)
            .unwrap();
        first.name("Aa", NameKind::StrongAlias);
        let again = parties
            .once("l", "1", &Place::Row(9), || Kind::Company)
            .unwrap_err()
            .to_string();
        assert!(
            again.contains("row 9, record 1") && again.contains("row 2"),
            "{again}"
        );
        parties
            .again("l", "1", &Place::Row(10), || Kind::Company)
            .name("Bb", NameKind::StrongAlias);
        assert!(parties.get_mut("1").is_some() && parties.get_mut("2").is_none());
        let entities = parties.finish().unwrap();
        assert_eq!((entities.len(), entities[0].names.len()), (1, 2));
        assert_eq!(entities[0].caption(), "Aa");
    }

    #[test]
    fn nobody_and_nameless_are_errors() {
        assert_eq!(
            Parties::default().finish().unwrap_err().fault,
            Fault::NoRecords
        );
        let mut parties = Parties::default();
        parties.again("l", "7", &Place::Row(3), || Kind::Organization);
        assert_eq!(
            parties.finish().unwrap_err().to_string(),
            "row 3, record 7: record without a name; fetch the file again"
        );
    }
}
