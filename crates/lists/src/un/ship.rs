//! Ships among the entities: their Committee writes the number first and the flag further on,
//! `IMO: 9074729 Listed pursuant to … Flag State: Norway.`

use vokter_entities::{Country, Identifier, IdentifierKind};

use crate::written::labelled;

const FLAG: &str = "Flag State:";

/// The number and the flag of the ship that a remark describes. The number of a shipping company looks
/// alike and has another check digit.
pub(super) fn ship(remark: &str) -> Option<(Identifier, Option<Country>)> {
    let is_ship = |text: &str| text.contains(FLAG) || text.to_lowercase().contains("vessel");
    if !remark.starts_with("IMO") || !is_ship(remark) {
        return None;
    }
    let mut numbers = labelled(remark).into_iter();
    let (_, number) = numbers.find(|(kind, _)| *kind == IdentifierKind::Imo)?;
    let number = Identifier::parse(IdentifierKind::Imo, &number).ok()?;
    let flag = remark.split(FLAG).nth(1).and_then(|text| {
        let end = text.find(['.', ',', ';']).unwrap_or(text.len());
        Country::from_name(text[..end].trim())
    });
    Some((number, flag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ship_is_told_by_its_number_and_flag() {
        let check = |remark: &str, expected: Option<(&str, Option<&str>)>| {
            let found = ship(remark);
            let found = found
                .as_ref()
                .map(|(number, flag)| (number.value.as_str(), flag.as_ref().map(Country::as_str)));
            assert_eq!(found, expected, "{remark}");
        };
        check(
            "IMO: 9074729 Listed pursuant to paragraph 10. Flag State: Norway. At sea.",
            Some(("9074729", Some("no"))),
        );
        check(
            "IMO: 9074729 The vessel is at sea.",
            Some(("9074729", None)),
        );
        // A company's number, and a ship that somebody owns.
        check("IMO Number: 9074720. Its vessel is at sea.", None);
        check("Owner of a vessel. IMO number: 9074729", None);
    }
}
