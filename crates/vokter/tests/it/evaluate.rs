//! `vokter evaluate`: figures, columns, lines that cannot be read.

use crate::run::House;

const PAIRS: &str = "name1,name2,schema,is_match,category\n\
Sergei Sjojgu,Sergey Shoigu,Person,1,russian\n\
Kari Nordmann,Ola Hansen,person,false,norse\n\
Kim Jong Un,김정은,,yes,korean\n\
Kari Nordmann,Quorzam Trading,,0,\n";

#[test]
fn figures_add_up() {
    let house = House::new();
    let file = house.file("p.csv", PAIRS);
    let said = house.run(&["evaluate", &file, "--json"]);
    assert_eq!(said.code, 0, "{said:?}");
    let all = said.json();
    assert_eq!(all["pairs"], 4);
    let count = |name: &str| all[name].as_u64().unwrap();
    assert_eq!(count("true_positives") + count("false_negatives"), 2);
    assert_eq!(count("true_negatives") + count("false_positives"), 2);
    for name in [
        "precision",
        "recall",
        "f1",
        "accuracy",
        "threshold",
        "prior",
        "elapsed_s",
    ] {
        assert!(all[name].is_f64(), "{name}");
    }
    assert!(all["best"]["f1"].as_f64().unwrap() >= all["f1"].as_f64().unwrap());
    assert_eq!(all["sweep"].as_array().unwrap().len(), 99);
    assert_eq!(all["categories"]["korean"]["pairs"], 1);
    assert_eq!(all["categories"].as_object().unwrap().len(), 3);
    let lines: Vec<_> = all["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|pair| pair["line"].as_u64().unwrap())
        .collect();
    assert_eq!(lines, [2, 3, 4, 5]);
    assert_eq!(all["results"][0]["expected"], true);
    let people = house.run(&["evaluate", &file]);
    assert!(
        people.out.contains("F1") && people.out.contains("said yes"),
        "{}",
        people.out
    );
}

#[test]
fn columns_have_other_names_and_optional_ones_may_be_missing() {
    let house = House::new();
    let file = house.file("p.csv", "a;b;same\nA B;A B;TRUE\n");
    let said = house.run(&[
        "evaluate", &file, "--left", "a", "--right", "b", "--label", "same", "--json",
    ]);
    assert_eq!(said.code, 0, "{said:?}");
    assert_eq!(said.json()["categories"].as_object().unwrap().len(), 0);
    house.run(&["evaluate", &file]).refused(1, "--left");
}

#[test]
fn a_pair_that_cannot_be_read_is_told_with_its_line() {
    let house = House::new();
    let file = house.file(
        "p.csv",
        "name1,name2,is_match\nA B,A B,1\nA B,\"C\nD\",maybe\nE,,1\n",
    );
    let said = house.run(&["evaluate", &file, "--json"]);
    assert_eq!(said.code, 1);
    let all = said.json();
    assert_eq!(all["pairs"], 1);
    assert_eq!(all["errors"][0]["line"], 3);
    assert_eq!(all["errors"][1]["line"], 4);
    assert!(
        said.err.contains("line 3") && said.err.contains("maybe"),
        "{}",
        said.err
    );
}

#[test]
fn the_threshold_decides() {
    let house = House::new();
    let file = house.file("p.csv", PAIRS);
    let all = house
        .run(&["evaluate", &file, "--threshold", "0", "--json"])
        .json();
    assert_eq!(all["true_positives"], 2);
    assert_eq!(all["false_positives"], 2);
}

#[test]
fn facts_count_when_asked_for() {
    let house = House::new();
    let file = house.file(
        "p.csv",
        "name1,name2,is_match,birth_date1,birth_date2,country1,country2\n\
         Kari Nordmann,Kari Nordmann,1,1961-02-03,1961-02-03,NO,Norway\n\
         Kari Nordmann,Kari Nordmann,0,1961-02-03,1990-12-31,NO,SE\n",
    );
    let bits = |flags: &[&str]| {
        let mut call = vec!["evaluate", &file, "--json"];
        call.extend(flags);
        let all = house.run(&call).json();
        let bits = |at: usize| all["results"][at]["bits"].as_f64().unwrap();
        (bits(0), bits(1))
    };
    let (first, second) = bits(&[]);
    assert!((first - second).abs() < 1e-9);
    let (agreeing, contradicting) = bits(&["--facts"]);
    assert!(agreeing > first && contradicting < second);
    let bare = house.file("bare.csv", PAIRS);
    house
        .run(&["evaluate", &bare, "--facts"])
        .refused(1, "birth_date1");
}

#[test]
fn curves_and_an_earlier_run() {
    let house = House::new();
    let file = house.file("p.csv", PAIRS);
    let before = house.run(&["evaluate", &file, "--threshold", "0", "--json"]);
    let earlier = house.file("before.json", &before.out);
    let folder = house.path("pictures").display().to_string();
    let said = house.run(&[
        "evaluate",
        &file,
        "--json",
        "--baseline",
        &earlier,
        "--plots",
        &folder,
    ]);
    assert_eq!(said.code, 0, "{said:?}");
    let baseline = &said.json()["baseline"];
    assert_eq!(baseline["better"], 2, "the two false alarms of threshold 0");
    for picture in ["roc.svg", "precision-recall.svg", "reliability.svg"] {
        let text = std::fs::read_to_string(format!("{folder}/{picture}")).unwrap();
        assert!(
            text.contains("<svg") && text.contains("polyline"),
            "{picture}"
        );
    }
    let other = house.file("other.csv", PAIRS.replace("Person,1", "Person,0"));
    house
        .run(&["evaluate", &other, "--baseline", &earlier])
        .refused(1, "line 2");
    house
        .run(&["evaluate", &file, "--baseline", &file])
        .refused(1, "evaluate --json");
}

#[test]
fn records_are_looked_for_on_the_lists() {
    let house = House::new();
    let file = house.file(
        "r.csv",
        "name,schema,birth_date,country,expected_list,expected_reference,category\n\
         Sergei Sjojgu,Person,1955-05-21,RU,uk-sl,RUS0689,russian\n\
         Kari Nordmann,Person,1961-02-03,NO,,,norse\n\
         Kari Nordmann,Person,1961-02-03,NO,uk-sl,RUS0689,norse\n\
         Kari Nordmann,Person,1961-02-03,NO,uk-sl,,norse\n",
    );
    let said = house.run(&["evaluate", &file, "--parties", "--json"]);
    assert_eq!(said.code, 1, "{said:?}");
    let all = said.json();
    assert_eq!((&all["listed"], &all["found"]), (&2.into(), &1.into()));
    assert_eq!((&all["innocent"], &all["alarmed"]), (&1.into(), &0.into()));
    assert_eq!(all["results"][0]["rank"], 1);
    assert!(all["results"][1]["rank"].is_null());
    assert_eq!(all["errors"][0]["line"], 5);
    assert_eq!(all["categories"]["norse"]["listed"], 1);
    let people = house.run(&["evaluate", &file, "--parties"]);
    assert!(people.out.contains("1 of 2 found"), "{}", people.out);
}
