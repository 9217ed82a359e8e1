//! What Latin orthographies do to foreign names beyond single letters: Baltic endings, Hungarian digraphs,
//! the j of Swedish and German, French ou and j, the c of Turkish.
//!
//! Lithuanian and Latvian put an ending on every man's name (Vladimiras Putinas, Sergejs Lavrovs); Hungarian writes the s of
//! others as sz and its own s is sh (Bassár el-Aszad). The whole name shows the habit; each of its words then has further
//! spellings, at the price of assuming it.

use super::segment::Piece;
use super::{MAX_SPELLINGS, Spelling, Word};
use crate::{ending, rarity, words};

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
        // Latvian says j as the y of others: *Jurijs*.
        extend(words, |latin| changed(stem(latin)?, &[("j", "y")]));
    }
    if is_hungarian(pieces) {
        extend(words, |latin| Some(from_hungarian(latin)));
    }
    if has_gliding_j(words) {
        extend(words, |latin| changed(latin, GLIDING_J));
    }
    if is_turkish(pieces) {
        extend(words, |latin| changed(latin, &[("c", "j")]));
        // Arabic names have their a written as it is said: *Esed*, *Heniyye*.
        extend(words, |latin| changed(latin, &[("e", "a")]));
    }
    for word in words.iter_mut() {
        hard_g(word);
        deep_k(word);
        say(word, french_w);
        say(word, french_zh);
        say(word, turkic_kh);
        say(word, serbian_dj);
        say(word, serbian_ei);
        say(word, italian_j);
        say(word, without_article);
        say(word, of_the_faith);
        misread(word);
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
    let with_gu =
        |spelling: &Spelling| spelling.latin.as_bytes().windows(2).any(|two| two == b"gu");
    if !word.spellings.iter().any(with_gu) {
        return;
    }
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
    // Before other letters it is silent in English, but in what is nobody's name there.
    let said = threes.any(|three| {
        three.starts_with(b"gh")
            && (b"aeiou".contains(&three[2])
                || (three[2] != b't' && !rarity::is_borne(&first.latin)))
    });
    if said && word.spellings.len() < MAX_SPELLINGS {
        word.spellings.push(Spelling {
            latin: first.latin.replace("gh", "q"),
            cost: first.cost + COST,
        });
    }
}

/// What the languages write that say j as the y of *Yuri* (Swedish, German, Polish, Czech), spelled
/// as in English.
const GLIDING_J: &[(&str, &str)] = &[
    ("sjtj", "shch"),
    ("tsch", "ch"),
    ("itj", "ich"),
    ("sch", "sh"),
    ("zj", "zh"),
    ("sj", "sh"),
    ("ch", "kh"),
    ("j", "y"),
];

/// Whether a j stands where none is said as in *John*: at a word's end, or between a consonant and a vowel.
fn has_gliding_j(words: &[Word]) -> bool {
    words.iter().any(|word| {
        let Some(first) = word.spellings.first() else {
            return false;
        };
        let bytes = first.latin.as_bytes();
        let glides = |three: &[u8]| {
            let consonant = three[0].is_ascii_alphabetic() && !is_vowel(three[0]);
            consonant && three[0] != b'd' && three[1] == b'j' && is_vowel(three[2])
        };
        bytes.len() > 3 && (bytes.ends_with(b"j") || bytes.windows(3).any(glides))
    })
}

/// Whether the name has letters that Turkish alone has, or a c where only Turkish has one: before
/// an m, or at the end after a vowel that is no i.
fn is_turkish(pieces: &[Piece<'_>]) -> bool {
    pieces.iter().any(|piece| {
        let text = piece.text.to_lowercase();
        let end = ["ac", "ec", "uc"].iter().any(|end| text.ends_with(end));
        text.contains(['ğ', 'ı', 'ş']) || text.contains("cm") || (end && text.len() > 3)
    })
}

/// The word with the letters changed, the first row that fits at each place; `None` if none fits.
fn changed(latin: &str, rows: &[(&str, &str)]) -> Option<String> {
    if !rows.iter().any(|(from, _)| latin.contains(from)) {
        return None;
    }
    let mut out = String::with_capacity(latin.len() + 4);
    let mut rest = latin;
    while let Some(letter) = rest.chars().next() {
        if let Some((from, to)) = rows.iter().find(|(from, _)| rest.starts_with(from)) {
            out.push_str(to);
            rest = &rest[from.len()..];
        } else {
            out.push(letter);
            rest = &rest[letter.len_utf8()..];
        }
    }
    (out != latin).then_some(out)
}

/// Adds how a word is said by a habit of one word.
fn say(word: &mut Word, habit: impl Fn(&str) -> Option<String>) {
    const COST: i32 = 60;
    let Some(first) = word.spellings.first() else {
        return;
    };
    if let Some(latin) = habit(&first.latin)
        && word.spellings.len() < MAX_SPELLINGS
        && word.spellings.iter().all(|known| known.latin != latin)
    {
        let cost = first.cost + COST;
        word.spellings.push(Spelling { latin, cost });
    }
}

/// What a scanner makes of the word: it takes rn for m and cl for d (*Ajrnal*, *Anclrei*). Which of the two
/// was written cannot be seen, so that both sides may be read so.
fn misread(word: &mut Word) {
    /// As much as a typing slip.
    const COST: i32 = 310;
    const TAKEN_FOR: &[(&str, &str)] = &[("rn", "m"), ("cl", "d"), ("vv", "w")];
    /// Shorter words are other names then.
    const LETTERS_MIN: usize = 5;
    let Some(first) = word.spellings.first() else {
        return;
    };
    if first.latin.len() >= LETTERS_MIN
        && let Some(latin) = changed(&first.latin, TAKEN_FOR)
        && word.spellings.len() < MAX_SPELLINGS
        && word.spellings.iter().all(|known| known.latin != latin)
    {
        let cost = first.cost + COST;
        word.spellings.push(Spelling { latin, cost });
    }
}

/// French writes the w of others as ou before and after a vowel: *Kaouthar*, *Daouahiri*, *Aous*.
fn french_w(latin: &str) -> Option<String> {
    let bytes = latin.as_bytes();
    let vowel = |at: Option<usize>| {
        at.and_then(|at| bytes.get(at))
            .is_some_and(|b| is_vowel(*b))
    };
    if !latin.contains("ou") {
        return None;
    }
    let mut out = String::with_capacity(latin.len());
    let mut at = 0;
    while at < bytes.len() {
        let after_a = at > 0 && bytes[at - 1] == b'a';
        if bytes[at..].starts_with(b"ou") && (vowel(Some(at + 2)) || after_a) {
            out.push('w');
            at += 2;
        } else {
            out.push(char::from(bytes[at]));
            at += 1;
        }
    }
    (out != latin).then_some(out)
}

/// French and the passports of Bulgaria write zh as j: before a consonant it is nothing else but a glide.
fn french_zh(latin: &str) -> Option<String> {
    let bytes = latin.as_bytes();
    let said = bytes.windows(3).any(|three| {
        let next = three[2].is_ascii_alphabetic() && !is_vowel(three[2]) && three[2] != b'j';
        is_vowel(three[0]) && three[1] == b'j' && next
    });
    said.then(|| latin.replace('j', "zh"))
}

/// Azerbaijani, Uzbek, Kurdish and Basque write kh as x: *Xalid*. In the names of others it is ks.
fn turkic_kh(latin: &str) -> Option<String> {
    let bytes = latin.as_bytes();
    let begins = bytes.first() == Some(&b'x') && bytes.get(1).is_some_and(|next| *next != b'i');
    let within = bytes.len() > 3 && bytes[1..].contains(&b'x');
    let nobodys = || !rarity::is_borne(latin) && words::lookup(latin).is_plain();
    ((begins || within) && nobodys()).then(|| latin.replace('x', "kh"))
}

/// The đ of Serbian and Croatian is written dj, and without its stroke d: *Djordjevic*, *Dordevic*.
fn serbian_dj(latin: &str) -> Option<String> {
    const ENDINGS: [&str; 4] = ["ic", "ich", "itch", "itj"];
    let named = ending::first(latin, &ENDINGS).is_some();
    (named && latin.contains("dj")).then(|| latin.replace("dj", "d"))
}

/// South Slavic and Hungarian write j between the vowels at a name's end: *Hameneji*.
fn serbian_ei(latin: &str) -> Option<String> {
    const STEM_MIN: usize = 4;
    let stem = latin
        .strip_suffix("eji")
        .filter(|stem| stem.len() >= STEM_MIN)?;
    Some(format!("{stem}ei"))
}

/// Italian writes the j of others as gi before a vowel: *Giong*. Its own names are known.
fn italian_j(latin: &str) -> Option<String> {
    let begins = latin
        .strip_prefix("gi")
        .is_some_and(|rest| rest.starts_with(['a', 'o', 'u']));
    (begins && !rarity::is_borne(latin)).then(|| latin.replacen("gi", "j", 1))
}

/// "Of the faith" as French writes it at the end of a name: *Noureddine* is Nur al-Din.
fn of_the_faith(latin: &str) -> Option<String> {
    const STEM_MIN: usize = 3;
    let stem = ["ddine", "edine"]
        .iter()
        .find_map(|end| latin.strip_suffix(end))?;
    (stem.len() >= STEM_MIN).then(|| latin[..latin.len() - 1].to_owned())
}

/// The article of Arabic as North Africa writes it on to the name: *Eddaouahiri* is al-Dawahiri.
fn without_article(latin: &str) -> Option<String> {
    const NAME_MIN: usize = 5;
    let bytes = latin.as_bytes();
    let name = latin.get(2..)?;
    let sun = bytes[1] == *bytes.get(2)? && b"dnrstz".contains(&bytes[1]);
    (sun && bytes[0] == b'e' && name.len() >= NAME_MIN).then(|| {
        let said = french_w(name);
        said.unwrap_or_else(|| name.to_owned())
    })
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
    fn latin(word: &Word) -> Option<&str> {
        word.spellings.first().map(|first| first.latin.as_str())
    }
    words.len() > 1
        && words
            .iter()
            .any(|word| latin(word).and_then(stem).is_some())
        && words.iter().all(|word| {
            latin(word).is_some_and(|latin| {
                latin.len() <= UNDECLINED_MAX
                    || latin.bytes().last().is_some_and(is_vowel)
                    || stem(latin).is_some()
            })
        })
}

/// The word without a Baltic ending.
fn stem(latin: &str) -> Option<&str> {
    let (stem, ending) = ending::first(latin, &BALTIC_ENDINGS)?;
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
    changed(latin, &ROWS).unwrap_or_else(|| latin.to_owned())
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
    fn a_gliding_j_is_said_as_y() {
        check("Henadzevitj Nazaranka", 0, "henadzevich", true);
        check("Henrich Mchitarjan", 1, "mkhitaryan", true);
        check("Jan Hansen", 0, "yan", false);
    }

    #[test]
    fn french_and_turkish_letters() {
        check("Vassil Bojkov", 1, "bozhkov", true);
        check("Aous Aslan", 0, "aws", true);
        check("Ayman Eddaouahiri", 1, "dawahiri", true);
        check("Hicac Fehid", 0, "hijaj", true);
        check("Eric Morales", 0, "erij", false);
        check("Marcus Clark", 0, "marjus", false);
    }

    #[test]
    fn x_and_gh_in_names_of_nobody() {
        check("Safwan Axras", 1, "akhras", true);
        check("Xalidov Orlan", 0, "khalidov", true);
        check("Zafar Ighbal", 1, "iqbal", true);
        check("Alexander Vusyk", 0, "alekhander", false);
        check("Max Wright", 1, "wriqt", false);
    }

    #[test]
    fn hungarian_is_read_as_hungarian() {
        check("Joszif Sztálin", 1, "stalin", true);
        check("Leonyid Brezsnyev", 1, "brezhnev", true);
        check("Józef Szymański", 1, "shimanski", false);
        check("Lars Hansen", 0, "larsh", false);
    }
}
