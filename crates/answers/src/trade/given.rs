//! A shipment as flags or a row of a file give it.

use std::str::FromStr;

use jiff::civil::Date;
use vokter_trade::{
    Jurisdiction, Owner, Party, Recipient, Shipment, Vessel, owners_noted, owners_of,
};

use super::Field;
use crate::reading::wrong_imo_numbers;
use crate::remark::Remark;

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
    /// Names of `party` with the role in which they take part, as far as it is said.
    pub roles: Vec<(String, &'static str)>,
    pub vessel: Option<String>,
    pub activity: Vec<String>,
    pub jurisdiction: Vec<String>,
    pub note: Vec<(String, String)>,
}

impl Given {
    /// That its day has not come, whose rules count: they can't be known yet.
    pub fn to_come(&self, today: Date) -> Option<Remark> {
        let day = self.date.filter(|day| *day > today)?;
        Some(Remark::RulesToCome(day))
    }

    /// IMO numbers by which somebody is called who takes part, and that are none. Of the ship's the rules say so.
    pub fn wrong_numbers(&self) -> Vec<Remark> {
        let of_parties = self.party.iter();
        let of_parties = of_parties.flat_map(|text| wrong_imo_numbers(text, false));
        let mut wrong: Vec<Remark> = Vec::new();
        for remark in of_parties.map(Remark::WrongImo) {
            if !wrong.contains(&remark) {
                wrong.push(remark);
            }
        }
        wrong
    }

    /// Takes what a column or key says; what two of them say of one thing stands side by side.
    /// `day` reads a date.
    pub fn fill(
        &mut self,
        field: Field,
        name: &str,
        values: Vec<String>,
        day: fn(&str) -> Result<Date, String>,
    ) -> Result<(), String> {
        let column = match field {
            Field::Own(column) => column,
            Field::Role(role) => {
                let values = values.into_iter().filter(|value| !value.trim().is_empty());
                let values: Vec<String> = values.collect();
                self.roles
                    .extend(values.iter().map(|value| (value.clone(), role)));
                self.party.extend(values);
                return Ok(());
            }
            Field::Note(key) => {
                let value = values.join("; ");
                self.note.push((key.to_owned(), value));
                return Ok(());
            }
        };
        // An empty cell is an absent value; only among several lines of goods it keeps its place.
        let said = |value: &String| !value.trim().is_empty();
        let mut values = values;
        if !matches!(column, "goods" | "hs") || !values.iter().any(said) {
            values.retain(said);
        }
        if values.is_empty() {
            return Ok(());
        }
        let first = || values.first().cloned().unwrap_or_default();
        let date = || -> Result<Option<Date>, String> {
            day(&first())
                .map(Some)
                .map_err(|why| format!("column {name}: {why}"))
        };
        match column {
            "date" => self.date = date()?,
            "contract_date" => self.contract_date = date()?,
            "from" => beside(&mut self.from, ", ", &first()),
            "to" => beside(&mut self.to, ", ", &first()),
            "origin" => beside(&mut self.origin, ", ", &first()),
            "vessel" => {
                let value = first();
                let digits = value.len() == 7 && value.bytes().all(|c| c.is_ascii_digit());
                let value = if digits {
                    format!("IMO {value}")
                } else {
                    value
                };
                beside(self.vessel.get_or_insert_default(), " ", &value);
            }
            "via" => self.via.extend(values),
            "goods" if self.goods.len() == values.len() => {
                for (line, value) in self.goods.iter_mut().zip(&values) {
                    beside(line, "; ", value);
                }
            }
            "goods" => self.goods.extend(values),
            "hs" => self.hs.extend(values),
            "party" => self.party.extend(values),
            "activity" => self.activity.extend(values),
            "jurisdiction" => self.jurisdiction.extend(values),
            "note" => {
                for value in values.iter().filter(|value| !value.is_empty()) {
                    self.note.push(value.parse::<KeyValue>()?.parts());
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// The role in which a name takes part, where one is said.
    pub fn role(&self, name: &str) -> Option<&'static str> {
        let found = self.roles.iter().find(|(known, _)| known == name);
        found.map(|(_, role)| *role)
    }

    /// Whether goods are given, and no place at all.
    pub fn is_without_places(&self) -> bool {
        let goods = self.goods.iter().chain(&self.hs);
        let places = [&self.from, &self.to, &self.origin]
            .into_iter()
            .chain(&self.via);
        goods.into_iter().any(|one| !one.is_empty()) && places.into_iter().all(String::is_empty)
    }

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
        !self.party.is_empty()
            || self.vessel.is_some()
            || !self.owners().is_empty()
            || self.agencies().next().is_some()
            || !self.recipients().is_empty()
    }

    /// Those whom a note names as the agency that takes part: they are looked up like parties.
    pub fn agencies(&self) -> impl Iterator<Item = &str> {
        let notes = self.note.iter().filter(|(key, _)| key == "agency");
        notes.map(|(_, name)| name.trim())
    }

    /// Those who are said to receive or buy, in the words for goods or the dealing.
    pub fn recipients(&self) -> Vec<Recipient> {
        let ends = [self.from.as_str(), self.to.as_str()];
        let texts = self.goods.iter().chain(&self.activity);
        texts
            .flat_map(|text| vokter_trade::recipients(text, &ends))
            .collect()
    }

    /// Those whom notes or the names of parties tell as owners: they are looked up like parties.
    pub fn owners(&self) -> Vec<Owner> {
        let notes = self.note.iter().filter(|(key, _)| key == "ownership");
        let noted = notes.flat_map(|(_, text)| owners_noted(text));
        let told = self.party.iter().flat_map(|name| owners_of(name));
        noted.chain(told).collect()
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
                .filter(|name| !name.trim().is_empty())
                .map(|name| Party {
                    name: name.clone(),
                    role: self.role(name).unwrap_or_default().to_owned(),
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

/// Writes a text beside what is there already, unless it says the same.
fn beside(there: &mut String, between: &str, more: &str) {
    if there.is_empty() {
        more.clone_into(there);
    } else if !more.is_empty() && there != more {
        there.push_str(between);
        there.push_str(more);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_named_beside_the_parties_is_screened() {
        for (goods, agency, expected) in [
            ("phones for al-Shabaab", "", true),
            ("телефоны для талибов", "", true),
            ("books for schools", "", false),
            ("parts for Kamaz", "", false),
            ("rice", "Nordre Hjelp", true),
        ] {
            let mut given = Given {
                goods: vec![goods.to_owned()],
                ..Given::default()
            };
            if !agency.is_empty() {
                given.note.push(("agency".to_owned(), agency.to_owned()));
            }
            assert_eq!(given.names_somebody(), expected, "{goods} {agency}");
        }
    }
}
