//! Facts of a question as JSON has them, read as people write them.

use axum::extract::FromRequestParts;
use axum::extract::rejection::QueryRejection;
use axum::http::request::Parts;
use axum::http::{StatusCode, Uri};
use jiff::civil::Date;
use serde::de::DeserializeOwned;
use vokter_answers::asked::{Asked, Question, has_come};
use vokter_answers::parties::Choice;
use vokter_answers::reading;
use vokter_entities::{Country, Schema};

use crate::plainly::plainly;
use crate::problem::{Kind, Problem};

/// Facts that are texts yet.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts {
    pub(crate) name: Option<String>,
    pub(crate) schema: Option<String>,
    pub(crate) birth_date: Option<String>,
    pub(crate) countries: Vec<String>,
    pub(crate) ids: Vec<String>,
    pub(crate) aliases: Vec<String>,
}

impl Facts {
    /// The question that they ask.
    pub(crate) fn question(self) -> Result<Question, Problem> {
        let asked = Asked {
            name: self.name,
            schema: self.schema.as_deref().map(schema).transpose()?,
            birth_date: self
                .birth_date
                .as_deref()
                .filter(|text| !text.trim().is_empty())
                .map(reading::read_typed_date)
                .transpose()
                .map_err(|what| {
                    Problem::value("birth_date", what)
                        .kind(Kind::BirthDate)
                        .mend("give a date, whole or in part: 1955-05-21, 1955-05 or 1955")
                })?,
            countries: countries(&self.countries)?,
            ids: self.ids,
            aliases: self.aliases,
            ..Asked::default()
        };
        Ok(asked.question()?)
    }
}

/// A schema by its name.
pub(crate) fn schema(text: &str) -> Result<Schema, Problem> {
    reading::schema(text).map_err(|what| {
        let known: Vec<&str> = Schema::ALL.iter().map(|schema| schema.as_str()).collect();
        Problem::value("schema", what)
            .kind(Kind::Schema)
            .mend(format!("give one of {}", known.join(", ")))
    })
}

fn countries(texts: &[String]) -> Result<Vec<Country>, Problem> {
    let country = |(at, text): (usize, &String)| {
        reading::country(text).map_err(|what| {
            Problem::value(format!("countries[{at}]"), what)
                .kind(Kind::Countries)
                .mend("give an ISO 3166 code, such as no, or a country's name")
        })
    };
    texts.iter().enumerate().map(country).collect()
}

/// A score, 0 to 1.
pub(crate) fn threshold(given: Option<f64>, else_this: f64) -> Result<f64, Problem> {
    match given {
        None => Ok(else_this),
        Some(score) if (0.0..=1.0).contains(&score) => Ok(score),
        Some(score) => Err(Problem::value("threshold", format!("{score} is no score"))
            .mend("give a number from 0 to 1, such as 0.7")),
    }
}

/// Most hits that one answer shows.
pub(crate) const LIMIT_MAX: u32 = 1000;

/// How many hits to show.
pub(crate) fn limit(given: Option<u32>, else_this: usize) -> Result<usize, Problem> {
    match given {
        None => Ok(else_this),
        Some(limit @ 1..=LIMIT_MAX) => Ok(limit as usize),
        Some(limit) => Err(Problem::value("limit", format!("{limit} is no limit"))
            .mend(format!("give a whole number from 1 to {LIMIT_MAX}"))),
    }
}

/// Most lists that are chosen by name.
const LISTS_MAX: usize = 50;

/// The lists, and the day, to search.
pub(crate) fn choice(lists: Option<Vec<String>>, as_of: Option<&str>) -> Result<Choice, Problem> {
    // Nobody who names no list means all of them.
    if lists.as_ref().is_some_and(Vec::is_empty) {
        return Err(Problem::value("lists", "no list is named")
            .kind(Kind::Lists)
            .mend("name one, or leave `lists` out for all"));
    }
    let lists = lists.unwrap_or_default();
    if lists.len() > LISTS_MAX {
        return Err(Problem::value(
            "lists",
            format!("more than {LISTS_MAX} lists"),
        ));
    }
    Ok(Choice {
        lists,
        as_of: as_of.map(|text| day("as_of", text)).transpose()?,
    })
}

/// A whole day that has come.
pub(crate) fn day(field: &str, text: &str) -> Result<Date, Problem> {
    let day = any_day(field, text)?;
    if !has_come(day) {
        return Err(Problem::value(field, format!("{day} has not come yet"))
            .kind(Kind::ToCome)
            .mend("leave it out for the lists in force"));
    }
    Ok(day)
}

/// A whole day, be it to come: a shipment is checked before it goes.
pub(crate) fn any_day(field: &str, text: &str) -> Result<Date, Problem> {
    let wrong = || {
        Problem::value(field, format!("`{text}` is not a day"))
            .kind(Kind::Day)
            .mend("write it as in 2026-08-01")
    };
    let date = reading::read_typed_date(text).map_err(|_| wrong())?;
    match (date.month, date.day) {
        (Some(month), Some(of_month)) => {
            Date::new(date.year, month as i8, of_month as i8).map_err(|_| wrong())
        }
        _ => Err(wrong()),
    }
}

/// The parameters of what has none: one that is given is told and not passed over.
#[derive(Clone, Copy, Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Nothing {}

/// The parameters of a query; what is wrong with them is a problem as any other.
pub(crate) struct Parameters<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Parameters<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        axum::extract::Query::from_request_parts(parts, state)
            .await
            .map(|axum::extract::Query(value)| Self(value))
            .map_err(|rejection: QueryRejection| unread(&rejection.body_text()))
    }
}

/// The same of a query's text.
pub(crate) fn of_query<T: DeserializeOwned>(query: &str) -> Result<T, Problem> {
    let uri = Uri::try_from(format!("/?{query}")).map_err(|_| {
        Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "the form has too many fields",
        )
        .mend("send the text as the field `file`, and `threshold` and `date` if wanted")
    })?;
    axum::extract::Query::try_from_uri(&uri)
        .map(|axum::extract::Query(value)| value)
        .map_err(|rejection| unread(&rejection.body_text()))
}

fn unread(said: &str) -> Problem {
    let field = field_of(said).map(str::to_owned);
    // Whoever puts a field of the body behind the address is told so.
    let unknown = field
        .as_ref()
        .filter(|_| said.ends_with(", there are no fields"));
    let problem = match unknown {
        Some(name) => Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            format!(
                "`{}` is no parameter: this address takes none",
                name.escape_debug()
            ),
        )
        .mend("leave it out, or put it into the body where that has it; see /docs"),
        None => Problem::new(StatusCode::UNPROCESSABLE_ENTITY, plainly(said))
            .mend("see /docs for the parameters and their types"),
    };
    match field {
        Some(field) => problem.field(field),
        None => problem,
    }
}

/// The parameter that a rejection is about: `…: threshold: invalid float literal`, or ``…: unknown field `x`, …``.
fn field_of(what: &str) -> Option<&str> {
    let (_, said) = what.split_once(": ")?;
    if let Some((_, rest)) = said.split_once(" field `") {
        return rest.split('`').next();
    }
    let (field, _) = said.split_once(": ")?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    (!field.is_empty() && field.chars().all(is_name)).then_some(field)
}

/// A part of the path; one that is no text is a problem as any other.
pub(crate) struct Place(pub(crate) String);

impl<S: Send + Sync> FromRequestParts<S> for Place {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        axum::extract::Path::from_request_parts(parts, state)
            .await
            .map(|axum::extract::Path(text)| Self(text))
            .map_err(|rejection| {
                Problem::new(StatusCode::BAD_REQUEST, rejection.body_text())
                    .field("path")
                    .mend("percent-encode the UTF-8 of the id or name, as in un-sc-KPe.001")
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code, reason = "only what is refused is looked at")]
    struct How {
        threshold: Option<f64>,
    }

    #[tokio::test]
    async fn a_wrong_parameter_is_named() {
        for (query, field) in [("threshold=x", "threshold"), ("threshhold=1", "threshhold")] {
            let request = axum::http::Request::builder().uri(format!("/?{query}"));
            let (mut parts, ()) = request.body(()).unwrap().into_parts();
            let read = Parameters::<How>::from_request_parts(&mut parts, &()).await;
            let problem = serde_json::to_value(read.err().unwrap()).unwrap();
            assert_eq!(problem["field"], field, "{problem}");
        }
    }
}
