//! Papers that lift a measure: which goods they list, and whether they are in date.

use jiff::civil::Date;

use crate::certainty::Certainty;
use crate::goods::{Line, kinds_named};
use crate::note::affirms;
use crate::words::{Kind, fold, tokens};

/// An exemption as a note gives it.
#[derive(Clone, Debug, Default)]
pub(super) struct Letter {
    given: bool,
    in_date: Certainty,
    lists: Lists,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Lists {
    /// What it lists is not said.
    #[default]
    Unknown,
    /// All goods of the shipment.
    All,
    /// These kinds and codes.
    These {
        kinds: Vec<&'static str>,
        codes: Vec<String>,
    },
}

const ALL: &[&str] = &[
    "lists both",
    "lists them",
    "lists all",
    "all items",
    "listing both",
    "listing them",
    "lists the",
    "covers both",
    "covers all",
    "covers them",
    "covering all",
    "covering both",
    "items listed",
    "goods listed",
    "lister begge",
    "lister alle",
    "dekker alle",
    "dekker begge",
    "alle varer",
];
const IN_DATE: &[&str] = &[
    "in date",
    "valid",
    "in force",
    "gyldig",
    "i kraft",
    "действ",
    "有效",
    "유효",
];
const OUT_OF_DATE: &[&str] = &[
    "expired",
    "out of date",
    "lapsed",
    "utlopt",
    "not valid",
    "no longer valid",
    "ugyldig",
    "истек",
    "过期",
    "만료",
    "pending",
    "applied for",
    "requested",
    "refused",
    "denied",
];

impl Letter {
    /// Reads a note. That an exemption rests on a resolution alone is no letter.
    pub(super) fn read(note: Option<&str>, day: Date) -> Self {
        let Some(note) = note.filter(|note| affirms(note)) else {
            return Self::default();
        };
        let folded = fold(note);
        if folded.contains("2664")
            && !["letter", "brev", "committee"]
                .iter()
                .any(|w| folded.contains(w))
        {
            return Self::default();
        }
        let says = |words: &[&str]| words.iter().any(|word| folded.contains(word));
        let in_date = if says(OUT_OF_DATE) {
            Certainty::No
        } else {
            match period(note) {
                (from, Some(until)) => {
                    Certainty::of(day <= until && from.is_none_or(|from| from <= day))
                }
                (Some(from), None) if day < from => Certainty::No,
                (_, None) if says(IN_DATE) => Certainty::Certain,
                (_, None) => Certainty::Possible,
            }
        };
        let lists = if says(ALL) {
            Lists::All
        } else {
            let kinds = kinds_named(note);
            let codes: Vec<String> = tokens(note)
                .into_iter()
                .filter(|word| word.kind == Kind::Number)
                .map(|word| word.text.replace('.', ""))
                .filter(|digits| digits.len() >= 4 && crate::goods::hs::is_known(digits))
                .filter(|digits| !(digits.len() == 4 && digits.starts_with("20")))
                .collect();
            if kinds.is_empty() && codes.is_empty() {
                Lists::Unknown
            } else {
                Lists::These { kinds, codes }
            }
        };
        Self {
            given: true,
            in_date,
            lists,
        }
    }

    /// Whether it covers a line of goods; without goods, whatever is done.
    pub(super) fn covers(&self, line: Option<&Line>) -> Certainty {
        if !self.given {
            return Certainty::No;
        }
        let listed = match (&self.lists, line) {
            (Lists::All, _) | (Lists::These { .. }, None) => Certainty::Certain,
            (Lists::Unknown, _) => Certainty::Possible,
            (Lists::These { kinds, codes }, Some(line)) => {
                let mut words = line.words().peekable();
                let by_words =
                    words.peek().is_some() && words.all(|(kind, _)| kinds.contains(&kind));
                let given: Vec<&str> = line.codes.iter().map(|code| code.digits.as_str()).collect();
                let by_codes = !given.is_empty()
                    && given
                        .iter()
                        .all(|code| codes.iter().any(|listed| code.starts_with(listed.as_str())));
                Certainty::of(by_words || by_codes)
            }
        };
        listed.min(self.in_date)
    }
}

/// The days from which and until which a paper says that it holds.
fn period(note: &str) -> (Option<Date>, Option<Date>) {
    let mut days: Vec<(usize, Date)> = Vec::new();
    for (at, _) in note.char_indices() {
        let boundary = !note
            .get(..at)
            .is_some_and(|head| head.ends_with(|c: char| c.is_ascii_digit()));
        if boundary && let Some(Ok(day)) = note.get(at..at + 10).map(str::parse::<Date>) {
            days.push((at, day));
        }
    }
    let until_words = [
        "until", "to", "till", "through", "expires", "expiry", "til", "-", "–", "before",
        "utløper", "end",
    ];
    match days.as_slice() {
        [] => (None, None),
        [(at, day)] => {
            let head = note
                .get(..*at)
                .unwrap_or_default()
                .trim_end()
                .to_lowercase();
            if until_words.iter().any(|word| head.ends_with(word)) {
                (None, Some(*day))
            } else {
                (Some(*day), None)
            }
        }
        all => (
            all.iter().map(|(_, day)| *day).min(),
            all.iter().map(|(_, day)| *day).max(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_lists_goods_and_has_its_time() {
        let day = Date::constant(2019, 8, 1);
        let pumps = Line::read("water pumps", &["8413.70".to_owned()]);
        let truck = Line::read("trucks", &["8704.22".to_owned()]);
        for (note, of_pumps, of_truck) in [
            (
                "1718 Committee letter of 2019-03-01, valid to 2020-03-01: water pumps",
                Certainty::Certain,
                Certainty::No,
            ),
            (
                "letter, 2019-03-01 to 2019-07-31, water pumps",
                Certainty::No,
                Certainty::No,
            ),
            (
                "Committee letter lists both, in date",
                Certainty::Certain,
                Certainty::Certain,
            ),
            (
                "Committee letter S/AC.49/2019/OC.12",
                Certainty::Possible,
                Certainty::Possible,
            ),
            (
                "letter valid until 2020-01-01: HS 8413",
                Certainty::Certain,
                Certainty::No,
            ),
            ("letter expired, water pumps", Certainty::No, Certainty::No),
            ("resolution 2664", Certainty::No, Certainty::No),
            ("no", Certainty::No, Certainty::No),
        ] {
            let letter = Letter::read(Some(note), day);
            assert_eq!(letter.covers(Some(&pumps)), of_pumps, "{note}");
            assert_eq!(letter.covers(Some(&truck)), of_truck, "{note}");
        }
    }
}
