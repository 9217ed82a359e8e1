//! What a likeness of two words is worth once it is known what words they are.

use crate::meeting::Meeting;
use crate::token::{Role, Token, text_hash};
use crate::words::{self, TwoNames};
use crate::{Bits, Relation, View, east_asian, rarity, script, two_japanese, weights};

/// What a likeness is worth once it is known what the two words are: a slip between two common
/// names is none, nor is one between codes or numbers, which differ in a letter or digit by design.
pub(crate) fn held(met: Meeting, mine: &Token, theirs: &Token, view: View) -> Option<Meeting> {
    /// A spelling that brings less speaks for two names, not for one.
    const NO_SPELLING: Bits = Bits(-200);
    let slip = met.relation == Relation::TypingSlip;
    let spelled = met.relation == Relation::Spelling;
    let common = mine.rarity.max(theirs.rarity) < weights::COMMON;
    let two = two_by_table(mine, theirs);
    match view {
        View::Person if two == Some(TwoNames::Other) => None,
        View::Person if two == Some(TwoNames::Near) => Some(Meeting {
            relation: Relation::Spelling,
            bits: met.bits - weights::TWO_SOUNDS,
            whole: false,
        }),
        View::Person if two_of_latin_letters(mine, theirs) => None,
        View::Person if of_other_syllables(mine, theirs) => None,
        // Anna is no Hanna, though many languages drop an h.
        View::Person if common && of_another_breath(mine, theirs) && two_known(mine, theirs) => {
            Some(Meeting {
                relation: Relation::Spelling,
                bits: met.bits - weights::TWO_NAMES,
                whole: false,
            })
        }
        // A script that leaves vowels out leaves no consonant out: where both sides are of it, an h
        // more is another name.
        View::Person if met.whole && of_another_letter(mine, theirs) => Some(Meeting {
            relation: Relation::Spelling,
            bits: met.bits - weights::TWO_SOUNDS,
            whole: false,
        }),
        // A syllable of China or Korea is no two: *Yan* is no *Yihan*.
        View::Person if met.whole && of_another_number_of_syllables(mine, theirs) => {
            Some(Meeting {
                relation: Relation::Spelling,
                bits: met.bits - weights::TWO_SOUNDS,
                whole: false,
            })
        }
        // Two names with a syllable or more between them share too little to be one.
        View::Person if spelled && met.bits < NO_SPELLING => None,
        View::Person if of_another_open_syllable(mine, theirs) => None,
        // A syllable of East Asia that no rule makes of another is another.
        View::Person if spelled && met.bits < Bits::ZERO && two_syllables(mine, theirs) => None,
        View::Person if are_of_two_genders(mine, theirs) => None,
        View::Person if spelled && common && two_known(mine, theirs) => {
            let bits = met.bits - weights::TWO_SOUNDS;
            (bits > Bits::ZERO).then_some(Meeting { bits, ..met })
        }
        View::Person if slip && two_known(mine, theirs) && are_other_consonants(mine, theirs) => {
            None
        }
        View::Person if slip => {
            let less = if is_womans_form(mine, theirs) || is_womans_form(theirs, mine) {
                weights::OTHER_GENDER
            } else if common && (two_known(mine, theirs) || two_syllables(mine, theirs)) {
                weights::TWO_NAMES
            } else {
                Bits::ZERO
            };
            Some(Meeting {
                bits: met.bits - less,
                ..met
            })
        }
        View::Body if slip || spelled => {
            let codes = is_code(mine) && is_code(theirs);
            let codes = codes && (slip || !two_pronounced(mine, theirs));
            // *EW-001PA* and *EW-001PB* are two.
            let marks = is_mark(mine) && is_mark(theirs);
            (!codes && !marks && of_the_same_digits(mine, theirs)).then_some(met)
        }
        // Read alike, they are two marks all the same: *CQX* and *CQZ*, *N113CS* and *N131CS*.
        View::Body if met.relation == Relation::Romanisation && mine.text() != theirs.text() => {
            let consonants = |token: &Token| !token.text().contains(['a', 'e', 'i', 'o', 'u', 'y']);
            let marks = is_code(mine) && is_code(theirs) && consonants(mine) && consonants(theirs);
            (!marks && of_the_same_digits(mine, theirs)).then_some(met)
        }
        _ => Some(met),
    }
}

/// A code has so many letters at most.
pub(crate) const LONGEST_CODE: usize = 3;

/// Whether it is so short that each letter tells it from another's.
pub(crate) fn is_code(token: &Token) -> bool {
    token.role == Role::Name && token.text().len() <= LONGEST_CODE
}

/// Whether it has as many digits as letters, as registrations have.
pub(crate) fn is_mark(token: &Token) -> bool {
    let digits = token.text().bytes().filter(u8::is_ascii_digit).count();
    digits > 0 && 2 * digits >= token.text().len()
}

/// Whether the digits in two words are the same, in the same order.
pub(crate) fn of_the_same_digits(mine: &Token, theirs: &Token) -> bool {
    let digits = |token: &Token| -> Vec<u8> {
        let bytes = token.text().bytes();
        bytes.filter(u8::is_ascii_digit).collect()
    };
    digits(mine) == digits(theirs)
}

/// Whether both can be said as one syllable: *Sin* and *Xin* are spellings, *CFA* and *CPA* are marks.
fn two_pronounced(mine: &Token, theirs: &Token) -> bool {
    [mine, theirs].into_iter().all(|token| {
        let text = token.text();
        let end = text.strip_suffix('y').map(|text| format!("{text}i"));
        east_asian::is_syllable(end.as_deref().unwrap_or(text))
    })
}

/// Whether both are words of bodies' names that a table has, or codes: those are two however much they look alike.
pub(crate) fn two_words(mine: &Token, theirs: &Token) -> bool {
    let known = |token: &Token| !token.is_nobodys_word();
    (is_code(mine) && is_code(theirs) && !two_pronounced(mine, theirs))
        || (known(mine) && known(theirs))
        || !of_the_same_digits(mine, theirs)
}

/// Whether both are names that people bear, in Latin letters. Names of East Asia are each written in
/// many ways (*Lee* and *Ri*).
pub(crate) fn two_known(mine: &Token, theirs: &Token) -> bool {
    let partial = mine.partial_vowels || theirs.partial_vowels;
    let of_syllables = [mine, theirs]
        .into_iter()
        .all(|token| rarity::is_east_asian(token.text()));
    !partial && !of_syllables && mine.names_another() && theirs.names_another()
}

/// Whether both are names of people who write Latin letters themselves, and sound otherwise: *Conte* and *Conti*,
/// *Brook* and *Brooke*. Nobody romanises those, so each spelling is a family of its own; one that another language
/// has for the same is no other name. Or names of Japanese, which are romanised by rule.
pub(crate) fn two_of_latin_letters(mine: &Token, theirs: &Token) -> bool {
    let of_one = |token: &Token, other: &Token| {
        let hash = text_hash(other.text());
        token.related.iter().any(|(related, _)| *related == hash)
    };
    if two_japanese::are_borne_by_two(mine, theirs) {
        return true;
    }
    mine.text() != theirs.text()
        && mine.role == Role::Name
        && theirs.role == Role::Name
        && !mine.partial_vowels
        && !theirs.partial_vowels
        && rarity::is_of_latin_letters(mine.text())
        && rarity::is_of_latin_letters(theirs.text())
        && rarity::folded(mine.text()) != rarity::folded(theirs.text())
        && spelled_otherwise(mine.text()) != spelled_otherwise(theirs.text())
        && !of_one(mine, theirs)
        && !of_one(theirs, mine)
}

/// A name with the letters that languages of Latin letters, and clerks, put for one another as one: *Velázquez* is
/// written *Velasquez*, *Gomes* *Gomez*, *Walther* *Walter*, *Mayer* *Meier*.
fn spelled_otherwise(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (letter, used) = match rest.as_bytes() {
            [b't' | b'd', b't' | b'h', ..] => ("t", 2),
            [b'p', b'h', ..] => ("f", 2),
            [b'c', b'h' | b'k', ..] | [b'q', b'u', b'e' | b'i', ..] => ("k", 2),
            [b'c', b'e' | b'i', ..] | [b'z', ..] => ("s", 1),
            [b'k', b's', ..] => ("j", 2),
            [b'g', b'e' | b'i', ..] | [b'x', ..] => ("j", 1),
            [b'o', b'u' | b'o', ..] => ("u", 2),
            [b'e', b'e', ..] => ("i", 2),
            [b'a' | b'e', b'i' | b'y', ..] => ("ei", 2),
            [b'c' | b'q', ..] => ("k", 1),
            [b'y', ..] => ("i", 1),
            [b'v' | b'w', ..] => ("b", 1),
            [b'h', ..] => ("", 1),
            _ => (&rest[..first.len_utf8()], first.len_utf8()),
        };
        if !letters.ends_with(letter) || letter.is_empty() {
            letters.push_str(letter);
        }
        rest = &rest[used..];
    }
    letters
}

/// Whether both are two syllables of China and not the same two, however they are read: *Shangkun* and *Shangkui* are as
/// much two people's as *Shang-kun* and *Shang-kui* are.
pub(crate) fn of_other_syllables(mine: &Token, theirs: &Token) -> bool {
    mine.text() != theirs.text()
        && !mine.partial_vowels
        && !theirs.partial_vowels
        && mine.spellings.iter().all(|one| {
            let mut others = theirs.spellings.iter();
            others.all(|other| are_other_syllables(&one.text, &other.text))
        })
}

/// The same of two texts.
pub(crate) fn are_other_syllables(one: &str, other: &str) -> bool {
    // Names of other peoples are made of such syllables by chance.
    if rarity::is_borne(one) && rarity::is_borne(other) {
        return false;
    }
    let parted = in_two(one).flat_map(|mine| in_two(other).map(move |theirs| (mine, theirs)));
    let borne = |part: &str| rarity::is_east_asian(part);
    // What is the same tells that they are such names, or else all.
    let mut parted = parted
        .filter(|((a, b), (c, d))| match (a == c, b == d) {
            (true, true) => true,
            (true, _) => borne(a),
            (_, true) => borne(b),
            _ => [a, b, c, d].into_iter().all(|part| borne(part)),
        })
        .peekable();
    // Where the border stands may be open: *Xian* and *Xi'an*.
    parted.peek().is_some()
        && parted.all(|((a, b), (c, d))| !is_one_syllable(a, c) || !is_one_syllable(b, d))
}

/// The ways to part a word into two syllables of Mandarin.
fn in_two(word: &str) -> impl Iterator<Item = (&str, &str)> {
    // A vowel alone is a syllable of other names: *Abu* and *Abo*.
    const LETTERS_MIN: usize = 2;
    let ends = LETTERS_MIN..=word.len().saturating_sub(LETTERS_MIN);
    let parts = ends.filter_map(|at| word.split_at_checked(at));
    parts.filter(|(first, second)| script::is_pinyin(first) && script::is_pinyin(second))
}

/// Whether two syllables in pinyin may be one by the letters of Wade and Giles or of Japan: *Dong* and *Tong*, *Ji* and *Zi*.
fn is_one_syllable(one: &str, other: &str) -> bool {
    const INITIALS: [&[&str]; 5] = [
        &["b", "p"],
        &["d", "t"],
        &["g", "k"],
        &["zh", "ch", "j", "q", "z", "c"],
        &["x", "sh", "s", "h"],
    ];
    one == other
        || INITIALS.iter().any(|group| {
            let mut rests = group.iter().filter_map(|initial| one.strip_prefix(initial));
            let is_rest = |rest: &str| {
                let mut others = group
                    .iter()
                    .filter_map(|initial| other.strip_prefix(initial));
                others.any(|other| other == rest)
            };
            rests.any(is_rest)
        })
}

/// Whether both are syllables of which the names of East Asia are made: *Yong* and *Jong* are a slip
/// apart, and two people's.
pub(crate) fn two_syllables(mine: &Token, theirs: &Token) -> bool {
    [mine, theirs]
        .into_iter()
        .all(|token| rarity::is_east_asian(token.text()) && east_asian::is_syllable(token.text()))
}

/// Whether one is a syllable that many in China or Korea bear and the other is two.
fn of_another_number_of_syllables(mine: &Token, theirs: &Token) -> bool {
    let borne = |token: &Token| rarity::is_east_asian(token.text());
    (borne(mine) || borne(theirs))
        && match (
            east_asian::syllables(mine.text()),
            east_asian::syllables(theirs.text()),
        ) {
            (Some(one), Some(other)) => one != other,
            _ => false,
        }
}

/// Whether one ends in Korean eo and the other in u: *Seo* is no *Su*, though *Cheol* is *Chul*.
fn of_another_open_syllable(mine: &Token, theirs: &Token) -> bool {
    let open = |token: &Token| ["u", "oo"].iter().any(|end| token.text().ends_with(end));
    let ends = |one: &Token, other: &Token| one.text().ends_with("eo") && open(other);
    (ends(mine, theirs) || ends(theirs, mine)) && two_syllables(mine, theirs)
}

/// Whether they are two names that are easily taken for each other, where both are written with their vowels and neither
/// may be read as the other: 英雄 is *Hideki*, and *Hideo* as well.
fn two_by_table(mine: &Token, theirs: &Token) -> Option<TwoNames> {
    let reads = |one: &Token, other: &Token| {
        one.spellings
            .iter()
            .any(|spelling| *spelling.text == *other.text())
    };
    let written = !mine.partial_vowels && !theirs.partial_vowels;
    (written && !reads(mine, theirs) && !reads(theirs, mine))
        .then(|| words::two_names(mine.text(), theirs.text()))?
}

/// Whether one begins with an h and the other with a vowel.
fn of_another_breath(mine: &Token, theirs: &Token) -> bool {
    let breath = |token: &Token| token.text().starts_with('h');
    let vowel = |token: &Token| token.text().starts_with(['a', 'e', 'i', 'o', 'u']);
    (breath(mine) && vowel(theirs)) || (vowel(mine) && breath(theirs))
}

/// Whether both are written with few vowels and one alone begins with an h.
fn of_another_letter(mine: &Token, theirs: &Token) -> bool {
    let breath = |token: &Token| token.text().starts_with('h');
    mine.partial_vowels && theirs.partial_vowels && breath(mine) != breath(theirs)
}

/// Whether the second is the first, a common given name, with the ending of a woman's: *Robert*
/// and *Roberta*. Slavic family names have that ending of one family.
fn is_womans_form(man: &Token, woman: &Token) -> bool {
    const FAMILY: [&str; 5] = ["ov", "ev", "in", "yn", "sk"];
    let text = man.text();
    man.rarity < weights::COMMON
        && woman.text().strip_suffix('a') == Some(text)
        && !FAMILY.iter().any(|ending| text.ends_with(ending))
        && man.names_another()
}

/// Whether two names differ by one consonant for another that no language confuses: *Martin* and *Marvin*.
fn are_other_consonants(mine: &Token, theirs: &Token) -> bool {
    let (one, other) = (&mine.spellings[0], &theirs.spellings[0]);
    let differing = mine.text().bytes().zip(theirs.text().bytes());
    let differing = differing.filter(|(a, b)| a != b).count();
    mine.text().len() == theirs.text().len()
        && differing == 1
        && one.skeleton.len() == other.skeleton.len()
        && one.skeleton != other.skeleton
}

/// Whether one is a common given name of men and the other of women: *Carlo* and *Carla*.
fn are_of_two_genders(mine: &Token, theirs: &Token) -> bool {
    let (one, other) = (mine.text(), theirs.text());
    let of_man = |man: &str, woman: &str| {
        man.strip_suffix('o')
            .zip(woman.strip_suffix('a'))
            .is_some_and(|(man, woman)| man == woman)
    };
    (of_man(one, other) || of_man(other, one))
        && mine.rarity.max(theirs.rarity) < weights::COMMON
        && two_known(mine, theirs)
}

#[cfg(test)]
mod tests {
    use crate::{Name, Relation, View, compare};

    fn check(one: &str, other: &str, view: View, slip: bool) {
        let evidence = compare(&Name::new(one, view), &Name::new(other, view));
        let terms = evidence.iter().flat_map(|evidence| &evidence.terms);
        let worth = terms
            .filter(|term| term.relation == Relation::TypingSlip)
            .any(|term| term.bits.0 > 0);
        assert_eq!(worth, slip, "{one} {other} {evidence:?}");
    }

    #[test]
    fn a_slip_between_common_names_or_codes_is_none() {
        check("Jan Hansen", "Jan Jansen", View::Person, false);
        check("Anna Hansen", "Hanna Hansen", View::Person, false);
        check("Robert Smith", "Roberta Smith", View::Person, false);
        check("Jan Stoltenberg", "Jan Stoltemberg", View::Person, true);
        check("EP-PUM", "EP-PUS", View::Body, false);
        check("Jose Hernandez", "Jesus Hernandez", View::Person, false);
        check("Valentin Orlanov", "Valentina Orlanov", View::Person, false);
        check("Orlan YV1009", "Orlan YV1005", View::Body, false);
        check("Orlanova Trading", "Orlanava Trading", View::Body, true);
    }

    fn differ(one: &str, other: &str, view: View) -> bool {
        let evidence = compare(&Name::new(one, view), &Name::new(other, view));
        evidence.is_none_or(|evidence| evidence.bits.0 < 700)
    }

    #[test]
    fn a_syllable_of_two_makes_another_name() {
        assert!(differ("Wang Shangkun", "Wang Shangkui", View::Person));
        assert!(!differ("Wang Shangkun", "Wang Shangkn", View::Person));
    }

    #[test]
    fn names_of_people_who_write_latin_letters_are_two_by_a_letter() {
        assert!(differ("Kenneth Clark", "Kenneth Clarke", View::Person));
        assert!(!differ("Katherine Clark", "Catherine Clark", View::Person));
        assert!(!differ("Juan Velasquez", "Juan Velázquez", View::Person));
    }
}
