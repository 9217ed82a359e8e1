//! One file over HTTP: asked for conditionally, again after a failure, and within bounds.

use std::io::Read;
use std::path::Path;
use std::time::{Duration, Instant};

use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{Timestamp, ToSpan};
use ureq::http::{HeaderMap, StatusCode, header};
use ureq::{Agent, Body};

use super::address::{Address, Target};
use super::error::FetchError;
use super::limits::Limits;
use super::pause;
use super::sources::Source;
use super::spool::{self, Spool, Unpacking};

/// Longest validator that is kept and sent back.
const VALIDATOR_BYTES_MAX: usize = 1 << 10;

/// Fetches files.
#[derive(Clone, Debug)]
pub struct Client {
    agent: Agent,
    limits: Limits,
}

/// How far a file is, for a progress bar.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Event<'a> {
    /// A file is asked for.
    Asking {
        /// Its address, without a token.
        address: &'a Address,
    },
    /// It begins to come; its size, where the server says it.
    Coming {
        /// In bytes.
        size: Option<u64>,
    },
    /// So much of it is there.
    Received {
        /// In bytes.
        bytes: u64,
    },
    /// An attempt failed; another follows after a pause.
    Waiting {
        /// What went wrong.
        reason: &'a str,
        /// How long.
        pause: Duration,
    },
}

/// By what a server knows whether a file is still the same (RFC 9110, section 8.8).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) etag: Option<String>,
    pub(crate) last_modified: Option<String>,
}

/// What came.
pub(crate) enum Answer {
    /// Nothing: the file is what the mark stands for.
    Unchanged,
    /// The whole file.
    File { body: spool::Body, mark: Mark },
}

/// What a source may still cost.
#[derive(Clone, Copy)]
pub(crate) struct Budget {
    until: Instant,
    total: Duration,
    /// Bytes that may still come, and how many might in all.
    left: u64,
    limit: u64,
}

/// Why one attempt failed.
enum Trouble {
    /// For good.
    Final(FetchError),
    /// Another attempt may do.
    Passing {
        reason: String,
        status: Option<u16>,
        retry_after: Option<Duration>,
    },
}

impl Mark {
    /// The day that the server gives; a day that has not come yet is no day.
    pub(crate) fn day(&self) -> Option<Date> {
        let time = pause::http_time(self.last_modified.as_ref()?)?;
        let today = Offset::UTC.to_datetime(Timestamp::now()).date();
        let day = Offset::UTC.to_datetime(time).date();
        (day <= today.saturating_add(1.day())).then_some(day)
    }

    fn is_empty(&self) -> bool {
        self.etag.is_none() && self.last_modified.is_none()
    }

    fn of(headers: &HeaderMap) -> Self {
        let kept = |name| {
            text(headers, name)
                .filter(|value| !value.is_empty() && value.len() <= VALIDATOR_BYTES_MAX)
                .map(str::to_owned)
        };
        Self {
            etag: kept(header::ETAG),
            last_modified: kept(header::LAST_MODIFIED),
        }
    }
}

impl Client {
    /// A client with these bounds.
    pub fn new(limits: Limits) -> Self {
        let config = Agent::config_builder()
            .user_agent(concat!("vokter/", env!("CARGO_PKG_VERSION")))
            // What is packed for the way would have another hash than the publisher's file.
            .accept_encoding("identity")
            .http_status_as_error(false)
            // Each hop is looked at here before it is taken.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_connect(Some(limits.connect))
            .timeout_recv_response(Some(limits.answer))
            .timeout_per_read(Some(limits.silence.max(limits.answer)))
            .build();
        Self {
            agent: config.into(),
            limits,
        }
    }

    /// What a source may cost that is begun now.
    pub(crate) fn budget(&self, source: &Source) -> Budget {
        let limit = source.bytes_max.unwrap_or(self.limits.bytes);
        Budget {
            until: Instant::now() + self.limits.total,
            total: self.limits.total,
            left: limit,
            limit,
        }
    }

    /// Fetches a file, unless it is still what `known` stands for. A large one is put into the
    /// folder.
    pub(crate) fn fetch(
        &self,
        address: &Address,
        folder: &Path,
        token: Option<&str>,
        known: &Mark,
        budget: Budget,
        watch: &mut dyn FnMut(Event<'_>),
    ) -> Result<Answer, FetchError> {
        let target = address.target(token).map_err(|fault| FetchError::Address {
            address: address.clone(),
            fault,
        })?;
        watch(Event::Asking { address });
        let mut attempt = 1;
        loop {
            let (reason, status, retry_after) =
                match self.once(address, folder, &target, known, budget, watch) {
                    Ok(answer) => return Ok(answer),
                    Err(Trouble::Final(error)) => return Err(error),
                    Err(Trouble::Passing {
                        reason,
                        status,
                        retry_after,
                    }) => (reason, status, retry_after),
                };
            if let (Some(wait), Some(status)) = (retry_after, status)
                && wait > self.limits.pause_max
            {
                return Err(FetchError::AskedToWait {
                    address: address.clone(),
                    status,
                    wait,
                });
            }
            if attempt >= self.limits.attempts {
                return Err(match status {
                    Some(status) => FetchError::Status {
                        address: address.clone(),
                        status,
                        attempts: attempt,
                    },
                    None => FetchError::Unreachable {
                        address: address.clone(),
                        reason,
                        attempts: attempt,
                    },
                });
            }
            let pause = retry_after.unwrap_or_else(|| pause::after(attempt, &self.limits));
            if budget.time().is_none_or(|left| left <= pause) {
                return Err(budget.over(address));
            }
            watch(Event::Waiting {
                reason: &reason,
                pause,
            });
            std::thread::sleep(pause);
            attempt += 1;
        }
    }

    /// One attempt, redirects included.
    fn once(
        &self,
        address: &Address,
        folder: &Path,
        target: &Target,
        known: &Mark,
        budget: Budget,
        watch: &mut dyn FnMut(Event<'_>),
    ) -> Result<Answer, Trouble> {
        let mut target = target.clone();
        for _ in 0..=self.limits.redirects {
            let response = self.ask(address, &target, known, budget)?;
            let (head, body) = response.into_parts();
            let status = head.status;
            if status == StatusCode::NOT_MODIFIED && !known.is_empty() {
                return Ok(Answer::Unchanged);
            }
            let location = text(&head.headers, header::LOCATION);
            if let (true, Some(location)) = (status.is_redirection(), location) {
                target = target.redirected(location).map_err(|fault| {
                    Trouble::Final(FetchError::Redirect {
                        address: address.clone(),
                        fault,
                    })
                })?;
                continue;
            }
            if status != StatusCode::OK {
                return Err(refused(address, status, &head.headers));
            }
            let body = Self::receive(address, folder, &head.headers, body, budget, watch)?;
            return Ok(Answer::File {
                body,
                mark: Mark::of(&head.headers),
            });
        }
        Err(Trouble::Final(FetchError::Redirects {
            address: address.clone(),
            limit: self.limits.redirects,
        }))
    }

    fn ask(
        &self,
        address: &Address,
        target: &Target,
        known: &Mark,
        budget: Budget,
    ) -> Result<ureq::http::Response<Body>, Trouble> {
        let left = budget
            .time()
            .ok_or_else(|| Trouble::Final(budget.over(address)))?;
        let mut request = self.agent.get(target.as_str());
        if let Some(etag) = &known.etag {
            request = request.header(header::IF_NONE_MATCH, etag);
        }
        if let Some(time) = &known.last_modified {
            request = request.header(header::IF_MODIFIED_SINCE, time);
        }
        let mut config = request.config().timeout_global(Some(left));
        if !target.is_secure() {
            // This machine is reached without a proxy.
            config = config.proxy(None);
        }
        config
            .build()
            .call()
            .map_err(|error| trouble(address, error))
    }

    fn receive(
        address: &Address,
        folder: &Path,
        headers: &HeaderMap,
        body: Body,
        budget: Budget,
        watch: &mut dyn FnMut(Event<'_>),
    ) -> Result<spool::Body, Trouble> {
        let too_large = || {
            Trouble::Final(FetchError::TooLarge {
                address: address.clone(),
                limit: budget.limit,
            })
        };
        let unwritten = |cause| {
            Trouble::Final(FetchError::Unwritten {
                address: address.clone(),
                cause,
            })
        };
        let encoding = text(headers, header::CONTENT_ENCODING).unwrap_or("identity");
        let packed = matches!(encoding.to_ascii_lowercase().as_str(), "gzip" | "x-gzip");
        if !packed && !encoding.is_empty() && !encoding.eq_ignore_ascii_case("identity") {
            return Err(Trouble::Final(FetchError::Protocol {
                address: address.clone(),
                reason: format!(
                    "the server packs the file as `{}`, which was not asked for",
                    crate::fault::shortened(encoding)
                ),
            }));
        }
        let size = text(headers, header::CONTENT_LENGTH).and_then(|size| size.parse::<u64>().ok());
        if size.is_some_and(|size| size > budget.left) {
            return Err(too_large());
        }
        watch(Event::Coming { size });
        let mut reader = body.into_reader();
        let mut spool = Spool::new(folder);
        let mut chunk = vec![0; 64 << 10];
        loop {
            if budget.time().is_none() {
                return Err(Trouble::Final(budget.over(address)));
            }
            let count = match reader.read(&mut chunk) {
                Ok(0) => break,
                Ok(count) => count,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(_) if budget.time().is_none() => {
                    return Err(Trouble::Final(budget.over(address)));
                }
                Err(error) => {
                    let reason = format!("cut off after {} bytes", spool.bytes());
                    return Err(match trouble(address, error.into()) {
                        Trouble::Passing { .. } => Trouble::passing(reason),
                        last @ Trouble::Final(_) => last,
                    });
                }
            };
            let piece = chunk.get(..count).unwrap_or_default();
            spool.push(piece).map_err(unwritten)?;
            if spool.bytes() > budget.left {
                return Err(too_large());
            }
            watch(Event::Received {
                bytes: spool.bytes(),
            });
        }
        if let Some(size) = size
            && size != spool.bytes()
        {
            return Err(Trouble::passing(format!(
                "cut off after {} of {size} bytes",
                spool.bytes()
            )));
        }
        let body = spool.finish();
        // Packed for the way, unasked: the publisher's file is what was in it.
        if !packed || !body.is_gzip() {
            return Ok(body);
        }
        body.unpacked(folder, budget.left)
            .map_err(|fault| match fault {
                Unpacking::Broken(cause) => {
                    Trouble::passing(format!("packed for the way and broken ({cause})"))
                }
                Unpacking::TooLarge => too_large(),
                Unpacking::Disk(cause) => unwritten(cause),
            })
    }
}

impl Budget {
    /// What is left when a body has come.
    pub(crate) fn after(self, body: &spool::Body) -> Self {
        Self {
            left: self.left.saturating_sub(body.bytes()),
            ..self
        }
    }

    /// The time that is left; none when it is over.
    fn time(self) -> Option<Duration> {
        let left = self.until.saturating_duration_since(Instant::now());
        (!left.is_zero()).then_some(left)
    }

    fn over(self, address: &Address) -> FetchError {
        FetchError::Deadline {
            address: address.clone(),
            limit: self.total,
        }
    }
}

impl Trouble {
    fn passing(reason: String) -> Self {
        Self::Passing {
            reason,
            status: None,
            retry_after: None,
        }
    }
}

/// What a status other than 200 means.
fn refused(address: &Address, status: StatusCode, headers: &HeaderMap) -> Trouble {
    let passing = status.is_server_error()
        || matches!(
            status,
            StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_EARLY | StatusCode::TOO_MANY_REQUESTS
        );
    if passing {
        let asked = text(headers, header::RETRY_AFTER);
        return Trouble::Passing {
            reason: format!("the server answers {}", status.as_u16()),
            status: Some(status.as_u16()),
            retry_after: asked.and_then(|asked| pause::asked(asked, Timestamp::now())),
        };
    }
    Trouble::Final(FetchError::Status {
        address: address.clone(),
        status: status.as_u16(),
        attempts: 1,
    })
}

/// What the client library's errors mean. Their own texts may hold the whole address, and with it
/// a token: none of them is shown that could.
fn trouble(address: &Address, error: ureq::Error) -> Trouble {
    use ureq::Error;
    let refused = |reason: String| {
        Trouble::Final(FetchError::Protocol {
            address: address.clone(),
            reason,
        })
    };
    match error {
        Error::Timeout(what) => Trouble::passing(format!("no answer in time ({what})")),
        Error::HostNotFound => Trouble::passing("the host is not found".to_owned()),
        Error::ConnectionFailed => Trouble::passing("no connection".to_owned()),
        // A certificate that cannot be trusted comes as an I/O error, too.
        Error::Io(cause) if cause.kind() == std::io::ErrorKind::InvalidData => {
            refused(format!("the server cannot be trusted ({cause})"))
        }
        Error::Io(cause) => Trouble::passing(match cause.kind() {
            std::io::ErrorKind::ConnectionRefused => "the connection is refused".to_owned(),
            std::io::ErrorKind::TimedOut => "no answer in time".to_owned(),
            _ => "the connection broke".to_owned(),
        }),
        Error::Rustls(cause) => refused(format!("the server cannot be trusted ({cause})")),
        Error::LargeResponseHeader(..) => refused("the server's answer is too large".to_owned()),
        Error::Protocol(_) => Trouble::passing("the server does not speak HTTP".to_owned()),
        Error::ConnectProxyFailed(_) | Error::InvalidProxyUrl => {
            refused("the proxy that the environment names does not work".to_owned())
        }
        _ => refused("the request failed".to_owned()),
    }
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}
