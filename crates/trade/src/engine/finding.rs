//! What comes out: findings, the outcome, and what was understood.

use jiff::civil::Date;
use serde::Serialize;

use crate::certainty::Certainty;
use crate::goods::{Facts, Line};
use crate::places::Place;
use crate::rules::{Measure, Regime};
use crate::wording::Language;

/// The answer in one word, the mildest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// No measure was found.
    #[default]
    Clear,
    /// A measure is met, and a stated exception lifts it.
    Exempt,
    /// A fact or a paper is needed first.
    Review,
    /// A licence is needed.
    Licence,
    /// A measure forbids it.
    Prohibited,
}

impl Outcome {
    /// The word in Vokter's JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Exempt => "exempt",
            Self::Review => "review",
            Self::Licence => "licence",
            Self::Prohibited => "prohibited",
        }
    }
}

/// That a measure meets the case.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// The measure's id.
    pub measure: String,
    /// The regime under which it applies.
    pub regime: String,
    /// What it is called.
    pub title: String,
    /// The legal source and paragraph.
    pub source: String,
    /// Whether the paragraph was seen.
    pub citation: &'static str,
    /// How sure it is that the measure meets the case.
    pub certainty: Certainty,
    /// What the measure says.
    pub consequence: &'static str,
    /// What comes of it on this case, exemptions looked at.
    pub outcome: Outcome,
    /// It accompanies other measures: alone it changes nothing.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub remark: bool,
    /// Why the regime's rules apply.
    pub why_applies: String,
    /// The facts that triggered it.
    pub because: Vec<String>,
    /// What may lift it, and who grants that.
    pub exemptions: Vec<String>,
    /// What to ask for.
    pub needed: Vec<String>,
    /// In plain words.
    pub explanation: String,
    /// That States dispute the regime.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contested: Option<String>,
    /// First day in force.
    pub in_force_from: String,
    /// Last day in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_force_until: Option<String>,
}

impl Finding {
    /// Before anything is known of the case. Most measures do not meet one, so that nothing is
    /// written down yet.
    pub(super) fn blank() -> Self {
        Self {
            measure: String::new(),
            regime: String::new(),
            title: String::new(),
            source: String::new(),
            citation: "",
            certainty: Certainty::No,
            consequence: "",
            outcome: Outcome::Clear,
            remark: false,
            why_applies: String::new(),
            because: Vec::new(),
            exemptions: Vec::new(),
            needed: Vec::new(),
            explanation: String::new(),
            contested: None,
            in_force_from: String::new(),
            in_force_until: None,
        }
    }

    /// Names the measure that was met.
    pub(super) fn name(
        &mut self,
        regime: &Regime,
        act: Option<&str>,
        measure: &Measure,
        why: &str,
        language: Language,
    ) {
        self.measure.clone_from(&measure.id);
        self.regime.clone_from(&regime.id);
        measure.title.of(language).clone_into(&mut self.title);
        self.source = match act {
            Some(act) => format!("{act}; {}", measure.source),
            None => measure.source.clone(),
        };
        self.citation = measure.citation.as_str();
        self.consequence = measure.consequence.as_str();
        self.remark = measure.accompanies;
        why.clone_into(&mut self.why_applies);
        measure
            .explain
            .of(language)
            .clone_into(&mut self.explanation);
        let contested = regime.contested.as_ref();
        self.contested = contested.map(|text| text.of(language).to_owned());
        self.in_force_from = measure.from.to_string();
        self.in_force_until = measure.until.map(|day| day.to_string());
    }
}

/// A line as it was understood.
#[derive(Clone, Debug, Serialize)]
pub struct UnderstoodGoods {
    /// As given.
    pub text: String,
    /// Codes given and named by the words.
    pub hs: Vec<String>,
    /// Items of the EU Common Military List.
    pub military_list: Vec<&'static str>,
    /// How sure it is what the goods are; `no` where they are not understood.
    pub certainty: Certainty,
    /// What the words stand for, in the language of the answer.
    pub meaning: Vec<&'static str>,
    /// Words of the description that had no bearing on how it was read.
    pub unread: Vec<String>,
    /// Facts in the description.
    pub facts: Facts,
}

impl UnderstoodGoods {
    pub(super) fn of(line: &Line, language: Language) -> Self {
        Self {
            text: line.text.clone(),
            hs: line.hs().iter().map(|code| (*code).to_owned()).collect(),
            military_list: line.military_list(),
            certainty: line.certainty(),
            meaning: line.meanings(language),
            unread: line.unread(),
            facts: line.facts.clone(),
        }
    }
}

/// What was understood of the case.
#[derive(Clone, Debug, Serialize)]
pub struct Understood {
    /// Code of the place, `unknown`, or null when none was given; of a place that fits several
    /// countries all of them with `or` between.
    pub from: Option<String>,
    /// Likewise.
    pub to: Option<String>,
    /// Likewise.
    pub via: Vec<String>,
    /// Likewise.
    pub origin: Option<String>,
    /// Countries of the vessel's flag.
    pub flag: Vec<&'static str>,
    /// Kinds of dealings.
    pub activities: Vec<&'static str>,
    /// The goods.
    pub goods: Vec<UnderstoodGoods>,
}

/// A place as one word.
pub(super) fn shown(place: &Place) -> Option<String> {
    let codes: Vec<&str> = place.areas.iter().map(|area| area.code()).collect();
    match (place.is_given(), codes.is_empty()) {
        (false, _) => None,
        (true, true) => Some("unknown".to_owned()),
        (true, false) => Some(codes.join(" or ")),
    }
}

/// A fact that was not given, and what it would decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// Which.
    pub fact: &'static str,
    /// What it would decide.
    pub decides: String,
}

impl Missing {
    /// The facts that can be told as missing.
    pub const FACTS: [&'static str; 7] = [
        "contract_date",
        "flag",
        "from",
        "goods",
        "party",
        "price",
        "to",
    ];
}

/// The outcome under one regime.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegimeOutcome {
    /// The regime's id.
    pub regime: String,
    /// Its outcome.
    pub outcome: Outcome,
}

/// The whole answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The gravest outcome of all regimes that apply.
    pub outcome: Outcome,
    /// The outcome under each regime that the case touches.
    pub by_regime: Vec<RegimeOutcome>,
    /// What was found, the gravest first.
    pub findings: Vec<Finding>,
    /// What was understood.
    pub understood: Understood,
    /// What was not given and would decide something.
    pub missing: Vec<Missing>,
    /// What else the reader must know, one line each.
    pub notes: Vec<String>,
    /// In a sentence.
    pub sentence: String,
    /// The day whose rules were looked at.
    pub date: Date,
}
