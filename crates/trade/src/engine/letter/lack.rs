//! What a paper lacks to lift a measure, as it is said to people.

use jiff::civil::Date;

use crate::goods::Quantity;
use crate::wording::Language;

/// Why a paper does not cover what is sent for sure.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Lack {
    /// It leaves these out, or its words of what it leaves out are not understood.
    LeftOut(String),
    /// It lists other goods.
    NotListed(String),
    /// It does not say which goods.
    WhichGoods,
    /// It limits how much, and the shipment does not say.
    HowMuch {
        goods: String,
        limits: Vec<Quantity>,
    },
    /// More is sent than it allows.
    TooMuch {
        goods: String,
        limit: Quantity,
        sent: f64,
    },
    /// It measures by another unit.
    OtherUnit {
        goods: String,
        paper: &'static str,
        shipment: &'static str,
    },
    /// It is expired, refused, or only asked for.
    NotInForce,
    /// It does not hold on the day.
    NotOn(Date),
    /// It does not say when it holds.
    Period,
    /// It is not from the Committee.
    OfAnother,
    /// It is from another Committee of the Council, by its symbol or resolution.
    OfCommittee(String),
    /// It was given to somebody who is not named among those who take part.
    IssuedTo(String),
}

/// A unit's name in Norwegian.
fn unit_nb(unit: &'static str) -> &'static str {
    match unit {
        "pieces" => "stykker",
        "bbl" => "fat",
        "t" => "tonn",
        "boxes" => "kasser",
        "cartons" => "kartonger",
        "containers" => "konteinere",
        "pallets" => "paller",
        "bags" => "sekker",
        "rolls" => "ruller",
        "packs" => "pakker",
        "sets" => "sett",
        "pairs" => "par",
        "doses" => "doser",
        "l" => "liter",
        unit => unit,
    }
}

/// A number without what a computer puts behind it.
fn plain(amount: f64) -> f64 {
    (amount * 1000.0).round() / 1000.0
}

impl Lack {
    /// In a language.
    pub(crate) fn said(&self, language: Language) -> String {
        let unit = |unit| match language {
            Language::English => unit,
            Language::Norwegian => unit_nb(unit),
        };
        let pick = |english: &str, norwegian: &str| language.pick_owned(english, norwegian);
        match self {
            Self::NotListed(goods) => pick(
                &format!("the paper does not list these goods: {goods}"),
                &format!("papiret fører ikke opp disse varene: {goods}"),
            ),
            Self::LeftOut(goods) => pick(
                &format!(
                    "the paper leaves something out: show by its list that it covers these goods themselves: {goods}"
                ),
                &format!(
                    "papiret holder noe utenfor: vis med listen i det at det dekker selve varene: {goods}"
                ),
            ),
            Self::WhichGoods => pick(
                "which goods the paper lists, and how much of each",
                "hvilke varer papiret fører opp, og hvor mye av hver",
            ),
            Self::HowMuch { goods, limits } => {
                let limits: Vec<String> = limits
                    .iter()
                    .map(|limit| format!("{} {}", plain(limit.amount), unit(limit.unit)))
                    .collect();
                let limits = limits.join(", ");
                pick(
                    &format!("how much is sent: the paper allows {limits} of {goods}"),
                    &format!("hvor mye som sendes: papiret tillater {limits} av {goods}"),
                )
            }
            Self::TooMuch { goods, limit, sent } => {
                let (most, over) = (plain(limit.amount), plain(sent - limit.amount));
                let (sent, unit) = (plain(*sent), unit(limit.unit));
                pick(
                    &format!(
                        "the paper allows {most} {unit} of {goods}, and {sent} are sent: {over} {unit} too many"
                    ),
                    &format!(
                        "papiret tillater {most} {unit} av {goods}, og {sent} sendes: {over} {unit} for mye"
                    ),
                )
            }
            Self::OtherUnit {
                goods,
                paper,
                shipment,
            } => {
                let (paper, shipment) = (unit(paper), unit(shipment));
                pick(
                    &format!(
                        "the paper counts {goods} in {paper}, and the shipment in {shipment}: how much that is in the paper's unit"
                    ),
                    &format!(
                        "papiret regner {goods} i {paper}, og sendingen i {shipment}: hvor mye det er i papirets enhet"
                    ),
                )
            }
            Self::NotInForce => pick("the paper is not in force", "papiret gjelder ikke"),
            Self::NotOn(day) => pick(
                &format!("the paper does not hold on {day}"),
                &format!("papiret gjelder ikke {day}"),
            ),
            Self::Period => pick(
                "from when until when the paper holds",
                "fra når til når papiret gjelder",
            ),
            Self::IssuedTo(holder) => pick(
                &format!(
                    "the paper was given to {holder}, who is not named among those who take part: whether it covers this shipment"
                ),
                &format!(
                    "papiret er gitt til {holder}, som ikke er nevnt blant dem som er med: om det gjelder denne sendingen"
                ),
            ),
            Self::OfCommittee(symbol) => pick(
                &format!(
                    "a paper of the Committee for this regime: {symbol} is another body of the Security Council"
                ),
                &format!(
                    "et papir fra komiteen for dette regimet: {symbol} er et annet organ under Sikkerhetsrådet"
                ),
            ),
            Self::OfAnother => pick(
                "a paper of the Committee itself: another's does not free",
                "et papir fra komiteen selv: andres fritar ikke",
            ),
        }
    }
}
