//! Which of many endings a word has. Words are asked for one table of endings after another, and nearly
//! all have none: the last letter tells that before any ending is compared.

/// What is left of the text without each ending that it has, in the order of the table.
pub(crate) fn all<'t, 'e>(
    text: &'t str,
    endings: &'e [&'static str],
) -> impl Iterator<Item = (&'t str, &'static str)> + use<'t, 'e> {
    let last = text.as_bytes().last().copied();
    let endings = endings.iter().copied();
    endings
        .filter(move |ending| {
            let own = ending.as_bytes().last();
            own.is_none() || own.copied() == last
        })
        .filter_map(move |ending| Some((text.strip_suffix(ending)?, ending)))
}

/// The same for the first of them.
pub(crate) fn first<'t>(
    text: &'t str,
    endings: &[&'static str],
) -> Option<(&'t str, &'static str)> {
    all(text, endings).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_found_in_the_order_of_the_table() {
        let endings = ["ogo", "o", "aya", ""];
        for (text, left) in [
            ("orlanskogo", "orlansk+ogo orlanskog+o orlanskogo+"),
            ("orlan", "orlan+"),
            ("o", "+o o+"),
            ("", "+"),
        ] {
            let found: Vec<String> = all(text, &endings)
                .map(|(stem, ending)| format!("{stem}+{ending}"))
                .collect();
            assert_eq!(found.join(" "), left);
            assert_eq!(first(text, &endings), all(text, &endings).next());
        }
    }
}
