//! What the words around a name say: whose ship it is, that a body is meant, that a given name is
//! somebody else's.

use super::*;

#[test]
fn a_ship_by_the_word_before_and_the_number_behind() {
    check_all(&[
        (
            "The oil tanker Trelvana left on Sunday.",
            &[("Trelvana", 'F', "ship")],
        ),
        (
            "Tankskipet «Trelvana» lå i havna.",
            &[("Trelvana", 'F', "ship")],
        ),
        (
            "Tàu chở dầu Trelvana đã rời cảng.",
            &[("Trelvana", 'F', "ship")],
        ),
        (
            "The report names Trelvana IMO 9172040 and others.",
            &[("Trelvana", 'F', "ship")],
        ),
        ("The village of Trelvana is small.", &[]),
    ]);
}

#[test]
fn a_body_written_as_one_with_what_it_is_or_in_quotation_marks() {
    check_all(&[
        (
            "De jobbet for Zaltrimbankgruppen i fjor.",
            &[("Zaltrimbank", 'F', "bank")],
        ),
        ("De jobbet i arbeidsgruppen i fjor.", &[]),
    ]);
}

#[test]
fn a_given_name_that_no_table_knows() {
    check_all(&[
        (
            "عمر خليل القاسمي هنا. الخباز زغلول القاسمي في البيت. القاسمي نائم.",
            &[("عمر خليل القاسمي", 'F', "omar")],
        ),
        (
            "عمر خليل القاسمي هنا. خطاب القاسمي طويل.",
            &[("عمر خليل القاسمي", 'F', "omar"), ("القاسمي", 'S', "omar")],
        ),
        (
            "Igor Gruschin kam nach Bonn. Der Wirt heißt Kunolf Gruschin.",
            &[("Igor Gruschin", 'F', "igor")],
        ),
        (
            "Igor Gruschin kam nach Bonn. Im Gespräch sagte Gruschin nichts, und auf der Reise Gruschin zu treffen ist schwer.",
            &[
                ("Igor Gruschin", 'F', "igor"),
                ("Gruschin", 'S', "igor"),
                ("Gruschin", 'S', "igor"),
            ],
        ),
    ]);
}
