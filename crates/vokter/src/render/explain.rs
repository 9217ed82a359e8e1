//! A party, its listings, and why they are its.

use std::fmt::Write as _;

use super::style::{FAINT, STRONG};
use super::{clean, plural};
use vokter_answers::wire::explain::{Explanation, Link};

/// The explanation as text.
pub(crate) fn text(explanation: &Explanation) -> String {
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = write(&mut text, explanation);
    text
}

fn write(out: &mut String, explanation: &Explanation) -> std::fmt::Result {
    let count = explanation.members.len() as u64;
    writeln!(
        out,
        "{STRONG}{}{STRONG:#}, {}",
        explanation.group,
        plural(count, "listing", "listings")
    )?;
    for member in &explanation.members {
        writeln!(out, "  {}", clean(&member.line()))?;
    }
    if count > 1 {
        writeln!(out, "\nTogether because")?;
        for link in &explanation.links {
            write_link(out, link)?;
        }
    }
    if !explanation.near_misses.is_empty() {
        writeln!(out, "\nNot with them")?;
        for miss in &explanation.near_misses {
            writeln!(out, "  {}", clean(&miss.entity.line()))?;
            let [a, b] = &miss.contradicted_by;
            let who = if miss.contradicted_by == miss.link.between {
                String::new()
            } else {
                format!(" ({a}, {b})")
            };
            writeln!(out, "    because {}{}", miss.because, clean(&who))?;
            write_link(out, &miss.link)?;
        }
    }
    Ok(())
}

fn write_link(out: &mut String, link: &Link) -> std::fmt::Result {
    let [a, b] = &link.between;
    let agreed: Vec<String> = link
        .evidence
        .iter()
        .map(|on| {
            let [first, second] = &on.values;
            let kind = on.kind.replace('_', " ");
            if first == second {
                format!("{kind} {first}")
            } else {
                format!("{kind} {first} = {second}")
            }
        })
        .collect();
    writeln!(
        out,
        "    {} – {}: {}, {:+.2} bits",
        clean(a),
        clean(b),
        link.rests_on.replace('-', " "),
        link.bits
    )?;
    writeln!(out, "      {FAINT}{}{FAINT:#}", clean(&agreed.join(" · ")))
}
