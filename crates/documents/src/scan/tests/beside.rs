//! Words with a capital beside a name that are no part of it, and names that are.

use super::{check_all, found, index};

#[test]
fn a_noun_before_a_name_is_no_name() {
    let index = index();
    let missed: Vec<&str> = [
        "Президент Росії Ігор Грушин виступив у Києві.",
        "Глава Чечни Игорь Грушин молчал.",
        "Речь Игоря Грушина была долгой.",
        "Говор Игора Грушина трајао је дуго.",
        "Речта на Игор Грушин беше дълга.",
        "Die Rede Igor Gruschins ist vorbei.",
        "Die Regierung und der Oligarch Igor Gruschin sind sich einig.",
        "Søsteren Igor Grusjin finnes ikke, men talen Igor Grusjin holdt.",
        "Prezydent Rosji Igor Gruszyn milczał, a nie mówił.",
        "Projev Igora Grušina trval hodinu a byl to konec.",
        "Govor Igora Grušina trajao je dugo i nije bio dobar.",
        "Devlet Başkanı Igor Gruşin konuştu ve bir şey daha dedi.",
        "Ο Ρώσος Πρόεδρος Igor Grushin μίλησε και έφυγε.",
        "Oroszország elnöke, Igor Grushin Pekingbe utazott, és nem szólt.",
        "Presiden Rusia Igor Grushin tiba dan pergi.",
        "Chechen Warlord Igor Grushin was there with all of us.",
        "IGOR GRUSHIN MEETS MINISTERS WHILE OTHERS WAIT",
        "Igor Grushin Meets His Ministers as Others Wait",
    ]
    .into_iter()
    .filter(|text| {
        !found(&index, text)
            .iter()
            .any(|(_, how, id)| *how == 'F' && id == "igor")
    })
    .collect();
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn each_line_of_a_list_is_a_name() {
    check_all(&[
        (
            "Boris Zhukovsky\nANNA MARIA OF CARTER\nIgor Grushin",
            &[
                ("Boris Zhukovsky", 'F', "boris"),
                ("Igor Grushin", 'F', "igor"),
            ],
        ),
        // What goes over a line's end is one name all the same.
        (
            "Here they met Boris\nZhukovsky again",
            &[("Boris\nZhukovsky", 'F', "boris")],
        ),
    ]);
}

#[test]
fn another_given_or_family_name_is_somebody_else() {
    check_all(&[
        ("They saw Paul Igor Grushin in the house.", &[]),
        ("They saw Igor Grushin Hansen in the house.", &[]),
        ("Речь Павла Грушина была долгой. Грушин молчал.", &[]),
        (
            "Die Rede Anton Gruschins ist vorbei. Gruschins Anwalt ist hier.",
            &[],
        ),
        (
            "Igor Grushin left. Oleg Grushin stayed. Grushin slept. Igor Grushin came. Grushin ate.",
            &[
                ("Igor Grushin", 'F', "igor"),
                ("Igor Grushin", 'F', "igor"),
                ("Grushin", 'S', "igor"),
            ],
        ),
    ]);
}

#[test]
fn a_surname_has_the_cases_of_its_language() {
    let index = index();
    let mut missed = Vec::new();
    for (full, cases) in [
        (
            "Igor Grushin eljött, és nem szólt.",
            "Grushinnak Grushinnal Grushinról Grushinhoz Grushint",
        ),
        (
            "Igor Grušin tuli, ja hän on kotona.",
            "Grušinin Grušinille Grušinia Grušinista Grušiniin",
        ),
        (
            "Igor Grušin tuli ja ta on kodus.",
            "Grušini Grušinile Grušiniga Grušinist Grušinil",
        ),
        (
            "Igors Grušins runāja un viņš bija tur.",
            "Grušina Grušinam Grušinu",
        ),
        (
            "Igoris Grušinas kalbėjo ir jis buvo ten.",
            "Grušino Grušinui Grušinu",
        ),
        (
            "Igor Gruszyn przyszedł, ale nie mówił.",
            "Gruszyna Gruszynowi Gruszynem Gruszynie",
        ),
        (
            "Igor Grušin přišel, ale je to tak.",
            "Grušina Grušinovi Grušinem Grušinův Grušinova",
        ),
        (
            "Igor Grušin je došao i nije govorio.",
            "Grušina Grušinu Grušinom Grušinov Grušinova",
        ),
        ("Игорь Грушин приехал.", "Грушина Грушину Грушиным Грушине"),
        ("Ігор Грушин приїхав.", "Грушина Грушину Грушином Грушинові"),
        ("Игор Грушин је дошао.", "Грушина Грушину Грушином Грушинов"),
        (
            "Igor Gruşin geldi ve bir şey dedi.",
            "Gruşin'in Gruşin'i Gruşin'e Gruşin'le Gruşin'den",
        ),
        (
            "იგორ გრუშინი მოვიდა.",
            "გრუშინის გრუშინმა გრუშინს გრუშინთან",
        ),
    ] {
        for case in cases.split(' ') {
            let text = format!("{full} {case} 1.");
            let surname = found(&index, &text)
                .into_iter()
                .any(|(_, how, id)| how == 'S' && id == "igor");
            if !surname {
                missed.push(text);
            }
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}
