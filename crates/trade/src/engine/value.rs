//! What a condition is worth on a case.

use rustc_hash::FxHashMap;
use vokter_entities::Effect;

use super::Applied;
use super::case::Case;
use super::shipment::Listed;
use super::worth;
use crate::certainty::Certainty;
use crate::circumstance;
use crate::goods::{self, Class, Condition as GoodsCondition, Line};
use crate::note::affirms;
use crate::places::{self, Area, Place};
use crate::recipient;
use crate::rules::{Condition, Measure, Regime, Role, Where};
use crate::wording::Language;
use crate::words::{fold, tokens};

/// Everything that a condition of a measure is looked up in.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) case: &'a Case<'a>,
    pub(super) regime: &'a Regime,
    pub(super) measure: &'a Measure,
    /// The line of goods that is looked at.
    pub(super) line: Option<&'a Line>,
    pub(super) classes: &'a ClassTable,
    /// All regimes: what one of them covers by name is not a general one's.
    pub(super) regimes: &'a [Applied<'a>],
    /// Of reasons.
    pub(super) language: Language,
}

impl<'a> Context<'a> {
    /// The same where a line of goods is looked at.
    pub(super) fn on(self, line: &'a Line) -> Self {
        Self {
            line: Some(line),
            ..self
        }
    }
}

/// The numbers of classes that rules name.
#[derive(Debug, Default)]
pub(super) struct ClassTable(FxHashMap<String, Class>);

impl ClassTable {
    pub(super) fn add(&mut self, id: &str) {
        if let Some(class) = Class::named(id) {
            self.0.insert(id.to_owned(), class);
        }
    }

    fn level(&self, line: Option<&Line>, ids: &[String]) -> Certainty {
        let Some(line) = line else {
            return Certainty::No;
        };
        let classes = ids.iter().filter_map(|id| self.0.get(id.as_str()));
        classes
            .map(|class| line.is_of(std::slice::from_ref(class)))
            .max()
            .unwrap_or_default()
    }
}

impl Context<'_> {
    /// How sure a condition holds.
    pub(super) fn value(&self, condition: &Condition) -> Certainty {
        match condition {
            Condition::All(all) => all
                .iter()
                .map(|one| self.value(one))
                .min()
                .unwrap_or(Certainty::Certain),
            Condition::Any(any) => any
                .iter()
                .map(|one| self.value(one))
                .max()
                .unwrap_or_default(),
            Condition::Not(one) => self.value(one).negated(),
            Condition::Place(role, areas) => areas
                .iter()
                .map(|area| self.place(*role, area))
                .max()
                .unwrap_or_default(),
            Condition::Goods(classes) => self.goods(classes),
            Condition::GoodsBeside(classes) => self
                .line
                .map_or(Certainty::No, |line| line.names_beside(classes)),
            Condition::Hs(codes) => self.codes(codes),
            Condition::Activity(kinds) => self.dealing(kinds),
            Condition::Said(ids) => {
                let said = ids.iter().map(|id| self.said(id));
                said.max().unwrap_or_default()
            }
            Condition::Port(ports) => Certainty::of(
                ports
                    .iter()
                    .any(|port| self.case.ports.contains(&port.as_str())),
            ),
            Condition::Note(key, words) => self.note(key, words),
            Condition::Listed(effects) => self.listed(effects),
            Condition::ContractBefore(day) => Certainty::of(
                self.case
                    .given
                    .contract_date
                    .is_some_and(|contract| contract < *day),
            ),
            Condition::ContractSince(day) => Certainty::of(
                self.case
                    .given
                    .contract_date
                    .is_some_and(|contract| contract >= *day),
            ),
            Condition::Aid => self.case.is_aid(),
            Condition::ReliefBody => self.case.relief_body(),
            Condition::Letter => {
                let stated = self.case.stated_quantity();
                let all = &self.case.lines;
                let of = (self.regime, self.measure);
                self.case.letter.covers(self.line, all, stated, of)
            }
            Condition::OwnedTogether(percent) => {
                Certainty::of(self.case.shares.together() >= f64::from(*percent) && *percent > 0)
            }
            Condition::OwnedByOne(percent) => {
                Certainty::of(self.case.shares.greatest() > f64::from(*percent))
            }
            Condition::AbovePriceCap => super::price::above(self),
            Condition::PriceSaid => Certainty::of(
                self.line
                    .is_some_and(|line| line.facts.price_cents.is_some())
                    || self.case.affirms("price"),
            ),
            Condition::ValueUpTo(most, currency) => worth::at_most(self.case, *most, currency),
            Condition::EachValueAbove(least, currency) => {
                worth::each_above(self.case, self.line, *least, currency)
            }
            Condition::Unclear(all) => super::unclear::value(self, all),
        }
    }

    /// Whether a condition could hold if more were known: only what the goods are is settled.
    pub(super) fn could_hold(&self, condition: &Condition) -> bool {
        match condition {
            Condition::All(all) => all.iter().all(|one| self.could_hold(one)),
            Condition::Any(any) => any.iter().any(|one| self.could_hold(one)),
            Condition::Not(one) => match one.as_ref() {
                Condition::Goods(_) | Condition::Hs(_) => self.value(condition) > Certainty::No,
                _ => true,
            },
            Condition::Goods(_) | Condition::Hs(_) => {
                self.line.is_none() || self.value(condition) > Certainty::No
            }
            _ => true,
        }
    }

    /// How sure the places hold that a condition names; whatever else it asks for may.
    pub(super) fn places_of(&self, condition: &Condition) -> Certainty {
        match condition {
            Condition::All(all) => {
                let all = all.iter().map(|one| self.places_of(one));
                all.min().unwrap_or(Certainty::Certain)
            }
            Condition::Any(any) => {
                let any = any.iter().map(|one| self.places_of(one));
                any.max().unwrap_or_default()
            }
            Condition::Not(one) if matches!(**one, Condition::Place(..)) => self.value(condition),
            Condition::Place(..) => self.value(condition),
            _ => Certainty::Certain,
        }
    }

    /// How sure the goods are of one of these classes.
    pub(super) fn goods(&self, classes: &[String]) -> Certainty {
        self.classes.level(self.line, classes)
    }

    /// How sure the goods are such as a measure names: by class, code, category of the Military List or word.
    pub(super) fn goods_of(&self, measure: &Measure) -> Certainty {
        let known = self.goods(&measure.goods).max(self.codes(&measure.hs));
        let own = self.line.map(|line| {
            line.on_military_list(&measure.military_list)
                .max(line.says(&measure.terms))
        });
        known.max(own.unwrap_or_default())
    }

    /// How sure a code of the goods begins so.
    pub(super) fn codes(&self, codes: &[String]) -> Certainty {
        let Some(line) = self.line else {
            return Certainty::No;
        };
        codes
            .iter()
            .map(|code| line.begins(code))
            .max()
            .unwrap_or_default()
    }

    /// How sure it is one of these dealings.
    pub(super) fn dealing(&self, kinds: &[String]) -> Certainty {
        let dealings = self.case.dealings.iter();
        let named = dealings.filter(|dealing| kinds.iter().any(|kind| kind == dealing.kind.id));
        named
            .map(|dealing| dealing.certainty)
            .max()
            .unwrap_or_default()
    }

    pub(super) fn within(&self, area: Area, wanted: &Where) -> bool {
        match wanted {
            Where::Target => self.regime.target.iter().any(|target| area.is_in(target)),
            Where::Area(wanted) => area.is_in(wanted),
        }
    }

    pub(super) fn place_within(&self, place: &Place, wanted: &Where) -> Certainty {
        match wanted {
            Where::Target => {
                let targets = self.regime.target.iter();
                targets
                    .map(|target| place.within(target))
                    .max()
                    .unwrap_or_default()
            }
            Where::Area(area) => place.within(area),
        }
    }

    /// How sure a place or party in a role is within an area.
    pub(super) fn place(&self, role: Role, wanted: &Where) -> Certainty {
        let case = self.case;
        let any =
            |areas: &[Area]| Certainty::of(areas.iter().any(|area| self.within(*area, wanted)));
        let implied = || case.implied(role, |area| self.within(area, wanted));
        match role {
            Role::From => self
                .place_within(&case.from, wanted)
                .max(self.place_within(&case.origin, wanted))
                .max(implied()),
            Role::To => self.place_within(&case.to, wanted).max(implied()),
            Role::Via => {
                let via = case
                    .via
                    .iter()
                    .map(|place| self.place_within(place, wanted));
                via.max().unwrap_or_default().max(implied())
            }
            Role::Origin => {
                let origin = self.place_within(&case.origin, wanted).max(implied());
                // Where it was made is not said: perhaps whence it comes.
                if case.origin.is_given() || origin > Certainty::No {
                    origin
                } else {
                    self.place_within(&case.from, wanted)
                        .min(Certainty::Possible)
                }
            }
            Role::Flag => any(&case.flag),
            Role::Party => any(&case.party)
                .max(any(&case.serving))
                .max(any(&case.party_perhaps).min(Certainty::Possible)),
            Role::Owner => any(&case.owner),
            Role::Anywhere => [
                Role::From,
                Role::To,
                Role::Via,
                Role::Flag,
                Role::Party,
                Role::Owner,
            ]
            .into_iter()
            .map(|role| self.place(role, wanted))
            .max()
            .unwrap_or_default(),
        }
    }

    fn said(&self, id: &str) -> Certainty {
        match id {
            "price-grace" => Certainty::of(super::price::in_grace(self)),
            "vessel-itself" => {
                Certainty::of(self.case.said(id).is_some() || self.case.given.vessel.is_some())
            }
            "peacekeeping" if self.case.said(id).is_some() => Certainty::Certain,
            id => Certainty::of(self.case.said(id).is_some()),
        }
    }

    fn note(&self, key: &str, words: &[String]) -> Certainty {
        let value = self.case.note(key).filter(|value| affirms(value));
        if key == "condition" {
            let given = value.and_then(GoodsCondition::read);
            let given = given.or_else(|| self.line.and_then(|line| line.facts.condition));
            return match given {
                Some(given) => Certainty::of(words.iter().any(|word| word == given.as_str())),
                None => Certainty::Possible,
            };
        }
        if words.is_empty() {
            let told = key == "notified" && self.case.said("notified").is_some();
            return Certainty::of(self.case.affirms(key) || told);
        }
        let end = matches!(key, "end_use" | "purpose");
        if end
            && words.iter().any(|word| word == "military")
            && self.case.said("military-end").is_some()
        {
            return Certainty::Certain;
        }
        let Some(value) = value else {
            return Certainty::No;
        };
        let value = &*goods::without_called_armies(value);
        let folded = fold(value);
        let by_word = words.iter().any(|word| folded.contains(word.as_str()));
        let military = end
            && words.iter().any(|word| word == "military")
            && (goods::names_forces(value)
                || circumstance::said(value)
                    .iter()
                    .any(|(id, _)| *id == "military-end"));
        Certainty::of(by_word || military)
    }

    /// How sure somebody who takes part is listed by the regime with one of these effects.
    fn listed(&self, effects: &[Effect]) -> Certainty {
        let of_regime = |listed: &&Listed| {
            effects.contains(&listed.effect)
                && lists(self.regime, &listed.list, &listed.regime)
                && !self.is_of_another(&listed.list, &listed.regime)
        };
        let by_list = self.case.listings().filter(of_regime);
        let by_list = by_list.map(|listed| listed.certainty).max();
        let mut by_list = by_list.unwrap_or_default();
        // A short name that is a group's all by itself is that group, where it is listed.
        if by_list == Certainty::Possible && self.names_listed_group(of_regime) {
            by_list = Certainty::Likely;
        }
        by_list.max(self.listed_by_words(effects))
    }

    /// Whether a party bears the whole name of an armed group, and a listing for which `is` holds is the group's.
    fn names_listed_group(&self, is: impl Fn(&&Listed) -> bool) -> bool {
        let day = self.case.date;
        self.case.given.parties.iter().any(|party| {
            let own = places::names_alone(&party.name);
            let names = std::iter::once(&party.name).chain(&own);
            let mut groups = names.filter_map(|name| recipient::group(name));
            let listed = party.listed.iter().filter(&is);
            groups.next().is_some_and(|group| {
                let mut listed = listed.filter(|one| one.since.is_none_or(|since| since <= day));
                listed.any(|one| recipient::is_of_group(&one.name, group))
            })
        })
    }

    /// Whether a listing that a general regime has, too, is one of a regime of its own under the same
    /// jurisdiction, which has its own exemptions.
    fn is_of_another(&self, list: &str, words: &str) -> bool {
        let general = self.regime.target.is_empty() && self.regime.programmes.is_empty();
        general
            && self.regimes.iter().any(|other| {
                other.regime.jurisdiction == self.regime.jurisdiction
                    && !other.source.programmes.is_empty()
                    && lists(other.source, list, words)
                    && other.measures.iter().any(|measure| {
                        let leaves = measure.when.iter().flat_map(Condition::leaves);
                        measure.in_force(self.case.date)
                            && measure.activities.is_empty()
                            && leaves
                                .into_iter()
                                .any(|leaf| matches!(leaf, Condition::Listed(_)))
                    })
            })
    }

    /// A text says that a party is listed, and the regime is one that the case is about.
    fn listed_by_words(&self, effects: &[Effect]) -> Certainty {
        if self.case.said("designated").is_none() {
            return Certainty::No;
        }
        let about =
            !self.regime.target.is_empty() && self.place(Role::Anywhere, &Where::Target).holds();
        let vessels = self
            .regime
            .lists
            .iter()
            .any(|list| list.contains("vessels"))
            && self.dealing(&["port-call".to_owned()]).holds();
        let port = effects.contains(&Effect::PortBan)
            && (vessels || (about && self.said("vessel-itself").holds()));
        let others = effects.iter().any(|effect| *effect != Effect::PortBan) && about;
        if port || others {
            Certainty::Likely
        } else {
            Certainty::No
        }
    }
}

/// Whether a listing is one of a regime's: of its lists, and by the list's own words for the regime.
pub(super) fn lists(regime: &Regime, list: &str, words: &str) -> bool {
    if !regime.lists.iter().any(|known| known == list) {
        return false;
    }
    // A list of one regime alone needs no words.
    if regime.programmes.is_empty() || list == "un-1718-vessels" {
        return true;
    }
    let of =
        |text: &str| -> Vec<String> { tokens(text).into_iter().map(|word| word.text).collect() };
    let words = of(words);
    regime.programmes.iter().any(|programme| {
        let programme = of(programme);
        let places = words.windows(programme.len().max(1)).enumerate();
        // South Sudan is not Sudan.
        places.into_iter().any(|(at, window)| {
            window == programme.as_slice() && (at == 0 || words[at - 1] != "south")
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;

    #[test]
    fn listings_are_of_their_regime() {
        let rules = Rules::built_in().unwrap_or_else(|error| panic!("{error}"));
        for (regime, list, words, expected) in [
            ("un-kp", "un-sc", "DPRK KPi.001", true),
            ("un-kp", "un-sc", "Iran", false),
            ("un-kp", "un-1718-vessels", "", true),
            ("un-kp", "eu-fsf", "PRK", false),
            ("un-sd", "un-sc", "Sudan", true),
            ("un-sd", "un-sc", "SouthSudan", false),
            ("un-sd", "un-sc", "South Sudan", false),
            ("un-ss", "un-sc", "SouthSudan", true),
            ("un-cd", "un-sc", "DRC", true),
            ("un-cf", "un-sc", "CAR", true),
            ("un-af", "un-sc", "Taliban", true),
            ("us-kp", "us-ofac-sdn", "DPRK4", true),
            ("us-ru", "us-ofac-sdn", "UKRAINE-EO13661", true),
            ("eu-ru", "eu-fsf", "UKR", true),
            ("eu-ru", "eu-fsf", "TAQA", false),
        ] {
            let found = rules
                .regime(regime)
                .is_some_and(|regime| lists(regime, list, words));
            assert_eq!(found, expected, "{regime} {list} {words}");
        }
    }
}
