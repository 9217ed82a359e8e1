//! What a word for a toy or a film covers: its own phrase, and nothing that is said to be live.

use super::calibre;
use super::concept::{Concept, Naming};
use super::guise;
use crate::certainty::Certainty;
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
/// Phrases by which something is as large as what it shows, folded.
const FULL_SIZE: &[&str] = &[
    "full size",
    "full-size",
    "full scale",
    "full-scale",
    "life size",
    "life-size",
    "lifesize",
    "actual size",
    "real size",
    "scale 1:1",
    "1:1 scale",
    "fullskala",
    "full storrelse",
    "naturlig storrelse",
    "originalgrosse",
    "naturgrosse",
    "lebensgross",
    "massstab 1:1",
    "taille reelle",
    "grandeur nature",
    "echelle 1:1",
    "tamano real",
    "escala 1:1",
    "натуральную величину",
    "натуральная величина",
    "масштаб 1:1",
    "реального размера",
    "实物大小",
    "真实尺寸",
    "实际尺寸",
    "실물 크기",
    "실물크기",
    "بالحجم الطبيعي",
    "بالحجم الحقيقي",
];
/// Tonnes, and words for each piece, folded: no toy weighs so much.
const TONNES: &[&str] = &[
    "t",
    "ton",
    "tons",
    "tonne",
    "tonnes",
    "tonn",
    "tonnen",
    "toneladas",
    "т",
    "тонн",
    "тонны",
    "طن",
];
const EACH: &[&str] = &[
    "each",
    "per",
    "apiece",
    "hver",
    "pr",
    "je",
    "pro",
    "chacun",
    "chaque",
    "piece",
    "cada",
    "каждыи",
    "каждая",
    "кажд",
    "за",
    "لكل",
];

/// Whether a text says of what it names that it is as large or as heavy as arms are.
fn is_as_large_as_arms(text: &str) -> bool {
    let folded = fold(text);
    FULL_SIZE
        .iter()
        .any(|phrase| folded.contains(&fold(phrase)))
        || weighs_tonnes(text)
}

/// Whether what a text calls a toy weighs tonnes each.
pub(super) fn is_too_heavy(concept: &Concept, text: &str) -> bool {
    concept.id == "toy" && weighs_tonnes(text)
}

fn weighs_tonnes(text: &str) -> bool {
    tokens(text).windows(3).any(|three| {
        let [number, unit, each] = three else {
            return false;
        };
        number.kind == Kind::Number
            && TONNES.contains(&unit.text.as_str())
            && EACH.contains(&each.text.as_str())
    })
}

const LIVE_UNSPACED: &[&str] = &[
    "실탄", "폭발", "폭약", "탄두", "구경", "爆炸", "炸药", "弹头", "实弹", "口径",
];
/// Words that begin another phrase.
const AND: &[&str] = &[
    "and",
    "plus",
    "with",
    "og",
    "samt",
    "med",
    "und",
    "sowie",
    "mit",
    "et",
    "avec",
    "y",
    "e",
    "con",
    "och",
    "и",
    "с",
    "со",
    "و",
    "مع",
    "incl",
    "including",
    "inkl",
    "inklusive",
    "включая",
    "incluido",
    "incluyendo",
    "compris",
];
/// The same among letters of Han, and as endings of a word of Hangul.
const AND_HAN: &[char] = &['和', '与', '與', '及', '跟', '同', '、'];
const AND_HANGUL: &[&str] = &["과", "와", "및", "하고", "이랑", "랑"];
/// Words by which a book or film tells what it is about, and a picture what it shows.
const ABOUT: &[&str] = &[
    "about", "of", "on", "om", "av", "uber", "von", "sur", "de", "du", "des", "d", "sobre", "о",
    "об",
];
/// Words by which a thing printed bears what it shows.
const BEARS: &[&str] = &["with", "med", "mit", "avec", "con", "с", "со"];

/// Beginnings of words for a model, folded: at once behind what it is of, or before that with a word between.
const MODELS: &[&str] = &[
    "model",
    "modell",
    "maquet",
    "maqueta",
    "макет",
    "модел",
    "نموذج",
    "نماذج",
    "模型",
    "모형",
];

/// Whether words for arms are said to be of models: "artillery shell models", "maquettes d'obus".
pub(super) fn is_modelled(text: &str, arms: &str) -> bool {
    let Some(start) = (arms.as_ptr() as usize).checked_sub(text.as_ptr() as usize) else {
        return false;
    };
    let is = |word: &str| MODELS.iter().any(|begin| word.starts_with(&fold(begin)));
    let behind = tokens(text.get(start + arms.len()..).unwrap_or_default());
    let before = tokens(text.get(..start).unwrap_or_default());
    behind.first().is_some_and(|word| is(&word.text))
        || before.iter().rev().take(2).any(|word| is(&word.text))
}

/// How far a toy, film or book that a line names covers other words of it: `Certain` where they are of
/// its phrase, `Possible` where they may be. `coded` says that a code of such things is given: then "and"
/// may go on with them.
pub(super) fn covers(text: &str, toy: &Naming<'_>, other: &Naming<'_>, coded: bool) -> Certainty {
    let place = |words: &str| words.as_ptr() as usize - text.as_ptr() as usize;
    let (a, b) = (place(toy.words), place(other.words));
    let first = a <= b;
    let gap = if first {
        a + toy.words.len()..b
    } else {
        b + other.words.len()..a
    };
    let gap = text.get(gap).unwrap_or_default();
    if !other.concept.is_arms() {
        if toy.concept.id != "toy" {
            return Certainty::No;
        }
        let own = is_made_as_toy(other.concept) || fold(other.words).starts_with(LITTLE_CAR);
        if first && announces(gap) && !own {
            return Certainty::No;
        }
        let words = fold(other.words);
        if MOULDS.iter().any(|mould| words.contains(mould)) {
            return Certainty::No;
        }
        let listed = if first {
            Certainty::No
        } else {
            let end = a + toy.words.len();
            let goes_on = text.get(end..).is_some_and(goes_on);
            let most = if goes_on {
                // "Coal, toy models" may be two goods.
                Certainty::Possible
            } else {
                Certainty::Certain
            };
            behind_a_comma(toy.words, gap, coded).min(most)
        };
        // "Toy lathes" and "cars 20 t" behind a colon may be what they are called.
        let doubted = if announces(gap) {
            weighs(text)
        } else {
            !own && is_stuff_or_tool(other.concept)
        };
        let most = if doubted {
            Certainty::Possible
        } else {
            Certainty::Certain
        };
        return listed
            .max(Certainty::of(is_one_phrase(gap, first)))
            .min(most);
    }
    if is_live(text) || gap.contains([';', '；', '\n']) {
        return Certainty::No;
    }
    // A replica of arms may be arms, whatever its code.
    if toy.concept.id == "replica" {
        let possible = !divides(gap) && !parts(gap);
        return if possible {
            Certainty::Possible
        } else {
            Certainty::No
        };
    }
    // Under the code of such things, a list behind a colon is one of them: "film props: rifles, grenades".
    if coded && first && gap.trim_start().starts_with([':', '：']) {
        return Certainty::Certain;
    }
    let pictures = matches!(toy.concept.id, "souvenir" | "recording");
    // A book about tanks, rifles and grenades is about all of them.
    let about = |words: &str, last: bool| {
        let words = tokens(words);
        let word = if last { words.last() } else { words.first() };
        word.is_some_and(|word| ABOUT.contains(&word.text.as_str()))
    };
    let lists = gap.trim_start().starts_with([',', ':', '、', '，', '：']);
    if pictures && first && !lists && (about(toy.words, true) || about(gap, false)) {
        return Certainty::Certain;
    }
    if divides(gap) {
        return Certainty::No;
    }
    let behind = if first { other.words } else { toy.words };
    if !parts(gap) && !begins_with_and(behind) {
        let sure = coded || other.concept.is_ambiguous() || !guise::may_be(text, toy, other, gap);
        return if sure {
            Certainty::Certain
        } else {
            Certainty::Possible
        };
    }
    let bears = tokens(gap)
        .first()
        .is_some_and(|word| BEARS.contains(&word.text.as_str()));
    let bears = first && bears && tokens(gap).len() == 1;
    if first && coded && other.concept.is_ambiguous() || bears && pictures {
        Certainty::Certain
    } else if coded || bears {
        Certainty::Possible
    } else {
        Certainty::No
    }
}

/// Parts of words for what toys are made in, folded.
const MOULDS: &[&str] = &[
    "mould",
    "mold",
    "gussform",
    "stopeform",
    "пресс-форм",
    "moules",
    "模具",
    "금형",
    "قوالب",
];

/// Whether a word for a toy behind a comma says of the goods before it what they are, as in the lists of customs:
/// "trucks, toy". Where the word may name toys beside them, it is possible.
fn behind_a_comma(toy: &str, gap: &str, coded: bool) -> Certainty {
    let plain = gap.trim_end();
    let comma = plain.ends_with([',', '，', '،', '、']);
    let others = plain.trim_end_matches([',', '，', '،', '、']);
    if !comma || others.contains([',', ';', '，', '،', '、', '\n']) || parts(others) {
        return Certainty::No;
    }
    if coded
        || matches!(
            fold(toy).as_str(),
            "toy" | "leke" | "игрушечныи" | "игрушечные" | "игрушечная"
        )
    {
        Certainty::Certain
    } else {
        Certainty::Possible
    }
}

/// Codes of what toys are made after, so that a list of toys may name it: vehicles, instruments, diggers.
const MADE_AS_TOYS: &[&str] = &["8429", "8430", "86", "87", "88", "89", "92", "95"];
/// The beginning of a Russian word for a little car that is one for a machine, too.
const LITTLE_CAR: &str = "машинк";
/// Codes of what no toy is: fuels, ores, chemicals, steel, machine tools.
const STUFF_OR_TOOLS: &[&str] = &[
    "25", "26", "27", "28", "29", "31", "72", "8456", "8457", "8458", "8459", "8460", "8461",
    "8462", "8463",
];

fn is_made_as_toy(concept: &Concept) -> bool {
    let has = |code: &&str| MADE_AS_TOYS.iter().any(|begin| code.starts_with(begin));
    concept.depicts() || concept.codes.iter().any(has)
}

fn is_stuff_or_tool(concept: &Concept) -> bool {
    let is = |code: &&str| STUFF_OR_TOOLS.iter().any(|begin| code.starts_with(begin));
    !concept.codes.is_empty() && concept.codes.iter().all(is)
}

/// Whether what stands behind a toy says that what follows is what is sent: "toys: lathes", "toys - lathes".
fn announces(gap: &str) -> bool {
    gap.trim_start().starts_with([':', '：'])
        || [" - ", " – ", " — "]
            .iter()
            .any(|dash| gap.starts_with(dash))
}

/// Whether a text says a weight in tonnes.
fn weighs(text: &str) -> bool {
    tokens(text).windows(2).any(|two| {
        let [number, unit] = two else {
            return false;
        };
        number.kind == Kind::Number && TONNES.contains(&unit.text.as_str())
    })
}

/// Whether words go on behind a word, so that they and it are one name.
fn goes_on(tail: &str) -> bool {
    let gap = tail.trim_start_matches([' ', '-']);
    gap.len() < tail.len() && gap.starts_with(char::is_alphabetic)
}

/// Words that say beside a code of toys that what they name is a small one, folded, by their beginnings.
const SMALL: &[&str] = &[
    "child",
    "kid",
    "baby",
    "doll",
    "model",
    "remote",
    "rc",
    "plastic",
    "mini",
    "scale",
    "wind",
    "barn",
    "dukke",
    "kinder",
    "puppe",
    "enfant",
    "poupee",
    "nino",
    "muneca",
    "детск",
    "кукол",
    "модел",
    "игр",
];
const SMALL_UNSPACED: &[&str] = &[
    "儿童",
    "模型",
    "遥控",
    "塑料",
    "어린이",
    "아동",
    "모형",
    "유아",
];

/// Whether nothing in a text says of what it names that it is made to be played with.
pub(super) fn is_of_full_size(text: &str) -> bool {
    let all = tokens(text);
    let is_small = all.iter().any(|word| match word.kind {
        Kind::Word => SMALL
            .iter()
            .any(|small| word.text.starts_with(&fold(small))),
        Kind::Unspaced => SMALL_UNSPACED.iter().any(|small| word.text.contains(small)),
        Kind::Number => false,
    });
    let is_scale = text.contains("1:") || text.contains("1/");
    !is_small && !is_scale && !text.contains("أطفال")
}

/// Whether a mark divides what stands between two goods; that of a scale, 1:35 or 1/35, does not.
fn divides(gap: &str) -> bool {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    gap.char_indices().any(|(at, c)| match c {
        ',' | '、' | '，' | '：' | '،' => true,
        ':' | '/' => {
            let before = gap.get(..at).and_then(|text| text.chars().next_back());
            let after = gap.get(at + 1..).and_then(|text| text.chars().next());
            !(is_digit(before) && is_digit(after))
        }
        _ => false,
    })
}

/// Whether between a toy and what it depicts nothing stands that would part them: "toy cars", "models of
/// ships", "toys: cars and trucks".
fn is_one_phrase(gap: &str, toy_first: bool) -> bool {
    let plain = gap.trim_matches([' ', '-']);
    match plain {
        "" => true,
        "(" => !toy_first,
        _ if !toy_first => is_of_one_run(plain),
        _ if plain.starts_with([':', '：']) => true,
        _ => tokens(plain).len() == 1 && ABOUT.contains(&fold(plain).as_str()),
    }
}

/// Signs between goods and a word for a toy in one run of Han or Hangul at most: `雷达表盘玩具`.
const RUN_SIGNS_MAX: usize = 4;

fn is_of_one_run(gap: &str) -> bool {
    gap.chars().count() <= RUN_SIGNS_MAX
        && gap.chars().all(|c| c >= '\u{2e80}')
        && !parts(gap)
        && !divides(gap)
}

/// Whether what stands between two goods makes them two phrases.
fn parts(gap: &str) -> bool {
    let words = tokens(gap);
    let hangul = gap.split_whitespace().next().unwrap_or_default();
    gap.contains(AND_HAN)
        || AND_HANGUL.contains(&hangul)
        || words.iter().any(|word| {
            AND.contains(&word.text.as_str()) || AND_HANGUL.contains(&word.text.as_str())
        })
}

/// Arabic writes "and" at its word, which none of these things begins with.
fn begins_with_and(words: &str) -> bool {
    words.starts_with('و')
}

fn is_live(text: &str) -> bool {
    calibre::is_heavy(text)
        || is_as_large_as_arms(text)
        || tokens(text).iter().any(|word| match word.kind {
            Kind::Word => LIVE.iter().any(|live| word.text.starts_with(&fold(live))),
            Kind::Unspaced => LIVE_UNSPACED.iter().any(|live| word.text.contains(live)),
            Kind::Number => false,
        })
}
