//! Several values in one cell: by `|`, by `;`, and names, countries and numbers by ` / `.

use super::columns::Field;

/// The values of a cell, trimmed, without empty ones.
pub(super) fn several(cell: &str, field: Field) -> impl Iterator<Item = &str> {
    // Dates have slashes of their own: `21 / 05 / 1955`.
    let slash = field != Field::BirthDate;
    let mut rest = Some(cell);
    std::iter::from_fn(move || {
        let text = rest?;
        let bar = text.find('|').map(|at| (at, 1));
        let semicolon = semicolon(text).map(|at| (at, 1));
        let slash = text.find(" / ").filter(|_| slash).map(|at| (at, 3));
        let first = [bar, semicolon, slash].into_iter().flatten().min();
        Some(match first {
            Some((at, length)) => {
                rest = Some(&text[at + length..]);
                &text[..at]
            }
            None => {
                rest = None;
                text
            }
        })
    })
    .map(str::trim)
    .filter(|value| !value.is_empty())
}

/// A semicolon that does not end a character reference such as `&amp;` or `&#39;`.
fn semicolon(text: &str) -> Option<usize> {
    text.match_indices(';').map(|(at, _)| at).find(|at| {
        let before = &text[..*at];
        let is_reference = before.rsplit_once('&').is_some_and(|(_, name)| {
            let name = name.strip_prefix('#').unwrap_or(name);
            (1..=8).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphanumeric())
        });
        !is_reference
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_between_values() {
        for (cell, field, values) in [
            ("Ola", Field::Name, "Ola"),
            ("Ola Berg|Kari Berg", Field::Name, "Ola Berg+Kari Berg"),
            ("Ola Berg; Kari Berg;", Field::Alias, "Ola Berg+Kari Berg"),
            ("Ola Berg / Kari Berg", Field::Name, "Ola Berg+Kari Berg"),
            ("Berg A/S", Field::Name, "Berg A/S"),
            (
                "Berg &amp; Dal; B&#38;D",
                Field::Name,
                "Berg &amp; Dal+B&#38;D",
            ),
            ("21 / 05 / 1955", Field::BirthDate, "21 / 05 / 1955"),
            ("1955;1956", Field::BirthDate, "1955+1956"),
            ("NO / SE", Field::Country, "NO+SE"),
            (" | ", Field::Name, ""),
        ] {
            let found: Vec<_> = several(cell, field).collect();
            assert_eq!(found.join("+"), values, "{cell}");
        }
    }
}
