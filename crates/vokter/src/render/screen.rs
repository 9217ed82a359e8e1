//! The answer to one screen, as it can go into a file note.

use std::fmt::Write as _;

use vokter_lists::ListInfo;
use vokter_screening::{Because, Hit, Hits, Query};

use super::style::{FAINT, NOTE, STRONG};
use super::{clean, evidence, party, plural, style};
use vokter_answers::engine::Engine;
use vokter_answers::parties::Parties;

/// Everything that the answer says.
pub(crate) struct Answer<'a> {
    pub(crate) query: &'a Query,
    pub(crate) hits: &'a Hits,
    pub(crate) parties: &'a Parties,
    pub(crate) threshold: f64,
    pub(crate) screened_at: jiff::Timestamp,
    pub(crate) engine: &'a Engine,
}

/// The answer as text.
pub(crate) fn text(answer: &Answer<'_>) -> String {
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = write(&mut text, answer);
    text
}

fn write(out: &mut String, answer: &Answer<'_>) -> std::fmt::Result {
    let shown = answer.hits.hits.len();
    let total = answer.hits.total;
    let asked = asked(answer.query);
    if total == 0 {
        writeln!(out, "{STRONG}No hit{STRONG:#} for {asked}")?;
    } else {
        write!(
            out,
            "{STRONG}{}{STRONG:#} for {asked}",
            plural(total as u64, "hit", "hits")
        )?;
        if shown < total {
            write!(out, ", the best {shown} shown (--limit shows more)")?;
        }
        writeln!(out)?;
    }
    for (place, hit) in answer.hits.hits.iter().enumerate() {
        writeln!(out)?;
        write_hit(out, place + 1, hit, answer.parties)?;
    }
    writeln!(out)?;
    for warning in answer.parties.told(vokter_answers::engine::today()) {
        writeln!(out, "{NOTE}note:{NOTE:#} {warning}")?;
    }
    write!(out, "{}", rests_on(&answer.parties.lists, answer.engine))?;
    writeln!(
        out,
        "{FAINT}threshold {} · screened {}{FAINT:#}",
        answer.threshold, answer.screened_at
    )
}

/// The lists with their versions, and the engine: what every note of a screen needs.
pub(crate) fn rests_on(lists: &[ListInfo], engine: &Engine) -> String {
    let mut text = String::new();
    for list in lists {
        let _ = writeln!(
            text,
            "{FAINT}{} of {}, {}, sha256 {}{FAINT:#}",
            list.list,
            list.published,
            plural(list.records as u64, "party", "parties"),
            list.sha256.get(..12).unwrap_or(&list.sha256),
        );
    }
    let config = engine.config.get(..19).unwrap_or(&engine.config);
    let _ = writeln!(
        text,
        "{FAINT}vokter {} · configuration {config}{FAINT:#}",
        engine.version
    );
    text
}

fn write_hit(out: &mut String, place: usize, hit: &Hit, parties: &Parties) -> std::fmt::Result {
    let shown = parties.party(hit.party);
    let entity = &shown.entity;
    let colour = style::band(hit.band);
    writeln!(
        out,
        "{place}  {STRONG}{}{STRONG:#}  {colour}{}{colour:#}  score {}, {:+} bits",
        clean(entity.caption()),
        hit.band.as_str(),
        super::score(hit.score.probability()),
        hit.score.bits,
    )?;
    writeln!(out, "   {}", party::facts(entity))?;
    if let Some(name) = hit
        .score
        .matched_name
        .as_deref()
        .filter(|name| *name != entity.caption())
    {
        writeln!(out, "   listed also as {}", clean(name))?;
    }
    for listing in &entity.listings {
        writeln!(out, "   {}", party::listing(listing))?;
    }
    let is_listed = !entity.listings.is_empty();
    let owners = shown.ownership.iter();
    for line in owners.flat_map(|owners| party::ownership(owners, is_listed)) {
        writeln!(out, "   {line}")?;
    }
    if hit.because == Because::WholeName {
        writeln!(
            out,
            "   reported because the whole name agrees, though many bear it"
        )?;
    }
    for line in evidence::lines(&hit.score, 5) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// `"Sergei Sjojgu" (Person, born 1955-05-21, ru)`.
fn asked(query: &Query) -> String {
    let mut facts = Vec::new();
    facts.extend(query.schema.map(|schema| schema.to_string()));
    facts.extend(query.birth_date.map(|date| format!("born {date}")));
    facts.extend(
        query
            .countries
            .iter()
            .map(|country| country.to_string().to_uppercase()),
    );
    facts.extend(query.ids.iter().map(|id| format!("id {id}")));
    let mut names: Vec<String> = query
        .name
        .iter()
        .chain(&query.aliases)
        .map(|name| format!("\"{name}\""))
        .collect();
    if names.is_empty() {
        names.push("any name".to_owned());
    }
    let mut text = names.join(" or ");
    if !facts.is_empty() {
        text = format!("{text} ({})", facts.join(", "));
    }
    clean(&text).into_owned()
}
