//! Parties and vessels on the lists: what a shipment is judged with, and the hits that are shown.

use vokter_answers::config::Settings;
use vokter_answers::parties::{Choice, Parties};
use vokter_answers::wire::Hit as WireHit;
use vokter_entities::Schema;
use vokter_screening::{Band, Prepared, Query, Settings as Search};
use vokter_trade::{Certainty, Listed, Shipment};

use super::ask::Given;
use crate::exit::Failure;

/// The lists, searchable.
pub(super) struct Screener {
    parties: Parties,
    search: Search,
}

/// Somebody screened.
#[derive(Debug, serde::Serialize)]
pub(crate) struct Screened {
    /// As given.
    pub(crate) name: String,
    /// What was found.
    pub(crate) hits: Vec<WireHit>,
    /// The hits in words, for people.
    #[serde(skip)]
    pub(crate) lines: Vec<String>,
}

/// Most hits that are looked at for one name.
const HITS_MAX: usize = 10;

/// Words of a vessel's description that are no name.
const DESCRIPTION: &[&str] = &[
    "ship",
    "vessel",
    "tanker",
    "flag",
    "flagged",
    "cargo",
    "bulk",
    "carrier",
    "barge",
    "barges",
    "in",
    "port",
    "ais",
    "off",
    "designated",
    "false",
    "alongside",
    "fishing",
    "boat",
    "skip",
    "imo",
    "owned",
    "used",
    "the",
    "a",
    "of",
    "mv",
    "m",
    "v",
];

impl Screener {
    pub(super) fn load(settings: &Settings) -> Result<Self, Failure> {
        Ok(Self {
            parties: Parties::load(settings, &Choice::default())?,
            search: Search {
                threshold: settings.threshold.value,
                limit: Some(HITS_MAX),
                prior: settings.prior_bits.value,
            },
        })
    }

    pub(super) fn warnings(&self) -> &[String] {
        &self.parties.warnings
    }

    /// Screens everybody of a shipment, and writes into it what lists say.
    pub(super) fn screen(&self, given: &Given, shipment: &mut Shipment) -> Vec<Screened> {
        let mut all = Vec::new();
        for (party, name) in shipment.parties.iter_mut().zip(&given.party) {
            let query = Query {
                name: Some(name.clone()),
                ..Query::default()
            };
            let (screened, listed) = self.one(name, &query);
            party.listed = listed;
            all.push(screened);
        }
        if let (Some(vessel), Some(name)) = (&mut shipment.vessel, &given.vessel)
            && let Some(query) = of_vessel(name)
        {
            let (screened, listed) = self.one(name, &query);
            vessel.listed = listed;
            all.push(screened);
        }
        all
    }

    fn one(&self, name: &str, query: &Query) -> (Screened, Vec<Listed>) {
        let mut screened = Screened {
            name: name.to_owned(),
            hits: Vec::new(),
            lines: Vec::new(),
        };
        let mut listed = Vec::new();
        let readable = query.name.as_deref().is_some_and(vokter_names::is_readable);
        if !readable && query.ids.is_empty() {
            return (screened, listed);
        }
        for hit in self
            .parties
            .search(&Prepared::new(query), &self.search)
            .hits
        {
            let party = self.parties.party(hit.party);
            let certainty = match hit.band {
                Band::Confirmed => Certainty::Certain,
                Band::Likely => Certainty::Likely,
                Band::Possible => Certainty::Possible,
                Band::Below => continue,
            };
            for listing in &party.entity.listings {
                let regime = [&listing.regime, &listing.programme, &listing.reference];
                let regime: Vec<&str> = regime.into_iter().filter_map(Option::as_deref).collect();
                let since = listing.listed_on.and_then(|on| {
                    jiff::civil::Date::new(on.year, on.month? as i8, on.day? as i8).ok()
                });
                listed.push(Listed {
                    name: party.entity.caption().to_owned(),
                    certainty,
                    list: listing.list.clone(),
                    regime: regime.join(" "),
                    effect: listing.effect,
                    since,
                });
                screened.lines.push(format!(
                    "{} · {} · {} · {}",
                    party.entity.caption(),
                    hit.band.as_str(),
                    listing.list,
                    listing.effect
                ));
            }
            screened.hits.push(WireHit::of(&hit, &party, false));
        }
        (screened, listed)
    }
}

/// What to look for of a vessel: its IMO number, and its name without what only describes it.
fn of_vessel(text: &str) -> Option<Query> {
    let digits: Vec<&str> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 7)
        .collect();
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|word| !word.is_empty() && !digits.contains(word))
        .filter(|word| word.chars().count() > 2 || !word.chars().all(char::is_uppercase))
        .filter(|word| !DESCRIPTION.contains(&word.to_lowercase().as_str()))
        .collect();
    let ids: Vec<String> = digits
        .iter()
        .map(|digits| format!("IMO {digits}"))
        .collect();
    let name = (!words.is_empty()).then(|| words.join(" "));
    (name.is_some() || !ids.is_empty()).then(|| Query {
        name,
        ids,
        schema: Some(Schema::Vessel),
        ..Query::default()
    })
}
