//! The signs of yente's query language in a search. Here all of it is words to be looked for, and who meant more is told so.

/// Words between others that are operators there.
const OPERATORS: [&str; 4] = ["AND", "NOT", "OR", "TO"];

/// What is to be said of a search that is written in that language.
pub(super) fn remark(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let last = words.len().checked_sub(1)?;
    // In a name in capitals they are words as others.
    let is_mixed = text.chars().any(char::is_lowercase);
    let mut signs: Vec<&str> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let is_between = at < last && (at > 0 || *word == "NOT");
        // `TO` stands in spans alone.
        let is_operator = OPERATORS.contains(word) && (*word != "TO" || text.contains(['[', '{']));
        if is_mixed && is_operator && is_between {
            signs.push(word);
        }
        signs.extend(sign(word));
    }
    signs.dedup();
    if signs.is_empty() {
        return None;
    }
    let signs: Vec<String> = signs.iter().map(|sign| format!("`{sign}`")).collect();
    Some(format!(
        "q: {} was read as a part of the words that are looked for: there is no query language here",
        signs.join(", ")
    ))
}

/// What of a word would be a sign of the language.
fn sign(word: &str) -> Option<&str> {
    let is_letter = |letter: char| letter.is_alphanumeric();
    let after = |begin: &[char]| {
        word.strip_prefix(begin)
            .is_some_and(|rest| rest.starts_with(is_letter))
    };
    if after(&['-', '+', '!']) {
        return word.get(..1);
    }
    // What is behind a word: how much it weighs, how far it may differ.
    if let Some(at) = word.rfind(['^', '~']) {
        let (before, behind) = word.split_at(at);
        let is_number = behind[1..].chars().all(|c| c.is_ascii_digit() || c == '.');
        let is_behind = before.ends_with(|c: char| is_letter(c) || "\"*)".contains(c));
        if is_behind && is_number && (behind.len() > 1 || behind == "~") {
            return Some(behind);
        }
    }
    let (field, value) = word.split_once(':')?;
    let is_field = field.starts_with(|c: char| c.is_ascii_lowercase())
        && field
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "._".contains(c));
    (is_field && !value.is_empty() && !value.starts_with('/')).then(|| &word[..=field.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_a_query_language_are_told_and_names_are_not() {
        for (text, signs) in [
            ("Orlin Vestergaard-Quist", ""),
            ("ORLIN AND SONS", ""),
            ("Orlin AND Sons", "`AND`"),
            ("Orlin and Sons", ""),
            ("NOT Orlin", "`NOT`"),
            ("NOT", ""),
            ("Orlin -Quist", "`-`"),
            ("Orlin - Quist", ""),
            ("Orlin +47 22 00", "`+`"),
            ("countries:ru Orlin", "`countries:`"),
            ("properties.name:Orlin", "`properties.name:`"),
            ("https://example.org", ""),
            ("IMO: 9187629", ""),
            ("Orlin^2 Quist~", "`^2`, `~`"),
            ("Orlin~1", "`~1`"),
            ("~Orlin", ""),
            ("Orlin TO Quist", ""),
            ("", ""),
        ] {
            let told = remark(text).unwrap_or_default();
            let expected = format!("q: {signs} was read");
            if signs.is_empty() {
                assert_eq!(told, "", "{text}");
            } else {
                assert!(told.starts_with(&expected), "{text}: {told}");
            }
        }
    }
}
