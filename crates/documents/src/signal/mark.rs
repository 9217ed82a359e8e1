//! What the small words and endings beside a place say of its part in a transfer.

use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use vokter_trade::text::{Kind, Token, fold, tokens};

use super::language::Language;
use super::sentence::Sentence;

const TABLE: &str = include_str!("../../tables/signal/prepositions.tsv");

/// How a place is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Mark {
    /// By nothing.
    Bare,
    /// The subject, by its particle.
    Subject,
    From,
    To,
    /// Who acts, of a passive.
    By,
    /// Where something is.
    In,
    With,
    /// A war's other side, or what a shot flies over.
    Against,
    /// Whose.
    Of,
    /// An adjective: of the country.
    Adjective,
    /// Whose ship or train it is.
    Carrier,
}

fn named(name: &str) -> Option<Mark> {
    Some(match name {
        "subject" => Mark::Subject,
        "from" => Mark::From,
        // Where the case of the name does not tell, a transfer's place is where it goes.
        "to" | "to-or-in" => Mark::To,
        "by" => Mark::By,
        "in" => Mark::In,
        "with" => Mark::With,
        "against" => Mark::Against,
        "of" => Mark::Of,
        _ => return None,
    })
}

type Small = FxHashMap<(Language, String), Mark>;

fn small() -> &'static Small {
    static WORDS: OnceLock<Small> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut words = Small::default();
        for row in TABLE.lines().filter(|row| !row.starts_with('#')) {
            let columns: Vec<&str> = row.split('\t').collect();
            let [mark, code, all] = columns[..] else {
                continue;
            };
            let language = Language::ALL.iter().find(|(_, known)| *known == code);
            if let (Some(mark), Some((language, _))) = (named(mark), language) {
                for word in all.split('|') {
                    words.insert((*language, fold(word)), mark);
                }
            }
        }
        words
    })
}

fn of(language: Language, word: &str) -> Option<Mark> {
    small().get(&(language, word.to_owned())).copied()
}

/// Words between a preposition and its place at most: articles and one adjective.
const BETWEEN_MAX: usize = 2;
/// Words that open a clause.
const THAT: &[&str] = &[
    "that",
    "which",
    "who",
    "whether",
    "dass",
    "ob",
    "wonach",
    "que",
    "qui",
    "что",
    "которые",
    "который",
    "ان",
    "بان",
    "som",
    "hvorvidt",
];
/// Months and days, folded: what stands before them says when, not where.
const TIMES: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "januar",
    "februar",
    "marz",
    "mars",
    "mai",
    "juni",
    "juli",
    "oktober",
    "desember",
    "dezember",
    "janvier",
    "fevrier",
    "avril",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
    "январе",
    "феврале",
    "марте",
    "апреле",
    "мае",
    "июне",
    "июле",
    "августе",
    "сентябре",
    "октябре",
    "ноябре",
    "декабре",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mandag",
    "tirsdag",
    "onsdag",
    "torsdag",
    "fredag",
    "lordag",
    "sondag",
    "fjor",
    "year",
    "month",
    "week",
    "spring",
    "summer",
    "autumn",
    "winter",
];

/// Letters of a Korean word's particle at most, with a noun such as "side" or "government".
const PARTICLE_CHARS_MAX: usize = 4;

/// The mark of a place in a sentence. `bound` is where to stop looking back: the end of the place,
/// goods or verb before it.
pub(super) fn beside(
    sentence: &str,
    tokens: &[Token],
    place: &Range<usize>,
    bound: usize,
    language: Language,
) -> Mark {
    match language {
        Language::Korean => after(sentence, place),
        Language::Chinese => in_chinese(sentence, place),
        _ => before(sentence, tokens, place, bound, language),
    }
}

fn before(
    sentence: &str,
    tokens: &[Token],
    place: &Range<usize>,
    bound: usize,
    language: Language,
) -> Mark {
    let mut back = tokens.iter().rev().filter(|token| token.end <= place.start);
    let mut after: Option<&Token> = None;
    let mut next_start = place.start;
    for _ in 0..=BETWEEN_MAX {
        let Some(token) = back
            .next()
            .filter(|token| token.start >= bound && token.kind == Kind::Word)
        else {
            break;
        };
        // A comma or a stop ends the phrase that the place stands in.
        if sentence[token.end..next_start].contains([',', ';', ':', '(', '،', '–', '—']) {
            break;
        }
        // "Om" opens a Norwegian sentence as "if".
        if language == Language::Norwegian && token.text == "om" && token.start == 0 {
            break;
        }
        // "Meldinger om at Nord-Korea": that, and no place where it is.
        if language == Language::Norwegian && token.text == "at" {
            break;
        }
        // "О поставках снарядов России": the noun beside it is what it is about.
        if language == Language::Russian
            && after.is_some()
            && matches!(token.text.as_str(), "о" | "об")
        {
            break;
        }
        // "In June North Korea sent": a time ends the phrase, too.
        if TIMES.contains(&token.text.as_str()) {
            break;
        }
        // Another name, or "that": what stands before is of another phrase.
        let name = sentence[token.start..]
            .chars()
            .next()
            .is_some_and(char::is_uppercase);
        if after.is_some() && name && of(language, &token.text).is_none()
            || THAT.contains(&token.text.as_str())
        {
            break;
        }
        next_start = token.start;
        let two = after.and_then(|after| of(language, &format!("{} {}", token.text, after.text)));
        let one = || of(language, &token.text);
        let before_that = || -> Option<Mark> {
            let earlier = tokens
                .iter()
                .rev()
                .find(|earlier| earlier.end <= token.start)?;
            of(language, &format!("{} {}", earlier.text, token.text))
        };
        if let Some(mark) = two.or_else(before_that).or_else(one) {
            return mark;
        }
        after = Some(token);
    }
    Mark::Bare
}

/// The particle of a Korean noun.
fn after(sentence: &str, place: &Range<usize>) -> Mark {
    let rest = &sentence[place.end..];
    let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
    // A noun of the same party may come between: its government, its army.
    let next = rest.trim_start_matches(|c: char| c.is_alphanumeric());
    let next: String = next
        .trim_start()
        .chars()
        .take_while(|c| c.is_alphanumeric())
        .collect();
    let particle = |word: &str| {
        let chars: Vec<char> = word.chars().collect();
        (0..chars.len().min(PARTICLE_CHARS_MAX)).find_map(|skip| {
            let ending: String = chars[chars.len().saturating_sub(PARTICLE_CHARS_MAX) + skip..]
                .iter()
                .collect();
            of(Language::Korean, &ending)
        })
    };
    // A name may be given with its particle.
    let own = sentence[place.clone()].chars().next_back();
    if word.is_empty() && matches!(own, Some('은' | '는')) {
        return Mark::Subject;
    }
    if word.is_empty() {
        return particle(&next).unwrap_or(Mark::Bare);
    }
    of(Language::Korean, &word)
        .or_else(|| particle(&word))
        .unwrap_or(Mark::Bare)
}

fn in_chinese(sentence: &str, place: &Range<usize>) -> Mark {
    let before: Vec<char> = sentence[..place.start].chars().rev().take(2).collect();
    let mark = |text: String| of(Language::Chinese, &text);
    let two = || {
        before
            .get(1)
            .and_then(|earlier| mark(format!("{earlier}{}", before[0])))
    };
    let found = before
        .first()
        .and_then(|last| two().or_else(|| mark(last.to_string())));
    match found {
        Some(mark) => mark,
        None if sentence[place.end..].starts_with(['的', '制', '造', '产']) => Mark::Adjective,
        None => Mark::Bare,
    }
}

/// Whether a place follows `a` or `à`: to somebody, and from whom one buys.
pub(super) fn is_dative(sentence: &Sentence<'_>, place: &Range<usize>) -> bool {
    if !matches!(sentence.language, Language::French | Language::Spanish) {
        return false;
    }
    let mut back = sentence.tokens.iter().rev();
    let mut back = back.by_ref().filter(|token| token.end <= place.start);
    let word = |token: Option<&Token>| token.map(|token| token.text.clone()).unwrap_or_default();
    let last = word(back.next());
    matches!(last.as_str(), "a" | "al" | "au" | "aux")
        || (matches!(last.as_str(), "la" | "l" | "el" | "los" | "las" | "les")
            && word(back.next()) == "a")
}

/// The words of a sentence.
pub(super) fn words_of(sentence: &str) -> Vec<Token> {
    tokens(sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(sentence: &str, place: &str, language: Language, expected: Mark) {
        let start = sentence.find(place).unwrap_or(0);
        let range = start..start + place.len();
        let found = beside(sentence, &words_of(sentence), &range, 0, language);
        assert_eq!(found, expected, "{sentence}");
    }

    #[test]
    fn marks_of_several_languages() {
        check("sold to the Russia", "Russia", Language::English, Mark::To);
        check("out of Russia", "Russia", Language::English, Mark::From);
        check(
            "levert av Russland",
            "Russland",
            Language::Norwegian,
            Mark::By,
        );
        check("in den Iran", "Iran", Language::German, Mark::To);
        check("im Iran", "Iran", Language::German, Mark::In);
        check("à la Russie", "Russie", Language::French, Mark::To);
        check("북한으로부터 포탄을", "북한", Language::Korean, Mark::From);
        check("러시아 측에 포탄을", "러시아", Language::Korean, Mark::To);
        check("북한이", "북한", Language::Korean, Mark::Subject);
        check("向俄罗斯运送", "俄罗斯", Language::Chinese, Mark::To);
        check("朝鲜的炮弹", "朝鲜", Language::Chinese, Mark::Adjective);
    }
}
