//! The articles and prepositions that French and Italian write on to a word that many bodies bear: *Fabrique d'armes*.
//!
//! A name that begins so (*D'Orlan*) is left as it is.

use crate::script::{Spelling, Word};
use crate::words;

/// What stands before the apostrophe.
const ELIDED: [&str; 8] = ["d", "l", "dell", "dall", "nell", "all", "sull", "un"];

/// The words, those of many bodies without what is elided before them.
pub(crate) fn cut(text: &str, mut found: Vec<Word>) -> Vec<Word> {
    for word in &mut found {
        let Some((elided, rest)) = text[word.source.clone()].split_once(['\'', '’']) else {
            continue;
        };
        let elided = elided.to_lowercase();
        let Some(latin) = word.spellings[0].latin.strip_prefix(&elided) else {
            continue;
        };
        let known = words::lookup(latin);
        let shared = known.generic.is_some() || known.place.is_some();
        if shared && !rest.is_empty() && ELIDED.contains(&elided.as_str()) {
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
    fn a_word_of_many_bodies_stands_without_its_article() {
        for (name, expected) in [
            ("Fabrique d'armes", "fabrique armes"),
            ("Banque de l’agriculture", "banque de agriculture"),
            ("D'Orlan", "dorlan"),
        ] {
            let name = Name::new(name, View::Body);
            let tokens = name.readings[0].tokens.iter();
            let words: Vec<&str> = tokens.map(crate::token::Token::text).collect();
            assert_eq!(words.join(" "), expected);
        }
    }
}
