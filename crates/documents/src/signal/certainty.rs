//! How sure a transfer is by the words around it, and in which time.

use super::condition;
use super::frame::Ends;
use super::infinitive;
use super::language::Language;
use super::sentence::Sentence;
use super::untrue;
use super::words::{Sense, Word};
use vokter_trade::text::fold;

/// How a transfer is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Certainty {
    /// As a fact.
    Stated,
    /// As somebody's claim or accusation.
    Alleged,
    /// That it is not so.
    Denied,
    /// As possible.
    Speculated,
    /// As to come.
    Planned,
}

impl Certainty {
    /// The word in Vokter's JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Alleged => "alleged",
            Self::Denied => "denied",
            Self::Speculated => "speculated",
            Self::Planned => "planned",
        }
    }
}

/// Letters between a transfer's word and what negates it, before and after.
const NOT_BEFORE_CHARS: usize = 24;
const NOT_AFTER_CHARS: usize = 14;
/// Letters between "no" and its goods.
const NO_GOODS_CHARS: usize = 3;

/// How the transfer of a word is told, between these ends.
pub(super) fn of(sentence: &Sentence<'_>, transfer: &Word, ends: Ends) -> Certainty {
    let of_thought = sentence
        .words
        .iter()
        .filter(|word| sentence.same_thought(&word.at, &transfer.at));
    let said: Vec<&Word> = of_thought.collect();
    let has = |sense: Sense| said.iter().any(|word| word.sense == sense);
    if has(Sense::Deny) {
        return Certainty::Denied;
    }
    let negated = said
        .iter()
        .any(|word| word.sense == Sense::Not && negates(sentence, word, transfer));
    if let Some(certainty) = untrue::of(sentence, transfer, negated) {
        return certainty;
    }
    if let Some(certainty) = condition::of(sentence, transfer, negated) {
        return certainty;
    }
    if negated {
        return Certainty::Denied;
    }
    if has(Sense::May) {
        return Certainty::Speculated;
    }
    let hearsay = has(Sense::Shall) && has(Sense::Have);
    let plans = said
        .iter()
        .any(|word| word.sense == Sense::Plan && !is_of_a_passive(sentence, word, transfer));
    if plans || infinitive::is_announced(sentence, transfer) || (has(Sense::Shall) && !hearsay) {
        return Certainty::Planned;
    }
    if has(Sense::Able) {
        return Certainty::Speculated;
    }
    let accord = sentence
        .words
        .iter()
        .any(|word| word.sense == Sense::Accord);
    if hearsay || accord || has(Sense::Claim) {
        return Certainty::Alleged;
    }
    // "Seoul says": a country that has no part in it.
    let parts = [ends.from, ends.to];
    let of_another = sentence
        .places
        .iter()
        .any(|place| place.speaks && !parts.contains(&Some(place.area)));
    if of_another && has(Sense::Say) {
        return Certainty::Alleged;
    }
    // Who asks does not say that it is so.
    if sentence
        .text
        .trim_end_matches([' ', '"', '”', '»', '\''])
        .ends_with(['?', '？', '؟'])
    {
        return Certainty::Speculated;
    }
    Certainty::Stated
}

/// Whether German "wird" only makes a passive with the transfer's participle, of which nothing says that
/// it is to come: "wird nach Russland gebracht".
fn is_of_a_passive(sentence: &Sentence<'_>, plan: &Word, transfer: &Word) -> bool {
    const AUXILIARIES: &[&str] = &["wird", "werden"];
    const TO_COME: &[&str] = &[
        "morgen",
        "bald",
        "demnachst",
        "kunftig",
        "nachste",
        "nachsten",
        "kommende",
        "kommenden",
        "ab",
        "sollen",
        "soll",
    ];
    if sentence.language != Language::German {
        return false;
    }
    let text = |word: &Word| fold(sentence.text.get(word.at.clone()).unwrap_or_default());
    let participle = text(transfer);
    let of_ge =
        participle.contains("ge") && (participle.ends_with('t') || participle.ends_with("en"));
    let prefixed = ["ver", "be", "er", "uber", "import", "export"]
        .iter()
        .any(|prefix| participle.starts_with(prefix))
        && participle.ends_with('t');
    let is = |words: &[&str]| {
        let all = sentence.tokens.iter();
        all.filter(|token| words.contains(&token.text.as_str()))
            .count()
    };
    AUXILIARIES.contains(&text(plan).as_str())
        && (of_ge || prefixed)
        && is(AUXILIARIES) == 1
        && is(TO_COME) == 0
}

fn negates(sentence: &Sentence<'_>, not: &Word, transfer: &Word) -> bool {
    if !sentence.same_piece(&not.at, &transfer.at) || untrue::goes_on(sentence, not, transfer) {
        return false;
    }
    let between = |from: usize, to: usize| {
        sentence
            .text
            .get(from..to)
            .map_or(usize::MAX, |text| text.chars().count())
    };
    // "Keine Granaten", "no shells", "ingen granater": none of the goods.
    let of_goods = sentence.goods.iter().any(|good| {
        not.at.end <= good.at.start && between(not.at.end, good.at.start) <= NO_GOODS_CHARS
    });
    if of_goods && sentence.language != Language::Korean {
        return true;
    }
    if not.at.end <= transfer.at.start {
        return sentence.language != Language::Korean
            && between(not.at.end, transfer.at.start) <= NOT_BEFORE_CHARS;
    }
    matches!(
        sentence.language,
        Language::Korean | Language::German | Language::Norwegian | Language::French
    ) && between(transfer.at.end, not.at.start) <= NOT_AFTER_CHARS
}
