//! `vokter scan --json`: one line for each mention or signal.

use serde::Serialize;
use utoipa::ToSchema;
use vokter_documents::{Mention as Found, Passed, Signal as Told};
use vokter_names::Bits;
use vokter_screening::{Because, band};
use vokter_trade::Area;

use super::{Entity, Evidence};
use crate::groups::Party;
use crate::parties::Parties;
use crate::remark::Remark;

/// A mention of a listed party.
#[derive(Debug, Serialize, ToSchema)]
pub struct Mention {
    /// Always `mention`.
    pub kind: &'static str,
    pub start: u64,
    pub end: u64,
    pub line: u64,
    pub text: String,
    pub sentence: String,
    pub score: f64,
    pub bits: f64,
    pub prior: f64,
    /// confirmed | likely | possible | below, as in a hit.
    pub band: &'static str,
    /// score | whole-name, as in a hit.
    pub reported_because: &'static str,
    /// full | surname.
    pub resolved_by: &'static str,
    pub entity: Entity,
    /// Other parties that the same words name as well, by id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<String>,
    pub evidence: Vec<Evidence>,
}

impl Mention {
    /// A mention of a party as JSON.
    pub fn of(found: &Found, threshold: f64, listed: &Parties, party: &Party) -> Self {
        let score = &found.score;
        let because = if score.bits >= Bits::at_probability(threshold) {
            Because::Score
        } else {
            Because::WholeName
        };
        Self {
            kind: "mention",
            start: found.start,
            end: found.end,
            line: found.line,
            text: found.text.clone(),
            sentence: found.sentence.clone(),
            score: score.probability(),
            bits: score.bits.as_f64(),
            prior: score.prior.as_f64(),
            band: band(score.bits, score.whole_name).as_str(),
            reported_because: because.as_str(),
            resolved_by: found.resolved_by.as_str(),
            entity: Entity::of(party),
            others: found
                .others
                .iter()
                .map(|other| listed.index.entity(*other).id.to_string())
                .filter(|other| !party.members.contains(other))
                .collect(),
            evidence: Evidence::all(score),
        }
    }
}

/// A sentence that speaks of a transfer of embargoed goods.
#[derive(Debug, Serialize, ToSchema)]
pub struct Signal {
    /// Always `signal`.
    pub kind: &'static str,
    /// First byte of the sentence.
    pub start: u64,
    /// First byte after it.
    pub end: u64,
    pub line: u64,
    pub sentence: String,
    /// The goods, as written.
    pub goods: String,
    /// Country or territory whence; null where the text does not say.
    pub from: Option<&'static str>,
    /// Likewise whither.
    pub to: Option<&'static str>,
    /// stated | alleged | denied | speculated | planned.
    pub certainty: &'static str,
    /// Who says it, as written.
    pub said_by: Option<String>,
    /// The measures that such a transfer would breach on the text's day, by id.
    pub measures: Vec<String>,
    /// Resolution or act and paragraph of each, as the measures name them.
    pub sources: Vec<String>,
    /// How sure the words make it that the goods are those of the measures: certain | likely | possible.
    pub breach: &'static str,
}

impl Signal {
    /// A signal as JSON.
    pub fn of(told: Told) -> Self {
        Self {
            kind: "signal",
            start: told.start,
            end: told.end,
            line: told.line,
            sentence: told.sentence,
            goods: told.goods.join(", "),
            from: told.from.map(Area::code),
            to: told.to.map(Area::code),
            certainty: told.certainty.as_str(),
            said_by: told.said_by,
            measures: told.measures,
            sources: told.sources,
            breach: told.breach.as_str(),
        }
    }
}

/// What no mention says and a reader should know.
pub fn remarks(passed: Passed) -> Vec<Remark> {
    let surnames = (passed.ambiguous > 0).then_some(Remark::SurnamesAlone(passed.ambiguous));
    surnames.into_iter().collect()
}

/// Whether a text begins as XML or HTML does. Tags cut names in two, and entities hide letters:
/// scanned as it stands, such a text would look clean that is not.
pub fn is_markup(start: &[u8]) -> bool {
    let start = start.trim_ascii_start();
    start.starts_with(b"<?xml") || start.starts_with(b"<!")
}
