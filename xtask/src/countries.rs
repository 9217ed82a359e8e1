//! `country-names.tsv`: what the countries are called in other languages, from Unicode's CLDR; and
//! `country-titles.tsv`: what a page calls them.
//!
//! Source: the Unicode Common Locale Data Repository, in Debian's package `unicode-cldr-core`
//! (Unicode licence): the names of territories of each language, short and variant ones with
//! them, and the three-letter codes of ISO 3166-1. Which names count, and that one of two
//! countries counts for neither, is decided where the table is read.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::tables::{self, Tables};

const CLDR: &str = "/usr/share/unicode/cldr/common";

/// CLDR's names of the languages: those of Europe and its neighbours, those with the most
/// speakers, and those of the countries under embargo. Bokmål stands under `no`.
const LANGUAGES: [&str; 72] = [
    "af",
    "am",
    "ar",
    "az",
    "be",
    "bg",
    "bn",
    "bs",
    "ca",
    "cs",
    "cy",
    "da",
    "de",
    "el",
    "en",
    "es",
    "et",
    "eu",
    "fa",
    "fi",
    "fil",
    "fr",
    "ga",
    "gl",
    "he",
    "hi",
    "hr",
    "hu",
    "hy",
    "id",
    "is",
    "it",
    "ja",
    "ka",
    "kk",
    "km",
    "ko",
    "ky",
    "lo",
    "lt",
    "lv",
    "mk",
    "mn",
    "ms",
    "mt",
    "my",
    "ne",
    "nl",
    "nn",
    "no",
    "pl",
    "ps",
    "pt",
    "pt_PT",
    "ro",
    "ru",
    "sk",
    "sl",
    "sq",
    "sr",
    "sr_Latn",
    "sv",
    "sw",
    "th",
    "tr",
    "uk",
    "ur",
    "uz",
    "vi",
    "zh",
    "zh_Hant",
    "zh_Hant_HK",
];

/// The files of the tables.
const FILE: &str = "country-names.tsv";
const TITLES: &str = "country-titles.tsv";

/// The languages that a page speaks, as CLDR names them.
const TITLED: [&str; 2] = ["en", "no"];
/// Fewest letters of a short name that is one, and not a code such as UK.
const SHORT_MIN: usize = 4;

/// Writes the table.
pub(crate) fn run(tables: Tables) -> Result<(), String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/entities/tables");
    let mut names: BTreeMap<String, BTreeSet<String>> =
        tables::rows_of(&folder.join("countries.tsv"))?
            .iter()
            .filter_map(|row| row.split('\t').next())
            .map(|code| (code.to_owned(), BTreeSet::new()))
            .collect();
    let mut add = |code: &str, name: &str| {
        // Three arrows say that a language has no name of its own.
        if let Some(names) = names.get_mut(&code.to_ascii_lowercase())
            && !name.contains('↑')
        {
            names.insert(name.to_owned());
        }
    };
    for language in LANGUAGES {
        let xml = read(&format!("main/{language}.xml"))?;
        for element in elements(&xml, "territory") {
            if let (Some(code), Some(name)) = (attribute(element, "type"), text(element)) {
                add(code, &name);
            }
        }
    }
    let codes = read("supplemental/supplementalData.xml")?;
    for element in elements(&codes, "territoryCodes") {
        if let (Some(code), Some(three)) =
            (attribute(element, "type"), attribute(element, "alpha3"))
        {
            add(code, three);
        }
    }
    let rows = names
        .iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(code, names)| {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            format!("{code}\t{}", names.join("|"))
        });
    tables.put_at(
        &folder.join(FILE),
        "Names of countries in many languages, and their three-letter codes. From the Unicode CLDR (Unicode licence); made by `cargo xtask countries`.",
        rows.collect(),
    )?;
    let [english, bokmål] = TITLED.map(titles);
    let (english, bokmål) = (english?, bokmål?);
    let rows = names.keys().filter_map(|code| {
        Some(format!(
            "{code}\t{}\t{}",
            english.get(code)?,
            bokmål.get(code)?
        ))
    });
    tables.put_at(
        &folder.join(TITLES),
        "What a page calls countries: code, English, Norwegian (Bokmål). From the Unicode CLDR (Unicode licence); made by `cargo xtask countries`.",
        rows.collect(),
    )
}

/// What a language calls each country, in short where it has a short name.
fn titles(language: &str) -> Result<BTreeMap<String, String>, String> {
    let xml = read(&format!("main/{language}.xml"))?;
    let mut titles = BTreeMap::new();
    for element in elements(&xml, "territory") {
        let (Some(code), Some(name)) = (attribute(element, "type"), text(element)) else {
            continue;
        };
        let is_better = match attribute(element, "alt") {
            None => !titles.contains_key(&code.to_ascii_lowercase()),
            Some("short") => name.chars().count() >= SHORT_MIN,
            Some(_) => false,
        };
        if is_better && !name.contains('↑') {
            titles.insert(code.to_ascii_lowercase(), name);
        }
    }
    Ok(titles)
}

fn read(name: &str) -> Result<String, String> {
    let path = Path::new(CLDR).join(name);
    fs::read_to_string(&path).map_err(|error| {
        format!(
            "{}: {error}; Debian has it in the package unicode-cldr-core",
            path.display()
        )
    })
}

/// What stands from each `<name ` to the next tag's end. CLDR writes one element a line, and
/// these hold text alone.
fn elements<'a>(xml: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    let opening = format!("<{name} ");
    xml.lines().filter_map(move |line| {
        let start = line.find(&opening)?;
        line.get(start..)
    })
}

fn attribute<'a>(element: &'a str, name: &str) -> Option<&'a str> {
    let tag = element.split('>').next()?;
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

fn text(element: &str) -> Option<String> {
    let (_, rest) = element.split_once('>')?;
    let text = rest.split('<').next()?.trim();
    (!text.is_empty()).then(|| text.replace("&amp;", "&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_line_of_cldr() {
        let xml = "\t<territory type=\"AG\" alt=\"short\">Antigua &amp; Barbuda</territory>\n<x/>";
        let element = elements(xml, "territory").next().unwrap();
        assert_eq!(attribute(element, "type"), Some("AG"));
        assert_eq!(text(element).as_deref(), Some("Antigua & Barbuda"));
    }
}
