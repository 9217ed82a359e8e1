//! A shipment as flags or a row of a file give it.

use std::str::FromStr;

use jiff::civil::Date;
use vokter_trade::{Jurisdiction, Party, Shipment, Vessel};

/// `KEY=VALUE`, as flags and cells write it.
#[derive(Clone, Debug)]
pub struct KeyValue {
    key: String,
    value: String,
}

impl KeyValue {
    /// Key and value.
    pub fn parts(&self) -> (String, String) {
        (self.key.clone(), self.value.clone())
    }
}

impl FromStr for KeyValue {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let Some((key, value)) = text.split_once('=') else {
            return Err(format!(
                "`{text}` is no fact: write KEY=VALUE, such as agency=UNICEF"
            ));
        };
        Ok(Self {
            key: key.trim().to_lowercase().replace('-', "_"),
            value: value.trim().to_owned(),
        })
    }
}

/// The facts as given, before anything is understood.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs)] // The fields are the contract's flags.
pub struct Given {
    pub date: Option<Date>,
    pub contract_date: Option<Date>,
    pub from: String,
    pub to: String,
    pub via: Vec<String>,
    pub origin: String,
    pub goods: Vec<String>,
    pub hs: Vec<String>,
    pub party: Vec<String>,
    pub vessel: Option<String>,
    pub activity: Vec<String>,
    pub jurisdiction: Vec<String>,
    pub note: Vec<(String, String)>,
}

impl Given {
    /// Whether nothing is given that could be judged.
    pub fn is_empty(&self) -> bool {
        [&self.from, &self.to, &self.origin]
            .iter()
            .all(|place| place.trim().is_empty())
            && self.via.is_empty()
            && self.goods.is_empty()
            && self.hs.is_empty()
            && self.party.is_empty()
            && self.vessel.is_none()
            && self.activity.is_empty()
            && self.note.is_empty()
    }

    /// Whether there is somebody to be screened.
    pub fn names_somebody(&self) -> bool {
        !self.party.is_empty() || self.vessel.is_some()
    }

    /// The shipment; nobody is screened yet. A dealing or jurisdiction that there is not is an error.
    pub fn shipment(&self, today: Date) -> Result<Shipment, String> {
        let whose = self.jurisdiction.iter().map(|word| {
            let known = Jurisdiction::named(word).filter(|whose| *whose != Jurisdiction::Customs);
            known.ok_or_else(|| format!("unknown jurisdiction `{word}`: un, eu, no, us or uk"))
        });
        Ok(Shipment {
            contract_date: self.contract_date,
            from: self.from.clone(),
            to: self.to.clone(),
            via: self.via.clone(),
            origin: self.origin.clone(),
            goods: Shipment::lines(&self.goods, &self.hs),
            parties: self
                .party
                .iter()
                .map(|name| Party {
                    name: name.clone(),
                    ..Party::default()
                })
                .collect(),
            vessel: self.vessel.as_ref().map(|name| Vessel {
                name: name.clone(),
                ..Vessel::default()
            }),
            activities: self.activity.clone(),
            jurisdictions: whose.collect::<Result<_, _>>()?,
            notes: self.note.clone(),
            ..Shipment::on(self.date.unwrap_or(today))
        })
    }
}
