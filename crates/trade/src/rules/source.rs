//! The forms of legal sources, and what is known of the resolutions: a paragraph that a resolution
//! does not have is a slip of the pen.

use jiff::civil::Date;

use super::measure::Jurisdiction;

/// Resolutions of the Security Council: number, year, day adopted, last paragraph.
const RESOLUTIONS: &str = include_str!("../../tables/resolutions.tsv");

/// Regulations of the EU and their last articles; of others it is not known.
const ARTICLES: &[(&str, u32)] = &[
    ("267/2012", 51),
    ("269/2014", 18),
    ("833/2014", 14),
    ("2017/1509", 58),
];

/// What is wrong with a source; `None` when nothing is.
pub(super) fn fault(source: &str, jurisdiction: Jurisdiction) -> Option<String> {
    if source.trim().is_empty() {
        return Some("a source is missing".to_owned());
    }
    source
        .split(';')
        .find_map(|part| one(part.trim(), jurisdiction))
}

fn one(source: &str, jurisdiction: Jurisdiction) -> Option<String> {
    let (mark, example) = match jurisdiction {
        Jurisdiction::Un => return resolution(source),
        Jurisdiction::Eu => ("Art. ", "Regulation (EU) 2017/1509 Art. 10"),
        Jurisdiction::No => ("§ ", "FOR-2006-12-15-1405 § 2"),
        Jurisdiction::Us => ("§ ", "31 CFR § 510.201"),
        Jurisdiction::Uk => ("reg. ", "SI 2019/855 reg. 11"),
        Jurisdiction::Customs if source.contains("Standard ") => {
            ("Standard ", "Kyoto Convention Standard 3.8")
        }
        Jurisdiction::Customs if source.contains("reg. ") => ("reg. ", "SOLAS XI-1 reg. 3"),
        Jurisdiction::Customs => ("Art. ", "HS Convention Art. 3"),
    };
    let paragraph = source.split_once(mark).map(|(_, paragraph)| paragraph);
    if let (Jurisdiction::Eu, Some((act, article))) = (jurisdiction, source.split_once(mark)) {
        let digits = article.split(|c: char| !c.is_ascii_digit()).next();
        let last = ARTICLES.iter().find(|(known, _)| act.contains(known));
        if let (Some((known, last)), Some(Ok(article))) = (last, digits.map(str::parse::<u32>))
            && article > *last
        {
            return Some(format!(
                "Regulation (EU) {known} has no Art. {article}: its last is Art. {last}"
            ));
        }
    }
    match paragraph {
        Some(paragraph) if paragraph.starts_with(|c: char| c.is_ascii_digit() && c != '0') => None,
        _ => Some(format!(
            "`{source}` names no paragraph: write it as `{example}`"
        )),
    }
}

/// `S/RES/2270 (2016) ¶29`, `S/RES/1718 (2006) ¶8(a)(i), ¶9`.
fn resolution(source: &str) -> Option<String> {
    let form = || {
        Some(format!(
            "`{source}` names no paragraph: write it as `S/RES/1718 (2006) ¶8(b)`"
        ))
    };
    let Some((head, paragraphs)) = source
        .strip_prefix("S/RES/")
        .and_then(|rest| rest.split_once(" ¶"))
    else {
        return form();
    };
    let Some((number, year)) = head.split_once(" (") else {
        return form();
    };
    let year = year.trim_end_matches(')');
    let Some((_, known_year, _, last)) = resolutions().find(|(known, ..)| *known == number) else {
        return Some(format!(
            "resolution {number} is not in tables/resolutions.tsv: check its number"
        ));
    };
    if year != known_year {
        return Some(format!(
            "resolution {number} is of {known_year}, not of {year}"
        ));
    }
    for paragraph in paragraphs.split(", ¶").flat_map(|part| part.split('-')) {
        let digits: String = paragraph.chars().take_while(char::is_ascii_digit).collect();
        let letters = &paragraph[digits.len()..];
        let well_formed =
            letters.is_empty() || (letters.starts_with('(') && letters.ends_with(')'));
        match digits.parse::<u32>() {
            Ok(paragraph) if (1..=last).contains(&paragraph) && well_formed => {}
            Ok(paragraph) if well_formed => {
                return Some(format!(
                    "resolution {number} has no ¶{paragraph}: its last is ¶{last}"
                ));
            }
            _ => return form(),
        }
    }
    None
}

/// The day on which the first resolution that a source names was adopted.
pub(super) fn adopted(source: &str) -> Option<Date> {
    let days = source.split(';').filter_map(|part| {
        let (number, _) = part.trim().strip_prefix("S/RES/")?.split_once(' ')?;
        resolutions()
            .find(|(known, ..)| *known == number)
            .map(|(_, _, day, _)| day)
    });
    days.min()
}

fn resolutions() -> impl Iterator<Item = (&'static str, &'static str, Date, u32)> {
    RESOLUTIONS
        .lines()
        .filter(|row| !row.starts_with('#'))
        .filter_map(|row| {
            let mut columns = row.split('\t');
            let number = columns.next()?;
            let year = columns.next()?;
            let day = columns.next()?.parse().ok()?;
            Some((number, year, day, columns.next()?.parse().ok()?))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_names_a_paragraph_that_there_is() {
        for (source, jurisdiction, fault_in) in [
            ("S/RES/1874 (2009) ¶9", Jurisdiction::Un, None),
            (
                "S/RES/1718 (2006) ¶8(a)(i), ¶9; S/RES/2270 (2016) ¶6-7",
                Jurisdiction::Un,
                None,
            ),
            (
                "S/RES/1874 (2009) para 9",
                Jurisdiction::Un,
                Some("names no paragraph"),
            ),
            ("S/RES/1874 (2010) ¶9", Jurisdiction::Un, Some("is of 2009")),
            (
                "S/RES/1718 (2006) ¶99",
                Jurisdiction::Un,
                Some("has no ¶99"),
            ),
            (
                "S/RES/1718 (2006) ¶8b",
                Jurisdiction::Un,
                Some("names no paragraph"),
            ),
            (
                "S/RES/9999 (2006) ¶1",
                Jurisdiction::Un,
                Some("check its number"),
            ),
            ("Regulation (EU) 2017/1509 Art. 16a", Jurisdiction::Eu, None),
            ("Regulation (EU) 2017/1509", Jurisdiction::Eu, Some("Art.")),
            (
                "Regulation (EU) 2017/1509 Art. 999",
                Jurisdiction::Eu,
                Some("its last is Art. 58"),
            ),
            ("Regulation (EU) 833/2014 Art. 12gb", Jurisdiction::Eu, None),
            ("", Jurisdiction::Eu, Some("missing")),
        ] {
            match (fault(source, jurisdiction), fault_in) {
                (None, None) => {}
                (Some(fault), Some(word)) => assert!(fault.contains(word), "{source}: {fault}"),
                (fault, _) => panic!("{source}: {fault:?}"),
            }
        }
        assert_eq!(
            adopted("S/RES/1874 (2009) ¶9; S/RES/1718 (2006) ¶8")
                .unwrap()
                .year(),
            2006
        );
    }
}
