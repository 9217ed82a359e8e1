//! Canada's aliases: one text for all of a party, with commas, semicolons, "or", and labels of languages.

use vokter_entities::{NameKind, is_latin};

use crate::draft::tidy;
use crate::written;

/// One alias.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Alias {
    pub(super) text: String,
    pub(super) kind: NameKind,
}

/// Languages that stand before a colon.
const LANGUAGES: [&str; 10] = [
    "Belarusian",
    "Belarussian",
    "Russian",
    "Ukrainian",
    "Arabic",
    "Persian",
    "Farsi",
    "Chinese",
    "Burmese",
    "Hebrew",
];

/// The aliases in a text.
pub(super) fn aliases(text: &str, person: bool) -> Vec<Alias> {
    let mut found: Vec<Alias> = Vec::new();
    for piece in without_languages(text).split(';') {
        for piece in slashes(piece) {
            let pieces = if person { people(piece) } else { bodies(piece) };
            for text in pieces {
                add(&mut found, &text, person);
            }
        }
    }
    found
}

fn add(found: &mut Vec<Alias>, text: &str, person: bool) {
    let Some(text) = tidy(text.trim_matches(|c: char| c.is_whitespace() || c == ',')) else {
        return;
    };
    let text = text.strip_suffix(" AKA").unwrap_or(&text).to_owned();
    // `Aleksei` for Oleksii Salyayev: another spelling of a part of the name, which many bear.
    let part = person && !text.contains(' ');
    let kind = if part {
        NameKind::WeakAlias
    } else {
        NameKind::StrongAlias
    };
    if found.iter().all(|known| known.text != text) {
        found.push(Alias { text, kind });
    }
}

/// The text with white space tidied and each label of a language turned into a separator.
fn without_languages(text: &str) -> String {
    let mut text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for language in LANGUAGES {
        for label in [
            format!("({language}:"),
            format!("{language} :"),
            format!("{language}:"),
        ] {
            text = text.replace(&label, ";");
        }
    }
    text
}

/// The names on either side of a slash with white space at it.
fn slashes(text: &str) -> impl Iterator<Item = &str> {
    text.split(" / ").flat_map(|piece| piece.split("/ "))
}

/// The names of a person: between commas and "or", and where the script changes.
fn people(text: &str) -> Vec<String> {
    if let Some(natural) = turned(text) {
        return vec![natural];
    }
    let split = written::listed(text);
    let split = split.iter().flat_map(|piece| piece.split(" or "));
    let split = split.map(|piece| piece.trim().trim_start_matches("or ").to_owned());
    split.flat_map(|piece| written::runs(&piece)).collect()
}

/// The names of a body: between commas, and at an English word between two names in another script.
fn bodies(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for piece in written::listed(text) {
        let mut rest = piece.as_str();
        while let Some((before, after)) = [" or ", " and "]
            .iter()
            .filter_map(|word| rest.split_once(word))
            .filter(|(before, after)| !is_latin(before) && !is_latin(after))
            .min_by_key(|(before, _)| before.len())
        {
            found.push(before.to_owned());
            rest = after;
        }
        found.push(rest.to_owned());
    }
    found
}

/// `Family, Given Patronymic`: one word, a comma and some.
fn turned(text: &str) -> Option<String> {
    let (family, given) = text.split_once(',')?;
    let (family, given) = (family.trim(), given.trim());
    let turned = !family.contains(' ')
        && given.contains(' ')
        && !given.contains(',')
        && !given.contains(" or ")
        && is_latin(family) == is_latin(given);
    turned.then(|| format!("{given} {family}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, person: bool, want: &str) {
        let weak = |alias: &Alias| alias.kind == NameKind::WeakAlias;
        let show = |alias: Alias| format!("{}{}", if weak(&alias) { "~" } else { "" }, alias.text);
        let found: Vec<String> = aliases(text, person).into_iter().map(show).collect();
        assert_eq!(found.join("|"), want, "{text}");
    }

    #[test]
    fn people_have_several() {
        check("Иван Аа; Ivan Aa", true, "Иван Аа|Ivan Aa");
        check(
            "Aa Bb, Belarusian: Аа Бб,  Russian\u{a0}: Ав Бв",
            true,
            "Aa Bb|Аа Бб|Ав Бв",
        );
        check("Aleksei, Oleksii AA, BB", true, "~Aleksei|Oleksii AA|~BB");
        check(
            "Баранов, Олег Анатольевич",
            true,
            "Олег Анатольевич Баранов",
        );
        check("Aa Bb / Аа Бб", true, "Aa Bb|Аа Бб");
        check("Aa Bb\n عباس ج", true, "Aa Bb|عباس ج");
        check("Aa Bb,Cc Dd, سيامک ره\n", true, "Aa Bb|Cc Dd|سيامک ره");
        check("Aa or Bb Cc, Dd Ee", true, "~Aa|Bb Cc|Dd Ee");
        check("Andrei ", true, "~Andrei");
        check("ינון לוי  LEVY, Yinon AKA", true, "ינון לוי|~LEVY|~Yinon");
        check("", true, "");
    }

    #[test]
    fn bodies_keep_their_legal_forms() {
        check("A Co. Ltd.,\nB, LLC", false, "A Co. Ltd.|B, LLC");
        check("Завод \"Д\", АО", false, "Завод \"Д\", АО");
        check("A Line Company\nLimited", false, "A Line Company Limited");
        check("МЦСТ OAO или X", false, "МЦСТ OAO или X");
        check(
            "Russian: ЦИК and Центризбирком or Комиссия",
            false,
            "ЦИК|Центризбирком|Комиссия",
        );
        check("Аа and Bb Co", false, "Аа and Bb Co");
    }
}
