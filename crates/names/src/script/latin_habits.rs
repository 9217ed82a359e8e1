//! What Latin orthographies do to foreign names beyond single letters: Baltic endings, Hungarian digraphs.
//!
//! Lithuanian and Latvian put an ending on every man's name (Vladimiras Putinas, Sergejs Lavrovs); Hungarian writes the s of
//! others as sz and its own s is sh (Bassár el-Aszad). The whole name shows the habit; each of its words then has further
//! spellings, at the price of assuming it.

use super::segment::Piece;
use super::{MAX_SPELLINGS, Spelling, Word};

/// What assuming the habit costs, in hundredths of a bit.
const COST: i32 = 100;
/// Endings of the nominative; the longer first.
const BALTIC_ENDINGS: [&str; 7] = ["jus", "ius", "as", "is", "us", "ys", "s"];
/// What is left of a word without its ending has at least so many letters.
const STEM_MIN: usize = 2;
/// A word that takes no ending is short or ends in a vowel.
const UNDECLINED_MAX: usize = 4;
/// Longer names are no person's.
const WORDS_MAX: usize = 6;

/// Adds the spellings that the name's habits allow.
pub(super) fn add(pieces: &[Piece<'_>], words: &mut [Word]) {
    if words.len() > WORDS_MAX {
        return;
    }
    if is_baltic(words) {
        extend(words, |latin| stem(latin).map(str::to_owned));
    }
    if is_hungarian(pieces) {
        extend(words, |latin| Some(from_hungarian(latin)));
    }
    for word in words.iter_mut() {
        hard_g(word);
        deep_k(word);
    }
    for word in words {
        // Ri Sol Ju's Jo is Yo where j is a glide: the only consonant of so short a word.
        let [Spelling { latin, .. }] = word.spellings.as_slice() else {
            continue;
        };
        if let [b'j', vowel @ (b'a' | b'e' | b'o' | b'u')] = latin.as_bytes() {
            let latin = format!("y{}", char::from(*vowel));
            word.spellings.push(Spelling { latin, cost: COST });
        }
    }
}

/// Spanish, Portuguese and French write a g before e and i as gu, and so *Serguéi*.
fn hard_g(word: &mut Word) {
    const COST: i32 = 40;
    let further: Vec<Spelling> = word
        .spellings
        .iter()
        .filter(|spelling| spelling.latin.find("gue").or(spelling.latin.find("gui")) > Some(0))
        .map(|spelling| Spelling {
            latin: spelling.latin.replace("gue", "ge").replace("gui", "gi"),
            cost: spelling.cost + COST,
        })
        .collect();
    for spelling in further {
        if word.spellings.len() < MAX_SPELLINGS {
            word.spellings.push(spelling);
        }
    }
}

/// Persian says one sound for the letters ghayn and qaf, and so *Sadeghi* is written Sadeqi, too.
fn deep_k(word: &mut Word) {
    const COST: i32 = 60;
    let Some(first) = word.spellings.first() else {
        return;
    };
    let bytes = first.latin.as_bytes();
    let mut threes = bytes.windows(3);
    // Before other letters it is silent in English.
    let said = threes.any(|three| three.starts_with(b"gh") && b"aeiou".contains(&three[2]));
    if said && word.spellings.len() < MAX_SPELLINGS {
        word.spellings.push(Spelling {
            latin: first.latin.replace("gh", "q"),
            cost: first.cost + COST,
        });
    }
}

fn extend(words: &mut [Word], other: impl Fn(&str) -> Option<String>) {
    for word in words {
        let further: Vec<Spelling> = word
            .spellings
            .iter()
            .filter_map(|spelling| {
                Some(Spelling {
                    latin: other(&spelling.latin)?,
                    cost: spelling.cost + COST,
                })
            })
            .collect();
        for spelling in further {
            if word.spellings.len() < MAX_SPELLINGS
                && !spelling.latin.is_empty()
                && word.spellings.iter().all(|s| s.latin != spelling.latin)
            {
                word.spellings.push(spelling);
            }
        }
    }
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// Whether a word has an ending and every other one may go without.
fn is_baltic(words: &[Word]) -> bool {
    let latin = |word: &Word| word.spellings.first().map(|s| s.latin.clone());
    words.len() > 1
        && words
            .iter()
            .any(|word| latin(word).is_some_and(|latin| stem(&latin).is_some()))
        && words.iter().all(|word| {
            latin(word).is_some_and(|latin| {
                latin.len() <= UNDECLINED_MAX
                    || latin.bytes().last().is_some_and(is_vowel)
                    || stem(&latin).is_some()
            })
        })
}

/// The word without a Baltic ending.
fn stem(latin: &str) -> Option<&str> {
    let (ending, stem) = BALTIC_ENDINGS
        .iter()
        .find_map(|ending| Some((*ending, latin.strip_suffix(ending)?)))?;
    let last = stem.bytes().last()?;
    // A bare s follows a consonant, and not another s.
    let fits = ending.len() > 1 || !(is_vowel(last) || last == b's');
    (fits && stem.len() >= STEM_MIN && latin.len() >= UNDECLINED_MAX).then_some(stem)
}

/// Whether the name has letters that Hungarian alone puts together, and none that it lacks.
fn is_hungarian(pieces: &[Piece<'_>]) -> bool {
    let mut own = false;
    for piece in pieces {
        let text = piece.text.to_lowercase();
        let foreign = text.contains(['w', 'q', 'x', 'ł', 'ż', 'ś', 'ć', 'ę', 'ą', 'š', 'č', 'ž'])
            || text.contains("cz")
            || text.contains("rz")
            || text.contains("sch");
        if foreign {
            return false;
        }
        own |= text.contains(['ő', 'ű'])
            || ["sz", "zs", "gyi", "gye", "tyi", "tye"]
                .iter()
                .any(|pair| text.contains(pair));
    }
    own
}

/// A word in Hungarian orthography, spelled as in English.
fn from_hungarian(latin: &str) -> String {
    const ROWS: [(&str, &str); 13] = [
        ("dzs", "j"),
        ("ssz", "s"),
        ("ccs", "ch"),
        ("sz", "s"),
        ("zs", "zh"),
        ("cs", "ch"),
        ("gy", "d"),
        ("ty", "t"),
        ("ny", "n"),
        ("ly", "y"),
        ("ss", "sh"),
        ("s", "sh"),
        ("j", "y"),
    ];
    let mut out = String::with_capacity(latin.len() + 4);
    let mut rest = latin;
    while let Some(letter) = rest.chars().next() {
        let (from, to) = ROWS
            .iter()
            .find(|(from, _)| rest.starts_with(from))
            .copied()
            .unwrap_or(("", ""));
        if from.is_empty() {
            out.push(letter);
            rest = &rest[letter.len_utf8()..];
        } else {
            out.push_str(to);
            rest = &rest[from.len()..];
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::readings;

    fn check(name: &str, at: usize, spelling: &str, expected: bool) {
        let words = &readings(name)[0].words;
        let found = words[at].spellings.iter().any(|s| s.latin == spelling);
        assert_eq!(found, expected, "{name}: {:?}", words[at].spellings);
    }

    #[test]
    fn baltic_endings_may_be_left_out() {
        check("Borisas Jelcinas", 0, "boris", true);
        check("Borisas Jelcinas", 1, "jelcin", true);
        check("Mihails Gorbačovs", 1, "gorbachov", true);
        check("Džons Smits", 1, "smit", true);
        check("Jonas Hansen", 0, "jon", false);
        check("Jones", 0, "jon", false);
    }

    #[test]
    fn a_hard_g_needs_no_u() {
        check("Serguéi Ivanov", 0, "sergei", true);
        check("Guerra", 0, "gerra", false);
    }

    #[test]
    fn hungarian_is_read_as_hungarian() {
        check("Joszif Sztálin", 1, "stalin", true);
        check("Leonyid Brezsnyev", 1, "brezhnev", true);
        check("Józef Szymański", 1, "shimanski", false);
        check("Lars Hansen", 0, "larsh", false);
    }
}
