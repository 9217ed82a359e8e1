//! Forms of Russian words that differ from what a table writes by more than an ending: tables write `ручки` and `журналы`,
//! papers count `ручек` and `журналов`.

use super::ending::Language;
use super::{Lexicon, Pattern};

/// Letters of a word at least: short words without their vowel are others.
const CHARS_MIN: usize = 5;

impl Lexicon {
    /// Adds the forms of a word that was just added.
    pub(super) fn add_forms(&mut self, word: &str, language: Language) {
        let plain = Language::of("-");
        let stem = stem(word).map(|stem| (stem, language));
        let forms = genitives(word).into_iter().map(|form| (form, plain));
        for (form, language) in stem.into_iter().chain(forms) {
            self.forms.entry(form).or_default().push(Pattern {
                word: self.words,
                open: false,
                language,
            });
        }
    }
}

fn is_vowel(c: char) -> bool {
    "аеиоуыэюя".contains(c)
}

/// A word without the vowel at its end: endings are put to this.
fn stem(word: &str) -> Option<String> {
    let mut chars: Vec<char> = word.chars().collect();
    let last = chars.pop()?;
    let consonant = chars.last().is_some_and(|c| !is_vowel(*c));
    let long = chars.len() + 1 >= CHARS_MIN;
    (long && consonant && "аяыиоеь".contains(last)).then(|| chars.into_iter().collect())
}

/// The genitives plural without an ending, in which a vowel parts the consonants: `ручка` or `ручк` - `ручек`, `окна` -
/// `окон`, `батареи` - `батарей`, `стулья` - `стульев`.
fn genitives(word: &str) -> Vec<String> {
    let mut chars: Vec<char> = word.chars().collect();
    if chars.len() < CHARS_MIN - 1 || !chars.iter().all(|c| matches!(c, 'а'..='я')) {
        return Vec::new();
    }
    let ends = chars.last().copied().filter(|c| "аяыиое".contains(*c));
    if ends.is_some() {
        chars.pop();
    }
    let text = |chars: &[char]| -> String { chars.iter().collect() };
    let (Some(last), Some(before)) = (chars.pop(), chars.last().copied()) else {
        return Vec::new();
    };
    let begin = text(&chars);
    if is_vowel(last) {
        return ends
            .map(|_| format!("{begin}{last}и"))
            .into_iter()
            .collect();
    }
    if last == 'ь' {
        let both = ends.map(|_| [format!("{begin}ьев"), format!("{begin}еи")]);
        return both.into_iter().flatten().collect();
    }
    // A text is folded: `й` is `и`.
    let short = chars.iter().rev().nth(1).is_some_and(|c| is_vowel(*c));
    let glides = before == 'ь' || (before == 'и' && short);
    if (is_vowel(before) && !glides) || !(ends.is_some() || last == 'к') {
        return Vec::new();
    }
    if glides {
        let begin = text(chars.get(..chars.len() - 1).unwrap_or_default());
        return vec![format!("{begin}е{last}")];
    }
    let soft = if matches!(ends, Some('и' | 'я')) && last != 'к' {
        "ь"
    } else {
        ""
    };
    ["е", "о"]
        .iter()
        .map(|vowel| format!("{begin}{vowel}{last}{soft}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counted_things_are_read_by_their_words() {
        for (written, counted) in [
            ("ручка", "ручек"),
            ("ручки", "ручек"),
            ("винтовк*", "винтовок"),
            ("полки", "полок"),
            ("чулки", "чулками"),
            ("окна", "окон"),
            ("сабли", "сабель"),
            ("двери", "дверей"),
            ("грабли", "граблей"),
            ("журналы", "журналов"),
            ("тетради", "тетрадей"),
            ("стулья", "стульев"),
            ("ружья", "ружей"),
            ("батареи", "батарей"),
            ("скамейки", "скамеек"),
            ("простыня", "простыней"),
        ] {
            let mut lexicon = Lexicon::default();
            lexicon.add(written, "ru", 1);
            assert_eq!(lexicon.find(counted).len(), 1, "{written}: {counted}");
        }
    }

    #[test]
    fn another_word_stays_another() {
        for (written, other) in [
            ("мины", "мин"),
            ("ручка", "рука"),
            ("банка", "банкир"),
            ("столы", "столица"),
            ("сахар", "сахарин"),
            ("чашка", "чаша"),
        ] {
            let mut lexicon = Lexicon::default();
            lexicon.add(written, "ru", 1);
            assert!(lexicon.find(other).is_empty(), "{written}: {other}");
        }
        // A word that a table writes itself is no form of another.
        let mut lexicon = Lexicon::default();
        lexicon.add("гранаты", "ru", 1);
        lexicon.add("гранат", "ru", 2);
        let found = lexicon.find("гранат");
        assert_eq!(found.iter().map(|one| one.meaning).collect::<Vec<_>>(), [2]);
    }
}
