//! What embargo measures meet a shipment, for people.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use vokter_trade::{Answer, Certainty, Finding, Outcome};

use super::clean;
use super::style::{FAINT, STRONG};
use vokter_answers::remark::Language;
use vokter_answers::trade::Screened;

fn colour(outcome: Outcome) -> Style {
    match outcome {
        Outcome::Prohibited => AnsiColor::Red.on_default().bold(),
        Outcome::Licence | Outcome::Review => AnsiColor::Yellow.on_default().bold(),
        Outcome::Exempt => AnsiColor::Cyan.on_default().bold(),
        Outcome::Clear => AnsiColor::Green.on_default().bold(),
    }
}

/// The words around what an answer says, in its language.
struct Words {
    by: &'static str,
    understood: &'static str,
    to: &'static str,
    made_in: &'static str,
    goods: &'static str,
    unread: &'static str,
    unused: &'static str,
    besides: &'static str,
    screened: &'static str,
    not_found: &'static str,
    missing: &'static str,
    decides: &'static str,
    note: &'static str,
    unseen: &'static str,
    contested: &'static str,
    exemption: &'static str,
    needed: &'static str,
}

impl Words {
    fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &Self {
                by: "by the rules of",
                understood: "understood",
                to: "to",
                made_in: "made in",
                goods: "goods",
                unread: "not understood",
                unused: "not read",
                besides: "besides",
                screened: "screened",
                not_found: "not found on the lists",
                missing: "missing",
                decides: "which decides",
                note: "note",
                unseen: "paragraph number unconfirmed: read it",
                contested: "contested",
                exemption: "exemption",
                needed: "needed",
            },
            Language::Norwegian => &Self {
                by: "etter reglene per",
                understood: "forstått",
                to: "til",
                made_in: "laget i",
                goods: "varer",
                unread: "ikke forstått",
                unused: "ikke lest",
                besides: "dessuten",
                screened: "slått opp",
                not_found: "ikke funnet på listene",
                missing: "mangler",
                decides: "som avgjør",
                note: "merk",
                unseen: "avsnittsnummer ikke bekreftet: les det",
                contested: "omstridt",
                exemption: "unntak",
                needed: "trengs",
            },
        }
    }
}

/// The answer.
pub(crate) fn text(answer: &Answer, parties: &[Screened], language: Language) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = write(&mut out, answer, parties, language);
    out
}

fn write(
    out: &mut String,
    answer: &Answer,
    parties: &[Screened],
    language: Language,
) -> std::fmt::Result {
    let words = Words::of(language);
    let shade = colour(answer.outcome);
    writeln!(
        out,
        "{shade}{}{shade:#}  {} {}",
        answer.outcome.as_str(),
        words.by,
        answer.date
    )?;
    writeln!(out, "{}", clean(&answer.sentence))?;
    understood(out, answer, words)?;
    for finding in answer.findings.iter().filter(|finding| !finding.remark) {
        writeln!(out)?;
        write_finding(out, finding, words)?;
    }
    let remarks: Vec<&Finding> = answer
        .findings
        .iter()
        .filter(|finding| finding.remark)
        .collect();
    if !remarks.is_empty() {
        writeln!(out)?;
        for remark in remarks {
            writeln!(
                out,
                "{FAINT}{}: {} ({}){FAINT:#}",
                words.besides, remark.title, remark.source
            )?;
        }
    }
    if !parties.is_empty() {
        writeln!(out)?;
    }
    for party in parties {
        let none = if party.found.lines.is_empty() {
            format!(": {}", words.not_found)
        } else {
            String::new()
        };
        writeln!(out, "{} {}{none}", words.screened, clean(&party.name))?;
        for line in &party.found.lines {
            writeln!(out, "   {}", clean(line))?;
        }
    }
    if !answer.missing.is_empty() {
        writeln!(out)?;
        for missing in &answer.missing {
            writeln!(
                out,
                "{FAINT}{}: {}, {} {}{FAINT:#}",
                words.missing,
                fact(missing.fact, language),
                words.decides,
                missing.decides
            )?;
        }
    }
    for note in &answer.notes {
        writeln!(out, "{FAINT}{}: {}{FAINT:#}", words.note, clean(note))?;
    }
    Ok(())
}

/// A fact that was not given, as its flag is called; in Norwegian as a reader would call it.
fn fact(name: &'static str, language: Language) -> &'static str {
    match (language, name) {
        (Language::English, name) => name,
        (_, "from") => "fra",
        (_, "to") => "til",
        (_, "goods") => "varer",
        (_, "price") => "pris",
        (_, "flag") => "flagg",
        (_, "party") => "part",
        (_, "contract_date") => "avtaledato",
        (_, other) => other,
    }
}

fn understood(out: &mut String, answer: &Answer, words: &Words) -> std::fmt::Result {
    let known = &answer.understood;
    let place = |code: &Option<String>| code.as_deref().map_or("?".to_owned(), str::to_uppercase);
    let mut parts = vec![format!(
        "{} {} {}",
        place(&known.from),
        words.to,
        place(&known.to)
    )];
    if !known.via.is_empty() {
        parts.push(format!("via {}", known.via.join(", ").to_uppercase()));
    }
    if let Some(origin) = &known.origin {
        parts.push(format!("{} {}", words.made_in, origin.to_uppercase()));
    }
    for goods in &known.goods {
        let shown = if goods.text.is_empty() {
            words.goods.to_owned()
        } else {
            clean(&goods.text).into_owned()
        };
        let mut told = Vec::new();
        if !goods.hs.is_empty() {
            told.push(format!("HS {}", goods.hs.join(", ")));
        }
        told.extend(goods.military_list.iter().map(|item| (*item).to_owned()));
        told.extend(goods.meaning.iter().map(|meaning| (*meaning).to_owned()));
        if goods.certainty == Certainty::No {
            told.push(words.unread.to_owned());
        }
        let mut part = format!("{shown} = {}", told.join(", "));
        if !goods.unread.is_empty() {
            let unread = clean(&goods.unread.join(", ")).into_owned();
            // Writing to a String cannot fail.
            let _ = write!(part, " ({}: {unread})", words.unused);
        }
        parts.push(part);
    }
    parts.extend(known.activities.iter().map(|kind| (*kind).to_owned()));
    writeln!(
        out,
        "{FAINT}{}: {}{FAINT:#}",
        words.understood,
        parts.join(" · ")
    )
}

fn write_finding(out: &mut String, finding: &Finding, words: &Words) -> std::fmt::Result {
    let shade = colour(finding.outcome);
    writeln!(
        out,
        "{shade}{}{shade:#}  {STRONG}{}{STRONG:#}  {}, {}",
        finding.outcome.as_str(),
        finding.title,
        finding.measure,
        finding.certainty.as_str()
    )?;
    let unseen = if finding.citation == "unconfirmed" {
        format!(" ({})", words.unseen)
    } else {
        String::new()
    };
    writeln!(out, "   {}{unseen}", finding.source)?;
    writeln!(out, "   {}", finding.explanation)?;
    writeln!(
        out,
        "   {FAINT}{}: {}{FAINT:#}",
        finding.regime,
        clean(&finding.why_applies)
    )?;
    for reason in &finding.because {
        writeln!(out, "   - {}", clean(reason))?;
    }
    if let Some(contested) = &finding.contested {
        writeln!(out, "   {}: {contested}", words.contested)?;
    }
    for exemption in &finding.exemptions {
        writeln!(out, "   {} {}", words.exemption, clean(exemption))?;
    }
    for needed in &finding.needed {
        writeln!(out, "   {}: {}", words.needed, clean(needed))?;
    }
    Ok(())
}
