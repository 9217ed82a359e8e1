//! The scan against short texts in more languages, about persons of the starter list: inflected
//! surnames, headlines, namesakes, scripts.

// A check that cannot read its files fails.
#![allow(clippy::unwrap_used)]

use vokter_documents::{ResolvedBy, SCAN_THRESHOLD, Scanner};
use vokter_lists::starter;
use vokter_screening::Index;

/// A text, and its mentions: the words, whether by the surname alone, a part of the caption.
type Case = (&'static str, &'static [(&'static str, bool, &'static str)]);

const CASES: &[Case] = &[
    (
        "Minister Siergiej Ławrow przyjechał do Genewy. Ławrowa witano, Ławrowowi dziękowano, z Ławrowem rozmawiano.",
        &[
            ("Siergiej Ławrow", false, "lavrov"),
            ("Ławrowa", true, "lavrov"),
            ("Ławrowowi", true, "lavrov"),
            ("Ławrowem", true, "lavrov"),
        ],
    ),
    (
        "Президент Владимир Путин прибыл. Путину доложили. Встреча с Ким Чен Ыном прошла хорошо.",
        &[
            ("Владимир Путин", false, "putin"),
            ("Путину", true, "putin"),
            ("Ким Чен Ыном", false, "kim jong un"),
        ],
    ),
    (
        "푸틴 대통령이 말했다. 블라디미르 푸틴이 왔다. 푸틴이 웃었다.",
        &[
            ("푸틴", true, "putin"),
            ("블라디미르 푸틴이", false, "putin"),
            ("푸틴이", true, "putin"),
        ],
    ),
    (
        "Putin V.V. signed it. PUTIN, Vladimir was named.",
        &[
            ("Putin V.V", false, "putin"),
            ("PUTIN, Vladimir", false, "putin"),
        ],
    ),
    ("Ali Putin said so. Putin laughed.", &[]),
    (
        "Vladimir Putin came. En Putin came to the farm. Then Putin left.",
        &[("Vladimir Putin", false, "putin")],
    ),
    (
        "O presidente Vladimir Putin chegou a Lisboa. Putin disse que não.",
        &[("Vladimir Putin", false, "putin"), ("Putin", true, "putin")],
    ),
    (
        "Il presidente Vladimir Putin è arrivato a Roma. Secondo Putin la pace è lontana.",
        &[("Vladimir Putin", false, "putin"), ("Putin", true, "putin")],
    ),
    (
        "President Vladimir Poetin kwam aan. Poetin zei niets, Poetins woordvoerder ook niet.",
        &[
            ("Vladimir Poetin", false, "putin"),
            ("Poetin", true, "putin"),
            ("Poetins", true, "putin"),
        ],
    ),
    (
        "President Vladimir Putin kom till Helsingfors. Putins talesman sade inget.",
        &[
            ("Vladimir Putin", false, "putin"),
            ("Putins", true, "putin"),
        ],
    ),
    (
        "Președintele Vladimir Putin a ajuns la Chișinău. Lui Putin nu i-a plăcut.",
        &[("Vladimir Putin", false, "putin"), ("Putin", true, "putin")],
    ),
    (
        "Президентът Владимир Путин пристигна. Путин каза, че е доволен.",
        &[("Владимир Путин", false, "putin"), ("Путин", true, "putin")],
    ),
    (
        "Председник Владимир Путин је стигао у Београд. Путина су дочекали. Разговор са Путином је трајао.",
        &[
            ("Владимир Путин", false, "putin"),
            ("Путина", true, "putin"),
            ("Путином", true, "putin"),
        ],
    ),
    (
        "Presiden Vladimir Putin tiba di Jakarta. Menurut Putin, perang akan berakhir.",
        &[("Vladimir Putin", false, "putin"), ("Putin", true, "putin")],
    ),
    (
        "Prezident Vladimir Putin prišiel do Bratislavy. Putina čakali, s Putinom hovorili.",
        &[
            ("Vladimir Putin", false, "putin"),
            ("Putina", true, "putin"),
            ("Putinom", true, "putin"),
        ],
    ),
    (
        "Vladimira Putina dočekali su u Zagrebu. S Putinom su razgovarali.",
        &[
            ("Vladimira Putina", false, "putin"),
            ("Putinom", true, "putin"),
        ],
    ),
    (
        "Ο Βλαντιμίρ Πούτιν και ο Σεργκέι Σόιγκου μίλησαν. Του Σόιγκου δεν άρεσε.",
        &[
            ("Βλαντιμίρ Πούτιν", false, "putin"),
            ("Σεργκέι Σόιγκου", false, "shoigu"),
            ("Σόιγκου", true, "shoigu"),
        ],
    ),
    (
        "სერგეი ლავროვმა ილაპარაკა. ლავროვის სიტყვა. ლავროვს უყვარს.",
        &[
            ("სერგეი ლავროვმა", false, "lavrov"),
            ("ლავროვის", true, "lavrov"),
            ("ლავროვს", true, "lavrov"),
        ],
    ),
    (
        "Սերգեյ Լավրովը ժամանեց Երևան։ Լավրովի խոսքը։",
        &[
            ("Սերգեյ Լավրովը", false, "lavrov"),
            ("Լավրովի", true, "lavrov"),
        ],
    ),
    (
        "Kim Larsen sang. Kim Jong Un kom til Moskva. Så sang Kim Larsen. Kim var glad.",
        &[("Kim Jong Un", false, "kim jong un")],
    ),
    (
        "Путин приедет\n\nВладимир Путин приедет в Минск во вторник.",
        &[("Путин", true, "putin"), ("Владимир Путин", false, "putin")],
    ),
    (
        "Putina czeka trudna rozmowa\n\nPrezydent Władimir Putin przyleci w środę do Mińska.",
        &[
            ("Putina", true, "putin"),
            ("Władimir Putin", false, "putin"),
        ],
    ),
    (
        "김정은 국무위원장은 말했다. 김정은이 왔다.",
        &[
            ("김정은", false, "kim jong un"),
            ("김정은이", false, "kim jong un"),
        ],
    ),
    (
        "Sergejs Lavrovs ieradās Rīgā. Lavrova teiktais bija ass. Ar Lavrovu runāja.",
        &[
            ("Sergejs Lavrovs", false, "lavrov"),
            ("Lavrova", true, "lavrov"),
            ("Lavrovu", true, "lavrov"),
        ],
    ),
    (
        "Sergejus Lavrovas atvyko į Vilnių. Lavrovo kalba. Su Lavrovu kalbėjosi.",
        &[
            ("Sergejus Lavrovas", false, "lavrov"),
            ("Lavrovo", true, "lavrov"),
            ("Lavrovu", true, "lavrov"),
        ],
    ),
    (
        "سرگئی لاوروف به تهران آمد. لاوروف گفت.",
        &[("سرگئی لاوروف", false, "lavrov"), ("لاوروف", true, "lavrov")],
    ),
    (
        "Президент зустрівся з Олександром Лукашенком у Мінську. Лукашенка бачили в аеропорту.",
        &[
            ("Олександром Лукашенком", false, "lukashenko"),
            ("Лукашенка", true, "lukashenko"),
        ],
    ),
    (
        "Rozmowa z Siergiejem Ławrowem była długa. Ławrow milczał, Ławrowowi to pasuje.",
        &[
            ("Siergiejem Ławrowem", false, "lavrov"),
            ("Ławrow", true, "lavrov"),
            ("Ławrowowi", true, "lavrov"),
        ],
    ),
    (
        "Rusya Devlet Başkanı Vladimir Putin geldi. Putinle konuştu. Putin’in sözleri.",
        &[
            ("Vladimir Putin", false, "putin"),
            ("Putinle", true, "putin"),
            ("Putin", true, "putin"),
        ],
    ),
    (
        "Venemaa presidendi Vladimir Putini kõne. Putinit nähti.",
        &[
            ("Vladimir Putini", false, "putin"),
            ("Putinit", true, "putin"),
        ],
    ),
    (
        "Vlagyimir Putyin orosz elnök megérkezett. Putyinnal tárgyaltak, Putyint várták.",
        &[
            ("Vlagyimir Putyin", false, "putin"),
            ("Putyinnal", true, "putin"),
            ("Putyint", true, "putin"),
        ],
    ),
    (
        "Vladimiram Putinam nepatika. Putins aizbrauca.",
        &[
            ("Vladimiram Putinam", false, "putin"),
            ("Putins", true, "putin"),
        ],
    ),
    (
        "Wladimir Putins Rede war lang. Putins Leute schwiegen nicht.",
        &[
            ("Wladimir Putins", false, "putin"),
            ("Putins", true, "putin"),
        ],
    ),
    (
        "普京抵达北京\n\n俄罗斯总统弗拉基米尔·普京抵达北京。普京表示满意。",
        &[
            ("普京", true, "putin"),
            ("弗拉基米尔·普京", false, "putin"),
            ("普京", true, "putin"),
        ],
    ),
    (
        "弗拉基米尔·普京来了。柳德米拉·普京也来了。普京没有说话。",
        &[("弗拉基米尔·普京", false, "putin")],
    ),
    (
        "セルゲイ・ラブロフ外相は訪日した。ラブロフ氏は笑った。",
        &[
            ("セルゲイ・ラブロフ", false, "lavrov"),
            ("ラブロフ", true, "lavrov"),
        ],
    ),
    (
        "러시아의 세르게이 라브로프 장관이 도착했다. 라브로프는 말했다.",
        &[
            ("세르게이 라브로프", false, "lavrov"),
            ("라브로프는", true, "lavrov"),
        ],
    ),
    (
        "وصل وزير الخارجية سيرغي لافروف إلى القاهرة. وقال لافروف إن المحادثات جيدة.",
        &[("سيرغي لافروف", false, "lavrov"), ("لافروف", true, "lavrov")],
    ),
    (
        "Tổng thống Nga Vladimir Putin đã đến Hà Nội. Ông Putin nói.",
        &[("Vladimir Putin", false, "putin"), ("Putin", true, "putin")],
    ),
    ("모두가 하나로 뭉쳤다. 하나로 간다.", &[]),
    (
        "Index: Petersen, Lars, 14; Putin, Vladimir, 22–25; Quist, Anna, 31.",
        &[("Putin, Vladimir", false, "putin")],
    ),
    (
        "Putin, Marina and Lavrov, the singer Anton met in Oslo. Putin, Sergei and two others sang.",
        &[],
    ),
    (
        "Kuzhuget Shoigu edited a newspaper in Tuva. Shoigu retired in the eighties.",
        &[],
    ),
    (
        "President Vladimir\nPutin said today that the talks had been long and hard.",
        &[("Vladimir\nPutin", false, "putin")],
    ),
    (
        "On Monday he wrote:\n> We met with Vladimir\n> Putin in the morning and it was\n> a long talk.",
        &[("Vladimir\n> Putin", false, "putin")],
    ),
    (
        "<p>President <b>Vladimir</b> Putin and Sergei&nbsp;Lavrov spoke.</p>",
        &[
            ("Vladimir</b> Putin", false, "putin"),
            ("Sergei&nbsp;Lavrov", false, "lavrov"),
        ],
    ),
    (
        "President **Vladimir** Putin and *Sergei* *Lavrov* met.",
        &[
            ("Vladimir** Putin", false, "putin"),
            ("Sergei* *Lavrov", false, "lavrov"),
        ],
    ),
    (
        "The poet Vladimir</p><p>Putin is a surname of Russian origin. <b>Vladimir</b>\n\nPutin Street.",
        &[],
    ),
    (
        "Vladimir Putin přijel do Prahy. Putinovi se tu nelíbilo.",
        &[
            ("Vladimir Putin", false, "putin"),
            ("Putinovi", true, "putin"),
        ],
    ),
    (
        "Aseet myytiin Rosoboronexportille. Se ei ole hyvä, sillä Rosoboronexportia valvotaan.",
        &[
            ("Rosoboronexportille", false, "rosoboronexport"),
            ("Rosoboronexportia", false, "rosoboronexport"),
        ],
    ),
    (
        "Контракт Рособоронэкспорта подписан.",
        &[("Рособоронэкспорта", false, "rosoboronexport")],
    ),
    (
        "Vladimir Putin and Ivan Putin came. Putin spoke.",
        &[("Vladimir Putin", false, "putin")],
    ),
];

#[test]
fn short_texts_in_more_languages() {
    let index = Index::build(starter::load().unwrap());
    let scanner = Scanner::new(&index);
    let mut wrong = Vec::new();
    for (text, expected) in CASES {
        let found: Vec<(String, bool, String)> = scanner
            .scan(text.as_bytes(), SCAN_THRESHOLD)
            .unwrap()
            .mentions
            .into_iter()
            .map(|mention| {
                (
                    mention.text,
                    mention.resolved_by == ResolvedBy::Surname,
                    index.entity(mention.party).caption().to_lowercase(),
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
