//! Names that agree but for one word: a slip, an initial.

use crate::align::{self, Edge};
use crate::compare::Pair;
use crate::extent::{LEAST_OPEN, left};
use crate::misspelt::TWO_IN_ONE_MIN;
use crate::script::System;
use crate::token::{Role, Token};
use crate::weights::{self, Unmatched};
use crate::{Bits, Relation, View, misspelt, rarity, sound};

impl Pair<'_> {
    /// Whether the two are whole names but for one token that differs by a slip, or of which the query
    /// has the first letter alone. So many names are a slip away from a common one that what agrees must be much, and more
    /// where one of the list's names is missing as well. A body's name may be one word, which must
    /// be rare and long.
    pub(crate) fn is_nearly_whole(&self, flaw: &Edge) -> bool {
        /// So much is a name that is possible by itself.
        const LEAST_BY_INITIAL: Bits = Bits(1030);
        /// The same where the rest is as it is listed, or nobody's.
        const LEAST_BY_INITIAL_ALONE: Bits = Bits(750);
        const LEAST_SHORTENED: Bits = Bits(1400);
        const LEAST_SHORTENED_OF_NOBODY: Bits = Bits(1100);
        const LEAST_BESIDE_AN_INITIAL: Bits = Bits(1300);
        /// In another order as well, it is changed in two ways; an article more is a third.
        const LEAST_IN_ANOTHER_ORDER: Bits = Bits(1050);
        const LEAST_WITH_AN_ARTICLE: Bits = Bits(1450);
        /// What is spelled so that it sounds otherwise is more often another's.
        const LEAST_SPELLED: Bits = Bits(1050);
        let covered = self.covers_both_sides();
        if self.view() == View::Body {
            return covered && self.is_a_long_word_with_a_slip(flaw);
        }
        if self.is_the_name_in_another_language(flaw) {
            return covered;
        }
        let by_initial = self.is_by_initial(flaw);
        let nobodys = self.is_misspelt(flaw);
        // Where vowels are left open, a slip more leaves too little.
        let least = match (self.leaves_vowels_open(), by_initial) {
            (true, _) => LEAST_OPEN,
            (false, true) if self.is_as_listed_but_for(flaw) => LEAST_BY_INITIAL_ALONE,
            (false, true) => LEAST_BY_INITIAL,
            (false, false) if covered && nobodys => weights::NEARLY_WHOLE_LEAST_OF_NOBODY,
            (false, false) if covered => weights::NEARLY_WHOLE_LEAST,
            (false, false) if nobodys => LEAST_SHORTENED_OF_NOBODY,
            (false, false) => LEAST_SHORTENED,
        };
        let beside_an_initial =
            !by_initial && self.edges.iter().any(|edge| self.is_by_initial(edge));
        let least = match (beside_an_initial, nobodys) {
            (true, true) => least.max(LEAST_BY_INITIAL_ALONE),
            (true, false) => least.max(LEAST_BESIDE_AN_INITIAL),
            (false, _) => least,
        };
        let ordered = self.order(Unmatched::of(self.view())).is_none();
        let least = match (ordered || nobodys, self.has_lone_article()) {
            (true, _) => least,
            (false, false) => least.max(LEAST_IN_ANOTHER_ORDER),
            (false, true) => least.max(LEAST_WITH_AN_ARTICLE),
        };
        let least = if flaw.met.relation == Relation::Spelling && !nobodys {
            least.max(LEAST_SPELLED)
        } else {
            least
        };
        let (query, listed) = self.used();
        let names = if by_initial || (beside_an_initial && nobodys) {
            1
        } else {
            2
        };
        (by_initial || self.is_a_slip(flaw))
            && !self.has_signs()
            && self.bits >= least
            && (covered
                || (!left(&self.query.tokens, query) && self.is_main_part_of_a_chain(listed)))
            && self.names_in_full() >= names
    }

    /// Whether a common name that is written otherwise is so by one slip, and nobody is called so.
    pub(crate) fn is_changed_by_a_slip(&self) -> bool {
        let changed = |edge: &&Edge| !self.is_to_the_letter_in(edge);
        let mut changed = self.edges.iter().filter(changed);
        let one = changed.next().filter(|_| changed.next().is_none());
        self.covers_both_sides()
            && self.bits >= weights::NEARLY_WHOLE_LEAST_OF_NOBODY
            && one.is_some_and(|edge| self.is_a_slip_of_the_hand(edge))
    }

    /// Whether a word is the list's but for one letter, and is nobody's name; or has a letter of it twice.
    fn is_a_slip_of_the_hand(&self, edge: &Edge) -> bool {
        /// A letter twice is another spelling as well.
        const LEAST_DOUBLED: Bits = Bits(780);
        let mine = &self.query.tokens[usize::from(edge.query.start)];
        let theirs = &self.listed.tokens[usize::from(edge.listed.start)];
        let doubled = self.bits >= LEAST_DOUBLED && misspelt::doubles(mine.text(), theirs.text());
        self.is_in_latin_letters() && self.is_one_slip(edge) && (mine.is_nobodys_name() || doubled)
    }

    /// Whether a person's name is as it is listed but for one word, which nobody bears and which is two slips
    /// from the list's.
    pub(crate) fn is_misspelt_twice(&self) -> bool {
        let (query, listed) = self.used();
        let mine = lone_left(&self.query.tokens, query);
        let theirs = lone_left(&self.listed.tokens, listed);
        let personal = |role| matches!(role, Role::Name | Role::Patronymic);
        self.view() == View::Person
            && self.bits >= weights::MISSPELT_TWICE_LEAST
            && self.is_in_latin_letters()
            && self.edges.iter().all(|edge| edge.met.whole)
            && self.order(Unmatched::of(self.view())).is_none()
            && mine.zip(theirs).is_some_and(|(mine, theirs)| {
                mine.may_be_misspelt_twice()
                    && personal(theirs.role)
                    && misspelt::are_two_slips_apart(mine.text(), theirs.text())
            })
    }

    /// Whether the word asked for is nobody's name and misspells the list's.
    fn is_misspelt(&self, edge: &Edge) -> bool {
        let mine = &self.query.tokens[usize::from(edge.query.start)];
        let misspelt = match edge.met.relation {
            Relation::TypingSlip | Relation::Split => true,
            Relation::Spelling => self.is_in_latin_letters() && self.is_one_slip(edge),
            _ => false,
        };
        misspelt && mine.is_nobodys_name()
    }

    /// Whether two words are a letter apart.
    fn is_one_slip(&self, edge: &Edge) -> bool {
        let mine = &self.query.tokens[usize::from(edge.query.start)];
        let theirs = &self.listed.tokens[usize::from(edge.listed.start)];
        mine.spellings[0].one_slip_from(&theirs.spellings[0])
    }

    fn is_in_latin_letters(&self) -> bool {
        (self.query.system, self.listed.system) == (System::Latin, System::Latin)
    }

    /// Whether all other words are as they are listed, or nobody's and misspelt by a letter.
    fn is_as_listed_but_for(&self, flaw: &Edge) -> bool {
        self.edges.iter().all(|edge| {
            edge.query == flaw.query
                || self.is_to_the_letter_in(edge)
                || self.is_a_slip_of_the_hand(edge)
        })
    }

    /// Whether a given name is another language's for the list's that sounds like it, beside much:
    /// *Petr* and *Peter*.
    fn is_the_name_in_another_language(&self, flaw: &Edge) -> bool {
        const LEAST: Bits = Bits(1300);
        let mine = &self.query.tokens[usize::from(flaw.query.start)].spellings[0];
        let theirs = &self.listed.tokens[usize::from(flaw.listed.start)].spellings[0];
        flaw.met.relation == Relation::Translation
            && self.bits >= LEAST
            && self.is_in_latin_letters()
            && sound::resemble(&mine.sounds, &theirs.sounds)
            && self.order(Unmatched::of(self.view())).is_none()
    }

    /// Whether all of both names agrees but for a slip or an initial, and signs are not in play.
    pub(crate) fn is_slipped(&self, flaw: &Edge) -> bool {
        self.view() == View::Person
            && (self.is_by_initial(flaw) || self.is_a_slip(flaw))
            && !self.has_signs()
            && self.covers_both_sides()
            && self.bits >= weights::SLIPPED_LEAST
    }

    /// The one word of the two names that does not agree as it stands, if there is one alone, or one and
    /// an initial. Where each name is one word, or a body's words are short or anybody's, that they sound
    /// alike is not enough.
    pub(crate) fn flaw(&self) -> Option<&Edge> {
        let mut flaws = self.edges.iter().filter(|edge| !edge.met.whole);
        match (flaws.next(), flaws.next(), flaws.next()) {
            (None, ..) if self.is_one_word() => {
                let counts = |edge: &&Edge| {
                    let mine = &self.query.tokens[usize::from(edge.query.start)];
                    !mine.role.is_negligible()
                };
                self.edges.iter().find(counts)
            }
            (None, ..) if self.view() == View::Body => {
                let mut changed = self
                    .edges
                    .iter()
                    .filter(|edge| !self.is_to_the_letter_in(edge));
                let one = changed.next();
                one.filter(|_| changed.next().is_none())
            }
            (flaw, None, _) => flaw,
            (Some(one), Some(other), None) if self.is_by_initial(one) => Some(other),
            (Some(one), Some(other), None) if self.is_by_initial(other) => Some(one),
            _ => None,
        }
    }

    /// Whether the one flaw of a body's name is a slip in a word that is too long to be another's: a
    /// shorter one must be nobody's, and the shortest have another word beside it.
    fn is_a_long_word_with_a_slip(&self, flaw: &Edge) -> bool {
        const LETTERS_MIN: usize = 6;
        const LETTERS_OF_NOBODYS_MIN: usize = 5;
        const LETTERS_BESIDE_ANOTHER_MIN: usize = 4;
        const LETTERS_OF_AN_ACRONYM_MIN: usize = 5;
        /// Where so many others agree, two bodies that a short word tells apart are seldom meant.
        const WORDS_OF_A_LONG_NAME: usize = 3;
        let listed = align::text(self.listed, flaw.listed).len();
        let mine = &self.query.tokens[usize::from(flaw.query.start)];
        let nobodys = !rarity::is_known(mine.text());
        let others = self
            .edges
            .iter()
            .any(|edge| edge.query != flaw.query && edge.met.bits > weights::TRIFLE);
        let theirs = &self.listed.tokens[usize::from(flaw.listed.start)];
        // Who misspells a word that is known makes no other body's name of it.
        let least = if nobodys && others && rarity::is_known(theirs.text()) {
            weights::NEARLY_WHOLE_LEAST_OF_NOBODYS_BODY
        } else if nobodys && self.is_one_word() && !self.has_other_forms() {
            weights::NEARLY_WHOLE_LEAST_OF_A_LONE_WORD
        } else {
            weights::NEARLY_WHOLE_LEAST_OF_A_BODY
        };
        let slip = match flaw.met.relation {
            Relation::TypingSlip => true,
            Relation::Split => mine.text().len() >= TWO_IN_ONE_MIN,
            Relation::Acronym => nobodys && mine.text().len() >= LETTERS_OF_AN_ACRONYM_MIN,
            _ => mine.spellings[0].one_slip_from(&theirs.spellings[0]),
        };
        let agreeing = self.edges.iter().filter(|edge| {
            edge.query != flaw.query && edge.met.whole && edge.met.bits > weights::TRIFLE
        });
        slip && (listed >= LETTERS_MIN
            || (nobodys && listed >= LETTERS_OF_NOBODYS_MIN)
            || (nobodys && others && listed >= LETTERS_BESIDE_ANOTHER_MIN)
            || agreeing.count() >= WORDS_OF_A_LONG_NAME)
            && !self.leaves_vowels_open()
            && self.bits >= least
    }

    /// Whether both names have legal forms, and other ones.
    fn has_other_forms(&self) -> bool {
        let form = |token: &Token| matches!(token.role, Role::LegalForm(_));
        let mine = self.query.tokens.iter().find(|token| form(token));
        let theirs = self.listed.tokens.iter().find(|token| form(token));
        mine.zip(theirs)
            .is_some_and(|(mine, theirs)| mine.role != theirs.role)
    }

    /// Whether the query has the first letter of a name.
    fn is_by_initial(&self, edge: &Edge) -> bool {
        edge.met.relation == Relation::Initial
            && self.query.tokens[usize::from(edge.query.start)].role == Role::Initial
    }

    /// Whether two words are one but for a slip, or for a spelling that leaves most of what they bring. One
    /// between two names is another's as likely as not, unless the rest of the name is rare.
    fn is_a_slip(&self, edge: &Edge) -> bool {
        const LEAST_BETWEEN_NAMES: Bits = Bits(900);
        /// One that sounds otherwise needs more.
        const LEAST_SPELLED: Bits = Bits(1250);
        let mine = &self.query.tokens[usize::from(edge.query.start)];
        let theirs = &self.listed.tokens[usize::from(edge.listed.start)];
        let left = match edge.met.relation {
            Relation::TypingSlip if self.bits >= LEAST_BETWEEN_NAMES => return true,
            Relation::TypingSlip => edge.met.bits,
            Relation::Spelling if self.bits >= LEAST_SPELLED || self.is_misspelt(edge) => {
                return true;
            }
            Relation::Split if mine.text().len() >= TWO_IN_ONE_MIN => edge.met.bits,
            Relation::Spelling => edge.met.bits + edge.met.bits - mine.rarity.min(theirs.rarity),
            _ => return false,
        };
        left > Bits::ZERO
    }

    /// How many words of the list's name meet that are neither negligible nor initials: an initial and
    /// a slip are too little to be nearly a whole name.
    fn names_in_full(&self) -> usize {
        let in_full = |token: &Token| !token.role.is_negligible() && token.role != Role::Initial;
        let of = |edge: &Edge| {
            let from = usize::from(edge.listed.start);
            let theirs = &self.listed.tokens[from..from + usize::from(edge.listed.len)];
            theirs.iter().filter(|token| in_full(token)).count()
        };
        let meet = |edge: &&Edge| in_full(&self.query.tokens[usize::from(edge.query.start)]);
        self.edges.iter().filter(meet).map(of).sum()
    }
}

/// The one token that counts and is not used.
fn lone_left(tokens: &[Token], used: u32) -> Option<&Token> {
    let left = |(at, token): &(usize, &Token)| used & (1 << at) == 0 && !token.role.is_negligible();
    let mut left = tokens.iter().enumerate().filter(left);
    let (_, one) = left.next()?;
    left.next().is_none().then_some(one)
}

#[cfg(test)]
mod tests {
    use crate::{Extent, Name, View, compare};

    fn check(view: View, query: &str, listed: &str, expected: Extent) {
        let evidence = compare(&Name::new(query, view), &Name::new(listed, view));
        let extent = evidence.as_ref().map_or(Extent::Part, |e| e.extent);
        assert_eq!(extent, expected, "{query} {listed} {evidence:?}");
    }

    #[test]
    fn a_slip_that_is_nobodys_name_leaves_the_name_whole() {
        for (query, listed, expected) in [
            ("Muhmmadq Hasan", "Muhammad Hasan", Extent::Part),
            ("Fayssl Muhammad", "Faysal Muhammad", Extent::NearlyWhole),
            // Both are names.
            ("Hasan Sali", "Hasan Salim", Extent::Part),
            ("Orlanvusyt", "Orlan Vusyk", Extent::NearlyWhole),
            ("Y. Vusykonov", "Yahya Vusykonov", Extent::NearlyWhole),
            ("Y. Haqqani", "Yahya Haqqani", Extent::NearlyWhole),
            ("Y. Ahmad", "Yahya Ahmad", Extent::Slipped),
            ("S Hamad", "Salah Hamad", Extent::NearlyWhole),
            ("S Hammaad", "Salah Hamad", Extent::Slipped),
            // An initial, and a slip that makes nobody's name.
            ("S ZAKHAROVS", "Sofia ZAKHAROVA", Extent::NearlyWhole),
            ("M. FAROOW", "Muhammad FAROOQ", Extent::NearlyWhole),
            // A letter twice where no name has it so, and where names have it.
            ("Ali HAAIDAR", "Ali HAIDAR", Extent::NearlyWhole),
            ("Chol JANGG", "Chol JANG", Extent::NearlyWhole),
            ("Hassan Ali", "Hasan Ali", Extent::Common),
            ("Petr CHERIF", "Peter CHERIF", Extent::NearlyWhole),
            ("Yahya CHERIF", "Juan CHERIF", Extent::Part),
            // Two slips in one word.
            (
                "Hachcm POURANSARI",
                "Hashem POURANSARI",
                Extent::NearlyWhole,
            ),
            (
                "Igor Wailyevich KARPENKO",
                "Igor Vasilyevich KARPENKO",
                Extent::NearlyWhole,
            ),
            ("Karim POURANSARI", "Hashem POURANSARI", Extent::Part),
            (
                "Olgaq L. Doroshenko",
                "Olga Leonidovna Doroshenko",
                Extent::NearlyWhole,
            ),
        ] {
            check(View::Person, query, listed, expected);
        }
    }

    #[test]
    fn a_bodys_word_with_a_slip_is_long_or_nobodys() {
        for (query, listed, expected) in [
            ("Orlanova LLC", "Orlanava LLC", Extent::NearlyWhole),
            ("Orlqn", "Orlan", Extent::NearlyWhole),
            // A letter twice sounds the same, and is nobody's word.
            (
                "Orlla Investment Bank",
                "Orla Investment Bank",
                Extent::NearlyWhole,
            ),
            ("Kara Bank", "Kera Bank", Extent::Part),
            ("Orlq Trading", "Orla Trading", Extent::NearlyWhole),
            ("Orlq", "Orla", Extent::Part),
            ("Orlanova Fram", "Orlanova Farm", Extent::NearlyWhole),
            (
                "Islamic Orlanova of Iaq Shipping Lines",
                "Islamic Orlanova of Iraq Shipping Lines",
                Extent::NearlyWhole,
            ),
            ("Kira Trading", "Kora Trading", Extent::Part),
            // A word of five letters that is all there is of a name.
            ("SEREA", "SERENA", Extent::NearlyWhole),
            ("CETS", "CETUS", Extent::NearlyWhole),
            ("Serea Ltd", "SERENA", Extent::NearlyWhole),
            ("Serea GmbH", "SERENA LLP", Extent::Part),
        ] {
            check(View::Body, query, listed, expected);
        }
    }
}
