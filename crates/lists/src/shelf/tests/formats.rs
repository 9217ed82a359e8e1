//! The same content in other bytes.

use super::{Bench, xml};
use crate::shelf::Standing;

#[test]
fn what_says_the_same_makes_no_new_version() {
    let bench = Bench::new();
    let one = xml("2026-08-01", 3);
    let first = bench.import(&one).unwrap();
    let text = String::from_utf8(one).unwrap();
    let other = text.replace("<ENTITIES>", "<!-- of another hand -->\n<ENTITIES>");
    let again = bench.import(other.as_bytes()).unwrap();
    assert_eq!(again.standing, Standing::Known);
    assert_eq!(again.info.version, first.info.version);
    assert!(
        again.warnings[0].contains("the same content as 2026-08-01"),
        "{:?}",
        again.warnings
    );
    // As many parties and names, one of them another's: that is a change.
    let changed = other.replacen("Aa", "Ab", 1);
    let changed = bench.import(changed.as_bytes()).unwrap();
    assert_eq!(changed.standing, Standing::InForce);
    let versions = &bench.shelf().status().unwrap()[0].versions;
    assert_eq!(versions.len(), 2);
}
