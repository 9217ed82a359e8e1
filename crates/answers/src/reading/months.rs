//! Dates with a month in words: `7. oktober 1952`, `Oct 7, 1952`, `07OCT1952`, `1952年10月7日`.

/// The months' names, one month a line: number, tab, names.
const NAMES: &str = include_str!("../../tables/months.tsv");

/// Words that stand in dates and say nothing.
const FILLERS: &str = "de del den der the of le el st nd rd th er º ª ° г року roku года";

/// Marks behind the year, month and day of a date in Chinese, Japanese and Korean.
const MARKS: [&str; 3] = ["年년", "月월", "日号일"];

/// A date in words: numbers with how many digits each has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct InWords {
    pub(super) year: (u32, usize),
    pub(super) month: u32,
    pub(super) day: Option<u32>,
}

/// Reads a date with a month in words; `None` for any other text.
pub(super) fn in_words(text: &str) -> Option<InWords> {
    let mut month = None;
    let mut numbers: Vec<(u32, usize)> = Vec::new();
    let mut marked = [None; 3];
    for run in runs(&text.to_lowercase()) {
        if run.starts_with(|c: char| c.is_ascii_digit()) {
            if numbers.len() == 3 || run.len() > 4 {
                return None;
            }
            numbers.push((run.parse().ok()?, run.len()));
        } else if let Some(place) = MARKS.iter().position(|mark| mark.contains(run)) {
            marked[place] = Some(*numbers.last()?);
        } else if let Some(named) = month_named(run) {
            if month.replace(named).is_some() {
                return None;
            }
        } else if !FILLERS.split(' ').any(|filler| filler == run) {
            return None;
        }
    }
    match (month, marked, &numbers[..]) {
        (None, [Some(year), Some((month, _)), day], _) => Some(InWords {
            year,
            month,
            day: day.map(|(day, _)| day),
        }),
        (Some(month), [None, None, None], [year @ (_, 4)]) => Some(InWords {
            year: *year,
            month,
            day: None,
        }),
        (
            Some(month),
            [None, None, None],
            [(day, 1..=2), year @ (_, 2 | 4)] | [year @ (_, 4), (day, 1..=2)],
        ) => Some(InWords {
            year: *year,
            month,
            day: Some(*day),
        }),
        _ => None,
    }
}

/// Runs of digits and runs of letters; what is neither separates.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    let sort = |c: char| match c {
        c if c.is_ascii_digit() => 0,
        c if c.is_alphabetic() || c == '\u{307}' => 1,
        _ => 2,
    };
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c| sort(c) == 2);
        let first = sort(rest.chars().next()?);
        let end = rest.find(|c| sort(c) != first).unwrap_or(rest.len());
        let (run, left) = rest.split_at(end);
        rest = left;
        Some(run)
    })
}

fn month_named(word: &str) -> Option<u32> {
    NAMES
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .find(|(_, names)| names.split(' ').any(|name| name == word))
        .and_then(|(number, _)| number.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_months_in_many_languages() {
        for text in [
            "7. oktober 1952",
            "7 Oct 1952",
            "October 7, 1952",
            "7th of October 1952",
            "07-Oct-1952",
            "07OCT1952",
            "7 de octubre de 1952",
            "7 października 1952",
            "7 октября 1952 г.",
            "le 7 octobre 1952",
            "1952 Oct 7",
            "1952年10月7日",
            "1952년 10월 7일",
        ] {
            let date = in_words(text).map(|date| (date.year, date.month, date.day));
            assert_eq!(date, Some(((1952, 4), 10, Some(7))), "{text}");
        }
        let month = in_words("août 1952").map(|date| (date.month, date.day));
        assert_eq!(month, Some((8, None)));
        assert_eq!(in_words("07-Oct-52").map(|date| date.year), Some((52, 2)));
    }

    #[test]
    fn other_words_are_no_dates() {
        for text in [
            "soon",
            "21 May",
            "7 Ola 1952",
            "7 Oct Nov 1952",
            "1952",
            "",
            "7.10.1952",
        ] {
            assert_eq!(in_words(text), None, "{text}");
        }
    }

    #[test]
    fn no_name_means_two_months() {
        let names = NAMES
            .lines()
            .filter(|line| !line.starts_with('#'))
            .flat_map(|line| {
                let (month, names) = line.split_once('\t').unwrap();
                names.split(' ').map(move |name| (name, month))
            });
        let mut of: std::collections::HashMap<&str, &str> = std::collections::HashMap::new();
        for (name, month) in names {
            assert_eq!(*of.entry(name).or_insert(month), month, "{name}");
        }
        assert_eq!(
            of.values().collect::<std::collections::HashSet<_>>().len(),
            12
        );
    }
}
