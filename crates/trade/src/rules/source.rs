//! The forms of legal sources, and what is known of the resolutions: a paragraph that a resolution
//! does not have is a slip of the pen.

use jiff::civil::Date;

use super::measure::{Citation, Jurisdiction};

/// Resolutions of the Security Council: number, year, day adopted, last paragraph, known sub-paragraphs.
const RESOLUTIONS: &str = include_str!("../../tables/resolutions.tsv");

/// Other acts: a source up to its number, and the last number.
const ACTS_LAST: &str = include_str!("../../tables/acts.tsv");

/// Regulations of the EU and their last articles; of others it is not known.
const ARTICLES: &[(&str, u32)] = &[
    ("267/2012", 51),
    ("269/2014", 18),
    ("833/2014", 14),
    ("2017/1509", 58),
];

/// Articles that were put in behind others, with the last of their letters; of others it is not known.
const INSERTED: &[(&str, u32, char)] = &[
    ("2017/1509", 16, 'q'),
    ("2017/1509", 17, 'a'),
    ("2017/1509", 44, 'a'),
];

/// Words of the acts whose paragraphs are marked in one way.
const ACTS: [&str; 10] = [
    "(EC)",
    "(EU)",
    "CFR",
    "CFSP",
    "Convention",
    "FATF",
    "FOR-",
    "LOV-",
    "SI ",
    "SOLAS",
];

/// What is wrong with a source; `None` when nothing is. A sub-paragraph that nobody can check here may
/// not be called confirmed.
pub(super) fn fault(
    source: &str,
    jurisdiction: Jurisdiction,
    citation: Citation,
    stated: &[String],
) -> Option<String> {
    if source.trim().is_empty() {
        return Some("a source is missing".to_owned());
    }
    source.split(';').find_map(|part| {
        let part = part.trim();
        beyond(part, stated).or_else(|| one(part, jurisdiction, citation))
    })
}

/// A source as what stands before its last number, and the number.
fn numbered(source: &str) -> Option<(&str, u32)> {
    let act = source.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = source.get(act.len()..)?.parse().ok()?;
    (!act.trim().is_empty()).then_some((act, number))
}

/// Whether a text states the last paragraph of an act: `SI 2019/855 reg. 97`.
pub(super) fn states_a_last(text: &str) -> bool {
    numbered(text.trim()).is_some_and(|(act, _)| act.ends_with(['.', ' ']))
}

/// A paragraph beyond the last of its act, as a file states it or the table knows it.
fn beyond(source: &str, stated: &[String]) -> Option<String> {
    let of_file = stated.iter().filter_map(|last| numbered(last.trim()));
    let rows = ACTS_LAST.lines().filter(|row| !row.starts_with('#'));
    let known = rows.filter_map(|row| {
        let (act, last) = row.split_once('\t')?;
        Some((act, last.parse().ok()?))
    });
    let (act, last) = of_file
        .chain(known)
        .find(|(act, _)| source.starts_with(act))?;
    let digits = source.get(act.len()..)?;
    let digits: String = digits.chars().take_while(char::is_ascii_digit).collect();
    let number: u32 = digits.parse().ok()?;
    (number > last)
        .then(|| format!("there is no `{act}{number}`: the last that is known is {last}"))
}

fn one(source: &str, jurisdiction: Jurisdiction, citation: Citation) -> Option<String> {
    let (mark, example) = match jurisdiction {
        Jurisdiction::Un => return resolution(source, citation),
        Jurisdiction::Eu => ("Art. ", "Regulation (EU) 2017/1509 Art. 10"),
        Jurisdiction::No => ("§ ", "FOR-2006-12-15-1405 § 2"),
        Jurisdiction::Us => ("§ ", "31 CFR § 510.201"),
        Jurisdiction::Uk => ("reg. ", "SI 2019/855 reg. 11"),
        Jurisdiction::Customs if source.contains("Standard ") => {
            ("Standard ", "Kyoto Convention Standard 3.8")
        }
        Jurisdiction::Customs if source.contains("Recommendation ") => {
            ("Recommendation ", "FATF Recommendation 7")
        }
        Jurisdiction::Customs if source.contains("reg. ") => ("reg. ", "SOLAS XI-1 reg. 3"),
        Jurisdiction::Customs => ("Art. ", "HS Convention Art. 3"),
    };
    if source.starts_with("S/RES/") {
        return Some(format!(
            "`{source}` is a resolution of the UN, and the regime's jurisdiction is `{}`: name that one's own act, such as `{example}`, or write the regime with the jurisdiction `un`",
            jurisdiction.as_str()
        ));
    }
    if let Some((act, article)) = source.split_once("Art. ")
        && let Some(fault) = of_regulation(act, article)
    {
        return Some(fault);
    }
    // A firm's own rule cites what it has ("Trade policy 4.2"), under a jurisdiction that is not the UN's.
    let is_act = ACTS.iter().any(|act| source.contains(act));
    if !is_act && !source.contains(mark) && source.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let paragraph = source.split_once(mark).map(|(_, paragraph)| paragraph);
    match paragraph {
        Some(paragraph) if paragraph.starts_with(|c: char| c.is_ascii_digit() && c != '0') => None,
        _ => Some(format!(
            "`{source}` names no paragraph: write it as `{example}`"
        )),
    }
}

/// An article that a regulation of the EU does not have.
fn of_regulation(act: &str, article: &str) -> Option<String> {
    let digits: String = article.chars().take_while(char::is_ascii_digit).collect();
    let number: u32 = digits.parse().ok()?;
    let last = ARTICLES.iter().find(|(known, _)| act.contains(known));
    if let Some((known, last)) = last.filter(|(_, last)| number > *last) {
        return Some(format!(
            "Regulation (EU) {known} has no Art. {number}: its last is Art. {last}"
        ));
    }
    let letter = article[digits.len()..].chars().next()?;
    let inserted = INSERTED
        .iter()
        .find(|(known, article, _)| act.contains(known) && *article == number);
    let (known, _, last) =
        inserted.filter(|(.., last)| letter.is_ascii_lowercase() && letter > *last)?;
    Some(format!(
        "Regulation (EU) {known} has no Art. {number}{letter}: the last of its kind is Art. {number}{last}"
    ))
}

/// `S/RES/2270 (2016) ¶29`, `S/RES/1718 (2006) ¶8(a)(i), ¶9`.
fn resolution(source: &str, citation: Citation) -> Option<String> {
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
    let Some(known) = resolutions().find(|known| known.number == number) else {
        return Some(format!(
            "resolution {number} is not known: check its number"
        ));
    };
    if year != known.year {
        return Some(format!(
            "resolution {number} is of {}, not of {year}",
            known.year
        ));
    }
    for paragraph in paragraphs.split(", ¶").flat_map(|part| part.split('-')) {
        let digits: String = paragraph.chars().take_while(char::is_ascii_digit).collect();
        let (Ok(paragraph), Some(letters)) = (
            digits.parse::<u32>(),
            sub_paragraphs(&paragraph[digits.len()..]),
        ) else {
            return form();
        };
        if !(1..=known.last).contains(&paragraph) {
            return Some(format!(
                "resolution {number} has no ¶{paragraph}: its last is ¶{}",
                known.last
            ));
        }
        if let Some(fault) = known.lacks(paragraph, &letters, citation) {
            return Some(fault);
        }
    }
    None
}

/// The letters of `(a)(ii)`; `None` when it is of another form.
fn sub_paragraphs(text: &str) -> Option<Vec<&str>> {
    if text.is_empty() {
        return Some(Vec::new());
    }
    let inner = text.strip_prefix('(')?.strip_suffix(')')?;
    let parts: Vec<&str> = inner.split(")(").collect();
    let is_letters =
        |part: &&str| !part.is_empty() && part.bytes().all(|letter| letter.is_ascii_lowercase());
    parts.iter().all(is_letters).then_some(parts)
}

/// Small Roman numbers, as the second sub-paragraphs bear them.
const ROMAN: [&str; 10] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];

/// A resolution as the table has it.
struct Resolution {
    number: &'static str,
    year: &'static str,
    adopted: Date,
    last: u32,
    /// `8a-f`, `8a.i-iii`.
    subs: &'static str,
}

impl Resolution {
    /// The last sub-paragraph of a paragraph or of one of its letters.
    fn last_of(&self, place: &str) -> Option<&'static str> {
        let mut known = self.subs.split_whitespace();
        known.find_map(|row| {
            let (first, last) = row.split_once('-')?;
            let first = first.strip_prefix(place)?;
            matches!(first, "a" | ".i").then_some(last)
        })
    }

    /// What is wrong with the letters of a paragraph that the resolution has.
    fn lacks(&self, paragraph: u32, letters: &[&str], citation: Citation) -> Option<String> {
        let (number, mut place) = (self.number, paragraph.to_string());
        let mut shown = format!("¶{paragraph}");
        for letter in letters {
            let Some(last) = self.last_of(&place) else {
                return (citation == Citation::Confirmed).then(|| {
                    format!(
                        "the sub-paragraphs of {shown} of resolution {number} are not known, so ({letter}) cannot be checked: mark the citation `unconfirmed`"
                    )
                });
            };
            let order = |letter: &str| ROMAN.iter().position(|roman| *roman == letter);
            let within = if place.ends_with(|c: char| c.is_ascii_digit()) {
                letter.len() == 1 && *letter <= last
            } else {
                order(letter).is_some_and(|at| Some(at) <= order(last))
            };
            if !within {
                return Some(format!(
                    "resolution {number} has no {shown}({letter}): the last there is ({last})"
                ));
            }
            place.push_str(letter);
            shown = format!("{shown}({letter})");
        }
        None
    }
}

/// The day on which the first resolution that a source names was adopted.
pub(super) fn adopted(source: &str) -> Option<Date> {
    let days = source.split(';').filter_map(|part| {
        let (number, _) = part.trim().strip_prefix("S/RES/")?.split_once(' ')?;
        let known = resolutions().find(|known| known.number == number);
        known.map(|known| known.adopted)
    });
    days.min()
}

fn resolutions() -> impl Iterator<Item = Resolution> {
    RESOLUTIONS
        .lines()
        .filter(|row| !row.starts_with('#'))
        .filter_map(|row| {
            let mut columns = row.split('\t');
            Some(Resolution {
                number: columns.next()?,
                year: columns.next()?,
                adopted: columns.next()?.parse().ok()?,
                last: columns.next()?.parse().ok()?,
                subs: columns.next().unwrap_or_default(),
            })
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
            (
                "S/RES/1718 (2006) ¶8(z)",
                Jurisdiction::Un,
                Some("has no ¶8(z): the last there is (f)"),
            ),
            (
                "S/RES/1718 (2006) ¶8(a)(iv)",
                Jurisdiction::Un,
                Some("has no ¶8(a)(iv): the last there is (iii)"),
            ),
            (
                "S/RES/1718 (2006) ¶8(b)(i)",
                Jurisdiction::Un,
                Some("mark the citation `unconfirmed`"),
            ),
            (
                "S/RES/2397 (2017) ¶5(c)",
                Jurisdiction::Un,
                Some("mark the citation `unconfirmed`"),
            ),
            (
                "S/RES/1718 (2006) ¶8()",
                Jurisdiction::Un,
                Some("names no paragraph"),
            ),
            (
                "Regulation (EU) 2017/1509 Art. 16z",
                Jurisdiction::Eu,
                Some("the last of its kind is Art. 16q"),
            ),
            ("Regulation (EU) 2017/1509 Art. 44a", Jurisdiction::Eu, None),
            (
                "FOR-2014-08-15-1076 § 99",
                Jurisdiction::No,
                Some("the last that is known is 60"),
            ),
            ("FOR-2014-08-15-1076 § 8", Jurisdiction::No, None),
            (
                "833/2014 Art. 99z",
                Jurisdiction::No,
                Some("its last is Art. 14"),
            ),
            (
                "SI 2019/855 reg. 999",
                Jurisdiction::Uk,
                Some("no `SI 2019/855 reg. 999`"),
            ),
            ("SI 2019/855 reg. 46Z9B", Jurisdiction::Uk, None),
            (
                "31 CFR § 510.2010",
                Jurisdiction::Us,
                Some("no `31 CFR § 510.2010`"),
            ),
            (
                "FOR-2013-06-19-718 § 13",
                Jurisdiction::No,
                Some("the last that is known is 12"),
            ),
            ("FOR-2013-06-19-718 § 12 b", Jurisdiction::No, None),
            ("FOR-2013-06-19-719 § 13", Jurisdiction::No, None),
            ("", Jurisdiction::Eu, Some("missing")),
            ("Company policy Art. 4", Jurisdiction::Eu, None),
            ("Trade policy 4.2", Jurisdiction::No, None),
            ("Trade policy", Jurisdiction::No, Some("names no paragraph")),
            ("31 CFR 510", Jurisdiction::Us, Some("names no paragraph")),
            (
                "Company policy 4",
                Jurisdiction::Un,
                Some("names no paragraph"),
            ),
        ] {
            let stated = ["FOR-2013-06-19-718 § 12".to_owned()];
            let found = fault(source, jurisdiction, Citation::Confirmed, &stated);
            match (found, fault_in) {
                (None, None) => {}
                (Some(fault), Some(word)) => assert!(fault.contains(word), "{source}: {fault}"),
                (fault, _) => panic!("{source}: {fault:?}"),
            }
        }
        let unchecked = "S/RES/2397 (2017) ¶5(c)";
        assert_eq!(
            fault(unchecked, Jurisdiction::Un, Citation::Unconfirmed, &[]),
            None
        );
        for (text, expected) in [
            ("SI 2019/855 reg. 97", true),
            ("31 CFR § 510.901", true),
            ("SI 2019/855", false),
            ("97", false),
            ("", false),
        ] {
            assert_eq!(states_a_last(text), expected, "{text}");
        }
        assert_eq!(
            adopted("S/RES/1874 (2009) ¶9; S/RES/1718 (2006) ¶8")
                .unwrap()
                .year(),
            2006
        );
    }
}
