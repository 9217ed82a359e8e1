//! Names that stand in a case, as a sentence leaves them: *Владимиром Орловым*, *Vladimira Orlova*, *Orlov'un*.
//!
//! Slavic and Baltic languages decline every word of a name alike; Finnish, Estonian, Hungarian, Georgian and Turkish the last
//! one. Which of the words is a given name the table of those that people bear says: a name is taken for declined only if nobody
//! is called so as it stands, and many are without the ending. So *Александра* stays a woman.

use super::spelling::tidy;
use super::{Reading, Spelling, System, Word};
use crate::rarity;

/// What assuming a case costs, in hundredths of a bit.
const COST: i32 = 150;
/// Longer names are no person's.
const WORDS_MAX: usize = 4;
/// Shorter words are not declined, or are other names without their end.
const STEM_MIN: usize = 3;
const LAST_STEM_MIN: usize = 5;

/// An ending, and what stands in its place where nothing is declined.
type Ending = (&'static str, &'static str);

/// The cases of languages that decline each word; of each, the longest endings first.
const CASES: &[&[Ending]] = &[
    // Genitive and accusative.
    &[
        ("skogo", "sky"),
        ("skoho", "sky"),
        ("skiego", "ski"),
        ("skeho", "sky"),
        ("eya", "ei"),
        ("iya", "ii"),
        ("eia", "ei"),
        ("eja", "ej"),
        ("ya", ""),
        ("ia", ""),
        ("a", ""),
    ],
    // Dative.
    &[
        ("skomu", "sky"),
        ("skiemu", "ski"),
        ("eyu", "ei"),
        ("eiu", "ei"),
        ("eju", "ej"),
        ("ejowi", "ej"),
        ("ovi", ""),
        ("evi", ""),
        ("owi", ""),
        ("yu", ""),
        ("u", ""),
    ],
    // Instrumental.
    &[
        ("skim", "sky"),
        ("eem", "ei"),
        ("iem", ""),
        ("ejem", "ej"),
        ("ejom", "ej"),
        ("om", ""),
        ("em", ""),
        ("ym", ""),
        ("im", ""),
    ],
    // Locative.
    &[("skom", "sky"), ("e", "")],
    // Lithuanian genitive and dative, Latvian dative.
    &[("aus", ""), ("io", ""), ("o", "")],
    &[("iui", ""), ("ui", "")],
    &[("am", ""), ("im", "")],
];

/// Endings of the last word, where it alone is declined.
const LAST: &[&str] = &[
    "iksi", "illa", "ille", "ilta", "ista", "issa", "isse", "inak", "anak", "onak", "nak", "nek",
    "lla", "lle", "lta", "ssa", "sta", "tol", "rol", "val", "vel",
];
/// Those of Georgian.
const LAST_GEORGIAN: &[&str] = &["isa", "is", "ma"];
/// The same behind an apostrophe.
const BEHIND_APOSTROPHE: &[&str] = &[
    "un", "in", "nun", "nin", "u", "i", "yu", "yi", "a", "e", "ya", "ye", "da", "de", "ta", "te",
    "dan", "den", "tan", "ten", "la", "le", "yla", "yle",
];

/// Adds the readings in which a person's name is not declined.
pub(super) fn add(name: &str, readings: &mut Vec<Reading>) {
    let declines = |reading: &&Reading| {
        matches!(
            reading.system,
            System::Latin | System::Cyrillic | System::Georgian
        ) && reading.cost == 0
            && (2..=WORDS_MAX).contains(&reading.words.len())
    };
    let Some(reading) = readings.first().filter(declines) else {
        return;
    };
    let words = &reading.words;
    let of_case = CASES.iter().find_map(|case| all(words, case));
    let endings = match reading.system {
        System::Georgian => LAST_GEORGIAN,
        _ => LAST,
    };
    let read = of_case.or_else(|| last(name, words, endings));
    if let Some(words) = read {
        let reading = Reading {
            words,
            cost: COST,
            ..reading.clone()
        };
        readings.push(reading);
    }
}

/// Every word without an ending of the case; words in -o may go without.
fn all(words: &[Word], case: &[Ending]) -> Option<Vec<Word>> {
    let mut known = false;
    let mut read = Vec::with_capacity(words.len());
    for word in words {
        let main = &word.spellings.first()?.latin;
        match without(word, case) {
            Some(stems) => {
                known |= !rarity::is_borne(main)
                    && stems.iter().any(|stem| rarity::is_borne(&stem.latin));
                if rarity::is_borne(main) && word.source.start == words[0].source.start {
                    return None;
                }
                read.push(Word {
                    spellings: stems,
                    ..word.clone()
                });
            }
            None if main.ends_with('o') => read.push(word.clone()),
            None => return None,
        }
    }
    known.then_some(read)
}

fn without(word: &Word, case: &[Ending]) -> Option<Vec<Spelling>> {
    let stems = word.spellings.iter().filter_map(|spelling| {
        let (stem, instead) = case
            .iter()
            .find_map(|(ending, instead)| Some((spelling.latin.strip_suffix(ending)?, instead)))?;
        (stem.len() >= STEM_MIN).then(|| Spelling {
            latin: format!("{stem}{instead}"),
            cost: spelling.cost,
        })
    });
    let stems: Vec<Spelling> = stems.collect();
    (!stems.is_empty()).then(|| tidy(stems))
}

/// The last word without an ending, where another is a given name as it stands.
fn last(name: &str, words: &[Word], endings: &[&str]) -> Option<Vec<Word>> {
    let (last, others) = words.split_last()?;
    let main = &last.spellings.first()?.latin;
    let borne = |word: &Word| word.spellings.iter().any(|s| rarity::is_borne(&s.latin));
    if rarity::is_borne(main) || !others.iter().any(borne) {
        return None;
    }
    let written = name.get(last.source.clone())?;
    let apostrophe = written.rfind(['\'', '’']).filter(|at| *at > 0);
    let behind = apostrophe.map(|at| written[at..].chars().skip(1).filter(char::is_ascii).count());
    let stem = |latin: &str| -> Option<String> {
        let stem = match behind {
            Some(letters) => {
                let (stem, ending) = latin.split_at_checked(latin.len().checked_sub(letters)?)?;
                BEHIND_APOSTROPHE.contains(&ending).then_some(stem)?
            }
            None => endings
                .iter()
                .find_map(|ending| latin.strip_suffix(ending))?,
        };
        Some(stem.to_owned())
    };
    let stems = last.spellings.iter().filter_map(|spelling| {
        Some(Spelling {
            latin: stem(&spelling.latin)?,
            cost: spelling.cost,
        })
    });
    let stems: Vec<Spelling> = stems.collect();
    let long = stems.iter().all(|stem| stem.latin.len() >= LAST_STEM_MIN);
    (!stems.is_empty() && long).then(|| {
        let mut read = others.to_vec();
        read.push(Word {
            spellings: tidy(stems),
            ..last.clone()
        });
        read
    })
}

#[cfg(test)]
mod tests {
    use super::super::readings_of_person;

    fn bare(name: &str) -> Option<String> {
        let readings = readings_of_person(name);
        let read = readings
            .iter()
            .find(|reading| reading.cost == super::COST)?;
        let words = read
            .words
            .iter()
            .map(|word| word.spellings[0].latin.clone());
        Some(words.collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn every_word_stands_in_one_case() {
        assert_eq!(
            bare("Владимиром Орландовым").as_deref(),
            Some("vladimir orlandov")
        );
        assert_eq!(bare("Сергея Орландова").as_deref(), Some("sergei orlandov"));
        assert_eq!(
            bare("Vladimiru Orlandovu").as_deref(),
            Some("vladimir orlandov")
        );
    }

    #[test]
    fn the_last_word_alone() {
        assert_eq!(
            bare("Vladimir Orlandoville").as_deref(),
            Some("vladimir orlandov")
        );
        assert_eq!(
            bare("Sergey Orlandov'un").as_deref(),
            Some("sergey orlandov")
        );
    }

    #[test]
    fn who_is_called_so_is_not_declined() {
        for name in [
            "Александра Орландова",
            "Maria Orlandova",
            "Elena Petrova",
            "Laura Mansilla",
        ] {
            assert_eq!(bare(name), None, "{name}");
        }
    }
}
