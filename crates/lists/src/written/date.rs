//! Dates in words and figures, as publishers outside the UN write them.

use vokter_entities::PartialDate;

/// A date in one of the forms that lists have: `06 Oct 1982`, `Oct 1982`, `1982`, `circa 1960`,
/// `1960 to 1965`, `06 Oct 1982 to 08 Oct 1982`, `1982-10-06`, `06/10/1982` (day first),
/// `00/00/1994`, `00/10/1994`, `10/1994`, `26.11.1972`; a time or an offset after an ISO day is
/// dropped. None for anything else.
///
/// A span within one month is that month, within one year that year.
pub(crate) fn date(text: &str) -> Option<PartialDate> {
    let text = text.trim().trim_end_matches(['.', ',', ';']);
    let lower = text.to_ascii_lowercase();
    for word in [
        "circa",
        "around",
        "approximately",
        "approx.",
        "approx",
        "about",
        "c.",
        "ca.",
        "~",
    ] {
        if let Some(rest) = lower.strip_prefix(word) {
            return date(rest.trim_start_matches(':')).map(PartialDate::circa);
        }
    }
    if let Some(decade) = decade(&lower) {
        return Some(decade);
    }
    for word in ["between ", "from "] {
        if let Some(rest) = lower.strip_prefix(word) {
            return date(rest);
        }
    }
    for word in [" to ", " and ", " - ", " – ", "–"] {
        if let Some((first, last)) = lower.split_once(word) {
            return span(date(first)?, date(last)?);
        }
    }
    if let Some((first, last)) = lower.split_once('-')
        && first.trim().len() == 4
        && last.trim().len() == 4
    {
        return span(date(first)?, date(last)?);
    }
    let iso = |text: &str| text.parse::<PartialDate>().ok();
    iso(&lower)
        .or_else(|| {
            iso(lower.get(..10)?).filter(|_| is_moment(lower.get(10..).unwrap_or_default()))
        })
        .or_else(|| figures(&lower))
        .or_else(|| words(&lower))
}

/// Whether what follows an ISO day is a time or an offset: `T00:00:00Z`, ` 00:00`, `-05:00`, `Z`.
fn is_moment(text: &str) -> bool {
    let figures =
        |c: char| c.is_ascii_digit() || matches!(c, 't' | 'z' | ':' | '.' | '+' | '-' | ' ');
    text == "z" || (text.contains(':') && text.chars().all(figures))
}

/// A decade or a part of one: `1970s`, `the early 1970s`, `mid-1970s`, `late 1970s`.
fn decade(text: &str) -> Option<PartialDate> {
    let text = text.trim().strip_suffix('s')?;
    let start = text.len().checked_sub(4)?;
    let year: i16 = text.get(start..)?.parse().ok()?;
    let (first, last) = match text
        .get(..start)?
        .trim_start_matches("the")
        .trim()
        .trim_end_matches('-')
    {
        "" => (0, 9),
        "early" => (0, 4),
        "mid" | "middle of the" => (3, 7),
        "late" => (5, 9),
        _ => return None,
    };
    (year > 0 && year % 10 == 0).then(|| PartialDate::between(year + first, year + last).circa())
}

/// From the first to the last, as closely as a partial date can say it.
fn span(first: PartialDate, last: PartialDate) -> Option<PartialDate> {
    let approximate = first.approximate || last.approximate;
    let date = if first.year != last.last_year {
        PartialDate::between(first.year, last.last_year)
    } else if first.month == last.month && first.day == last.day {
        PartialDate::new(first.year, first.month, first.day)?
    } else if first.month == last.month {
        PartialDate::new(first.year, first.month, None)?
    } else {
        PartialDate::of_year(first.year)
    };
    Some(if approximate { date.circa() } else { date })
}

/// Day, month and year with one separator, the day first, unknown parts as zeros.
fn figures(text: &str) -> Option<PartialDate> {
    let separator = ['/', '.', '-']
        .into_iter()
        .find(|mark| text.contains(*mark))?;
    let mut parts: Vec<&str> = text.split(separator).map(str::trim).collect();
    // `10/061962`: a separator was forgotten.
    if let [_, rest] = *parts.as_slice()
        && rest.len() == 6
        && rest.is_ascii()
    {
        let (month, year) = rest.split_at(2);
        parts.truncate(1);
        parts.extend([month, year]);
    }
    let number =
        |part: &str| -> Option<u8> { (part.len() <= 2).then(|| part.parse::<u8>().ok()).flatten() };
    let known = |number: u8| (number != 0).then_some(number);
    let (day, month, year) = match parts.as_slice() {
        [day, month, year] => (known(number(day)?), known(number(month)?), year),
        [month, year] => (None, known(number(month)?), year),
        _ => return None,
    };
    if year.len() != 4 {
        return None;
    }
    let year = year.parse::<i16>().ok()?;
    // A day without a month says nothing.
    PartialDate::new(year, month, day.filter(|_| month.is_some()))
}

/// `06 Oct 1982`, `October 6, 1982`, `Oct 1982`.
fn words(text: &str) -> Option<PartialDate> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '-' | '/' | '.'))
        .filter(|word| !word.is_empty())
        .collect();
    let year = |word: &str| {
        (word.len() == 4)
            .then(|| word.parse::<i16>().ok())
            .flatten()
    };
    let day = |word: &str| {
        let figure = word.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '.');
        (figure.len() <= 2)
            .then(|| figure.parse::<u8>().ok())
            .flatten()
    };
    match words.as_slice() {
        [first, second, last] => match (month(first), month(second)) {
            (None, Some(month)) => PartialDate::new(year(last)?, Some(month), Some(day(first)?)),
            (Some(month), None) => PartialDate::new(year(last)?, Some(month), Some(day(second)?)),
            _ => None,
        },
        [first, last] => PartialDate::new(year(last)?, Some(month(first)?), None),
        _ => None,
    }
}

/// An English month, whole or cut to three letters and more.
pub(crate) fn month(word: &str) -> Option<u8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.trim_end_matches('.').to_ascii_lowercase();
    let at = MONTHS
        .iter()
        .position(|month| word.len() >= 3 && month.starts_with(&word))?;
    Some(at as u8 + 1)
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_form() {
        for (text, want) in [
            ("06 Oct 1982", "1982-10-06"),
            ("Oct 1982", "1982-10"),
            ("1982", "1982"),
            ("circa 1960", "~1960"),
            ("circa 06 Oct 1982", "~1982-10-06"),
            ("Approximately 1975", "~1975"),
            ("1960 to 1965", "1960/1965"),
            ("1960-1965", "1960/1965"),
            ("Approximately 1960- 1962", "~1960/1962"),
            ("Between 1960 and 1965", "1960/1965"),
            ("06 Oct 1982 to 08 Oct 1982", "1982-10"),
            ("Oct 1982 to Dec 1982", "1982"),
            ("06/10/1982", "1982-10-06"),
            ("00/00/1994", "1994"),
            ("00/10/1994", "1994-10"),
            ("10/061962", "1962-06-10"),
            ("10/1994", "1994-10"),
            ("26.11.1972", "1972-11-26"),
            ("October 6, 1982", "1982-10-06"),
            ("8 Oct.1970", "1970-10-08"),
            ("Around 1988", "~1988"),
            ("1982-10-06T00:00:00Z", "1982-10-06"),
            ("1982-10", "1982-10"),
            ("1970s", "~1970/1979"),
            ("the early 1970s", "~1970/1974"),
            ("mid-1970s", "~1973/1977"),
        ] {
            let date = super::date(text).map(|date| date.to_string());
            assert_eq!(date.as_deref(), Some(want), "{text}");
        }
        for text in [
            "",
            "unknown",
            "31/02/1980",
            "06 Foo 1982",
            "born in the early sixties",
            "3017 4",
        ] {
            assert_eq!(super::date(text), None, "{text}");
        }
    }
}
