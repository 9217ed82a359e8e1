//! Which measures a transfer would breach, by the rules of its day.

use jiff::civil::{Date, date};
use vokter_trade::{Certainty, Goods, Judge, Shipment};

use super::frame::Ends;

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
pub(super) fn of(judge: &Judge, ends: Ends, goods: &[String], day: Date) -> Breach {
    let place = |area: Option<vokter_trade::Area>| {
        area.map_or_else(String::new, |area| area.code().to_owned())
    };
    let shipment = Shipment {
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
        if finding.remark || !binds || finding.certainty == Certainty::No {
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
