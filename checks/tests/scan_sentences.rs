//! The scan against sentences of our own in many languages, half of them clean, with all lists: how
//! many mentions it finds, and how many sentences it speaks of nobody in.

use std::ops::Range;

use vokter_checks::{MAIN_SET, list};
use vokter_documents::{SCAN_THRESHOLD, Scanner};
use vokter_entities::Entity;
use vokter_screening::Index;

/// Id, language, text, and each mention as `words|part of a name|another`.
const SENTENCES: &str = include_str!("scan_sentences/sentences.tsv");

/// What a mention may be: where it stands, and names of parties that are as good.
struct Expected<'t> {
    place: Range<usize>,
    parties: Vec<&'t str>,
}

/// The mentions of a row in order.
fn expected<'t>(text: &str, columns: impl Iterator<Item = &'t str>) -> Vec<Expected<'t>> {
    let mut from = 0;
    columns
        .map(|column| {
            let mut parts = column.split('|');
            let words = parts.next().unwrap_or_default();
            let start = text[from..]
                .find(words)
                .unwrap_or_else(|| panic!("{words} is not in {text}"))
                + from;
            from = start + words.len();
            Expected {
                place: start..from,
                parties: parts.collect(),
            }
        })
        .collect()
}

fn is_named(party: &Entity, parts: &[&str]) -> bool {
    let is_in = |name: &str| {
        let name = name.to_lowercase();
        parts.iter().any(|part| name.contains(part))
    };
    is_in(party.caption()) || party.names.iter().any(|name| is_in(&name.text))
}

/// What a table of sentences came to.
#[derive(Default)]
struct Tally {
    sentences: usize,
    clean: usize,
    expected: usize,
    found: usize,
    /// Sentences with a mention that is none.
    false_sentences: usize,
    wrong: Vec<String>,
}

fn tally(scanner: &Scanner<&Index>, index: &Index, table: &str) -> Tally {
    let mut tally = Tally::default();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let [id, language, text] =
            std::array::from_fn(|_| columns.next().unwrap_or_else(|| panic!("{line}")));
        let mut left = expected(text, columns);
        tally.sentences += 1;
        tally.clean += usize::from(left.is_empty());
        tally.expected += left.len();
        let scan = scanner
            .scan(text.as_bytes(), SCAN_THRESHOLD)
            .unwrap_or_else(|error| panic!("{id}: {error}"));
        let mut false_mentions = Vec::new();
        for mention in scan.mentions {
            let (start, end) = (mention.start as usize, mention.end as usize);
            let fits = |expected: &Expected<'_>| {
                expected.place.start < end
                    && start < expected.place.end
                    && std::iter::once(mention.party)
                        .chain(mention.others.iter().copied())
                        .any(|party| is_named(index.entity(party), &expected.parties))
            };
            if let Some(at) = left.iter().position(fits) {
                left.remove(at);
                tally.found += 1;
            } else {
                let caption = index.entity(mention.party).caption();
                false_mentions.push(format!("{} = {caption}", mention.text));
            }
        }
        tally.false_sentences += usize::from(!false_mentions.is_empty());
        if !left.is_empty() || !false_mentions.is_empty() {
            let missed: Vec<&str> = left.iter().map(|left| &text[left.place.clone()]).collect();
            tally.wrong.push(format!(
                "{id} {language} {text}\n    missed {missed:?}, false {false_mentions:?}"
            ));
        }
    }
    tally
}

#[test]
fn sentences_in_many_languages() {
    let entities: Vec<Entity> = MAIN_SET
        .iter()
        .flat_map(|file| list(file).0.entities)
        .collect();
    let index = Index::build(entities);
    let scanner = Scanner::new(&index);
    let tally = tally(&scanner, &index, SENTENCES);
    let summary = format!(
        "{} of {} mentions found; {} of {} sentences, {} of them clean, with a false one\n{}",
        tally.found,
        tally.expected,
        tally.false_sentences,
        tally.sentences,
        tally.clean,
        tally.wrong.join("\n")
    );
    println!("{summary}");
    assert!(
        tally.found * 100 >= tally.expected * 95,
        "recall: {summary}"
    );
    assert!(
        tally.false_sentences * 100 <= tally.sentences * 2,
        "false: {summary}"
    );
}
