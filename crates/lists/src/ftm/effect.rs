//! What a sanction does to its party, from the words that its source has for it.

use vokter_entities::Effect;

/// Words of programmes, provisions and data sets, the surest first. A party that is both frozen and
/// barred from markets is frozen.
const WORDS: &[(Effect, &[&str])] = &[
    (
        Effect::Freeze,
        &[
            "asset freeze",
            "assets freeze",
            "freezing of",
            "freeze of",
            "frozen",
            "block",
            "blocking",
            "sdn list",
            "us_ofac_sdn",
        ],
    ),
    (
        Effect::Sectoral,
        &[
            "sectoral",
            "ssi",
            // Its directives forbid dealings in debt and equity, and freeze nothing.
            "13662",
            "eo13662",
            "capta",
            "cmic",
            "mbs",
            "dealing with securities",
            "investment ban",
            "correspondent account",
            "financial restrictions",
        ],
    ),
    (
        Effect::ExportControl,
        &[
            "entity list",
            "unverified list",
            "military end user",
            "denied persons",
            "export control",
            "export restrictions",
            "presumption of denial",
            "us_bis_denied",
            "jp_meti_eul",
            "jp_meti_ru",
        ],
    ),
    (
        Effect::Debarment,
        &[
            "debarred",
            "debarment",
            "exclusion from procurement",
            "ineligible",
        ],
    ),
    (Effect::PortBan, &["port ban", "port access", "port entry"]),
    (
        Effect::TravelBan,
        &["travel ban", "entry ban", "visa ban", "immigration"],
    ),
];

/// The effect of a sanction by its own words; none when they do not say.
pub(super) fn of_words(texts: &[&str]) -> Option<Effect> {
    let text = texts.join(" \u{1f} ").to_lowercase();
    let effects = WORDS
        .iter()
        .find(|(_, words)| words.iter().any(|word| has(&text, word)));
    effects.map(|(effect, _)| *effect)
}

/// Whether a text has some words, not as a part of longer ones.
fn has(text: &str, words: &str) -> bool {
    let inside = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(words).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text
            .get(at + words.len()..)
            .and_then(|after| after.chars().next());
        !before.is_some_and(inside) && !after.is_some_and(inside)
    })
}

/// The effect of being tagged with topics; none when they tell of no measure.
pub(super) fn of_topics(topics: &[&str]) -> Option<Effect> {
    [
        ("sanction", Effect::Freeze),
        ("export.control", Effect::ExportControl),
        ("export.control.linked", Effect::ExportControl),
        ("debarment", Effect::Debarment),
        // Countermeasures of states against others' officials and companies: they differ.
        ("sanction.counter", Effect::Other),
        ("sanction.linked", Effect::Other),
    ]
    .into_iter()
    .find(|(topic, _)| topics.contains(topic))
    .map(|(_, effect)| effect)
}

/// A topic in words, where it is no measure.
pub(super) fn in_words(topic: &str) -> String {
    let (kind, rest) = topic.split_once('.').unwrap_or((topic, ""));
    match (kind, rest) {
        ("role", "pep") => "politically exposed person".to_owned(),
        ("role", "rca") => "close associate of a politically exposed person".to_owned(),
        ("poi", _) => "person of interest".to_owned(),
        ("sanction", "linked") => "linked to a sanctioned party".to_owned(),
        ("sanction", "counter") => "countermeasure".to_owned(),
        (kind, "") => kind.to_owned(),
        (kind, rest) => format!("{kind} ({})", rest.replace('.', ", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_before_topics() {
        for (words, want) in [
            (&["UKRAINE-EO13661", "Block"][..], Some(Effect::Freeze)),
            (
                &["Sectoral Sanctions Identifications List"],
                Some(Effect::Sectoral),
            ),
            (
                &["Entity List (EL)", "Presumption of denial."],
                Some(Effect::ExportControl),
            ),
            (&["Ship Ban", "Asset Freeze"], Some(Effect::Freeze)),
            (&["Travel ban"], Some(Effect::TravelBan)),
            (&["missing", "mission"], None),
        ] {
            assert_eq!(of_words(words), want, "{words:?}");
        }
        let topics = |topics: &'static [&'static str]| of_topics(topics);
        assert_eq!(topics(&["role.pep", "sanction"]), Some(Effect::Freeze));
        assert_eq!(topics(&["sanction.linked"]), Some(Effect::Other));
        assert_eq!(topics(&["role.pep"]), None);
        assert_eq!(in_words("crime.terror"), "crime (terror)");
    }
}
