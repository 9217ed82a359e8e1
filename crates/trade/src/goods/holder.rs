//! Boxes for arms that are sent for something else: an ammunition box for fishing hooks.

use super::concept::named;
use crate::words::{Token, fold, tokens};

/// Words for what arms are kept in, folded, behind these and before them.
const BEHIND: &[&str] = &[
    "box", "boxes", "can", "cans", "case", "cases", "tin", "tins", "crate", "crates", "pouch",
    "pouches", "chest", "chests", "bag", "bags",
];
const BEFORE: &[&str] = &[
    "caisse",
    "caisses",
    "boite",
    "boites",
    "coffre",
    "coffres",
    "caja",
    "cajas",
    "cofre",
    "ящик",
    "ящики",
    "коробка",
    "коробки",
    "صندوق",
    "صنادیق",
];
/// The same at the end of compounds.
const TAILS: &[&str] = &[
    "kiste", "kisten", "kasse", "kasser", "eske", "esker", "box", "boxen", "koffer", "boks",
    "bokser", "箱", "盒", "상자",
];
/// Words behind which stands what something is for.
const FOR: &[&str] = &["for", "fur", "til", "pour", "para", "для", "под"];

/// Whether words for arms only say of what make a holder is that the text says is for goods that are no arms.
pub(super) fn is_for_else(text: &str, arms: &str) -> bool {
    let Some(start) = (arms.as_ptr() as usize).checked_sub(text.as_ptr() as usize) else {
        return false;
    };
    let (Some(before), Some(behind)) = (text.get(..start), text.get(start + arms.len()..)) else {
        return false;
    };
    let folded = fold(arms);
    let is = |word: Option<&Token>, all: &[&str]| {
        word.is_some_and(|word| all.contains(&word.text.as_str()))
    };
    let (ahead, rest) = (tokens(before), tokens(behind));
    let held = TAILS.iter().any(|tail| folded.ends_with(tail))
        || BEHIND
            .iter()
            .any(|word| folded.ends_with(&format!(" {word}")))
        || is(rest.first(), BEHIND)
        || ahead
            .iter()
            .rev()
            .take(2)
            .any(|word| BEFORE.contains(&word.text.as_str()));
    let link = rest
        .iter()
        .take(2)
        .find(|word| FOR.contains(&word.text.as_str()));
    let Some(purpose) = link
        .filter(|_| held)
        .and_then(|link| behind.get(link.end..))
    else {
        return false;
    };
    let parted = behind.split([',', ';', '\n', '+']).count() > 1;
    !parted
        && !purpose.trim().is_empty()
        && !named(purpose).iter().any(|(concept, _)| concept.is_arms())
}
