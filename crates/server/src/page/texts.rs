//! The page's texts, in the languages that it speaks. They are Fluent files, built into the program.

use std::borrow::Cow;
use std::sync::OnceLock;

use axum::http::{HeaderMap, header};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;
pub(crate) use vokter_answers::remark::Language;
use vokter_entities::Country;

use crate::problem::Problem;

/// The texts of one language.
#[derive(Clone, Copy)]
pub(crate) struct Texts {
    pub(crate) language: Language,
    bundle: &'static FluentBundle<FluentResource>,
}

const ENGLISH: &str = include_str!("../../texts/en.ftl");
const NORWEGIAN: &str = include_str!("../../texts/nb.ftl");
/// What the OpenAPI documents say in English of their operations and shapes, and of the fields of these.
const INTERFACE: &str = include_str!("../../texts/interface-nb.ftl");
const FIELDS: &str = include_str!("../../texts/fields-nb.ftl");

/// A language's tag, as HTML has it.
pub(crate) fn code(language: Language) -> &'static str {
    match language {
        Language::English => "en",
        Language::Norwegian => "nb",
    }
}

fn of_code(code: &str) -> Option<Language> {
    match code.trim().to_ascii_lowercase().split(['-', '_']).next()? {
        "en" => Some(Language::English),
        "nb" | "no" | "nn" => Some(Language::Norwegian),
        _ => None,
    }
}

/// The language that a parameter, a cookie or the browser asks for, in this order.
pub(crate) fn asked(parameter: Option<&str>, headers: &HeaderMap) -> Language {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let of_cookie = || {
        let cookies = text(header::COOKIE)?.split(';');
        let mut values = cookies.filter_map(|cookie| cookie.trim().strip_prefix("lang="));
        values.find_map(of_code)
    };
    let of_browser = || {
        let languages = text(header::ACCEPT_LANGUAGE)?.split(',');
        let weighed = languages.filter_map(|language| {
            let (code, weight) = language.split_once(';').unwrap_or((language, "q=1"));
            let weight = weight.trim().strip_prefix("q=")?.parse::<f32>().ok()?;
            Some((of_code(code)?, weight))
        });
        let wanted = weighed.filter(|(_, weight)| *weight > 0.0);
        // Of equals the first.
        let best = wanted.reduce(|best, one| if one.1 > best.1 { one } else { best });
        best.map(|(language, _)| language)
    };
    parameter
        .and_then(of_code)
        .or_else(of_cookie)
        .or_else(of_browser)
        .unwrap_or(Language::English)
}

impl Texts {
    /// The texts of the language that is asked for.
    pub(crate) fn asked(parameter: Option<&str>, headers: &HeaderMap) -> Self {
        Self::of(asked(parameter, headers))
    }

    /// The texts of a language.
    pub(crate) fn of(language: Language) -> Self {
        static BUNDLES: OnceLock<[FluentBundle<FluentResource>; 2]> = OnceLock::new();
        let [english, norwegian] = BUNDLES.get_or_init(|| {
            [
                bundle(Language::English, &[ENGLISH]),
                bundle(Language::Norwegian, &[NORWEGIAN, INTERFACE, FIELDS]),
            ]
        });
        Self {
            language,
            bundle: match language {
                Language::English => english,
                Language::Norwegian => norwegian,
            },
        }
    }

    /// A path under which a form's answer is in the language of the form.
    pub(crate) fn path(&self, path: &str) -> String {
        format!("{path}?lang={}", code(self.language))
    }

    /// What is to be said of a problem: by its kind, else by its status.
    pub(crate) fn wrong(&self, problem: &Problem) -> String {
        if let Some(kind) = problem.of_kind() {
            return self.get(kind.key());
        }
        let status = problem.status();
        let of_status = self.known(&format!("status-{}", status.as_u16()), None);
        of_status.unwrap_or_else(|| {
            self.get(if status.is_server_error() {
                "status-500"
            } else {
                "status-400"
            })
        })
    }

    /// A whole number as the language writes it.
    pub(crate) fn number(&self, number: usize) -> String {
        grouped(number, self.between_thousands())
    }

    fn between_thousands(&self) -> char {
        match self.language {
            Language::English => ',',
            // A blank at which no line is broken.
            Language::Norwegian => '\u{a0}',
        }
    }

    /// A decimal number with the sign that the language sets before the decimals.
    pub(crate) fn decimal(&self, number: &str) -> String {
        match self.language {
            Language::English => number.to_owned(),
            Language::Norwegian => number.replace('.', ","),
        }
    }

    /// A whole day as the language writes it; anything else as it is.
    pub(crate) fn day(&self, day: &str) -> String {
        match (self.language, day.split('-').collect::<Vec<_>>().as_slice()) {
            (Language::Norwegian, [year, month, of_month])
                if [year.len(), month.len(), of_month.len()] == [4, 2, 2] =>
            {
                format!("{of_month}.{month}.{year}")
            }
            _ => day.to_owned(),
        }
    }

    /// A moment in UTC, to the minute.
    pub(crate) fn moment(&self, time: &str) -> String {
        match time.split_once('T') {
            Some((day, clock)) if clock.is_char_boundary(5) && clock.len() > 5 => {
                let join = match self.language {
                    Language::English => "",
                    Language::Norwegian => "kl. ",
                };
                format!("{} {join}{} UTC", self.day(day), &clock[..5])
            }
            _ => time.to_owned(),
        }
    }

    /// A text; its own key where there is none.
    pub(crate) fn get(&self, key: &str) -> String {
        self.own(key).unwrap_or_else(|| key.to_owned())
    }

    /// A text, where the language has it.
    pub(crate) fn own(&self, key: &str) -> Option<String> {
        self.known(key, None)
    }

    /// The text of a word of the contract, such as a relation; the word itself where there is none.
    pub(crate) fn word(&self, kind: &str, word: &str) -> String {
        self.known(&format!("{kind}-{word}"), None)
            .unwrap_or_else(|| word.to_owned())
    }

    /// What the language calls a country; a code that is none as it is, in capitals.
    pub(crate) fn country(&self, code: &str) -> String {
        let in_norwegian = self.language == Language::Norwegian;
        let country = code.parse::<Country>();
        country.map_or_else(
            |_| code.to_uppercase(),
            |known| known.title(in_norwegian).to_owned(),
        )
    }

    /// A text with one value in it.
    pub(crate) fn with<'v>(
        &self,
        key: &str,
        name: &'static str,
        value: impl Into<FluentValue<'v>>,
    ) -> String {
        let mut values = FluentArgs::new();
        values.set(name, value);
        self.known(key, Some(&values))
            .unwrap_or_else(|| key.to_owned())
    }

    /// A text with values in it.
    pub(crate) fn with_all(&self, key: &str, values: &[(&'static str, &str)]) -> String {
        let mut all = FluentArgs::new();
        for (name, value) in values {
            all.set(*name, *value);
        }
        self.known(key, Some(&all))
            .unwrap_or_else(|| key.to_owned())
    }

    /// How many.
    pub(crate) fn count(&self, key: &str, count: usize) -> String {
        self.with(key, "count", count as f64)
    }

    fn known(&self, key: &str, values: Option<&FluentArgs<'_>>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, values, &mut errors);
        Some(Cow::into_owned(text))
    }
}

/// A whole number as a text has it.
fn number_in(value: &FluentValue<'_>, sign: char) -> Option<String> {
    match value {
        FluentValue::Number(number) if number.value.fract() == 0.0 && number.value >= 0.0 => {
            Some(grouped(number.value as usize, sign))
        }
        _ => None,
    }
}

/// The figures of a number in threes.
fn grouped(number: usize, sign: char) -> String {
    let figures = number.to_string();
    let mut text = String::new();
    for (at, figure) in figures.chars().enumerate() {
        if at > 0 && (figures.len() - at).is_multiple_of(3) {
            text.push(sign);
        }
        text.push(figure);
    }
    text
}

fn bundle(language: Language, files: &[&str]) -> FluentBundle<FluentResource> {
    // Two codes of our own, which are such identifiers.
    let identifier: LanguageIdentifier = code(language).parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
    // Marks of direction around values belong into a text that mixes them, not into attributes.
    bundle.set_use_isolating(false);
    match language {
        Language::English => bundle.set_formatter(Some(|value, _| number_in(value, ','))),
        // A blank at which no line is broken.
        Language::Norwegian => bundle.set_formatter(Some(|value, _| number_in(value, '\u{a0}'))),
    }
    for text in files {
        // What could be read of it; a test sees to it that that is all.
        let read = FluentResource::try_new((*text).to_owned());
        bundle.add_resource_overriding(read.unwrap_or_else(|(read, _)| read));
    }
    bundle
}

/// The keys of a file of texts, in its order.
#[cfg(test)]
fn keys(text: &str) -> impl Iterator<Item = &str> {
    let lines = text
        .lines()
        .filter(|line| !line.starts_with([' ', '#', '}']));
    lines
        .filter_map(|line| line.split_once(" ="))
        .map(|(key, _)| key)
}

/// The keys of all that is said in Norwegian in the place of the OpenAPI documents.
#[cfg(test)]
pub(crate) fn keys_of_documents() -> Vec<&'static str> {
    keys(INTERFACE).chain(keys(FIELDS)).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_language_has_every_text() {
        let [english, norwegian] =
            [ENGLISH, NORWEGIAN].map(|text| keys(text).collect::<BTreeSet<_>>());
        assert_eq!(english, norwegian);
        assert!(keys(FIELDS).is_sorted());
        for fact in vokter_trade::Missing::FACTS {
            assert!(english.contains(format!("fact-{fact}").as_str()), "{fact}");
        }
        for text in [ENGLISH, NORWEGIAN, INTERFACE, FIELDS] {
            assert!(FluentResource::try_new(text.to_owned()).is_ok());
        }
    }

    #[test]
    fn days_and_moments_are_written_as_the_language_writes_them() {
        for (text, english, norwegian) in [
            ("2026-08-01", "2026-08-01", "01.08.2026"),
            ("2026-08", "2026-08", "2026-08"),
            ("", "", ""),
            (
                "2026-08-01T06:05:59Z",
                "2026-08-01 06:05 UTC",
                "01.08.2026 kl. 06:05 UTC",
            ),
            ("sometime", "sometime", "sometime"),
        ] {
            for (language, expected) in [
                (Language::English, english),
                (Language::Norwegian, norwegian),
            ] {
                let texts = Texts::of(language);
                let said = if text.contains('T') {
                    texts.moment(text)
                } else {
                    texts.day(text)
                };
                assert_eq!(said, expected);
            }
        }
    }

    #[test]
    fn every_word_of_the_contract_has_a_text() {
        let texts = Texts::of(Language::Norwegian);
        for relation in [
            "equal",
            "romanisation",
            "reading",
            "inflection",
            "joined",
            "split",
            "spelling",
            "typing-slip",
            "initial",
            "nickname",
            "translation",
            "acronym",
            "abbreviation",
            "legal-form",
            "generic",
            "language",
            "whole",
            "order",
            "missing",
            "extra",
            "contradiction",
            "weak-alias",
            "near",
        ] {
            assert_ne!(texts.word("relation", relation), relation);
        }
    }

    #[test]
    fn a_problem_is_told_by_its_kind_and_not_by_its_field() {
        use axum::http::StatusCode;

        use crate::problem::Kind;

        let texts = Texts::of(Language::Norwegian);
        let version = Problem::value("from", "no such version").kind(Kind::Version);
        let shipment = Problem::value("from", "nothing was given").kind(Kind::NoShipment);
        assert_ne!(texts.wrong(&version), texts.wrong(&shipment));
        for kind in [
            Kind::Name,
            Kind::BirthDate,
            Kind::Countries,
            Kind::Schema,
            Kind::Day,
            Kind::ContractDay,
            Kind::Lists,
            Kind::List,
            Kind::Version,
            Kind::Party,
            Kind::PartyOfDay,
            Kind::Note,
            Kind::Jurisdiction,
            Kind::NoShipment,
            Kind::NoVersion,
            Kind::Price,
            Kind::Quantity,
            Kind::ToCome,
            Kind::Text,
            Kind::NoText,
            Kind::TwoTexts,
            Kind::TooMany,
            Kind::Damaged,
            Kind::Loading,
            Kind::Waiting,
            Kind::Token,
            Kind::Scope,
            Kind::Host,
        ] {
            let said = texts.wrong(&Problem::value("from", "x").kind(kind));
            assert_ne!(said, kind.key());
        }
        for status in [400, 404, 415, 422, 500, 503] {
            let status = StatusCode::from_u16(status).unwrap();
            let said = texts.wrong(&Problem::new(status, "POST /v1/scan"));
            assert!(said.ends_with('.') && !said.contains("/v1"), "{said}");
        }
    }

    #[test]
    fn numbers_have_their_form() {
        let english = Texts::of(Language::English);
        assert_eq!(english.count("hits", 1), "1 hit");
        assert_eq!(english.count("hits", 2), "2 hits");
        let norwegian = Texts::of(Language::Norwegian);
        for (number, in_english, in_norwegian) in [
            (0, "0 hits", "0 treff"),
            (999, "999 hits", "999 treff"),
            (22_920, "22,920 hits", "22\u{a0}920 treff"),
            (1_234_567, "1,234,567 hits", "1\u{a0}234\u{a0}567 treff"),
        ] {
            assert_eq!(english.count("hits", number), in_english);
            assert_eq!(norwegian.count("hits", number), in_norwegian);
        }
    }

    #[test]
    fn the_parameter_goes_before_the_cookie_and_that_before_the_browser() {
        let mut headers = HeaderMap::new();
        assert_eq!(asked(None, &headers), Language::English);
        headers.insert(header::ACCEPT_LANGUAGE, "fr, no;q=0.8".parse().unwrap());
        assert_eq!(asked(None, &headers), Language::Norwegian);
        for (browser, language) in [
            ("en;q=0.5,nb;q=0.9", Language::Norwegian),
            ("nb;q=0.9, en", Language::English),
            ("nb, en", Language::Norwegian),
            ("nb;q=0, en;q=0.1", Language::English),
            ("nb;q=x", Language::English),
        ] {
            headers.insert(header::ACCEPT_LANGUAGE, browser.parse().unwrap());
            assert_eq!(asked(None, &headers), language, "{browser}");
        }
        headers.insert(header::COOKIE, "a=b; lang=en".parse().unwrap());
        assert_eq!(asked(None, &headers), Language::English);
        assert_eq!(asked(Some("nb"), &headers), Language::Norwegian);
    }
}
