//! Names: parts in order, each with its other spellings.

use vokter_entities::{NameKind, is_latin};

use crate::draft::Draft;
use crate::element::Element;

/// Adds the names of an identity. Only those of the main identity are primary.
pub(super) fn add(draft: &mut Draft, identity: &Element) {
    let main = identity.attribute("main") == Some("true");
    for name in identity.all("name") {
        let weak = name.attribute("quality") == Some("low");
        let kind = match name.attribute("name-type") {
            _ if weak => NameKind::WeakAlias,
            Some("primary-name") if main => NameKind::Primary,
            Some("formerly-known-as") => NameKind::Former,
            _ => NameKind::StrongAlias,
        };
        let parts = parts(draft, name);
        let main: Vec<&str> = parts
            .iter()
            .filter_map(|part| part.text_of("value"))
            .collect();
        draft.names_in(&main.join(" "), kind);
        let other = match kind {
            NameKind::Primary => NameKind::StrongAlias,
            kind => kind,
        };
        for spelling in spellings(&parts) {
            draft.names_in(&spelling, other);
        }
    }
}

/// A name's parts in the order in which they are said; titles are the person's.
fn parts<'e>(draft: &mut Draft, name: &'e Element) -> Vec<&'e Element> {
    let mut parts: Vec<&Element> = Vec::new();
    for part in name.all("name-part") {
        if part.attribute("name-part-type") == Some("title") {
            draft.title(part.text_of("value").unwrap_or_default());
        } else {
            parts.push(part);
        }
    }
    parts.sort_by_key(|part| {
        // The file puts the family name first.
        let rank = match part.attribute("name-part-type") {
            Some("family-name") => 1,
            Some("suffix") => 2,
            _ => 0,
        };
        let order = part
            .attribute("order")
            .and_then(|text| text.parse::<u16>().ok());
        (rank, order.unwrap_or(u16::MAX))
    });
    parts
}

/// The whole name in its other spellings. In Latin letters one part after the other is replaced; in
/// another script all parts are taken that have a spelling in it.
fn spellings(parts: &[&Element]) -> Vec<String> {
    let mut whole: Vec<String> = Vec::new();
    let mut scripts: Vec<&str> = Vec::new();
    let value = |part: &Element| part.text_of("value").unwrap_or_default().to_owned();
    for (at, part) in parts.iter().enumerate() {
        for variant in part.all("spelling-variant") {
            let Some(text) = variant.value() else {
                continue;
            };
            if is_latin(text) {
                let words = parts.iter().enumerate().map(|(other, part)| {
                    if other == at {
                        text.to_owned()
                    } else {
                        value(part)
                    }
                });
                whole.push(words.collect::<Vec<_>>().join(" "));
            } else {
                let script = variant.attribute("script").unwrap_or_default();
                if !scripts.contains(&script) {
                    scripts.push(script);
                }
            }
        }
    }
    for script in scripts {
        let of = |part: &&Element| -> Vec<String> {
            let variants = part
                .all("spelling-variant")
                .filter(|variant| variant.attribute("script").unwrap_or_default() == script);
            variants
                .filter_map(Element::value)
                .filter(|text| !is_latin(text))
                .map(str::to_owned)
                .collect()
        };
        let variants: Vec<Vec<String>> = parts.iter().map(of).collect();
        let most = variants.iter().map(Vec::len).max().unwrap_or_default();
        for at in 0..most {
            let words: Vec<&str> = variants
                .iter()
                .filter_map(|of| of.get(at).or_else(|| of.last()))
                .map(String::as_str)
                .collect();
            whole.push(words.join(" "));
        }
    }
    whole
}
