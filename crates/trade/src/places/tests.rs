//! What places are understood as.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::*;

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let place = Place::read(text);
    let areas: Vec<&str> = place.areas.iter().map(|area| area.code()).collect();
    assert_eq!(areas, expected, "{text}");
}

#[test]
fn countries_by_code_and_name() {
    for (text, expected) in [
        ("KP", "kp"),
        ("kr", "kr"),
        ("PRK", "kp"),
        ("Nord-Korea", "kp"),
        ("Sør-Korea", "kr"),
        ("Republic of Korea", "kr"),
        ("Democratic People's Republic of Korea", "kp"),
        ("Korea, Dem. People's Rep. of", "kp"),
        ("Democratic Republic of Korea", "kp"),
        ("Rep. of Korea (North)", "kp"),
        ("Folkerepublikken Korea", "kp"),
        ("Folkerepublikken Kina", "cn"),
        ("Republikken Kina", "tw"),
        ("Den demokratiske republikken Kongo", "cd"),
        ("КНДР", "kp"),
        ("Республика Корея", "kr"),
        ("Северной Кореи", "kp"),
        ("朝鲜", "kp"),
        ("韩国", "kr"),
        ("북한", "kp"),
        ("대한민국", "kr"),
        ("كوريا الشمالية", "kp"),
        ("Corea del Norte", "kp"),
        ("Corée du Nord", "kp"),
        ("Russland", "ru"),
        ("Россия", "ru"),
        ("Iran", "ir"),
        ("إيران", "ir"),
        ("Norge", "no"),
        ("Kasakhstan", "kz"),
        ("Deutschland", "de"),
        ("South Sudan", "ss"),
        ("Sudan", "sd"),
    ] {
        check(text, &[expected]);
    }
}

#[test]
fn places_without_a_country() {
    for (text, expected) in [
        ("KP (Rajin)", "kp"),
        ("Rajin", "kp"),
        ("Najin port", "kp"),
        ("Nampo", "kp"),
        ("P'yŏngyang", "kp"),
        ("Владивосток", "ru"),
        ("KPNAM", "kp"),
        ("Sevastopol, Ukraine", "ua-crimea"),
        ("Crimea", "ua-crimea"),
        ("Крым", "ua-crimea"),
        ("Donetsk People's Republic", "ua-donetsk"),
        ("RU bank", "ru"),
        ("CN party", "cn"),
        ("Korea (Busan)", "kr"),
        ("Wonsan, Korea", "kp"),
        ("Goma", "cd"),
        ("goma", "cd"),
        ("Bunia, DRC", "cd"),
        ("Aden", "ye"),
        ("aden port", "ye"),
        ("Bosaso", "so"),
        ("Raqqa", "sy"),
        ("الموصل", "iq"),
        ("Порт-Судан", "sd"),
        ("Nyala", "sd"),
        ("Al-Fashir", "sd"),
        ("Kandahar", "af"),
        ("بنغازي", "ly"),
        ("Хартум", "sd"),
        ("Cap-Haïtien", "ht"),
        ("Malakal", "ss"),
        ("Bambari", "cf"),
        ("Brazzaville", "cg"),
        ("LY TIP", "ly"),
        ("YEADE", "ye"),
        ("Tripoli, Libya", "ly"),
        ("Tripoli, Lebanon", "lb"),
        ("Trondheim", "no"),
        ("Los Angeles, CA", "us"),
        ("novosibirsk", "ru"),
        ("N'Djamena", "td"),
    ] {
        check(text, &[expected]);
    }
}

#[test]
fn what_fits_two_is_not_guessed_and_the_unknown_stays_unknown() {
    check("Korea", &["kp", "kr"]);
    check("Tripoli", &["ly", "lb"]);
    check("طرابلس", &["ly", "lb"]);
    check("Atlantis", &[]);
    check("high seas", &[]);
    check("any", &[]);
    check("", &[]);
    let mut korea = Place::read("Korea");
    korea.decide(&Mentions::of("port Busan").areas());
    assert_eq!(korea.areas, [Area::of("kr").unwrap()]);
}
