//! Sound units: what a romanised token sounds like, whatever romanisation wrote it.
//!
//! `sj`, `sh`, `sch` are one unit, `ou` and `oo` are `u`, `w` is near `v`. Two tokens are compared
//! unit by unit with the costs of the table below: what the substitution is worth, in hundredths
//! of a bit, as -log2 of how often one spelling of a name has the one where another has the other.
//! The alternations are those of the usual romanisations (BGN/PCGN, ISO 9, ALA-LC, the German,
//! French, Scandinavian and Polish newspaper styles, Wade-Giles, McCune-Reischauer).

mod consonants;
mod costs;
mod difference;
mod path;
mod sieve;
mod skeleton;
mod syllable;
mod vowels;

use std::fmt;
use std::ops::Deref;

pub use consonants::Ahead;
pub use costs::UNIT_NAMES;
pub use difference::{Difference, difference, difference_within, most_apart, most_by_rule};
pub use path::{Step, path};
pub use sieve::Sieve;
pub use skeleton::{NearTo, Skeleton};
pub use syllable::{alike, resemble, same_syllable};
pub use vowels::vowels_contradict;

/// A sound unit: one of the constants of [`unit`].
pub type Sound = u8;

/// The sound units.
pub mod unit {
    #![allow(missing_docs)] // Each constant is the sound that it is named for.
    use super::Sound;
    pub const A: Sound = 1;
    pub const E: Sound = 2;
    pub const I: Sound = 3;
    pub const O: Sound = 4;
    pub const U: Sound = 5;
    /// Korean ae, German ä.
    pub const AE: Sound = 6;
    /// Korean eo (ŏ).
    pub const EO: Sound = 7;
    /// Korean eu (ŭ).
    pub const EU: Sound = 8;
    /// German ö, Danish ø, Dutch oe.
    pub const OE: Sound = 9;
    /// The glide of "Yuri".
    pub const Y: Sound = 10;
    pub const W: Sound = 11;
    pub const H: Sound = 12;
    pub const B: Sound = 13;
    pub const P: Sound = 14;
    pub const F: Sound = 15;
    pub const V: Sound = 16;
    pub const D: Sound = 17;
    pub const T: Sound = 18;
    pub const TH: Sound = 19;
    pub const G: Sound = 20;
    pub const GH: Sound = 21;
    pub const K: Sound = 22;
    pub const KH: Sound = 23;
    pub const S: Sound = 24;
    pub const SH: Sound = 25;
    pub const Z: Sound = 26;
    pub const ZH: Sound = 27;
    pub const TS: Sound = 28;
    pub const CH: Sound = 29;
    /// The letter j where its value (dʒ, ʒ, j, χ) is not known.
    pub const J: Sound = 30;
    pub const L: Sound = 31;
    pub const R: Sound = 32;
    pub const M: Sound = 33;
    pub const N: Sound = 34;
    pub const NG: Sound = 35;
    /// Digits follow: `DIGIT + d`.
    pub const DIGIT: Sound = 36;
    pub const COUNT: usize = 46;
}
#[allow(clippy::wildcard_imports)] // Thirty-odd units, all of them used.
use unit::*;

/// Longest sound sequence; more letters are not heard. Names are shorter; the limit bounds the
/// quadratic comparison for what a stranger sends.
pub const MAX_SOUNDS: usize = 24;

/// The sounds of one token, at most [`MAX_SOUNDS`], laid out in place: tokens are compared far more
/// often than they are made, and a pointer less is a cache miss less.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sounds {
    len: u8,
    units: [Sound; MAX_SOUNDS],
}

impl Sounds {
    const NONE: Self = Self {
        len: 0,
        units: [0; MAX_SOUNDS],
    };

    /// Sounds one after another.
    pub fn of_parts<'a>(parts: impl Iterator<Item = &'a [Sound]>) -> Self {
        let mut all = Self::NONE;
        for sound in parts.flatten() {
            all.push(*sound, false);
        }
        all
    }

    /// Doubled letters are heard once; digits are not letters. What is too long is not heard.
    fn push(&mut self, sound: Sound, heard_once: bool) {
        let len = usize::from(self.len);
        let doubled = heard_once && len > 0 && self.units[len - 1] == sound && sound < DIGIT;
        if !doubled && len < MAX_SOUNDS {
            self.units[len] = sound;
            self.len += 1;
        }
    }
}

impl Deref for Sounds {
    type Target = [Sound];

    #[inline]
    fn deref(&self) -> &[Sound] {
        &self.units[..usize::from(self.len)]
    }
}

impl fmt::Debug for Sounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

/// Letter groups and their units, by first letter, longest first.
const GROUPS: &[(&str, &[Sound])] = &[
    ("aa", &[A]),
    ("ae", &[AE]),
    ("bh", &[B]),
    ("chtch", &[SH, CH]),
    ("ch", &[CH]),
    ("ck", &[K]),
    ("cs", &[CH]),
    ("cz", &[CH]),
    ("dsch", &[J]),
    ("dzh", &[J]),
    ("dj", &[J]),
    ("dh", &[D]),
    ("dz", &[TS]),
    ("eo", &[EO]),
    ("eu", &[EU]),
    ("ee", &[I]),
    ("gh", &[GH]),
    ("iyy", &[I]),
    ("iy", &[I]),
    ("ij", &[I]),
    ("ii", &[I]),
    ("kh", &[KH]),
    ("lh", &[L]),
    ("nh", &[N]),
    ("ng", &[NG]),
    ("oe", &[OE]),
    ("oo", &[U]),
    ("ou", &[U]),
    ("ph", &[F]),
    ("rh", &[R]),
    ("schtsch", &[SH, CH]),
    ("shch", &[SH, CH]),
    ("sjtsj", &[SH, CH]),
    ("szcz", &[SH, CH]),
    ("sch", &[SH]),
    ("skj", &[SH]),
    ("sh", &[SH]),
    ("sj", &[SH]),
    ("sz", &[SH]),
    ("tsch", &[CH]),
    ("tch", &[CH]),
    ("tsh", &[CH]),
    ("tsj", &[CH]),
    ("tj", &[CH]),
    ("th", &[TH]),
    ("ts", &[TS]),
    ("tz", &[TS]),
    ("ue", &[U]),
    ("uu", &[U]),
    ("yi", &[I]),
    ("yj", &[I]),
    ("yy", &[I]),
    ("zh", &[ZH]),
    ("zj", &[ZH]),
];

/// Where each letter's groups begin in [`GROUPS`].
static GROUPS_FROM: [u8; 27] = {
    let mut from = [0_u8; 27];
    let mut letter = 0;
    let mut at = 0;
    while letter < 26 {
        from[letter] = at as u8;
        while at < GROUPS.len() && GROUPS[at].0.as_bytes()[0] as usize == letter + b'a' as usize {
            at += 1;
        }
        letter += 1;
    }
    assert!(
        at == GROUPS.len(),
        "groups are in the order of their first letters"
    );
    from[26] = at as u8;
    from
};

/// The groups that begin with a letter.
fn groups_of(letter: u8) -> &'static [(&'static str, &'static [Sound])] {
    if !letter.is_ascii_lowercase() {
        return &[];
    }
    let at = usize::from(letter - b'a');
    &GROUPS[usize::from(GROUPS_FROM[at])..usize::from(GROUPS_FROM[at + 1])]
}

fn is_vowel_letter(letter: Option<u8>) -> bool {
    matches!(letter, Some(b'a' | b'e' | b'i' | b'o' | b'u' | b'y'))
}

/// Groups that stand for one letter also where a script writes few vowels; there, other consonants
/// that meet only lack the vowel between them.
const ONE_LETTER: [&str; 10] = ["sh", "kh", "gh", "th", "dh", "ch", "zh", "ph", "aa", "ou"];

/// The sound units of a token in lower-case ASCII letters and digits. With `partial_vowels` it
/// comes from a script that writes few vowels.
pub fn sounds(text: &str, partial_vowels: bool) -> Sounds {
    let bytes = text.as_bytes();
    let mut out = Sounds::NONE;
    let mut at = 0;
    while at < bytes.len() && usize::from(out.len) < MAX_SOUNDS {
        let rest = &bytes[at..];
        let next = rest.get(1).copied();
        let before = at.checked_sub(1).map(|i| bytes[i]);
        // Wade-Giles: hs is pinyin x.
        if at == 0 && !partial_vowels && rest.starts_with(b"hs") {
            out.push(SH, !partial_vowels);
            at += 2;
            continue;
        }
        if let Some((group, units)) = groups_of(rest[0]).iter().find(|(group, _)| {
            let last = at + group.len() == bytes.len();
            // "Shijin" is two syllables, "Andrij" and "Marija" have a glide.
            let borders = *group == "ij" && matches!(rest.get(2), Some(b'i' | b'u'));
            // The second letter rules most out at once.
            group.as_bytes().get(1) == next.as_ref()
                && rest.starts_with(group.as_bytes())
                && !borders
                && (!partial_vowels || ONE_LETTER.contains(group) || (last && *group == "ng"))
        }) {
            for unit in *units {
                out.push(*unit, !partial_vowels);
            }
            at += group.len();
            continue;
        }
        let sound = match rest[0] {
            b'a' => A,
            b'b' => B,
            b'c' if matches!(next, Some(b'e' | b'i' | b'y')) => TS,
            b'c' | b'k' | b'q' => K,
            b'd' => D,
            b'e' => E,
            b'f' => F,
            b'g' => G,
            b'h' => H,
            // "Sergej", "Shojgu": a glide that closes a syllable.
            b'j' if is_vowel_letter(before) && !is_vowel_letter(next) => I,
            // "Aljaksandr", "Fjodor": after these it only softens them.
            b'j' if matches!(before, Some(b'b' | b'f' | b'l' | b'm' | b'p' | b'v')) => Y,
            b'j' => J,
            b'l' => L,
            b'm' => M,
            b'n' => N,
            b'o' => O,
            b'p' => P,
            b'r' => R,
            b's' => S,
            b't' => T,
            b'u' => U,
            b'v' => V,
            b'w' => W,
            // Pinyin x begins a syllable; elsewhere x is ks.
            b'x' if at == 0 => SH,
            b'x' => {
                out.push(K, !partial_vowels);
                S
            }
            b'y' if is_vowel_letter(next) => Y,
            b'i' | b'y' => I,
            b'z' => Z,
            digit @ b'0'..=b'9' => DIGIT + (digit - b'0'),
            _ => {
                at += 1;
                continue;
            }
        };
        out.push(sound, !partial_vowels);
        at += 1;
    }
    out
}

/// Whether a unit is a vowel.
#[inline]
pub const fn is_vowel(sound: Sound) -> bool {
    sound >= A && sound <= OE
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost(a: &str, b: &str) -> Option<i32> {
        difference(&sounds(a, false), &sounds(b, false), false).map(|d| d.cost)
    }

    #[test]
    fn romanisations_of_one_sound_are_near() {
        for (a, b) in [
            ("sjojgu", "shoigu"),
            ("schoigu", "shoigu"),
            ("choigou", "shoigu"),
            ("hoon", "hun"),
            ("hsi", "xi"),
            ("muhammad", "mohamed"),
            ("sergej", "sergei"),
            ("wladimir", "vladimir"),
            ("eun", "un"),
            ("jeong", "jong"),
        ] {
            let difference = difference(&sounds(a, false), &sounds(b, false), false).unwrap();
            assert!(difference.by_rule, "{a} {b} {difference:?}");
            assert!(
                Skeleton::of(&sounds(a, false)).near(Skeleton::of(&sounds(b, false))),
                "{a} {b}"
            );
        }
    }

    #[test]
    fn other_names_are_not() {
        for (a, b) in [
            ("kim", "park"),
            ("un", "il"),
            ("putin", "pushkin"),
            ("10", "14"),
        ] {
            assert!(
                cost(a, b).is_none_or(|c| c > 200),
                "{a} {b} {:?}",
                cost(a, b)
            );
        }
    }

    #[test]
    fn skeleton_edits() {
        let s = |text: &str| Skeleton::of(&sounds(text, false));
        assert_eq!(s("kim").len(), 2);
        assert!(s("kimt").near(s("kim")));
        assert!(s("vladimir").near(s("valdimir")));
        assert!(!s("un").near(s("um")));
        assert!(!s("un").near(s("unt")));
        assert_eq!(s("mohammed"), s("muhamad"));
        assert!(s("bcdfglmnpqrstvwxz").len() <= 16);
    }
}
