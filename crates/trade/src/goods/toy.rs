//! What a word for a toy or a film covers: its own phrase, and nothing that is said to be live.

use super::concept::Naming;
use crate::words::{Kind, fold, tokens};

/// Beginnings of words that say of arms that they are no toys.
const LIVE: &[&str] = &[
    "live",
    "explosive",
    "warhead",
    "calibre",
    "caliber",
    "munition",
    "ammunition",
    "detonat",
    "tnt",
    "kaliber",
    "skarp",
    "spreng",
    "stridshode",
    "scharf",
    "gefechtskopf",
    "ogive",
    "explosif",
    "calibro",
    "ojiva",
    "explosivo",
    "боев",
    "взрывчат",
    "боеголов",
    "калибр",
    "متفجر",
    "حيه",
];
const LIVE_UNSPACED: &[&str] = &[
    "실탄", "폭발", "폭약", "탄두", "구경", "爆炸", "炸药", "弹头", "实弹", "口径",
];
/// Words that begin another phrase.
const AND: &[&str] = &[
    "and", "plus", "og", "samt", "und", "sowie", "et", "y", "и", "و",
];

/// Calibres of artillery, mortars and rockets, in millimetres.
pub(super) const CALIBRES: &[&str] = &[
    "60", "81", "82", "105", "107", "115", "120", "122", "125", "130", "152", "155", "160", "170",
    "203", "220", "227", "240", "300",
];

/// Whether a text gives a calibre of heavy arms.
pub(super) fn has_heavy_calibre(text: &str) -> bool {
    let words = tokens(text);
    words.windows(2).any(|pair| {
        let is_size =
            |at: usize| pair[at].kind == Kind::Number && CALIBRES.contains(&pair[at].text.as_str());
        let before = &pair[0].text;
        (is_size(0)
            && matches!(
                pair[1].text.as_str(),
                "mm" | "мм" | "毫米" | "مم" | "millimetre" | "millimeter"
            ))
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

/// Whether a text without a word for arms gives the measure of a shell, and says so much as to be one.
pub(super) fn measures_a_shell(text: &str) -> bool {
    if !has_heavy_calibre(text) {
        return false;
    }
    let words = tokens(text);
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

/// Whether a toy, film or book that a line names covers other words of it. `coded` says that a code of
/// such things is given: then "and" goes on with them.
pub(super) fn covers(text: &str, toy: &Naming<'_>, arms: &Naming<'_>, coded: bool) -> bool {
    if is_live(text) {
        return false;
    }
    let place = |words: &str| words.as_ptr() as usize - text.as_ptr() as usize;
    let (a, b) = (place(toy.words), place(arms.words));
    let gap = if a <= b {
        a + toy.words.len()..b
    } else {
        b + arms.words.len()..a
    };
    let gap = text.get(gap).unwrap_or_default();
    if gap.contains([';', '；', '\n']) {
        return false;
    }
    // Under the code of such things, a list behind a colon is one of them: "film props: rifles, grenades".
    if coded && a <= b && gap.trim_start().starts_with([':', '：']) {
        return true;
    }
    // A book about tanks, rifles and grenades is about all of them.
    if matches!(toy.concept.id, "souvenir" | "recording")
        && a <= b
        && !gap.trim_start().starts_with([',', ':', '、', '，', '：'])
    {
        return true;
    }
    !gap.contains([',', ':', '、', '，', '：', '/', '،'])
        && (coded
            || !tokens(gap)
                .iter()
                .any(|word| AND.contains(&word.text.as_str())))
}

fn is_live(text: &str) -> bool {
    has_heavy_calibre(text)
        || tokens(text).iter().any(|word| match word.kind {
            Kind::Word => LIVE.iter().any(|live| word.text.starts_with(&fold(live))),
            Kind::Unspaced => LIVE_UNSPACED.iter().any(|live| word.text.contains(live)),
            Kind::Number => false,
        })
}
