//! East Asian names in Cyrillic, undone: Korean (Kontsevich), Chinese (Palladius), Japanese (Polivanov).
//!
//! Ким Чен Ын is Kim Jong Un and Си Цзиньпин is Xi Jinping; letter by letter they would be Kim Chen Yn and Si Tszinpin.
//! A reading is offered only if every word of the name consists of that system's syllables.

use super::segment::Piece;
use super::spelling::Spellings;
use super::{Reading, System, Vowels, Word};

/// Such a reading of a name that a Russian or Ukrainian could bear too; most Cyrillic names are not East Asian.
const COST: i32 = 150;
/// Words longer than this are no East Asian name.
pub(super) const LETTERS_MAX: usize = 14;

pub(super) fn readings(pieces: &[Piece<'_>], lower: &[Vec<char>]) -> Vec<Reading> {
    let ukrainian = lower
        .iter()
        .flatten()
        .any(|letter| matches!(letter, 'і' | 'ї' | 'є'));
    if ukrainian {
        // Ukrainian writes the same systems with its own letters.
        let russian: Vec<Vec<char>> = lower
            .iter()
            .map(|word| {
                word.iter()
                    .map(|letter| match letter {
                        'и' => 'ы',
                        'і' | 'ї' => 'и',
                        'є' => 'е',
                        other => *other,
                    })
                    .collect()
            })
            .collect();
        return of_syllables(pieces, &harden(russian));
    }
    of_syllables(pieces, lower)
}

/// Belarusian writes э after the consonants that it never softens, where Russian has е.
fn harden(mut words: Vec<Vec<char>>) -> Vec<Vec<char>> {
    for word in &mut words {
        for at in 1..word.len() {
            if word[at] == 'э' && matches!(word[at - 1], 'ч' | 'ж' | 'ш' | 'ц') {
                word[at] = 'е';
            }
        }
    }
    words
}

/// A name's plain reading, and its readings as an East Asian name that its script took from Russian, letter by letter in
/// Cyrillic. Georgian and Armenian write и and ы with one letter: ї, which Russian lacks, stands for it.
pub(super) fn by_way_of_russian(
    plain: Reading,
    pieces: &[Piece<'_>],
    to_cyrillic: fn(&str) -> Vec<char>,
) -> Vec<Reading> {
    let cyrillic: Vec<Vec<char>> = pieces.iter().map(|piece| to_cyrillic(piece.text)).collect();
    let mut readings = vec![plain];
    readings.extend(of_syllables(pieces, &cyrillic));
    readings
}

fn of_syllables(pieces: &[Piece<'_>], lower: &[Vec<char>]) -> Vec<Reading> {
    let short = lower
        .iter()
        .all(|word| word.len() <= LETTERS_MAX && !word.is_empty());
    if pieces.len() < 2 || pieces.len() > 4 || !short {
        return Vec::new();
    }
    let systems: [(System, Syllable, usize); 3] = [
        (System::CyrillicKorean, korean, 2),
        (System::CyrillicChinese, chinese, 2),
        (System::CyrillicJapanese, japanese, 7),
    ];
    let mut readings = Vec::new();
    let longest = lower.iter().max_by_key(|word| word.len());
    for (system, syllable, most) in systems {
        // The longest word says soonest that the name is none of this language.
        if longest.is_none_or(|word| syllables(word, syllable, most).is_none()) {
            continue;
        }
        let mut words = Vec::with_capacity(pieces.len() * 2);
        let whole = pieces.iter().zip(lower).all(|(piece, letters)| {
            let Some(cuts) = syllables(letters, syllable, most) else {
                return false;
            };
            // Japanese names stay whole words; a Korean or Chinese syllable is a word of its own, as in the other scripts.
            let together = system == System::CyrillicJapanese;
            words.extend(words_of(piece, &cuts, together));
            true
        });
        if whole {
            readings.push(Reading {
                system,
                words,
                cost: COST,
            });
        }
    }
    readings
}

/// The cells of one syllable (initial, rhyme, final), each with its alternatives, and how many letters they used.
pub(super) type Cut = (usize, [&'static str; 3]);

/// Reads one syllable at the start of the letters: all ways to do it, longest first.
pub(super) type Syllable = fn(&[char]) -> Vec<Cut>;

/// The syllables of a word, if it consists of at most `most`.
pub(super) fn syllables(letters: &[char], syllable: Syllable, most: usize) -> Option<Vec<Cut>> {
    if letters.is_empty() {
        return Some(Vec::new());
    }
    if most == 0 {
        return None;
    }
    for cut in syllable(letters) {
        if let Some(mut rest) = syllables(&letters[cut.0..], syllable, most - 1) {
            rest.insert(0, cut);
            return Some(rest);
        }
    }
    None
}

fn words_of(piece: &Piece<'_>, cuts: &[Cut], together: bool) -> Vec<Word> {
    let mut spellings = Spellings::new();
    if together {
        for cell in cuts.iter().flat_map(|cut| cut.1) {
            spellings.push_any(cell);
        }
        return vec![spellings.word(piece, Vowels::Written)];
    }
    let ends: Vec<usize> = piece
        .text
        .char_indices()
        .map(|(at, _)| at)
        .chain([piece.text.len()])
        .collect();
    let mut from = 0;
    let mut words = Vec::with_capacity(cuts.len());
    for (index, (length, cells)) in cuts.iter().enumerate() {
        // Marks that were dropped make the letters fewer than the characters; the last syllable takes what remains.
        let to = if index + 1 == cuts.len() {
            ends.len() - 1
        } else {
            (from + length).min(ends.len() - 1)
        };
        let mut spellings = Spellings::new();
        for cell in cells {
            spellings.push_any(cell);
        }
        words.push(Word {
            spellings: spellings.finish(),
            vowels: Vowels::Written,
            source: piece.part(ends[from.min(to)], ends[to]),
        });
        from = to;
    }
    words
}

fn starts(letters: &[char], with: &str) -> bool {
    let mut count = 0;
    with.chars().enumerate().all(|(at, letter)| {
        count += 1;
        letters.get(at) == Some(&letter)
    }) && count > 0
}

/// A row of a table: Cyrillic, and the Latin alternatives.
pub(super) type Row = (&'static str, &'static str);

/// Initial, rhyme and final from three tables.
fn compose(letters: &[char], initials: &[Row], rhymes: &[Row], finals: &[Row]) -> Vec<Cut> {
    let mut all = Vec::new();
    for (initial, first) in initials
        .iter()
        .filter(|row| row.0.is_empty() || starts(letters, row.0))
    {
        let after = initial.chars().count();
        for (rhyme, second) in rhymes.iter().filter(|row| starts(&letters[after..], row.0)) {
            let middle = after + rhyme.chars().count();
            for (last, third) in finals
                .iter()
                .filter(|row| row.0.is_empty() || starts(&letters[middle..], row.0))
            {
                all.push((middle + last.chars().count(), [*first, *second, *third]));
            }
        }
    }
    all.sort_by_key(|cut| std::cmp::Reverse(cut.0));
    all
}

pub(super) fn korean(letters: &[char]) -> Vec<Cut> {
    const INITIALS: &[Row] = &[
        ("", ""),
        ("кх", "kh|k"),
        ("тх", "th|t"),
        ("пх", "ph|p"),
        ("чх", "ch"),
        ("чж", "j"),
        ("дж", "j"),
        ("к", "k"),
        ("г", "g"),
        ("т", "t"),
        ("д", "d"),
        ("п", "p"),
        ("б", "b"),
        ("ч", "j|ch"),
        ("ц", "ch"),
        ("н", "n"),
        ("м", "m"),
        ("р", "r"),
        ("л", "r|l"),
        ("с", "s"),
        ("х", "h"),
    ];
    const VOWELS: &[Row] = &[
        ("ви", "wi"),
        ("ва", "wa"),
        ("во", "wo"),
        ("вэ", "wae"),
        ("ве", "we"),
        ("ый", "ui"),
        ("ои", "oe"),
        ("уи", "wi"),
        ("а", "a"),
        ("я", "ya"),
        ("о", "o"),
        ("ё", "yo"),
        ("йо", "yo"),
        ("ьо", "yo"),
        ("у", "u"),
        ("ю", "yu"),
        ("э", "ae|e"),
        ("ы", "u|eu"),
        ("и", "i"),
        ("ї", "i|u"),
        ("е", "o|e~yo"),
    ];
    const FINALS: &[Row] = &[
        ("", ""),
        ("к", "k"),
        ("н", "n|ng"),
        ("нъ", "n"),
        ("нг", "ng"),
        ("т", "t"),
        ("ль", "l"),
        ("р", "l|r"),
        ("м", "m"),
        ("п", "p"),
    ];
    // The family name of Koreans in Russia is written as their dialect said it.
    if letters == ['ц', 'о', 'й'] {
        return vec![(letters.len(), ["ch", "oe|oi", ""])];
    }
    let mut all = compose(letters, INITIALS, VOWELS, FINALS);
    for (length, cells) in &mut all {
        // Languages without ы write ин for ын, and the Latin letters of those that have it do.
        if *length == 2 && cells == &["", "i", "n|ng"] {
            cells[1] = "i|u|eu";
        }
    }
    all
}

fn chinese(letters: &[char]) -> Vec<Cut> {
    const INITIALS: &[Row] = &[
        ("", ""),
        ("цз", "z|j"),
        ("чж", "zh"),
        ("б", "b"),
        ("п", "p"),
        ("м", "m"),
        ("ф", "f"),
        ("д", "d"),
        ("т", "t"),
        ("н", "n"),
        ("л", "l"),
        ("г", "g"),
        ("к", "k"),
        ("х", "h"),
        ("ц", "c|q"),
        ("с", "s|x"),
        ("ч", "ch"),
        ("ш", "sh"),
        ("ж", "r"),
        ("в", "w"),
    ];
    // Palladius writes a final n as нь and ng as н.
    const RHYMES: &[Row] = &[
        ("а", "a"),
        ("ай", "ai"),
        ("ао", "ao"),
        ("ань", "an"),
        ("ан", "ang|an"),
        ("э", "e"),
        ("эй", "ei"),
        ("энь", "en"),
        ("эн", "eng|en"),
        ("эр", "er"),
        ("о", "o"),
        ("оу", "ou"),
        ("у", "u"),
        ("уа", "ua"),
        ("уай", "uai"),
        ("уань", "uan"),
        ("уан", "uang"),
        ("уй", "ui"),
        ("ун", "ong"),
        ("унь", "un"),
        ("уэй", "ui"),
        ("хуэй", "hui"),
        ("и", "i"),
        ("ї", "i"),
        ("їн", "ing"),
        ("ы", "-i"),
        ("я", "ia"),
        ("яо", "iao"),
        ("янь", "ian"),
        ("ян", "iang"),
        ("е", "ie"),
        ("инь", "in"),
        ("ин", "ing"),
        ("ю", "iu|u"),
        ("юй", "+u"),
        ("юн", "iong"),
        ("юнь", "+un"),
        ("юань", "+uan"),
        ("юэ", "+ue"),
        ("юе", "+ue"),
    ];
    // Without an initial, pinyin writes y or w.
    const ALONE: &[Row] = &[
        ("а", "a"),
        ("ай", "ai"),
        ("ао", "ao"),
        ("ань", "an"),
        ("ан", "ang"),
        ("э", "e"),
        ("эр", "er"),
        ("оу", "ou"),
        ("у", "wu"),
        ("и", "yi"),
        ("ї", "yi"),
        ("я", "ya"),
        ("яо", "yao"),
        ("янь", "yan"),
        ("ян", "yang"),
        ("е", "ye"),
        ("инь", "yin"),
        ("ин", "ying"),
        ("ю", "you"),
        ("юй", "yu"),
        ("юн", "yong"),
        ("юнь", "yun"),
        ("юань", "yuan"),
        ("юэ", "yue"),
    ];
    let mut all = compose(letters, &INITIALS[1..], RHYMES, &[("", "")]);
    for (_, cells) in &mut all {
        // ц, с, цз are q, x, j before i and ü (и, я, е, ю), else c, s, z: Си is Xi, Сы is Si.
        let front = cells[1].starts_with('i') || FRONT_U.contains(&cells[1]);
        cells[0] = match (cells[0], front) {
            ("z|j", true) => "j",
            ("z|j", false) => "z",
            ("c|q", true) => "q",
            ("c|q", false) => "c",
            ("s|x", true) => "x",
            ("s|x", false) => "s",
            (other, _) => other,
        };
        cells[1] = cells[1].trim_start_matches(['+', '-']);
    }
    all.extend(compose(letters, &INITIALS[..1], ALONE, &[("", "")]));
    all.sort_by_key(|cut| std::cmp::Reverse(cut.0));
    all
}

/// Rhymes with ü are marked in the table because pinyin writes them like those with u (and ы because it is no front i).
const FRONT_U: &[&str] = &["+u", "+un", "+uan", "+ue"];

fn japanese(letters: &[char]) -> Vec<Cut> {
    const SYLLABLES: &[Row] = &[
        ("сё", "sho"),
        ("ся", "sha"),
        ("сю", "shu"),
        ("си", "shi"),
        ("тё", "cho"),
        ("тя", "cha"),
        ("тю", "chu"),
        ("ти", "chi"),
        ("цу", "tsu"),
        ("дзю", "ju"),
        ("дзё", "jo"),
        ("дзя", "ja"),
        ("дзи", "ji"),
        ("дзу", "zu"),
        ("дза", "za"),
        ("дзо", "zo"),
        ("дзэ", "ze"),
        ("фу", "fu"),
        ("кё", "kyo"),
        ("кю", "kyu"),
        ("рё", "ryo"),
        ("рю", "ryu"),
        ("гё", "gyo"),
    ];
    const INITIALS: &[Row] = &[
        ("", ""),
        ("к", "k"),
        ("г", "g"),
        ("с", "s"),
        ("т", "t"),
        ("д", "d"),
        ("н", "n"),
        ("х", "h"),
        ("б", "b"),
        ("п", "p"),
        ("м", "m"),
        ("р", "r"),
        ("в", "w"),
    ];
    const VOWELS: &[Row] = &[
        ("а", "a"),
        ("и", "i"),
        ("й", "i"),
        ("у", "u"),
        ("э", "e"),
        ("е", "e"),
        ("о", "o"),
        ("я", "ya"),
        ("ю", "yu"),
        ("ё", "yo"),
    ];
    let mut all: Vec<Cut> = Vec::new();
    for (cyrillic, latin) in SYLLABLES.iter().filter(|row| starts(letters, row.0)) {
        let length = cyrillic.chars().count();
        all.push((length, [*latin, "", ""]));
        if letters.get(length) == Some(&'н') {
            all.push((length + 1, [*latin, "n", ""]));
        }
    }
    // si, ti and tu are written for shi, chi and tsu only, which the syllables above have.
    let plain = compose(letters, INITIALS, VOWELS, &[("", ""), ("н", "n")]);
    all.extend(
        plain
            .into_iter()
            .filter(|cut| !matches!((cut.1[0], cut.1[1]), ("s" | "t", "i") | ("t", "u"))),
    );
    all.sort_by_key(|cut| std::cmp::Reverse(cut.0));
    all
}
