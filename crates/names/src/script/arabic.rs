//! Arabic letters: Arabic, and Persian, Dari, Pashto, Urdu, Kurdish and Uyghur as their own letters show.
//!
//! Consonants follow BGN/PCGN 1956 (Persian 1958) without dots and apostrophes; long vowels are written, short ones only where
//! someone set the signs, so the words are `Vowels::Partial`. Common name words are read with their vowels from
//! [`arabic_words`](super::arabic_words). The article ال, عبد and a joined و are words of their own.

use super::latin::decimal;
use super::segment::Piece;
use super::spelling::{Spellings, push_letter};
use super::{Spelling, Vowels, Word};
use super::{arabic_body_words, arabic_words};

/// The words of a name, a body's with those that many bear by their meaning.
pub(super) fn words(pieces: &[Piece<'_>], body: bool) -> Vec<Word> {
    let letters: Vec<Vec<(usize, char)>> = pieces.iter().map(|piece| letters(piece.text)).collect();
    let iranian = letters
        .iter()
        .flatten()
        .any(|(_, letter)| "پچژگکی".contains(*letter) || is_indian_or_pashto(*letter));
    let mut words = Vec::with_capacity(pieces.len() * 2);
    for (piece, letters) in pieces.iter().zip(&letters) {
        if body && let Some(read) = arabic_body_words::read(piece) {
            words.extend(read);
            continue;
        }
        split(piece, letters, iranian, &mut words);
    }
    words
}

fn is_indian_or_pashto(letter: char) -> bool {
    "ٹڈڑںھہےټډړږښځڅڼېۍئۀێۆڕڵ".contains(letter)
}

/// The letters with their place in bytes; the stretching sign is dropped, vowel signs stay.
fn letters(text: &str) -> Vec<(usize, char)> {
    text.char_indices()
        .filter(|(_, letter)| letter.is_alphanumeric() || is_sign(*letter))
        .filter(|(_, letter)| *letter != '\u{640}')
        .collect()
}

fn is_sign(letter: char) -> bool {
    ('\u{64b}'..='\u{652}').contains(&letter) || letter == '\u{670}'
}

/// One written word to one or more words.
fn split(piece: &Piece<'_>, letters: &[(usize, char)], iranian: bool, words: &mut Vec<Word>) {
    let plain: Vec<char> = letters
        .iter()
        .map(|pair| pair.1)
        .filter(|letter| !is_sign(*letter))
        .collect();
    // Signs make the places of letters and of plain letters differ; prefixes are cut only from unsigned words.
    let signed = plain.len() != letters.len();
    let key: String = plain
        .iter()
        .map(|letter| arabic_words::plain(*letter))
        .collect();
    let byte = |index: usize| letters.get(index).map_or(piece.text.len(), |pair| pair.0);
    let part = |from: usize, to: usize| {
        piece.part(
            byte(from),
            if to >= letters.len() {
                piece.text.len()
            } else {
                byte(to)
            },
        )
    };
    let end = letters.len();

    if let Some(listed) = arabic_words::find(&key) {
        words.push(whole(letters, iranian, Some(listed), part(0, end)));
        return;
    }
    if !signed && let Some((at, first, second)) = two_words(&plain) {
        words.push(fixed(first, part(0, at)));
        words.push(fixed(second, part(at, end)));
        return;
    }
    let mut from = 0;
    let mut to = end;
    if !signed {
        if plain.len() >= 6 && starts(&plain, "عبدال") {
            words.push(fixed("abd|abdu|abdul", part(0, 3)));
            from = 3;
        } else if plain.len() >= 8 && starts(&plain, "ابوال") {
            words.push(fixed("abu|abou|abul|abol", part(0, 3)));
            from = 3;
        } else if plain.len() >= 6 && starts(&plain, "وال") {
            words.push(fixed("wa|va", part(0, 1)));
            from = 1;
        } else if let Some(tail) = TAILS
            .iter()
            .map(|tail| tail.chars().count())
            .find(|tail| joined_tail(&plain, *tail))
        {
            to = plain.len() - tail;
        }
        if to == end && is_article(&plain[from..]) {
            words.push(article(plain[from + 2], part(from, from + 2)));
            from += 2;
        }
    }
    let key = |from: usize, to: usize| -> String {
        plain[from..to]
            .iter()
            .map(|letter| arabic_words::plain(*letter))
            .collect()
    };
    if signed {
        words.push(whole(
            letters,
            iranian,
            arabic_words::find(&key(0, plain.len())),
            part(0, end),
        ));
        return;
    }
    words.push(whole(
        &letters[from..to],
        iranian,
        arabic_words::find(&key(from, to)),
        part(from, to),
    ));
    if to < end {
        // نورالدین: the joined tail is read as it would stand alone.
        if key(to, end) == "الله" {
            words.push(fixed("allah|ullah", part(to, end)));
        } else {
            words.push(article(plain[to + 2], part(to, to + 2)));
            words.push(whole(
                &letters[to + 2..],
                iranian,
                arabic_words::find(&key(to + 2, end)),
                part(to + 2, end),
            ));
        }
    }
}

/// Two listed words written as one, as Iranians write many given names (علیرضا is Ali Reza): where, and their spellings.
fn two_words(plain: &[char]) -> Option<(usize, &'static str, &'static str)> {
    let key = |letters: &[char]| -> String {
        letters
            .iter()
            .map(|letter| arabic_words::plain(*letter))
            .collect()
    };
    (3..=plain.len().saturating_sub(3)).find_map(|at| {
        let first = arabic_words::find(&key(&plain[..at]))?;
        Some((at, first, arabic_words::find(&key(&plain[at..]))?))
    })
}

/// Second parts of names that are often written together with the first.
const TAILS: &[&str] = &[
    "الدين",
    "الله",
    "الرحمن",
    "الحق",
    "الاسلام",
    "الزمان",
    "الغني",
    "العابدين",
];

fn joined_tail(plain: &[char], length: usize) -> bool {
    plain.len() >= length + 2
        && TAILS.iter().any(|tail| {
            tail.chars().count() == length && starts(&plain[plain.len() - length..], tail)
        })
}

/// The article, but for الله.
fn is_article(plain: &[char]) -> bool {
    plain.len() >= 4 && starts(plain, "ال") && !(plain.len() == 4 && starts(plain, "الله"))
}

/// The article before this letter: a sun letter takes the l over (al-Din, ad-Din, ed-Dine, ud-Din).
fn article(next: char, source: std::ops::Range<usize>) -> Word {
    fixed(
        match next {
            'ت' | 'ط' => "al|el|ul|at|et|ut",
            'د' | 'ض' | 'ذ' => "al|el|ul|ad|ed|ud",
            'ر' => "al|el|ul|ar|er|ur",
            'ز' | 'ظ' => "al|el|ul|az|ez|uz",
            'س' | 'ص' | 'ث' => "al|el|ul|as|es|us",
            'ش' => "al|el|ul|ash|ech|ush",
            'ن' => "al|el|ul|an|en|un",
            _ => "al|el|ul",
        },
        source,
    )
}

fn starts(letters: &[char], with: &str) -> bool {
    with.chars().enumerate().all(|(at, letter)| {
        letters
            .get(at)
            .is_some_and(|own| arabic_words::plain(*own) == letter)
    })
}

fn fixed(alternatives: &str, source: std::ops::Range<usize>) -> Word {
    super::spelling::listed_word(alternatives, source)
}

/// A word with its listed spellings, or letter by letter.
fn whole(
    letters: &[(usize, char)],
    iranian: bool,
    listed: Option<&str>,
    source: std::ops::Range<usize>,
) -> Word {
    match listed {
        Some(listed) => fixed(listed, source),
        None => Word {
            spellings: spell(letters, iranian),
            vowels: Vowels::Partial,
            source,
        },
    }
}

/// Endings of Slavic names, whose letters Arabic and Persian lack: لافروف is Lavrov, بورتنيكوف Bortnikov.
const SLAVIC: &[&str] = &[
    "وف", "وو", "يف", "يو", "وفا", "ووا", "يفا", "يوا", "فيتش", "ويچ", "سكي", "ينكو", "نكو", "كين",
    "يين", "تشوك",
];

/// Whether the letters end as a Slavic name does, with a name before the ending.
fn is_slavic(letters: &[char]) -> bool {
    const STEM_MIN: usize = 3;
    let ends = |ending: &&str| -> bool {
        let stem = letters.len().saturating_sub(ending.chars().count());
        // Arabic words of the same end write few vowels: معروف.
        let vowels = |letter: &char| matches!(letter, 'ا' | 'آ' | 'و' | 'ي' | 'ی' | 'ې');
        stem >= STEM_MIN && letters[1..stem].iter().any(vowels) && starts(&letters[stem..], ending)
    };
    SLAVIC.iter().any(ends)
}

/// What a letter stands for in a Slavic name, where it is another than in Arabic: all vowels are written, and v and g have none of
/// their own.
fn slavic(letters: &[char], at: usize, iranian: bool) -> Option<&'static str> {
    let (first, last) = (at == 0, at + 1 == letters.len());
    let before_vowel = matches!(letters.get(at + 1), Some('ا' | 'آ' | 'ى' | 'و' | 'ي' | 'ی'));
    Some(match letters[at] {
        'ف' if iranian => "f|v",
        'ف' => "v|f",
        'غ' | 'ج' if !iranian => "g|j",
        'و' if first || last => "v|o",
        'و' if iranian && before_vowel => "v|o",
        'و' => "o|u~v",
        'ي' | 'ی' if !first && !last => "i|e",
        'خ' => "kh",
        _ => return None,
    })
}

fn spell(letters: &[(usize, char)], iranian: bool) -> Vec<Spelling> {
    let plain: Vec<char> = letters.iter().map(|pair| pair.1).collect();
    let of_slavs = is_slavic(&plain);
    let mut spellings = if of_slavs {
        Spellings::of_foreign()
    } else {
        Spellings::new()
    };
    for at in 0..plain.len() {
        let letter = plain[at];
        if of_slavs && let Some(read) = slavic(&plain, at, iranian) {
            spellings.push_any(read);
            continue;
        }
        if let Some(digit) = decimal(letter) {
            let mut buffer = [0; 4];
            spellings.push(char::from(b'0' + digit as u8).encode_utf8(&mut buffer));
        } else {
            push_letter(&mut spellings, letter, value(&plain, at, iranian));
        }
    }
    spellings.finish()
}

/// What a letter stands for. The words are `Partial`, so vowels are given once: a missing or other one is nearly free.
fn value(letters: &[char], at: usize, iranian: bool) -> Option<&'static str> {
    let (first, last) = (at == 0, at + 1 == letters.len());
    let next = letters.get(at + 1).copied();
    let before_vowel = matches!(next, Some('ا' | 'آ' | 'ى' | 'ة' | 'و' | 'ە'));
    if let Some(found) = foreign(letters[at], last) {
        return Some(found);
    }
    Some(match letters[at] {
        'ا' | 'أ' if first && next == Some('و') => "~a",
        'ا' | 'أ' if first && matches!(next, Some('ي' | 'ی')) => "",
        // Persian and Urdu write a long a at the start with a sign: what has none is a short vowel.
        'ا' if first && iranian && next.is_some() => "a~o~e",
        'ا' | 'ى' | '\u{670}' | 'آ' | 'أ' | 'ٱ' => "a",
        'إ' => "i",
        'ء' | 'ْ' | 'ً' | 'ٌ' | 'ٍ' => "",
        'ؤ' => "u",
        'ئ' => "i",
        'ب' => {
            if iranian {
                "b"
            } else {
                "b~p"
            }
        }
        'ة' => {
            if iranian {
                "at|a"
            } else {
                "a|at"
            }
        }
        // Arabic has no ch of its own.
        'ت' if next == Some('ش') => "",
        'ش' if !first && letters[at - 1] == 'ت' => "ch|sh|tsh",
        'ت' | 'ط' => "t",
        'ث' => {
            if iranian {
                "s"
            } else {
                "th|s"
            }
        }
        'ج' => {
            if iranian {
                "j"
            } else {
                // In Egypt ج is g, and نج at the end the ng of foreign names.
                if last && at > 0 && letters[at - 1] == 'ن' {
                    "g|j"
                } else {
                    "j|g"
                }
            }
        }
        'ح' => "h",
        'خ' => "kh",
        'د' => "d",
        'ذ' => {
            if iranian {
                "z"
            } else {
                "dh|z"
            }
        }
        'ر' => "r",
        'ز' => "z",
        'س' | 'ص' => "s",
        'ش' => "sh",
        'ض' => {
            if iranian {
                "z|d"
            } else {
                "d|z"
            }
        }
        'ظ' => {
            if iranian {
                "z"
            } else {
                "z|d"
            }
        }
        'ع' if first => "a",
        'ع' => "",
        // وانغ: the ng of foreign names.
        'غ' if last && at > 0 && letters[at - 1] == 'ن' => "g|gh",
        'غ' => "gh",
        'ف' => {
            if iranian {
                "f"
            } else {
                "f~v"
            }
        }
        'ق' => {
            if iranian {
                "q~gh"
            } else {
                "q~g"
            }
        }
        'ك' => "k",
        'ل' => "l",
        'م' => "m",
        'ن' => "n",
        'ه' if last && iranian => "a|h",
        // Between two consonants stands a vowel that is not written: they are not the one sound that Latin letters write so.
        'ه' if !first
            && matches!(
                letters[at - 1],
                'س' | 'ص' | 'ك' | 'ک' | 'د' | 'ت' | 'ط' | 'ز' | 'ج' | 'گ' | 'پ'
            ) =>
        {
            "uh|ah|ih"
        }
        'ه' => "h",
        'و' if iranian && at > 0 && letters[at - 1] == 'خ' && next == Some('ا') => "w|",
        'و' if first || before_vowel => {
            if iranian {
                "v"
            } else {
                "w"
            }
        }
        'و' => {
            if iranian {
                "u|v"
            } else {
                "u"
            }
        }
        'ي' if first || before_vowel => "y",
        'ي' => "i",
        // Written short vowels.
        'َ' => "a",
        'ِ' => "i",
        'ُ' => "u",
        // The sign of a doubled consonant.
        'ّ' => "",
        _ => return None,
    })
}

/// Letters that Arabic itself lacks, and those of the neighbours that are read in their own way.
fn foreign(letter: char, last: bool) -> Option<&'static str> {
    Some(match letter {
        'پ' => "p",
        'چ' => "ch",
        'ژ' => "zh",
        'گ' | 'ڨ' | 'ګ' => "g",
        'ڭ' => "ng",
        'ڤ' | 'ۋ' => "v",
        'ک' | 'ڪ' => "k",
        'ی' => "i",
        'ې' | 'ێ' | 'ے' => "e",
        'ۍ' => "ay",
        'ٹ' | 'ټ' => "t",
        'ڈ' | 'ډ' => "d",
        'ڑ' | 'ړ' | 'ڕ' => "r",
        'ں' | 'ڼ' => "n",
        'ھ' => "h",
        'ہ' | 'ۀ' if last => "a|h",
        'ە' => "a",
        'ہ' | 'ۀ' => "h",
        'ږ' => "zh|g",
        'ښ' => "sh|kh",
        'ځ' => "dz",
        'څ' => "ts",
        'ڵ' => "l",
        'ۆ' | 'ۇ' | 'ۈ' => "o",
        'ۃ' => "a|at",
        _ => return None,
    })
}
