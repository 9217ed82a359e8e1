//! Chinese names in Wade and Giles's romanisation, as Taiwan and older books write them, spelled in pinyin:
//! *Chao Tzu-yang* is Zhao Ziyang. (H. A. Giles, A Chinese-English Dictionary, 1912.)
//!
//! The aspirate's apostrophe is mostly left out, so that *p* is both b and p. A name is taken for one of these when every
//! word of it is made of such syllables, and one of them is no pinyin or a hyphen joins two of them: *Su Lu-chi*.

use super::segment::is_apostrophe;
use super::{MAX_SPELLINGS, Spelling, Word};

/// What assuming the romanisation costs, in hundredths of a bit.
pub(super) const COST: i32 = 100;
/// What it costs that a consonant is the aspirated one.
const ASPIRATED: i32 = 50;
/// Names of persons have two words or three.
const WORDS: std::ops::RangeInclusive<usize> = 2..=3;
/// Most syllables of a word: a given name of two.
const SYLLABLES_MAX: usize = 2;
/// Most letters of a syllable.
const SYLLABLE_LETTERS_MAX: usize = 6;

/// What an initial is in pinyin: plain and aspirated. With no letter it is none.
fn initial(letters: &str) -> Option<&'static [&'static str]> {
    Some(match letters {
        "ch" => &["zh", "ch"],
        "hs" => &["x"],
        "sh" => &["sh"],
        "ss" | "sz" | "s" => &["s"],
        "ts" | "tz" => &["z", "c"],
        "f" => &["f"],
        "h" => &["h"],
        "j" => &["r"],
        "k" => &["g", "k"],
        "l" => &["l"],
        "m" => &["m"],
        "n" => &["n"],
        "p" => &["b", "p"],
        "t" => &["d", "t"],
        "w" => &["w"],
        "y" => &["y"],
        "" => &[""],
        _ => return None,
    })
}

/// The longest initial has so many letters.
const INITIAL_MAX: usize = 2;

/// Finals with what they are in pinyin, in order.
const FINALS: &[(&str, &str)] = &[
    ("a", "a"),
    ("ai", "ai"),
    ("an", "an"),
    ("ang", "ang"),
    ("ao", "ao"),
    ("e", "e"),
    ("eh", "e"),
    ("ei", "ei"),
    ("en", "en"),
    ("eng", "eng"),
    ("erh", "er"),
    ("i", "i"),
    ("ia", "ia"),
    ("iang", "iang"),
    ("iao", "iao"),
    ("ieh", "ie"),
    ("ien", "ian"),
    ("ih", "i"),
    ("in", "in"),
    ("ing", "ing"),
    ("iu", "iu"),
    ("iung", "iong"),
    ("o", "uo"),
    ("ou", "ou"),
    ("u", "u"),
    ("ua", "ua"),
    ("uai", "uai"),
    ("uan", "uan"),
    ("uang", "uang"),
    ("ueh", "ue"),
    ("uei", "ui"),
    ("ui", "ui"),
    ("un", "un"),
    ("ung", "ong"),
    ("uo", "uo"),
];

/// The words of a name in this romanisation, in pinyin; `None` if it is none.
pub(super) fn in_pinyin(name: &str, words: &[Word]) -> Option<Vec<Word>> {
    if !WORDS.contains(&words.len()) {
        return None;
    }
    let may_be = |word: &Word| word.spellings.first().is_some_and(|s| may_be(&s.latin));
    if !words.iter().all(may_be) {
        return None;
    }
    let mut foreign = false;
    let mut all = Vec::with_capacity(words.len());
    for word in words {
        let read = syllables(&word.spellings.first()?.latin, SYLLABLES_MAX)?;
        foreign |= read.foreign || name.get(word.source.clone()).is_some_and(is_aspirated);
        let spellings = read.pinyin.into_iter().zip(0..);
        all.push(Word {
            spellings: spellings
                .take(MAX_SPELLINGS)
                .map(|(latin, rank)| Spelling {
                    latin,
                    cost: rank * ASPIRATED,
                })
                .collect(),
            ..word.clone()
        });
    }
    let hyphen = words.windows(2).position(|pair| is_hyphenated(name, pair));
    if let Some(at) = hyphen {
        // Each syllable may be read in two ways, and which it is says the whole given name.
        let other = all.remove(at + 1);
        all[at] = as_one(&all[at], &other);
    }
    (foreign || hyphen.is_some()).then_some(all)
}

/// Two words as one, in all the ways that they are read.
fn as_one(one: &Word, other: &Word) -> Word {
    let joined = |a: &Spelling, b: &Spelling| Spelling {
        latin: [a.latin.as_str(), &b.latin].concat(),
        cost: a.cost + b.cost,
    };
    let first = one.spellings.iter();
    let mut spellings: Vec<Spelling> = first
        .flat_map(|a| other.spellings.iter().map(move |b| joined(a, b)))
        .collect();
    spellings.sort_by_key(|spelling| spelling.cost);
    spellings.truncate(MAX_SPELLINGS);
    Word {
        spellings,
        source: one.source.start..other.source.end,
        ..one.clone()
    }
}

/// Whether a hyphen joins two words: given names are written so here, and in pinyin in one word.
fn is_hyphenated(name: &str, pair: &[Word]) -> bool {
    let [one, other] = pair else { return false };
    let between = name.get(one.source.end..other.source.start);
    between
        .is_some_and(|between| matches!(between.trim(), "-" | "\u{2010}" | "\u{2011}" | "\u{2013}"))
}

/// Whether a word has only letters where these syllables have them: most names are told from them so.
fn may_be(latin: &str) -> bool {
    let letters = latin.as_bytes();
    letters.len() <= SYLLABLES_MAX * SYLLABLE_LETTERS_MAX
        && letters.iter().enumerate().all(|(at, letter)| match letter {
            b'b' | b'd' | b'q' | b'v' | b'x' => false,
            b'g' => at > 0 && letters[at - 1] == b'n',
            b'r' => letters.get(at + 1) == Some(&b'h'),
            letter => letter.is_ascii_lowercase(),
        })
}

/// Whether an apostrophe stands behind a consonant that it makes an aspirate: *P'eng*, *Ch'en*.
fn is_aspirated(written: &str) -> bool {
    let mut before = None;
    written.chars().any(|letter| {
        let stop = before.is_some_and(|b: char| "pPtTkKhHsSzZ".contains(b));
        before = Some(letter);
        is_apostrophe(letter) && stop
    })
}

/// A word as it is read.
struct Read {
    pinyin: Vec<String>,
    /// A syllable of it is no pinyin.
    foreign: bool,
}

fn syllables(word: &str, left: usize) -> Option<Read> {
    if left == 0 {
        return None;
    }
    // The longest first syllable that leaves syllables behind it.
    (1..=word.len().min(SYLLABLE_LETTERS_MAX))
        .rev()
        .find_map(|len| {
            let (head, rest) = word.split_at_checked(len)?;
            let first = syllable(head)?;
            if rest.is_empty() {
                return Some(first);
            }
            let following = syllables(rest, left - 1)?;
            let pinyin = first
                .pinyin
                .iter()
                .flat_map(|a| following.pinyin.iter().map(move |b| format!("{a}{b}")))
                .collect();
            Some(Read {
                pinyin,
                foreign: first.foreign || following.foreign,
            })
        })
}

fn syllable(text: &str) -> Option<Read> {
    (0..=INITIAL_MAX).rev().find_map(|len| {
        let (head, rest) = text.split_at_checked(len)?;
        let pinyin = initial(head)?;
        let place = FINALS.binary_search_by_key(&rest, |(wade, _)| wade).ok()?;
        let (_, vowel) = FINALS[place];
        let foreign = matches!(head, "hs" | "ss" | "sz" | "ts" | "tz")
            || matches!(
                rest,
                "eh" | "erh" | "ieh" | "ien" | "ih" | "ueh" | "uei" | "ung" | "iung"
            )
            || (head == "ch" && rest.starts_with('i') && rest.len() > 1)
            || (rest == "o" && matches!(head, "h" | "j" | "k" | "l" | "n" | "t"));
        let pinyin = pinyin
            .iter()
            .map(|initial| joined((head, initial), vowel, rest))
            .collect();
        Some(Read { pinyin, foreign })
    })
}

/// A syllable in pinyin, of its initial here and there, its final there and here.
fn joined((head, initial): (&str, &str), vowel: &str, rest: &str) -> String {
    let (initial, vowel) = match (initial, vowel) {
        ("zh", _) if rest.starts_with('i') && rest != "ih" => ("j", vowel),
        ("ch", _) if rest.starts_with('i') && rest != "ih" => ("q", vowel),
        // Tzu and ssu, not tsu and su.
        (_, "u") if matches!(head, "tz" | "ss" | "sz") && rest == "u" => (initial, "i"),
        ("g" | "k" | "h", "uo") if rest == "o" => (initial, "e"),
        ("b" | "p" | "m" | "f" | "w", "uo") => (initial, "o"),
        ("y", "en") => ("y", "an"),
        ("y", "u") => ("y", "ou"),
        ("", "i") => ("y", "i"),
        ("", "u") => ("w", "u"),
        other => other,
    };
    format!("{initial}{vowel}")
}

#[cfg(test)]
mod tests {
    use super::super::readings;
    use super::FINALS;

    #[test]
    fn finals_are_in_order() {
        assert!(FINALS.is_sorted());
    }

    #[test]
    fn names_are_spelled_in_pinyin() {
        for (name, expected, met) in [
            ("Chao Tzu-yang", "zhao ziyang", true),
            ("Ch'en Tu-hsiu", "chen duxiu", true),
            ("Teng Hsiao-p'ing", "deng xiaoping", true),
            ("Teng Hsiao P'ing", "deng xiao ping", true),
            ("Chou En-lai", "zhou enlai", true),
            ("Chang Chi-ming", "zhang qiming", true),
            ("Lu-Chi SU", "luqi su", true),
            ("Su Tsu-wen", "su zuwen", true),
            ("Chang Chi Ming", "zhang qi ming", false),
            ("Kim Hsi-un", "gim xi un", false),
            ("Hans Chung", "hans zhong", false),
        ] {
            let readings = readings(name);
            let found = readings.iter().any(|reading| {
                reading.words.len() == expected.split(' ').count()
                    && reading
                        .words
                        .iter()
                        .zip(expected.split(' '))
                        .all(|(word, pinyin)| {
                            word.spellings
                                .iter()
                                .any(|spelling| spelling.latin == pinyin)
                        })
            });
            assert_eq!(found, met, "{name}: {readings:?}");
        }
    }
}
