//! Calibres of arms, as a text gives them.

use std::ops::Range;

use super::concept::Concept;
use super::sense;
use crate::certainty::Certainty;
use crate::words::{Kind, Token, tokens};

/// Calibres of artillery, mortars and rockets, in millimetres.
pub(super) const CALIBRES: &[&str] = &[
    "60", "81", "82", "105", "107", "115", "120", "122", "125", "130", "152", "155", "160", "170",
    "203", "220", "227", "240", "300",
];

const MILLIMETRES: &[&str] = &["mm", "мм", "毫米", "مم", "millimetre", "millimeter"];

/// Whether a text gives a calibre of heavy arms.
pub(super) fn is_heavy(text: &str) -> bool {
    let words = tokens(text);
    words.windows(2).any(|pair| {
        let is_size =
            |at: usize| pair[at].kind == Kind::Number && CALIBRES.contains(&pair[at].text.as_str());
        let before = &pair[0].text;
        (is_size(0) && MILLIMETRES.contains(&pair[1].text.as_str()))
            || (is_size(1) && CALIBRE_WORDS.iter().any(|word| before.starts_with(word)))
    })
}

/// Words for a calibre, of nine languages.
const CALIBRE_WORDS: &[&str] = &["calibre", "caliber", "kaliber", "calibro", "калибр", "عیار"];
/// Words that with a calibre may hide a shell.
const SHELL_WORDS: &[&str] = &[
    "shells",
    "seashells",
    "rounds",
    "projectiles",
    "fins",
    "finned",
    "fuze",
];

/// Chapters of goods that have no calibre and are not sized in millimetres.
const UNSIZED: &[&str] = &[
    "03", "04", "06", "08", "09", "10", "11", "15", "17", "18", "19", "20", "21", "22",
];
/// Those of goods that have sizes, but seldom such a one: medicine, soap, clothing, wigs, toys, fireworks, lamps.
const SIZED: &[&str] = &[
    "30", "33", "34", "48", "49", "61", "62", "6704", "9503", "9504", "9505", "9506", "3604",
    "8539", "9608", "9609",
];
/// Calibres that are round sizes of other things, too.
const ROUND: &[&str] = &["60", "81", "82", "120", "125", "160", "220", "240", "300"];
/// Millimetres from which a thing of a round calibre is as long as a shell or rocket.
const SHELL_LENGTH: u32 = 400;

/// Whether a text without a word for arms gives the measure of a shell, and says so much as to be one; or
/// says it of goods, by their codes, that have no such measure.
pub(super) fn measures_a_shell(text: &str, codes: &[(String, Certainty)]) -> bool {
    if !is_heavy(text) {
        return false;
    }
    let words = tokens(text);
    let all_of = |heads: &[&str]| {
        let of = |code: &str| heads.iter().any(|head| code.starts_with(head));
        !codes.is_empty() && codes.iter().all(|(code, _)| of(code))
    };
    let in_mm = |pair: &[Token], fits: &dyn Fn(&str) -> bool| {
        pair[0].kind == Kind::Number
            && MILLIMETRES.contains(&pair[1].text.as_str())
            && fits(&pair[0].text)
    };
    let calibre = |size: &str| CALIBRES.contains(&size) && !ROUND.contains(&size);
    let length = |size: &str| size.parse().is_ok_and(|size: u32| size >= SHELL_LENGTH);
    let says = |fits: &dyn Fn(&str) -> bool| words.windows(2).any(|pair| in_mm(pair, fits));
    // Food has no size in millimetres, round or not; a toy has seldom that of a gun.
    if all_of(UNSIZED) || all_of(SIZED) && (says(&calibre) || says(&length)) {
        return true;
    }
    words.iter().any(|word| {
        CALIBRE_WORDS
            .iter()
            .any(|known| word.text.starts_with(known))
            || SHELL_WORDS.contains(&word.text.as_str())
            || ["口径", "구경"]
                .iter()
                .any(|known| word.text.contains(known))
    })
}

/// Calibres that nothing but rounds have, where the length of the case follows: 7.62x39.
const ROUNDS: &[&str] = &["5.45", "5.56", "7.62", "12.7", "14.5"];

/// Whether a text names a round by calibre and length of its case.
pub(super) fn is_a_round(text: &str) -> bool {
    if !text.contains(['x', 'X', 'х', 'Х', '×', '*']) || !text.contains(['5', '7']) {
        return false;
    }
    let text = text.to_lowercase().replace(',', ".");
    ROUNDS.iter().any(|size| {
        text.match_indices(size).any(|(at, _)| {
            let before = text.get(..at).and_then(|text| text.chars().next_back());
            let behind = text.get(at + size.len()..).unwrap_or_default();
            let length = behind.trim_start().strip_prefix(['x', 'х', '×', '*']);
            let length = length.map(str::trim_start).unwrap_or_default();
            let digits = length.bytes().take_while(u8::is_ascii_digit).count();
            let rest = length.get(digits..).unwrap_or_default();
            !before.is_some_and(|c| c.is_ascii_digit() || c == '.')
                && (2..=3).contains(&digits)
                && !rest.starts_with(['x', '.', '×'])
        })
    })
}

/// Words by which ammunition is counted, folded.
const COUNTED_BY: &[&str] = &["rounds", "rds", "skudd", "schuss", "发", "發", "발"];

/// Whether all that a part of a line says is how many rounds there are: "tiles, 1000 rounds".
pub(super) fn is_only_rounds(part: &str) -> bool {
    let words = tokens(part);
    let mut named = words.iter().filter(|word| word.kind != Kind::Number);
    named
        .next()
        .is_some_and(|word| COUNTED_BY.contains(&word.text.as_str()))
        && named.next().is_none()
}

/// Calibres of small arms and automatic cannon, in millimetres.
const SMALL: &[&str] = &["5.45", "5.56", "7.62", "9", "12.7", "14.5", "23", "30"];

/// Whether a text gives a calibre of small arms.
pub(super) fn is_small(text: &str) -> bool {
    let text = text.to_lowercase().replace(',', ".");
    SMALL.iter().any(|size| {
        text.match_indices(size).any(|(at, _)| {
            let before = text.get(..at).and_then(|text| text.chars().next_back());
            let behind = text.get(at + size.len()..).unwrap_or_default();
            let behind = behind.trim_start_matches([' ', '-']);
            !before.is_some_and(|c| c.is_ascii_digit() || c == '.')
                && MILLIMETRES.iter().any(|unit| behind.starts_with(unit))
        })
    })
}

/// Millimetres from which a calibre is that of a cannon.
const CANNON: f64 = 20.0;
/// Millimetres below which a measure is no calibre.
const LEAST: f64 = 4.0;
/// Kinds of goods.tsv of ammunition whose words say no more than that, or give a calibre of any size.
const OF_ANY_SIZE: &[&str] = &["ammunition", "artillery-shell"];
/// Words for guns, folded, by their beginnings: what is of these is no ammunition for small arms.
const OF_GUNS: &[&str] = &[
    "artill",
    "howitz",
    "haubit",
    "tank",
    "naval",
    "артил",
    "гаубиц",
];

/// Whether words for ammunition are of small arms by the calibre in their part of a text: "7.62 mm ammunition".
pub(super) fn makes_small(concept: &Concept, text: &str, at: Range<usize>) -> bool {
    if !OF_ANY_SIZE.contains(&concept.id) || !text.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let text = with_points(text);
    let part = sense::part(&text, at.start, at.end);
    let (Some(words), Some(part)) = (text.get(at), text.get(part)) else {
        return false;
    };
    // What only guns fire stays theirs, whatever stands by it.
    let any = concept.id == "ammunition" || words.contains(|c: char| c.is_ascii_digit());
    let of_guns = tokens(part)
        .iter()
        .any(|word| OF_GUNS.iter().any(|gun| word.text.starts_with(gun)));
    let mut sizes = millimetres(part).into_iter().peekable();
    any && !of_guns && sizes.peek().is_some() && sizes.all(|size| size < CANNON)
}

/// A text of the same length with a point for each comma of a decimal fraction, which parts nothing.
fn with_points(text: &str) -> String {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let written = |(at, c): (usize, char)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let behind = text.get(at + c.len_utf8()..);
        let behind = behind.and_then(|text| text.chars().next());
        if c == ',' && digit(before) && digit(behind) {
            '.'
        } else {
            c
        }
    };
    text.char_indices().map(written).collect()
}

/// The calibres that a text gives: in millimetres, with the length of the case, or as only small arms have them.
fn millimetres(text: &str) -> Vec<f64> {
    let text = with_points(text).to_lowercase();
    let mut sizes = Vec::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let number = rest.get(at..).unwrap_or_default();
        let end = number.find(|c: char| !c.is_ascii_digit() && c != '.');
        let (digits, behind) = number.split_at(end.unwrap_or(number.len()));
        let digits = digits.trim_end_matches('.');
        let unit = behind.trim_start_matches([' ', '-']);
        let case = unit
            .strip_prefix(['x', 'х', '×', '*'])
            .is_some_and(|length| {
                length
                    .trim_start()
                    .starts_with(|c: char| c.is_ascii_digit())
            });
        let in_mm = case || MILLIMETRES.iter().any(|name| unit.starts_with(name));
        let size = digits.parse::<f64>().ok().filter(|size| *size >= LEAST);
        sizes.extend(size.filter(|_| in_mm || BARE.contains(&digits)));
        // The length of a case is no calibre.
        rest = behind;
        if case {
            let length = behind.trim_start_matches(|c: char| !c.is_ascii_digit());
            rest = length.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        }
    }
    sizes
}

/// Calibres of small arms and cannon that are written without a unit, and those that need one.
const BARE: &[&str] = &[
    "5.45", "5.56", "5.7", "7.62", "7.65", "7.92", "12.7", "14.5",
];
const WITH_UNIT: &[&str] = &["9", "10", "20", "23", "30", "40"];
/// Calibres in parts of an inch, behind the point, and in gauges.
const INCHES: &[&str] = &[
    "22", "223", "243", "25", "270", "280", "300", "303", "308", "32", "338", "357", "36", "38",
    "380", "40", "408", "41", "410", "416", "44", "45", "454", "50", "500",
];
const GAUGES: &[&str] = &["10", "12", "16", "20", "28"];
const GAUGE_WORDS: &[&str] = &["ga", "gauge", "gauges", "bore"];
/// Goods that are not sized in millimetres: food, clothing, shoes, toys, medicine.
const UNMEASURED: &[&str] = &[
    "0", "1", "20", "21", "22", "30", "61", "62", "63", "64", "9503",
];

/// Whether words are a calibre of small arms and nothing more, among goods that have no such measure: "9mm" beside
/// shoes, ".223". `rest` is what follows.
pub(super) fn is_all(words: &str, rest: &str, beside: &[&Concept]) -> bool {
    if !words.bytes().any(|c| c.is_ascii_digit()) {
        return false;
    }
    let text = words.to_lowercase().replace(',', ".");
    let tokens = tokens(&text);
    let said = tokens.first().is_some_and(|word| {
        matches!(
            word.text.as_str(),
            "cal" | "калибр" | "calibre" | "caliber" | "kaliber"
        )
    });
    // "S&W .38"
    let letter = tokens
        .first()
        .is_some_and(|word| word.kind == Kind::Word && word.text.len() == 1);
    let own = tokens
        .get(usize::from(said || letter)..)
        .unwrap_or_default();
    let unmeasured = |concept: &&Concept| {
        let of = |code: &&str| UNMEASURED.iter().any(|begin| code.starts_with(begin));
        concept.codes.iter().all(of)
    };
    let unmeasured = !beside.is_empty() && beside.iter().all(unmeasured);
    // A price or weight goes on: "5.56 USD" is one phrase.
    let goes_on = rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '%' | '$' | '€'));
    let Some(number) = own
        .first()
        .filter(|word| word.kind == Kind::Number && !goes_on)
    else {
        return false;
    };
    let point = text
        .get(..number.start)
        .is_some_and(|before| before.ends_with('.'));
    let size = number.text.as_str();
    let unit = own.get(1).map(|word| word.text.as_str());
    let in_mm = unit.is_some_and(|unit| MILLIMETRES.contains(&unit));
    let gauge = unit.is_some_and(|unit| GAUGE_WORDS.contains(&unit)) && GAUGES.contains(&size);
    match own.len() {
        1 => (BARE.contains(&size) && unmeasured) || (point && INCHES.contains(&size)),
        2 => {
            (in_mm && unmeasured && (BARE.contains(&size) || WITH_UNIT.contains(&size)))
                || (gauge && unmeasured)
                || (point && unit == Some("cal") && INCHES.contains(&size))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_a_round, millimetres};

    #[test]
    fn rounds_by_calibre_and_case() {
        for (text, expected) in [
            ("7.62x39", true),
            ("7,62Х39", true),
            ("12.7 x 108 mm", true),
            ("5.56×45", true),
            ("bolts 7.62x39x5", false),
            ("27.62x39", false),
            ("tiles 9x18", false),
            ("7.62 kg", false),
        ] {
            assert_eq!(is_a_round(text), expected, "{text}");
        }
    }
    #[test]
    fn calibres_in_millimetres() {
        for (text, expected) in [
            ("7,62 mm Munition", vec![7.62]),
            ("5.56x45 rounds", vec![5.56]),
            ("9 × 19 mm", vec![9.0]),
            ("12.7 ball, 20 boxes", vec![12.7]),
            ("155-mm and 9 mm", vec![155.0, 9.0]),
            ("1000 rounds", vec![]),
        ] {
            assert_eq!(millimetres(text), expected, "{text}");
        }
    }
}
