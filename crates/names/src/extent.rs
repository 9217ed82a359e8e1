//! How much of two names agrees: what is never silent rests on it.

use crate::align::{self, Edge};
use crate::compare::Pair;
use crate::script::System;
use crate::token::{Role, Token};
use crate::weights::{self, Loss, Unmatched};
use crate::{Bits, Relation, View};

/// How much of two names agrees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    /// Some tokens.
    Part,
    /// A person's name but for one of the list's, and it is not much.
    Shortened,
    /// Every token of both sides, one of them but for a slip or an initial; and it is not much.
    Slipped,
    /// As the whole, but of a name that many bear and that is written otherwise: somebody else's
    /// as likely as not.
    Common,
    /// Every token of both sides, one of them but for a slip or a spelling; and the name is rare.
    NearlyWhole,
    /// Every token of both sides met by equality, romanisation, reading or inflection; only
    /// titles, particles and legal forms may be missing.
    Whole,
}

impl Extent {
    /// Whether it is the whole name, without a slip.
    pub fn is_whole(self) -> bool {
        matches!(self, Self::Common | Self::Whole)
    }
}

/// The least that a person's name is worth which is [whole](Extent::Whole) but for one of its names.
const SHORTENED_LEAST_OF_LETTERS: Bits = Bits(1100);

/// The same of any name: the syllables of East Asia are worth less, and who bears three is seldom asked for
/// by two.
pub const SHORTENED_LEAST: Bits = Bits(900);

/// The least where facts speak for it.
const SHORTENED_LEAST_BESIDE_FACTS: Bits = Bits(700);

/// The least that a part of a name, or a name with a slip, is worth where few vowels are written.
pub(crate) const LEAST_OPEN: Bits = Bits(1400);

impl Pair<'_> {
    pub(crate) fn extent(&self) -> Extent {
        if self.begets_the_father() {
            Extent::Part
        } else if self.is_whole() {
            match self.is_common_and_changed() {
                true if self.is_changed_by_a_slip() => Extent::NearlyWhole,
                true => Extent::Common,
                false => Extent::Whole,
            }
        } else {
            match self.flaw() {
                Some(flaw) if self.is_nearly_whole(flaw) => Extent::NearlyWhole,
                Some(flaw) if self.is_slipped(flaw) => Extent::Slipped,
                None if self.is_misspelt_twice() => Extent::NearlyWhole,
                None if self.is_shortened() => Extent::Shortened,
                _ => Extent::Part,
            }
        }
    }

    /// Whether a person's two names or more all agree on both sides, with nothing left over. Where
    /// few vowels are written, agreeing in full says little.
    pub(crate) fn is_full(&self) -> bool {
        self.view() == View::Person
            && self.edges.iter().all(|edge| edge.met.whole)
            && self.covers_both_sides()
            && self.names_met() >= 2
            && !self.leaves_vowels_open()
            && !self.begets_the_father()
    }

    /// Whether one side is from a script that writes few vowels, and the other isn't the same text.
    pub(crate) fn leaves_vowels_open(&self) -> bool {
        let partial = |tokens: &[Token]| tokens.iter().any(|token| token.partial_vowels);
        partial(&self.query.tokens) != partial(&self.listed.tokens)
    }

    /// Whether one side is in signs, each a syllable: one that sounds otherwise is another sign.
    pub(crate) fn has_signs(&self) -> bool {
        let sides = [self.query.system, self.listed.system];
        sides.into_iter().any(is_of_signs)
    }

    /// Whether signs agree in a reading that they seldom have, or with their syllables in another
    /// order, and bring too little to be more than chance: there are a few hundred syllables, and
    /// a sign has many readings.
    fn is_chance_of_signs(&self) -> bool {
        const UNLIKELY: Bits = Bits(250);
        const LEAST: Bits = Bits(900);
        /// Nobody reads them so.
        const NEVER: Bits = Bits(600);
        let losses = Unmatched::of(self.view());
        let loan = |system| matches!(system, System::MandarinLoan | System::HangulLoan);
        let cost = self.query.cost.max(self.listed.cost);
        let unlikely = cost >= UNLIKELY && self.bits < LEAST;
        let foreign = loan(self.query.system) || loan(self.listed.system);
        cost >= NEVER
            || (unlikely && (foreign || self.has_signs()))
            || (self.has_signs() && self.order(losses) == Some(losses[Loss::Shuffled]))
    }

    /// Whether a person's name that many bear is written otherwise, or has an article on one side
    /// alone: it is another's as likely as not, and more so if it is in another order as well or lacks
    /// one of its names. Who writes another script than the list cannot but spell otherwise; the
    /// list's name in its bearer's script stands beside one in Latin letters.
    fn is_common_and_changed(&self) -> bool {
        const LEAST_CHANGED: Bits = Bits(1300);
        /// The syllables of East Asia are few, and each is written in many ways.
        const LEAST_CHANGED_OF_SYLLABLES: Bits = Bits(1000);
        const LEAST_CHANGED_TWICE: Bits = Bits(1450);
        const LEAST_WITHOUT_A_TITLE: Bits = Bits(1050);
        let foreign = self.query.system != System::Latin && self.query.system != self.listed.system;
        // A reading that is not the usual one is another spelling, too.
        let usual = self.query.cost + self.listed.cost == Bits::ZERO;
        let to_the_letter = |edge| self.is_to_the_letter_in(edge);
        let as_written = usual && self.edges.iter().all(to_the_letter);
        let respelled = !(foreign || as_written);
        let article = self.has_lone_article();
        let order = self.order(Unmatched::of(self.view())).is_some();
        let shortened = !self.covers_both_sides();
        let titled = self.lacks_a_title();
        let changes = [respelled, article, order, shortened, titled];
        let least = match changes.into_iter().filter(|change| *change).count() {
            1 if respelled && self.is_east_asian() => LEAST_CHANGED_OF_SYLLABLES,
            1 if respelled || article => LEAST_CHANGED,
            1 if titled => LEAST_WITHOUT_A_TITLE,
            // Another order alone changes nothing.
            0 | 1 => return false,
            _ => LEAST_CHANGED_TWICE,
        };
        self.view() == View::Person && self.bits < least
    }

    /// Whether two words are the same as they are written, or initials.
    pub(crate) fn is_to_the_letter_in(&self, edge: &Edge) -> bool {
        let mine = &self.query.tokens[usize::from(edge.query.start)];
        let theirs = &self.listed.tokens[usize::from(edge.listed.start)];
        match edge.met.relation {
            Relation::Initial => true,
            // A digit for a letter is no other spelling.
            Relation::Equal => {
                let digit = mine.text().bytes().any(|byte| byte.is_ascii_digit());
                digit || mine.text() == theirs.text()
            }
            Relation::Split | Relation::Joined => {
                align::text(self.query, edge.query) == align::text(self.listed, edge.listed)
            }
            _ => false,
        }
    }

    /// Whether a title of the list's is left out.
    fn lacks_a_title(&self) -> bool {
        let (_, listed) = self.used();
        let mut tokens = self.listed.tokens.iter().enumerate();
        tokens.any(|(at, token)| listed & (1 << at) == 0 && token.role == Role::Title)
    }

    /// Whether an article or its like stands on one side alone.
    pub(crate) fn has_lone_article(&self) -> bool {
        let (query, listed) = self.used();
        has_article_left(&self.query.tokens, query) || has_article_left(&self.listed.tokens, listed)
    }

    /// Whether a name is hardly more than chance: a common one that is changed in two ways at once, or
    /// the commonest, written without its vowels. The syllables of East Asia have no order.
    fn is_chance(&self) -> bool {
        const LEAST: Bits = Bits(1100);
        const LEAST_OPEN: Bits = Bits(850);
        let order = self.order(Unmatched::of(self.view())).is_some();
        let exact = |edge: &Edge| matches!(edge.met.relation, Relation::Equal | Relation::Initial);
        let respelled = !self.edges.iter().all(exact);
        let changes = [order, respelled, self.has_lone_article()];
        let changes = changes.into_iter().filter(|change| *change);
        (changes.count() >= 2 && self.bits < LEAST)
            || (self.leaves_vowels_open() && self.bits < LEAST_OPEN)
    }

    /// Whether nothing but titles, particles and legal forms is left over.
    pub(crate) fn covers_both_sides(&self) -> bool {
        let (query, listed) = self.used();
        !left(&self.query.tokens, query) && !left(&self.listed.tokens, listed)
    }

    /// How many tokens are met, but for what is negligible on either side.
    fn names_met(&self) -> usize {
        let (query, listed) = self.used();
        let met = |tokens: &[Token], used: u32| {
            let tokens = tokens.iter().enumerate();
            tokens
                .filter(|(at, token)| used & (1 << at) != 0 && !token.role.is_negligible())
                .count()
        };
        met(&self.query.tokens, query).min(met(&self.listed.tokens, listed))
    }

    /// Whether each side is one word, but for what is negligible.
    pub(crate) fn is_one_word(&self) -> bool {
        weights::is_one_word(&self.query.tokens) && weights::is_one_word(&self.listed.tokens)
    }

    /// Whether the names share a word to the letter.
    fn same_word(&self) -> bool {
        self.edges.iter().any(|edge| {
            let mine = &self.query.tokens[usize::from(edge.query.start)];
            let theirs = &self.listed.tokens[usize::from(edge.listed.start)];
            !theirs.role.is_negligible()
                && mine
                    .spellings
                    .iter()
                    .any(|a| theirs.spellings.iter().any(|b| a.text == b.text))
        })
    }

    fn is_whole(&self) -> bool {
        let (query, listed) = self.used();
        // One word that merely sounds alike is no whole name: there is nothing else to confirm it.
        if self.is_one_word() && !self.same_word() {
            return false;
        }
        if !self.edges.iter().all(|edge| edge.met.whole) || left(&self.query.tokens, query) {
            return false;
        }
        match self.view() {
            View::Person if self.is_chance_of_signs() => false,
            View::Person if self.is_chance() => false,
            View::Person => {
                !left(&self.listed.tokens, listed) || self.is_main_part_of_a_chain(listed)
            }
            View::Body => !left(&self.listed.tokens, listed) && self.is_a_bodys_own_name(),
        }
    }

    /// Whether a person's name is the list's but for one name, and brings too little to be more by itself.
    fn is_shortened(&self) -> bool {
        let (query, listed) = self.used();
        self.view() == View::Person
            && self.bits >= SHORTENED_LEAST_BESIDE_FACTS
            && self.edges.iter().all(|edge| edge.met.whole)
            && !left(&self.query.tokens, query)
            && self.is_part_of_a_chain(listed)
    }

    /// Whether the query is the listed name but for one name of three or more, and what is there is
    /// much: omitted is not contradicted.
    pub(crate) fn is_main_part_of_a_chain(&self, used: u32) -> bool {
        let least = if self.leaves_vowels_open() {
            LEAST_OPEN
        } else if self.is_east_asian() {
            SHORTENED_LEAST
        } else {
            SHORTENED_LEAST_OF_LETTERS
        };
        self.bits >= least && self.is_part_of_a_chain(used)
    }

    /// Whether the query is the listed name but for one name of three or more: given name and
    /// father's name without the place of origin, given name and first surname without the
    /// second. A title that both have does as a name does.
    fn is_part_of_a_chain(&self, used: u32) -> bool {
        let named = |tokens: &[Token]| {
            let personal = tokens.iter().filter(|token| token.role == Role::Name);
            personal.count()
        };
        let missing = self
            .listed
            .tokens
            .iter()
            .enumerate()
            .filter(|(at, token)| used & (1 << at) == 0 && !token.role.is_negligible())
            .map(|(_, token)| token.role);
        let mut names_missing = 0;
        for role in missing {
            match role {
                Role::Name => names_missing += 1,
                Role::Patronymic | Role::Initial => {}
                _ => return false,
            }
        }
        names_missing <= 1
            && !self.has_signs()
            && (self.shares_a_title()
                || (named(&self.query.tokens) >= 2
                    && named(&self.listed.tokens) >= 2 + names_missing
                    && self.starts_alike()))
            && self.order(Unmatched::of(self.view())).is_none()
    }

    /// Whether both have the same title.
    fn shares_a_title(&self) -> bool {
        self.edges.iter().any(|edge| {
            let theirs = &self.listed.tokens[usize::from(edge.listed.start)];
            theirs.role == Role::Title && edge.met.relation == Relation::Equal
        })
    }

    /// Whether the first name of the list is met.
    fn starts_alike(&self) -> bool {
        let first = self
            .listed
            .tokens
            .iter()
            .position(|token| token.role == Role::Name);
        first.is_some_and(|first| {
            let mask = 1 << first;
            self.edges.iter().any(|edge| edge.listed.mask() & mask != 0)
        })
    }

    /// Names of bodies are often made of words that anybody's are: those are a whole name only
    /// to the letter. And short words that merely sound alike in Latin letters are two words.
    fn is_a_bodys_own_name(&self) -> bool {
        const SHORT: usize = 4;
        // So many together are one body's, whatever language says them.
        const MANY: usize = 3;
        let latin = self.query.system == System::Latin && self.listed.system == System::Latin;
        let counted = self
            .listed
            .tokens
            .iter()
            .filter(|token| !token.role.is_negligible());
        let many = counted.count() >= MANY;
        let has_name = self
            .listed
            .tokens
            .iter()
            .any(|token| token.role == Role::Name);
        self.edges.iter().all(|edge| {
            let theirs = &self.listed.tokens[usize::from(edge.listed.start)];
            let mine = &self.query.tokens[usize::from(edge.query.start)];
            let to_the_letter = mine.text() == theirs.text()
                || matches!(
                    edge.met.relation,
                    Relation::Equal | Relation::Joined | Relation::Split
                );
            match theirs.role {
                role if role.is_negligible() => true,
                Role::Name => to_the_letter || !latin || theirs.text().len() > SHORT,
                _ => has_name || many || to_the_letter,
            }
        })
    }
}

/// Whether the system reads signs of which each is a syllable or a few.
fn is_of_signs(system: System) -> bool {
    system.is_syllabic() || system == System::Japanese
}

/// Whether an article or its like is not used.
fn has_article_left(tokens: &[Token], used: u32) -> bool {
    let mut tokens = tokens.iter().enumerate();
    tokens.any(|(at, token)| used & (1 << at) == 0 && token.role == Role::Particle)
}

/// Whether a token that counts is not used.
pub(crate) fn left(tokens: &[Token], used: u32) -> bool {
    let mut tokens = tokens.iter().enumerate();
    tokens.any(|(at, token)| used & (1 << at) == 0 && !token.role.is_negligible())
}

#[cfg(test)]
mod tests {
    use crate::{Extent, Name, View, compare};

    fn check(query: &str, listed: &str, expected: Extent) {
        let name = |text: &str| Name::new(text, View::Person);
        let evidence = compare(&name(query), &name(listed));
        let extent = evidence.as_ref().map_or(Extent::Part, |e| e.extent);
        assert_eq!(extent, expected, "{query} {listed} {evidence:?}");
    }

    #[test]
    fn a_common_name_that_is_changed_is_anothers_as_likely_as_not() {
        for (query, listed, expected) in [
            ("Hasan Ali", "Hasan Ali", Extent::Whole),
            // A reading of the capitals by a habit is a change as well.
            ("Hasan Ali", "Hassan ALI", Extent::Common),
            ("Mohamed Omar", "Mohamed Haji Omar", Extent::Common),
            ("Said Zaid", "Said Said", Extent::Part),
            ("Kindi Hatem", "Haythem al-Kini", Extent::Slipped),
        ] {
            check(query, listed, expected);
        }
    }

    #[test]
    fn one_of_the_lists_names_may_be_left_out() {
        for (query, listed, expected) in [
            ("Abdul Mansur", "Abdul Latif Mansur", Extent::Shortened),
            ("Latif Mansur", "Abdul Latif Mansur", Extent::Part),
            ("Son Hyok", "Son Jong Hyok", Extent::Whole),
            ("Yong Kim", "Yong Nam Kim", Extent::Part),
            // The title says who is meant.
            (
                "Colonel-General DVORNIKOV",
                "Colonel-General Alexander DVORNIKOV",
                Extent::Whole,
            ),
            ("DVORNIKOV", "Alexander DVORNIKOV", Extent::Part),
        ] {
            check(query, listed, expected);
        }
    }

    #[test]
    fn syllables_are_counted_and_the_last_word_is_a_name() {
        for (query, listed, expected) in [
            ("Gao Yihan", "Yan Gao", Extent::Part),
            ("Gao Yihan", "Yi Han Gao", Extent::Whole),
            ("Steffen Leo", "Stephen Lo", Extent::Part),
            ("Stephen Lo", "Lo Stephen", Extent::Whole),
        ] {
            check(query, listed, expected);
        }
    }
}
