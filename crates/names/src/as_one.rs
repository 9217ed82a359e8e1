//! A whole name as one row of letters: two names whose letters are the same but for one slip are found to
//! be one, wherever the words are parted and whatever they mean.
//!
//! Words are compared one by one elsewhere. Who writes *Lars Vu sykonow* for *Lars Vusykonov*, or
//! *Chnagers* in a name of words that many bear, changes words so that none is left that is met; all
//! letters together still differ by no more than a hand's slip.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::amended::letter_for;
use crate::likeness::{LONGEST_CODE, are_other_syllables, is_code, is_mark, of_other_syllables};
use crate::name::{Name, Reading};
use crate::spelling::one_slip;
use crate::token::{Role, Token};
use crate::weights::{AS_ONE_LEAST, SLIP_AS_ONE};
use crate::{Bits, View, amended, best_readings, misspelt, rarity, signs, words};

/// The letters and digits of a name, one after another, without marks, as a scanner tells them apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AsOne {
    letters: Box<[char]>,
    /// Which letters there are, as far as a bit each can say.
    which: u32,
    /// Its digits as they are written, also those that stand for letters.
    numbers: Box<[char]>,
}

/// Letters as they are gathered.
#[derive(Default)]
struct Letters {
    found: Vec<char>,
    numbers: Vec<char>,
    /// Where the last word begins, and how many digits it has.
    word: usize,
    digits: usize,
}

impl Letters {
    fn push(&mut self, c: char) {
        if !c.is_alphanumeric() {
            return self.end_word();
        }
        if c.is_numeric() {
            self.numbers.push(c);
            self.digits += 1;
        }
        let before = self.found.last().copied();
        let misread = MISREAD
            .iter()
            .find(|([one, two], _)| before == Some(*one) && c == *two);
        if let Some((_, read)) = misread {
            self.found.pop();
            self.found.push(*read);
        } else if !self.found.ends_with(&[c, c]) || c.is_numeric() {
            // No name has a letter three times.
            self.found.push(c);
        }
    }

    /// Reads the digits among the letters of a word as letters.
    fn end_word(&mut self) {
        let word = &mut self.found[self.word..];
        if self.digits > 0 && 5 * self.digits <= 3 * word.len() {
            for c in word {
                *c = letter_for(*c).unwrap_or(*c);
            }
        }
        (self.word, self.digits) = (self.found.len(), 0);
    }
}

/// What a scanner takes for what: of both names the same is read.
const MISREAD: [([char; 2], char); 3] = [(['r', 'n'], 'm'), (['c', 'l'], 'd'), (['v', 'v'], 'w')];

impl AsOne {
    /// Fewer letters are a slip away from another's name as often as not.
    pub const LETTERS_MIN: usize = 6;
    /// In longer names more than one slip is likely, and words that agree are enough to find them.
    pub const LETTERS_MAX: usize = 120;

    pub(crate) fn of_reading(text: &str, reading: Option<&Reading>) -> Box<[Self]> {
        let tokens = reading.into_iter().flat_map(|reading| &reading.tokens);
        Self::of(text, tokens.map(|token| (token.role, token.source.clone())))
    }

    /// A name with all its words, and without titles and legal forms where it has some; those alone that
    /// are long enough. The words are given by their roles and where they stand.
    pub fn of(text: &str, words: impl Iterator<Item = (Role, Range<usize>)>) -> Box<[Self]> {
        let mut found = Vec::with_capacity(1);
        found.extend(Self::of_chars(text.chars()));
        if found.is_empty() {
            return Box::default();
        }
        let is_beside =
            |(role, _): &(Role, Range<usize>)| matches!(role, Role::Title | Role::LegalForm(_));
        let (mut beside, kept): (Vec<_>, Vec<_>) = words.partition(is_beside);
        // What is written as one with a word that counts stays with it: *Aktiebank*, 한국전력공사.
        beside.retain(|(_, part)| {
            let shares = |kept: &Range<usize>| kept.start < part.end && part.start < kept.end;
            !kept.iter().any(|(_, kept)| shares(kept))
        });
        let beside: Vec<Range<usize>> = beside.into_iter().map(|(_, part)| part).collect();
        if !beside.is_empty() {
            let chars = text.char_indices();
            let bare = chars.filter(|(at, _)| !beside.iter().any(|part| part.contains(at)));
            found.extend(Self::of_chars(bare.map(|(_, c)| c)));
        }
        found.into_boxed_slice()
    }

    fn of_chars(chars: impl Iterator<Item = char>) -> Option<Self> {
        let mut all = Letters::default();
        for c in chars {
            if c.is_ascii() {
                all.push(c.to_ascii_lowercase());
            } else {
                let plain = std::iter::once(c).nfd().filter(|c| !is_combining_mark(*c));
                plain.flat_map(char::to_lowercase).for_each(|c| all.push(c));
            }
        }
        all.end_word();
        let Letters { found, numbers, .. } = all;
        let long_enough = (Self::LETTERS_MIN..=Self::LETTERS_MAX).contains(&found.len());
        long_enough.then(|| Self {
            which: which(&found),
            letters: found.into_boxed_slice(),
            numbers: numbers.into_boxed_slice(),
        })
    }

    /// Whether two rows of letters are the same, or one letter or two neighbours apart. Numbers agree then,
    /// unless digits stand for letters.
    fn is_nearly(&self, listed: &Self) -> bool {
        may_be_near(self.summary(), listed.summary())
            && (self.letters == listed.letters
                || (one_slip(&self.letters, &listed.letters) && self.numbers_agree(listed)))
    }

    fn numbers_agree(&self, listed: &Self) -> bool {
        self.numbers == listed.numbers
            || (listed.numbers.is_empty() && !self.letters.iter().any(|c| c.is_numeric()))
    }

    /// Whether they are the same but for letters that stand twice.
    fn is_but_for_doubles(&self, other: &Self) -> bool {
        let once = |letters: &[char]| {
            let mut once = letters.to_vec();
            once.dedup();
            once
        };
        once(&self.letters) == once(&other.letters)
    }

    /// How many letters there are and which: see [`may_be_near`].
    pub fn summary(&self) -> u32 {
        self.which << LENGTH_BITS | self.letters.len() as u32
    }

    /// Under which keys a listed name is found: of each of its halves, and a body's by its letters in
    /// whatever order.
    pub fn keys(&self, view: View) -> impl Iterator<Item = u32> {
        let (front, back) = self.letters.split_at(self.letters.len() / 2);
        let all = (view == View::Body).then(|| key(ALL, &self.sorted()));
        [key(FRONT, front), key(BACK, back)].into_iter().chain(all)
    }

    fn sorted(&self) -> Vec<char> {
        let mut sorted = self.letters.to_vec();
        sorted.sort_unstable();
        sorted
    }

    /// Whether the letters are the same in another order.
    fn is_reordered(&self, other: &Self) -> bool {
        self.which == other.which
            && self.letters.len() == other.letters.len()
            && self.sorted() == other.sorted()
    }

    /// Under which keys every listed name is found that is the same but for a slip: one half of it is
    /// without the slip, but where two letters have changed places over its middle.
    pub fn keys_for(&self, view: View) -> impl Iterator<Item = u32> {
        let letters = &*self.letters;
        let length = letters.len();
        let fronts = [length.saturating_sub(1) / 2, length.div_ceil(2)];
        let backs = [length / 2, length / 2 + 1];
        let mut swapped = letters[..=length / 2].to_vec();
        let last = swapped.pop();
        if let (Some(end), Some(last)) = (swapped.last_mut(), last) {
            *end = last;
        }
        let fronts = fronts.map(|front| key(FRONT, &letters[..front]));
        let backs = backs.map(|back| key(BACK, &letters[length - back.min(length)..]));
        let [one, other] = fronts;
        let more = (one != other).then_some(other);
        std::iter::once(one)
            .chain(more)
            .chain(backs)
            .chain([key(FRONT, &swapped)])
            .chain((view == View::Body).then(|| key(ALL, &self.sorted())))
    }
}

/// How many bits of a summary say how many letters there are.
const LENGTH_BITS: u32 = 7;

/// Whether names of such summaries may be the same but for a slip: it changes two letters at most, and
/// their number by one.
pub fn may_be_near(one: u32, other: u32) -> bool {
    let length = |summary: u32| summary & ((1 << LENGTH_BITS) - 1);
    let which = (one ^ other) >> LENGTH_BITS;
    length(one).abs_diff(length(other)) <= 1 && which.count_ones() <= 2
}

/// A letter's bit, of as many as stand beside the length.
fn which(letters: &[char]) -> u32 {
    let bits = u32::BITS - LENGTH_BITS;
    letters
        .iter()
        .fold(0, |which, c| which | 1 << (*c as u32 % bits))
}

const FRONT: u32 = 0x811c_9dc5;
const BACK: u32 = 0x01e3_779b;
const ALL: u32 = 0x0bad_cafe;

/// FNV-1a over the letters, with the bits spread at last: the columns are looked up by the first.
fn key(end: u32, letters: &[char]) -> u32 {
    let hash = letters
        .iter()
        .fold(end, |hash, c| (hash ^ *c as u32).wrapping_mul(0x0100_0193));
    let hash = (hash ^ (hash >> 15)).wrapping_mul(0x2c1b_3c6d);
    hash ^ (hash >> 13)
}

/// What two names bring by all their letters together, where those are the same but for a slip: as much
/// as the listed one written right, less the slip. Nothing where words that somebody bears say that
/// another may be meant, or where it is too little for that.
pub fn as_one(query: &Name, listed: &Name) -> Option<Bits> {
    if query.text == listed.text {
        return None;
    }
    let reordered = |mine: &AsOne| {
        let mut written = listed.as_one.iter();
        listed.view == View::Body && written.any(|theirs| mine.is_reordered(theirs))
    };
    let near = |mine: &AsOne| listed.as_one.iter().any(|theirs| mine.is_nearly(theirs));
    let reordered = query.as_one.iter().any(reordered);
    let by_a_slip = |mine| is_by_a_slip(query, listed, mine, reordered);
    let mut mine = query.as_one.iter();
    let met = mine.find(|mine| near(mine)).is_some_and(by_a_slip)
        || (reordered && words_of(&query.text) == words_of(&listed.text));
    if !met
        || best_readings::leaves_a_place_out(query, listed)
        || are_of_two_generations(query, listed)
        || are_of_two_numbers(query, listed)
        || signs::apart(query, listed).next().is_some()
    {
        return None;
    }
    let (mut whole, _) = best_readings::compare_bits(listed, listed)?;
    // The list misspells words of trade as others do: that makes them no rarer.
    if let Some(right) = amended(&listed.text, listed.view) {
        let right = Name::new(&right, listed.view);
        if let Some((bits, _)) = best_readings::compare_bits(&right, &right) {
            whole = whole.min(bits);
        }
    }
    (whole >= AS_ONE_LEAST).then(|| whole - SLIP_AS_ONE)
}

/// Whether each says which of its name it is, and not the same: *II* and *III*.
fn are_of_two_generations(query: &Name, listed: &Name) -> bool {
    let mark_of = |name: &Name| {
        let tokens = name.readings.first()?.tokens.iter();
        let mut marks = tokens.filter(|token| token.role == Role::Generation);
        marks.next().map(|token| token.text().to_owned())
    };
    let marks = mark_of(query).zip(mark_of(listed));
    marks.is_some_and(|(one, other)| !words::of_one_generation(&one, &other))
}

/// Whether both have numbers, and not the same: *Orlan I* and *Orlan II*.
fn are_of_two_numbers(query: &Name, listed: &Name) -> bool {
    let numbers_of = |name: &Name| -> Vec<u64> {
        let tokens = name.readings.first().map(|reading| &*reading.tokens);
        let tokens = tokens.unwrap_or_default().iter();
        tokens
            .filter_map(|token| match token.role {
                Role::Number(number) => Some(number),
                _ => None,
            })
            .collect()
    };
    let (mine, theirs) = (numbers_of(query), numbers_of(listed));
    !mine.is_empty() && !theirs.is_empty() && mine != theirs
}

/// Whether what is written otherwise is nobody's word, or means the same: another's name is made of words
/// that are borne. The same letters are the same name, wherever its words are parted.
fn is_by_a_slip(query: &Name, listed: &Name, mine: &AsOne, swapped: bool) -> bool {
    let body = query.view == View::Body;
    let same = |theirs: &AsOne| {
        theirs.letters == mine.letters || (body && theirs.is_but_for_doubles(mine))
    };
    if listed.as_one.iter().any(same) {
        return true;
    }
    let (Some(asked), Some(theirs)) = (query.readings.first(), listed.readings.first()) else {
        return false;
    };
    let lacks =
        |tokens: &[Token], token: &Token| !tokens.iter().any(|other| other.text() == token.text());
    let mut changed = asked
        .tokens
        .iter()
        .filter(|token| lacks(&theirs.tokens, token));
    let means_the_same = |token: &Token| {
        matches!(token.role, Role::Generic(_))
            && theirs
                .tokens
                .iter()
                .any(|other| other.role.may_mean(token.role))
    };
    // Who misspells a word of trade may write somebody's name; who misspells a name, another's, unless two
    // letters have only changed places.
    let mut theirs_changed = theirs
        .tokens
        .iter()
        .filter(|token| lacks(&asked.tokens, token));
    // *MTN Group* and *MTS Group* are two, and so are the first of a name and the second, and *K. Orlan* and *N. Orlan*:
    // a code or an initial has no letter to spare.
    let tells = |token: &Token| match token.role {
        Role::Generation => true,
        Role::Initial => query.view == View::Person,
        // *GAZ* is a word of trade, and a maker of cars.
        Role::Generic(_) => body && token.text().len() <= LONGEST_CODE,
        // *EW-001PA* and *EW-001PB* are two aircraft.
        _ => body && (is_code(token) || is_mark(token)),
    };
    if changed.clone().any(tells) && theirs_changed.clone().any(tells) {
        return false;
    }
    // *Yunshan* and *Yuanshan* are two by their syllables.
    let other_syllables = |token: &Token| {
        let mut theirs = theirs_changed.clone();
        theirs.any(|other| of_other_syllables(token, other))
    };
    // Also where they are parted otherwise.
    let others_together = || {
        let mine: String = changed.clone().map(Token::text).collect();
        let theirs: String = theirs_changed.clone().map(Token::text).collect();
        are_other_syllables(&mine, &theirs)
    };
    if !body && (changed.clone().any(other_syllables) || others_together()) {
        return false;
    }
    let of_trade =
        theirs_changed.any(|token| matches!(token.role, Role::Generic(_) | Role::Place(_)));
    let with_titles = query
        .as_one
        .first()
        .is_some_and(|all| std::ptr::eq(all, mine));
    let nobodys = |token: &Token| match query.view {
        // A title is nobody's name, where it is not left out: *Adm Orlan* may be *Adem Orlan*.
        View::Person => {
            (token.role == Role::Title && with_titles)
                || !rarity::is_borne(token.text())
                || misspelt::has_a_letter_twice(token.text())
        }
        View::Body if of_trade || swapped => {
            !rarity::is_of_bodies(token.text()) && !words::is_in_a_table(token.text())
        }
        View::Body => token.is_nobodys_word(),
    };
    changed.any(|token| nobodys(token) || means_the_same(token))
}

/// The words of a text as they are written, in order of the alphabet.
fn words_of(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    let mut words: Vec<String> = words.map(str::to_lowercase).collect();
    words.sort_unstable();
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(view: View, query: &str, listed: &str, expected: bool) {
        let (mine, theirs) = (Name::new(query, view), Name::new(listed, view));
        let found = as_one(&mine, &theirs).is_some();
        assert_eq!(found, expected, "{query} {listed}");
        if found {
            let keys: Vec<u32> = theirs
                .as_one
                .iter()
                .flat_map(|one| one.keys(view))
                .collect();
            let mut asked = mine.as_one.iter().flat_map(|one| one.keys_for(view));
            assert!(asked.any(|key| keys.contains(&key)), "{query} {listed}");
        }
    }

    #[test]
    fn a_slip_somewhere_in_all_letters() {
        for (query, listed, expected) in [
            ("ORlan VUSYKONOV", "OR LAN VUSYKONOV", true),
            ("Larsvu sykonow", "Lars Vusykonov", true),
            ("0rl4n Vusykonv", "Orlan Vusykonov", true),
            ("Orlan Vusykonov", "Orlan Vusykonov", false),
            ("Orlan Vusykonqw", "Orlan Vusykonov", false),
            // Both are names.
            ("Hasan Sali Orlan", "Hasan Salim Orlan", false),
            ("Vusyk Orlan", "Orlan Vusyk", false),
            ("Lars Vusykonov II", "Lars Vusykonov III", false),
            ("larsvusykonov II", "Lars Vusykonov III", false),
        ] {
            check(View::Person, query, listed, expected);
        }
        for (query, listed, expected) in [
            ("Orlan Money Chnagers", "Orlan Money Changers", true),
            ("Orlan Moneych angers", "Orlan Money Changers", true),
            // A legal form that is written on to a word of trade leaves it there.
            ("한국전력공사", "한국가스공사", false),
            ("Chelyabinsk NPK", "Chelyabinsk OSK", false),
            (
                "Toplivo Bunkeringg Company",
                "Toplivo Bunkering Company",
                true,
            ),
            (
                "Machine and Building Orlan",
                "Machine Building and Orlan",
                true,
            ),
            ("Orlan Brigade 14", "Orlan Brigade 10", false),
            ("Orlan A4 Trading", "Orlan A5 Trading", false),
            ("Kamar Construction Co.", "Ramak Construction Co.", false),
            ("National Bank of Iran", "National Bank of Iraq", false),
            // A digit for a letter beside one that is meant, and initials that have changed places.
            ("VUSYK4JR2", "VUSYKAJR2", true),
            (
                "Empresarial de J Henao E M Hijos",
                "Empresarial de J Henao M E Hijos",
                true,
            ),
        ] {
            check(View::Body, query, listed, expected);
        }
    }

    #[test]
    fn every_slip_leaves_a_half() {
        let listed = "orlan vusykonov";
        let letters: Vec<char> = listed.chars().collect();
        let check = |written: Vec<char>| {
            let written: String = written.into_iter().collect();
            let (mine, theirs) = (
                AsOne::of_chars(written.chars()),
                AsOne::of_chars(listed.chars()),
            );
            let (Some(mine), Some(theirs)) = (mine, theirs) else {
                panic!("{written} is long enough");
            };
            let keys: Vec<u32> = theirs.keys(View::Person).collect();
            let found = mine.keys_for(View::Person).any(|key| keys.contains(&key));
            assert!(mine.is_nearly(&theirs) && found, "{written}");
        };
        for at in 0..letters.len() {
            let mut dropped = letters.clone();
            dropped.remove(at);
            check(dropped);
            let mut changed = letters.clone();
            changed[at] = 'q';
            check(changed);
            let mut added = letters.clone();
            added.insert(at, 'q');
            check(added);
            if at > 0 && !listed[at - 1..=at].contains(' ') {
                let mut swapped = letters.clone();
                swapped.swap(at - 1, at);
                check(swapped);
            }
        }
    }
}
