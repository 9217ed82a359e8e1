//! `legal-forms.tsv` from the entity legal forms of ISO 20275 and the rows written by hand.

use std::collections::BTreeMap;

use crate::tables::{Tables, hand_written};
use crate::{latin, source};

/// What tells the class of a legal form, in the order in which they are tried: the more telling
/// stems come first. A stem that begins with a space begins a word.
const CLASSES: &[(&str, &[&str])] = &[
    (
        "cooperative",
        &[
            "cooperat",
            "co-operat",
            "cooperad",
            "genossenschaft",
            "kooperat",
            "osuusk",
            "druzstv",
            "zadrug",
            "szovetkezet",
            "spoldziel",
            " andels",
            "coopera",
            " cvba",
        ],
    ),
    (
        "foundation",
        &[
            "foundation",
            "stiftung",
            "stichting",
            "fondation",
            "fundac",
            "fondazion",
            "stiftelse",
            "nadac",
            "zaklad",
            "alapitv",
            " fond",
            "saatio",
            " trust",
        ],
    ),
    (
        "association",
        &[
            "association",
            "verein",
            "vereniging",
            "asociac",
            "associac",
            "associazion",
            "forening",
            "udruzen",
            "egyesul",
            "yhdisty",
            "spolek",
            "zdruzen",
            "non-profit",
            "sans but lucratif",
            "zonder winst",
        ],
    ),
    (
        "state",
        &[
            "state-owned",
            "state owned",
            "state enterprise",
            "unitar",
            "gosudarstv",
            "derzhav",
            "public undertaking",
            "statutory corp",
            "government",
            "municipal",
            "public law",
            "droit public",
            "offentlichen rechts",
            "kommunal",
            "estatal",
            "statlig",
            "przedsiebiorstwo panstw",
            "public establishment",
            "etablissement public",
        ],
    ),
    (
        "partnership",
        &[
            "partnership",
            "kommandit",
            "comandit",
            "accomandit",
            "commandit",
            "offene handels",
            "en nom collectif",
            "nome collettivo",
            "colectiv",
            "vennootschap onder firma",
            "jawna",
            "partnersk",
            "interessentskab",
            "ansvarlig selskap",
            "handelsbolag",
            "avoin yhtio",
            "betéti",
            "beteti",
            "kozkereseti",
            "burgerlichen rechts",
            "maatschap",
            "komandit",
            "komandytow",
            "tovarystvo komand",
            "tovarishch",
            "societe civile",
            "societa semplice",
            "verejna obchodn",
        ],
    ),
    (
        "joint-stock",
        &[
            "joint stock",
            "joint-stock",
            "aktie",
            "aktsion",
            "akcion",
            "akcyjn",
            "akciov",
            "aksje",
            "anonym",
            "anonim",
            "public limited",
            "public company",
            "per azioni",
            "por acoes",
            "por acciones",
            "pe actiuni",
            "par actions",
            "naamloze",
            "osakeyhti",
            "reszvenytars",
            "delnisk",
            "dionick",
            "akcine",
            "akciju",
            "aktsiaselts",
            "european company",
            "societas europ",
            "hlutafelag",
            "gufen",
            "jusig",
            "kabushiki",
            "musahama",
            "public by shares",
            "aksiy",
            "saimnieciba",
        ],
    ),
    (
        "limited",
        &[
            "limited",
            "limitad",
            "limite",
            "limitat",
            "beschrankt",
            "beperkt",
            "begrens",
            "begraens",
            "ogranich",
            "ogranicen",
            "obmezhen",
            "odpowiedzialn",
            "rucenim",
            "responsab",
            "anpartsselskab",
            "korlatolt",
            "osauhing",
            "uzdaro",
            "ierobezot",
            "besloten",
            "einkahlutafel",
            "privat aktie",
            "youxian",
            "yuhan",
            "mas'uliyya",
            "omezen",
            "omejen",
            "raspundere",
            "otgovornost",
        ],
    ),
    (
        "sole-trader",
        &[
            "individual",
            "unipersonal",
            "sole propri",
            "einzel",
            "enkelt",
            "eenmans",
            "obrtnik",
            "unipersonnel",
        ],
    ),
];

/// Abbreviations that are everyday words, or names, before they are legal forms.
const EXCLUDED: &[&str] = &[
    "aam", "act", "afore", "anl", "anna", "art", "bank", "best", "brf", "cap", "cic", "com", "das",
    "der", "dno", "emc", "eng", "est", "fab", "fof", "fon", "fond", "fund", "gen", "gns", "gov",
    "han", "iii", "mag", "mas", "mutual", "non", "ofp", "owm", "pll", "puc", "sam", "sap", "sep",
    "sic", "smc", "society", "son", "spr", "star", "sun", "the", "trust", "van",
];
/// Longest abbreviation and shortest: those of two letters are words or names as often, and the
/// known ones are written by hand.
const ABBREVIATION: std::ops::RangeInclusive<usize> = 3..=8;
/// Longest form spelled out, in words.
const WORDS_MAX: usize = 7;

/// Writes the table.
pub(crate) fn run(tables: Tables) -> Result<(), String> {
    let mut forms: BTreeMap<String, String> = BTreeMap::new();
    for row in source::records("names/elf-iso20275-2026-02-19.csv")?
        .iter()
        .skip(1)
    {
        let [
            _,
            _,
            _,
            _,
            _,
            local,
            _,
            language,
            transliterated,
            abbreviations,
            romanised,
            ..,
        ] = row.as_slice()
        else {
            continue;
        };
        let name = if transliterated.is_empty() {
            local
        } else {
            transliterated
        };
        let words = latin::plain(name);
        let Some(class) = class(&words.join(" ")).or_else(|| class(&name.to_lowercase())) else {
            continue;
        };
        let language = if language.is_empty() { "und" } else { language };
        for abbreviation in abbreviations
            .split([';', ',', '/'])
            .chain(romanised.split([';', ',', '/']))
        {
            let text = latin::plain(abbreviation.trim()).concat();
            if ABBREVIATION.contains(&text.len()) && !EXCLUDED.contains(&text.as_str()) {
                forms
                    .entry(text)
                    .or_insert_with(|| format!("{class}\t{language}"));
            }
        }
        if (2..=WORDS_MAX).contains(&words.len()) {
            forms
                .entry(words.join(" "))
                .or_insert_with(|| format!("{class}\t{language}"));
        }
    }
    // What is written by hand goes before what was derived.
    for row in hand_written("legal-forms-extra.tsv")? {
        if let Some((form, class)) = row.split_once('\t') {
            forms.insert(form.to_owned(), format!("{class}\thand"));
        }
    }
    let rows = forms
        .into_iter()
        .map(|(form, rest)| format!("{form}\t{rest}"))
        .collect();
    tables.put(
        "legal-forms.tsv",
        "Legal forms: words, class, language (ISO 639-1) or hand. From ISO 20275 as published by GLEIF and legal-forms-extra.tsv; made by `cargo xtask legal-forms`.",
        rows,
    )
}

fn class(name: &str) -> Option<&'static str> {
    let name = format!(" {name}");
    CLASSES
        .iter()
        .find(|(_, stems)| stems.iter().any(|stem| name.contains(stem)))
        .map(|(class, _)| *class)
}
