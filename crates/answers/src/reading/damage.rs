//! Names that were damaged on their way: letters lost, or bytes read by the wrong encoding. They
//! are nobody's name any more, so that a silent answer about them would say nothing.

use std::fmt;

use encoding_rs::WINDOWS_1252;

/// How a name was damaged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// A character was replaced by the mark for one that was lost.
    Lost(String),
    /// Question marks stand where letters were.
    Questions(String),
    /// UTF-8 was read as another encoding.
    Encoding {
        /// The name as it came.
        name: String,
        /// What it was, by all appearances.
        meant: String,
    },
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lost(name) => write!(
                f,
                "a character of the name `{name}` was lost before it came here (U+FFFD)"
            ),
            Self::Questions(name) => write!(
                f,
                "letters of the name `{name}` seem to be lost: there are question marks in its words"
            ),
            Self::Encoding { name, meant } => write!(
                f,
                "the name `{name}` looks like UTF-8 read as another encoding: was it `{meant}`? It is \
                 looked for as it stands"
            ),
        }
    }
}

impl Damage {
    /// In Norwegian.
    pub fn norwegian(&self) -> String {
        match self {
            Self::Lost(name) => {
                format!("et tegn i navnet `{name}` gikk tapt før det kom hit (U+FFFD)")
            }
            Self::Questions(name) => format!(
                "bokstaver i navnet `{name}` ser ut til å ha gått tapt: det står spørsmålstegn i ordene"
            ),
            Self::Encoding { name, meant } => format!(
                "navnet `{name}` ser ut som UTF-8 lest som en annen tegnkoding: var det `{meant}`? Det er \
                 slått opp slik det står"
            ),
        }
    }
}

/// What is wrong with a name; `None` when it looks whole.
pub fn of(name: &str) -> Option<Damage> {
    if name.contains(char::REPLACEMENT_CHARACTER) {
        return Some(Damage::Lost(name.to_owned()));
    }
    if has_question_in_word(name) {
        return Some(Damage::Questions(name.to_owned()));
    }
    let name = name.to_owned();
    read_again(&name).map(|meant| Damage::Encoding { name, meant })
}

/// Whether a question mark stands between two letters, or several in a row do: what is left of
/// letters that an encoding did not have.
fn has_question_in_word(name: &str) -> bool {
    let letters: Vec<char> = name.chars().collect();
    letters
        .windows(3)
        .any(|three| three[1] == '?' && three[0].is_alphabetic() && three[2].is_alphabetic())
        || name.contains("??")
}

/// What the bytes of a text say in UTF-8, if they were read as Windows-1252 and are not plain ASCII.
fn read_again(name: &str) -> Option<String> {
    /// Below this, `Ã` may be a letter of somebody's name.
    const MARKS_MIN: usize = 2;
    if name.chars().filter(|c| !c.is_ascii()).count() < MARKS_MIN {
        return None;
    }
    let mut bytes = Vec::with_capacity(name.len());
    for c in name.chars() {
        // Windows-1252 leaves five bytes open, which readers give as the control of that number.
        if matches!(c, '\u{80}'..='\u{9f}') {
            bytes.push(c as u8);
            continue;
        }
        let mut letter = [0; 4];
        let (encoded, _, lost) = WINDOWS_1252.encode(c.encode_utf8(&mut letter));
        if lost {
            return None;
        }
        bytes.extend_from_slice(&encoded);
    }
    let meant = String::from_utf8(bytes).ok()?;
    (meant != name).then_some(meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_by_the_wrong_encoding_are_told_with_what_was_meant() {
        let meant = "Олена Вусик";
        let (read, _, _) = WINDOWS_1252.decode(meant.as_bytes());
        assert!(of(&read).unwrap().to_string().contains(meant), "{read}");
        let (read, _, _) = WINDOWS_1252.decode("Bjørn Ås".as_bytes());
        assert!(
            of(&read).unwrap().to_string().contains("Bjørn Ås"),
            "{read}"
        );
    }

    #[test]
    fn lost_letters_are_told() {
        assert!(of("B?rn Ol?en").is_some());
        assert!(of("???? ?????").is_some());
        assert!(of("Bj\u{fffd}rn").is_some());
    }

    #[test]
    fn whole_names_are_not() {
        for name in [
            "Bjørn Åsgård",
            "Олена Вусик",
            "김정은",
            "João Ângelo",
            "Who?",
            "Ã Â",
        ] {
            assert_eq!(of(name), None, "{name}");
        }
    }
}
