//! Hebrew, unpointed: consonants and the vowel letters as they are most probably read (the Academy's simplified rules of 2006).
//!
//! Short vowels are not written, so the words are `Vowels::Partial`. Points, where someone wrote them, are dropped. A geresh
//! makes ג j, ז zh, צ ch.

use super::hebrew_body_words;
use super::segment::Piece;
use super::spelling::{Spellings, listed_word, push_letter};
use super::{Vowels, Word};

/// The words of the pieces; of a body's name, those that many bodies bear by what they mean.
pub(super) fn words(pieces: &[Piece<'_>], of_body: bool) -> Vec<Word> {
    let meant = |piece| of_body.then(|| hebrew_body_words::read(piece)).flatten();
    let words = pieces.iter();
    words
        .map(|piece| meant(piece).unwrap_or_else(|| word(piece)))
        .collect()
}

fn word(piece: &Piece<'_>) -> Word {
    if let Some(listed) = listed(piece.text) {
        return listed_word(listed, piece.source());
    }
    let letters: Vec<char> = piece
        .text
        .chars()
        .filter(|letter| letter.is_alphanumeric() || matches!(letter, '׳' | '\'' | '’' | '״'))
        .collect();
    let mut spellings = Spellings::new();
    let of_slavs = is_slavic(&letters);
    let mut at = 0;
    while at < letters.len() {
        let (length, alternatives) = match letters[at] {
            'ב' if of_slavs && at > 0 => (1, Some("v|b")),
            _ => letter(&letters, at),
        };
        push_letter(&mut spellings, letters[at], alternatives);
        at += length;
    }
    spellings.word(piece, Vowels::Partial)
}

/// Whether the letters end as a Slavic name does, with a name before the ending: לברוב is Lavrov.
fn is_slavic(letters: &[char]) -> bool {
    const LETTERS_MIN: usize = 5;
    letters.len() >= LETTERS_MIN && matches!(letters, [.., 'ו' | 'י', 'ב'] | [.., 'ו', 'ב', 'ה'])
}

fn letter(letters: &[char], at: usize) -> (usize, Option<&'static str>) {
    let (first, last) = (at == 0, at + 1 == letters.len());
    let next = letters.get(at + 1).copied();
    let geresh = matches!(next, Some('׳' | '\'' | '’'));
    let two = match (letters[at], next) {
        ('ג', _) if geresh => Some("j"),
        ('ז', _) if geresh => Some("zh"),
        ('צ' | 'ץ', _) if geresh => Some("ch"),
        ('ת' | 'ט', _) if geresh => Some("th"),
        ('ח', _) if geresh => Some("kh"),
        ('ד', _) if geresh => Some("dh|z"),
        ('ו', Some('ו')) => Some("v|u"),
        ('י', Some('י')) => Some("y"),
        ('א', Some('ו' | 'י')) if first => Some(if next == Some('ו') { "u" } else { "i" }),
        _ => None,
    };
    if let Some(alternatives) = two {
        return (2, Some(alternatives));
    }
    // The words are `Partial`, so vowels are given once; only consonants that differ in sound are alternatives.
    let one = match letters[at] {
        'א' | 'ע' if first || last => "a",
        'א' => "a",
        'ע' => "",
        'ב' => "b|v",
        'ג' => "g",
        'ד' => "d",
        'ה' if last => "a",
        'ה' => "h",
        'ו' if first => "v",
        'ו' => "o|v",
        'ז' => "z",
        'ח' => "h|ch",
        'ט' | 'ת' => "t",
        'י' if first => "y",
        'י' => "i",
        'כ' if first => "k",
        'כ' | 'ך' => "kh~k|ch",
        'ל' => "l",
        'מ' | 'ם' => "m",
        'נ' | 'ן' => "n",
        'ס' => "s",
        'פ' => "p|f",
        'ף' => "f|p",
        'צ' | 'ץ' => "tz",
        'ק' => "k",
        'ר' => "r",
        'ש' => "sh~s",
        'װ' => "v",
        'ױ' => "oi",
        'ײ' => "ei",
        _ => return (1, None),
    };
    (1, Some(one))
}

/// Common name words with their vowels: given names and family names that thousands bear, no person.
fn listed(word: &str) -> Option<&'static str> {
    Some(match word {
        "דוד" => "david|dovid",
        "משה" => "moshe|moses",
        "יוסף" => "yosef|joseph|yossef",
        "יעקב" => "yaakov|yakov|jacob|yaacov",
        "אברהם" => "avraham|abraham",
        "יצחק" => "yitzhak|isaac|yitzchak|itzhak",
        "שרה" => "sarah|sara",
        "רחל" => "rachel|rahel",
        "מרים" => "miriam|myriam",
        "חיים" => "haim|chaim|hayim",
        "כהן" => "cohen|kohen",
        "לוי" => "levi|levy",
        "מזרחי" => "mizrahi|mizrachi",
        "פרץ" => "peretz|perez",
        "ביטון" => "biton|bitton",
        "דהן" => "dahan",
        "אבי" => "avi",
        "דן" => "dan",
        "דניאל" => "daniel",
        "מיכאל" => "michael|mikhael",
        "גבריאל" => "gabriel|gavriel",
        "רפאל" => "rafael|raphael",
        "שלמה" => "shlomo|solomon",
        "שמעון" => "shimon|simon|simeon",
        "ראובן" => "reuven|reuben",
        "יהודה" => "yehuda|judah|yehudah",
        "בנימין" => "binyamin|benjamin",
        "אהרן" | "אהרון" => "aharon|aaron",
        "אליהו" => "eliyahu|elijah",
        "שייח" | "שייח'" | "שיח'" => "sheikh|shaikh",
        "אלכסנדר" => "alexander|aleksander",
        "סרגיי" | "סרגי" => "sergei|sergey",
        "ולדימיר" => "vladimir|volodymyr",
        "דמיטרי" | "דימיטרי" | "דמטרי" => "dmitri|dmitry",
        "יבגני" => "yevgeny|evgeny|evgenii",
        "ניקולאי" => "nikolai|nikolay",
        "איגור" => "igor|ihor",
        "איוון" | "איבן" => "ivan",
        "מיכאיל" => "mikhail",
        "אנדריי" | "אנדרי" => "andrei|andrey",
        "אלכסיי" => "alexei|aleksei",
        "בוריס" => "boris",
        "ויקטור" => "viktor|victor",
        "יורי" => "yuri|yury",
        "אולג" => "oleg|oleh",
        "רומן" => "roman",
        "מקסים" => "maxim|maksim",
        "רוברט" => "robert",
        "ניקולס" | "ניקולאס" => "nicolas|nicholas|nikolas",
        "ג'ון" | "ג׳ון" => "john",
        "ג'ורג'" | "ג׳ורג׳" => "george|jorge",
        "מייקל" => "michael",
        "דונלד" => "donald",
        "מוחמד" | "מוחמט" => "muhammad|mohammed|mohamed",
        "אחמד" => "ahmad|ahmed",
        "מחמוד" => "mahmoud|mahmud",
        "עלי" => "ali|aly",
        "חסן" | "חסאן" => "hassan|hasan",
        "חוסיין" | "חוסין" => "hussein|husayn|hossein",
        "עבדאללה" | "עבדללה" => "abdullah|abdallah",
        "איברהים" | "אבראהים" => "ibrahim|ebrahim",
        "איסמעיל" | "אסמאעיל" => "ismail|esmail",
        "ח'אלד" | "חאלד" => "khalid|khaled",
        "יאסר" => "yasser|yasir",
        "נתן" => "natan|nathan",
        "עמוס" => "amos",
        "עזרא" => "ezra",
        "צבי" => "zvi|tzvi|tsvi",
        "זאב" => "zeev|zev",
        "אריה" => "arie|aryeh|arye",
        "מרדכי" => "mordechai|mordecai|mordehai",
        "מנחם" => "menachem|menahem",
        "פנחס" => "pinchas|pinhas",
        "אסתר" => "esther|ester",
        "רבקה" => "rivka|rebecca|rivkah",
        "לאה" => "leah|lea",
        "חנה" => "hana|hannah|chana",
        "בן" => "ben",
        "בת" => "bat",
        "בר" => "bar",
        "אל" => "el|al",
        "חדד" => "hadad|haddad|chadad",
        "אזולאי" => "azoulay|azulay|azulai",
        "גבאי" => "gabay|gabbay|gabai",
        "עמר" => "amar",
        "אוחיון" => "ohayon",
        "שפירא" => "shapira|shapiro",
        "פרידמן" => "friedman|fridman",
        "גולדברג" => "goldberg",
        _ => return None,
    })
}
