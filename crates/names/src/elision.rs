//! What an apostrophe parts from a word that many bodies bear: the articles and prepositions of French and Italian
//! (*Fabrique d'armes*), the genitive of English (*Moscow's Bank*).
//!
//! A name that is written so (*D'Orlan*, *Orlan's*) is left as it is.

use crate::script::{Spelling, Word};
use crate::words;

/// What stands before the apostrophe.
const ELIDED: [&str; 8] = ["d", "l", "dell", "dall", "nell", "all", "sull", "un"];

/// The words, those of many bodies without what is elided before them and the genitive behind them.
pub(crate) fn cut(text: &str, mut found: Vec<Word>) -> Vec<Word> {
    for word in &mut found {
        let Some((before, behind)) = text[word.source.clone()].split_once(['\'', '’']) else {
            continue;
        };
        let main = word.spellings[0].latin.as_str();
        let before = before.to_lowercase();
        let bare = if behind.eq_ignore_ascii_case("s") {
            main.strip_suffix('s')
        } else if ELIDED.contains(&before.as_str()) {
            main.strip_prefix(&before)
        } else {
            None
        };
        let shared = |latin: &&str| {
            let known = words::lookup(latin);
            known.generic.is_some() || known.place.is_some()
        };
        if let Some(latin) = bare.filter(shared) {
            word.spellings = vec![Spelling {
                latin: latin.to_owned(),
                cost: 0,
            }];
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::{Name, View};

    #[test]
    fn a_word_of_many_bodies_stands_without_what_is_written_on_to_it() {
        for (name, expected) in [
            ("Fabrique d'armes", "fabrique armes"),
            ("Banque de l’agriculture", "banque de agriculture"),
            ("D'Orlan", "dorlan"),
            ("Moscow's Bank", "moscow bank"),
            ("Orlan's Bank", "orlans bank"),
        ] {
            let name = Name::new(name, View::Body);
            let tokens = name.readings[0].tokens.iter();
            let words: Vec<&str> = tokens.map(crate::token::Token::text).collect();
            assert_eq!(words.join(" "), expected);
        }
    }
}
