//! What a word of the query meets: by its spellings, by what it means or stands for, by its first letter.

use vokter_names::spelling::Spelling;
use vokter_names::token::{Role, Span, Token, text_hash};
use vokter_names::{self as names, Bits};

use super::super::crowd::Reaching;
use super::super::lexicon::{Bearer, Lexicon};
use super::super::near::Neighbours;
use super::super::plan::{Limits, Place, Plan, Walk};
use super::super::standing::Standing;
use super::super::vicinity::Vicinity;
use super::{Met, Sums, Touched, note};

/// What is looked for near a word of the query.
#[derive(Clone, Copy)]
struct Worth {
    /// How rare the word is.
    rarity: Bits,
    /// What can be part of a whole name, and what costs no more than that.
    loss: Option<Bits>,
    /// Of the latter what brings so much.
    need: Option<Bits>,
    /// See [`Walk::whole_begins`].
    whole_begins: bool,
}

impl Sums {
    /// Meets all that the tokens can be among the parties that are met and that can matter, so that no
    /// party's words need to be looked at: what many are asked for is sooner looked up once.
    pub(super) fn close_tokens(
        &mut self,
        lexicon: &Lexicon<'_>,
        neighbours: &mut Neighbours<'_>,
        limits: &Limits<'_>,
        plan: &Plan,
    ) {
        for (at, token) in limits.reading.tokens.iter().enumerate() {
            for spelling in &token.spellings {
                let loss = plan.lost_at_most.map(Bits);
                let near = neighbours.near(spelling, token.partial_vowels, loss, loss);
                let worth = Worth {
                    rarity: token.rarity,
                    loss,
                    need: Some(Bits(i32::MIN)),
                    whole_begins: false,
                };
                self.meet_near(lexicon, neighbours, &near, worth, Place::token(at));
            }
        }
    }

    /// The same for the spans of which no token was looked up.
    pub(super) fn close_spans(
        &mut self,
        lexicon: &Lexicon<'_>,
        neighbours: &mut Neighbours<'_>,
        limits: &Limits<'_>,
        seen: u32,
    ) {
        for (span, to) in limits.spans() {
            if to.mask & seen == 0 && !span.acronym {
                self.meet_span(lexicon, neighbours, span, to);
            }
        }
    }

    /// Meets what a token can be, where it may cost no more than `loss`, or be part of a whole name.
    pub(super) fn meet_token(
        &mut self,
        lexicon: &Lexicon<'_>,
        neighbours: &mut Neighbours<'_>,
        limits: &Limits<'_>,
        plan: &Plan,
        walk: Walk,
    ) {
        let Walk {
            at,
            loss,
            whole_begins,
        } = walk;
        let token = &limits.reading.tokens[at];
        let need = loss.map(|loss| Bits(limits.upper[at] - loss));
        let (loss, wide) = (loss.map(Bits), plan.lost_at_most.map(Bits));
        for spelling in &token.spellings {
            let near = neighbours.near(spelling, token.partial_vowels, loss, wide);
            let worth = Worth {
                rarity: token.rarity,
                loss,
                need,
                whole_begins,
            };
            self.meet_near(lexicon, neighbours, &near, worth, Place::token(at));
        }
        self.meet_by_meaning(lexicon, neighbours, token, at);
        if need.is_some_and(|need| need <= names::INITIAL) {
            self.meet_by_initial(lexicon, token, at);
        }
    }

    /// Meets what a token is related to, what it stands for, what it means.
    pub(super) fn meet_by_meaning(
        &mut self,
        lexicon: &Lexicon<'_>,
        neighbours: &Neighbours<'_>,
        token: &Token,
        at: usize,
    ) {
        let to = Place::token(at);
        let rarity = token.rarity;
        let mut related = std::mem::take(&mut self.related[at]);
        related.look(token, lexicon, neighbours);
        for (spelling, most) in related.words() {
            self.meet_all(lexicon.bearers(spelling), most, false, to);
        }
        self.related[at] = related;
        if token.role == Role::Name {
            for spelling in &token.spellings {
                for worth in lexicon.acronym(text_hash(&spelling.text)) {
                    self.meet_otherwise([worth.bearer], worth.most.min(rarity), false, to);
                }
            }
        }
        for worth in lexicon.meaning(token.role) {
            self.meet_otherwise([worth.bearer], worth.most.min(rarity), true, to);
        }
    }

    /// Meets the initials that can stand for a name.
    pub(super) fn meet_by_initial(&mut self, lexicon: &Lexicon<'_>, token: &Token, at: usize) {
        if !matches!(token.role, Role::Name | Role::Patronymic) {
            return;
        }
        let mut letters: Vec<u8> = token
            .spellings
            .iter()
            .filter_map(|spelling| spelling.text.bytes().next())
            .collect();
        letters.sort_unstable();
        letters.dedup();
        for party in letters
            .into_iter()
            .flat_map(|letter| lexicon.initial(letter))
        {
            let bearer = Bearer {
                party,
                anchor: false,
                joined: false,
            };
            self.meet_otherwise([bearer], names::INITIAL, false, Place::token(at));
        }
    }

    /// Meets what neighbouring tokens are as one word: by rule or not at all.
    pub(super) fn meet_span(
        &mut self,
        lexicon: &Lexicon<'_>,
        neighbours: &mut Neighbours<'_>,
        span: &Span,
        to: Place,
    ) {
        if span.acronym {
            let most = |rarity: Bits| rarity.min(span.rarity);
            self.meet_text(lexicon, neighbours, &span.spelling, most, to);
        } else {
            let near = neighbours.near(&span.spelling, span.partial_vowels, None, None);
            let worth = Worth {
                rarity: span.rarity,
                loss: None,
                need: None,
                whole_begins: true,
            };
            self.meet_near(lexicon, neighbours, &near, worth, to);
        }
    }

    fn meet_near(
        &mut self,
        lexicon: &Lexicon<'_>,
        neighbours: &Neighbours<'_>,
        near: &Vicinity,
        worth: Worth,
        to: Place,
    ) {
        let Worth {
            rarity,
            loss,
            need,
            whole_begins,
        } = worth;
        let open = self.open;
        let enough = |most: Bits| need.is_some_and(|need| most >= need);
        if let Some(crowd) = neighbours.crowd(near, lexicon) {
            for borne in crowd.within(loss) {
                // Most of a crowd are not met when nobody new is taken in.
                if !open && self.places[borne.bearer.party as usize] == 0 {
                    continue;
                }
                let (most, whole) = (borne.most(rarity), borne.reach().whole);
                let enough = enough(most);
                if whole || enough {
                    self.open = open && (enough || whole_begins);
                    self.meet(borne.bearer, most, whole, to);
                }
            }
            self.open = open;
            return;
        }
        for near in near.within(loss) {
            let Some(listed) = lexicon.rarity(near.spelling) else {
                continue;
            };
            let most = near.reach.worth(rarity, listed);
            let whole = near.reach.whole;
            let enough = enough(most);
            if whole || enough {
                self.open = open && (enough || whole_begins);
                self.meet_all(lexicon.bearers(near.spelling), most, whole, to);
            }
        }
        self.open = open;
    }

    fn meet_text(
        &mut self,
        lexicon: &Lexicon<'_>,
        neighbours: &Neighbours<'_>,
        spelling: &Spelling,
        most: impl Fn(Bits) -> Bits,
        to: Place,
    ) {
        for number in neighbours.with_hash(text_hash(&spelling.text)) {
            if let Some(listed) = lexicon.rarity(number) {
                for bearer in lexicon.bearers(number) {
                    if let Some(place) = self.meet_one_otherwise(bearer, most(listed), false, to) {
                        self.met[place].somehow.shortened |= to.mask;
                    }
                }
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

    /// Meets words by what they mean or stand for: in which names of a party they are is not known.
    fn meet_otherwise(
        &mut self,
        bearers: impl IntoIterator<Item = Bearer>,
        most: Bits,
        whole: bool,
        to: Place,
    ) {
        for bearer in bearers {
            self.meet_one_otherwise(bearer, most, whole, to);
        }
    }

    /// The same of one party, and says which of those that are met it is.
    fn meet_one_otherwise(
        &mut self,
        bearer: Bearer,
        most: Bits,
        whole: bool,
        to: Place,
    ) -> Option<usize> {
        let place = self.meet(bearer, most, whole, to)?;
        let met = &mut self.met[place].otherwise;
        met.touch((bearer.anchor, bearer.joined), whole, to.mask);
        let row = place * 2 * self.width;
        let otherwise = &mut self.rows[row + self.width..row + 2 * self.width];
        note(otherwise, to, most);
        Some(place)
    }

    /// Takes in a party that is not there yet, and says which it is.
    pub(super) fn take_in(&mut self, party: u32) -> usize {
        self.met.push(Met {
            party,
            somehow: Touched::default(),
            otherwise: Touched::default(),
            standing: Standing::OPEN,
        });
        let count = self.met.len();
        self.places[party as usize] = count as u32;
        self.rows.resize(count * 2 * self.width, 0);
        count - 1
    }

    /// Meets a word of a party, and says which of those that are met it is.
    fn meet(&mut self, bearer: Bearer, most: Bits, whole: bool, to: Place) -> Option<usize> {
        let place = match self.places[bearer.party as usize] {
            0 if !self.open => return None,
            0 => self.take_in(bearer.party),
            place => place as usize - 1,
        };
        let row = place * 2 * self.width;
        note(&mut self.rows[row..row + self.width], to, most);
        let met = &mut self.met[place].somehow;
        met.touch((bearer.anchor, bearer.joined), whole, to.mask);
        Some(place)
    }
}
