//! Windows of a run that name listed parties.

use std::cell::RefCell;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};
use vokter_names::words::lookup;
use vokter_names::{Bits, Relation, View};
use vokter_screening::{Index, Weight};

use crate::body::{self, Beside};
use crate::candidate::{
    BETWEEN_MAX, Position, WINDOW_TOKENS, bytes, case_variants, groups, has_another_between,
    has_generic, person_positions, positions, variants, windows, with_initials, with_rest,
    with_small_words,
};
use crate::capitals::{Capitals, Sentence};
use crate::compound;
use crate::found::{Found, choose};
use crate::kind::Kind;
use crate::language::{Endings, is_latin};
use crate::particle::is_arabic;
use crate::person;
use crate::place::is_place;
use crate::reading::Readings;
use crate::single::{Alone, has_number_behind, without_endings, words_before};
use crate::stranger::has_stranger;
use crate::token::{Case, Gap, Writing};

/// Parties found in one word at most: more say nothing.
const WITHIN_MAX: usize = 50;
/// How much more evidence than the threshold a whole name has that an unknown word beside it does
/// not take from whom it names.
const SURE: Bits = Bits(300);
/// Words of a run that windows for one body begin with, at most.
const STARTS_MAX: usize = 8;
/// Runs remembered before the memory starts anew.
const RUNS_MAX: usize = 20_000;

/// All that what a run says depends on.
fn key(sentence: &Sentence<'_>, run: &Range<usize>) -> String {
    let before = words_before(sentence, run.start);
    let number = has_number_behind(sentence, run.end);
    let first = if run.start == 0 { "^" } else { "" };
    let last_genitive = sentence.tokens[run.end - 1].genitive;
    format!(
        "{before}\t{first}{:?}{:?}{last_genitive}{number}\t{}",
        sentence.capitals,
        sentence.languages,
        &sentence.text[bytes(sentence, run)]
    )
}

/// Finds windows, with what is worth remembering between runs.
pub(crate) struct Finder<'a> {
    index: &'a Index,
    threshold: Bits,
    as_person: Readings,
    as_body: Readings,
    /// The fewest names, words that are no one else's, of a body.
    least: &'a [u8],
    /// What runs said, by their text: names come again and again.
    runs: RefCell<FxHashMap<String, Vec<Found>>>,
}

impl<'a> Finder<'a> {
    pub(crate) fn new(index: &'a Index, least: &'a [u8], threshold: Bits) -> Self {
        Self {
            index,
            threshold,
            as_person: Readings::of(View::Person),
            as_body: Readings::of(View::Body),
            least,
            runs: RefCell::default(),
        }
    }

    /// The least evidence for a mention.
    pub(crate) fn threshold(&self) -> Bits {
        self.threshold
    }

    /// The windows of a run that name parties, none overlapping another, in order.
    pub(crate) fn find(&self, sentence: &Sentence<'_>, run: Range<usize>) -> Vec<Found> {
        let touched = |at: usize| {
            let word = sentence.word(at);
            !(word.person.is_empty() && word.body.is_empty() && word.within.is_empty())
        };
        if !run.clone().any(touched) {
            return Vec::new();
        }
        let start = sentence.tokens[run.start].range.start;
        let key = key(sentence, &run);
        if let Some(known) = self.runs.borrow().get(&key) {
            return known
                .iter()
                .map(|found| found.moved(run.start, start))
                .collect();
        }
        let mut found = self.persons(sentence, &run);
        found.extend(self.bodies(sentence, &run));
        let found = choose(self.index, found);
        // What begins before the run has a place that depends on what stands there.
        if found.iter().any(|found| found.tokens.start < run.start) {
            return found;
        }
        let mut runs = self.runs.borrow_mut();
        if runs.len() >= RUNS_MAX {
            runs.clear();
        }
        runs.insert(
            key,
            found
                .iter()
                .map(|found| found.relative(run.start, start))
                .collect(),
        );
        found
    }

    fn persons(&self, sentence: &Sentence<'_>, run: &Range<usize>) -> Vec<Found> {
        let mut weighed: FxHashSet<(usize, usize, u32)> = FxHashSet::default();
        let mut found = Vec::new();
        let touched = person_positions(sentence, run);
        for group in groups(&touched) {
            for window in windows(group) {
                if has_another_between(sentence, &window, group) {
                    continue;
                }
                let window = with_initials(sentence, run, window);
                let longer = with_rest(sentence, run, &window);
                for window in [Some(window), longer].into_iter().flatten() {
                    let enough = window.len() >= 2
                        && window
                            .clone()
                            .any(|at| sentence.tokens[at].case != Case::Initial);
                    if (enough || self.has_single(group[0].0, sentence, window.start))
                        && weighed.insert((window.start, window.end, group[0].0))
                    {
                        found.extend(self.person(sentence, run, window, group[0].0));
                    }
                }
            }
        }
        for at in run.clone() {
            for party in &sentence.word(at).within {
                found.extend(self.person(sentence, run, at..at + 1, *party));
                if found.len() > WITHIN_MAX {
                    break;
                }
            }
        }
        found
    }

    /// Whether the party has a name of the one word at `at`: then the word may be enough.
    fn has_single(&self, party: u32, sentence: &Sentence<'_>, at: usize) -> bool {
        if sentence.word(at).may_be_known() || sentence.kind(at) != Kind::Name {
            return false;
        }
        self.index.has_strong_name_of_one_word(party as usize)
    }

    fn person(
        &self,
        sentence: &Sentence<'_>,
        run: &Range<usize>,
        window: Range<usize>,
        party: u32,
    ) -> Option<Found> {
        let bytes = bytes(sentence, &window);
        let written = sentence.plain(&window);
        let endings = sentence.languages.endings();
        if Self::crosses(sentence, &window) {
            return None;
        }
        // "The Doctor": a by-name of ordinary words is nobody's in a text.
        let ordinary = |at: usize| matches!(sentence.kind(at), Kind::Ordinary | Kind::Title);
        if window.clone().all(ordinary) {
            return None;
        }
        let weigh = |text: &str| {
            let read = self.as_person.read(text);
            self.as_person.person(&read, party, endings, || {
                person::weigh(self.index, &read, party as usize, self.threshold, endings)
            })
        };
        let mut best = weigh(&written);
        // Whether the ending is one that the names' own rules leave on.
        let mut bare = false;
        for text in variants(sentence, &window) {
            if let Some(other) = weigh(&text)
                && best
                    .as_ref()
                    .is_none_or(|best| other.score.bits > best.score.bits)
            {
                bare = true;
                best = Some(other);
            }
        }
        if endings == Endings::Any && is_latin(&written) {
            for (text, changed) in case_variants(sentence, &window) {
                if let Some(other) = weigh(&text)
                    && (changed || other.inflected)
                    && best
                        .as_ref()
                        .is_none_or(|best| other.score.bits > best.score.bits)
                {
                    bare = true;
                    best = Some(other);
                }
            }
        }
        let best = best?;
        let sure = best.whole && best.score.bits >= self.threshold + SURE;
        if has_stranger(sentence, run, &window, bare || best.inflected, sure) {
            return None;
        }
        Some(Found {
            tokens: window,
            bytes,
            party: party as usize,
            others: Vec::new(),
            score: best.score.clone(),
            surnames: best.surnames.clone(),
        })
    }

    /// Whether a small word that joins names stands inside the window ("Alan and Carter"), or an
    /// initial is no initial ("P-core").
    fn crosses(sentence: &Sentence<'_>, window: &Range<usize>) -> bool {
        let initials = window
            .clone()
            .any(|at| sentence.tokens[at].case == Case::Initial);
        window.clone().any(|at| {
            let token = &sentence.tokens[at];
            match token.case {
                // "A. Any": an item's letter before a small word.
                Case::Title if initials && sentence.kind(at) == Kind::Ordinary => true,
                Case::Lower => {
                    token.gap != Gap::Joined
                        && sentence.kind(at) != Kind::Particle
                        && !is_arabic(sentence.written(at))
                }
                Case::Initial => sentence
                    .tokens
                    .get(at + 1)
                    .is_some_and(|next| at + 1 < window.end && next.gap == Gap::Joined),
                _ => false,
            }
        })
    }

    fn bodies(&self, sentence: &Sentence<'_>, run: &Range<usize>) -> Vec<Found> {
        let mut found = Vec::new();
        let around = with_small_words(sentence, run);
        let touched = positions(sentence, run, |at| &sentence.word(at).body);
        for group in groups(&touched) {
            let party = group[0].0 as usize;
            if group.len() == 1
                && !self.index.has_strong_name_of_one_word(party)
                && !has_generic(sentence, &around, usize::from(group[0].1))
            {
                continue;
            }
            // All that names the body has to be there.
            let joined = || {
                group.iter().any(|(party, at, _)| {
                    let word = sentence.word(usize::from(*at));
                    word.joined.binary_search(party).is_ok()
                })
            };
            if group.len() < usize::from(self.least[party]) && !joined() {
                continue;
            }
            let sure: Vec<usize> = group
                .iter()
                .filter(|(_, _, whole)| *whole)
                .map(|(_, at, _)| usize::from(*at))
                .collect();
            let mut named_before = false;
            for (i, first) in sure.iter().take(STARTS_MAX).enumerate() {
                // Only the first of each cluster that comes to something begins a window.
                if i > 0 && first - sure[i - 1] <= BETWEEN_MAX && named_before {
                    continue;
                }
                let named = |reach| self.body(sentence, (run, reach), *first, party, group);
                // "Carl-Filiale": what grows over the hyphen may come to nothing.
                let first_half = *first..*first + 1;
                let parted = || {
                    let left = compound::without_second_half(sentence, run, &first_half);
                    (left.end < run.end).then(|| named(&first_half)).flatten()
                };
                let body = named(&around).or_else(|| named(run)).or_else(parted);
                named_before = body.is_some();
                found.extend(body);
            }
        }
        found
    }

    /// The best window around a word that the party bears: grown to both sides, within what the run
    /// or more than it reaches, while that adds.
    fn body(
        &self,
        sentence: &Sentence<'_>,
        (run, around): (&Range<usize>, &Range<usize>),
        at: usize,
        party: usize,
        group: &[Position],
    ) -> Option<Found> {
        // A name of somebody else's at the edge only takes away.
        let adds = |edge: usize| {
            sentence.kind(edge) != Kind::Name
                || matches!(sentence.tokens[edge].case, Case::Digits | Case::Initial)
                || group.iter().any(|(_, at, _)| usize::from(*at) == edge)
        };
        let weigh_text = |text: &str| {
            let read = self.as_body.read(text);
            self.as_body.body(&read, party as u32, || {
                body::weigh(self.index, &read, party)
            })
        };
        let weigh = |window: &Range<usize>| weigh_text(&sentence.plain(window));
        let mut window = at..at + 1;
        let mut best = weigh(&window)?;
        loop {
            let mut grown = None;
            for step in 1..=3 {
                for candidate in [
                    window.start..window.end + step,
                    window.start.saturating_sub(step)..window.end,
                ] {
                    if candidate.len() > WINDOW_TOKENS
                        || candidate.len() == window.len()
                        || candidate.start < around.start
                        || candidate.end > around.end
                        || !adds(if candidate.start < window.start {
                            candidate.start
                        } else {
                            candidate.end - 1
                        })
                    {
                        continue;
                    }
                    let least = grown
                        .as_ref()
                        .map_or(best.bits, |(_, weight): &(_, Weight)| weight.bits);
                    if let Some(weight) = weigh(&candidate)
                        && weight.bits > least
                    {
                        grown = Some((candidate, weight));
                    }
                }
                if grown.is_some() {
                    break;
                }
            }
            let Some((candidate, weight)) = grown else {
                break;
            };
            window = candidate;
            best = weight;
        }
        let bytes = bytes(sentence, &window);
        let written = &*sentence.plain(&window);
        let mut named = written.to_owned();
        let alone = Alone::of(sentence, &window);
        if alone.is_some() || ends_in_inflected(sentence, &window) {
            // Names of bodies keep the endings that a sentence gives them: they are taken off here.
            for text in without_endings(sentence, &window) {
                if let Some(weight) = weigh_text(&text)
                    && weight.bits > best.bits
                {
                    best = weight;
                    named = text;
                }
            }
        }
        // Arabic has no capitals: a preposition before a name is none of it.
        if sentence.tokens[window.start].case == Case::None
            && sentence.tokens[window.start].writing == Writing::Spaced
            && sentence.kind(window.start) == Kind::Ordinary
        {
            return None;
        }
        // "Nord-Koreas": places alone are no body, but for its whole name.
        if !best.whole_name && !window.clone().any(|at| sentence.kind(at) == Kind::Name) {
            return None;
        }
        // "Hong Kong": a place of several words.
        if window.len() > 1 && is_place(written) {
            return None;
        }
        let score = body::names_it(
            self.index,
            &self.as_body.read(&named),
            party,
            (best, self.threshold),
            Beside {
                alone: alone.as_ref(),
                capitals: sentence.capitals == Capitals::Names
                    && window
                        .clone()
                        .all(|at| sentence.tokens[at].case == Case::Title),
            },
        )?;
        let endings = sentence.languages.endings();
        let unfit = score.terms.iter().any(|term| {
            term.relation == Relation::Inflection
                && is_latin(written)
                && !endings.allow(
                    term.query.as_deref().unwrap_or_default(),
                    term.listed.as_deref().unwrap_or_default(),
                )
        });
        if goes_on_as_another(sentence, run, &window) {
            return None;
        }
        // Behind "the tanker" a name ends where it does.
        let of_ship = alone.is_some_and(|alone| alone.of_ship);
        // "Carl-Chef": what is beside the body's name only says of what it is.
        let around = compound::without_second_half(sentence, run, &window);
        if unfit || has_stranger(sentence, &around, &window, false, of_ship) {
            return None;
        }
        Some(Found {
            tokens: window,
            bytes,
            party,
            others: Vec::new(),
            score,
            surnames: Vec::new(),
        })
    }
}

/// Whether a second word of the kind that bodies' names share follows the one that ends a name: "Carl Group
/// Holdings" is a company of its own.
fn goes_on_as_another(sentence: &Sentence<'_>, run: &Range<usize>, window: &Range<usize>) -> bool {
    let is_kind = |at: usize| {
        sentence.kind(at) == Kind::Generic
            && matches!(sentence.tokens[at].case, Case::Title | Case::Upper)
    };
    window.len() > 1
        && window.end < run.end
        && sentence.tokens[window.end].gap == Gap::Space
        && is_kind(window.end - 1)
        && is_kind(window.end)
}

/// Whether the last of several words may have an ending: it is a name in a language with cases, or says
/// of what kind a body is, as in "Carl-gruppens".
fn ends_in_inflected(sentence: &Sentence<'_>, window: &Range<usize>) -> bool {
    let last = window.end - 1;
    let is_name = window.len() > 1
        && sentence.tokens[last].case == Case::Title
        && sentence.kind(last) == Kind::Name
        && sentence.languages.endings() == Endings::Any;
    is_name
        || window.len() > 1
            && sentence.tokens[last].gap == Gap::Joined
            && sentence.kind(last) != Kind::Generic
            && without_endings(sentence, &(last..window.end))
                .iter()
                .any(|stem| lookup(stem).generic.is_some())
}
