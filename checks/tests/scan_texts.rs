//! The scan against real texts and real lists: the article in the shared folder, and short texts
//! of our own about persons of the starter list.

// A check that cannot read its files fails.
#![allow(clippy::unwrap_used)]

use std::path::PathBuf;

use vokter_documents::{Mention, ResolvedBy, SCAN_THRESHOLD, Scanner};
use vokter_entities::Entity;
use vokter_lists::starter;
use vokter_screening::Index;

fn shared(path: &str) -> PathBuf {
    let shared = std::env::var("VOKTER_SHARED")
        .expect("set VOKTER_SHARED to the folder that holds lists/ and examples/");
    PathBuf::from(shared).join(path)
}

fn scan(index: &Index, text: &str) -> Vec<Mention> {
    Scanner::new(index)
        .scan(text.as_bytes(), SCAN_THRESHOLD)
        .unwrap()
        .mentions
}

fn with_un() -> Vec<Entity> {
    let path = shared("lists/un-consolidated-2026-08-01.xml.gz");
    let un = vokter_lists::read(&path, &std::fs::read(&path).unwrap()).unwrap();
    let mut entities = starter::stand_back(starter::load().unwrap(), &["un-sc"]);
    entities.extend(un.entities);
    entities
}

#[test]
fn the_article_mentions_three_persons_seven_times() {
    let text = std::fs::read_to_string(shared("examples/article-nb.txt")).unwrap();
    for entities in [starter::load().unwrap(), with_un()] {
        let index = Index::build(entities);
        let found: Vec<(String, String)> = scan(&index, &text)
            .into_iter()
            .map(|mention| {
                assert_eq!(
                    &text[mention.start as usize..mention.end as usize],
                    mention.text
                );
                (
                    mention.text,
                    index.entity(mention.party).caption().to_lowercase(),
                )
            })
            .collect();
        let expected = [
            ("Kim Jong-un", "kim jong un"),
            ("Kim Jong-un", "kim jong un"),
            ("Kim Jong-uns", "kim jong un"),
            ("Sergei Sjojgu", "shoigu"),
            ("Kim Jong-un", "kim jong un"),
            ("Vladimir Putin", "putin"),
            ("Kim Jong-un", "kim jong un"),
        ];
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for ((text, caption), (words, party)) in found.iter().zip(expected) {
            assert_eq!(text, words);
            assert!(caption.contains(party), "{caption}");
        }
    }
}

/// The language of a text, the text, and its mentions in order.
const TEXTS: &str = include_str!("scan_texts/texts.tsv");

#[test]
fn short_texts_in_many_languages() {
    let index = Index::build(starter::load().unwrap());
    let scanner = Scanner::new(&index);
    let mut wrong = Vec::new();
    for line in TEXTS.lines().filter(|line| !line.starts_with('#')) {
        let line = line.replace("\\n", "\n");
        let mut columns = line.split('\t');
        let (language, text) = (columns.next().unwrap(), columns.next().unwrap());
        let expected: Vec<[&str; 3]> = columns
            .map(|mention| {
                let parts: Vec<&str> = mention.split('|').collect();
                parts.try_into().unwrap()
            })
            .collect();
        let scan = scanner.scan(text.as_bytes(), SCAN_THRESHOLD).unwrap();
        let found: Vec<(&str, String, String)> = scan
            .mentions
            .into_iter()
            .map(|mention| {
                let by = match mention.resolved_by {
                    ResolvedBy::Surname => "surname",
                    ResolvedBy::Full => "full",
                };
                let caption = index.entity(mention.party).caption().to_lowercase();
                (by, mention.text, caption)
            })
            .collect();
        let same = found.len() == expected.len()
            && found.iter().zip(&expected).all(|(found, expected)| {
                found.0 == expected[0] && found.1 == expected[1] && found.2.contains(expected[2])
            });
        if !same {
            wrong.push(format!(
                "{language}: {text}\n  found    {found:?}\n  expected {expected:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
