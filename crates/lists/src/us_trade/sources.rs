//! The lists that the Consolidated Screening List joins, and what each of them does.

use vokter_entities::Effect;

/// One of the joined lists.
pub(super) struct Source {
    /// The short name in brackets: `Entity List (EL) - Bureau of Industry and Security`.
    code: &'static str,
    /// Another way to know it, by words in its name.
    words: &'static str,
    /// What a listing on it does.
    pub(super) effect: Effect,
}

#[rustfmt::skip]
const SOURCES: &[Source] = &[
    Source { code: "SDN", words: "specially designated", effect: Effect::Freeze },
    Source { code: "SSI", words: "sectoral sanctions", effect: Effect::Sectoral },
    Source { code: "CMIC", words: "military-industrial complex", effect: Effect::Sectoral },
    Source { code: "CAP", words: "capta", effect: Effect::Sectoral },
    Source { code: "MBS", words: "menu-based", effect: Effect::Sectoral },
    Source { code: "PLC", words: "palestinian legislative", effect: Effect::Other },
    Source { code: "FSE", words: "sanctions evaders", effect: Effect::Other },
    Source { code: "ISN", words: "nonproliferation", effect: Effect::Other },
    Source { code: "DTC", words: "itar debarred", effect: Effect::Debarment },
    Source { code: "EL", words: "entity list", effect: Effect::ExportControl },
    Source { code: "MEU", words: "military end user", effect: Effect::ExportControl },
    Source { code: "UVL", words: "unverified", effect: Effect::ExportControl },
    Source { code: "DPL", words: "denied persons", effect: Effect::ExportControl },
];

/// The effect and the short name of a source in the publisher's words; one that is new here has an
/// effect that is not known, and its own words for a name.
pub(super) fn of(source: &str) -> (Effect, String) {
    let lower = source.to_ascii_lowercase();
    let found = SOURCES.iter().find(|known| lower.contains(known.words));
    if let Some(known) = found {
        return (known.effect, known.code.to_ascii_lowercase());
    }
    let own = source.split(['(', '-']).next().unwrap_or_default();
    let words: Vec<String> = own
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    (Effect::Other, words.join("-"))
}

/// Whether a source is one of OFAC's own lists.
pub(super) fn is_ofac(source: &str) -> bool {
    source.to_ascii_lowercase().contains("treasury")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_source_has_an_effect() {
        for (source, effect, code) in [
            (
                "Specially Designated Nationals (SDN) - Treasury Department",
                Effect::Freeze,
                "sdn",
            ),
            (
                "Entity List (EL) - Bureau of Industry and Security",
                Effect::ExportControl,
                "el",
            ),
            (
                "ITAR Debarred (DTC) - State Department",
                Effect::Debarment,
                "dtc",
            ),
            (
                "Non-SDN Menu-Based Sanctions List (NS-MBS List) - Treasury Department",
                Effect::Sectoral,
                "mbs",
            ),
            (
                "Some New List (SNL) - Some Department",
                Effect::Other,
                "some-new-list",
            ),
        ] {
            assert_eq!(of(source), (effect, code.to_owned()), "{source}");
        }
    }
}
