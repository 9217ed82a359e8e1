//! What carries or holds goods is not sent itself, and neither is what these are for: rice by truck, oil in tins, fuel
//! for the flight of an airliner.

use super::concept::Concept;
use super::item::Item;
use crate::certainty::Certainty;
use crate::words::{Token, tokens};

/// Words before what carries goods.
const BY: &[&str] = &["by", "per", "via", "par", "por", "aboard", "onboard"];
/// The same where a verb of sending stands before them.
const WITH: &[&str] = &[
    "with", "med", "mit", "on", "in", "en", "avec", "con", "auf", "på",
];
/// Beginnings of verbs of sending, of eight languages.
const SENT: &[&str] = &[
    "ship",
    "sent",
    "send",
    "sendt",
    "transport",
    "deliver",
    "carri",
    "load",
    "frakt",
    "kjør",
    "lever",
    "отправл",
    "доставл",
    "перевоз",
    "перевез",
    "gesend",
    "gelief",
    "versand",
    "expéd",
    "livr",
    "envi",
    "lastet",
    "verlad",
    "доставк",
    "перевозк",
    "отгру",
    "транспортир",
    "погру",
    "نقل",
    "شحن",
];
/// Words before what holds goods, and words that such a thing's name has at most.
const IN: &[&str] = &["in", "i", "en", "dans", "в"];
const HOLDER_WORDS: usize = 3;
/// What is written behind a carrier in Han and Hangul where it only carries: 卡车运输, 트럭 운송.
const MOVED: &[&str] = &[
    "运输",
    "運輸",
    "运送",
    "運送",
    "装运",
    "发运",
    "承运",
    "配送",
    "送货",
    "托运",
    "운송",
    "수송",
    "배송",
    "운반",
    "로운송",
    "로수송",
    "로배송",
    "로운반",
    "으로운송",
    "으로수송",
    "으로배송",
    "으로운반",
    "편으로",
];
/// Words behind which food and medicine come with a carrier, or in it.
const ALONG: &[&str] = &["med", "mit", "avec", "con", "с"];

/// Whether a carrier that ends a line of food or medicine may only bring these: "vaksiner med kjølebil".
pub(super) fn may_bring(concept: &Concept, text: &str, before: &[Token], end: usize) -> bool {
    let drives = concept.classes.named("vehicles") > Certainty::No;
    let along = before
        .last()
        .is_some_and(|word| ALONG.contains(&word.text.as_str()));
    let ends = text.get(end..).is_none_or(|rest| rest.trim().is_empty());
    drives && along && ends
}

/// Whether goods of metal are only in what others come: "in tin cans".
pub(super) fn only_holds(concept: &Concept, text: &str, before: &[Token], start: usize) -> bool {
    let metal = concept.classes.named("metals") > Certainty::No;
    let inside = before
        .last()
        .is_some_and(|word| IN.contains(&word.text.as_str()));
    if !metal || !inside || before.len() < 2 {
        return false;
    }
    let holder = tokens(text.get(start..).unwrap_or_default());
    let mut holder = holder.iter().take(HOLDER_WORDS);
    holder.any(|word| HOLDERS.contains(&word.text.as_str()))
}

/// Signs of a carrier's name at most.
const CARRIER_CHARS: usize = 8;

/// Whether a carrier in Han or Hangul has a word for carriage at once behind it.
fn moved_unspaced(text: &str, start: usize) -> bool {
    let rest = text.get(start..).unwrap_or_default();
    let part: String = rest
        .split([',', ';', '，', '、', '(', ')', '）'])
        .next()
        .unwrap_or_default()
        .chars()
        .filter(|c| !c.is_whitespace())
        .take(CARRIER_CHARS)
        .collect();
    part.chars().next().is_some_and(|c| c >= '\u{2e80}')
        && MOVED.iter().any(|moved| part.contains(moved))
}

/// Whether nothing parts a place from the word so far before it.
fn same_part(text: &str, before: &[Token], start: usize, back: usize) -> bool {
    let at = before.len().checked_sub(back);
    let word = at.and_then(|at| before.get(at));
    let gap = word.and_then(|word| text.get(word.end..start));
    gap.is_some_and(|gap| !Item::parts(gap) && !gap.contains(|c: char| c.is_ascii_digit()))
}

/// Words for what holds goods.
const HOLDERS: &[&str] = &[
    "tins",
    "canisters",
    "jerrycans",
    "dosen",
    "boîtes",
    "latas",
    "bokser",
    "container",
    "containers",
    "containere",
    "drum",
    "drums",
    "barrels",
    "cans",
    "boxes",
    "bags",
    "sacks",
    "crates",
    "pallets",
    "bottles",
    "kasser",
    "sekker",
    "fat",
    "fässer",
    "fässern",
    "säcken",
    "kisten",
    "behältern",
    "fûts",
    "sacs",
    "caisses",
    "bidons",
    "cajas",
    "sacos",
];
const OF: &[&str] = &["of", "av", "aus", "de", "en", "i", "made", "from"];
const FOR: &[&str] = &["for", "til", "fur", "pour", "para", "для"];
const APART: &[&str] = &[
    "and", "with", "plus", "og", "med", "und", "mit", "et", "y", "и", "or",
];
/// Words between "for" and what the goods are for at most.
const PURPOSE_WORDS_MAX: usize = 6;

/// Whether goods behind others only carry or hold these, or are what these are for. `before` are the
/// words before them.
pub(super) fn only_carries(concept: &Concept, text: &str, before: &[Token], start: usize) -> bool {
    let word = |back: usize| {
        let at = before.len().checked_sub(back)?;
        before.get(at).map(|word| word.text.as_str())
    };
    let is = |back: usize, words: &[&str]| word(back).is_some_and(|word| words.contains(&word));
    let vehicle = ["vehicles", "aircraft", "vessel", "vessels", "helicopter"]
        .iter()
        .any(|class| concept.classes.named(class) > Certainty::No)
        || concept.codes.iter().any(|code| {
            ["86", "87", "88", "89"]
                .iter()
                .any(|chapter| code.starts_with(chapter))
        });
    if vehicle {
        let sent = |back: usize| {
            word(back).is_some_and(|word| SENT.iter().any(|sent| word.starts_with(sent)))
        };
        // The verb may stand behind, and Russian says "by" by its ending.
        let behind = tokens(text.get(start..).unwrap_or_default());
        let sent_behind = behind
            .iter()
            .skip(1)
            .take(2)
            .any(|word| SENT.iter().any(|sent| word.text.starts_with(sent)));
        let named = behind.first().map_or("", |word| word.text.as_str());
        let by_ending = ["ом", "ем", "ами"].iter().any(|end| named.ends_with(end))
            || text
                .get(start..)
                .is_some_and(|text| text.starts_with("بال"));
        if (is(1, WITH) && sent_behind) || (by_ending && (sent(1) || sent(2) || sent_behind)) {
            return true;
        }
        // "By refrigerated truck", but not "by number, trucks".
        let near = |back: usize| is(back, BY) && same_part(text, before, start, back);
        if is(1, BY) || near(2) || near(3) {
            return true;
        }
        if moved_unspaced(text, start) {
            return true;
        }
        if (is(1, WITH) && (sent(2) || sent(3))) || (is(2, WITH) && sent(3)) {
            return true;
        }
    }
    // "Loaded by crane".
    let works = concept.classes.named("machinery") > Certainty::No;
    let loaded = word(2).is_some_and(|word| SENT.iter().any(|sent| word.starts_with(sent)));
    if works && is(1, BY) && loaded {
        return true;
    }
    if only_holds(concept, text, before, start) {
        return true;
    }
    if (is(1, OF) && is(2, HOLDERS)) || (is(2, WITH) && is(1, &["steel", "metal"])) {
        return true;
    }
    // "Jet fuel for the return flight of an airliner": the same phrase as the "for".
    let mut phrase = before.iter().rev().take(PURPOSE_WORDS_MAX);
    let found = phrase
        .position(|word| FOR.contains(&word.text.as_str()) || APART.contains(&word.text.as_str()));
    let found = found.and_then(|back| before.get(before.len() - 1 - back));
    found.is_some_and(|word| {
        FOR.contains(&word.text.as_str())
            && text
                .get(word.end..start)
                .is_some_and(|gap| !gap.contains([',', ';', ':', '/', '.']))
    })
}
