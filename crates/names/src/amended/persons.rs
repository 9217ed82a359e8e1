//! What is undone in a person's name: words written as one or parted.

use std::sync::OnceLock;

use super::{Piece, in_letters, replace, segments};
use crate::spelling::Spelling;
use crate::{Bits, rarity, roles, words};

/// Parts what is two words, and joins what is one, unless words were `parted` already.
pub(super) fn amend(pieces: &mut Vec<Piece>, parted: bool) -> bool {
    let mut changed = title_left_out(pieces) || title_read_right(pieces);
    changed |= small_words_in_letters(pieces);
    changed |= article_read_right(pieces);
    let words = pieces.iter();
    let words = words.filter(|piece| matches!(piece, Piece::Word(_)));
    let lone = words.count() == 1;
    for at in (0..pieces.len()).rev() {
        let Some(word) = nobodys(&pieces[at]) else {
            continue;
        };
        let parts = match behind_a_title(&word) {
            Some((title, name)) => vec![title, name],
            None if lone => names_in_one_word(&word),
            None => names_in(&word),
        };
        if parts.len() > 1 {
            replace(pieces, at, &parts);
            changed = true;
        }
    }
    changed || (!parted && join_split_names(pieces))
}

/// A word that is nobody's name, nor a title or particle; letters for the digits in it.
fn nobodys(piece: &Piece) -> Option<String> {
    let word = piece.plain()?;
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let word = if digits == 0 {
        word
    } else {
        in_letters(&word).filter(|_| 2 * digits <= word.len())?
    };
    (!rarity::is_borne(&word) && words::lookup(&word).is_plain()).then_some(word)
}

/// Leaves out the letters for "His Excellency".
fn title_left_out(pieces: &mut Vec<Piece>) -> bool {
    const TITLE: [&str; 4] = ["H", ".", "E", ". "];
    let texts = pieces.iter().map(|piece| match piece {
        Piece::Word(text) | Piece::Between(text) => text.as_str(),
    });
    let begins = texts.take(TITLE.len()).eq(TITLE);
    if begins {
        pieces.drain(..TITLE.len());
    }
    begins
}

/// Writes a title that a name begins with right: *Hajl*. A slip in the first letter is rare, and makes another
/// name as often: *Zayed* is no *Sayed*.
fn title_read_right(pieces: &mut [Piece]) -> bool {
    const LETTERS_MIN: usize = 4;
    let Some(word) = pieces.first().and_then(nobodys) else {
        return false;
    };
    if word.len() < LETTERS_MIN || pieces.len() <= 3 {
        return false;
    }
    let written = Spelling::new(&word, Bits::ZERO);
    let mut titles = titles()
        .iter()
        .filter(|title| title.text.len() >= LETTERS_MIN);
    let begins_so = |title: &Spelling| title.text.chars().next() == word.chars().next();
    let title = titles.find(|title| begins_so(title) && written.one_slip_from(title));
    if let Some(title) = title {
        pieces[0] = Piece::Word(title.text.to_string());
    }
    title.is_some()
}

fn titles() -> &'static [Spelling] {
    static TITLES: OnceLock<Vec<Spelling>> = OnceLock::new();
    let spelled = || words::titles().map(|title| Spelling::new(title, Bits::ZERO));
    TITLES.get_or_init(|| spelled().collect())
}

/// A title and the name that it is written on to: *Drlars*.
fn behind_a_title(word: &str) -> Option<(&str, &str)> {
    const TITLE_MIN: usize = 2;
    const TITLE_OF_ANYBODY_MIN: usize = 5;
    const NAME_MIN: usize = 4;
    let borders = TITLE_MIN..word.len().saturating_sub(NAME_MIN - 1);
    let mut parts = borders.map(|border| word.split_at(border));
    parts.find(|(title, name)| {
        let plainly = title.len() >= TITLE_OF_ANYBODY_MIN;
        // No name begins with so many consonants: *Drj*, *Mrsm*.
        let unspeakable = !title.contains(is_vowel) && !name.starts_with(is_vowel);
        words::is_title(title) && (plainly || unspeakable || rarity::is_borne(name))
    })
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// Several names in one word: of all such, those that most people bear.
fn names_in(word: &str) -> Vec<&str> {
    if roles::is_patronymic(word) && word.len() <= PATRONYMIC_MAX {
        return vec![word];
    }
    segments::of(word, rarity_of_name)
}

/// The same of a word that is all there is of a name: few are called by one, and one that is nobody's is
/// an initial and a name (*Sivanov*), or several names.
fn names_in_one_word(word: &str) -> Vec<&str> {
    const NAME_MIN: usize = 5;
    let (initial, name) = word.split_at(1);
    if name.len() >= NAME_MIN && rarity::is_borne(name) {
        return vec![initial, name];
    }
    segments::of_no_word(word, rarity_of_name)
}

/// How rare a part of a word is, if it is a name.
fn rarity_of_name(part: &str) -> Option<Bits> {
    // No name begins with a letter twice.
    let begins = part.as_bytes()[0] != part.as_bytes()[1];
    let known = begins && (rarity::is_borne(part) || roles::is_patronymic(part));
    known.then(|| rarity::of_person(&[&[part]])[0])
}

/// Longer ones are several names in one word.
const PATRONYMIC_MAX: usize = 16;

/// Joins two neighbours that are nobody's names, one of them short, or that are a name together: of all such, the
/// shortest. Who bears a name bears the other beside it: *Ali Orlan* is no *Aliorlan*.
fn join_split_names(pieces: &mut Vec<Piece>) -> bool {
    const SHORT: std::ops::RangeInclusive<usize> = 2..=6;
    const JOINED_MAX: usize = 14;
    const JOINED_MIN: usize = 6;
    const WORDS_MIN: usize = 3;
    let short = |piece: &Piece| nobodys(piece).is_some_and(|word| SHORT.contains(&word.len()));
    let joined = |at: usize| {
        let [one, between, other] = &pieces[at..at + 3] else {
            return None;
        };
        let blank = matches!(between, Piece::Between(blank) if blank == " ");
        let one_word = [one.plain()?, other.plain()?].concat();
        let parted = [one.plain()?, other.plain()?];
        let lone = parted.iter().any(|word| word.len() == 1);
        let marks = |word: &String| words::lookup(word).generation.is_some();
        let borne = parted.iter().any(|word| rarity::is_borne(word));
        let joins = !lone
            && !parted.iter().any(marks)
            && ((!borne && (short(one) || short(other)))
                || rarity::is_borne(&one_word)
                || roles::is_patronymic(&one_word));
        (blank && joins && (JOINED_MIN..=JOINED_MAX).contains(&one_word.len())).then_some((
            one_word.len(),
            at,
            one_word,
        ))
    };
    // A name of one word is nobody's.
    let words = pieces
        .iter()
        .filter(|piece| matches!(piece, Piece::Word(_)));
    if words.count() < WORDS_MIN {
        return false;
    }
    let places = 0..pieces.len().saturating_sub(2);
    let Some((_, at, word)) = places.filter_map(joined).min() else {
        return false;
    };
    pieces.splice(at..at + 3, [Piece::Word(in_letters(&word).unwrap_or(word))]);
    true
}

/// Writes the Arabic article right where it is written on to a name with a hyphen: *Ak-Abdullah*.
fn article_read_right(pieces: &mut [Piece]) -> bool {
    let mut changed = false;
    for at in 0..pieces.len().saturating_sub(2) {
        let hyphen = matches!(&pieces[at + 1], Piece::Between(between) if between == "-");
        let word = pieces[at].plain().filter(|_| hyphen);
        let slipped = word.is_some_and(|word| {
            let begins = word.len() == 2 && word.starts_with('a');
            begins && words::lookup(&word).particle.is_none()
        });
        if slipped {
            pieces[at] = Piece::Word("al".to_owned());
            changed = true;
        }
    }
    changed
}

/// Writes letters for the digits of a title or a small word: *4l* is *al*.
fn small_words_in_letters(pieces: &mut [Piece]) -> bool {
    let mut changed = false;
    for piece in pieces {
        let letters = piece.plain().and_then(|word| in_letters(&word));
        let small = letters.filter(|word| {
            let known = words::lookup(word);
            known.particle.is_some() || known.title
        });
        if let Some(small) = small {
            *piece = Piece::Word(small);
            changed = true;
        }
    }
    changed
}
