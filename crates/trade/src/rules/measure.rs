//! What a rule file holds: a regime, its exemptions and its measures.

use crate::wording::Language;
use jiff::civil::Date;

use super::condition::Condition;

/// A text in English and in Norwegian Bokmål.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// English.
    pub en: String,
    /// Norwegian Bokmål.
    pub nb: String,
}

impl Text {
    /// In a language.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::English => &self.en,
            Language::Norwegian => &self.nb,
        }
    }
}

/// A regime: whose rules they are, and against whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Regime {
    /// Such as `un-kp`.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// Whose rules they are.
    pub jurisdiction: Jurisdiction,
    /// The countries and territories that it is about, by code; empty when it is about parties.
    pub target: Vec<String>,
    /// The lists whose entries are its listings.
    pub lists: Vec<String>,
    /// Words, one of which the entry's own regime has; empty when every entry of the lists counts.
    pub programmes: Vec<String>,
    /// The last paragraphs of acts that its sources name, as `SI 2019/855 reg. 97`.
    pub acts: Vec<String>,
    /// The symbols and resolutions by which papers of its Committee are known, such as `S/AC.49` and `1718`; empty
    /// when any Committee's count.
    pub committee: Vec<String>,
    /// Another regime whose measures apply here too, with the act that carries them over.
    pub carries: Option<Carried>,
    /// Its validity is disputed by States: said on every finding.
    pub contested: Option<Text>,
    /// What of the acts its measures hold, where these forbid more: said where nothing was found.
    pub holds: Option<Text>,
    /// Its exemptions.
    pub exemptions: Vec<Exemption>,
    /// Its measures.
    pub measures: Vec<Measure>,
}

/// That a regime takes over another's measures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// The regime whose measures they are.
    pub regime: String,
    /// The act that takes them over, with its paragraph.
    pub source: String,
    /// Whether the act was seen.
    pub citation: Citation,
    /// Since when.
    pub from: Date,
}

/// Whose rules a regime's are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Jurisdiction {
    /// The United Nations: binds every State.
    Un,
    /// The European Union.
    Eu,
    /// Norway.
    No,
    /// The United States.
    Us,
    /// The United Kingdom.
    Uk,
    /// The customs nomenclature, which binds wherever goods are declared.
    Customs,
}

impl Jurisdiction {
    /// All of them, with their words.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::Un, "un"),
        (Self::Eu, "eu"),
        (Self::No, "no"),
        (Self::Us, "us"),
        (Self::Uk, "uk"),
        (Self::Customs, "customs"),
    ];

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(jurisdiction, _)| *jurisdiction == self)
            .map_or("", |(_, word)| word)
    }

    /// By its word, in any case.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .find(|(_, known)| known.eq_ignore_ascii_case(word.trim()))
            .map(|(jurisdiction, _)| *jurisdiction)
    }
}

/// Whether the paragraph that is cited was seen in a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Citation {
    /// Its number and its content were seen.
    Confirmed,
    /// Its number, or its content, is from general knowledge.
    Unconfirmed,
}

impl Citation {
    /// The word in Vokter's JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Unconfirmed => "unconfirmed",
        }
    }
}

/// What follows from a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Consequence {
    /// A fact or a paper is to be looked at first.
    Review,
    /// Somebody is to be told before.
    Notify,
    /// A licence is needed.
    Licence,
    /// It is forbidden.
    Prohibited,
}

impl Consequence {
    /// All of them, with their words.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Review, "review"),
        (Self::Notify, "notify"),
        (Self::Licence, "licence"),
        (Self::Prohibited, "prohibited"),
    ];

    /// The word in Vokter's JSON.
    pub fn as_str(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(consequence, _)| *consequence == self)
            .map_or("", |(_, word)| word)
    }
}

/// How a shipment meets the regime's target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Goods from it.
    From,
    /// Goods to it.
    To,
    /// Goods through it.
    Through,
    /// Whatever is carried under its flag or in its ships.
    Flag,
    /// Services to, from or for it.
    Services,
    /// Money to, from or for it.
    Finance,
}

impl Direction {
    /// All of them, with their words.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::From, "from"),
        (Self::To, "to"),
        (Self::Through, "through"),
        (Self::Flag, "flag"),
        (Self::Services, "services"),
        (Self::Finance, "finance"),
    ];

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(direction, _)| *direction == self)
            .map_or("", |(_, word)| word)
    }
}

/// One thing that a regime forbids or asks for, in one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Such as `un-kp-arms-from`. Periods that follow each other may share one.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// The legal source and paragraph.
    pub source: String,
    /// Whether that was seen.
    pub citation: Citation,
    /// First day in force.
    pub from: Date,
    /// Last day in force.
    pub until: Option<Date>,
    /// How the shipment meets the target; empty when it need not.
    pub direction: Vec<Direction>,
    /// Classes of goods.
    pub goods: Vec<String>,
    /// Beginnings of HS codes.
    pub hs: Vec<String>,
    /// Categories of the EU Common Military List, such as `ML3`.
    pub military_list: Vec<String>,
    /// Words and phrases of the description of goods.
    pub terms: Vec<String>,
    /// Dealings.
    pub activities: Vec<String>,
    /// Classes of goods that make it a question: the goods may be of the above.
    pub suspect: Vec<String>,
    /// What must hold besides.
    pub when: Option<Condition>,
    /// What makes it a question although `when` does not hold for sure.
    pub doubt: Option<Condition>,
    /// What follows.
    pub consequence: Consequence,
    /// It means all goods and dealings, and so names none.
    pub everything: bool,
    /// It accompanies others: alone, with goods that are known, it is a remark and no finding.
    pub accompanies: bool,
    /// A quantity that is free each year, for all States together.
    pub cap: Option<Cap>,
    /// Prices up to which it does not apply.
    pub price_caps: Vec<PriceCap>,
    /// The ids of exemptions that may apply.
    pub exemptions: Vec<String>,
    /// What would settle it.
    pub needed: Vec<Text>,
    /// In plain words.
    pub explain: Text,
}

impl Measure {
    /// Whether it was in force on a day; both ends count.
    pub fn in_force(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// Whether it is about some goods only.
    pub fn names_goods(&self) -> bool {
        let all = [&self.goods, &self.hs, &self.military_list, &self.terms];
        all.iter().any(|names| !names.is_empty())
    }
}

/// A quantity that is free in a period, all States together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cap {
    /// How much, in `unit`.
    pub limit: u64,
    /// The unit: bbl or t.
    pub unit: String,
    /// The same in tonnes, where the paragraph names both.
    pub tonnes: Option<u64>,
    /// In which period.
    pub period: Text,
}

/// A price cap and its period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceCap {
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Option<Date>,
    /// In hundredths of a US dollar a barrel.
    pub cents: u64,
    /// Which goods, by class; empty for all of the measure.
    pub goods: Vec<String>,
    /// Contracts made before `from` may go on under the cap before it until this day.
    pub grace: Option<Date>,
}

/// What lifts a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exemption {
    /// Such as `x-committee`.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// The legal source and paragraph.
    pub source: String,
    /// Whether that was seen.
    pub citation: Citation,
    /// Who may grant it; empty when it is granted by the text itself.
    pub grantor: Text,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
    /// What brings it on the table.
    pub when: Condition,
    /// What must be proven besides; unknown means a review.
    pub proof: Option<Condition>,
    /// What must be so before anybody is told of it; with nothing, whatever it may lift.
    pub offer_if: Option<Condition>,
    /// With all of it proven the case is still to be reviewed.
    pub review_only: bool,
    /// What to ask for, or to attach.
    pub ask: Text,
}
