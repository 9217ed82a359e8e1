//! Slips of whole words: joined, parted, moved, left out, cut short, added, spelled otherwise.

use super::Disguised;
use crate::latin;
use crate::random::Random;

const TITLES: [&str; 12] = [
    "Mr", "Mr.", "Dr", "Dr.", "Mrs", "Prof.", "General", "Haji", "Sheikh", "Eng.", "Colonel",
    "Sayyid",
];
const FORMS: [&str; 8] = [
    "Ltd",
    "LLC",
    "Co.",
    "Inc.",
    "Limited",
    "Company",
    "Co., Ltd.",
    "Corporation",
];
/// Words that the names of bodies are made of, and how clerks cut them short.
const SHORT: &[(&str, &str)] = &[
    ("Limited Liability Company", "LLC"),
    ("Joint Stock Company", "JSC"),
    ("Limited", "Ltd"),
    ("Company", "Co"),
    ("Corporation", "Corp"),
    ("Incorporated", "Inc"),
    ("International", "Intl"),
    ("General", "Gen"),
    ("Trading", "Trdg"),
    ("Industries", "Ind"),
    ("Industrial", "Ind"),
    ("Manufacturing", "Mfg"),
    ("Development", "Dev"),
    ("Commercial", "Comm"),
    ("Engineering", "Eng"),
    ("Technology", "Tech"),
    ("Technologies", "Tech"),
    ("Research", "Res"),
    ("Institute", "Inst"),
    ("National", "Natl"),
    ("Group", "Grp"),
    ("Services", "Svcs"),
    ("Organization", "Org"),
    ("Organisation", "Org"),
    ("Association", "Assn"),
    ("University", "Univ"),
    ("Department", "Dept"),
    ("Brothers", "Bros"),
];
/// Other spellings that the romanisations of Arabic, Russian, Persian, Chinese and Korean make.
const SPELLINGS: &[(&str, &str)] = &[
    ("sh", "ch"),
    ("sh", "sch"),
    ("ou", "u"),
    ("oo", "u"),
    ("u", "ou"),
    ("kh", "h"),
    ("kh", "x"),
    ("q", "k"),
    ("q", "gh"),
    ("gh", "g"),
    ("ee", "i"),
    ("aa", "a"),
    ("zh", "j"),
    ("dh", "d"),
    ("dh", "z"),
    ("th", "t"),
    ("ya", "ia"),
    ("yu", "iu"),
    ("iy", "y"),
    ("ey", "ei"),
    ("ay", "ai"),
    ("v", "w"),
    ("w", "v"),
    ("j", "dj"),
    ("ts", "tz"),
    ("ks", "x"),
    ("x", "ks"),
    ("c", "k"),
    ("ph", "f"),
    ("mm", "m"),
    ("ss", "s"),
    ("ll", "l"),
    ("bd", "bid"),
    ("yev", "ev"),
    ("sky", "skiy"),
    ("skiy", "skij"),
    ("oe", "o"),
    ("eo", "o"),
];
/// Articles and their like, which are no name that could be left out or cut short.
const SMALL: [&str; 12] = [
    "al", "el", "bin", "ibn", "abu", "abd", "de", "la", "van", "von", "and", "of",
];

fn words(name: &Disguised) -> Vec<String> {
    name.text.split(' ').map(str::to_owned).collect()
}

fn is_full(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    bare.chars().count() > 1 && !SMALL.contains(&bare.to_lowercase().as_str())
}

/// Two words written as one.
pub(super) fn joined(name: &Disguised, random: &mut Random) -> Option<String> {
    let mut words = words(name);
    let gaps: Vec<usize> = (1..words.len())
        .filter(|at| {
            let letters = |word: &str| word.chars().all(|c| c.is_alphabetic() || c == '-');
            letters(&words[*at]) && letters(&words[*at - 1])
        })
        .collect();
    if gaps.is_empty() {
        return None;
    }
    let at = *random.one(&gaps);
    let second = words.remove(at);
    words[at - 1].push_str(&second.to_lowercase());
    Some(words.join(" "))
}

/// One word written as two.
pub(super) fn split(name: &Disguised, random: &mut Random) -> Option<String> {
    /// Shorter words are not parted, nor into less than a syllable.
    const LONG: usize = 7;
    const PART: u64 = 3;
    let mut words = words(name);
    let fit: Vec<usize> = (0..words.len())
        .filter(|at| {
            words[*at].chars().count() >= LONG && words[*at].chars().all(char::is_alphabetic)
        })
        .collect();
    if fit.is_empty() {
        return None;
    }
    let at = *random.one(&fit);
    let letters: Vec<char> = words[at].chars().collect();
    let cut = PART + random.below(letters.len() as u64 - 2 * PART + 1);
    let (one, other) = letters.split_at(cut as usize);
    words[at] = [one, other]
        .map(|part| part.iter().collect::<String>())
        .join(" ");
    Some(words.join(" "))
}

/// A hyphen for a space, or a space or nothing for a hyphen.
pub(super) fn hyphen(name: &Disguised, random: &mut Random) -> Option<String> {
    if name.text.contains('-') {
        let instead = if random.percent(50) { " " } else { "" };
        return Some(name.text.replacen('-', instead, 1));
    }
    let words = words(name);
    if words.len() < 3 {
        return None;
    }
    let at = 1 + random.below(words.len() as u64 - 1) as usize;
    Some(format!(
        "{}-{}",
        words[..at].join(" "),
        words[at..].join(" ")
    ))
}

/// The last word first, with a comma or without; of a body two neighbours changed.
pub(super) fn order(name: &Disguised, random: &mut Random) -> Option<String> {
    let mut words = words(name);
    if words.len() < 2 || name.text.contains(',') {
        return None;
    }
    if name.person {
        let last = words.pop()?;
        let comma = if random.percent(40) { "," } else { "" };
        words.insert(0, format!("{last}{comma}"));
    } else {
        let at = random.below(words.len() as u64 - 1) as usize;
        words.swap(at, at + 1);
    }
    Some(words.join(" "))
}

/// A person's name without one between the first and the last.
pub(super) fn middle_dropped(name: &Disguised, random: &mut Random) -> Option<String> {
    let mut words = words(name);
    let middle: Vec<usize> = (1..words.len().max(1) - 1)
        .filter(|at| is_full(&words[*at]))
        .collect();
    if !name.person || middle.is_empty() || name.text.contains(',') {
        return None;
    }
    words.remove(*random.one(&middle));
    Some(words.join(" "))
}

/// A given or middle name cut to its first letter.
pub(super) fn initial(name: &Disguised, random: &mut Random) -> Option<String> {
    let mut words = words(name);
    let given: Vec<usize> = (0..words.len() - 1)
        .filter(|at| is_full(&words[*at]))
        .collect();
    if !name.person || given.is_empty() || name.text.contains(',') {
        return None;
    }
    let at = *random.one(&given);
    let letter = words[at].chars().find(|c| c.is_alphabetic())?;
    words[at] = if random.percent(70) {
        format!("{letter}.")
    } else {
        letter.to_string()
    };
    Some(words.join(" "))
}

/// A title before a person's name, a legal form after a body's.
pub(super) fn title_or_form(name: &Disguised, random: &mut Random) -> Option<String> {
    let named = !name.text.is_empty();
    named.then(|| {
        if name.person {
            format!("{} {}", random.one(&TITLES), name.text)
        } else {
            format!("{} {}", name.text, random.one(&FORMS))
        }
    })
}

/// A word of a body's name, or its legal form, cut short.
pub(super) fn abbreviated(name: &Disguised, random: &mut Random) -> Option<String> {
    let lower = name.text.to_lowercase();
    if name.person || lower.len() != name.text.len() {
        return None;
    }
    let found: Vec<(usize, usize, &str)> = SHORT
        .iter()
        .filter_map(|(long, short)| {
            let at = lower.find(&long.to_lowercase())?;
            let end = at + long.len();
            let bounded = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            (bounded(lower[..at].chars().next_back()) && bounded(lower[end..].chars().next()))
                .then_some((at, end, *short))
        })
        .collect();
    if found.is_empty() {
        return None;
    }
    let (at, end, short) = *random.one(&found);
    Some(format!("{}{short}{}", &name.text[..at], &name.text[end..]))
}

/// A sound as another romanisation writes it; or the name in its own script, read again.
pub(super) fn romanisation(name: &Disguised, random: &mut Random) -> Option<String> {
    const READ_AGAIN: u64 = 50;
    const SPELLINGS_MAX: usize = 4;
    if let Some(native) = name
        .native
        .filter(|_| name.person && random.percent(READ_AGAIN))
    {
        let words = latin::words(native, SPELLINGS_MAX);
        if words.len() > 1 {
            let spelled = words.iter().map(|spellings| {
                let spelling: &String = random.one(spellings);
                capital(spelling)
            });
            return Some(spelled.collect::<Vec<_>>().join(" "));
        }
    }
    let lower = name.text.to_lowercase();
    if !name.person || lower.len() != name.text.len() {
        return None;
    }
    let fit: Vec<_> = SPELLINGS
        .iter()
        .filter(|(from, _)| lower.contains(from))
        .collect();
    if fit.is_empty() {
        return None;
    }
    let (from, to) = random.one(&fit);
    let places: Vec<usize> = lower.match_indices(from).map(|(at, _)| at).collect();
    let at = *random.one(&places);
    let to = if name.text[at..].starts_with(|c: char| c.is_uppercase()) {
        capital(to)
    } else {
        (*to).to_owned()
    };
    Some(format!(
        "{}{to}{}",
        &name.text[..at],
        &name.text[at + from.len()..]
    ))
}

/// The name as the list has it in its bearer's script.
pub(super) fn own_script(name: &Disguised, _: &mut Random) -> Option<String> {
    name.native.map(str::to_owned)
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str, person: bool) -> Disguised<'static> {
        Disguised {
            text: text.to_owned(),
            person,
            native: None,
        }
    }

    #[test]
    fn words_are_moved_and_left_out() {
        let random = &mut Random(3);
        let person = name("Arkady Petrovich Vusyk", true);
        assert_eq!(middle_dropped(&person, random).unwrap(), "Arkady Vusyk");
        assert!(order(&person, random).unwrap().starts_with("Vusyk"));
        assert_eq!(
            joined(&name("Arkady Vusyk", true), random).unwrap(),
            "Arkadyvusyk"
        );
        assert_eq!(
            initial(&name("Arkady al Vusyk", true), random)
                .unwrap()
                .len(),
            11
        );
        assert_eq!(
            abbreviated(&name("Orlan Trading Limited", true), random),
            None
        );
        let body = abbreviated(&name("ORLAN LIMITED", false), random);
        assert_eq!(body.unwrap(), "ORLAN Ltd");
        assert_eq!(split(&name("Orlan", true), random), None);
        for _ in 0..50 {
            let parted = split(&name("Arkadyvusyk", true), random).unwrap();
            assert!(parted.split(' ').all(|part| part.len() >= 3), "{parted}");
        }
    }
}
