//! What a rule file must fulfil beyond its form: every name in it is known, every paragraph is there,
//! no two periods of a measure overlap.

use super::condition::{Condition, Where};
use super::measure::{Citation, Jurisdiction, Measure};
use super::read::{Placed, Places, RuleError};
use super::source;
use crate::{activity, circumstance, goods, places};

/// The first mistake of a file.
pub(super) fn check(file: &str, placed: &Placed) -> Result<(), RuleError> {
    let check = Check { file, placed };
    check.head()?;
    for (at, _) in placed.regime.exemptions.iter().enumerate() {
        check.exemption(at)?;
    }
    for (at, _) in placed.regime.measures.iter().enumerate() {
        check.measure(at)?;
    }
    Ok(())
}

struct Check<'a> {
    file: &'a str,
    placed: &'a Placed,
}

/// A measure's days, for messages.
fn period(measure: &Measure) -> String {
    match measure.until {
        Some(until) => format!("{} to {until}", measure.from),
        None => format!("since {}", measure.from),
    }
}

impl Check<'_> {
    fn error<T>(&self, places: &Places, field: &str, reason: String) -> Result<T, RuleError> {
        Err(RuleError {
            file: self.file.to_owned(),
            line: places.line(field),
            field: field.to_owned(),
            reason,
        })
    }

    fn head(&self) -> Result<(), RuleError> {
        let (regime, head) = (&self.placed.regime, &self.placed.head);
        self.id(head, &regime.id)?;
        for area in &regime.target {
            if !places::is_area(area) {
                return self.error(
                    head,
                    "target",
                    format!("unknown country or territory `{area}`"),
                );
            }
        }
        let acts = regime.acts.iter();
        if let Some(text) = acts.clone().find(|text| !source::states_a_last(text)) {
            let reason = format!(
                "`{text}` states no last paragraph: write it as a source has it, such as `SI 2019/855 reg. 97`"
            );
            return self.error(head, "acts", reason);
        }
        self.named(head, &regime.title.en)?;
        if regime.measures.is_empty() && regime.carries.is_none() {
            let reason =
                "the regime has no measure and carries no other's: it would forbid nothing";
            return self.error(head, "measure", reason.to_owned());
        }
        let is_symbol = |text: &&String| {
            let number = text.strip_prefix("S/AC.").unwrap_or(text);
            !number.is_empty() && number.bytes().all(|c| c.is_ascii_digit())
        };
        if let Some(text) = regime.committee.iter().find(|text| !is_symbol(text)) {
            let reason = format!("`{text}` names no Committee: write it as `S/AC.49` or `1718`");
            return self.error(head, "committee", reason);
        }
        if let Some(carried) = &regime.carries {
            self.source(
                head,
                "carries",
                &carried.source,
                regime.jurisdiction,
                carried.citation,
            )?;
        }
        Ok(())
    }

    /// An id is small letters, digits and hyphens.
    fn id(&self, places: &Places, id: &str) -> Result<(), RuleError> {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if id.is_empty() || !id.chars().all(allowed) {
            let reason = format!("`{id}` is no id: small letters, digits and hyphens");
            return self.error(places, "id", reason);
        }
        Ok(())
    }

    fn source(
        &self,
        places: &Places,
        field: &str,
        text: &str,
        jurisdiction: Jurisdiction,
        citation: Citation,
    ) -> Result<(), RuleError> {
        match source::fault(text, jurisdiction, citation, &self.placed.regime.acts) {
            Some(fault) => self.error(places, field, fault),
            None => Ok(()),
        }
    }

    fn exemption(&self, at: usize) -> Result<(), RuleError> {
        let (exemption, places) = (
            &self.placed.regime.exemptions[at],
            &self.placed.exemptions[at],
        );
        self.id(places, &exemption.id)?;
        let earlier = &self.placed.regime.exemptions[..at];
        if earlier.iter().any(|other| other.id == exemption.id) {
            return self.error(
                places,
                "id",
                format!("there are two exemptions `{}`", exemption.id),
            );
        }
        self.source(
            places,
            "source",
            &exemption.source,
            self.placed.regime.jurisdiction,
            exemption.citation,
        )?;
        if let (Some(from), Some(until)) = (exemption.from, exemption.until)
            && until < from
        {
            return self.error(
                places,
                "until",
                format!("ends on {until}, before it begins"),
            );
        }
        self.named(places, &exemption.title.en)?;
        self.condition(places, "when", &exemption.when)?;
        let further = [
            ("proof", &exemption.proof),
            ("offer_if", &exemption.offer_if),
        ];
        for (field, condition) in further {
            if let Some(condition) = condition {
                self.condition(places, field, condition)?;
            }
        }
        Ok(())
    }

    fn measure(&self, at: usize) -> Result<(), RuleError> {
        let (measure, places) = (&self.placed.regime.measures[at], &self.placed.measures[at]);
        let regime = &self.placed.regime;
        self.id(places, &measure.id)?;
        self.source(
            places,
            "source",
            &measure.source,
            regime.jurisdiction,
            measure.citation,
        )?;
        if let Some(until) = measure.until.filter(|until| *until < measure.from) {
            return self.error(
                places,
                "until",
                format!("ends on {until}, before it begins"),
            );
        }
        if let Some(adopted) = source::adopted(&measure.source).filter(|day| *day > measure.from) {
            let reason = format!("begins before its resolution was adopted on {adopted}");
            return self.error(places, "from", reason);
        }
        for other in regime.measures[..at]
            .iter()
            .filter(|other| other.id == measure.id)
        {
            let apart = other.until.is_some_and(|until| until < measure.from)
                || measure.until.is_some_and(|until| until < other.from);
            if !apart {
                let (one, two) = (period(other), period(measure));
                let reason = format!("`{}` has overlapping periods: {one}, and {two}", measure.id);
                return self.error(places, "from", reason);
            }
        }
        if !measure.direction.is_empty() && regime.target.is_empty() {
            let reason = "has a direction, but the regime has no target".to_owned();
            return self.error(places, "direction", reason);
        }
        self.classes(places, "goods", &measure.goods)?;
        self.classes(places, "suspect", &measure.suspect)?;
        self.codes(places, "hs", &measure.hs)?;
        self.own_goods(places, measure)?;
        self.dealings(places, "activities", &measure.activities)?;
        for cap in &measure.price_caps {
            self.classes(places, "price_caps", &cap.goods)?;
        }
        for id in &measure.exemptions {
            if !regime.exemptions.iter().any(|known| known.id == *id) {
                return self.error(places, "exemptions", format!("unknown exemption `{id}`"));
            }
        }
        for (field, condition) in [("when", &measure.when), ("doubt", &measure.doubt)] {
            if let Some(condition) = condition {
                self.condition(places, field, condition)?;
            }
        }
        self.named(places, &measure.title.en)?;
        if measure.explain.en.trim().is_empty() {
            return self.error(places, "explain", "an explanation is needed".to_owned());
        }
        self.says_of_what(places, measure)
    }

    fn named(&self, places: &Places, title: &str) -> Result<(), RuleError> {
        if title.trim().is_empty() {
            return self.error(places, "title", "a title is needed".to_owned());
        }
        Ok(())
    }

    /// A measure that names nothing meets everything: that is said, and not left out.
    fn says_of_what(&self, places: &Places, measure: &Measure) -> Result<(), RuleError> {
        let names = measure.names_goods()
            || !(measure.suspect.is_empty() && measure.activities.is_empty())
            || measure.when.is_some()
            || measure.doubt.is_some();
        match (names, measure.everything) {
            (false, false) => self.error(
                places,
                "goods",
                format!(
                    "`{}` names no goods, hs, military_list, terms, activities or when: write `everything = true` if it means all of it",
                    measure.id
                ),
            ),
            (true, true) => self.error(
                places,
                "everything",
                format!("`{}` says that it means everything, and names what", measure.id),
            ),
            _ => Ok(()),
        }
    }

    fn classes(&self, places: &Places, field: &str, classes: &[String]) -> Result<(), RuleError> {
        match classes.iter().find(|class| !goods::is_class(class)) {
            Some(class) => self.error(places, field, format!("unknown class of goods `{class}`")),
            None => Ok(()),
        }
    }

    fn codes(&self, places: &Places, field: &str, codes: &[String]) -> Result<(), RuleError> {
        match codes.iter().find(|code| !goods::is_rule_code(code)) {
            Some(code) => self.error(places, field, format!("unknown HS code `{code}`")),
            None => Ok(()),
        }
    }

    /// Categories of the Military List, and words of a user's own.
    fn own_goods(&self, places: &Places, measure: &Measure) -> Result<(), RuleError> {
        const LAST: u8 = 22;
        let number = |item: &str| item.strip_prefix("ML").and_then(|rest| rest.parse().ok());
        let is_item = |item: &&String| number(item).is_some_and(|at: u8| (1..=LAST).contains(&at));
        if let Some(item) = measure.military_list.iter().find(|item| !is_item(item)) {
            let reason = format!("`{item}` is no category of the Military List: ML1 to ML{LAST}");
            return self.error(places, "military_list", reason);
        }
        let says = |term: &&String| term.chars().any(char::is_alphabetic);
        match measure.terms.iter().find(|term| !says(term)) {
            Some(term) => self.error(places, "terms", format!("`{term}` is no word")),
            None => Ok(()),
        }
    }

    fn dealings(&self, places: &Places, field: &str, kinds: &[String]) -> Result<(), RuleError> {
        match kinds.iter().find(|kind| !activity::is_kind(kind)) {
            Some(kind) => self.error(places, field, format!("unknown dealing `{kind}`")),
            None => Ok(()),
        }
    }

    fn condition(&self, at: &Places, field: &str, condition: &Condition) -> Result<(), RuleError> {
        for leaf in condition.leaves() {
            match leaf {
                Condition::Place(_, areas) => {
                    for area in areas {
                        match area {
                            Where::Area(area)
                                if !places::is_area(area) && !places::is_group(area) =>
                            {
                                let reason =
                                    format!("unknown country, territory or group `{area}`");
                                return self.error(at, field, reason);
                            }
                            Where::Target if self.placed.regime.target.is_empty() => {
                                return self.error(
                                    at,
                                    field,
                                    "the regime has no target".to_owned(),
                                );
                            }
                            _ => {}
                        }
                    }
                }
                Condition::Goods(classes) | Condition::GoodsBeside(classes) => {
                    self.classes(at, field, classes)?;
                }
                Condition::Hs(codes) => self.codes(at, field, codes)?,
                Condition::Activity(kinds) => self.dealings(at, field, kinds)?,
                Condition::Said(words) => {
                    if let Some(word) = words.iter().find(|word| !circumstance::is_known(word)) {
                        return self.error(at, field, format!("unknown circumstance `{word}`"));
                    }
                }
                Condition::Note(key, _) if !crate::note::is_known(key) => {
                    return self.error(at, field, format!("unknown note `{key}`"));
                }
                Condition::Port(ports) => {
                    if let Some(port) = ports.iter().find(|port| !places::is_port(port)) {
                        return self.error(at, field, format!("unknown port `{port}`"));
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }
}
