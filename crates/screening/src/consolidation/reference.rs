//! Publishers' numbers, and where a listing names that of another list.
//!
//! Readers keep what a publisher says of the same party elsewhere as a labelled remark:
//! `UN reference: KPi.001` (the EU's `unitedNationId`, OFSI's `(UN Ref)`, the beginning of
//! Australia's information), `UK Sanctions List reference: …` (OFSI), `OFSI group: …` (the UK
//! Sanctions List), `OFAC reference: …` (the Consolidated Screening List). Only such labels count. Numbers within a sentence are mostly those of
//! somebody else, "brother-in-law of … (TAi.109)".

use vokter_entities::Entity;

/// A publisher's number for a party: the family of lists that gives it, and the number.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Reference {
    pub(super) family: &'static str,
    pub(super) number: String,
}

/// Lists whose numbers others name, with the label under which readers keep them. OFAC numbers the
/// parties of all its lists in one row.
const FAMILIES: [(&str, &[&str], &str); 5] = [
    ("un", &["un-sc"], "UN reference"),
    ("uk-sl", &["uk-sl"], "UK Sanctions List reference"),
    ("uk-ofsi", &["uk-ofsi"], "OFSI group"),
    ("eu", &["eu-fsf"], "EU reference"),
    ("ofac", &["us-ofac-sdn", "us-ofac-cons"], "OFAC reference"),
];

/// The numbers that its own listings have.
pub(super) fn own(entity: &Entity) -> Vec<Reference> {
    let mut references = Vec::new();
    for listing in &entity.listings {
        let family = FAMILIES
            .iter()
            .find(|(_, lists, _)| lists.contains(&listing.list.as_str()));
        if let (Some((family, ..)), Some(number)) = (family, &listing.reference) {
            references.extend(Reference::of(family, number));
        }
    }
    references
}

/// The numbers of other lists that its remarks name as its own.
pub(super) fn named(entity: &Entity) -> Vec<Reference> {
    let mut references = Vec::new();
    for remark in &entity.remarks {
        let Some((label, text)) = remark.split_once(": ") else {
            continue;
        };
        let Some((family, ..)) = FAMILIES.iter().find(|(.., known)| *known == label) else {
            continue;
        };
        // Two numbers in one field: "QDi.001, QDi.002".
        let numbers = text.split([',', ';', ' ']);
        references.extend(numbers.filter_map(|number| Reference::of(family, number)));
    }
    references
}

impl Reference {
    /// A number as it is compared: letters and digits in upper case, numbers without leading
    /// zeros (`LYi.9` and `LYi.009`).
    fn of(family: &'static str, text: &str) -> Option<Self> {
        let mut number = String::with_capacity(text.len());
        let mut within = false;
        for c in text
            .trim()
            .chars()
            .filter(|c| c.is_alphanumeric() || *c == '.')
        {
            let is_digit = c.is_ascii_digit();
            if is_digit && !within && c == '0' {
                continue;
            }
            within = is_digit;
            number.extend(c.to_uppercase());
        }
        let number = number.trim_matches('.').to_owned();
        let telling = number.bytes().any(|byte| byte.is_ascii_digit());
        telling.then_some(Self { family, number })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vokter_entities::Kind;

    #[test]
    fn labelled_numbers_only() {
        let mut entity = Entity::new("eu-fsf-1", Kind::Organization);
        entity.remarks = [
            "UN reference: LYi.09",
            "other information: associated with QDe.004",
            "UK Sanctions List reference: RUS0076",
            "UN reference: none",
        ]
        .map(str::to_owned)
        .to_vec();
        let named: Vec<(&str, String)> = named(&entity)
            .into_iter()
            .map(|reference| (reference.family, reference.number))
            .collect();
        assert_eq!(
            named,
            [("un", "LYI.9".to_owned()), ("uk-sl", "RUS76".to_owned())]
        );
    }
}
