//! What is asked about: a shipment or a dealing, as it was given. Every fact may be missing.

use jiff::civil::Date;
use vokter_entities::Effect;

use crate::certainty::Certainty;
use crate::rules::Jurisdiction;

/// A shipment or a dealing.
#[derive(Clone, Debug)]
pub struct Shipment {
    /// The day on which it happens; the rules are those of that day.
    pub date: Date,
    /// The day of the contract.
    pub contract_date: Option<Date>,
    /// Whence it goes.
    pub from: String,
    /// Whither it goes.
    pub to: String,
    /// Through which places.
    pub via: Vec<String>,
    /// Where the goods were made.
    pub origin: String,
    /// The goods.
    pub goods: Vec<Goods>,
    /// Everybody who takes part.
    pub parties: Vec<Party>,
    /// Names of parties that are one word, which is too little to look them up by and is borne on the lists.
    pub words_alone: Vec<String>,
    /// The ship.
    pub vessel: Option<Vessel>,
    /// Kinds of dealings, by name or in words.
    pub activities: Vec<String>,
    /// Whose rules to look at besides the United Nations'; empty for those that a fact brings in.
    pub jurisdictions: Vec<Jurisdiction>,
    /// Other facts, each with its key.
    pub notes: Vec<(String, String)>,
}

impl Shipment {
    /// Nothing but a day.
    pub fn on(date: Date) -> Self {
        Self {
            date,
            contract_date: None,
            from: String::new(),
            to: String::new(),
            via: Vec::new(),
            origin: String::new(),
            goods: Vec::new(),
            parties: Vec::new(),
            words_alone: Vec::new(),
            vessel: None,
            activities: Vec::new(),
            jurisdictions: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Descriptions and codes as they stand beside each other on a paper: as many of each are pairs,
    /// one description has all codes.
    pub fn lines(texts: &[String], codes: &[String]) -> Vec<Goods> {
        // What is empty was not given; it may stand for the code of a line that has none.
        let one = |text: &String, codes: &[String]| Goods {
            text: text.clone(),
            codes: codes
                .iter()
                .filter(|code| !code.trim().is_empty())
                .cloned()
                .collect(),
        };
        let lines = match (texts, codes) {
            ([], []) => Vec::<Goods>::new(),
            ([], codes) => codes
                .iter()
                .map(|code| one(&String::new(), std::slice::from_ref(code)))
                .collect(),
            ([text], codes) => vec![one(text, codes)],
            (texts, codes) if texts.len() == codes.len() => texts
                .iter()
                .zip(codes)
                .map(|(text, code)| one(text, std::slice::from_ref(code)))
                .collect(),
            (texts, codes) => {
                // Which code is whose is not said: the words stand for themselves, and so do the codes.
                let texts = texts.iter().map(|text| one(text, &[]));
                let codes = codes
                    .iter()
                    .map(|code| one(&String::new(), std::slice::from_ref(code)));
                texts.chain(codes).collect()
            }
        };
        let given = |line: &Goods| !line.text.trim().is_empty() || !line.codes.is_empty();
        lines.into_iter().filter(given).collect()
    }
}

/// A line of goods as given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Goods {
    /// The description, in any language.
    pub text: String,
    /// HS codes.
    pub codes: Vec<String>,
}

/// Somebody who takes part.
#[derive(Clone, Debug, Default)]
pub struct Party {
    /// The name as given, perhaps with an address.
    pub name: String,
    /// In which role: shipper, consignee, bank … Empty where it is not said.
    pub role: String,
    /// What lists say of it.
    pub listed: Vec<Listed>,
}

/// A ship.
#[derive(Clone, Debug, Default)]
pub struct Vessel {
    /// Name or IMO number as given, perhaps with flag.
    pub name: String,
    /// What lists say of it.
    pub listed: Vec<Listed>,
}

/// That a party or a vessel is on a list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Who is listed.
    pub name: String,
    /// How sure it is that this is who is meant.
    pub certainty: Certainty,
    /// The list's name.
    pub list: String,
    /// The list's words for its regime and programme.
    pub regime: String,
    /// What the listing does.
    pub effect: Effect,
    /// Since when, where the list says so.
    pub since: Option<Date>,
}
