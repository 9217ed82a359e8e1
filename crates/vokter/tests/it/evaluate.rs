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
