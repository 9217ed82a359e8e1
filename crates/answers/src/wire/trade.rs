//! The JSON of `vokter trade`.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;
use vokter_lists::ListInfo;
use vokter_trade::{Answer as Judged, Finding as Found, Missing as Lacking, Understood as Read};

use super::{EngineStamp, Hit, ListStamp};
use crate::engine::Engine;
use crate::trade::Screened;

/// What the rules and the lists say of a shipment or dealing.
#[derive(Serialize, ToSchema)]
#[schema(as = TradeAnswer)]
pub struct Answer<'a> {
    /// prohibited | licence | review | exempt | clear: the gravest of all regimes.
    pub outcome: &'static str,
    /// The outcome under each regime that is touched.
    pub by_regime: BTreeMap<&'a str, &'static str>,
    /// The measures that are met, the gravest first.
    #[schema(value_type = Vec<Finding>)]
    pub findings: &'a [Found],
    /// Who was screened.
    pub parties: Vec<Party<'a>>,
    /// What was understood of what was given.
    #[schema(value_type = Understood)]
    pub understood: &'a Read,
    /// Facts that were not given, and what they would decide.
    #[schema(value_type = Vec<Missing>)]
    pub missing: &'a [Lacking],
    /// The answer in a sentence.
    pub sentence: &'a str,
    #[schema(value_type = Vec<String>)]
    pub notes: &'a [String],
    #[schema(value_type = Vec<String>)]
    pub warnings: &'a [String],
    /// The day whose rules were looked at.
    pub date: String,
    /// The lists that were searched for those who take part.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lists: Vec<ListStamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub engine: Option<EngineStamp>,
    /// When it was looked up.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    pub screened_at: Option<String>,
}

/// Somebody who takes part.
#[derive(Serialize, ToSchema)]
#[schema(as = TradeParty)]
pub struct Party<'a> {
    pub name: &'a str,
    /// shipper, consignee, bank …, where a column or key says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<&'a str>,
    #[schema(value_type = Vec<Hit>)]
    pub hits: &'a [Hit],
}

/// That a measure meets the case.
#[derive(ToSchema)]
#[allow(dead_code, reason = "documents what the engine's own type prints")]
#[schema(as = TradeFinding)]
pub struct Finding {
    /// The measure's id.
    measure: String,
    /// The regime under which it applies.
    regime: String,
    title: String,
    /// The legal source and paragraph.
    source: String,
    /// confirmed | unconfirmed: whether the paragraph was seen.
    citation: String,
    /// certain | likely | possible.
    certainty: String,
    /// prohibited | licence | notify | review.
    consequence: String,
    /// What comes of it on this case, exemptions looked at.
    outcome: String,
    /// It accompanies other measures: alone it changes nothing.
    remark: Option<bool>,
    why_applies: String,
    /// The facts that triggered it.
    because: Vec<String>,
    /// What may lift it, and who grants that.
    exemptions: Vec<String>,
    /// What to ask for.
    needed: Vec<String>,
    explanation: String,
    contested: Option<String>,
    in_force_from: String,
    in_force_until: Option<String>,
}

/// What was understood of the case.
#[derive(ToSchema)]
#[allow(dead_code, reason = "documents what the engine's own type prints")]
#[schema(as = TradeUnderstood)]
pub struct Understood {
    /// Code of the place, `unknown`, or null.
    from: Option<String>,
    to: Option<String>,
    via: Vec<String>,
    origin: Option<String>,
    flag: Vec<String>,
    activities: Vec<String>,
    goods: Vec<Goods>,
}

/// A line of goods, understood.
#[derive(ToSchema)]
#[allow(dead_code, reason = "documents what the engine's own type prints")]
#[schema(as = TradeGoods)]
pub struct Goods {
    text: String,
    hs: Vec<String>,
    military_list: Vec<String>,
    certainty: String,
    meaning: Vec<String>,
    /// Words of the text that had no bearing on how it was read: no table knows them.
    unread: Vec<String>,
    /// Quantity, unit, price, new or used, as far as the text says.
    #[schema(value_type = Object)]
    facts: (),
}

/// A fact that was not given.
#[derive(ToSchema)]
#[allow(dead_code, reason = "documents what the engine's own type prints")]
#[schema(as = TradeMissing)]
pub struct Missing {
    fact: String,
    decides: String,
}

impl<'a> Answer<'a> {
    /// Of what the rules and the lists said.
    pub fn of(judged: &'a Judged, parties: &'a [Screened], warnings: &'a [String]) -> Self {
        let by_regime = judged.by_regime.iter();
        Self {
            outcome: judged.outcome.as_str(),
            by_regime: by_regime
                .map(|one| (one.regime.as_str(), one.outcome.as_str()))
                .collect(),
            findings: &judged.findings,
            parties: parties
                .iter()
                .map(|party| Party {
                    name: &party.name,
                    role: party.role,
                    hits: &party.found.hits,
                })
                .collect(),
            understood: &judged.understood,
            missing: &judged.missing,
            sentence: &judged.sentence,
            notes: &judged.notes,
            warnings,
            date: judged.date.to_string(),
            lists: Vec::new(),
            engine: None,
            screened_at: None,
        }
    }

    /// With what it rests on besides the rules.
    #[must_use]
    pub fn resting_on(self, lists: &[ListInfo], engine: &Engine) -> Self {
        Self {
            lists: ListStamp::all(lists),
            engine: Some(EngineStamp::of(engine)),
            ..self
        }
    }

    /// With the moment of its look-up.
    #[must_use]
    pub fn at(self, moment: jiff::Timestamp) -> Self {
        Self {
            screened_at: Some(moment.to_string()),
            ..self
        }
    }
}

/// A row of a file, answered or not.
#[derive(Serialize)]
pub struct Row<'a> {
    #[serde(rename = "row")]
    pub number: u64,
    pub id: Option<&'a str>,
    #[serde(flatten)]
    pub answer: Answer<'a>,
}

/// A row that could not be read.
#[derive(Serialize)]
pub struct Unread<'a> {
    #[serde(rename = "row")]
    pub number: u64,
    pub id: Option<&'a str>,
    pub error: &'a str,
}
