//! Who is let in, and what every answer says to browsers.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Version, header};
use axum::middleware::Next;
use axum::response::Response;
use vokter_answers::engine;
use vokter_answers::tokens::Scope;

use crate::connection::{HEAD_BYTES, HEAD_FIELDS};
use crate::openapi;
use crate::origins;
use crate::page;
use crate::problem::{Kind, Problem};
use crate::service::App;
use crate::turnstile::{Client, Passage, Peer};

/// Asks for a token; browsers ask their user for it as a password.
const CHALLENGE: HeaderValue = HeaderValue::from_static(
    "Basic realm=\"Vokter: any name, and a token as the password\", charset=\"UTF-8\"",
);

/// Headers of every answer: nothing is loaded from elsewhere, no script or style stands in a page,
/// nobody frames it, and nothing of it is kept on a disk.
const HEADERS: [(HeaderName, &str); 7] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    // With none at all browsers would hide the origin of the page's own forms, too.
    (header::REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=()",
    ),
];

/// What a path needs. None for what anybody may see.
fn needs(path: &str) -> Option<&'static [Scope]> {
    match path {
        "/healthz" | "/readyz" | "/livez" => None,
        "/metrics" => Some(&[Scope::Lists, Scope::Screen]),
        path if path.starts_with("/assets/") => None,
        // These may bring the word of the configuration instead; they see to that themselves.
        "/updatez" => None,
        "/v1/lists/reload" => Some(&[Scope::Reload]),
        "/lists" | "/catalog" | "/manifest" | "/v2/listinfo" => {
            Some(&[Scope::Lists, Scope::Screen])
        }
        path if path.starts_with("/v1/lists") || path.starts_with("/lists/") => {
            Some(&[Scope::Lists, Scope::Screen])
        }
        _ => Some(&[Scope::Screen]),
    }
}

/// Lets a request through, or says why not.
pub(crate) async fn guard(State(app): State<App>, request: Request, next: Next) -> Response {
    let origin = origins::allowed(&app.settings.allowed_origins.value, &request);
    let asked = origin.as_ref().and_then(|_| origins::told(&request));
    let entered = match asked {
        // The browser asks before its page does, and bears no token.
        Some(told) => Err(told),
        None => small(&request)
            .and_then(|()| single(&request))
            .and_then(|()| uncoded(&request))
            .and_then(|()| through(&app, &request, origin.is_some()))
            .map_err(|problem| refused(problem, &request)),
    };
    let mut response = match entered {
        Ok(passage) => match legible(request.uri().path()) {
            Ok(()) => next.run(request).await.map(|body| passage.with(body)),
            Err(problem) => openapi::in_dialect(request.uri().path(), problem),
        },
        Err(response) => response,
    };
    let headers = response.headers_mut();
    // What a page of elsewhere may frame says so itself, and older words would contradict it.
    let is_framed = headers.contains_key(header::CONTENT_SECURITY_POLICY);
    for (name, value) in HEADERS {
        if is_framed && name == header::X_FRAME_OPTIONS {
            continue;
        }
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    if let Some(origin) = origin {
        origins::share(headers, origin);
    }
    response
}

/// Refuses a head that is larger than any client's.
fn small(request: &Request) -> Result<(), Problem> {
    // Between a field and its value, and behind it, stand four signs.
    let fields = request.headers().iter();
    let bytes: usize = fields
        .map(|(name, value)| name.as_str().len() + value.len() + 4)
        .sum();
    let line = request.uri().path_and_query();
    let bytes = bytes + line.map_or(0, |line| line.as_str().len());
    if request.headers().len() <= HEAD_FIELDS && bytes <= HEAD_BYTES {
        return Ok(());
    }
    Err(Problem::new(
        StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
        format!("the head of the request has more than {HEAD_FIELDS} fields or {HEAD_BYTES} bytes"),
    )
    .mend("send fewer fields; what is asked goes into a body"))
}

/// Refuses a request that names no host, and a field twice of which only one can be meant: what stands before the service
/// may have looked at the other.
fn single(request: &Request) -> Result<(), Problem> {
    // RFC 9112, section 3.2; what speaks HTTP/1.0 need not name a host.
    if request.version() == Version::HTTP_11 && host(request).is_none() {
        let what = "the request names no host";
        return Err(Problem::new(StatusCode::BAD_REQUEST, what)
            .field("host")
            .mend("send the field `Host`, as HTTP/1.1 needs it"));
    }
    for name in [header::HOST, header::AUTHORIZATION] {
        if request.headers().get_all(&name).iter().count() > 1 {
            let what = format!("the request has the field `{name}` more than once");
            return Err(Problem::new(StatusCode::BAD_REQUEST, what)
                .field(name.as_str())
                .mend("send it once"));
        }
    }
    Ok(())
}

/// Refuses a body that is packed: it would be read as it is, and make no sense.
fn uncoded(request: &Request) -> Result<(), Problem> {
    let coding = request.headers().get(header::CONTENT_ENCODING);
    let is_plain = coding.is_none_or(|coding| coding.as_bytes().eq_ignore_ascii_case(b"identity"));
    if is_plain {
        return Ok(());
    }
    Err(Problem::new(
        StatusCode::UNSUPPORTED_MEDIA_TYPE,
        "a body is read as it comes, without any content coding",
    )
    .field("Content-Encoding")
    .mend("send the body unpacked, and leave this field out"))
}

/// Refuses a path that is no text: no place has such a name.
fn legible(path: &str) -> Result<(), Problem> {
    let mut decoded = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, after @ ..] = rest {
        let digit = |at: usize| Some(char::from(*after.get(at)?).to_digit(16)? as u8);
        let escaped = match (first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => Some(high << 4 | low),
            _ => None,
        };
        decoded.push(escaped.unwrap_or(*first));
        rest = if escaped.is_some() {
            &after[2..]
        } else {
            after
        };
    }
    if std::str::from_utf8(&decoded).is_ok() {
        return Ok(());
    }
    Err(
        Problem::new(StatusCode::BAD_REQUEST, "the path is not UTF-8")
            .field("path")
            .mend("percent-encode the UTF-8 of the id or name, as in un-sc-KPe.001"),
    )
}

/// Says why a request is not let through: who reads pages reads one, in their language.
fn refused(problem: Problem, request: &Request) -> Response {
    let unknown = problem.status() == StatusCode::UNAUTHORIZED;
    let mut response = if openapi::is_read(request.uri().path(), request.headers()) {
        page::refused(request, &problem)
    } else {
        openapi::in_dialect(request.uri().path(), problem)
    };
    if unknown {
        let headers = response.headers_mut();
        headers.insert(header::WWW_AUTHENTICATE, CHALLENGE);
    }
    response
}

/// Who may come in, and as often as one client may.
fn through(app: &App, request: &Request, is_allowed: bool) -> Result<Passage, Problem> {
    if !is_allowed {
        from_own_page(request, !app.tokens.load().is_empty())?;
    }
    let Some(scopes) = needs(request.uri().path()) else {
        return Ok(Passage::default());
    };
    let token = admit(app, request, scopes)?;
    // Who watches the service sees it also where its own clients come too often.
    if app.turnstile.is_open() || request.uri().path() == "/metrics" {
        return Ok(Passage::default());
    }
    let peer = || request.extensions().get::<Peer>().map(|peer| peer.0);
    let client = token.map_or_else(|| Client::Address(peer()), Client::Token);
    app.turnstile.enter(&client)
}

/// The name of the token that a request bears, where tokens are needed.
fn admit(app: &App, request: &Request, scopes: &[Scope]) -> Result<Option<String>, Problem> {
    if app.tokens.load().is_empty() {
        // Only this machine reaches a service without tokens. A page from elsewhere whose name
        // was turned to this machine reaches it, too, but under its own name.
        return if is_of_this_machine(request) {
            Ok(None)
        } else {
            Err(Problem::new(
                StatusCode::FORBIDDEN,
                "a service without tokens answers under the name of this machine alone",
            )
            .field("Host")
            .kind(Kind::Host)
            .mend(
                "ask under 127.0.0.1 or localhost, or make a token with `vokter token create NAME`",
            ))
        };
    }
    has(app, request.headers(), scopes).map(Some)
}

/// Refuses what the page of another site sends: a browser sends such a request, too, and says from where.
/// What is only fetched needs no such care, since the other site can't see the answer. Where there are tokens
/// the service may stand behind another that names another host, so that there the browser's own word counts.
fn from_own_page(request: &Request, has_tokens: bool) -> Result<(), Problem> {
    if request.method().is_safe() {
        return Ok(());
    }
    let said = |name: HeaderName| {
        let value = request.headers().get(name);
        value.map(|value| value.to_str().unwrap_or_default())
    };
    let refused = |field: &str| {
        Err(Problem::new(
            StatusCode::FORBIDDEN,
            "the page of another site asked for this",
        )
        .field(field)
        .mend("ask from the service's own host, or without a browser"))
    };
    let site = said(HeaderName::from_static("sec-fetch-site"));
    if site == Some("cross-site") {
        return refused("Sec-Fetch-Site");
    }
    let Some(origin) = said(header::ORIGIN).filter(|_| !has_tokens) else {
        return Ok(());
    };
    let from = origin.split_once("://").map(|(_, host)| host);
    let is_own = site == Some("same-origin")
        || from.is_some_and(|from| host(request).is_some_and(|own| own.eq_ignore_ascii_case(from)));
    if is_own { Ok(()) } else { refused("Origin") }
}

/// The name of the token that a request bears, if it is for one of these.
pub(crate) fn has(app: &App, headers: &HeaderMap, scopes: &[Scope]) -> Result<String, Problem> {
    let given = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(secret);
    let tokens = app.tokens.load();
    let found = given.and_then(|secret| tokens.find(&secret, engine::now()));
    let Some(token) = found else {
        return Err(Problem::new(
            StatusCode::UNAUTHORIZED,
            "no token that is in force came with the request",
        )
        .field("Authorization")
        .kind(Kind::Token)
        .mend("send `Authorization: Bearer TOKEN`; `vokter token create NAME` makes one"));
    };
    if scopes.iter().any(|scope| token.scopes.contains(scope)) {
        return Ok(token.name.clone());
    }
    let scope = scopes.first().copied().unwrap_or(Scope::Screen);
    Err(Problem::new(
        StatusCode::FORBIDDEN,
        format!("the token is not for `{scope}`"),
    )
    .field("Authorization")
    .kind(Kind::Scope)
    .mend(format!(
        "`vokter token create NAME --scope {scope}` makes one that is"
    )))
}

/// The token of an `Authorization` field: as such, or as the password of a browser.
fn secret(field: &str) -> Option<String> {
    let (scheme, value) = field.trim().split_once(' ')?;
    let value = value.trim();
    match scheme.to_ascii_lowercase().as_str() {
        "bearer" | "apikey" | "token" => Some(value.to_owned()),
        "basic" => {
            let text = String::from_utf8(base64(value)?).ok()?;
            let (_, password) = text.split_once(':')?;
            Some(password.to_owned())
        }
        _ => None,
    }
}

/// Longest password in Base64; a token has 71 letters.
const PASSWORD_MAX: usize = 1000;

/// Reads Base64 (RFC 4648, section 4).
fn base64(text: &str) -> Option<Vec<u8>> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    if text.len() > PASSWORD_MAX {
        return None;
    }
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0_u32, 0);
    for letter in text.trim_end_matches('=').bytes() {
        let value = LETTERS.iter().position(|known| *known == letter)?;
        bits = bits << 6 | value as u32;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    Some(bytes)
}

/// The host that a request names.
fn host(request: &Request) -> Option<&str> {
    let uri = request.uri().authority();
    uri.map(axum::http::uri::Authority::as_str)
        .or_else(|| request.headers().get(header::HOST)?.to_str().ok())
}

fn is_of_this_machine(request: &Request) -> bool {
    // A client that names no host is no browser.
    let Some(host) = host(request) else {
        return true;
    };
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next(),
        None => host.split(':').next(),
    };
    name.is_some_and(|name| {
        name.eq_ignore_ascii_case("localhost")
            || name
                .parse::<std::net::IpAddr>()
                .is_ok_and(|address| address.is_loopback())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_come_in_several_ways() {
        for (field, token) in [
            ("Bearer abc", Some("abc")),
            ("bearer  abc ", Some("abc")),
            ("ApiKey abc", Some("abc")),
            ("Basic dm9rdGVyOmFiYw==", Some("abc")),
            ("Basic OmE6Yg==", Some("a:b")),
            ("Basic %%%", None),
            ("Digest abc", None),
            ("abc", None),
        ] {
            assert_eq!(secret(field).as_deref(), token, "{field}");
        }
    }

    #[test]
    fn a_path_is_utf_8() {
        for (path, is_legible) in [
            ("/entities/un-sc-KPe.001", true),
            ("/match/def%C3%A5ult", true),
            ("/match/def%E1ult", false),
            ("/search/%ff", false),
            ("/search/100%", true),
            ("/search/%f", true),
            ("/search/%zz", true),
        ] {
            assert_eq!(legible(path).is_ok(), is_legible, "{path}");
        }
    }

    #[test]
    fn a_foreign_name_is_not_this_machine() {
        let under = |host: &str| {
            let request = Request::builder().header(header::HOST, host);
            request
                .body(axum::body::Body::empty())
                .is_ok_and(|request| is_of_this_machine(&request))
        };
        for host in ["localhost:8000", "127.0.0.1", "[::1]:8000", "LOCALHOST"] {
            assert!(under(host), "{host}");
        }
        for host in [
            "example.org",
            "127.0.0.1.example.org:80",
            "10.0.0.1",
            "[fe80::1]",
            "",
        ] {
            assert!(!under(host), "{host}");
        }
    }

    #[test]
    fn another_sites_page_asks_for_nothing() {
        let own = "http://localhost:8000";
        for (method, origin, site, with_tokens, allowed) in [
            ("POST", None, None, false, true),
            ("POST", Some(own), None, false, true),
            ("POST", Some(own), Some("same-origin"), false, true),
            ("POST", Some("null"), Some("same-origin"), false, true),
            ("POST", Some("null"), None, false, false),
            (
                "POST",
                Some("http://localhost:8001"),
                Some("same-site"),
                false,
                false,
            ),
            ("POST", Some("https://example.org"), None, false, false),
            (
                "POST",
                Some("http://localhost:8000.example.org"),
                None,
                false,
                false,
            ),
            ("POST", None, Some("cross-site"), false, false),
            (
                "GET",
                Some("https://example.org"),
                Some("cross-site"),
                false,
                true,
            ),
            // Behind another service, which names another host.
            (
                "POST",
                Some("https://vokter.example.org"),
                Some("same-origin"),
                true,
                true,
            ),
            ("POST", Some("https://vokter.example.org"), None, true, true),
            (
                "POST",
                Some("https://example.org"),
                Some("cross-site"),
                true,
                false,
            ),
        ] {
            let mut request = Request::builder()
                .method(method)
                .uri("/v1/screen")
                .header(header::HOST, "localhost:8000");
            if let Some(origin) = origin {
                request = request.header(header::ORIGIN, origin);
            }
            if let Some(site) = site {
                request = request.header("sec-fetch-site", site);
            }
            let request = request.body(axum::body::Body::empty()).unwrap();
            let asked = from_own_page(&request, with_tokens);
            assert_eq!(
                asked.is_ok(),
                allowed,
                "{method} {origin:?} {site:?} {with_tokens}"
            );
        }
    }
}
