//! Reads a rule file. Its form is what the program's own `rules/*.toml` show; every key that is not
//! known is a mistake, and every mistake names file, line and field.

use std::ops::Range;
use std::str::FromStr;

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use super::condition::Condition;
use super::measure::{
    Cap, Carried, Citation, Consequence, Direction, Exemption, Jurisdiction, Measure, PriceCap,
    Regime, Text,
};

/// A mistake in a rule file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file} line {line}, {field}: {reason}")]
pub struct RuleError {
    /// The file's name.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The key at fault, or the nearest one.
    pub field: String,
    /// What is wrong, and what to write instead.
    pub reason: String,
}

/// A regime with the place of each of its values, for messages.
#[derive(Debug)]
pub(super) struct Placed {
    pub(super) regime: Regime,
    pub(super) head: Places,
    pub(super) exemptions: Vec<Places>,
    pub(super) measures: Vec<Places>,
}

/// Where a table and its keys stand.
#[derive(Debug)]
pub(super) struct Places {
    line: usize,
    keys: Vec<(String, usize)>,
}

impl Places {
    /// The line of a key, else the table's.
    pub(super) fn line(&self, key: &str) -> usize {
        let known = self.keys.iter().find(|(name, _)| name == key);
        known.map_or(self.line, |(_, line)| *line)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    regime: Spanned<RawRegime>,
    #[serde(default)]
    exemption: Vec<Spanned<RawExemption>>,
    #[serde(default)]
    measure: Vec<Spanned<RawMeasure>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRegime {
    id: String,
    title: String,
    title_nb: String,
    jurisdiction: Spanned<String>,
    #[serde(default)]
    target: Vec<String>,
    #[serde(default)]
    lists: Vec<String>,
    #[serde(default)]
    programmes: Vec<String>,
    #[serde(default, deserialize_with = "some")]
    acts: Vec<String>,
    #[serde(default, deserialize_with = "some")]
    committee: Vec<String>,
    carries: Option<RawCarried>,
    contested: Option<String>,
    contested_nb: Option<String>,
    holds: Option<String>,
    holds_nb: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCarried {
    regime: String,
    source: String,
    citation: Spanned<String>,
    from: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawExemption {
    id: String,
    title: String,
    title_nb: String,
    source: String,
    citation: Spanned<String>,
    #[serde(default)]
    grantor: String,
    #[serde(default)]
    grantor_nb: String,
    from: Option<Spanned<String>>,
    until: Option<Spanned<String>>,
    when: Spanned<String>,
    proof: Option<Spanned<String>>,
    offer_if: Option<Spanned<String>>,
    #[serde(default)]
    review_only: bool,
    ask: String,
    ask_nb: String,
}

/// A list with something in it. An empty one looks like a measure of some goods and is one of all.
fn some<'de, D, T>(reader: D) -> Result<Vec<T>, D::Error>
where
    D: serde::Deserializer<'de>,
    T: Deserialize<'de>,
{
    let all = Vec::<T>::deserialize(reader)?;
    if all.is_empty() {
        let reason = "an empty list: name something, or leave the field out";
        return Err(serde::de::Error::custom(reason));
    }
    Ok(all)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawMeasure {
    id: String,
    title: String,
    title_nb: String,
    source: String,
    citation: Spanned<String>,
    from: Spanned<String>,
    until: Option<Spanned<String>>,
    #[serde(default, deserialize_with = "some")]
    direction: Vec<Spanned<String>>,
    #[serde(default, deserialize_with = "some")]
    goods: Vec<String>,
    #[serde(default, deserialize_with = "some")]
    hs: Vec<String>,
    #[serde(default, deserialize_with = "some")]
    military_list: Vec<String>,
    #[serde(default, deserialize_with = "some")]
    terms: Vec<String>,
    #[serde(default, deserialize_with = "some")]
    activities: Vec<String>,
    #[serde(default, deserialize_with = "some")]
    suspect: Vec<String>,
    when: Option<Spanned<String>>,
    doubt: Option<Spanned<String>>,
    consequence: Spanned<String>,
    #[serde(default)]
    everything: bool,
    #[serde(default)]
    accompanies: bool,
    cap: Option<RawCap>,
    #[serde(default)]
    price_caps: Vec<RawPriceCap>,
    #[serde(default, deserialize_with = "some")]
    exemptions: Vec<String>,
    #[serde(default)]
    needed: Vec<String>,
    #[serde(default)]
    needed_nb: Vec<String>,
    explain: String,
    explain_nb: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCap {
    limit: u64,
    unit: String,
    tonnes: Option<u64>,
    period: String,
    #[serde(default)]
    period_nb: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPriceCap {
    from: Spanned<String>,
    until: Option<Spanned<String>>,
    cents: u64,
    #[serde(default)]
    goods: Vec<String>,
    grace: Option<Spanned<String>>,
}

/// Reads one file.
pub(super) fn read(file: &str, text: &str) -> Result<Placed, RuleError> {
    Source { file, text }.read()
}

struct Source<'a> {
    file: &'a str,
    text: &'a str,
}

impl Source<'_> {
    fn line(&self, at: usize) -> usize {
        let before = self.text.as_bytes().get(..at).unwrap_or_default();
        1 + before.split(|byte| *byte == b'\n').skip(1).count()
    }

    /// The keys of a table, each with its line.
    fn places(&self, span: &Range<usize>) -> Places {
        let line = self.line(span.start);
        let table = self.text.get(span.start..).unwrap_or_default();
        let mut keys = Vec::new();
        for (below, row) in table.lines().enumerate() {
            let row = row.trim_start();
            if below > 0 && row.starts_with('[') {
                break;
            }
            if let Some((key, _)) = row.split_once('=') {
                keys.push((key.trim().to_owned(), line + below));
            }
        }
        Places { line, keys }
    }

    fn error(&self, line: usize, field: &str, reason: impl Into<String>) -> RuleError {
        RuleError {
            file: self.file.to_owned(),
            line,
            field: field.to_owned(),
            reason: reason.into(),
        }
    }

    fn read(&self) -> Result<Placed, RuleError> {
        let raw: RawFile = toml::from_str(self.text).map_err(|error| {
            let line = self.line(error.span().map_or(0, |span| span.start));
            let row = self.text.lines().nth(line - 1).unwrap_or_default();
            let field = row.split_once('=').map_or(row, |(key, _)| key).trim();
            if self.text.trim().is_empty() {
                return self.error(1, "regime", "the file is empty: it begins with `[regime]`");
            }
            let field = if field.is_empty() { "regime" } else { field };
            self.error(line, field, error.message().replace('\n', " "))
        })?;
        let head = self.places(&raw.regime.span());
        let exemption_places: Vec<_> = raw
            .exemption
            .iter()
            .map(|e| self.places(&e.span()))
            .collect();
        let measure_places: Vec<_> = raw.measure.iter().map(|m| self.places(&m.span())).collect();
        let regime = raw.regime.into_inner();
        Ok(Placed {
            regime: Regime {
                jurisdiction: self.word(
                    &regime.jurisdiction,
                    "jurisdiction",
                    &Jurisdiction::ALL,
                )?,
                id: regime.id,
                title: Text {
                    en: regime.title,
                    nb: regime.title_nb,
                },
                target: regime.target,
                lists: regime.lists,
                programmes: regime.programmes,
                acts: regime.acts,
                committee: regime.committee,
                carries: regime.carries.map(|raw| self.carried(raw)).transpose()?,
                contested: regime.contested.map(|en| Text {
                    en,
                    nb: regime.contested_nb.unwrap_or_default(),
                }),
                holds: regime.holds.map(|en| Text {
                    en,
                    nb: regime.holds_nb.unwrap_or_default(),
                }),
                exemptions: raw
                    .exemption
                    .into_iter()
                    .map(|raw| self.exemption(raw.into_inner()))
                    .collect::<Result<_, _>>()?,
                measures: raw
                    .measure
                    .into_iter()
                    .map(|raw| self.measure(raw.into_inner()))
                    .collect::<Result<_, _>>()?,
            },
            head,
            exemptions: exemption_places,
            measures: measure_places,
        })
    }

    fn carried(&self, raw: RawCarried) -> Result<Carried, RuleError> {
        Ok(Carried {
            regime: raw.regime,
            source: raw.source,
            citation: self.word(&raw.citation, "citation", &CITATIONS)?,
            from: self.day(&raw.from, "from")?,
        })
    }

    fn exemption(&self, raw: RawExemption) -> Result<Exemption, RuleError> {
        Ok(Exemption {
            id: raw.id,
            title: Text {
                en: raw.title,
                nb: raw.title_nb,
            },
            source: raw.source,
            citation: self.word(&raw.citation, "citation", &CITATIONS)?,
            grantor: Text {
                en: raw.grantor,
                nb: raw.grantor_nb,
            },
            from: raw.from.map(|day| self.day(&day, "from")).transpose()?,
            until: raw.until.map(|day| self.day(&day, "until")).transpose()?,
            when: self.condition(&raw.when, "when")?,
            proof: raw
                .proof
                .map(|text| self.condition(&text, "proof"))
                .transpose()?,
            offer_if: raw
                .offer_if
                .map(|text| self.condition(&text, "offer_if"))
                .transpose()?,
            review_only: raw.review_only,
            ask: Text {
                en: raw.ask,
                nb: raw.ask_nb,
            },
        })
    }

    fn measure(&self, raw: RawMeasure) -> Result<Measure, RuleError> {
        let directions = raw.direction.iter();
        let mut nb = raw.needed_nb.into_iter();
        let price_cap = |raw: RawPriceCap| {
            Ok(PriceCap {
                from: self.day(&raw.from, "price_caps")?,
                until: raw
                    .until
                    .map(|day| self.day(&day, "price_caps"))
                    .transpose()?,
                cents: raw.cents,
                goods: raw.goods,
                grace: raw
                    .grace
                    .map(|day| self.day(&day, "price_caps"))
                    .transpose()?,
            })
        };
        Ok(Measure {
            id: raw.id,
            title: Text {
                en: raw.title,
                nb: raw.title_nb,
            },
            source: raw.source,
            citation: self.word(&raw.citation, "citation", &CITATIONS)?,
            from: self.day(&raw.from, "from")?,
            until: raw.until.map(|day| self.day(&day, "until")).transpose()?,
            direction: directions
                .map(|word| self.word(word, "direction", &Direction::ALL))
                .collect::<Result<_, _>>()?,
            goods: raw.goods,
            hs: raw.hs.iter().map(|code| undotted(code)).collect(),
            military_list: raw
                .military_list
                .iter()
                .map(|item| item.trim().to_uppercase())
                .collect(),
            terms: raw.terms,
            activities: raw.activities,
            suspect: raw.suspect,
            when: raw
                .when
                .map(|text| self.condition(&text, "when"))
                .transpose()?,
            doubt: raw
                .doubt
                .map(|text| self.condition(&text, "doubt"))
                .transpose()?,
            consequence: self.word(&raw.consequence, "consequence", &Consequence::ALL)?,
            everything: raw.everything,
            accompanies: raw.accompanies,
            cap: raw.cap.map(|cap| Cap {
                limit: cap.limit,
                unit: cap.unit,
                tonnes: cap.tonnes,
                period: Text {
                    en: cap.period,
                    nb: cap.period_nb,
                },
            }),
            price_caps: raw
                .price_caps
                .into_iter()
                .map(price_cap)
                .collect::<Result<_, _>>()?,
            exemptions: raw.exemptions,
            needed: raw
                .needed
                .into_iter()
                .map(|en| Text {
                    en,
                    nb: nb.next().unwrap_or_default(),
                })
                .collect(),
            explain: Text {
                en: raw.explain,
                nb: raw.explain_nb,
            },
        })
    }

    fn word<T: Copy>(
        &self,
        word: &Spanned<String>,
        field: &str,
        known: &[(T, &str)],
    ) -> Result<T, RuleError> {
        let found = known.iter().find(|(_, name)| name == word.as_ref());
        found.map(|(value, _)| *value).ok_or_else(|| {
            let names: Vec<&str> = known.iter().map(|(_, name)| *name).collect();
            let reason = format!("`{}` is none of {}", word.as_ref(), names.join(", "));
            self.error(self.line(word.span().start), field, reason)
        })
    }

    fn day(&self, day: &Spanned<String>, field: &str) -> Result<Date, RuleError> {
        let read = Some(day.as_ref())
            .filter(|text| text.len() == 10)
            .and_then(|text| Date::from_str(text).ok());
        read.ok_or_else(|| {
            let reason = format!("`{}` is no day: write 2017-08-05", day.as_ref());
            self.error(self.line(day.span().start), field, reason)
        })
    }

    fn condition(&self, text: &Spanned<String>, field: &str) -> Result<Condition, RuleError> {
        text.as_ref()
            .parse::<Condition>()
            .map_err(|error| self.error(self.line(text.span().start), field, error.to_string()))
    }
}

/// A code without the points that papers write in it: `8710.00`.
pub(super) fn undotted(code: &str) -> String {
    code.chars().filter(|c| !matches!(c, '.' | ' ')).collect()
}

const CITATIONS: [(Citation, &str); 2] = [
    (Citation::Confirmed, "confirmed"),
    (Citation::Unconfirmed, "unconfirmed"),
];
