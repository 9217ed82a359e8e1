//! Korean names in Latin letters by way of another language: by the sounds that their signs have in Chinese, Japanese or
//! Vietnamese (*Jin Zheng'en*, *Gam Zing-jan*), or as Russian writes them (*Kim Chen Yn*, *Kims Čenuns*).
//!
//! A sound of Chinese stands for several Korean ones; those that most signs have are taken. Only names whose family name hardly
//! another people bears are read so.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::han::{self, Glyph, Language};
use super::spelling::tidy;
use super::{Spelling, Word, han_korean, korean_latin, korean_russian};

/// What assuming a way costs, in hundredths of a bit.
const COST_SIGNS: i32 = 300;
const COST_RUSSIAN: i32 = 150;
/// So many signs with other sounds in Korean are tried for one syllable, the usual first.
const SIGNS_MAX: usize = 2;
/// A family name and a given name of two syllables.
const SYLLABLES: usize = 3;
/// What another sign for a syllable costs.
const OTHER_SIGN: i32 = 60;

/// Family names in the languages that read the signs otherwise.
const FAMILIES: &[(Language, &[(&str, char)])] = &[
    (
        Language::Mandarin,
        &[("jin", '金'), ("piao", '朴'), ("cui", '崔')],
    ),
    (
        Language::Cantonese,
        &[("gam", '金'), ("pok", '朴'), ("ceoi", '崔')],
    ),
    (
        Language::Japanese,
        &[("kin", '金'), ("boku", '朴'), ("sai", '崔')],
    ),
    (
        Language::Vietnamese,
        &[("kim", '金'), ("phac", '朴'), ("thoi", '崔')],
    ),
];

/// The further readings of a name in Latin letters, with what each costs.
pub(super) fn readings(words: &[Word]) -> Vec<(Vec<Word>, i32)> {
    if !(2..=SYLLABLES).contains(&words.len()) {
        return Vec::new();
    }
    let family = words[0].spellings.first().map(|first| first.latin.as_str());
    let elsewhere = FAMILIES.iter().flat_map(|(_, families)| *families);
    if !elsewhere.into_iter().any(|row| Some(row.0) == family)
        && !korean_russian::may_be_family(&words[0])
    {
        return Vec::new();
    }
    // What is Korean as it stands comes by no other way.
    let is_korean = |word: &Word| {
        let first = word.spellings.first();
        first.is_some_and(|first| korean_latin::is_given(&first.latin))
    };
    if words[1..].iter().all(is_korean) {
        return Vec::new();
    }
    let mut all = Vec::new();
    for (language, families) in FAMILIES {
        let listed = families.iter().find(|row| Some(row.0) == family);
        if let Some((_, sign)) = listed
            && let Some(read) = by_signs(words, *sign, *language)
        {
            all.extend(read.into_iter().map(|words| (words, COST_SIGNS)));
        }
    }
    all.extend(korean_russian::name(words, SYLLABLES).map(|words| (words, COST_RUSSIAN)));
    all
}

/// The name in each style of Korean, if the given name is of sounds of the language.
fn by_signs(words: &[Word], family: char, language: Language) -> Option<Vec<Vec<Word>>> {
    let sounds = sounds(language);
    let mut signs: Vec<(&[char], &Word)> = Vec::new();
    for word in &words[1..] {
        let text = &word.spellings.first()?.latin;
        if let Some(own) = sounds.get(text.as_str()) {
            signs.push((own, word));
            continue;
        }
        let cut = (1..text.len()).rev().find_map(|at| {
            let (first, second) = text.split_at_checked(at)?;
            Some((sounds.get(first)?, sounds.get(second)?))
        })?;
        signs.extend([(cut.0.as_slice(), word), (cut.1.as_slice(), word)]);
    }
    if signs.len() + 1 != SYLLABLES {
        return None;
    }
    let name = |rank: usize| {
        let mut glyphs = vec![Glyph::of(family, words[0].source.clone())];
        let of_rank = |(own, word): &(&[char], &Word)| {
            let sign = own.get(rank).or(own.first()).copied()?;
            Some(Glyph::of(sign, word.source.clone()))
        };
        glyphs.extend(signs.iter().filter_map(of_rank));
        han_korean::readings(&glyphs, 0)
    };
    let mut read = name(0);
    for rank in 1..SIGNS_MAX {
        for (reading, other) in read.iter_mut().zip(name(rank)) {
            for (word, other) in reading.words.iter_mut().zip(other.words) {
                let mut spellings = std::mem::take(&mut word.spellings);
                spellings.extend(other.spellings.into_iter().map(|spelling| Spelling {
                    cost: spelling.cost + rank as i32 * OTHER_SIGN,
                    ..spelling
                }));
                word.spellings = tidy(spellings);
            }
        }
    }
    Some(read.into_iter().map(|reading| reading.words).collect())
}

/// The signs of each sound of a language, of each Korean sound one, those of the most signs first.
fn sounds(language: Language) -> &'static FxHashMap<String, Vec<char>> {
    static SOUNDS: [OnceLock<FxHashMap<String, Vec<char>>>; 5] = [const { OnceLock::new() }; 5];
    SOUNDS[language as usize].get_or_init(|| {
        let mut counted: FxHashMap<String, Vec<(char, char, usize)>> = FxHashMap::default();
        for (sign, columns) in han::rows() {
            // A sign that a language has no reading for is in nobody's name.
            if columns.iter().any(|column| column.is_empty()) {
                continue;
            }
            let Some(korean) = columns[Language::Korean as usize].chars().next() else {
                continue;
            };
            for sound in columns[language as usize].split(' ') {
                // Romanised Japanese seldom shows long vowels.
                let sound = sound.replace("ou", "o").replace("uu", "u");
                let signs = counted.entry(sound).or_default();
                match signs.iter_mut().find(|row| row.1 == korean) {
                    Some(row) => row.2 += 1,
                    None => signs.push((sign, korean, 1)),
                }
            }
        }
        let ranked = counted.into_iter().map(|(sound, mut signs)| {
            signs.sort_by_key(|row| (std::cmp::Reverse(row.2), row.0));
            let signs = signs.into_iter().take(SIGNS_MAX);
            (sound, signs.map(|row| row.0).collect())
        });
        ranked.collect()
    })
}

#[cfg(test)]
mod tests {
    use super::super::readings;

    fn meets(name: &str, expected: &str) -> bool {
        readings(name).iter().any(|reading| {
            let mut parts = expected.split(' ');
            reading.words.len() == SYLLABLES_OF_A_NAME
                && reading.words.iter().all(|word| {
                    let part = parts.next();
                    word.spellings
                        .iter()
                        .any(|s| Some(s.latin.as_str()) == part)
                })
        })
    }

    const SYLLABLES_OF_A_NAME: usize = 3;

    #[test]
    fn signs_have_other_sounds_elsewhere() {
        assert!(meets("Jin Zheng'en", "kim jong un"));
        assert!(meets("Gam Zing-jan", "kim jong un"));
        assert!(meets("Kim Chính Ân", "kim jong un"));
        assert!(!meets("Wang Zheng'en", "kim jong un"));
        assert!(!meets("Jin Zheng", "kim jong un"));
    }

    #[test]
    fn russian_writes_korean_in_its_own_way() {
        assert!(meets("Kim Chen Yn", "kim jong un"));
        assert!(meets("Kims Čenuns", "kim jong un"));
        assert!(!meets("Lars Chen Un", "lars jong un"));
        assert!(!meets("Kim Jong Un", "kim yong un"));
        assert!(!meets("Kim Chol Un", "kim jol un"));
    }
}
