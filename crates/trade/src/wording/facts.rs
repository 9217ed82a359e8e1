//! Sentences about facts that are read out of words: countries that these bring in, and prices held against a cap.

use super::Language::{self, English, Norwegian};
use crate::engine::Words;
use crate::places::{Area, Part};
use crate::rules::Role;

/// A price and the cap that it is held against.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CapPrice<'a> {
    pub(crate) amount: f64,
    pub(crate) currency: &'a str,
    /// For which unit, where it is said.
    pub(crate) per: Option<&'a str>,
    /// Dollars a barrel, between two bounds; none where that cannot be told.
    pub(crate) dollars: Option<(f64, f64)>,
    /// Dollars for a unit of another currency, between two bounds.
    pub(crate) rate: Option<(f64, f64)>,
    /// How much a barrel costs in the price's own currency is known.
    pub(crate) told: bool,
    /// Dollars a barrel.
    pub(crate) cap: f64,
}

impl Language {
    /// That a code is none.
    pub(crate) fn unread_code(self, code: &str) -> String {
        match self {
            English => format!(
                "the code `{code}` was not understood: an HS code has 2, 4, 6, 8 or 10 digits"
            ),
            Norwegian => format!(
                "koden «{code}» ble ikke forstått: en HS-kode har 2, 4, 6, 8 eller 10 sifre"
            ),
        }
    }

    /// That a note's value says nothing of what its key asks.
    pub(crate) fn unread_note(self, key: &str, text: &str) -> String {
        let wanted = match key {
            "price" => self.pick(
                "a number and a currency, such as `59 USD`",
                "et tall og en valuta, slik: «59 USD»",
            ),
            "quantity" => self.pick(
                "a number and a unit, such as `500 kg`",
                "et tall og en enhet, slik: «500 kg»",
            ),
            "condition" => self.pick("`new` or `used`", "«ny» eller «brukt»"),
            "currency" => self.pick("a currency, such as `USD`", "en valuta, slik: «USD»"),
            "cap_used" => self.pick(
                "how much of it is used, such as `120000 bbl` or `98 %`",
                "hvor mye av det er brukt, slik: «120000 bbl» eller «98 %»",
            ),
            "purpose" => self.pick(
                "what it is for, such as `humanitarian` or `military`",
                "hva det skal brukes til, slik: «humanitarian» eller «military»",
            ),
            "notified" | "emergency" | "livelihood" | "agency" | "transit" => {
                self.pick("what is so, or `no`", "hva som er tilfelle, eller «nei»")
            }
            _ => self.pick(
                "a country, such as `Panama` or `PA`",
                "et land, slik: «Panama» eller «PA»",
            ),
        };
        match self {
            English => format!(
                "{key} = `{text}` was not understood and counts as not given: write {wanted}"
            ),
            Norwegian => format!(
                "{key} = «{text}» ble ikke forstått og teller som ikke oppgitt: skriv {wanted}"
            ),
        }
    }

    /// That words bring a country in, with the part that they give it.
    pub(crate) fn implied(self, part: Part, area: Area, by: Words, text: &str) -> String {
        let code = area.code().to_uppercase();
        let place = match part {
            Part::Origin => format!("{} = {code}", self.role(Role::Origin)),
            Part::Destination => format!("{} = {code}", self.role(Role::To)),
            Part::Via => format!("{} = {code}", self.role(Role::Via)),
            Part::Within | Part::Unclear => match self {
                English => format!(
                    "{code} is named, and whether goods come from there or go there is not said"
                ),
                Norwegian => format!(
                    "{code} er nevnt, og om varer kommer derfra eller skal dit, er ikke sagt"
                ),
            },
        };
        let by = match by {
            Words::Goods => self.pick("goods' words", "varens ord"),
            Words::Party => self.pick("party", "part"),
            Words::Note => self.pick("note", "merknad"),
        };
        format!("{place} ({by}: {text})")
    }

    /// A price held against a cap: what it is a barrel, and by which rate that is known.
    pub(crate) fn cap_price(self, price: &CapPrice<'_>) -> String {
        let currency = price.currency.to_uppercase();
        let per = price
            .per
            .map(|unit| format!(" / {unit}"))
            .unwrap_or_default();
        let stated = format!("{currency} {}{per}", price.amount);
        let cap = format!("{:.2}", price.cap);
        let between = |(least, most): (f64, f64)| {
            if (most - least).abs() < 0.01 {
                format!("{least:.2}")
            } else {
                format!("{least:.2}–{most:.2}")
            }
        };
        let tail = match (price.dollars.map(between), price.rate, self) {
            (Some(dollars), None, English) => format!("USD {dollars} a barrel; the cap is {cap}"),
            (Some(dollars), None, Norwegian) => format!("USD {dollars} fatet; taket er {cap}"),
            (Some(dollars), Some((least, most)), English) => format!(
                "USD {dollars} a barrel by any rate of {least} to {most}, the day's rate is not known here; the cap is {cap}"
            ),
            (Some(dollars), Some((least, most)), Norwegian) => format!(
                "USD {dollars} fatet etter enhver kurs fra {least} til {most}, dagens kurs er ikke kjent her; taket er {cap}"
            ),
            (None, _, English) if price.told => {
                format!("no rate of {currency} is known here; the cap is USD {cap} a barrel")
            }
            (None, _, Norwegian) if price.told => {
                format!("ingen kurs for {currency} er kjent her; taket er USD {cap} fatet")
            }
            (None, _, English) => format!(
                "how much that is a barrel cannot be told without the quantity; the cap is USD {cap} a barrel"
            ),
            (None, _, Norwegian) => format!(
                "hvor mye det er fatet, kan ikke regnes ut uten mengden; taket er USD {cap} fatet"
            ),
        };
        format!("{} {stated}: {tail}", self.pick("price", "pris"))
    }
}
