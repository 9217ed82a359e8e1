//! What newspapers call listed bodies that no list writes so: "Hisbollah", "den islamske staten",
//! "Стражи исламской революции", 真主党. A table says which name on a list each form is; the
//! evidence is that of the listed name, as a translation.

use std::borrow::Cow;
use std::hash::Hasher;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use vokter_names::words::lookup;
use vokter_names::{Name, Reading, Relation, View};
use vokter_screening::{Index, Prepared, Score, Term, TermKind, score};

use crate::SCAN_PRIOR;
use crate::capitals::{Capitals, Sentence, Side};
use crate::found::Found;
use crate::kind::Kind;
use crate::token::{Case, Gap, Token};
use form::{Form, Spaced, Unspaced};

mod form;

/// `name on a list|another`, forms parted by commas, words beside which a form is no name.
const TABLE: &str = include_str!("../tables/known-as.tsv");

fn rows() -> impl Iterator<Item = &'static str> {
    TABLE.lines().filter(|line| !line.starts_with('#'))
}

/// A listed party that a row names, with what its own name is worth.
#[derive(Clone, Debug)]
struct Bearer {
    party: usize,
    score: Score,
}

/// The bodies of the table that are on the lists, by what they are called.
#[derive(Clone, Debug, Default)]
pub(crate) struct KnownAs {
    /// The parties of each row, the likeliest first.
    rows: Vec<Row>,
    /// Forms of words by the first letters of the first.
    spaced: FxHashMap<form::Start, Vec<(Spaced, u16)>>,
    /// Forms in scripts without spaces by their first letter.
    unspaced: FxHashMap<char, Vec<(Unspaced, u16)>>,
}

#[derive(Clone, Debug)]
struct Row {
    bearers: Vec<Bearer>,
    /// Words beside which a form is no name.
    not: Vec<(String, bool)>,
}

impl KnownAs {
    pub(crate) fn of(index: &Index) -> Self {
        let listed = listed(index);
        let mut known = Self::default();
        for line in rows() {
            let mut cells = line.split('\t');
            let names = cells.next().unwrap_or_default();
            let forms = cells.next().unwrap_or_default();
            let not = cells.next().unwrap_or_default();
            let bearers: Vec<Bearer> = names
                .split('|')
                .filter_map(|name| listed.get(&key(name)))
                .flatten()
                .filter_map(|named| named.bearer(index))
                .collect();
            let bearers = best(bearers);
            if bearers.is_empty() {
                continue;
            }
            let row = known.rows.len() as u16;
            known.rows.push(Row {
                bearers,
                not: not.split(' ').filter_map(form::open).collect(),
            });
            let own = names.split('|').filter_map(form::of_one_word);
            for form in forms
                .split(", ")
                .map(Cow::Borrowed)
                .chain(own.map(Cow::Owned))
            {
                match Form::of(&form) {
                    Form::Spaced(form) => {
                        if let Some(joined) = form.joined()
                            && let Some(start) = joined.start()
                        {
                            known.spaced.entry(start).or_default().push((joined, row));
                        }
                        if let Some(start) = form.start() {
                            known.spaced.entry(start).or_default().push((form, row));
                        }
                    }
                    Form::Unspaced(form) => {
                        if let Some(first) = form.text.chars().next() {
                            known.unspaced.entry(first).or_default().push((form, row));
                        }
                    }
                }
            }
        }
        known
    }

    /// The bodies that a sentence calls by a name of the table, none overlapping another, in order.
    pub(crate) fn find(&self, sentence: &Sentence<'_>) -> Vec<Found> {
        let mut found: Vec<(Range<usize>, Range<usize>, u16)> = Vec::new();
        if !self.spaced.is_empty() {
            self.in_words(sentence, &mut found);
        }
        if !self.unspaced.is_empty() {
            self.in_signs(sentence, &mut found);
        }
        if found.len() > 1 {
            // The longest is the name: a network's may begin with its founder's.
            found.sort_by_key(|(_, bytes, _)| (std::cmp::Reverse(bytes.len()), bytes.start));
            let mut kept: Vec<(Range<usize>, Range<usize>, u16)> = Vec::new();
            for next in found {
                if !kept.iter().any(|known| meet(&known.1, &next.1)) {
                    kept.push(next);
                }
            }
            found = kept;
            found.sort_by_key(|(_, bytes, _)| bytes.start);
        }
        found
            .into_iter()
            .filter_map(|(tokens, bytes, row)| self.found(sentence, tokens, bytes, row))
            .collect()
    }

    fn in_words(
        &self,
        sentence: &Sentence<'_>,
        found: &mut Vec<(Range<usize>, Range<usize>, u16)>,
    ) {
        for at in 0..sentence.tokens.len() {
            form::each_start(sentence.written(at), |start| {
                for (form, row) in self.spaced.get(&start).into_iter().flatten() {
                    let Some(end) = form.end(sentence, at) else {
                        continue;
                    };
                    if self.is_another(sentence, &(at..end), *row) {
                        continue;
                    }
                    let bytes = sentence.tokens[at].range.start..sentence.tokens[end - 1].range.end;
                    found.push((at..end, bytes, *row));
                }
            });
        }
    }

    fn in_signs(
        &self,
        sentence: &Sentence<'_>,
        found: &mut Vec<(Range<usize>, Range<usize>, u16)>,
    ) {
        let (Some(first), Some(last)) = (sentence.tokens.first(), sentence.tokens.last()) else {
            return;
        };
        let (start, text) = (
            first.range.start,
            &sentence.text[first.range.start..last.range.end],
        );
        if text.is_ascii() {
            return;
        }
        let signs = text.char_indices().filter(|(_, c)| *c >= form::FIRST_SIGN);
        for (at, c) in signs {
            for (form, row) in self.unspaced.get(&c).into_iter().flatten() {
                if !form.is_at(text, at) {
                    continue;
                }
                let bytes = start + at..start + at + form.text.len();
                let touched = |token: &Token| meet(&token.range, &bytes);
                let Some(first) = sentence.tokens.iter().position(touched) else {
                    continue;
                };
                let more = sentence.tokens[first..]
                    .iter()
                    .take_while(|token| touched(token));
                found.push((first..first + more.count(), bytes, *row));
            }
        }
    }

    /// Whether a word beside says that the words are no name, or another's.
    fn is_another(&self, sentence: &Sentence<'_>, words: &Range<usize>, row: u16) -> bool {
        let before = words.start.checked_sub(1);
        let before = before.filter(|_| sentence.tokens[words.start].gap != Gap::Break);
        let after = Some(words.end).filter(|at| {
            let next = sentence.tokens.get(*at);
            next.is_some_and(|next| next.gap != Gap::Break)
                && !sentence.tokens[words.end - 1].genitive
        });
        let not = &self.rows[usize::from(row)].not;
        let is_not = |at: usize| {
            let lower = sentence.written(at).to_lowercase();
            not.iter().any(|word| form::is_word(word, &lower))
        };
        if before.is_some_and(is_not) || after.is_some_and(is_not) {
            return true;
        }
        // "Wagner Group Holdings": a company of that name, and where all words have capitals one with a
        // legal form.
        let goes_on = |at: &usize| {
            let next = &sentence.tokens[*at];
            let form = |at: usize| {
                lookup(&sentence.written(at).to_lowercase())
                    .legal_form
                    .is_some()
            };
            next.gap == Gap::Space
                && matches!(next.case, Case::Title | Case::Upper)
                && sentence.kind(*at) == Kind::Generic
                && (sentence.capitals == Capitals::Names
                    || form(*at)
                    || sentence
                        .tokens
                        .get(at + 1)
                        .is_some_and(|after| after.gap == Gap::Space && form(at + 1)))
        };
        if after.as_ref().is_some_and(goes_on) {
            return true;
        }
        // "Hermann Wagner Gruppe".
        if before.is_some_and(|at| sentence.is_given(at)) && sentence.is_borne(words.start) {
            return true;
        }
        // Every first word of a sentence has a capital: only what is a name as it stands counts there.
        let is_name_before = |at: usize| {
            (at > 0 || sentence.word(at).borne) && sentence.is_of_another(at, Side::Before)
        };
        // "Her cat Hamas Osiris".
        words.len() == 1
            && (before.is_some_and(is_name_before)
                || after.is_some_and(|at| {
                    sentence.tokens[at].gap != Gap::Joined
                        && sentence.is_of_another(at, Side::Behind)
                }))
    }

    fn found(
        &self,
        sentence: &Sentence<'_>,
        tokens: Range<usize>,
        bytes: Range<usize>,
        row: u16,
    ) -> Option<Found> {
        let bearers = &self.rows[usize::from(row)].bearers;
        let first = bearers.first()?;
        let terms = vec![Term {
            kind: TermKind::Name,
            query: Some(sentence.text[bytes.clone()].to_owned()),
            listed: first.score.matched_name.clone(),
            relation: Relation::Translation,
            bits: first.score.bits - first.score.prior,
        }];
        Some(Found {
            bytes,
            party: first.party,
            others: bearers.iter().skip(1).map(|other| other.party).collect(),
            score: Score {
                terms,
                ..first.score.clone()
            },
            surnames: Vec::new(),
            tokens,
        })
    }
}

/// The bodies on the lists under the names of the table.
fn listed(index: &Index) -> FxHashMap<String, Vec<Named>> {
    let mut listed: FxHashMap<String, Vec<Named>> = rows()
        .flat_map(|row| row.split('\t').next().unwrap_or_default().split('|'))
        .map(|name| (key(name), Vec::new()))
        .collect();
    let telling: FxHashSet<u64> = listed
        .keys()
        .filter_map(|key| key.split(' ').max_by_key(|word| word.len()))
        .map(hash)
        .collect();
    // Nearly all names lack the longest word of every name of the table.
    let may_be = |name: &Name| {
        let mut words = name.text.split(|c: char| !c.is_alphanumeric());
        let is_body = |reading: &Reading| reading.view == View::Body;
        name.readings.first().is_some_and(is_body)
            && words.any(|word| telling.contains(&hash(word)))
    };
    for party in (0..index.len()).filter(|party| index.is_searched(*party)) {
        let names = index.party(party).names();
        for (name, _) in names.filter(|(name, _)| may_be(name)) {
            if let Some(named) = listed.get_mut(&key(&name.text)) {
                named.push(Named {
                    party,
                    name: name.text.clone(),
                });
            }
        }
    }
    listed
}

/// The hash of a word whatever its capitals.
fn hash(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    for byte in word.bytes() {
        hasher.write_u8(byte.to_ascii_lowercase());
    }
    hasher.finish()
}

/// A party under one of its names.
struct Named {
    party: usize,
    name: String,
}

impl Named {
    /// What its own name is worth.
    fn bearer(&self, index: &Index) -> Option<Bearer> {
        let query = Prepared::of_names(Vec::new(), vec![Name::new(&self.name, View::Body)]);
        let score = score(&query, index.party(self.party), SCAN_PRIOR)?;
        Some(Bearer {
            party: self.party,
            score,
        })
    }
}

/// Of several parties those that the name says most of, each once.
fn best(mut bearers: Vec<Bearer>) -> Vec<Bearer> {
    let most = bearers.iter().map(|bearer| bearer.score.bits).max();
    bearers.retain(|bearer| Some(bearer.score.bits) == most);
    let mut known: Vec<usize> = Vec::new();
    bearers.retain(|bearer| {
        let fresh = !known.contains(&bearer.party);
        known.push(bearer.party);
        fresh
    });
    bearers
}

/// Puts what the table knows of a run beside what was found in it: of two that meet the longer one
/// stays where it says no less.
pub(crate) fn join(found: &mut Vec<Found>, known: &mut Vec<Found>, run: &Range<usize>) {
    let length = |found: &Found| found.bytes.len();
    known.retain(|known| {
        let better = |found: &Found| {
            meet(&found.bytes, &known.bytes)
                && length(found) > length(known)
                && found.score.bits >= known.score.bits
        };
        !found.iter().any(better)
    });
    found.retain(|found| !known.iter().any(|known| meet(&found.bytes, &known.bytes)));
    found.extend(known.extract_if(.., |known| meet(&known.tokens, run)));
}

fn meet(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// A body's name without what stands in brackets and without its legal forms, in small letters.
fn key(name: &str) -> String {
    let name = name.split('(').next().unwrap_or_default().to_lowercase();
    let words = name.split(|c: char| !c.is_alphanumeric());
    let counts =
        |word: &&str| !word.is_empty() && *word != "the" && lookup(word).legal_form.is_none();
    words.filter(counts).collect::<Vec<_>>().join(" ")
}
