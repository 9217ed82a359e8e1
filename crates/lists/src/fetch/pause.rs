//! How long to wait between attempts.

use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

use jiff::Timestamp;

use super::limits::Limits;

/// The pause after a failed attempt, the first being 1: twice as long each time, and of that a half
/// by chance, so that many who failed together do not come back together.
pub(super) fn after(attempt: u32, limits: &Limits) -> Duration {
    let doubled = limits
        .pause
        .saturating_mul(1 << (attempt.saturating_sub(1)).min(16));
    let longest = doubled.min(limits.pause_max);
    // The keys of a hash map are random in every process: chance enough, and no dependency.
    let chance = RandomState::new().hash_one(attempt) % 1000;
    longest / 2 + longest.mul_f64(chance as f64 / 2000.0)
}

/// What a server asks for with `Retry-After`: seconds, or a time (RFC 9110, section 10.2.3).
pub(super) fn asked(retry_after: &str, now: Timestamp) -> Option<Duration> {
    let text = retry_after.trim();
    if let Ok(seconds) = text.parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    let until = http_time(text)?;
    Some(
        until
            .duration_since(now)
            .try_into()
            .unwrap_or(Duration::ZERO),
    )
}

/// A time as HTTP writes it: `Sun, 06 Nov 1994 08:49:37 GMT`.
pub(super) fn http_time(text: &str) -> Option<Timestamp> {
    jiff::fmt::rfc2822::DateTimeParser::new()
        .parse_timestamp(text.trim())
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_within_bounds() {
        let limits = Limits {
            pause: Duration::from_secs(1),
            pause_max: Duration::from_secs(5),
            ..Limits::default()
        };
        for (attempt, longest) in [(1, 1), (2, 2), (3, 4), (4, 5), (40, 5)] {
            let longest = Duration::from_secs(longest);
            for _ in 0..50 {
                let pause = after(attempt, &limits);
                assert!(
                    pause >= longest / 2 && pause <= longest,
                    "{attempt}: {pause:?}"
                );
            }
        }
    }

    #[test]
    fn servers_ask_in_seconds_or_by_the_clock() {
        let now: Timestamp = "1994-11-06T08:49:07Z".parse().unwrap();
        for (text, want) in [
            ("120", Some(120)),
            ("Sun, 06 Nov 1994 08:49:37 GMT", Some(30)),
            ("Sun, 06 Nov 1994 08:00:00 GMT", Some(0)),
            ("soon", None),
            ("-1", None),
        ] {
            assert_eq!(
                asked(text, now).map(|pause| pause.as_secs()),
                want,
                "{text}"
            );
        }
    }
}
