//! OFAC's remarks: facts in one line, parted by semicolons.
//!
//! In the CSV set they hold whatever has no column, in the XML what has no element:
//! `DOB 06 Oct 1982; alt. DOB 1984; POB Xudur, Somalia; nationality Syria; Passport A123 (Iran)
//! expires 03 Mar 2019; a.k.a. 'ABU 'ALI'; Linked To: SOME TRUST.`

use vokter_entities::NameKind;

use super::labels;
use super::party::{Party, country};
use crate::written;

/// What the publisher has of its remarks before it cuts them.
pub(super) const REMARK_CHARS_MAX: usize = 1000;

/// Reads remarks into their party. Where they were `cut`, the last piece may be half a number: it
/// stays words.
pub(super) fn read(party: &mut Party, text: &str, cut: bool) {
    let text = text.trim();
    let text = if cut {
        text
    } else {
        text.strip_suffix('.').unwrap_or(text)
    };
    let mut pieces: Vec<&str> = text.split("; ").collect();
    let half = if cut { pieces.pop() } else { None };
    for text in pieces {
        piece(party, text.trim().trim_end_matches(';'));
    }
    if let Some(half) = half {
        party.remark("cut off by the publisher", half);
        // The beginning of a name may still find its party; half a number finds another one.
        if let Some(name) = without(half, "a.k.a. '").filter(|name| name.len() > 3) {
            party.name(name, NameKind::WeakAlias);
        }
    }
}

fn piece(party: &mut Party, text: &str) {
    let whole = unbracketed(text.trim());
    let text = without(whole, "alt.").unwrap_or(whole);
    for (mark, kind) in [
        ("a.k.a.", NameKind::WeakAlias),
        ("f.k.a.", NameKind::Former),
        ("n.k.a.", NameKind::WeakAlias),
    ] {
        if let Some(name) = without(text, mark) {
            let (name, rest) = quoted(name);
            party.name(name, kind);
            party.remark("remarks", rest);
            return;
        }
    }
    if let Some(name) = without(text, "Linked To:") {
        return party.remark("Linked To", name);
    }
    if let Some((label, means, rest)) = labels::split(text) {
        let document = Document::of(rest);
        if document.dates.is_empty() && document.issuer.is_none() {
            return party.meant(means, label, rest, None, "");
        }
        return match means {
            labels::Means::Number(_)
            | labels::Means::NumberOfParty
            | labels::Means::Ship
            | labels::Means::LegalEntity => {
                party.meant(
                    means,
                    label,
                    document.number,
                    document.issuer,
                    document.dates,
                );
            }
            _ => party.meant(means, label, rest, None, ""),
        };
    }
    // `Following data derived from a passport …: Alt. DOB: 10 October 1969`.
    if let Some((before, date)) = text.rsplit_once("DOB")
        && before.ends_with([' ', '('])
        && let Some(date) = written::date(date.trim_start_matches([':', ' ']))
    {
        party.born(date);
    }
    party.remark("remarks", whole);
}

/// What stands after a word at the beginning, in any case.
fn without<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let (head, rest) = text.split_at_checked(word.len())?;
    head.eq_ignore_ascii_case(word).then(|| rest.trim_start())
}

/// Without brackets around it, also where only one of them stands in this piece.
fn unbracketed(text: &str) -> &str {
    let count = |mark| text.chars().filter(|c| *c == mark).count();
    let (opened, closed) = (count('('), count(')'));
    if text.starts_with('(') && opened > closed {
        return text.get(1..).unwrap_or_default();
    }
    if text.ends_with(')') && closed > opened {
        return text.get(..text.len() - 1).unwrap_or_default();
    }
    let inner = text
        .strip_prefix('(')
        .and_then(|text| text.strip_suffix(')'));
    match inner {
        Some(inner) if !inner.contains([')']) || balanced(inner) => inner,
        _ => text,
    }
}

fn balanced(text: &str) -> bool {
    let mut depth = 0_i32;
    for c in text.chars() {
        depth += match c {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}

/// The name in quotation marks, which are apostrophes and may stand in the name, too, and what
/// stands after them in brackets.
fn quoted(text: &str) -> (&str, &str) {
    let text = text.trim();
    let Some(inner) = text.strip_prefix('\'') else {
        return (text, "");
    };
    if let Some(name) = inner.strip_suffix('\'') {
        return (name, "");
    }
    match inner.split_once("' (") {
        Some((name, _)) => (name, inner.get(name.len() + 2..).unwrap_or_default()),
        None => (inner, ""),
    }
}

/// `A123 (Iran) issued 1999 expires 2004`.
struct Document<'t> {
    number: &'t str,
    issuer: Option<&'t str>,
    dates: &'t str,
}

impl<'t> Document<'t> {
    fn of(text: &'t str) -> Self {
        let ends = [" issued ", " expires ", ", Issue Date", ", Expire Date"];
        let end = ends.iter().filter_map(|end| text.find(end)).min();
        let (number, dates) = text
            .split_at_checked(end.unwrap_or(text.len()))
            .unwrap_or((text, ""));
        let bracketed = number
            .strip_suffix(')')
            .and_then(|number| number.rsplit_once(" ("));
        let (number, issuer) = match bracketed.or_else(|| number.rsplit_once(", ")) {
            Some((number, issuer)) if country(issuer).is_some() => (number, Some(issuer)),
            _ => (number, None),
        };
        Self {
            number: number.trim(),
            issuer,
            dates: dates.trim_matches([',', ' ']),
        }
    }
}

#[cfg(test)]
mod tests {
    use vokter_entities::Entity;

    use super::*;
    use crate::fault::Place;
    use crate::ofac::party::publish;
    use crate::recognise::Asked;

    fn read_whole(kind: &str, text: &str, cut: bool) -> Entity {
        let mut party = Party::new("1", kind, Place::Row(1));
        party.name("NORDMANN, Kari", NameKind::Primary);
        party.programme("SDGT");
        read(&mut party, text, cut);
        let list = publish(vec![party], None, &Asked::default()).unwrap();
        list.entities.into_iter().next().unwrap()
    }

    fn weak(entity: &Entity) -> Vec<&str> {
        let names = entity.names.iter();
        names
            .filter(|name| name.kind == NameKind::WeakAlias)
            .map(|name| name.text.as_str())
            .collect()
    }

    fn ids(entity: &Entity) -> Vec<String> {
        let show = |country: Option<vokter_entities::Country>| {
            country.map_or_else(String::new, |country| format!(" {country}"))
        };
        let ids = entity.identifiers.iter();
        ids.map(|id| format!("{}={}{}", id.kind.as_str(), id.value, show(id.country)))
            .collect()
    }

    #[test]
    fn a_person_in_one_line() {
        let party = read_whole(
            "individual",
            "DOB 06 Oct 1982; alt. DOB circa 1979-1982; DOB Foo; POB Xudur, Somalia; alt. POB Oslo; \
             nationality Korea, North; citizen Iran; alt. citizen Iran; Gender Female; Passport A123 (Iran) issued \
             26 May 1999 expires 25 May 2004; alt. Passport 777 (Cabo Verde.  Previously Cape Verde.); National ID No. 66 7 (Belgium); \
             Digital Currency Address - XBT 1Ab; alt. Digital Currency Address - ETH 0xF; \
             a.k.a. 'ABU 'ALI'; a.k.a. ''OLA'; a.k.a. 'HANSEN, Ola''; \
             Additional Sanctions Information - Subject to Secondary Sanctions; \
             (Following data derived from a passport: Alt. DOB: 10 October 1969; \
             National ID No.: 55, Kenya); Linked To: FUNDACION CORDOBA 9; (Linked To: A (B)).",
            false,
        );
        let dates: Vec<String> = party
            .birth_dates()
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(dates, ["1982-10-06", "~1979/1982", "1969-10-10"]);
        assert_eq!(weak(&party), ["ABU 'ALI", "'OLA", "Ola' HANSEN"]);
        assert_eq!(
            ids(&party),
            [
                "passport=A123 ir",
                "passport=777 cv",
                "national-id=66 7 be",
                "wallet=1Ab",
                "wallet=0xF",
                "national-id=55 ke"
            ]
        );
        let countries: Vec<&str> = party
            .countries
            .iter()
            .map(vokter_entities::Country::as_str)
            .collect();
        assert_eq!(countries, ["kp", "ir"]);
        assert_eq!(
            party.remarks,
            [
                "DOB: Foo",
                "citizen: Iran",
                "Passport: A123 issued 26 May 1999 expires 25 May 2004",
                "Passport: 777 (Cabo Verde. Previously Cape Verde.)",
                "Digital Currency Address: XBT 1Ab",
                "Digital Currency Address: ETH 0xF",
                "remarks: Additional Sanctions Information - Subject to Secondary Sanctions",
                "remarks: Following data derived from a passport: Alt. DOB: 10 October 1969",
                "Linked To: FUNDACION CORDOBA 9",
                "Linked To: A (B)"
            ]
        );
    }

    #[test]
    fn ships_and_bodies() {
        let ship = read_whole(
            "vessel",
            "Former Vessel Flag Malta; alt. Former Vessel Flag None Identified; \
             Vessel Registration Identification IMO 9074729; MMSI 572469210; f.k.a. 'OLD ONE'.",
            false,
        );
        assert_eq!(ids(&ship), ["imo=9074729", "mmsi=572469210"]);
        assert_eq!(ship.remarks, ["flag: None Identified"]);
        assert_eq!(ship.names[1].text, "OLD ONE");
        assert_eq!(ship.names[1].kind, NameKind::Former);
        let body = read_whole(
            "-0-",
            "Identification Number IMO 5342883; Tax ID No. 77 (Russia); SWIFT/BIC HAVIGB2L; \
             Registration Number 467323, Doc. 694710 (Panama); Organization Established Date 1969; \
             Nationality of Registration Russia; DOB 1969; D-U-N-S Number 542957624.",
            false,
        );
        assert_eq!(
            ids(&body),
            [
                "registration=IMO 5342883",
                "tax-id=77 ru",
                "bic=HAVIGB2L",
                "registration=467323, Doc. 694710 pa",
                "registration=542957624"
            ]
        );
        assert_eq!(body.countries.len(), 1);
        assert!(body.remarks.contains(&"DOB: 1969".to_owned()));
    }

    #[test]
    fn a_half_piece_is_no_fact() {
        let cut = read_whole("individual", "DOB 1969; a.k.a. 'KARI'; Passport A12", true);
        assert_eq!(weak(&cut), ["KARI"]);
        assert!(cut.identifiers.is_empty());
        assert_eq!(cut.remarks, ["cut off by the publisher: Passport A12"]);
        let cut = read_whole("individual", "a.k.a. 'KARI'; a.k.a. 'OLAVI", true);
        assert_eq!(weak(&cut), ["KARI", "OLAVI"]);
        let cut = read_whole("individual", "a.k.a. 'KARI'; a.k.a. 'OL", true);
        assert_eq!(weak(&cut), ["KARI"]);
        let whole = read_whole("individual", "a.k.a. 'A' (Fiji); a.k.a. B", false);
        assert_eq!(weak(&whole), ["A", "B"]);
    }
}
