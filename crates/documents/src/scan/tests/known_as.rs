//! Bodies by what newspapers call them.

use vokter_entities::{Entity, Kind, Name, NameKind};

use super::*;

fn bodies() -> Index {
    let body = |id: &str, names: &[&str]| {
        let mut entity = Entity::new(id, Kind::Organization);
        let names = names.iter();
        entity
            .names
            .extend(names.filter_map(|name| Name::new(name, NameKind::Primary)));
        entity
    };
    Index::build(vec![
        body("hizballah", &["Hizballah"]),
        body("state", &["Islamic State of Iraq and the Levant"]),
        body("base", &["Al-Qaida"]),
        body("maghreb", &["Al-Qaida in the Islamic Maghreb"]),
        body("guards", &["Islamic Revolutionary Guard Corps (IRGC)"]),
        body("wagner", &["Wagner Group"]),
        body("air", &["Iran Air"]),
    ])
}

#[test]
fn in_the_languages_of_newspapers() {
    let index = bodies();
    for (text, words) in [
        (
            "Er soll der Hisbollah nahestehen, sagt die Polizei.",
            "Hisbollah",
        ),
        ("Переговоры с «Хезболлой» прошли в Бейруте.", "Хезболлой"),
        ("Πριν από τη Χεζμπολάχ ήταν άλλοι.", "Χεζμπολάχ"),
        ("헤즈볼라에 자금을 보냈다.", "헤즈볼라"),
        ("真主党否认了这一指控。", "真主党"),
        ("לחיזבאללה אין תגובה.", "לחיזבאללה"),
        (
            "Den islamske staten tok på seg ansvaret.",
            "Den islamske staten",
        ),
        (
            "Bojownicy Państwa Islamskiego wysadzili most.",
            "Państwa Islamskiego",
        ),
        ("イスラム国が声明を出した。", "イスラム国"),
        (
            "Das meldeten die Revolutionsgarden am Abend.",
            "Revolutionsgarden",
        ),
        ("Wagnergruppens läger i Mali har tömts.", "Wagnergruppens"),
        ("She flew with Iran Air to Shiraz.", "Iran Air"),
        (
            "I fondi sono arrivati ad Al-Qaida nel Maghreb islamico.",
            "Al-Qaida nel Maghreb islamico",
        ),
    ] {
        let found = found(&index, text);
        assert!(found.len() == 1 && found[0].0 == words, "{text} {found:?}");
    }
}

#[test]
fn what_only_looks_so_stays_silent() {
    let index = bodies();
    for text in [
        "Lo Stato islamico medievale di al-Andalus fiorì a Cordova.",
        "Staten støtter islamske trossamfunn.",
        "此地是伊斯兰国家。",
        "Die Firma Hermann Wagner Gruppe baut Aufzüge.",
        "La guardia rivoluzionaria di Dublino cantava.",
        "She named her cat Hisbollah Osborne.",
        "Iran air pollution is rising.",
    ] {
        let found = found(&index, text);
        assert!(found.is_empty(), "{text} {found:?}");
    }
}

#[test]
fn long_words_in_other_romanisations() {
    let mut entity = Entity::new("bank", Kind::Organization);
    let name = Name::new("Grushvyazbank", NameKind::Primary);
    entity.names.extend(name);
    let index = Index::build(vec![entity]);
    for text in [
        "They said Gruschwjasbank opened a branch.",
        "Firma Gruszwiazbanku spłonęła wczoraj w nocy.",
    ] {
        assert_eq!(found(&index, text).len(), 1, "{text}");
    }
    let text = "They said Grushvagonbank opened a branch.";
    assert!(found(&index, text).is_empty());
}
