//! Who the humanitarian carve-out from freezes is for: the United Nations and its bodies, the Red Cross and Red
//! Crescent, and organisations that take part in United Nations plans. Whoever says no more than that it is an
//! agency is asked what it is.

use std::sync::OnceLock;

use super::case::Case;
use super::letter::is_known_organisation;
use crate::certainty::Certainty;
use crate::note::{affirms, is_yes};
use crate::words::tokens;

const BODIES: &str = include_str!("../../tables/relief-bodies.tsv");

/// Words of a purpose that is somebody's own business.
const BUSINESS: [&str; 6] = [
    "commercial",
    "kommersiell",
    "kommerziell",
    "profit",
    "коммерч",
    "商业",
];

/// Names of bodies, and words of private trade, with a blank on each side.
struct Names {
    body: Vec<String>,
    company: Vec<String>,
}

fn names() -> &'static Names {
    static NAMES: OnceLock<Names> = OnceLock::new();
    NAMES.get_or_init(|| {
        let of = |wanted: &str| {
            let rows = BODIES.lines().filter_map(|row| row.split_once('\t'));
            let rows = rows.filter(|(kind, _)| *kind == wanted);
            rows.flat_map(|(_, names)| names.split('|').map(padded))
                .collect()
        };
        Names {
            body: of("body"),
            company: of("company"),
        }
    })
}

/// A text's words with blanks around them, so that whole words are found in it. "Those who are ill" names no
/// WHO.
fn padded(text: &str) -> String {
    let all = tokens(text);
    let alone = all.len() == 1;
    let meant = all
        .into_iter()
        .filter(|word| alone || word.capitals || word.text != "who");
    let words: Vec<String> = meant.map(|word| word.text).collect();
    format!(" {} ", words.join(" "))
}

/// Whether one of these names is in a text; in scripts without blanks, anywhere.
fn has(text: &str, names: &[String]) -> bool {
    let unspaced = |name: &str| {
        let first = name.trim().chars().next();
        first.is_some_and(|c| c >= '\u{1100}')
    };
    names
        .iter()
        .any(|name| text.contains(name.as_str()) || (unspaced(name) && text.contains(name.trim())))
}

/// Whether a text has a word of private trade.
pub(super) fn is_company(text: &str) -> bool {
    has(&padded(text), &names().company)
}

/// Whether a text names a body of the carve-out, and no company beside it.
fn is_body(text: &str) -> bool {
    let words = padded(text);
    let named = has(&words, &names().body) || is_known_organisation(words.trim());
    let alone = matches!(words.trim(), "un" | "fn" | "onu" | "vn");
    (named || alone) && !has(&words, &names().company)
}

impl Case<'_> {
    /// The agencies that notes name.
    fn agencies(&self) -> impl Iterator<Item = &str> {
        let notes = self.given.notes.iter().filter(|(key, _)| key == "agency");
        notes
            .map(|(_, name)| name.as_str())
            .filter(|name| affirms(name) && !is_yes(name))
    }

    /// Whether somebody of this name is listed on the day: no such body then, whatever it calls itself.
    fn is_listed(&self, name: &str) -> bool {
        let known = self.given.parties.iter().filter(|party| party.name == name);
        known
            .flat_map(|party| &party.listed)
            .any(|one| one.certainty.holds() && one.since.is_none_or(|since| since <= self.date))
    }

    /// Whether a note says that an agency takes part that may bring aid: a company and a listed party do not.
    pub(super) fn has_agency(&self) -> bool {
        self.affirms("agency")
            && self
                .agencies()
                .all(|name| !is_company(name) && !self.is_listed(name))
    }

    /// How sure a body of the carve-out takes part: each agency that is named is one, or the words name one.
    pub(super) fn relief_body(&self) -> Certainty {
        let on_business = self.note("purpose").is_some_and(|purpose| {
            let purpose = purpose.to_lowercase();
            BUSINESS.iter().any(|word| purpose.contains(word))
        });
        if on_business {
            return Certainty::No;
        }
        let is_one = |name: &str| is_body(name) && !self.is_listed(name);
        let mut agencies = self.agencies().peekable();
        if agencies.peek().is_some() {
            return Certainty::of(agencies.all(is_one));
        }
        // What else a description says, of imports or a trading firm, is said of others.
        let parts = |text: &'_ str| text.split([',', ';', ':', '(', ')', '\n']).any(is_one);
        let mut texts = self.texts();
        Certainty::of(texts.any(|text| parts(text) && !self.is_listed(text)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_named_and_no_company() {
        for (name, expected) in [
            ("UNICEF", true),
            ("unicef", true),
            ("World Food Programme", true),
            ("World Food Programme Trading Ltd", false),
            ("Norges Røde Kors", true),
            ("Red Cross Pharmacy LLC", false),
            ("Finnish Red Cross", true),
            ("Croissant-Rouge algérien", true),
            ("Российский Красный Крест", true),
            ("ООО Красный Крест Аптека", false),
            ("朝鲜红十字会", true),
            ("红十字贸易有限公司", false),
            ("대한적십자사", true),
            ("الهلال الأحمر", true),
            ("شركة الهلال الأحمر للتجارة", false),
            ("UN", true),
            ("Médecins Sans Frontières", true),
            ("Norwegian Refugee Council", true),
            ("ACME", false),
            ("travel agency", false),
            ("relief agency", false),
            ("Shanghai Trading Ltd", false),
            ("UN 1203 petrol", false),
            ("medicine for those who are ill", false),
            ("medicine for WHO", true),
        ] {
            assert_eq!(is_body(name), expected, "{name}");
        }
    }
}
