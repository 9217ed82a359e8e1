//! The scan against real texts and real lists: the article in the shared folder, and short texts
//! of our own about persons of the starter list.

// A check that cannot read its files fails.
#![allow(clippy::unwrap_used)]

use std::path::PathBuf;

use vokter_documents::{Mention, ResolvedBy, SCAN_THRESHOLD, Scanner};
use vokter_entities::Entity;
use vokter_lists::starter;
use vokter_screening::Index;

fn shared(path: &str) -> PathBuf {
    let shared = std::env::var("VOKTER_SHARED")
        .expect("set VOKTER_SHARED to the folder that holds lists/ and examples/");
    PathBuf::from(shared).join(path)
}

fn scan(index: &Index, text: &str) -> Vec<Mention> {
    Scanner::new(index.parties())
        .scan(text.as_bytes(), SCAN_THRESHOLD)
        .unwrap()
        .mentions
}

fn with_un() -> Vec<Entity> {
    let path = shared("lists/un-consolidated-2026-08-01.xml.gz");
    let un = vokter_lists::read(&path, &std::fs::read(&path).unwrap()).unwrap();
    let mut entities = starter::stand_back(starter::load().unwrap(), &["un-sc"]);
    entities.extend(un.entities);
    entities
}

#[test]
fn the_article_mentions_three_persons_seven_times() {
    let text = std::fs::read_to_string(shared("examples/article-nb.txt")).unwrap();
    for entities in [starter::load().unwrap(), with_un()] {
        let index = Index::build(entities);
        let found: Vec<(String, String)> = scan(&index, &text)
            .into_iter()
            .map(|mention| {
                assert_eq!(
                    &text[mention.start as usize..mention.end as usize],
                    mention.text
                );
                (
                    mention.text,
                    index.entity(mention.party).caption().to_lowercase(),
                )
            })
            .collect();
        let expected = [
            ("Kim Jong-un", "kim jong un"),
            ("Kim Jong-un", "kim jong un"),
            ("Kim Jong-uns", "kim jong un"),
            ("Sergei Sjojgu", "shoigu"),
            ("Kim Jong-un", "kim jong un"),
            ("Vladimir Putin", "putin"),
            ("Kim Jong-un", "kim jong un"),
        ];
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for ((text, caption), (words, party)) in found.iter().zip(expected) {
            assert_eq!(text, words);
            assert!(caption.contains(party), "{caption}");
        }
    }
}

/// A text, and its mentions: the words, whether by the surname alone, a part of the caption.
type Case = (&'static str, &'static [(&'static str, bool, &'static str)]);

const CASES: &[Case] = &[
    (
        "Vladimir Putin møtte pressen. Putin sa lite, og Putins talsmann mindre.",
        &[
            ("Vladimir Putin", false, "putin"),
            ("Putin", true, "putin"),
            ("Putins", true, "putin"),
        ],
    ),
    (
        "Putin lover svar\n\nVladimir Putin møtte pressen i Moskva.",
        &[("Putin", true, "putin"), ("Vladimir Putin", false, "putin")],
    ),
    (
        "Kim Jong Un kom. Så kom Paul Kim fra Oslo. Kim sa hei.",
        &[("Kim Jong Un", false, "kim jong un")],
    ),
    (
        "Kim Jong Un kom. Kim Larsen sang. Kim gikk.",
        &[("Kim Jong Un", false, "kim jong un")],
    ),
    (
        "Bashar al-Assad left Damascus. Later, Assad was seen in Moscow.",
        &[
            ("Bashar al-Assad", false, "assad"),
            ("Assad", true, "assad"),
        ],
    ),
    (
        "They may well meet again. Later Vladimir\nPutin arrived at the airport.",
        &[("Vladimir\nPutin", false, "putin")],
    ),
    (
        "Anna Putin Hansen bor i Oslo. Kim Larsen sang for Paul Kim.",
        &[],
    ),
    (
        "Russian President Vladimir Putin Tuesday met Defense Minister Sergei Shoigu. Mr. Shoigu smiled.",
        &[
            ("Vladimir Putin", false, "putin"),
            ("Sergei Shoigu", false, "shoigu"),
            ("Shoigu", true, "shoigu"),
        ],
    ),
    (
        "PUTIN MEETS KIM JONG UN IN RUSSIA\n\nVladimir Putin met Kim Jong Un.",
        &[
            ("PUTIN", true, "putin"),
            ("KIM JONG UN", false, "kim jong un"),
            ("Vladimir Putin", false, "putin"),
            ("Kim Jong Un", false, "kim jong un"),
        ],
    ),
    (
        "Sergei Shoigu met Ivan Shoigu. Shoigu left.",
        &[("Sergei Shoigu", false, "shoigu")],
    ),
    (
        "Der russische Präsident Wladimir Putin ist nach China gereist. Kremlchef Putin und die Regierung schweigen.",
        &[("Wladimir Putin", false, "putin"), ("Putin", true, "putin")],
    ),
    (
        "Putins Minister Sergej Schoigu ist da. Die Rede von Wladimir Putin war nicht lang, und Schoigus auch nicht.",
        &[
            ("Putins", true, "putin"),
            ("Sergej Schoigu", false, "shoigu"),
            ("Wladimir Putin", false, "putin"),
            ("Schoigus", true, "shoigu"),
        ],
    ),
    (
        "Le président Vladimir Poutine a rencontré Sergueï Choïgou. M. Poutine est content.",
        &[
            ("Vladimir Poutine", false, "putin"),
            ("Sergueï Choïgou", false, "shoigu"),
            ("Poutine", true, "putin"),
        ],
    ),
    (
        "El presidente Vladímir Putin y Serguéi Shoigú hablaron. Nicolás Maduro llegó; Maduro dijo que sí.",
        &[
            ("Vladímir Putin", false, "putin"),
            ("Serguéi Shoigú", false, "shoigu"),
            ("Nicolás Maduro", false, "maduro"),
            ("Maduro", true, "maduro"),
        ],
    ),
    (
        "Встреча Владимира Путина с Ким Чен Ыном прошла в Москве. О Путине говорят, Путину звонят, Сергею Шойгу тоже.",
        &[
            ("Владимира Путина", false, "putin"),
            ("Ким Чен Ыном", false, "kim jong un"),
            ("Путине", true, "putin"),
            ("Путину", true, "putin"),
            ("Сергею Шойгу", false, "shoigu"),
        ],
    ),
    (
        "Prezydent Władimir Putin spotkał się z Kim Dzong Unem. Putina nie było.",
        &[
            ("Władimir Putin", false, "putin"),
            ("Kim Dzong Unem", false, "kim jong un"),
            ("Putina", true, "putin"),
        ],
    ),
    (
        "Venäjän presidentti Vladimir Putin tapasi Kim Jong-unin. Putinin mukaan kaikki on hyvin. Putinille soitettiin.",
        &[
            ("Vladimir Putin", false, "putin"),
            ("Kim Jong-unin", false, "kim jong un"),
            ("Putinin", true, "putin"),
            ("Putinille", true, "putin"),
        ],
    ),
    (
        "Володимир Путін приїхав. Путіна бачили із Сергієм Шойгу.",
        &[
            ("Володимир Путін", false, "putin"),
            ("Путіна", true, "putin"),
            ("Сергієм Шойгу", false, "shoigu"),
        ],
    ),
    (
        "김정은은 블라디미르 푸틴을 만났다. 푸틴은 말했다.",
        &[
            ("김정은은", false, "kim jong un"),
            ("블라디미르 푸틴을", false, "putin"),
            ("푸틴은", true, "putin"),
        ],
    ),
    (
        "金正恩在平壤会见了弗拉基米尔·普京。",
        &[
            ("金正恩", false, "kim jong un"),
            ("弗拉基米尔·普京", false, "putin"),
        ],
    ),
    (
        "التقى فلاديمير بوتين وفدا في موسكو. وقال بوتين إن الأمر جيد.",
        &[("فلاديمير بوتين", false, "putin"), ("بوتين", true, "putin")],
    ),
    (
        "Rosoboronexport and the Korea Mining Development Trading Corporation signed.",
        &[
            ("Rosoboronexport", false, "rosoboronexport"),
            (
                "Korea Mining Development Trading Corporation",
                false,
                "korea mining",
            ),
        ],
    ),
    (
        "Joe Biden, Mark Milley, Rob Bauer and Joseph Dempsey spoke at the Council on Foreign Relations.",
        &[],
    ),
    (
        "Le président Vladimir Poutine est arrivé. Poutine a parlé de paix, selon Paris.",
        &[
            ("Vladimir Poutine", false, "putin"),
            ("Poutine", true, "putin"),
        ],
    ),
    (
        "Serguei Choïgou a quitté Moscou. Plus tard, Pierre Choïgou a chanté. Choïgou est boulanger.",
        &[("Serguei Choïgou", false, "shoigu")],
    ),
    (
        "Lavrov viaja a Pekín\n\nEl ministro Serguéi Lavrov llegó el martes a la capital china.",
        &[
            ("Lavrov", true, "lavrov"),
            ("Serguéi Lavrov", false, "lavrov"),
        ],
    ),
    (
        "Sergei Lavrov saapui Pekingiin. Lavrovin mukaan sota jatkuu.",
        &[
            ("Sergei Lavrov", false, "lavrov"),
            ("Lavrovin", true, "lavrov"),
        ],
    ),
    (
        "Russlands utenriksminister Sergej Lavrov kom tirsdag. Lavrovs fly landet sent.",
        &[
            ("Sergej Lavrov", false, "lavrov"),
            ("Lavrovs", true, "lavrov"),
        ],
    ),
    (
        "Bundeskanzler Olaf Scholz traf Sergej Lawrow. Lawrows Sprecherin schwieg, Scholz auch.",
        &[
            ("Sergej Lawrow", false, "lavrov"),
            ("Lawrows", true, "lavrov"),
        ],
    ),
    (
        "Президент Александр Лукашенко прибыл в Москву. Лукашенко встретили в аэропорту.",
        &[
            ("Александр Лукашенко", false, "lukashenko"),
            ("Лукашенко", true, "lukashenko"),
        ],
    ),
    (
        "Sergei Lavrov spoke first. Then Anna Lavrov, a nurse from Leeds, spoke. Lavrov cried.",
        &[("Sergei Lavrov", false, "lavrov")],
    ),
    (
        "Vladimir Putin came. Then Ali Putin sang. Putin was tired.",
        &[("Vladimir Putin", false, "putin")],
    ),
    (
        "Kim Jong Un spoke in the hall. Later Jo Kim sang there. Kim was not sad.",
        &[("Kim Jong Un", false, "kim jong un")],
    ),
    (
        "Bo Putin mødte ikke op. Det sagde Vladimir Putin til avisen. Så kom Bo Putin. Putin sang.",
        &[("Vladimir Putin", false, "putin")],
    ),
    (
        "Vladimir Putin arrived with his staff. Mrs Putin stayed at home.",
        &[("Vladimir Putin", false, "putin")],
    ),
    (
        "Wladimir Putin kam mit dem Zug. Frau Putin blieb zu Hause. Putin schwieg.",
        &[("Wladimir Putin", false, "putin")],
    ),
    (
        "Vladimir Putin was at the dinner. Later von Putin sang to them. Putin left.",
        &[("Vladimir Putin", false, "putin")],
    ),
    (
        "Die Rede von Wladimir Putin war lang. Die Worte von Putin waren klar.",
        &[("Wladimir Putin", false, "putin"), ("Putin", true, "putin")],
    ),
    (
        "Заявление сделал Путин В.В. в Москве.",
        &[("Путин В.В", false, "putin")],
    ),
    (
        "The list names Putin V.V. and others.",
        &[("Putin V.V", false, "putin")],
    ),
    (
        "The entry reads PUTIN, Vladimir Vladimirovich, and is old.",
        &[("PUTIN, Vladimir Vladimirovich", false, "putin")],
    ),
    (
        "Документ подписал Путин Владимир Владимирович. Путин был доволен.",
        &[
            ("Путин Владимир Владимирович", false, "putin"),
            ("Путин", true, "putin"),
        ],
    ),
    (
        "Rozmawiał z Aleksandrem Łukaszenką i nie był sam. Łukaszenki nie było.",
        &[
            ("Aleksandrem Łukaszenką", false, "lukashenko"),
            ("Łukaszenki", true, "lukashenko"),
        ],
    ),
    (
        "Mluvil s Vladimirem Putinem o válce. Putinovi se to nelíbilo, Putina to netěší.",
        &[
            ("Vladimirem Putinem", false, "putin"),
            ("Putinovi", true, "putin"),
            ("Putina", true, "putin"),
        ],
    ),
    (
        "Razgovarao je s Vladimirom Putinom u Moskvi. Putinu se to nije svidjelo.",
        &[
            ("Vladimirom Putinom", false, "putin"),
            ("Putinu", true, "putin"),
        ],
    ),
    (
        "Vladimir Putin'in konuşması çok uzun ve sert oldu. Putin'e göre bu önemli. Putin'den açıklama.",
        &[
            ("Vladimir Putin", false, "putin"),
            ("Putin", true, "putin"),
            ("Putin", true, "putin"),
        ],
    ),
    (
        "Ο πρόεδρος Βλαντίμιρ Πούτιν μίλησε στη Μόσχα. Η απάντηση του Πούτιν ήταν σκληρή.",
        &[
            ("Βλαντίμιρ Πούτιν", false, "putin"),
            ("Πούτιν", true, "putin"),
        ],
    ),
    (
        "Ο Σεργκέι Λαβρόφ έφτασε. Ο Λαβρόφ είπε.",
        &[
            ("Σεργκέι Λαβρόφ", false, "lavrov"),
            ("Λαβρόφ", true, "lavrov"),
        ],
    ),
    (
        "ვლადიმირ პუტინმა თქვა. პუტინის განცხადება, პუტინს არ უნდა.",
        &[
            ("ვლადიმირ პუტინმა", false, "putin"),
            ("პუტინის", true, "putin"),
            ("პუტინს", true, "putin"),
        ],
    ),
    (
        "Վլադիմիր Պուտինը եկավ։ Պուտինի խոսքը։",
        &[
            ("Վլադիմիր Պուտինը", false, "putin"),
            ("Պուտինի", true, "putin"),
        ],
    ),
    (
        "Vladimirs Putins ieradās Maskavā. Putina runa bija gara.",
        &[
            ("Vladimirs Putins", false, "putin"),
            ("Putina", true, "putin"),
        ],
    ),
    (
        "Vladimiras Putinas atvyko į Maskvą. Putino kalba buvo ilga, Putinui patiko.",
        &[
            ("Vladimiras Putinas", false, "putin"),
            ("Putino", true, "putin"),
            ("Putinui", true, "putin"),
        ],
    ),
    (
        "Ким Чен Ына видели в Москве. С Ким Чен Ыном говорили.",
        &[
            ("Ким Чен Ына", false, "kim jong un"),
            ("Ким Чен Ыном", false, "kim jong un"),
        ],
    ),
    (
        "朝鲜领导人金正恩发表讲话。金正恩说。",
        &[
            ("金正恩", false, "kim jong un"),
            ("金正恩", false, "kim jong un"),
        ],
    ),
    (
        "राष्ट्रपति व्लादिमीर पुतिन दिल्ली आए। पुतिन ने कहा। पुतिन को बताया गया।",
        &[
            ("व्लादिमीर पुतिन", false, "putin"),
            ("पुतिन", true, "putin"),
            ("पुतिन", true, "putin"),
        ],
    ),
    (
        "ולדימיר פוטין הגיע למוסקבה. לפוטין אין תשובה. ופוטין שתק. שפוטין אמר.",
        &[
            ("ולדימיר פוטין", false, "putin"),
            ("לפוטין", true, "putin"),
            ("ופוטין", true, "putin"),
            ("שפוטין", true, "putin"),
        ],
    ),
    (
        "ولادیمیر پوتین به تهران رفت. پوتین گفت.",
        &[("ولادیمیر پوتین", false, "putin"), ("پوتین", true, "putin")],
    ),
    (
        "プーチン大統領は言った。ウラジーミル・プーチンは来た。プーチン氏は笑った。",
        &[
            ("プーチン", true, "putin"),
            ("ウラジーミル・プーチン", false, "putin"),
            ("プーチン", true, "putin"),
        ],
    ),
    (
        "Presidentti Aljaksandr Lukašenka tapasi hänet. Lukašenkan mukaan se on hyvä.",
        &[
            ("Aljaksandr Lukašenka", false, "lukashenko"),
            ("Lukašenkan", true, "lukashenko"),
        ],
    ),
    (
        "Putin poprosil\n\nPrezident Vladimir Putin prišel v Moskvo in je govoril.",
        &[("Putin", true, "putin"), ("Vladimir Putin", false, "putin")],
    ),
    (
        "Danielle Adams and Peter Mattis were here. Angela Ramirez was not.",
        &[],
    ),
    ("Die Namen der Bereiche sind nicht bekannt.", &[]),
];

#[test]
fn short_texts_in_many_languages() {
    let index = Index::build(starter::load().unwrap());
    let mut wrong = Vec::new();
    for (text, expected) in CASES {
        let found: Vec<(String, bool, String)> = scan(&index, text)
            .into_iter()
            .map(|m| {
                (
                    m.text,
                    m.resolved_by == ResolvedBy::Surname,
                    index.entity(m.party).caption().to_lowercase(),
                )
            })
            .collect();
        let same = found.len() == expected.len()
            && found.iter().zip(*expected).all(|(found, expected)| {
                found.0 == expected.0 && found.1 == expected.1 && found.2.contains(expected.2)
            });
        if !same {
            wrong.push(format!(
                "{text}\n  found    {found:?}\n  expected {expected:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
