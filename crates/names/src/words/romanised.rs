//! One spelling for what romanisations of Cyrillic write in many ways: *obshchestvo*, *obschestvo* and
//! *obshestvo*, *predpriyatie* and *predpriiatie*, *centralnyj* and *tsentralnyy*.

/// The word as all romanisations of it share it; it is for looking up only, and nothing to read.
pub(crate) fn canonical(text: &str) -> String {
    let mut rest = text;
    let mut out = String::with_capacity(text.len());
    while let Some(letter) = rest.chars().next() {
        let (sound, taken) = sound(rest).unwrap_or((letter, letter.len_utf8()));
        // What is written twice is one sound as often as not.
        if !(sound.is_ascii_alphanumeric() && out.ends_with(sound)) {
            out.push(sound);
        }
        rest = &rest[taken..];
    }
    out
}

/// The sound that a text begins with, and how many letters it takes; none where a letter is itself.
fn sound(text: &str) -> Option<(char, usize)> {
    const SOUNDS: &[(&str, char)] = &[
        ("shch", 'S'),
        ("sch", 'S'),
        ("sh", 'S'),
        ("tch", 'C'),
        ("ch", 'C'),
        ("zh", 'Z'),
        ("kh", 'h'),
        ("ts", 'c'),
        ("tz", 'c'),
        ("tc", 'c'),
        ("ks", 'x'),
        ("w", 'v'),
    ];
    if let Some((written, sound)) = SOUNDS.iter().find(|(written, _)| text.starts_with(written)) {
        return Some((*sound, written.len()));
    }
    let mut letters = text.bytes();
    let (Some(b'y' | b'i' | b'j'), second) = (letters.next(), letters.next()) else {
        return None;
    };
    // *Ya*, *ia*, *ja*; *ii*, *iy*, *yj*.
    Some(match second {
        Some(vowel @ (b'a' | b'e' | b'o' | b'u')) => (char::from(vowel), 2),
        Some(b'y' | b'i' | b'j') => ('i', 2),
        _ => ('i', 1),
    })
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
