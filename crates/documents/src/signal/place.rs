//! The countries that a sentence names, by their names and capitals, each with its part in it.

use std::ops::Range;
use std::sync::OnceLock;

use vokter_entities::Country;
use vokter_trade::Area;
use vokter_trade::text::{Kind, Lexicon, Token, places};

use super::goods::Good;
use super::language::Language;
use super::mark::{self, Mark};
use super::office;
use super::recipient;
use super::words::{Sense, Word};

const TABLE: &str = include_str!("../../tables/signal/places.tsv");

/// A country in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) area: Area,
    pub(super) at: Range<usize>,
    pub(super) mark: Mark,
    /// It speaks of a transfer: that is no part in it.
    pub(super) speaks: bool,
    /// Somebody goes there.
    pub(super) visited: bool,
    /// A pronoun stands for it.
    pub(super) pronoun: bool,
}

struct Forms {
    forms: Vec<(Area, Option<Mark>)>,
    lexicons: Vec<Lexicon>,
}

fn forms() -> &'static Forms {
    static FORMS: OnceLock<Forms> = OnceLock::new();
    FORMS.get_or_init(|| {
        let mut forms = Forms {
            forms: Vec::new(),
            lexicons: Language::ALL.iter().map(|_| Lexicon::default()).collect(),
        };
        for row in TABLE.lines().filter(|row| !row.starts_with('#')) {
            let columns: Vec<&str> = row.split('\t').collect();
            let [code, language, form, names] = columns[..] else {
                continue;
            };
            let at = Language::ALL
                .iter()
                .position(|(_, known)| *known == language);
            let (Some(area), Some(at)) = (Area::of(code), at) else {
                continue;
            };
            let mark = match form {
                "adj" => Some(Mark::Adjective),
                "dat" => Some(Mark::To),
                "ins" => Some(Mark::By),
                "gen" => Some(Mark::Of),
                _ => None,
            };
            let mut add = |mark, name: &str| {
                let number = forms.forms.len() as u32;
                forms.forms.push((area, mark));
                forms.lexicons[at].add(name, "", number);
            };
            for name in names.split('|') {
                add(mark, name);
                if language == "ar" && mark.is_none() {
                    // A preposition of one letter is written to the name.
                    add(Some(Mark::To), &format!("ل{name}"));
                }
            }
        }
        forms
    })
}

/// A text's places before their marks: where, which, and the mark of the form itself.
fn found(
    sentence: &str,
    tokens: &[Token],
    language: Language,
) -> Vec<(Range<usize>, Area, Option<Mark>)> {
    let forms = forms();
    let mut all: Vec<(Range<usize>, Area, Option<Mark>)> = Vec::new();
    for hit in forms.lexicons[language as usize].find(sentence) {
        let (area, mark) = forms.forms[hit.meaning as usize];
        let same = |(at, known, _): &(Range<usize>, Area, Option<Mark>)| {
            at.start == hit.start && at.end == hit.end && *known == area
        };
        if !all.iter().any(same) {
            all.push((hit.start..hit.end, area, mark));
        }
    }
    let meets = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
    for (at, area) in places(sentence) {
        let longer = |(known, ..): &(Range<usize>, Area, Option<Mark>)| {
            meets(known, &at) && known.len() >= at.len()
        };
        if !all.iter().any(longer) {
            all.retain(|(known, ..)| !meets(known, &at));
            all.push((at, area, None));
        }
    }
    if !matches!(
        language,
        Language::Korean | Language::Chinese | Language::Arabic
    ) {
        for (at, area) in other_countries(sentence, tokens) {
            if !all.iter().any(|(known, ..)| meets(known, &at)) {
                all.push((at, area, None));
            }
        }
    }
    all.sort_by_key(|(at, ..)| at.start);
    all
}

/// Countries by their names in the tables of all countries, with a capital; the genitive's s may follow.
fn other_countries(sentence: &str, tokens: &[Token]) -> Vec<(Range<usize>, Area)> {
    const WORDS_MAX: usize = 3;
    let mut all = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let capital = |token: &Token| {
            token.kind == Kind::Word
                && sentence[token.start..]
                    .chars()
                    .next()
                    .is_some_and(char::is_uppercase)
        };
        let hit = (1..=WORDS_MAX).rev().find_map(|length| {
            let (first, last) = (tokens.get(at)?, tokens.get(at + length - 1)?);
            if !capital(first) || !capital(last) {
                return None;
            }
            let name = sentence.get(first.start..last.end)?;
            let bare = name.strip_suffix("'s").or_else(|| name.strip_suffix("’s"));
            let genitive = || {
                bare.or_else(|| name.strip_suffix('s'))
                    .and_then(Country::from_name)
            };
            let country = Country::from_name(name)
                .filter(|_| name.chars().count() > 3)
                .or_else(genitive)?;
            Some((first.start..last.end, Area::of(country.as_str())?, length))
        });
        match hit {
            Some((range, area, length)) => {
                all.push((range, area));
                at += length;
            }
            None => at += 1,
        }
    }
    all
}

/// The places of a sentence, in order. `persons` are listed persons and bodies of one country each:
/// what they do, it does.
pub(super) fn all(
    sentence: &str,
    tokens: &[Token],
    words: &[Word],
    persons: &[(Range<usize>, Area)],
    language: Language,
) -> Vec<Place> {
    let mut found = found(sentence, tokens, language);
    for (at, area) in persons {
        if !found
            .iter()
            .any(|(known, ..)| known.start < at.end && at.start < known.end)
        {
            found.push((at.clone(), *area, None));
        }
    }
    found.sort_by_key(|(at, ..)| at.start);
    let mut places: Vec<Place> = Vec::new();
    for (at, area, form) in found {
        let bound = places.last().map_or(0, |place| place.at.end);
        let beside = mark::beside(sentence, tokens, &at, bound, language);
        let joined = places.last().filter(|last| {
            let gap = &sentence[last.at.end..at.start];
            // "According to Seoul, Pyongyang …": the comma ends who says it.
            let mut words = words.iter();
            let told = gap.contains(',')
                && words.any(|word| word.sense == Sense::Accord && word.at.end <= last.at.start);
            joins(gap) && !told
        });
        let mark = match (form, beside) {
            (Some(Mark::Adjective), beside) => {
                office::mark(tokens, &at, beside, language).unwrap_or(Mark::Adjective)
            }
            (Some(form), Mark::Bare | Mark::Of) => form,
            // Instrumental after "with", dative after "to".
            (Some(Mark::By), Mark::From) => Mark::With,
            (_, Mark::Bare | Mark::With)
                if joined.is_some_and(|last| matches!(last.mark, Mark::To | Mark::From)) =>
            {
                joined.map_or(Mark::Bare, |last| last.mark)
            }
            (_, beside) => beside,
        };
        let romance = matches!(language, Language::French | Language::Spanish);
        let whose = mark == Mark::In || (romance && mark == Mark::From);
        let mark = if whose && recipient::is_where(sentence, tokens, &at, bound, language) {
            Mark::To
        } else {
            mark
        };
        let mark = if mark == Mark::To && is_traced(sentence, tokens, &at, bound) {
            Mark::From
        } else {
            mark
        };
        let visited = mark != Mark::Bare && is_visited(sentence, words, &at);
        let ships = form.is_none() && is_shipping(sentence, words, &at);
        let mark = if is_of_ship(tokens, &at, language) && !ships {
            Mark::Carrier
        } else {
            mark
        };
        places.push(Place {
            area,
            at,
            mark,
            speaks: false,
            visited,
            pronoun: false,
        });
    }
    places
}

/// Words that make of "to" the place whence it came: missiles traced to Iran.
const TRACED: &[&str] = &[
    "traced",
    "attributed",
    "linked",
    "traceable",
    "sporet",
    "spores",
    "knyttet",
];

/// Whether something was traced to a place.
fn is_traced(sentence: &str, tokens: &[Token], place: &Range<usize>, bound: usize) -> bool {
    const WORDS_MAX: usize = 10;
    let before = tokens.iter().rev().filter(|token| token.end <= place.start);
    let mut before = before.take(WORDS_MAX).take_while(|token| {
        let rest = sentence.get(token.end..place.start).unwrap_or_default();
        token.start >= bound && !rest.contains([',', ';'])
    });
    before.any(|token| TRACED.contains(&token.text.as_str()))
}

/// Ships, trains, planes, by the beginnings of their words; runs of Han and Hangul whole.
const CARRIERS: &[&str] = &[
    "ship",
    "vessel",
    "tanker",
    "freighter",
    "cargo ship",
    "boat",
    "train",
    "plane",
    "aircraft",
    "truck",
    "flagged",
    "flag",
    "registered",
    "skip",
    "skips",
    "skipet",
    "fartoy",
    "lasteskip",
    "tankskip",
    "tog",
    "toget",
    "fly",
    "flyet",
    "registrert",
    "flagget",
    "schiff",
    "frachter",
    "frachtschiff",
    "tankschiff",
    "zug",
    "zuge",
    "flugzeug",
    "navire",
    "petrolier",
    "bateau",
    "cargo",
    "avion",
    "wagon",
    "buque",
    "barco",
    "carguero",
    "petrolero",
    "tren",
    "avion",
    "корабл",
    "судно",
    "суда",
    "судн",
    "сухогруз",
    "танкер",
    "поезд",
    "самолет",
    "سفینه",
    "سفن",
    "ناقله",
    "قطار",
    "طاءره",
];
const CARRIERS_UNSPACED: &[&str] = &[
    "선박",
    "화물선",
    "유조선",
    "열차",
    "항공기",
    "船",
    "货轮",
    "货船",
    "油轮",
    "列车",
    "飞机",
    "选船",
];

/// Whether a name or adjective says whose ship it is: "a Russian-flagged ship", "un buque ruso".
fn is_of_ship(tokens: &[Token], place: &Range<usize>, language: Language) -> bool {
    let is_carrier = |token: &Token| match token.kind {
        Kind::Word => {
            // Inflected: a few letters may follow.
            CARRIERS.iter().any(|word| {
                token
                    .text
                    .strip_prefix(word)
                    .is_some_and(|rest| rest.chars().count() <= 3)
            })
        }
        Kind::Unspaced => CARRIERS_UNSPACED
            .iter()
            .any(|word| token.text.starts_with(word)),
        Kind::Number => false,
    };
    if matches!(
        language,
        Language::French | Language::Spanish | Language::Arabic
    ) {
        let before = tokens.iter().rev().find(|token| token.end <= place.start);
        return before.is_some_and(is_carrier);
    }
    // In Chinese and Korean the name and what follows may be one run.
    let next = tokens.iter().find(|token| token.end > place.end);
    next.is_some_and(|token| {
        if token.start < place.end {
            let skipped = place.end - token.start;
            let rest = token.text.get(skipped..).unwrap_or_default();
            CARRIERS_UNSPACED.iter().any(|word| rest.starts_with(word))
        } else {
            is_carrier(token)
        }
    })
}

/// Whether the English verb follows a country at once, and no ship of its: "North Korea shipped".
fn is_shipping(sentence: &str, words: &[Word], place: &Range<usize>) -> bool {
    words.iter().any(|word| {
        let gap = sentence.get(place.end..word.at.start);
        word.sense.is_transfer() && gap.is_some_and(|gap| gap == " ")
    }) && !sentence[place.clone()].ends_with("'s")
}

/// Whether two places stand side by side in a list.
pub(super) fn joins(between: &str) -> bool {
    matches!(
        between.trim(),
        "and" | "og" | "und" | "et" | "y" | "и" | "و" | "和" | "," | "or" | "eller" | "oder" | "ou"
    )
}

/// Whether a word of going somewhere stands just before a place.
fn is_visited(sentence: &str, words: &[Word], place: &Range<usize>) -> bool {
    const NEAR_CHARS: usize = 24;
    words.iter().any(|word| {
        word.sense == Sense::Visit
            && word.at.end <= place.start
            && sentence[word.at.end..place.start].chars().count() < NEAR_CHARS
    })
}

/// Whether goods stand between a word of going somewhere and a place.
pub(super) fn is_behind_goods(place: &Place, words: &[Word], goods: &[Good]) -> bool {
    let mut before = words.iter().rev();
    let visit = before.find(|word| word.sense == Sense::Visit && word.at.end <= place.at.start);
    visit.is_some_and(|visit| {
        let mut goods = goods.iter();
        goods.any(|good| visit.at.end <= good.at.start && good.at.end <= place.at.start)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read() {
        for row in TABLE.lines().filter(|row| !row.starts_with('#')) {
            let columns: Vec<&str> = row.split('\t').collect();
            assert_eq!(columns.len(), 4, "{row}");
            assert!(Area::of(columns[0]).is_some(), "{row}");
            assert!(
                matches!(columns[2], "name" | "adj" | "gen" | "dat" | "acc" | "ins"),
                "{row}"
            );
        }
    }
}
