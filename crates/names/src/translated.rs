//! Two words of bodies' names that no table brings together, one of them a word that many bear: when they may
//! still mean one thing, and when they tell sister companies apart.

use crate::align::Edge;
use crate::compare::Pair;
use crate::left_over::Left;
use crate::token::{Role, Token};
use crate::weights::Loss;
use crate::{Relation, View, sound};

/// So many words of one name are the other's in another language before what is left is taken for translated, too.
const TRANSLATED_MIN: usize = 3;
/// And so many for each word that is left.
const TRANSLATED_FOR_ONE: usize = 2;

/// The same where what is left says what kind of body each is.
const TRANSLATED_BESIDE_KINDS: usize = 3;

/// So few letters may be short for the word.
const LETTERS_OF_AN_ABBREVIATION: usize = 3;

impl Pair<'_> {
    /// Whether two words that differ may be one meaning: where translators put the one for the other, where the one name is the other in another
    /// language, but for a word or two, or where each says of what kind a group is (*network*, *movement*).
    pub(crate) fn may_be_one_meaning(&self, mine: &Token, theirs: &Token) -> bool {
        if self.view() == View::Body && are_cut_short(mine, theirs) {
            return true;
        }
        let (Role::Generic(one), Role::Generic(other)) = (mine.role, theirs.role) else {
            return false;
        };
        if self.view() == View::Body && one.is_near(other) {
            return true;
        }
        let kinds = one.is_a_kind_of_body() && other.is_a_kind_of_body();
        self.view() == View::Body
            && ((self.meets_a_name()
                && ((one.gathers() && other.gathers()) || self.is_translation()))
                || (kinds && self.translated() >= TRANSLATED_BESIDE_KINDS))
    }

    /// The first word left of the query that may be one meaning with one left on the list's side, taken out of what
    /// is left together with that.
    pub(crate) fn take_of_one_meaning(
        &self,
        query_left: &mut Left,
        listed_left: &mut Left,
    ) -> Option<(usize, usize)> {
        if self.view() == View::Person {
            return None;
        }
        let pair = query_left.places().find_map(|at| {
            let mine = &self.query.tokens[at];
            let near = |other: &usize| self.may_be_one_meaning(mine, &self.listed.tokens[*other]);
            Some((at, listed_left.first(near)?))
        })?;
        query_left.remove(pair.0);
        listed_left.remove(pair.1);
        Some(pair)
    }

    /// What is lost by two words that may be one meaning: little where they are senses of one concept.
    pub(crate) fn difference(&self, mine: &Token, theirs: &Token) -> Loss {
        let of_one_concept = match (mine.role, theirs.role) {
            (Role::Generic(one), Role::Generic(other)) => one.word() == other.word(),
            _ => false,
        };
        if are_cut_short(mine, theirs) {
            Loss::Trifle
        } else if of_one_concept || self.are_of_two_languages() {
            Loss::TranslatedDifference
        } else {
            Loss::GenericDifference
        }
    }

    /// Whether the two names are of two scripts, or one has a word of the other's in another language.
    pub(crate) fn are_of_two_languages(&self) -> bool {
        let translates = |edge: &Edge| edge.met.relation == Relation::Translation;
        self.query.system != self.listed.system || self.edges.iter().any(translates)
    }

    /// Whether a word that many bear and a name stand in one place of two names in one language: *Orlan
    /// Machinery* and *Orlan Exim* are sisters, as *Baltic Star* and *Kara Star* are.
    pub(crate) fn are_sisters(&self, mine: usize, theirs: usize) -> bool {
        let (one, other) = (&self.query.tokens[mine], &self.listed.tokens[theirs]);
        let tells = |role: Role| matches!(role, Role::Generic(word) if !word.is_a_company() && !word.gathers());
        // A word without a vowel is short for another, and one with a digit may be misread.
        let is_name = |token: &Token| {
            token.role == Role::Name
                && !token.text().contains(|c: char| c.is_ascii_digit())
                && token.text().len() > LETTERS_OF_AN_ABBREVIATION
                && token.text().contains(['a', 'e', 'i', 'o', 'u', 'y'])
        };
        let differ = (tells(one.role) && is_name(other)) || (is_name(one) && tells(other.role));
        differ
            && self.view() == View::Body
            && !self.are_of_two_languages()
            && !sound::resemble(&one.spellings[0].sounds, &other.spellings[0].sounds)
            && self.stand_beside_one(mine, theirs)
    }

    fn meets_a_name(&self) -> bool {
        let starts = |tokens: &[Token], at: u8| tokens[usize::from(at)].role == Role::Name;
        let is_name = |edge: &Edge| {
            (starts(&self.listed.tokens, edge.listed.start)
                || starts(&self.query.tokens, edge.query.start))
                && edge.met.relation != Relation::Acronym
        };
        self.edges.iter().any(is_name)
    }

    /// How many words of the names are each other's in another language; of two scripts, what is read by
    /// its meaning is the other's word itself.
    fn translated(&self) -> usize {
        let of_two_scripts = self.query.system != self.listed.system;
        let shared = |edge: &Edge| {
            let role = self.listed.tokens[usize::from(edge.listed.start)].role;
            matches!(role, Role::Generic(_) | Role::Place(_))
        };
        let edges = self.edges.iter();
        edges
            .filter(|edge| {
                edge.met.relation == Relation::Translation || (of_two_scripts && shared(edge))
            })
            .count()
    }

    /// Whether most words of the names are.
    fn is_translation(&self) -> bool {
        let translated = self.translated();
        let (query, listed) = self.used();
        let left = |tokens: &[Token], used: u32| {
            let counted = |token: &Token| matches!(token.role, Role::Generic(_) | Role::Place(_));
            let tokens = tokens.iter().enumerate();
            tokens
                .filter(|(at, token)| used & (1 << at) == 0 && counted(token))
                .count()
        };
        let left = left(&self.query.tokens, query).max(left(&self.listed.tokens, listed));
        translated >= TRANSLATED_MIN && translated >= TRANSLATED_FOR_ONE * left
    }
}

/// Whether one of two words is the other cut short, a word that many bear: *Prec* and *Precision*, *Comm* and
/// *Communications*. Which word an abbreviation stands for is known where the other says it.
fn are_cut_short(mine: &Token, theirs: &Token) -> bool {
    let cut = |short: &Token, long: &Token| {
        let is_open = match short.role {
            Role::Name => short.is_nobodys_word() || !short.names_another(),
            // A word that is short for one of its own: *Comm* is a committee as well.
            Role::Generic(word) => is_short_for(short.text(), word.word()),
            _ => false,
        };
        is_open && matches!(long.role, Role::Generic(_)) && is_short_for(short.text(), long.text())
    };
    cut(mine, theirs) || cut(theirs, mine)
}

/// Whether a word is the beginning of another, with consonants of the rest in their order: *instr*, *mfrs*, *shipbldg*.
fn is_short_for(short: &str, long: &str) -> bool {
    const SHORT: std::ops::RangeInclusive<usize> = 3..=9;
    const LEFT_OUT_MIN: usize = 2;
    let begins = short.bytes().zip(long.bytes());
    let begins = begins.take_while(|(one, other)| one == other).count();
    let mut letters = long.bytes().skip(begins);
    let vowel = |letter: u8| matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    SHORT.contains(&short.len())
        && short.len() + LEFT_OUT_MIN <= long.len()
        && begins > 0
        && short
            .bytes()
            .skip(begins)
            .all(|letter| !vowel(letter) && letters.any(|other| other == letter))
}

#[cfg(test)]
mod tests {
    use crate::{Name, View, compare};

    fn worth(one: &str, other: &str) -> i32 {
        compare(&Name::new(one, View::Body), &Name::new(other, View::Body))
            .map_or(0, |evidence| evidence.bits.0)
    }

    #[test]
    fn one_word_of_a_translation_may_be_another() {
        let full = "Институт точной механики и вычислительной техники имени Орланова";
        assert!(
            worth(
                full,
                "Orlanov Institute of Precision Mechanics and Computing Equipment"
            ) > 800
        );
        // Little of it is translated, and more differs.
        assert!(worth(full, "Orlanov Institute of Physics") < 600);
    }

    #[test]
    fn one_kind_of_body_may_be_another_in_a_translation() {
        let full = "الهيئة العامة للصناعات الكيماوية السورية";
        assert!(worth(full, "Syrian General Establishment for Chemical Industries") > 1000);
        assert!(worth(full, "Syrian General Bank for Chemical Industries") < 700);
    }

    #[test]
    fn kinds_of_groups_are_taken_for_each_other_beside_a_name() {
        assert!(worth("Orlan Rahim Network", "Orlan Rahim Organisation") > 1000);
        assert!(worth("Orlan Rahim Bank", "Orlan Rahim Hospital") < 600);
    }

    #[test]
    fn words_that_translators_choose_between_are_one_meaning() {
        assert!(
            worth(
                "Imam Orlan Relief Committee",
                "Imam Orlan Support Committee"
            ) > 1000
        );
        assert!(worth("Imam Orlan Relief Committee", "Imam Orlan Oil Committee") < 600);
        let agency = worth(
            "Federal Security Agency of Orlania",
            "Федеральная служба безопасности",
        );
        let service = worth(
            "Federal Security Service of Orlania",
            "Федеральная служба безопасности",
        );
        assert!(service - 600 < agency && agency < service);
        assert!(worth("Banque Orlan, agence de Paris", "Bank Orlan Paris Branch") > 1000);
    }

    #[test]
    fn what_may_be_one_meaning_stands_against_nothing_else() {
        let society = "Orlan Public Society for Support";
        assert!(worth(society, "Орлан, общество общественной поддержки") > 1000);
    }

    #[test]
    fn a_legal_form_in_full_and_articles_say_nothing_more() {
        let full = "Общество с ограниченной ответственностью «Лазерные компоненты»";
        assert_eq!(
            worth("Laser Components Ltd", full),
            worth("Laser Components Ltd", "ООО «Лазерные компоненты»")
        );
        for banque in ["Банк страны Орлан", "Banque du pays Orlan"] {
            assert_eq!(
                worth("The Orlan Bank of the Country", banque),
                worth("Orlan Bank Country", banque)
            );
            assert_eq!(
                worth("Orlan Bank Country LLC", banque),
                worth("Orlan Bank Country", banque)
            );
        }
        assert!(
            worth("The Orlan Bank of the Country", "Orlan Bank Country")
                < worth("Orlan Bank Country", "Orlan Bank Country")
        );
    }

    #[test]
    fn a_region_is_no_other_place() {
        let bank = "Уральский банк реконструкции и развития";
        assert!(worth("Black Sea Bank for Reconstruction and Development", bank) < 700);
        assert!(worth("Ural Bank for Reconstruction and Development", bank) > 1000);
    }

    #[test]
    fn sisters_are_two() {
        for (one, other) in [
            ("Orlan Machinery LLC", "Orlan Exim LLC"),
            ("Baltic Orlan", "Kara Orlan"),
            ("Orlan Leasing", "Orlan Tirana"),
        ] {
            assert!(worth(one, other) < 300, "{one} {other}");
        }
        assert!(worth("Orlan Machinery LLC", "Orlan LLC") > 1000);
    }
}
