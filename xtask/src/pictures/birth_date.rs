//! What one birth date says about another.

use vokter_screening::{Facts, TermKind, compare_with_facts};

use super::Drawn;
use super::bars::{self, Bar};

/// The birth date that is listed, and others that are asked for.
const LISTED: &str = "1955-05-21";
const ASKED: [&str; 11] = [
    "1955-05-21",
    "1955-05",
    "1955",
    "1956-05-21",
    "1955-05-12",
    "1965-05-21",
    "1956",
    "1955-11-02",
    "1957-11-02",
    "1959-11-02",
    "1985-11-02",
];

pub(super) fn draw() -> Drawn {
    let born = |date: &str| -> Result<Facts, Box<dyn std::error::Error>> {
        Ok(Facts {
            birth_date: Some(date.parse()?),
            ..Facts::default()
        })
    };
    let name = "Arkady Vusyk";
    let mut bars = Vec::new();
    for asked in ASKED {
        let (query, listed) = (born(asked)?, born(LISTED)?);
        let prior = vokter_screening::PAIR_PRIOR;
        let score = compare_with_facts((name, &query), (name, &listed), None, prior);
        let of_date = score
            .terms
            .iter()
            .filter(|term| term.kind == TermKind::BirthDate);
        bars.push(Bar {
            name: format!("asked for {asked}"),
            bits: of_date.map(|term| f64::from(term.bits.0) / 100.0).sum(),
        });
    }
    bars::draw(
        &format!("What a birth date says, in bits, where {LISTED} is listed"),
        &bars,
    )
}
