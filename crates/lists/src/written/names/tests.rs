//! Aliases as the list has them, with made-up names.

use super::*;

/// Names by `|`, originals with `*`, acronyms with `^`; `~` at the end where something was cut.
fn check(text: &str, want: &str) {
    let pieces = pieces(text);
    let show = |piece: &Piece| match piece.sort {
        Sort::Latin => piece.text.clone(),
        Sort::Original => format!("*{}", piece.text),
        Sort::Acronym => format!("^{}", piece.text),
    };
    let names = pieces.names.iter().map(show).collect::<Vec<_>>().join("|");
    assert_eq!(names + if pieces.cut { "~" } else { "" }, want, "{text}");
}

#[test]
fn names_stay_whole() {
    for text in [
        "ALI, Yasin Baynah",
        "Leader (Hong Kong) International",
        "“Chief Kahwa”",
        "G-9",
        "AL-HARAMAIN FOUNDATION (PAKISTAN)",
        "(Sheikh) Musa",
        "Aid Organization of the Ulema, Pakistan",
        "M23",
        "Lord’s Movement/Army",
    ] {
        check(text, text);
    }
    check("華信船務(香港)有限公司", "*華信船務(香港)有限公司");
}

#[test]
fn several_names_in_one_element() {
    check("Jin Tiesan (金铁三)", "Jin Tiesan|*金铁三");
    check("Amir (original script: Амир)", "Amir|*Амир~");
    check("Aa BB (Russian:Аа ББ)", "Aa BB|*Аа ББ~");
    check("Azim Aa; Azim Bb", "Azim Aa|Azim Bb");
    check(
        "Aa Sabet; Bb Sabet b) M. Cc Sabet; M. Dd",
        "Aa Sabet|Bb Sabet|M. Cc Sabet|M. Dd",
    );
    check(
        "أبو شيماء (Abu-Shaima; Abu- Shayma)",
        "*أبو شيماء|Abu-Shaima|Abu- Shayma",
    );
    check("عبدالله (Abdullah Aa)", "*عبدالله|Abdullah Aa");
    check(
        "Abdurezak, Abdelrazaq, Abdulrazak",
        "Abdurezak|Abdelrazaq|Abdulrazak",
    );
    check("شيخ الفاتح ، الفاتح", "*شيخ الفاتح|*الفاتح");
    check("Aa son of Bb (اختر محمد ),", "Aa son of Bb|*اختر محمد");
    check(
        "Hay’at Al-Sham (HAS) (هيئة (original script); Hay’et Al-Sham)",
        "Hay’at Al-Sham|*هيئة|Hay’et Al-Sham|^HAS~",
    );
    check("أنصار (Ansar in Libya (AIL))", "*أنصار|Ansar in Libya|^AIL");
}

#[test]
fn acronyms() {
    check(
        "GENERAL BUREAU OF ENERGY (GBE)",
        "GENERAL BUREAU OF ENERGY|^GBE",
    );
    check(
        "FACTORIES OF PRECISION (FP) MACHINERY",
        "FACTORIES OF PRECISION MACHINERY|^FP",
    );
    check(
        "GRANDS LACS (GL) ; GREAT BUSINESS (GB)",
        "GRANDS LACS|^GL|GREAT BUSINESS|^GB",
    );
    check(
        "FIRST CENTRE (FC) AND SECOND CENTRE (SC)",
        "FIRST CENTRE|SECOND CENTRE|^FC|^SC",
    );
    check(
        "AL-ITIHAAD AL-ISLAMIYA / AIAI",
        "AL-ITIHAAD AL-ISLAMIYA|^AIAI",
    );
    check("TOUS POUR LA PAIX (NGO)", "TOUS POUR LA PAIX (NGO)");
}

#[test]
fn remarks_are_cut() {
    check(
        "Aa Hadad, born 1 Jan. 1953 (Oman passport no.1)",
        "Aa Hadad~",
    );
    check("Aa Akhund born in 1963", "Aa Akhund~");
    check(
        "Aa Sabri (false identity related to number 691)",
        "Aa Sabri~",
    );
    check("EL AA (COMBAT NAME)", "EL AA~");
    check("Aa Santos, III (third)", "Aa Santos, III~");
    check("ኤርሚኣስ (Tigrinya)", "*ኤርሚኣስ~");
    check(") Abdelrahman Aa", "Abdelrahman Aa");
    check("(unclear)", "(unclear)");
}

#[test]
fn names_in_notes() {
    let names = |note| {
        in_note(note)
            .into_iter()
            .map(|p| p.text)
            .collect::<Vec<_>>()
            .join("|")
    };
    assert_eq!(names("original script: Абу-Билал"), "Абу-Билал");
    assert_eq!(
        names("Previously listed as. In Arabic: أبوبكر الجزائري "),
        "أبوبكر الجزائري"
    );
    assert_eq!(names("Abdul Aa; Abdul al-Aa"), "Abdul Aa|Abdul al-Aa");
    assert_eq!(
        names("born in 1971 in Samarra, Iraq (‘Awad Aa; Dr. Awwad Bb)"),
        "‘Awad Aa|Dr. Awwad Bb"
    );
    for note in [
        "Passport number: B0515260; DOB: 1948",
        "in Baghdad, Iraq (Nationality - Iraq)",
        "nom de guerre",
        "previously listed as",
        "The Moroccan",
    ] {
        assert_eq!(names(note), "", "{note}");
    }
}
