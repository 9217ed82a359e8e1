//! The language of a sentence, as far as the tables of this folder tell languages apart.

use std::borrow::Cow;

use super::words;
use crate::function_word::{language, languages_of};

/// Function words that do not decide alone.
const FEW: usize = 3;

/// A language with tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Language {
    English,
    Norwegian,
    German,
    French,
    Spanish,
    Russian,
    Korean,
    Chinese,
    Arabic,
}

impl Language {
    /// All of them, with their codes in the tables.
    pub(super) const ALL: [(Self, &'static str); 9] = [
        (Self::English, "en"),
        (Self::Norwegian, "nb"),
        (Self::German, "de"),
        (Self::French, "fr"),
        (Self::Spanish, "es"),
        (Self::Russian, "ru"),
        (Self::Korean, "ko"),
        (Self::Chinese, "zh"),
        (Self::Arabic, "ar"),
    ];

    /// The language of a text: by its script, and in Latin letters by its function words. What no
    /// word decides is as the text `around`.
    pub(super) fn of(text: &str, around: Self) -> Self {
        let mut scripts = [0_usize; 5];
        for c in text.chars() {
            match c {
                'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => scripts[0] += 1,
                '\u{400}'..='\u{4ff}' => scripts[1] += 1,
                '\u{600}'..='\u{6ff}' => scripts[2] += 1,
                // A syllable or a Han letter is about a word of other scripts.
                '\u{ac00}'..='\u{d7a3}' => scripts[3] += 3,
                '\u{4e00}'..='\u{9fff}' => scripts[4] += 3,
                _ => {}
            }
        }
        let most = scripts.iter().max().copied().unwrap_or(0);
        if most == 0 {
            return around;
        }
        match scripts.iter().position(|count| *count == most) {
            Some(1) => Self::Russian,
            Some(2) => Self::Arabic,
            Some(3) => Self::Korean,
            Some(4) => Self::Chinese,
            _ => Self::in_latin(text, around),
        }
    }

    fn in_latin(text: &str, around: Self) -> Self {
        // Danish and Swedish are read by the Norwegian tables, Dutch by none.
        const CODES: [(Language, &[&str]); 5] = [
            (Language::English, &["en"]),
            (Language::Norwegian, &["no", "da", "sv"]),
            (Language::German, &["de"]),
            (Language::French, &["fr"]),
            (Language::Spanish, &["es"]),
        ];
        let mut counts = [0_usize; CODES.len()];
        for word in text.split(|c: char| !c.is_alphabetic()) {
            let found = languages_of(&word.to_lowercase());
            for (count, (_, codes)) in counts.iter_mut().zip(&CODES) {
                let bits = codes.iter().fold(0, |bits, code| bits | language(code));
                *count += usize::from(found & bits != 0);
            }
        }
        let most = counts.iter().max().copied().unwrap_or(0);
        if most <= FEW {
            // A short sentence: the words of transfer, too, are those of a language.
            for (count, (language, _)) in counts.iter_mut().zip(&CODES) {
                *count += words::places_of_words(text, *language);
            }
        }
        let most = counts.iter().max().copied().unwrap_or(0);
        let known = |language: Self| {
            CODES
                .iter()
                .position(|(known, _)| *known == language)
                .is_some_and(|at| counts[at] == most)
        };
        if most == 0 {
            return around;
        }
        // "Will" is of two languages, "liefern" of one.
        let moves = |language: Self| words::may_transfer(text, language);
        if known(around)
            && (moves(around) || !CODES.iter().any(|(one, _)| known(*one) && moves(*one)))
        {
            return around;
        }
        let mut tied = CODES.iter().map(|(one, _)| *one).filter(|one| known(*one));
        if let Some(language) = tied.find(|one| moves(*one)) {
            return language;
        }
        let first = counts.iter().position(|count| *count == most);
        first.map_or(around, |at| CODES[at].0)
    }
}

/// A French text without its elisions, `l'Iran` as `l Iran`, every byte where it was.
pub(super) fn unelided(text: &str, language: Language) -> Cow<'_, str> {
    if language != Language::French || !text.contains(['\'', '’']) {
        return text.into();
    }
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\'' => plain.push(' '),
            // Three bytes.
            '’' => plain.push_str("   "),
            c => plain.push(c),
        }
    }
    plain.into()
}
