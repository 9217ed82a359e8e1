use super::*;
use crate::words::table::assert_sorted;

/// The rarity of each token of a name in Latin letters.
fn of(name: &str) -> Vec<f64> {
    let tokens: Vec<[&str; 1]> = name.split(' ').map(|token| [token]).collect();
    let tokens: Vec<&[&str]> = tokens.iter().map(|token| &token[..]).collect();
    of_person(&tokens).into_iter().map(Bits::as_f64).collect()
}

fn check(name: &str, least: &[f64], most: &[f64]) {
    let found = of(name);
    assert_eq!(found.len(), least.len());
    for (i, bits) in found.iter().enumerate() {
        assert!(
            (least[i]..=most[i]).contains(bits),
            "{name}: {found:?}, token {i}"
        );
    }
}

#[test]
fn common_names_are_worth_little_and_in_their_own_culture_least() {
    check("kim jong nam", &[1.9, 2.5, 3.0], &[3.2, 5.5, 7.0]);
    check("kim larsen", &[5.0, 6.0], &[9.0, 9.5]);
    check("nguyen van minh", &[1.0, 1.0, 3.0], &[3.0, 4.5, 8.0]);
    check("ahmed mohammed ali", &[3.0, 2.0, 2.5], &[6.0, 5.0, 5.5]);
    check("wang wei", &[3.5, 3.0], &[5.0, 8.0]);
    check("john smith", &[4.0, 5.5], &[7.5, 8.5]);
    check("sergei ivanov", &[3.0, 5.5], &[6.5, 9.5]);
}

#[test]
fn unknown_names_are_rare_and_short_ones_less_so() {
    check("qwxz qwxzk", &[15.5, 18.0], &[15.5, 18.0]);
    check("q qx qxw", &[4.5, 10.0, 13.0], &[4.5, 10.0, 13.0]);
    assert_eq!(of_person(&[]), []);
    assert_eq!(of_person(&[&[]]), [Bits(450)]);
}

#[test]
fn an_unknown_token_changes_nothing_for_the_others() {
    assert_eq!(of("sergei ivanov")[..], of("sergei ivanov qwxzk")[..2]);
}

#[test]
fn the_most_frequent_spelling_counts() {
    let one = of_person(&[&["qwxzk", "kim"]]);
    assert_eq!(one, of_person(&[&["kim"]]));
    assert_eq!(of_body(&["qwxzkq", "trading"]), of_body(&["trading"]));
}

#[test]
fn generic_words_of_bodies_are_worth_little() {
    let check = |word: &str, least: i32, most: i32| {
        let bits = of_body(&[word]);
        assert!((Bits(least)..=Bits(most)).contains(&bits), "{word} {bits}");
    };
    check("trading", 250, 600);
    check("company", 100, 500);
    check("bank", 350, 750);
    check("general", 400, 850);
    check("qwxzkqq", 1750, 1750);
    check("qx", 1000, 1000);
}

#[test]
fn the_tables_are_sorted_and_every_cell_is_read() {
    assert_sorted(PERSONS);
    assert_sorted(BODIES);
    for row in rows(PERSONS) {
        let (token, rest) = split(row);
        assert_eq!(cells(rest).count(), rest.split(',').count(), "{token}");
        assert!(
            cells(rest).all(|(_, hundredths)| (0..=1700).contains(&hundredths)),
            "{token}"
        );
    }
    assert_eq!(bodies().len(), rows(BODIES).count());
}
