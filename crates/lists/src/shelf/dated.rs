//! Of which day a version is, and who says so.

use std::path::Path;

use jiff::civil::Date;

/// Who says of which day a version is, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum DatedBy {
    /// The user, with `--published`.
    Asked,
    /// The publisher, in the file.
    File,
    /// The publisher's server, with the download.
    Server,
    /// The name of the file.
    FileName,
    /// Nobody: it is the day on which the file came.
    Import,
}

impl DatedBy {
    const ALL: [Self; 5] = [
        Self::Asked,
        Self::File,
        Self::Server,
        Self::FileName,
        Self::Import,
    ];

    /// The word in the manifest and in Vokter's JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::File => "file",
            Self::Server => "server",
            Self::FileName => "file-name",
            Self::Import => "import",
        }
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.as_str() == text)
    }
}

/// The last date in a file's name: `2026-08-01`, `20260801`, or a month `2021-04`, which stands
/// for its first day.
pub(super) fn in_name(path: &Path) -> Option<Date> {
    let name = path.file_name()?.to_str()?;
    let runs: Vec<&str> = name
        .split(|c: char| !c.is_ascii_digit())
        .filter(|run| !run.is_empty())
        .collect();
    let date = |year: &str, month: &str, day: &str| {
        let year: i16 = year.parse().ok()?;
        if !(1990..2200).contains(&year) {
            return None;
        }
        Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
    };
    let mut found = None;
    for at in 0..runs.len() {
        let run = |next: usize, width: usize| {
            let run = runs.get(at + next).copied();
            run.filter(|run| run.len() == width)
        };
        // Figures that do not stand beside each other are no date: the text between them is looked
        // for as it would be written.
        let written = |parts: &[&str]| {
            let with = |mark: &str| name.contains(&parts.join(mark));
            with("-") || with("_") || with(".")
        };
        let here = if let (Some(y), Some(m), Some(d)) = (run(0, 4), run(1, 2), run(2, 2))
            && written(&[y, m, d])
        {
            date(y, m, d)
        } else if let Some(all) = run(0, 8) {
            date(&all[..4], &all[4..6], &all[6..])
        } else if let (Some(y), Some(m)) = (run(0, 4), run(1, 2))
            && written(&[y, m])
        {
            date(y, m, "01")
        } else {
            None
        };
        found = here.or(found);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_names_of_files() {
        for (name, want) in [
            ("us-ofac-sdn-2023-07-24.csv.gz", Some("2023-07-24")),
            ("20260801-list.xml", Some("2026-08-01")),
            ("us-ofac-sdn-2021-04.csv.gz", Some("2021-04-01")),
            ("un_2026_01_28.xml", Some("2026-01-28")),
            ("sdn.csv", None),
            ("list-1234-56.csv", None),
            ("2023 v12.csv", None),
            ("99999999.xml", None),
        ] {
            let found = in_name(Path::new(name)).map(|date| date.to_string());
            assert_eq!(found.as_deref(), want, "{name}");
        }
    }
}
