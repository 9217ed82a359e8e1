//! Somali names in the orthography of 1972, where c is the sound that others leave out and x is h: *Cabdullahi Maxamed* is
//! Abdullahi Mahamed. Long vowels are doubled.

use super::{MAX_SPELLINGS, Spelling, Word};

/// What assuming the orthography costs, in hundredths of a bit.
const COST: i32 = 100;

/// What common names begin with in it, and no other language's: *Cabdi* is Abdi, *Cusman* Osman.
const BEGINNINGS: [&str; 5] = ["cabd", "cismaan", "cismail", "cumar", "cusm"];

/// Adds what others write, where a word shows the orthography.
pub(super) fn add(words: &mut [Word]) {
    let latin = |word: &Word| {
        word.spellings
            .first()
            .map(|spelling| spelling.latin.clone())
    };
    let shows = words.iter().filter_map(latin).any(|word| {
        let bytes = word.as_bytes();
        let long = bytes
            .windows(2)
            .any(|pair| matches!(pair, b"aa" | b"ii" | b"uu"));
        let between = |at: usize| {
            bytes[at] == b'x' && (at == 0 || bytes.get(at + 1).is_none_or(|next| is_vowel(*next)))
        };
        // In pinyin x stands before i and u.
        let heard = |at: usize| matches!(bytes.get(at + 1), None | Some(b'a' | b'o' | b'e'));
        // *Axmed*, *Dheere*.
        let before_m = bytes
            .windows(3)
            .any(|three| matches!(three, b"axm" | b"uxm"));
        let begins = BEGINNINGS
            .iter()
            .any(|beginning| word.starts_with(beginning));
        let dental = bytes.starts_with(b"dh") && bytes.windows(2).any(|pair| pair[0] == pair[1]);
        long || before_m || begins || dental || (0..bytes.len()).any(|at| between(at) && heard(at))
    });
    if !shows {
        return;
    }
    for word in words {
        let Some(first) = word.spellings.first() else {
            continue;
        };
        let other = from_somali(&first.latin);
        let known = word.spellings.iter().any(|known| known.latin == other);
        if !known && !other.is_empty() && word.spellings.len() < MAX_SPELLINGS {
            word.spellings.push(Spelling {
                latin: other,
                cost: COST,
            });
        }
    }
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

fn from_somali(word: &str) -> String {
    let bytes = word.as_bytes();
    let mut out = String::with_capacity(word.len());
    for (at, letter) in word.char_indices() {
        let next = bytes.get(at + 1).copied();
        match letter {
            // Not in the digraphs of others: ch, ck, cz.
            'c' if next.is_some_and(is_vowel) => {}
            'x' => out.push('h'),
            _ if at > 0 && bytes[at - 1] == bytes[at] && is_vowel(bytes[at]) => {}
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::readings;

    #[test]
    fn somali_is_read_as_somali() {
        for (name, at, spelling, met) in [
            ("Cabdullahi Cusman Maxamed Caddow", 0, "abdullahi", true),
            ("Cabdullahi Cusman Maxamed Caddow", 2, "mahamed", true),
            ("Cumar Guhaad", 0, "umar", true),
            ("Cabdi Cali", 1, "ali", true),
            ("Cali Gomez", 0, "ali", false),
            ("Xasan Yariisow", 0, "hasan", true),
            ("Axmed Cali", 1, "ali", true),
            ("Cali Dheere", 0, "ali", true),
            ("Carlos Cano", 0, "arlos", false),
            ("Xi Jinping", 0, "hi", false),
        ] {
            let word = &readings(name)[0].words[at];
            let found = word.spellings.iter().any(|known| known.latin == spelling);
            assert_eq!(found, met, "{name}: {:?}", word.spellings);
        }
    }
}
