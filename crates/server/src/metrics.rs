//! What the service counts, for Prometheus: in the text format of OpenMetrics. Routes are templates and
//! lists have names; no label holds what was asked.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::{encode_eof, encode_registry};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use vokter_answers::engine;

use crate::problem::Problem;
use crate::service::App;

/// Bounds of the histogram in seconds: from a name that is looked up to a text that is scanned.
const BOUNDS: [f64; 14] = [
    0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0,
];

/// A request that was answered.
#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Answered {
    route: String,
    method: &'static str,
    status: u32,
}

/// A route alone.
#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Route {
    route: String,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct List {
    list: String,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Ended {
    outcome: &'static str,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Build {
    version: &'static str,
}

/// A gauge that is no whole number.
type Share = Gauge<f64, AtomicU64>;

/// What is counted while requests come and lists change.
pub(crate) struct Metrics {
    registry: Registry,
    requests: Family<Answered, Counter>,
    seconds: Family<Route, Histogram, fn() -> Histogram>,
    under_way: Gauge,
    reloads: Family<Ended, Counter>,
}

/// A request that is under way.
pub(crate) struct UnderWay(Gauge);

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.dec();
    }
}

impl Metrics {
    pub(crate) fn new() -> Self {
        let seconds: fn() -> Histogram = || Histogram::new(BOUNDS);
        let metrics = Self {
            registry: Registry::with_prefix("vokter"),
            requests: Family::default(),
            seconds: Family::new_with_constructor(seconds),
            under_way: Gauge::default(),
            reloads: Family::default(),
        };
        // Both are told from the beginning, so that the first failure is a rise.
        for outcome in ["loaded", "failed"] {
            let _ = metrics.reloads.get_or_create(&Ended { outcome });
        }
        metrics.registered()
    }

    fn registered(mut self) -> Self {
        let registry = &mut self.registry;
        registry.register(
            "requests",
            "Requests answered, by route, method and status",
            self.requests.clone(),
        );
        registry.register_with_unit(
            "request_duration",
            "Time until a request's answer begins",
            Unit::Seconds,
            self.seconds.clone(),
        );
        registry.register(
            "requests_under_way",
            "Requests that are being answered",
            self.under_way.clone(),
        );
        registry.register(
            "list_reloads",
            "How often changed lists were loaded, or could not be",
            self.reloads.clone(),
        );
        self
    }

    /// A request begins.
    pub(crate) fn begin(&self) -> UnderWay {
        self.under_way.inc();
        UnderWay(self.under_way.clone())
    }

    /// A request has its answer.
    pub(crate) fn answered(
        &self,
        route: &str,
        method: &'static str,
        status: StatusCode,
        took: Duration,
    ) {
        let labels = Answered {
            route: route.to_owned(),
            method,
            status: u32::from(status.as_u16()),
        };
        self.requests.get_or_create(&labels).inc();
        let Answered { route, .. } = labels;
        let seconds = self.seconds.get_or_create(&Route { route });
        seconds.observe(took.as_secs_f64());
    }

    /// Counts changed lists that were loaded, or could not be.
    pub(crate) fn reloads(&self) -> impl Fn(bool) + Send + Sync + use<> {
        let reloads = self.reloads.clone();
        move |is_loaded| {
            let outcome = if is_loaded { "loaded" } else { "failed" };
            reloads.get_or_create(&Ended { outcome }).inc();
        }
    }
}

/// How things stand now.
fn standing(app: &App) -> Registry {
    let mut registry = Registry::with_prefix("vokter");
    let whole = |number: usize| {
        let gauge: Gauge = Gauge::default();
        gauge.set(i64::try_from(number).unwrap_or(i64::MAX));
        gauge
    };
    let at = |time: Timestamp| {
        let gauge = Share::default();
        gauge.set(time.as_millisecond() as f64 / 1000.0);
        gauge
    };
    let build: Family<Build, Gauge> = Family::default();
    let version = app.engine.version;
    build.get_or_create(&Build { version }).set(1);
    registry.register("build", "The program, always 1", build);
    registry.register(
        "connections",
        "Connections that are open",
        whole(app.crowd.len()),
    );
    registry.register(
        "work_waiting",
        "Requests that wait for a core",
        whole(app.workshop.waiting()),
    );
    let told = app.lists.told();
    registry.register(
        "lists_current",
        "1 while the lists in force are those of the data folder, 0 while newer ones can't be loaded",
        whole(usize::from(told.failure.is_none())),
    );
    if let Some(time) = told.loaded_at {
        registry.register_with_unit(
            "lists_loaded_timestamp",
            "When the lists that are searched were loaded",
            Unit::Seconds,
            at(time),
        );
    }
    if let Ok(view) = app.lists.whole() {
        let index = &view.parties.index;
        let bytes = index.pieces().iter().map(|piece| piece.len()).sum();
        registry.register(
            "index_parties",
            "Parties that are searched",
            whole(index.len()),
        );
        registry.register_with_unit("index_size", "Size of the index", Unit::Bytes, whole(bytes));
        let records: Family<List, Gauge> = Family::default();
        let age: Family<List, Gauge> = Family::default();
        for info in &view.parties.lists {
            let list = List {
                list: info.list.clone(),
            };
            let days = (engine::today() - info.published).get_days();
            age.get_or_create(&list).set(i64::from(days) * 86_400);
            records
                .get_or_create(&list)
                .set(i64::try_from(info.records).unwrap_or(i64::MAX));
        }
        registry.register("list_records", "Parties of a list", records);
        registry.register_with_unit(
            "list_age",
            "Time since the day on which a list was published",
            Unit::Seconds,
            age,
        );
    }
    registry
}

/// What Prometheus expects of every process.
fn of_process(app: &App) -> Registry {
    let mut registry = Registry::with_prefix("process");
    if let Some(bytes) = resident() {
        let memory: Gauge = Gauge::default();
        memory.set(bytes);
        registry.register_with_unit(
            "resident_memory",
            "Memory that the process holds",
            Unit::Bytes,
            memory,
        );
    }
    let start = Share::default();
    start.set(app.began.as_millisecond() as f64 / 1000.0);
    registry.register_with_unit(
        "start_time",
        "When the process began, since 1970",
        Unit::Seconds,
        start,
    );
    registry
}

/// Memory of this process, where the system tells it.
fn resident() -> Option<i64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    let kib: i64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kib * 1024)
}

fn written(app: &App) -> Result<String, fmt::Error> {
    let mut text = String::new();
    encode_registry(&mut text, &app.metrics.registry)?;
    encode_registry(&mut text, &standing(app))?;
    encode_registry(&mut text, &of_process(app))?;
    encode_eof(&mut text)?;
    Ok(text)
}

/// Whether Prometheus' own format is wanted rather than that of OpenMetrics (RFC 9110, section 12.5.1).
fn is_of_prometheus(accepted: &str) -> bool {
    let quality = |wanted: &str| {
        let kinds = accepted.split(',').filter_map(|kind| {
            let mut parts = kind.split(';').map(str::trim);
            let is_it = parts.next()?.eq_ignore_ascii_case(wanted);
            let quality = parts.find_map(|part| part.strip_prefix("q="));
            let quality = quality.map_or(Some(1.0), |quality| quality.parse::<f64>().ok());
            is_it.then_some(quality?)
        });
        kinds.fold(0.0, f64::max)
    };
    quality("text/plain") > quality("application/openmetrics-text")
}

/// The numbers in Prometheus' own text format, version 0.0.4. Of a counter that names what its samples are called, and no
/// units and no end are told.
fn of_prometheus(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let is_counter = |name: &str| {
        let told = format!("# TYPE {name} counter");
        lines.contains(&told.as_str())
    };
    let mut plain = String::new();
    for line in &lines {
        let mut words = line.splitn(4, ' ');
        match (words.next(), words.next(), words.next(), words.next()) {
            (Some("#"), Some("UNIT" | "EOF"), ..) => continue,
            (Some("#"), Some(what), Some(name), Some(rest)) if is_counter(name) => {
                plain.extend(["# ", what, " ", name, "_total ", rest]);
            }
            _ => plain.push_str(line),
        }
        plain.push('\n');
    }
    plain
}

/// What the service counts, for Prometheus.
#[utoipa::path(
    get, path = "/metrics", operation_id = "getMetrics", tag = "service",
    responses(
        (status = 200, description = "The text format of OpenMetrics; Prometheus' own, version 0.0.4, where `Accept` asks for `text/plain`.",
            content(
                (String = "application/openmetrics-text", example = "vokter_index_parties{} 1011\n# EOF\n"),
                (String = "text/plain", example = "vokter_index_parties{} 1011\n"),
            )),
        crate::problem::Problems
    ),
)]
async fn metrics(State(app): State<App>, headers: HeaderMap) -> Result<Response, Problem> {
    let service = Arc::clone(&app);
    let text = app.workshop.short(move || written(&service)).await?;
    let text = text.map_err(|_| {
        Problem::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "the numbers can't be written",
        )
    })?;
    let accepted = headers.get(header::ACCEPT);
    let accepted = accepted.and_then(|kinds| kinds.to_str().ok());
    let (kind, text) = if accepted.is_some_and(is_of_prometheus) {
        (
            "text/plain; version=0.0.4; charset=utf-8",
            of_prometheus(&text),
        )
    } else {
        let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
        (kind, text)
    };
    Ok(([(header::CONTENT_TYPE, kind)], text).into_response())
}

/// The path of this module.
pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(metrics))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_format_is_the_one_that_is_asked_for() {
        for (accepted, is_plain) in [
            ("*/*", false),
            ("text/plain", true),
            ("text/plain;version=0.0.4", true),
            ("application/openmetrics-text", false),
            (
                "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.2,*/*;q=0.1",
                false,
            ),
            (
                "text/plain;version=0.0.4;q=0.6, application/openmetrics-text;q=0.5",
                true,
            ),
            ("text/html", false),
            ("text/plain;q=much", false),
        ] {
            assert_eq!(is_of_prometheus(accepted), is_plain, "{accepted}");
        }
        let text = "# HELP vokter_requests Requests.\n# TYPE vokter_requests counter\nvokter_requests_total{route=\"/\"} 3\n\
            # HELP vokter_index_size_bytes Size.\n# TYPE vokter_index_size_bytes gauge\n# UNIT vokter_index_size_bytes bytes\n\
            vokter_index_size_bytes 7\n# EOF\n";
        let plain = "# HELP vokter_requests_total Requests.\n# TYPE vokter_requests_total counter\nvokter_requests_total{route=\"/\"} 3\n\
            # HELP vokter_index_size_bytes Size.\n# TYPE vokter_index_size_bytes gauge\nvokter_index_size_bytes 7\n";
        assert_eq!(of_prometheus(text), plain);
    }
}
