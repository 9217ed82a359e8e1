//! Which parties a query's names can reach, and the most that each can be worth.

use vokter_names::spelling::Spelling;
use vokter_names::token::{Role, Token};
use vokter_names::{self as names, Bits, Name, Reading};

use super::lexicon::{Bearer, Lexicon, Meaning};

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
pub(crate) fn parties(lexicon: &Lexicon, names: &[Name], count: usize) -> Vec<Reached> {
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

/// Bounds by party while one reading is worked off, token by token.
struct Sums {
    /// What the token at hand brings at most, plus one where it is met at all.
    token: Vec<i32>,
    /// Whether the token at hand may be part of a whole name.
    token_whole: Vec<bool>,
    total: Vec<i32>,
    covered: Vec<u32>,
    anchored: Vec<bool>,
    /// Parties met by the token at hand, and by any.
    token_met: Vec<u32>,
    met: Vec<u32>,
}

impl Sums {
    fn new(count: usize) -> Self {
        Self {
            token: vec![0; count],
            token_whole: vec![false; count],
            total: vec![0; count],
            covered: vec![0; count],
            anchored: vec![false; count],
            token_met: Vec::new(),
            met: Vec::new(),
        }
    }

    fn gather(&mut self, lexicon: &Lexicon, reading: &Reading, reached: &mut Vec<Reached>) {
        let mut found = Vec::new();
        for (at, token) in reading.tokens.iter().enumerate() {
            self.meet_token(lexicon, token, &mut found);
            self.close(1 << at);
        }
        for span in &reading.spans {
            self.meet_spelling(
                lexicon,
                &span.spelling,
                span.partial_vowels,
                span.rarity,
                &mut found,
            );
            self.close(((1 << span.len) - 1) << span.start);
        }
        let all: u32 = (1_u32 << reading.tokens.len()) - 1;
        // What needs no meeting that the lexicon knows: an initial can stand for any name, and
        // legal forms, titles and particles agree by class or not at all.
        let (mut always, mut if_initials, mut free) = (0, 0, 0);
        for (at, token) in reading.tokens.iter().enumerate() {
            match token.role {
                Role::Initial => {
                    always += names::INITIAL.0;
                    free |= 1 << at;
                }
                Role::Name | Role::Patronymic => if_initials += names::INITIAL.0,
                role if role.is_negligible() => {
                    always += names::TRIFLE.0;
                    free |= 1 << at;
                }
                _ => {}
            }
        }
        for party in self.met.drain(..) {
            let at = party as usize;
            if self.anchored[at] {
                let initials = if lexicon.initials().binary_search(&party).is_ok() {
                    if_initials
                } else {
                    0
                };
                reached.push(Reached {
                    party,
                    most: Bits(self.total[at] + always + initials) - reading.cost,
                    may_be_whole: self.covered[at] | free == all,
                });
            }
            self.total[at] = 0;
            self.covered[at] = 0;
            self.anchored[at] = false;
        }
    }

    fn meet_token(&mut self, lexicon: &Lexicon, token: &Token, found: &mut Vec<u32>) {
        for spelling in &token.spellings {
            self.meet_spelling(lexicon, spelling, token.partial_vowels, token.rarity, found);
        }
        for (hash, _) in &token.related {
            for word in lexicon.with_hash(*hash) {
                let most = token.rarity.min(lexicon.word(word).rarity);
                self.meet(lexicon.bearers(word), most, false);
            }
        }
        if let Some((most, bearers)) =
            Meaning::of(token.role).and_then(|meaning| lexicon.meaning(meaning))
        {
            self.meet(bearers, most.min(token.rarity), true);
        }
    }

    fn meet_spelling(
        &mut self,
        lexicon: &Lexicon,
        spelling: &Spelling,
        partial: bool,
        rarity: Bits,
        found: &mut Vec<u32>,
    ) {
        lexicon.near(spelling, found);
        for id in found.iter() {
            let word = lexicon.word(*id);
            let rarity = rarity.min(word.rarity);
            if let Some((most, whole)) = names::reach(
                spelling,
                &word.spelling,
                partial || word.partial_vowels,
                rarity,
            ) {
                self.meet(lexicon.bearers(*id), most, whole);
            }
        }
    }

    fn meet(&mut self, bearers: &[Bearer], most: Bits, whole: bool) {
        let worth = most.0.max(0) + 1;
        for bearer in bearers {
            let at = bearer.party as usize;
            if self.token[at] == 0 {
                self.token_met.push(bearer.party);
            }
            self.token[at] = self.token[at].max(worth);
            self.token_whole[at] |= whole;
            self.anchored[at] |= bearer.anchor;
        }
    }

    /// Adds what the token or span at hand brings; `mask` are the tokens it stands for.
    fn close(&mut self, mask: u32) {
        for party in self.token_met.drain(..) {
            let at = party as usize;
            // A party without any sum yet is new; one with a sum of nothing may stand twice, which
            // only costs a second look.
            if self.total[at] == 0 && self.covered[at] == 0 {
                self.met.push(party);
            }
            self.total[at] += self.token[at] - 1;
            if self.token_whole[at] {
                self.covered[at] |= mask;
            }
            self.token[at] = 0;
            self.token_whole[at] = false;
        }
    }
}
