//! A noun that nobody knows and that goods before it only describe: fish finders are no fish, and neither are
//! `détecteurs de poissons`.

use super::concept::Concept;
use super::item::{Item, What, stays};
use super::machine::Machine;
use super::parts::Reading;
use super::role::Role;
use super::untold::Untold;
use crate::certainty::Certainty;
use crate::words::{Kind, fold, tokens};

/// Endings of nouns for what does something, folded, where the head of a phrase stands last, and first.
const DOES_LAST: &[&str] = &["ers", "ors", "er", "or"];
const DOES_FIRST: &[&str] = &[
    "eur",
    "eurs",
    "euse",
    "euses",
    "trice",
    "trices",
    "dor",
    "dores",
    "dora",
    "doras",
    "tor",
    "tores",
    "trici",
    "tori",
    "тель",
    "тели",
    "телеи",
    "тор",
    "торы",
    "торов",
    "лка",
    "лки",
];
/// Letters of such a noun at least.
const DOES_LETTERS_MIN: usize = 6;
/// Letters of a plural that is the head of a phrase at least.
const PLURAL_LETTERS_MIN: usize = 5;
/// Words that nobody knows between goods and such a head at most: "medicine delivery robots".
const BETWEEN_MAX: usize = 2;

/// Heads of a phrase that nobody knows, behind or before goods that only describe them.
pub(super) fn find<'t>(text: &'t str, phrase: &[Item], reading: &mut Reading<'t>) {
    if let Some((at, served)) = made_by(text, phrase, &reading.gone)
        && let Some(head) = phrase.get(at)
        && let Some(words) = text.get(head.start..head.end)
    {
        let most = Certainty::Possible;
        let kind = "machinery";
        reading.machines.push((words, Machine { kind, most }));
        reading.gone.push(served);
        return;
    }
    if let Some((at, served)) =
        behind(text, phrase, &reading.gone).or_else(|| before(text, phrase, &reading.gone))
    {
        let Some(head) = phrase.get(at) else { return };
        let words = text.get(head.start..head.end).unwrap_or_default();
        if does(words, DOES_LAST) || does(words, DOES_FIRST) || is_arabic_tool(words) {
            let most = Certainty::Possible;
            reading.machines.push((
                words,
                Machine {
                    kind: "machinery",
                    most,
                },
            ));
            reading.gone.extend(served);
        } else {
            reading.untold = reading.untold.max(Untold::Beside);
        }
    }
}

fn does(word: &str, endings: &[&str]) -> bool {
    let word = fold(word);
    word.chars().count() >= DOES_LETTERS_MIN && endings.iter().any(|end| word.ends_with(end))
}

/// Whether a word has the form of an Arabic noun for what does something, of one or of several: `مجففات`, `فقاسة`.
fn is_arabic_tool(word: &str) -> bool {
    let word = fold(word);
    let stem = ["ات", "ه", "ة"]
        .iter()
        .find_map(|end| word.strip_suffix(end));
    stem.is_some_and(|stem| {
        let letters: Vec<char> = stem.chars().collect();
        let of_a_tool = letters.first() == Some(&'م') && letters.len() >= ARABIC_STEM_MIN;
        let of_a_doer = letters.len() == ARABIC_STEM_MIN && letters.get(2) == Some(&'ا');
        of_a_tool || of_a_doer
    })
}

/// Letters of the stem of such a noun at least.
const ARABIC_STEM_MIN: usize = 4;

/// Whether an item is a noun that nobody knows and that could be sent.
fn is_open(item: &Item) -> bool {
    matches!(item.what, What::Word)
}

/// A plural that nobody knows behind goods and what is done to them: wool spinning frames.
fn made_by(text: &str, phrase: &[Item], gone: &[usize]) -> Option<(usize, usize)> {
    let at = phrase.windows(3).position(|three| {
        let [served, make, head] = three else {
            return false;
        };
        let word = text.get(head.start..head.end).unwrap_or_default();
        let harmless = |concept: &Concept| !stays(concept) && !concept.depicts();
        served.goods().is_some_and(harmless)
            && make.is(Role::Make)
            && is_open(head)
            && word.ends_with(['s', 'S'])
            && word.len() >= PLURAL_LETTERS_MIN
            && !gone.contains(&served.start)
    })?;
    Some((at + 2, phrase.get(at)?.start))
}

/// A plural, or what does something, at the end of a phrase behind the singular of harmless goods.
fn behind(text: &str, phrase: &[Item], gone: &[usize]) -> Option<(usize, Vec<usize>)> {
    let end = phrase
        .iter()
        .position(Item::subordinates)
        .unwrap_or(phrase.len());
    let own = phrase.get(..end)?;
    let at = own
        .iter()
        .rposition(|item| !matches!(item.what, What::Number))?;
    let head = own.get(at).filter(|item| is_open(item))?;
    let word = text.get(head.start..head.end)?;
    let folded = fold(word);
    let latin = folded.bytes().all(|c| c.is_ascii_lowercase());
    let plural = folded.len() >= PLURAL_LETTERS_MIN
        && folded.ends_with('s')
        && !["ss", "us", "is", "ous"]
            .iter()
            .any(|end| folded.ends_with(end));
    if !latin || !(plural || does(word, DOES_LAST)) {
        return None;
    }
    let between = own
        .get(..at)?
        .iter()
        .rev()
        .take_while(|item| is_open(item))
        .count();
    let served = own.get(at.checked_sub(between + 1)?)?;
    let words = text.get(served.start..served.end)?;
    let singular =
        words.ends_with(|c: char| c.is_ascii_alphabetic()) && !words.ends_with(['s', 'S']);
    let harmless = served
        .goods()
        .is_some_and(|concept| !stays(concept) && !concept.depicts());
    let tight = text.get(served.end..head.start).is_some_and(|gap| {
        !gap.contains(|c: char| !(c.is_alphanumeric() || matches!(c, ' ' | '-')))
    });
    (between <= BETWEEN_MAX && singular && harmless && tight && !gone.contains(&served.start))
        .then(|| (at, vec![served.start]))
}

/// What does something at the beginning of a phrase, with what it does this to behind "of", or at once behind it.
fn before(text: &str, phrase: &[Item], gone: &[usize]) -> Option<(usize, Vec<usize>)> {
    let at = phrase
        .iter()
        .position(|item| !matches!(item.what, What::Number))?;
    let head = phrase.get(at).filter(|item| is_open(item))?;
    let word = text.get(head.start..head.end)?;
    let spaced = tokens(word).iter().all(|token| token.kind == Kind::Word);
    if !spaced || !(does(word, DOES_FIRST) || is_arabic_tool(word)) {
        return None;
    }
    let mut next = phrase.get(at + 1..)?.iter();
    let mut served = next.next()?;
    while served.is(Role::Of) {
        served = next.next()?;
    }
    let harmless = served.goods().is_some_and(|concept| !stays(concept));
    (harmless && !gone.contains(&served.start)).then(|| (at, vec![served.start]))
}
