//! Everyday words of Korean, which read like somebody's names.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;
use vokter_names::without_korean_particle;

/// Nouns of grammar, adverbs and forms of verbs that hardly anybody is called by.
const EVERYDAY: &str = "경우 같은 때문 때문에 모든 어떤 다른 새로운 있는 없는 하는 되는 이런 그런 저런 여러 모두 다시 \
이후 이전 오늘 내일 어제 문제 방법 내용 정보 사용 설정 기본 지정 가능 필요 관련 대한 위한 통한 따른 의한 대해 위해 통해 따라 \
의해 그리고 그러나 하지만 또는 또한 만약 만일 아래 위치 유형 상태 시작 종료 전체 일부 현재 최근 먼저 나중 함께 그냥 매우 아주 \
너무 계속 아직 항상 자주 물론 특히 주로 보통 대부분 각각 서로 자신 자체 위치에서 대부분의";

/// Whether a word in Hangul, with or without a particle, is an everyday one.
pub(crate) fn is_everyday(word: &str) -> bool {
    static WORDS: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    let words = WORDS.get_or_init(|| EVERYDAY.split_whitespace().collect());
    words.contains(word) || without_korean_particle(word).is_some_and(|stem| words.contains(stem))
}

/// "is", "was" and "called", as they are written on to a name.
const COPULAS: &[&str] = &["이었다", "입니다", "이다", "였다", "이라고"];
/// Fewest syllables of a name in front of one.
const BEFORE_COPULA: usize = 2;

/// A word without the copula that is written on to it.
pub(crate) fn without_copula(word: &str) -> Option<&str> {
    let mut stems = COPULAS
        .iter()
        .filter_map(|copula| word.strip_suffix(copula));
    stems.find(|stem| stem.chars().count() >= BEFORE_COPULA)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_and_without_a_particle() {
        assert!(is_everyday("경우"));
        assert!(is_everyday("경우는"));
        assert!(!is_everyday("김정은"));
        assert_eq!(without_copula("민수이다"), Some("민수"));
        assert_eq!(without_copula("수이다"), None);
    }
}
