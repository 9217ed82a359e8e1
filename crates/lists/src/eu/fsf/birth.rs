//! Dates and places of birth.

use vokter_entities::PartialDate;

use super::party::{country_name, remarks};
use crate::draft::Draft;
use crate::element::Element;
use crate::written;

/// Adds a `birthdate` element's dates and place.
pub(super) fn add(draft: &mut Draft, birth: &Element) {
    let said: Vec<&str> = remarks(birth).collect();
    match date(birth) {
        Some(date) => draft.birth_date(Some(date)),
        None => {
            for (attribute, what) in [
                ("birthdate", "birth date"),
                ("year", "year of birth"),
                ("yearRangeTo", "born not after"),
            ] {
                if let Some(value) = birth.attribute(attribute) {
                    let calendar = birth.attribute("calendarType").unwrap_or_default();
                    draft.remark(what, &format!("{value} {calendar}"));
                }
            }
        }
    }
    let mut place: Vec<&str> = Vec::new();
    for part in ["place", "city", "region"] {
        let known = birth.attribute(part).filter(|part| !place.contains(part));
        place.extend(known);
    }
    place.extend(country_name(birth));
    draft.birth_place(&place.join(", "));
    for text in said {
        draft.remark("birth", text);
        // `DOB: 30.12.1965 or 19.12.1962` gives dates, `Ukrainian SSR` a place. What is about an
        // alias (`For alias …`) has no date in it.
        for date in written::dates(text).found {
            draft.birth_date(Some(date));
        }
    }
}

/// The date of the attributes: the day, else year and month, else the years it lies between.
fn date(birth: &Element) -> Option<PartialDate> {
    let number = |name: &str| {
        birth
            .attribute(name)
            .and_then(|text| text.parse::<i16>().ok())
    };
    let small = |name: &str| {
        birth
            .attribute(name)
            .and_then(|text| text.parse::<u8>().ok())
    };
    let day = birth.attribute("birthdate").and_then(written::date);
    let gregorian = birth
        .attribute("calendarType")
        .is_none_or(|calendar| calendar.eq_ignore_ascii_case("gregorian"));
    let date = if let Some(day) = day {
        // In another calendar, day, month and year are as written, and `birthdate` is the day in
        // ours; should it ever be the year as written, it is no date that we know.
        if !gregorian && (number("year") == Some(day.year) || day.year < 1800) {
            return None;
        }
        day
    } else if !gregorian {
        return None;
    } else if let Some(year) = number("year") {
        PartialDate::new(year, small("monthOfYear"), small("dayOfMonth"))
            .or_else(|| PartialDate::new(year, None, None))?
    } else {
        let (first, last) = (number("yearRangeFrom"), number("yearRangeTo"));
        // An upper end alone ("not after 1980") bounds nothing that can be compared.
        let first = first?;
        let last = last.unwrap_or(first);
        (first > 0 && last > 0).then(|| PartialDate::between(first, last))?
    };
    let circa = birth.attribute("circa") == Some("true");
    Some(if circa { date.circa() } else { date })
}
