//! A shipment understood: places, goods, dealings and circumstances, each once.

use std::rc::Rc;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::implied::{self, Implied};
use super::letter::Letter;
use super::shares::Shares;
use super::shipment::{Listed, Shipment};
use super::stated::StatedPrice;
use crate::activity::{self, Group, Kind};
use crate::certainty::Certainty;
use crate::circumstance;
use crate::goods::{Line, currency};
use crate::note::affirms;
use crate::places::{self, Area, Mentions, Part, Place};
use crate::rules::Role;
use crate::words::{fold, tokens};

/// A dealing, how sure it is, and where that comes from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dealing {
    pub(super) kind: Kind,
    pub(super) certainty: Certainty,
}

/// A shipment understood.
#[derive(Debug)]
pub(super) struct Case<'a> {
    pub(super) given: &'a Shipment,
    pub(super) date: Date,
    pub(super) from: Place,
    pub(super) to: Place,
    pub(super) via: Vec<Place>,
    pub(super) origin: Place,
    pub(super) flag: Vec<Area>,
    pub(super) owner: Vec<Area>,
    pub(super) party: Vec<Area>,
    /// Of a party whose name alone has a country in it.
    pub(super) party_perhaps: Vec<Area>,
    /// Where words say that some of it was made, as far as the law of there follows it.
    pub(super) made: Vec<Area>,
    /// Of banks, insurers and carriers, as far as their own law binds them.
    pub(super) serving: Vec<Area>,
    pub(super) ports: Vec<&'static str>,
    pub(super) lines: Vec<Rc<Line>>,
    /// Arms that what is done, or its purpose, is said to be about.
    pub(super) objects: Vec<Line>,
    pub(super) dealings: Vec<Dealing>,
    /// Words for goods say that these are sent, and a dealing besides.
    pub(super) sends_besides: bool,
    /// Kinds of dealings as given that are none, or one of several.
    pub(super) unread_dealings: Vec<&'a str>,
    /// The price that a note states.
    pub(super) price: Option<StatedPrice<'a>>,
    pub(super) letter: Letter,
    pub(super) shares: Shares,
    pub(super) currency: Option<String>,
    /// Countries that words bring in besides.
    pub(super) implied: Vec<Implied>,
    said: FxHashMap<&'static str, String>,
}

/// Arms named by the words of a dealing or its purpose: "payment for artillery shells".
fn objects(given: &Shipment) -> Vec<Line> {
    let purposes = given.notes.iter().filter(|(key, _)| key == "purpose");
    let texts = purposes.map(|(_, text)| text).chain(&given.activities);
    let lines = texts.map(|text| Line::read(text, &[]));
    lines.filter(Line::is_of_arms).collect()
}

/// Words that say that a country named beside them is a ship's flag.
const FLAG_WORDS: &[&str] = &[
    "flag", "флаг", "기국", "선적", "旗", "flagg", "pavillon", "bandera",
];
const SHIP_WORDS: &[&str] = &[
    "tanker",
    "ship",
    "vessel",
    "skip",
    "skipet",
    "carrier",
    "freighter",
];
/// Words that say that a flag is a ship's.
const UNDER_WORDS: &[&str] = &[
    "under", "flying", "sailing", "mv", "imo", "unter", "seiler", "под", "battant", "bajo",
];

/// Whether a description names a flag as goods: "flag of Norway, polyester", "flag pin". A ship's stands behind
/// its country in a part of its own ("crude oil, GR flag"), or beside words for a ship.
fn is_a_flag_itself(text: &str) -> bool {
    if !text.is_ascii() || text.contains("flag:") || text.contains("flag=") {
        return false;
    }
    let words = tokens(text);
    let of_ship = |word: &str| SHIP_WORDS.contains(&word) || UNDER_WORDS.contains(&word);
    if words.iter().any(|word| of_ship(&word.text)) {
        return false;
    }
    let is_flag = |word: &str| word.starts_with("flag") || word.starts_with("pavillon");
    let Some(at) = words.iter().position(|word| is_flag(&word.text)) else {
        return false;
    };
    let (Some(flag), true) = (words.get(at), at > 1) else {
        return true;
    };
    let behind = text.get(flag.end..).unwrap_or_default().trim_start();
    !(behind.is_empty() || behind.starts_with([',', ';', '.', ')']))
}
const OWNER_WORDS: &[&str] = &["owned", "owner", "eid", "eier", "принадлеж", "소유", "拥有"];
/// Those who take part, by name, a stated agency among them; of none it is not said to whom a paper
/// would have to be given.
fn parts_named(given: &Shipment) -> Vec<&str> {
    let agency = given.notes.iter().filter(|(key, _)| key == "agency");
    let agency = agency.map(|(_, name)| name.as_str()).filter(|name| {
        affirms(name) && !matches!(name.to_lowercase().as_str(), "yes" | "ja" | "true")
    });
    let parties = given.parties.iter().map(|party| party.name.as_str());
    let named: Vec<&str> = agency.chain(parties).collect();
    if named.is_empty() {
        return named;
    }
    let ends = [given.from.as_str(), given.to.as_str()];
    named.into_iter().chain(ends).collect()
}

/// The countries that somebody is of: where an address says that, those alone. And whether that is sure: a
/// country in a name ("Caspia Foods Trading" of anywhere) is a question, unless a code says it or a dealing is
/// about whoever it is.
fn of_party(name: &str, named_by_goods: bool) -> (Vec<Area>, bool) {
    let mentions = Mentions::of(name);
    let mut areas = mentions.areas();
    if areas.is_empty() {
        return (areas, true);
    }
    if let Some(address) = places::address(name) {
        areas.retain(|area| address.iter().any(|home| home.country() == area.country()));
        if areas.is_empty() {
            areas = address;
        }
        return (areas, true);
    }
    // "Bank of …", "Embassy of …": the name ends with it.
    let last = places::placed(name);
    let whose = last
        .iter()
        .any(|(span, _)| span.end == name.trim_end().len());
    (areas, mentions.by_code || whose || !named_by_goods)
}

impl<'a> Case<'a> {
    pub(super) fn of(given: &'a Shipment) -> Self {
        let note = |key: &str| {
            let found = given.notes.iter().find(|(known, _)| known == key);
            found.map(|(_, value)| value.as_str())
        };
        let mut case = Self {
            given,
            date: given.date,
            from: Place::read(&given.from),
            to: Place::read(&given.to),
            via: given.via.iter().map(|text| Place::read(text)).collect(),
            origin: Place::read(&given.origin),
            flag: Vec::new(),
            owner: Vec::new(),
            party: Vec::new(),
            party_perhaps: Vec::new(),
            made: Vec::new(),
            serving: Vec::new(),
            ports: Vec::new(),
            lines: given
                .goods
                .iter()
                .map(|goods| Line::known(&goods.text, &goods.codes))
                .collect(),
            objects: objects(given),
            dealings: Vec::new(),
            sends_besides: false,
            unread_dealings: Vec::new(),
            price: StatedPrice::of(given),
            letter: Letter::read(note("exemption"), given.date, &parts_named(given)),
            shares: Shares::default(),
            currency: None,
            implied: Vec::new(),
            said: FxHashMap::default(),
        };
        case.read_texts();
        case.read_places(note("port"), note("transit"));
        case.read_dealings();
        case.read_ship(note("flag"), note("ownership"));
        case.read_implied();
        let by_note = note("currency").or(note("price")).and_then(|text| {
            text.split_whitespace()
                .find_map(currency)
                .map(str::to_owned)
        });
        case.currency = by_note.or_else(|| {
            case.lines
                .iter()
                .find_map(|line| line.facts.currency.clone())
        });
        case
    }

    /// The words that say a circumstance.
    pub(super) fn said(&self, id: &str) -> Option<&str> {
        self.said.get(id).map(String::as_str)
    }

    /// Every text that may say something.
    pub(super) fn texts(&self) -> impl Iterator<Item = &'a str> {
        let given = self.given;
        let notes = given.notes.iter().map(|(_, value)| value.as_str());
        let goods = given.goods.iter().map(|goods| goods.text.as_str());
        let parties = given.parties.iter().map(|party| party.name.as_str());
        let vessel = given.vessel.iter().map(|vessel| vessel.name.as_str());
        let dealings = given.activities.iter().map(String::as_str);
        let places = [given.from.as_str(), given.to.as_str()].into_iter();
        goods
            .chain(notes)
            .chain(parties)
            .chain(vessel)
            .chain(dealings)
            .chain(places)
    }

    fn read_texts(&mut self) {
        let mut said: FxHashMap<&'static str, String> = FxHashMap::default();
        let mut shares = Shares::default();
        for text in self.texts().filter(|text| !text.is_empty()) {
            for (id, words) in circumstance::said(text) {
                said.entry(id).or_insert_with(|| words.to_owned());
            }
            if shares.is_empty() {
                shares = Shares::read(text);
            }
        }
        self.shares = shares;
        if said.contains_key("emergency-none") {
            said.remove("distress");
        }
        self.said = said;
    }

    fn read_places(&mut self, port: Option<&str>, transit: Option<&str>) {
        if let Some(place) = transit
            .map(Place::read)
            .filter(|place| !place.areas.is_empty())
        {
            self.via.push(place);
        }
        let beside: Vec<Area> = port
            .into_iter()
            .chain(self.texts())
            .flat_map(|text| Mentions::of(text).areas())
            .collect();
        for place in [&mut self.from, &mut self.to, &mut self.origin]
            .into_iter()
            .chain(&mut self.via)
        {
            place.decide(&beside);
        }
        let named = port
            .map(|port| Mentions::of(port).ports.clone())
            .unwrap_or_default();
        let all = [&self.from, &self.to].into_iter().chain(&self.via);
        let mut ports: Vec<&'static str> =
            all.flat_map(|place| place.ports.iter().copied()).collect();
        ports.extend(named);
        self.ports = ports;
    }

    fn read_implied(&mut self) {
        let mut all = implied::all(self);
        if !implied::counts(self) {
            all.clear();
        }
        // Words that say where all of it was made stand for the field.
        let mut made = all
            .iter()
            .filter(|one| one.part == Part::Origin && one.certainty == Certainty::Certain);
        if let (false, Some(one)) = (self.origin.is_given(), made.next())
            && made.all(|other| other.area == one.area)
        {
            self.origin = Place {
                text: one.text.clone(),
                areas: vec![one.area],
                ports: Vec::new(),
            };
        }
        self.implied = all;
    }

    /// How sure words give a role to a country for which `is` holds.
    pub(super) fn implied(&self, role: Role, is: impl Fn(Area) -> bool) -> Certainty {
        let all = self.implied.iter().filter(|one| is(one.area));
        all.map(|one| one.level(role)).max().unwrap_or_default()
    }

    fn read_dealings(&mut self) {
        for text in &self.given.activities {
            let named = activity::named(text);
            if named.is_empty() && !text.trim().is_empty() {
                self.unread_dealings.push(text.trim());
                // One of these is meant, perhaps.
                for kind in activity::near(text) {
                    self.deal(kind, Certainty::Possible);
                }
            }
            for kind in named {
                self.deal(kind, Certainty::Certain);
            }
        }
        if self.dealings.is_empty() {
            let coded = self.given.goods.iter().any(|goods| !goods.codes.is_empty());
            let of_ends = [&self.given.from, &self.given.to].into_iter();
            let of_ends = of_ends.flat_map(|text| activity::mentioned(text));
            let of_lines = self.lines.iter().filter(|_| !coded).flat_map(|line| {
                activity::done_with_goods(&line.text, line.certainty() > Certainty::No)
            });
            let mut lines = self.given.goods.iter();
            self.sends_besides = lines.any(|goods| activity::sends_besides(&goods.text));
            let told: Vec<Kind> = of_lines.chain(of_ends.map(|(kind, _)| kind)).collect();
            for kind in told {
                // That goods move is no dealing of its own, and says nothing that is not said.
                if kind.group != Group::Goods || kind.id == "ship-to-ship" {
                    self.deal(kind, activity::FROM_WORDS);
                }
            }
            let afloat = self.given.goods.iter().map(|goods| goods.text.as_str());
            for (kind, _) in afloat.flat_map(activity::mentioned) {
                if kind.id == "ship-to-ship" {
                    self.deal(kind, activity::FROM_WORDS);
                }
            }
        } else {
            // What is lent, paid or insured may be told by a nearer name, a loan that is an export credit; and
            // which service one is.
            let given = |is: fn(&Kind) -> bool| self.dealings.iter().any(|one| is(&one.kind));
            let pays = given(|kind| kind.group == Group::Finance);
            let serves = given(|kind| kind.id == "services");
            let is_nearer = |kind: &Kind| match kind.group {
                Group::Finance => pays,
                kind => serves && kind == Group::Service,
            };
            let words = self.given.goods.iter().map(|goods| goods.text.as_str());
            let purpose = self.note("purpose").into_iter();
            let told: Vec<Kind> = words
                .chain(purpose)
                .flat_map(activity::mentioned)
                .map(|(kind, _)| kind)
                .filter(is_nearer)
                .collect();
            for kind in told {
                self.deal(kind, activity::FROM_WORDS);
            }
        }
    }

    fn deal(&mut self, kind: Kind, certainty: Certainty) {
        if !self
            .dealings
            .iter()
            .any(|dealing| dealing.kind.id == kind.id)
        {
            self.dealings.push(Dealing { kind, certainty });
        }
    }

    fn read_ship(&mut self, flag: Option<&str>, ownership: Option<&str>) {
        let vessel = self
            .given
            .vessel
            .as_ref()
            .map(|vessel| vessel.name.as_str());
        let mut flags: Vec<Area> = flag.map(|text| Place::read(text).areas).unwrap_or_default();
        let mut owners: Vec<Area> = ownership
            .map(|text| Mentions::of(text).areas())
            .unwrap_or_default();
        for text in self.texts() {
            let folded = fold(text);
            let areas = || Mentions::of(text).areas();
            let is_vessel = vessel == Some(text);
            let owned = OWNER_WORDS.iter().any(|word| folded.contains(word));
            let of_goods = self.given.goods.iter().any(|goods| goods.text == text);
            let flies = FLAG_WORDS.iter().any(|word| folded.contains(word));
            let flies = flies && !(of_goods && is_a_flag_itself(text));
            if flies || (is_vessel && !owned) {
                flags.extend(areas());
            } else if owned {
                owners.extend(areas());
            } else if tokens(text)
                .iter()
                .any(|word| SHIP_WORDS.contains(&word.text.as_str()))
            {
                // "GR tanker", "KP ship": whose ship it is, by flag or owner.
                flags.extend(areas());
            }
        }
        let sends = self.dealings.is_empty();
        let mut parties: Vec<Area> = Vec::new();
        for party in &self.given.parties {
            let (areas, sure) = of_party(&party.name, sends);
            let known = if sure {
                &mut parties
            } else {
                &mut self.party_perhaps
            };
            known.extend(areas);
            self.serving.extend(places::seat(&party.name, &party.role));
        }
        for goods in &self.given.goods {
            self.serving.extend(places::serving(&goods.text));
            self.made.extend(places::made_in(&goods.text).iter());
        }
        parties.extend(self.spoken_of());
        for (all, found) in [
            (&mut self.flag, flags),
            (&mut self.owner, owners),
            (&mut self.party, parties),
        ] {
            for area in found {
                if !all.contains(&area) {
                    all.push(area);
                }
            }
        }
    }

    /// The countries of those who are spoken of and take part: without goods ("KP student", "KP crew"), where
    /// the words name none beside a dealing ("the North Korean embassy's second account"), and in the name of
    /// the dealing itself.
    fn spoken_of(&self) -> Vec<Area> {
        if self.dealings.is_empty() {
            return Vec::new();
        }
        let by_deed = self.given.activities.iter().map(String::as_str);
        let goods_move = self.moves_goods();
        let by_goods = self.given.goods.iter().zip(&self.lines);
        let by_goods = by_goods
            .filter(|(_, line)| {
                let told = line.certainty() > Certainty::No || !line.codes.is_empty();
                !goods_move || self.is_about_people() || !told
            })
            .map(|(goods, _)| goods.text.as_str());
        by_goods
            .chain(by_deed)
            .flat_map(|text| Mentions::of(text).areas())
            .collect()
    }

    /// Ordinary aid, as far as it is said.
    pub(super) fn is_aid(&self) -> Certainty {
        let by_note = self.has_agency();
        Certainty::of(
            by_note || self.said("humanitarian").is_some() || self.said("aid-agency").is_some(),
        )
    }

    /// What lists say of anybody who takes part, on the day.
    pub(super) fn listings(&self) -> impl Iterator<Item = &'a Listed> {
        self.listings_by_party().flatten()
    }

    /// The same of each party, and of the vessel.
    pub(super) fn listings_by_party(
        &self,
    ) -> impl Iterator<Item = impl Iterator<Item = &'a Listed> + use<'a>> + use<'a> {
        let day = self.date;
        let parties = self.given.parties.iter().map(|party| &party.listed);
        let vessel = self.given.vessel.iter().map(|vessel| &vessel.listed);
        parties.chain(vessel).map(move |listed| {
            let on_day = move |one: &&Listed| one.since.is_none_or(|since| since <= day);
            listed.iter().filter(on_day)
        })
    }
}
