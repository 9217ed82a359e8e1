//! The spelling under which a token stands in the table: the ways to write one sound in Latin
//! letters that differ between romanisations and habits fall together.

/// Tokens this short are their spelling: *Li*, *Ly* and *Lee* are different names.
const KEPT_LETTERS: usize = 3;

/// A token as the table has it: *Sergey*, *Sergej* and *Sergei* alike. Falling together makes a
/// token more common, never rarer, so the rules may be generous. Takes lower-case ASCII; anything
/// else stays as it is.
pub fn folded(token: &str) -> String {
    if token.len() <= KEPT_LETTERS || !token.is_ascii() {
        return token.to_owned();
    }
    let mut out: Vec<u8> = Vec::with_capacity(token.len() + 2);
    let mut rest = token.as_bytes();
    if let [b'y' | b'i', b'e', ..] = rest {
        rest = &rest[1..];
    }
    while let Some((sound, used)) = sound(rest, out.is_empty()) {
        rest = &rest[used..];
        for letter in sound {
            if out.last() != Some(letter) {
                out.push(*letter);
            }
        }
    }
    if let [short @ .., b'h'] = out.as_slice()
        && matches!(short.last(), Some(b'a' | b'e' | b'i' | b'o' | b'u'))
        && short.len() >= KEPT_LETTERS
    {
        out.pop();
    }
    // All of it is ASCII.
    String::from_utf8(out).unwrap_or_default()
}

/// How a token sounds to somebody who knows no orthography: one hissing sound, one k, four vowels.
/// Only for tokens that no table has; it makes them more common, never rarer.
pub(super) fn sounding(token: &str) -> String {
    let folded = folded(token);
    let mut out = String::with_capacity(folded.len());
    let mut letters = folded.bytes().peekable();
    while let Some(letter) = letters.next() {
        if letters.peek() == Some(&b'h')
            && matches!(letter, b's' | b'c' | b'z' | b't' | b'd' | b'g')
        {
            letters.next();
        }
        let sound = match letter {
            b's' | b'c' | b'z' | b'j' => 's',
            b'k' | b'g' | b'q' => 'k',
            b'a' | b'e' => 'a',
            b'o' | b'u' => 'u',
            b'i' | b'y' => 'i',
            b'v' | b'w' => 'v',
            other => char::from(other),
        };
        if !out.ends_with(sound) {
            out.push(sound);
        }
    }
    out
}

/// The sound that the letters begin with, and how many letters it takes.
fn sound(rest: &[u8], first: bool) -> Option<(&[u8], usize)> {
    Some(match rest {
        [b's', b'c', b'h', ..] => (b"sh", 3),
        [b't', b'c', b'h', ..] => (b"ch", 3),
        [b'k', b'h', ..] => (b"h", 2),
        [b'p', b'h', ..] => (b"f", 2),
        [b'c', b'k', ..] => (b"k", 2),
        [b't', b'z', ..] => (b"ts", 2),
        [b'o', b'u' | b'o', ..] | [b'u', b'e', ..] => (b"u", 2),
        [b'o', b'e', ..] => (b"o", 2),
        [b'a', b'e', ..] => (b"a", 2),
        [b'e', b'e', ..] => (b"i", 2),
        [b'w', ..] => (b"v", 1),
        [b'x', ..] => (b"ks", 1),
        [b'q', ..] => (b"k", 1),
        [b'c', next, ..] if !matches!(next, b'h' | b'e' | b'i' | b'y' | b'z') => (b"k", 1),
        [b'y' | b'j', ..] if !first => (b"i", 1),
        [_, ..] => (&rest[..1], 1),
        [] => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_fall_together() {
        let check = |spellings: &str| {
            let mut all = spellings.split(' ').map(folded);
            let first = all.next();
            assert!(all.all(|one| Some(one) == first), "{spellings}: {first:?}");
        };
        check("sergei sergey sergej");
        check("dmitri dmitry dmitriy dmitrii");
        check("yevgeny evgeni ievgenii");
        check("mueller muller");
        check("abdullah abdulla");
        check("mohammad mohamad");
        check("khasan hasan hassan");
        check("yusuf yousuf yoosuf");
        check("schmidt shmidt");
        check("alexander aleksander");
    }

    #[test]
    fn a_rare_spelling_sounds_like_the_usual_one() {
        for (rare, usual) in [("baschar", "bashar"), ("gim", "kim"), ("jusuf", "yusuf")] {
            let same = sounding(rare) == sounding(usual);
            assert_eq!(same, rare != "jusuf", "{rare} {usual}");
        }
        assert_ne!(sounding("shoigu"), sounding("sergei"));
    }

    #[test]
    fn different_names_stay_apart() {
        let mut all: Vec<String> = "li ly lee le jong yong jang yang kim yi i ho hong un van wan"
            .split(' ')
            .map(folded)
            .collect();
        let count = all.len();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), count);
        assert_eq!(folded(""), "");
        assert_eq!(folded("åäö"), "åäö");
    }
}
