//! The exhaustive scorer stays a reference only as long as it shares nothing that chooses
//! candidates with the index.

const EXHAUSTIVE: &str = include_str!("../../src/exhaustive.rs");
const SCORE: &str = include_str!("../../src/score.rs");
const ANSWER: &str = include_str!("../../src/answer.rs");
const PARTY: &str = include_str!("../../src/party.rs");

#[test]
fn the_reference_and_the_score_know_no_index() {
    for (file, text) in [
        ("exhaustive.rs", EXHAUSTIVE),
        ("score.rs", SCORE),
        ("answer.rs", ANSWER),
        ("party.rs", PARTY),
    ] {
        let imports = text
            .lines()
            .filter(|line| line.trim_start().starts_with("use ") || line.contains("crate::"));
        for line in imports {
            for word in ["index", "Index", "lexicon", "Lexicon", "reach"] {
                assert!(
                    !line.contains(word),
                    "{file} imports what chooses candidates: {line}"
                );
            }
        }
    }
}

#[test]
fn the_reference_scores_every_party() {
    let body = EXHAUSTIVE
        .split("pub fn exhaustive")
        .nth(1)
        .expect("the function");
    assert!(
        body.contains("weigh_met("),
        "the reference calls the one score"
    );
    assert!(
        !body.contains(".filter("),
        "the reference leaves nobody out"
    );
}
