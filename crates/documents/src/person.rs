//! When the words of a window name a listed person: a given and a family name, or one rare alias.

use unicode_script::{Script, UnicodeScript};
use vokter_names::token::Role;
use vokter_names::{Bits, Name, Relation, rarity};
use vokter_screening::{Index, Score, TermKind, score};

use crate::SCAN_PRIOR;
use crate::consonants;
use crate::family::{self, sound_alike};
use crate::language::{Endings, is_latin};
use crate::reading::Read;
use crate::surname::Key;
use crate::transcription;
use crate::word::{is_vowelless, role_of};

/// Evidence for a person with the spellings of the family name that a lone surname may have.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    pub(crate) score: Score,
    pub(crate) surnames: Vec<Key>,
    /// It has a given and a family name, none as an initial.
    pub(crate) whole: bool,
    /// The last word of the window has an ending of a genitive or another case.
    pub(crate) inflected: bool,
}

/// Least length of a name in letters that may be only alike, not the same by rule.
pub(crate) const ALIKE_LETTERS: usize = 5;
/// Least evidence of such a name.
pub(crate) const ALIKE_BITS: Bits = Bits(600);

/// How much more than the threshold a name is to say that lacks two names of the listed one.
const DISTINCT: Bits = Bits(300);
/// Least signs of a name in Han or Hangul that the list has in other letters.
pub(crate) const READ_SIGNS: usize = 3;
/// How much less a name of so many signs is to say, each of which is a name of the listed one: an
/// Eastern name is rarer than its parts, which go together.
const WHOLE_READ: Bits = Bits(50);
/// Least letters of a name beside an initial.
const BESIDE_INITIAL: usize = 3;

/// Names of a whole name that is reported below the threshold.
const WHOLE_NAMES: usize = 3;

/// Weighs a window as a person's name; `None` when it doesn't name the party.
pub(crate) fn weigh(
    index: &Index,
    read: &Read,
    party: usize,
    threshold: Bits,
    fits: Endings,
) -> Option<Person> {
    let (name, text) = (&read.name, read.text.as_str());
    let listed = index.party(party);
    let weight = vokter_screening::weigh(&read.query, listed, SCAN_PRIOR)?;
    let transcribed = transcription::is_one(text);
    let least = if transcribed {
        threshold - transcription::LOSS
    } else {
        threshold
    };
    if weight.bits < least && !weight.whole_name {
        return None;
    }
    let score = score(&read.query, listed, SCAN_PRIOR)?;
    let matched = score.matched_name.as_deref()?;
    let (listed_name, strong) = listed.names().find(|(name, _)| name.text == matched)?;

    let vowelless = |name: &Name| {
        name.readings
            .iter()
            .flat_map(|reading| &reading.tokens)
            .any(|token| token.partial_vowels)
    };
    if vowelless(listed_name) && !vowelless(name) {
        // Consonants alone agree with too much: lists have these names in other scripts as well.
        return None;
    }
    let open = vowelless(name);
    if open && weight.bits < least {
        return None;
    }
    // Cyrillic writes the names that come from it in one way.
    let cyrillic = text.chars().any(|c| c.script() == Script::Cyrillic);
    let mut extra_initial = false;
    let mut missing: Vec<&str> = Vec::new();
    let (mut met, mut plain) = (0, 0);
    let mut met_listed: Vec<&str> = Vec::new();
    let mut met_pairs: Vec<(&str, &str)> = Vec::new();
    let mut endings: Vec<(&str, &str)> = Vec::new();
    let (mut alike, mut folded, mut initial) = (0, false, false);
    let mut last_relation = None;
    for term in score
        .terms
        .iter()
        .filter(|term| term.kind == TermKind::Name)
    {
        match (term.relation, term.query.as_deref(), term.listed.as_deref()) {
            (Relation::Contradiction, ..) => return None,
            (Relation::Extra, Some(extra), _)
                if role_of(name, extra).is_none_or(|role| role == Role::Name) =>
            {
                return None;
            }
            (Relation::Extra, Some(extra), _) => {
                extra_initial |= extra.len() == 1;
            }
            (Relation::Missing, _, Some(listed)) => missing.push(listed),
            (Relation::Reading, ..) if term.bits < Bits::ZERO => {}
            (relation, Some(mine), Some(theirs)) => {
                let by_ending = matches!(
                    relation,
                    Relation::Inflection | Relation::Spelling | Relation::TypingSlip
                );
                if (is_latin(text) || cyrillic)
                    && (family::makes_another(mine, theirs)
                        || (by_ending && family::opens_otherwise(mine, theirs)))
                {
                    return None;
                }
                let (parts, theirs_parts) = (mine.split(' ').count(), theirs.split(' ').count());
                if parts == 1 && !role_of(name, mine).is_none_or(Role::is_personal) {
                    continue;
                }

                if open
                    && is_vowelless(name, mine)
                    && !mine
                        .split(' ')
                        .flat_map(str::chars)
                        .eq(theirs.split(' ').flat_map(str::chars))
                    && !consonants::can_be(&mine.replace(' ', ""), &theirs.replace(' ', ""))
                    && !consonants::can_be_with_article(mine, theirs)
                {
                    return None;
                }
                match relation {
                    // Without vowels too much can be joined.
                    Relation::Joined | Relation::Split
                        if vowelless(name) && !consonants::has_article(mine) =>
                    {
                        return None;
                    }
                    // A Hangul word has its syllables; as one sound it is many other words.
                    Relation::Split if text.chars().any(is_unspaced) && !transcribed => {
                        return None;
                    }
                    Relation::Equal
                    | Relation::Romanisation
                    | Relation::Reading
                    | Relation::Inflection
                    | Relation::Joined
                    | Relation::Split
                    | Relation::Nickname
                    | Relation::Translation => plain += parts.max(theirs_parts),
                    Relation::Initial => initial = true,
                    Relation::Spelling | Relation::TypingSlip
                        if transcribed && transcription::are_the_same(mine, theirs) =>
                    {
                        plain += 1;
                        folded = true;
                    }
                    Relation::Spelling | Relation::TypingSlip
                        if transcription::differ_in_h(text, mine, theirs) =>
                    {
                        plain += 1;
                    }
                    Relation::Spelling | Relation::TypingSlip
                        if mine.len() >= ALIKE_LETTERS
                            && term.bits >= ALIKE_BITS
                            && !family::are_two_known(mine, theirs)
                            && !(cyrillic && family::is_slavic(theirs))
                            && !family::ends_otherwise(mine, theirs)
                            && (relation == Relation::Spelling
                                || (family::begin_alike(mine, theirs)
                                    && sound_alike(mine, theirs))) =>
                    {
                        alike += 1;
                    }
                    _ => return None,
                }
                met += parts.max(theirs_parts);
                met_listed.extend(theirs.split(' '));
                met_pairs.push((mine, theirs));
                if relation == Relation::Inflection {
                    endings.push((mine, theirs));
                }
                last_relation = Some(relation);
            }
            _ => {}
        }
    }
    // "J. C. Carter" is not "J. Carter", and "Dan R. Carter" not "Dan Eugenovich Carter".
    if extra_initial && (initial || !missing.is_empty()) {
        return None;
    }
    // An initial and what only sounds alike is no name.
    if alike > 1 || plain == 0 || (initial && alike > 0) {
        return None;
    }
    // "D. It's": an item's letter and a small word.
    let long = |(mine, theirs): &(&str, &str)| mine.len().min(theirs.len()) > BESIDE_INITIAL;
    if initial && is_latin(text) && !met_pairs.iter().any(long) && weight.bits < least + DISTINCT {
        return None;
    }
    let has = |relation: Relation| score.terms.iter().any(|term| term.relation == relation);
    // Ordinary words in Han and Hangul are syllables of names as well: a name there is in its own
    // order and the same by rule.
    let unspaced = text.chars().any(is_unspaced);
    let in_han = text.chars().any(|c| c.script() == Script::Han);
    let turned_in_list = in_han && is_turned_in_list(listed_name, &met_pairs);
    if unspaced && alike > 0 {
        return None;
    }
    // Nor does Arabic turn a name: what stands before a given name is where somebody is from.
    let arabic = text.chars().any(|c| c.script() == Script::Arabic);
    if (unspaced || arabic) && has(Relation::Order) && !turned_in_list {
        return None;
    }
    // "M4 マクロ": what mixes letters and syllables is no name.
    let katakana = |c: char| c.script() == Script::Katakana;
    let mixes = text.chars().any(|c| c.is_ascii_alphanumeric())
        && text.chars().any(|c| katakana(c) || is_unspaced(c));
    if mixes {
        return None;
    }
    // By its reading alone two signs are anybody's, and a whole name is only worth what it says.
    let read = unspaced && !matched.chars().any(is_unspaced);
    let signs = text.chars().filter(|c| c.is_alphabetic()).count();
    let least_read = if met == READ_SIGNS && missing.is_empty() {
        least - WHOLE_READ
    } else {
        least
    };
    if read && (weight.bits < least_read || signs < READ_SIGNS) {
        return None;
    }
    // Han and Hangul have the family name first, whatever the order in the list.
    let one_word = unspaced && text.chars().all(is_unspaced);
    if read && one_word && !begins_with_family(listed_name, &met_pairs) {
        return None;
    }
    // A by-name that syllables of an everyday word are read like says little.
    let in_syllables = one_word || text.chars().all(|c| katakana(c) || c == 'ー');
    if !strong && in_syllables && met > 1 && weight.bits < least + DISTINCT {
        return None;
    }
    let of_another = has(Relation::Nickname) || has(Relation::Translation);
    // "Maria" for a short form of it and a surname that only sounds alike: two things against.
    if alike > 0 && (!strong || has(Relation::Order) || of_another) {
        return None;
    }
    for (mine, theirs) in &endings {
        if is_latin(text) && !fits.allow(mine, theirs) {
            return None;
        }
    }
    let in_parts = |name: &'_ Name| {
        name.readings
            .iter()
            .position(|reading| reading.tokens.len() >= 2)
    };
    if met < 2
        && score.whole_name
        && !text.contains(char::is_whitespace)
        && in_parts(name).is_some()
        && let Some(at) = in_parts(listed_name)
    {
        // A name in one word, 김정은, met as one.
        if score.bits < threshold {
            return None;
        }
        let reading = &listed_name.readings[at];
        let (family, _) = family::of_listed(&listed_name.text, reading);
        let surnames = reading.tokens[family]
            .spellings
            .iter()
            .map(|spelling| (spelling.text.clone(), false))
            .collect();
        return Some(Person {
            score: score.clone(),
            surnames,
            whole: alike == 0,
            inflected: false,
        });
    }
    if met < 2 {
        let mut relations = score
            .terms
            .iter()
            .filter(|term| term.kind == TermKind::Name);
        // In the letters of the list it is written as there.
        let as_listed = !is_latin(text)
            || relations.all(|term| {
                !matches!(term.relation, Relation::Inflection | Relation::Romanisation)
            });
        let alone = strong
            && score.bits >= threshold
            && as_listed
            && alike == 0
            && score.whole_name
            && !text.chars().any(|c| is_unspaced(c) || katakana(c))
            && is_rare_alias(name);
        return alone.then(|| Person {
            score: score.clone(),
            surnames: Vec::new(),
            whole: false,
            inflected: false,
        });
    }
    let reading = listed_name
        .readings
        .iter()
        .find(|reading| {
            met_listed
                .iter()
                .all(|word| reading.tokens.iter().any(|token| token.text() == *word))
        })
        .or(listed_name.readings.first())?;
    let (family, names) = family::of_listed(&listed_name.text, reading);
    let family = family::agreed(
        listed.names().map(|(name, _)| name),
        reading,
        family,
        &names,
    );
    let is_met = |at: usize| met_listed.contains(&reading.tokens[at].text());
    let words: Vec<&str> = names.iter().map(|at| reading.tokens[*at].text()).collect();
    let complete = names.iter().all(|at| is_met(*at));
    // "Nicolás Carter" for "Nicolás Carter Moros": the first of two family names is enough.
    let first_of_two = names.len() >= 3
        && family == names[names.len() - 1]
        && is_met(names[0])
        && is_met(names[names.len() - 2])
        && (!initial
            || met_pairs
                .iter()
                .all(|(mine, theirs)| as_written(mine, theirs)));
    let enough = complete || (!family::is_eastern(&words) && (is_met(family) || first_of_two));
    if !enough || (met_listed.len() < 2) {
        return None;
    }
    // "Bob Carter" for "Alan Bob Carter": a son's, a brother's or a father's name.
    let given = names.iter().copied().find(|at| *at != family);
    let of_relative = !complete
        && names.len() > 2
        && !family::is_eastern(&words)
        && given.is_some_and(|at| !is_met(at) && !family::is_left_out(reading.tokens[at].text()));
    if of_relative || is_fathers(text, listed_name, reading, &is_met) {
        return None;
    }
    // Where a family name and more are left out, what is left has to be rare.
    let left_out = names.iter().filter(|at| !is_met(**at)).count();
    if !complete && !is_met(family) && left_out >= 2 && score.bits < threshold + DISTINCT {
        return None;
    }
    // What is only alike needs all the rest.
    if alike > 0 && !complete {
        return None;
    }
    // Three names that all agree are reported however common; two common ones are many people's.
    let shuffled = has(Relation::Order) && !turned_in_list;
    let whole_transcribed = transcribed && complete && score.bits >= least;
    let few = names.len() < WHOLE_NAMES || !(complete || is_met(family));
    // "Jungmann" is not "Jong Man", where nothing but the names speaks for it.
    let letters = |text: &str| text.replace(' ', "");
    let joined = met_pairs.iter().any(|(mine, theirs)| {
        mine.contains(' ') != theirs.contains(' ') && letters(mine) != letters(theirs)
    });
    if score.bits < threshold && (few || shuffled || joined) && !whole_transcribed {
        return None;
    }
    if folded && (!complete || shuffled) {
        return None;
    }
    let mut surnames: Vec<Key> = Vec::new();
    let family_text = if is_met(family) || names.len() < 2 {
        reading.tokens[family].text()
    } else {
        words[words.len() - 2]
    };
    for token in reading
        .tokens
        .iter()
        .filter(|token| token.text() == family_text)
    {
        let spellings = token.spellings.iter();
        surnames.extend(spellings.map(|spelling| (spelling.text.clone(), false)));
    }
    for (mine, theirs) in &met_pairs {
        if theirs.split(' ').any(|word| word == family_text) && mine.len() > 1 {
            // "Carters" of a full name is "Carter", nobody's whose name is Carters.
            let ending = endings.contains(&(*mine, *theirs));
            surnames.push(((*mine).into(), ending));
            surnames.extend(stems_of(name, mine, is_latin(text).then_some(fits)));
        }
    }
    Some(Person {
        whole: !initial,
        inflected: last_relation == Some(Relation::Inflection),
        surnames,
        score,
    })
}

/// Whether the order that a name in signs lacks is the list's: it has the family name, which stands
/// first in signs, last.
fn is_turned_in_list(listed: &Name, met: &[(&str, &str)]) -> bool {
    let Some(reading) = listed.readings.first() else {
        return false;
    };
    let (family, names) = family::of_listed(&listed.text, reading);
    let tokens = &reading.tokens;
    is_latin(&listed.text)
        && names.len() == met.len()
        && names.last() == Some(&family)
        && met
            .first()
            .is_some_and(|(_, theirs)| *theirs == tokens[family].text())
        && names
            .iter()
            .zip(met.iter().skip(1))
            .all(|(at, (_, theirs))| *theirs == tokens[*at].text())
}

/// Whether what the first signs meet is the family name, or one that stands first in the East.
fn begins_with_family(listed: &Name, met: &[(&str, &str)]) -> bool {
    let Some((_, first)) = met.first().filter(|_| met.len() > 1) else {
        return true;
    };
    let first = first.split(' ').next().unwrap_or_default();
    family::stands_first(first)
        || listed.readings.iter().any(|reading| {
            let (family, _) = family::of_listed(&listed.text, reading);
            let family = reading.tokens.get(family);
            family.is_some_and(|token| token.text() == first)
        })
}

/// Whether the listed one is called the father of whom the text names: "Abu Bob Carter".
fn is_fathers(
    text: &str,
    listed: &Name,
    reading: &vokter_names::Reading,
    is_met: &impl Fn(usize) -> bool,
) -> bool {
    const FATHERS: &[&str] = &["abu", "abou", "umm", "أبو", "ابو", "абу"];
    let is_father = |word: &str| FATHERS.contains(&word.to_lowercase().as_str());
    let words = |text: &'_ str| -> bool { text.split([' ', '-', '\u{a0}']).any(is_father) };
    !words(text)
        && reading.tokens.iter().enumerate().any(|(at, token)| {
            let before = listed.text.get(..token.source.start).unwrap_or("");
            let last = before
                .trim_end_matches([' ', '-'])
                .rsplit([' ', '-', '('])
                .next();
            token.role == Role::Name && is_met(at) && last.is_some_and(is_father)
        })
}

/// Whether an initial, or a name with all its letters, but for an ending: beside an initial, a name
/// that isn't the family name has to be sure.
fn as_written(mine: &str, theirs: &str) -> bool {
    mine.len() == 1 || theirs.len() == 1 || mine.starts_with(theirs)
}

/// The spellings of a word of the window without the ending that it may have: "Carterem" is
/// "Carter" further on.
fn stems_of(name: &Name, word: &str, fits: Option<Endings>) -> Vec<Key> {
    name.readings
        .iter()
        .flat_map(|reading| &reading.tokens)
        .filter(|token| token.text() == word)
        .flat_map(|token| &token.spellings)
        .filter(|spelling| {
            spelling.inflected && fits.is_none_or(|fits| fits.allow(word, &spelling.text))
        })
        .map(|spelling| (spelling.text.clone(), true))
        .collect()
}

/// A letter of a script that sets off no words, or few: one stretch of it is rarely one name.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(c.script(), Script::Han | Script::Hangul | Script::Hiragana)
}

/// A single word that can name a person alone: long, and no table knows it as anything else.
fn is_rare_alias(name: &Name) -> bool {
    let mut tokens = name.readings.iter().flat_map(|reading| &reading.tokens);
    tokens.all(|token| {
        let word = token.text();
        word.len() >= 6 && token.rarity >= Bits(1600) && !rarity::is_borne(word)
    })
}
