//! What the consonants of two tokens say: whether they can be one syllable, whether they are alike
//! at all.

use super::Sound;
use super::skeleton::class;
#[allow(clippy::wildcard_imports)] // Half of the units are used.
use super::unit::*;
use super::{MAX_SOUNDS, Skeleton, is_vowel};

fn consonants(sounds: &[Sound]) -> impl Iterator<Item = Sound> + '_ {
    let heard = |sound: &Sound| !is_vowel(*sound) && !matches!(*sound, Y | W | H);
    sounds.iter().copied().filter(heard)
}

/// Whether syllables read from signs can be what is written in letters: the same consonants, and
/// where the signs have ch, the letters have it.
pub fn same_syllable(read: &[Sound], written: &[Sound]) -> bool {
    Skeleton::of(read) == Skeleton::of(written)
        && consonants(read)
            .zip(consonants(written))
            .all(|(read, written)| read != CH || !matches!(written, J | ZH))
        // Choe is no Cho, and Tae no Ta: such a vowel is not written as a plain one.
        && (!is_rounded_front(read) || is_rounded_front(written) || written.contains(&E))
        && (!is_rounded_front(written) || is_rounded_front(read) || read.contains(&E))
        // Song is no Son, Ku no Ko.
        && (read.last() == Some(&NG)) == (written.last() == Some(&NG))
        && !matches!(
            (read.last(), written.last()),
            (Some(&O), Some(&U)) | (Some(&U), Some(&O))
        )
        // Hyon is no Hun, and Un is no Hun: the glide is written, and so is the h.
        && (!read.contains(&Y) || written.iter().any(|sound| matches!(*sound, Y | I | J)))
        && (read.first() == Some(&H)) == (written.first() == Some(&H))
        && (!read.contains(&AE) || written.iter().any(|sound| matches!(*sound, AE | E | I)))
}

/// Whether it has the vowel of Choe, Choi, Chwe.
fn is_rounded_front(sounds: &[Sound]) -> bool {
    let spelled = |pair: &[Sound]| matches!(pair, [O, I | E] | [W, E]);
    sounds.contains(&OE) || sounds.windows(2).any(spelled)
}

/// Whether two tokens that no rule makes one sound alike all the same: they begin alike and share
/// most of their consonants in order. *Olaf* and *Igor* don't, *Valadima* and *Vladimir* do.
pub fn alike(one: &[Sound], other: &[Sound]) -> bool {
    let classes = |sounds: &[Sound]| -> Vec<u64> {
        let classes = sounds.iter().map(|sound| class(*sound));
        classes.filter(|class| *class != 0).collect()
    };
    let (one, other) = (classes(one), classes(other));
    let labial = |class: u64| class == 1 || class == 2;
    let (Some(first), Some(second)) = (one.first(), other.first()) else {
        return false;
    };
    let begin_alike = first == second || (labial(*first) && labial(*second));
    let most = one.len().max(other.len());
    let shared = common(&one, &other);
    begin_alike && most >= 3 && 5 * shared >= 3 * most && shared >= 3
}

/// Whether two tokens may be spellings of one name that no rule connects: they share more than
/// half of their sounds in order, consonants counted double and by their class. *Denis* and
/// *Dzianis* do, *Daniel* and *Miguel* don't.
pub fn resemble(one: &[Sound], other: &[Sound]) -> bool {
    const CONSONANT: u32 = 4;
    const VOWEL: u32 = 2;
    const OTHER_VOWEL: u32 = 1;
    let weight = |sound: Sound| if is_vowel(sound) { VOWEL } else { CONSONANT };
    let total = |sounds: &[Sound]| sounds.iter().map(|sound| weight(*sound)).sum::<u32>();
    let change = |a: Sound, b: Sound| match (is_vowel(a), is_vowel(b)) {
        _ if a == b => 0,
        (true, true) => OTHER_VOWEL,
        (false, false) if class(a) == class(b) => OTHER_VOWEL,
        _ => CONSONANT,
    };
    let (mine, theirs) = (total(one), total(other));
    let most = mine.max(theirs);
    // Of two short tokens next to anything is half alike.
    let near = |apart: u32| most > 0 && 100 * apart <= 45 * most;
    // No way is shorter than what one has more of.
    if !near(mine.abs_diff(theirs)) || other.len() > MAX_SOUNDS {
        return false;
    }
    let mut row = [0; MAX_SOUNDS + 1];
    for (j, sound) in other.iter().enumerate() {
        row[j + 1] = row[j] + weight(*sound);
    }
    for a in one {
        let mut corner = row[0];
        row[0] += weight(*a);
        for (j, b) in other.iter().enumerate() {
            let best = (corner + change(*a, *b))
                .min(row[j + 1] + weight(*a))
                .min(row[j] + weight(*b));
            corner = row[j + 1];
            row[j + 1] = best;
        }
    }
    near(row[other.len()])
}

/// The length of the longest row that both have in order; where labials meet they count.
fn common(one: &[u64], other: &[u64]) -> usize {
    let labial = |class: u64| class == 1 || class == 2;
    let mut before = vec![0; other.len() + 1];
    for a in one {
        let mut row = vec![0; other.len() + 1];
        for (j, b) in other.iter().enumerate() {
            row[j + 1] = if a == b || (labial(*a) && labial(*b)) {
                before[j] + 1
            } else {
                row[j].max(before[j + 1])
            };
        }
        before = row;
    }
    before.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::super::sounds;
    use super::*;

    #[test]
    fn spellings_resemble_and_names_do_not() {
        for (one, other, expected) in [
            ("denis", "dzianis", true),
            ("esad", "eso", true),
            ("serhiy", "serghiei", true),
            ("abdul", "abdelbassed", false),
            ("daniel", "miguel", false),
            ("jalal", "nidal", false),
            ("alfredo", "arturo", false),
            ("ivan", "igor", false),
            ("jose", "juan", false),
        ] {
            let met = resemble(&sounds(one, false), &sounds(other, false));
            assert_eq!(met, expected, "{one} {other}");
        }
    }

    #[test]
    fn syllables_have_their_consonants() {
        for (read, written, expected) in [
            ("jeong", "jong", true),
            ("yeong", "jong", false),
            ("choe", "jo", false),
            ("choe", "cho", false),
            ("choe", "choi", true),
            ("tae", "te", true),
            ("jo", "cho", true),
            ("un", "eun", true),
            ("yan", "yat", false),
            ("hyeon", "hun", false),
            ("hyeon", "hyun", true),
            ("eun", "hun", false),
            ("un", "hun", false),
            ("song", "son", false),
            ("ku", "ko", false),
            ("ju", "choe", false),
            ("jong", "jung", true),
        ] {
            let same = same_syllable(&sounds(read, false), &sounds(written, false));
            assert_eq!(same, expected, "{read} {written}");
        }
    }

    #[test]
    fn names_of_relatives_are_not_alike() {
        for (one, other, expected) in [
            ("valadima", "vladimir", true),
            ("immanuvel", "emmanuel", true),
            ("viktor", "dmitry", false),
            ("arkady", "boris", false),
            ("lyudmila", "vladimir", false),
            ("osama", "hamza", false),
            ("", "", false),
        ] {
            let same = alike(&sounds(one, false), &sounds(other, false));
            assert_eq!(same, expected, "{one} {other}");
        }
    }
}
