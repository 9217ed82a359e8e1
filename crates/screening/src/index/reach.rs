//! Which parties a query's names can reach, and the most that each can be worth.

use vokter_names::spelling::Spelling;
use vokter_names::token::{Role, Token, text_hash};
use vokter_names::{self as names, Bits, Name, Reading};

use super::lexicon::{Bearer, Lexicon};

/// A party that shares something with the query that can anchor a search.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reached {
    pub(crate) party: u32,
    /// No name evidence of it is above this.
    pub(crate) most: Bits,
    /// Each of the query's tokens may agree.
    pub(crate) may_be_whole: bool,
}

/// Every party whose name evidence with one of the names is not `None`.
pub(crate) fn parties(lexicon: &Lexicon<'_>, names: &[Name], count: usize) -> Vec<Reached> {
    let mut sums = Sums::new(count);
    let mut reached: Vec<Reached> = Vec::new();
    for reading in names.iter().flat_map(|name| &name.readings) {
        sums.gather(lexicon, reading, &mut reached);
    }
    reached.sort_unstable_by_key(|found| found.party);
    // Of several readings the most of each counts.
    reached.dedup_by(|next, kept| {
        let same = next.party == kept.party;
        if same {
            kept.most = kept.most.max(next.most);
            kept.may_be_whole |= next.may_be_whole;
        }
        same
    });
    reached
}

/// What each token and span of one reading brings at most, by party that is met.
struct Sums {
    /// The place in `met` of each party, plus one; nought for what is not met.
    places: Vec<u32>,
    met: Vec<Met>,
    /// A row for each party that is met, with a column for each token, then one for each stretch
    /// that spans cover: what it brings at most, plus one where it is met at all.
    rows: Vec<i32>,
    width: usize,
}

/// A party that is met.
struct Met {
    party: u32,
    /// The tokens that may be part of a whole name.
    covered: u32,
    anchored: bool,
}

impl Sums {
    fn new(count: usize) -> Self {
        Self {
            places: vec![0; count],
            met: Vec::new(),
            rows: Vec::new(),
            width: 0,
        }
    }

    fn gather(&mut self, lexicon: &Lexicon<'_>, reading: &Reading, reached: &mut Vec<Reached>) {
        let stretches = stretches(reading);
        let tokens = reading.tokens.len();
        self.width = tokens + stretches.len();
        let mut found = Vec::new();
        for (at, token) in reading.tokens.iter().enumerate() {
            self.meet_token(lexicon, token, at, &mut found);
        }
        for span in &reading.spans {
            let Some(at) = stretches.iter().position(|s| *s == (span.start, span.len)) else {
                continue;
            };
            let to = Place {
                column: tokens + at,
                mask: mask(span.start, span.len),
            };
            if span.acronym {
                for word in lexicon.with_hash(text_hash(&span.spelling.text)) {
                    let most = span.rarity.min(lexicon.word(word).rarity);
                    self.meet_all(lexicon.bearers(word), most, false, to);
                }
                continue;
            }
            self.meet_spelling(
                lexicon,
                &span.spelling,
                span.partial_vowels,
                span.rarity,
                to,
                &mut found,
            );
        }
        let all: u32 = (1_u32 << tokens) - 1;
        // An initial stands for an initial, and what is negligible need not be met.
        let free: u32 = reading
            .tokens
            .iter()
            .enumerate()
            .filter(|(_, token)| token.role == Role::Initial || token.role.is_negligible())
            .map(|(at, _)| 1 << at)
            .sum();
        let least_loss = names::least_loss(reading.view);
        for (place, met) in self.met.iter().enumerate() {
            self.places[met.party as usize] = 0;
            if met.anchored {
                let row = &self.rows[place * self.width..][..self.width];
                let has_initials = lexicon.has_initial(met.party);
                let most = most(reading, &stretches, row, has_initials, least_loss);
                reached.push(Reached {
                    party: met.party,
                    most: most - reading.cost,
                    may_be_whole: met.covered | free == all,
                });
            }
        }
        self.met.clear();
        self.rows.clear();
    }

    fn meet_token(
        &mut self,
        lexicon: &Lexicon<'_>,
        token: &Token,
        at: usize,
        found: &mut Vec<u32>,
    ) {
        let to = Place {
            column: at,
            mask: 1 << at,
        };
        for spelling in &token.spellings {
            self.meet_spelling(
                lexicon,
                spelling,
                token.partial_vowels,
                token.rarity,
                to,
                found,
            );
        }
        for (hash, _) in &token.related {
            for word in lexicon.with_hash(*hash) {
                let most = token.rarity.min(lexicon.word(word).rarity);
                self.meet_all(lexicon.bearers(word), most, false, to);
            }
        }
        if token.role == Role::Name {
            for spelling in &token.spellings {
                for worth in lexicon.acronym(text_hash(&spelling.text)) {
                    self.meet(worth.bearer, worth.most.min(token.rarity), false, to);
                }
            }
        }
        for worth in lexicon.meaning(token.role) {
            self.meet(worth.bearer, worth.most.min(token.rarity), true, to);
        }
    }

    fn meet_spelling(
        &mut self,
        lexicon: &Lexicon<'_>,
        spelling: &Spelling,
        partial: bool,
        rarity: Bits,
        to: Place,
        found: &mut Vec<u32>,
    ) {
        lexicon.near(spelling, found);
        for id in found.iter() {
            let word = lexicon.word(*id);
            let rarity = rarity.min(word.rarity);
            if let Some((most, whole)) = names::reach(
                spelling,
                lexicon.spelling(word),
                partial || word.partial_vowels,
                rarity,
            ) {
                self.meet_all(lexicon.bearers(*id), most, whole, to);
            }
        }
    }

    fn meet_all(
        &mut self,
        bearers: impl Iterator<Item = Bearer>,
        most: Bits,
        whole: bool,
        to: Place,
    ) {
        for bearer in bearers {
            self.meet(bearer, most, whole, to);
        }
    }

    fn meet(&mut self, bearer: Bearer, most: Bits, whole: bool, to: Place) {
        let mut place = self.places[bearer.party as usize] as usize;
        if place == 0 {
            self.met.push(Met {
                party: bearer.party,
                covered: 0,
                anchored: false,
            });
            place = self.met.len();
            self.places[bearer.party as usize] = place as u32;
            self.rows.resize(place * self.width, 0);
        }
        let worth = &mut self.rows[(place - 1) * self.width + to.column];
        *worth = (*worth).max(most.0.max(0) + 1);
        let met = &mut self.met[place - 1];
        met.anchored |= bearer.anchor;
        if whole {
            met.covered |= to.mask;
        }
    }
}

/// The most that the reading's tokens can bring for a party: each token alone, and for each
/// span what it brings beyond the tokens that it takes. Whatever spans an alignment uses, they
/// are among those.
fn most(
    reading: &Reading,
    stretches: &[(u8, u8)],
    row: &[i32],
    has_initials: bool,
    least_loss: Bits,
) -> Bits {
    let tokens = reading.tokens.len();
    let in_span = stretches
        .iter()
        .enumerate()
        .filter(|(at, _)| row[tokens + at] > 0)
        .fold(0_u32, |all, (_, (start, len))| all | mask(*start, *len));
    // What needs no meeting that the lexicon knows: an initial can stand for any name, and
    // legal forms, titles and particles agree by class or not at all.
    let alone: Vec<i32> = reading
        .tokens
        .iter()
        .enumerate()
        .map(|(at, token)| {
            let met = row[at];
            let else_most = match token.role {
                Role::Initial => names::INITIAL.0,
                Role::Name | Role::Patronymic if has_initials => names::INITIAL.0,
                // A name that nothing meets is extra or contradicted.
                Role::Name if met == 0 && in_span & (1 << at) == 0 => -least_loss.0,
                // A word for a company may meet any other such word.
                Role::Generic(_) => names::TRIFLE.0,
                role if role.is_negligible() => names::TRIFLE.0,
                _ => 0,
            };
            if met > 0 {
                else_most.max(met - 1)
            } else {
                else_most
            }
        })
        .collect();
    let mut most: i32 = alone.iter().sum();
    for (at, (start, len)) in stretches.iter().enumerate() {
        let met = row[tokens + at];
        if met > 0 {
            let taken: i32 = alone[usize::from(*start)..usize::from(*start + *len)]
                .iter()
                .sum();
            most += (met - 1 - taken).max(0);
        }
    }
    Bits(most)
}

/// Where what is met is noted: the column, and the tokens that it stands for.
#[derive(Clone, Copy)]
struct Place {
    column: usize,
    mask: u32,
}

/// The stretches that a reading's spans cover, each once: start and length.
fn stretches(reading: &Reading) -> Vec<(u8, u8)> {
    let mut stretches: Vec<(u8, u8)> = reading
        .spans
        .iter()
        .map(|span| (span.start, span.len))
        .collect();
    stretches.sort_unstable();
    stretches.dedup();
    stretches
}

fn mask(start: u8, len: u8) -> u32 {
    ((1_u32 << len) - 1) << start
}
