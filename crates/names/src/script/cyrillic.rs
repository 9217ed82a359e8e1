//! Cyrillic: the usual English form of the language guessed from its letters.
//!
//! Russian follows ICAO 9303 and BGN/PCGN as passports and newspapers mix them (Щ shch, Х kh, soft sign dropped), Ukrainian the
//! cabinet's system of 2010, Belarusian that of 2007 in BGN's letters, Bulgarian the law of 2009, Serbian and Macedonian their
//! own Latin letters with the English alternative, the Turkic languages, Mongolian and Tajik BGN/PCGN.
//! Names that are Korean, Chinese or Japanese in Cyrillic get further readings, see `cyrillic_east`.

use super::segment::{Piece, cyrillic_of};
use super::spelling::{Spellings, push_letter};
use super::{Reading, System, Vowels, Word, cyrillic_east};

/// The languages whose letters are read differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Language {
    Russian,
    Ukrainian,
    Belarusian,
    Bulgarian,
    Serbian,
    Macedonian,
    Kyrgyz,
    Mongolian,
    Uzbek,
    Turkic,
}

pub(super) fn readings(pieces: &[Piece<'_>]) -> Vec<Reading> {
    let lower: Vec<Vec<char>> = pieces.iter().map(|piece| letters(piece.text)).collect();
    let language = guess(&lower);
    let words = pieces
        .iter()
        .zip(&lower)
        .map(|(piece, letters)| word(piece, letters, language))
        .collect();
    let mut readings = vec![Reading {
        system: System::Cyrillic,
        words,
        cost: 0,
    }];
    readings.extend(cyrillic_east::readings(pieces, &lower));
    readings
}

/// Lower case, Latin letters that look Cyrillic exchanged, marks and apostrophes dropped.
fn letters(text: &str) -> Vec<char> {
    text.chars()
        .flat_map(char::to_lowercase)
        .map(|letter| cyrillic_of(letter).unwrap_or(letter))
        .filter(|letter| letter.is_alphanumeric())
        .collect()
}

fn guess(words: &[Vec<char>]) -> Language {
    let russian = |letter: &char| ('а'..='ё').contains(letter) && *letter != 'ѐ';
    if words.iter().flatten().all(russian) {
        let unlike_russian = words.iter().any(|word| bulgarian(word))
            && !words.iter().flatten().any(|letter| "ыэё".contains(*letter));
        return if unlike_russian {
            Language::Bulgarian
        } else {
            Language::Russian
        };
    }
    let has = |set: &str| words.iter().flatten().any(|letter| set.contains(*letter));
    if has("ўқғҳ") && has("қғҳ") && !has("ҷӯӣ") {
        Language::Uzbek
    } else if has("ѓќѕ") {
        Language::Macedonian
    } else if has("ђјљњћџ") && !has("әҝҹ") {
        Language::Serbian
    } else if has("әғқұҳҷҗҙҫҡһҝҹӕӯӣ") || (has("ңөү") && has("і")) {
        Language::Turkic
    } else if has("ң") {
        Language::Kyrgyz
    } else if has("өү") {
        Language::Mongolian
    } else if has("ў") {
        Language::Belarusian
    } else if has("їєґ") {
        Language::Ukrainian
    } else if has("і") {
        let softened = |word: &Vec<char>| {
            let soft = |letter: char| "іьеёюя".contains(letter);
            word.windows(3)
                .any(|w| w[0] == 'д' && w[1] == 'з' && soft(w[2]))
                || word.windows(2).any(|w| w[0] == 'ц' && w[1] == 'і')
        };
        let ends_ukrainian = has("и");
        if has("ыэё") || (!ends_ukrainian && words.iter().any(softened)) {
            Language::Belarusian
        } else {
            Language::Ukrainian
        }
    } else if !has("ыэё") && words.iter().any(|word| bulgarian(word)) {
        Language::Bulgarian
    } else {
        Language::Russian
    }
}

/// In Russian a hard sign stands before е, ё, ю, я only.
fn bulgarian(word: &[char]) -> bool {
    word.iter().enumerate().any(|(at, letter)| {
        *letter == 'ъ' && word.get(at + 1).is_none_or(|next| !"еёюя".contains(*next))
    })
}

fn is_vowel(letter: char) -> bool {
    "аеёиоуыэюяіїєәөүұӯӣ".contains(letter)
}

fn word(piece: &Piece<'_>, letters: &[char], language: Language) -> Word {
    let mut spellings = Spellings::new();
    let mut at = 0;
    while at < letters.len() {
        let rest = &letters[at..];
        let before = at.checked_sub(1).map(|index| letters[index]);
        if let Some((length, alternatives)) = cluster(rest, before, language) {
            spellings.push_any(alternatives);
            at += length;
            continue;
        }
        let letter = letters[at];
        let read = if letter == 'ц' && is_acronym(letters) {
            Some("c|ts")
        } else {
            special(letter, before, language).or_else(|| common(letter))
        };
        push_letter(&mut spellings, letter, read);
        at += 1;
    }
    spellings.word(piece, Vowels::Written)
}

/// Whether no vowel is among a few letters, each for a word: the МЦСТ calls itself MCST.
fn is_acronym(letters: &[char]) -> bool {
    const LETTERS: std::ops::RangeInclusive<usize> = 2..=5;
    LETTERS.contains(&letters.len())
        && letters
            .iter()
            .all(|letter| !"аеёиоуыэюяіїєў".contains(*letter))
}

/// Letters that are read together, with how many they are.
fn cluster(
    rest: &[char],
    before: Option<char>,
    language: Language,
) -> Option<(usize, &'static str)> {
    let cyrillic = !matches!(language, Language::Serbian | Language::Macedonian);
    Some(match *rest {
        // Endings of names: Зеленский, Юрий, Белый; Зеленський.
        ['и', 'й'] if language == Language::Ukrainian => (2, "yi|y|yy|ii"),
        ['і', 'й'] if language == Language::Ukrainian => (2, "ii|iy|y"),
        ['и', 'й'] if matches!(before, Some('к')) => (2, "y|ii|iy|i"),
        ['и', 'й'] => (2, "ii|y|i|iy"),
        ['ы', 'й'] => (2, "yi|y|iy"),
        // Belarusian softens what Russian writes as t and d, and begins with u for its v.
        ['д', 'з', 'ь' | 'і' | 'е' | 'ё' | 'ю' | 'я', ..] if language == Language::Belarusian => {
            (2, "dz|d")
        }
        ['ц', 'ь' | 'і' | 'е' | 'ё' | 'ю' | 'я', ..] if language == Language::Belarusian => {
            (1, "ts|t")
        }
        ['у', next, ..]
            if language == Language::Belarusian && before.is_none() && !is_vowel(next) =>
        {
            (1, "u|v")
        }
        // Greek words with an H: РусГидро.
        ['г', 'и', 'д', 'р', ..] if language == Language::Russian => (4, "gidr|hydr"),
        // Foreign names with an H: Ганс, Гейдар, Гусейн.
        ['г', next, ..] if language == Language::Russian && before.is_none() && is_vowel(next) => {
            (1, "g|h")
        }
        ['к', 'с', ..] if cyrillic => (2, "ks|x"),
        ['д', 'ж', ..] if cyrillic => (2, "dzh|j"),
        ['ь', 'е', ..] if cyrillic => (2, "ie|e|ye"),
        ['ь', 'ё', ..] => (2, "yo|ie|e"),
        ['ь', 'о' | 'О', ..] if cyrillic => (2, "io|yo|o"),
        ['и' | 'і', 'я', ..] if language == Language::Bulgarian || rest.len() == 2 => {
            (2, "iya|ia")
        }
        ['з', 'г', ..] if language == Language::Ukrainian => (2, "zgh|zh"),
        _ => return None,
    })
}

/// Letters that this language reads in its own way.
fn special(letter: char, before: Option<char>, language: Language) -> Option<&'static str> {
    let initial = before.is_none_or(|letter| is_vowel(letter) || "ьъ".contains(letter));
    Some(match (language, letter) {
        (Language::Russian, 'е') if initial => "e|ye",
        (Language::Ukrainian | Language::Belarusian, 'г') => "h|g",
        (Language::Ukrainian | Language::Belarusian, 'ґ') => "g",
        (Language::Ukrainian, 'и') => "y",
        (Language::Ukrainian, 'є') if initial => "ye|ie",
        (Language::Ukrainian, 'є') => "ie|e|ye",
        (Language::Ukrainian, 'ї') if initial => "yi|i",
        (Language::Ukrainian, 'ї') => "i|yi",
        (Language::Ukrainian, 'е') => "e",
        (Language::Belarusian, 'ў') => "u|w",
        (Language::Belarusian, 'е') if initial => "ye|e",
        (Language::Belarusian, 'ё') => "yo|io|e",
        (Language::Bulgarian, 'щ') => "sht|sh",
        (Language::Bulgarian, 'ъ') => "a|u",
        (Language::Bulgarian, 'ь') => "y",
        (Language::Bulgarian, 'х') => "h|kh",
        (Language::Bulgarian, 'е') => "e",
        (Language::Serbian, 'ђ') => "dj|d",
        (Language::Serbian | Language::Macedonian, 'ж') => "z|zh",
        (Language::Serbian | Language::Macedonian, 'ј') => "j|y|i",
        (Language::Serbian, 'љ') => "lj|l",
        (Language::Serbian, 'њ') => "nj|n",
        (Language::Serbian, 'ћ') => "c|ch",
        (Language::Serbian | Language::Macedonian, 'ц') => "c|ts",
        (Language::Serbian | Language::Macedonian, 'ч') => "c|ch",
        (Language::Serbian | Language::Macedonian, 'џ') => "dz|dzh|j",
        (Language::Serbian | Language::Macedonian, 'ш') => "s|sh",
        (Language::Serbian | Language::Macedonian, 'х') => "h",
        (Language::Serbian | Language::Macedonian, 'е') => "e",
        (Language::Macedonian, 'ѓ') => "gj|g",
        (Language::Macedonian, 'ќ') => "kj|k",
        (Language::Macedonian, 'ѕ') => "dz",
        (Language::Macedonian, 'љ') => "lj|l",
        (Language::Macedonian, 'њ') => "nj|n",
        (Language::Kyrgyz | Language::Mongolian, 'ж') => "j|zh",
        (Language::Mongolian, 'ө') => "u|o",
        (Language::Mongolian, 'з') => "z|dz",
        (Language::Mongolian, 'е') => "ye|e",
        (Language::Mongolian, 'х') => "kh|h",
        (Language::Uzbek, 'ў') => "o|u",
        (Language::Uzbek, 'ж') => "j|zh",
        (Language::Uzbek, 'х') => "kh|x",
        (Language::Turkic, 'ж') => "zh|j",
        _ => return None,
    })
}

/// The Russian letters, and those of other languages that are read alike everywhere.
fn common(letter: char) -> Option<&'static str> {
    Some(match letter {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'д' => "d",
        'е' | 'э' | 'є' | 'ѣ' | 'ѐ' => "e",
        'ё' => "e|yo|o",
        'ж' | 'җ' => "zh|j",
        'з' | 'ҙ' => "z",
        'и' | 'й' | 'і' | 'ї' | 'ӣ' | 'ѵ' | 'ҋ' | 'ѝ' => "i",
        'к' => "k",
        'л' | 'ԯ' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' | 'ԥ' => "p",
        'р' => "r",
        'с' | 'ҫ' => "s",
        'т' => "t",
        'у' | 'ұ' | 'ӯ' | 'ў' => "u",
        'ф' | 'ѳ' => "f",
        'х' => "kh|h",
        'ц' => "ts",
        'ч' => "ch",
        'ҷ' | 'ҹ' | 'ӌ' => "j",
        'ш' => "sh",
        'щ' => "shch",
        'ъ' | 'ь' | 'ӏ' => "",
        'ы' => "y",
        'ю' => "yu",
        'я' => "ya",
        'ґ' | 'ҝ' | 'ӷ' => "g",
        'ә' | 'ӕ' => "a|e|ae",
        'ғ' => "gh|g",
        'қ' | 'ҡ' | 'ҟ' => "q|k",
        'ң' | 'ҥ' | 'ӈ' => "ng|n",
        'ө' => "o|oe",
        'ү' => "u|ue",
        'һ' | 'ҳ' => "h",
        'ј' => "j|y",
        'љ' => "lj|l",
        'њ' => "nj|n",
        'ђ' => "dj|d",
        'ћ' => "c|ch",
        'џ' => "dzh|j",
        'ѕ' => "dz",
        'ѓ' => "gj|g",
        'ќ' => "kj|k",
        _ => return None,
    })
}
