//! A text as words, numbers, and runs in scripts that put no blanks between words.

use super::fold;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters.
    Word,
    /// Digits; with a point or comma between them.
    Number,
    /// Han, Hangul or Kana.
    Unspaced,
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Folded; of an unspaced run the text itself.
    pub text: String,
    /// What it is.
    pub kind: Kind,
    /// First byte.
    pub start: usize,
    /// First byte after it.
    pub end: usize,
    /// Written in capitals alone.
    pub capitals: bool,
    /// Begins with an article or preposition that an apostrophe cuts to a letter: "l'acier", "d'insuline".
    pub elided: bool,
    /// Stands behind a comma.
    pub listed: bool,
}

/// Whether a letter belongs to a script without blanks between words. Korean has blanks, but its
/// particles are written to the word.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}')
}

/// Signs that part the things of a list.
const COMMAS: [char; 5] = [',', ';', '、', '，', '،'];

fn kind_of(c: char) -> Option<Kind> {
    match c {
        _ if c.is_ascii_digit() || matches!(c, '٠'..='٩' | '۰'..='۹') => Some(Kind::Number),
        _ if is_unspaced(c) => Some(Kind::Unspaced),
        _ if c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c) => {
            Some(Kind::Word)
        }
        _ => None,
    }
}

/// Splits a text. Digits and letters are parted (`122mm`), and so are words at every other sign but
/// an apostrophe inside a word.
pub fn tokens(text: &str) -> Vec<Token> {
    read(text)
}

/// The first of them, without a look at the rest: no word goes on behind a blank.
pub(crate) fn first_token(text: &str) -> Option<Token> {
    let begin = text.find(|c| kind_of(c).is_some())?;
    let rest = text.get(begin..)?;
    let word = rest.get(..rest.find(char::is_whitespace).unwrap_or(rest.len()))?;
    let mut first = read(word).into_iter().next()?;
    first.start += begin;
    first.end += begin;
    Some(first)
}

/// Whether the first of these words stands behind a comma and is no type, which may be of what is before: "flour, T55".
pub(super) fn is_another(words: &[Token]) -> bool {
    let typed = match words {
        [letter, number, ..] => {
            let whole = letter.end == number.start && letter.end - letter.start == 1;
            whole && letter.kind == Kind::Word && number.kind == Kind::Number
        }
        _ => false,
    };
    !typed && words.first().is_some_and(|word| word.listed)
}

fn read(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut open = false;
    let mut listed = false;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        let Some(kind) = kind_of(c) else {
            let next = chars.peek().and_then(|(_, c)| kind_of(*c));
            let inside = match tokens.last() {
                Some(token) if open && next == Some(token.kind) => match (token.kind, c) {
                    (Kind::Number, '.' | ',') => Some(c),
                    (Kind::Word, '\'' | '’' | 'ʼ' | '\u{200c}') => None,
                    _ => {
                        open = false;
                        listed |= COMMAS.contains(&c);
                        continue;
                    }
                },
                _ => {
                    open = false;
                    listed |= COMMAS.contains(&c);
                    continue;
                }
            };
            if let (Some(token), Some(c)) = (tokens.last_mut(), inside) {
                token.text.push(c);
            } else if let Some(token) = tokens.last_mut() {
                token.elided |= matches!(token.text.as_str(), "l" | "d");
            }
            continue;
        };
        match tokens.last_mut().filter(|token| open && token.kind == kind) {
            Some(token) => {
                add(c, token);
                token.end = end;
            }
            None => {
                let mut token = Token {
                    text: String::new(),
                    kind,
                    start: at,
                    end,
                    capitals: true,
                    elided: false,
                    listed: std::mem::take(&mut listed),
                };
                add(c, &mut token);
                tokens.push(token);
            }
        }
        open = true;
    }
    tokens
}

fn add(c: char, token: &mut Token) {
    token.capitals &= c.is_uppercase();
    if token.kind == Kind::Unspaced {
        token.text.push(c);
    } else {
        fold::push(c, &mut token.text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_words_numbers_and_runs() {
        let texts = |text| -> Vec<String> { tokens(text).into_iter().map(|t| t.text).collect() };
        assert_eq!(
            texts("122mm rockets, 1,000.5 t"),
            ["122", "mm", "rockets", "1,000.5", "t"]
        );
        assert_eq!(texts("P'yŏngyang – AK-47"), ["pyongyang", "ak", "47"]);
        assert_eq!(texts("152mm 포탄을"), ["152", "mm", "포탄을"]);
        assert_eq!(texts("قذائف مدفعية"), ["قذایف", "مدفعیه"]);
    }
}
