//! Names of lists as people type them.

use vokter_lists::KNOWN_LISTS;
use vokter_lists::fetch::Sources;

use crate::failure::Failure;

/// Refuses names that no list has, and says which was meant.
pub fn check_names(asked: &[String], loaded: &[String]) -> Result<(), Failure> {
    let mut names: Vec<&str> = KNOWN_LISTS.to_vec();
    for name in loaded {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    for name in asked {
        if names.contains(&name.as_str()) {
            continue;
        }
        let hint = match nearest(name, &names).as_slice() {
            [] => format!("the lists are {}", names.join(", ")),
            meant => format!(
                "did you mean {}? `vokter lists` shows what is loaded",
                meant.join(" or ")
            ),
        };
        return Err(Failure::usage(format!("unknown list `{name}`")).hint(hint));
    }
    Ok(())
}

/// The command that loads a list.
pub fn loads(list: &str) -> String {
    if Sources::built_in().get(list).is_some() {
        format!("`vokter lists update {list}`")
    } else {
        "`vokter lists import FILE`, FILE being the publisher's".to_owned()
    }
}

/// How many names are suggested at most.
const SUGGESTED: usize = 3;

/// The names that a mistyped one is nearest to: those that have all its parts, or that are few
/// letters off.
fn nearest<'n>(typed: &str, names: &[&'n str]) -> Vec<&'n str> {
    let typed = typed.trim().to_lowercase().replace(['_', ' '], "-");
    let parts = |name: &str| {
        let has = |part: &str| name.split('-').any(|own| own == part);
        typed.split('-').all(has)
    };
    let within: Vec<&str> = names.iter().copied().filter(|name| parts(name)).collect();
    if (1..=SUGGESTED).contains(&within.len()) {
        return within;
    }
    let off = |name: &str| letters_off(&typed, name);
    let Some(least) = names.iter().map(|name| off(name)).min() else {
        return Vec::new();
    };
    if least > (typed.chars().count() / 3).max(1) {
        return Vec::new();
    }
    let near = names.iter().copied().filter(|name| off(name) == least);
    near.take(SUGGESTED).collect()
}

/// The publishers' numbers that a mistyped one is nearest to: the same but for zeros and signs, else
/// one letter off.
pub fn nearest_references(typed: &str, known: impl Iterator<Item = String>) -> Vec<String> {
    let typed = typed.trim().to_lowercase();
    let bare = bare(&typed);
    let mut same = Vec::new();
    let mut near = Vec::new();
    for reference in known {
        let lower = reference.to_lowercase();
        let into = if self::bare(&lower) == bare {
            &mut same
        } else if typed.chars().count() > 2 && letters_off(&typed, &lower) == 1 {
            &mut near
        } else {
            continue;
        };
        if into.len() < SUGGESTED && !into.contains(&reference) {
            into.push(reference);
        }
    }
    if same.is_empty() { near } else { same }
}

/// A number without its signs and the zeros that only fill it up.
fn bare(reference: &str) -> String {
    let mut bare = String::new();
    let mut in_digits = false;
    for c in reference.chars().filter(|c| c.is_alphanumeric()) {
        if c != '0' || in_digits {
            bare.push(c);
        }
        in_digits = c.is_ascii_digit() && (c != '0' || in_digits);
    }
    bare
}

/// Letters put in, left out or changed between two names.
fn letters_off(a: &str, b: &str) -> usize {
    // A name of the length of a novel is none.
    let a: Vec<char> = a.chars().take(100).collect();
    let mut row: Vec<usize> = (0..=a.len()).collect();
    for (at, there) in b.chars().enumerate() {
        let mut before = at;
        row[0] = at + 1;
        for (place, here) in a.iter().enumerate() {
            let changed = before + usize::from(*here != there);
            before = row[place + 1];
            row[place + 1] = changed.min(row[place] + 1).min(before + 1);
        }
    }
    row[a.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_suggested() {
        for (typed, meant) in [
            ("un-sk", "un-sc"),
            ("UN_SC", "un-sc"),
            ("eu-fsd", "eu-fsf"),
            ("ofac", "us-ofac-sdn or us-ofac-cons"),
            ("sdn", "us-ofac-sdn"),
            ("us-sdn", "us-ofac-sdn"),
            ("us-ofac-sdm", "us-ofac-sdn"),
            ("mine", "mime"),
            ("quite-another", ""),
        ] {
            let mut names = KNOWN_LISTS.to_vec();
            names.push("mime");
            assert_eq!(nearest(typed, &names).join(" or "), meant, "{typed}");
        }
        let failure = check_names(&["eu-fsd".to_owned()], &[]).unwrap_err();
        assert!(
            failure.to_string().contains("did you mean eu-fsf?"),
            "{failure}"
        );
    }

    #[test]
    fn the_nearest_number_is_suggested() {
        let known = ["AB.001", "AB.002", "AB.020", "AB.012", "CD-77", "7", "70"];
        for (typed, meant) in [
            ("AB.02", "AB.002"),
            ("ab2", "AB.002"),
            ("AB.003", "AB.001 AB.002"),
            ("cd77", "CD-77"),
            ("CD-78", "CD-77"),
            ("8", ""),
            ("007", "7"),
            ("quite another", ""),
        ] {
            let known = known.iter().map(ToString::to_string);
            assert_eq!(nearest_references(typed, known).join(" "), meant, "{typed}");
        }
    }

    #[test]
    fn letters_between_names() {
        for (a, b, off) in [
            ("", "abc", 3),
            ("abc", "abc", 0),
            ("abd", "abc", 1),
            ("xabc", "abc", 1),
        ] {
            assert_eq!(letters_off(a, b), off);
        }
    }
}
