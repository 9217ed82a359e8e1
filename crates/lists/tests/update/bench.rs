//! A shelf and a publisher for it.

use std::io::Write;
use std::time::Duration;

use vokter_lists::fetch::{Client, Event, Limits, Sources};
use vokter_lists::{Shelf, UpdateError, UpdateState, Updated};

use crate::publisher::{Answer, File, Publisher, un};

pub(crate) const REGIMES: &[&str] = &["Iran", "DPRK"];

/// A shelf, a publisher, and a source for each list that a test names.
pub(crate) struct Bench {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) publisher: Publisher,
    pub(crate) limits: Limits,
    pub(crate) sources: String,
    /// What the last update waited for.
    pub(crate) waited: Vec<(String, Duration)>,
}

impl Bench {
    pub(crate) fn new() -> Self {
        let publisher = Publisher::open();
        let files = format!("\"{}\"", publisher.address("/un.xml"));
        Self {
            folder: tempfile::tempdir().unwrap(),
            publisher,
            limits: Limits {
                connect: Duration::from_secs(5),
                answer: Duration::from_secs(5),
                silence: Duration::from_secs(5),
                total: Duration::from_mins(1),
                attempts: 3,
                pause: Duration::from_millis(1),
                pause_max: Duration::from_secs(2),
                bytes: 1 << 20,
                redirects: 3,
            },
            sources: format!("[[source]]\nlist = \"un-sc\"\nfiles = [{files}]\n"),
            waited: Vec::new(),
        }
    }

    /// With a version of 2026-08-01 and 100 parties in force.
    pub(crate) fn with_list() -> Self {
        let mut bench = Self::new();
        bench.gives(&[File::new(un("2026-08-01", 100, REGIMES)).answer()]);
        assert_eq!(bench.state(), UpdateState::Updated);
        bench.publisher.asked();
        bench
    }

    pub(crate) fn gives(&self, answers: &[Answer]) {
        self.publisher.gives("/un.xml", answers);
    }

    pub(crate) fn shelf(&self) -> Shelf {
        Shelf::at(&self.folder.path().join("data"))
    }

    pub(crate) fn sources(&self) -> Sources {
        let path = self.folder.path().join("sources.toml");
        std::fs::write(&path, &self.sources).unwrap();
        Sources::with_file(&path).unwrap()
    }

    pub(crate) fn update(&mut self) -> Result<Updated, UpdateError> {
        self.update_list("un-sc", None)
    }

    pub(crate) fn update_list(
        &mut self,
        list: &str,
        token: Option<&str>,
    ) -> Result<Updated, UpdateError> {
        self.waited.clear();
        let sources = self.sources();
        let client = Client::new(self.limits);
        let waited = &mut self.waited;
        let mut watch = |event: Event<'_>| {
            if let Event::Waiting { reason, pause } = event {
                waited.push((reason.to_owned(), pause));
            }
        };
        let source = sources.get(list).unwrap();
        Shelf::at(&self.folder.path().join("data")).update(source, token, &client, &mut watch)
    }

    #[track_caller]
    pub(crate) fn state(&mut self) -> UpdateState {
        self.update().unwrap().state
    }

    pub(crate) fn in_force(&self) -> String {
        let lists = self.shelf().in_force().unwrap();
        let shown = lists.iter().map(|list| {
            let info = &list.info;
            format!("{} {} {}", info.list, info.published, list.entities.len())
        });
        shown.collect::<Vec<_>>().join("; ")
    }

    /// The next update fails with these words, and what was in force is untouched.
    #[track_caller]
    pub(crate) fn fails(&mut self, is_refusal: bool, word: &str) {
        let before = self.in_force();
        let error = self.update().unwrap_err();
        let text = error.to_string();
        assert!(text.contains(word), "no `{word}` in: {text}");
        assert!(text.contains("/un.xml"), "no address in: {text}");
        assert!(!text.contains('\n'), "{text}");
        assert_eq!(error.is_refusal(), is_refusal, "{text}");
        assert_eq!(self.in_force(), before);
    }

    /// And the update after that is as if nothing had been.
    #[track_caller]
    pub(crate) fn recovers(&mut self) {
        self.gives(&[File::new(un("2026-09-01", 101, REGIMES)).answer()]);
        assert_eq!(self.state(), UpdateState::Updated);
        assert_eq!(self.in_force(), "un-sc 2026-09-01 101");
    }
}

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}
