//! The sort of goods that a paper names, where it names one: a letter for hand pumps is none for water pumps.

use crate::goods::named_at;
use crate::words::{Kind, tokens};

/// Small words behind which goods begin, folded.
const LINKS: &[&str] = &[
    "of", "for", "the", "av", "til", "fur", "von", "de", "des", "pour", "para",
];
/// Words that may stand between the number and the goods at most.
const WORDS_MAX: usize = 2;

/// Goods of a kind with the words that say of which sort they are.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sort {
    kind: &'static str,
    /// The last word, without a plural's "s": words of another language say nothing of the sort.
    head: String,
    words: Vec<String>,
}

/// The sorts that a text names. In a paper (`counted`) only what stands behind a number or a small word is one: what
/// stands at its beginning may say what is done.
pub(super) fn read(text: &str, counted: bool) -> Vec<Sort> {
    let all = tokens(text);
    let sort =
        |kind: &'static str, end: usize| {
            let upto: Vec<_> = all.iter().take_while(|word| word.end <= end).collect();
            let (head, before) = upto.split_last()?;
            let head = head.text.trim_end_matches('s').to_owned();
            let stops = |text: &str| LINKS.contains(&text);
            let words: Vec<String> = before
                .iter()
                .rev()
                .take_while(|word| word.kind == Kind::Word && !stops(&word.text))
                .map(|word| word.text.clone())
                .collect();
            let begins = words.len() == before.len();
            (!words.is_empty() && words.len() <= WORDS_MAX && !(counted && begins))
                .then_some(Sort { kind, head, words })
        };
    let named = named_at(text).into_iter();
    let named = named.filter(|(concept, _)| !concept.is_vague());
    named
        .filter_map(|(concept, span)| sort(concept.id, span.end))
        .collect()
}

/// Whether a paper names sorts of the goods that a line names, and all of them are others.
pub(super) fn is_another(paper: &[&Sort], text: &str) -> bool {
    let all = tokens(text);
    read(text, false).iter().any(|sent| {
        let mut same = paper
            .iter()
            .copied()
            .filter(|sort| sort.kind == sent.kind && sort.head == sent.head)
            .peekable();
        let apart = |sort: &Sort| {
            !sort
                .words
                .iter()
                .any(|word| all.iter().any(|own| own.text == *word))
        };
        same.peek().is_some() && same.all(apart)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_for_one_sort_names_no_other() {
        for (paper, sent, expected) in [
            ("10 hand pumps", "10 water pumps", true),
            ("export of hand pumps", "water pumps", true),
            ("10 Handpumpen", "10 Wasserpumpen", false),
            ("10 pumps", "10 water pumps", false),
            ("10 water pumps", "10 pumps", false),
            ("10 water pumps", "10 diesel water pumps", false),
            ("10 pompes à eau", "10 water pumps", false),
            ("permits pumps", "10 water pumps", false),
        ] {
            let sorts = read(paper, true);
            let sorts: Vec<&Sort> = sorts.iter().collect();
            assert_eq!(is_another(&sorts, sent), expected, "{paper}: {sent}");
        }
    }
}
