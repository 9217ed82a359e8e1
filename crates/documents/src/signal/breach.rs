//! Which measures a transfer would breach, by the rules of its day.

use jiff::civil::{Date, date};
use vokter_trade::text::goods as goods_of;
use vokter_trade::{Certainty, Goods, Judge, Shipment};

use super::frame::Ends;
use super::sentence::Sentence;

/// What somebody is armed with, where it is not said.
pub(super) const ARMS: &str = "weapons";

/// What a transfer would breach.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Breach {
    /// Ids of the measures.
    pub(super) measures: Vec<String>,
    /// Their sources, each once.
    pub(super) sources: Vec<String>,
    /// How sure the surest is.
    pub(super) certainty: Certainty,
}

/// What the rules say of goods on this way; nothing where no measure forbids them or asks for a licence.
/// What a sentence calls the recipient counts, too: a group in a country is not its State. Goods that are no
/// arms and only possibly of a measure breach nothing.
pub(super) fn of(
    judge: &Judge,
    ends: Ends,
    goods: &[String],
    sentence: &Sentence<'_>,
    day: Date,
) -> Breach {
    let place = |area: Option<vokter_trade::Area>| {
        area.map_or_else(String::new, |area| area.code().to_owned())
    };
    let recipients = sentence
        .places
        .iter()
        .filter(|place| Some(place.area) == ends.to);
    let recipients: Vec<&str> = recipients
        .filter_map(|place| sentence.text.get(place.at.clone()))
        .collect();
    let may_be_arms = goods
        .iter()
        .flat_map(|text| goods_of(text))
        .any(|named| named.arms > Certainty::No);
    let shipment = Shipment {
        notes: vec![("end_use".to_owned(), recipients.join(", "))],
        from: place(ends.from),
        to: place(ends.to),
        goods: goods
            .iter()
            .map(|text| Goods {
                text: text.clone(),
                codes: Vec::new(),
            })
            .collect(),
        ..Shipment::on(day)
    };
    let mut breach = Breach::default();
    for finding in judge.answer(&shipment).findings {
        let binds = matches!(finding.consequence, "prohibited" | "licence");
        let doubtful = finding.certainty == Certainty::Possible && !may_be_arms;
        if finding.remark || !binds || finding.certainty == Certainty::No || doubtful {
            continue;
        }
        breach.certainty = breach.certainty.max(finding.certainty);
        if !breach.measures.contains(&finding.measure) {
            breach.measures.push(finding.measure);
        }
        if !breach.sources.contains(&finding.source) {
            breach.sources.push(finding.source);
        }
    }
    breach
}

/// The day whose rules count: the text's, or the end of the year that the sentence names.
pub(super) fn day(year: Option<i16>, today: Date) -> Date {
    match year {
        Some(year) if year < today.year() => date(year, 12, 31),
        _ => today,
    }
}
