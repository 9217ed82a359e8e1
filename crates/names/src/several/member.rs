//! A member of a group that is called by the group's name and its own: *Orlan Corporation, Northern Shipyard JSC*.

use super::{known_words, names_somebody, word_count};
use crate::words;

/// What stands behind the name of the group that it belongs to: *Orlan Corporation, Northern Shipyard JSC*, *Orlan
/// Concern “Northern Shipyard”*.
pub(super) fn of_a_group(text: &str) -> Option<&str> {
    const WORDS_OF_A_GROUP: usize = 2;
    const WORDS_OF_A_MEMBER: usize = 2;
    const OPENED: [&str; 5] = [", ", " \"", " “", " «", " ‘"];
    let (border, opened) = OPENED
        .iter()
        .filter_map(|opened| Some((text.find(opened)?, opened)))
        .min()?;
    let (group, member) = (&text[..border], &text[border + opened.len()..]);
    if word_count(group) < WORDS_OF_A_GROUP || word_count(member) < WORDS_OF_A_MEMBER {
        return None;
    }
    let is_group = |known: &words::Word| {
        let word = known.generic.map(words::Concept::word);
        matches!(word, Some("corporation" | "holding" | "group"))
    };
    let is_body = |known: &words::Word| {
        known.generic.is_some_and(|word| !word.is_a_company()) && known.legal_form.is_none()
    };
    let known = known_words(member);
    let is_member = known.iter().any(is_body)
        && (names_somebody(member) || known.iter().any(|known| known.number.is_some()));
    (is_member && known_words(group).iter().any(is_group)).then_some(member)
}

#[cfg(test)]
mod tests {
    use super::of_a_group;

    #[test]
    fn what_stands_behind_a_group_is_a_name() {
        for (text, member) in [
            (
                "Orlan Corporation, Vusyk Shipyard JSC",
                Some("Vusyk Shipyard JSC"),
            ),
            (
                "United Shipbuilding Corporation JSC “35th Shipyard”",
                Some("35th Shipyard”"),
            ),
            ("Orlan Corporation, Ltd", None),
            ("Orlan Group, Trading Division", None),
            ("Orlan, Vusyk Shipyard", None),
        ] {
            assert_eq!(of_a_group(text), member, "{text}");
        }
    }
}
