//! OFSI's "Other Information": a text, and labelled facts behind it, `(UN Ref):CFi.009. (Gender):Male`.

use vokter_entities::IdentifierKind;

use super::field;
use crate::draft::Draft;
use crate::written;

/// Adds the facts of the text.
pub(super) fn add(draft: &mut Draft, text: &str) {
    let (free, facts) = labels(text);
    for (label, value) in &facts {
        fact(draft, label, value);
    }
    if free.is_empty() {
        return;
    }
    draft.remark("other information", &free);
    // Before 2022 the labels were words of the text.
    for (kind, number) in written::labelled(&free) {
        draft.identifier(kind, &number, None);
    }
    if let Some(reference) = un_reference(&free) {
        draft.remark("UN reference", reference);
    }
}

/// One labelled fact. The reference comes with a text behind it that has no label.
fn fact(draft: &mut Draft, label: &str, value: &str) {
    match label {
        "UN Ref" => {
            let (reference, rest) = split_reference(value);
            draft.remark("UN reference", reference);
            draft.remark("other information", rest);
        }
        "UK Sanctions List Ref" => {
            let (reference, rest) = split_reference(value);
            draft.remark("UK Sanctions List reference", reference);
            draft.remark("other information", rest);
        }
        "Gender" => draft.gender(value.trim_end_matches('.')),
        "IMO number" => {
            for number in written::items(value) {
                draft.identifier(IdentifierKind::Imo, number, None);
            }
        }
        "Business Reg No" => field::numbers(draft, IdentifierKind::Registration, value, ""),
        "Flag of ship" => field::flag(draft, value),
        _ => draft.detail(&label.to_lowercase(), value),
    }
}

/// A reference up to the full stop and space behind it: `CFi.009. Kony is …`.
fn split_reference(value: &str) -> (&str, &str) {
    let value = value.trim();
    match value.split_once(". ") {
        Some((reference, rest)) if !reference.contains(' ') => (reference, rest),
        _ => match value.split_once(' ') {
            Some((reference, rest)) => (reference.trim_end_matches('.'), rest),
            None => (value.trim_end_matches('.'), ""),
        },
    }
}

/// The text before the first label, and the labels with their values.
fn labels(text: &str) -> (String, Vec<(&str, &str)>) {
    let mut starts: Vec<(usize, usize, &str)> = Vec::new();
    let mut from = 0;
    while let Some(end) = text.get(from..).and_then(|rest| rest.find("):")) {
        let end = from + end;
        let open = text.get(from..end).and_then(|inside| inside.rfind('('));
        if let Some(open) = open.map(|open| from + open) {
            let label = text.get(open + 1..end).unwrap_or_default();
            // `(Tel): …` is a label; a sentence in brackets before a colon is not.
            if label.len() <= 40 && label.starts_with(|c: char| c.is_ascii_uppercase()) {
                starts.push((open, end + 2, label));
            }
        }
        from = end + 2;
    }
    let first = starts.first().map_or(text.len(), |(open, ..)| *open);
    let facts = starts.iter().enumerate().map(|(at, (_, begin, label))| {
        let end = starts.get(at + 1).map_or(text.len(), |(open, ..)| *open);
        (*label, text.get(*begin..end).unwrap_or_default().trim())
    });
    let free = text.get(..first).unwrap_or_default().trim().to_owned();
    (free, facts.collect())
}

/// The UN's number in a text: `UN Ref QDe.004. Emir …`, `Un Ref: QDi.395.`, `UN Ref TI.A.66.01.`
fn un_reference(text: &str) -> Option<&str> {
    let lower = text.to_ascii_lowercase();
    let at = lower.find("un ref")? + "un ref".len();
    let rest = text.get(at..)?.trim_start_matches([':', '.', ' ']);
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ')'));
    let reference = rest.get(..end.unwrap_or(rest.len()))?.trim_end_matches('.');
    let digits = reference.bytes().any(|b| b.is_ascii_digit());
    (digits && reference.contains('.')).then_some(reference)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_their_values() {
        let (free, facts) = labels(
            "Reportedly (as of 2012): gone. (UK Sanctions List Ref):CAF0010. (UN Ref):CFi.009. Founder. (Gender):Male",
        );
        assert_eq!(free, "Reportedly (as of 2012): gone.");
        assert_eq!(
            facts,
            [
                ("UK Sanctions List Ref", "CAF0010."),
                ("UN Ref", "CFi.009. Founder."),
                ("Gender", "Male")
            ]
        );
        assert_eq!(
            split_reference("CFi.009. Founder."),
            ("CFi.009", "Founder.")
        );
        assert_eq!(split_reference("CAF0010."), ("CAF0010", ""));
        assert_eq!(labels("):(").0, "):(");
    }

    #[test]
    fn the_references_of_2018() {
        for (text, want) in [
            ("UN Ref QDe.004. Emir for the east", Some("QDe.004")),
            (
                "Annex XIII. UN listing. UN Ref KPi.021. Representative",
                Some("KPi.021"),
            ),
            ("Un Ref: QDi.395. He", Some("QDi.395")),
            ("UN Ref TI.A.66.01. Member", Some("TI.A.66.01")),
            ("UN reference unknown.", None),
            ("None", None),
        ] {
            assert_eq!(un_reference(text), want, "{text}");
        }
    }
}
