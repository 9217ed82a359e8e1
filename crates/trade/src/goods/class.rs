//! Classes of goods, and which codes are of them.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::certainty::Certainty;

const TABLE: &str = include_str!("../../tables/classes.tsv");

/// A class of goods by its number in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Class(u8);

struct Tables {
    /// Their names, by number.
    rows: Vec<&'static str>,
    ids: FxHashMap<&'static str, Class>,
    /// By the beginning of a code.
    codes: FxHashMap<&'static str, Vec<(Class, Certainty)>>,
    /// Those that whole chapters are certainly of.
    told: Vec<Class>,
}

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let mut tables = Tables {
            rows: Vec::new(),
            ids: FxHashMap::default(),
            codes: FxHashMap::default(),
            told: Vec::new(),
        };
        for row in TABLE.lines().filter(|row| !row.starts_with('#')) {
            let mut columns = row.split('\t');
            let (Some(id), Some(_title)) = (columns.next(), columns.next()) else {
                continue;
            };
            let class = Class(u8::try_from(tables.rows.len()).unwrap_or(u8::MAX));
            tables.rows.push(id);
            tables.ids.insert(id, class);
            let levels = [Certainty::Certain, Certainty::Likely, Certainty::Possible];
            for (codes, level) in columns.zip(levels) {
                for code in codes.split_whitespace() {
                    let chapter = code.len() == 2 && level == Certainty::Certain;
                    if chapter && !tables.told.contains(&class) {
                        tables.told.push(class);
                    }
                    tables.codes.entry(code).or_default().push((class, level));
                }
            }
        }
        tables
    })
}

impl Class {
    /// By its name.
    pub(crate) fn named(id: &str) -> Option<Self> {
        tables().ids.get(id).copied()
    }

    /// Whether codes alone say for sure what is of it.
    pub(crate) fn is_told_by_codes(self) -> bool {
        tables().told.contains(&self)
    }

    /// Its name.
    #[cfg(test)]
    pub(crate) fn id(self) -> &'static str {
        tables().rows.get(usize::from(self.0)).map_or("", |id| *id)
    }
}

/// Whether there is a class of this name.
pub(crate) fn is_class(id: &str) -> bool {
    Class::named(id).is_some()
}

/// The classes that a code says; what only a longer code says is possible.
pub(crate) fn of_code(digits: &str) -> Classes {
    let tables = tables();
    let mut classes = of_words_code(digits);
    if digits.len() <= 4 {
        for (code, all) in &tables.codes {
            if code.len() > digits.len() && code.starts_with(digits) {
                for (class, _) in all {
                    classes.raise(*class, Certainty::Possible);
                }
            }
        }
    }
    classes
}

/// The classes of the code that words stand for: the words say what the goods are, so nothing more is
/// possible under it.
pub(crate) fn of_words_code(digits: &str) -> Classes {
    let tables = tables();
    let mut classes = Classes::default();
    for length in (2..=digits.len().min(8)).step_by(2) {
        let found = digits.get(..length).and_then(|code| tables.codes.get(code));
        for (class, level) in found.into_iter().flatten() {
            classes.raise(*class, *level);
        }
    }
    classes
}

/// Classes, each with how sure it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Classes(Vec<(Class, Certainty)>);

impl Classes {
    /// How sure the goods are of a class.
    pub(crate) fn get(&self, class: Class) -> Certainty {
        let found = self.0.iter().find(|(known, _)| *known == class);
        found.map_or(Certainty::No, |(_, level)| *level)
    }

    /// By the class's name.
    pub(crate) fn named(&self, id: &str) -> Certainty {
        Class::named(id).map_or(Certainty::No, |class| self.get(class))
    }

    /// Makes a class no surer than this.
    pub(crate) fn lower(&mut self, class: Class, most: Certainty) {
        for (known, level) in &mut self.0 {
            if *known == class {
                *level = (*level).min(most);
            }
        }
    }

    /// Takes a class away.
    pub(crate) fn remove(&mut self, id: &str) {
        if let Some(class) = Class::named(id) {
            self.0.retain(|(known, _)| *known != class);
        }
    }

    /// Makes a class at least so sure.
    pub(crate) fn raise(&mut self, class: Class, level: Certainty) {
        match self.0.iter_mut().find(|(known, _)| *known == class) {
            Some((_, known)) => *known = (*known).max(level),
            None => self.0.push((class, level)),
        }
    }

    /// Raises all of another's, at most to a level.
    pub(crate) fn join(&mut self, other: &Self, most: Certainty) {
        for (class, level) in &other.0 {
            self.raise(*class, (*level).min(most));
        }
    }

    /// All of them.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Class, Certainty)> + '_ {
        self.0
            .iter()
            .copied()
            .filter(|(_, level)| *level > Certainty::No)
    }

    /// What codes say beside words that name the goods: less sure.
    pub(crate) fn beside_words(&self) -> Self {
        let lower = |level| match level {
            Certainty::Certain | Certainty::Likely => Certainty::Possible,
            Certainty::Possible | Certainty::No => Certainty::No,
        };
        Self(
            self.0
                .iter()
                .map(|(class, level)| (*class, lower(*level)))
                .collect(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::goods::hs;

    #[test]
    fn every_code_of_the_table_is_there() {
        for code in tables().codes.keys() {
            assert!(hs::is_known(code), "{code}");
        }
    }

    #[test]
    fn codes_say_classes() {
        for (code, class, expected) in [
            ("930690", "arms", Certainty::Certain),
            ("930630", "arms", Certainty::Likely),
            ("93", "arms", Certainty::Possible),
            ("0713", "farm-produce", Certainty::Certain),
            ("100630", "arms", Certainty::No),
            ("854231", "high-priority", Certainty::Certain),
            ("85", "high-priority", Certainty::Possible),
        ] {
            assert_eq!(of_code(code).named(class), expected, "{code} {class}");
        }
    }
}
