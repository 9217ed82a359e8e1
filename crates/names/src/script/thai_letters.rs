//! The letters of Thai and Lao: what each stands for, and which of them are silent.

/// Lao letters as their Thai counterparts (the blocks run in parallel, 0x80 apart), silent letters and tone marks dropped.
pub(super) fn sounded(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = Vec::with_capacity(text.len() / 3);
    for character in text.chars() {
        let character = match u32::from(character) {
            0xeb3 => '\u{e33}',
            0xebb => SHORT_O,
            0xebc => 'ล',
            0xebd => LAO_IA,
            // Lao says its counterparts of ช and ญ as s and y.
            0xe8a => 'ซ',
            0xe8d => {
                // With เ before the consonant it is a vowel: ເມຍ is mia.
                let led = letters
                    .len()
                    .checked_sub(2)
                    .filter(|at| letters[*at] == 'เ');
                match led {
                    Some(at) => {
                        letters.remove(at);
                        LAO_IA
                    }
                    None => 'ย',
                }
            }
            0xedc => 'น',
            0xedd => 'ม',
            0xec0..=0xec4 | 0xe81..=0xeb9 => {
                char::from_u32(u32::from(character) - 0x80).unwrap_or(character)
            }
            _ => character,
        };
        match character {
            // Thanthakhat: the letter before it, with its vowel sign, is silent.
            '์' => {
                while let Some(letter) = letters.pop() {
                    if consonant(letter, true).is_some() {
                        // In a foreign name it is the letter that Thai cannot say there: วลาดีมีร์ is Vladimir.
                        let cluster = letter == 'ร'
                            && matches!(letters[..], [.., before, 'ท' | 'ต'] if consonant(before, true).is_some());
                        if cluster {
                            // จันทร์, ศาสตร์: the stop before it is silent too.
                            letters.pop();
                            break;
                        }
                        letters.push(match letter {
                            'ร' => SILENT_R,
                            'ล' => SILENT_L,
                            _ => SILENT,
                        });
                        break;
                    }
                }
            }
            // NFKC takes ำ apart to ํ and า; together they are am.
            'า' if letters.last() == Some(&'ํ') => {
                letters.pop();
                letters.push('\u{e33}');
            }
            '่' | '้' | '๊' | '๋' | '\u{e4e}' | '\u{ec8}'..='\u{ecc}' => {}
            other => letters.push(other),
        }
    }
    letters
}

/// Places of silent letters (private use), which end their syllable and may be spelled.
pub(super) const SILENT_R: char = '\u{f000}';
pub(super) const SILENT_L: char = '\u{f001}';
const SILENT: char = '\u{f002}';
/// Vowels that Lao writes with signs of its own.
const SHORT_O: char = '\u{f003}';
const LAO_IA: char = '\u{f004}';

pub(super) fn is_leading(letter: char) -> bool {
    ('เ'..='ไ').contains(&letter)
}

/// A consonant at the start (`true`) or at the end of a syllable.
pub(super) fn consonant(letter: char, start: bool) -> Option<&'static str> {
    Some(match letter {
        'ก' => {
            if start {
                "k~g"
            } else {
                "k"
            }
        }
        'ข' | 'ฃ' | 'ค' | 'ฅ' | 'ฆ' => {
            if start {
                "kh|k"
            } else {
                "k"
            }
        }
        'ง' => "ng",
        'จ' => {
            if start {
                "ch~j"
            } else {
                "t"
            }
        }
        'ฉ' | 'ช' | 'ฌ' => {
            if start {
                "ch~sh"
            } else {
                "t"
            }
        }
        'ซ' | 'ศ' | 'ษ' | 'ส' => {
            if start {
                "s"
            } else {
                "t|s"
            }
        }
        'ญ' => {
            if start {
                "y"
            } else {
                "n"
            }
        }
        'ย' => {
            if start {
                "y"
            } else {
                "i|y"
            }
        }
        'ฎ' | 'ด' => {
            if start {
                "d"
            } else {
                "t|d"
            }
        }
        'ฏ' | 'ต' => "t",
        'ฐ' | 'ฑ' | 'ฒ' | 'ถ' | 'ท' | 'ธ' => {
            if start {
                "t~th"
            } else {
                "t"
            }
        }
        'ณ' | 'น' => "n",
        'บ' => {
            if start {
                "b"
            } else {
                "p|b"
            }
        }
        'ป' => "p",
        'ผ' | 'พ' | 'ภ' => {
            if start {
                "p~ph"
            } else {
                "p"
            }
        }
        'ฝ' => {
            if start {
                "f"
            } else {
                "p|f"
            }
        }
        // At the end only foreign names have it.
        'ฟ' => {
            if start {
                "f"
            } else {
                "f|v|p"
            }
        }
        'ม' => "m",
        'ร' => {
            if start {
                "r"
            } else {
                "n|r"
            }
        }
        'ล' | 'ฬ' => {
            if start {
                "l"
            } else {
                "n|l"
            }
        }
        'ว' => {
            if start {
                "w|v"
            } else {
                "o|w|v"
            }
        }
        'ห' | 'ฮ' => "h",
        'อ' => "",
        _ => return None,
    })
}

/// Vowel signs after or above their consonant.
pub(super) fn vowel(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ะ' | 'ั' | 'า' | 'ๅ' => "a",
        'ำ' => "am",
        'ิ' | 'ี' => "i",
        'ึ' | 'ื' => "ue|u|eu",
        SHORT_O => "o",
        LAO_IA => "ia|ie",
        'ุ' | 'ู' => "u",
        'ฤ' | 'ฦ' => "rue|ri",
        '็' => "",
        // Native words have few of these, foreign names many.
        SILENT_R => "r|",
        SILENT_L => "l|",
        _ => return None,
    })
}
