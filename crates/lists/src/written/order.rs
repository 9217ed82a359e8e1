//! `Family, Given`, and the order in which the name is said.

/// A name of one comma in the order in which it is said; none for a name that has none or more, or
/// brackets, or a comma before what follows a name (`Jr`, `III`).
pub(crate) fn given_first(whole: &str) -> Option<String> {
    let (family, given) = whole.split_once(',')?;
    let (family, given) = (family.trim(), given.trim());
    let suffix = ["jr", "sr", "ii", "iii", "iv"]
        .contains(&given.trim_end_matches('.').to_ascii_lowercase().as_str());
    let plain = !whole.contains(['(', ';']) && !given.contains(',');
    (plain && !suffix && !family.is_empty() && !given.is_empty())
        .then(|| format!("{given} {family}"))
}

#[cfg(test)]
mod tests {
    use super::given_first;

    #[test]
    fn one_comma_is_turned() {
        assert_eq!(given_first("Aa, Bb Cc").as_deref(), Some("Bb Cc Aa"));
        for text in ["Aa Bb", "Aa, Bb, Cc", "Aa Bb, III", "Aa,", "Aa, Bb (third)"] {
            assert_eq!(given_first(text), None, "{text}");
        }
    }
}
