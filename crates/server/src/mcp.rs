//! The Model Context Protocol over standard input and output: the service's answers as tools.

mod lines;
mod shapes;

use std::sync::Arc;

use axum::http::StatusCode;
use rmcp::model::{CallToolResult, JsonObject};
use rmcp::{ServerHandler, ServiceExt, tool, tool_handler, tool_router};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use vokter_answers::config::Settings;
use vokter_answers::failure::Failure;
use vokter_answers::remark::{Language, Remark};
use vokter_answers::tokens::Tokens;
use vokter_answers::wire::{EngineStamp, ListStamp};

use crate::body::{self, Held};
use crate::problem::Problem;
use crate::serve::look_regularly;
use crate::service::{App, Service};
use crate::v1::{compare, entities, lists, scan, screen, trade};
use shapes::Part;

/// Answers as tools.
#[derive(Clone)]
struct Tools {
    app: App,
}

/// No arguments.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Nothing {}

/// A text to scan.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Text {
    /// Plain text in any language.
    #[serde(rename = "text")]
    content: String,
    /// Least score of a mention, 0 to 1.
    #[serde(default)]
    threshold: Option<f64>,
    /// The lists as they were on this day.
    #[serde(default)]
    date: Option<String>,
}

/// A party to explain.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Party {
    /// Its id, or that of the group of its listings, as hits show them.
    id: String,
    /// As the lists were on this day: the party of a hit of a day past may be on none of those in force.
    #[serde(default)]
    as_of: Option<String>,
}

/// Two names.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Pair {
    /// One name.
    a: String,
    /// The other name.
    b: String,
    /// What both are: person, company, organization, vessel …
    #[serde(default)]
    schema: Option<String>,
    /// A score, 0 to 1: the answer then says whether the two reach it.
    #[serde(default)]
    threshold: Option<f64>,
}

#[tool_router]
impl Tools {
    /// Looks one party up on the sanctions lists in force. Each hit has its evidence: which word of the
    /// name met which, by which relation, and what that is worth in bits. The answer names the lists and
    /// their versions; a hit is a matter for a person to decide on.
    #[tool(
        input_schema = shapes::taken::<screen::Ask>(),
        output_schema = shapes::of_operation("/v1/screen", "post"),
        annotations(read_only_hint = true, open_world_hint = false)
    )]
    async fn screen(&self, arguments: JsonObject) -> CallToolResult {
        answered(arguments, |ask| async move {
            screen::answer(
                &self.app,
                ask,
                Language::English,
                screen::Alone::Told,
                written,
            )
            .await?
        })
        .await
    }

    /// Finds the listed parties that a text mentions, with their places in it, the sentences that speak of a transfer
    /// of embargoed goods (signals), and the versions of the lists.
    #[tool(
        input_schema = shapes::taken::<Text>(),
        output_schema = shapes::of_operation("/v1/scan", "post"),
        annotations(read_only_hint = true, open_world_hint = false)
    )]
    async fn scan(&self, arguments: JsonObject) -> CallToolResult {
        answered(arguments, |text: Text| async move {
            let held = Held {
                bytes: text.content.into_bytes(),
                room: None,
            };
            let how = scan::How {
                threshold: text.threshold,
                date: text.date,
            };
            let scanned = scan::scanned(&self.app, held, how, Language::English).await;
            // What a form has as a file is an argument here.
            written(&scanned.map_err(|problem| problem.renamed("file", "text"))?)
        })
        .await
    }

    /// Says which embargo measures a shipment or dealing meets, by which paragraph, what could lift them and what
    /// to ask for. Goods and places may be words of any language; parties and the vessel are screened too. No
    /// finding means that no measure was found in the rules that the answer names.
    #[tool(
        input_schema = shapes::taken::<trade::Ask>(),
        output_schema = shapes::of_operation("/v1/trade/check", "post"),
        annotations(read_only_hint = true, open_world_hint = false)
    )]
    async fn trade(&self, arguments: JsonObject) -> CallToolResult {
        answered(arguments, |ask| async move {
            trade::answer(&self.app, ask, Language::English, |answer| written(answer)).await?
        })
        .await
    }

    /// Weighs two names against each other and gives each term of the sum. No list is read.
    #[tool(
        input_schema = shapes::taken::<Pair>(),
        output_schema = shapes::of_parts(&[("comparison", Part::Operation("/v1/compare", "post")), ("engine", Part::Shape("EngineStamp"))]),
        annotations(read_only_hint = true, open_world_hint = false)
    )]
    async fn compare(&self, arguments: JsonObject) -> CallToolResult {
        answered(arguments, |pair: Pair| async move {
            let ask = compare::Ask {
                a: pair.a,
                b: pair.b,
                schema: pair.schema,
                threshold: pair.threshold,
            };
            let comparison = compare::comparison(&self.app, ask).await?;
            let stamp = EngineStamp::of(&self.app.engine);
            Ok(json!({"comparison": comparison, "engine": stamp}))
        })
        .await
    }

    /// Everything that is known of one listed party: names, numbers, listings with their legal basis, which entries
    /// of which lists are it and why, and which nearly were.
    #[tool(
        input_schema = shapes::taken::<Party>(),
        output_schema = shapes::of_operation("/v1/entities/{id}", "get"),
        annotations(read_only_hint = true, open_world_hint = false)
    )]
    async fn explain(&self, arguments: JsonObject) -> CallToolResult {
        answered(arguments, |party: Party| async move {
            let when = entities::When { as_of: party.as_of };
            let told = entities::whole(&self.app, party.id, when.day()?, Language::English);
            written(&told.await?)
        })
        .await
    }

    /// Which lists are in force, in which versions, and how old they are.
    #[tool(
        input_schema = shapes::taken::<Nothing>(),
        output_schema = shapes::of_parts(&[("lists", Part::Operation("/v1/lists", "get")), ("searched", Part::Shapes("ListStamp")), ("warnings", Part::Texts)]),
        annotations(read_only_hint = true, open_world_hint = false)
    )]
    async fn lists(&self, arguments: JsonObject) -> CallToolResult {
        answered(arguments, |Nothing {}| async move {
            let all = lists::all(&self.app).await?;
            let view = self.app.lists.whole()?;
            let parties = &view.parties;
            let told = parties.told(vokter_answers::engine::today());
            Ok(json!({
                "lists": all,
                "searched": ListStamp::all(&parties.lists),
                "warnings": Remark::texts(&told, Language::English),
            }))
        })
        .await
    }
}

#[tool_handler(
    name = "vokter",
    instructions = "Screens names and texts against sanctions lists, with evidence. Every result names the versions of the lists it rests on: quote them. No hit means that none was found on those lists."
)]
impl ServerHandler for Tools {}

/// A tool's result: its arguments are read, and what they ask is answered.
async fn answered<T, F>(arguments: JsonObject, answer: impl FnOnce(T) -> F) -> CallToolResult
where
    T: DeserializeOwned,
    F: Future<Output = Result<Value, Problem>>,
{
    let answer = match body::arguments(Value::Object(arguments)) {
        Ok(given) => answer(given).await,
        Err(problem) => Err(problem),
    };
    answer.map_or_else(|problem| refused(&problem), CallToolResult::structured)
}

/// An answer in JSON.
fn written<T: Serialize>(answer: &T) -> Result<Value, Problem> {
    serde_json::to_value(answer)
        .map_err(|error| Problem::new(StatusCode::INTERNAL_SERVER_ERROR, error.to_string()))
}

/// What a mend names by its path, and the tool that does the same.
const TOOLS: [(&str, &str); 3] = [
    ("GET /v1/lists", "the tool `lists`"),
    ("POST /v1/scan", "the tool `scan`"),
    ("POST /v1/screen", "the tool `screen`"),
];

fn refused(problem: &Problem) -> CallToolResult {
    let mut problem = problem.clone();
    for (operation, tool) in TOOLS {
        problem.mend = problem.mend.map(|mend| mend.replace(operation, tool));
    }
    let problem: Value = serde_json::to_value(&problem).unwrap_or_default();
    CallToolResult::structured_error(problem)
}

/// Serves tools on standard input and output until the input ends.
///
/// # Errors
/// When no list can be read, or what comes is no such protocol.
pub fn mcp(settings: Settings) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .thread_name("vokter-talk")
        .build()
        .map_err(Failure::input)?;
    // Whoever started the process is let in already.
    let app: App = Arc::new(Service::with(settings, Tokens::default())?);
    let looked = app.lists.look();
    if !app.lists.waits() {
        looked?;
    }
    let ended = runtime.block_on(async {
        let looking = tokio::spawn(look_regularly(app.clone(), None));
        let lines::Ends {
            input,
            output,
            written,
        } = lines::between(tokio::io::stdin(), tokio::io::stdout());
        let served = Tools { app }
            .serve((input, output))
            .await
            .map_err(|error| Failure::input(error).at("standard input"))?;
        served.waiting().await.map_err(Failure::input)?;
        looking.abort();
        written.await.map_err(Failure::input)?;
        Ok(())
    });
    runtime.shutdown_background();
    ended
}
