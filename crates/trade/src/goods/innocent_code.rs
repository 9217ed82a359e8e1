//! A code of food, medicine, paper, clothing or toys given for equipment, parts, a machine, or for what nobody
//! knows: one of the two is wrong, or the words hide what it is.

use super::concept::{is_machine_named, is_maker_named, named};
use super::model;
use crate::certainty::Certainty;
use crate::words::{fold, tokens};

/// Chapters of which nothing is equipment or has parts, and headings of toys.
const INNOCENT: &[&str] = &[
    "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16",
    "17", "18", "19", "20", "21", "22", "23", "24", "30", "33", "34", "48", "49", "61", "62", "63",
    "64", "67",
];
const TOYS: &[&str] = &["9503", "9504", "9505"];
/// Beginnings of words for equipment of some kind, folded, of nine languages.
const EQUIPMENT: &[&str] = &[
    "equipment",
    "technical",
    "industrial",
    "machine",
    "mechanical",
    "special",
    "electron",
    "elektron",
    "utstyr",
    "teknisk",
    "maskin",
    "industri",
    "spesial",
    "ausrust",
    "technisch",
    "maschine",
    "spezial",
    "sonder",
    "equipement",
    "materiel",
    "equipo",
    "оборудован",
    "электрон",
    "спец",
    "промышлен",
    "设备",
    "电子",
    "机器",
    "特种",
    "장비",
    "전자",
    "기계",
    "특수",
    "معدات",
    "الكترون",
];
/// Beginnings of words for samples, gifts and accessories, folded, which may be of anything harmless.
const GIFTS: &[&str] = &[
    "accessor",
    "sample",
    "gift",
    "personal",
    "vareprov",
    "gave",
    "zubehor",
    "muster",
    "accessoire",
    "cadeau",
    "echantillon",
    "accesorio",
    "muestra",
    "подар",
    "образц",
    "样品",
    "礼品",
    "견본",
    "هداي",
];
/// The same for parts, which toys have.
const PARTS: &[&str] = &[
    "parts",
    "spare",
    "components",
    "reservedel",
    "deler",
    "ersatzteil",
    "teile",
    "pieces",
    "repuesto",
    "piezas",
    "запчаст",
    "детал",
    "част",
    "配件",
    "零件",
    "부품",
    "قطع",
];

/// Chapters of food and medicine: of these a machine is none.
fn is_eaten(code: &str) -> bool {
    const LAST: &str = "24";
    // Plants of chapter 06 grow.
    let chapter = code.get(..2).unwrap_or_default();
    chapter == "30" || (chapter <= LAST && chapter != "06")
}

/// How sure such a class is.
pub(super) fn level(class: &str) -> Certainty {
    if class == "code-contradicted" {
        Certainty::Certain
    } else {
        Certainty::Possible
    }
}

/// What words alone say under codes of what is innocent, by the names of classes.
pub(super) fn hidden(text: &str, codes: &[&str]) -> &'static [&'static str] {
    let of = |heads: &[&str]| {
        let mut codes = codes.iter();
        codes.all(|code| heads.iter().any(|head| code.starts_with(head)))
    };
    let (innocent, toys) = (of(INNOCENT), of(TOYS));
    if codes.is_empty() || text.is_empty() || !(innocent || toys) {
        return &[];
    }
    let named = named(text);
    let known = named.iter().any(|(concept, _)| !concept.is_vague());
    if codes.iter().all(|code| is_eaten(code)) && is_machine_named(text) {
        return &["code-contradicted", "machinery"];
    }
    if known {
        return &[];
    }
    if named.is_empty() {
        let open = is_maker_named(text) || !model::places(text).is_empty();
        return if open { &["vague"] } else { &[] };
    }
    let begins = |words: &str, heads: &[&str]| {
        let words = fold(words);
        heads.iter().any(|head| words.starts_with(&fold(head)))
    };
    let parts = |(_, words): &(_, &str)| innocent && begins(words, PARTS);
    let equipment = tokens(text).iter().any(|word| {
        EQUIPMENT
            .iter()
            .any(|head| word.text.starts_with(&fold(head)))
    });
    if equipment || named.iter().any(parts) {
        return &["code-contradicted"];
    }
    let gifts = |(_, words): &(_, &str)| begins(words, GIFTS);
    if named.iter().all(gifts) {
        return &[];
    }
    &["vague"]
}

#[cfg(test)]
mod tests {
    use super::hidden;

    #[test]
    fn words_that_a_code_of_food_or_toys_does_not_explain() {
        for (text, code, expected) in [
            ("MACHINE PARTS", "950300", "code-contradicted"),
            ("EQUIPMENT", "220300", "code-contradicted"),
            ("SPARE PARTS", "100630", "code-contradicted"),
            ("reservedeler", "220300", "code-contradicted"),
            ("оборудование", "490199", "code-contradicted"),
            ("ELECTRONIC COMPONENTS", "950300", "code-contradicted"),
            ("Elektronikbauteile", "950300", "code-contradicted"),
            ("电子元件", "950300", "code-contradicted"),
            ("RICE MILL", "100630", "code-contradicted machinery"),
            ("面粉机", "110100", "code-contradicted machinery"),
            (
                "мельница для зерна",
                "100630",
                "code-contradicted machinery",
            ),
            ("ITEMS", "670420", "vague"),
            ("ИЗДЕЛИЯ", "220300", "vague"),
            ("物资", "220300", "vague"),
            ("ZOLVAX-4", "950300", "vague"),
            ("SIEMENS", "490199", "vague"),
            ("spare parts", "950300", "vague"),
            ("flour from the mill", "110100", ""),
            ("rice, machine sorted", "100630", ""),
            ("milk powder", "040210", ""),
            ("samples", "490199", ""),
            ("machine parts", "848790", ""),
            ("beer", "220300", ""),
            ("LEGO 42083", "950300", ""),
            ("toy cars X-400", "950300", ""),
            ("Taedonggang", "220300", ""),
        ] {
            assert_eq!(hidden(text, &[code]).join(" "), expected, "{text} {code}");
        }
    }
}
