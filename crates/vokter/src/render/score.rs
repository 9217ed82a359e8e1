//! A score as people read it: no more digits than tell it from its neighbours.

/// `0.93`, `0.9993`, `0.9999995`, `> 0.9999999`, `0.0000012`.
pub(crate) fn score(probability: f64) -> String {
    if probability > 0.999_999_95 {
        "> 0.9999999".to_owned()
    } else if !(0.0005..0.9995).contains(&probability) {
        format!("{probability:.7}")
    } else if !(0.01..0.99).contains(&probability) {
        format!("{probability:.4}")
    } else {
        format!("{probability:.2}")
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn never_rounds_to_certainty() {
        for (probability, text) in [
            (0.5, "0.50"),
            (0.9312, "0.93"),
            (0.9991, "0.9991"),
            (0.999_999_5, "0.9999995"),
            (1.0, "> 0.9999999"),
            (0.000_01, "0.0000100"),
        ] {
            assert_eq!(super::score(probability), text);
        }
    }
}
