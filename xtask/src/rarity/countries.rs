//! Which culture of naming a country's people belong to, and how many they are.

use vokter_names::words;

/// ISO code, culture, people in millions. A country that is not here is left out.
const COUNTRIES: &[(&str, &str, f64)] = &[
    ("ad", "romance", 0.1),
    ("ae", "arabic", 10.0),
    ("af", "persian", 41.0),
    ("al", "slavic", 2.8),
    ("am", "caucasus", 2.8),
    ("ao", "african", 35.0),
    ("ar", "romance", 46.0),
    ("at", "germanic", 9.0),
    ("au", "anglo", 26.0),
    ("aw", "romance", 0.1),
    ("az", "turkic", 10.0),
    ("ba", "slavic", 3.2),
    ("bd", "south-asian", 170.0),
    ("be", "germanic", 11.7),
    ("bf", "african", 22.0),
    ("bg", "slavic", 6.5),
    ("bh", "arabic", 1.5),
    ("bi", "african", 13.0),
    ("bo", "romance", 12.0),
    ("br", "romance", 214.0),
    ("by", "slavic", 9.3),
    ("ca", "anglo", 39.0),
    ("cd", "african", 99.0),
    ("cf", "african", 5.0),
    ("ch", "germanic", 8.8),
    ("ci", "african", 28.0),
    ("cl", "romance", 19.6),
    ("cm", "african", 28.0),
    ("cn", "chinese", 1412.0),
    ("co", "romance", 52.0),
    ("cr", "romance", 5.2),
    ("cu", "romance", 11.0),
    ("cy", "greek", 1.2),
    ("cz", "slavic", 10.5),
    ("de", "germanic", 83.0),
    ("dj", "african", 1.1),
    ("dk", "nordic", 5.9),
    ("do", "romance", 11.0),
    ("dz", "arabic", 45.0),
    ("ec", "romance", 18.0),
    ("ee", "baltic", 1.3),
    ("eg", "arabic", 110.0),
    ("er", "african", 3.7),
    ("es", "romance", 47.0),
    ("et", "african", 123.0),
    ("fi", "baltic", 5.5),
    ("fj", "south-asian", 0.9),
    ("fo", "nordic", 0.1),
    ("fr", "romance", 65.0),
    ("gb", "anglo", 67.0),
    ("ge", "caucasus", 3.7),
    ("gg", "anglo", 0.1),
    ("gh", "african", 33.0),
    ("gi", "anglo", 0.1),
    ("gn", "african", 14.0),
    ("gr", "greek", 10.5),
    ("gt", "romance", 17.0),
    ("hk", "chinese", 7.4),
    ("hn", "romance", 10.0),
    ("hr", "slavic", 3.9),
    ("ht", "african", 11.0),
    ("hu", "baltic", 9.7),
    ("id", "southeast-asian", 275.0),
    ("ie", "anglo", 5.1),
    ("il", "hebrew", 9.5),
    ("im", "anglo", 0.1),
    ("in", "south-asian", 1417.0),
    ("iq", "arabic", 44.0),
    ("ir", "persian", 88.0),
    ("is", "nordic", 0.4),
    ("it", "romance", 59.0),
    ("je", "anglo", 0.1),
    ("jm", "anglo", 2.8),
    ("jo", "arabic", 11.0),
    ("jp", "japanese", 125.0),
    ("ke", "african", 54.0),
    ("kg", "turkic", 6.8),
    ("kh", "southeast-asian", 17.0),
    ("kp", "korean", 26.0),
    ("kr", "korean", 52.0),
    ("kw", "arabic", 4.3),
    ("kz", "turkic", 19.6),
    ("lb", "arabic", 5.5),
    ("li", "germanic", 0.1),
    ("lk", "south-asian", 22.0),
    ("lr", "african", 5.0),
    ("lt", "baltic", 2.8),
    ("lu", "germanic", 0.7),
    ("lv", "baltic", 1.9),
    ("ly", "arabic", 6.8),
    ("ma", "arabic", 37.0),
    ("mc", "romance", 0.1),
    ("md", "romance", 2.5),
    ("me", "slavic", 0.6),
    ("mk", "slavic", 2.1),
    ("ml", "african", 22.0),
    ("mm", "southeast-asian", 54.0),
    ("mn", "turkic", 3.4),
    ("mr", "arabic", 4.7),
    ("mt", "romance", 0.5),
    ("mx", "romance", 127.0),
    ("my", "southeast-asian", 34.0),
    ("ng", "african", 218.0),
    ("ni", "romance", 7.0),
    ("nl", "germanic", 17.7),
    ("no", "nordic", 5.5),
    ("np", "south-asian", 30.0),
    ("nz", "anglo", 5.1),
    ("om", "arabic", 4.6),
    ("pa", "romance", 4.4),
    ("pe", "romance", 34.0),
    ("ph", "southeast-asian", 115.0),
    ("pk", "south-asian", 236.0),
    ("pl", "slavic", 37.0),
    ("pr", "romance", 3.2),
    ("ps", "arabic", 5.0),
    ("pt", "romance", 10.4),
    ("py", "romance", 6.8),
    ("qa", "arabic", 2.7),
    ("ro", "romance", 19.0),
    ("rs", "slavic", 6.7),
    ("ru", "slavic", 144.0),
    ("rw", "african", 13.8),
    ("sa", "arabic", 36.0),
    ("sd", "arabic", 46.0),
    ("se", "nordic", 10.5),
    ("sg", "chinese", 5.6),
    ("si", "slavic", 2.1),
    ("sk", "slavic", 5.4),
    ("sm", "romance", 0.1),
    ("so", "african", 17.0),
    ("sr", "romance", 0.6),
    ("ss", "african", 11.0),
    ("sv", "romance", 6.3),
    ("sy", "arabic", 22.0),
    ("th", "southeast-asian", 71.0),
    ("tj", "turkic", 10.0),
    ("tm", "turkic", 6.4),
    ("tn", "arabic", 12.0),
    ("tr", "turkic", 85.0),
    ("tw", "chinese", 23.9),
    ("tz", "african", 65.0),
    ("ua", "slavic", 41.0),
    ("ug", "african", 47.0),
    ("us", "anglo", 333.0),
    ("uy", "romance", 3.4),
    ("uz", "turkic", 35.0),
    ("ve", "romance", 28.0),
    ("vn", "vietnamese", 98.0),
    ("xk", "slavic", 1.8),
    ("ye", "arabic", 33.0),
    ("za", "african", 60.0),
    ("zw", "african", 16.0),
];

/// A country's culture and its people in millions, by its ISO code in any case.
pub(crate) fn country(code: &str) -> Option<(&'static str, f64)> {
    let found = COUNTRIES
        .iter()
        .find(|(own, _, _)| own.eq_ignore_ascii_case(code))?;
    Some((found.1, found.2))
}

/// The culture of that name, if there is one.
pub(super) fn culture(name: &str) -> Option<&'static str> {
    COUNTRIES
        .iter()
        .find(|(_, culture, _)| *culture == name)
        .map(|(_, culture, _)| *culture)
}

/// A country's weight in its culture. The root of its people: customers of a bank abroad don't come
/// in proportion to populations, and a small country's common names are common names too.
pub(super) fn weight(code: &str) -> f64 {
    let Some((culture, people)) = country(code) else {
        return 0.0;
    };
    // Names of Russia are borne in all countries around it.
    let root = |code: &str, people: f64| people.sqrt() * if code == "ru" { 2.0 } else { 1.0 };
    let all: f64 = COUNTRIES
        .iter()
        .filter(|(_, own, _)| *own == culture)
        .map(|(code, _, people)| root(code, *people))
        .sum();
    root(&code.to_lowercase(), people) / all
}

/// The ISO code of the country that a text names in English.
pub(super) fn named(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    for (phrase, code) in [
        ("united kingdom", "gb"),
        ("united states", "us"),
        ("south sudan", "ss"),
        ("south africa", "za"),
        ("central african", "cf"),
        ("guinea-bissau", "gn"),
        ("bosnia", "ba"),
        ("saudi", "sa"),
        ("sri lanka", "lk"),
        ("georgia", "ge"),
        ("jordan", "jo"),
        ("chad", "cm"),
        ("hong kong", "hk"),
        ("korea", "kp"),
        ("el salvador", "sv"),
        ("dominican", "do"),
    ] {
        if text.contains(phrase) {
            return Some(code);
        }
    }
    text.split(|c: char| !c.is_alphabetic())
        .find_map(|word| words::lookup(word).place.map(|place| place.country))
}
