//! Traces of requests, sent to a collector of OpenTelemetry over OTLP: only in a program that was built with
//! the feature `otlp`.

#[cfg(not(feature = "otlp"))]
pub(crate) use without::Traces;

#[cfg(feature = "otlp")]
pub(crate) use otlp::Traces;

/// A layer of spans, of whichever kind.
pub(crate) type Spans =
    Box<dyn tracing_subscriber::Layer<tracing_subscriber::Registry> + Send + Sync>;

#[cfg(not(feature = "otlp"))]
mod without {
    use vokter_answers::config::Settings;
    use vokter_answers::failure::Failure;

    use super::Spans;

    /// That there are none.
    pub(crate) struct Traces;

    impl Traces {
        pub(crate) fn begin(settings: &Settings) -> Result<(Self, Option<Spans>), Failure> {
            match settings.traces.value {
                None => Ok((Self, None)),
                Some(_) => Err(Failure::usage("this program was built without traces")
                    .at("traces")
                    .hint("build it with `cargo build --release --features otlp`")),
            }
        }

        #[allow(
            clippy::unused_self,
            reason = "with the feature there is something to end"
        )]
        pub(crate) fn end(self) {}
    }
}

#[cfg(feature = "otlp")]
mod otlp {
    use std::sync::atomic::{AtomicU64, Ordering};
    use std::time::Duration;

    use async_trait::async_trait;
    use opentelemetry::trace::TracerProvider as _;
    use opentelemetry_http::{Bytes, HttpClient, HttpError, Request, Response};
    use opentelemetry_otlp::{SpanExporter, WithExportConfig as _, WithHttpConfig as _};
    use opentelemetry_sdk::Resource;
    use opentelemetry_sdk::error::OTelSdkResult;
    use opentelemetry_sdk::trace::{SdkTracerProvider, SpanData, SpanExporter as Export};
    use tracing_subscriber::Layer as _;
    use vokter_answers::config::Settings;
    use vokter_answers::failure::Failure;

    use super::Spans;

    /// Longest that a collector is waited for.
    const PATIENCE: Duration = Duration::from_secs(10);

    /// Sends with the client that fetches lists, too; the exporter has a thread of its own for it.
    #[derive(Debug)]
    struct Post(ureq::Agent);

    #[async_trait]
    impl HttpClient for Post {
        async fn send_bytes(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
            let (head, body) = request.into_parts();
            let request = Request::from_parts(head, body.to_vec());
            let (head, mut body) = self.0.run(request)?.into_parts();
            Ok(Response::from_parts(head, body.read_to_vec()?.into()))
        }
    }

    /// Sends spans, and tells the log once when they begin to be lost, and once when they are taken again. What a
    /// collector cannot take for a moment the exporter within sends anew before it gives up.
    #[derive(Debug)]
    struct Telling {
        exporter: SpanExporter,
        endpoint: String,
        /// Spans that were lost since the last that were taken.
        lost: AtomicU64,
    }

    impl Export for Telling {
        async fn export(&self, batch: Vec<SpanData>) -> OTelSdkResult {
            let spans = batch.len() as u64;
            let sent = self.exporter.export(batch).await;
            match &sent {
                Ok(()) => {
                    let lost = self.lost.swap(0, Ordering::Relaxed);
                    if lost > 0 {
                        tracing::info!(lost, endpoint = self.endpoint, "traces are taken again");
                    }
                }
                Err(error) => {
                    if self.lost.fetch_add(spans, Ordering::Relaxed) == 0 {
                        tracing::warn!(
                            %error,
                            endpoint = self.endpoint,
                            "traces are lost until the collector takes them again: look whether it listens there"
                        );
                    }
                }
            }
            sent
        }

        fn shutdown_with_timeout(&self, timeout: Duration) -> OTelSdkResult {
            let lost = self.lost.load(Ordering::Relaxed);
            if lost > 0 {
                tracing::warn!(lost, endpoint = self.endpoint, "traces were lost");
            }
            self.exporter.shutdown_with_timeout(timeout)
        }

        fn force_flush(&self) -> OTelSdkResult {
            self.exporter.force_flush()
        }

        fn set_resource(&mut self, resource: &Resource) {
            self.exporter.set_resource(resource);
        }
    }

    /// The traces that are being sent; none where nobody wants them.
    pub(crate) struct Traces(Option<SdkTracerProvider>);

    impl Traces {
        pub(crate) fn begin(settings: &Settings) -> Result<(Self, Option<Spans>), Failure> {
            let Some(endpoint) = &settings.traces.value else {
                return Ok((Self(None), None));
            };
            let endpoint = format!("{}/v1/traces", endpoint.trim_end_matches('/'));
            let agent = ureq::Agent::config_builder()
                .timeout_global(Some(PATIENCE))
                .http_status_as_error(false)
                .build();
            let exporter = SpanExporter::builder()
                .with_http()
                .with_http_client(Post(agent.into()))
                .with_endpoint(&endpoint)
                .build()
                .map_err(|error| Failure::usage(error).at("traces"))?;
            let resource = Resource::builder()
                .with_service_name("vokter")
                .with_attribute(opentelemetry::KeyValue::new(
                    "service.version",
                    env!("CARGO_PKG_VERSION"),
                ))
                .build();
            let provider = SdkTracerProvider::builder()
                .with_batch_exporter(Telling {
                    exporter,
                    endpoint,
                    lost: AtomicU64::new(0),
                })
                .with_resource(resource)
                .build();
            let tracer = provider.tracer("vokter");
            let spans = tracing_opentelemetry::layer().with_tracer(tracer).boxed();
            Ok((Self(Some(provider)), Some(spans)))
        }

        /// Sends what is left.
        pub(crate) fn end(self) {
            if let Some(provider) = self.0 {
                let _ = provider.shutdown();
            }
        }
    }
}
