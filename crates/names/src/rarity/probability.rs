//! Probabilities as hundredths of a bit, -log2 P, added up in integers, so that a sum is the same
//! on every machine and in every order.

/// 2^62, the one of the fixed point.
const ONE: u64 = 1 << 62;
/// 2^(-1/100) in that fixed point.
const STEP: u64 = 4_579_830_776_212_142_987;
/// 2^(-i/100) for i from 0 to 99.
const POWERS: [u64; 100] = powers();

const fn powers() -> [u64; 100] {
    let mut powers = [ONE; 100];
    let mut i = 1;
    while i < 100 {
        powers[i] = ((powers[i - 1] as u128 * STEP as u128 + (1 << 61)) >> 62) as u64;
        i += 1;
    }
    powers
}

/// A sum of probabilities, kept exact to 2^-62 or so.
#[derive(Clone, Copy, Default)]
pub(super) struct Sum(u128);

impl Sum {
    /// Adds a probability of so many hundredths of a bit; below zero counts as certain.
    pub(super) fn add(&mut self, hundredths: i32) {
        let hundredths = hundredths.max(0);
        let power = u128::from(POWERS[(hundredths % 100) as usize]);
        // 64 more bits of fraction, so that small terms still count beside each other.
        self.0 += (power << 60)
            .checked_shr((hundredths / 100) as u32)
            .unwrap_or(0);
    }

    /// -log2 of the sum, rounded down to a hundredth; nothing added is as good as impossible.
    pub(super) fn hundredths(self) -> i32 {
        if self.0 == 0 {
            return i32::MAX / 4;
        }
        // self = mantissa * 2^exponent with the mantissa in (1/2, 1] of the fixed point.
        let bits = 128 - self.0.leading_zeros() as i32;
        let mantissa = if bits > 63 {
            self.0 >> (bits - 63)
        } else {
            self.0 << (63 - bits)
        };
        // Twice a power is above the mantissa where the power is above its half, rounded down.
        let half = (mantissa >> 1) as u64;
        let fraction = POWERS.partition_point(|power| *power > half) as i32;
        (62 + 60 - (bits - 1)) * 100 + fraction - 100
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(terms: &[i32]) {
        let mut sum = Sum::default();
        for term in terms {
            sum.add(*term);
        }
        let exact: f64 = terms.iter().map(|h| (-f64::from(*h) / 100.0).exp2()).sum();
        let difference = f64::from(sum.hundredths()) - (-exact.log2() * 100.0);
        assert!(
            difference.abs() <= 1.01,
            "{terms:?}: {} off by {difference}",
            sum.hundredths()
        );
    }

    #[test]
    fn sums_as_floating_point_does() {
        for hundredths in [0, 1, 50, 99, 100, 101, 199, 737, 1600, 1800, 5000] {
            check(&[hundredths]);
            check(&[hundredths, hundredths]);
            check(&[hundredths, 300, 1650]);
            check(&[hundredths; 19]);
        }
    }

    #[test]
    fn one_term_is_itself() {
        for hundredths in 0..4000 {
            let mut sum = Sum::default();
            sum.add(hundredths);
            assert_eq!(sum.hundredths(), hundredths);
        }
    }

    #[test]
    fn nothing_is_impossible() {
        assert!(Sum::default().hundredths() > 1_000_000);
    }
}
