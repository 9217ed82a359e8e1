//! Names in every script, as a table through one `check`.

use super::{MAX_READINGS, MAX_SPELLINGS, Reading, kanji, readings};
use proptest::prelude::*;

/// One reading has exactly these words, each among the spellings of its word.
fn has(name: &str, words: &str) -> bool {
    let words: Vec<&str> = words.split(' ').collect();
    readings(name).iter().any(|reading| {
        reading.words.len() == words.len()
            && reading.words.iter().zip(&words).all(|(word, wanted)| {
                word.spellings
                    .iter()
                    .any(|spelling| spelling.latin == *wanted)
            })
    })
}

fn check(name: &str, wanted: &[&str]) {
    for words in wanted {
        assert!(
            has(name, words),
            "{name} is not read as {words}:\n{}",
            shown(name)
        );
    }
}

fn shown(name: &str) -> String {
    let line = |reading: &Reading| {
        let words = reading.words.iter().map(|word| {
            let spellings = word.spellings.iter().map(|one| one.latin.as_str());
            spellings.collect::<Vec<_>>().join("|")
        });
        let words = words.collect::<Vec<_>>().join("  ");
        format!("{:>5} {}: {words}\n", reading.cost, reading.system)
    };
    readings(name).iter().map(line).collect()
}

/// Names that are one person's: every script must come to the same two words.
#[test]
fn one_name_in_many_scripts() {
    for (name, words) in [
        ("Vladimir Putin", "vladimir putin"),
        ("Владимир Путин", "vladimir putin"),
        ("Βλαντίμιρ Πούτιν", "vladimir putin"),
        ("Վլադիմիր Պուտին", "vladimir putin"),
        ("ვლადიმერ პუტინი", "vladimer putin"),
        ("ולדימיר פוטין", "vladimir potin"),
        ("فلاديمير بوتين", "vladimir putin"),
        ("ولادیمیر پوتین", "vladimir putin"),
        ("블라디미르 푸틴", "vladimir putin"),
        ("弗拉基米尔·普京", "vladimir putin"),
        ("ウラジーミル・プーチン", "vladimir putin"),
        ("व्लादिमीर पुतिन", "vladimir putin"),
        ("ভ্লাদিমির পুতিন", "bhladimir putin"),
        ("วลาดีมีร์ ปูติน", "wladimir putin"),
        ("ဗလာဒီမာ ပူတင်", "baladima putin"),
        ("ቭላዲሚር ፑቲን", "vladimir putin"),
        ("Уладзімір Пуцін", "uladzimir putsin"),
        ("វ្ល៉ាឌីមៀរ ពូទីន", "vladimier putin"),
    ] {
        check(name, &[words]);
    }
}

#[test]
fn latin_letters_fold_with_the_alternatives_of_their_languages() {
    check("Søren Ærø", &["soren aero", "soeren aeroe"]);
    check("Åge", &["age", "aage"]);
    check("Müller", &["muller", "mueller"]);
    check("Großmann", &["grossmann"]);
    check("Łukasz Żak", &["lukasz zak"]);
    check("Şahin Çelik", &["sahin celik", "shahin chelik"]);
    check("O’Brien-Smith", &["obrien smith"]);
    check("Nguyễn Văn Đức", &["nguyen van duc"]);
    check("Þór", &["thor"]);
    check("Erdoğan Işık", &["erdogan isik"]);
    check("Đorđe", &["djordje"]);
    check("Boeing 737-MAX", &["boeing 737 max"]);
    check("Ａ１", &["a1"]);
}

#[test]
fn cyrillic_in_its_languages() {
    check("Сергей Шойгу", &["sergei shoigu"]);
    check("Зеленський", &["zelensky", "zelenskii"]);
    check("Юрий", &["yurii", "yuri", "yury"]);
    check("Щукин", &["shchukin"]);
    check("Ельцин", &["eltsin", "yeltsin"]);
    check("Хрущёв", &["khrushchev", "khrushchyov"]);
    check("Александр", &["aleksandr", "alexandr"]);
    check(
        "Гончаренко Євген",
        &["honcharenko yevgen", "honcharenko yevhen"],
    );
    check("Лукашэнка Ўладзімір", &["lukashenka uladzimir"]);
    check("Ђоковић Новак", &["djokovic novak"]);
    check("Жељко", &["zeljko"]);
    check("Ќосев", &["kjosev"]);
    check("Първанов Георги", &["parvanov georgi"]);
    check(
        "Қасым-Жомарт Тоқаев",
        &["qasym zhomart toqaev", "kasym jomart tokaev"],
    );
    check("Өлзий", &["ulzii"]);
    check("Рutin", &["putin"]);
    check("Ткачëв", &["tkachev"]);
}

#[test]
fn east_asian_names_in_cyrillic() {
    check("Ким Чен Ын", &["kim jong un", "kim chen yn"]);
    check("Ким Чен Ир", &["kim jong il"]);
    check("Си Цзиньпин", &["xi jin ping"]);
    check("Ли Кэцян", &["li ke qiang"]);
    check("Абэ Синдзо", &["abe shinzo"]);
}

#[test]
fn greek_digraphs() {
    check("Γιώργος Παπανδρέου", &["giorgos papandreou"]);
    check("Σεργκέι Σοϊγκού", &["sergei soigou", "sergkei soigkou"]);
    check("Ευάγγελος", &["evangelos"]);
    check("Μπάμπης Ντάντας", &["bampis dantas", "babis dadas"]);
}

#[test]
fn arabic_letters() {
    check(
        "محمد بن عبد الرحمن",
        &["muhammad bin abd al rahman", "mohammed ben abd al rahman"],
    );
    check("عبدالله", &["abdullah", "abdallah"]);
    check("عبدالغني", &["abd al ghani"]);
    check("أحمد الليبي", &["ahmad al libi"]);
    check("نورالدين", &["nur al din", "noor ud uddin"]);
    check("عبيد الله آخوند", &["ubayd allah akhund"]);
    check("حسین روحانی", &["husayn ruhani"]);
    check("وزارة الدفاع", &["wizara al defa", "wizara al difa"]);
    check("علیرضا محمدی", &["ali reza mohammadi"]);
    check("مُحَمَّد", &["muhammad"]);
    check("كتيبة ٣٢", &["katiba 32"]);
}

#[test]
fn hebrew_letters() {
    check("בנימין נתניהו", &["binyamin ntniho", "benjamin ntniho"]);
    check("משה כהן", &["moshe cohen"]);
    check("ג׳ורג׳", &["george"]);
}

#[test]
fn hangul() {
    check(
        "김정은",
        &[
            "kim jong un",
            "gim jeong eun",
            "kim jung eun",
            "kimjeongeun",
        ],
    );
    check("고태훈", &["ko thae hun", "ko tae hun", "go tae hun"]);
    check("리설주", &["ri sol ju", "lee seol ju"]);
    check("박근혜", &["park geun hye", "pak kun hye"]);
    check("노무현", &["roh mu hyun", "no mu hyon"]);
    check("이명박", &["lee myung bak"]);
    check("남궁민", &["nam gung min", "namgung min"]);
    check("한라산", &["hallasan"]);
    check(
        "조선광업개발무역회사",
        &[
            "joseongwangeopgaebalmuyeokhoesa",
            "josongwangopkaebalmuyokhoesa",
        ],
    );
    check("시진핑", &["si jin ping"]);
    check("세르게이 쇼이구", &["sergei shoigu"]);
}

#[test]
fn han_in_four_languages() {
    check(
        "金正恩",
        &[
            "kim jong un",
            "gim jeong eun",
            "jin zheng en",
            "chin cheng en",
            "kam ching yan",
        ],
    );
    check("习近平", &["xi jin ping", "hsi chin ping"]);
    check("習近平", &["xi jin ping", "hsi chin ping"]);
    check("陳大文", &["chen da wen", "chan tai man"]);
    check("黃之鋒", &["wong chi fung", "huang zhi feng"]);
    check("曾庆红", &["zeng qing hong"]);
    check("单田芳", &["shan tian fang"]);
    check("欧阳修", &["ou yang xiu"]);
    check("朴槿惠", &["park geun hye", "pu jin hui"]);
    check("崔龍海", &["choe ryong hae"]);
    check("李雪主", &["ri sol ju", "li xue zhu", "lee seol ju"]);
    check("毛泽东", &["mao tse tung"]);
    check("周恩来", &["chou en lai"]);
}

#[test]
fn the_language_that_the_family_name_speaks_for_comes_first() {
    let first = |name: &str| readings(name)[0].system.to_string();
    assert_eq!(first("习近平"), "mandarin");
    assert_eq!(first("王伟"), "mandarin");
    assert_eq!(first("朴槿惠"), "hanja");
    assert_eq!(first("金正恩"), "hanja");
    assert_eq!(first("佐藤太郎"), "japanese");
    assert_eq!(first("弗拉基米尔·普京"), "mandarin, foreign name");
}

#[test]
fn japanese_names() {
    check("佐藤太郎", &["sato taro", "satou tarou"]);
    check("安倍 晋三", &["abe shinzo"]);
    check("高橋みなみ", &["takahashi minami"]);
    check("さとう たろう", &["sato taro", "satou tarou"]);
    check("しんじ", &["shinji", "sinji"]);
    check("佐々木", &["sasaki"]);
}

#[test]
fn katakana() {
    check("キム・ジョンウン", &["kim jong un", "kim jongun"]);
    check("トヨタ", &["toyota"]);
    check("セルゲイ・ショイグ", &["sergei shoigu"]);
    check("シー・ジンピン", &["xi jin ping"]);
}

#[test]
fn foreign_names_in_han() {
    check("谢尔盖·绍伊古", &["sergei shoigu"]);
    check("唐纳德·特朗普", &["donnad tronpu"]);
    check("亚历山大·库兹涅佐夫", &["alexander kuznetsov"]);
    check("亞歷山大 庫兹涅佐夫", &["alexander kuznetsov"]);
}

#[test]
fn what_people_bear_is_looked_for_where_letters_tell_little() {
    check("アンドレイ・ラブロフ", &["andrei lavrov"]);
    check("안드레이 라브로프", &["andrei lavrov"]);
    check("Ρόμπερτ Αλεξάντροφ", &["robert alexandrov"]);
    check("أندري لافروف", &["andrei lavrov"]);
    check("معروف", &["mruf"]);
    check("ໂຣເບີດ", &["robert"]);
    check("រ៉ូប៊ឺត", &["robert"]);
}

#[test]
fn a_blank_before_a_persian_ending_parts_no_name() {
    assert_eq!(readings("علی خامنه ای")[0].words.len(), 2);
    assert_eq!(readings("علی خان ای")[0].words.len(), 3);
}

#[test]
fn syllables_of_a_thai_word() {
    check("คิมจองอึน", &["kim jong un"]);
    assert!(!has("ประยุทธ์ จันทร์โอชา", "pra yut chan"));
}

#[test]
fn brahmic_scripts() {
    check("नरेंद्र मोदी", &["narendra modi"]);
    check("राहुल गांधी", &["rahul gandhi"]);
    check("अलेक्जेंडर जाँग", &["alexendar jong"]);
    check("ভ্লাদিমির রিয়ং", &["vladimir ryong"]);
    check("ஸ்டீஃபன்", &["stifan"]);
    check("अमित सिंह", &["amit singh"]);
    check("சுப்பிரமணியன்", &["suppiramaniyan"]);
    check("రామారావు", &["ramaravu"]);
    check("മോഹൻലാൽ", &["mohanlal"]);
    check("මහින්ද රාජපක්ෂ", &["mahinda rajapaksha"]);
    check("શાહ", &["shah"]);
}

#[test]
fn thai_lao_khmer_burmese() {
    check("สมชาย", &["somchai"]);
    check("ทักษิณ ชินวัตร", &["thaksin chinwat"]);
    check("ประยุทธ์ จันทร์โอชา", &["prayut chanocha"]);
    check("ဦးသန့်", &["u than"]);
    check("အောင်ဆန်းစုကြည်", &["aung san su kyi"]);
    check("မင်းအောင်လှိုင်", &["min aung hlaing"]);
    check("ហ៊ុន សែន", &["hun saen"]);
}

#[test]
fn armenian_georgian_ethiopic() {
    check("Նիկոլ Փաշինյան", &["nikol pashinyan"]);
    check("Երևան Ոսկան", &["yerevan voskan"]);
    check("მიხეილ სააკაშვილი", &["mikheil saakashvili"]);
    check("አበበ", &["abebe"]);
}

#[test]
fn mixed_scripts_and_the_unknown() {
    check("Huawei 华为", &["huawei hua wei"]);
    check("ОАО «Банк ВТБ24»", &["oao bank vtb24"]);
    check("株式会社ABC", &["zhu shi hui she abc"]);
    check("ᏣᎳᎩ", &["u13e3u13b3u13a9"]);
    assert!(readings("").is_empty());
    assert!(readings(" - · ").is_empty());
}

#[test]
fn sources_point_into_the_text() {
    let all = readings("Kim 金正恩");
    let words: Vec<&str> = all[0]
        .words
        .iter()
        .map(|word| &"Kim 金正恩"[word.source.clone()])
        .collect();
    assert_eq!(words, ["Kim", "金", "正", "恩"]);
    let words: Vec<_> = readings("عبدالغني")[0]
        .words
        .iter()
        .map(|word| word.source.clone())
        .collect();
    assert_eq!(words, [0..6, 6..10, 10..16]);
}

#[test]
fn what_random_names_once_broke() {
    for name in ["んば", "ÀӘ\u{3347a}", "Lѐ"] {
        assert!(holds(name).is_ok(), "{}", shown(name));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_within_the_limits(name in any_name()) {
        holds(&name)?;
    }

    #[test]
    fn any_characters_are_read_within_the_limits(name in "\\PC{0,40}") {
        holds(&name)?;
    }
}

fn holds(name: &str) -> Result<(), TestCaseError> {
    let all = readings(name);
    prop_assert!(all.len() <= MAX_READINGS);
    prop_assert_eq!(all.first().map_or(0, |reading| reading.cost), 0);
    prop_assert!(all.windows(2).all(|pair| pair[0].cost <= pair[1].cost));
    for reading in &all {
        prop_assert!(!reading.words.is_empty());
        for word in &reading.words {
            prop_assert!(
                !word.spellings.is_empty()
                    && word.spellings.len() <= MAX_SPELLINGS.max(kanji::MAX_SPELLINGS)
            );
            prop_assert!(
                name.get(word.source.clone())
                    .is_some_and(|source| !source.is_empty())
            );
            for spelling in &word.spellings {
                prop_assert!(!spelling.latin.is_empty());
                prop_assert!(
                    spelling
                        .latin
                        .bytes()
                        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()),
                    "{}",
                    spelling.latin
                );
            }
        }
    }
    if name.chars().any(char::is_alphanumeric) {
        prop_assert!(!all.is_empty());
    }
    Ok(())
}

/// Characters of the scripts that are read here, in any mixture.
fn any_name() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        any::<char>(),
        proptest::char::range('\u{20}', '\u{24f}'),
        proptest::char::range('\u{370}', '\u{6ff}'),
        proptest::char::range('\u{900}', '\u{eff}'),
        proptest::char::range('\u{1000}', '\u{137f}'),
        proptest::char::range('\u{1780}', '\u{17ff}'),
        proptest::char::range('\u{3000}', '\u{30ff}'),
        proptest::char::range('\u{4e00}', '\u{9fff}'),
        proptest::char::range('\u{ac00}', '\u{d7a3}'),
        Just(' '),
        Just('·'),
    ];
    proptest::collection::vec(character, 0..24)
        .prop_map(|characters| characters.into_iter().collect())
}
