//! Materials that a description says goods are made of: stoves of clay are of pottery, wooden spoons of wood. Such
//! words are as good as a code of their chapter.

use super::concept::Concept;
use super::table::tables;
use crate::words::{Kind, fold, tokens};

/// A material.
#[derive(Clone, Copy, Debug)]
pub(super) struct Material {
    /// The chapter of what is made of it.
    pub(super) chapter: &'static str,
    /// The kind of goods of goods.tsv that things of it are.
    kind: &'static str,
}

/// Beginnings of words for materials, folded, the chapter of what is made of them, and its kind of goods.
const MATERIALS: &[(&str, &str, &str)] = &[
    ("plastic", "39", "plastic"),
    ("plast", "39", "plastic"),
    ("kunststoff", "39", "plastic"),
    ("plastiqu", "39", "plastic"),
    ("пластик", "39", "plastic"),
    ("пластмасс", "39", "plastic"),
    ("بلاستيك", "39", "plastic"),
    ("塑料", "39", "plastic"),
    ("플라스틱", "39", "plastic"),
    ("silicone", "39", "plastic"),
    ("pvc", "39", "plastic"),
    ("upvc", "39", "plastic"),
    ("cpvc", "39", "plastic"),
    ("hdpe", "39", "plastic"),
    ("ldpe", "39", "plastic"),
    ("pe", "39", "plastic"),
    ("ppr", "39", "plastic"),
    ("pp", "39", "plastic"),
    ("pex", "39", "plastic"),
    ("пвх", "39", "plastic"),
    ("пнд", "39", "plastic"),
    ("clay", "69", "tableware"),
    ("ceramic", "69", "tableware"),
    ("earthenware", "69", "tableware"),
    ("leire", "69", "tableware"),
    ("keramik", "69", "tableware"),
    ("keramisk", "69", "tableware"),
    ("argile", "69", "tableware"),
    ("ceramiqu", "69", "tableware"),
    ("barro", "69", "tableware"),
    ("глин", "69", "tableware"),
    ("керами", "69", "tableware"),
    ("陶", "69", "tableware"),
    ("도자기", "69", "tableware"),
    ("wooden", "44", "wood"),
    ("wood", "44", "wood"),
    ("bamboo", "44", "wood"),
    ("tre", "44", "wood"),
    ("holz", "44", "wood"),
    ("bois", "44", "wood"),
    ("madera", "44", "wood"),
    ("дерев", "44", "wood"),
    ("خشب", "44", "wood"),
    ("木", "44", "wood"),
    ("나무", "44", "wood"),
];
/// Words between goods and what they are made of, folded.
const OF: &[&str] = &["of", "made", "av", "aus", "en", "de", "из", "من", "i"];

impl Material {
    /// The kind of goods that things of it are.
    pub(super) fn goods(self) -> Option<&'static Concept> {
        tables()
            .concepts
            .iter()
            .find(|concept| concept.id == self.kind)
    }
}

/// The material that a text says of goods: at once before them, or behind them with "of".
pub(super) fn says(text: &str, goods: &str) -> Option<Material> {
    let start = (goods.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
    let rest = text.get(start + goods.len()..)?;
    let behind = tokens(rest.split([',', ';', ':', '(', '\n']).next()?);
    let linked = behind
        .iter()
        .take_while(|word| OF.contains(&word.text.as_str()))
        .count();
    // Russian and Arabic put the adjective at once behind, too.
    let adjective = |word: &&crate::words::Token| !word.text.is_ascii() && word.kind == Kind::Word;
    let of = behind
        .get(linked)
        .filter(|word| linked > 0 || adjective(word));
    let before = text.get(..start)?;
    let near = before.trim_end();
    let near = near.rsplit(char::is_whitespace).next()?;
    let last = tokens(near).pop().filter(|word| word.end == near.len());
    let known = |word: &crate::words::Token| {
        let mut all = MATERIALS.iter();
        let begins = |begin: &str| {
            let short = begin.chars().count() < 4 && word.kind == Kind::Word;
            if short {
                word.text == begin
            } else {
                word.text.starts_with(&fold(begin))
            }
        };
        let found = all.find(|(begin, ..)| begins(begin));
        found.map(|(_, chapter, kind)| Material { chapter, kind })
    };
    let own = of.and_then(known).or_else(|| last.as_ref().and_then(known));
    own.or_else(|| {
        // "PVC pipes and fittings"
        let named = tokens(goods);
        let fitting = named.iter().any(|word| {
            FITTINGS
                .iter()
                .any(|begin| word.text.starts_with(&fold(begin)))
        });
        if !fitting {
            return None;
        }
        let near = tokens(before.rsplit([';', '(', '\n']).next()?);
        let mut near = near.iter().rev().take(PIPE_WORDS);
        near.find_map(known)
    })
}

/// Beginnings of words for what pipes are joined by, and the words from these back to the material at most.
const FITTINGS: &[&str] = &[
    "fitting",
    "elbow",
    "joint",
    "coupling",
    "connector",
    "raccord",
    "racor",
    "accesorio",
    "фитинг",
    "rørdel",
    "muffe",
    "管件",
    "接头",
    "弯头",
    "이음",
    "وصلات",
];
const PIPE_WORDS: usize = 4;
