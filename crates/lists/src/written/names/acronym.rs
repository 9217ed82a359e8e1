//! Acronyms in brackets behind the name they stand for.

/// One word of capitals, up to twelve, whose letters stand in the name in that order, the first at
/// the beginning of a word: GBAE of General Bureau of Atomic Energy.
pub(super) fn is_acronym_of(text: &str, name: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|c| *c != '-').collect();
    let capitals = letters.iter().filter(|c| c.is_ascii_uppercase()).count();
    let all_letters = letters.iter().all(char::is_ascii_alphabetic);
    if !(2..=12).contains(&letters.len()) || !all_letters || capitals + 1 < letters.len() {
        return false;
    }
    let name: Vec<char> = name.to_lowercase().chars().collect();
    let starts = (0..name.len()).filter(|at| {
        let before = at.checked_sub(1).and_then(|at| name.get(at));
        before.is_none_or(|c| !c.is_alphanumeric())
    });
    let follows = |start: usize| {
        let mut rest = name.iter().skip(start);
        let mut letters = letters.iter().map(char::to_ascii_lowercase);
        let first = letters.next();
        rest.next().copied() == first && letters.all(|letter| rest.any(|c| *c == letter))
    };
    starts.into_iter().any(follows)
}
