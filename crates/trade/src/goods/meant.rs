//! What a line is understood as, for an answer: codes, items of the Military List, and how sure they are.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::concept::Concept;
use super::unread;
use super::untold::Untold;
use super::{Line, Named};
use crate::certainty::Certainty;
use crate::wording::Language;

const NORWEGIAN: &str = include_str!("../../tables/meanings-nb.tsv");

impl Concept {
    /// What its words stand for, in a language.
    fn title_in(&self, language: Language) -> &'static str {
        static READ: OnceLock<FxHashMap<&str, &str>> = OnceLock::new();
        if language == Language::English {
            return self.title;
        }
        let norwegian = READ.get_or_init(|| {
            let rows = NORWEGIAN.lines().filter(|row| !row.starts_with('#'));
            rows.filter_map(|row| row.split_once('\t')).collect()
        });
        norwegian.get(self.id).copied().unwrap_or(self.title)
    }
}

impl Line {
    /// The headings and items of the Military List, as they were understood.
    pub fn hs(&self) -> Vec<&str> {
        let mut all: Vec<&str> = Vec::new();
        for (code, _) in &self.hs {
            if !all.contains(&code.as_str()) {
                all.push(code);
            }
        }
        all
    }

    /// Items of the EU Common Military List.
    pub fn military_list(&self) -> Vec<&'static str> {
        let mut all: Vec<&str> = Vec::new();
        for item in self
            .named
            .iter()
            .flat_map(|named| &named.concept.military_list)
        {
            if !all.contains(item) {
                all.push(item);
            }
        }
        all
    }

    /// How sure it is what the goods are.
    pub fn certainty(&self) -> Certainty {
        if self.codes.iter().any(|code| code.fault.is_none()) {
            return Certainty::Certain;
        }
        let sure = |named: &Named| named.concept.strength.min(named.most);
        let words = self.named.iter().map(sure).max().unwrap_or_default();
        // What stands beside something that nobody understands is not all of it.
        let hides = self.named.iter().any(|named| named.concept.is_vague());
        if hides || self.untold > Untold::Nothing {
            return words.min(Certainty::Possible);
        }
        words
    }

    /// What the words stand for, in a few words each.
    pub fn meanings(&self, language: Language) -> Vec<&'static str> {
        let named = self.named.iter();
        named
            .map(|named| named.concept.title_in(language))
            .collect()
    }

    /// Words of the description that had no bearing on how it was read.
    pub fn unread(&self) -> Vec<String> {
        unread::unread(&self.text).to_vec()
    }

    /// The words that name goods, for comparing with a permit.
    pub(crate) fn words(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.named
            .iter()
            .map(|named| (named.concept.id, named.words.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::table::tables;
    use super::*;

    #[test]
    fn every_kind_of_goods_has_its_meaning_in_norwegian() {
        let rows: Vec<&str> = NORWEGIAN.lines().skip(1).collect();
        assert!(rows.is_sorted());
        let ids: Vec<&str> = rows
            .iter()
            .filter_map(|row| row.split_once('\t'))
            .map(|(id, _)| id)
            .collect();
        for concept in &tables().concepts {
            assert!(
                ids.contains(&concept.id),
                "{} {}",
                concept.id,
                concept.title
            );
        }
        for id in ids {
            assert!(tables().concepts.iter().any(|one| one.id == id), "{id}");
        }
    }

    #[test]
    fn a_line_is_understood_in_either_language() {
        for (text, english, norwegian) in [
            ("ris", "rice and cereals", "ris og korn"),
            ("vannpumper", "pumps", "pumper"),
            ("sko", "shoes", "sko"),
        ] {
            let line = Line::read(text, &[]);
            assert_eq!(line.meanings(Language::English), [english], "{text}");
            assert_eq!(line.meanings(Language::Norwegian), [norwegian], "{text}");
        }
    }
}
