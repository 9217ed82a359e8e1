//! Who owns how much, as a text says it.

use crate::circumstance;
use crate::goods::number;
use crate::words::tokens;

/// Words that say that an owner is listed.
const LISTED: &[&str] = &[
    "listed",
    "sanctioned",
    "designated",
    "blocked",
    "sdn",
    "sanksjonert",
    "listefort",
];

/// Shares of listed owners, in hundredths.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Shares(Vec<f64>);

impl Shares {
    /// Reads a text such as "25 % + 25 %, two listed owners"; of owners who are not said to be
    /// listed there are none.
    pub(super) fn read(text: &str) -> Self {
        let listed = circumstance::said(text)
            .iter()
            .any(|(id, _)| matches!(*id, "listed-owner" | "designated"))
            || tokens(text).windows(2).any(|pair| {
                LISTED.contains(&pair[1].text.as_str())
                    && !matches!(pair[0].text.as_str(), "not" | "non" | "stock")
            });
        if !listed {
            return Self::default();
        }
        let mut shares = Vec::new();
        for (at, _) in text.match_indices('%') {
            let head = text.get(..at).unwrap_or_default().trim_end();
            let start = head
                .rfind(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')))
                .map_or(0, |at| {
                    at + head[at..].chars().next().map_or(1, char::len_utf8)
                });
            shares.extend(
                head.get(start..)
                    .and_then(number)
                    .filter(|share| *share <= 100.0),
            );
        }
        Self(shares)
    }

    /// Of all listed owners.
    pub(super) fn together(&self) -> f64 {
        self.0.iter().sum()
    }

    /// Of the greatest.
    pub(super) fn greatest(&self) -> f64 {
        self.0.iter().copied().fold(0.0, f64::max)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_shares() {
        for (text, together, greatest) in [
            ("50.0 % owned by a listed person", 50.0, 50.0),
            ("25 % + 25 %, two listed owners", 50.0, 25.0),
            ("50% owned by its founder", 0.0, 0.0),
            ("", 0.0, 0.0),
        ] {
            let shares = Shares::read(text);
            assert_eq!(
                (shares.together(), shares.greatest()),
                (together, greatest),
                "{text}"
            );
        }
    }
}
