//! Korean names in the Latin letters of languages that take them from Russian: *Kim Chen Yn*, *Kims Čenuns*.

use super::Word;
use super::cyrillic_east::{Cut, LETTERS_MAX, Row, korean, syllables};
use super::spelling::Spellings;

/// A Korean name of so many syllables in the Latin letters of a language that took it from Russian: *Kim Chen Yn*.
pub(super) fn name(words: &[Word], count: usize) -> Option<Vec<Word>> {
    let families = ["ким", "пак", "цой", "чхве"];
    let (family, given) = words.split_first()?;
    let mut names = family.spellings.iter().filter_map(|s| from_latin(&s.latin));
    let family_letters =
        names.find(|letters| families.contains(&String::from_iter(letters).as_str()))?;
    let mut all = vec![(family, syllables(&family_letters, korean, 1)?)];
    for word in given {
        let mut ways = word.spellings.iter().filter_map(|s| from_latin(&s.latin));
        all.push((
            word,
            ways.find_map(|letters| syllables(&letters, korean, 2))?,
        ));
    }
    let read = |word: &Word, (_, cells): &Cut| {
        let mut spellings = Spellings::new();
        for cell in cells {
            spellings.push_any(cell);
        }
        Word {
            spellings: spellings.finish(),
            ..word.clone()
        }
    };
    let read: Vec<Word> = all
        .iter()
        .flat_map(|(word, cuts)| cuts.iter().map(move |cut| read(word, cut)))
        .collect();
    (read.len() == count).then_some(read)
}

/// Whether a word begins as the family names do that are looked for.
pub(super) fn may_be_family(word: &Word) -> bool {
    let mut spellings = word.spellings.iter();
    spellings.any(|spelling| spelling.latin.starts_with(['k', 'p', 'c', 't', 'z']))
}

/// Latin letters back to the Cyrillic ones that they stand for in names taken from Russian.
fn from_latin(latin: &str) -> Option<Vec<char>> {
    const ROWS: &[Row] = &[
        ("чх", "chkh"),
        ("чж", "chzh"),
        ("дж", "dzh"),
        ("ч", "tsch"),
        ("ч", "tch"),
        ("ч", "ch"),
        ("ч", "cs"),
        ("ч", "cz"),
        ("х", "kh"),
        ("ц", "ts"),
        ("ё", "yo"),
        ("е", "ye"),
        ("я", "ya"),
        ("ю", "yu"),
        ("чж", "j"),
        ("ой", "oi"),
        ("ой", "oy"),
        ("ы", "y"),
        ("а", "a"),
        ("б", "b"),
        ("в", "v"),
        ("г", "g"),
        ("д", "d"),
        ("е", "e"),
        ("и", "i"),
        ("к", "k"),
        ("ль", "l"),
        ("м", "m"),
        ("н", "n"),
        ("о", "o"),
        ("п", "p"),
        ("р", "r"),
        ("с", "s"),
        ("т", "t"),
        ("у", "u"),
        ("х", "h"),
    ];
    let mut letters = Vec::with_capacity(latin.len());
    let mut rest = latin;
    while !rest.is_empty() {
        let (cyrillic, left) = ROWS
            .iter()
            .find_map(|(cyrillic, own)| Some((cyrillic, rest.strip_prefix(own)?)))?;
        letters.extend(cyrillic.chars());
        rest = left;
    }
    (letters.len() <= LETTERS_MAX).then_some(letters)
}
