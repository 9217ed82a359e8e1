//! Arabic names of a servant of God in Latin letters: *Abd al-Rahman* is written Abdulrahman, Abdelrahmane, Abdurrahman,
//! Abdirahman. The article takes any vowel, and before a letter of the sun it is said as that letter.

use super::{MAX_SPELLINGS, Spelling, Word};

/// What the other way to write it costs, in hundredths of a bit.
const COST: i32 = 20;
/// What stands before the article, in many languages' letters.
const SERVANT: &str = "abd";
/// The usual way to write the servant with the article.
const USUAL: &str = "abdul";
/// Vowels of the article; the longer first.
const VOWELS: [&str; 7] = ["ou", "oo", "u", "e", "o", "i", "a"];
/// Letters of the sun as one or two letters write them.
const SUN: [&str; 10] = ["sh", "dh", "th", "r", "s", "t", "d", "z", "n", "l"];
/// The name after the article has at least so many letters.
const NAME_MIN: usize = 3;
/// Names of God that begin with no letter of the sun, by their consonants: Somalis and Turks leave the l
/// of the article out before those, too (*Abdikarim*, *Abdumalik*).
const OF_THE_MOON: [&str; 34] = [
    "bk", "bkr", "bst", "ft", "fth", "gfr", "ghfr", "ghn", "gn", "hd", "hfz", "hkm", "hlk", "hlm",
    "hmd", "jbr", "jll", "kdr", "kds", "khlk", "krm", "kym", "mhsn", "mjd", "mlk", "mmn", "mnn",
    "mtlb", "wdd", "whb", "whd", "wl", "wly", "zz",
];

/// Adds the usual way to write such a name to each that is written in another.
pub(super) fn add(words: &mut [Word]) {
    for word in words {
        let mut spellings = word.spellings.iter();
        let Some(usual) = spellings.find_map(|known| usual(&known.latin)) else {
            continue;
        };
        let known = word.spellings.iter().any(|known| known.latin == usual);
        if !known && word.spellings.len() < MAX_SPELLINGS {
            word.spellings.push(Spelling {
                latin: usual,
                cost: COST,
            });
        }
    }
}

/// The usual way to write a servant's name, or the servant alone: `abdelbasset` is `abdulbasset`,
/// `abderrahman` is `abdulrahman`, `abdel` is `abdul`. `None` for other words.
pub(crate) fn usual(word: &str) -> Option<String> {
    let rest = word.strip_prefix(SERVANT)?;
    if rest.is_empty() {
        return Some(USUAL.to_owned());
    }
    let after = VOWELS.iter().find_map(|vowel| rest.strip_prefix(vowel))?;
    let alone = matches!(after, "l" | "r" | "s" | "n" | "z" | "d" | "t" | "sh");
    if alone {
        return Some(USUAL.to_owned());
    }
    let name = after_article(after).or_else(|| {
        let consonants = consonants(after);
        let is_known = OF_THE_MOON.binary_search(&consonants.as_str()).is_ok();
        is_known.then_some(after)
    })?;
    // French writes an e behind the last consonant: *Abderrahmane*.
    let name = match name.strip_suffix('e') {
        Some(short) if short.len() > NAME_MIN && !short.ends_with(['a', 'e', 'i', 'o', 'u']) => {
            short
        }
        _ => name,
    };
    (name.len() >= NAME_MIN).then(|| format!("{USUAL}{name}"))
}

/// The consonants of a name, a q as a k and what is written twice once.
fn consonants(name: &str) -> String {
    let mut out = String::new();
    let mut before = ' ';
    for letter in name.chars() {
        let letter = if letter == 'q' { 'k' } else { letter };
        if !matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u') && letter != before {
            out.push(letter);
        }
        before = letter;
    }
    out
}

/// The name, without the article: `lbasit`, `rrahman` and `rahman`.
fn after_article(after: &str) -> Option<&str> {
    // "Abdullah" has the l of the article and its own.
    if let Some(name) = after.strip_prefix('l')
        && !name.starts_with('l')
    {
        return Some(name);
    }
    let sun = SUN.iter().find(|sun| after.starts_with(**sun))?;
    // Said twice, it is written twice, or once.
    let twice = after[sun.len()..].starts_with(sun);
    let half = sun.len() == 2 && after.starts_with(&sun[..1].repeat(2));
    Some(if twice {
        &after[sun.len()..]
    } else if half {
        &after[1..]
    } else {
        after
    })
}

#[cfg(test)]
mod tests {
    use super::usual;

    #[test]
    fn names_are_in_order() {
        assert!(super::OF_THE_MOON.is_sorted());
    }

    #[test]
    fn the_article_is_written_in_many_ways() {
        for (word, expected) in [
            ("abdelbasset", Some("abdulbasset")),
            ("abdulbasit", Some("abdulbasit")),
            ("abdurrahman", Some("abdulrahman")),
            ("abderrahmane", Some("abdulrahman")),
            ("abdirahman", Some("abdulrahman")),
            ("abdoulrahman", Some("abdulrahman")),
            ("abdessalam", Some("abdulsalam")),
            ("abdushshakur", Some("abdulshakur")),
            ("abdikarim", Some("abdulkarim")),
            ("abdiqadir", Some("abdulqadir")),
            ("abdukadir", Some("abdulkadir")),
            ("abdiaziz", Some("abdulaziz")),
            ("abdifattah", Some("abdulfattah")),
            ("abdumalik", Some("abdulmalik")),
            ("abdikov", None),
            ("abdimov", None),
            ("abdel", Some("abdul")),
            ("abdur", Some("abdul")),
            ("abdullah", Some("abdullah")),
            ("abdallah", Some("abdullah")),
            ("abd", Some("abdul")),
            ("abdi", None),
            ("abdo", None),
            ("abdou", None),
            ("abdulov", None),
            ("abdiev", None),
            ("abduh", None),
        ] {
            assert_eq!(usual(word).as_deref(), expected, "{word}");
        }
    }
}
