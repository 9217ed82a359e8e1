//! Japan's list of Russian organisations to which exports are forbidden, as the text of the PDF
//! that the Ministry of Foreign Affairs and the Ministry of Economy, Trade and Industry (METI)
//! publish.
//!
//! An entry is a number, a name in Japanese (with aliases in brackets after 別称), a name in Latin
//! letters (with a list of aliases after "a.k.a."), and an address after 所在地. The text comes out
//! of the PDF with lines broken anywhere and some entries run on to the line before, so entries are
//! found by their numbers in sequence. The numbers change when entries are removed, so they are the
//! reference and not the identity, which is a hash of the names.
//!
//! Met: the text of the list of September 2025.

mod entry;

use std::collections::HashMap;

use jiff::civil::Date;
use vokter_entities::{Country, Effect, Entity, EntityId, Kind, Listing, NameKind, is_latin};

use crate::draft::{Draft, fingerprint};
use crate::fault::{Fault, Place, ReadError};
use crate::list::Publication;
use crate::look::Look;
use crate::recognise::{Asked, Reading, Shape};
use entry::Entry;

/// The list's name.
pub const LIST: &str = "jp-meti";

/// What people call it.
pub const TITLE: &str = "Japan's export ban on Russian organisations (MOFA/METI)";

/// The word before an address.
const ADDRESS: &str = "所在地";

/// The word before the day of the last change.
const UPDATED: &str = "最終更新日";

/// The format, known by its Japanese words.
pub(crate) const SHAPE: Shape = Shape {
    what: "the text of Japan's list of Russian organisations (with 最終更新日 and 所在地)",
    recognises: |look| match look {
        Look::Text { head } => head.contains(UPDATED) && head.contains(ADDRESS),
        _ => false,
    },
    reading: Reading::Whole(read),
};

fn read(bytes: &[u8], _: &Asked) -> Result<Publication, ReadError> {
    let text = std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes))
        .map_err(|error| ReadError::whole(Fault::Unreadable(format!("no UTF-8 ({error})"))))?;
    let text = half_width(text);
    let published = updated(&text).ok_or_else(|| ReadError::whole(Fault::NoDate(String::new())))?;
    let entries = entry::entries(&text);
    let addresses = text.matches(ADDRESS).count();
    // Every entry but a rare one has an address: fewer entries mean that a number was not found.
    if entries.len() < addresses {
        let last = entries.last().map_or(0, |entry| entry.number);
        return Err(ReadError {
            place: Place::Whole,
            record: Some((last + 1).to_string()),
            field: None,
            fault: Fault::Unreadable(format!(
                "{addresses} addresses and only {} numbered entries; the text is not in the known form",
                entries.len()
            )),
        });
    }
    if entries.is_empty() {
        return Err(ReadError::whole(Fault::NoRecords));
    }
    let mut bearers: HashMap<&str, usize> = HashMap::new();
    for entry in &entries {
        *bearers.entry(entry.latin.as_str()).or_default() += 1;
    }
    let mut seen: HashMap<String, u64> = HashMap::new();
    let mut entities = Vec::with_capacity(entries.len());
    for entry in &entries {
        let fail = |fault| ReadError {
            place: Place::Line(entry.line),
            record: Some(entry.number.to_string()),
            field: None,
            fault,
        };
        // Two may have one name in Latin letters, and one address: the Japanese differs then.
        let identity = match bearers.get(entry.latin.as_str()) {
            Some(1) if !entry.latin.is_empty() => fingerprint(&[&entry.latin]),
            _ => fingerprint(&[&entry.latin, &entry.japanese, &entry.address]),
        };
        if let Some(first) = seen.insert(identity.clone(), entry.line) {
            let reference = entry.number.to_string();
            let first = Place::Line(first);
            return Err(fail(Fault::Duplicate { reference, first }));
        }
        entities.push(party(entry, &identity).ok_or_else(|| fail(Fault::NoName))?);
    }
    Ok(Publication {
        is_part: false,
        list: LIST.to_owned(),
        title: TITLE.to_owned(),
        published: Some(published),
        entities,
        ..Publication::default()
    })
}

fn party(entry: &Entry, identity: &str) -> Option<Entity> {
    let mut draft = Draft::new(LIST, identity, Kind::Organization);
    draft.entity.id = EntityId(format!("{LIST}-{identity}"));
    let kind = |name: &str, latin| {
        if is_latin(name) {
            latin
        } else {
            NameKind::OriginalScript
        }
    };
    draft.name(&entry.latin, NameKind::Primary);
    draft.name(&entry.japanese, NameKind::OriginalScript);
    draft.remark("includes", entry.includes.as_deref().unwrap_or_default());
    for alias in &entry.aliases {
        draft.name(alias, kind(alias, NameKind::StrongAlias));
    }
    // The list is of organisations of the Russian Federation, wherever their offices are.
    draft.country("ru".parse().ok());
    let named = Country::mentioned(&entry.address);
    let country = match named.as_slice() {
        [only] => Some(*only),
        _ => None,
    };
    draft.address(&entry.address, country);
    for country in named {
        draft.country(Some(country));
    }
    draft.listing(Listing {
        list: LIST.to_owned(),
        reference: Some(entry.number.to_string()),
        regime: Some("Russia".to_owned()),
        programme: None,
        effect: Effect::ExportControl,
        listed_on: None,
        legal_basis: Some("令和四年外務省告示第八十二号".to_owned()),
        unconfirmed: false,
    });
    draft.finish()
}

/// Digits, colons and commas of both widths as one.
fn half_width(text: &str) -> String {
    let narrow = |c: char| match c {
        // The full-width digits stand in Unicode at this distance from the plain ones.
        '０'..='９' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '：' => ':',
        '､' => '、',
        '\u{3000}' => ' ',
        c => c,
    };
    text.chars().filter(|c| *c != '\r').map(narrow).collect()
}

/// The day after 最終更新日, such as 2025 年09 月12 日.
fn updated(text: &str) -> Option<Date> {
    let (_, after) = text.split_once(UPDATED)?;
    let line = after.lines().next()?;
    let mut numbers = line
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| !digits.is_empty())
        .map_while(|digits| digits.parse::<i16>().ok());
    let (year, month, day) = (numbers.next()?, numbers.next()?, numbers.next()?);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "○ 禁止措置\nの対象となる団体\n指定日：2022 年03月01 日\n最終更新日：2025 年09 月12 日\n\
        １ 株式会社甲（別称、甲乙、AB\n及び CD（丙））\nAa Plant JSC (AAP), a.k.a., the following\ntwo aliases:\n-Ab Works; and-Cd\nLtd.\n所在地：10 Street, 1234 Town, Russia; and\n3 Lane, Minsk, Belarus.2 「乙」株式会社Bb Concern – Xx\n所在地: BOX 3 丁目, Moscow, Russia.\n\
        3 丙(別称、丁及び戊)Cc, a.k.a., the following\none alias:\n—Cd Nauchno-\nXx.\n所在地：5 Street, Moscow, Russia\n4 己（全てを含む）。右\nEe, including all of it\n所在地：x\n5 庚\nCc\n別称：丁社; 戊\nDd Ltd; Ee\n所在地：5 Street, Moscow, Russia\n";

    fn parties(text: &str) -> Result<Publication, ReadError> {
        read(text.as_bytes(), &Asked::default())
    }

    fn names(entity: &Entity) -> Vec<&str> {
        entity.names.iter().map(|name| name.text.as_str()).collect()
    }

    #[test]
    fn entries_broken_anywhere() {
        let list = parties(TEXT).unwrap();
        assert_eq!(list.published.unwrap().to_string(), "2025-09-12");
        let all = &list.entities;
        assert_eq!(all.len(), 5);
        assert_eq!(
            names(&all[0]),
            [
                "Aa Plant JSC",
                "株式会社甲",
                "甲乙",
                "AB",
                "CD（丙）",
                "AAP",
                "Ab Works",
                "Cd Ltd."
            ]
        );
        assert_eq!(
            all[0].addresses[0].text,
            "10 Street, 1234 Town, Russia; and 3 Lane, Minsk, Belarus."
        );
        assert_eq!(all[0].countries.len(), 2);
        assert_eq!(names(&all[1]), ["Bb Concern – Xx", "「乙」株式会社"]);
        assert_eq!(names(&all[2]), ["Cc", "丙", "丁", "戊", "Cd Nauchno-Xx"]);
        assert_eq!(names(&all[3]), ["Ee", "己"]);
        assert_eq!(all[3].remarks, ["includes: all of it"]);
        assert_eq!(names(&all[4]), ["Cc", "庚", "丁社", "戊", "Dd Ltd", "Ee"]);
        assert_eq!(all[4].listings[0].reference.as_deref(), Some("5"));
        assert_eq!(all[2].listings[0].effect, Effect::ExportControl);
    }

    #[test]
    fn an_entry_that_is_not_found_refuses_the_text() {
        let lost = TEXT.replace("5 庚", "庚");
        assert!(
            parties(&lost)
                .unwrap_err()
                .to_string()
                .contains("5 addresses and only 4")
        );
        assert!(parties(&TEXT.replace("最終更新日：2025", "最終更新日：")).is_err());
        let twice = TEXT.replace(
            "5 庚\nCc\n別称：丁社; 戊\nDd Ltd; Ee\n所在地：5 Street, Moscow, Russia",
            "5 「乙」株式会社Bb Concern – Xx\n所在地: BOX 3 丁目, Moscow, Russia.",
        );
        assert!(
            parties(&twice)
                .unwrap_err()
                .to_string()
                .contains("record 5")
        );
    }
}
