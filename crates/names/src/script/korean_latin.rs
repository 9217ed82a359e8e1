//! Korean names in Latin letters: the North writes Ri Tong Chol where the South writes Lee Dong-cheol, and each family name
//! has a dozen ways. A name whose other syllables are Korean has all of them.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::{MAX_SPELLINGS, Spelling, Word};

/// What taking a name for another way to write it costs, in hundredths of a bit.
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
    &["kim", "gim"],
    &["jang", "chang"],
    &["kang", "gang"],
    &["ho", "heo", "hur", "huh"],
    &["an", "ahn"],
    &["pae", "bae"],
    &["pang", "bang"],
    &["yun", "yoon"],
    &["sim", "shim"],
    &["om", "eom", "um"],
    &["kwak", "gwak"],
    &["pyon", "byun", "byeon"],
    &["han"],
    &["hwang"],
    &["hong"],
    &["son", "sohn"],
];

/// Syllables of given names that hardly another language has, in order.
const TELLING: &[&str] = &[
    "bak", "beom", "bong", "bu", "byeong", "byong", "byung", "cheol", "cheon", "cheong", "chol",
    "choll", "chon", "chul", "deok", "dok", "dong", "duk", "eun", "gap", "geon", "geun", "gil",
    "gon", "goo", "guk", "gun", "gwang", "gyeom", "gyeong", "gyong", "gyu", "gyung", "hak", "hee",
    "heon", "ho", "hoon", "hui", "hun", "hwan", "hwi", "hye", "hyeok", "hyeon", "hyeong", "hyeop",
    "hyo", "hyok", "hyon", "hyong", "hyop", "hyuk", "hyun", "hyung", "il", "jae", "jeok", "jeong",
    "jin", "jong", "joon", "ju", "jun", "jung", "kap", "kil", "kon", "kuk", "kun", "kwang",
    "kyeong", "kyong", "kyu", "kyung", "man", "mok", "myeong", "myon", "myong", "myung", "nam",
    "ok", "pak", "pil", "pom", "pong", "pu", "pyo", "pyong", "rae", "rak", "rim", "rok", "ryeong",
    "ryol", "ryong", "ryul", "sam", "sang", "seok", "seong", "seop", "seung", "shik", "sik", "sok",
    "sol", "song", "soo", "sook", "soon", "su", "sun", "sung", "tae", "tak", "thae", "tok", "tong",
    "ui", "uk", "un", "ung", "won", "woo", "wook", "woong", "yeol", "yeong", "yeop", "yol", "yon",
    "yong", "yop", "young", "yul", "yun",
];

/// Family names in ways to write them that hardly another language has.
const TELLING_FAMILIES: &[&str] = &[
    "pak", "park", "kim", "gim", "ri", "rhee", "choe", "choi", "rim", "ryu", "ryang", "ryom",
    "paek", "baek", "paik", "jeong", "kwon", "lee", "noh", "roh", "yoo",
];

/// Those of them that are Chinese as well.
const SHARED: &[&str] = &[
    "bu", "chon", "dong", "gun", "hui", "hun", "jin", "ju", "jun", "kun", "man", "pu", "sang",
    "song", "su", "sun", "tak", "tong", "ung", "woo", "yong", "yun",
];

/// Adds the other ways to write the name, the family's before or behind the given one.
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
        let usual = usual_family(text(at)?)?;
        let given = (0..words.len()).filter(|other| *other != at).map(text);
        let given: Option<Vec<&str>> = given.collect();
        let telling = text(at).is_some_and(|text| TELLING_FAMILIES.contains(&text));
        are_korean(&given?, telling).then_some((at, usual))
    };
    if let Some((at, usual_family)) = [0, last].into_iter().find_map(family) {
        let usual = |(other, text): (usize, &str)| {
            if other == at {
                usual_family.to_owned()
            } else {
                given_as_the_north_writes(text)
            }
        };
        let texts = (0..words.len()).filter_map(|other| Some((other, text(other)?)));
        let usual: Vec<String> = texts.map(usual).collect();
        for (word, usual) in words.iter_mut().zip(usual) {
            add_to(word, usual);
        }
    }
}

/// The way to write a family name that all its ways share.
fn usual_family(text: &str) -> Option<&'static str> {
    static USUAL: OnceLock<FxHashMap<&str, &str>> = OnceLock::new();
    let usual = USUAL.get_or_init(|| {
        let ways = FAMILIES.iter().rev();
        ways.flat_map(|ways| ways.iter().map(|way| (*way, ways[0])))
            .collect()
    });
    usual.get(text).copied()
}

fn add_to(word: &mut Word, latin: String) {
    let mut written = word.spellings.iter();
    if word.spellings.len() < MAX_SPELLINGS && written.all(|spelling| spelling.latin != latin) {
        word.spellings.push(Spelling { latin, cost: COST });
    }
}

/// A given name of one syllable or two in the North's spelling, that of McCune and Reischauer without
/// its marks, but with `ch` for `j`: *Dong* is *Tong*, *Byung* *Pyong*, *Cheol* *Chol*.
fn given_as_the_north_writes(text: &str) -> String {
    match border(text) {
        Some(at) => [syllable(&text[..at]), syllable(&text[at..])].concat(),
        None => syllable(text),
    }
}

fn syllable(text: &str) -> String {
    const INITIALS: &[(&str, &str)] =
        &[("b", "p"), ("d", "t"), ("g", "k"), ("j", "ch"), ("sh", "s")];
    /// Vowels, and those before a consonant that only Korean has so.
    const VOWELS: &[(&str, &str)] = &[
        ("woo", "u"),
        ("yeo", "yo"),
        ("you", "yo"),
        ("eo", "o"),
        ("eu", "u"),
        ("oo", "u"),
        ("ee", "i"),
        ("hui", "hi"),
        ("yun", "yon"),
        ("yuk", "yok"),
        ("chul", "chol"),
        ("sung", "song"),
        ("jung", "jong"),
        ("chung", "chong"),
        ("duk", "dok"),
        ("tuk", "tok"),
    ];
    // *Yun* and *yuk* are syllables of their own.
    let rules = VOWELS
        .iter()
        .filter(|(from, _)| text != *from || !from.starts_with("yu"));
    let vowel = rules
        .clone()
        .find(|(from, _)| text.contains(from))
        .map_or_else(|| text.to_owned(), |(from, to)| text.replacen(from, to, 1));
    let initial = INITIALS.iter().find(|(from, _)| vowel.starts_with(from));
    initial.map_or(vowel.clone(), |(from, to)| {
        [to, &vowel[from.len()..]].concat()
    })
}

fn is_own(syllable: &str) -> bool {
    TELLING.binary_search(&syllable).is_ok()
}

/// Whether a given name is of such syllables as it stands.
pub(super) fn is_given(text: &str) -> bool {
    is_own(text) || border(text).is_some()
}

/// Where the second of two syllables in one word begins.
fn border(text: &str) -> Option<usize> {
    (2..text.len().saturating_sub(1))
        .find(|at| text.is_char_boundary(*at) && is_own(&text[..*at]) && is_own(&text[*at..]))
        .filter(|_| !is_own(text))
}

/// Whether all are such syllables, and one of them is not Chinese unless the family's name is `telling`.
fn are_korean(given: &[&str], mut telling: bool) -> bool {
    given.iter().all(|text| {
        let only = |syllable: &str| is_own(syllable) && !SHARED.contains(&syllable);
        if is_own(text) {
            telling |= only(text);
            return true;
        }
        let split = border(text);
        if let Some(at) = split {
            telling |= only(&text[..at]) || only(&text[at..]);
        }
        let may_be = [
            "chang", "chong", "chun", "chung", "ha", "mi", "a", "hye", "ji",
        ];
        split.is_some() || may_be.contains(text)
    }) && telling
}

#[cfg(test)]
mod tests {
    use super::super::readings;

    #[test]
    fn syllables_are_in_order() {
        assert!(super::TELLING.is_sorted());
    }

    #[test]
    fn given_names_are_written_as_the_north_does() {
        for (south, north) in [
            ("dong", "tong"),
            ("byung", "pyong"),
            ("cheol", "chol"),
            ("yun", "yun"),
            ("hyeon", "hyon"),
            ("jung", "chong"),
            ("dongcheol", "tongchol"),
            ("tong", "tong"),
            ("hee", "hi"),
            ("hui", "hi"),
        ] {
            assert_eq!(super::given_as_the_north_writes(south), north);
        }
    }

    #[test]
    fn family_names_have_the_ways_of_north_and_south() {
        for (name, at, usual, met) in [
            ("Li Chang Ho", 0, "ri", true),
            ("Yong-ho Lee", 2, "ri", true),
            ("No Kwang Chol", 0, "ro", true),
            ("Lee Yongho", 0, "ri", true),
            ("Lee Chun-hee", 0, "ri", true),
            ("Park Chung-hee", 0, "pak", true),
            ("Park John", 0, "pak", false),
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
