//! What languages write on to a name, and what they write beside it.

use super::check_all;

#[test]
fn a_noun_behind_a_hyphen() {
    check_all(&[
        (
            "Die Zaltrimbank-Filiale in Prag musste schließen.",
            &[("Zaltrimbank", 'F', "bank")],
        ),
        (
            "Zaltrimbank-Chef Alan Müller sagte nicht, wer das Geld hat.",
            &[("Zaltrimbank", 'F', "bank")],
        ),
        (
            "Het Zaltrimbank-kantoor in Den Haag is leeg.",
            &[("Zaltrimbank", 'F', "bank")],
        ),
        // Somebody of that name.
        ("Frau Zaltrimbank-Müller war nicht da und das ist gut.", &[]),
    ]);
}

#[test]
fn korean_names_in_cyrillic() {
    check_all(&[
        (
            "Об этом заявил Пак Ён Хо на встрече.",
            &[("Пак Ён Хо", 'F', "pak")],
        ),
        ("Об этом заявил Пак Ин Су на встрече.", &[]),
    ]);
}

#[test]
fn endings_of_czech_and_romanian() {
    check_all(&[
        (
            "Řekla to mluvčí, že Vera Tocharovová přijde.",
            &[("Vera Tocharovová", 'F', "vera")],
        ),
        (
            "Mluvil o tom, že s Verou Tocharovovou nic není.",
            &[("Verou Tocharovovou", 'F', "vera")],
        ),
    ]);
}

#[test]
fn a_relative_of_the_same_name() {
    check_all(&[
        ("Игорь Грушин-младший тренирует юношей в Самаре.", &[]),
        (
            "Игорь Грушин тренирует юношей в Самаре.",
            &[("Игорь Грушин", 'F', "igor")],
        ),
    ]);
}

#[test]
fn another_family_name_behind_small_words() {
    check_all(&[
        (
            "Ramón Echevarría viajó a Lima y habló con la prensa.",
            &[("Ramón Echevarría", 'F', "ramon")],
        ),
        (
            "Ramón Echevarría de la Torre viajó a Lima y habló con la prensa.",
            &[],
        ),
    ]);
}
