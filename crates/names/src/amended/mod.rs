//! A name that is asked for with those of its slips undone that can be seen without any list: a word
//! that nobody bears and that is a slip away from one of trade (*Tarding*), two words in one
//! (*KvantJSC*, *Kvantjsc*), a word in two (*Com pany*), a digit for the last letter (*MIDC0*).
//!
//! Who bears such a name and who is listed by it misspell it alike. So the name with its slips undone
//! is one more that the query has, worth little less than if it had been written so; and the name as it
//! is written stays one, too.

mod dictionary;
mod persons;
mod segments;

use crate::normal::normalise;
use crate::{View, rarity, words};

/// The text with its slips undone; nothing where there are none to be seen.
pub fn amended(text: &str, view: View) -> Option<String> {
    let text = normalise(text);
    let mut pieces = pieces(&text);
    let mut changed = join_letters(&mut pieces);
    changed |= part_by_case(&mut pieces);
    changed |= match view {
        View::Person => persons::amend(&mut pieces, changed),
        View::Body => {
            let joined = join_split_words(&mut pieces);
            let parted = part_words(&mut pieces);
            correct(&mut pieces) || joined || parted
        }
    };
    let all = pieces.iter().map(|piece| match piece {
        Piece::Word(text) | Piece::Between(text) => text.as_str(),
    });
    let amended: String = all.collect();
    (changed && !amended.eq_ignore_ascii_case(&text)).then_some(amended)
}

/// A run of letters and digits, or what stands between two.
#[derive(Debug, PartialEq, Eq)]
enum Piece {
    Word(String),
    Between(String),
}

impl Piece {
    /// A word in Latin letters without marks, in small letters.
    fn plain(&self) -> Option<String> {
        match self {
            Self::Word(text) if text.is_ascii() => Some(text.to_ascii_lowercase()),
            _ => None,
        }
    }
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for c in text.chars() {
        match (pieces.last_mut(), c.is_alphanumeric()) {
            (Some(Piece::Word(text)), true) | (Some(Piece::Between(text)), false) => text.push(c),
            (_, true) => pieces.push(Piece::Word(c.to_string())),
            (_, false) => pieces.push(Piece::Between(c.to_string())),
        }
    }
    pieces
}

/// Puts pieces in the place of the one there, parted by blanks.
fn replace(pieces: &mut Vec<Piece>, at: usize, words: &[&str]) {
    let mut parted: Vec<Piece> = Vec::new();
    for word in words {
        if !parted.is_empty() {
            parted.push(Piece::Between(" ".to_owned()));
        }
        parted.push(Piece::Word((*word).to_owned()));
    }
    pieces.splice(at..=at, parted);
}

/// Parts words where capitals begin or end: *GazpromNeft*, *GAZPROMneft*. Names like *McDonald* have
/// fewer letters before the capital.
fn part_by_case(pieces: &mut Vec<Piece>) -> bool {
    let mut changed = false;
    let mut at = 0;
    while at < pieces.len() {
        let parts = match &pieces[at] {
            Piece::Word(text) => border_of_case(text).map(|border| {
                let (before, after) = text.split_at(border);
                (before.to_owned(), after.to_owned())
            }),
            Piece::Between(_) => None,
        };
        if let Some((before, after)) = parts {
            replace(pieces, at, &[&before, &after]);
            changed = true;
            at += 1;
        }
        at += 1;
    }
    changed
}

/// Where the first of two words in one ends, by their capitals.
fn border_of_case(text: &str) -> Option<usize> {
    const LETTERS_MIN: usize = 3;
    if !text.is_ascii() || text.len() < 2 * LETTERS_MIN {
        return None;
    }
    let bytes = text.as_bytes();
    let all = |range: &[u8], is: &dyn Fn(&u8) -> bool| range.iter().all(is);
    // Digits stand for letters, and an l among capitals is an I.
    let capital = |b: &u8| b.is_ascii_uppercase() || b.is_ascii_digit() || *b == b'l';
    let small = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    let ends_in_form = || {
        // A legal form has two letters: *ORLANag*.
        let (before, after) = bytes.split_at(bytes.len() - 2);
        let form = words::match_legal_form(&[&text[before.len()..]]).is_some();
        let capitals = before.iter().all(u8::is_ascii_uppercase);
        (form && capitals && after.iter().all(u8::is_ascii_lowercase)).then_some(before.len())
    };
    let border = (LETTERS_MIN..=bytes.len() - LETTERS_MIN).find(|border| {
        let (before, after) = bytes.split_at(*border);
        let lower_before = all(&before[before.len() - 2..], &|b| b.is_ascii_lowercase());
        (lower_before && after[0].is_ascii_uppercase())
            || (all(before, &capital)
                && all(after, &small)
                && before[before.len() - 1].is_ascii_uppercase()
                && after[0].is_ascii_lowercase())
    });
    border.or_else(ends_in_form)
}

/// Joins letters that stand apart within a name: *Andrey K O S T I N*.
fn join_letters(pieces: &mut Vec<Piece>) -> bool {
    const LETTERS_MIN: usize = 4;
    let letter = |piece: &Piece| matches!(piece, Piece::Word(text) if text.chars().count() == 1 && text.chars().all(char::is_alphabetic));
    let blank = |piece: &Piece| matches!(piece, Piece::Between(text) if text == " ");
    let mut changed = false;
    let mut at = 0;
    while at < pieces.len() {
        let mut end = at;
        while letter(&pieces[end])
            && end + 2 < pieces.len()
            && blank(&pieces[end + 1])
            && letter(&pieces[end + 2])
        {
            end += 2;
        }
        if end >= at + 2 * (LETTERS_MIN - 1) {
            let word = pieces[at..=end].iter().step_by(2).map(|piece| match piece {
                Piece::Word(text) | Piece::Between(text) => text.as_str(),
            });
            let word = Piece::Word(word.collect());
            pieces.splice(at..=end, [word]);
            changed = true;
        }
        at += 1;
    }
    changed
}

/// Joins two neighbours that are no words and are one together: *Com pany*.
fn join_split_words(pieces: &mut Vec<Piece>) -> bool {
    const LETTERS_MIN: usize = 6;
    let mut changed = false;
    let mut at = 0;
    while at + 2 < pieces.len() {
        let joined = match (
            &pieces[at].plain(),
            &pieces[at + 1],
            &pieces[at + 2].plain(),
        ) {
            (Some(one), Piece::Between(blank), Some(other))
                if blank == " "
                    && one.len() + other.len() >= LETTERS_MIN
                    && !(dictionary::is_known(one) && dictionary::is_known(other)) =>
            {
                let joined = [one.as_str(), other].concat();
                if dictionary::has(&joined) {
                    Some(joined)
                } else {
                    dictionary::nearest(&joined).map(str::to_owned)
                }
            }
            _ => None,
        };
        if let Some(joined) = joined {
            pieces.splice(at..at + 3, [Piece::Word(joined)]);
            changed = true;
        }
        at += 1;
    }
    changed
}

/// Parts a legal form from the word that it is written on to, and words that are written as one.
fn part_words(pieces: &mut Vec<Piece>) -> bool {
    let mut changed = false;
    for at in (0..pieces.len()).rev() {
        let Some(word) = pieces[at]
            .plain()
            .filter(|word| !dictionary::is_known(word))
        else {
            continue;
        };
        let parts = match border_of_form(&word).or_else(|| border_of_small_word(&word)) {
            Some(border) => vec![&word[..border], &word[border..]],
            None => segments::of(&word, |part| {
                dictionary::is_known(part).then(|| rarity::of_body(&[part]))
            }),
        };
        if parts.len() > 1 {
            replace(pieces, at, &parts);
            changed = true;
        }
    }
    changed
}

/// Where a small English word ends or begins that is written on to a word of the tables: *ofregion*, *bankof*.
fn border_of_small_word(word: &str) -> Option<usize> {
    const SMALL: [&str; 4] = ["and", "for", "of", "the"];
    const WORD_MIN: usize = 4;
    let is_word = |rest: &str| rest.len() >= WORD_MIN && dictionary::has(rest);
    SMALL.iter().find_map(|small| {
        let behind = word.strip_prefix(small).is_some_and(is_word);
        let before = word.strip_suffix(small).is_some_and(is_word);
        match (behind, before) {
            (true, _) => Some(small.len()),
            (_, true) => Some(word.len() - small.len()),
            _ => None,
        }
    })
}

/// Where a legal form begins or ends that is written on to a word.
fn border_of_form(word: &str) -> Option<usize> {
    const FORM_MIN: usize = 2;
    const WORD_MIN: usize = 4;
    /// Such forms are the end of few words.
    const USUAL: [&str; 7] = ["gmbh", "jsc", "llc", "ltd", "ojsc", "pjsc", "sarl"];
    let is_border = |border: &usize| {
        let (before, after) = word.split_at(*border);
        if USUAL.contains(&before) && after.len() >= WORD_MIN {
            return true;
        }
        let least = if USUAL.contains(&after) { 1 } else { WORD_MIN };
        words::match_legal_form(&[after]).is_some()
            && (dictionary::has(before) || (after.len() > FORM_MIN && before.len() >= least))
    };
    let mut borders = 1..word.len().saturating_sub(FORM_MIN - 1);
    borders.find(is_border)
}

/// Writes words of trade, places and legal forms right, and letters for digits.
fn correct(pieces: &mut [Piece]) -> bool {
    let mut changed = false;
    let lone = lone_name(pieces);
    for at in 0..pieces.len() {
        let Some(word) = pieces[at].plain() else {
            continue;
        };
        let dotted = word.len() == 1 && is_in_a_row_of_letters(pieces, at);
        let right = if dotted {
            in_letters(&word)
        } else {
            corrected(&word).or_else(|| {
                let lone = lone == Some(at);
                lone.then(|| dictionary::nearest_of_few(&word))
                    .flatten()
                    .map(str::to_owned)
            })
        };
        if let Some(right) = right {
            pieces[at] = Piece::Word(right);
            changed = true;
        }
    }
    changed
}

/// The only word of several that no table has: *Irn Air*. Who bears such a name is called by it and not
/// by the others, or it is misspelt itself. The letters of *S.A.* are none of them.
fn lone_name(pieces: &[Piece]) -> Option<usize> {
    let words = pieces.iter().enumerate();
    let words =
        words.filter(|(_, piece)| matches!(piece, Piece::Word(text) if text.chars().count() > 1));
    let unknown = |piece: &Piece| piece.plain().is_none_or(|word| !dictionary::has(&word));
    let mut unknown_words = words.clone().filter(|(_, piece)| unknown(piece));
    let (at, _) = unknown_words.next()?;
    (unknown_words.next().is_none() && words.count() > 1).then_some(at)
}

/// Whether a single sign stands among single letters with dots: *S.4.*
fn is_in_a_row_of_letters(pieces: &[Piece], at: usize) -> bool {
    let dot = |piece: Option<&Piece>| matches!(piece, Some(Piece::Between(text)) if text == ".");
    let letter = |piece: Option<&Piece>| matches!(piece, Some(Piece::Word(text)) if text.len() == 1 && text.bytes().all(|b| b.is_ascii_alphabetic()));
    let before = at >= 2 && dot(pieces.get(at - 1)) && letter(pieces.get(at - 2));
    before || (dot(pieces.get(at + 1)) && letter(pieces.get(at + 2)))
}

fn corrected(word: &str) -> Option<String> {
    /// A digit behind fewer letters is a code.
    const LETTERS_MIN: usize = 4;
    /// Fewer digits are a number, whatever letters they look like.
    const FORM_MIN: usize = 3;
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    // *4th* is a number, and no letter in it is misread.
    if (1..word.len()).contains(&digits) && words::lookup(word).number.is_some() {
        return None;
    }
    if digits > 0 {
        let form =
            |letters: &str| word.len() >= FORM_MIN && words::match_legal_form(&[letters]).is_some();
        let letters =
            in_letters(word).filter(|letters| 2 * digits <= word.len() || form(letters))?;
        let long = digits == 1 && word.len() > LETTERS_MIN;
        let begins = word.starts_with(|c: char| c.is_ascii_digit());
        return if dictionary::has(&letters) || (long && !begins) {
            Some(letters)
        } else {
            dictionary::nearest(&letters).map(str::to_owned)
        };
    }
    if dictionary::is_known(word) {
        return None;
    }
    dictionary::nearest(word).map(str::to_owned)
}

/// A text with letters for the digits that look like them.
fn in_letters(text: &str) -> Option<String> {
    let letters = text
        .chars()
        .map(|sign| letter_for(sign).or_else(|| sign.is_ascii_alphabetic().then_some(sign)));
    let letters: String = letters.collect::<Option<_>>()?;
    (letters != text).then_some(letters)
}

/// The letter that a digit looks like.
pub(crate) fn letter_for(digit: char) -> Option<char> {
    Some(match digit {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '8' => 'b',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, view: View, expected: Option<&str>) {
        assert_eq!(amended(text, view).as_deref(), expected, "{text}");
    }

    #[test]
    fn words_of_trade_are_written_right() {
        for (text, right) in [
            ("Orlan Tarding Compnay", "Orlan trading company"),
            ("ORLAN Lirnited", "ORLAN limited"),
            ("Orlan Com pany", "Orlan company"),
            ("Orlanovajsc", "orlanova jsc"),
            ("ORLANsteel, S.4.", "ORLAN steel, S.a."),
            ("Irnu S.4.", "Irnu S.a."),
            ("Orlanov4 Eco onmic Bank", "orlanova economic Bank"),
            ("OrlanJSC", "Orlan JSC"),
            ("Orlan-Mllc", "Orlan-m llc"),
            ("Orlan Industriesco", "Orlan industries co"),
            ("Orlan Powerengineering", "Orlan power engineering"),
            ("ORLlANcomp4ny", "ORLlAN company"),
            ("Jscorlan", "jsc orlan"),
            ("Orlan O R L A N", "Orlan ORLAN"),
            ("Generaltradinggroup", "general trading group"),
            ("Orlan Traidng", "Orlan trading"),
            ("VUSYK ORLANag", "VUSYK ORLAN ag"),
            ("Irn Air", "iran Air"),
            ("VUSYK, P40", "VUSYK, pao"),
            ("VUSYK, 000", "VUSYK, ooo"),
            ("Ian Electronic Industries", "iran Electronic Industries"),
            ("Dubia Trading Company", "dubai Trading Company"),
            (
                "Korea United Development Bakn",
                "Korea United Development bank",
            ),
        ] {
            check(text, View::Body, Some(right));
        }
    }

    #[test]
    fn what_is_right_or_somebodys_stays() {
        for text in [
            "Orlan Trading Company",
            "Bang Trading",
            "Orlan 4",
            "Bank of Iraq",
            "O'Brien Ltd.",
            "Банк Орлан",
        ] {
            check(text, View::Body, None);
        }
        for text in [
            "Lars Tarding",
            "McDonald",
            "Orlan Vusyk",
            "An-Vusyk",
            "Ab Vusyk",
        ] {
            check(text, View::Person, None);
        }
        for (text, right) in [
            ("LARSvusyk", "LARS vusyk"),
            ("Drlars Vusyk", "dr lars Vusyk"),
            ("Drjohannes Vusyk", "dr johannes Vusyk"),
            ("Orlana Yri evna Vusyk", "Orlana yrievna Vusyk"),
            ("Petrovvyacheslav", "petrov vyacheslav"),
            ("Larssen Xusk zz0nov", "Larssen xuskzzonov"),
            ("Hajl Lars Vusyk", "haji Lars Vusyk"),
            ("AlexanderPetrovichVusyk", "Alexander Petrovich Vusyk"),
            ("Mohammadalihassan", "mohammadali hassan"),
            // A name of one word is an initial and a name, or a name that is known and another.
            ("Sbezrukov", "s bezrukov"),
            ("Yelenavusykova", "yelena vusykova"),
            ("H.E. Lars Vusyk", "Lars Vusyk"),
            ("Lars AK-VUSYK", "Lars al-VUSYK"),
        ] {
            check(text, View::Person, Some(right));
        }
    }
}
