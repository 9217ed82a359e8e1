//! Which tokens of a reading are looked up among all words, and what its tokens can bring at most.

use vokter_names::token::{Role, Span, Token};
use vokter_names::{self as names, Bits, Reading, View};

use super::lexicon::Lexicon;
use super::near::Neighbours;
use super::reach::{Met, Needed, Touched};
use super::standing::Standing;
use crate::score::SPEAKS_FOR;

/// Where what is met is noted: the column, and the tokens that it stands for.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) column: usize,
    pub(super) mask: u32,
}

impl Place {
    pub(super) fn token(at: usize) -> Self {
        Self {
            column: at,
            mask: 1 << at,
        }
    }
}

/// Which tokens are looked up among all words, and how much each may lose.
///
/// A party whose tokens all lose more than that, or are not looked up and lose nothing, cannot
/// matter. The words of the parties that are met are then looked at one by one.
pub(super) struct Plan {
    /// Tokens in their order.
    pub(super) walks: Vec<Walk>,
    /// The most that each token can bring where no walk has met it.
    pub(super) else_most: Vec<i32>,
    /// Tokens that count and were looked up.
    pub(super) walked: u32,
    pub(super) least: i32,
    sought: Sought,
    /// A party of which one token loses more cannot matter but for a whole name; with none, no other can.
    pub(super) lost_at_most: Option<i32>,
    /// The same of a party for which its birth date speaks.
    pub(super) lost_if_close: Option<i32>,
}

/// A token that is looked up among all words.
#[derive(Clone, Copy)]
pub(super) struct Walk {
    pub(super) at: usize,
    /// What it may lose; `None` where only what can be part of a whole name is looked for.
    pub(super) loss: Option<i32>,
    /// A party can matter of which nothing is met before, and here no more than a part of a whole name:
    /// whole names are met by the first of their tokens that is looked up.
    pub(super) whole_begins: bool,
}

/// What the words of a reading have to bring together.
#[derive(Clone, Copy)]
pub(super) struct Sought {
    /// To be reported by their sum.
    least: i32,
    /// To be reported as nearly a whole name.
    nearly: i32,
    /// To be reported as a name with a slip for which facts speak, if they can.
    slipped: Option<i32>,
    /// They can do so where no birth date does.
    slips_anyhow: bool,
    /// To be reported in whichever way where a birth date speaks for it.
    if_close: i32,
}

impl Sought {
    pub(super) fn of(reading: &Reading, needed: &Needed<'_>) -> Self {
        let cost = reading.cost;
        let nearly = names::nearly_whole_least(reading) + cost;
        let may_slip = reading.view == View::Person && needed.nearest >= SPEAKS_FOR;
        let slipped = may_slip.then(|| names::SLIPPED_LEAST + cost);
        let close = needed.least + cost - (needed.nearest - needed.far);
        Self {
            least: (needed.least + cost).0,
            nearly: nearly.0,
            slipped: slipped.map(|least| least.0),
            slips_anyhow: needed.far >= SPEAKS_FOR,
            if_close: slipped.into_iter().fold(close.min(nearly), Bits::min).0,
        }
    }

    /// To be reported as anything but by their sum, where no birth date speaks for it.
    fn least_of_others(self) -> i32 {
        let slipped = self.slipped.filter(|_| self.slips_anyhow);
        slipped.unwrap_or(i32::MAX).min(self.nearly)
    }
}

/// As what a name may be reported besides by its sum.
#[derive(Clone, Copy)]
pub(super) struct MayBe {
    /// The most that it brings, as a whole name if it may be one.
    pub(super) most: i32,
    /// As a whole name, or nearly one.
    pub(super) whole: bool,
    /// As one with a slip.
    pub(super) slipped: bool,
}

impl Plan {
    pub(super) fn of(limits: &Limits<'_>, sought: Sought) -> Self {
        /// What one token may lose, the least first: a walk that may lose more sees more words.
        const LOSSES: [i32; 6] = [500, 850, 1300, 2000, 3000, 10_000];
        /// The rarest token may lose so much to find a name that is nearly whole.
        const NEARLY: i32 = 1100;
        let least = sought.least;
        let nearly = sought.least_of_others();
        let total: i32 = limits.upper.iter().sum();
        let span = |at: usize| limits.upper[at] - limits.floor[at];
        // What has to be lost so that a party cannot matter by its sum.
        let mut to_lose = total - least + 1;
        let loss = LOSSES.into_iter().find(|loss| {
            let all: i32 = (0..limits.upper.len())
                .map(|at| span(at).min(loss + 1))
                .sum();
            all >= to_lose
        });
        let counting = limits.all & !limits.free;
        let all_free = counting == 0;
        let loss = match loss {
            Some(loss) if !all_free => loss,
            _ => LOSSES[LOSSES.len() - 1],
        };
        // What may be lost where a name is nearly whole: one token at most is not as it is listed. A
        // person's name has another, or an initial, or is two in one word.
        let one_word = counting.is_power_of_two();
        let mut tokens = limits.reading.tokens.iter();
        let initial = tokens.any(|token| token.role == Role::Initial);
        let two_in_one = || {
            let mut tokens = limits.reading.tokens.iter();
            tokens.any(|token| token.text().len() >= names::TWO_IN_ONE_MIN)
        };
        let may_be_nearly = !all_free
            && (limits.reading.view == View::Body || !one_word || initial || two_in_one());
        let slack = Some(total - nearly).filter(|slack| *slack >= 0 && may_be_nearly);
        let mut nearly_found = slack.is_none();
        let mut plan = Self {
            walks: Vec::new(),
            else_most: limits.upper.clone(),
            walked: 0,
            least,
            sought,
            lost_at_most: (total >= least).then_some(total - least).max(slack),
            lost_if_close: Some(total - sought.if_close).filter(|lost| *lost >= 0),
        };
        for at in limits.order.iter().copied() {
            if to_lose <= 0 && nearly_found && plan.walked != 0 && !all_free {
                break;
            }
            let whole_begins = plan.walked == 0 || !nearly_found;
            let mut may_lose = (to_lose > 0 || all_free).then(|| loss.min(to_lose.max(0)));
            if all_free {
                may_lose = Some(loss);
            }
            let counts = counting & (1 << at) != 0;
            if let Some(slack) = slack
                && counts
                && !nearly_found
            {
                // One that is misspelt twice is met by its other words alone.
                let by_one = slack <= NEARLY && limits.misspelt == 0;
                if plan.walked == 0 && (by_one || one_word) {
                    may_lose = Some(may_lose.unwrap_or(0).max(slack));
                    nearly_found = true;
                } else {
                    nearly_found = plan.walked != 0;
                }
            }
            if let Some(lost) = may_lose {
                to_lose -= span(at).min(lost + 1);
                plan.else_most[at] = limits.floor[at].max(limits.upper[at] - lost - 1);
            }
            if counts {
                plan.walked |= 1 << at;
            }
            plan.walks.push(Walk {
                at,
                loss: may_lose,
                whole_begins,
            });
        }
        plan
    }

    /// Whether a party can matter by what was met so far, where other tokens can be worth so much.
    pub(super) fn may_matter(
        &self,
        limits: &Limits<'_>,
        met: &Met,
        row: &[i32],
        unmet: &[i32],
    ) -> bool {
        let standing = met.standing;
        let not_whole = met.somehow.flaws(self.walked);
        if not_whole == 0 && standing.any_whole() {
            return true;
        }
        let mut most = limits.most(row, unmet);
        if not_whole == 0 {
            most += limits.whole_most;
        }
        most >= self.least + standing.short
            || (not_whole == 0 && standing.whole(most))
            || (not_whole == 1 && self.may_be_slipped(standing, most))
            || (not_whole == 1 && standing.nearly() && most >= self.sought.nearly)
    }

    fn may_be_slipped(&self, standing: Standing, most: i32) -> bool {
        let least = self.sought.slipped.filter(|_| standing.slipped());
        least.is_some_and(|least| most >= least)
    }

    /// Whether a name that brings so much at most, and of which such tokens are met, can be reported,
    /// and if so as what besides by its sum. It has at least so many names, and stands so by its facts.
    pub(super) fn can_be(
        &self,
        limits: &Limits<'_>,
        most: i32,
        (met, least_names): (Touched, u8),
        standing: Standing,
    ) -> Option<MayBe> {
        let every = |mask: u32| mask | limits.free == limits.all;
        // Of a whole name the list has no name that nothing meets, or a person's one. An initial stands
        // for any name.
        let tokens = limits.reading.tokens.iter();
        let initials = tokens.filter(|token| token.role == Role::Initial).count() as u32;
        let met_at_most = met.tokens.count_ones() + met.more_by_joining() + initials;
        let left = u32::from(least_names).saturating_sub(met_at_most);
        let person = limits.reading.view == View::Person;
        let shortened = person && most >= names::SHORTENED_LEAST.0;
        let all = every(met.tokens);
        let nearly = all && standing.nearly() && most >= self.sought.nearly;
        let unmet = limits.all & !(met.tokens | limits.free);
        let misspelt = unmet.is_power_of_two()
            && unmet & limits.misspelt != 0
            && left <= 1
            && standing.nearly()
            && most >= names::MISSPELT_TWICE_LEAST.0;
        let slipped = self.may_be_slipped(standing, most);
        let covered = every(met.covered);
        let most = if covered {
            most + limits.whole_most
        } else {
            most
        };
        let whole = covered && standing.whole(most);
        let may_be = MayBe {
            most,
            whole: misspelt || ((left == 0 || (left == 1 && shortened)) && (whole || nearly)),
            slipped: (left == 0 || (left == 1 && person)) && all && slipped,
        };
        let by_sum = most >= self.least + standing.short;
        (by_sum || may_be.whole || may_be.slipped).then_some(may_be)
    }
}

/// What the tokens of a reading can bring, whatever meets them.
pub(super) struct Limits<'r> {
    pub(super) reading: &'r Reading,
    /// The stretches that its spans cover, each once: start and length.
    pub(super) stretches: Vec<(u8, u8)>,
    /// The tokens by what they can bring, the most first.
    pub(super) order: Vec<usize>,
    /// The most that each token can bring, spans that it is in considered.
    pub(super) upper: Vec<i32>,
    /// The most that each can bring where nothing that is looked up meets it.
    pub(super) floor: Vec<i32>,
    /// All tokens.
    pub(super) all: u32,
    /// Those that a whole name need not meet: an initial stands for an initial, and what is
    /// negligible may be missing.
    pub(super) free: u32,
    /// Those that are names.
    pub(super) names: u32,
    /// Those of a person's name that may be misspelt beyond what is met.
    misspelt: u32,
    /// The most that it is worth that all agree.
    whole_most: i32,
    /// Tokens that sound alike, for each word that is there several times.
    pub(super) alike: Vec<u32>,
}

impl<'r> Limits<'r> {
    pub(super) fn of(reading: &'r Reading) -> Self {
        let mut stretches: Vec<(u8, u8)> = reading
            .spans
            .iter()
            .map(|span| (span.start, span.len))
            .collect();
        stretches.sort_unstable();
        stretches.dedup();
        let mut upper: Vec<i32> = reading.tokens.iter().map(|token| upper(token).0).collect();
        for span in &reading.spans {
            let part = usize::from(span.start)..usize::from(span.start + span.len);
            let alone: i32 = upper[part.clone()].iter().sum();
            upper[part.start] += (span.rarity.0 - alone).max(0);
        }
        let least_loss = names::least_loss(reading.view).0;
        let mut order: Vec<usize> = (0..upper.len()).collect();
        order.sort_by_key(|at| std::cmp::Reverse(upper[*at]));
        let floor = reading.tokens.iter().map(|token| floor(token, least_loss));
        let free = |token: &Token| token.role == Role::Initial || token.role.is_negligible();
        let tokens = reading.tokens.iter().enumerate();
        Self {
            order,
            stretches,
            upper,
            floor: floor.collect(),
            all: (1_u32 << reading.tokens.len()) - 1,
            free: tokens
                .clone()
                .filter(|(_, token)| free(token))
                .map(|(at, _)| 1 << at)
                .sum(),
            misspelt: tokens
                .clone()
                .filter(|(_, token)| reading.view == View::Person && token.may_be_misspelt_twice())
                .map(|(at, _)| 1 << at)
                .sum(),
            names: tokens
                .filter(|(_, token)| token.role == Role::Name)
                .map(|(at, _)| 1 << at)
                .sum(),
            whole_most: names::whole_most(reading.view).0,
            alike: alike(reading),
            reading,
        }
    }

    /// Whether so many parties are met that it takes less time to look up whatever every spelling may
    /// be than to look at the words of each party.
    pub(super) fn closes(
        &self,
        plan: &Plan,
        met: usize,
        lexicon: &Lexicon<'_>,
        neighbours: &Neighbours<'_>,
    ) -> bool {
        /// What it takes to look at the words of a party for one spelling, in bearers met.
        const WORDS: usize = 16;
        /// And to look up what is not known: a part of what it takes now, since it is known from then on.
        const UNKNOWN: usize = 6000;
        let loss = plan.lost_at_most.map(Bits);
        let spellings = self.reading.tokens.iter().flat_map(|token| {
            let spellings = token.spellings.iter();
            spellings.map(|spelling| (spelling, token.partial_vowels))
        });
        let looked_at = met * WORDS * spellings.clone().count();
        let mut looked_up = 0;
        for (spelling, partial) in spellings {
            if looked_up >= looked_at {
                return false;
            }
            let known = neighbours.known(spelling, partial, loss, lexicon);
            looked_up += known.unwrap_or(UNKNOWN);
        }
        looked_at > looked_up
    }

    /// The spans that are worth a look, each with its place.
    pub(super) fn spans(&self) -> impl Iterator<Item = (&'r Span, Place)> {
        let tokens = self.upper.len();
        self.reading.spans.iter().filter_map(move |span| {
            let stretch = (span.start, span.len);
            let place = self.stretches.iter().position(|other| *other == stretch)?;
            let to = Place {
                column: tokens + place,
                mask: mask(span.start, span.len),
            };
            Some((span, to))
        })
    }

    /// The most that the reading's tokens can bring for a party: each token alone, and for each
    /// span what it brings beyond the tokens that it takes. Whatever spans an alignment uses, they
    /// are among those. `unmet` is what a token brings at most where nothing meets it.
    pub(super) fn most(&self, row: &[i32], unmet: &[i32]) -> i32 {
        let tokens = self.upper.len();
        let (row, spans) = row.split_at(tokens);
        if spans.iter().all(|met| *met == 0) {
            let alone = row.iter().zip(unmet).map(|(met, unmet)| match met {
                0 => *unmet,
                met => (met - 1).max(*unmet),
            });
            return alone.sum();
        }
        let met_spans = self
            .stretches
            .iter()
            .zip(spans)
            .filter(|(_, met)| **met > 0);
        let in_span = met_spans
            .clone()
            .fold(0_u32, |all, ((start, len), _)| all | mask(*start, *len));
        let alone = |at: usize| {
            let unmet = match self.reading.tokens[at].role {
                Role::Name if in_span & (1 << at) != 0 => unmet[at].max(0),
                _ => unmet[at],
            };
            if row[at] > 0 {
                unmet.max(row[at] - 1)
            } else {
                unmet
            }
        };
        let mut most: i32 = (0..tokens).map(alone).sum();
        for ((start, len), met) in met_spans {
            let taken: i32 = (usize::from(*start)..usize::from(*start + *len))
                .map(alone)
                .sum();
            most += (met - 1 - taken).max(0);
        }
        most
    }
}

/// The tokens that have the same consonants, for each that is not alone: one word of the list may meet any
/// of them.
fn alike(reading: &Reading) -> Vec<u32> {
    let skeleton = |token: &Token| token.spellings[0].skeleton;
    let alike = |at: usize| {
        let tokens = reading.tokens.iter().enumerate();
        let own = skeleton(&reading.tokens[at]);
        let alike = tokens.filter(move |(_, token)| skeleton(token) == own);
        alike.fold(0_u32, |mask, (at, _)| mask | 1 << at)
    };
    let words = (0..reading.tokens.len()).map(|at| (at, alike(at)));
    // Once, with the first of them.
    words
        .filter(|(at, mask)| mask.count_ones() > 1 && mask.trailing_zeros() as usize == *at)
        .map(|(_, mask)| mask)
        .collect()
}

/// The most that a token can bring.
fn upper(token: &Token) -> Bits {
    match token.role {
        Role::Initial => names::INITIAL,
        Role::Name | Role::Patronymic => token.rarity.max(names::INITIAL),
        role if role.is_negligible() => names::TRIFLE,
        _ => token.rarity.max(names::TRIFLE),
    }
}

/// The most that a token can bring where nothing that the lexicon knows meets it: an initial can
/// stand for any name, a word for a company may meet any other such word, and legal forms, titles
/// and particles agree by class or not at all.
fn floor(token: &Token, least_loss: i32) -> i32 {
    match token.role {
        Role::Initial => names::INITIAL.0,
        // A name that nothing meets is extra or contradicted.
        Role::Name => -least_loss,
        Role::Generic(_) => names::TRIFLE.0,
        role if role.is_negligible() => names::TRIFLE.0,
        _ => 0,
    }
}

fn mask(start: u8, len: u8) -> u32 {
    ((1_u32 << len) - 1) << start
}
