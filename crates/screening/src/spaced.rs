//! Names that are written with blanks between their letters: `V l a d i m i r   P u t i n`.

use std::borrow::Cow;

/// Fewer letters than this in a row may be initials.
const LETTERS_MIN: usize = 5;

/// A name with its letters put together, where all of them stand apart. More than one blank ends a
/// word; without such a place the whole is one word, since nobody can tell where another begins.
pub(crate) fn closed_up(name: &str) -> Cow<'_, str> {
    let mut letters = 0;
    for word in name.split_whitespace() {
        let mut chars = word.chars();
        match (chars.next(), chars.next()) {
            (Some(c), None) if c.is_alphabetic() => letters += 1,
            _ => return Cow::Borrowed(name),
        }
    }
    // Han and Hangul names have a few letters, with or without blanks.
    if letters < LETTERS_MIN {
        return Cow::Borrowed(name);
    }
    let mut closed = String::new();
    let mut blanks = 0;
    for c in name.trim().chars() {
        if c.is_whitespace() {
            blanks += 1;
            continue;
        }
        if blanks > 1 {
            closed.push(' ');
        }
        blanks = 0;
        closed.push(c);
    }
    Cow::Owned(closed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_apart_are_words() {
        for (name, closed) in [
            ("O l a  N o r d m a n n", "Ola Nordmann"),
            (" О л а   Б е р г ", "Ола Берг"),
            ("O l a B e r g", "OlaBerg"),
            ("Ola Nordmann", "Ola Nordmann"),
            ("A B C D", "A B C D"),
            ("J R R T Tolkien", "J R R T Tolkien"),
            ("A. B. C. D. E.", "A. B. C. D. E."),
            ("", ""),
        ] {
            assert_eq!(closed_up(name), closed, "{name}");
        }
    }
}
