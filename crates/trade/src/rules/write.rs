//! Writes a regime in the form in which it is read.

use std::fmt::Write as _;

use super::measure::{Exemption, Measure, PriceCap, Regime, Text};

/// The regime as a rule file.
pub fn write(regime: &Regime) -> String {
    let mut file = Writer(String::from("[regime]\n"));
    file.text("id", &regime.id);
    file.both("title", &regime.title);
    file.text("jurisdiction", regime.jurisdiction.as_str());
    file.list("target", &regime.target);
    file.list("lists", &regime.lists);
    file.list("programmes", &regime.programmes);
    file.list("acts", &regime.acts);
    file.list("committee", &regime.committee);
    if let Some(carried) = &regime.carries {
        let value = format!(
            "{{ regime = {}, source = {}, citation = {}, from = {} }}",
            quoted(&carried.regime),
            quoted(&carried.source),
            quoted(carried.citation.as_str()),
            quoted(&carried.from.to_string())
        );
        file.line("carries", &value);
    }
    if let Some(contested) = &regime.contested {
        file.both("contested", contested);
    }
    if let Some(holds) = &regime.holds {
        file.both("holds", holds);
    }
    for exemption in &regime.exemptions {
        file.exemption(exemption);
    }
    for measure in &regime.measures {
        file.measure(measure);
    }
    file.0
}

struct Writer(String);

impl Writer {
    fn line(&mut self, key: &str, value: &str) {
        // Writing to a String cannot fail.
        let _ = writeln!(self.0, "{key} = {value}");
    }

    fn text(&mut self, key: &str, value: &str) {
        self.line(key, &quoted(value));
    }

    fn both(&mut self, key: &str, text: &Text) {
        self.text(key, &text.en);
        self.text(&format!("{key}_nb"), &text.nb);
    }

    fn list<T: AsRef<str>>(&mut self, key: &str, values: &[T]) {
        if !values.is_empty() {
            let values: Vec<String> = values.iter().map(|value| quoted(value.as_ref())).collect();
            self.line(key, &format!("[{}]", values.join(", ")));
        }
    }

    fn exemption(&mut self, exemption: &Exemption) {
        self.0.push_str("\n[[exemption]]\n");
        self.text("id", &exemption.id);
        self.both("title", &exemption.title);
        self.text("source", &exemption.source);
        self.text("citation", exemption.citation.as_str());
        if !exemption.grantor.en.is_empty() {
            self.both("grantor", &exemption.grantor);
        }
        if let Some(from) = exemption.from {
            self.text("from", &from.to_string());
        }
        if let Some(until) = exemption.until {
            self.text("until", &until.to_string());
        }
        self.text("when", &exemption.when.to_string());
        if let Some(proof) = &exemption.proof {
            self.text("proof", &proof.to_string());
        }
        if let Some(offer_if) = &exemption.offer_if {
            self.text("offer_if", &offer_if.to_string());
        }
        if exemption.review_only {
            self.line("review_only", "true");
        }
        self.both("ask", &exemption.ask);
    }

    fn measure(&mut self, measure: &Measure) {
        self.0.push_str("\n[[measure]]\n");
        self.text("id", &measure.id);
        self.both("title", &measure.title);
        self.text("source", &measure.source);
        self.text("citation", measure.citation.as_str());
        self.text("from", &measure.from.to_string());
        if let Some(until) = measure.until {
            self.text("until", &until.to_string());
        }
        let directions: Vec<&str> = measure.direction.iter().map(|word| word.as_str()).collect();
        self.list("direction", &directions);
        self.list("goods", &measure.goods);
        self.list("hs", &measure.hs);
        self.list("military_list", &measure.military_list);
        self.list("terms", &measure.terms);
        self.list("activities", &measure.activities);
        self.list("suspect", &measure.suspect);
        if let Some(when) = &measure.when {
            self.text("when", &when.to_string());
        }
        if let Some(doubt) = &measure.doubt {
            self.text("doubt", &doubt.to_string());
        }
        self.text("consequence", measure.consequence.as_str());
        if measure.everything {
            self.line("everything", "true");
        }
        if measure.accompanies {
            self.line("accompanies", "true");
        }
        if let Some(cap) = &measure.cap {
            let (unit, period) = (quoted(&cap.unit), quoted(&cap.period.en));
            let (limit, period_nb) = (cap.limit, quoted(&cap.period.nb));
            let tonnes = cap.tonnes.map(|tonnes| format!("tonnes = {tonnes}, "));
            let tonnes = tonnes.unwrap_or_default();
            let value = format!(
                "{{ limit = {limit}, unit = {unit}, {tonnes}period = {period}, period_nb = {period_nb} }}"
            );
            self.line("cap", &value);
        }
        if !measure.price_caps.is_empty() {
            let caps: Vec<String> = measure.price_caps.iter().map(price_cap).collect();
            self.line("price_caps", &format!("[\n{}\n]", caps.join("\n")));
        }
        self.list("exemptions", &measure.exemptions);
        let needed =
            |of: fn(&Text) -> &str| -> Vec<&str> { measure.needed.iter().map(of).collect() };
        self.list("needed", &needed(|text| &text.en));
        self.list("needed_nb", &needed(|text| &text.nb));
        self.both("explain", &measure.explain);
    }
}

fn price_cap(cap: &PriceCap) -> String {
    let mut line = format!("  {{ from = {}, ", quoted(&cap.from.to_string()));
    if let Some(until) = cap.until {
        let _ = write!(line, "until = {}, ", quoted(&until.to_string()));
    }
    let _ = write!(line, "cents = {}", cap.cents);
    if !cap.goods.is_empty() {
        let goods: Vec<String> = cap.goods.iter().map(|goods| quoted(goods)).collect();
        let _ = write!(line, ", goods = [{}]", goods.join(", "));
    }
    if let Some(grace) = cap.grace {
        let _ = write!(line, ", grace = {}", quoted(&grace.to_string()));
    }
    line + " },"
}

/// A text as a basic string of TOML.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", c as u32);
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
