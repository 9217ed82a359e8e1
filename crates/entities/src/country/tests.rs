//! Names of countries, as lists and customers write them.

use super::*;

fn code(name: &str) -> Option<String> {
    Country::from_name(name).map(|c| c.to_string())
}

#[test]
fn codes_exist() {
    for text in ["kp", "KP", " Ru ", "xk", "su", "gb"] {
        assert!(text.parse::<Country>().is_ok(), "{text}");
    }
    for text in ["zz", "uk", "", "k", "prk", "x\u{131}", "é", "--"] {
        assert!(text.parse::<Country>().is_err(), "{text}");
    }
}

#[test]
fn names_as_lists_write_them() {
    for (name, want) in [
        ("Democratic People's Republic of Korea ", "kp"),
        ("Democratic People’s Republic of Korea", "kp"),
        ("Republic of Korea", "kr"),
        ("IRAN (ISLAMIC REPUBLIC OF)", "ir"),
        ("Syrian Arab Republic", "sy"),
        ("Russian Federation", "ru"),
        ("Côte d’Ivoire", "ci"),
        ("COTE D'IVOIRE", "ci"),
        ("The Netherlands", "nl"),
        ("Bosnia & Herzegovina", "ba"),
        (
            "United Kingdom of Great Britain and Northern\nIreland",
            "gb",
        ),
        ("Türkiye", "tr"),
        ("Tu\u{308}rkiye", "tr"),
        ("Afghan", "af"),
        ("usa", "us"),
        ("Congo", "cg"),
        ("Democratic Republic of the Congo", "cd"),
    ] {
        assert_eq!(code(name).as_deref(), Some(want), "{name}");
    }
    for name in [
        "Korea",
        "na",
        "",
        "Sudan/South Sudan",
        "Congolese",
        "Atlantis",
        "the",
    ] {
        assert_eq!(code(name), None, "{name}");
    }
}

#[test]
fn mentions_in_running_text() {
    let codes = |text| {
        let found = Country::mentioned(text);
        found
            .iter()
            .map(Country::to_string)
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(codes("Libyan passport No. 513519"), "ly");
    assert_eq!(codes("Democratic People's Republic of Korea"), "kp");
    assert_eq!(codes("Sudan/or South Sudan"), "sd ss");
    assert_eq!(codes("403062567 (US)"), "us");
    assert_eq!(codes("it was said to us in a car"), "");
    assert_eq!(codes("Guinea-Bissau, not Guinea; Guinea"), "gw gn");
}

#[test]
fn no_name_belongs_to_two_countries() {
    let mut seen: HashMap<String, String> = HashMap::new();
    let table = include_str!("../../tables/countries.tsv");
    for line in table.lines().filter(|l| !l.starts_with('#')) {
        let columns = line.split('\t').collect::<Vec<_>>();
        let country: Country = columns[0].parse().unwrap();
        assert_eq!(Country::from_name(country.name()), Some(country));
        for name in columns[1..].iter().flat_map(|c| c.split('|')) {
            let key = words(name)
                .iter()
                .map(|w| w.folded.clone())
                .collect::<Vec<_>>()
                .join(" ");
            if let Some(other) = seen.insert(key, columns[0].to_owned()) {
                assert_eq!(other, columns[0], "{name}");
            }
        }
    }
}

#[test]
fn names_in_other_languages() {
    for (want, names) in [
        (
            "ru",
            "Russland|Russische Föderation|Россия|Российская Федерация|Rosja|Ryssland|Venäjä|俄罗斯|ロシア|러시아|روسيا|रूस|รัสเซีย|RUSSLAND|Rusko|RUS",
        ),
        (
            "no",
            "Norge|Noreg|Norwegen|Norvège|Noruega|Норвегия|Norja|노르웨이|النرويج|挪威|NOR",
        ),
        (
            "kp",
            "Corée du Nord|Nord-Korea|Nordkorea|КНДР|DPRK|North Korea|Corea del Norte|북한|朝鲜|北朝鮮|Kuzey Kore|PRK",
        ),
        (
            "kr",
            "한국|대한민국|Sydkorea|Republik Korea|Corée du Sud|Южная Корея|韩国",
        ),
        ("cn", "中国|中國|Kina|Chine|Китай|الصين|Çin|VR China"),
        (
            "us",
            "U.S.A.|USA|Vereinigte Staaten|États-Unis|США|美国|미국",
        ),
        (
            "gb",
            "UK|Great Britain|Storbritannia|Großbritannien|Royaume-Uni|Великобритания|英国",
        ),
        (
            "ci",
            "Ivory Coast|Côte d'Ivoire|Elfenbenskysten|Elfenbeinküste",
        ),
        ("mm", "Burma|Birma|Birmanie|Мьянма (Бирма)"),
        (
            "de",
            "Deutschland|Tyskland|Saksa|Niemcy|Allemagne|ドイツ|Németország|Nemetorszag",
        ),
        ("ir", "Иран|ایران|إيران|伊朗"),
        ("td", "Čad|Tschad|Tsjad|TCD"),
        ("at", "Áo|Østerrike|Osterreich"),
        ("cz", "Česko|Ceska republika|Tsjekkia"),
    ] {
        for name in names.split('|') {
            assert_eq!(code(name).as_deref(), Some(want), "{name}");
        }
    }
    for name in [
        "Kongo",
        "Corée",
        "Корея",
        "Korea",
        "AO",
        "CAD",
        "EU",
        "Europa",
        "Kim",
    ] {
        assert_eq!(code(name), None, "{name}");
    }
}

#[test]
fn countries_have_a_title_in_either_language() {
    for (code, english, norwegian) in [
        ("kp", "North Korea", "Nord-Korea"),
        ("ru", "Russia", "Russland"),
        ("hk", "Hong Kong", "Hongkong"),
        ("gb", "United Kingdom", "Storbritannia"),
        ("yu", "Yugoslavia", "Yugoslavia"),
    ] {
        let country: Country = code.parse().unwrap();
        assert_eq!(country.title(false), english);
        assert_eq!(country.title(true), norwegian);
    }
}
