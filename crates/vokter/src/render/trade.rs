//! What embargo measures meet a shipment, for people.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use vokter_trade::{Answer, Certainty, Finding, Outcome};

use super::clean;
use super::style::{FAINT, STRONG};
use vokter_answers::trade::Screened;

fn colour(outcome: Outcome) -> Style {
    match outcome {
        Outcome::Prohibited => AnsiColor::Red.on_default().bold(),
        Outcome::Licence | Outcome::Review => AnsiColor::Yellow.on_default().bold(),
        Outcome::Exempt => AnsiColor::Cyan.on_default().bold(),
        Outcome::Clear => AnsiColor::Green.on_default().bold(),
    }
}

/// The answer.
pub(crate) fn text(answer: &Answer, parties: &[Screened]) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = write(&mut out, answer, parties);
    out
}

fn write(out: &mut String, answer: &Answer, parties: &[Screened]) -> std::fmt::Result {
    let shade = colour(answer.outcome);
    writeln!(
        out,
        "{shade}{}{shade:#}  by the rules of {}",
        answer.outcome.as_str(),
        answer.date
    )?;
    writeln!(out, "{}", clean(&answer.sentence))?;
    understood(out, answer)?;
    for finding in answer.findings.iter().filter(|finding| !finding.remark) {
        writeln!(out)?;
        write_finding(out, finding)?;
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
                "{FAINT}besides: {} ({}){FAINT:#}",
                remark.title, remark.source
            )?;
        }
    }
    if !parties.is_empty() {
        writeln!(out)?;
    }
    for party in parties {
        let none = if party.found.lines.is_empty() {
            ": not found on the lists"
        } else {
            ""
        };
        writeln!(out, "screened {}{none}", clean(&party.name))?;
        for line in &party.found.lines {
            writeln!(out, "   {}", clean(line))?;
        }
    }
    if !answer.missing.is_empty() {
        writeln!(out)?;
        for missing in &answer.missing {
            writeln!(
                out,
                "{FAINT}missing: {}, which decides {}{FAINT:#}",
                missing.fact, missing.decides
            )?;
        }
    }
    for note in &answer.notes {
        writeln!(out, "{FAINT}note: {}{FAINT:#}", clean(note))?;
    }
    Ok(())
}

fn understood(out: &mut String, answer: &Answer) -> std::fmt::Result {
    let known = &answer.understood;
    let place = |code: &Option<String>| code.as_deref().map_or("?".to_owned(), str::to_uppercase);
    let mut parts = vec![format!("{} to {}", place(&known.from), place(&known.to))];
    if !known.via.is_empty() {
        parts.push(format!("via {}", known.via.join(", ").to_uppercase()));
    }
    if let Some(origin) = &known.origin {
        parts.push(format!("made in {}", origin.to_uppercase()));
    }
    for goods in &known.goods {
        let shown = if goods.text.is_empty() {
            "goods".to_owned()
        } else {
            clean(&goods.text).into_owned()
        };
        let mut words = Vec::new();
        if !goods.hs.is_empty() {
            words.push(format!("HS {}", goods.hs.join(", ")));
        }
        words.extend(goods.military_list.iter().map(|item| (*item).to_owned()));
        words.extend(goods.meaning.iter().map(|meaning| (*meaning).to_owned()));
        if goods.certainty == Certainty::No {
            words.push("not understood".to_owned());
        }
        parts.push(format!("{shown} = {}", words.join(", ")));
    }
    parts.extend(known.activities.iter().map(|kind| (*kind).to_owned()));
    writeln!(out, "{FAINT}understood: {}{FAINT:#}", parts.join(" · "))
}

fn write_finding(out: &mut String, finding: &Finding) -> std::fmt::Result {
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
        " (paragraph number unconfirmed: read it)"
    } else {
        ""
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
        writeln!(out, "   contested: {contested}")?;
    }
    for exemption in &finding.exemptions {
        writeln!(out, "   exemption {}", clean(exemption))?;
    }
    for needed in &finding.needed {
        writeln!(out, "   needed: {}", clean(needed))?;
    }
    Ok(())
}
