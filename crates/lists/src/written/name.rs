//! Names in the order of lists.

/// `FAMILY, Given` in its natural order, `Given FAMILY`; a third part such as `Jr.` stays last. A
/// name without a comma is as it should be.
pub(crate) fn turned(text: &str) -> String {
    let Some((family, rest)) = text.split_once(',') else {
        return text.trim().to_owned();
    };
    let (given, suffix) = rest.split_once(',').unwrap_or((rest, ""));
    let parts = [given.trim(), family.trim(), suffix.trim()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_family_comes_last() {
        for (text, want) in [
            ("NORDMANN, Kari Anne", "Kari Anne NORDMANN"),
            ("NORDMANN, Ola, Jr.", "Ola NORDMANN Jr."),
            ("Ola Nordmann ", "Ola Nordmann"),
            ("NORDMANN,", "NORDMANN"),
        ] {
            assert_eq!(super::turned(text), want);
        }
    }
}
