//! Ships among the entities: their Committee writes the number first, then what is forbidden, and the flag further on,
//! `IMO: 9074729 Listed pursuant to … (… prohibition to enter ports; …) … Flag State: Norway.`

use vokter_entities::{Country, Effect, Identifier, IdentifierKind};

use crate::written::labelled;

const FLAG: &str = "Flag State:";
/// How a Committee says what a ship that it designates may not do. Nothing of it is frozen unless that is said as well.
const PORTS: [&str; 2] = ["prohibition to enter ports", "port entry ban"];

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

/// What the remark on a ship says of the measure against it: a freeze, as against all others of the list, where it does
/// not say otherwise.
pub(super) fn effect(remark: &str) -> Effect {
    let remark = remark.to_lowercase();
    let is_barred = PORTS.iter().any(|words| remark.contains(words));
    if is_barred && !remark.contains("freeze") {
        Effect::PortBan
    } else {
        Effect::Freeze
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_forbidden_to_a_ship_is_said() {
        for (remark, expected) in [
            (
                "IMO: 9074729 Listed pursuant to paragraph 10 (prohibition to load; prohibition to enter ports). Flag State: Norway.",
                Effect::PortBan,
            ),
            (
                "IMO: 9074729 Vessel. Port entry ban, asset freeze.",
                Effect::Freeze,
            ),
            ("IMO: 9074729 The vessel is at sea.", Effect::Freeze),
        ] {
            assert_eq!(effect(remark), expected, "{remark}");
        }
    }

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
