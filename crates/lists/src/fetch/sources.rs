//! Where the publishers' files are: `data/sources.toml`, compiled in, and the user's own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use super::address::{Address, AddressError};

/// The addresses that are built in.
const BUILT_IN: &str = include_str!("../../../../data/sources.toml");

/// Files of one version. OFAC's classic set has four.
const FILES_MAX: usize = 16;

/// The most that a source may be allowed, in MiB: several times the largest collection, unpacked.
const MIB_MAX: u64 = 16 << 10;

/// Largest sources file; the built-in one has a hundred lines.
const BYTES_MAX: u64 = 1 << 20;

/// A list and where its files are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The list's name.
    pub list: String,
    /// The addresses of all files of one version.
    pub files: Vec<Address>,
    /// The environment variable that holds the publisher's token.
    pub token: Option<String>,
    /// For a table of the user's own: (field, column).
    pub columns: Vec<(String, String)>,
    /// What its files may have together as they come, in bytes, instead of the bound on all sources.
    pub(crate) bytes_max: Option<u64>,
    /// A list that a publisher gives out, and that its content names; not a table of the user's
    /// own, which takes its name from here.
    pub(crate) is_published: bool,
}

/// All lists that can be fetched, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sources {
    by_list: BTreeMap<String, Source>,
}

/// Why a sources file cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SourcesError {
    /// The file cannot be read.
    #[error("could not read {}: {cause}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// It is not what a sources file must be.
    #[error("{}, line {line}: {reason}", path.display())]
    Line {
        /// The file.
        path: PathBuf,
        /// The line.
        line: usize,
        /// What is wrong.
        reason: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    /// False: nothing but what stands in this file.
    #[serde(default = "yes")]
    built_in: bool,
    #[serde(default)]
    source: Vec<WrittenSource>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenSource {
    list: Spanned<String>,
    #[serde(default)]
    files: Vec<Spanned<String>>,
    token: Option<Spanned<String>>,
    #[serde(default)]
    columns: BTreeMap<String, String>,
    /// What all its files may have together as they come.
    max_mib: Option<Spanned<u64>>,
    /// True: the list is not fetched.
    #[serde(default)]
    off: bool,
}

fn yes() -> bool {
    true
}

impl Sources {
    /// The publishers' own addresses.
    pub fn built_in() -> Self {
        let mut sources = Self {
            by_list: BTreeMap::new(),
        };
        let read = sources.add(Path::new("sources.toml"), BUILT_IN, true);
        // The text is compiled in, and a test reads it.
        debug_assert!(read.is_ok(), "{read:?}");
        sources
    }

    /// The publishers' own addresses, with those of a file added or in their place.
    ///
    /// # Errors
    /// When the file cannot be read, or a line of it is wrong.
    pub fn with_file(path: &Path) -> Result<Self, SourcesError> {
        let io = |cause| SourcesError::Io {
            path: path.into(),
            cause,
        };
        if std::fs::metadata(path).map_err(io)?.len() > BYTES_MAX {
            return Err(io(std::io::Error::other("larger than 1 MiB")));
        }
        let text = std::fs::read_to_string(path).map_err(io)?;
        let mut sources = Self::built_in();
        sources.add(path, &text, false)?;
        Ok(sources)
    }

    /// All of them, by name.
    pub fn iter(&self) -> impl Iterator<Item = &Source> {
        self.by_list.values()
    }

    /// The one of a list.
    pub fn get(&self, list: &str) -> Option<&Source> {
        self.by_list.get(list)
    }

    fn add(&mut self, path: &Path, text: &str, is_built_in: bool) -> Result<(), SourcesError> {
        let line_at = |offset: usize| {
            let before = text.as_bytes().iter().take(offset);
            1 + before.filter(|byte| **byte == b'\n').count()
        };
        let wrong = |offset: usize, reason: String| SourcesError::Line {
            path: path.into(),
            line: line_at(offset),
            reason,
        };
        let written: Written = toml::from_str(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            wrong(at, error.message().trim().to_owned())
        })?;
        let published: Vec<String> = if is_built_in {
            Vec::new()
        } else {
            self.by_list.keys().cloned().collect()
        };
        if !written.built_in {
            self.by_list.clear();
        }
        let mut here: Vec<String> = Vec::new();
        for source in written.source {
            let at = source.list.span().start;
            let list = source.list.into_inner();
            if !crate::shelf::is_list_name(&list) {
                return Err(wrong(at, crate::Error::ListName(list).to_string()));
            }
            if here.contains(&list) {
                return Err(wrong(at, format!("{list} stands twice")));
            }
            here.push(list.clone());
            if source.off {
                self.by_list.remove(&list);
                continue;
            }
            if source.files.is_empty() || source.files.len() > FILES_MAX {
                let reason = format!("{list} needs 1 to {FILES_MAX} addresses in `files`");
                return Err(wrong(at, reason));
            }
            let mut files: Vec<Address> = Vec::new();
            for file in source.files {
                let fault = |fault: AddressError| {
                    wrong(file.span().start, format!("`{}` {fault}", file.get_ref()))
                };
                let address = Address::parse(file.get_ref()).map_err(fault)?;
                if files.contains(&address) {
                    let reason = format!("`{address}` stands twice");
                    return Err(wrong(file.span().start, reason));
                }
                files.push(address);
            }
            if files.iter().any(Address::wants_token) != source.token.is_some() {
                let reason = format!(
                    "{list}: an address with {{token}} and `token`, the variable that holds it, go together"
                );
                return Err(wrong(at, reason));
            }
            let bytes_max = match source.max_mib {
                None => None,
                Some(mib) if (1..=MIB_MAX).contains(mib.get_ref()) => Some(mib.get_ref() << 20),
                Some(mib) => {
                    let reason = format!("{list}: `max_mib` is 1 to {MIB_MAX}");
                    return Err(wrong(mib.span().start, reason));
                }
            };
            let source = Source {
                bytes_max,
                is_published: is_built_in || published.contains(&list),
                files,
                token: source.token.map(Spanned::into_inner),
                columns: source.columns.into_iter().collect(),
                list: list.clone(),
            };
            self.by_list.insert(list, source);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(text: &str) -> Result<Sources, String> {
        let mut sources = Sources::built_in();
        let path = Path::new("my.toml");
        let added = sources.add(path, text, false);
        added.map(|()| sources).map_err(|error| error.to_string())
    }

    #[test]
    fn the_built_in_addresses_are_sound() {
        let mut sources = Sources {
            by_list: BTreeMap::new(),
        };
        sources
            .add(Path::new("sources.toml"), BUILT_IN, true)
            .unwrap();
        assert!(sources.get("un-sc").is_some_and(|un| un.files.len() == 1));
        for source in sources.iter() {
            let files = &source.files;
            assert!(files.iter().all(|f| f.as_str().starts_with("https://")));
        }
    }

    #[test]
    fn a_file_adds_and_overrides() {
        let mine = with(
            "[[source]]\nlist = \"un-sc\"\nfiles = [\"http://127.0.0.1:1/un.xml\"]\n\
             [[source]]\nlist = \"mine\"\nfiles = [\"https://example.org/a.csv\"]\ncolumns = { name = \"Navn\" }\nmax_mib = 4096\n\
             [[source]]\nlist = \"us-csl\"\noff = true\n",
        )
        .unwrap();
        let un = mine.get("un-sc").unwrap();
        assert_eq!(un.files[0].as_str(), "http://127.0.0.1:1/un.xml");
        assert!(un.is_published);
        let own = mine.get("mine").unwrap();
        assert!(!own.is_published);
        assert_eq!((own.bytes_max, un.bytes_max), (Some(4 << 30), None));
        assert_eq!(own.columns, [("name".to_owned(), "Navn".to_owned())]);
        assert!(mine.get("us-csl").is_none());
        assert!(mine.get("ca-sema").is_some());
        let only =
            with("built_in = false\n[[source]]\nlist = \"un-sc\"\nfiles = [\"https://a.org/b\"]\n")
                .unwrap();
        assert_eq!(only.iter().count(), 1);
        assert!(only.get("un-sc").unwrap().is_published);
    }

    #[test]
    fn mistakes_are_named_with_their_line() {
        for (text, want) in [
            ("[[source]]\nlist = \"UN\"\n", "my.toml, line 2: `UN`"),
            ("[[source]]\nlist = \"a\"\n", "my.toml, line 2: a needs"),
            (
                "[[source]]\nlist = \"a\"\nfile = 1\n",
                "line 3: unknown field `file`",
            ),
            (
                "[[source]]\nlist = \"a\"\nfiles = [\n\"http://a.org\"]\n",
                "line 4: `http://a.org` is not https",
            ),
            (
                "[[source]]\nlist = \"a\"\nfiles = [\"https://a.org/{token}\"]\n",
                "line 2: a: an address with {token}",
            ),
            (
                "[[source]]\nlist = \"a\"\nfiles = [\"https://a.org/\", \"https://a.org/\"]\n",
                "stands twice",
            ),
            (
                "[[source]]\nlist = \"a\"\nfiles = [\"https://a.org/\"]\nmax_mib = 0\n",
                "line 4: a: `max_mib` is 1 to",
            ),
            ("x = ", "line 1"),
        ] {
            let error = with(text).unwrap_err();
            assert!(error.contains(want), "{error}");
        }
    }
}
