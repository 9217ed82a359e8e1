//! Made names of companies: a made word, a family name or a place; a trade or two; a legal form.

use super::people::People;
use crate::random::Random;

const FIRST: [&str; 40] = [
    "al", "an", "ar", "ba", "be", "bel", "ca", "cor", "da", "del", "el", "en", "fa", "ga", "gra",
    "hel", "in", "ka", "la", "lu", "ma", "mer", "mo", "na", "no", "or", "pa", "pro", "qua", "ra",
    "ro", "sa", "sol", "ta", "tri", "ul", "va", "ver", "vi", "zen",
];
const LAST: [&str; 32] = [
    "tex", "nova", "ris", "lon", "mont", "dia", "con", "via", "ton", "mar", "lex", "tis", "gon",
    "ber", "fin", "rix", "len", "sta", "do", "na", "mira", "vex", "los", "tra", "nor", "sky",
    "ram", "dex", "phi", "gate", "link", "ra",
];
const PLACES: [&str; 24] = [
    "Nordic", "Baltic", "Pacific", "Atlantic", "Oslo", "Hamburg", "Gulf", "Asia", "Euro", "Delta",
    "Alpine", "Danube", "Shanghai", "Seoul", "Moscow", "Dubai", "Istanbul", "Tehran", "Star",
    "Sun", "Golden", "Blue", "Green", "Royal",
];
const TRADES: [&str; 36] = [
    "Trading",
    "Shipping",
    "Consulting",
    "Construction",
    "Technology",
    "Technologies",
    "Foods",
    "Logistics",
    "Import Export",
    "Electronics",
    "Marine",
    "Investment",
    "Holding",
    "Development",
    "Engineering",
    "Energy",
    "Motors",
    "Textiles",
    "Travel",
    "Services",
    "Solutions",
    "Systems",
    "Mining",
    "General Trading",
    "Pharma",
    "Media",
    "Design",
    "Real Estate",
    "Industries",
    "Machinery",
    "Steel",
    "Chemicals",
    "Bank",
    "Insurance",
    "Security",
    "Software",
];

/// The legal forms of some countries; elsewhere the English ones are used.
fn forms(country: &str) -> &'static [&'static str] {
    match country {
        "NO" => &["AS", "ASA", "ANS"],
        "DK" => &["A/S", "ApS"],
        "SE" => &["AB"],
        "FI" => &["Oy", "Oyj"],
        "DE" | "AT" | "CH" => &["GmbH", "AG", "GmbH & Co. KG"],
        "FR" | "BE" => &["SARL", "SA", "SAS"],
        "ES" | "MX" | "AR" | "CO" | "CL" => &["S.A.", "S.L.", "S.A. de C.V."],
        "IT" => &["S.p.A.", "S.r.l."],
        "NL" => &["B.V.", "N.V."],
        "PL" => &["Sp. z o.o.", "S.A."],
        "RU" | "KZ" | "BY" => &["OOO", "AO", "LLC", "JSC"],
        "UA" => &["TOV", "LLC", "PrAT"],
        "TR" => &["A.S.", "Ltd. Sti."],
        "CN" | "TW" | "KR" | "JP" => &["Co., Ltd.", "Corporation", "Inc."],
        "AE" => &["LLC", "FZE", "FZCO"],
        _ => &["Ltd", "Limited", "LLC", "Inc.", "Company", "Group", "Co."],
    }
}

pub(super) fn name(people: &People, country: &str, random: &mut Random) -> String {
    let first = match random.below(10) {
        0..=4 => capital(&format!("{}{}", random.one(&FIRST), random.one(&LAST))),
        5 => capital(&format!(
            "{}{}{}",
            random.one(&FIRST),
            random.one(&FIRST),
            random.one(&LAST)
        )),
        6 | 7 => people.family_name(country, random),
        8 => format!(
            "{} {}",
            random.one(&PLACES),
            capital(&format!("{}{}", random.one(&FIRST), random.one(&LAST)))
        ),
        _ => (*random.one(&PLACES)).to_owned(),
    };
    let trade = *random.one(&TRADES);
    let form = *random.one(forms(country));
    match random.below(8) {
        0 => format!("{form} {first}"),
        1 => format!("{first} {form}"),
        2 => format!("{first} {trade} {} {form}", random.one(&TRADES)),
        3 => format!("{first} {trade}"),
        _ => format!("{first} {trade} {form}"),
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
