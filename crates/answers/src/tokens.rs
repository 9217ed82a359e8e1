//! Who may ask a service: tokens that are shown once and kept as hashes.
//!
//! ```text
//! DATA-DIR/tokens.json    mode 0600, written whole beside and then put in place
//! ```
//!
//! A token is 256 random bits, so that a plain SHA-256 of it can't be reversed by trying. One that
//! is revoked stays in the file: a service whose last token is revoked must not open to all.

use std::fmt::{self, Write as _};
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::failure::Failure;

/// What a token is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// Ask: screen, batch, compare, scan, parties, and the page.
    Screen,
    /// See which lists there are, their versions and what changed.
    Lists,
    /// Have the lists read again.
    Reload,
}

impl Scope {
    /// All scopes.
    pub const ALL: [Self; 3] = [Self::Screen, Self::Lists, Self::Reload];

    /// The word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Screen => "screen",
            Self::Lists => "lists",
            Self::Reload => "reload",
        }
    }
}

impl FromStr for Scope {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let known = Self::ALL.into_iter();
        known
            .into_iter()
            .find(|scope| scope.as_str() == text)
            .ok_or_else(|| format!("unknown scope `{text}`: one of screen, lists, reload"))
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A token as it is kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Token {
    /// What its owner calls it; no two that are in force share one.
    pub name: String,
    /// SHA-256 of the token, lower-case hexadecimal.
    sha256: String,
    /// What it is for.
    pub scopes: Vec<Scope>,
    /// When it was made.
    #[serde(with = "time")]
    pub created: Timestamp,
    /// From when on it is refused.
    #[serde(with = "time::perhaps")]
    pub expires: Option<Timestamp>,
    /// When it was revoked.
    #[serde(with = "time::perhaps")]
    pub revoked: Option<Timestamp>,
}

impl Token {
    /// in-force | expired | revoked.
    pub fn state(&self, now: Timestamp) -> &'static str {
        if self.revoked.is_some() {
            "revoked"
        } else if self.expires.is_some_and(|end| end <= now) {
            "expired"
        } else {
            "in-force"
        }
    }

    /// Whether it is accepted.
    pub fn is_in_force(&self, now: Timestamp) -> bool {
        self.state(now) == "in-force"
    }
}

/// All tokens of a data folder.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    tokens: Vec<Token>,
}

/// The file.
#[derive(Serialize, Deserialize)]
struct Kept {
    format: u32,
    tokens: Vec<Token>,
}

/// The format of the file.
const FORMAT: u32 = 1;
/// What every token begins with, so that one that leaked is recognised.
const MARK: &str = "vokter_";
/// Bits of a file's mode: others may write it, or everybody may read it.
const OPEN_TO_OTHERS: u32 = 0o027;
/// The group may read it.
const OPEN_TO_GROUP: u32 = 0o040;
/// Longest name of a token, in characters.
const NAME_CHARS_MAX: usize = 100;
/// Most tokens of a folder: each request is compared with all of them.
const TOKENS_MAX: usize = 1000;

impl Tokens {
    /// Where the tokens of a data folder are.
    pub fn path(data_dir: &Path) -> PathBuf {
        data_dir.join("tokens.json")
    }

    /// Reads them; a folder without the file has none.
    ///
    /// # Errors
    /// When the file can't be read or understood. Nobody should be let in then.
    pub fn read(data_dir: &Path) -> Result<Self, Failure> {
        let path = Self::path(data_dir);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(Failure::io(&path, &error)),
        };
        if let Some(mode) = mode(&path).filter(|mode| mode & OPEN_TO_OTHERS != 0) {
            return Err(Failure::input(format!(
                "others than its owner may write the tokens, or everybody read them (mode {mode:04o})"
            ))
            .at(path.display())
            .hint(format!("`chmod 600 {}`, and make new tokens if somebody may have changed it", path.display())));
        }
        let kept: Kept = serde_json::from_str(&text)
            .map_err(|error| Failure::input(error).at(path.display()))?;
        if kept.format != FORMAT {
            return Err(
                Failure::input(format!("tokens in the unknown format {}", kept.format))
                    .at(path.display())
                    .hint("a later Vokter wrote them; use that one"),
            );
        }
        Ok(Self {
            tokens: kept.tokens,
        })
    }

    /// What is to be said of a file that the owner's group may read, as it must where a cluster puts it there.
    pub fn shared(data_dir: &Path) -> Option<String> {
        let path = Self::path(data_dir);
        let mode = mode(&path).filter(|mode| mode & OPEN_TO_GROUP != 0)?;
        Some(format!(
            "{}: the owner's group may read the tokens (mode {mode:04o}); `chmod 600` leaves them to the owner",
            path.display()
        ))
    }

    /// Whether none was ever made.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// All of them, oldest first.
    pub fn all(&self) -> &[Token] {
        &self.tokens
    }

    /// The token in force that these letters are. Takes as long whatever they agree with.
    pub fn find(&self, secret: &str, now: Timestamp) -> Option<&Token> {
        let hash = hash(secret);
        let mut found = None;
        for token in &self.tokens {
            let same: bool = token.sha256.as_bytes().ct_eq(hash.as_bytes()).into();
            if same {
                found = Some(token);
            }
        }
        found.filter(|token| token.is_in_force(now))
    }

    /// Makes a token and keeps its hash. The letters are given here and never again.
    ///
    /// # Errors
    /// When the name is taken or no name, or the file can't be written.
    pub fn create(
        data_dir: &Path,
        name: &str,
        scopes: &[Scope],
        expires: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<(String, Token), Failure> {
        let _lock = Lock::take(data_dir)?;
        let mut tokens = Self::read(data_dir)?;
        let name = name.trim();
        if name.is_empty() || name.chars().count() > NAME_CHARS_MAX {
            return Err(Failure::usage(format!(
                "a token needs a name of at most {NAME_CHARS_MAX} characters"
            )));
        }
        let taken = |token: &Token| token.name == name && token.is_in_force(now);
        if tokens.tokens.iter().any(taken) {
            return Err(
                Failure::usage(format!("there is a token `{name}`")).hint(format!(
                    "take another name, or `vokter token revoke {name}` first"
                )),
            );
        }
        if tokens.tokens.len() >= TOKENS_MAX {
            return Err(Failure::input(format!("there are {TOKENS_MAX} tokens"))
                .at(Self::path(data_dir).display()));
        }
        let mut random = [0_u8; 32];
        getrandom::fill(&mut random)
            .map_err(|error| Failure::input(format!("the system gives no random bits: {error}")))?;
        let secret = format!("{MARK}{}", hex(&random));
        let mut scopes = scopes.to_vec();
        scopes.sort_unstable();
        scopes.dedup();
        let token = Token {
            name: name.to_owned(),
            sha256: hash(&secret),
            scopes,
            created: now,
            expires,
            revoked: None,
        };
        tokens.tokens.push(token.clone());
        tokens.write(data_dir)?;
        Ok((secret, token))
    }

    /// Revokes the tokens of a name that are in force.
    ///
    /// # Errors
    /// When there is none, or the file can't be written.
    pub fn revoke(data_dir: &Path, name: &str, now: Timestamp) -> Result<(), Failure> {
        let _lock = Lock::take(data_dir)?;
        let mut tokens = Self::read(data_dir)?;
        let mut found = false;
        for token in &mut tokens.tokens {
            if token.name == name.trim() && token.revoked.is_none() {
                token.revoked = Some(now);
                found = true;
            }
        }
        if !found {
            return Err(Failure::input(format!("no token `{name}` is in force"))
                .hint("`vokter token list` shows them"));
        }
        tokens.write(data_dir)
    }

    /// Writes the file beside, then puts it in place: a reader sees the old one or the new one.
    fn write(&self, data_dir: &Path) -> Result<(), Failure> {
        let path = Self::path(data_dir);
        let beside = path.with_extension("json.partial");
        let kept = Kept {
            format: FORMAT,
            tokens: self.tokens.clone(),
        };
        let mut text = serde_json::to_vec_pretty(&kept).map_err(Failure::input)?;
        text.push(b'\n');
        let put = || -> io::Result<()> {
            match fs::remove_file(&beside) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
            let mut options = fs::OpenOptions::new();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let mut file = options.open(&beside)?;
            file.write_all(&text)?;
            file.sync_all()?;
            fs::rename(&beside, &path)
        };
        put().map_err(|error| Failure::io(&path, &error))
    }
}

/// Keeps two commands from writing the file at once.
struct Lock {
    _file: fs::File,
}

impl Lock {
    fn take(data_dir: &Path) -> Result<Self, Failure> {
        let path = data_dir.join("tokens.lock");
        let open = || -> io::Result<fs::File> {
            fs::create_dir_all(data_dir)?;
            let file = fs::OpenOptions::new()
                .create(true)
                .truncate(false)
                .write(true)
                .open(&path)?;
            file.lock()?;
            Ok(file)
        };
        let file = open().map_err(|error| Failure::io(&path, &error))?;
        Ok(Self { _file: file })
    }
}

fn hash(secret: &str) -> String {
    hex(&Sha256::digest(secret.as_bytes()))
}

fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// Times in the file as RFC 3339.
mod time {
    use jiff::Timestamp;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(time: &Timestamp, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(time)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Timestamp, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }

    pub(super) mod perhaps {
        use super::{Deserialize, Deserializer, Error, Serializer, Timestamp};

        #[allow(clippy::ref_option, reason = "serde hands it out so")]
        pub(in super::super) fn serialize<S: Serializer>(
            time: &Option<Timestamp>,
            to: S,
        ) -> Result<S::Ok, S::Error> {
            match time {
                Some(time) => to.collect_str(time),
                None => to.serialize_none(),
            }
        }

        pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
            from: D,
        ) -> Result<Option<Timestamp>, D::Error> {
            let text: Option<String> = Option::deserialize(from)?;
            text.map(|text| text.parse().map_err(D::Error::custom))
                .transpose()
        }
    }
}

/// Who may do what with a file, where the system says so.
#[cfg(unix)]
fn mode(path: &Path) -> Option<u32> {
    let about = fs::metadata(path).ok()?;
    Some(std::os::unix::fs::PermissionsExt::mode(&about.permissions()) & 0o777)
}

#[cfg(not(unix))]
fn mode(_: &Path) -> Option<u32> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    fn after(seconds: i64) -> Timestamp {
        Timestamp::from_second(seconds).unwrap()
    }

    #[test]
    fn a_token_is_found_until_it_is_revoked_or_over() {
        let folder = tempfile::tempdir().unwrap();
        let make = |name: &str, end| {
            let scopes = [Scope::Screen];
            Tokens::create(folder.path(), name, &scopes, end, NOW)
                .unwrap()
                .0
        };
        let (till, app) = (make("till", Some(after(60))), make("app", None));
        let tokens = Tokens::read(folder.path()).unwrap();
        let name = |tokens: &Tokens, secret: &str, now| {
            tokens.find(secret, now).map(|token| token.name.clone())
        };
        assert_eq!(name(&tokens, &till, NOW), Some("till".to_owned()));
        assert_eq!(name(&tokens, &till, after(60)), None);
        assert_eq!(name(&tokens, &app, after(60)), Some("app".to_owned()));
        assert_eq!(name(&tokens, &app[..app.len() - 1], NOW), None);
        assert_eq!(name(&tokens, "", NOW), None);
        Tokens::revoke(folder.path(), "app", NOW).unwrap();
        let tokens = Tokens::read(folder.path()).unwrap();
        assert_eq!(name(&tokens, &app, NOW), None);
        assert!(!tokens.is_empty());
        assert!(Tokens::revoke(folder.path(), "app", NOW).is_err());
    }

    #[test]
    fn the_file_holds_no_token_and_is_its_owners_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (secret, _) = Tokens::create(folder.path(), "app", &Scope::ALL, None, NOW).unwrap();
        let path = Tokens::path(folder.path());
        let kept = fs::read_to_string(&path).unwrap();
        assert!(!kept.contains(&secret[MARK.len()..]), "{kept}");
        #[cfg(unix)]
        {
            let mode = std::os::unix::fs::PermissionsExt::mode(
                &fs::metadata(&path).unwrap().permissions(),
            );
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_others_may_write_or_everybody_reads_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        Tokens::create(folder.path(), "app", &Scope::ALL, None, NOW).unwrap();
        let path = Tokens::path(folder.path());
        for (mode, is_read, is_shared) in [
            (0o600, true, false),
            (0o400, true, false),
            (0o640, true, true),
            (0o440, true, true),
            (0o644, false, true),
            (0o660, false, true),
            (0o602, false, false),
            (0o601, false, false),
        ] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            let read = Tokens::read(folder.path());
            assert_eq!(read.is_ok(), is_read, "{mode:o}");
            assert_eq!(
                Tokens::shared(folder.path()).is_some(),
                is_shared,
                "{mode:o}"
            );
            if let Err(refused) = read {
                assert!(refused.to_string().contains("chmod 600"), "{refused}");
            }
        }
    }

    #[test]
    fn a_name_is_taken_once() {
        let folder = tempfile::tempdir().unwrap();
        let make = || Tokens::create(folder.path(), "app", &[Scope::Screen], None, NOW);
        make().unwrap();
        assert!(
            make()
                .unwrap_err()
                .to_string()
                .contains("there is a token `app`")
        );
        Tokens::revoke(folder.path(), "app", NOW).unwrap();
        make().unwrap();
    }
}
