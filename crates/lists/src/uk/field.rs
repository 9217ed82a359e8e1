//! What the fields of the UK's lists mean.

use vokter_entities::{
    Country, Effect, IdentifierKind, Kind, NameKind, PartialDate, Person, Vessel,
};

use crate::draft::Draft;
use crate::written::{self, documents};

/// What a party is, in the publisher's word.
pub(super) fn kind(word: &str) -> Option<Kind> {
    match word.trim().to_ascii_lowercase().as_str() {
        "individual" => Some(Kind::Person(Person::default())),
        "entity" => Some(Kind::Organization),
        "ship" => Some(Kind::Vessel(Vessel::default())),
        _ => None,
    }
}

/// What a name is, by its type and quality: `Primary name`, `Prime Alias`, `primary_variation`,
/// `AKA`, `FKA`, `Alias`; `Low quality`, `low_quality_aka`.
pub(super) fn name_kind(kind: &str, quality: &str) -> NameKind {
    let kind = kind.trim().to_ascii_lowercase();
    match kind.as_str() {
        "primary name" | "prime alias" | "primary" => NameKind::Primary,
        _ if quality.to_ascii_lowercase().contains("low") => NameKind::WeakAlias,
        "fka" => NameKind::Former,
        _ => NameKind::StrongAlias,
    }
}

/// A name of its six parts; the sixth is the family name, or the whole name of what has none.
pub(super) fn name<'t>(part: impl Fn(u8) -> Option<&'t str>) -> String {
    let parts: Vec<&str> = [1, 2, 3, 4, 5, 6].into_iter().filter_map(part).collect();
    parts.join(" ")
}

/// Birth dates: `21/05/1955`, `00/00/1994`, `dd/mm/1945`, `1951`, `(1) … (2) …`. What is none stays a remark.
pub(super) fn births(draft: &mut Draft, text: &str) {
    let figures = text
        .to_ascii_lowercase()
        .replace("dd/", "00/")
        .replace("mm/", "00/");
    let dates = written::dates(&figures);
    for date in dates.found {
        draft.birth_date(Some(date));
    }
    if dates.rest {
        draft.remark("birth date", text);
    }
}

/// Places of birth: towns and countries, counted alike.
pub(super) fn birth_places(draft: &mut Draft, towns: &str, countries: &str) {
    let (towns, countries) = (written::items(towns), written::items(countries));
    for at in 0..towns.len().max(countries.len()) {
        let country = countries
            .get(at)
            .or_else(|| countries.first().filter(|_| countries.len() == 1));
        let place: Vec<&str> = towns.get(at).into_iter().chain(country).copied().collect();
        draft.birth_place(&place.join(", "));
    }
}

/// Citizenships of a cell.
pub(super) fn nationalities(draft: &mut Draft, text: &str) {
    for item in written::items(text) {
        draft.nationality(item.trim_end_matches('.'));
    }
}

/// The numbers of a cell and what is said about them in the next, counted alike: passports,
/// identity cards, register numbers.
pub(super) fn numbers(draft: &mut Draft, kind: IdentifierKind, text: &str, details: &str) {
    let (values, about) = (written::items(text), written::items(details));
    for (at, value) in values.iter().enumerate() {
        let about = if about.len() == values.len() || values.len() == 1 {
            about.get(at).copied().unwrap_or_default()
        } else {
            ""
        };
        // `Passport number:F50859`: the colon ends a word.
        let spaced = value.replace(':', ": ");
        let words = format!("{spaced} {about}");
        let country = documents::only(&Country::mentioned(&words));
        let kind = match kind {
            IdentifierKind::NationalId => documents::kind_of("national", &words),
            kind => kind,
        };
        for number in documents::numbers(&spaced) {
            draft.identifier(kind, &number, country);
        }
    }
    let what = match kind {
        IdentifierKind::Passport => "passport",
        IdentifierKind::NationalId => "identity number",
        _ => "registration",
    };
    // A bare number is in the identifier; words around it are kept.
    if text.chars().any(char::is_whitespace) || !details.is_empty() {
        draft.remark(what, &format!("{text} {details}"));
    }
}

/// An address of its lines and its country.
pub(super) fn address(draft: &mut Draft, lines: &[&str], country: Option<&str>) {
    let known = country.and_then(|text| {
        Country::from_name(text).or_else(|| documents::only(&Country::mentioned(text)))
    });
    let mut parts: Vec<&str> = lines.to_vec();
    parts.extend(country);
    draft.address(&parts.join(", "), known);
}

/// A ship's flag.
pub(super) fn flag(draft: &mut Draft, text: &str) {
    for item in written::items(text) {
        draft.country_in_words("flag", item);
        let country = Country::from_name(item);
        if let Kind::Vessel(vessel) = &mut draft.entity.kind
            && let Some(country) = country.filter(|country| !vessel.flags.contains(country))
        {
            vessel.flags.push(country);
        }
    }
}

/// What a designation does, by the sanctions imposed: `Asset freeze|Travel Ban`, `Prohibition of Port
/// Entry`. The strongest counts; the whole text is the listing's programme. Where nothing is said, a ship is
/// kept from ports ("specified ship") and the assets of anybody else are frozen.
pub(super) fn effect(imposed: &str, kind: &Kind) -> Effect {
    let said: String = imposed
        .chars()
        .filter(char::is_ascii_alphabetic)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let says = |words: &[&str]| words.iter().any(|word| said.contains(word));
    if says(&["assetfreeze"]) {
        Effect::Freeze
    } else if says(&[
        "portentry",
        "deflag",
        "crewservicing",
        "charter",
        "registration",
        "portbarring",
    ]) {
        Effect::PortBan
    } else if says(&["travelban"]) {
        Effect::TravelBan
    } else if says(&["armsembargo", "technicalassistance", "trade"]) {
        Effect::ExportControl
    } else if says(&[
        "trustservices",
        "businessarrangements",
        "correspondent",
        "investment",
        "internetservices",
    ]) {
        Effect::Sectoral
    } else if says(&["disqualification"]) {
        Effect::Debarment
    } else if !said.is_empty() {
        Effect::Other
    } else if matches!(kind, Kind::Vessel(_)) {
        Effect::PortBan
    } else {
        Effect::Freeze
    }
}

/// A day of listing.
pub(super) fn day(text: Option<&str>) -> Option<PartialDate> {
    text.and_then(written::date)
}
