//! North Korea's long name, however it is shortened: "Democratic" or "People's" beside Korea is the North,
//! and neither the South nor a word between them.

use std::ops::Range;

use super::area::Area;
use crate::words::{Kind, Token, tokens};

/// What a word of a state's name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Korea,
    Democratic,
    /// A word that is "democratic" in short, and something else, too: German "dem".
    PerhapsDemocratic,
    Peoples,
    /// "Folkerep." is both.
    PeoplesRepublic,
    Republic,
    North,
    South,
    Link,
}

const KOREA: &[&str] = &[
    "korea",
    "koreas",
    "corea",
    "coree",
    "coreia",
    "kore",
    "корея",
    "кореи",
    "корею",
    "корее",
    "корееи",
    "кореі",
    "کوریا",
    "کوریه",
];
const LINKS: &[&str] = &[
    "of", "de", "di", "da", "do", "du", "del", "des", "den", "the", "von", "av", "s",
];
const NORTH: &[&str] = &[
    "north",
    "nth",
    "nrth",
    "northern",
    "nord",
    "nordre",
    "nordlige",
    "norte",
    "noord",
    "n",
    "сев",
    "півн",
    "الشمالیه",
    "شمال",
];
const SOUTH: &[&str] = &[
    "south",
    "southern",
    "s",
    "sor",
    "sud",
    "sur",
    "sul",
    "zuid",
    "sth",
    "юж",
    "الجنوبیه",
];
const REPUBLIC: &[&str] = &[
    "r",
    "rep",
    "repub",
    "republ",
    "rp",
    "resp",
    "респ",
    "جمهوریه",
];
const PEOPLES: &[&str] = &[
    "p",
    "pr",
    "people",
    "peoples",
    "ppl",
    "ppls",
    "peop",
    "pop",
    "popul",
    "popular",
    "populaire",
    "popolare",
    "folke",
    "folks",
    "volks",
    "nar",
    "нар",
    "الشعبیه",
];
const PEOPLES_REPUBLIC: &[&str] = &["folkerep", "folkrep", "volksrep"];
const DEMOCRATIC: &[&str] = &[
    "d",
    "demo",
    "dpr",
    "dmcrtc",
    "الدیمقراطیه",
    "الدیموقراطیه",
    "ндр",
];

fn part(word: &Token) -> Option<Part> {
    let text = word.text.as_str();
    let is = |words: &[&str]| words.contains(&text);
    let begins = |stems: &[&str]| stems.iter().any(|stem| text.starts_with(stem));
    if word.kind != Kind::Word {
        return None;
    }
    Some(if is(KOREA) {
        Part::Korea
    } else if is(LINKS) {
        Part::Link
    } else if is(NORTH) || begins(&["северн", "північн"]) {
        Part::North
    } else if is(SOUTH) || begins(&["южн"]) {
        Part::South
    } else if text == "dem" || text == "дем" {
        Part::PerhapsDemocratic
    } else if is(DEMOCRATIC) || begins(&["democ", "demok", "демокр", "demcr"]) {
        Part::Democratic
    } else if is(PEOPLES_REPUBLIC) || begins(&["folkerepub", "folkrepub", "volksrepub"]) {
        Part::PeoplesRepublic
    } else if is(PEOPLES) || begins(&["народн"]) {
        Part::Peoples
    } else if is(REPUBLIC) || begins(&["republ", "republik", "repubb", "республ"]) {
        Part::Republic
    } else {
        return None;
    })
}

/// Whether the words of a name besides Korea make it the North.
fn is_north(parts: &[Part]) -> bool {
    let has = |part: Part| parts.contains(&part);
    let peoples = has(Part::Peoples);
    let republic = has(Part::Republic) || has(Part::PeoplesRepublic);
    has(Part::PeoplesRepublic)
        || (republic && (peoples || has(Part::Democratic) || has(Part::PerhapsDemocratic)))
        || (peoples && has(Part::Democratic))
}

/// Where a text names North Korea by its long name.
pub(super) fn northern(text: &str) -> Vec<Range<usize>> {
    let words = tokens(text);
    let parts: Vec<Option<Part>> = words.iter().map(part).collect();
    let mut found = Vec::new();
    for (at, _) in parts
        .iter()
        .enumerate()
        .filter(|(_, part)| **part == Some(Part::Korea))
    {
        let gap = |one: usize| {
            let span = words.get(one).zip(words.get(one + 1));
            let span = span.and_then(|(one, next)| text.get(one.end..next.start));
            span.unwrap_or(";")
        };
        let close = |one: usize| !gap(one).contains([';', '\n', '/', ':']);
        // Backwards over the name's words, without a comma: "Nampo, Dem. Rep. of Korea".
        let mut first = at;
        while first > 0
            && close(first - 1)
            && !gap(first - 1).contains([',', '(', ')'])
            && parts.get(first - 1).is_some_and(Option::is_some)
        {
            first -= 1;
        }
        let before: Vec<Part> = parts
            .get(first..at)
            .unwrap_or_default()
            .iter()
            .flatten()
            .copied()
            .collect();
        let mut last = at;
        while last + 1 < words.len()
            && close(last)
            && parts.get(last + 1).is_some_and(Option::is_some)
        {
            last += 1;
        }
        let behind: Vec<Part> = parts
            .get(at + 1..=last)
            .unwrap_or_default()
            .iter()
            .flatten()
            .copied()
            .collect();
        let adjacent = first < at && matches!(parts.get(at - 1), Some(Some(Part::North)));
        // "N" alone is a letter of many things, and stands at Korea's side.
        let north_before = adjacent && matches!(gap(at - 1), " " | "." | ". " | "-");
        let direct = matches!(before.last(), Some(Part::Democratic))
            && words.get(at - 1).is_some_and(|word| word.text.len() > 3);
        let behind_named: Vec<Part> = behind
            .iter()
            .copied()
            .filter(|part| *part != Part::Link)
            .collect();
        let in_brackets = last > at && gap(at).contains(['(', ',', '.', '[']);
        let closed = words
            .get(last)
            .and_then(|word| text.get(word.end..))
            .is_none_or(|rest| {
                rest.trim_start_matches(['.', ' ']).is_empty()
                    || rest
                        .trim_start_matches(['.', ' '])
                        .starts_with([')', ']', ',', ';'])
            });
        let north_behind =
            behind_named == [Part::North] && closed && (in_brackets || behind.len() > 1);
        // In Arabic the name's words follow it.
        let arabic = words.get(at).is_some_and(|word| word.text.starts_with('ک'));
        let whole_behind = is_north(&behind_named)
            || (arabic
                && behind_named
                    .iter()
                    .any(|part| matches!(part, Part::Democratic | Part::Peoples | Part::North)))
            || (is_north(&[before.as_slice(), &behind_named].concat()) && in_brackets && closed);
        let south = before.contains(&Part::South) && !before.contains(&Part::Link);
        if south || behind_named.first() == Some(&Part::South) {
            continue;
        }
        let before_it = is_north(&before) || direct || north_before;
        if before_it || north_behind || whole_behind {
            let links = before.iter().take_while(|part| **part == Part::Link);
            let from = first + links.count();
            let until = if north_behind || whole_behind {
                last
            } else {
                at
            };
            if let Some((from, until)) = words.get(from).zip(words.get(until)) {
                found.push(from.start..until.end);
            }
        }
    }
    found
}

/// Where the countries named are South Korea alone, and a place besides is in the North and none in the
/// South: the two contradict each other, and either may be meant.
pub(super) fn contradicts(countries: &[Area], of_places: &[Area]) -> bool {
    let is = |areas: &[Area], code: &str| areas.iter().any(|area| area.code() == code);
    countries.iter().all(|area| area.code() == "kr")
        && is(countries, "kr")
        && is(of_places, "kp")
        && !is(of_places, "kr")
}

#[cfg(test)]
mod tests {
    use super::super::Place;

    fn read(text: &str) -> String {
        let codes: Vec<&str> = Place::read(text)
            .areas
            .iter()
            .map(|area| area.code())
            .collect();
        codes.join(" ")
    }

    #[test]
    fn the_north_in_short() {
        for (text, expected) in [
            ("Democratic Peoples Rep of Korea", "kp"),
            ("Democratic People's Rep. of Korea", "kp"),
            ("Peoples Rep of Korea", "kp"),
            ("People's Rep. of Korea", "kp"),
            ("Democratic Rep. of Korea", "kp"),
            ("Dem. Rep. of Korea", "kp"),
            ("Dem Rep Korea", "kp"),
            ("Dem. Peoples Rep. Korea", "kp"),
            ("D. P. Rep. of Korea", "kp"),
            ("Democratic Korea", "kp"),
            ("Korea (N)", "kp"),
            ("Korea, N.", "kp"),
            ("Nth Korea", "kp"),
            ("Korea (Dem. Rep.)", "kp"),
            ("Korea, Dem. Peoples Rep", "kp"),
            ("Folkerep. Korea", "kp"),
            ("Den dem. folkerep. Korea", "kp"),
            ("Dem. Volksrep. Korea", "kp"),
            ("Rép. pop. dém. de Corée", "kp"),
            ("Rep. Pop. Dem. de Corea", "kp"),
            ("República Popular Democrática de Corea", "kp"),
            ("Corée du N.", "kp"),
            ("Сев. Корея", "kp"),
            ("Нар.-Дем. Респ. Корея", "kp"),
            ("جمهورية كوريا الديمقراطية", "kp"),
            ("朝鲜民主主义人民共和国", "kp"),
            ("조선민주주의인민공화국", "kp"),
            ("Nampo, Dem. Rep. of Korea", "kp"),
            ("Republic of Korea", "kr"),
            ("Rep. of Korea", "kr"),
            ("Rep of Korea", "kr"),
            ("Korea, Rep.", "kr"),
            ("Korea (Rep. of)", "kr"),
            ("South Korea", "kr"),
            ("Korea (South)", "kr"),
            ("South Korea, North Gyeongsang", "kr"),
            ("Incheon, Republic of Korea", "kr"),
            ("Republikken Korea", "kr"),
            ("République de Corée", "kr"),
            ("Республика Корея", "kr"),
            ("جمهورية كوريا", "kr"),
            ("대한민국", "kr"),
            ("韩国", "kr"),
            ("Democratic Republic of the Congo", "cd"),
            ("People's Republic of China", "cn"),
            ("Lao People's Democratic Republic", "la"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn a_place_in_the_north_under_the_southern_name() {
        for (text, expected) in [
            ("Nampo port, Republic of Korea", "kr kp"),
            ("Chongjin, South Korea", "kr kp"),
            ("Rajin, ROK", "kr kp"),
            ("원산, 대한민국", "kr kp"),
            ("Nampo, North Korea", "kp"),
            ("Nampo", "kp"),
            ("Busan, Republic of Korea", "kr"),
            ("Nampo-dong, Busan, Republic of Korea", "kr"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
