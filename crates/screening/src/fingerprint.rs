//! What the engine's answers depend on besides lists and settings, for the hash in every answer.

/// The engine's tables and constants, by name: hash these and two engines with one hash give one
/// answer.
pub fn fingerprint() -> impl Iterator<Item = (&'static str, &'static str)> {
    vokter_names::tables().chain([
        ("screening/facts", include_str!("facts.rs")),
        ("screening/score", include_str!("score.rs")),
        ("screening/comparison", include_str!("comparison.rs")),
    ])
}
