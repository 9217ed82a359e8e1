//! How much of a company somebody owns.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A share of the whole, in hundredths of a percent: 0 to 10,000.
///
/// ```
/// use vokter_entities::Stake;
/// let stake: Stake = "62,5 %".parse().unwrap();
/// assert_eq!((stake.hundredths(), stake.to_string().as_str()), (6250, "62.5 %"));
/// assert!("101".parse::<Stake>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stake(u16);

/// A text that is no stake.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("`{0}` is not a percentage from 0 to 100, such as 50 or 12.5")]
pub struct StakeError(pub String);

/// The whole, in hundredths of a percent.
const WHOLE: u16 = 10_000;

impl Stake {
    /// The whole company.
    pub const WHOLE: Self = Self(WHOLE);

    /// A stake by hundredths of a percent; none for more than the whole.
    pub fn of_hundredths(hundredths: u16) -> Option<Self> {
        (hundredths <= WHOLE).then_some(Self(hundredths))
    }

    /// Hundredths of a percent.
    pub fn hundredths(self) -> u16 {
        self.0
    }
}

impl fmt::Display for Stake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (percent, rest) = (self.0 / 100, self.0 % 100);
        match rest {
            0 => write!(f, "{percent} %"),
            tens if tens % 10 == 0 => write!(f, "{percent}.{} %", tens / 10),
            rest => write!(f, "{percent}.{rest:02} %"),
        }
    }
}

impl FromStr for Stake {
    type Err = StakeError;

    /// Percent, with a point or a comma and perhaps the sign; digits beyond hundredths are cut, so
    /// that a stake is never rounded up to a bound that it does not reach.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || StakeError(text.trim().to_owned());
        let figure = text.trim().trim_end_matches('%').trim_end();
        let (whole, rest) = figure.split_once(['.', ',']).unwrap_or((figure, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || whole.len() > 3 || !digits(whole) || !digits(rest) {
            return Err(error());
        }
        let whole: u16 = whole.parse().map_err(|_| error())?;
        let mut hundredths = 0;
        for place in 0..2 {
            let digit = rest.as_bytes().get(place).map_or(0, |byte| byte - b'0');
            hundredths = hundredths * 10 + u16::from(digit);
        }
        let beyond = whole == 100 && rest.bytes().any(|byte| byte != b'0');
        let stake = Self::of_hundredths(whole.saturating_mul(100).saturating_add(hundredths));
        stake.filter(|_| !beyond).ok_or_else(error)
    }
}

#[cfg(test)]
mod tests {
    use super::Stake;

    #[test]
    fn figures_with_points_commas_and_signs() {
        for (text, want) in [
            ("0", 0),
            ("50", 5000),
            ("49.999", 4999),
            ("12,5%", 1250),
            (" 100.00 % ", 10_000),
            ("07.05", 705),
        ] {
            assert_eq!(text.parse::<Stake>().unwrap().hundredths(), want, "{text}");
        }
        for text in ["", "%", "-5", "100.001", "1e2", "25-50", "half", "1.2.3"] {
            assert!(text.parse::<Stake>().is_err(), "{text}");
        }
        assert_eq!("7.05".parse::<Stake>().unwrap().to_string(), "7.05 %");
    }
}
