//! `vokter compare`: two names and their sum.

use crate::run::{House, check_sum};

#[test]
fn two_names_and_their_terms() {
    let house = House::new();
    let comparison = house
        .run(&["compare", "Sergei Sjojgu", "Sergey Shoigu", "--json"])
        .json();
    check_sum(&comparison);
    assert!(comparison["score"].as_f64().unwrap() > 0.7);
    assert!(comparison["band"].is_string());
    let said = house.run(&["compare", "Sergei Sjojgu", "Sergey Shoigu"]);
    for word in ["prior", "total", "romanisation"] {
        assert!(said.out.contains(word), "{}", said.out);
    }
}

#[test]
fn names_apart_add_up_too() {
    check_sum(
        &House::new()
            .run(&["compare", "Kari Nordmann", "Ola Hansen", "--json"])
            .json(),
    );
}

#[test]
fn needs_no_list_and_no_home() {
    let mut house = House::new();
    house.set("VOKTER_DATA_DIR", "/nonexistent/folder");
    assert_eq!(house.run(&["compare", "A B", "A B"]).code, 0);
}

#[test]
fn wrong_calls() {
    let house = House::new();
    house.run(&["compare", "one"]).refused(2, "compare --help");
    house.run(&["compare", "one", " "]).refused(2, "empty");
    house
        .run(&["compare", "a", "b", "--schema", "x"])
        .refused(2, "unknown schema");
}

#[test]
fn the_exit_code_keeps_to_the_threshold() {
    let house = House::new();
    let run = |threshold: &str| {
        let call = ["compare", "Kari Nordmann", "Kari Nordman", "--fail-on-hit"];
        house
            .run(&[&call[..], &["--threshold", threshold]].concat())
            .code
    };
    assert_eq!((run("0"), run("1")), (3, 0));
}

#[test]
fn equal_initials_do_not_contradict_each_other() {
    let said = House::new()
        .run(&["compare", "A B", "A B", "--json"])
        .json();
    check_sum(&said);
    assert_eq!(said["evidence"][0]["relation"], "equal");
    assert_ne!(said["band"], "below");
}
