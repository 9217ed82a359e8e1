//! Several names in one text: lists with commas, and `(also known as …)`.

use vokter_entities::is_latin;

/// Words that follow a comma and belong to the name before it.
const LEGAL_FORMS: [&str; 44] = [
    "llc",
    "ltd",
    "limited",
    "inc",
    "incorporated",
    "corp",
    "co",
    "jsc",
    "ojsc",
    "pjsc",
    "cjsc",
    "oao",
    "ooo",
    "pao",
    "ao",
    "zao",
    "gmbh",
    "ag",
    "sa",
    "sarl",
    "spa",
    "srl",
    "bv",
    "nv",
    "plc",
    "llp",
    "lp",
    "fze",
    "fzco",
    "fzc",
    "fsue",
    "fgup",
    "sal",
    "as",
    "оао",
    "ооо",
    "пао",
    "ао",
    "зао",
    "фгуп",
    "тоо",
    "sdn bhd",
    "jr",
    "limited liability company",
];

/// The names of a list with commas or semicolons. A legal form behind a comma stays with its name.
pub(crate) fn listed(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for part in text.split(';') {
        let first = names.len();
        for piece in outside_quotes(part) {
            let piece = piece.trim();
            match names.last_mut().filter(|_| is_legal_form(piece)) {
                Some(name) => {
                    name.push_str(", ");
                    name.push_str(piece);
                }
                None if piece.is_empty() => {}
                None => names.push(piece.to_owned()),
            }
        }
        // `A, B and C`.
        if names.len() > first + 1
            && let Some(last) = names.last()
            && let Some((before, after)) = last.split_once(" and ")
        {
            let (before, after) = (before.trim().to_owned(), after.trim().to_owned());
            names.pop();
            names.extend([before, after]);
        }
    }
    names
}

fn is_legal_form(text: &str) -> bool {
    let bare: String = text.to_lowercase().replace('.', "");
    LEGAL_FORMS.contains(&bare.trim())
}

/// The pieces between commas that stand in no quotes and no brackets.
fn outside_quotes(text: &str) -> Vec<&str> {
    let mut depth = 0_i32;
    let mut straight = false;
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        match c {
            '(' | '«' | '“' | '„' => depth += 1,
            ')' | '»' | '”' => depth -= 1,
            '"' => straight = !straight,
            ',' | '،' | '、' if depth <= 0 && !straight => {
                pieces.extend(text.get(start..at));
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    // Quotes or brackets that were not closed hold nothing together.
    if depth > 0 || straight {
        return text.split([',', '،', '、']).collect();
    }
    pieces.extend(text.get(start..));
    pieces
}

/// The names on both sides of a slash: `X / Y`, `Стройтранс/Stroytrans` in two scripts, and two names of
/// more than a word each. `Army/Front` is one name.
pub(crate) fn either_side(text: &str) -> Vec<&str> {
    let sides: Vec<&str> = if text.contains(" / ") {
        text.split(" / ").collect()
    } else {
        let two = text.split_once('/').filter(|(left, right)| {
            let words = |side: &str| side.split_whitespace().count();
            let brackets = |side: &str| side.matches('(').count() == side.matches(')').count();
            let whole = words(left) > 1 && words(right) > 1 && !right.contains('/');
            brackets(left) && (whole || is_latin(left) != is_latin(right))
        });
        two.map_or_else(|| vec![text], |(left, right)| vec![left, right])
    };
    let sides = sides.into_iter().map(|side| side.trim_matches(['/', ' ']));
    sides.filter(|side| !side.is_empty()).collect()
}

/// A text cut where its words change from Latin letters to others, or back.
pub(crate) fn runs(text: &str) -> Vec<String> {
    let mut runs: Vec<(bool, String)> = Vec::new();
    for word in text.split_whitespace() {
        let latin = is_latin(word);
        let letters = word.chars().any(char::is_alphabetic);
        match runs.last_mut() {
            Some((known, run)) if *known == latin || !letters => {
                run.push(' ');
                run.push_str(word);
            }
            _ => runs.push((latin, word.to_owned())),
        }
    }
    runs.into_iter().map(|(_, run)| run).collect()
}

/// A name in several scripts behind one another, cut where the script changes; a name with a brand or
/// an abbreviation in another script is one name.
pub(crate) fn by_script(text: &str) -> Vec<String> {
    let runs = runs(text);
    let whole = |run: &String| run.contains(' ') && !run.contains('(') && !run.contains(')');
    if runs.len() > 1 && runs.iter().all(whole) {
        return runs;
    }
    vec![text.to_owned()]
}

/// How a bracket or a run of words begins that gives other names.
const ALSO: [&str; 9] = [
    "also known as",
    "also referred to as",
    "also called",
    "a.k.a.",
    "a.k.a",
    "aka ",
    "aliases:",
    "alias:",
    "previously known as",
];

/// A name without the other names in it, and those: `Iyad (a.k.a. Eyad) MAKHLOUF` is also `Eyad
/// MAKHLOUF`; `X LLC (also known as Y, Z and W)`; `Jamal Aa a.k.a. Ismael Bb`.
pub(crate) fn also_known(text: &str) -> (String, Vec<String>) {
    let mut base = text.to_owned();
    let mut others = Vec::new();
    while let Some((open, close, label)) = bracket(&base) {
        let inner = base
            .get(open + 1 + label..close)
            .unwrap_or_default()
            .to_owned();
        let before = base.get(..open).unwrap_or_default().trim().to_owned();
        let after = base.get(close + 1..).unwrap_or_default().trim().to_owned();
        for other in listed(&inner) {
            let one_word = !other.contains(char::is_whitespace);
            let amid = after.starts_with(char::is_alphanumeric);
            match before.rsplit_once(char::is_whitespace) {
                // Another spelling of the word before the bracket.
                Some((rest, _)) if one_word && amid => {
                    others.push(format!("{rest} {other} {after}"));
                }
                None if one_word && amid => others.push(format!("{other} {after}")),
                _ => others.push(other),
            }
        }
        base = [before, after].join(" ").trim().into();
    }
    let lower = base.to_ascii_lowercase();
    let running = [" a.k.a. ", " also known as ", " aka "];
    let running = running.iter().find_map(|label| {
        let at = lower.find(label).filter(|at| *at > 0)?;
        Some((at, at + label.len()))
    });
    if let Some((end, start)) = running {
        others.extend(listed(base.get(start..).unwrap_or_default()));
        base.truncate(end);
    }
    (base, others)
}

/// The first bracket that gives other names: where it opens and closes, and how long its label is.
fn bracket(text: &str) -> Option<(usize, usize, usize)> {
    for (open, _) in text.match_indices('(') {
        let inner = text.get(open + 1..)?;
        let lower = inner.to_ascii_lowercase();
        let trimmed = lower.trim_start();
        let Some(label) = ALSO.iter().find(|label| trimmed.starts_with(**label)) else {
            continue;
        };
        let close = open + 1 + inner.find(')')?;
        return Some((open, close, lower.len() - trimmed.len() + label.len()));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_commas() {
        for (text, want) in [
            (
                "A Plant, OOO B, Open Joint-Stock Company \"C, D\"",
                "A Plant|OOO B|Open Joint-Stock Company \"C, D\"",
            ),
            ("A Company, Ltd., B, LLC", "A Company, Ltd.|B, LLC"),
            ("Завод \"Д\", АО", "Завод \"Д\", АО"),
            ("A; B", "A|B"),
            ("A, B and C, JSC", "A|B|C, JSC"),
            ("Research and Development", "Research and Development"),
            ("A \"B, C", "A \"B|C"),
            ("", ""),
        ] {
            assert_eq!(listed(text).join("|"), want, "{text}");
        }
    }

    #[test]
    fn names_beside_one_another() {
        for (text, want) in [
            ("Aa Bb / Аа Бб", "Aa Bb|Аа Бб"),
            ("Aa/Аа", "Aa|Аа"),
            ("Aa Bb/Ac Bb", "Aa Bb|Ac Bb"),
            ("Aa BB/", "Aa BB"),
            ("Army/Front/Party", "Army/Front/Party"),
            ("Mills (Aa Bb/Cc Dd)", "Mills (Aa Bb/Cc Dd)"),
        ] {
            assert_eq!(either_side(text).join("|"), want, "{text}");
        }
        for (text, want) in [
            (
                "State ‘Aa’ Завод ‘Аа’ Zavod ‘Aa’",
                "State ‘Aa’|Завод ‘Аа’|Zavod ‘Aa’",
            ),
            ("Завод SPARC имени Аа", "Завод SPARC имени Аа"),
            ("Aa Bb", "Aa Bb"),
        ] {
            assert_eq!(by_script(text).join("|"), want, "{text}");
        }
    }

    #[test]
    fn other_names_in_brackets() {
        for (text, want) in [
            ("Iyad (a.k.a. Eyad) AA", "Iyad AA|Eyad AA"),
            ("Dr. Bb (a.k.a. Cc, Dd) AA", "Dr. Bb AA|Dr. Cc AA|Dr. Dd AA"),
            ("X LLC (also known as Y, LLC, Z and W)", "X LLC|Y, LLC|Z|W"),
            ("Jamal Aa a.k.a. Ismael Bb", "Jamal Aa|Ismael Bb"),
            (
                "Leader (Hong Kong) International",
                "Leader (Hong Kong) International",
            ),
            ("X (also known as Y", "X (also known as Y"),
        ] {
            let (base, others) = also_known(text);
            let all: Vec<String> = [base].into_iter().chain(others).collect();
            assert_eq!(all.join("|"), want, "{text}");
        }
    }
}
