//! Evidence in bits, as whole hundredths: sums are exact, so their order cannot matter and a
//! replay is equal on every machine.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};

/// Evidence, log2 of a likelihood ratio, in hundredths of a bit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Bits(pub i32);

impl Bits {
    /// No evidence.
    pub const ZERO: Self = Self(0);

    /// As a number of bits.
    pub fn as_f64(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    /// The probability of these bits taken as log-odds: 1 / (1 + 2^-bits).
    pub fn probability(self) -> f64 {
        1.0 / (1.0 + (-self.as_f64()).exp2())
    }

    /// The smallest bits whose probability is at least `probability`. At or below 0 every sum
    /// passes, above 1 none does.
    pub fn at_probability(probability: f64) -> Self {
        if probability <= 0.0 {
            return Self(i32::MIN / 2);
        }
        if probability >= 1.0 {
            return if probability > 1.0 {
                Self(i32::MAX / 2)
            } else {
                Self(i32::MAX / 4)
            };
        }
        let guess = ((probability / (1.0 - probability)).log2() * 100.0).floor() as i32;
        // The guess is off by at most one hundredth; settle it with the one definition of the
        // probability, so that the printed score and the decision never differ.
        (guess - 2..=guess + 2)
            .map(Self)
            .find(|bits| bits.probability() >= probability)
            .unwrap_or(Self(guess + 2))
    }
}

impl Add for Bits {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Bits {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Bits {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Bits {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Sum for Bits {
    fn sum<I: Iterator<Item = Self>>(terms: I) -> Self {
        terms.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Bits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 {
            "-"
        } else if f.sign_plus() {
            "+"
        } else {
            ""
        };
        let text = format!("{sign}{}.{:02}", self.0.abs() / 100, self.0.abs() % 100);
        f.pad(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_two_decimals() {
        assert_eq!(Bits(-40).to_string(), "-0.40");
        assert_eq!(format!("{:+}", Bits(1740)), "+17.40");
        assert_eq!(format!("{:>8}", Bits(5)), "    0.05");
    }

    #[test]
    fn threshold_and_score_agree() {
        for hundredths in 1..100 {
            let threshold = f64::from(hundredths) / 100.0;
            let bits = Bits::at_probability(threshold);
            assert!(bits.probability() >= threshold);
            assert!((bits - Bits(1)).probability() < threshold);
        }
    }
}
