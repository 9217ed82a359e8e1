//! The words of a description that had no bearing on how it was read: none of the tables knows them. Small words,
//! numbers, units, packing, places and words that only say how goods are, are known.

use std::ops::Range;
use std::rc::Rc;
use std::sync::OnceLock;

use super::concept::placed_in_line;
use super::facts::{Condition, currency};
use super::quantity::is_unit;
use super::table::tables;
use super::{aside, describing, hs, model, role, slip};
use crate::activity;
use crate::circumstance;
use crate::places;
use crate::recipient;
use crate::words::{Kind, Lexicon, Memo, Token, tokens};

const SMALL: &str = include_str!("../../tables/small-words.tsv");

/// Words read at most: what is behind them in a text of any length is not told word by word.
const WORDS_MAX: usize = 400;
/// Signs of Han that are told at least: one alone is a particle or a counter.
const SIGNS_MIN: usize = 2;
/// Letters of an abbreviation that is spelt as a small word is, at most.
const INITIALS_MAX: usize = 3;

/// Signs of Han that join what stands on both sides, or say whose it is.
const JOINS: [char; 9] = ['和', '与', '與', '及', '或', '的', '用', '等', '之'];

thread_local! {
    static FOUND: Memo<Vec<String>> = Memo::default();
}

/// The words that nothing read, those beside each other together, each once, as they are written.
pub(super) fn unread(text: &str) -> Rc<Vec<String>> {
    FOUND.with(|memo| memo.get(text, find))
}

fn small() -> &'static Lexicon {
    static READ: OnceLock<Lexicon> = OnceLock::new();
    READ.get_or_init(|| {
        let mut lexicon = Lexicon::default();
        for row in SMALL.lines().filter(|row| !row.starts_with('#')) {
            let columns: Vec<&str> = row.split('\t').collect();
            let [kind, language, words] = columns[..] else {
                continue;
            };
            // A small word bears no ending.
            let language = if kind == "function" { "-" } else { language };
            words
                .split('|')
                .for_each(|word| lexicon.add(word, language, 0));
        }
        lexicon
    })
}

fn find(text: &str) -> Vec<String> {
    let mut words = tokens(text);
    words.truncate(WORDS_MAX);
    let read = known(text, &words);
    // Where nothing else is named, the nomenclature's own wording is what was read.
    if !names_goods(&words) && !hs::named(text).is_empty() {
        return Vec::new();
    }
    let models = model::places(text);
    let mut open: Vec<Range<usize>> = Vec::new();
    for word in &words {
        match word.kind {
            Kind::Number => {}
            Kind::Word => {
                let chunk = chunk(text, word);
                let is_model = models
                    .iter()
                    .any(|at| at.start < word.end && word.start < at.end);
                if !touches(&read, word) && is_told(text, word, &chunk, is_model) {
                    add(&mut open, text, chunk);
                }
            }
            Kind::Unspaced => {
                for rest in left_over(text, word, &read) {
                    add(&mut open, text, rest);
                }
            }
        }
    }
    let mut found: Vec<String> = Vec::new();
    for at in open {
        let words = text.get(at).unwrap_or_default().trim();
        if !words.is_empty() && !found.iter().any(|known| known == words) {
            found.push(words.to_owned());
        }
    }
    found
}

/// Whether some table of goods knows a word.
fn names_goods(words: &[Token]) -> bool {
    let tables = tables();
    let lexicons = [&tables.lexicon, &tables.of_lines];
    lexicons.iter().any(|all| !all.find_in(words).is_empty())
}

/// Where words stand that some table knows.
fn known(text: &str, words: &[Token]) -> Vec<Range<usize>> {
    let tables = tables();
    let mut all: Vec<Range<usize>> = Vec::new();
    let in_capitals = !text.contains(char::is_lowercase);
    let shouts = |at: &Range<usize>| {
        let word = words.iter().find(|word| word.start == at.start);
        word.is_some_and(|word| {
            word.capitals && (SIGNS_MIN..=INITIALS_MAX).contains(&word.text.chars().count())
        })
    };
    let small = small().find_in(words).into_iter();
    let small = small.map(|hit| hit.start..hit.end);
    // "500 AR" is no Swedish verb.
    all.extend(small.filter(|at| in_capitals || !shouts(at)));
    let goods = tables.lexicon.find_in(words).into_iter();
    all.extend(goods.map(|hit| hit.start..hit.end));
    let in_line = placed_in_line(text).into_iter();
    all.extend(in_line.map(|(_, words, start)| start..start + words.len()));
    let roles = role::find(text, words).into_iter();
    all.extend(roles.map(|stands| stands.start..stands.end));
    all.extend(aside::places(words));
    all.extend(places::placed(text).into_iter().map(|(span, _)| span));
    let dealings = activity::mentioned(text).into_iter();
    all.extend(dealings.map(|(_, hit)| hit.start..hit.end));
    let start = |part: &str| (part.as_ptr() as usize).checked_sub(text.as_ptr() as usize);
    for (_, said) in circumstance::said(text) {
        all.extend(start(said).map(|at| at..at + said.len()));
    }
    for whose in recipient::recipients(text, &[]) {
        all.extend(text.find(&whose.name).map(|at| at..at + whose.name.len()));
    }
    all
}

fn touches(read: &[Range<usize>], word: &Token) -> bool {
    read.iter()
        .any(|at| at.start < word.end && word.start < at.end)
}

/// The letters and digits around a word that nothing but hyphens and points parts: "C-802" of "C".
fn chunk(text: &str, word: &Token) -> Range<usize> {
    let is_of = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '\'' | '’');
    let before = text.get(..word.start).unwrap_or_default();
    let start = before.trim_end_matches(is_of).len();
    let behind = text.get(word.end..).unwrap_or_default();
    let end = text.len() - behind.trim_start_matches(is_of).len();
    let whole = text.get(start..end).unwrap_or_default();
    if !whole.contains(|c: char| c.is_ascii_digit()) {
        return word.start..word.end;
    }
    let inside = whole.trim_start_matches(['-', '.', '\'', '’']);
    let start = end - inside.len();
    start..start + inside.trim_end_matches(['-', '.', '\'', '’']).len()
}

/// Whether a word that no phrase of a table holds is told: no unit, no mark of a size or paper, nothing that by its
/// end only says how goods are.
fn is_told(text: &str, word: &Token, chunk: &Range<usize>, is_model: bool) -> bool {
    let written = text.get(word.start..word.end).unwrap_or_default();
    if is_model {
        return true;
    }
    let whole = text.get(chunk.clone()).unwrap_or_default();
    if whole.len() > written.len() {
        // "500ml", "2x400g": what is joined to a number without a capital is a unit. "TB2" is none.
        return if word.start == chunk.start {
            !model::is_mark(whole) && (word.capitals || written.chars().count() > INITIALS_MAX)
        } else {
            written.chars().count() > INITIALS_MAX && !model::is_mark(written)
        };
    }
    if written.chars().count() < SIGNS_MIN || is_unit(&word.text) || model::is_mark(written) {
        return false;
    }
    let participle = ["ed", "ing", "free"]
        .iter()
        .any(|end| word.text.ends_with(end));
    !participle
        && !describing::is_adjective(written)
        && !describing::is_kind(written)
        && currency(&word.text).is_none()
        && Condition::read(written).is_none()
        && !is_of_nature(written)
        && !slip::names_arms(written)
        && !is_a_city(written)
}

/// Whether a word with a capital is a city or port, as a place that is given: an abbreviation may be a country's code.
fn is_a_city(word: &str) -> bool {
    word.chars().count() > INITIALS_MAX
        && word.starts_with(char::is_uppercase)
        && places::Place::read(word).is_known()
}

/// Whether the nomenclature knows a word for a plant or an animal.
fn is_of_nature(word: &str) -> bool {
    let codes = hs::named(word);
    !codes.is_empty() && codes.iter().all(|code| hs::is_of_nature(code))
}

/// What is left of a run of Han, Hangul or Kana beside the words that are known in it. Of Hangul a word that begins
/// with a known one is known: its particles are written to it.
fn left_over(text: &str, word: &Token, read: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut inside: Vec<Range<usize>> = read
        .iter()
        .filter(|at| at.start < word.end && word.start < at.end)
        .cloned()
        .collect();
    let written = text.get(word.start..word.end).unwrap_or_default();
    if written.contains(|c| matches!(c, '가'..='힣')) {
        let long = written.chars().count() >= SIGNS_MIN;
        let open = long && !counts(text, word) && Condition::read(written).is_none();
        let whole = (inside.is_empty() && open).then_some(word.start..word.end);
        return whole.into_iter().collect();
    }
    inside.sort_by_key(|at| at.start);
    inside.push(word.end..word.end);
    let mut left = Vec::new();
    let mut from = word.start;
    for at in inside {
        let whole = text.get(from..at.start.min(word.end)).unwrap_or_default();
        let rest = whole.trim_start_matches(JOINS);
        let begins = from + whole.len() - rest.len();
        let rest = rest.trim_end_matches(JOINS);
        if rest.chars().count() >= SIGNS_MIN && !(from == word.start && counts(text, word)) {
            left.push(begins..begins + rest.len());
        }
        from = from.max(at.end);
    }
    left
}

/// Whether a run begins behind a number, with what that counts.
fn counts(text: &str, word: &Token) -> bool {
    let before = text.get(..word.start).unwrap_or_default();
    before
        .trim_end()
        .ends_with(|c: char| c.is_ascii_digit() || matches!(c, '万' | '千' | '百'))
}

/// Adds where a word stands, to the one before it where nothing but blanks parts them.
fn add(all: &mut Vec<Range<usize>>, text: &str, at: Range<usize>) {
    if let Some(last) = all.last_mut() {
        let gap = text.get(last.end..at.start);
        if at.start < last.end || gap.is_some_and(|gap| gap.trim_matches([' ', '-']).is_empty()) {
            last.end = last.end.max(at.end);
            return;
        }
    }
    all.push(at);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(*unread(text), expected, "{text}");
    }

    #[test]
    fn words_that_no_table_knows_are_told_as_written() {
        for (text, expected) in [
            ("tiles and Zarvan", &["Zarvan"][..]),
            ("rice, zorbex 20 bags", &["zorbex"]),
            ("fish, 2000 AK", &["AK"]),
            ("rice and 500 AR", &["AR"]),
            ("furniture, TB2", &["TB2"]),
            ("rice, C-802", &["C-802"]),
            ("clothing, ZQG, ZQG", &["ZQG"]),
            ("ris og Qwexler Zundo i sekker", &["Qwexler Zundo"]),
            ("Reis, Wumbelzeug", &["Wumbelzeug"]),
            ("мука, брямзик", &["брямзик"]),
            ("riz et brimborel", &["brimborel"]),
            ("arroz y zurrimaco", &["zurrimaco"]),
            ("大米和轰鸣器", &["轰鸣器"]),
            ("쌀, 뿌드득이", &["뿌드득이"]),
            ("أرز و زغبرط", &["زغبرط"]),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn small_words_units_packing_and_places_are_not_told() {
        for text in [
            "",
            "rice",
            "rice, 50 kg bags, 1,000 pcs",
            "2 x 20 ft containers of wheat flour, per invoice no. 4711",
            "water pumps for hospitals in Syria",
            "WHEAT FLOUR, AS PER CONTRACT",
            "ris i sekker fra Kina, 200 tonn til sammen",
            "Reis in Säcken, 200 Tonnen, für Krankenhäuser",
            "мука в мешках, 20 тонн, для школ",
            "大米 200吨",
            "쌀 20톤",
            "fisk fra Ålesund, 3 paller",
            "A4 paper, 500 sheets",
            "used cars, white, good condition",
            "paracetamol 500mg tablets, 10x10",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn the_table_is_sorted() {
        let rows: Vec<&str> = SMALL.lines().filter(|row| !row.starts_with('#')).collect();
        assert!(rows.is_sorted());
        assert!(rows.iter().all(|row| row.split('\t').count() == 3));
    }
}
