//! Texts as words that can be looked up, whatever their case and marks.

/// A word of a name, folded for comparison.
pub(super) struct Word {
    pub(super) folded: String,
    /// Written in capitals alone.
    pub(super) capitals: bool,
}

/// Splits at everything but letters, digits and apostrophes; folds case, Latin diacritics and
/// apostrophes; writes `&` as "and".
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut word = Word {
        folded: String::new(),
        capitals: true,
    };
    let mut finish = |word: &mut Word| {
        if !word.folded.is_empty() {
            words.push(std::mem::replace(
                word,
                Word {
                    folded: String::new(),
                    capitals: true,
                },
            ));
        }
    };
    for c in text.chars() {
        match c {
            '\'' | '’' | '‘' | '`' | '´' => {}
            '&' => {
                finish(&mut word);
                word.folded.push_str("and");
                finish(&mut word);
            }
            c if c.is_alphanumeric() => {
                word.capitals &= c.is_uppercase();
                word.folded.extend(c.to_lowercase().map(plain));
            }
            // Combining marks of a decomposed letter.
            '\u{300}'..='\u{36f}' => {}
            _ => finish(&mut word),
        }
    }
    finish(&mut word);
    words
}

/// The texts's words as the tables' keys have them: folded, one blank between, no leading "the".
pub(super) fn key(text: &str) -> String {
    joined(&words(text))
}

/// The same of words already split.
pub(super) fn joined(words: &[Word]) -> String {
    let folded: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
    folded.strip_prefix(&["the"]).unwrap_or(&folded).join(" ")
}

/// A lower-case letter without what writers leave out: Latin diacritics, and letters that
/// Russian, Persian and Arabic write in two ways.
fn plain(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ạ'..='ặ' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẹ'..='ệ' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ì'..='ï' | 'ī' | 'į' | 'ı' | 'ỉ' | 'ị' => 'i',
        'ķ' => 'k',
        'ĺ' | 'ļ' | 'ľ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' | 'ơ' | 'ọ'..='ợ' => 'o',
        'ŕ' | 'ř' => 'r',
        'ś' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' | 'ų' | 'ư' | 'ụ'..='ự' => 'u',
        'ý' | 'ÿ' | 'ỳ'..='ỹ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'ё' => 'е',
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        _ => c,
    }
}
