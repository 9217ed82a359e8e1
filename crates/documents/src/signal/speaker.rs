//! Who says it: the person or body whose words a sentence gives, as written.

use std::ops::Range;

use vokter_trade::text::{Kind, Token};

use super::language::Language;
use super::place::Place;
use super::sentence::Sentence;
use super::words::{Sense, Word};

/// Longest name of a speaker, in letters.
const SPEAKER_CHARS_MAX: usize = 90;

/// Signs that end a clause.
const STOPS: &[char] = &[
    ',', '.', ';', ':', '!', '?', '–', '—', '(', ')', '"', '«', '»', '“', '”', '،', '؛', '，',
    '。', '、', '：', '「', '」',
];

/// Where a sentence names its speaker.
pub(super) fn place(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let accord = sentence
        .words
        .iter()
        .find(|word| word.sense == Sense::Accord);
    if let Some(word) = accord {
        let found = match sentence.language {
            Language::Korean => before(sentence, word),
            _ => after(sentence, word),
        };
        if let Some(found) = found {
            return named(sentence, found);
        }
    }
    // Who calls it a lie.
    let calls = |word: &&Word| word.sense == Sense::Call && sentence.has(Sense::False);
    if let Some(found) = sentence
        .words
        .iter()
        .find(calls)
        .and_then(|word| before(sentence, word))
        .and_then(|found| named(sentence, found))
    {
        return Some(found);
    }
    // Who says it, before who is only said to have done it.
    let says = |word: &&Word| matches!(word.sense, Sense::Say | Sense::Deny);
    let claims = |word: &&Word| word.sense == Sense::Claim && !is_hearsay(sentence, word);
    let words = || sentence.words.iter();
    for word in words().filter(says).chain(words().filter(claims)) {
        let found = match sentence.language {
            Language::Korean => topic(sentence),
            Language::Arabic => after(sentence, word).or_else(|| before(sentence, word)),
            _ => before(sentence, word).or_else(|| after(sentence, word)),
        };
        if let Some(found) = found.and_then(|found| named(sentence, found)) {
            return Some(found);
        }
    }
    None
}

/// Whether a word says that something is told, and its subject is who is said to have done it: "Russland skal
/// ha gitt".
fn is_hearsay(sentence: &Sentence<'_>, word: &Word) -> bool {
    const HEARSAY: &[&str] = &[
        "skal ha",
        "angivelig",
        "visstnok",
        "etter sigende",
        "reportedly",
        "said to have",
        "aurait",
        "auraient",
        "якобы",
    ];
    let written = sentence.text.get(word.at.clone()).unwrap_or_default();
    HEARSAY.contains(&written.to_lowercase().as_str())
}

/// The noun phrase before a verb, back to the clause's beginning; an apposition with its commas
/// belongs to it.
pub(super) fn before(sentence: &Sentence<'_>, verb: &Word) -> Option<Range<usize>> {
    let text = sentence.text;
    let head = text.get(..verb.at.start)?;
    let clause = head.trim_end_matches([' ', ',', '،', '，', '"', '”', '»', '“']);
    let start = clause.rfind(STOPS).map_or(0, |at| next(text, at));
    let range = start..clause.len();
    // "…, says the general": what stands before is what he says.
    let is_said = clause.len() < head.trim_end().len()
        && sentence
            .words
            .iter()
            .any(|word| word.sense.is_transfer() && range.contains(&word.at.start));
    if is_said || is_inserted(sentence, verb) {
        return None;
    }
    trimmed(sentence, range)
}

/// Whether a verb with its speaker stands between commas within what is said: "North Korea, says the general,
/// has given Moscow shells". Another comma before it makes what stands there an apposition of the speaker.
fn is_inserted(sentence: &Sentence<'_>, verb: &Word) -> bool {
    const COMMAS: &[char] = &[',', '،', '，'];
    let (Some(head), Some(rest)) = (
        sentence.text.get(..verb.at.start),
        sentence.text.get(verb.at.end..),
    ) else {
        return false;
    };
    let head = head.trim_end();
    let stops = head.matches(COMMAS).count();
    let closes = rest.find(STOPS).is_some_and(|at| {
        let said = rest.get(at..).unwrap_or_default();
        said.starts_with(COMMAS) && said.chars().any(char::is_alphabetic)
    });
    head.ends_with(COMMAS) && stops == 1 && closes && starts_capital(rest.trim_start())
}

/// The speaker after a verb that points back to what was quoted.
pub(super) fn after_verb(sentence: &Sentence<'_>, verb: &Word) -> Option<Range<usize>> {
    after(sentence, verb).and_then(|found| named(sentence, found))
}

/// The noun phrase after a verb or preposition, up to the next stop or clause.
fn after(sentence: &Sentence<'_>, verb: &Word) -> Option<Range<usize>> {
    let text = sentence.text;
    let rest = text.get(verb.at.end..)?;
    let start = verb.at.end + (rest.len() - rest.trim_start().len());
    let rest = text.get(start..)?;
    let stop = rest.find(STOPS).unwrap_or(rest.len());
    let mut end = start + stop;
    // A name in apposition: "the army's general, Mark Milley, to the agency".
    if rest[stop..].starts_with(',') {
        let more = &rest[stop + 1..];
        let close = more.find(STOPS).unwrap_or(more.len());
        if is_name(more[..close].trim()) {
            return trimmed(sentence, start + stop + 1..start + stop + 1 + close);
        }
    }
    if let Some(at) = sentence.tokens.iter().find(|token| {
        let inside = token.start >= start && token.start < end;
        let counts = token.start > start
            && sentence.language == Language::German
            && (token.kind == Kind::Number || COUNTS.contains(&token.text.as_str()));
        inside && (counts || opens_clause(&token.text, sentence.language))
    }) {
        end = at.start;
    }
    trimmed(sentence, start..end)
}

/// German words with which the object begins behind "laut Kiew": how much of it.
const COUNTS: &[&str] = &[
    "ein",
    "eine",
    "einen",
    "einige",
    "etwa",
    "hunderte",
    "mehrere",
    "rund",
    "tausende",
    "uber",
    "viele",
    "zahlreiche",
];

/// The topic of a Korean sentence whose last verb is one of saying: the last word with its particle
/// before that verb, or the first of all.
fn topic(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let say = sentence
        .words
        .iter()
        .rev()
        .find(|word| matches!(word.sense, Sense::Say | Sense::Deny | Sense::Claim))?;
    let mut at = 0;
    let mut found: Vec<(Range<usize>, bool)> = Vec::new();
    let mut phrase = 0;
    for word in sentence.text[..say.at.start].split(' ') {
        let range = at..at + word.len();
        at = range.end + 1;
        let bare = word.trim_end_matches(STOPS);
        let ending = bare.chars().last();
        let is_verb = sentence.words.iter().any(|word| {
            range.start <= word.at.start
                && word.at.start < range.end
                && !word.sense.is_about()
                && !matches!(word.sense, Sense::Visit | Sense::Strike | Sense::Envoy)
        });
        if is_verb {
            phrase = at;
        } else if matches!(ending, Some('은' | '는' | '이' | '가')) && bare.chars().count() > 2
        {
            let end = range.start + bare.len() - ending.map_or(0, char::len_utf8);
            found.push((phrase..end, matches!(ending, Some('은' | '는'))));
            phrase = at;
        } else if bare
            .chars()
            .last()
            .is_some_and(|c| matches!(c, '을' | '를' | '고' | '에' | '의' | '다'))
            || bare.len() < word.len()
        {
            phrase = at;
        }
    }
    // Who speaks is nearest to the verb, unless a topic opens the sentence.
    let near = found.last().cloned();
    let topic = found.iter().find(|(_, topic)| *topic).cloned();
    let chosen = match (topic, near) {
        (Some(topic), Some(near)) if near.1 => Some(if topic.0.start == 0 && found.len() == 1 {
            topic
        } else {
            near
        }),
        (Some(topic), _) => Some(topic),
        (None, near) => near,
    };
    chosen.map(|(range, _)| range)
}

/// Cuts what is no name off a phrase: verbs and small words at its ends.
fn trimmed(sentence: &Sentence<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let text = sentence.text.get(range.clone())?;
    let start = range.start + (text.len() - text.trim_start().len());
    let mut end = start + text.trim().len();
    if sentence.language == Language::Chinese {
        // Adverbs and modal words of one thing before the verb are words of a table, if known.
        let first = sentence
            .words
            .iter()
            .find(|word| word.at.start > start && word.at.start < end && !word.sense.is_about());
        end = first.map_or(end, |word| word.at.start);
    } else {
        let stop = sentence.tokens.iter().find(|token| {
            token.start > start
                && token.start < end
                && (is_auxiliary(&token.text)
                    || sentence.words.iter().any(|word| {
                        word.at.start == token.start
                            && !matches!(
                                word.sense,
                                Sense::Military
                                    | Sense::Envoy
                                    | Sense::Visit
                                    | Sense::None
                                    | Sense::Any
                                    | Sense::Thing
                            )
                            && !starts_capital(&sentence.text[token.start..])
                    }))
        });
        end = stop.map_or(end, |token| token.start);
    }
    // Goods are nobody's name.
    let goods = sentence
        .goods
        .iter()
        .find(|good| good.at.start > start && good.at.start < end);
    end = goods.map_or(end, |good| good.at.start);
    let (start, end) = without_joints(sentence, start..end)?;
    let text = sentence.text.get(start..end)?.trim_end();
    let end = start + text.len();
    (end > start && text.chars().count() <= SPEAKER_CHARS_MAX).then_some(start..end)
}

/// A phrase without the word that joins it to what is said ("wie das Ministerium mitteilte"), and without the
/// part of a German verb at its end ("teilte der Sprecher mit").
fn without_joints(sentence: &Sentence<'_>, range: Range<usize>) -> Option<(usize, usize)> {
    const JOINS: &[&str] = &["wie", "as", "som", "slik", "comme", "como", "как"];
    const PARTS: &[&str] = &[
        "mit", "an", "hinzu", "fort", "aus", "ein", "fest", "ab", "bekannt",
    ];
    let inside = |token: &&Token| range.start <= token.start && token.end <= range.end;
    let first = sentence.tokens.iter().find(inside);
    let last = sentence.tokens.iter().rev().find(inside);
    // In a run of Han nothing is parted.
    let Some((first, last)) = first.zip(last) else {
        return Some((range.start, range.end));
    };
    let start = if JOINS.contains(&first.text.as_str()) && first.end < last.start {
        let rest = sentence.text.get(first.end..range.end)?;
        first.end + (rest.len() - rest.trim_start().len())
    } else {
        range.start
    };
    let part = sentence.language == Language::German && PARTS.contains(&last.text.as_str());
    let end = if part && last.start > start {
        last.start
    } else {
        range.end
    };
    Some((start, end))
}

/// The name inside a phrase where it bears one of a person or body; else the phrase, if it is one.
fn named(sentence: &Sentence<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let tokens: Vec<_> = sentence
        .tokens
        .iter()
        .filter(|token| {
            token.start >= range.start && token.end <= range.end && token.kind == Kind::Word
        })
        .collect();
    let uncased = matches!(
        sentence.language,
        Language::Korean | Language::Chinese | Language::Arabic
    );
    if uncased {
        let pronoun = sentence
            .words
            .iter()
            .any(|word| word.sense == Sense::It && word.at == range);
        return (!pronoun).then_some(range);
    }
    let capital = |at: usize| starts_capital(&sentence.text[tokens[at].start..]);
    let of_place = |at: usize| {
        let token = tokens[at];
        sentence
            .places
            .iter()
            .any(|place: &Place| place.at.start <= token.start && token.end <= place.at.end)
    };
    // "The Americans" are small words of papers, and speak.
    let small = |at: usize| crate::function_word::is_function_word(&tokens[at].text);
    if (0..tokens.len()).all(|at| small(at) && !of_place(at)) {
        return None;
    }
    let german = sentence.language == Language::German;
    let mut best: Option<Range<usize>> = None;
    let mut at = 0;
    while at < tokens.len() {
        let mut end = at;
        while end < tokens.len() && capital(end) && !of_place(end) {
            let apart =
                end > at && sentence.text[tokens[end - 1].end..tokens[end].start].trim() != "";
            if apart {
                break;
            }
            end += 1;
        }
        if end - at >= 2 && !german {
            best = Some(tokens[at].start..tokens[end - 1].end);
        }
        at = end.max(at + 1);
    }
    best.or_else(|| {
        let person = tokens
            .iter()
            .any(|token| starts_capital(&sentence.text[token.start..]));
        (person || tokens.len() <= 6).then_some(range)
    })
}

fn starts_capital(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_uppercase)
}

fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=4).contains(&words.len()) && words.iter().all(|word| starts_capital(word))
}

fn next(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().map_or(1, char::len_utf8)
}

/// Words that open what is said.
fn opens_clause(word: &str, language: Language) -> bool {
    let words: &[&str] = match language {
        Language::English => &[
            "that", "to", "on", "as", "at", "during", "had", "has", "it", "is", "was", "will",
        ],
        Language::Norwegian => &[
            "at", "til", "da", "om", "har", "pa", "i", "under", "er", "vil", "skal", "kan",
        ],
        Language::German => &[
            "dass",
            "am",
            "zu",
            "hat",
            "haben",
            "ist",
            "soll",
            "wird",
            "gegenuber",
            "im",
            "in",
        ],
        Language::French => &[
            "que", "qu", "d", "a", "est", "ont", "la", "avoir", "lors", "ce",
        ],
        Language::Spanish => &["que", "el", "ha", "han", "la", "los"],
        Language::Russian => &["что", "в", "о", "на", "может", "будет", "из", "от"],
        Language::Arabic => &[
            "ان",
            "انها",
            "انه",
            "شراء",
            "بیع",
            "تزوید",
            "تسلیم",
            "من",
            "فی",
            "ای",
            "کوریا",
            "روسیا",
            "بان",
            "توريد",
            "ارسال",
            "تصدیر",
            "توقیع",
        ],
        Language::Korean | Language::Chinese => &[],
    };
    words.contains(&word)
}

/// Verbs and adverbs between a speaker and what is said.
fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "has"
            | "have"
            | "had"
            | "also"
            | "is"
            | "was"
            | "were"
            | "are"
            | "again"
            | "repeatedly"
            | "later"
            | "har"
            | "hadde"
            | "ogsa"
            | "igjen"
            | "er"
            | "var"
            | "ble"
            | "fortsatt"
            | "senere"
            | "hat"
            | "haben"
            | "hatte"
            | "ist"
            | "wurde"
            | "auch"
            | "erneut"
            | "a"
            | "ont"
            | "avait"
            | "est"
            | "egalement"
            | "ha"
            | "han"
            | "habia"
            | "tambien"
            | "снова"
            | "также"
            | "ранее"
            | "вновь"
            | "уже"
    )
}
