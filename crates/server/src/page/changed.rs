//! What changed of a party's entry: values that are gone and new, and of long texts only the words that differ.

use std::collections::HashMap;

use maud::{Markup, html};
use serde_json::Value;

use super::json::text;
use super::texts::Texts;

/// Fewer words than this are told whole: a name is not read in pieces.
const WORDS_MIN: usize = 8;
/// Words that two texts are aligned by at most, beside those that both begin and end with: this many squared are
/// looked at.
const WORDS_MAX: usize = 600;
/// Words that stay the same and are shown beside a change; a longer run is cut.
const AROUND: usize = 8;

/// Fields that changed, with what is gone and what is new.
pub(super) fn fields(texts: &Texts, fields: &Value) -> Markup {
    html! {
        @if let Some(fields) = fields.as_object() {
            dl {
                @for (field, values) in fields {
                    dt { (texts.word("field", field)) }
                    dd { (field_of(texts, field, values)) }
                }
            }
        }
    }
}

fn field_of(texts: &Texts, field: &str, values: &Value) -> Markup {
    let side = |name: &str| -> Vec<&str> {
        let all = values[name].as_array().into_iter().flatten();
        all.map(text).collect()
    };
    let (from, to) = (side("from"), side("to"));
    let told = |value: &str| told(texts, field, value);
    let gone: Vec<String> = from
        .iter()
        .filter(|value| !to.contains(value))
        .map(|value| told(value))
        .collect();
    let new: Vec<String> = to
        .iter()
        .filter(|value| !from.contains(value))
        .map(|value| told(value))
        .collect();
    let (pairs, gone, new) = paired(gone, new);
    html! {
        @for (gone, new) in &pairs { p class="merged" { bdi { (merged(gone, new)) } } }
        @for value in gone { del { bdi { (value) } } " " }
        @for value in new { ins { bdi { (value) } } " " }
    }
}

/// A value of the contract in the page's language.
fn told(texts: &Texts, field: &str, value: &str) -> String {
    match field {
        "schema" => texts.word("schema", value),
        "gender" => texts.word("gender", value),
        "birth_dates" => texts.day(value),
        "countries" | "nationalities" | "flags" => texts.country(value),
        "names" => match value
            .strip_suffix(')')
            .and_then(|rest| rest.rsplit_once(" ("))
        {
            Some((name, kind)) => {
                let kind = match kind {
                    "alias" => "strong-alias".to_owned(),
                    kind => kind.replace(' ', "-"),
                };
                format!("{name} ({})", texts.word("name", &kind).to_lowercase())
            }
            None => value.to_owned(),
        },
        "particulars" => match value.split_once(' ') {
            Some((kind, told)) => format!("{} {told}", texts.word("particular", kind)),
            None => value.to_owned(),
        },
        "identifiers" => match value.split_once(' ') {
            Some((kind, number)) => format!("{} {number}", texts.word("number", kind)),
            None => value.to_owned(),
        },
        "listings" => {
            let parts = value
                .split(", ")
                .map(|part| texts.word("effect", &texts.day(part)));
            parts.collect::<Vec<_>>().join(", ")
        }
        _ => value.to_owned(),
    }
}

/// Values of one side with what became of each on the other; what has no counterpart is left.
type Paired = (Vec<(String, String)>, Vec<String>, Vec<String>);

/// Pairs long texts that have most words in common.
fn paired(gone: Vec<String>, mut new: Vec<String>) -> Paired {
    let (mut pairs, mut left) = (Vec::new(), Vec::new());
    for value in gone {
        let alike = new.iter().map(|other| common(&value, other)).enumerate();
        match alike
            .filter(|(_, share)| *share >= 0.5)
            .max_by(|a, b| a.1.total_cmp(&b.1))
        {
            Some((at, _)) => pairs.push((value, new.remove(at))),
            None => left.push(value),
        }
    }
    (pairs, left, new)
}

/// The share of words that two long texts have in common; of short ones none.
fn common(a: &str, b: &str) -> f64 {
    let (a, b) = (words(a), words(b));
    if a.len().min(b.len()) < WORDS_MIN {
        return 0.0;
    }
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for word in &a {
        *counts.entry(word).or_default() += 1;
    }
    let mut both = 0;
    for word in &b {
        if let Some(count) = counts.get_mut(word).filter(|count| **count > 0) {
            *count -= 1;
            both += 1;
        }
    }
    f64::from(both) / a.len().max(b.len()) as f64
}

/// Runs of letters and figures, and each sign by itself: of an address only what changed in it.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut begun = None;
    for (at, c) in text.char_indices() {
        if c.is_alphanumeric() {
            begun.get_or_insert(at);
            continue;
        }
        if let Some(from) = begun.take() {
            words.push(&text[from..at]);
        }
        words.push(&text[at..at + c.len_utf8()]);
    }
    words.extend(begun.map(|from| &text[from..]));
    words
}

/// A run of words that both have, or only one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece<'w, 't> {
    Same(&'w [&'t str]),
    Gone(&'w [&'t str]),
    New(&'w [&'t str]),
}

/// Two texts as one, with what is gone and what is new marked in it.
fn merged(from: &str, to: &str) -> Markup {
    let (from, to) = (words(from), words(to));
    let pieces = pieces(&from, &to);
    let last = pieces.len().saturating_sub(1);
    html! {
        @for (at, piece) in pieces.iter().enumerate() {
            @match piece {
                Piece::Same(words) => (same(words, at > 0, at < last)),
                Piece::Gone(words) => del { (words.concat()) },
                Piece::New(words) => ins { (words.concat()) },
            }
        }
    }
}

/// Words that stayed: of a long run those next to what changed before and after it.
fn same(words: &[&str], after: bool, before: bool) -> String {
    // Words and what stands between them.
    let around = AROUND * 2;
    let head = if after { around } else { 0 };
    let tail = if before { around } else { 0 };
    if words.len() <= head + tail + around {
        return words.concat();
    }
    let (head, tail) = (&words[..head], &words[words.len() - tail..]);
    let gap = if head.is_empty() {
        "… "
    } else if tail.is_empty() {
        " …"
    } else {
        " … "
    };
    format!(
        "{}{gap}{}",
        head.concat().trim_end(),
        tail.concat().trim_start()
    )
}

fn pieces<'w, 't>(from: &'w [&'t str], to: &'w [&'t str]) -> Vec<Piece<'w, 't>> {
    let begin = from.iter().zip(to).take_while(|(a, b)| a == b).count();
    let (from_rest, to_rest) = (&from[begin..], &to[begin..]);
    let end = from_rest.iter().rev().zip(to_rest.iter().rev());
    let end = end.take_while(|(a, b)| a == b).count();
    let (gone, new) = (
        &from_rest[..from_rest.len() - end],
        &to_rest[..to_rest.len() - end],
    );
    let mut pieces = vec![Piece::Same(&from[..begin])];
    if gone.len().max(new.len()) > WORDS_MAX {
        pieces.extend([Piece::Gone(gone), Piece::New(new)]);
    } else {
        aligned(gone, new, &mut pieces);
    }
    pieces.push(Piece::Same(&from_rest[from_rest.len() - end..]));
    pieces.retain(|piece| match piece {
        Piece::Same(words) | Piece::Gone(words) | Piece::New(words) => !words.is_empty(),
    });
    pieces
}

/// The longest common subsequence of words, as runs.
fn aligned<'w, 't>(from: &'w [&'t str], to: &'w [&'t str], pieces: &mut Vec<Piece<'w, 't>>) {
    let width = to.len() + 1;
    // How many words can be kept from here on.
    let mut kept = vec![0_u16; (from.len() + 1) * width];
    for a in (0..from.len()).rev() {
        for b in (0..to.len()).rev() {
            kept[a * width + b] = if from[a] == to[b] {
                kept[(a + 1) * width + b + 1] + 1
            } else {
                kept[(a + 1) * width + b].max(kept[a * width + b + 1])
            };
        }
    }
    let (mut a, mut b) = (0, 0);
    while a < from.len() || b < to.len() {
        let (from_a, to_b) = (a, b);
        while a < from.len() && b < to.len() && from[a] == to[b] {
            (a, b) = (a + 1, b + 1);
        }
        if a > from_a {
            pieces.push(Piece::Same(&from[from_a..a]));
            continue;
        }
        while a < from.len() && (b == to.len() || from[a] != to[b]) {
            let step = |a: usize, b: usize| kept[a * width + b];
            if b < to.len() && step(a + 1, b) < step(a, b + 1) {
                break;
            }
            a += 1;
        }
        pieces.push(Piece::Gone(&from[from_a..a]));
        while b < to.len() && (a == from.len() || from[a] != to[b]) {
            let step = |a: usize, b: usize| kept[a * width + b];
            if a < from.len() && step(a, b + 1) < step(a + 1, b) {
                break;
            }
            b += 1;
        }
        pieces.push(Piece::New(&to[to_b..b]));
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::texts::Language;
    use super::*;

    #[test]
    fn of_a_long_text_only_the_words_that_changed_are_marked() {
        let check = |from: &str, to: &str, told: &str| {
            assert_eq!(merged(from, to).into_string(), told);
        };
        check(
            "See https://lists.example/en/notice/61 for more.",
            "See https://lists.example/en/notice/62 for more.",
            "See https://lists.example/en/notice/<del>61</del><ins>62</ins> for more.",
        );
        check("one two", "one two three", "one two<ins> three</ins>");
        check("one two three", "two three", "<del>one </del>two three");
        check(
            "a b c d e",
            "a x c e",
            "a <del>b</del><ins>x</ins> c<del> d</del> e",
        );
        check("same", "same", "same");
        let long = "word ".repeat(100);
        let told = merged(&format!("{long}old"), &format!("{long}new")).into_string();
        assert_eq!(
            told,
            format!("… {}<del>old</del><ins>new</ins>", "word ".repeat(8))
        );
        let far = format!("{}x", "a ".repeat(2000));
        assert!(
            merged(&far, &far.replace('a', "b"))
                .into_string()
                .contains("<ins>")
        );
    }

    #[test]
    fn values_are_paired_by_what_they_share_and_told_in_the_page_s_language() {
        let texts = Texts::of(Language::Norwegian);
        let check = |field: &str, from: &[&str], to: &[&str], told: &str| {
            let changed = json!({field: {"from": from, "to": to}});
            let page = fields(&texts, &changed).into_string();
            assert!(page.contains(told), "{page}");
        };
        check(
            "listings",
            &["uk-ofsi, 10892, freeze, 2009-04-27"],
            &[],
            "uk-ofsi, 10892, Frys av midler, 27.04.2009",
        );
        check(
            "names",
            &["Kari Nordmann (weak alias)"],
            &[],
            "Kari Nordmann (svakt kallenavn)",
        );
        check(
            "birth_dates",
            &["1955-05-21"],
            &["1955"],
            "<del><bdi>21.05.1955</bdi></del>",
        );
        check(
            "countries",
            &[],
            &["kp"],
            "<ins><bdi>Nord-Korea</bdi></ins>",
        );
        // A short name is told whole.
        check(
            "addresses",
            &["Oslo"],
            &["Bergen"],
            "<del><bdi>Oslo</bdi></del>",
        );
        check(
            "remarks",
            &[
                "Nothing else.",
                "Head of a bureau since 2009, reviewed in May.",
            ],
            &["Head of a bureau since 2010, reviewed in May."],
            "since <del>2009</del><ins>2010</ins>, reviewed",
        );
        check("remarks", &["<b>"], &[], "&lt;b&gt;");
    }
}
