//! The days in a paper: when it was given, and from when until when it holds.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use crate::words::{Kind, Token, tokens};

/// The first letters of the months in the languages in which papers write them.
const MONTHS: [&[&str]; 12] = [
    &["jan", "янв", "ene", "ینایر"],
    &["feb", "fev", "фев", "فبرایر"],
    &["mar", "marz", "mars", "март", "марта", "مارس"],
    &["apr", "avr", "abr", "апр", "ابریل"],
    &["may", "mai", "мая", "маи", "مایو"],
    &["jun", "juin", "июн", "یونیو"],
    &["jul", "juil", "июл", "یولیو"],
    &["aug", "aout", "ago", "авг", "اغسطس"],
    &["sep", "сен", "سبتمبر"],
    &["oct", "okt", "окт", "اکتوبر"],
    &["nov", "ноя", "نوفمبر"],
    &["dec", "des", "dez", "dic", "дек", "دیسمبر"],
];

/// Words before a day that say that the paper ends on it.
const UNTIL: &[&str] = &[
    "until",
    "to",
    "till",
    "through",
    "expires",
    "expiry",
    "expiring",
    "til",
    "-",
    "–",
    "—",
    "before",
    "utløper",
    "end",
    "ends",
    "bis",
    "jusqu'au",
    "hasta",
    "до",
    "по",
    "valid until",
    "au",
    "al",
    "gyldig til",
    "حتى",
    "至",
    "到",
];

/// How long a letter of the Committee holds that does not say it: the shortest period of its
/// practice since 2020 (unconfirmed).
const HOLDS_MONTHS: i64 = 9;

/// A day, and where it stands.
type Placed = (usize, usize, Date);

/// When a paper was given and until when it holds, as far as it says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Period {
    pub(super) from: Option<Date>,
    pub(super) until: Option<Date>,
}

impl Period {
    /// Whether a day is in it; nothing where the paper names no end.
    pub(super) fn holds(self, day: Date) -> Option<bool> {
        if self.from.is_some_and(|from| day < from) {
            return Some(false);
        }
        self.until.map(|until| day <= until)
    }

    /// Whether a day is within the time for which a letter holds that only says when it was given.
    pub(super) fn is_fresh(self, day: Date) -> bool {
        let span: Span = HOLDS_MONTHS.months();
        self.from
            .is_some_and(|from| from <= day && from.checked_add(span).is_ok_and(|last| day <= last))
    }

    /// The days of a paper.
    pub(super) fn read(note: &str) -> Self {
        let days = days(note);
        match days.as_slice() {
            [] => Self::default(),
            [(start, end, day)] if ends(note, *start, *end) => Self {
                from: None,
                until: Some(*day),
            },
            [(.., day)] => Self {
                from: Some(*day),
                until: None,
            },
            // When it was given, then when it began; the last is its end, unless it is before that.
            all => {
                let last = all.iter().map(|(.., day)| *day).max();
                let until = all
                    .iter()
                    .rev()
                    .find(|(start, end, _)| ends(note, *start, *end));
                let of_paper = all.iter().map(|(.., day)| *day).min();
                Self {
                    from: of_paper,
                    until: until.map(|(.., day)| *day).or(last),
                }
            }
        }
    }
}

/// A paper without its days, so that no number in it counts goods.
pub(super) fn without_days(note: &str) -> String {
    let mut text = note.to_owned();
    for (start, end, _) in days(note).into_iter().rev() {
        text.replace_range(start..end, " ");
    }
    text
}

/// Words behind a day that say the same.
const UNTIL_BEHIND: [&str; 3] = ["까지", "止", "为止"];

/// Whether a paper ends on the day that stands there. Han and Hangul part no words.
fn ends(note: &str, start: usize, end: usize) -> bool {
    let rest = note.get(end..).unwrap_or_default().trim_start();
    if UNTIL_BEHIND.iter().any(|word| rest.starts_with(word)) {
        return true;
    }
    let head = note.get(..start).unwrap_or_default();
    let head = head.trim_end().to_lowercase();
    UNTIL.iter().any(|word| {
        head.strip_suffix(word).is_some_and(|before| {
            !word.chars().all(char::is_alphabetic)
                || word.contains(|c| c >= '\u{2e80}')
                || !before
                    .chars()
                    .next_back()
                    .is_some_and(char::is_alphanumeric)
        })
    })
}

fn days(note: &str) -> Vec<Placed> {
    let words = tokens(note);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match day(note, &words, at) {
            Some((count, day)) => {
                found.push((words[at].start, words[at + count - 1].end, day));
                at += count;
            }
            None => at += 1,
        }
    }
    found
}

/// A day that begins at a word: how many words it takes.
fn day(note: &str, words: &[Token], at: usize) -> Option<(usize, Date)> {
    let between =
        |one: &Token, two: &Token| note.get(one.end..two.start).unwrap_or_default().trim();
    let number = |word: &Token| -> Option<i16> {
        (word.kind == Kind::Number)
            .then(|| word.text.parse().ok())
            .flatten()
    };
    let of = |year: i16, month: i16, day: i16| -> Option<Date> {
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        (1990..2100)
            .contains(&year)
            .then(|| Date::new(year, month, day).ok())
            .flatten()
    };
    // "12.03.2024" is one number with points for the reader of words.
    let first = &words[at];
    if first.kind == Kind::Number && first.text.matches('.').count() == 2 {
        let mut parts = first.text.split('.').map(|part| part.parse::<i16>().ok());
        let (one, two, three) = (parts.next()??, parts.next()??, parts.next()??);
        let found = of(three, two, one).or_else(|| of(one, two, three))?;
        return Some((1, found));
    }
    let three = words.get(at..at + 3)?;
    let [one, two, three] = three else {
        return None;
    };
    let (joint, second) = (between(one, two), between(two, three));
    if let (Some(a), Some(b), Some(c)) = (number(one), number(two), number(three))
        && joint == second
        && matches!(joint, "-" | "/" | ".")
    {
        // The day stands first or last; of the American order nobody can tell.
        let found = of(a, b, c).or_else(|| of(c, b, a))?;
        return Some((3, found));
    }
    let joints = |joint: &str| matches!(joint, "" | "." | ",");
    if !joints(joint) || !joints(second) {
        return None;
    }
    if let (Some(day), Some(month), Some(year)) = (number(one), month(&two.text), number(three)) {
        return of(year, month, day).map(|day| (3, day));
    }
    if let (Some(month), Some(day), Some(year)) = (month(&one.text), number(two), number(three)) {
        return of(year, month, day).map(|day| (3, day));
    }
    None
}

fn month(word: &str) -> Option<i16> {
    let found = MONTHS.iter().zip(1..).find(|(names, _)| {
        names
            .iter()
            .any(|name| word == *name || (name.chars().count() >= 3 && word.starts_with(name)))
    });
    found.map(|(_, number)| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_days_as_papers_write_them() {
        let first = Date::constant(2024, 3, 1);
        let last = Date::constant(2025, 2, 28);
        for (note, from, until) in [
            ("letter of 2024-03-01", Some(first), None),
            ("letter of 1 March 2024 to UNICEF", Some(first), None),
            ("letter dated March 1, 2024", Some(first), None),
            ("brev av 1. mars 2024", Some(first), None),
            ("brev 01.03.2024", Some(first), None),
            ("lettre du 1 mars 2024", Some(first), None),
            ("письмо от 1 марта 2024", Some(first), None),
            ("valid until 28 February 2025", None, Some(last)),
            ("gyldig til 28.02.2025", None, Some(last)),
            ("2024-03-01 to 2025-02-28", Some(first), Some(last)),
            (
                "of 1 March 2024, valid 2024-03-01 to 28 Feb 2025",
                Some(first),
                Some(last),
            ),
            ("有效至2025-02-28", None, Some(last)),
            ("2025-02-28까지 유효", None, Some(last)),
            ("2024-03-01至2025-02-28", Some(first), Some(last)),
            ("S/AC.49/2024/OC.12", None, None),
            ("5 pumps", None, None),
        ] {
            assert_eq!(Period::read(note), Period { from, until }, "{note}");
        }
    }

    #[test]
    fn days_count_no_goods() {
        assert_eq!(without_days("of 1 March 2024: pumps"), "of  : pumps");
    }
}
