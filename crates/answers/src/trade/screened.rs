//! Parties and vessels on the lists: what a shipment is judged with, and the hits that are shown.

use std::hash::BuildHasher as _;
use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::{FxBuildHasher, FxHashMap};
use vokter_entities::{Identifier, IdentifierKind, Schema, in_ascii_figures, number_called};
use vokter_screening::{Band, Prepared, Query, Settings as Search};
use vokter_trade::{Certainty, Listed, Party, Recipient, Shipment};

use super::Given;
use crate::at_odds::AtOdds;
use crate::bearers::{telling, words_alone};
use crate::parties::Parties;
use crate::reading::numbers_in;
use crate::remark::Remark;
use crate::wire::Hit as WireHit;

/// Looks up who takes part in shipments, each name once however often it comes.
pub struct Screener<'a> {
    parties: &'a Parties,
    search: Search,
    known: Known,
}

/// What was found of names, by a share of their hash, so that threads seldom wait for each other.
type Known = Vec<Mutex<FxHashMap<(bool, String), Arc<Found>>>>;

/// Shares of the names.
const SHARES: usize = 64;
/// Names remembered in a share at most: some hundred thousand of all. What is beyond is looked up again.
const KNOWN_MAX: usize = 8_192;

/// What lists say of somebody.
#[derive(Debug, Default)]
pub struct Found {
    /// The hits, as JSON has them.
    pub hits: Vec<WireHit>,
    /// The hits in words, for people.
    pub lines: Vec<String>,
    /// What the reader must know of them.
    remarks: Vec<Remark>,
    /// The words that tell who is meant, where nobody was found.
    pub(crate) telling: Vec<String>,
    listed: Vec<Listed>,
}

/// Somebody screened.
#[derive(Clone, Debug)]
pub struct Screened {
    /// As given.
    pub name: String,
    /// The role in which it takes part, where one is said.
    pub role: Option<&'static str>,
    /// What was found.
    pub found: Arc<Found>,
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

impl<'a> Screener<'a> {
    /// Over these parties; `search` says from which score a hit counts.
    pub fn new(parties: &'a Parties, search: &Search) -> Self {
        Self {
            parties,
            search: Search {
                limit: Some(HITS_MAX),
                threshold: search.threshold,
                prior: search.prior,
            },
            known: (0..SHARES).map(|_| Mutex::default()).collect(),
        }
    }

    /// Screens everybody of a shipment, and writes into it what lists say.
    pub fn screen(&self, given: &Given, shipment: &mut Shipment) -> Vec<Screened> {
        let mut all = Vec::new();
        for party in &mut shipment.parties {
            let found = self.once(false, &party.name);
            party.listed.clone_from(&found.listed);
            all.push(Screened {
                name: party.name.clone(),
                role: given.role(&party.name),
                found,
            });
        }
        self.screen_owners(given, shipment, &mut all);
        self.screen_named(given, shipment, &mut all);
        if let (Some(vessel), Some(name)) = (&mut shipment.vessel, &given.vessel)
            && of_vessel(name).is_some()
        {
            let found = self.once(true, name);
            vessel.listed.clone_from(&found.listed);
            all.push(Screened {
                name: name.clone(),
                role: None,
                found,
            });
        }
        all
    }

    /// Screens those who take part by a note or by the words for goods: the agency, and who is said to receive or
    /// buy. They are shown where a list may mean them.
    fn screen_named(&self, given: &Given, shipment: &mut Shipment, all: &mut Vec<Screened>) {
        let agencies = given.agencies().map(|name| Recipient {
            name: name.to_owned(),
            others: Vec::new(),
            is_group: false,
        });
        let agencies = agencies.map(|agency| ("agency", agency));
        let told = given.recipients().into_iter();
        for (role, one) in agencies.chain(told.map(|one| ("consignee", one))) {
            let Recipient { name, others, .. } = &one;
            if shipment.parties.iter().any(|party| party.name == *name) {
                continue;
            }
            let all_names = std::iter::once(name).chain(others);
            let looked_up = all_names.map(|name| self.once(false, name));
            let enough = |found: &Arc<Found>| {
                let likely = |listed: &Listed| listed.certainty >= Certainty::Likely;
                found
                    .listed
                    .iter()
                    .any(|listed| one.is_group || likely(listed))
            };
            let looked_up: Vec<Arc<Found>> = looked_up.filter(enough).collect();
            let best =
                |found: &&Arc<Found>| found.listed.iter().map(|listed| listed.certainty).max();
            let Some(found) = looked_up.iter().max_by_key(best).cloned() else {
                continue;
            };
            let name = one.name;
            let mut listed = found.listed.clone();
            listed.retain(|hit| one.is_group || hit.certainty >= Certainty::Likely);
            shipment.parties.push(Party {
                name: name.clone(),
                role: role.to_owned(),
                listed,
            });
            all.push(Screened {
                name,
                role: Some(role),
                found,
            });
        }
    }

    /// Screens the owners that a note names. Who is listed and holds too little to own, alone or with the
    /// others, is possibly of weight only.
    fn screen_owners(&self, given: &Given, shipment: &mut Shipment, all: &mut Vec<Screened>) {
        const OWNS: f64 = 50.0;
        let found = given.owners().into_iter().map(|owner| {
            let found = self.once(false, &owner.name);
            (owner, found)
        });
        let found: Vec<_> = found.collect();
        let listed = found.iter().filter(|(_, found)| !found.listed.is_empty());
        let together: f64 = listed.map(|(owner, _)| owner.share.unwrap_or(OWNS)).sum();
        for (owner, found) in found {
            let mut listed = found.listed.clone();
            if together < OWNS {
                for one in &mut listed {
                    one.certainty = one.certainty.min(Certainty::Possible);
                }
            }
            shipment.parties.push(Party {
                name: owner.name.clone(),
                role: "owner".to_owned(),
                listed,
            });
            all.push(Screened {
                name: owner.name,
                role: Some("owner"),
                found,
            });
        }
    }

    /// What lists say of a name, looked up once.
    fn once(&self, vessel: bool, name: &str) -> Arc<Found> {
        let key = (vessel, name.to_owned());
        let share = FxBuildHasher.hash_one(&key) as usize % SHARES;
        let known = |share: &Mutex<FxHashMap<_, Arc<Found>>>| {
            let share = share.lock().unwrap_or_else(PoisonError::into_inner);
            share.get(&key).cloned()
        };
        if let Some(found) = known(&self.known[share]) {
            return found;
        }
        let query = if vessel {
            of_vessel(name).unwrap_or_default()
        } else {
            // With a role before it or an address behind it, it is the name alone that is listed.
            Query {
                name: Some(name.to_owned()),
                aliases: vokter_trade::names_alone(name),
                ids: ids_of(name),
                ..Query::default()
            }
        };
        let mut found = self.one(&query);
        if found.hits.is_empty() {
            found.telling = telling(name);
        }
        let found = Arc::new(found);
        let mut share = self.known[share]
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if share.len() < KNOWN_MAX {
            share.insert(key, found.clone());
        }
        found
    }

    fn one(&self, query: &Query) -> Found {
        let mut found = Found::default();
        let readable = query.name.as_deref().is_some_and(vokter_names::is_readable);
        if !readable && query.ids.is_empty() {
            return found;
        }
        let hits = self
            .parties
            .search(&Prepared::new(query), &self.search)
            .hits;
        found.remarks = AtOdds::of_hits(query, &hits, self.parties);
        for hit in hits {
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
                found.listed.push(Listed {
                    name: party.entity.caption().to_owned(),
                    certainty,
                    list: listing.list.clone(),
                    regime: regime.join(" "),
                    effect: listing.effect,
                    since,
                });
                found.lines.push(format!(
                    "{} · {} · {} · {}",
                    party.entity.caption(),
                    hit.band.as_str(),
                    listing.list,
                    listing.effect
                ));
            }
            found.hits.push(WireHit::of(&hit, &party, false));
        }
        found
    }
}

/// What the reader must know of who was screened: whom a word alone may mean, by `bearers`, and which ship's number
/// differs. What a whole name would settle is written into the shipment.
pub fn remarks(
    parties: &[Screened],
    shipment: &mut Shipment,
    bearers: impl Fn(&[String]) -> (Vec<String>, usize),
) -> Vec<Remark> {
    let mut remarks = words_alone(parties, bearers);
    let words = remarks.iter().filter_map(|remark| match remark {
        Remark::WordAlone { word, .. } => Some(word.clone()),
        _ => None,
    });
    shipment.words_alone = words.collect();
    for remark in parties.iter().flat_map(|party| &party.found.remarks) {
        if !remarks.contains(remark) {
            remarks.push(remark.clone());
        }
    }
    remarks
}

/// The numbers that a party is given by: all of its text, or one that is too long for a number in an
/// address, or a ship's.
fn ids_of(name: &str) -> Vec<String> {
    const CHARS_MIN: usize = 9;
    let is_ship = |number: &str| Identifier::parse(IdentifierKind::Imo, number).is_ok();
    let mut numbers = numbers_in(name);
    numbers.retain(|number| {
        number == name.trim() || number.chars().count() >= CHARS_MIN || is_ship(number)
    });
    numbers
}

/// What to look for of a vessel: its IMO number, and its name without what only describes it.
fn of_vessel(text: &str) -> Option<Query> {
    let text = &*in_ascii_figures(text);
    let digits: Vec<&str> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 7)
        .collect();
    // "IMO No. 9074729": nothing of it is a name.
    let named = if number_called(text).is_some() {
        ""
    } else {
        text
    };
    let words: Vec<&str> = named
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
