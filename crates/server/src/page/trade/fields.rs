//! The form of a shipment: the facts that most have in front, the others folded away.

use maud::{Markup, html};
use serde::Deserialize;

use crate::page::question::Question;
use crate::page::texts::Texts;
use crate::problem::{Kind, Problem};
use crate::v1::trade::Ask;

/// The form's fields; goods, parties and other facts one a line.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::page) struct Fields {
    from: String,
    to: String,
    via: String,
    goods: String,
    hs: String,
    /// Words to look for in the table of codes, and the code that was pressed there.
    find: String,
    chosen: String,
    /// Whether the button was pressed that checks the shipment: then the codes have been found.
    check: String,
    party: String,
    vessel: String,
    date: String,
    activity: String,
    origin: String,
    contract_date: String,
    quantity: String,
    unit: String,
    price: String,
    condition: String,
    purpose: String,
    exemption: String,
    agency: String,
    ownership: String,
    flag: String,
    port: String,
    /// A box each.
    eu: String,
    no: String,
    uk: String,
    us: String,
    /// Other facts as `key=value`.
    note: String,
}

/// Purposes that rules ask for, as values of the note.
const PURPOSES: [&str; 5] = [
    "humanitarian",
    "diplomatic mission",
    "civilian",
    "military",
    "nuclear",
];
/// Units of quantities.
const UNITS: [&str; 6] = ["t", "kg", "bbl", "l", "m3", "pcs"];
const CONDITIONS: [&str; 2] = ["new", "used"];

fn given(text: &str) -> Option<String> {
    (!text.trim().is_empty()).then(|| text.trim().to_owned())
}

fn lines(text: &str) -> Vec<String> {
    text.lines().filter_map(given).collect()
}

impl Fields {
    /// A shipment of our own.
    pub(super) fn example(texts: &Texts) -> Self {
        Self {
            from: texts.get("trade-example-from"),
            to: texts.get("trade-example-to"),
            goods: texts.get("trade-example-goods"),
            date: "2023-09-16".to_owned(),
            ..Self::default()
        }
    }

    /// Words to look for in the table of codes; none where the shipment is to be checked.
    pub(super) fn wanted_code(&self) -> &str {
        if self.check.is_empty() {
            self.find.trim()
        } else {
            ""
        }
    }

    /// The codes of the field, with one that was pressed put in, or taken out where it was in.
    fn codes(&self) -> Vec<String> {
        let typed = self.hs.split([',', ' ', '\n', '\r', ';']);
        let mut codes: Vec<String> = typed.filter_map(given).collect();
        if let Some(pressed) = given(&self.chosen) {
            let before = codes.len();
            codes.retain(|code| *code != pressed);
            if codes.len() == before {
                codes.push(pressed);
            }
        }
        codes
    }

    /// Whether a code is in the field.
    pub(super) fn has_code(&self, code: &str) -> bool {
        self.codes().iter().any(|known| known == code)
    }

    /// What it asks; nothing where nothing is given that could be judged.
    pub(super) fn ask(&self) -> Option<Ask> {
        let ask = Ask {
            from: given(&self.from),
            to: given(&self.to),
            via: self.via.split(',').filter_map(given).collect(),
            origin: given(&self.origin),
            goods: self.goods(),
            hs: self.codes(),
            party: lines(&self.party),
            parties: Vec::new(),
            vessel: given(&self.vessel),
            activity: given(&self.activity).into_iter().collect(),
            jurisdiction: self.jurisdictions(),
            date: given(&self.date),
            contract_date: given(&self.contract_date),
            note: self.notes(),
            // The page's own.
            language: None,
        };
        let something = ask.from.is_some()
            || ask.to.is_some()
            || ask.origin.is_some()
            || ask.vessel.is_some()
            || [&ask.goods, &ask.hs, &ask.party, &ask.activity]
                .iter()
                .any(|all| !all.is_empty());
        something.then_some(ask)
    }

    /// What is wrong with the quantity, where it is no number: as words of the goods it would say something else.
    pub(super) fn wrong_quantity(&self) -> Option<Problem> {
        let quantity = given(&self.quantity)?;
        // Without a unit chosen it may stand behind the number.
        let unit = |c: char| self.unit.is_empty() && (c.is_alphabetic() || c == '³');
        let number = quantity.trim_end_matches(unit).trim_end();
        let is_number = number.starts_with(|c: char| c.is_ascii_digit())
            && number.chars().all(|c| {
                c.is_ascii_digit() || matches!(c, ' ' | '.' | ',' | '\u{a0}' | '\u{202f}' | '\'')
            });
        (!is_number).then(|| {
            Problem::value("quantity", format!("`{quantity}` is no quantity"))
                .kind(Kind::Quantity)
                .mend("write a number, such as 20 or 1,500.5, and choose its unit")
        })
    }

    /// What is wrong with the price, where no number stands in it: it would be left out unsaid.
    pub(super) fn wrong_price(&self) -> Option<Problem> {
        let price = given(&self.price)?;
        let is_number = price.chars().any(|c| c.is_ascii_digit()) && !price.starts_with('-');
        (!is_number).then(|| {
            Problem::value("price", format!("`{price}` is no price"))
                .kind(Kind::Price)
                .mend("write a number with its currency, such as 60 USD")
        })
    }

    /// The lines of goods. A quantity stands in the line that it is of, so that the field is for one.
    fn goods(&self) -> Vec<String> {
        let mut goods = lines(&self.goods);
        if let ([line], Some(quantity)) = (goods.as_mut_slice(), given(&self.quantity)) {
            *line = format!("{line}, {quantity} {}", self.unit.trim());
        }
        goods
    }

    fn jurisdictions(&self) -> Vec<String> {
        let boxes = self.boxes().into_iter();
        boxes
            .filter(|(_, checked)| *checked)
            .map(|(whose, _)| whose.to_owned())
            .collect()
    }

    fn boxes(&self) -> [(&'static str, bool); 4] {
        [
            ("eu", &self.eu),
            ("no", &self.no),
            ("uk", &self.uk),
            ("us", &self.us),
        ]
        .map(|(whose, value)| (whose, !value.is_empty()))
    }

    fn notes(&self) -> Vec<String> {
        let quantity = given(&self.quantity).map(|quantity| format!("{quantity} {}", self.unit));
        let fields = [
            ("quantity", quantity),
            ("price", given(&self.price)),
            ("condition", given(&self.condition)),
            ("purpose", given(&self.purpose)),
            ("exemption", given(&self.exemption)),
            ("agency", given(&self.agency)),
            ("ownership", given(&self.ownership)),
            ("flag", given(&self.flag)),
            ("port", given(&self.port)),
        ];
        let noted = fields.into_iter();
        noted
            .filter_map(|(key, value)| Some(format!("{key}={}", value?.trim())))
            .chain(lines(&self.note))
            .collect()
    }

    /// What it asks, in words.
    pub(super) fn told(&self, texts: &Texts) -> Question {
        let mut question = Question::default();
        for (label, value) in [
            ("whence", &self.from),
            ("whither", &self.to),
            ("via", &self.via),
            ("asked-goods", &self.goods),
            ("hs-code", &self.codes().join(" ")),
            ("asked-parties", &self.party),
            ("vessel", &self.vessel),
            ("trade-date", &texts.day(self.date.trim())),
        ] {
            question.field(texts.get(label), value);
        }
        let mut kinds = vokter_trade::activities().iter();
        if let Some(kind) = kinds.find(|kind| kind.id == self.activity) {
            question.field(texts.get("trade-activity"), kind.title_in(texts.language));
        }
        let chosen = |name: &str, value: &str| match value {
            "" => String::new(),
            value => texts.word(name, &value.replace(' ', "-")),
        };
        let quantity = format!("{} {}", self.quantity, chosen("unit", &self.unit));
        let whose = self.jurisdictions();
        let whose: Vec<String> = whose
            .iter()
            .map(|whose| texts.word("whose", whose))
            .collect();
        for (label, value) in [
            ("trade-origin", &self.origin),
            ("trade-contract_date", &texts.day(self.contract_date.trim())),
            (
                "asked-quantity",
                if self.quantity.trim().is_empty() {
                    &self.quantity
                } else {
                    &quantity
                },
            ),
            ("trade-price", &self.price),
            ("trade-condition", &chosen("condition", &self.condition)),
            ("trade-flag", &self.flag),
            ("trade-port", &self.port),
            ("trade-purpose", &chosen("purpose", &self.purpose)),
            ("trade-exemption", &self.exemption),
            ("trade-agency", &self.agency),
            ("trade-ownership", &self.ownership),
            ("asked-whose", &whose.join(", ")),
            ("asked-notes", &self.note),
        ] {
            question.field(texts.get(label), value);
        }
        question
    }

    /// Whether anything is given that is folded away.
    fn has_more(&self) -> bool {
        let hidden = [
            &self.activity,
            &self.origin,
            &self.contract_date,
            &self.quantity,
            &self.price,
            &self.condition,
            &self.purpose,
            &self.exemption,
            &self.agency,
            &self.ownership,
            &self.flag,
            &self.port,
            &self.note,
        ];
        hidden.iter().any(|text| !text.trim().is_empty()) || !self.jurisdictions().is_empty()
    }

    /// The form, filled.
    pub(super) fn form(&self, texts: &Texts, codes: &Markup) -> Markup {
        let line = |name: &str, label: &str, value: &str, hint: &str| {
            html! {
                div { label for=(name) { (texts.get(label)) }
                    input id=(name) name=(name) value=(value) maxlength="200" autocomplete="off" placeholder=(hint); }
            }
        };
        html! {
            form id="trade" class="ask" method="post" action=(texts.path("/trade")) data-live=(texts.path("/traded")) data-into="results" {
                div class="fields two" {
                    (line("from", "whence", &self.from, &texts.get("place-hint")))
                    (line("to", "whither", &self.to, &texts.get("place-hint")))
                }
                div class="fields two below" {
                    div { label for="goods" { (texts.get("goods")) }
                        textarea id="goods" name="goods" rows="2" maxlength="4000" { "\n" (self.goods) } }
                    div { label for="party" { (texts.get("trade-parties")) }
                        textarea id="party" name="party" rows="2" maxlength="4000" { "\n" (self.party) } }
                }
                div class="fields" {
                    (line("hs", "hs-code", &self.codes().join(" "), "9306.90"))
                    (line("find", "hs-find", self.wanted_code(), &texts.get("hs-find-hint")))
                    div id=(super::CODES_PLACE) class="codes" { (codes) }
                    (line("via", "via", &self.via, &texts.get("via-hint")))
                    (line("vessel", "vessel", &self.vessel, &texts.get("vessel-hint")))
                    (line("date", "trade-date", &self.date, "2023-09-16"))
                }
                details class="narrow" open[self.has_more()] {
                    summary { (texts.get("trade-more")) }
                    (self.folded(texts))
                }
                div class="row between" {
                    a class="button plain" href="/trade?q=example" { (texts.get("example")) }
                    button type="submit" name="check" value="1" data-empties="find" { (texts.get("do-trade")) }
                }
            }
        }
    }

    fn folded(&self, texts: &Texts) -> Markup {
        // A field with what is wrong with it below.
        let checked = |name: &str, value: &str, hint: &str, is_wrong: bool| {
            let told = format!("{name}-wrong");
            html! {
                div { label for=(name) { (texts.get(&format!("trade-{name}"))) }
                    input id=(name) name=(name) value=(value) maxlength="200" autocomplete="off" placeholder=(hint)
                        aria-invalid=[is_wrong.then_some("true")] aria-describedby=[is_wrong.then_some(&told)];
                    @if is_wrong { p id=(told) class="wrong" { (texts.get(&format!("wrong-{name}"))) } } }
            }
        };
        let line = |name: &str, value: &str, hint: &str| {
            let label = texts.get(&format!("trade-{name}"));
            html! {
                div { label for=(name) { (label) }
                    input id=(name) name=(name) value=(value) maxlength="200" autocomplete="off" placeholder=(hint); }
            }
        };
        let choice = |name: &str, value: &str, all: &[&str]| {
            html! {
                div { label for=(name) { (texts.get(&format!("trade-{name}"))) }
                    select id=(name) name=(name) {
                        option value="" { (texts.get("not-said")) }
                        @for one in all {
                            option value=(one) selected[*one == value] { (texts.word(name, &one.replace(' ', "-"))) }
                        }
                    } }
            }
        };
        html! {
            div class="fields" {
                div class="span" { label for="activity" { (texts.get("trade-activity")) }
                    select id="activity" name="activity" {
                        option value="" { (texts.get("activity-goods")) }
                        @for kind in vokter_trade::activities() {
                            option value=(kind.id) selected[kind.id == self.activity] { (kind.title_in(texts.language)) }
                        }
                    } }
                (line("origin", &self.origin, &texts.get("place-hint")))
                (line("contract_date", &self.contract_date, "2022-02-25"))
                (checked("quantity", &self.quantity, "20", self.wrong_quantity().is_some()))
                (choice("unit", &self.unit, &UNITS))
                (checked("price", &self.price, "60 USD", self.wrong_price().is_some()))
                (choice("condition", &self.condition, &CONDITIONS))
                (line("flag", &self.flag, &texts.get("flag-hint")))
                (line("port", &self.port, &texts.get("port-hint")))
            }
            div class="fields" {
                (choice("purpose", &self.purpose, &PURPOSES))
                (line("exemption", &self.exemption, &texts.get("exemption-hint")))
                (line("agency", &self.agency, "UNICEF"))
                (line("ownership", &self.ownership, &texts.get("ownership-hint")))
            }
            fieldset class="boxes" {
                legend { (texts.get("trade-jurisdiction")) }
                @for (whose, checked) in self.boxes() {
                    label { input type="checkbox" name=(whose) value="1" checked[checked]; " " (texts.word("whose", whose)) }
                }
            }
            div { label for="note" { (texts.get("trade-note")) }
                textarea id="note" name="note" rows="2" maxlength="2000" placeholder="emergency=yes" { "\n" (self.note) } }
            p class="quiet fine" {
                (texts.get("note-keys"))
                @for (at, key) in vokter_trade::NOTE_KEYS.iter().enumerate() {
                    @if at > 0 { "," } " " code { (key) } " (" (texts.word("note", key)) ")"
                }
                "."
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantity_is_of_the_one_line_of_goods() {
        let fields = |goods: &str| Fields {
            goods: goods.to_owned(),
            quantity: "500".to_owned(),
            unit: "bbl".to_owned(),
            ..Fields::default()
        };
        let ask = fields("crude oil").ask().unwrap();
        assert_eq!(ask.goods, ["crude oil, 500 bbl"]);
        assert_eq!(ask.note, ["quantity=500 bbl"]);
        let ask = fields("crude oil\nherring").ask().unwrap();
        assert_eq!(ask.goods, ["crude oil", "herring"]);
    }

    #[test]
    fn a_quantity_is_a_number() {
        for (quantity, unit, wrong) in [
            ("20", "t", false),
            ("1 500,5", "kg", false),
            ("1,500.5", "", false),
            ("20 t", "", false),
            ("20 t", "kg", true),
            ("", "kg", false),
            ("abc", "", true),
            ("abc", "kg", true),
            ("-5", "kg", true),
        ] {
            let fields = Fields {
                quantity: quantity.to_owned(),
                unit: unit.to_owned(),
                ..Fields::default()
            };
            assert_eq!(
                fields.wrong_quantity().is_some(),
                wrong,
                "{quantity} {unit}"
            );
        }
    }

    #[test]
    fn a_price_has_a_number() {
        for (price, wrong) in [
            ("60 USD", false),
            ("USD 60", false),
            ("", false),
            ("gratis", true),
            ("-5 EUR", true),
        ] {
            let fields = Fields {
                price: price.to_owned(),
                ..Fields::default()
            };
            assert_eq!(fields.wrong_price().is_some(), wrong, "{price}");
        }
    }

    #[test]
    fn a_code_that_is_pressed_goes_in_or_out() {
        for (typed, pressed, codes) in [
            ("", "9306", "9306"),
            ("2701", "9306", "2701 9306"),
            ("2701, 9306", "2701", "9306"),
            ("2701", "", "2701"),
        ] {
            let fields = Fields {
                hs: typed.to_owned(),
                chosen: pressed.to_owned(),
                ..Fields::default()
            };
            assert_eq!(fields.codes().join(" "), codes, "{typed} {pressed}");
        }
    }

    #[test]
    fn boxes_name_whose_rules_are_asked_for() {
        let fields = Fields {
            to: "RU".to_owned(),
            no: "1".to_owned(),
            ..Fields::default()
        };
        assert_eq!(fields.ask().unwrap().jurisdiction, ["no"]);
        assert!(Fields::default().ask().is_none());
    }
}
