//! Who is said to receive or buy, in the words for goods: behind a label ("consignee: …"), as an armed group behind
//! "for" or "to", or as a body's name of several words there. A maker ("parts for Kamaz") is none.

use crate::circumstance;
use crate::places::Place;
use crate::words::{Token, fold, tokens};

const GROUPS: &str = include_str!("../tables/armed-groups.tsv");

/// Words before the name of who receives or buys, folded; a colon or equals sign follows.
const LABELS: &[&str] = &[
    "consignee",
    "buyer",
    "purchaser",
    "customer",
    "recipient",
    "receiver",
    "end user",
    "end-user",
    "enduser",
    "mottaker",
    "kjoper",
    "sluttbruker",
    "empfanger",
    "kaufer",
    "endverwender",
    "destinataire",
    "acheteur",
    "utilisateur final",
    "destinatario",
    "comprador",
    "usuario final",
    "получатель",
    "грузополучатель",
    "покупатель",
    "收货人",
    "买方",
    "最终用户",
    "수하인",
    "수취인",
    "구매자",
    "المرسل اليه",
    "المشتري",
];
/// Words before who gets something, folded.
const FOR: &[&str] = &[
    "for",
    "to",
    "til",
    "fur",
    "pour",
    "para",
    "для",
    "الى",
    "لصالح",
];
const ARTICLES: &[&str] = &[
    "the", "die", "der", "den", "das", "les", "le", "la", "los", "las", "el",
];
/// Circumstances that name armed groups.
const FIGHTERS: [&str; 3] = ["armed-group", "terror-group", "taliban"];
/// What Chinese writes before, and Korean behind, who gets something.
const BEFORE_HAN: &[&str] = &["给", "供", "为", "向", "交付", "运往", "卖给"];
const BEHIND_HANGUL: &[&str] = &["에게", "용", "에 ", "측"];
/// A body's name of so many words at least is looked up behind "for".
const BODY_WORDS_MIN: usize = 3;

/// Somebody who is said to receive or buy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// As written.
    pub name: String,
    /// Other names of the same armed group.
    pub others: Vec<String>,
    /// Whether the name is an armed group's.
    pub is_group: bool,
}

/// The words of a name that are no articles.
fn bare(name: &str) -> Vec<String> {
    let words = tokens(name).into_iter().map(|word| word.text);
    words
        .filter(|word| !ARTICLES.contains(&word.as_str()))
        .collect()
}

/// The circumstance that names an armed group, where all of a name is a group's.
pub(crate) fn group(name: &str) -> Option<&'static str> {
    let whole = bare(name);
    let said = circumstance::said(name);
    let mut groups = said.iter().filter(|(id, _)| FIGHTERS.contains(id));
    groups
        .find(|(_, words)| !whole.is_empty() && bare(words) == whole)
        .map(|(id, _)| *id)
}

/// Whether a listed name is one of a group that a circumstance names.
pub(crate) fn is_of_group(listed: &str, group: &str) -> bool {
    circumstance::said(listed)
        .iter()
        .any(|(id, _)| *id == group)
}

/// The row of a group by one of its names.
fn row(name: &str) -> Option<(&'static str, &'static str)> {
    let name = fold(name);
    let mut rows = GROUPS.lines().filter_map(|row| {
        let mut columns = row.split('\t').skip(1);
        Some((columns.next()?, columns.next()?))
    });
    rows.find(|(names, _)| {
        names.split('|').any(|one| {
            let one = fold(one);
            match one.strip_suffix('*') {
                Some(stem) => name.starts_with(stem),
                None => name == one,
            }
        })
    })
}

/// Those who are said to receive or buy. A name that is that of other things, too ("M23"), is a group's where an end
/// is near it.
pub fn recipients(text: &str, ends: &[&str]) -> Vec<Recipient> {
    let words = tokens(text);
    let mut found: Vec<Recipient> = Vec::new();
    let mut add = |name: &str| {
        let name = name.trim();
        let near = row(name).map_or("", |(_, near)| near);
        let here = |code: &str| {
            let mut ends = ends.iter().flat_map(|end| Place::read(end).areas);
            ends.any(|area| area.country() == code)
        };
        let meant = near.is_empty() || near.split_whitespace().any(here);
        if name.is_empty() || !meant || found.iter().any(|one| one.name == name) {
            return;
        }
        let names = row(name).map_or("", |(names, _)| names).split('|');
        let others =
            names.filter(|other| other.is_ascii() && !other.contains('*') && *other != name);
        found.push(Recipient {
            name: name.to_owned(),
            others: others
                .filter(|other| !other.is_empty())
                .map(str::to_owned)
                .collect(),
            is_group: group(name).is_some(),
        });
    };
    behind_labels(text).for_each(&mut add);
    for (id, group) in circumstance::said(text) {
        let start = group.as_ptr() as usize - text.as_ptr() as usize;
        if FIGHTERS.contains(&id) && is_given_to(text, &words, start, group) {
            add(group);
        }
    }
    for (at, word) in words.iter().enumerate() {
        if FOR.contains(&word.text.as_str())
            && let Some(name) = body(text, &words[at + 1..])
        {
            add(name);
        }
    }
    found
}

/// The names behind labels, up to the next mark.
fn behind_labels(text: &str) -> impl Iterator<Item = &str> {
    let marks = text.match_indices([':', '：', '=']);
    marks.filter_map(move |(at, mark)| {
        let label = fold(text.get(..at)?.trim_end());
        let is_label = LABELS.iter().any(|known| label.ends_with(&fold(known)));
        let rest = text.get(at + mark.len()..)?;
        let end = rest.find([',', ';', '\n', '(', '，', '；', '、']);
        is_label
            .then(|| rest.get(..end.unwrap_or(rest.len())))
            .flatten()
    })
}

/// Whether words say of a group that it gets something.
fn is_given_to(text: &str, words: &[Token], start: usize, group: &str) -> bool {
    let head = text.get(..start).unwrap_or_default().trim_end();
    let tail = text.get(start + group.len()..).unwrap_or_default();
    let mut before = words.iter().rev().skip_while(|word| word.end > start);
    let before = before.find(|word| !ARTICLES.contains(&word.text.as_str()));
    before.is_some_and(|word| FOR.contains(&word.text.as_str()))
        || BEFORE_HAN.iter().any(|mark| head.ends_with(mark))
        || BEHIND_HANGUL.iter().any(|mark| tail.starts_with(mark))
        || group.starts_with('ل')
}

/// A body's name of several words with capitals at a place.
fn body<'a>(text: &'a str, words: &[Token]) -> Option<&'a str> {
    let capital = |word: &Token| {
        let first = text.get(word.start..).and_then(|rest| rest.chars().next());
        first.is_some_and(char::is_uppercase)
    };
    let first = words.first()?;
    let mut end = first.start;
    let mut count = 0;
    for word in words {
        let gap = text.get(end..word.start).unwrap_or_default();
        let joins = gap.trim().is_empty() || gap.trim() == "-";
        let small = matches!(
            word.text.as_str(),
            "of" | "and" | "the" | "for" | "de" | "du"
        );
        if !joins || !(capital(word) || small) {
            break;
        }
        if capital(word) {
            count += 1;
            end = word.end;
        } else if count == 0 {
            break;
        } else {
            end = word.end;
        }
    }
    (count >= BODY_WORDS_MIN)
        .then(|| text.get(first.start..end))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_receives_is_read_and_who_makes_is_not() {
        for (text, end, expected) in [
            ("mobile phones, consignee: Al-Shabaab", "SO", "Al-Shabaab!"),
            ("phones for al-Shabaab", "SO", "al-Shabaab!"),
            ("radios for the Houthis", "YE", "Houthis!"),
            ("radios and boots for M23 rebels", "CD", "M23!"),
            ("wrench for M23", "DE", ""),
            ("pick-ups for ISIS", "SY", "ISIS!"),
            ("Mobiltelefone für die Taliban", "AF", "Taliban!"),
            ("рис для талибов", "AF", "талибов!"),
            ("手机，供青年党使用", "SO", "青年党!"),
            ("후티에게 보내는 차량", "YE", "후티!"),
            ("سيارات لداعش", "SY", "لداعش!"),
            ("mottaker: Nordre Handel AS, Oslo", "SO", "Nordre Handel AS"),
            (
                "medicine for Eastern Mining Development Corporation",
                "KP",
                "Eastern Mining Development Corporation",
            ),
            ("parts for Kamaz", "RU", ""),
            ("book about the Taliban", "NO", ""),
            ("rice for schools", "SO", ""),
            ("protection against Al-Shabaab", "SO", ""),
        ] {
            let names: Vec<String> = recipients(text, &[end])
                .into_iter()
                .map(|one| format!("{}{}", one.name, if one.is_group { "!" } else { "" }))
                .collect();
            assert_eq!(names.join("|"), expected, "{text}");
        }
    }
}
