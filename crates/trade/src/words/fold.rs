//! A text in the form in which it is compared: lower case, without the marks that writers leave out.

use unicode_normalization::UnicodeNormalization;

/// Folds a text. Letters of Han, Hangul and Kana stay as they are.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        push(c, &mut folded);
    }
    folded
}

/// Folds a letter to the end of a text.
pub(super) fn push(c: char, folded: &mut String) {
    match c {
        'A'..='Z' => folded.push(c.to_ascii_lowercase()),
        _ if c.is_ascii() => folded.push(c),
        'Ø' | 'ø' => folded.push('o'),
        'Æ' | 'æ' => folded.push_str("ae"),
        'Œ' | 'œ' => folded.push_str("oe"),
        'ß' => folded.push_str("ss"),
        'Ł' | 'ł' => folded.push('l'),
        'Đ' | 'đ' | 'Ð' | 'ð' => folded.push('d'),
        'ı' | 'İ' => folded.push('i'),
        'Þ' | 'þ' => folded.push_str("th"),
        // Arabic and Persian write these letters in two ways; tatweel only stretches.
        'ي' | 'ى' => folded.push('ی'),
        'ك' => folded.push('ک'),
        'ة' | 'ۀ' => folded.push('ه'),
        'ـ' => {}
        // Digits of other scripts.
        '٠'..='٩' => folded.push((b'0' + (c as u32 - '٠' as u32) as u8) as char),
        '۰'..='۹' => folded.push((b'0' + (c as u32 - '۰' as u32) as u8) as char),
        '\u{ac00}'..='\u{d7a3}' | '\u{4e00}'..='\u{9fff}' | '\u{3040}'..='\u{30ff}' => {
            folded.push(c);
        }
        _ => {
            for part in std::iter::once(c).nfkd() {
                match part {
                    'ي' => folded.push('ی'),
                    _ if unicode_normalization::char::is_combining_mark(part) => {}
                    _ => folded.extend(part.to_lowercase()),
                }
            }
        }
    }
}
