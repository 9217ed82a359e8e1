//! The score of one query and one party: prior plus the sum of the terms, and nothing else.
//!
//! It depends on the query, the party and the engine's tables alone, never on what else is loaded.
//! Both the exhaustive scorer and the index call it; neither has a score of its own.

use vokter_names::{self as names, Bits, Compared, Extent, Meetings, Name, Relation};

use crate::facts::{self, Number};
use crate::party::{Party, PartyName, Prepared, words};
use crate::{Band, Because, Score, Term, TermKind};

/// A name that the publisher calls broad: many who are not the party bear it.
const WEAK_ALIAS: Bits = Bits(-70);

/// A name whose slips were undone: who is not the party misspells likewise.
const AMENDED: Bits = Bits(-100);

/// A whole name that agrees only by unlikely readings is no agreement: less than this says nothing.
const WHOLE_NAME_LEAST: Bits = Bits(300);

/// What facts bring that speak for a common name: a birth date, as far as it is known.
pub(crate) const SPEAKS_FOR: Bits = Bits(300);

/// The sum without its explanation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weight {
    /// Prior plus the sum of the terms.
    pub bits: Bits,
    /// Every token of both names met, the name is strong or the same word for word, and no fact
    /// contradicts.
    pub whole_name: bool,
    /// As good as that: but for a slip in one token of a rare name; of a common name that is written
    /// otherwise, where a fact speaks for it; or a name of one word is all that is asked for, to the letter.
    pub as_good_as_whole: bool,
}

impl Weight {
    /// Whether it is reported however low the sum is.
    pub fn never_silent(self) -> bool {
        self.whole_name || self.as_good_as_whole
    }

    /// Whether and why it is reported at a threshold in bits.
    pub fn reported(self, threshold: Bits) -> Option<Because> {
        if self.bits >= threshold {
            Some(Because::Score)
        } else {
            self.never_silent().then_some(Because::WholeName)
        }
    }
}

/// 0.05 as log-odds: a band says how sure a hit is, whatever threshold was asked for.
pub(crate) const POSSIBLE: Bits = Bits(-424);

/// 0.25, likewise: with one of the list's names missing, more has to speak for it.
const SHORTENED: Bits = Bits(-158);

/// How sure a sum looks.
pub fn band(bits: Bits, whole_name: bool) -> Band {
    const CONFIRMED: Bits = Bits(1000);
    // 0.7, likewise.
    const LIKELY: Bits = Bits(123);
    if bits >= CONFIRMED {
        Band::Confirmed
    } else if bits >= LIKELY {
        Band::Likely
    } else if whole_name || bits >= POSSIBLE {
        Band::Possible
    } else {
        Band::Below
    }
}

/// The two names whose evidence is the best, by their places among the query's and the party's.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Met {
    query: usize,
    listed: usize,
    bits: Bits,
    /// By all letters together rather than word by word.
    as_one: bool,
}

impl Met {
    fn names<'a>(self, query: &'a Prepared, party: &'a Party) -> (&'a Name, &'a PartyName) {
        (
            &query.names_for(party.schema)[self.query],
            &party.names[self.listed],
        )
    }
}

/// A whole name of so many words, worth so much, is hardly a namesake's: a wrong birth date in one
/// of two files is likelier.
const WORDS_OF_ONE: usize = 3;
pub(crate) const NAME_OF_ONE: Bits = Bits(3000);

/// How much of any strong name agrees.
#[derive(Clone, Copy)]
struct Agreement {
    extent: Extent,
    /// A whole name agrees that is hardly borne by another.
    of_one: bool,
    /// A name of one word is the same to the letter, be it a weak alias.
    one_word: bool,
}

impl Agreement {
    const NONE: Self = Self {
        extent: Extent::Part,
        of_one: false,
        one_word: false,
    };
}

/// What is asked of a party, and what is known of its words already.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'q> {
    pub(crate) query: &'q Prepared,
    pub(crate) prior: Bits,
    pub(crate) known: &'q Meetings,
}

impl<'q> Asked<'q> {
    pub(crate) fn new(query: &'q Prepared, prior: Bits, known: &'q Meetings) -> Self {
        Self {
            query,
            prior,
            known,
        }
    }
}

/// Some of a party's names, a bit each by their places; all that have none of their own share the last.
pub(crate) type NameSet = u64;

/// The last name that has a bit of its own, or the first that has none.
pub(crate) const LAST_NAME: usize = NameSet::BITS as usize - 1;

/// All names.
pub(crate) const EVERY_NAME: NameSet = NameSet::MAX;

/// The best name evidence, and how much of any strong name agrees. Where that is no more than `floor`
/// and nothing agrees as a whole, it may be less than it is. Names that are not among `of` are known to
/// bring no more than that, and not to agree.
fn best_name(
    asked: Asked<'_>,
    party: &Party,
    floor: Bits,
    of: NameSet,
) -> Option<(Met, Agreement)> {
    let mut best: Option<Met> = None;
    let mut agreement = Agreement::NONE;
    let mut passed_over = false;
    // Where the words of any name agree as they are, they say more than letters.
    let mut by_words = false;
    let mut by_letters: Option<Met> = None;
    for (query, mine) in asked.query.names_for(party.schema).iter().enumerate() {
        for (listed, theirs) in party.names.iter().enumerate() {
            if of & (1 << listed.min(LAST_NAME)) == 0 {
                passed_over = true;
                continue;
            }
            let weak = [mine.weak, !theirs.strong];
            let mut weakness: Bits = weak
                .into_iter()
                .filter(|weak| *weak)
                .map(|_| WEAK_ALIAS)
                .sum();
            if mine.amended {
                weakness += AMENDED;
            }
            let above = best.map_or(floor, |best| best.bits.max(floor)) - weakness;
            let compared = names::compare_above(mine, &theirs.name, asked.known, above);
            let strong = weak == [false; 2];
            if strong {
                by_words |=
                    matches!(compared, Compared::Met(_, agrees) if agrees > Extent::Slipped);
            }
            // Of names that differ by a letter, the one that says least is meant: a spelling that is seldom
            // makes no name rarer.
            if strong
                && !by_words
                && let Some(bits) = names::as_one(mine, &theirs.name).map(|bits| bits + weakness)
                && by_letters.is_none_or(|least| bits < least.bits)
            {
                by_letters = Some(Met {
                    query,
                    listed,
                    bits,
                    as_one: true,
                });
            }
            let (bits, agrees) = match compared {
                Compared::Apart => continue,
                Compared::NotAbove => {
                    passed_over = true;
                    continue;
                }
                Compared::Met(bits, agrees) => (bits + weakness, agrees),
            };
            if !mine.weak && agrees.is_whole() && same_words(mine, &theirs.name) {
                match words(mine) {
                    1 => agreement.one_word = true,
                    _ if bits >= WHOLE_NAME_LEAST => agreement.extent = Extent::Whole,
                    _ => {}
                }
            }
            if strong && bits >= WHOLE_NAME_LEAST {
                agreement.extent = agreement.extent.max(agrees);
                agreement.of_one |= agrees.is_whole()
                    && bits >= NAME_OF_ONE
                    && words(mine).min(words(&theirs.name)) >= WORDS_OF_ONE;
            }
            if best.is_none_or(|best| bits > best.bits) {
                best = Some(Met {
                    query,
                    listed,
                    bits,
                    as_one: false,
                });
            }
        }
    }
    if let Some(met) = by_letters.filter(|_| !by_words) {
        agreement.extent = agreement.extent.max(Extent::NearlyWhole);
        if best.is_none_or(|best| met.bits > best.bits) {
            best = Some(met);
        }
    }
    let met = best.map(|best| (best, agreement));
    let silent = |(best, agreement): &(Met, Agreement)| {
        best.bits <= floor && agreement.extent == Extent::Part && !agreement.one_word
    };
    if passed_over
        && met
            .as_ref()
            .is_some_and(|met| !silent(met) && met.0.bits <= floor)
    {
        // It is reported for a whole name, with the most that any name brings.
        return best_name(asked, party, NO_FLOOR, EVERY_NAME);
    }
    met
}

/// Below any sum.
const NO_FLOOR: Bits = Bits(i32::MIN / 2);

/// Whether two names are the same words, whatever their order: a weak alias that is written out
/// like that is shown. One that only sounds alike is anybody's.
fn same_words(mine: &Name, theirs: &Name) -> bool {
    fn sorted(name: &Name) -> Vec<&str> {
        let words = name.text.split(|c: char| c.is_whitespace() || c == ',');
        let mut words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        words.sort_unstable();
        words
    }
    sorted(mine) == sorted(theirs)
}

/// What the party weighs for the query; `None` when it cannot be what is asked for, or neither a
/// name that is not generic nor an identifier is met.
pub fn weigh(query: &Prepared, party: &Party, prior: Bits) -> Option<Weight> {
    let known = Meetings::default();
    let asked = Asked::new(query, prior, &known);
    weigh_met(asked, party).map(|(weight, _)| weight)
}

/// The same with the names that met, if any did.
pub(crate) fn weigh_met(asked: Asked<'_>, party: &Party) -> Option<(Weight, Option<Met>)> {
    weigh_above(asked, party, NO_FLOOR, EVERY_NAME)
}

/// The same where it is to be [reported](Weight::reported) at a threshold only: else it may weigh less
/// than it does, or nothing. Of its names only these can bring that.
pub(crate) fn weigh_reported(
    asked: Asked<'_>,
    party: &Party,
    threshold: Bits,
    names: NameSet,
) -> Option<(Weight, Option<Met>)> {
    let facts = facts::sum(asked.query, &party.facts);
    let floor = threshold - Bits(1) - asked.prior - facts.bits;
    weigh_above(asked, party, floor, names)
}

fn weigh_above(
    asked: Asked<'_>,
    party: &Party,
    floor: Bits,
    names: NameSet,
) -> Option<(Weight, Option<Met>)> {
    let Asked { query, prior, .. } = asked;
    let facts = facts::sum(query, &party.facts);
    if !query.admits(party.schema) {
        match facts.number {
            Number::Unmistakable => {}
            Number::Same if query.asks_holder(party.schema) => {}
            Number::Same | Number::Other => return None,
        }
        // The number alone speaks, for its holder: the names are another's.
        let of_number = Weight {
            bits: prior + facts.bits,
            whole_name: false,
            as_good_as_whole: false,
        };
        return Some((of_number, None));
    }
    let (name_bits, agreement, met) = match best_name(asked, party, floor, names) {
        Some((met, agreement)) => (met.bits, agreement, Some(met)),
        None if facts.number == Number::Other => return None,
        None if query.has_name() => (facts::OTHER_NAME, Agreement::NONE, None),
        None => (Bits::ZERO, Agreement::NONE, None),
    };
    let Agreement { extent, .. } = agreement;
    let withstands = agreement.of_one && facts.by_date_alone;
    let bits = prior + name_bits + facts.bits;
    let weight = Weight {
        bits,
        whole_name: extent == Extent::Whole && (!facts.contradicted || withstands),
        as_good_as_whole: !facts.contradicted
            && (agreement.one_word
                || match extent {
                    // A slip, and another country: that is two things against.
                    Extent::NearlyWhole => facts.bits >= Bits::ZERO,
                    Extent::Common => {
                        facts.bits >= SPEAKS_FOR || (facts.bits > Bits::ZERO && bits >= POSSIBLE)
                    }
                    Extent::Slipped => facts.bits >= SPEAKS_FOR && bits >= POSSIBLE,
                    Extent::Shortened => facts.bits >= SPEAKS_FOR && bits >= SHORTENED,
                    Extent::Whole | Extent::Part => false,
                }),
    };
    Some((weight, met))
}

/// [`weigh`] with its explanation: the same choice, the same figures.
pub fn score(query: &Prepared, party: &Party, prior: Bits) -> Option<Score> {
    let known = Meetings::default();
    let asked = Asked::new(query, prior, &known);
    explain(asked, party, weigh_met(asked, party)?)
}

/// The explanation of what was weighed.
pub(crate) fn explain(
    asked: Asked<'_>,
    party: &Party,
    (weight, met): (Weight, Option<Met>),
) -> Option<Score> {
    let Asked {
        query,
        prior,
        known,
    } = asked;
    let mut terms = Vec::new();
    let mut matched_name = None;
    if let Some(met) = met {
        let (mine, theirs) = met.names(query, party);
        if met.as_one {
            terms.push(Term {
                kind: TermKind::Name,
                query: Some(mine.text.clone()),
                listed: Some(theirs.name.text.clone()),
                relation: Relation::TypingSlip,
                bits: names::as_one(mine, &theirs.name)?,
            });
        } else {
            let evidence = names::compare_knowing(mine, &theirs.name, known)?;
            terms.extend(evidence.terms.into_iter().map(|term| Term {
                kind: TermKind::Name,
                query: term.query,
                listed: term.listed,
                relation: term.relation,
                bits: term.bits,
            }));
        }
        let mut weak = |query: Option<&Name>, listed: Option<&Name>| {
            terms.push(Term {
                kind: TermKind::Name,
                query: query.map(|name| name.text.clone()),
                listed: listed.map(|name| name.text.clone()),
                relation: Relation::WeakAlias,
                bits: WEAK_ALIAS,
            });
        };
        if mine.weak {
            weak(Some(mine), None);
        }
        if !theirs.strong {
            weak(None, Some(&theirs.name));
        }
        if mine.amended {
            terms.push(Term {
                kind: TermKind::Name,
                query: Some(mine.text.clone()),
                listed: None,
                relation: Relation::TypingSlip,
                bits: AMENDED,
            });
        }
        matched_name = Some(theirs.name.text.clone());
    } else if query.has_name() && query.admits(party.schema) {
        terms.push(Term {
            kind: TermKind::Name,
            query: query
                .names_for(party.schema)
                .first()
                .map(|name| name.text.clone()),
            listed: party.names.first().map(|name| name.name.text.clone()),
            relation: Relation::Contradiction,
            bits: facts::OTHER_NAME,
        });
    }
    let mut fact = |kind, query, listed, relation, bits| {
        terms.push(Term {
            kind,
            query,
            listed,
            relation,
            bits,
        });
    };
    if let Some(birth) = facts::birth_dates(&query.birth_dates, &party.facts.birth_dates) {
        let (mine, theirs, relation, bits) = birth;
        fact(
            TermKind::BirthDate,
            Some(mine.to_string()),
            Some(theirs.to_string()),
            relation,
            bits,
        );
    }
    if let Some((relation, bits)) = facts::countries(&query.countries, &party.facts.countries) {
        let shown = |countries: &[vokter_entities::Country]| {
            Some(
                countries
                    .iter()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
                    .join(" "),
            )
        };
        fact(
            TermKind::Country,
            shown(&query.countries),
            shown(&party.facts.countries),
            relation,
            bits,
        );
    }
    if let Some((relation, bits)) = facts::genders(query.gender, party.facts.gender) {
        let shown = |gender: vokter_entities::Gender| format!("{gender:?}").to_lowercase();
        fact(
            TermKind::Gender,
            query.gender.map(shown),
            party.facts.gender.map(shown),
            relation,
            bits,
        );
    }
    if let Some((key, bits)) = facts::identifiers(&query.ids, &party.facts.ids) {
        fact(
            TermKind::Identifier,
            Some(key.to_owned()),
            Some(key.to_owned()),
            Relation::Equal,
            bits,
        );
    }
    debug_assert_eq!(
        weight.bits,
        prior + terms.iter().map(|term| term.bits).sum::<Bits>()
    );
    Some(Score {
        bits: weight.bits,
        prior,
        terms,
        whole_name: weight.whole_name,
        matched_name,
    })
}
