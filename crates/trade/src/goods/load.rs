//! A count with what carries goods is how much of these there is: rice in 12 wagons, flour of three lorry
//! loads. Where nothing says that it is a load, the carriers may be sent, too.

use super::concept::Concept;
use crate::certainty::Certainty;
use crate::words::{Kind, Token, fold, tokens};

/// Beginnings of what carries goods on rails, which nobody sends behind food, folded.
const WAGONS: &[&str] = &[
    "wagon",
    "railcar",
    "ваго",
    "цистерн",
    "зерновоз",
    "хоппер",
    "vagon",
    "车皮",
];
/// Beginnings of words for what one carrier takes, folded.
const LOADS: &[&str] = &[
    "load", "ladung", "fuhre", "lass", "charge", "carga", "рейс", "대분", "车次",
];
/// Small words between a carrier and how much it takes, and the weights of that.
const OF: &[&str] = &[
    "of",
    "a",
    "mt",
    "ton",
    "tons",
    "tonnes",
    "tonn",
    "kg",
    "т",
    "тонн",
    "тонны",
    "tonnen",
    "toneladas",
    "each",
    "per",
    "по",
    "je",
    "av",
    "pa",
    "de",
    "von",
    "mit",
    "with",
];
/// Where the words of another line begin.
const STOPS: &[char] = &[',', ';', ':', '/', '.', '(', '+', '&'];

/// How sure goods that carry others only say how much of these there is. `before` are the words before
/// them.
pub(super) fn is_one(concept: &Concept, text: &str, before: &[Token], end: usize) -> Certainty {
    let carries = matches!(
        concept.id,
        "locomotive" | "fuel-tank-vehicle" | "truck" | "ship" | "merchant-ship"
    );
    let start = before.last().map_or(0, |word| word.end);
    let Some(named) = text.get(start..end).filter(|_| carries) else {
        return Certainty::No;
    };
    let named = fold(named.trim());
    let begins = |word: &str, all: &[&str]| all.iter().any(|begin| word.starts_with(begin));
    let wagon = begins(&named, WAGONS);
    let rest = text.get(end..).unwrap_or_default();
    let rest = rest.split(STOPS).next().unwrap_or_default();
    let behind = tokens(rest);
    let number = |back: usize| {
        let at = before.len().checked_sub(back);
        let word = at.and_then(|at| before.get(at));
        word.is_some_and(|word| word.kind == Kind::Number)
    };
    // Korean counts behind the noun.
    let hangul = named.chars().any(|c| matches!(c, '가'..='힣'))
        && behind.first().is_some_and(|word| word.kind == Kind::Number);
    if !(number(1) || (wagon && number(2)) || hangul) {
        return Certainty::No;
    }
    let counts = |word: &Token| {
        word.kind == Kind::Number || begins(&word.text, LOADS) || OF.contains(&word.text.as_str())
    };
    if !behind.iter().all(|word| counts(word) || hangul) {
        return Certainty::No;
    }
    // "By truck, 3 trucks".
    let stem: String = named.chars().take(STEM_CHARS).collect();
    let told = before.iter().any(|word| word.text.starts_with(&stem));
    let loads = behind.iter().any(|word| begins(&word.text, LOADS));
    if wagon || told || loads {
        Certainty::Certain
    } else {
        Certainty::Likely
    }
}

/// Letters by which two words for a carrier are the same.
const STEM_CHARS: usize = 4;

#[cfg(test)]
mod tests {
    use crate::certainty::Certainty;
    use crate::goods::Line;

    #[test]
    fn a_count_of_carriers_behind_food_is_a_load() {
        for (text, expected) in [
            ("МУКА ПШЕНИЧНАЯ, МЕШОК 50 КГ, 12 ВАГОНОВ", Certainty::No),
            ("МАСЛО ПОДСОЛНЕЧНОЕ, 3 ЦИСТЕРНЫ", Certainty::No),
            ("rice, 3 lorry loads", Certainty::No),
            ("RICE BY TRUCK, 3 TRUCKS", Certainty::No),
            ("rice, 2 trucks", Certainty::Possible),
            ("大米 2卡车", Certainty::Possible),
            ("rice, 2 trucks KAMAZ", Certainty::Certain),
            ("rice and trucks", Certainty::Certain),
            ("3 trucks", Certainty::Certain),
            ("машины, 12 вагонов", Certainty::Certain),
        ] {
            let line = Line::read(text, &[]);
            assert_eq!(line.classes.named("vehicles"), expected, "{text}");
        }
    }
}
