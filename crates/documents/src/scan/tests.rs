//! Short texts of our own with made-up index. Each case: the text, and what it mentions, in
//! order: the words, `F`ull or `S`urname alone, the party's first name.

mod alone;
mod around;
mod beside;
mod known_as;
mod written_on;

use vokter_entities::{Entity, Kind, Name, NameKind, Person, Vessel};

use super::*;
use crate::quote::SENTENCE_CHARS;

fn index() -> Index {
    let party = |id: &str, kind: Kind, names: &[&str]| {
        let mut entity = Entity::new(id, kind);
        entity.names.extend(
            names
                .iter()
                .filter_map(|name| Name::new(name, NameKind::Primary)),
        );
        entity
    };
    let person = |id: &str, names: &[&str]| party(id, Kind::Person(Person::default()), names);
    Index::build(vec![
        person(
            "boris",
            &[
                "Boris Anatolyevich Zhukovsky",
                "Борис Анатольевич Жуковский",
            ],
        ),
        person("igor", &["Igor Petrovich Grushin"]),
        person("choe", &["Choe Myong-su", "최명수"]),
        person("pak", &["PAK Yong-ho"]),
        person("wei", &["Zhang Guowei", "张国伟"]),
        person("omar", &["Omar Khalil Al-Qasimi", "عمر خليل القاسمي"]),
        person("ramon", &["Ramón Echevarría Salgado"]),
        person("olena", &["Olena Shevchuk"]),
        person("jan", &["Jan Wróblewski"]),
        person("vera", &["Vera Ivanovna TOKHAROVA"]),
        person("one", &["Kostrovarin"]),
        party("bank", Kind::Company, &["Zaltrimbank OAO", "Zaltrimbank"]),
        party(
            "trade",
            Kind::Company,
            &["Korvanta Shipping and Trading Company Limited"],
        ),
        party(
            "ministry",
            Kind::Organization,
            &["Ministry of Atomic Energy Industry"],
        ),
        party("emma", Kind::Company, &["EMMA LLC"]),
        party("acronym", Kind::Company, &["KORVUT"]),
        party("ship", Kind::Vessel(Vessel::default()), &["TRELVANA"]),
        party("ship2", Kind::Vessel(Vessel::default()), &["SONG WON 7"]),
    ])
}

fn scan(index: &Index, text: &str) -> Scan {
    Scanner::new(index)
        .scan(text.as_bytes(), SCAN_THRESHOLD)
        .unwrap()
}

fn found(index: &Index, text: &str) -> Vec<(String, char, String)> {
    let scan = scan(index, text);
    for mention in &scan.mentions {
        assert_eq!(
            &text[mention.start as usize..mention.end as usize],
            mention.text
        );
        assert_eq!(
            mention.line,
            1 + text[..mention.start as usize].matches('\n').count() as u64
        );
    }
    let how = |by| if by == ResolvedBy::Full { 'F' } else { 'S' };
    scan.mentions
        .into_iter()
        .map(|m| {
            (
                m.text,
                how(m.resolved_by),
                index.entity(m.party).id.0.clone(),
            )
        })
        .collect()
}

/// The words, how they were resolved, whose they are.
type Expected<'a> = &'a [(&'a str, char, &'a str)];

fn check_all(cases: &[(&str, Expected<'_>)]) {
    let index = index();
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(text, expected)| {
            let expected: Vec<_> = expected
                .iter()
                .map(|(text, how, id)| ((*text).to_owned(), *how, (*id).to_owned()))
                .collect();
            let found = found(&index, text);
            (found != expected)
                .then(|| format!("{text}\n  found    {found:?}\n  expected {expected:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn norwegian() {
    check_all(&[
        (
            "Boris Zhukovsky kom til Oslo. Zhukovsky sa lite.",
            &[
                ("Boris Zhukovsky", 'F', "boris"),
                ("Zhukovsky", 'S', "boris"),
            ],
        ),
        (
            "Igor Grusjin er rik. Så kom Paul Grusjin fra Bergen. Grusjin smilte. Igor Grusjin gikk. Grusjins sjåfør ventet.",
            &[
                ("Igor Grusjin", 'F', "igor"),
                ("Igor Grusjin", 'F', "igor"),
                ("Grusjins", 'S', "igor"),
            ],
        ),
        (
            "Zhukovsky reiser\n\nBoris Zhukovsky reiser til Kina.",
            &[
                ("Zhukovsky", 'S', "boris"),
                ("Boris Zhukovsky", 'F', "boris"),
            ],
        ),
        ("Anna Zhukovsky Hansen bor i Oslo. Boris Hansen også.", &[]),
        (
            "Choe Myong-sus besøk i Russland varte lenge. Choe dro.",
            &[("Choe Myong-sus", 'F', "choe"), ("Choe", 'S', "choe")],
        ),
        (
            "Ifølge Boris Zhukovsky er alt bra. Russlands Boris Zhukovsky lo.",
            &[
                ("Boris Zhukovsky", 'F', "boris"),
                ("Boris Zhukovsky", 'F', "boris"),
            ],
        ),
        (
            "Zaltrimbank nektet. Emma lo, og kona Emma gråt.",
            &[("Zaltrimbank", 'F', "bank")],
        ),
        (
            "Skipet Trelvana lå i havn, og «Song Won 7» også.",
            &[("Trelvana", 'F', "ship"), ("Song Won 7", 'F', "ship2")],
        ),
        ("Grusjin alene er ingen.", &[]),
        ("Boris kom. Zhukovsky gikk.", &[]),
    ]);
}

#[test]
fn english() {
    check_all(&[
        (
            "Boris Zhukovsky's yacht left. Mr. Zhukovsky, 60, stayed.",
            &[
                ("Boris Zhukovsky", 'F', "boris"),
                ("Zhukovsky", 'S', "boris"),
            ],
        ),
        (
            "B. Zhukovsky signed. B. A. Zhukovsky did so twice.",
            &[
                ("B. Zhukovsky", 'F', "boris"),
                ("B. A. Zhukovsky", 'F', "boris"),
            ],
        ),
        (
            "Russian President Boris Zhukovsky Tuesday met Defense Minister Igor Grushin.",
            &[
                ("Boris Zhukovsky", 'F', "boris"),
                ("Igor Grushin", 'F', "igor"),
            ],
        ),
        (
            "ZHUKOVSKY MEETS CHOE MYONG SU IN BEIJING\n\nBoris Zhukovsky met Choe Myong Su.",
            &[
                ("ZHUKOVSKY", 'S', "boris"),
                ("CHOE MYONG SU", 'F', "choe"),
                ("Boris Zhukovsky", 'F', "boris"),
                ("Choe Myong Su", 'F', "choe"),
            ],
        ),
        (
            "Boris Zhukovsky Visits Korea As Igor Grushin Promises Better Weapons",
            &[
                ("Boris Zhukovsky", 'F', "boris"),
                ("Igor Grushin", 'F', "igor"),
            ],
        ),
        ("He met Boris. Zhukovsky Prize winners met too.", &[]),
        (
            "Korvanta Shipping and Trading Company Ltd owes money. Korvanta Shipping & Trading does too.",
            &[
                ("Korvanta Shipping and Trading Company Ltd", 'F', "trade"),
                ("Korvanta Shipping & Trading", 'F', "trade"),
            ],
        ),
        (
            "The Ministry of Atomic Energy Industry is listed, the Ministry of Energy is not.",
            &[("Ministry of Atomic Energy Industry", 'F', "ministry")],
        ),
        (
            "Igor Grushin met his brother Oleg Grushin. Grushin smiled.",
            &[("Igor Grushin", 'F', "igor")],
        ),
        (
            "Pak Yong Ho arrived. Pak slept. Yong Ho Kim left.",
            &[("Pak Yong Ho", 'F', "pak"), ("Pak", 'S', "pak")],
        ),
        (
            "KORVUT sells; korvut is a word.",
            &[("KORVUT", 'F', "acronym")],
        ),
    ]);
}

#[test]
fn german() {
    check_all(&[
        (
            "Der Unternehmer Boris Schukowski ist nach Wien gereist. Schukowskis Anwalt ist auch dort.",
            &[
                ("Boris Schukowski", 'F', "boris"),
                ("Schukowskis", 'S', "boris"),
            ],
        ),
        (
            "Außenminister Igor Gruschin Anfang Mai in Berlin mit der Kanzlerin. Der Minister Gruschin ist nicht zufrieden.",
            &[("Igor Gruschin", 'F', "igor"), ("Gruschin", 'S', "igor")],
        ),
        (
            "Gruschin reist ab\n\nDer Minister Igor Gruschin ist nach Hause gereist.",
            &[("Gruschin", 'S', "igor"), ("Igor Gruschin", 'F', "igor")],
        ),
        (
            "Igor Gruschin ist hier. Thomas Gruschin ist auch da. Gruschin schweigt.",
            &[("Igor Gruschin", 'F', "igor")],
        ),
    ]);
}

#[test]
fn romance() {
    check_all(&[
        (
            "Le ministre Igor Grouchine a parlé d’Igor Grouchine. Grouchine s'en va.",
            &[
                ("Igor Grouchine", 'F', "igor"),
                ("Igor Grouchine", 'F', "igor"),
                ("Grouchine", 'S', "igor"),
            ],
        ),
        (
            "Selon Boris Joukovski, l'Iran est loin. M. Joukovski est parti.",
            &[
                ("Boris Joukovski", 'F', "boris"),
                ("Joukovski", 'S', "boris"),
            ],
        ),
        (
            "El señor Ramón Echevarría llegó a Madrid. Echevarría no habló.",
            &[
                ("Ramón Echevarría", 'F', "ramon"),
                ("Echevarría", 'S', "ramon"),
            ],
        ),
        (
            "Según Ramón Echevarría Salgado, todo va bien. Lucía Echevarría calló. Echevarría rió.",
            &[("Ramón Echevarría Salgado", 'F', "ramon")],
        ),
    ]);
}

#[test]
fn slavic() {
    check_all(&[
        (
            "Борис Жуковский приехал. Жуковского видели в Москве, с Жуковским говорили.",
            &[
                ("Борис Жуковский", 'F', "boris"),
                ("Жуковского", 'S', "boris"),
                ("Жуковским", 'S', "boris"),
            ],
        ),
        (
            "Игоря Грушина задержали. О Грушине молчат. Потом пришёл Павел Грушин. Грушин молчал.",
            &[("Игоря Грушина", 'F', "igor"), ("Грушине", 'S', "igor")],
        ),
        (
            "Грушин уходит\n\nИгорь Петрович Грушин ушёл, т.е. подал в отставку.",
            &[
                ("Грушин", 'S', "igor"),
                ("Игорь Петрович Грушин", 'F', "igor"),
            ],
        ),
        (
            "Встреча с Чхве Мён Су прошла в Пекине.",
            &[("Чхве Мён Су", 'F', "choe")],
        ),
        (
            "Олена Шевчук приїхала до Києва. Шевчук мовчала. Розмова з Оленою Шевчук.",
            &[
                ("Олена Шевчук", 'F', "olena"),
                ("Шевчук", 'S', "olena"),
                ("Оленою Шевчук", 'F', "olena"),
            ],
        ),
        (
            "Ігоря Грушина бачили. Грушину дзвонили.",
            &[("Ігоря Грушина", 'F', "igor"), ("Грушину", 'S', "igor")],
        ),
        (
            "Minister spotkał Jana Wróblewskiego. Wróblewskiemu podano kawę. Wróblewski wyszedł.",
            &[
                ("Jana Wróblewskiego", 'F', "jan"),
                ("Wróblewskiemu", 'S', "jan"),
                ("Wróblewski", 'S', "jan"),
            ],
        ),
        (
            "Igora Gruszyna widziano. Potem przyszedł Adam Gruszyn. Gruszyn milczał.",
            &[("Igora Gruszyna", 'F', "igor")],
        ),
    ]);
}

#[test]
fn finnish() {
    check_all(&[
        (
            "Igor Grušin saapui. Grušinin mukaan kaikki on hyvin. Grušinille soitettiin.",
            &[
                ("Igor Grušin", 'F', "igor"),
                ("Grušinin", 'S', "igor"),
                ("Grušinille", 'S', "igor"),
            ],
        ),
        (
            "Puhelu Choe Myong-sulle alkoi. Sitten Matti Grušin tuli. Grušin lähti.",
            &[("Choe Myong-sulle", 'F', "choe")],
        ),
    ]);
}

#[test]
fn eastern() {
    check_all(&[
        (
            "최명수는 베이징에 도착했다. 최명수 위원장이 말했다.",
            &[("최명수는", 'F', "choe"), ("최명수", 'F', "choe")],
        ),
        (
            "昨天张国伟在北京讲话。张国强没有来。",
            &[("张国伟", 'F', "wei")],
        ),
    ]);
}

#[test]
fn arabic() {
    check_all(&[(
        "وصل عمر خليل القاسمي إلى بغداد. وقال القاسمي إن الوضع جيد.",
        &[("عمر خليل القاسمي", 'F', "omar"), ("القاسمي", 'S', "omar")],
    )]);
}

#[test]
fn offsets_are_those_of_the_input() {
    let index = index();
    for name in [
        "Boris Zhukovsky",
        "Bo\u{200b}ris\u{a0}Zhukov\u{ad}sky",
        "Boris\r\nZhukovsky",
        "Ｂｏｒｉｓ Ｚｈｕｋｏｖｓｋｙ",
        "Борис Жуко\u{301}вский",
    ] {
        let text = format!("\u{feff}ﬁnally we saw that all of this was done by Mr {name}, é!\r\n");
        let scan = scan(&index, &text);
        assert_eq!(scan.mentions.len(), 1, "{name:?}");
        let mention = &scan.mentions[0];
        assert_eq!(mention.text, name);
        assert_eq!(&text[mention.start as usize..mention.end as usize], name);
        assert_eq!(scan.passed.bytes, text.len() as u64);
    }
}

#[test]
fn memory_is_bounded_by_mentions() {
    let index = index();
    for (unit, gap) in [
        ("word Word words. ", ""),
        ("word word ", ""),
        ("Zhukovsky, ", ""),
        ("x", " "),
    ] {
        let text = format!("{}{gap}Boris Zhukovsky", unit.repeat(300_000 / unit.len()));
        let scan = scan(&index, &text);
        let full: Vec<_> = scan
            .mentions
            .iter()
            .filter(|m| m.resolved_by == ResolvedBy::Full)
            .collect();
        assert_eq!(full.len(), 1, "{unit}");
        assert_eq!(full[0].end, text.len() as u64);
        assert!(
            scan.mentions
                .iter()
                .all(|m| m.sentence.chars().count() < SENTENCE_CHARS + 100)
        );
    }
}

#[test]
fn a_name_never_crosses_a_sentence() {
    check_all(&[
        ("I saw Boris. Zhukovsky left.", &[]),
        ("I saw Boris! Zhukovsky left.", &[]),
        ("I saw Boris\n\nZhukovsky left.", &[]),
        ("我看见张国。伟大的城市。", &[]),
        (
            "Gen. Boris A. Zhukovsky left.",
            &[("Boris A. Zhukovsky", 'F', "boris")],
        ),
    ]);
}

#[test]
fn two_rivals_are_ambiguous_and_counted() {
    let index = index();
    let scan = scan(&index, "Igor Grushin met Oleg Grushin. Grushin smiled.");
    assert_eq!((scan.mentions.len(), scan.passed.ambiguous), (1, 1));
}

#[test]
fn two_common_names_are_many_peoples() {
    let person = |id: &str, name: &str| {
        let mut entity = Entity::new(id, Kind::Person(Person::default()));
        entity.names.extend(Name::new(name, NameKind::Primary));
        entity
    };
    let index = Index::build(vec![
        person("ahmed", "Ahmed Hassan"),
        person("kim", "Kim Min Su"),
    ]);
    assert!(found(&index, "They met Ahmed Hassan yesterday.").is_empty());
    assert_eq!(found(&index, "They met Kim Min-su yesterday.").len(), 1);
}

#[test]
fn a_foreign_name_in_han_is_one_mention() {
    let mut entity = Entity::new("lavrov", Kind::Person(Person::default()));
    entity
        .names
        .extend(Name::new("Sergei Lavrov", NameKind::Primary));
    let index = Index::build(vec![entity]);
    assert_eq!(found(&index, "谢尔盖·拉夫罗夫。").len(), 1);
}
