//! The part that texts give to the countries that they name.

use super::*;
use crate::goods::spans;

const ORIGIN: &str = "origin";
const TO: &str = "to";

fn shown(told: &Told) -> String {
    let part = match told.part {
        Part::Origin => ORIGIN,
        Part::Destination => TO,
        Part::Via => "via",
        Part::Within => "in",
        Part::Unclear => "?",
    };
    let doubt = if told.certainty == Certainty::Possible && !matches!(part, "?" | "in") {
        " perhaps"
    } else {
        ""
    };
    format!("{} {part}{doubt}", told.area.code())
}

/// Every text of a table with what it tells, `,` between.
#[track_caller]
fn check<'t>(rows: impl IntoIterator<Item = (&'t str, String)>) {
    let mut wrong = Vec::new();
    for (text, expected) in rows {
        let found: Vec<String> = told(text, &spans(text)).iter().map(shown).collect();
        let found = found.join(", ");
        if found != expected {
            wrong.push(format!("{text}: {found} instead of {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn words_say_where_goods_were_made() {
    let rows = [
        ("North Korean artillery shells", "kp"),
        ("artillery shells, N. Korean stock", "kp"),
        ("artillery shells, Koryo origin", "kp"),
        ("Artilleriegranaten, nordkor. Herkunft", "kp"),
        ("снаряды, сев.-кор. происхождения", "kp"),
        ("artillery shells made in North Korea", "kp"),
        ("gun barrels from North Korea", "kp"),
        ("frozen crab, product of North Korea", "kp"),
        ("men's coats, Made in DPRK", "kp"),
        ("coal mined in Rason", "kp"),
        ("North Korea's missiles", "kp"),
        ("steel plates, DPRK origin", "kp"),
        ("Russian crude oil at USD 80/bbl", "ru"),
        ("Russian-made rifles", "ru"),
        ("crude oil of Russian origin", "ru"),
        ("北朝鮮製砲弾", "kp"),
        ("朝鲜产螃蟹", "kp"),
        ("产自朝鲜的煤炭", "kp"),
        ("北朝鮮産のカニ", "kp"),
        ("북한산 꽃게", "kp"),
        ("북한제 포탄", "kp"),
        ("러시아산 원유", "ru"),
        ("иранские беспилотники", "ir"),
        ("северокорейский уголь", "kp"),
        ("уголь из КНДР", "kp"),
        ("nordkoreansk kull", "kp"),
        ("kull fra Nord-Korea", "kp"),
        ("nordkoreanische Kohle", "kp"),
        ("Kohle aus Nordkorea", "kp"),
        ("charbon nord-coréen", "kp"),
        ("charbon provenant de Corée du Nord", "kp"),
        ("carbón norcoreano", "kp"),
        ("drones iraniens", "ir"),
        ("قذائف من كوريا الشمالية", "kp"),
    ];
    check(rows.map(|(text, code)| (text, format!("{code} {ORIGIN}"))));
}

#[test]
fn words_say_where_goods_go() {
    let rows = [
        ("steel for onward delivery to Pyongyang", "kp"),
        ("machine tools destined for Russia", "ru"),
        ("rifles for North Korean army", "kp"),
        ("stål til Nord-Korea", "kp"),
        ("Werkzeugmaschinen für Russland", "ru"),
        ("станки для России", "ru"),
        ("acier à destination de Corée du Nord", "kp"),
    ];
    check(rows.map(|(text, code)| (text, format!("{code} {TO}"))));
    let rows = [
        ("parts for Russian trucks", "ru to perhaps"),
        ("steel, via Nampo", "kp via"),
        ("bridge in Pyongyang", "kp in"),
        ("coal, North Korea", "kp ?"),
        ("goods from Russia to Iran", "ru origin, ir to"),
        ("coal from Russia and Iran", "ru origin, ir origin"),
    ];
    check(rows.map(|(text, told)| (text, told.to_owned())));
}

#[test]
fn what_is_denied_or_only_told_brings_nobody_in() {
    let rows = [
        "steel, not made in Russia",
        "non-Russian steel",
        "not for re-export to Russia, Belarus or Iran",
        "no re-export to Russia",
        "skal ikke videreselges til Russland",
        "nicht zur Wiederausfuhr nach Russland bestimmt",
        "crude oil, other than Russian",
        "blankets for North Korean refugees",
        "North Korean refugees' blankets",
        "Russian salad",
        "ensaladilla rusa",
        "Russian dolls",
        "Russian language textbooks",
        "books about North Korea",
        "Korean War books",
        "Persian rugs",
        "Cuban sandwich",
        "朝鲜蓟罐头",
        "운송 수단",
        "조선용 강판",
        "上海地区钢材",
        "Sudan III dye",
        "Crimean War history books",
    ];
    check(rows.map(|text| (text, String::new())));
    // Either Korea: a question, where no end or port answers it.
    check([("made in Korea", "kp origin perhaps".to_owned())]);
    // A word that denies something else denies no place.
    let rows = [
        "non-alloy steel from Russia",
        "unused steel, without paint, from Russia",
        "No. 5 coal from Russia",
    ];
    check(rows.map(|text| (text, format!("ru {ORIGIN}"))));
}

#[test]
fn parties_are_where_their_address_is() {
    for (name, expected) in [
        ("Wonsan Trading Co, Pyongyang, DPRK", "kp ?"),
        ("Nampo Fisheries Co", "kp ?"),
        ("shipper: Nampo Fisheries Co, Nampo, DPRK", "kp origin"),
        ("Consignee: Sokolov OOO, Moscow", "ru to"),
        ("Sokolov OOO (end user), Moscow", "ru to"),
        ("Nampo Trading, Dandong, China", "kp ? cn ?"),
        ("Russian Tea Room, New York", ""),
        ("Bank of China, London", "cn ?"),
        (
            "St. Petersburg Imports, St. Petersburg, FL 33701, USA",
            "us ?",
        ),
        ("Foo Trading Co, SA, Wonsan", "kp ?"),
    ] {
        let mut found: Vec<String> = Vec::new();
        for told in of_party(name, "") {
            let shown = shown(&told);
            if !found.contains(&shown) {
                found.push(shown);
            }
        }
        assert_eq!(found.join(" "), expected, "{name}");
    }
}
