//! A code of food, medicine, paper, clothing or toys given for equipment or parts: one of the two is wrong.

use super::concept::named;
use crate::words::fold;

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
    "electronic",
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
    "спец",
    "промышлен",
    "设备",
    "机器",
    "特种",
    "장비",
    "기계",
    "특수",
    "معدات",
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

/// Whether the words name nothing but equipment or parts, and every code is of what is neither.
pub(super) fn hides(text: &str, codes: &[&str]) -> bool {
    let of = |heads: &[&str]| {
        let mut codes = codes.iter();
        codes.all(|code| heads.iter().any(|head| code.starts_with(head)))
    };
    let (innocent, toys) = (of(INNOCENT), of(TOYS));
    if codes.is_empty() || !(innocent || toys) {
        return false;
    }
    let named = named(text);
    let begins = |words: &str, heads: &[&str]| {
        let words = fold(words);
        heads.iter().any(|head| words.starts_with(&fold(head)))
    };
    !named.is_empty()
        && named.iter().all(|(concept, _)| concept.is_vague())
        && named
            .iter()
            .any(|(_, words)| begins(words, EQUIPMENT) || (innocent && begins(words, PARTS)))
}

#[cfg(test)]
mod tests {
    use super::hides;

    #[test]
    fn equipment_under_a_code_of_none() {
        for (text, code, expected) in [
            ("MACHINE PARTS", "950300", true),
            ("EQUIPMENT", "220300", true),
            ("SPARE PARTS", "100630", true),
            ("reservedeler", "220300", true),
            ("оборудование", "490199", true),
            ("spare parts", "950300", false),
            ("goods", "220300", false),
            ("samples", "490199", false),
            ("machine parts", "848790", false),
            ("beer", "220300", false),
        ] {
            assert_eq!(hides(text, &[code]), expected, "{text} {code}");
        }
    }
}
