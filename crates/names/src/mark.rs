//! The mark of an aircraft as its name: *Reg. OY-KZA* is OY-KZA, and OY in it no legal form.

use crate::script::Word;
use crate::token::Role;

/// Letters and digits of a mark: nationality and registration.
const SIGNS: std::ops::RangeInclusive<usize> = 4..=8;
/// Of the nationality alone.
const NATIONALITY_MAX: usize = 2;

/// The roles, if all that is named is a mark: what says that one follows is as negligible as a title, and
/// what it begins with is part of it.
pub(crate) fn names(text: &str, found: &[Word], roles: &mut [Role]) {
    let written = |word: &Word| &text[word.source.clone()];
    let before = found
        .iter()
        .take_while(|word| says_that_one_follows(written(word)))
        .count();
    match &found[before..] {
        [whole] if before > 0 && is_mark(written(whole)) => {}
        // Two words of one compound stand in the same place.
        [nationality, rest]
            if text.get(nationality.source.end..rest.source.start) == Some("-")
                && written(nationality).len() <= NATIONALITY_MAX
                && text
                    .get(nationality.source.start..rest.source.end)
                    .is_some_and(is_mark) =>
        {
            if matches!(roles[before], Role::LegalForm(_)) {
                roles[before] = Role::Name;
            }
        }
        _ => return,
    }
    roles[..before].fill(Role::Title);
}

fn says_that_one_follows(written: &str) -> bool {
    let written = written.trim_end_matches('.');
    ["aircraft", "reg", "registration", "no", "number"]
        .iter()
        .any(|word| word.eq_ignore_ascii_case(written))
}

/// Whether the text is capitals, digits and hyphens, as many as a mark has.
fn is_mark(text: &str) -> bool {
    let sign = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
    SIGNS.contains(&text.chars().filter(|c| sign(*c)).count())
        && text.chars().all(|c| sign(c) || c == '-')
}

#[cfg(test)]
mod tests {
    use crate::{Name, View, compare};

    #[test]
    fn a_mark_is_one_however_it_is_announced() {
        let worth = |one: &str, other: &str| {
            compare(&Name::new(one, View::Body), &Name::new(other, View::Body))
                .map_or(0, |evidence| evidence.bits.0)
        };
        let check = |one: &str, other: &str| {
            assert!(
                worth(one, other) > 1200,
                "{one} {other}: {}",
                worth(one, other)
            );
        };
        check("REG. OYKZA", "OY-KZA");
        check("Registration No. OY-KZA", "OYKZA");
        check("Aircraft EP-KZA", "EP-KZA");
        assert!(worth("POSTBANK", "Post Bank") > 0);
        // A chamber is no mark.
        assert!(worth("Registration Chamber", "Chamber") < 600);
        assert!(worth("REG. OYKZA", "OY-KZB") < 600);
    }
}
