//! `disguise`: listed parties as evaders and clerks write them, to measure who is still found.
//!
//! Parties of the seven publishers' lists that "all lists" means are drawn by the seed. Each gets
//! one or two slips of different classes in its name, a short name one, and a birth date that is
//! right, off by a year, swapped, a year alone or missing. `vokter evaluate --parties` reads the
//! file. It is the same, byte for byte, for the same seed and lists, trains nothing and is never
//! committed.

mod facts;
mod letters;
mod signs;
mod words;

use std::fs::File;

use vokter_entities::{Entity, NameKind, Schema, is_latin};

use crate::options::Options;
use crate::random::Random;
use crate::source;
use facts::Facts;

const LISTS: [&str; 7] = [
    "un-consolidated-2026-08-01.xml.gz",
    "us-ofac-sdn-2021-03-10.xml.gz",
    "us-ofac-cons-2026-01-08.xml.gz",
    "eu-fsf-full-1_1-2021-03-02.xml.gz",
    "gb-ofsi-conlist-2025-04-10.csv.gz",
    "ca-sema-2025-03-20.xml.gz",
    "au-dfat-regulation8-2026-07-23.xlsx",
];
/// Names with fewer letters bear one slip: two make another name.
const LETTERS_FOR_TWO: usize = 12;
/// Names of that length or more that have two slips, per cent.
const TWO_SLIPS: u64 = 40;
/// The party's main name is disguised, not another strong one, per cent.
const MAIN_NAME: u64 = 70;
/// Ways that are tried before a name is given up.
const TRIES: usize = 60;

/// What a slip changes. Two slips in one name are of two classes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Space,
    Words,
    Signs,
    Spelling,
}

/// A name to be disguised and what is known of it.
struct Disguised<'a> {
    text: String,
    person: bool,
    native: Option<&'a str>,
}

/// Writes a name otherwise, if it can be so written.
type Change = fn(&Disguised, &mut Random) -> Option<String>;

const SLIPS: &[(&str, Class, Change)] = &[
    ("transposed", Class::Letter, letters::transposed),
    ("dropped-letter", Class::Letter, letters::dropped),
    ("doubled-letter", Class::Letter, letters::doubled),
    ("keyboard", Class::Letter, letters::keyboard),
    ("ocr", Class::Letter, letters::ocr),
    ("joined", Class::Space, words::joined),
    ("split", Class::Space, words::split),
    ("hyphen", Class::Space, words::hyphen),
    ("order", Class::Words, words::order),
    ("middle-name-dropped", Class::Words, words::middle_dropped),
    ("initial", Class::Words, words::initial),
    ("title-or-form", Class::Words, words::title_or_form),
    ("abbreviated", Class::Words, words::abbreviated),
    ("homoglyph", Class::Signs, signs::homoglyph),
    ("zero-width", Class::Signs, signs::zero_width),
    ("leetspeak", Class::Signs, signs::leetspeak),
    ("diacritics", Class::Signs, signs::diacritics),
    ("romanisation", Class::Spelling, words::romanisation),
    ("own-script", Class::Spelling, words::own_script),
];

/// Writes the file as the options say.
pub(crate) fn run(options: &[&str]) -> Result<(), String> {
    let known = "--parties N, --seed N, --facts none|mixed|slipped, --out FILE";
    let options = Options::read("disguise", known, options)?;
    let parties = options.number("--parties", 2_000)?;
    let seed = options.number("--seed", 7)?;
    let facts = options
        .text("--facts")
        .map_or(Ok(Facts::Mixed), str::parse)?;
    let out = options.out()?;
    let failed = |error: &dyn std::fmt::Display| format!("{out}: {error}");
    let mut table = csv::Writer::from_writer(File::create(out).map_err(|error| failed(&error))?);
    table
        .write_record([
            "id",
            "name",
            "schema",
            "birth_date",
            "country",
            "expected_list",
            "expected_reference",
            "category",
            "quality",
            "source",
        ])
        .map_err(|error| failed(&error))?;
    let mut listed = listed()?;
    let mut random = Random(seed);
    let mut written = 0;
    while written < parties && !listed.is_empty() {
        let at = random.below(listed.len() as u64) as usize;
        let party = listed.swap_remove(at);
        if let Some(mut row) = row(&party, facts, &mut random) {
            written += 1;
            row.insert(0, format!("d{written}"));
            table.write_record(&row).map_err(|error| failed(&error))?;
        }
    }
    table.flush().map_err(|error| failed(&error))
}

/// The parties of all lists, in their order.
fn listed() -> Result<Vec<Entity>, String> {
    let mut all = Vec::new();
    for file in LISTS {
        let path = source::path(&format!("lists/{file}"))?;
        let bytes = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let list = vokter_lists::read(&path, &bytes).map_err(|error| error.to_string())?;
        all.extend(list.entities);
    }
    Ok(all)
}

/// The cells of a disguised party; `None` for what has no name that could be.
fn row(party: &Entity, facts: Facts, random: &mut Random) -> Option<Vec<String>> {
    let schema = party.schema();
    if !matches!(
        schema,
        Schema::Person
            | Schema::Organization
            | Schema::Company
            | Schema::LegalEntity
            | Schema::Vessel
    ) {
        return None;
    }
    let listing = party.listings.first()?;
    let reference = listing.reference.clone()?;
    let person = schema == Schema::Person;
    let text = name(party, random)?;
    let native = party.names.iter().find(|name| !is_latin(&name.text));
    let mut name = Disguised {
        text: text.to_owned(),
        person,
        native: native.map(|name| name.text.as_str()),
    };
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let slips = 1 + usize::from(letters >= LETTERS_FOR_TWO && random.percent(TWO_SLIPS));
    let mut made: Vec<(&str, Class)> = Vec::new();
    for _ in 0..TRIES {
        if made.len() == slips {
            break;
        }
        let (slip, class, change) = *random.one(SLIPS);
        // Who leaves words out leaves out whole ones.
        let spoilt = class == Class::Words && !made.is_empty();
        if spoilt || made.iter().any(|(_, other)| *other == class) {
            continue;
        }
        if let Some(changed) = change(&name, random).filter(|changed| *changed != name.text) {
            name.text = changed;
            made.push((slip, class));
        }
    }
    let kinds: Vec<&str> = made.iter().map(|(slip, _)| *slip).collect();
    let category = match kinds[..] {
        [] => return None,
        [slip] => slip,
        _ => "two-slips",
    };
    // Both are drawn whatever is asked for, so that every choice of facts has the same names.
    let (birth_date, told) = facts.birth_date(party, random);
    let country = facts.country(party, random);
    let kind = if person { "person" } else { "body" };
    let source = format!("{text}; {}; birth date {told}", kinds.join("+"));
    Some(vec![
        name.text,
        format!("{schema:?}"),
        birth_date,
        country,
        listing.list.clone(),
        reference,
        category.to_owned(),
        kind.to_owned(),
        source,
    ])
}

/// A strong name in Latin letters that is enough to ask for: two words of a person, or letters
/// enough of a body.
fn name<'a>(party: &'a Entity, random: &mut Random) -> Option<&'a str> {
    const LETTERS_MIN: usize = 5;
    let enough = |text: &str| {
        let words = text.split(' ').filter(|word| word.chars().count() > 1);
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        letters >= LETTERS_MIN && (words.count() > 1 || party.schema() != Schema::Person)
    };
    let names: Vec<&str> = party
        .names
        .iter()
        .filter(|name| !matches!(name.kind, NameKind::WeakAlias | NameKind::OriginalScript))
        .map(|name| name.text.as_str())
        .filter(|text| is_latin(text) && enough(text))
        .collect();
    let main = random.percent(MAIN_NAME);
    let place = random.below(names.len().max(1) as u64) as usize;
    names.get(if main { 0 } else { place }).copied()
}
