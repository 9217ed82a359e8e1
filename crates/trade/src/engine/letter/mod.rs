//! Papers that lift a measure: who gave them and to whom, which goods they list and how much of them, and
//! whether they are in date.

mod committee;
mod excluded;
mod holder;
mod items;
mod lack;
mod period;
mod sort;

use std::rc::Rc;

use jiff::civil::Date;

use crate::certainty::Certainty;
use crate::goods::Line;
use crate::note::affirms;
use crate::rules::{Jurisdiction, Measure, Regime};
use crate::words::fold;
use excluded::Excluded;
pub(super) use holder::is_known_organisation;
use items::{Allowed, Item};
pub(crate) use lack::Lack;
use period::Period;

/// An exemption as a note gives it.
#[derive(Clone, Debug, Default)]
pub(super) struct Letter {
    given: bool,
    in_date: Certainty,
    /// Why its date is not certain, for people.
    of_date: Option<Lack>,
    /// Given by an authority or a firm, and not by a Committee of the Council.
    of_another: bool,
    /// The Committees of the Council that it names, by symbol and by resolution.
    committees: committee::Named,
    /// To whom it was given, when that is nobody who takes part.
    stranger: Option<String>,
    lists: Lists,
    excluded: Excluded,
}

#[derive(Clone, Debug, Default, PartialEq)]
enum Lists {
    /// What it lists is not said.
    #[default]
    Unknown,
    /// All goods of the shipment.
    All,
    /// These.
    These(Vec<Item>),
}

const ALL: &[&str] = &[
    "lists both",
    "lists them",
    "lists all",
    "all items",
    "listing both",
    "listing them",
    "lists the",
    "covers both",
    "covers all",
    "covers them",
    "covering all",
    "covering both",
    "items listed",
    "goods listed",
    "lister begge",
    "lister alle",
    "dekker alle",
    "dekker begge",
    "alle varer",
];
const IN_DATE: &[&str] = &[
    "in date",
    "valid",
    "in force",
    "gyldig",
    "i kraft",
    "действ",
    "有效",
    "유효",
];
const OUT_OF_DATE: &[&str] = &[
    "expired",
    "out of date",
    "lapsed",
    "utlopt",
    "not valid",
    "no longer valid",
    "ugyldig",
    "истек",
    "过期",
    "만료",
    "pending",
    "applied for",
    "requested",
    "refused",
    "denied",
    "draft",
    "revoked",
    "withdrawn",
    "avslatt",
    "sokt om",
    "trukket tilbake",
];

/// Words for the Committee that exempts, and its papers.
const COMMITTEE: &[&str] = &[
    "committee",
    "1718",
    "s/ac",
    "komite",
    "comite",
    "ausschuss",
    "комитет",
    "security council",
    "sikkerhetsrad",
    "2397",
    "委员会",
    "委員會",
    "위원회",
    "لجنه",
    "united nations",
];

/// Words for others who write letters.
const OTHERS: &[&str] = &[
    "ministry",
    "mfa",
    "foreign office",
    "embassy",
    "department of",
    "utenriksdep",
    "departement",
    "ministerium",
    "ministere",
    "ministerio",
    "министерств",
    "customs",
    "tollvesen",
    "tolletaten",
    "dekksa",
    "deksa",
    "supplier",
    "shipper",
    "chamber of commerce",
    "our own",
    "company letter",
    "manufacturer",
    "ofac",
    "bis ",
    "大使馆",
    "外交部",
    "외교부",
    "وزاره",
];

impl Letter {
    /// Reads a note. That an exemption rests on a resolution alone is no letter. `parts` are those who
    /// take part, as far as they are named.
    pub(super) fn read(note: Option<&str>, day: Date, parts: &[&str]) -> Self {
        let Some(note) = note.filter(|note| affirms(note)) else {
            return Self::default();
        };
        let folded = fold(note);
        let says = |words: &[&str]| words.iter().any(|word| folded.contains(word));
        if folded.contains("2664") && !says(&["letter", "brev", "committee"]) {
            return Self::default();
        }
        let of_committee = says(COMMITTEE);
        let period = Period::read(note);
        let (in_date, of_date) = if says(OUT_OF_DATE) {
            (Certainty::No, Some(Lack::NotInForce))
        } else {
            match period.holds(day) {
                Some(true) => (Certainty::Certain, None),
                Some(false) => (Certainty::No, Some(Lack::NotOn(day))),
                None if says(IN_DATE) => (Certainty::Certain, None),
                // A letter that says when it was given: taken as stated while it is fresh.
                None if of_committee && period.is_fresh(day) => {
                    (Certainty::Likely, Some(Lack::Period))
                }
                None => (Certainty::Possible, Some(Lack::Period)),
            }
        };
        let lists = if says(ALL) {
            Lists::All
        } else {
            match items::read(&period::without_days(note)) {
                items if items.is_empty() => Lists::Unknown,
                items => Lists::These(items),
            }
        };
        Self {
            given: true,
            in_date,
            of_date,
            of_another: says(OTHERS) && !of_committee,
            committees: committee::Named::read(note),
            stranger: holder::named(&period::without_days(note)).filter(|holder| {
                !parts.is_empty() && !parts.iter().any(|part| holder::is_same(holder, part))
            }),
            lists,
            excluded: Excluded::read(&period::without_days(note)),
        }
    }

    /// Whether it covers a line of goods under the rules of a jurisdiction; without goods, whatever is
    /// done. `stated` is how much the shipment says that it is.
    pub(super) fn covers(
        &self,
        line: Option<&Line>,
        all: &[Rc<Line>],
        stated: Option<&str>,
        measure: (&Regime, &Measure),
    ) -> Certainty {
        if !self.given {
            return Certainty::No;
        }
        let (regime, measure) = measure;
        let most = if self.of_another(regime).is_some() || self.stranger.is_some() {
            Certainty::Possible
        } else {
            Certainty::Certain
        };
        self.allowed(line, all, stated, measure)
            .level
            .min(self.in_date)
            .min(most)
    }

    /// What it lacks where it is from another than the regime's Committee.
    fn of_another(&self, regime: &Regime) -> Option<Lack> {
        if regime.jurisdiction != Jurisdiction::Un {
            return None;
        }
        let another = self.committees.of_another(&regime.committee);
        another
            .map(Lack::OfCommittee)
            .or_else(|| self.of_another.then_some(Lack::OfAnother))
    }

    /// What it lacks to cover a line for sure, for people.
    pub(super) fn lacks(
        &self,
        line: Option<&Line>,
        all: &[Rc<Line>],
        stated: Option<&str>,
        measure: (&Regime, &Measure),
    ) -> Vec<Lack> {
        if !self.given {
            return Vec::new();
        }
        let (regime, measure) = measure;
        let all = [
            self.of_another(regime),
            self.stranger.clone().map(Lack::IssuedTo),
            self.allowed(line, all, stated, measure).lacks,
            self.of_date.clone(),
        ];
        all.into_iter().flatten().collect()
    }

    fn allowed(
        &self,
        line: Option<&Line>,
        all: &[Rc<Line>],
        stated: Option<&str>,
        measure: &Measure,
    ) -> Allowed {
        let allowed = self.listed(line, all, stated, measure);
        match line {
            Some(line) if allowed.level > Certainty::No && self.excluded.may_be(line) => {
                Allowed::doubt(Lack::LeftOut(line.shown()))
            }
            _ => allowed,
        }
    }

    fn listed(
        &self,
        line: Option<&Line>,
        all: &[Rc<Line>],
        stated: Option<&str>,
        measure: &Measure,
    ) -> Allowed {
        match (&self.lists, line) {
            (Lists::All, _) | (Lists::These(_), None) => Allowed::certain(),
            (Lists::Unknown, _) => Allowed {
                level: Certainty::Possible,
                lacks: Some(Lack::WhichGoods),
            },
            (Lists::These(items), Some(line)) => {
                let needs = line.kinds_of(measure);
                items::allowed(items, line, all, stated, &needs)
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::wording::Language;

    const DAY: Date = Date::constant(2019, 8, 1);

    fn regime() -> Regime {
        let rules = crate::rules::Rules::built_in().unwrap();
        rules.regime("un-kp").unwrap().clone()
    }

    fn of_machines(regime: &Regime) -> (&Regime, &Measure) {
        let mut measures = regime.measures.iter();
        let machines = measures.find(|measure| measure.id == "un-kp-industrial-machinery-to");
        (regime, machines.unwrap())
    }

    fn covers(note: &str, line: &Line, stated: Option<&str>) -> Certainty {
        let regime = regime();
        let of = of_machines(&regime);
        Letter::read(Some(note), DAY, &[]).covers(Some(line), &[], stated, of)
    }

    #[test]
    fn a_letter_lists_what_of_a_line_needs_it() {
        let letter = "1718 Committee letter of 2019-03-01, valid to 2020-03-01: water pumps";
        for (text, expected) in [
            ("water pumps and rice", Certainty::Certain),
            ("rice, soap, 2 water pumps", Certainty::Certain),
            ("water pumps and bearings", Certainty::No),
            ("tractors, rice", Certainty::No),
        ] {
            let line = Line::read(text, &[]);
            assert_eq!(covers(letter, &line, None), expected, "{text}");
        }
    }

    #[test]
    fn a_letter_lists_goods_and_has_its_time() {
        let pumps = Line::read("water pumps", &["8413.70".to_owned()]);
        let truck = Line::read("trucks", &["8704.22".to_owned()]);
        for (note, of_pumps, of_truck) in [
            (
                "1718 Committee letter of 2019-03-01, valid to 2020-03-01: water pumps",
                Certainty::Certain,
                Certainty::No,
            ),
            (
                "letter, 2019-03-01 to 2019-07-31, water pumps",
                Certainty::No,
                Certainty::No,
            ),
            (
                "Committee letter lists both, in date",
                Certainty::Certain,
                Certainty::Certain,
            ),
            (
                "S/AC.51/2019/OC.45, valid to 2020-01-31: water pumps",
                Certainty::Possible,
                Certainty::No,
            ),
            (
                "S/AC.49/2019/OC.45, valid to 2020-01-31: water pumps",
                Certainty::Certain,
                Certainty::No,
            ),
            (
                "letter of the 1737 Committee, valid to 2020-01-31: water pumps",
                Certainty::Possible,
                Certainty::No,
            ),
            (
                "Committee letter S/AC.49/2019/OC.12",
                Certainty::Possible,
                Certainty::Possible,
            ),
            (
                "letter valid until 2020-01-01: HS 8413",
                Certainty::Certain,
                Certainty::No,
            ),
            ("letter expired, water pumps", Certainty::No, Certainty::No),
            ("resolution 2664", Certainty::No, Certainty::No),
            ("no", Certainty::No, Certainty::No),
            (
                "letter of the 1718 Committee of 1 June 2019 to UNICEF: water pumps",
                Certainty::Likely,
                Certainty::No,
            ),
            (
                "letter of the 1718 Committee of 1 June 2018 to UNICEF: water pumps",
                Certainty::Possible,
                Certainty::No,
            ),
            (
                "letter of the Ministry of Trade, valid until 2020-01-01: water pumps",
                Certainty::Possible,
                Certainty::No,
            ),
        ] {
            assert_eq!(covers(note, &pumps, None), of_pumps, "{note}");
            assert_eq!(covers(note, &truck, None), of_truck, "{note}");
        }
    }

    #[test]
    fn a_letter_to_another_frees_nobody() {
        let pumps = Line::read("water pumps", &[]);
        let note = "1718 Committee letter to UNICEF, valid to 2020-03-01: water pumps";
        for (parts, expected) in [
            (&[][..], Certainty::Certain),
            (&["UNICEF"], Certainty::Certain),
            (
                &["Dalian Pumps", "United Nations Children's Fund"],
                Certainty::Certain,
            ),
            (&["WFP"], Certainty::Possible),
            (&["Dalian Pumps"], Certainty::Possible),
        ] {
            let letter = Letter::read(Some(note), DAY, parts);
            let regime = regime();
            let found = letter.covers(Some(&pumps), &[], None, of_machines(&regime));
            assert_eq!(found, expected, "{parts:?}");
        }
    }

    #[test]
    fn a_letter_weighs_how_much() {
        let letter = "Committee letter valid to 2020-03-01: 5 water pumps and 10 t of cement; steel pipes, 5 t";
        for (text, stated, expected, lacks) in [
            ("5 water pumps", None, Certainty::Certain, ""),
            ("500 water pumps", None, Certainty::Possible, "495"),
            (
                "water pumps",
                Some("6"),
                Certainty::Possible,
                "1 pieces too many",
            ),
            ("water pumps", Some("5 pcs"), Certainty::Certain, ""),
            ("water pumps", None, Certainty::Possible, "how much is sent"),
            ("water pumps, 2 t", None, Certainty::Possible, "unit"),
            ("5000 kg steel pipes", None, Certainty::Certain, ""),
            (
                "5001 kg steel pipes",
                None,
                Certainty::Possible,
                "1 kg too many",
            ),
            ("cement, 9 tonnes", None, Certainty::Certain, ""),
            ("tractors, 2", None, Certainty::No, "does not list"),
        ] {
            let line = Line::read(text, &[]);
            assert_eq!(covers(letter, &line, stated), expected, "{text}");
            let regime = regime();
            let letter = Letter::read(Some(letter), DAY, &[]);
            let found = letter.lacks(Some(&line), &[], stated, of_machines(&regime));
            assert!(
                found
                    .iter()
                    .any(|one| one.said(Language::English).contains(lacks))
                    || lacks.is_empty(),
                "{text}: {found:?}"
            );
            assert_eq!(found.is_empty(), lacks.is_empty(), "{text}: {found:?}");
        }
    }
}
