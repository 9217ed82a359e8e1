//! One spelling for what romanisations of Cyrillic write in many ways: *obshchestvo*, *obschestvo* and
//! *obshestvo*, *predpriyatie* and *predpriiatie*, *centralnyj* and *tsentralnyy*.

/// The word as all romanisations of it share it; it is for looking up only, and nothing to read.
pub(super) fn canonical(text: &str) -> String {
    let mut rest = text;
    let mut out = String::with_capacity(text.len());
    while let Some(letter) = rest.chars().next() {
        let (sound, taken) = sound(rest);
        if taken == 0 {
            out.push(letter);
            rest = &rest[letter.len_utf8()..];
            continue;
        }
        // What is written twice is one sound as often as not.
        if !(sound.len() == 1 && out.ends_with(sound)) {
            out.push_str(sound);
        }
        rest = &rest[taken..];
    }
    out
}

/// The sound that a text begins with, and how many letters it takes; nothing where a letter is itself.
fn sound(text: &str) -> (&'static str, usize) {
    const SOUNDS: &[(&str, &str)] = &[
        ("shch", "S"),
        ("sch", "S"),
        ("sh", "S"),
        ("tch", "C"),
        ("ch", "C"),
        ("zh", "Z"),
        ("kh", "h"),
        ("ts", "c"),
        ("tz", "c"),
        ("tc", "c"),
        ("ks", "x"),
        ("w", "v"),
        ("c", "c"),
        ("x", "x"),
    ];
    if let Some((written, sound)) = SOUNDS.iter().find(|(written, _)| text.starts_with(written)) {
        return (sound, written.len());
    }
    let mut letters = text.bytes();
    let (first, second) = (letters.next(), letters.next());
    match (first, second) {
        // *Ya*, *ia*, *ja*; *ii*, *iy*, *yj*.
        (Some(b'y' | b'i' | b'j'), Some(b'a')) => ("a", 2),
        (Some(b'y' | b'i' | b'j'), Some(b'e')) => ("e", 2),
        (Some(b'y' | b'i' | b'j'), Some(b'o')) => ("o", 2),
        (Some(b'y' | b'i' | b'j'), Some(b'u')) => ("u", 2),
        (Some(b'y' | b'i' | b'j'), Some(b'y' | b'i' | b'j')) => ("i", 2),
        (Some(b'y' | b'i' | b'j'), _) => ("i", 1),
        (Some(letter), _) => (own(letter), usize::from(letter.is_ascii())),
        (None, _) => ("", 0),
    }
}

/// A letter by itself.
fn own(letter: u8) -> &'static str {
    const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz0123456789";
    let at = LETTERS.bytes().position(|other| other == letter);
    at.map_or("", |at| &LETTERS[at..=at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn romanisations_of_one_word_are_one() {
        for (one, other) in [
            ("obshchestvo", "obshestvo"),
            ("obshchestvo", "obschestvo"),
            ("predpriyatie", "predpriiatie"),
            ("tsentralnyi", "centralnyj"),
            ("khimicheskii", "himicheskiy"),
            ("aktsionernoye", "akcionernoe"),
            ("byuro", "biuro"),
            ("rossiiskaya", "rosiyskaya"),
        ] {
            assert_eq!(canonical(one), canonical(other), "{one} {other}");
        }
        assert_ne!(canonical("zavod"), canonical("savod"));
        assert_eq!(canonical("завод"), "завод");
    }
}
