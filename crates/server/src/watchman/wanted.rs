//! What is asked for in Watchman's parameters.

use serde_json::{Map, Value, json};
use vokter_answers::asked::{Asked, Refusal};
use vokter_answers::groups::Party;
use vokter_answers::reading::{self, VALUES_MAX};
use vokter_answers::remark::{Language, Remark};
use vokter_entities::{Gender, Listing, Schema};
use vokter_screening::Query;

use super::facts::{self, FACTS, Form, NOT_WEIGHED};
use super::given::{CONTACTS, Given};
use super::{Trouble, bad, entity};
use crate::addresses;
use crate::contacts::{self, Contacts, Means};

const LIMIT: usize = 10;
const LIMIT_MAX: usize = 100;

/// What is asked for, with how.
pub(super) struct Wanted {
    pub(super) query: Query,
    /// What it is reached by.
    pub(super) contacts: Vec<(Means, String)>,
    addresses: Vec<addresses::Wanted>,
    /// Currency and address.
    wallets: Vec<(String, String)>,
    /// Numbers of a ship, each with its parameter.
    ships: Vec<(&'static str, String)>,
    kind: Option<String>,
    pub(super) echo: Value,
    /// Lists that are asked for; none for all.
    pub(super) sources: Vec<entity::Source>,
    /// Numbers on a list that are asked for.
    pub(super) source_ids: Vec<String>,
    /// Whether nothing but its number on a list says who it is.
    pub(super) is_by_number: bool,
    pub(super) limit: usize,
    pub(super) least: Option<f64>,
    pub(super) details: bool,
    /// What the reader must know of the question.
    pub(super) warnings: Vec<String>,
}

/// What can be looked for, told to who gives none of it.
const NEEDED: &str = "give a name, altNames, a number (imoNumber, mmsi, callSign, icaoCode, serialNumber), a cryptoAddress, an email, phone, fax or website, an address with its number, or a sourceID";

/// Whether evidence says who is found.
pub(super) fn is_weighed(query: &Query) -> bool {
    query.name.is_some() || !query.ids.is_empty()
}

impl Wanted {
    pub(super) fn of(parameters: &[(String, String)]) -> Result<Self, Trouble> {
        let given = Given(parameters);
        let kind = given.one("type").map(|kind| kind.to_lowercase());
        let schema = match kind.as_deref() {
            None => None,
            Some("person") => Some(Schema::Person),
            Some("business") => Some(Schema::Company),
            Some("organization") => Some(Schema::Organization),
            Some("aircraft") => Some(Schema::Airplane),
            Some("vessel") => Some(Schema::Vessel),
            Some(other) => {
                return Err(bad(format!(
                    "type: `{other}` is none of person, business, organization, aircraft, vessel"
                )));
            }
        };
        let limit = match given.one("limit") {
            None => LIMIT,
            Some(text) => text
                .parse()
                .ok()
                .filter(|limit| (1..=LIMIT_MAX).contains(limit))
                .ok_or_else(|| bad(format!("limit: a number from 1 to {LIMIT_MAX} is needed")))?,
        };
        let least = match given.one("minMatch") {
            None => None,
            Some(text) => {
                let score = text.parse().ok();
                let score = score.filter(|score| (0.0..=1.0).contains(score));
                Some(score.ok_or_else(|| bad("minMatch: a number from 0 to 1 is needed"))?)
            }
        };
        if let Some(format) = given.one("format")
            && format != "watchman"
        {
            return Err(bad(format!("format: `{format}` is not written here")));
        }
        let dates = |name: &str| {
            let read = given.all(name).into_iter();
            let read = read.map(|text| reading::read_typed_date(&text));
            let read = read.collect::<Result<Vec<_>, _>>();
            read.map_err(|what| bad(format!("{name}: {what}")))
        };
        let mut born = dates("birthDate")?.into_iter();
        // They are no evidence here; what is none is told all the same.
        for name in ["built", "created", "deathDate", "dissolved"] {
            dates(name)?;
        }
        for name in ["tonnage", "grossRegisteredTonnage"] {
            given.whole(name)?;
        }
        let mut ids = Vec::new();
        for name in ["imoNumber", "mmsi", "callSign", "icaoCode", "serialNumber"] {
            ids.extend(given.all(name));
        }
        let wallets = wallets(&given);
        ids.extend(wallets.iter().map(|(_, address)| address.clone()));
        let contacts = contacts(&given)?;
        let written = given.all("address");
        if contacts.len().max(written.len()) > VALUES_MAX {
            return Err(bad(format!("more than {VALUES_MAX} contacts or addresses")));
        }
        let addresses: Vec<addresses::Wanted> = written
            .iter()
            .filter_map(|text| addresses::Wanted::of(text))
            .collect();
        let gender = gender(given.one("gender"))?;
        let flags = given.all("flag");
        let countries = flags.iter().map(|flag| reading::country(flag));
        let countries = countries.collect::<Result<Vec<_>, _>>();
        let countries = countries.map_err(|what| bad(format!("flag: {what}")))?;
        let source_ids = given.all("sourceID");
        // Who is known by other names alone is looked for by the first of them; of several names each is one.
        let names = [given.all("name"), given.all("altNames")].concat();
        let mut names = names.into_iter();
        let asked = Asked {
            name: names.next(),
            schema,
            birth_date: born.next(),
            other_birth_dates: born.collect(),
            countries,
            ids,
            aliases: names.collect(),
        };
        let is_reached = !contacts.is_empty() || !addresses.is_empty();
        let mut remarks = Vec::new();
        let (query, is_by_number) = match asked.question() {
            Ok(question) => {
                remarks = question.remarks;
                (question.query, false)
            }
            Err(Refusal::Nothing | Refusal::Blank(_)) if is_reached => (Query::default(), false),
            Err(Refusal::Nothing | Refusal::Blank(_)) if !source_ids.is_empty() => {
                (Query::default(), true)
            }
            Err(Refusal::Nothing | Refusal::Blank(_)) if !written.is_empty() => {
                return Err(bad(
                    "address: a town or country alone names all who live there; give street and number, or a name beside it",
                ));
            }
            Err(refusal @ (Refusal::Nothing | Refusal::Blank(_))) => {
                return Err(bad(format!("{refusal}: {NEEDED}")));
            }
            Err(refusal) => return Err(bad(refusal.to_string())),
        };
        let numbers = given.all("imoNumber").into_iter();
        for number in numbers.flat_map(|text| reading::wrong_as_imo_number(&text, true)) {
            let remark = Remark::WrongImo(number);
            if !remarks.contains(&remark) {
                remarks.push(remark);
            }
        }
        let mut warnings = Remark::texts(&remarks, Language::English);
        let unseen = NOT_WEIGHED.iter().filter(|name| given.one(name).is_some());
        warnings.extend(unseen.map(|name| {
            format!("`{name}` was not looked at: a name, number, country, birth date or gender is weighed, and a contact looked up")
        }));
        warnings.extend(given.passed_over());
        if !addresses.is_empty() && is_weighed(&query) {
            warnings.push(addresses::NOT_USED.to_owned());
        }
        let mut wanted = Self {
            warnings,
            query: Query { gender, ..query },
            contacts,
            addresses,
            wallets,
            ships: ["imoNumber", "mmsi", "callSign"]
                .into_iter()
                .flat_map(|name| given.all(name).into_iter().map(move |text| (name, text)))
                .collect(),
            kind,
            echo: Value::Null,
            sources: given
                .all("source")
                .iter()
                .map(|source| entity::Source::of(source))
                .collect(),
            source_ids,
            is_by_number,
            limit,
            least,
            details: given
                .one("debug")
                .is_some_and(|debug| debug != "false" && debug != "0"),
        };
        wanted.echo = wanted.told(&given);
        Ok(wanted)
    }

    /// The question as an entity of Watchman's.
    fn told(&self, given: &Given<'_>) -> Value {
        let kind = self.kind.as_deref().unwrap_or_default();
        let mut echo = json!({
            "name": given.one("name"),
            "entityType": kind,
            "sourceList": "api-request",
            "sourceID": given.one("requestID").unwrap_or_default(),
        });
        if !kind.is_empty() {
            let mut facts = Map::new();
            for (parameter, kinds, name, form) in FACTS {
                let fact = match form {
                    Form::Text => given.one(parameter).map(Value::from),
                    Form::Texts => Some(given.all(parameter).into()),
                    Form::Time => given
                        .one(parameter)
                        .and_then(|text| reading::read_typed_date(&text).ok())
                        .map(|date| facts::time(date).into()),
                    Form::Number => given.whole(parameter).ok().flatten().map(Value::from),
                };
                if let Some(fact) = fact.filter(|_| kinds.contains(&kind)) {
                    facts.insert(name.to_owned(), fact);
                }
            }
            echo[kind] = Value::Object(facts);
        }
        let by = |wanted: Means| -> Vec<&str> {
            let all = self.contacts.iter().filter(|(means, _)| *means == wanted);
            all.map(|(_, text)| text.as_str()).collect()
        };
        echo["contact"] = json!({
            "emailAddresses": by(Means::Mail),
            "phoneNumbers": by(Means::Phone),
            "faxNumbers": by(Means::Fax),
            "websites": by(Means::Page),
        });
        let addresses = given.all("address").into_iter();
        echo["addresses"] = addresses.map(|line| json!({"line1": line})).collect();
        let wallets = self.wallets.iter();
        echo["cryptoAddresses"] = wallets
            .map(|(currency, address)| json!({"currency": currency, "address": address}))
            .collect();
        echo
    }

    /// The numbers of a ship that a parameter gives.
    pub(super) fn ships(&self, name: &str) -> Vec<String> {
        let of_name = self.ships.iter().filter(|(known, _)| *known == name);
        of_name.map(|(_, text)| text.clone()).collect()
    }

    /// The addresses that are looked up: beside a name or a number who else lives there is a stranger.
    pub(super) fn addresses(&self) -> &[addresses::Wanted] {
        if is_weighed(&self.query) {
            &[]
        } else {
            &self.addresses
        }
    }

    /// The question, without wallets that the lists know as those of another chain's currency.
    pub(super) fn query_by(&self, known: &Contacts) -> Query {
        let mut query = self.query.clone();
        for (currency, address) in &self.wallets {
            let listed = known.currency(address);
            if listed.is_some_and(|listed| contacts::at_odds(currency, listed)) {
                query.ids.retain(|id| id != address);
            }
        }
        query
    }

    /// Whether a party is asked for by a listing of it; by none where it is on no list.
    pub(super) fn is_listing(
        &self,
        party: &Party,
        listing: Option<&Listing>,
        from_starter: bool,
    ) -> bool {
        let of_source =
            |source: &entity::Source| from_starter || listing.is_some_and(|on| source.is(&on.list));
        let of_id = |id: &String| entity::source_id(party, listing) == id;
        let none = (self.sources.is_empty(), self.source_ids.is_empty());
        (none.0 || self.sources.iter().any(of_source))
            && (none.1 || self.source_ids.iter().any(of_id))
    }

    /// Whether an entity is of the kind that is asked for.
    pub(super) fn is_kind(&self, entity: &Value) -> bool {
        // Publishers do not tell a business from an organisation.
        let kind = entity["entityType"].as_str().unwrap_or_default();
        let body = |kind: &str| matches!(kind, "business" | "organization");
        self.kind
            .as_deref()
            .is_none_or(|wanted| wanted == kind || (body(wanted) && body(kind)))
    }
}

/// `CURRENCY:address`.
fn wallets(given: &Given<'_>) -> Vec<(String, String)> {
    let wallets = given.all("cryptoAddress").into_iter();
    wallets
        .map(|wallet| {
            let (currency, address) = wallet.split_once(':').unwrap_or(("", &wallet));
            (currency.trim().to_owned(), address.trim().to_owned())
        })
        .collect()
}

fn contacts(given: &Given<'_>) -> Result<Vec<(Means, String)>, Trouble> {
    let mut contacts = Vec::new();
    for (name, means) in CONTACTS {
        for text in given.all(name) {
            if contacts::key(means, &text).is_none() {
                return Err(bad(format!(
                    "{name}: `{text}` is none that can be looked for"
                )));
            }
            contacts.push((means, text));
        }
    }
    Ok(contacts)
}

fn gender(given: Option<String>) -> Result<Option<Gender>, Trouble> {
    let Some(text) = given else {
        return Ok(None);
    };
    let gender = reading::gender(&text);
    if gender.is_none() && !text.eq_ignore_ascii_case("unknown") {
        return Err(bad(format!(
            "gender: `{text}` is none of male, female, unknown"
        )));
    }
    Ok(gender)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(query: &[(&str, &str)]) -> Result<Wanted, String> {
        let pairs = query
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let pairs: Vec<(String, String)> = pairs.collect();
        Wanted::of(&pairs).map_err(|Trouble(_, what)| what)
    }

    #[test]
    fn what_is_no_fact_is_refused_by_its_name() {
        for (name, value) in [
            ("birthDate", "01/08/1984"),
            ("birthDate", "abc"),
            ("deathDate", "2000-13-40"),
            ("created", "abc"),
            ("built", "abc"),
            ("tonnage", "abc"),
            ("grossRegisteredTonnage", "-5"),
            ("flag", "Narnia"),
            ("gender", "abc"),
            ("limit", "0"),
            ("minMatch", "1.5"),
            ("minMatch", "abc"),
            ("type", "tree"),
            ("email", "box"),
        ] {
            let refused = wanted(&[("name", "Kari"), (name, value)]).err();
            let refused = refused.unwrap_or_else(|| panic!("{name}={value}"));
            assert!(refused.starts_with(&format!("{name}: ")), "{refused}");
        }
        for (name, value) in [
            ("birthDate", "20/08/1984"),
            ("birthDate", "08.01.1984"),
            ("built", "1998"),
            ("tonnage", "52000"),
            ("gender", "unknown"),
            ("address", "Moscow"),
        ] {
            assert!(
                wanted(&[("name", "Kari"), (name, value)]).is_ok(),
                "{name}={value}"
            );
        }
        let refused = wanted(&[("address", "Moscow")]).err().unwrap();
        assert!(refused.starts_with("address: "), "{refused}");
        assert!(wanted(&[("address", "5 Orlin Street, Moscow")]).is_ok());
        assert!(wanted(&[("sourceID", "RUS0689")]).is_ok_and(|wanted| wanted.is_by_number));
    }

    #[test]
    fn every_value_counts_or_is_told_to_be_passed_over() {
        let check = |given: &[(&str, &str)], names: &[&str], dates: usize, said: &[&str]| {
            let wanted = wanted(given).unwrap();
            let asked = wanted.query.name.iter().chain(&wanted.query.aliases);
            assert_eq!(asked.collect::<Vec<_>>(), names, "{given:?}");
            let born = wanted.query.birth_date.iter();
            let born = born.chain(&wanted.query.other_birth_dates);
            assert_eq!(born.count(), dates, "{given:?}");
            assert_eq!(wanted.warnings.len(), said.len(), "{:?}", wanted.warnings);
            for (warning, begins) in wanted.warnings.iter().zip(said) {
                assert!(warning.starts_with(begins), "{warning}");
            }
        };
        check(
            &[("name", "Kari"), ("altNames", "K"), ("name", "Ola")],
            &["Kari", "Ola", "K"],
            0,
            &[],
        );
        let born = [
            ("name", "Kari"),
            ("birthDate", "1980-01-01"),
            ("birthDate", "1946"),
        ];
        check(&born, &["Kari"], 2, &[]);
        check(
            &[
                ("name", "Kari"),
                ("birthdate", "1999"),
                ("banana", ""),
                ("debugSourceIDs", "7711,QX-77"),
                ("dateOfBirth", "1999"),
            ],
            &["Kari"],
            0,
            &["`birthdate` was not", "`dateOfBirth` was not"],
        );
        check(
            &[
                ("name", "Kari"),
                ("limit", "3"),
                ("limit", "3"),
                ("gender", "male"),
                ("gender", "female"),
            ],
            &["Kari"],
            0,
            &["`gender` is given more than once: only `male`"],
        );
        let several = [
            ("name", "Kari"),
            ("source", "us_ofac"),
            ("source", "uk_csl"),
        ];
        assert_eq!(wanted(&several).unwrap().sources.len(), 2);
    }

    #[test]
    fn the_question_is_told_in_the_shape_of_an_entity() {
        let told = wanted(&[
            ("type", "person"),
            ("name", "Kari"),
            ("name", "Ola"),
            ("titles", "Dr"),
            ("altNames", "K"),
            ("banana", "1"),
            ("birthDate", "07.10.1952"),
            ("cryptoAddress", "XBT:abc"),
        ]);
        let told = told.unwrap().echo;
        let expected = json!({"name": "Kari", "titles": ["Dr"], "altNames": ["K"], "birthDate": "1952-10-07T00:00:00Z"});
        assert_eq!(told["person"], expected);
        assert_eq!(
            told["cryptoAddresses"],
            json!([{"currency": "XBT", "address": "abc"}])
        );
        let told = wanted(&[
            ("type", "vessel"),
            ("name", "Kari"),
            ("tonnage", "52000"),
            ("vesselType", "Tug"),
            ("built", "1998"),
        ]);
        let told = told.unwrap().echo["vessel"].clone();
        assert_eq!(
            told,
            json!({"name": "Kari", "altNames": [], "tonnage": 52000, "type": "Tug", "built": "1998-01-01T00:00:00Z"})
        );
    }
}
