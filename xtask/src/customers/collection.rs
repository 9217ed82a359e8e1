//! `collection`: a made FollowTheMoney collection, `entities.ftm.json`, of any size.
//!
//! For measuring how a collection of millions of entities is imported, indexed and screened: parties
//! with aliases, and sanctions, addresses, identity documents and ownerships as entities of their
//! own, in the proportions of the large open collection. Everybody in it is made up. The file is the
//! same, byte for byte, for the same seed, size and names.

use std::fs::File;
use std::io::{BufWriter, Write};

use flate2::Compression;
use flate2::write::GzEncoder;

use super::people::People;
use super::{birth_date, companies};
use crate::options::Options;
use crate::random::Random;

/// The data sets that parties come from, and the programmes of their sanctions.
const SOURCES: [(&str, &str); 6] = [
    ("made_freeze_list", "Asset freeze"),
    ("made_blocking_list", "Block"),
    ("made_sectoral_list", "Sectoral sanctions"),
    ("made_debarments", "Debarment"),
    ("made_peps", ""),
    ("made_companies", ""),
];

/// Writes the file as the options say.
pub(crate) fn run(options: &[&str]) -> Result<(), String> {
    let known = "--entities N, --seed N, --out FILE";
    let options = Options::read("collection", known, options)?;
    let entities = options.number("--entities", 2_000_000)?;
    let seed = options.number("--seed", 7)?;
    let out = options.out()?;
    let problem = |error: std::io::Error| format!("{out}: {error}");
    let file = File::create(out).map_err(problem)?;
    let packed = std::path::Path::new(out)
        .extension()
        .is_some_and(|ending| ending == "gz");
    let file: Box<dyn Write> = if packed {
        Box::new(GzEncoder::new(file, Compression::fast()))
    } else {
        Box::new(file)
    };
    let mut made = Made {
        people: People::read()?,
        random: Random(seed),
        file: BufWriter::with_capacity(1 << 20, file),
        written: 0,
        companies: 0,
    };
    while made.written < entities {
        made.party().map_err(problem)?;
    }
    made.file.flush().map_err(problem)
}

/// A collection in the making.
struct Made {
    people: People,
    random: Random,
    file: BufWriter<Box<dyn Write>>,
    written: u64,
    /// How many companies there are, so that one of them can be owned.
    companies: u64,
}

impl Made {
    /// A party with all that belongs to it.
    fn party(&mut self) -> std::io::Result<()> {
        let country = self.people.country(&mut self.random).to_owned();
        let lower = country.to_lowercase();
        let is_person = self.random.percent(64);
        let id = if is_person {
            format!("NK-p{}", self.written)
        } else {
            self.companies += 1;
            format!("NK-c{}", self.companies)
        };
        let name = |made: &mut Self| {
            if is_person {
                made.people.name(&country, &mut made.random)
            } else {
                companies::name(&made.people, &country, &mut made.random)
            }
        };
        let caption = name(self);
        let mut properties = vec![texts("name", [caption.as_str()])];
        let is_listed = self.random.percent(70);
        let source = self.random.below(SOURCES.len() as u64 - 1) as usize;
        let (source, programme) = SOURCES[if is_listed { source } else { 5 }];
        let aliases: Vec<String> = (0..self.random.below(3)).map(|_| name(self)).collect();
        if !aliases.is_empty() {
            properties.push(texts("alias", aliases.iter().map(String::as_str)));
        }
        properties.push(texts("country", [lower.as_str()]));
        if is_person {
            properties.push(texts("birthDate", [birth_date(&mut self.random).as_str()]));
            properties.push(texts("nationality", [lower.as_str()]));
            properties.push(texts("position", ["member of the assembly"]));
        } else {
            let number = 1_000_000_000 + self.random.below(8_999_999_999);
            properties.push(texts("registrationNumber", [number.to_string().as_str()]));
        }
        if is_listed {
            let topic = if programme.is_empty() {
                "role.pep"
            } else {
                "sanction"
            };
            properties.push(texts("topics", [topic]));
        }
        let schema = if is_person { "Person" } else { "Company" };
        let with_address = self.random.percent(25);
        if with_address {
            properties.push(texts("addressEntity", [format!("addr-{id}").as_str()]));
        }
        self.entity(&id, schema, &caption, source, &properties)?;
        if with_address {
            let street = self.people.family_name(&country, &mut self.random);
            let full = format!(
                "{street} street {}, {}",
                self.random.below(200) + 1,
                country
            );
            let address = [
                texts("full", [full.as_str()]),
                texts("country", [lower.as_str()]),
            ];
            self.entity(&format!("addr-{id}"), "Address", &full, source, &address)?;
        }
        if is_listed && !programme.is_empty() {
            let sanction = [
                texts("entity", [id.as_str()]),
                texts("program", [programme]),
                texts("authority", ["Made Authority"]),
                texts("listingDate", ["2022-02-23"]),
                texts("country", ["zz"]),
            ];
            self.entity(&format!("{source}-{id}"), "Sanction", "", source, &sanction)?;
        }
        if is_person && self.random.percent(12) {
            let number = 100_000_000 + self.random.below(899_999_999);
            let passport = [
                texts("holder", [id.as_str()]),
                texts("number", [number.to_string().as_str()]),
                texts("country", [lower.as_str()]),
            ];
            self.entity(&format!("pass-{id}"), "Passport", "", source, &passport)?;
        }
        if self.companies > 0 && self.random.percent(15) {
            // Of companies that are named soon, as well as of such as were.
            let owned = format!("NK-c{}", self.random.below(self.companies + 50) + 1);
            let share = (self.random.below(100) + 1).to_string();
            let mut ownership = vec![
                texts("owner", [id.as_str()]),
                texts("asset", [owned.as_str()]),
            ];
            if self.random.percent(40) {
                ownership.push(texts("percentage", [share.as_str()]));
            }
            self.entity(&format!("own-{id}"), "Ownership", "", source, &ownership)?;
        }
        Ok(())
    }

    fn entity(
        &mut self,
        id: &str,
        schema: &str,
        caption: &str,
        source: &str,
        properties: &[String],
    ) -> std::io::Result<()> {
        self.written += 1;
        writeln!(
            self.file,
            "{{\"id\":\"{id}\",\"caption\":{},\"schema\":\"{schema}\",\"properties\":{{{}}},\"referents\":[\"made-{id}\"],\"datasets\":[\"{source}\"],\"first_seen\":\"2023-04-20T10:00:00\",\"last_seen\":\"2026-11-01T06:00:00\",\"last_change\":\"2025-01-01T06:00:00\",\"target\":false}}",
            quoted(caption),
            properties.join(","),
        )
    }
}

/// A property with its values.
fn texts<'a>(name: &str, values: impl IntoIterator<Item = &'a str>) -> String {
    let values: Vec<String> = values.into_iter().map(quoted).collect();
    format!("\"{name}\":[{}]", values.join(","))
}

/// A text in JSON.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted.push(' '),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
