//! Identities for records without a number of their own.

use std::collections::HashMap;

use crate::list::sha256_hex;

/// Stable keys for records, in their order. Each record gives the fields that stay the same from
/// version to version, and all of its content.
///
/// The key is the first twelve figures of the SHA-256 of the stable fields, joined by line breaks.
/// Records that share it are told apart by the SHA-256 of their whole content, and records that are
/// the same in everything by their count: never by their place in the file.
pub(super) fn keys(records: &[(String, String)]) -> Vec<String> {
    let short = |text: &str| {
        sha256_hex(text.as_bytes())
            .chars()
            .take(12)
            .collect::<String>()
    };
    let mut shared: HashMap<&str, usize> = HashMap::new();
    for (stable, _) in records {
        *shared.entry(stable).or_default() += 1;
    }
    let mut same: HashMap<String, usize> = HashMap::new();
    records
        .iter()
        .map(|(stable, content)| {
            let mut key = short(stable);
            if shared.get(stable.as_str()).is_some_and(|count| *count > 1) {
                key = format!("{key}-{}", &short(content));
            }
            let count = same.entry(key.clone()).or_default();
            *count += 1;
            if *count > 1 {
                key = format!("{key}-{count}");
            }
            key
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn order_makes_no_difference() {
        let record = |stable: &str, content: &str| (stable.to_owned(), content.to_owned());
        let (a, b, c) = (record("a", "1"), record("b", "2"), record("b", "3"));
        let keys = super::keys(&[a.clone(), b.clone(), c.clone(), c.clone()]);
        assert_eq!(keys[0].len(), 12);
        assert_ne!(keys[1], keys[2]);
        assert_eq!(keys[3], format!("{}-2", keys[2]));
        let turned = super::keys(&[c.clone(), b, c, a]);
        assert_eq!(
            [&turned[3], &turned[1], &turned[0]],
            [&keys[0], &keys[1], &keys[2]]
        );
        assert_eq!(turned[2], keys[3]);
    }
}
