//! `POST /v1/trade/check`: a shipment or dealing, by the embargo rules.

use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use vokter_answers::engine;
use vokter_answers::parties::Choice;
use vokter_answers::reading::{self, NAMES_CHARS_MAX};
use vokter_answers::remark::{Language, Remark};
use vokter_answers::trade::{Field, Given, Screener, remarks};
use vokter_answers::wire::trade::Answer;
use vokter_trade::Judge;

use super::asking::{Nothing, Parameters, any_day};
use crate::body::{self, QUESTION_BYTES_MAX, none_or_some};
use crate::page::bearers;
use crate::problem::{Kind, Problem, Problems};
use crate::service::App;
use crate::workshop::Weight;

/// Most values of one field.
const VALUES_MAX: usize = 100;

/// A shipment or dealing; every fact may be left out.
#[derive(Debug, Default, Deserialize, ToSchema, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = TradeRequest)]
pub(crate) struct Ask {
    /// Whence: a country, port or city by name or code, in any language.
    pub(crate) from: Option<String>,
    /// Whither.
    pub(crate) to: Option<String>,
    /// Through which places.
    #[serde(deserialize_with = "none_or_some")]
    #[schema(max_items = 100, nullable)]
    #[schemars(with = "Option<Vec<String>>")]
    pub(crate) via: Vec<String>,
    /// Where the goods were made.
    pub(crate) origin: Option<String>,
    /// The goods, in words of any language. Together at most 10,000 characters.
    #[serde(deserialize_with = "none_or_some")]
    #[schema(max_items = 100, nullable)]
    #[schemars(with = "Option<Vec<String>>")]
    pub(crate) goods: Vec<String>,
    /// HS codes of 2 to 10 digits.
    #[serde(deserialize_with = "none_or_some")]
    #[schema(max_items = 100, nullable)]
    #[schemars(with = "Option<Vec<String>>")]
    pub(crate) hs: Vec<String>,
    /// Who takes part: shipper, consignee, bank, insurer …; each is screened. Together at most 4,000 characters.
    #[serde(deserialize_with = "none_or_some")]
    #[schema(max_items = 100, nullable)]
    #[schemars(with = "Option<Vec<String>>")]
    pub(crate) party: Vec<String>,
    /// The same with the role in which each takes part: what a consignee or an end user is given goes where he is.
    #[serde(deserialize_with = "none_or_some")]
    #[schema(max_items = 100, nullable)]
    #[schemars(with = "Option<Vec<Somebody>>")]
    pub(crate) parties: Vec<Somebody>,
    /// The ship, by name or IMO number.
    pub(crate) vessel: Option<String>,
    /// What is done, if not goods sent: payment, insurance, charter, port-call …
    #[serde(deserialize_with = "none_or_some")]
    #[schema(max_items = 100, nullable)]
    #[schemars(with = "Option<Vec<String>>")]
    pub(crate) activity: Vec<String>,
    /// Whose rules besides the United Nations': un, eu, no, us or uk; else those that a fact brings in.
    #[serde(deserialize_with = "none_or_some")]
    #[schema(max_items = 100, nullable)]
    #[schemars(with = "Option<Vec<String>>")]
    pub(crate) jurisdiction: Vec<String>,
    /// The day of the shipment, whose rules count; today, if none is given.
    #[schema(format = Date)]
    pub(crate) date: Option<String>,
    /// The day of the contract.
    #[schema(format = Date)]
    pub(crate) contract_date: Option<String>,
    /// Other facts, each as `key=value`.
    #[serde(deserialize_with = "none_or_some")]
    #[schema(max_items = 100, nullable)]
    #[schemars(with = "Option<Vec<String>>")]
    pub(crate) note: Vec<String>,
    /// The language of the texts: en or nb; English, if none is given.
    pub(crate) language: Option<String>,
}

/// All goods of a request have so many characters at most: each part is held against the others.
const GOODS_CHARS_MAX: usize = 10_000;
/// A character of goods takes so many times the work of one of a text that is scanned.
const GOODS_BESIDE_TEXT: usize = 10;

/// Somebody who takes part.
#[derive(Debug, Default, Deserialize, serde::Serialize, ToSchema, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TradeParty)]
pub(crate) struct Somebody {
    /// The name, with the address if it is known.
    name: String,
    /// As what: shipper, consignee, end_user, notify, bank, insurer, broker, carrier, owner …, as the columns of a file
    /// are called.
    role: Option<String>,
}

impl Somebody {
    fn role(&self, at: usize) -> Result<Option<&'static str>, Problem> {
        let said = self.role.as_deref().filter(|role| !role.trim().is_empty());
        let Some(said) = said else { return Ok(None) };
        match Field::named(said) {
            Some(Field::Role(role)) => Ok(Some(role)),
            _ => Err(
                Problem::value(format!("parties[{at}].role"), format!("no role is called `{said}`"))
                    .mend("give one such as shipper, consignee, end_user, notify, bank or insurer, or leave it out"),
            ),
        }
    }
}

/// Says which embargo measures a shipment or dealing meets, by which paragraph, and who could allow it.
#[utoipa::path(
    post, path = "/v1/trade/check", operation_id = "checkTrade", tag = "trade",
    request_body(content = Ask, example = json!({"from": "KP", "to": "RU", "goods": ["artillerigranater"],
        "parties": [{"name": "Fjord Pumper AS, Bergen", "role": "notify"}], "date": "2023-09-16"})),
    responses((status = 200, description = "The outcome and the measures that are met.", body = Answer), Problems),
)]
async fn check(
    State(app): State<App>,
    Parameters(Nothing {}): Parameters<Nothing>,
    request: Request,
) -> Result<Response, Problem> {
    let ask: Ask = body::json(&app.budget, request, QUESTION_BYTES_MAX).await?;
    let bytes = answer(&app, ask, Language::English, |answer| {
        serde_json::to_vec(answer)
    })
    .await?;
    let bytes = bytes
        .map_err(|error| Problem::new(StatusCode::INTERNAL_SERVER_ERROR, error.to_string()))?;
    Ok(([(header::CONTENT_TYPE, "application/json")], bytes).into_response())
}

/// Refuses more values of a field than are read.
fn bounded(field: &str, count: usize) -> Result<(), Problem> {
    if count <= VALUES_MAX {
        return Ok(());
    }
    let most = format!("give at most {VALUES_MAX}, or ask about some of them at a time");
    let what = format!("more than {VALUES_MAX} values");
    Err(Problem::value(field, what).kind(Kind::TooMany).mend(most))
}

impl Ask {
    fn given(self) -> Result<Given, Problem> {
        bounded("parties", self.parties.len())?;
        for (field, values) in [
            ("via", &self.via),
            ("goods", &self.goods),
            ("hs", &self.hs),
            ("party", &self.party),
            ("activity", &self.activity),
            ("jurisdiction", &self.jurisdiction),
            ("note", &self.note),
        ] {
            bounded(field, values.len())?;
            // What was to be told and is not there would be left out of the answer unsaid.
            let is_told = !["jurisdiction", "note"].contains(&field);
            let empty = values.iter().position(|text| text.trim().is_empty());
            if let Some(at) = empty.filter(|_| is_told) {
                return Err(Problem::value(format!("{field}[{at}]"), "this is empty")
                    .mend("leave it out, or say what it is"));
            }
        }
        let mut party = self.party;
        let mut roles = Vec::new();
        for (at, somebody) in self.parties.into_iter().enumerate() {
            if somebody.name.trim().is_empty() {
                return Err(
                    Problem::value(format!("parties[{at}].name"), "this is empty")
                        .mend("leave it out, or say who it is"),
                );
            }
            if let Some(role) = somebody.role(at)? {
                roles.push((somebody.name.clone(), role));
            }
            party.push(somebody.name);
        }
        let date = |field, text: Option<String>| {
            let text = text.filter(|text| !text.trim().is_empty());
            text.map(|text| any_day(field, text.trim())).transpose()
        };
        let note = |text: &String| {
            let read = text.parse::<vokter_answers::trade::KeyValue>();
            read.map(|note| note.parts()).map_err(|what| {
                Problem::value("note", what)
                    .kind(Kind::Note)
                    .mend("write each as KEY=VALUE, such as agency=UNICEF")
            })
        };
        let names = party.iter().chain(&self.vessel);
        let together: usize = names.map(|name| name.chars().count()).sum();
        if together > NAMES_CHARS_MAX {
            let what =
                format!("names of {together} characters together; the most is {NAMES_CHARS_MAX}");
            return Err(Problem::value("party", what)
                .kind(Kind::TooMany)
                .mend("ask about some of them at a time"));
        }
        let given = Given {
            date: date("date", self.date)?,
            contract_date: date("contract_date", self.contract_date)
                .map_err(|problem| problem.kind(Kind::ContractDay))?,
            from: self.from.unwrap_or_default(),
            to: self.to.unwrap_or_default(),
            via: self.via,
            origin: self.origin.unwrap_or_default(),
            goods: self.goods,
            hs: self.hs,
            party,
            roles,
            vessel: self.vessel.filter(|text| !text.trim().is_empty()),
            activity: self.activity,
            jurisdiction: self.jurisdiction,
            note: self.note.iter().map(note).collect::<Result<_, _>>()?,
        };
        if given.is_empty() {
            return Err(Problem::value("from", "no shipment was given")
                .kind(Kind::NoShipment)
                .mend("give at least one of from, to, goods, hs, party, vessel and activity"));
        }
        Ok(given)
    }
}

/// Answers a question, and makes something of the answer.
pub(crate) async fn answer<T: Send + 'static>(
    app: &App,
    ask: Ask,
    language: Language,
    make: impl FnOnce(&Answer) -> T + Send + 'static,
) -> Result<T, Problem> {
    let asked = ask
        .language
        .as_deref()
        .filter(|code| !code.trim().is_empty());
    let language = match asked {
        Some(code) => reading::language(code).map_err(|what| {
            Problem::value(
                "language",
                format!("`{code}` is no language of answers: {what}"),
            )
            .mend("give en or nb, or leave it out")
        })?,
        None => language,
    };
    let given = ask.given()?;
    let said: usize = given.goods.iter().map(|goods| goods.chars().count()).sum();
    if said > GOODS_CHARS_MAX {
        let what = format!("goods of {said} characters together; the most is {GOODS_CHARS_MAX}");
        return Err(Problem::value("goods", what)
            .kind(Kind::TooMany)
            .mend("ask about some of them at a time"));
    }
    let names = given.party.iter().chain(&given.vessel);
    let weight = Weight::of_names(names.map(|name| name.chars().count()).sum())
        .max(Weight::of_text(said * GOODS_BESIDE_TEXT));
    let mut shipment = given.shipment(engine::today()).map_err(|what| {
        Problem::value("jurisdiction", what)
            .kind(Kind::Jurisdiction)
            .mend("give un, eu, no, us or uk, or leave it out")
    })?;
    let view = app.view(Choice::default()).await?;
    let service = app.clone();
    app.workshop
        .weighed(weight, move |_| {
            let looked_up_at = engine::now();
            let mut warnings = Vec::new();
            let mut parties = Vec::new();
            if given.names_somebody() {
                warnings = Remark::texts(&view.parties.told(engine::today()), language);
                parties =
                    Screener::new(&view.parties, &service.search()).screen(&given, &mut shipment);
                let bearers = |words: &[String]| {
                    let (found, total) = bearers::found(&view, words, None);
                    (found.into_iter().map(|one| one.caption).collect(), total)
                };
                let told = remarks(&parties, &mut shipment, bearers);
                warnings.extend(Remark::texts(&told, language));
                warnings.extend(Remark::texts(&given.wrong_numbers(), language));
            }
            warnings.extend(Remark::texts(&given.to_come(engine::today()), language));
            let judged = Judge::new(&service.rules)
                .speaking(language)
                .answer(&shipment);
            let answer = Answer::of(&judged, &parties, &warnings);
            let answer = answer.resting_on(&view.parties.lists, &service.engine);
            make(&answer.at(looked_up_at))
        })
        .await
}

/// The path of this module.
pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(check))
}
