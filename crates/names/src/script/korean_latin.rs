//! Korean family names in Latin letters: the North writes Ri, Ro and Rim where the South writes Lee, Noh and Lim, and each
//! has a dozen ways. A name whose other syllables are Korean has all of them.

use super::{MAX_SPELLINGS, Spelling, Word};

/// What taking the family name for another way to write it costs, in hundredths of a bit.
const COST: i32 = 40;

/// Ways to write one family name; the first is the one that all share.
const FAMILIES: &[&[&str]] = &[
    &["ri", "li", "lee", "yi", "rhee", "ree", "rhie", "lie"],
    &["ro", "no", "noh", "roh", "lo", "nho"],
    &["rim", "lim", "im", "yim", "leem"],
    &["ryu", "yu", "yoo", "you", "lyu", "ryoo", "liu"],
    &["ryang", "yang", "lyang"],
    &["ra", "na", "la", "rha"],
    &["ryo", "yo", "yeo"],
    &["ryom", "yom", "yeom"],
    &["pak", "park", "bak", "bag"],
    &["choe", "choi", "chwe", "choy"],
    &["jong", "jeong", "chong", "chung", "jung", "cheong"],
    &["paek", "baek", "paik", "baik", "back", "paik"],
    &["o", "oh"],
    &["u", "woo", "wu"],
    &["so", "seo", "suh"],
    &["sin", "shin"],
    &["jo", "cho", "joe"],
    &["ko", "go", "koh"],
    &["ku", "koo", "gu", "goo"],
    &["kwon", "gwon", "kwun"],
    &["mun", "moon"],
    &["hyon", "hyun", "hyeon"],
    &["kye", "gye"],
    &["jon", "jeon", "chun", "jun", "chon"],
];

/// Syllables of given names that hardly another language has.
const TELLING: &[&str] = &[
    "chol", "choll", "chul", "cheol", "dok", "deok", "duk", "gil", "gwang", "gyong", "gyu", "hak",
    "ho", "hun", "hoon", "hui", "hyok", "hyuk", "hyeok", "hyon", "hyun", "hyeon", "hyong", "hyung",
    "hwan", "il", "jae", "jin", "jong", "jeong", "ju", "jun", "jung", "ju", "kil", "kun", "kwang",
    "kyong", "kyung", "kyeong", "kyu", "man", "mok", "myong", "myung", "myeong", "nam", "ok",
    "pil", "pom", "beom", "pong", "bong", "rak", "rim", "rok", "ryong", "ryol", "sam", "sang",
    "seok", "sik", "sok", "sol", "song", "seong", "su", "sun", "soon", "sung", "tae", "tok",
    "thae", "ui", "uk", "un", "eun", "won", "yol", "yeol", "yon", "yong", "young", "yeong", "yop",
    "yun",
];

/// Those of them that are Chinese as well.
const SHARED: &[&str] = &[
    "hui", "hun", "jin", "ju", "jun", "kun", "man", "sang", "song", "su", "sun", "yong", "yun",
];

/// Adds the other ways to write the family name, before or behind the given name.
pub(super) fn add(words: &mut [Word]) {
    if !(2..=3).contains(&words.len()) {
        return;
    }
    let last = words.len() - 1;
    let text = |at: usize| {
        words[at]
            .spellings
            .first()
            .map(|first| first.latin.as_str())
    };
    let family = |at: usize| {
        let family = FAMILIES
            .iter()
            .find(|ways| text(at).is_some_and(|text| ways.contains(&text)))?;
        let given = (0..words.len()).filter(|other| *other != at).map(text);
        let given: Option<Vec<&str>> = given.collect();
        are_korean(&given?).then_some((at, family))
    };
    if let Some((at, family)) = [0, last].into_iter().find_map(family) {
        let usual = family[0];
        let word = &mut words[at];
        if word.spellings.len() < MAX_SPELLINGS
            && word
                .spellings
                .iter()
                .all(|spelling| spelling.latin != usual)
        {
            word.spellings.push(Spelling {
                latin: usual.to_owned(),
                cost: COST,
            });
        }
    }
}

/// Whether all are such syllables, and one of them is not Chinese.
fn are_korean(given: &[&str]) -> bool {
    let mut telling = false;
    given.iter().all(|text| {
        let own = |syllable: &str| TELLING.contains(&syllable);
        let only = |syllable: &str| own(syllable) && !SHARED.contains(&syllable);
        if own(text) {
            telling |= only(text);
            return true;
        }
        let split = (2..text.len().saturating_sub(1))
            .find(|at| text.is_char_boundary(*at) && own(&text[..*at]) && own(&text[*at..]));
        if let Some(at) = split {
            telling |= only(&text[..at]) || only(&text[at..]);
        }
        split.is_some() || matches!(*text, "chang" | "chong" | "ha" | "mi" | "a" | "hye" | "ji")
    }) && telling
}

#[cfg(test)]
mod tests {
    use super::super::readings;

    #[test]
    fn family_names_have_the_ways_of_north_and_south() {
        for (name, at, usual, met) in [
            ("Li Chang Ho", 0, "ri", true),
            ("Yong-ho Lee", 2, "ri", true),
            ("No Kwang Chol", 0, "ro", true),
            ("Lee Yongho", 0, "ri", true),
            ("Li Song", 0, "ri", false),
            ("Bruce Lee", 1, "ri", false),
            ("Yang Jun", 0, "ryang", false),
        ] {
            let words = &readings(name)[0].words;
            let found = words[at].spellings.iter().any(|s| s.latin == usual);
            assert_eq!(found, met, "{name}");
        }
    }
}
