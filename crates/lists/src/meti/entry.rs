//! One entry of the text: its number, names and address.

use vokter_entities::{is_latin, is_latin_letter};

use super::ADDRESS;

/// The word for "also called".
const CALLED: &str = "別称";

/// An entry, taken apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    pub(super) number: usize,
    /// The line of the text where it begins, from 1.
    pub(super) line: u64,
    pub(super) japanese: String,
    pub(super) latin: String,
    pub(super) aliases: Vec<String>,
    pub(super) address: String,
    /// What else a name is said to include.
    pub(super) includes: Option<String>,
}

/// The entries of a text, found by their numbers from 1 on.
pub(super) fn entries(text: &str) -> Vec<Entry> {
    let mut starts: Vec<(usize, usize)> = Vec::new();
    let mut from = 0;
    for number in 1.. {
        let Some((start, end)) = next(text, from, number) else {
            break;
        };
        starts.push((start, end));
        from = end;
    }
    let mut entries = Vec::with_capacity(starts.len());
    for (at, (start, body)) in starts.iter().enumerate() {
        let end = starts.get(at + 1).map_or(text.len(), |(start, _)| *start);
        let before = text.get(..*start).unwrap_or_default();
        let mut entry = taken_apart(text.get(*body..end).unwrap_or_default());
        entry.number = at + 1;
        entry.line = before.matches('\n').count() as u64 + 1;
        entries.push(entry);
    }
    entries
}

/// Where the entry of a number starts, and where what follows the number does: at the start of a
/// line or run on to the end of the address before, with Japanese on the same line.
fn next(text: &str, from: usize, number: usize) -> Option<(usize, usize)> {
    let digits = number.to_string();
    let rest = text.get(from..)?;
    rest.match_indices(&digits).find_map(|(at, _)| {
        let (start, end) = (from + at, from + at + digits.len());
        let before = text.get(..start)?.chars().next_back();
        let begins = before.is_none_or(|c| {
            c == '\n' || (!c.is_whitespace() && !c.is_ascii_digit() && (c.is_ascii() || c == '。'))
        });
        let after = text.get(end..)?;
        let name = after.strip_prefix(' ').unwrap_or(after);
        let line = name.lines().next().unwrap_or_default();
        let japanese = line.chars().take(HEAD_CHARS).any(is_japanese);
        let separate = after.starts_with(' ') || name.chars().next().is_some_and(is_japanese);
        (begins && separate && japanese).then_some((start, end))
    })
}

/// Within how many characters of its number an entry's Japanese name has begun.
const HEAD_CHARS: usize = 40;

fn is_japanese(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '「' | '」')
}

fn taken_apart(body: &str) -> Entry {
    let (names, address) = body.split_once(ADDRESS).unwrap_or((body, ""));
    let mut entry = Entry {
        address: words(address.trim_start_matches(':')),
        ..Entry::default()
    };
    // The newest entries have their aliases on lines of their own.
    let (names, called) = match names.split_once(&format!("\n{CALLED}:")) {
        Some((names, called)) => (names, called),
        None => (names, ""),
    };
    let (japanese, latin) = scripts(names);
    take_japanese(&mut entry, &japanese);
    take_latin(&mut entry, &latin);
    let called = called.split([';', '；', '\n']);
    entry
        .aliases
        .extend(called.map(words).filter(|alias| !alias.is_empty()));
    entry
}

/// White space collapsed, broken lines joined.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Cuts the Japanese from the Latin lines: those begin after the last Japanese one, outside
/// brackets. A Latin name may also run on behind the Japanese one, on its line.
fn scripts(names: &str) -> (String, String) {
    let mut japanese = String::new();
    let mut latin = String::new();
    let mut open = 0_i32;
    for line in names.lines() {
        if latin.is_empty() && (open > 0 || line.chars().any(is_japanese) || japanese.is_empty()) {
            open +=
                line.matches(['（', '(']).count() as i32 - line.matches(['）', ')']).count() as i32;
            // Japanese is broken anywhere, Latin words between words.
            if japanese.chars().next_back().is_some_and(is_latin_letter)
                && line.chars().next().is_some_and(is_latin_letter)
            {
                japanese.push(' ');
            }
            japanese.push_str(line.trim());
        } else {
            latin.push_str(line.trim_end());
            // A word that was hyphenated goes on in the next line.
            if !line.trim_end().ends_with('-') {
                latin.push('\n');
            }
        }
    }
    let last = japanese
        .char_indices()
        .rev()
        .find(|(_, c)| is_japanese(*c) || *c == '）');
    let cut = last.map_or(0, |(at, c)| at + c.len_utf8());
    let tail = japanese.get(cut..).unwrap_or_default();
    let tail = tail.strip_prefix(')').unwrap_or(tail).trim();
    // What follows is the beginning of the Latin name if that has none or goes on from it, and not
    // an abbreviation at the end of the Japanese one.
    let goes_on = latin
        .trim_start()
        .starts_with(|c: char| c.is_lowercase() || matches!(c, '-' | '—' | '–'));
    let begins = latin.trim().is_empty() || goes_on || tail.contains(' ');
    if !tail.is_empty() && begins {
        latin = format!("{tail}\n{latin}");
        let kept = japanese.len() - tail.len();
        japanese.truncate(kept);
    }
    (japanese, latin)
}

/// Whether the text in brackets tells what a name includes, and is no part of it.
fn includes(bracket: &str) -> bool {
    bracket.contains("を含む")
}

/// The Japanese name, and the aliases in the brackets after it.
fn take_japanese(entry: &mut Entry, text: &str) {
    if let Some((name, bracket)) = text.split_once('（')
        && includes(bracket)
    {
        entry.japanese = words(name);
        return;
    }
    let text = if text.contains("(別称") {
        &text.replace('(', "（").replace(')', "）")
    } else {
        text
    };
    let marked = text
        .split_once("（別称")
        .or_else(|| text.split_once("（別名"));
    let Some((name, called)) = marked else {
        entry.japanese = words(text);
        return;
    };
    entry.japanese = words(name);
    let called = called.trim_start_matches(['、', ':', ' ']);
    let mut depth = 0;
    let mut alias = String::new();
    let mut aliases = Vec::new();
    for c in called.chars() {
        match c {
            '（' => depth += 1,
            '）' if depth == 0 => break,
            '）' => depth -= 1,
            '、' | '；' | ';' if depth == 0 => {
                aliases.push(std::mem::take(&mut alias));
                continue;
            }
            _ => {}
        }
        alias.push(c);
    }
    // The last two are joined by "and".
    match alias.split_once("及び") {
        Some((one, other)) => aliases.extend([one.to_owned(), other.to_owned()]),
        None => aliases.push(alias),
    }
    let aliases = aliases.iter().map(|alias| words(alias));
    entry
        .aliases
        .extend(aliases.filter(|alias| !alias.is_empty()));
}

/// The name in Latin letters, an acronym in brackets after it, and the list of aliases.
fn take_latin(entry: &mut Entry, text: &str) {
    let flat = words(text);
    let cut = ["a.k.a", "also known as"]
        .iter()
        .filter_map(|mark| flat.find(mark))
        .min();
    let name = flat.get(..cut.unwrap_or(flat.len())).unwrap_or(&flat);
    let name = name.trim().trim_end_matches([',', ';']).trim_end();
    // A ministry is listed with all that belongs to it; that is no part of its name.
    let name = match name.split_once(", including ") {
        Some((name, included)) => {
            entry.includes = Some(included.to_owned());
            name
        }
        None => name,
    };
    let bracket = name
        .strip_suffix(')')
        .and_then(|name| name.rsplit_once(" ("));
    match bracket.filter(|(name, _)| !name.contains('(')) {
        Some((name, acronym)) => {
            name.clone_into(&mut entry.latin);
            entry.aliases.push(acronym.to_owned());
        }
        None => name.clone_into(&mut entry.latin),
    }
    let Some(listed) = cut.and_then(|cut| flat.get(cut..)) else {
        return;
    };
    let listed = match listed.split_once(':') {
        Some((_, listed)) => listed,
        // "a.k.a., the following one alias" without its colon.
        None => listed.split_once(" -").map_or("", |(_, listed)| listed),
    };
    for item in listed.split(';') {
        let item = item.trim();
        let item = item
            .strip_prefix("and")
            .filter(|rest| rest.starts_with([' ', '-', '—', '–']))
            .unwrap_or(item);
        let item = item
            .trim_start_matches([' ', '-', '—', '–'])
            .trim_end_matches([' ', ',']);
        let item = item.strip_suffix(" and").unwrap_or(item);
        let item = sentence(item);
        if !item.is_empty() && is_latin(item) {
            entry.aliases.push(item.to_owned());
        }
    }
}

/// Without the full stop of the sentence, which is not that of an abbreviation.
fn sentence(text: &str) -> &str {
    let last = text.rsplit(' ').next().unwrap_or(text);
    let short = last.len() <= 4 && last.chars().next().is_some_and(char::is_uppercase)
        || last.matches('.').count() > 1;
    match text.strip_suffix('.') {
        Some(rest)
            if !short
                || last.chars().all(|c| c.is_uppercase() || c == '.')
                    && last.matches('.').count() == 1 =>
        {
            rest
        }
        _ => text,
    }
}
