//! An address of a publisher's file. HTTPS only; plain HTTP only to this machine, where tests and
//! mirrors may stand.

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};

use ureq::http::Uri;

/// The mark in an address that a token takes the place of.
pub(super) const TOKEN: &str = "{token}";

/// Longest address; a signed redirect of a cloud store has some 1,500 bytes.
const BYTES_MAX: usize = 8 << 10;

/// An address as it stands in `sources.toml`, perhaps with `{token}` in it. It is printed that way,
/// too: no token is ever shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(String);

/// Why a text is no address to fetch from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AddressError {
    /// Not the form of an address.
    #[error("is no address; write https://host/path")]
    Malformed,
    /// Neither HTTPS, nor HTTP to this machine.
    #[error("is not https; http is allowed to this machine only (127.0.0.1, ::1, localhost)")]
    NotSecure,
    /// A user name or a password in it.
    #[error("holds a user name or password; name an environment variable with `token` instead")]
    Login,
}

impl Address {
    /// Reads an address.
    ///
    /// # Errors
    /// When it is none, or not a safe one.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        Target::parse(&text.replace(TOKEN, "t"))?;
        Ok(Self(text.to_owned()))
    }

    /// As it stands in `sources.toml`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a token is needed.
    pub(super) fn wants_token(&self) -> bool {
        self.0.contains(TOKEN)
    }

    /// Where to go, with the token in its place.
    pub(super) fn target(&self, token: Option<&str>) -> Result<Target, AddressError> {
        match token {
            Some(token) => Target::parse(&self.0.replace(TOKEN, &percent_encoded(token))),
            None => Target::parse(&self.0),
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A token as part of a query: nothing in it may end the query or begin another.
fn percent_encoded(token: &str) -> String {
    use std::fmt::Write as _;
    let mut encoded = String::with_capacity(token.len());
    for byte in token.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// Where a request goes. It may hold a token or a signature and is never printed.
#[derive(Clone)]
pub(super) struct Target {
    text: String,
    origin_ends: usize,
    secure: bool,
}

impl Target {
    fn parse(text: &str) -> Result<Self, AddressError> {
        let text = text.split('#').next().unwrap_or(text);
        if text.len() > BYTES_MAX || !text.bytes().all(|b| (0x21..0x7f).contains(&b)) {
            return Err(AddressError::Malformed);
        }
        let uri: Uri = text.parse().map_err(|_| AddressError::Malformed)?;
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
            return Err(AddressError::Malformed);
        };
        if authority.as_str().contains('@') {
            return Err(AddressError::Login);
        }
        let secure = match scheme {
            "https" => true,
            "http" if is_this_machine(authority.host()) => false,
            _ => return Err(AddressError::NotSecure),
        };
        if authority.host().is_empty() {
            return Err(AddressError::Malformed);
        }
        Ok(Self {
            origin_ends: scheme.len() + 3 + authority.as_str().len(),
            text: text.to_owned(),
            secure,
        })
    }

    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether it is HTTPS.
    pub(super) fn is_secure(&self) -> bool {
        self.secure
    }

    /// Where a redirect leads (RFC 3986, section 5, as far as servers use it). From HTTPS it never
    /// leads to plain HTTP, not even on this machine.
    pub(super) fn redirected(&self, location: &str) -> Result<Self, AddressError> {
        let location = location.trim();
        let origin = &self.text[..self.origin_ends];
        let scheme = if self.secure { "https:" } else { "http:" };
        let is_absolute = location
            .split_once(':')
            .is_some_and(|(scheme, _)| scheme.bytes().all(|b| b.is_ascii_alphanumeric()));
        let to = if location.starts_with("//") {
            format!("{scheme}{location}")
        } else if location.starts_with('/') {
            format!("{origin}{location}")
        } else if is_absolute {
            location.to_owned()
        } else {
            let path = &self.text[self.origin_ends..];
            let path = path.split('?').next().unwrap_or(path);
            let folder = path.rfind('/').map_or("/", |at| &path[..=at]);
            if location.starts_with('?') {
                format!("{origin}{path}{location}")
            } else {
                format!("{origin}{folder}{location}")
            }
        };
        let to = Self::parse(&to)?;
        if self.secure && !to.secure {
            return Err(AddressError::NotSecure);
        }
        Ok(to)
    }
}

fn is_this_machine(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    bare.eq_ignore_ascii_case("localhost")
        || bare.parse::<Ipv4Addr>().is_ok_and(|ip| ip.is_loopback())
        || bare.parse::<Ipv6Addr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_and_this_machine() {
        for (text, want) in [
            ("https://example.org/a.xml?b=c", None),
            ("http://127.0.0.1:8080/a", None),
            ("http://[::1]:8080/a", None),
            ("http://localhost/a", None),
            ("http://example.org/a", Some(AddressError::NotSecure)),
            (
                "http://127.0.0.1.example.org/a",
                Some(AddressError::NotSecure),
            ),
            (
                "http://localhost.example.org/a",
                Some(AddressError::NotSecure),
            ),
            ("http://10.0.0.1/a", Some(AddressError::NotSecure)),
            ("ftp://example.org/a", Some(AddressError::NotSecure)),
            ("file:///etc/passwd", Some(AddressError::Malformed)),
            ("https://u:p@example.org/", Some(AddressError::Login)),
            ("http://127.0.0.1@example.org/", Some(AddressError::Login)),
            ("example.org/a", Some(AddressError::Malformed)),
            ("https://example.org/a b", Some(AddressError::Malformed)),
            ("", Some(AddressError::Malformed)),
        ] {
            assert_eq!(Address::parse(text).err(), want, "{text}");
        }
    }

    #[test]
    fn a_token_takes_its_place_and_is_not_shown() {
        let address = Address::parse("https://example.org/f?token={token}").unwrap();
        assert!(address.wants_token());
        let target = address.target(Some("a b&c=1")).unwrap();
        assert_eq!(target.as_str(), "https://example.org/f?token=a%20b%26c%3D1");
        assert_eq!(address.to_string(), "https://example.org/f?token={token}");
    }

    #[test]
    fn redirects_lead_where_they_may() {
        let from = |text: &str| Target::parse(text).unwrap();
        for (at, location, want) in [
            ("https://a.org/x/y?z", "/q#part", Some("https://a.org/q")),
            (
                "https://a.org/x/y?z=1/2",
                "q?r",
                Some("https://a.org/x/q?r"),
            ),
            ("https://a.org/x/y?z", "?r", Some("https://a.org/x/y?r")),
            ("https://a.org", "q", Some("https://a.org/q")),
            ("https://a.org/x", "//b.org/q", Some("https://b.org/q")),
            (
                "https://a.org/x",
                "https://b.org/q?s=a:b",
                Some("https://b.org/q?s=a:b"),
            ),
            ("https://a.org/x", "http://b.org/q", None),
            ("https://a.org/x", "http://127.0.0.1/q", None),
            (
                "http://127.0.0.1:1/x",
                "http://127.0.0.1:2/q",
                Some("http://127.0.0.1:2/q"),
            ),
            ("http://127.0.0.1:1/x", "http://b.org/q", None),
            (
                "http://127.0.0.1:1/x",
                "https://b.org/q",
                Some("https://b.org/q"),
            ),
            ("https://a.org/x", "file:///etc/passwd", None),
        ] {
            let to = from(at).redirected(location).ok();
            assert_eq!(to.as_ref().map(Target::as_str), want, "{at} to {location}");
        }
    }
}
