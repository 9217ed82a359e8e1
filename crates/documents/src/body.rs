//! When the words of a window name a listed organisation or ship: all its words that aren't
//! generic, or one rare word that is its whole name.

use vokter_entities::Schema;
use vokter_names::token::Role;
use vokter_names::{Bits, Name, Relation, rarity};
use vokter_screening::{Index, Score, TermKind, Weight, score};

use crate::SCAN_PRIOR;
use crate::consonants;
use crate::everyday::is_everyday;
use crate::kind::Kind;
use crate::person::is_unspaced;
use crate::reading::Read;
use crate::single::Alone;
use crate::word::role_of;

/// The least rarity of a word that names a body alone, and at the beginning of a sentence.
const ALONE: Bits = Bits(1250);
const ALONE_FIRST: Bits = Bits(1450);

/// Least length in letters of a name that is written as one word or as several.
const JOINED_LETTERS: usize = 7;

/// Least length of a single word that is a body's name in another spelling, and of one behind an
/// article that is written on to it or behind "tanker".
const OTHER_LETTERS: usize = 7;
const ARTICLE_LETTERS: usize = 5;
/// Least length of one that may be romanised by any rule.
const ROMANISED_LETTERS: usize = 9;
/// Least length of one that is a name also where every word has a capital, with an ending or
/// romanised otherwise.
const LONG_LETTERS: usize = 8;

/// A word of fewer letters that is a body's whole name is to say so much more: there are so few such
/// words that most are somebody else's as well.
const SHORT_LETTERS: usize = 5;
const SHORT_MORE: Bits = Bits(100);

/// How the words of a window stand in their sentence.
#[derive(Clone, Copy)]
pub(crate) struct Beside<'w> {
    /// The word, if it is one.
    pub(crate) alone: Option<&'w Alone<'w>>,
    /// Each has a capital that says: a name.
    pub(crate) capitals: bool,
}

/// Weighs a window as a body's name, whatever it needs around it.
pub(crate) fn weigh(index: &Index, read: &Read, party: usize) -> Option<Weight> {
    vokter_screening::weigh(&read.query, index.party(party), SCAN_PRIOR)
}

/// The evidence, if what the window weighs is enough and of the right parts for a mention.
pub(crate) fn names_it(
    index: &Index,
    read: &Read,
    party: usize,
    (weight, threshold): (Weight, Bits),
    beside: Beside<'_>,
) -> Option<Score> {
    let listed = index.party(party);
    if weight.bits < threshold && !weight.whole_name {
        return None;
    }
    if weight.bits < threshold && read.text.chars().any(is_unspaced) {
        // Syllables read as a name agree with too much.
        return None;
    }
    let score = score(&read.query, listed, SCAN_PRIOR)?;
    has_right_parts(index, read, party, (&score, threshold), beside).then_some(score)
}

fn has_right_parts(
    index: &Index,
    read: &Read,
    party: usize,
    (score, threshold): (&Score, Bits),
    Beside { alone, capitals }: Beside<'_>,
) -> bool {
    let name = &read.name;
    let listed = index.party(party);
    let Some(matched) = score.matched_name.as_deref() else {
        return false;
    };
    let Some((listed_name, strong)) = listed.names().find(|(name, _)| name.text == matched) else {
        return false;
    };
    let vowelless = |name: &Name| {
        let mut tokens = name.readings.iter().flat_map(|reading| &reading.tokens);
        tokens.any(|token| token.partial_vowels)
    };
    let open = vowelless(name);
    let (mut met, mut met_names, mut missing, mut exact) = (0, 0, 0, true);
    let (mut rarest, mut lacks_place, mut equal_places) = (Bits::ZERO, false, 0);
    let mut romanised = false;
    for term in score
        .terms
        .iter()
        .filter(|term| term.kind == TermKind::Name)
    {
        match (term.relation, term.query.as_deref(), term.listed.as_deref()) {
            (Relation::Contradiction, ..) if term.bits <= Bits(-100) => return false,
            (Relation::Extra, Some(extra), _)
                if role_of(name, extra)
                    .is_none_or(|role| matches!(role, Role::Name | Role::Number(_))) =>
            {
                return false;
            }
            (Relation::Missing, _, Some(missing))
                if role_of(listed_name, missing)
                    .is_none_or(|role| matches!(role, Role::Name | Role::Number(_))) =>
            {
                return false;
            }
            (Relation::Missing, _, Some(listed)) => {
                lacks_place |= matches!(role_of(listed_name, listed), Some(Role::Place(_)));
                missing +=
                    usize::from(!role_of(listed_name, listed).is_some_and(Role::is_negligible));
            }
            (Relation::Reading, ..) if term.bits < Bits::ZERO => {}
            (relation, Some(mine), Some(theirs)) => {
                let role = theirs
                    .split(' ')
                    .find_map(|word| role_of(listed_name, word));
                if role.is_some_and(Role::is_negligible) {
                    continue;
                }
                let joins = matches!(relation, Relation::Joined | Relation::Split);
                if joins
                    && (mine.len() < JOINED_LETTERS
                        || !mine
                            .split(' ')
                            .flat_map(str::chars)
                            .eq(theirs.split(' ').flat_map(str::chars)))
                {
                    return false;
                }
                let parts = mine.split(' ').count().max(theirs.split(' ').count());
                met += parts;
                let same = relation == Relation::Equal && mine == theirs;
                equal_places += usize::from(same && matches!(role, Some(Role::Place(_))));
                if role == Some(Role::Name) {
                    if matches!(
                        relation,
                        Relation::Spelling
                            | Relation::TypingSlip
                            | Relation::Initial
                            | Relation::Nickname
                    ) {
                        return false;
                    }
                    met_names += parts;
                    rarest = rarest.max(term.bits);
                }
                let alike = || consonants::can_be(mine, theirs) || consonants::can_be(theirs, mine);
                if open && relation != Relation::Equal && !alike() {
                    return false;
                }
                // Two letters are read alike in too many words.
                if relation == Relation::Romanisation && mine.len().min(theirs.len()) <= 2 {
                    return false;
                }
                // A single word is the name itself, not its plural, and at the beginning of a sentence
                // as it is listed.
                let inflects = alone.is_none_or(|alone| !alone.first || mine.len() >= LONG_LETTERS);
                romanised |= relation == Relation::Romanisation && mine.len() >= ROMANISED_LETTERS;
                let least = if alone.is_some_and(|alone| alone.article || alone.of_ship) {
                    ARTICLE_LETTERS
                } else {
                    OTHER_LETTERS
                };
                exact &= (relation == Relation::Equal && mine == theirs)
                    || (inflects
                        && mine.len() >= least
                        && match relation {
                            Relation::Inflection | Relation::Reading => true,
                            Relation::Equal | Relation::Romanisation => {
                                mine.len() >= ROMANISED_LETTERS || alike()
                            }
                            _ => false,
                        });
            }
            _ => {}
        }
    }
    let has_name = listed_name
        .readings
        .iter()
        .flat_map(|reading| &reading.tokens)
        .any(|token| token.role == Role::Name);
    if !has_name {
        // "Iran Air": a place and a kind, as they are listed.
        let placed = capitals && met == 2 && equal_places == 1;
        return score.whole_name && (met >= 3 || placed);
    }
    if met_names == 0 {
        return false;
    }
    if met >= 2 {
        // Half of a by-name is anybody's, and so are words that many countries' bodies share where
        // the country is left out.
        let half = missing > 0 && !strong;
        let anywhere = lacks_place && met_names == 1 && rarest < ALONE;
        return met > missing && !half && !anywhere;
    }
    // One word is enough where nothing else speaks against it.
    let short = alone.is_some_and(|alone| alone.written.chars().count() < SHORT_LETTERS);
    let least = if short {
        threshold + SHORT_MORE
    } else {
        threshold
    };
    // Behind its article a word that is no other body's is the name, however little it says.
    let with_article = score.whole_name && alone.is_some_and(is_rare_behind_article);
    if score.bits < least && !with_article {
        return false;
    }
    // "الطالبان": two students, where the list has no article.
    let article = |text: &str| text.starts_with("ال") || text.to_lowercase().starts_with("al");
    if alone.is_some_and(|alone| alone.written.starts_with("ال")) && !article(matched) {
        return false;
    }
    let schema = index.entity(party).schema();
    // A word of consonants is many words.
    strong
        && !open
        && exact
        && (score.whole_name || (romanised && missing == 0))
        && alone.is_some_and(|alone| can_stand_alone(alone, schema, matched))
}

/// Whether a word behind "Al-" is rare among bodies as it is written, whatever else it is.
fn is_rare_behind_article(alone: &Alone<'_>) -> bool {
    let key = alone.word.keys.first();
    alone.article
        && matches!(alone.word.kind, Kind::Name | Kind::Generic)
        && key.is_some_and(|(key, _)| rarity::of_body(&[key]) >= ALONE_FIRST)
}

/// Whether one word is so rare that it is its bearer's name wherever it stands.
fn can_stand_alone(alone: &Alone<'_>, schema: Schema, listed: &str) -> bool {
    if matches!(schema, Schema::Vessel | Schema::Airplane) {
        // Ships are called after persons and things: the word before tells.
        return alone.of_ship && alone.word.kind == Kind::Name;
    }
    let is_name = alone.word.kind == Kind::Name || is_rare_behind_article(alone);
    if !is_name || alone.word.may_be_known() {
        return false;
    }
    if alone.word.keys.iter().any(|(key, _)| is_everyday(key)) {
        return false;
    }
    let letters = alone.written.chars().filter(|c| c.is_alphabetic()).count();
    let Some((key, _)) = alone.word.keys.first() else {
        return false;
    };
    let rarity = rarity::of_body(&[key]);
    let acronym =
        |text: &str| !text.chars().any(char::is_lowercase) && text.chars().any(char::is_uppercase);
    if acronym(alone.written) && letters < 6 {
        return letters >= 4 && acronym(listed) && rarity >= ALONE;
    }
    letters >= 5 && rarity >= if alone.first { ALONE_FIRST } else { ALONE }
}
