//! Letters with digits at once beside them, which are no words: GR4N4TES is no tea, TB2 no tuberculosis.

/// Whether letters stand behind figures that stand behind letters: "GR4N4TES" is no tea.
pub(super) fn is_behind_digits(text: &str, start: usize) -> bool {
    let before = text.get(..start).unwrap_or_default();
    let letters = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let last = letters.chars().next_back();
    letters.len() < before.len() && last.is_some_and(|c| c.is_alphabetic() && c < '\u{3000}')
}

/// Whether two or three capitals have a digit at once behind them: TB2 is no tuberculosis.
pub(super) fn is_before_digits(text: &str, start: usize, end: usize) -> bool {
    let capitals = text.get(start..end).is_some_and(|words| {
        (2..=3).contains(&words.len()) && words.bytes().all(|c| c.is_ascii_uppercase())
    });
    let digit = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
    capitals && text.get(end..).is_some_and(digit)
}
