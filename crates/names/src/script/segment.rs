//! Where the words of a name lie, and which alphabet each is written in.
//!
//! White space, hyphens, dots, middle dots, commas, brackets, slashes and quotation marks separate; an apostrophe inside a word
//! doesn't (O'Brien), nor do marks. A word that changes its script is cut there, so that «Банк VTB24» and 株式会社ABC work; a
//! few letters of one alphabet inside a word of another that looks the same are a disguise and are read as what they look like.

use super::spelling::{Spellings, push_letter};
use super::{Spelling, Vowels, Word};
use std::ops::Range;
use unicode_script::{Script, UnicodeScript};

/// The families of scripts that are read by one module each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Alphabet {
    Latin,
    Cyrillic,
    Greek,
    Armenian,
    Georgian,
    Hebrew,
    Arabic,
    Hangul,
    Han,
    Kana,
    Brahmic,
    Thai,
    Khmer,
    Burmese,
    Ethiopic,
    Other,
}

impl Alphabet {
    /// The alphabets of the pieces, each once, in the order in which they occur.
    pub(super) fn in_order(pieces: &[Piece<'_>]) -> Vec<Self> {
        let mut seen = Vec::new();
        for piece in pieces {
            if !seen.contains(&piece.alphabet) {
                seen.push(piece.alphabet);
            }
        }
        seen
    }

    /// None for what belongs to no script: digits, marks, punctuation.
    fn of(character: char) -> Option<Self> {
        if character.is_ascii_alphabetic() {
            return Some(Self::Latin);
        }
        if matches!(character, 'ー' | '々' | 'ｰ') {
            return Some(if character == '々' {
                Self::Han
            } else {
                Self::Kana
            });
        }
        Some(match character.script() {
            Script::Common | Script::Inherited | Script::Unknown => return None,
            Script::Latin => Self::Latin,
            Script::Cyrillic => Self::Cyrillic,
            Script::Greek => Self::Greek,
            Script::Armenian => Self::Armenian,
            Script::Georgian => Self::Georgian,
            Script::Hebrew => Self::Hebrew,
            Script::Arabic => Self::Arabic,
            Script::Hangul => Self::Hangul,
            Script::Han => Self::Han,
            Script::Hiragana | Script::Katakana => Self::Kana,
            Script::Devanagari
            | Script::Bengali
            | Script::Gurmukhi
            | Script::Gujarati
            | Script::Oriya
            | Script::Tamil
            | Script::Telugu
            | Script::Kannada
            | Script::Malayalam
            | Script::Sinhala => Self::Brahmic,
            Script::Thai | Script::Lao => Self::Thai,
            Script::Khmer => Self::Khmer,
            Script::Myanmar => Self::Burmese,
            Script::Ethiopic => Self::Ethiopic,
            _ => Self::Other,
        })
    }

    /// Scripts into which the names of East Asia come by their English form, letter by letter.
    pub(super) fn writes_syllables_as_letters(self) -> bool {
        matches!(
            self,
            Self::Greek
                | Self::Hebrew
                | Self::Arabic
                | Self::Brahmic
                | Self::Thai
                | Self::Khmer
                | Self::Burmese
                | Self::Ethiopic
        )
    }

    /// Scripts that write no spaces inside a name; a digit beside them is a word of its own.
    pub(super) fn is_unspaced(self) -> bool {
        matches!(self, Self::Han | Self::Kana | Self::Hangul)
    }

    /// Scripts that write words without spaces between them.
    pub(super) fn joins_words(self) -> bool {
        self.is_unspaced() || matches!(self, Self::Thai | Self::Khmer | Self::Burmese)
    }
}

/// A word of the input in one alphabet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    pub(super) start: usize,
    pub(super) alphabet: Alphabet,
    /// What stands between this piece and the one before: true for a middle dot, as between the parts of a foreign name.
    pub(super) after_dot: bool,
}

impl Piece<'_> {
    pub(super) fn source(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    /// The bytes of the whole input from the `from`th to before the `to`th byte of this piece.
    pub(super) fn part(&self, from: usize, to: usize) -> Range<usize> {
        self.start + from..self.start + to
    }
}

/// An apostrophe or a letter-like mark that stands inside words.
pub(super) fn is_apostrophe(character: char) -> bool {
    matches!(
        character,
        '\'' | '’'
            | '‘'
            | '`'
            | '´'
            | 'ʼ'
            | 'ʻ'
            | 'ʾ'
            | 'ʿ'
            | 'ʹ'
            | 'ʺ'
            | 'ˈ'
            | '′'
            | '＇'
            | '״'
            | '׳'
    )
}

/// Between the parts of a foreign name in Han, Hangul or kana.
fn is_middle_dot(character: char) -> bool {
    matches!(character, '·' | '•' | '・' | '‧' | '･' | '∙' | '●' | '．')
}

/// Whether the character belongs to a word: letters, digits, marks.
fn in_word(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphanumeric() || character == '\'';
    }
    if is_middle_dot(character) {
        return false;
    }
    character.is_alphanumeric() || is_apostrophe(character) || is_mark(character)
}

fn is_mark(character: char) -> bool {
    // Vowel signs and tone marks of the Indian and South-East Asian scripts are no letters to `char`.
    character.script() == Script::Inherited
        || unicode_normalization::char::is_combining_mark(character)
        || character == '\u{640}'
        || character == '·'
}

/// The words of a name, in order.
pub(super) fn pieces(name: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::with_capacity(4);
    let mut after_dot = false;
    let mut start = None;
    for (at, character) in name.char_indices() {
        if in_word(character) {
            start = start.or(Some(at));
        } else {
            if let Some(from) = start.take() {
                cut_at_scripts(&name[from..at], from, after_dot, &mut pieces);
                after_dot = false;
            }
            after_dot |= is_middle_dot(character);
        }
    }
    if let Some(from) = start {
        cut_at_scripts(&name[from..], from, after_dot, &mut pieces);
    }
    join_persian(name, &mut pieces);
    pieces
}

/// The ending of *Khamenei*, which Persian writes behind a silent h, belongs to its word though a blank stands between.
fn join_persian<'a>(name: &'a str, pieces: &mut Vec<Piece<'a>>) {
    for at in (1..pieces.len()).rev() {
        let (before, ending) = (pieces[at - 1], pieces[at]);
        if matches!(ending.text, "ای" | "اي" | "ئی")
            && before.alphabet == Alphabet::Arabic
            && before.text.ends_with(['ه', 'ہ'])
        {
            pieces[at - 1].text = &name[before.start..ending.source().end];
            pieces.remove(at);
        }
    }
}

fn cut_at_scripts<'a>(text: &'a str, start: usize, after_dot: bool, pieces: &mut Vec<Piece<'a>>) {
    if text.is_ascii() {
        if text.bytes().any(|byte| byte.is_ascii_alphanumeric()) {
            pieces.push(Piece {
                text,
                start,
                alphabet: Alphabet::Latin,
                after_dot,
            });
        }
        return;
    }
    if let Some(alphabet) = disguised(text) {
        pieces.push(Piece {
            text,
            start,
            alphabet,
            after_dot,
        });
        return;
    }
    let mut current: Option<(usize, Option<Alphabet>)> = None;
    let mut first = true;
    let mut emit = |from: usize, to: usize, alphabet: Option<Alphabet>| {
        let part = &text[from..to];
        if alphabet.is_some() || part.chars().any(char::is_alphanumeric) {
            pieces.push(Piece {
                text: part,
                start: start + from,
                alphabet: alphabet.unwrap_or(Alphabet::Latin),
                after_dot: after_dot && first,
            });
            first = false;
        }
    };
    for (at, character) in text.char_indices() {
        let own = Alphabet::of(character);
        match (current, own) {
            (None, _) => current = Some((at, own)),
            // A digit after Han, kana or Hangul starts a word; elsewhere digits and marks belong to the letters before them.
            (Some((from, Some(before))), None)
                if before.is_unspaced() && character.is_ascii_digit() =>
            {
                emit(from, at, Some(before));
                current = Some((at, None));
            }
            (Some((from, None)), Some(now)) => {
                if now.is_unspaced() {
                    emit(from, at, None);
                    current = Some((at, own));
                } else {
                    current = Some((from, own));
                }
            }
            (Some((from, Some(before))), Some(now)) if before != now => {
                emit(from, at, Some(before));
                current = Some((at, own));
            }
            _ => {}
        }
    }
    if let Some((from, alphabet)) = current {
        emit(from, text.len(), alphabet);
    }
}

/// The alphabet of a word that mixes Latin with Cyrillic or Greek letters, if the fewer all look like letters of the other.
fn disguised(text: &str) -> Option<Alphabet> {
    let (mut latin, mut cyrillic) = (0, 0);
    for character in text.chars() {
        match Alphabet::of(character) {
            Some(Alphabet::Latin) => latin += 1,
            Some(Alphabet::Cyrillic) => cyrillic += 1,
            Some(_) => return None,
            None => {}
        }
    }
    if latin == 0 || cyrillic == 0 {
        return None;
    }
    let all = |alphabet: Alphabet, alike: fn(char) -> Option<char>| {
        text.chars().all(|character| {
            Alphabet::of(character) != Some(alphabet) || alike(character).is_some()
        })
    };
    let as_latin = all(Alphabet::Cyrillic, latin_of);
    let as_cyrillic = all(Alphabet::Latin, cyrillic_of);
    match (as_latin, as_cyrillic) {
        // Either could be meant: the script of most letters, or of the first.
        (true, true) if latin != cyrillic => Some(if latin > cyrillic {
            Alphabet::Latin
        } else {
            Alphabet::Cyrillic
        }),
        (true, true) => text.chars().find_map(Alphabet::of),
        (true, false) => Some(Alphabet::Latin),
        (false, true) => Some(Alphabet::Cyrillic),
        (false, false) => None,
    }
}

const LOOK_ALIKE: &[(char, char)] = &[
    ('а', 'a'),
    ('в', 'b'),
    ('с', 'c'),
    ('е', 'e'),
    ('ё', 'ë'),
    ('ї', 'ï'),
    ('ә', 'ə'),
    ('н', 'h'),
    ('і', 'i'),
    ('ј', 'j'),
    ('к', 'k'),
    ('м', 'm'),
    ('о', 'o'),
    ('р', 'p'),
    ('ѕ', 's'),
    ('т', 't'),
    ('у', 'y'),
    ('х', 'x'),
    ('ԁ', 'd'),
    ('һ', 'h'),
    ('ӏ', 'l'),
    ('ԛ', 'q'),
    ('ԝ', 'w'),
];

/// The Latin letter that a Cyrillic one looks like (lower case).
pub(super) fn latin_of(character: char) -> Option<char> {
    let lower = character.to_lowercase().next().unwrap_or(character);
    LOOK_ALIKE
        .iter()
        .find(|pair| pair.0 == lower)
        .map(|pair| pair.1)
}

/// The Cyrillic letter that a Latin one looks like (lower case).
pub(super) fn cyrillic_of(character: char) -> Option<char> {
    let lower = character.to_lowercase().next().unwrap_or(character);
    LOOK_ALIKE
        .iter()
        .find(|pair| pair.1 == lower)
        .map(|pair| pair.0)
}

/// A word in a script without a table, left to its code points.
pub(super) fn unread(piece: &Piece<'_>) -> Word {
    Word {
        spellings: Vec::new(),
        vowels: Vowels::Written,
        source: piece.source(),
    }
}

/// The letters and digits of a text in hexadecimal code points, so that equal text still meets equal text.
pub(super) fn code_points(text: &str) -> Vec<Spelling> {
    let mut spellings = Spellings::new();
    for character in text.chars().filter(|character| character.is_alphanumeric()) {
        if character.is_ascii() {
            push_letter(&mut spellings, character, None);
        } else {
            spellings.push(&format!("u{:x}", u32::from(character)));
        }
    }
    spellings.finish()
}
